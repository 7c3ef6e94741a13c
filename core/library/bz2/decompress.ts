/** Decompression of the bzip2 format: a block of a stream at a time. */
import { crcOf } from "./checksum.ts";

/** What is wrong with a stream. */
export class Bz2Error extends Error {}

/** Thrown inside when a block is not complete. */
class Incomplete extends Error {}

/** Reads bits, the highest first. */
class BitReader {
  #bytes: Uint8Array;
  #at: number;

  /** @param at the first bit */
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The place of the next bit. */
  get place(): number {
    return this.#at;
  }

  /** The next bits as a number; at most 24. */
  read(count: number): number {
    if (this.#at + count > this.#bytes.length * 8) throw new Incomplete();
    let value = 0;
    for (let left = count; left > 0;) {
      const free = 8 - (this.#at & 7);
      const take = Math.min(free, left);
      const byte = this.#bytes[this.#at >> 3];
      value = (value << take) | ((byte >> (free - take)) & ((1 << take) - 1));
      this.#at += take;
      left -= take;
    }
    return value;
  }
}

/** What a step found: the output, the next place in bits, and whether the stream has ended there. */
export interface Step {
  readonly output: Uint8Array;
  readonly place: number;
  readonly level: number;
  readonly combined: number;
  readonly done: boolean;
}

/**
 * Reads one block of a stream, or its end.
 *
 * @param bytes the stream from its beginning, or from a byte of it on
 * @param place where to go on, in bits of `bytes`
 * @param level the level that the header said; 0: the header comes first
 * @param combined checksum of the blocks before
 * @param charge takes units of work, false when there is no more to be done
 * @returns null when the bytes do not suffice; false when `charge` said so
 * @throws Bz2Error
 */
export function decompressStep(
  bytes: Uint8Array,
  place: number,
  level: number,
  combined: number,
  charge: (units: number) => boolean,
): Step | null | false {
  const bits = new BitReader(bytes, place);
  try {
    if (level === 0) {
      if (bits.read(8) !== 0x42 || bits.read(8) !== 0x5a || bits.read(8) !== 0x68) {
        throw new Bz2Error("Invalid data stream");
      }
      level = bits.read(8) - 0x30;
      if (level < 1 || level > 9) throw new Bz2Error("Invalid data stream");
    }
    const magic = [bits.read(24), bits.read(24)];
    if (magic[0] === 0x177245 && magic[1] === 0x385090) {
      const stored = ((bits.read(16) << 16) | bits.read(16)) >>> 0;
      if (stored !== combined) throw new Bz2Error("Invalid data stream");
      const end = (bits.place + 7) & ~7;
      return { output: new Uint8Array(0), place: end, level, combined, done: true };
    }
    if (magic[0] !== 0x314159 || magic[1] !== 0x265359) throw new Bz2Error("Invalid data stream");
    const stored = ((bits.read(16) << 16) | bits.read(16)) >>> 0;
    const column = readColumn(bits, level * 100_000, charge);
    if (column === null) return false;
    const output = textOf(column, charge);
    if (output === null) return false;
    if (output.crc !== stored) throw new Bz2Error("Invalid data stream");
    combined = (((combined << 1) | (combined >>> 31)) ^ stored) >>> 0;
    return { output: output.text, place: bits.place, level, combined, done: false };
  } catch (error) {
    if (error instanceof Incomplete) return null;
    throw error;
  }
}

interface Column {
  readonly bytes: Uint8Array;
  readonly origin: number;
  readonly randomised: boolean;
}

/** The last column of a block's sorted rotations. */
function readColumn(
  bits: BitReader,
  most: number,
  charge: (units: number) => boolean,
): Column | null {
  const randomised = bits.read(1) !== 0;
  const origin = bits.read(24);
  const groups = bits.read(16);
  const list: number[] = [];
  for (let high = 0; high < 16; high++) {
    if ((groups & (0x8000 >> high)) === 0) continue;
    const part = bits.read(16);
    for (let low = 0; low < 16; low++) {
      if ((part & (0x8000 >> low)) !== 0) list.push(high * 16 + low);
    }
  }
  if (list.length === 0) throw new Bz2Error("Invalid data stream");
  const alphabet = list.length + 2;
  const tables = bits.read(3);
  const selectorCount = bits.read(15);
  if (tables < 2 || tables > 6 || selectorCount < 1) throw new Bz2Error("Invalid data stream");
  const order = [0, 1, 2, 3, 4, 5];
  const selectors: number[] = [];
  for (let i = 0; i < selectorCount; i++) {
    let front = 0;
    while (bits.read(1) !== 0) if (++front >= tables) throw new Bz2Error("Invalid data stream");
    const table = order[front];
    order.copyWithin(1, 0, front);
    order[0] = table;
    selectors.push(table);
  }
  const decoders = Array.from({ length: tables }, () => readDecoder(bits, alphabet));
  const column = new Uint8Array(most);
  let size = 0;
  let run = 0;
  let weight = 1;
  for (let group = 0;; group++) {
    if (group >= selectors.length) throw new Bz2Error("Invalid data stream");
    if (!charge(4)) return null;
    const decoder = decoders[selectors[group]];
    for (let i = 0; i < 50; i++) {
      const symbol = decoder(bits);
      if (symbol < 2) {
        run += weight << symbol;
        weight <<= 1;
        if (run > most) throw new Bz2Error("Invalid data stream");
        continue;
      }
      if (run > 0) {
        if (size + run > most) throw new Bz2Error("Invalid data stream");
        if (!charge(run >> 4)) return null;
        column.fill(list[0], size, size + run);
        size += run;
        run = 0;
        weight = 1;
      }
      if (symbol === alphabet - 1) {
        if (origin >= size) throw new Bz2Error("Invalid data stream");
        return { bytes: column.subarray(0, size), origin, randomised };
      }
      if (size >= most) throw new Bz2Error("Invalid data stream");
      const byte = list[symbol - 1];
      list.copyWithin(1, 0, symbol - 1);
      list[0] = byte;
      column[size++] = byte;
    }
  }
}

/** What reads a symbol by a table of lengths of codes. */
function readDecoder(bits: BitReader, alphabet: number): (bits: BitReader) => number {
  const lengths: number[] = [];
  let length = bits.read(5);
  for (let i = 0; i < alphabet; i++) {
    for (;;) {
      if (length < 1 || length > 20) throw new Bz2Error("Invalid data stream");
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths.push(length);
  }
  // Of each length: the first code, how many there are, and the symbols in the order of codes.
  const counts = new Int32Array(22);
  for (const each of lengths) counts[each]++;
  const symbols: number[] = [];
  const firstPlace = new Int32Array(22);
  const firstCode = new Int32Array(22);
  let code = 0;
  for (let each = 1; each <= 20; each++) {
    firstPlace[each] = symbols.length;
    firstCode[each] = code;
    lengths.forEach((one, symbol) => one === each && symbols.push(symbol));
    code = (code + counts[each]) << 1;
  }
  return (bits) => {
    let value = 0;
    for (let each = 1; each <= 20; each++) {
      value = (value << 1) | bits.read(1);
      const offset = value - firstCode[each];
      if (offset >= 0 && offset < counts[each]) return symbols[firstPlace[each] + offset];
    }
    throw new Bz2Error("Invalid data stream");
  };
}

/** The text whose rotations have that last column, with its runs as they were, and its checksum. */
function textOf(
  { bytes, origin, randomised }: Column,
  charge: (units: number) => boolean,
): { text: Uint8Array; crc: number } | null {
  if (randomised) throw new Bz2Error("Invalid data stream");
  const size = bytes.length;
  if (!charge(1 + (size >> 1))) return null;
  const starts = new Int32Array(257);
  for (const byte of bytes) starts[byte + 1]++;
  for (let i = 0; i < 256; i++) starts[i + 1] += starts[i];
  const next = new Int32Array(size);
  for (let i = 0; i < size; i++) next[starts[bytes[i]]++] = i;
  let text = new Uint8Array(size * 2);
  let length = 0;
  let crc = -1;
  let same = 0;
  let before = -1;
  for (let i = 0, at = next[origin]; i < size; i++, at = next[at]) {
    const byte = bytes[at];
    let count = 1;
    if (same === 4) {
      count = byte;
      same = 0;
    } else if (byte === before) same++;
    else same = 1;
    const value = same === 0 ? before : byte;
    if (length + count > text.length) {
      const larger = new Uint8Array(text.length * 2 + 256);
      larger.set(text);
      text = larger;
    }
    if (!charge(count >> 4)) return null;
    text.fill(value, length, length + count);
    length += count;
    crc = crcOf(value, count, crc);
    before = same === 0 ? -1 : byte;
  }
  return { text: text.subarray(0, length), crc: ~crc >>> 0 };
}
