/**
 * The order of values whose comparison needs no guest code: small ints, floats, Latin-1 str, and tuples of them. They answer
 * what objects/protocols/compare.ts does, and charge what it charges.
 */
import { FLOAT_VALUE, LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TS_COUNTDOWN, TS_NATIVE_DEPTH } from "../../heap/map.ts";
import { double, type I32, int, select, word, wordAt } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { NATIVE_DEPTH_LIMIT } from "../../objects/work.ts";
import { FLOAT_SHAPE, STR1_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { small } from "../../heap/value.ts";
import { EQUAL_STR, ORDER_TEXT, ORDER_UNKNOWN } from "./texts.ts";

/** Longer tuples are compared the slow way. */
const ITEMS_MOST = small(16);

/** COMPARE_OP's numbers of the operators. */
const [LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, GREATER, GREATER_EQUAL] = [0, 1, 2, 3, 4, 5];

/** Ends a routine with the operator's answer, told by the comparisons of two values of one kind. */
function answer(
  k: Builder,
  operator: I32,
  of: Readonly<Record<"lt" | "le" | "eq" | "ne" | "gt" | "ge", () => I32>>,
): void {
  k.switch(operator, [
    [[LESS], () => k.return(of.lt())],
    [[LESS_EQUAL], () => k.return(of.le())],
    [[EQUAL], () => k.return(of.eq())],
    [[NOT_EQUAL], () => k.return(of.ne())],
    [[GREATER], () => k.return(of.gt())],
    [[GREATER_EQUAL], () => k.return(of.ge())],
  ]);
}

function answerOrder(k: Builder, operator: I32, order: I32): void {
  answer(k, operator, {
    lt: () => order.lt(0),
    le: () => order.le(0),
    eq: () => order.eq(0),
    ne: () => order.ne(0),
    gt: () => order.gt(0),
    ge: () => order.ge(0),
  });
}

function answerFloats(k: Builder, operator: I32, left: I32, right: I32): void {
  const a = k.let(double(left, FLOAT_VALUE));
  const b = k.let(double(right, FLOAT_VALUE));
  answer(k, operator, {
    lt: () => a.lt(b),
    le: () => a.le(b),
    eq: () => a.eq(b),
    ne: () => a.ne(b),
    gt: () => a.gt(b),
    ge: () => a.ge(b),
  });
}

/** left operator right of two items of tuples that differ, or of plain values: 1, 0, or 2 when the kernel failed. */
const COMPARE_PLAIN = routine("comparePlain", ["i32", "i32", "i32"], (k, ...values) => {
  const [operator, left, right] = values as Variable<I32>[];
  k.block((fail) => {
    // Words of small ints have the order of the ints.
    k.if(
      left.and(right).and(1),
      () => answerOrder(k, operator, left.gt(right).sub(left.lt(right))),
    );
    k.gotoIf(left.or(right).and(1), fail);
    const shape = k.let(word(left));
    k.guard(shape.eq(word(right)), fail);
    k.if(shape.eq(STR1_SHAPE), () => {
      const order = k.let(ORDER_TEXT.call(left, right));
      k.gotoIf(order.eq(ORDER_UNKNOWN), fail);
      answerOrder(k, operator, order);
    });
    k.guard(shape.eq(FLOAT_SHAPE), fail);
    answerFloats(k, operator, left, right);
  });
  k.return(int(2));
});

/** Counts a level of nesting as the slow way does, as a step (objects/work.ts: enterNative). */
function countLevel(k: Builder, fail: Label): void {
  k.guard(wordAt(TS_NATIVE_DEPTH).lt(NATIVE_DEPTH_LIMIT), fail);
  k.wordAt(TS_COUNTDOWN, wordAt(TS_COUNTDOWN).sub(1));
}

/** Compares two values as COMPARE_PLAIN does. */
type Compare = (operator: I32, left: I32, right: I32) => I32;

/**
 * Goes to `differ` when two items of tuples are not equal, falls through when they are.
 *
 * @param nested compares tuples in tuples; null: they fail
 */
function compareItems(
  k: Builder,
  a: I32,
  b: I32,
  nested: Compare | null,
  differ: Label,
  fail: Label,
): void {
  k.block((same) => {
    k.gotoIf(a.eq(b), same);
    k.gotoIf(a.and(b).and(1), differ);
    k.gotoIf(a.or(b).and(1), fail);
    const shape = k.let(word(a));
    k.guard(shape.eq(word(b)), fail);
    k.if(shape.eq(FLOAT_SHAPE), () => {
      k.gotoIf(double(a, FLOAT_VALUE).eq(double(b, FLOAT_VALUE)), same);
      k.goto(differ);
    });
    const equal = k.variable("i32");
    k.if(shape.eq(STR1_SHAPE), () => k.set(equal, EQUAL_STR.call(a, b)), () => {
      if (nested === null) return k.goto(fail);
      k.guard(shape.eq(TUPLE_SHAPE), fail);
      countLevel(k, fail);
      k.set(equal, nested(int(EQUAL), a, b));
    });
    k.gotoIf(equal.eq(2), fail);
    k.guard(equal, differ);
  });
}

/**
 * Ends a routine with the answer of two tuples (objects/protocols/sequence_compare.ts: compareSequences): 1, 0, or 2 when it
 * failed, with nothing charged.
 */
function compareTuples(
  k: Builder,
  [operator, left, right]: readonly Variable<I32>[],
  nested: Compare | null,
): void {
  const charged = k.let(wordAt(TS_COUNTDOWN));
  k.block((fail) => {
    const leftLength = k.let(word(left, LENGTH));
    const rightLength = k.let(word(right, LENGTH));
    const common = k.let(select(leftLength.lt(rightLength), leftLength, rightLength));
    k.gotoIf(common.gt(ITEMS_MOST), fail);
    const bytes = k.let(common.sub(1).shl(1));
    const at = k.let(int(0));
    k.block((differ) => {
      k.block((all) => {
        k.loop((again) => {
          k.gotoIf(at.ge(bytes), all);
          compareItems(
            k,
            k.let(word(left.add(at), TUPLE_ITEMS)),
            k.let(word(right.add(at), TUPLE_ITEMS)),
            nested,
            differ,
            fail,
          );
          k.set(at, at.add(4));
          k.goto(again);
        });
      });
      answerOrder(k, operator, leftLength.gt(rightLength).sub(leftLength.lt(rightLength)));
    });
    k.if(operator.eq(EQUAL).or(operator.eq(NOT_EQUAL)), () => k.return(operator.and(1)));
    const a = k.let(word(left.add(at), TUPLE_ITEMS));
    const b = k.let(word(right.add(at), TUPLE_ITEMS));
    const answered = k.variable("i32");
    const both = (shape: number) => word(a).eq(shape).and(word(b).eq(shape));
    k.block((known) => {
      k.if(a.or(b).and(1).not(), () => {
        k.if(both(FLOAT_SHAPE), () => countLevel(k, fail));
        if (nested !== null) {
          k.if(both(TUPLE_SHAPE), () => {
            countLevel(k, fail);
            k.set(answered, nested(operator, a, b));
            k.goto(known);
          });
        }
      });
      k.set(answered, COMPARE_PLAIN.call(operator, a, b));
    });
    k.gotoIf(answered.eq(2), fail);
    k.return(answered);
  });
  k.wordAt(TS_COUNTDOWN, charged);
  k.return(int(2));
}

/** left operator right of two tuples of plain values. */
const COMPARE_FLAT = routine("compareFlat", ["i32", "i32", "i32"], (k, ...values) => {
  compareTuples(k, values as Variable<I32>[], null);
});

/** left operator right of two tuples of plain values and of tuples of them. */
export const COMPARE_TUPLES = routine("compareTuples", ["i32", "i32", "i32"], (k, ...values) => {
  compareTuples(k, values as Variable<I32>[], COMPARE_FLAT.call);
});

/** left operator right of plain values and tuples of them: 1, 0, or 2 when the kernel failed. */
export const COMPARE_SIMPLE = routine("compareSimple", ["i32", "i32", "i32"], (k, ...values) => {
  const [operator, left, right] = values as Variable<I32>[];
  k.if(left.or(right).and(1).not(), () => {
    k.if(
      word(left).eq(TUPLE_SHAPE).and(word(right).eq(TUPLE_SHAPE)),
      () => k.return(COMPARE_TUPLES.call(operator, left, right)),
    );
  });
  k.return(COMPARE_PLAIN.call(operator, left, right));
});

/** The routines. */
export const ORDERING_ROUTINES = [
  COMPARE_FLAT,
  COMPARE_PLAIN,
  COMPARE_SIMPLE,
  COMPARE_TUPLES,
] as const;
