/**
 * Kernels on ints of up to 62 bits: small ints, int objects of one or two digits, and bools, computed in i64. Larger operands
 * and results are left to the slow way.
 */
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import { small, SMALL_MAX, SMALL_MIN } from "../../heap/value.ts";
import { float, type I32, type I64, int, long, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { INT_SHAPE } from "../../objects/well_known.ts";
import { allocate } from "./allocation.ts";
import { doCase, plainOperator } from "./operator_cases.ts";

const LIMIT = 1n << 62n;

/** The number of a small int, bool or int object of up to 62 bits. */
export function integerOf(k: Builder, value: I32, fail: Label): Variable<I64> {
  const number = k.variable("i64");
  k.block((known) => {
    k.set(number, value.shr(1).toI64());
    k.gotoIf(value.and(1), known);
    k.set(number, long(1n));
    k.gotoIf(value.eq(TRUE), known);
    k.set(number, long(0n));
    k.gotoIf(value.eq(FALSE), known);
    k.guard(word(value).eq(INT_SHAPE), fail);
    const count = k.let(word(value, INT_COUNT).shr(1));
    k.set(number, word(value, INT_DIGITS).toI64U());
    k.gotoIf(count.eq(1), known);
    k.if(count.ne(-1), () => {
      k.guard(count.eq(2).or(count.eq(-2)), fail);
      const high = k.let(word(value, INT_DIGITS + 4));
      k.guard(high.ltU(0x40000000), fail);
      k.set(number, number.or(high.toI64U().shl(32)));
    });
    k.if(count.lt(0), () => k.set(number, long(0n).sub(number)));
  });
  return number;
}

/** The int of a number below 2**63 in magnitude. */
export function newInteger(k: Builder, number: I64, fail: Label): Variable<I32> {
  const value = k.let(number.toI32().shl(1).or(1));
  k.block((made) => {
    k.gotoIf(
      number.lt(long(BigInt(SMALL_MIN))).or(number.gt(long(BigInt(SMALL_MAX)))).not(),
      made,
    );
    const negative = k.let(number.lt(long(0n)));
    const magnitude = k.let(select(negative, long(0n).sub(number), number));
    const high = k.let(magnitude.shrU(32).toI32());
    const count = k.let(select(high.eq(0), int(1), int(2)));
    k.set(value, allocate(k, 16, fail));
    k.word(value, 0, INT_SHAPE);
    k.word(value, INT_COUNT, select(negative, int(0).sub(count), count).shl(1).or(1));
    k.word(value, INT_DIGITS, magnitude.toI32());
    k.word(value, INT_DIGITS + 4, high);
  });
  return value;
}

/** Fails when the number has more than 62 bits. */
function needLimit(k: Builder, number: I64, fail: Label): void {
  k.gotoIf(number.lt(long(-LIMIT)).or(number.gt(long(LIMIT))), fail);
}

/** The product of two numbers of up to 62 bits, which has no more itself. */
function product(k: Builder, left: I64, right: I64, fail: Label): I64 {
  // The estimate is off by less than one part in 2**50.
  k.guard(left.toF64().mul(right.toF64()).abs().lt(float(2 ** 62)), fail);
  return left.mul(right);
}

/** left operator right of two such ints. ORDER BINARY (compiler/opcodes.ts), 0 to 12. */
function compute(
  k: Builder,
  operator: I32,
  left: Variable<I64>,
  right: Variable<I64>,
  fail: Label,
): Variable<I64> {
  const zero = long(0n);
  const number = k.variable("i64");
  const shift = (body: (count: I64) => void) => {
    k.gotoIf(right.lt(zero).or(right.gt(long(62n))), fail);
    body(right);
  };
  const cases: [number, () => void][] = [
    [0, () => k.set(number, left.add(right))],
    [10, () => k.set(number, left.sub(right))],
    [5, () => k.set(number, product(k, left, right, fail))],
    [1, () => k.set(number, left.and(right))],
    [7, () => k.set(number, left.or(right))],
    [12, () => k.set(number, left.xor(right))],
    [2, () => {
      k.gotoIf(right.eq(zero), fail);
      const quotient = k.let(left.div(right));
      const low = k.let(left.xor(right).lt(zero).and(quotient.mul(right).ne(left)));
      k.set(number, quotient.sub(low.toI64()));
    }],
    [6, () => {
      k.gotoIf(right.eq(zero).or(right.eq(long(-1n))), fail);
      const remainder = k.let(left.rem(right));
      const other = k.let(remainder.ne(zero).and(remainder.xor(right).lt(zero)));
      k.set(number, remainder.add(select(other, right, zero)));
    }],
    [3, () =>
      shift((count) => {
        k.set(number, left.shl(count));
        k.guard(number.shr(count).eq(left), fail);
      })],
    [9, () => shift((count) => k.set(number, left.shr(count)))],
    [8, () => {
      // By squaring; what is left of the exponent decides.
      k.gotoIf(right.lt(zero).or(right.gt(long(62n))), fail);
      const rest = k.let(right.toI32());
      const base = k.let(left as I64);
      k.set(number, long(1n));
      k.block((end) => {
        k.loop((again) => {
          k.if(rest.and(1), () => k.set(number, product(k, number, base, fail)));
          k.set(rest, rest.shrU(1));
          k.gotoIf(rest.not(), end);
          k.set(base, product(k, base, base, fail));
          k.goto(again);
        });
      });
    }],
  ];
  doCase(k, operator, cases, fail);
  needLimit(k, number, fail);
  return number;
}

/** left operator right of two ints or bools of up to 62 bits; 4, 11 (matrix product, true division) fail. */
export function binaryIntegers(
  k: Builder,
  operator: I32,
  left: I32,
  right: I32,
  fail: Label,
): Variable<I32> {
  const result = k.variable("i32");
  const plain = plainOperator(k, operator);
  k.block((made) => {
    const isBool = (value: I32) => value.eq(TRUE).or(value.eq(FALSE));
    k.if(isBool(left).and(isBool(right)), () => {
      k.switch(plain, [
        [[1], () => {
          k.set(result, select(left.eq(right), left, int(FALSE)));
          k.goto(made);
        }],
        [[7], () => {
          k.set(result, select(left.eq(right), left, int(TRUE)));
          k.goto(made);
        }],
        [[12], () => {
          k.set(result, select(left.eq(right), int(FALSE), int(TRUE)));
          k.goto(made);
        }],
      ]);
    });
    const a = integerOf(k, left, fail);
    const b = integerOf(k, right, fail);
    k.set(result, newInteger(k, compute(k, plain, a, b, fail), fail));
  });
  return result;
}

/** The order of two ints or bools: -1, 0 or 1. */
export function orderIntegers(k: Builder, left: I32, right: I32, fail: Label): I32 {
  const a = integerOf(k, left, fail);
  const b = integerOf(k, right, fail);
  return a.gt(b).sub(a.lt(b));
}

/** orderIntegers as a function: 2 when it fails. */
export const ORDER_INTEGERS = routine("orderIntegers", ["i32", "i32"], (k, left, right) => {
  k.block((fail) => k.return(orderIntegers(k, left as I32, right as I32, fail)));
  k.return(int(2));
});

/** ~value of an int or bool. */
export function invertInteger(k: Builder, value: I32, fail: Label): Variable<I32> {
  return newInteger(k, integerOf(k, value, fail).xor(long(-1n)), fail);
}

/** -value of an int or bool. */
export function negateInteger(k: Builder, value: I32, fail: Label): Variable<I32> {
  return newInteger(k, long(0n).sub(integerOf(k, value, fail)), fail);
}

/** The small int 0. */
export const ZERO = small(0);
