/** Writes the blocks of deflated data (RFC 1951, section 3.2.3): each in the form that is shortest, as zlib chooses. */
import {
  CODE_LENGTH_ORDER,
  DISTANCE_BASE,
  DISTANCE_CODES,
  DISTANCE_EXTRA,
  END_OF_BLOCK,
  fixedLiteralLengths,
  LENGTH_BASE,
  LENGTH_CODES,
  LENGTH_EXTRA,
  LITERAL_LENGTH_CODES,
  MAX_MATCH,
  MIN_MATCH,
  reversedBits,
} from "./codes.ts";
import { Tree } from "./trees.ts";

const STORED = 0, FIXED = 1, DYNAMIC = 2;
/** Bytes that a stored block can hold. */
const MAX_STORED = 65535;

/** The code of each length, less the shortest. */
const lengthCodes = new Uint8Array(MAX_MATCH - MIN_MATCH + 1);
for (let code = 0; code < LENGTH_CODES; code++) {
  lengthCodes.fill(code, LENGTH_BASE[code] - MIN_MATCH);
}

function distanceCode(distance: number): number {
  if (distance <= 4) return distance - 1;
  const log = 31 - Math.clz32(distance - 1);
  return 2 * log + (distance - 1 >> log - 1 & 1);
}

const fixedLengths = fixedLiteralLengths();
const fixedCodes = new Uint16Array(288);
for (let symbol = 0, next = [0x30, 0x190, 0, 0xc0]; symbol < 288; symbol++) {
  const range = symbol < 144 ? 0 : symbol < 256 ? 1 : symbol < 280 ? 2 : 3;
  fixedCodes[symbol] = reversedBits(next[range]++, fixedLengths[symbol]);
}

/** Collects the symbols of a block and writes it. */
export class BlockWriter {
  /** What is written, and how much of it. */
  #output = new Uint8Array(1024);
  #length = 0;
  #bits: number;
  #bitCount: number;
  readonly #distances: Uint16Array;
  readonly #values: Uint8Array;
  #count = 0;
  readonly #literals = new Tree(
    LITERAL_LENGTH_CODES,
    15,
    (symbol) => symbol > END_OF_BLOCK ? LENGTH_EXTRA[symbol - END_OF_BLOCK - 1] : 0,
  );
  readonly #far = new Tree(DISTANCE_CODES, 15, (symbol) => DISTANCE_EXTRA[symbol]);
  readonly #codeLengths = new Tree(
    19,
    7,
    (symbol) => symbol < 16 ? 0 : symbol === 16 ? 2 : symbol === 17 ? 3 : 7,
  );

  /**
   * @param capacity symbols that a block may have, and one
   * @param fixedOnly whether blocks never have codes of their own
   * @param bits those that were not written yet, fewer than 8, behind a one
   */
  constructor(readonly capacity: number, readonly fixedOnly: boolean, bits: number) {
    this.#distances = new Uint16Array(capacity);
    this.#values = new Uint8Array(capacity);
    this.#bitCount = 31 - Math.clz32(bits);
    this.#bits = bits ^ 1 << this.#bitCount;
  }

  /** Whether the block must be written now. */
  get full(): boolean {
    return this.#count === this.capacity - 1;
  }

  literal(byte: number): void {
    this.#values[this.#count] = byte;
    this.#distances[this.#count++] = 0;
    this.#literals.frequencies[byte]++;
  }

  match(distance: number, length: number): void {
    this.#values[this.#count] = length - MIN_MATCH;
    this.#distances[this.#count++] = distance;
    this.#literals.frequencies[lengthCodes[length - MIN_MATCH] + END_OF_BLOCK + 1]++;
    this.#far.frequencies[distanceCode(distance)]++;
  }

  /** Writes the block; `content` is what its symbols stand for, null when it cannot be stored. */
  finishBlock(content: Uint8Array | null, last: boolean): void {
    this.#literals.frequencies[END_OF_BLOCK] = 1;
    this.#literals.build();
    this.#far.build();
    const runs = this.#lengthRuns();
    this.#codeLengths.clear();
    for (const { symbol } of runs) this.#codeLengths.frequencies[symbol]++;
    this.#codeLengths.build();
    let orders = CODE_LENGTH_ORDER.length;
    while (orders > 4 && this.#codeLengths.lengths[CODE_LENGTH_ORDER[orders - 1]] === 0) orders--;
    const header = this.#codeLengths.cost + 3 * orders + 5 + 5 + 4;
    const dynamicBytes = this.#literals.cost + this.#far.cost + header + 3 + 7 >> 3;
    const fixedBytes = this.#fixedCost() + 3 + 7 >> 3;
    const best = fixedBytes <= dynamicBytes || this.fixedOnly ? fixedBytes : dynamicBytes;
    if (content !== null && content.length + 4 <= best && content.length <= MAX_STORED) {
      this.#stored(content, last);
    } else if (best === fixedBytes) {
      this.#put(FIXED << 1 | Number(last), 3);
      this.#putSymbols(fixedCodes, fixedLengths, null);
    } else {
      this.#put(DYNAMIC << 1 | Number(last), 3);
      this.#put(this.#literals.highest + 1 - 257, 5);
      this.#put(this.#far.highest, 5);
      this.#put(orders - 4, 4);
      const { codes, lengths } = this.#codeLengths;
      for (let i = 0; i < orders; i++) this.#put(lengths[CODE_LENGTH_ORDER[i]], 3);
      for (const { symbol, extra } of runs) {
        this.#put(codes[symbol], lengths[symbol]);
        this.#put(extra, this.#codeLengths.extraBits(symbol));
      }
      this.#putSymbols(this.#literals.codes, this.#literals.lengths, this.#far);
    }
    if (last) this.align();
    this.#count = 0;
    this.#literals.clear();
    this.#far.clear();
  }

  /** Writes stored blocks of the content, an empty one when there is none; they end at a byte. */
  storedBlocks(content: Uint8Array, last: boolean): void {
    let at = 0;
    do {
      const end = Math.min(content.length, at + MAX_STORED);
      this.#stored(content.subarray(at, end), last && end === content.length);
      at = end;
    } while (at < content.length);
  }

  /** An empty block with the fixed code: what a partial flush writes. */
  emptyFixedBlock(): void {
    this.#put(FIXED << 1, 3);
    this.#put(fixedCodes[END_OF_BLOCK], fixedLengths[END_OF_BLOCK]);
  }

  align(): void {
    this.#put(0, (8 - this.#bitCount) & 7);
  }

  /** What was written, and the bits that are not: fewer than 8, behind a one. */
  finish(): { output: Uint8Array; bits: number } {
    return {
      output: this.#output.subarray(0, this.#length),
      bits: this.#bits | 1 << this.#bitCount,
    };
  }

  #stored(content: Uint8Array, last: boolean): void {
    this.#put(STORED << 1 | Number(last), 3);
    this.align();
    this.#put(content.length, 16);
    this.#put(content.length ^ 0xffff, 16);
    this.#reserve(content.length);
    this.#output.set(content, this.#length);
    this.#length += content.length;
  }

  #fixedCost(): number {
    let cost = 0;
    const { frequencies, extraBits } = this.#literals;
    for (let symbol = 0; symbol < LITERAL_LENGTH_CODES; symbol++) {
      cost += frequencies[symbol] * (fixedLengths[symbol] + extraBits(symbol));
    }
    for (let symbol = 0; symbol < DISTANCE_CODES; symbol++) {
      cost += this.#far.frequencies[symbol] * (5 + DISTANCE_EXTRA[symbol]);
    }
    return cost;
  }

  /** How the lengths of both codes are written: each tree by itself. */
  #lengthRuns(): { symbol: number; extra: number }[] {
    const runs: { symbol: number; extra: number }[] = [];
    for (const { lengths, highest } of [this.#literals, this.#far]) {
      let previous = -1;
      for (let at = 0; at <= highest;) {
        const length = lengths[at];
        const most = length === 0 ? 138 : length !== previous ? 7 : 6;
        let count = 1;
        while (count < most && at + count <= highest && lengths[at + count] === length) count++;
        at += count;
        const least = length === 0 || length === previous ? 3 : 4;
        if (count < least) { for (; count > 0; count--) runs.push({ symbol: length, extra: 0 }); }
        else if (length !== 0) {
          if (length !== previous) {
            runs.push({ symbol: length, extra: 0 });
            count--;
          }
          runs.push({ symbol: 16, extra: count - 3 });
        } else if (count <= 10) runs.push({ symbol: 17, extra: count - 3 });
        else runs.push({ symbol: 18, extra: count - 11 });
        previous = length;
      }
    }
    return runs;
  }

  #putSymbols(codes: Uint16Array, lengths: Uint8Array, far: Tree | null): void {
    for (let i = 0; i < this.#count; i++) {
      const value = this.#values[i];
      const distance = this.#distances[i];
      if (distance === 0) {
        this.#put(codes[value], lengths[value]);
        continue;
      }
      const code = lengthCodes[value];
      const symbol = code + END_OF_BLOCK + 1;
      this.#put(codes[symbol], lengths[symbol]);
      this.#put(value + MIN_MATCH - LENGTH_BASE[code], LENGTH_EXTRA[code]);
      const place = distanceCode(distance);
      if (far === null) this.#put(reversedBits(place, 5), 5);
      else this.#put(far.codes[place], far.lengths[place]);
      this.#put(distance - DISTANCE_BASE[place], DISTANCE_EXTRA[place]);
    }
    this.#put(codes[END_OF_BLOCK], lengths[END_OF_BLOCK]);
  }

  /** Writes up to 16 bits, the lowest first. */
  #put(bits: number, count: number): void {
    this.#bits |= bits << this.#bitCount;
    this.#bitCount += count;
    if (this.#bitCount < 8) return;
    this.#reserve(4);
    for (; this.#bitCount >= 8; this.#bitCount -= 8) {
      this.#output[this.#length++] = this.#bits;
      this.#bits >>>= 8;
    }
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#output.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#output.length, this.#length + count));
    larger.set(this.#output.subarray(0, this.#length));
    this.#output = larger;
  }
}
