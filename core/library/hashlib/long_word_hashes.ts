/** Hashes of 64-bit words: SHA-384 and SHA-512 (FIPS 180-4), SHA-3 (FIPS 202), BLAKE2b (RFC 7693). */
import { sha512 } from "../algorithms/sha512.ts";
import { BLAKE_ORDER, BLAKE_QUARTERS } from "./word_hashes.ts";

export { sha512 };

const MASK = 0xffffffffffffffffn;
const rotate = (word: bigint, by: bigint): bigint => ((word << by) | (word >> (64n - by))) & MASK;

function squareRootOf(n: bigint): bigint {
  let x = n;
  for (let y = (x + 1n) >> 1n; y < x; y = (x + n / x) >> 1n) x = y;
  return x;
}

/** 64 bits behind the point of the square roots of primes. */
const rootBits = (primes: readonly bigint[]): bigint[] =>
  primes.map((prime) => squareRootOf(prime << 128n) & MASK);

const INITIAL = rootBits([2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n]);

/** SHA-384's initial state: the 9th to 16th prime. */
export function sha384(message: Uint8Array): Uint8Array {
  const initial = rootBits([23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n]);
  const words = new Int32Array(16);
  initial.forEach((word, i) => {
    words[2 * i] = Number(word >> 32n) | 0;
    words[2 * i + 1] = Number(word & 0xffffffffn) | 0;
  });
  return sha512(message, words).subarray(0, 48);
}

// --- SHA-3

const ROUNDS = 24;

/** Round constants, from the linear feedback shift register of FIPS 202. */
const ROUND_CONSTANTS = ((): Int32Array => {
  const words = new Int32Array(2 * ROUNDS);
  let register = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (let j = 0; j < 7; j++) {
      const bit = (1 << j) - 1;
      if ((register & 1) !== 0) words[2 * round + (bit >> 5)] ^= 1 << (bit & 31);
      register = (register << 1) ^ ((register >> 7) * 0x171);
    }
  }
  return words;
})();

/** Where each lane goes, and by how many bits it is turned. */
const [LANES, TURNS] = ((): [number[], number[]] => {
  const lanes = [0];
  const turns = [0];
  let x = 1;
  let y = 0;
  for (let t = 0; t < 24; t++) {
    lanes.push(x + 5 * y);
    turns.push((((t + 1) * (t + 2)) / 2) % 64);
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  return [lanes, turns];
})();

/** Keccak-f[1600]; a lane is two words, the lower first. */
function permute(state: Int32Array): void {
  const parity = new Int32Array(10);
  const moved = new Int32Array(50);
  for (let round = 0; round < ROUNDS; round++) {
    for (let x = 0; x < 10; x++) {
      parity[x] = state[x] ^ state[x + 10] ^ state[x + 20] ^ state[x + 30] ^ state[x + 40];
    }
    for (let x = 0; x < 5; x++) {
      const before = 2 * ((x + 4) % 5);
      const behind = 2 * ((x + 1) % 5);
      const low = parity[before] ^ (parity[behind] << 1 | parity[behind + 1] >>> 31);
      const high = parity[before + 1] ^ (parity[behind + 1] << 1 | parity[behind] >>> 31);
      for (let y = 0; y < 50; y += 10) {
        state[2 * x + y] ^= low;
        state[2 * x + y + 1] ^= high;
      }
    }
    for (let i = 0; i < 25; i++) {
      const lane = LANES[i];
      const lx = lane % 5;
      const ly = (lane - lx) / 5;
      const target = 2 * (ly + 5 * ((2 * lx + 3 * ly) % 5));
      let low = state[2 * lane];
      let high = state[2 * lane + 1];
      let turn = TURNS[i];
      if (turn >= 32) {
        [low, high] = [high, low];
        turn -= 32;
      }
      if (turn > 0) {
        const newLow = low << turn | high >>> (32 - turn);
        high = high << turn | low >>> (32 - turn);
        low = newLow;
      }
      moved[target] = low;
      moved[target + 1] = high;
    }
    for (let y = 0; y < 50; y += 10) {
      for (let x = 0; x < 10; x++) {
        state[y + x] = moved[y + x] ^ (~moved[y + (x + 2) % 10] & moved[y + (x + 4) % 10]);
      }
    }
    state[0] ^= ROUND_CONSTANTS[2 * round];
    state[1] ^= ROUND_CONSTANTS[2 * round + 1];
  }
}

/**
 * The sponge of SHA-3 and SHAKE.
 *
 * @param rate bytes a block
 * @param suffix what stands behind the message: 0x06 for SHA-3, 0x1f for SHAKE
 */
export function keccak(
  message: Uint8Array,
  rate: number,
  suffix: number,
  length: number,
): Uint8Array {
  const state = new Int32Array(50);
  const blocks = Math.floor(message.length / rate) + 1;
  const bytes = new Uint8Array(blocks * rate);
  bytes.set(message);
  bytes[message.length] ^= suffix;
  bytes[bytes.length - 1] ^= 0x80;
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; at += rate) {
    for (let i = 0; i < rate / 4; i++) state[i] ^= view.getInt32(at + 4 * i, true);
    permute(state);
  }
  const digest = new Uint8Array(length);
  for (let at = 0; at < length;) {
    for (let i = 0; i < rate && at < length; i++) {
      digest[at++] = state[i >> 2] >>> (8 * (i & 3));
    }
    if (at < length) permute(state);
  }
  return digest;
}

/** As blake2s (word_hashes.ts), with a parameter block of 64 bytes. */
export function blake2b(
  message: Uint8Array,
  parameters: Uint8Array,
  isLastNode: boolean,
): Uint8Array {
  const given = new DataView(parameters.buffer, parameters.byteOffset);
  const state = INITIAL.map((word, i) => word ^ given.getBigUint64(8 * i, true));
  const blocks = Math.max(1, Math.ceil(message.length / 128));
  const bytes = new Uint8Array(blocks * 128);
  bytes.set(message);
  const view = new DataView(bytes.buffer);
  for (let n = 1; n <= blocks; n++) {
    const block: bigint[] = [];
    for (let i = 0; i < 16; i++) block.push(view.getBigUint64(128 * (n - 1) + 8 * i, true));
    const v = [...state, ...INITIAL];
    v[12] ^= BigInt(n === blocks ? message.length : 128 * n);
    if (n === blocks) {
      v[14] ^= MASK;
      if (isLastNode) v[15] ^= MASK;
    }
    for (let round = 0; round < 12; round++) {
      const order = BLAKE_ORDER[round % 10];
      for (let q = 0; q < 8; q++) {
        const [a, b, c, d] = BLAKE_QUARTERS[q];
        v[a] = (v[a] + v[b] + block[order[2 * q]]) & MASK;
        v[d] = rotate(v[d] ^ v[a], 32n);
        v[c] = (v[c] + v[d]) & MASK;
        v[b] = rotate(v[b] ^ v[c], 40n);
        v[a] = (v[a] + v[b] + block[order[2 * q + 1]]) & MASK;
        v[d] = rotate(v[d] ^ v[a], 48n);
        v[c] = (v[c] + v[d]) & MASK;
        v[b] = rotate(v[b] ^ v[c], 1n);
      }
    }
    for (let i = 0; i < 8; i++) state[i] ^= v[i] ^ v[i + 8];
  }
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  state.forEach((word, i) => out.setBigUint64(8 * i, word, true));
  return digest.subarray(0, parameters[0]);
}
