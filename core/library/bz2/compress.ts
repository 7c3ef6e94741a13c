/**
 * Compression to the bzip2 format, block by block. Runs are shortened, the block's rotations are sorted (by doubling prefixes), the last column is
 * moved to front and written with up to six Huffman tables, which are chosen and fitted as libbzip2 1.0 does, so that the result
 * is the same byte for byte, but where a block is a repetition of one text throughout.
 */
import { crcOf } from "./checksum.ts";

/** Symbols that a selector is for. */
const GROUP = 50;
/** Longest code of a symbol. */
const LONGEST = 17;
const RUN_A = 0;
const RUN_B = 1;

/** Writes bits, the highest first. */
class BitWriter {
  #bytes: Uint8Array = new Uint8Array(1 << 12);
  #size = 0;
  #hold = 0;
  #count = 0;

  /** Writes the lowest `count` bits of a number; at most 24. */
  write(count: number, value: number): void {
    this.#hold = (this.#hold << count) | value;
    this.#count += count;
    while (this.#count >= 8) {
      this.#count -= 8;
      if (this.#size === this.#bytes.length) {
        const larger = new Uint8Array(this.#size * 2);
        larger.set(this.#bytes);
        this.#bytes = larger;
      }
      this.#bytes[this.#size++] = this.#hold >> this.#count;
      this.#hold &= (1 << this.#count) - 1;
    }
  }

  /** Writes 32 bits. */
  word(value: number): void {
    this.write(16, value >>> 16);
    this.write(16, value & 0xffff);
  }

  /** All that was written, the last byte filled up with zeros. */
  finish(): Uint8Array {
    if (this.#count > 0) this.write(8 - this.#count, 0);
    return this.#bytes.slice(0, this.#size);
  }
}

/**
 * The whole stream of some data.
 *
 * @param level blocks have `level` times 100,000 bytes
 * @param charge takes units of work, false when there is no more to be done
 * @returns null when `charge` said so
 */
export function compress(
  data: Uint8Array,
  level: number,
  charge: (units: number) => boolean,
): Uint8Array | null {
  const out = new BitWriter();
  const most = 100_000 * level - 19;
  const block = new Uint8Array(most + 19);
  for (const byte of [0x42, 0x5a, 0x68, 0x30 + level]) out.write(8, byte);
  let combined = 0;
  let at = 0;
  // A run that is not yet in a block: it may go on, or belong to the next one.
  let runByte = -1;
  let runLength = 0;
  while (at < data.length || runLength > 0) {
    let size = 0;
    let crc = -1;
    const addRun = (): void => {
      crc = crcOf(runByte, runLength, crc);
      for (let i = Math.min(runLength, 4); i > 0; i--) block[size++] = runByte;
      if (runLength >= 4) block[size++] = runLength - 4;
      runLength = 0;
    };
    while (at < data.length && size < most) {
      const byte = data[at++];
      if (byte === runByte && runLength > 0 && runLength < 255) {
        runLength++;
        continue;
      }
      if (runLength > 0) addRun();
      runByte = byte;
      runLength = 1;
    }
    if (at === data.length && size < most && runLength > 0) addRun();
    else if (at === data.length && runLength > 0) {
      // The block is full; what is left is flushed to it at the end of the stream.
      addRun();
    }
    const checksum = ~crc >>> 0;
    combined = (((combined << 1) | (combined >>> 31)) ^ checksum) >>> 0;
    // Sorting takes about 20 steps for a byte, and as many again for each doubling that has something to do.
    if (!charge(1 + size * 4)) return null;
    if (!writeBlock(out, block.subarray(0, size), checksum, charge)) return null;
  }
  for (const part of [0x177245, 0x385090]) out.write(24, part);
  out.word(combined);
  return out.finish();
}

function writeBlock(
  out: BitWriter,
  block: Uint8Array,
  checksum: number,
  charge: (units: number) => boolean,
): boolean {
  const order = sortedRotations(block, charge);
  if (order === null) return false;
  for (const part of [0x314159, 0x265359]) out.write(24, part);
  out.word(checksum);
  out.write(1, 0);
  out.write(24, order.indexOf(0));
  const used = new Uint8Array(256);
  for (const byte of block) used[byte] = 1;
  for (let high = 0; high < 16; high++) {
    out.write(1, used.subarray(high * 16, high * 16 + 16).includes(1) ? 1 : 0);
  }
  for (let high = 0; high < 16; high++) {
    const part = used.subarray(high * 16, high * 16 + 16);
    if (part.includes(1)) { for (const bit of part) out.write(1, bit); }
  }
  const { symbols, alphabet } = movedToFront(block, order, used);
  writeSymbols(out, symbols, alphabet);
  return true;
}

/** The beginnings of the block's rotations in their order; null when `charge` says that there is no more to be done. */
function sortedRotations(block: Uint8Array, charge: (units: number) => boolean): Int32Array | null {
  const size = block.length;
  let order = new Int32Array(size);
  let ranks = new Int32Array(size);
  let spareOrder = new Int32Array(size);
  let spareRanks = new Int32Array(size);
  const starts = new Int32Array(Math.max(size, 256) + 1);
  for (const byte of block) starts[byte + 1]++;
  for (let i = 0; i < 256; i++) starts[i + 1] += starts[i];
  for (let i = 0; i < size; i++) order[starts[block[i]]++] = i;
  let classes = 0;
  for (let i = 0; i < size; i++) {
    if (i > 0 && block[order[i]] !== block[order[i - 1]]) classes++;
    ranks[order[i]] = classes;
  }
  classes++;
  for (let length = 1; length < size && classes < size; length *= 2) {
    if (!charge(1 + size)) return null;
    // Those that begin `length` before the ones in order are in the order of their second halves; then by their first.
    starts.fill(0, 0, classes + 1);
    for (let i = 0; i < size; i++) starts[ranks[i] + 1]++;
    for (let i = 0; i < classes; i++) starts[i + 1] += starts[i];
    for (let i = 0; i < size; i++) {
      const begin = order[i] - length;
      const place = begin < 0 ? begin + size : begin;
      spareOrder[starts[ranks[place]]++] = place;
    }
    [order, spareOrder] = [spareOrder, order];
    classes = 0;
    let before = -1;
    let beforeSecond = -1;
    for (let i = 0; i < size; i++) {
      const first = ranks[order[i]];
      const second = ranks[(order[i] + length) % size];
      if (i > 0 && (first !== before || second !== beforeSecond)) classes++;
      spareRanks[order[i]] = classes;
      before = first;
      beforeSecond = second;
    }
    classes++;
    [ranks, spareRanks] = [spareRanks, ranks];
  }
  return order;
}

/** The last column of the sorted rotations as places of a list of bytes, to whose front each goes; zeros as runs. */
function movedToFront(
  block: Uint8Array,
  order: Int32Array,
  used: Uint8Array,
): { symbols: Uint16Array; alphabet: number } {
  const list: number[] = [];
  for (let byte = 0; byte < 256; byte++) if (used[byte] !== 0) list.push(byte);
  const alphabet = list.length + 2;
  const symbols = new Uint16Array(block.length + 1);
  let count = 0;
  let zeros = 0;
  const addZeros = (): void => {
    for (let left = zeros - 1; zeros > 0; left = (left - 2) >> 1) {
      symbols[count++] = (left & 1) !== 0 ? RUN_B : RUN_A;
      if (left < 2) break;
    }
    zeros = 0;
  };
  for (const begin of order) {
    const byte = block[begin === 0 ? block.length - 1 : begin - 1];
    if (list[0] === byte) {
      zeros++;
      continue;
    }
    addZeros();
    const place = list.indexOf(byte);
    list.copyWithin(1, 0, place);
    list[0] = byte;
    symbols[count++] = place + 1;
  }
  addZeros();
  symbols[count++] = alphabet - 1;
  return { symbols: symbols.subarray(0, count), alphabet };
}

function writeSymbols(out: BitWriter, symbols: Uint16Array, alphabet: number): void {
  const { length } = symbols;
  const tables = length < 200 ? 2 : length < 600 ? 3 : length < 1200 ? 4 : length < 2400 ? 5 : 6;
  const lengths = firstLengths(symbols, alphabet, tables);
  const selectors = new Uint8Array(Math.ceil(length / GROUP));
  for (let round = 0; round < 4; round++) {
    const frequencies = lengths.map(() => new Int32Array(alphabet));
    for (let group = 0; group < selectors.length; group++) {
      const part = symbols.subarray(group * GROUP, group * GROUP + GROUP);
      let best = 0;
      let least = Infinity;
      for (let table = 0; table < tables; table++) {
        let cost = 0;
        for (const symbol of part) cost += lengths[table][symbol];
        if (cost < least) {
          least = cost;
          best = table;
        }
      }
      selectors[group] = best;
      for (const symbol of part) frequencies[best][symbol]++;
    }
    for (let table = 0; table < tables; table++) {
      fitLengths(lengths[table], frequencies[table]);
    }
  }
  out.write(3, tables);
  out.write(15, selectors.length);
  const list = [0, 1, 2, 3, 4, 5];
  for (const selector of selectors) {
    const place = list.indexOf(selector);
    list.copyWithin(1, 0, place);
    list[0] = selector;
    for (let i = 0; i < place; i++) out.write(1, 1);
    out.write(1, 0);
  }
  for (const table of lengths) writeLengths(out, table);
  const codes = lengths.map(codesOf);
  for (let group = 0; group < selectors.length; group++) {
    const table = selectors[group];
    for (const symbol of symbols.subarray(group * GROUP, group * GROUP + GROUP)) {
      out.write(lengths[table][symbol], codes[table][symbol]);
    }
  }
}

/** Tables to begin with: each is for a range of the symbols, and all ranges are about as frequent. */
function firstLengths(symbols: Uint16Array, alphabet: number, tables: number): Uint8Array[] {
  const frequencies = new Int32Array(alphabet);
  for (const symbol of symbols) frequencies[symbol]++;
  const lengths = Array.from({ length: tables }, () => new Uint8Array(alphabet));
  let left = symbols.length;
  let from = 0;
  for (let part = tables; part > 0; part--) {
    const wanted = Math.trunc(left / part);
    let to = from - 1;
    let sum = 0;
    while (sum < wanted && to < alphabet - 1) sum += frequencies[++to];
    if (to > from && part !== tables && part !== 1 && (tables - part) % 2 === 1) {
      sum -= frequencies[to--];
    }
    lengths[part - 1].fill(15);
    lengths[part - 1].fill(0, from, to + 1);
    from = to + 1;
    left -= sum;
  }
  return lengths;
}

/** Huffman's lengths of codes for the frequencies; frequencies are made more alike while a code is too long. */
function fitLengths(lengths: Uint8Array, frequencies: Int32Array): void {
  const alphabet = lengths.length;
  // The lowest byte of a weight is the depth of its tree: of trees of one frequency the flatter goes first.
  const weights = new Float64Array(2 * alphabet + 2);
  const parents = new Int32Array(2 * alphabet + 2);
  for (let i = 0; i < alphabet; i++) weights[i + 1] = Math.max(frequencies[i], 1) * 256;
  for (;;) {
    let nodes = alphabet;
    const heap = [0];
    weights[0] = 0;
    const up = (): void => {
      let place = heap.length - 1;
      const node = heap[place];
      while (weights[node] < weights[heap[place >> 1]]) {
        heap[place] = heap[place >> 1];
        place >>= 1;
      }
      heap[place] = node;
    };
    const take = (): number => {
      const top = heap[1];
      const node = heap.pop()!;
      if (heap.length === 1) return top;
      let place = 1;
      for (;;) {
        let child = place << 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && weights[heap[child + 1]] < weights[heap[child]]) child++;
        if (weights[node] < weights[heap[child]]) break;
        heap[place] = heap[child];
        place = child;
      }
      heap[place] = node;
      return top;
    };
    for (let i = 1; i <= alphabet; i++) {
      parents[i] = -1;
      heap.push(i);
      up();
    }
    while (heap.length > 2) {
      const first = take();
      const second = take();
      nodes++;
      parents[first] = parents[second] = nodes;
      const depth = 1 + Math.max(weights[first] % 256, weights[second] % 256);
      weights[nodes] = (Math.floor(weights[first] / 256) + Math.floor(weights[second] / 256)) *
          256 + depth;
      parents[nodes] = -1;
      heap.push(nodes);
      up();
    }
    let tooLong = false;
    for (let i = 1; i <= alphabet; i++) {
      let depth = 0;
      for (let node = i; parents[node] >= 0; node = parents[node]) depth++;
      lengths[i - 1] = depth;
      if (depth > LONGEST) tooLong = true;
    }
    if (!tooLong) return;
    for (let i = 1; i <= alphabet; i++) {
      weights[i] = (1 + (Math.floor(weights[i] / 256) >> 1)) * 256;
    }
  }
}

function writeLengths(out: BitWriter, lengths: Uint8Array): void {
  let current = lengths[0];
  out.write(5, current);
  for (const length of lengths) {
    for (; current < length; current++) out.write(2, 2);
    for (; current > length; current--) out.write(2, 3);
    out.write(1, 0);
  }
}

/** Codes of symbols: in the order of their lengths, then of the symbols. */
function codesOf(lengths: Uint8Array): Int32Array {
  const codes = new Int32Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= LONGEST + 3; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[symbol] = code++;
    }
    code <<= 1;
  }
  return codes;
}
