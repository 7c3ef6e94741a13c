/** The codes of deflated data (RFC 1951, section 3.2): lengths, distances, and the fixed code. */

export const LITERALS = 256;
export const END_OF_BLOCK = 256;
export const LENGTH_CODES = 29;
/** Literals, the end of a block and lengths; two more have codes in the fixed code. */
export const LITERAL_LENGTH_CODES = LITERALS + 1 + LENGTH_CODES;
export const DISTANCE_CODES = 30;
export const MIN_MATCH = 3;
export const MAX_MATCH = 258;

/** Extra bits of each length code, and the shortest length that it stands for. */
export const LENGTH_EXTRA = new Uint8Array(LENGTH_CODES);
export const LENGTH_BASE = new Uint16Array(LENGTH_CODES);
/** Extra bits of each distance code, and the shortest distance that it stands for. */
export const DISTANCE_EXTRA = new Uint8Array(DISTANCE_CODES);
export const DISTANCE_BASE = new Uint16Array(DISTANCE_CODES);

for (let code = 0, base = MIN_MATCH; code < LENGTH_CODES - 1; code++) {
  LENGTH_EXTRA[code] = code < 8 ? 0 : (code >> 2) - 1;
  LENGTH_BASE[code] = base;
  base += 1 << LENGTH_EXTRA[code];
}
// The longest length has a code of its own.
LENGTH_BASE[LENGTH_CODES - 1] = MAX_MATCH;
for (let code = 0, base = 1; code < DISTANCE_CODES; code++) {
  DISTANCE_EXTRA[code] = code < 4 ? 0 : (code >> 1) - 1;
  DISTANCE_BASE[code] = base;
  base += 1 << DISTANCE_EXTRA[code];
}

/** In this order the lengths of the code-length code are written. */
// deno-fmt-ignore
export const CODE_LENGTH_ORDER: readonly number[] =
  [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Code lengths of the fixed code for literals and lengths. */
export function fixedLiteralLengths(): Uint8Array {
  return new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
}

/** The lowest `count` bits in reverse. */
export function reversedBits(bits: number, count: number): number {
  let result = 0;
  for (let i = 0; i < count; i++, bits >>= 1) result = result << 1 | bits & 1;
  return result;
}
