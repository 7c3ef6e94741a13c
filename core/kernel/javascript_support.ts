/** What lowered JavaScript (javascript.ts) calls where the language has no operator for a primitive. */

const bits = new DataView(new ArrayBuffer(8));

/** i32.fromF64. */
export function saturate32(value: number): number {
  if (value >= 0x7fffffff) return 0x7fffffff;
  // NaN is not below and becomes 0 there.
  return value <= -0x80000000 ? -0x80000000 : value | 0;
}

const LONG_MAX = (1n << 63n) - 1n;
const LONG_MIN = -(1n << 63n);

/** i64.fromF64. */
export function saturate64(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return LONG_MAX;
  return value <= -(2 ** 63) ? LONG_MIN : BigInt(Math.trunc(value));
}

/** f64.copysign. */
export function copySign(value: number, sign: number): number {
  bits.setFloat64(0, sign);
  const negative = bits.getInt8(0) < 0;
  const magnitude = Math.abs(value);
  return negative ? -magnitude : magnitude;
}

/** i64.fromF64Bits. */
export function bitsOf(value: number): bigint {
  bits.setFloat64(0, value);
  return bits.getBigInt64(0);
}

/** The long at a byte address. */
export function loadLong(words: Int32Array, address: number): bigint {
  const at = address >>> 2;
  return (BigInt(words[at + 1]) << 32n) | BigInt(words[at] >>> 0);
}

/** Stores a long at a byte address. */
export function storeLong(words: Int32Array, address: number, value: bigint): void {
  const at = address >>> 2;
  words[at] = Number(BigInt.asIntN(32, value));
  words[at + 1] = Number(value >> 32n);
}

/** The select of operands that must all be evaluated, for what their calls do. */
export function selectOf<T>(yes: T, no: T, condition: number): T {
  return condition !== 0 ? yes : no;
}
