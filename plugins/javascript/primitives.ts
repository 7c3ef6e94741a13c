/**
 * What each primitive of the kernel language is in JavaScript: an i32 or f64 is a number, an i64 a BigInt. `$0` and `$1` stand
 * for the operands, each a name, a literal or something in parentheses or brackets.
 */

/** Primitives that give a number or BigInt, by name. An i32 is always made one: by `| 0`, `>>`, `&`. */
export const VALUES: Readonly<Record<string, string>> = {
  "i32.add": "($0 + $1 | 0)",
  "i32.sub": "($0 - $1 | 0)",
  "i32.mul": "Math.imul($0, $1)",
  "i32.div": "($0 / $1 | 0)",
  "i32.rem": "($0 % $1 | 0)",
  "i32.and": "($0 & $1)",
  "i32.or": "($0 | $1)",
  "i32.xor": "($0 ^ $1)",
  "i32.shl": "($0 << $1)",
  "i32.shr": "($0 >> $1)",
  "i32.shrU": "($0 >>> $1 | 0)",
  "i32.clz": "Math.clz32($0)",
  "i32.fromI64": "Number(BigInt.asIntN(32, $0))",
  "i32.fromF64": "saturate32($0)",
  "i64.fromI32": "BigInt($0)",
  "i64.fromI32U": "BigInt($0 >>> 0)",
  "i64.fromF64": "saturate64($0)",
  "i64.fromF64Bits": "bitsOf($0)",
  "i64.add": "BigInt.asIntN(64, $0 + $1)",
  "i64.sub": "BigInt.asIntN(64, $0 - $1)",
  "i64.mul": "BigInt.asIntN(64, $0 * $1)",
  "i64.div": "($0 / $1)",
  "i64.rem": "($0 % $1)",
  "i64.and": "($0 & $1)",
  "i64.or": "($0 | $1)",
  "i64.xor": "($0 ^ $1)",
  "i64.shl": "BigInt.asIntN(64, $0 << ($1 & 63n))",
  "i64.shr": "($0 >> ($1 & 63n))",
  "i64.shrU": "BigInt.asIntN(64, BigInt.asUintN(64, $0) >> ($1 & 63n))",
  "f64.fromI32": "$0",
  "f64.fromI64": "Number($0)",
  "f64.add": "($0 + $1)",
  "f64.sub": "($0 - $1)",
  "f64.mul": "($0 * $1)",
  "f64.div": "($0 / $1)",
  "f64.neg": "(-$0)",
  "f64.abs": "Math.abs($0)",
  "f64.sqrt": "Math.sqrt($0)",
  "f64.floor": "Math.floor($0)",
  "f64.ceil": "Math.ceil($0)",
  "f64.trunc": "Math.trunc($0)",
  "f64.copysign": "copySign($0, $1)",
};

/** Primitives that give 1 or 0, by name: what holds when it is 1. */
export const TESTS: Readonly<Record<string, string>> = {
  "i32.eqz": "!$0",
  "i32.eq": "$0 === $1",
  "i32.ne": "$0 !== $1",
  "i32.lt": "$0 < $1",
  "i32.ltU": "$0 >>> 0 < $1 >>> 0",
  "i32.gt": "$0 > $1",
  "i32.gtU": "$0 >>> 0 > $1 >>> 0",
  "i32.le": "$0 <= $1",
  "i32.leU": "$0 >>> 0 <= $1 >>> 0",
  "i32.ge": "$0 >= $1",
  "i32.geU": "$0 >>> 0 >= $1 >>> 0",
  "i64.eq": "$0 === $1",
  "i64.ne": "$0 !== $1",
  "i64.lt": "$0 < $1",
  "i64.gt": "$0 > $1",
  "f64.eq": "$0 === $1",
  "f64.ne": "$0 !== $1",
  "f64.lt": "$0 < $1",
  "f64.gt": "$0 > $1",
  "f64.le": "$0 <= $1",
  "f64.ge": "$0 >= $1",
};

const bits = new DataView(new ArrayBuffer(8));
const LONG_MOST = 2n ** 63n - 1n;

/** What the templates call where the language has no operator. */
export const SUPPORT: Readonly<Record<string, (...operands: number[]) => number | bigint>> = {
  saturate32(value) {
    if (value >= 0x7fffffff) return 0x7fffffff;
    return value <= -0x80000000 ? -0x80000000 : value | 0; // NaN | 0 is 0
  },
  saturate64(value) {
    if (value !== value) return 0n;
    if (value >= 2 ** 63) return LONG_MOST;
    return value <= -(2 ** 63) ? -LONG_MOST - 1n : BigInt(Math.trunc(value));
  },
  bitsOf(value) {
    bits.setFloat64(0, value);
    return bits.getBigInt64(0);
  },
  copySign(value, sign) {
    const magnitude = Math.abs(value);
    return sign < 0 || Object.is(sign, -0) ? -magnitude : magnitude;
  },
};
