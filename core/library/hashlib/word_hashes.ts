/** MD5 (RFC 1321), SHA-1 and SHA-2 with 32-bit words (FIPS 180-4), BLAKE2s (RFC 7693). */

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The first 32 bits behind the point of the roots of the first primes. */
function rootBits(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count);
  let at = 0;
  for (let n = 2; at < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) words[at++] = Math.floor((root(n) % 1) * 0x100000000) | 0;
  }
  return words;
}

const SHA_ROUNDS = rootBits(64, Math.cbrt);
const SHA_INITIAL = rootBits(8, Math.sqrt);
/** The second 32 bits of the roots of the 9th to 16th prime, as FIPS 180-4 has it for SHA-224. */
const SHA224_INITIAL = new Int32Array([
  0xc1059ed8,
  0x367cd507,
  0x3070dd17,
  0xf70e5939,
  0xffc00b31,
  0x68581511,
  0x64f98fa7,
  0xbefa4fa4,
]);
const SINES = Int32Array.from(
  { length: 64 },
  (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 0x100000000) | 0,
);
const MD5_TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** The message with a one bit, zeros and its length behind it, in blocks of 64 bytes. */
function padded(message: Uint8Array, littleEndian: boolean): DataView {
  const length = message.length;
  const bytes = new Uint8Array((((length + 8) >> 6) + 1) << 6);
  bytes.set(message);
  bytes[length] = 0x80;
  const view = new DataView(bytes.buffer);
  const high = Math.floor(length / 0x20000000);
  const low = (length << 3) >>> 0;
  view.setUint32(bytes.length - (littleEndian ? 8 : 4), low, littleEndian);
  view.setUint32(bytes.length - (littleEndian ? 4 : 8), high, littleEndian);
  return view;
}

function bytesOf(words: Int32Array, length: number, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, i) => view.setInt32(4 * i, word, littleEndian));
  return bytes.subarray(0, length);
}

export function md5(message: Uint8Array): Uint8Array {
  const view = padded(message, true);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  const block = new Int32Array(16);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) block[i] = view.getInt32(at + 4 * i, true);
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let mixed: number;
      let word: number;
      if (round === 0) {
        mixed = (b & c) | (~b & d);
        word = i;
      } else if (round === 1) {
        mixed = (d & b) | (~d & c);
        word = 5 * i + 1;
      } else if (round === 2) {
        mixed = b ^ c ^ d;
        word = 3 * i + 5;
      } else {
        mixed = c ^ (b | ~d);
        word = 7 * i;
      }
      const sum = (a + mixed + SINES[i] + block[word & 15]) | 0;
      a = d;
      d = c;
      c = b;
      b = (b + rotate(sum, MD5_TURNS[round * 4 + (i & 3)])) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
  return bytesOf(state, 16, true);
}

export function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message, false);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Int32Array(80);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 80; i++) {
      words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      const mixed = i < 20
        ? ((b & c) | (~b & d)) + 0x5a827999
        : i < 40
        ? (b ^ c ^ d) + 0x6ed9eba1
        : i < 60
        ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
        : (b ^ c ^ d) + 0xca62c1d6;
      const sum = (rotate(a, 5) + mixed + e + words[i]) | 0;
      e = d;
      d = c;
      c = rotate(b, 30);
      b = a;
      a = sum;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }
  return bytesOf(state, 20, false);
}

function sha2(message: Uint8Array, initial: Int32Array, length: number): Uint8Array {
  const view = padded(message, false);
  const state = initial.slice();
  const words = new Int32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = rotate(x, 25) ^ rotate(x, 14) ^ (x >>> 3);
      const s1 = rotate(y, 15) ^ rotate(y, 13) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + SHA_ROUNDS[i] + words[i]) | 0;
      const s0 = rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
  return bytesOf(state, length, false);
}

export const sha224 = (message: Uint8Array): Uint8Array => sha2(message, SHA224_INITIAL, 28);
export const sha256 = (message: Uint8Array): Uint8Array => sha2(message, SHA_INITIAL, 32);

/** How BLAKE2 takes the words of a block in each round. */
export const BLAKE_ORDER: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
/** Columns and diagonals that the mixing takes. */
export const BLAKE_QUARTERS: readonly (readonly number[])[] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

/**
 * @param parameters the parameter block, 32 bytes
 * @param message with the key's block before it, if there is a key
 * @param isLastNode the flag of tree hashing
 */
export function blake2s(
  message: Uint8Array,
  parameters: Uint8Array,
  isLastNode: boolean,
): Uint8Array {
  const given = new DataView(parameters.buffer, parameters.byteOffset);
  const state = SHA_INITIAL.map((word, i) => word ^ given.getInt32(4 * i, true));
  const blocks = Math.max(1, Math.ceil(message.length / 64));
  const bytes = new Uint8Array(blocks * 64);
  bytes.set(message);
  const view = new DataView(bytes.buffer);
  const block = new Int32Array(16);
  const v = new Int32Array(16);
  for (let n = 1; n <= blocks; n++) {
    for (let i = 0; i < 16; i++) block[i] = view.getInt32(64 * (n - 1) + 4 * i, true);
    v.set(state);
    v.set(SHA_INITIAL, 8);
    const count = n === blocks ? message.length : 64 * n;
    v[12] ^= count | 0;
    v[13] ^= Math.floor(count / 0x100000000);
    if (n === blocks) {
      v[14] = ~v[14];
      if (isLastNode) v[15] = ~v[15];
    }
    for (let round = 0; round < 10; round++) {
      for (let q = 0; q < 8; q++) {
        const [a, b, c, d] = BLAKE_QUARTERS[q];
        v[a] = v[a] + v[b] + block[BLAKE_ORDER[round][2 * q]];
        v[d] = rotate(v[d] ^ v[a], 16);
        v[c] = v[c] + v[d];
        v[b] = rotate(v[b] ^ v[c], 20);
        v[a] = v[a] + v[b] + block[BLAKE_ORDER[round][2 * q + 1]];
        v[d] = rotate(v[d] ^ v[a], 24);
        v[c] = v[c] + v[d];
        v[b] = rotate(v[b] ^ v[c], 25);
      }
    }
    for (let i = 0; i < 8; i++) state[i] ^= v[i] ^ v[i + 8];
  }
  return bytesOf(state, parameters[0], true);
}
