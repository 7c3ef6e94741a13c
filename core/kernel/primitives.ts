/**
 * The kernel language's primitives: one table from which every lowering comes (wasm.ts; the reference backend; C for the
 * stencils). A kernel is built of expressions over three types:
 *
 *     i32   32 bits; signed where an operation's name does not end in U. Truth is 0 or 1.
 *     i64   64 bits, two's complement
 *     f64   IEEE 754 double
 *
 * No primitive traps where its precondition holds, and a kernel guards the precondition before. Integer arithmetic wraps
 * around. Shift counts are taken modulo the width. Comparisons with NaN are false, but `ne` is true. A NaN that
 * arithmetic makes has no particular bits, and no kernel may look at them.
 *
 * Memory is the guest's linear memory, little-endian; an address is an i32 taken as unsigned plus a constant offset, and
 * is aligned to the width of the access and within the memory: kernels only follow addresses that guards made sure of.
 */

/** The types of expressions. */
export type Kind = "i32" | "i64" | "f64";

/** An operand list, a result and how the primitive is written in each target. */
export interface Primitive {
  readonly parameters: readonly Kind[];
  readonly result: Kind;
  /** WebAssembly opcode: one byte, or two after the prefix 0xfc. */
  readonly wasm: readonly number[];
  /** JavaScript over numbers (i32, f64) and BigInt (i64): $0, $1 stand for the operands, each used once. */
  readonly js: string;
  /** C over int32_t, int64_t and double; unsigned arithmetic where signed overflow would be undefined. */
  readonly c: string;
  /** What it gives, where its name does not say all. */
  readonly meaning: string;
}

const row = (
  parameters: readonly Kind[],
  result: Kind,
  wasm: number | readonly number[],
  js: string,
  c: string,
  meaning = "",
): Primitive => ({
  parameters,
  result,
  wasm: typeof wasm === "number" ? [wasm] : wasm,
  js,
  c,
  meaning,
});

const I1: readonly Kind[] = ["i32"];
const I2: readonly Kind[] = ["i32", "i32"];
const L1: readonly Kind[] = ["i64"];
const L2: readonly Kind[] = ["i64", "i64"];
const F1: readonly Kind[] = ["f64"];
const F2: readonly Kind[] = ["f64", "f64"];

/** The table. */
export const PRIMITIVES = {
  "i32.add": row(I2, "i32", 0x6a, "($0 + $1 | 0)", "(int32_t)((uint32_t)($0) + (uint32_t)($1))"),
  "i32.sub": row(I2, "i32", 0x6b, "($0 - $1 | 0)", "(int32_t)((uint32_t)($0) - (uint32_t)($1))"),
  "i32.mul": row(
    I2,
    "i32",
    0x6c,
    "Math.imul($0, $1)",
    "(int32_t)((uint32_t)($0) * (uint32_t)($1))",
  ),
  "i32.div": row(
    I2,
    "i32",
    0x6d,
    "($0 / $1 | 0)",
    "(($0) / ($1))",
    "quotient rounded towards zero; the divisor is not 0, and -2**31 is not divided by -1",
  ),
  "i32.rem": row(
    I2,
    "i32",
    0x6f,
    "($0 % $1 | 0)",
    "(($0) % ($1))",
    "what i32.div leaves, with the dividend's sign; the divisor is neither 0 nor -1",
  ),
  "i32.and": row(I2, "i32", 0x71, "($0 & $1)", "(($0) & ($1))"),
  "i32.or": row(I2, "i32", 0x72, "($0 | $1)", "(($0) | ($1))"),
  "i32.xor": row(I2, "i32", 0x73, "($0 ^ $1)", "(($0) ^ ($1))"),
  "i32.shl": row(
    I2,
    "i32",
    0x74,
    "($0 << $1)",
    "(int32_t)((uint32_t)($0) << (($1) & 31))",
  ),
  "i32.shr": row(I2, "i32", 0x75, "($0 >> $1)", "(($0) >> (($1) & 31))", "the sign moves in"),
  "i32.shrU": row(
    I2,
    "i32",
    0x76,
    "($0 >>> $1 | 0)",
    "(int32_t)((uint32_t)($0) >> (($1) & 31))",
    "zeros move in",
  ),
  "i32.clz": row(
    I1,
    "i32",
    0x67,
    "Math.clz32($0)",
    "count_leading_zeros($0)",
    "leading zero bits; 32 for 0",
  ),
  "i32.eqz": row(I1, "i32", 0x45, "($0 === 0 ? 1 : 0)", "(($0) == 0)"),
  "i32.eq": row(I2, "i32", 0x46, "($0 === $1 ? 1 : 0)", "(($0) == ($1))"),
  "i32.ne": row(I2, "i32", 0x47, "($0 !== $1 ? 1 : 0)", "(($0) != ($1))"),
  "i32.lt": row(I2, "i32", 0x48, "($0 < $1 ? 1 : 0)", "(($0) < ($1))"),
  "i32.ltU": row(
    I2,
    "i32",
    0x49,
    "($0 >>> 0 < $1 >>> 0 ? 1 : 0)",
    "((uint32_t)($0) < (uint32_t)($1))",
  ),
  "i32.gt": row(I2, "i32", 0x4a, "($0 > $1 ? 1 : 0)", "(($0) > ($1))"),
  "i32.gtU": row(
    I2,
    "i32",
    0x4b,
    "($0 >>> 0 > $1 >>> 0 ? 1 : 0)",
    "((uint32_t)($0) > (uint32_t)($1))",
  ),
  "i32.le": row(I2, "i32", 0x4c, "($0 <= $1 ? 1 : 0)", "(($0) <= ($1))"),
  "i32.leU": row(
    I2,
    "i32",
    0x4d,
    "($0 >>> 0 <= $1 >>> 0 ? 1 : 0)",
    "((uint32_t)($0) <= (uint32_t)($1))",
  ),
  "i32.ge": row(I2, "i32", 0x4e, "($0 >= $1 ? 1 : 0)", "(($0) >= ($1))"),
  "i32.geU": row(
    I2,
    "i32",
    0x4f,
    "($0 >>> 0 >= $1 >>> 0 ? 1 : 0)",
    "((uint32_t)($0) >= (uint32_t)($1))",
  ),
  "i32.fromI64": row(L1, "i32", 0xa7, "Number(BigInt.asIntN(32, $0))", "(int32_t)($0)", "low bits"),
  "i32.fromF64": row(
    F1,
    "i32",
    [0xfc, 0x02],
    "saturate32($0)",
    "saturate32($0)",
    "rounded towards zero; the nearest i32 when out of range; 0 for NaN",
  ),
  "i64.fromI32": row(I1, "i64", 0xac, "BigInt($0)", "(int64_t)(int32_t)($0)", "sign kept"),
  "i64.fromI32U": row(
    I1,
    "i64",
    0xad,
    "BigInt($0 >>> 0)",
    "(int64_t)(uint32_t)($0)",
    "zeros above",
  ),
  "i64.fromF64Bits": row(F1, "i64", 0xbd, "bitsOf($0)", "bits_of($0)", "the double's bits"),
  "i64.add": row(
    L2,
    "i64",
    0x7c,
    "BigInt.asIntN(64, $0 + $1)",
    "(int64_t)((uint64_t)($0) + (uint64_t)($1))",
  ),
  "i64.sub": row(
    L2,
    "i64",
    0x7d,
    "BigInt.asIntN(64, $0 - $1)",
    "(int64_t)((uint64_t)($0) - (uint64_t)($1))",
  ),
  "i64.mul": row(
    L2,
    "i64",
    0x7e,
    "BigInt.asIntN(64, $0 * $1)",
    "(int64_t)((uint64_t)($0) * (uint64_t)($1))",
  ),
  "i64.div": row(
    L2,
    "i64",
    0x7f,
    "BigInt.asIntN(64, $0 / $1)",
    "(($0) / ($1))",
    "quotient rounded towards zero; the divisor is not 0, and -2**63 is not divided by -1",
  ),
  "i64.rem": row(
    L2,
    "i64",
    0x81,
    "($0 % $1)",
    "(($0) % ($1))",
    "what i64.div leaves, with the dividend's sign; the divisor is neither 0 nor -1",
  ),
  "i64.and": row(L2, "i64", 0x83, "($0 & $1)", "(($0) & ($1))"),
  "i64.or": row(L2, "i64", 0x84, "($0 | $1)", "(($0) | ($1))"),
  "i64.xor": row(L2, "i64", 0x85, "($0 ^ $1)", "(($0) ^ ($1))"),
  "i64.shl": row(
    L2,
    "i64",
    0x86,
    "BigInt.asIntN(64, $0 << ($1 & 63n))",
    "(int64_t)((uint64_t)($0) << (($1) & 63))",
  ),
  "i64.shr": row(
    L2,
    "i64",
    0x87,
    "($0 >> ($1 & 63n))",
    "(($0) >> (($1) & 63))",
    "the sign moves in",
  ),
  "i64.shrU": row(
    L2,
    "i64",
    0x88,
    "BigInt.asIntN(64, BigInt.asUintN(64, $0) >> ($1 & 63n))",
    "(int64_t)((uint64_t)($0) >> (($1) & 63))",
    "zeros move in",
  ),
  "i64.eq": row(L2, "i32", 0x51, "($0 === $1 ? 1 : 0)", "(($0) == ($1))"),
  "i64.ne": row(L2, "i32", 0x52, "($0 !== $1 ? 1 : 0)", "(($0) != ($1))"),
  "i64.lt": row(L2, "i32", 0x53, "($0 < $1 ? 1 : 0)", "(($0) < ($1))"),
  "i64.gt": row(L2, "i32", 0x55, "($0 > $1 ? 1 : 0)", "(($0) > ($1))"),
  "f64.fromI64": row(L1, "f64", 0xb9, "Number($0)", "(double)(int64_t)($0)", "ties to even"),
  "i64.fromF64": row(
    F1,
    "i64",
    [0xfc, 0x06],
    "saturate64($0)",
    "saturate64($0)",
    "rounded towards zero; the nearest i64 when out of range; 0 for NaN",
  ),
  "f64.fromI32": row(I1, "f64", 0xb7, "$0", "(double)(int32_t)($0)", "exact"),
  "f64.add": row(F2, "f64", 0xa0, "($0 + $1)", "(($0) + ($1))"),
  "f64.sub": row(F2, "f64", 0xa1, "($0 - $1)", "(($0) - ($1))"),
  "f64.mul": row(F2, "f64", 0xa2, "($0 * $1)", "(($0) * ($1))"),
  "f64.div": row(F2, "f64", 0xa3, "($0 / $1)", "(($0) / ($1))", "x/0 is an infinity or NaN"),
  "f64.neg": row(F1, "f64", 0x9a, "(-$0)", "(-($0))", "the sign bit turned"),
  "f64.abs": row(F1, "f64", 0x99, "Math.abs($0)", "abs_of($0)"),
  "f64.sqrt": row(F1, "f64", 0x9f, "Math.sqrt($0)", "sqrt_of($0)", "NaN below -0"),
  "f64.floor": row(F1, "f64", 0x9c, "Math.floor($0)", "floor_of($0)"),
  "f64.ceil": row(F1, "f64", 0x9b, "Math.ceil($0)", "ceil_of($0)"),
  "f64.trunc": row(F1, "f64", 0x9d, "Math.trunc($0)", "trunc_of($0)"),
  "f64.copysign": row(
    F2,
    "f64",
    0xa6,
    "copySign($0, $1)",
    "copysign_of($0, $1)",
    "$0 with the sign bit of $1",
  ),
  "f64.eq": row(F2, "i32", 0x61, "($0 === $1 ? 1 : 0)", "(($0) == ($1))"),
  "f64.ne": row(F2, "i32", 0x62, "($0 !== $1 ? 1 : 0)", "(($0) != ($1))"),
  "f64.lt": row(F2, "i32", 0x63, "($0 < $1 ? 1 : 0)", "(($0) < ($1))"),
  "f64.gt": row(F2, "i32", 0x64, "($0 > $1 ? 1 : 0)", "(($0) > ($1))"),
  "f64.le": row(F2, "i32", 0x65, "($0 <= $1 ? 1 : 0)", "(($0) <= ($1))"),
  "f64.ge": row(F2, "i32", 0x66, "($0 >= $1 ? 1 : 0)", "(($0) >= ($1))"),
} as const satisfies Readonly<Record<string, Primitive>>;

/** The name of a primitive. */
export type PrimitiveName = keyof typeof PRIMITIVES;

/** Accesses to memory: the type they give or take, how many bytes, and their WebAssembly opcodes. */
export const ACCESSES = {
  word: { kind: "i32", bytes: 4, load: 0x28, store: 0x36 },
  /** Zeros above. */
  byte: { kind: "i32", bytes: 1, load: 0x2d, store: 0x3a },
  /** 16 bits, zeros above. */
  half: { kind: "i32", bytes: 2, load: 0x2f, store: 0x3b },
  long: { kind: "i64", bytes: 8, load: 0x29, store: 0x37 },
  double: { kind: "f64", bytes: 8, load: 0x2b, store: 0x39 },
} as const satisfies Readonly<
  Record<string, { kind: Kind; bytes: number; load: number; store: number }>
>;

/** The name of an access. */
export type AccessName = keyof typeof ACCESSES;
