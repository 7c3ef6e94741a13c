/** Decoding of LZMA, and of the chunks of LZMA2 (the .xz file format and its reference, xz-embedded). */
import * as m from "./model.ts";
import type { Parameters } from "./model.ts";

/** What is wrong with the data. */
export class LzmaError extends Error {}
/** The data ends before the stream does. */
export class NeedsMore extends Error {}

/** What decoding asks of its surroundings. */
export interface Surroundings {
  /** Charges work; false: a limit was hit. */
  charge(units: number): boolean;
  /** Makes sure that so many bytes of output can be kept. */
  room(bytes: number): void;
}

/** A limit was hit: the pending exception says which. */
export class Limited extends Error {}

const CHARGE_EVERY = 4096;
const CORRUPT = "Corrupt input data";

/** Decodes streams; what comes out is its window too. */
export class Decoder {
  /** The bytes that came out are the first `size` of it. */
  output = new Uint8Array(1 << 12);
  size = 0;
  place: number;
  readonly #data: Uint8Array;
  readonly #around: Surroundings;
  #parameters: Parameters;
  #probabilities: Uint16Array;
  #state = 0;
  #reps = [0, 0, 0, 0];
  #range = 0;
  #code = 0;
  /** Where the data ends that the range coder may read. */
  #limit: number;
  /** Where the window begins. */
  #begin = 0;
  #charged = 0;

  constructor(data: Uint8Array, place: number, parameters: Parameters, around: Surroundings) {
    this.#data = data;
    this.place = place;
    this.#limit = data.length;
    this.#parameters = parameters;
    this.#probabilities = m.newProbabilities(parameters);
    this.#around = around;
  }

  /** A stream of LZMA2: chunks up to a byte 0. */
  decodeChunks(): void {
    let needsDictionary = true;
    let needsParameters = true;
    for (;;) {
      const control = this.#byte();
      if (control === 0) return;
      if (control >= 0xe0 || control === 1) {
        needsDictionary = false;
        needsParameters = needsParameters || control === 1;
        this.#begin = this.size;
      } else if (needsDictionary) throw new LzmaError(CORRUPT);
      if (control < 0x80) {
        if (control > 2) throw new LzmaError(CORRUPT);
        this.#copyChunk();
        continue;
      }
      const size = ((control & 0x1f) << 16) + (this.#byte() << 8) + this.#byte() + 1;
      const packed = (this.#byte() << 8) + this.#byte() + 1;
      if (control >= 0xc0) {
        needsParameters = false;
        this.#setParameters(this.#byte());
      } else if (needsParameters) throw new LzmaError(CORRUPT);
      else if (control >= 0xa0) this.#reset();
      const end = this.place + packed;
      // Of a chunk that has not come as a whole what is there is decoded, in order to see whether it is one.
      this.#limit = Math.min(end, this.#data.length);
      this.#beginCode();
      if (this.#run(this.size + size) || this.place !== end || this.#code !== 0) {
        throw new LzmaError(CORRUPT);
      }
      this.#limit = this.#data.length;
    }
  }

  /** A stream of LZMA of `size` bytes, or up to its end mark where that is -1; the mark may stand behind the bytes too. */
  decodeStream(size: number): void {
    this.#beginCode();
    const marked = this.#run(size < 0 ? Infinity : size);
    if (marked && this.size < size) throw new LzmaError(CORRUPT);
    // Behind all the bytes the code is 0 where there is no mark.
    if (!marked && this.#code !== 0 && this.#entry(this.size) !== 0) throw new LzmaError(CORRUPT);
    if (this.#code !== 0) throw new LzmaError(CORRUPT);
  }

  #byte(): number {
    if (this.place >= this.#limit) throw new NeedsMore();
    return this.#data[this.place++];
  }

  #copyChunk(): void {
    const count = (this.#byte() << 8) + this.#byte() + 1;
    if (this.place + count > this.#data.length) throw new NeedsMore();
    this.#grow(this.size + count);
    this.output.set(this.#data.subarray(this.place, this.place + count), this.size);
    this.size += count;
    this.place += count;
  }

  #setParameters(packed: number): void {
    if (packed > 224) throw new LzmaError(CORRUPT);
    const lc = packed % 9;
    const lp = (packed / 9 | 0) % 5;
    if (lc + lp > 4) throw new LzmaError(CORRUPT);
    const pb = packed / 45 | 0;
    this.#parameters = { ...this.#parameters, lc, lp, pb };
    this.#reset();
  }

  #reset(): void {
    this.#probabilities = m.newProbabilities(this.#parameters);
    this.#state = 0;
    this.#reps = [0, 0, 0, 0];
  }

  #beginCode(): void {
    if (this.#byte() !== 0) throw new LzmaError(CORRUPT);
    this.#range = 0xffffffff;
    this.#code = 0;
    for (let i = 0; i < 4; i++) this.#code = ((this.#code << 8) | this.#byte()) >>> 0;
  }

  #grow(size: number): void {
    if (size - this.#charged >= CHARGE_EVERY) {
      if (!this.#around.charge((size - this.#charged) >> 1)) throw new Limited();
      this.#charged = size;
    }
    if (size <= this.output.length) return;
    const length = Math.max(size, 2 * this.output.length);
    this.#around.room(length);
    const grown = new Uint8Array(length);
    grown.set(this.output);
    this.output = grown;
  }

  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#byte()) >>> 0;
  }

  #bit(at: number): number {
    const probabilities = this.#probabilities;
    this.#normalize();
    const p = probabilities[at];
    const bound = (this.#range >>> 11) * p;
    if (this.#code < bound) {
      this.#range = bound;
      probabilities[at] = p + ((2048 - p) >> 5);
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    probabilities[at] = p - (p >> 5);
    return 1;
  }

  /** `count` bits, each with the probability that those before it choose. */
  #tree(at: number, count: number): number {
    let node = 1;
    for (let i = 0; i < count; i++) node = node << 1 | this.#bit(at + node);
    return node - (1 << count);
  }

  /** As #tree, the lowest bit first. */
  #reverseTree(at: number, count: number): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < count; i++) {
      const bit = this.#bit(at + node);
      node = node << 1 | bit;
      value |= bit << i;
    }
    return value;
  }

  #plainBits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      this.#normalize();
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit !== 0) this.#code -= this.#range;
      value = value * 2 + bit;
    }
    return value;
  }

  #length(at: number, positionState: number): number {
    if (this.#bit(at + m.LENGTH_CHOICE) === 0) {
      return this.#tree(at + m.LENGTH_LOW + 8 * positionState, 3) + m.MATCH_LEAST;
    }
    if (this.#bit(at + m.LENGTH_CHOICE_2) === 0) {
      return this.#tree(at + m.LENGTH_MIDDLE + 8 * positionState, 3) + m.MATCH_LEAST + 8;
    }
    return this.#tree(at + m.LENGTH_HIGH, 8) + m.MATCH_LEAST + 16;
  }

  #distance(length: number): number {
    const slot = this.#tree(m.DISTANCE_SLOT + 64 * Math.min(length - m.MATCH_LEAST, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | slot & 1) * 2 ** bits;
    if (slot < 14) return base + this.#reverseTree(m.DISTANCE_SPECIAL + base - slot, bits);
    return base + this.#plainBits(bits - 4) * 16 + this.#reverseTree(m.DISTANCE_ALIGN, 4);
  }

  #literal(): void {
    const before = this.size > this.#begin ? this.output[this.size - 1] : 0;
    const position = this.size - this.#begin;
    const at = m.literalAt(this.#parameters, position, before);
    let symbol = 1;
    if (this.#state >= 7) {
      let match = this.output[this.size - this.#reps[0] - 1];
      while (symbol < 0x100) {
        const expected = match >> 7 & 1;
        match <<= 1;
        const bit = this.#bit(at + ((1 + expected) << 8) + symbol);
        symbol = symbol << 1 | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = symbol << 1 | this.#bit(at + symbol);
    this.#grow(this.size + 1);
    this.output[this.size++] = symbol & 0xff;
    this.#state = m.afterLiteral(this.#state);
  }

  /** Decodes until there are `end` bytes. @returns whether the end mark came before */
  #run(end: number): boolean {
    while (this.size < end) if (this.#entry(end) === 0) return true;
    // The byte that the last bit has used up belongs to the stream.
    this.#normalize();
    return false;
  }

  /** Decodes a literal or a match. @returns its length; 0: it was the end mark */
  #entry(end: number): number {
    const state = this.#state;
    const positionState = (this.size - this.#begin) & ((1 << this.#parameters.pb) - 1);
    if (this.#bit(m.IS_MATCH + 16 * state + positionState) === 0) {
      if (this.size >= end) throw new LzmaError(CORRUPT);
      this.#literal();
      return 1;
    }
    const length = this.#match(state, positionState);
    if (length === 0) this.#normalize();
    else this.#copy(length, end);
    return length;
  }

  /** How long the match is, whose distance is the first of the last ones then; 0: the end mark. */
  #match(state: number, positionState: number): number {
    const reps = this.#reps;
    if (this.#bit(m.IS_REP + state) === 0) {
      this.#state = m.afterMatch(state);
      const length = this.#length(m.MATCH_LENGTH, positionState);
      const distance = this.#distance(length);
      if (distance === m.END_MARK) return 0;
      this.#reps = [distance, reps[0], reps[1], reps[2]];
      return length;
    }
    if (this.#bit(m.IS_REP_0 + state) === 0) {
      if (this.#bit(m.IS_REP_0_LONG + 16 * state + positionState) === 0) {
        this.#state = m.afterShortRep(state);
        return 1;
      }
    } else if (this.#bit(m.IS_REP_1 + state) === 0) {
      this.#reps = [reps[1], reps[0], reps[2], reps[3]];
    } else if (this.#bit(m.IS_REP_2 + state) === 0) {
      this.#reps = [reps[2], reps[0], reps[1], reps[3]];
    } else this.#reps = [reps[3], reps[0], reps[1], reps[2]];
    this.#state = m.afterRep(state);
    return this.#length(m.REP_LENGTH, positionState);
  }

  #copy(length: number, end: number): void {
    const distance = this.#reps[0] + 1;
    if (
      distance > this.size - this.#begin || distance > this.#parameters.dictionary ||
      this.size + length > end
    ) throw new LzmaError(CORRUPT);
    this.#grow(this.size + length);
    const { output } = this;
    let to = this.size;
    for (let i = 0; i < length; i++, to++) output[to] = output[to - distance];
    this.size = to;
  }
}
