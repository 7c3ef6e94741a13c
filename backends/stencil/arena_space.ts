/**
 * Which bytes of a range are free: first fit, lowest address first, so that code gathers at the beginning and whole pages
 * stay untouched. Freed neighbours are merged.
 */

/** The free pieces of a range of bytes. */
export class ArenaSpace {
  /** Offsets of the free pieces, ascending; no two of them touch. */
  readonly #offsets: number[] = [0];
  readonly #sizes: number[];
  readonly #bytes: number;
  #free: number;

  /** A range that is all free. */
  constructor(bytes: number) {
    this.#bytes = bytes;
    this.#sizes = [bytes];
    this.#free = bytes;
  }

  /** Bytes that are free. */
  get free(): number {
    return this.#free;
  }

  /** Free pieces. */
  get pieces(): number {
    return this.#offsets.length;
  }

  /** Takes a piece. @returns its offset, -1: there is no room */
  take(bytes: number): number {
    const sizes = this.#sizes;
    let index = 0;
    while (index < sizes.length && sizes[index] < bytes) index++;
    if (index === sizes.length) return -1;
    const offset = this.#offsets[index];
    if (sizes[index] === bytes) {
      this.#offsets.splice(index, 1);
      sizes.splice(index, 1);
    } else {
      this.#offsets[index] += bytes;
      sizes[index] -= bytes;
    }
    this.#free -= bytes;
    return offset;
  }

  /** Gives a piece back. @throws RangeError when part of it is free or out of the range */
  give(offset: number, bytes: number): void {
    const offsets = this.#offsets;
    const sizes = this.#sizes;
    // The first free piece behind it.
    let low = 0;
    for (let high = offsets.length; low < high;) {
      const middle = (low + high) >> 1;
      if (offsets[middle] < offset) low = middle + 1;
      else high = middle;
    }
    const end = offset + bytes;
    const before = low > 0 ? offsets[low - 1] + sizes[low - 1] : 0;
    const behind = low < offsets.length ? offsets[low] : this.#bytes;
    if (offset < before || end > behind) {
      throw new RangeError(`Cannot free ${bytes} bytes at ${offset}: they are not all in use`);
    }
    this.#free += bytes;
    const joinsBefore = low > 0 && before === offset;
    const joinsBehind = low < offsets.length && behind === end;
    if (joinsBefore && joinsBehind) {
      sizes[low - 1] += bytes + sizes[low];
      offsets.splice(low, 1);
      sizes.splice(low, 1);
    } else if (joinsBefore) {
      sizes[low - 1] += bytes;
    } else if (joinsBehind) {
      offsets[low] = offset;
      sizes[low] += bytes;
    } else {
      offsets.splice(low, 0, offset);
      sizes.splice(low, 0, bytes);
    }
  }
}
