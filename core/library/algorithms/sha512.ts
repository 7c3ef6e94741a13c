/*
 * SHA-512 (FIPS 180-4), which CPython's random.seed applies to text.
 *
 * A 64-bit word is a pair of 32-bit ones, upper first. The constants are the leading 64 bits of the
 * fractional parts of roots of the first primes; they are computed from that definition at first use,
 * which takes less room than the table and cannot be mistyped.
 */
import { integerSquareRoot } from "../../objects/numeric/int_arithmetic.ts";

const ROUNDS = 80;
const BLOCK_BYTES = 128;

interface Constants {
  /** 80 round constants, two words each. */
  readonly rounds: Int32Array;
  /** 8 words of the initial state, two words each. */
  readonly initial: Int32Array;
}

let constants: Constants | undefined;

/**
 * The 64-byte digest of some bytes.
 *
 * @param initial another initial state, 8 words as two each: SHA-384's
 */
export function sha512(message: Uint8Array, initial?: Int32Array): Uint8Array {
  constants ??= computeConstants();
  const length = message.length;
  const padded = new Uint8Array((Math.floor((length + 16) / BLOCK_BYTES) + 1) * BLOCK_BYTES);
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const state = (initial ?? constants.initial).slice();
  const schedule = new Int32Array(2 * ROUNDS);
  for (let offset = 0; offset < padded.length; offset += BLOCK_BYTES) {
    for (let at = 0; at < 32; at++) schedule[at] = view.getInt32(offset + 4 * at);
    expandSchedule(schedule);
    compress(state, schedule, constants.rounds);
  }
  const digest = new Uint8Array(64);
  const output = new DataView(digest.buffer);
  for (let at = 0; at < 16; at++) output.setInt32(4 * at, state[at]);
  return digest;
}

function expandSchedule(w: Int32Array): void {
  for (let at = 32; at < 2 * ROUNDS; at += 2) {
    const high15 = w[at - 30];
    const low15 = w[at - 29];
    const high2 = w[at - 4];
    const low2 = w[at - 3];
    // Rotations by 1 and 8 and a shift by 7; rotations by 19 and 61 and a shift by 6.
    const sigma0High = ((high15 >>> 1) | (low15 << 31)) ^ ((high15 >>> 8) | (low15 << 24)) ^
      (high15 >>> 7);
    const sigma0Low = ((low15 >>> 1) | (high15 << 31)) ^ ((low15 >>> 8) | (high15 << 24)) ^
      ((low15 >>> 7) | (high15 << 25));
    const sigma1High = ((high2 >>> 19) | (low2 << 13)) ^ ((low2 >>> 29) | (high2 << 3)) ^
      (high2 >>> 6);
    const sigma1Low = ((low2 >>> 19) | (high2 << 13)) ^ ((high2 >>> 29) | (low2 << 3)) ^
      ((low2 >>> 6) | (high2 << 26));
    const low = (w[at - 31] >>> 0) + (w[at - 13] >>> 0) + (sigma0Low >>> 0) + (sigma1Low >>> 0);
    w[at + 1] = low;
    w[at] = w[at - 32] + w[at - 14] + sigma0High + sigma1High + Math.floor(low / 4294967296);
  }
}

function compress(state: Int32Array, w: Int32Array, k: Int32Array): void {
  let aHigh = state[0];
  let aLow = state[1];
  let bHigh = state[2];
  let bLow = state[3];
  let cHigh = state[4];
  let cLow = state[5];
  let dHigh = state[6];
  let dLow = state[7];
  let eHigh = state[8];
  let eLow = state[9];
  let fHigh = state[10];
  let fLow = state[11];
  let gHigh = state[12];
  let gLow = state[13];
  let hHigh = state[14];
  let hLow = state[15];
  for (let at = 0; at < 2 * ROUNDS; at += 2) {
    // Rotations by 14, 18 and 41.
    const sum1High = ((eHigh >>> 14) | (eLow << 18)) ^ ((eHigh >>> 18) | (eLow << 14)) ^
      ((eLow >>> 9) | (eHigh << 23));
    const sum1Low = ((eLow >>> 14) | (eHigh << 18)) ^ ((eLow >>> 18) | (eHigh << 14)) ^
      ((eHigh >>> 9) | (eLow << 23));
    const chooseHigh = (eHigh & fHigh) ^ (~eHigh & gHigh);
    const chooseLow = (eLow & fLow) ^ (~eLow & gLow);
    const low1 = (hLow >>> 0) + (sum1Low >>> 0) + (chooseLow >>> 0) + (k[at + 1] >>> 0) +
      (w[at + 1] >>> 0);
    const high1 = (hHigh + sum1High + chooseHigh + k[at] + w[at] + Math.floor(low1 / 4294967296)) |
      0;
    // Rotations by 28, 34 and 39.
    const sum0High = ((aHigh >>> 28) | (aLow << 4)) ^ ((aLow >>> 2) | (aHigh << 30)) ^
      ((aLow >>> 7) | (aHigh << 25));
    const sum0Low = ((aLow >>> 28) | (aHigh << 4)) ^ ((aHigh >>> 2) | (aLow << 30)) ^
      ((aHigh >>> 7) | (aLow << 25));
    const majorityHigh = (aHigh & bHigh) ^ (aHigh & cHigh) ^ (bHigh & cHigh);
    const majorityLow = (aLow & bLow) ^ (aLow & cLow) ^ (bLow & cLow);
    hHigh = gHigh;
    hLow = gLow;
    gHigh = fHigh;
    gLow = fLow;
    fHigh = eHigh;
    fLow = eLow;
    const lowE = (dLow >>> 0) + (low1 >>> 0);
    eLow = lowE | 0;
    eHigh = (dHigh + high1 + Math.floor(lowE / 4294967296)) | 0;
    dHigh = cHigh;
    dLow = cLow;
    cHigh = bHigh;
    cLow = bLow;
    bHigh = aHigh;
    bLow = aLow;
    const lowA = (low1 >>> 0) + (sum0Low >>> 0) + (majorityLow >>> 0);
    aLow = lowA | 0;
    aHigh = (high1 + sum0High + majorityHigh + Math.floor(lowA / 4294967296)) | 0;
  }
  addTo(state, 0, aHigh, aLow);
  addTo(state, 2, bHigh, bLow);
  addTo(state, 4, cHigh, cLow);
  addTo(state, 6, dHigh, dLow);
  addTo(state, 8, eHigh, eLow);
  addTo(state, 10, fHigh, fLow);
  addTo(state, 12, gHigh, gLow);
  addTo(state, 14, hHigh, hLow);
}

function addTo(state: Int32Array, at: number, high: number, low: number): void {
  const sum = (state[at + 1] >>> 0) + (low >>> 0);
  state[at + 1] = sum;
  state[at] = state[at] + high + Math.floor(sum / 4294967296);
}

function computeConstants(): Constants {
  const rounds = new Int32Array(2 * ROUNDS);
  const initial = new Int32Array(16);
  let count = 0;
  for (let candidate = 2; count < ROUNDS; candidate++) {
    if (!isPrime(candidate)) continue;
    writeWord(rounds, 2 * count, cubeRoot(BigInt(candidate) << 192n));
    if (count < 8) writeWord(initial, 2 * count, integerSquareRoot(BigInt(candidate) << 128n));
    count++;
  }
  return { rounds, initial };
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
    if (candidate % divisor === 0) return false;
  }
  return true;
}

/** The cube root of a number below 2**201, rounded down, by Newton's method from above. */
function cubeRoot(value: bigint): bigint {
  let root = 1n << 67n;
  for (;;) {
    const next = (2n * root + value / (root * root)) / 3n;
    if (next >= root) return root;
    root = next;
  }
}

function writeWord(words: Int32Array, at: number, value: bigint): void {
  words[at] = Number((value >> 32n) & 0xffffffffn) | 0;
  words[at + 1] = Number(value & 0xffffffffn) | 0;
}
