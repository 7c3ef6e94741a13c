/**
 * Expressions of the kernel language: trees of primitives (primitives.ts), constants, variables and loads. An expression is
 * evaluated where a statement uses it, as often as it is used: what is needed twice, or must be read before memory
 * changes, is put into a variable (Builder.let).
 */
import type { AccessName, Kind, PrimitiveName } from "./primitives.ts";

/** What an expression is made of. */
export type Node =
  | { readonly node: "constant"; readonly value: number | bigint }
  | { readonly node: "variable"; readonly index: number }
  | { readonly node: "primitive"; readonly name: PrimitiveName; readonly operands: readonly Expr[] }
  | {
    readonly node: "load";
    readonly access: AccessName;
    readonly address: I32;
    readonly offset: number;
  }
  | {
    readonly node: "select";
    readonly condition: I32;
    readonly yes: Expr;
    readonly no: Expr;
  }
  | { readonly node: "call"; readonly helper: string; readonly operands: readonly Expr[] };

/** An expression of any type. */
export type Expr = I32 | I64 | F64;

type Int = I32 | number;

/** An expression of type i32. */
export class I32 {
  readonly kind = "i32";
  constructor(readonly of: Node) {}
  add(other: Int): I32 {
    return other === 0 ? this : i32("i32.add", this, lift(other));
  }
  sub(other: Int): I32 {
    return i32("i32.sub", this, lift(other));
  }
  mul(other: Int): I32 {
    return i32("i32.mul", this, lift(other));
  }
  div(other: Int): I32 {
    return i32("i32.div", this, lift(other));
  }
  rem(other: Int): I32 {
    return i32("i32.rem", this, lift(other));
  }
  and(other: Int): I32 {
    return i32("i32.and", this, lift(other));
  }
  or(other: Int): I32 {
    return i32("i32.or", this, lift(other));
  }
  xor(other: Int): I32 {
    return i32("i32.xor", this, lift(other));
  }
  shl(other: Int): I32 {
    return i32("i32.shl", this, lift(other));
  }
  shr(other: Int): I32 {
    return i32("i32.shr", this, lift(other));
  }
  shrU(other: Int): I32 {
    return i32("i32.shrU", this, lift(other));
  }
  clz(): I32 {
    return i32("i32.clz", this);
  }
  not(): I32 {
    return i32("i32.eqz", this);
  }
  eq(other: Int): I32 {
    return other === 0 ? this.not() : i32("i32.eq", this, lift(other));
  }
  ne(other: Int): I32 {
    return i32("i32.ne", this, lift(other));
  }
  lt(other: Int): I32 {
    return i32("i32.lt", this, lift(other));
  }
  ltU(other: Int): I32 {
    return i32("i32.ltU", this, lift(other));
  }
  gt(other: Int): I32 {
    return i32("i32.gt", this, lift(other));
  }
  gtU(other: Int): I32 {
    return i32("i32.gtU", this, lift(other));
  }
  le(other: Int): I32 {
    return i32("i32.le", this, lift(other));
  }
  leU(other: Int): I32 {
    return i32("i32.leU", this, lift(other));
  }
  ge(other: Int): I32 {
    return i32("i32.ge", this, lift(other));
  }
  geU(other: Int): I32 {
    return i32("i32.geU", this, lift(other));
  }
  toI64(): I64 {
    return new I64(primitive("i64.fromI32", this));
  }
  toI64U(): I64 {
    return new I64(primitive("i64.fromI32U", this));
  }
  toF64(): F64 {
    return new F64(primitive("f64.fromI32", this));
  }
}

/** An expression of type i64. */
export class I64 {
  readonly kind = "i64";
  constructor(readonly of: Node) {}
  add(other: I64): I64 {
    return new I64(primitive("i64.add", this, other));
  }
  sub(other: I64): I64 {
    return new I64(primitive("i64.sub", this, other));
  }
  mul(other: I64): I64 {
    return new I64(primitive("i64.mul", this, other));
  }
  and(other: I64): I64 {
    return new I64(primitive("i64.and", this, other));
  }
  div(other: I64): I64 {
    return new I64(primitive("i64.div", this, other));
  }
  rem(other: I64): I64 {
    return new I64(primitive("i64.rem", this, other));
  }
  or(other: I64): I64 {
    return new I64(primitive("i64.or", this, other));
  }
  xor(other: I64): I64 {
    return new I64(primitive("i64.xor", this, other));
  }
  shl(count: number | I64): I64 {
    return new I64(primitive("i64.shl", this, liftLong(count)));
  }
  shr(count: number | I64): I64 {
    return new I64(primitive("i64.shr", this, liftLong(count)));
  }
  shrU(count: number | I64): I64 {
    return new I64(primitive("i64.shrU", this, liftLong(count)));
  }
  eq(other: I64): I32 {
    return i32("i64.eq", this, other);
  }
  ne(other: I64): I32 {
    return i32("i64.ne", this, other);
  }
  lt(other: I64): I32 {
    return i32("i64.lt", this, other);
  }
  gt(other: I64): I32 {
    return i32("i64.gt", this, other);
  }
  toI32(): I32 {
    return i32("i32.fromI64", this);
  }
  toF64(): F64 {
    return new F64(primitive("f64.fromI64", this));
  }
}

/** An expression of type f64. */
export class F64 {
  readonly kind = "f64";
  constructor(readonly of: Node) {}
  add(other: F64): F64 {
    return new F64(primitive("f64.add", this, other));
  }
  sub(other: F64): F64 {
    return new F64(primitive("f64.sub", this, other));
  }
  mul(other: F64): F64 {
    return new F64(primitive("f64.mul", this, other));
  }
  div(other: F64): F64 {
    return new F64(primitive("f64.div", this, other));
  }
  copysign(other: F64): F64 {
    return new F64(primitive("f64.copysign", this, other));
  }
  neg(): F64 {
    return new F64(primitive("f64.neg", this));
  }
  abs(): F64 {
    return new F64(primitive("f64.abs", this));
  }
  sqrt(): F64 {
    return new F64(primitive("f64.sqrt", this));
  }
  floor(): F64 {
    return new F64(primitive("f64.floor", this));
  }
  ceil(): F64 {
    return new F64(primitive("f64.ceil", this));
  }
  trunc(): F64 {
    return new F64(primitive("f64.trunc", this));
  }
  eq(other: F64): I32 {
    return i32("f64.eq", this, other);
  }
  ne(other: F64): I32 {
    return i32("f64.ne", this, other);
  }
  lt(other: F64): I32 {
    return i32("f64.lt", this, other);
  }
  gt(other: F64): I32 {
    return i32("f64.gt", this, other);
  }
  le(other: F64): I32 {
    return i32("f64.le", this, other);
  }
  ge(other: F64): I32 {
    return i32("f64.ge", this, other);
  }
  /** Saturating: see i32.fromF64. */
  toI32(): I32 {
    return i32("i32.fromF64", this);
  }
  /** Saturating: see i64.fromF64. */
  toI64(): I64 {
    return new I64(primitive("i64.fromF64", this));
  }
  bits(): I64 {
    return new I64(primitive("i64.fromF64Bits", this));
  }
}

function primitive(name: PrimitiveName, ...operands: Expr[]): Node {
  return { node: "primitive", name, operands };
}

function i32(name: PrimitiveName, ...operands: Expr[]): I32 {
  return new I32(primitive(name, ...operands));
}

/** The constant i32 `value`. */
export function int(value: number): I32 {
  return new I32({ node: "constant", value: value | 0 });
}

/** The constant i64 `value`. */
export function long(value: bigint): I64 {
  return new I64({ node: "constant", value });
}

/** The constant f64 `value`. */
export function float(value: number): F64 {
  return new F64({ node: "constant", value });
}

function liftLong(value: I64 | number): I64 {
  return typeof value === "number" ? long(BigInt(value)) : value;
}

/** A number as an i32 constant; an expression as it is. */
export function lift(value: Int): I32 {
  return typeof value === "number" ? int(value) : value;
}

/** yes when condition is not 0, else no. Both are evaluated. */
export function select<E extends Expr>(condition: I32, yes: E, no: E): E {
  return expression(yes.kind, { node: "select", condition, yes, no }) as E;
}

/** The word at `address` + `offset`. */
export function word(address: I32, offset = 0): I32 {
  return new I32({ node: "load", access: "word", address, offset });
}

/** The word at the constant address `at`. */
export function wordAt(at: number): I32 {
  return word(int(0), at);
}

/** The byte at `address` + `offset`, zeros above. */
export function byte(address: I32, offset = 0): I32 {
  return new I32({ node: "load", access: "byte", address, offset });
}

/** The 16 bits at `address` + `offset`, zeros above. */
export function half(address: I32, offset = 0): I32 {
  return new I32({ node: "load", access: "half", address, offset });
}

/** The eight bytes at `address` + `offset`. */
export function longWord(address: I32, offset = 0): I64 {
  return new I64({ node: "load", access: "long", address, offset });
}

/** The double at `address` + `offset`. */
export function double(address: I32, offset = 0): F64 {
  return new F64({ node: "load", access: "double", address, offset });
}

/** An expression of the type `kind`. */
export function expression(kind: Kind, of: Node): Expr {
  switch (kind) {
    case "i32":
      return new I32(of);
    case "i64":
      return new I64(of);
    case "f64":
      return new F64(of);
  }
}
