/**
 * Coding of LZMA and LZMA2: matches come from chains of places whose first three bytes hash alike; of the best match and those
 * at the last distances the one that seems the cheaper is taken, unless the next place has a longer one.
 */
import * as m from "./model.ts";
import type { Parameters } from "./model.ts";

const HASH_BITS = 16;
const HASHES = 1 << HASH_BITS;
/** So much of the input makes a chunk of LZMA2: what comes of it fits in the 64 KiB that one may have. */
const CHUNK = 1 << 15;
const CHARGE_EVERY = 4096;

/** How hard a coder tries. */
export interface Effort {
  /** Places of a chain that are looked at. */
  readonly depth: number;
  /** A match of this length is taken at once. */
  readonly nice: number;
}

/** Writes bytes behind each other. */
class Bytes {
  content = new Uint8Array(1 << 12);
  size = 0;

  push(byte: number): void {
    if (this.size === this.content.length) {
      const grown = new Uint8Array(2 * this.size);
      grown.set(this.content);
      this.content = grown;
    }
    this.content[this.size++] = byte;
  }

  append(bytes: Uint8Array): void {
    for (const byte of bytes) this.push(byte);
  }

  taken(): Uint8Array {
    return this.content.subarray(0, this.size);
  }
}

/** The range coder. */
class RangeCoder {
  readonly #out: Bytes;
  #low = 0;
  #range = 0xffffffff;
  #cache = 0;
  #pending = 1;

  constructor(out: Bytes) {
    this.#out = out;
  }

  bit(probabilities: Uint16Array, at: number, bit: number): void {
    const p = probabilities[at];
    const bound = (this.#range >>> 11) * p;
    if (bit === 0) {
      this.#range = bound;
      probabilities[at] = p + ((2048 - p) >> 5);
    } else {
      this.#low += bound;
      this.#range -= bound;
      probabilities[at] = p - (p >> 5);
    }
    this.#normalize();
  }

  plainBits(value: number, count: number): void {
    for (let i = count - 1; i >= 0; i--) {
      this.#range >>>= 1;
      if ((value >>> i & 1) !== 0) this.#low += this.#range;
      this.#normalize();
    }
  }

  flush(): void {
    for (let i = 0; i < 5; i++) this.#shift();
  }

  #normalize(): void {
    while (this.#range < 0x1000000) {
      this.#range = (this.#range << 8) >>> 0;
      this.#shift();
    }
  }

  /** Writes the top byte of what is below the range, once it is known whether a carry gets to it. */
  #shift(): void {
    const carry = this.#low >= 0x100000000 ? 1 : 0;
    if (carry !== 0 || this.#low < 0xff000000) {
      let byte = this.#cache;
      do {
        this.#out.push((byte + carry) & 0xff);
        byte = 0xff;
      } while (--this.#pending > 0);
      this.#cache = this.#low / 0x1000000 & 0xff;
    }
    this.#pending++;
    this.#low = (this.#low & 0xffffff) * 256;
  }
}

/** Codes one input. */
export class Encoder {
  readonly #data: Uint8Array;
  readonly #parameters: Parameters;
  readonly #effort: Effort;
  readonly #charge: (units: number) => boolean;
  #probabilities: Uint16Array;
  #state = 0;
  #reps = [0, 0, 0, 0];
  #place = 0;
  readonly #heads = new Int32Array(HASHES).fill(-1);
  readonly #links: Int32Array;
  #known = 0;
  #length = 0;
  #distance = 0;

  constructor(
    data: Uint8Array,
    parameters: Parameters,
    effort: Effort,
    charge: (units: number) => boolean,
  ) {
    this.#data = data;
    this.#parameters = parameters;
    this.#effort = effort;
    this.#charge = charge;
    this.#probabilities = m.newProbabilities(parameters);
    this.#links = new Int32Array(data.length);
  }

  /** A stream of LZMA with an end mark; null: a limit was hit. */
  stream(): Uint8Array | null {
    const out = new Bytes();
    const coder = new RangeCoder(out);
    if (!this.#run(coder, this.#data.length)) return null;
    this.#endMark(coder);
    coder.flush();
    return out.taken();
  }

  /** A stream of LZMA2; null: a limit was hit. */
  chunks(): Uint8Array | null {
    const out = new Bytes();
    const { lc, lp, pb } = this.#parameters;
    let first = true;
    let knowsParameters = false;
    let keepsState = false;
    while (this.#place < this.#data.length) {
      const begin = this.#place;
      const end = Math.min(begin + CHUNK, this.#data.length);
      if (!keepsState) this.#reset();
      const packed = new Bytes();
      const coder = new RangeCoder(packed);
      if (!this.#run(coder, end)) return null;
      coder.flush();
      const size = end - begin - 1;
      if (packed.size <= size) {
        const control = first ? 0xe0 : !knowsParameters ? 0xc0 : keepsState ? 0x80 : 0xa0;
        const most = packed.size - 1;
        for (const byte of [control, size >> 8, size & 0xff, most >> 8, most & 0xff]) {
          out.push(byte);
        }
        if (!knowsParameters) out.push((pb * 5 + lp) * 9 + lc);
        out.append(packed.taken());
        knowsParameters = true;
        keepsState = true;
      } else {
        for (const byte of [first ? 1 : 2, size >> 8, size & 0xff]) out.push(byte);
        out.append(this.#data.subarray(begin, end));
        keepsState = false;
      }
      first = false;
    }
    out.push(0);
    return out.taken();
  }

  #reset(): void {
    this.#probabilities = m.newProbabilities(this.#parameters);
    this.#state = 0;
    this.#reps = [0, 0, 0, 0];
  }

  /** Codes the input up to a place. @returns false: a limit was hit */
  #run(coder: RangeCoder, end: number): boolean {
    let charged = this.#place;
    let found = false;
    while (this.#place < end) {
      if (this.#place - charged >= CHARGE_EVERY) {
        if (!this.#charge((this.#place - charged) * 2)) return false;
        charged = this.#place;
      }
      if (!found) this.#find(end);
      found = false;
      const [length, distance] = [this.#length, this.#distance];
      const rep = this.#bestRep(end);
      if (rep.length >= m.MATCH_LEAST && isCheaper(rep.length, length, distance)) {
        this.#codeRep(coder, rep.index, rep.length);
        continue;
      }
      if (length < m.MATCH_LEAST || length === 2 && distance >= 128) {
        this.#codeByte(coder);
        continue;
      }
      if (length < this.#effort.nice && this.#place + 1 < end) {
        this.#place++;
        this.#find(end);
        this.#place--;
        if (this.#length > length + (this.#distance >> 7 > distance ? 1 : 0)) {
          this.#codeByte(coder);
          found = true;
          continue;
        }
      }
      this.#codeMatch(coder, distance, length);
    }
    return true;
  }

  /** The longest match at the place, and how far back it lies; all places before get into their chains. */
  #find(end: number): void {
    const data = this.#data;
    const place = this.#place;
    this.#length = this.#distance = 0;
    for (; this.#known < place; this.#known++) this.#link(this.#known);
    const most = Math.min(end - place, m.MATCH_MOST);
    if (most < 3) return;
    let best = 2;
    let left = this.#effort.depth;
    let at = this.#heads[hashAt(data, place)];
    const least = place - this.#parameters.dictionary;
    for (; at >= 0 && at >= least && left > 0; at = this.#links[at], left--) {
      if (data[at + best] !== data[place + best]) continue;
      const length = this.#common(at, place, most);
      if (length <= best) continue;
      best = length;
      this.#length = length;
      this.#distance = place - at - 1;
      if (length >= this.#effort.nice || length === most) return;
    }
  }

  #link(place: number): void {
    if (place + 2 >= this.#data.length) return;
    const hash = hashAt(this.#data, place);
    this.#links[place] = this.#heads[hash];
    this.#heads[hash] = place;
  }

  #common(at: number, place: number, most: number): number {
    const data = this.#data;
    let length = 0;
    while (length < most && data[at + length] === data[place + length]) length++;
    return length;
  }

  /** The longest match at one of the last distances. */
  #bestRep(end: number): { index: number; length: number } {
    const most = Math.min(end - this.#place, m.MATCH_MOST);
    const best = { index: 0, length: 0 };
    this.#reps.forEach((distance, index) => {
      const at = this.#place - distance - 1;
      if (at < 0) return;
      const length = this.#common(at, this.#place, most);
      if (length > best.length) Object.assign(best, { index, length });
    });
    return best;
  }

  #positionState(): number {
    return this.#place & ((1 << this.#parameters.pb) - 1);
  }

  #bit(coder: RangeCoder, at: number, bit: number): void {
    coder.bit(this.#probabilities, at, bit);
  }

  #tree(coder: RangeCoder, at: number, count: number, value: number): void {
    let node = 1;
    for (let i = count - 1; i >= 0; i--) {
      const bit = value >> i & 1;
      this.#bit(coder, at + node, bit);
      node = node << 1 | bit;
    }
  }

  #reverseTree(coder: RangeCoder, at: number, count: number, value: number): void {
    let node = 1;
    for (let i = 0; i < count; i++) {
      const bit = value >> i & 1;
      this.#bit(coder, at + node, bit);
      node = node << 1 | bit;
    }
  }

  /** A literal, or the byte at the last distance. */
  #codeByte(coder: RangeCoder): void {
    const [data, place, state] = [this.#data, this.#place, this.#state];
    const positionState = this.#positionState();
    const byte = data[place];
    const back = place - this.#reps[0] - 1;
    if (state >= 7 && back >= 0 && data[back] === byte) {
      this.#bit(coder, m.IS_MATCH + 16 * state + positionState, 1);
      this.#bit(coder, m.IS_REP + state, 1);
      this.#bit(coder, m.IS_REP_0 + state, 0);
      this.#bit(coder, m.IS_REP_0_LONG + 16 * state + positionState, 0);
      this.#state = m.afterShortRep(state);
    } else {
      this.#bit(coder, m.IS_MATCH + 16 * state + positionState, 0);
      const at = m.literalAt(this.#parameters, place, place > 0 ? data[place - 1] : 0);
      let symbol = 1;
      let match = state >= 7 ? data[back] : -1;
      for (let i = 7; i >= 0; i--) {
        const bit = byte >> i & 1;
        if (match >= 0) {
          const expected = match >> 7 & 1;
          match = expected === bit ? match << 1 & 0xff : -1;
          this.#bit(coder, at + ((1 + expected) << 8) + symbol, bit);
        } else this.#bit(coder, at + symbol, bit);
        symbol = symbol << 1 | bit;
      }
      this.#state = m.afterLiteral(state);
    }
    this.#place++;
  }

  #codeRep(coder: RangeCoder, index: number, length: number): void {
    const state = this.#state;
    const positionState = this.#positionState();
    this.#bit(coder, m.IS_MATCH + 16 * state + positionState, 1);
    this.#bit(coder, m.IS_REP + state, 1);
    this.#bit(coder, m.IS_REP_0 + state, index > 0 ? 1 : 0);
    if (index === 0) this.#bit(coder, m.IS_REP_0_LONG + 16 * state + positionState, 1);
    else {
      this.#bit(coder, m.IS_REP_1 + state, index > 1 ? 1 : 0);
      if (index > 1) this.#bit(coder, m.IS_REP_2 + state, index - 2);
      const [distance] = this.#reps.splice(index, 1);
      this.#reps.unshift(distance);
    }
    this.#codeLength(coder, m.REP_LENGTH, length, positionState);
    this.#state = m.afterRep(state);
    this.#place += length;
  }

  #codeMatch(coder: RangeCoder, distance: number, length: number): void {
    const state = this.#state;
    const positionState = this.#positionState();
    this.#bit(coder, m.IS_MATCH + 16 * state + positionState, 1);
    this.#bit(coder, m.IS_REP + state, 0);
    this.#codeLength(coder, m.MATCH_LENGTH, length, positionState);
    this.#codeDistance(coder, distance, length);
    this.#state = m.afterMatch(state);
    this.#reps = [distance, this.#reps[0], this.#reps[1], this.#reps[2]];
    this.#place += length;
  }

  #endMark(coder: RangeCoder): void {
    const state = this.#state;
    const positionState = this.#positionState();
    this.#bit(coder, m.IS_MATCH + 16 * state + positionState, 1);
    this.#bit(coder, m.IS_REP + state, 0);
    this.#codeLength(coder, m.MATCH_LENGTH, m.MATCH_LEAST, positionState);
    this.#codeDistance(coder, m.END_MARK, m.MATCH_LEAST);
  }

  #codeLength(coder: RangeCoder, at: number, length: number, positionState: number): void {
    const value = length - m.MATCH_LEAST;
    this.#bit(coder, at + m.LENGTH_CHOICE, value < 8 ? 0 : 1);
    if (value < 8) return this.#tree(coder, at + m.LENGTH_LOW + 8 * positionState, 3, value);
    this.#bit(coder, at + m.LENGTH_CHOICE_2, value < 16 ? 0 : 1);
    if (value < 16) {
      return this.#tree(coder, at + m.LENGTH_MIDDLE + 8 * positionState, 3, value - 8);
    }
    this.#tree(coder, at + m.LENGTH_HIGH, 8, value - 16);
  }

  #codeDistance(coder: RangeCoder, distance: number, length: number): void {
    const top = 31 - Math.clz32(distance);
    const slot = distance < 4 ? distance : 2 * top + (distance >>> (top - 1) & 1);
    const kind = Math.min(length - m.MATCH_LEAST, 3);
    this.#tree(coder, m.DISTANCE_SLOT + 64 * kind, 6, slot);
    if (slot < 4) return;
    const bits = (slot >> 1) - 1;
    const base = (2 | slot & 1) * 2 ** bits;
    const rest = distance - base;
    if (slot < 14) {
      this.#reverseTree(coder, m.DISTANCE_SPECIAL + base - slot, bits, rest);
      return;
    }
    coder.plainBits(Math.floor(rest / 16), bits - 4);
    this.#reverseTree(coder, m.DISTANCE_ALIGN, 4, rest & 15);
  }
}

function hashAt(data: Uint8Array, place: number): number {
  const word = data[place] | data[place + 1] << 8 | data[place + 2] << 16;
  return Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
}

/** Whether a match at one of the last distances costs less than another one. */
function isCheaper(rep: number, length: number, distance: number): boolean {
  return rep + 1 >= length || rep + 2 >= length && distance >= 1 << 9 ||
    rep + 3 >= length && distance >= 1 << 15;
}
