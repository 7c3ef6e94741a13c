/**
 * Inflating (RFC 1951) piece by piece. What is known between two pieces is bytes, which guest code keeps: nothing of a
 * stream is in the host, and bytes that guest code made up can do no harm.
 *
 * Decoding goes forward by whole symbols, headers and bytes of stored blocks. One whose bits are not all there yet is begun
 * anew with the next piece: a piece's last bytes, from the one with the first bit that was not used, come again.
 */
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
} from "./codes.ts";

/** Bytes that a match may go back. */
const WINDOW = 32768;
const MAX_BITS = 15;

const BLOCK_HEADER = 0;
const STORED = 1;
const CODED = 2;
const DONE = 3;

// A state: mode, whether the block is the last, bits used of the first byte, stored bytes left (2 bytes), then rest of a match
// (length: 2 bytes, distance: 2), two numbers of code lengths (2 bytes, 1), the code lengths, the window.
const STATE_HEADER = 12;

/** Data that is no deflated data; the message is zlib's. */
export class InflateError extends Error {}

/** Input that ends inside of something. */
class OutOfInput extends Error {}
const OUT_OF_INPUT = new OutOfInput();

/** A canonical code: for each length the number of its codes, and all symbols in the order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** By the next FAST_BITS bits: symbol << 4 | length; 0 for longer codes. */
  readonly fast: Uint16Array;
}
const FAST_BITS = 9;

/** What a piece came to. */
export interface Inflated {
  readonly output: Uint8Array;
  /** Bytes of the input that do not come again. */
  readonly consumed: number;
  readonly done: boolean;
  readonly state: Uint8Array;
}

/** The state at the beginning of a stream, behind the content of a dictionary. */
export function firstState(dictionary: Uint8Array): Uint8Array {
  const window = dictionary.subarray(Math.max(0, dictionary.length - WINDOW));
  const state = new Uint8Array(STATE_HEADER + window.length);
  state.set(window, STATE_HEADER);
  return state;
}

/**
 * Inflates the next piece.
 *
 * @param limit bytes of output after which it stops
 * @param charge told of steps / 16 every some thousand of them; false: give up
 * @returns null when `charge` had it give up
 * @throws InflateError
 */
export function inflate(
  state: Uint8Array,
  input: Uint8Array,
  limit: number,
  charge: (units: number) => boolean,
): Inflated | null {
  return new Inflater(state, input, limit).run(charge);
}

class Inflater {
  readonly #input: Uint8Array;
  readonly #limit: number;
  /** The window, and behind it the output. */
  readonly #bytes: Uint8Array;
  readonly #start: number;
  #end: number;
  #at = 0;
  #bits = 0;
  #bitCount = 0;
  #mode: number;
  #last: boolean;
  #storedLeft: number;
  #matchLeft: number;
  #distance: number;
  #lengths: Uint8Array;
  #literalCount: number;
  #literals: Code | null = null;
  #distances: Code | null = null;

  constructor(state: Uint8Array, input: Uint8Array, limit: number) {
    if (state.length < STATE_HEADER) throw new InflateError("inconsistent stream state");
    this.#input = input;
    this.#limit = limit;
    this.#mode = state[0];
    this.#last = state[1] !== 0;
    this.#storedLeft = state[3] | state[4] << 8;
    this.#matchLeft = Math.min(MAX_MATCH, state[5] | state[6] << 8);
    this.#distance = state[7] | state[8] << 8;
    this.#literalCount = state[9] | state[10] << 8;
    const codes = this.#literalCount + state[11];
    if (state.length < STATE_HEADER + codes || this.#mode > DONE) {
      throw new InflateError("inconsistent stream state");
    }
    this.#lengths = state.slice(STATE_HEADER, STATE_HEADER + codes);
    const window = state.subarray(STATE_HEADER + codes).subarray(-WINDOW);
    this.#bytes = new Uint8Array(window.length + limit);
    this.#bytes.set(window);
    this.#start = this.#end = window.length;
    if (this.#matchLeft > 0 && (this.#distance === 0 || this.#distance > this.#end)) {
      throw new InflateError("inconsistent stream state");
    }
    const used = state[2] & 7;
    if (used > 0 && input.length > 0) {
      this.#bits = input[0] >> used;
      this.#bitCount = 8 - used;
      this.#at = 1;
    }
    if (this.#mode === CODED) this.#makeCodes();
  }

  run(charge: (units: number) => boolean): Inflated | null {
    let charged = this.#end + this.#at;
    while (this.#mode !== DONE) {
      if (this.#room() === 0 && (this.#mode === STORED || this.#matchLeft > 0)) break;
      const { at, bits, bitCount } = { at: this.#at, bits: this.#bits, bitCount: this.#bitCount };
      try {
        if (this.#mode === BLOCK_HEADER) this.#header();
        else if (this.#mode === STORED) this.#stored();
        else if (!this.#coded(charged + 16384)) break;
      } catch (error) {
        if (error !== OUT_OF_INPUT) throw error;
        if (this.#mode === BLOCK_HEADER) {
          [this.#at, this.#bits, this.#bitCount] = [at, bits, bitCount];
        }
        break;
      }
      const now = this.#end + this.#at;
      if (now - charged >= 4096) {
        if (!charge((now - charged) >> 4)) return null;
        charged = now;
      }
    }
    if (!charge((this.#end + this.#at - charged >> 4) + 1)) return null;
    // Whole bytes among the bits that were taken are given back.
    const consumed = this.#at - Math.ceil(this.#bitCount / 8);
    const done = this.#mode === DONE;
    return {
      output: this.#bytes.subarray(this.#start, this.#end),
      consumed: done ? this.#at - (this.#bitCount >> 3) : consumed,
      done,
      state: this.#state(),
    };
  }

  #state(): Uint8Array {
    const window = this.#bytes.subarray(Math.max(0, this.#end - WINDOW), this.#end);
    const lengths = this.#mode === CODED ? this.#lengths : new Uint8Array(0);
    const state = new Uint8Array(STATE_HEADER + lengths.length + window.length);
    const literals = this.#mode === CODED ? this.#literalCount : 0;
    // deno-fmt-ignore
    state.set([
      this.#mode, this.#last ? 1 : 0, (8 - this.#bitCount % 8) % 8, this.#storedLeft, this.#storedLeft >> 8,
      this.#matchLeft, this.#matchLeft >> 8, this.#distance, this.#distance >> 8,
      literals, literals >> 8, lengths.length - literals,
    ]);
    state.set(lengths, STATE_HEADER);
    state.set(window, STATE_HEADER + lengths.length);
    return state;
  }

  #room(): number {
    return this.#limit - (this.#end - this.#start);
  }

  /** The next bits, at most 16. */
  #take(count: number): number {
    while (this.#bitCount < count) {
      if (this.#at >= this.#input.length) throw OUT_OF_INPUT;
      this.#bits |= this.#input[this.#at++] << this.#bitCount;
      this.#bitCount += 8;
    }
    const bits = this.#bits & (1 << count) - 1;
    this.#bits >>>= count;
    this.#bitCount -= count;
    return bits;
  }

  #header(): void {
    const last = this.#take(1) === 1;
    const type = this.#take(2);
    if (type === 3) throw new InflateError("invalid block type");
    if (type === 0) {
      this.#take(this.#bitCount & 7);
      const length = this.#take(16);
      if (length !== (this.#take(16) ^ 0xffff)) {
        throw new InflateError("invalid stored block lengths");
      }
      this.#storedLeft = length;
      this.#mode = length > 0 ? STORED : last ? DONE : BLOCK_HEADER;
    } else {
      if (type === 1) {
        this.#literalCount = 288;
        this.#lengths = new Uint8Array(288 + DISTANCE_CODES + 2).fill(5);
        this.#lengths.set(fixedLiteralLengths());
      } else this.#readLengths();
      this.#makeCodes();
      this.#mode = CODED;
    }
    this.#last = last;
  }

  #readLengths(): void {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const count = this.#take(4) + 4;
    if (literals > LITERAL_LENGTH_CODES || distances > DISTANCE_CODES) {
      throw new InflateError("too many length or distance symbols");
    }
    const codeLengths = new Uint8Array(19);
    for (let i = 0; i < count; i++) codeLengths[CODE_LENGTH_ORDER[i]] = this.#take(3);
    const code = makeCode(codeLengths, false);
    if (code === null) throw new InflateError("invalid code lengths set");
    const lengths = new Uint8Array(literals + distances);
    for (let i = 0; i < lengths.length;) {
      const symbol = this.#symbol(code, "invalid code lengths set");
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) throw new InflateError("invalid bit length repeat");
      const value = symbol === 16 ? lengths[i - 1] : 0;
      const times = symbol === 16
        ? 3 + this.#take(2)
        : symbol === 17
        ? 3 + this.#take(3)
        : 11 + this.#take(7);
      if (i + times > lengths.length) throw new InflateError("invalid bit length repeat");
      lengths.fill(value, i, i + times);
      i += times;
    }
    if (lengths[END_OF_BLOCK] === 0) {
      throw new InflateError("invalid code -- missing end-of-block");
    }
    this.#literalCount = literals;
    this.#lengths = lengths;
  }

  #makeCodes(): void {
    this.#literals = makeCode(this.#lengths.subarray(0, this.#literalCount), true);
    if (this.#literals === null) throw new InflateError("invalid literal/lengths set");
    this.#distances = makeCode(this.#lengths.subarray(this.#literalCount), true);
    if (this.#distances === null) throw new InflateError("invalid distances set");
  }

  #stored(): void {
    while (this.#bitCount > 0 && this.#storedLeft > 0 && this.#room() > 0) {
      this.#bytes[this.#end++] = this.#take(8);
      this.#storedLeft--;
    }
    const count = Math.min(this.#storedLeft, this.#input.length - this.#at, this.#room());
    this.#bytes.set(this.#input.subarray(this.#at, this.#at + count), this.#end);
    this.#at += count;
    this.#end += count;
    this.#storedLeft -= count;
    if (this.#storedLeft === 0) this.#mode = this.#last ? DONE : BLOCK_HEADER;
    else if (count === 0 && this.#room() > 0) throw OUT_OF_INPUT;
  }

  /**
   * Decodes symbols until the block ends, or output and input are at `until`. What needs no room, the end of a block, is still
   * decoded when there is none.
   *
   * @returns false when there is no room for what comes
   */
  #coded(until: number): boolean {
    const bytes = this.#bytes;
    const limit = this.#start + this.#limit;
    for (;;) {
      if (this.#matchLeft > 0) {
        let at = this.#end;
        const end = Math.min(limit, at + this.#matchLeft);
        this.#matchLeft -= end - at;
        for (const distance = this.#distance; at < end; at++) bytes[at] = bytes[at - distance];
        this.#end = at;
      }
      if (this.#matchLeft > 0) return false;
      if (this.#end + this.#at >= until) return true;
      const at = this.#at, bits = this.#bits, bitCount = this.#bitCount;
      try {
        const symbol = this.#symbol(this.#literals!, "invalid literal/length code");
        if (symbol !== END_OF_BLOCK && this.#end >= limit) {
          [this.#at, this.#bits, this.#bitCount] = [at, bits, bitCount];
          return false;
        }
        if (symbol < END_OF_BLOCK) {
          bytes[this.#end++] = symbol;
          continue;
        }
        if (symbol === END_OF_BLOCK) {
          this.#mode = this.#last ? DONE : BLOCK_HEADER;
          return true;
        }
        const code = symbol - END_OF_BLOCK - 1;
        if (code >= LENGTH_CODES) throw new InflateError("invalid literal/length code");
        const length = LENGTH_BASE[code] + this.#take(LENGTH_EXTRA[code]);
        const far = this.#symbol(this.#distances!, "invalid distance code");
        if (far >= DISTANCE_CODES) throw new InflateError("invalid distance code");
        const distance = DISTANCE_BASE[far] + this.#take(DISTANCE_EXTRA[far]);
        if (distance > this.#end) throw new InflateError("invalid distance too far back");
        this.#matchLeft = length;
        this.#distance = distance;
      } catch (error) {
        if (error === OUT_OF_INPUT) [this.#at, this.#bits, this.#bitCount] = [at, bits, bitCount];
        throw error;
      }
    }
  }

  /** The next symbol of a code; codes go from their highest bit to the lowest. */
  #symbol(code: Code, message: string): number {
    while (this.#bitCount < FAST_BITS && this.#at < this.#input.length) {
      this.#bits |= this.#input[this.#at++] << this.#bitCount;
      this.#bitCount += 8;
    }
    const entry = code.fast[this.#bits & (1 << FAST_BITS) - 1];
    const size = entry & 15;
    if (entry !== 0 && size <= this.#bitCount) {
      this.#bits >>>= size;
      this.#bitCount -= size;
      return entry >> 4;
    }
    let value = 0, first = 0, index = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      value |= this.#take(1);
      const count = code.counts[length];
      if (value - first < count) return code.symbols[index + value - first];
      index += count;
      first = first + count << 1;
      value <<= 1;
    }
    throw new InflateError(message);
  }
}

/**
 * The code with these lengths; null when there are more codes than bits allow, or fewer but for a code of one symbol or none
 * where `single` allows that.
 */
function makeCode(lengths: Uint8Array, single: boolean): Code | null {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) {
    if (length > MAX_BITS) return null;
    counts[length]++;
  }
  let left = 1;
  let longest = 0;
  const offsets = new Uint16Array(MAX_BITS + 2);
  const next = new Uint16Array(MAX_BITS + 1);
  for (let length = 1, code = 0; length <= MAX_BITS; length++) {
    left = left * 2 - counts[length];
    if (left < 0) return null;
    if (counts[length] > 0) longest = length;
    next[length] = code;
    code = code + counts[length] << 1;
    offsets[length + 1] = offsets[length] + counts[length];
  }
  if (left > 0 && !(single && longest <= 1)) return null;
  const symbols = new Uint16Array(offsets[MAX_BITS + 1]);
  const fast = new Uint16Array(1 << FAST_BITS);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol];
    if (length === 0) continue;
    symbols[offsets[length]++] = symbol;
    const code = next[length]++;
    if (length > FAST_BITS) continue;
    let reversed = 0;
    for (let i = 0; i < length; i++) reversed |= (code >> i & 1) << length - 1 - i;
    for (let i = reversed; i < 1 << FAST_BITS; i += 1 << length) fast[i] = symbol << 4 | length;
  }
  return { counts, symbols, fast };
}
