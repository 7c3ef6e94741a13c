/*
 * MT19937, the generator behind Python's random module, with CPython's seeding and its ways to make
 * floats and ints of the outputs (Modules/_randommodule.c, Lib/random.py), so that a seed gives the
 * same sequence as there. The algorithm is that of Matsumoto and Nishimura.
 *
 * The state belongs to the caller, who keeps it in the guest's memory: STATE_WORDS words from `base`
 * on, 624 of the generator and then the position of the next one to use. That is random.getstate()'s
 * tuple too. As memory can move when it grows, every call is handed the current view of it.
 */
import { valueError } from "../../objects/text/format_error.ts";
import { sha512 } from "./sha512.ts";

const SIZE = 624;
const SHIFT_SIZE = 397;
const MATRIX = 0x9908b0df;

/** Length of the state in 32-bit words. */
export const STATE_WORDS = SIZE + 1;

/** Seeds with an int, of which the magnitude counts. */
export function seedFromInteger(words: Uint32Array, base: number, seed: number | bigint): void {
  if (typeof seed === "number") {
    const magnitude = Math.abs(seed);
    seedFromWords(words, base, magnitude >>> 0, Math.floor(magnitude / 4294967296));
    return;
  }
  const digits = (seed < 0n ? -seed : seed).toString(16);
  const key: number[] = [];
  for (let end = digits.length; end > 0; end -= 8) {
    key.push(parseInt(digits.slice(Math.max(0, end - 8), end), 16));
  }
  seedByArray(words, base, key);
}

/**
 * Seeds with an unsigned 64-bit integer: with the hash of a value, which is what random.seed does with
 * a float.
 */
export function seedFromWords(
  words: Uint32Array,
  base: number,
  low: number,
  high: number,
): void {
  seedByArray(words, base, high === 0 ? [low >>> 0] : [low >>> 0, high >>> 0]);
}

/**
 * Seeds with bytes, or with the UTF-8 form of text: with the number that they and their SHA-512 make
 * (version 2 of random.seed).
 */
export function seedFromBytes(words: Uint32Array, base: number, bytes: Uint8Array): void {
  const all = new Uint8Array(bytes.length + 64);
  all.set(bytes);
  all.set(sha512(bytes), bytes.length);
  let first = 0;
  while (first < all.length && all[first] === 0) first++;
  const key: number[] = [];
  for (let end = all.length; end > first; end -= 4) {
    let word = 0;
    for (let at = Math.max(first, end - 4); at < end; at++) word = word * 256 + all[at];
    key.push(word);
  }
  if (key.length === 0) key.push(0);
  seedByArray(words, base, key);
}

function seedByArray(words: Uint32Array, base: number, key: readonly number[]): void {
  seedByNumber(words, base, 19650218);
  let i = 1;
  let j = 0;
  for (let count = Math.max(SIZE, key.length); count > 0; count--) {
    const previous = words[base + i - 1];
    words[base + i] = (words[base + i] ^ Math.imul(previous ^ (previous >>> 30), 1664525)) +
      key[j] + j;
    if (++i >= SIZE) {
      words[base] = words[base + SIZE - 1];
      i = 1;
    }
    if (++j >= key.length) j = 0;
  }
  for (let count = SIZE - 1; count > 0; count--) {
    const previous = words[base + i - 1];
    words[base + i] = (words[base + i] ^ Math.imul(previous ^ (previous >>> 30), 1566083941)) - i;
    if (++i >= SIZE) {
      words[base] = words[base + SIZE - 1];
      i = 1;
    }
  }
  words[base] = 0x80000000;
}

function seedByNumber(words: Uint32Array, base: number, seed: number): void {
  words[base] = seed;
  for (let i = 1; i < SIZE; i++) {
    const previous = words[base + i - 1];
    words[base + i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
  }
  words[base + SIZE] = SIZE;
}

/** Makes the next 624 words of the sequence. */
function regenerate(words: Uint32Array, base: number): void {
  for (let i = 0; i < SIZE; i++) {
    const next = words[base + (i + 1 < SIZE ? i + 1 : 0)];
    const mixed = (words[base + i] & 0x80000000) | (next & 0x7fffffff);
    const far = i + SHIFT_SIZE < SIZE ? i + SHIFT_SIZE : i + SHIFT_SIZE - SIZE;
    words[base + i] = words[base + far] ^ (mixed >>> 1) ^ ((mixed & 1) !== 0 ? MATRIX : 0);
  }
}

/** The next 32 random bits, unsigned. */
export function randomWord(words: Uint32Array, base: number): number {
  let index = words[base + SIZE];
  if (index >= SIZE) {
    regenerate(words, base);
    index = 0;
  }
  words[base + SIZE] = index + 1;
  let word = words[base + index];
  word ^= word >>> 11;
  word ^= (word << 7) & 0x9d2c5680;
  word ^= (word << 15) & 0xefc60000;
  return (word ^ (word >>> 18)) >>> 0;
}

/** random.random(): a float of 53 random bits, at least 0 and below 1. */
export function randomFloat(words: Uint32Array, base: number): number {
  const upper = randomWord(words, base) >>> 5;
  const lower = randomWord(words, base) >>> 6;
  return (upper * 67108864 + lower) / 9007199254740992;
}

/**
 * random.getrandbits(count), a number up to 53 bits and narrowed to one beyond where it fits. Throws
 * ValueError for a negative count.
 */
export function randomBits(words: Uint32Array, base: number, count: number): number | bigint {
  if (count < 0) throw valueError("number of bits must be non-negative");
  if (count === 0) return 0;
  if (count <= 32) return randomWord(words, base) >>> (32 - count);
  if (count <= 53) {
    const low = randomWord(words, base);
    return (randomWord(words, base) >>> (64 - count)) * 4294967296 + low;
  }
  const parts: string[] = [];
  for (let left = count; left > 0; left -= 32) {
    let word = randomWord(words, base);
    if (left < 32) word >>>= 32 - left;
    parts.push(word.toString(16).padStart(8, "0"));
  }
  const value = BigInt("0x" + parts.reverse().join(""));
  return value <= 9007199254740991n ? Number(value) : value;
}

/** An int from 0 to bound - 1, for a bound > 0: Random._randbelow, behind randrange and shuffle. */
export function randomBelow(
  words: Uint32Array,
  base: number,
  bound: number | bigint,
): number | bigint {
  if (typeof bound === "number" && bound <= 0xffffffff) {
    const shift = Math.clz32(bound);
    for (;;) {
      const value = randomWord(words, base) >>> shift;
      if (value < bound) return value;
    }
  }
  const bits = bound.toString(2).length;
  for (;;) {
    const value = randomBits(words, base, bits);
    if (value < bound) return value;
  }
}
