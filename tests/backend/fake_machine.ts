/**
 * A machine to compile for that does not exist: an address space in a SharedArrayBuffer, so that several workers can map
 * and unmap in it, as they do in a process. It notices what a real one would crash at: entering or unmapping what is not
 * mapped. Addresses are never reused.
 */

const MAPS = 0;
const UNMAPS = 1;
const WRONG = 2;
const SHIM_COMPILES = 3;
const SHIM_FREES = 4;
const ENTRIES = 5;
const ATTACHES = 6;
const DETACHES = 7;
const HEADER = 16;

/** Addresses are small even numbers: a word each, that holds what is mapped there. */
export class FakeMachine {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(buffer = new SharedArrayBuffer((HEADER + (1 << 16)) * 4)) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
  }

  /** Maps something. @returns its address */
  map(size: number): number {
    const address = Atomics.add(this.#words, MAPS, 1) + 1;
    Atomics.store(this.#words, HEADER + address, size);
    return address;
  }

  /** Unmaps it. @throws Error when it is not mapped */
  unmap(address: number): void {
    if (Atomics.exchange(this.#words, HEADER + address, 0) === 0) {
      Atomics.add(this.#words, WRONG, 1);
      throw new Error(`unmapped ${address} twice`);
    }
    Atomics.add(this.#words, UNMAPS, 1);
  }

  /** Uses what is mapped. @throws Error when nothing is */
  touch(address: number): void {
    if (Atomics.load(this.#words, HEADER + address) !== 0) return;
    Atomics.add(this.#words, WRONG, 1);
    throw new Error(`used ${address} after it was freed`);
  }

  isMapped(address: number): boolean {
    return Atomics.load(this.#words, HEADER + address) !== 0;
  }

  /** Mappings that are there. */
  get mapped(): number {
    return this.#at(MAPS) - this.#at(UNMAPS);
  }

  /** Shims compiled or attached that were not freed, whole or half made, nor detached. */
  get shims(): number {
    return this.#at(SHIM_COMPILES) + this.#at(ATTACHES) - this.#at(SHIM_FREES) - this.#at(DETACHES);
  }

  /** Mappings ever made. */
  get maps(): number {
    return this.#at(MAPS);
  }

  /** Uses of what was not mapped, and second unmappings. */
  get wrong(): number {
    return this.#at(WRONG);
  }

  get shimCompiles(): number {
    return this.#at(SHIM_COMPILES);
  }

  get shimFrees(): number {
    return this.#at(SHIM_FREES);
  }

  get entries(): number {
    return this.#at(ENTRIES);
  }

  get attaches(): number {
    return this.#at(ATTACHES);
  }

  get detaches(): number {
    return this.#at(DETACHES);
  }

  countShimCompile(): void {
    Atomics.add(this.#words, SHIM_COMPILES, 1);
  }

  countShimFree(): void {
    Atomics.add(this.#words, SHIM_FREES, 1);
  }

  countEntry(): void {
    Atomics.add(this.#words, ENTRIES, 1);
  }

  countAttach(): void {
    Atomics.add(this.#words, ATTACHES, 1);
  }

  countDetach(): void {
    Atomics.add(this.#words, DETACHES, 1);
  }

  #at(word: number): number {
    return Atomics.load(this.#words, word);
  }
}
