/**
 * Arithmetic on small ints as values (the number shifted left by one, plus 1: heap/value.ts). Each takes two small ints and
 * goes to `fail` when the result is none, or an error.
 */
import { type I32, int, select } from "./expressions.ts";
import type { Builder, Label } from "./statements.ts";

export function addSmall(k: Builder, left: I32, right: I32, fail: Label): I32 {
  const sum = k.let(left.add(right).sub(1));
  k.gotoIf(left.xor(sum).and(right.xor(sum)).lt(0), fail);
  return sum;
}

export function subtractSmall(k: Builder, left: I32, right: I32, fail: Label): I32 {
  const difference = k.let(left.sub(right).add(1));
  k.gotoIf(left.xor(right).and(left.xor(difference)).lt(0), fail);
  return difference;
}

export function multiplySmall(k: Builder, left: I32, right: I32, fail: Label): I32 {
  // (2a) * b, in 64 bits: fits when it is its own low half.
  const product = k.let(left.sub(1).toI64().mul(right.shr(1).toI64()));
  k.guard(product.eq(product.toI32().toI64()), fail);
  return product.toI32().or(1);
}

export function floorDivideSmall(k: Builder, left: I32, right: I32, fail: Label): I32 {
  k.gotoIf(right.eq(1), fail); // by zero
  const a = k.let(left.shr(1));
  const b = k.let(right.shr(1));
  k.gotoIf(a.eq(-0x40000000).and(b.eq(-1)), fail);
  const quotient = k.let(a.div(b));
  const low = a.xor(b).lt(0).and(quotient.mul(b).ne(a));
  return quotient.sub(low).shl(1).or(1);
}

export function moduloSmall(k: Builder, left: I32, right: I32, fail: Label): I32 {
  k.gotoIf(right.eq(1), fail); // by zero
  const b = k.let(right.shr(1));
  k.gotoIf(b.eq(-1), fail);
  const remainder = k.let(left.shr(1).rem(b));
  const other = remainder.ne(0).and(remainder.xor(b).lt(0));
  return k.let(remainder.add(select(other, b, int(0)))).shl(1).or(1);
}
