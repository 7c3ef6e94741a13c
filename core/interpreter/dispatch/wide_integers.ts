/**
 * Kernels on ints from 0 to 2**128 - 1, in two i64: what hash functions and generators of random numbers compute that keep 64
 * bits of products and shifted numbers. Negative and larger operands and results are left to the slow way.
 */
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { SMALL_MAX } from "../../heap/value.ts";
import { type I32, type I64, int, long, select, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import { INT_SHAPE } from "../../objects/well_known.ts";
import { allocate } from "./allocation.ts";
import { doCase, plainOperator } from "./operator_cases.ts";

/** low + high * 2**64 */
interface Wide {
  readonly low: Variable<I64>;
  readonly high: Variable<I64>;
}

const ZERO = long(0n);
const LOW_HALF = long(0xffffffffn);

function newWide(k: Builder): Wide {
  return { low: k.variable("i64"), high: k.variable("i64") };
}

/** The number of an int that is not negative and has at most four digits; not of a bool. */
function wideOf(k: Builder, value: I32, fail: Label): Wide {
  const wide = newWide(k);
  k.set(wide.high, ZERO);
  k.if(value.and(1), () => {
    k.gotoIf(value.lt(0), fail);
    k.set(wide.low, value.shr(1).toI64());
  }, () => {
    k.guard(word(value).eq(INT_SHAPE), fail);
    const count = k.let(word(value, INT_COUNT).shr(1));
    k.gotoIf(count.le(0).or(count.gt(4)), fail);
    k.set(wide.low, word(value, INT_DIGITS).toI64U());
    k.if(count.gt(1), () => {
      k.set(wide.low, wide.low.or(word(value, INT_DIGITS + 4).toI64U().shl(32)));
    });
    k.if(count.gt(2), () => k.set(wide.high, word(value, INT_DIGITS + 8).toI64U()));
    k.if(count.gt(3), () => {
      k.set(wide.high, wide.high.or(word(value, INT_DIGITS + 12).toI64U().shl(32)));
    });
  });
  return wide;
}

/** The int of a number. */
function newWideInteger(k: Builder, { low, high }: Wide, fail: Label): Variable<I32> {
  const value = k.let(low.toI32().shl(1).or(1));
  k.block((made) => {
    const isSmall = low.shrU(1).gt(long(BigInt(SMALL_MAX) >> 1n)).not();
    k.gotoIf(high.eq(ZERO).and(isSmall), made);
    const count = k.let(select(low.shrU(32).eq(ZERO), int(1), int(2)));
    k.if(high.ne(ZERO), () => k.set(count, select(high.shrU(32).eq(ZERO), int(3), int(4))));
    k.set(value, allocate(k, 24, fail));
    k.word(value, 0, INT_SHAPE);
    k.word(value, INT_COUNT, count.shl(1).or(1));
    k.word(value, INT_DIGITS, low.toI32());
    k.word(value, INT_DIGITS + 4, low.shrU(32).toI32());
    k.word(value, INT_DIGITS + 8, high.toI32());
    k.word(value, INT_DIGITS + 12, high.shrU(32).toI32());
  });
  return value;
}

/** The product of two numbers of 64 bits, by halves (Hacker's Delight, 8-2). */
function multiply(k: Builder, a: I64, b: I64, { low, high }: Wide): void {
  const [a0, a1, b0, b1] = [a.and(LOW_HALF), a.shrU(32), b.and(LOW_HALF), b.shrU(32)]
    .map((half) => k.let(half));
  const lowest = k.let(a0.mul(b0));
  const first = k.let(a0.mul(b1));
  const second = k.let(a1.mul(b0));
  const middle = k.let(lowest.shrU(32).add(first.and(LOW_HALF)).add(second.and(LOW_HALF)));
  k.set(low, lowest.and(LOW_HALF).or(middle.shl(32)));
  k.set(high, a1.mul(b1).add(first.shrU(32)).add(second.shrU(32)).add(middle.shrU(32)));
}

/** Whether a < b, as numbers of 64 bits without a sign. */
function isBelow(a: I64, b: I64): I32 {
  const sign = long(-(2n ** 63n));
  return a.xor(sign).lt(b.xor(sign));
}

/** left operator right. ORDER BINARY (compiler/opcodes.ts). */
export function wideIntegers(
  k: Builder,
  operator: I32,
  left: I32,
  right: I32,
  fail: Label,
): Variable<I32> {
  const plain = plainOperator(k, operator);
  const a = wideOf(k, left, fail);
  const b = wideOf(k, right, fail);
  const result = newWide(k);
  const { low, high } = result;
  const needShort = () => k.guard(a.high.or(b.high).eq(ZERO), fail);
  const give = (x: I64, y: I64) => {
    k.set(low, x);
    k.set(high, y);
  };
  /** `body` for a count from 1 to 63; a count 0 gives `a`. */
  const shift = (body: (count: Variable<I64>) => void) => {
    k.gotoIf(b.high.ne(ZERO).or(b.low.shrU(6).ne(ZERO)), fail);
    give(a.low, a.high);
    k.if(b.low.ne(ZERO), () => body(b.low));
  };
  const cases: [number, () => void][] = [
    [0, () => {
      needShort();
      const sum = k.let(a.low.add(b.low));
      give(sum, isBelow(sum, a.low).toI64());
    }],
    [10, () => {
      needShort();
      k.gotoIf(isBelow(a.low, b.low), fail);
      give(a.low.sub(b.low), ZERO);
    }],
    [5, () => {
      needShort();
      multiply(k, a.low, b.low, result);
    }],
    [1, () => give(a.low.and(b.low), a.high.and(b.high))],
    [7, () => give(a.low.or(b.low), a.high.or(b.high))],
    [12, () => give(a.low.xor(b.low), a.high.xor(b.high))],
    [6, () => {
      // By a power of two.
      k.gotoIf(b.low.or(b.high).eq(ZERO), fail);
      const restLow = k.let(b.low.sub(long(1n)));
      const restHigh = k.let(b.high.sub(b.low.eq(ZERO).toI64()));
      k.guard(b.low.and(restLow).or(b.high.and(restHigh)).eq(ZERO), fail);
      give(a.low.and(restLow), a.high.and(restHigh));
    }],
    [9, () =>
      shift((count) => {
        k.set(low, a.low.shrU(count).or(a.high.shl(long(64n).sub(count))));
        k.set(high, a.high.shrU(count));
      })],
    [3, () =>
      shift((count) => {
        k.gotoIf(a.high.ne(ZERO), fail);
        k.set(low, a.low.shl(count));
        k.set(high, a.low.shrU(long(64n).sub(count)));
      })],
  ];
  doCase(k, plain, cases, fail);
  return newWideInteger(k, result, fail);
}
