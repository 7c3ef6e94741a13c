/** The binary operators on what the instructions' own kernels do not take: longer ints and bools, powers, str, lists. */
import {
  ARRAY_ITEMS,
  FLOAT_VALUE,
  LENGTH,
  LIST_ARRAY,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { small } from "../../heap/value.ts";
import { double, float, type I32, type I64, int, long, word } from "../../kernel/expressions.ts";
import {
  type Builder,
  type Label,
  resultF64,
  routine,
  type Variable,
} from "../../kernel/statements.ts";
import type { F64 } from "../../kernel/expressions.ts";
import {
  FLOAT_SHAPE,
  INT_SHAPE,
  LIST_SHAPE,
  ROPE_SHAPE,
  STR1_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";
import { copyWords, newArray, newFloat, newList, newTuple } from "./allocation.ts";
import { complexes } from "./complexes.ts";
import { FLOAT_FLOOR_DIVIDE, FLOAT_MODULO, POW } from "./helpers.ts";
import { binaryIntegers, integerOf } from "./integers.ts";
import { EXTEND, REPEAT_LIST } from "./native_lists.ts";
import { REPEAT_TEXT } from "./native_texts.ts";
import { hasShape, plainOperator } from "./operator_cases.ts";
import { PERCENT } from "./percent.ts";
import { wideIntegers } from "./wide_integers.ts";
import { CONCATENATE, isFlatStr } from "./texts.ts";

/** Lists of this many items and more are left to the slow way, which charges work. */
const LONG_LIST = small(128);

/** Ints that are doubles, too, are below this in magnitude. */
const EXACT = 2n ** 53n;

/** The number of an int or bool that is a double, too. */
function exactOf(k: Builder, value: I32, fail: Label): Variable<I64> {
  const number = k.let(integerOf(k, value, fail));
  k.gotoIf(number.lt(long(-EXACT)).or(number.gt(long(EXACT))), fail);
  return number;
}

/** The double of a float or small int. */
export function doubleOf(k: Builder, value: I32, fail: Label): Variable<F64> {
  const number = k.variable("f64");
  k.if(value.and(1), () => k.set(number, value.shr(1).toF64()), () => {
    k.guard(word(value).eq(FLOAT_SHAPE), fail);
    k.set(number, double(value, FLOAT_VALUE));
  });
  return number;
}

/** As doubleOf, and that of another int or bool that is a double, too: beside a float. */
function exactDoubleOf(k: Builder, value: I32, fail: Label): Variable<F64> {
  const number = k.variable("f64");
  k.block((known) => {
    k.block((integer) => {
      k.set(number, doubleOf(k, value, integer));
      k.goto(known);
    });
    k.set(number, exactOf(k, value, fail).toF64());
  });
  return number;
}

/** base ** exponent of doubles where it is finite (objects/types/float_power.ts). */
export function power(k: Builder, base: F64, exponent: F64, fail: Label): Variable<F64> {
  const result = k.let(resultF64(POW, base, exponent));
  k.guard(result.sub(result).eq(float(0)), fail);
  return result;
}

/** left + right of two lists. */
export function concatenateLists(k: Builder, left: I32, right: I32, fail: Label): Variable<I32> {
  const leftLength = k.let(word(left, LENGTH));
  const rightLength = k.let(word(right, LENGTH));
  k.gotoIf(leftLength.gt(LONG_LIST).or(rightLength.gt(LONG_LIST)), fail);
  const length = k.let(leftLength.add(rightLength).sub(1));
  const result = k.variable("i32");
  k.if(length.eq(small(0)), () => k.set(result, newList(k, 0, length, fail)), () => {
    const array = newArray(k, length.shr(1), fail);
    const items = k.let(array.add(ARRAY_ITEMS));
    const leftBytes = k.let(leftLength.sub(1).shl(1));
    copyWords(k, word(left, LIST_ARRAY).add(ARRAY_ITEMS), items, leftBytes);
    copyWords(
      k,
      word(right, LIST_ARRAY).add(ARRAY_ITEMS),
      items.add(leftBytes),
      rightLength.sub(1).shl(1),
    );
    k.set(result, newList(k, array, length, fail));
  });
  return result;
}

/** left + right of two tuples; an empty one gives the other. */
function concatenateTuples(k: Builder, left: I32, right: I32, fail: Label): Variable<I32> {
  const leftLength = k.let(word(left, LENGTH));
  const rightLength = k.let(word(right, LENGTH));
  k.gotoIf(leftLength.gt(LONG_LIST).or(rightLength.gt(LONG_LIST)), fail);
  const result = k.let(right);
  k.block((made) => {
    k.gotoIf(leftLength.eq(small(0)), made);
    k.set(result, left);
    k.gotoIf(rightLength.eq(small(0)), made);
    k.set(result, newTuple(k, leftLength.add(rightLength).sub(1).shr(1), fail));
    const items = k.let(result.add(TUPLE_ITEMS));
    const leftBytes = k.let(leftLength.sub(1).shl(1));
    copyWords(k, left.add(TUPLE_ITEMS), items, leftBytes);
    copyWords(k, right.add(TUPLE_ITEMS), items.add(leftBytes), rightLength.sub(1).shl(1));
  });
  return result;
}

/** Ends the routine with the result of + - * / // or % when one of the operands is a float and the other a number, too. */
function floats(k: Builder, operator: I32, left: I32, right: I32, fail: Label): void {
  const plain = plainOperator(k, operator);
  const isFloat = (value: I32) => hasShape(k, value, FLOAT_SHAPE);
  k.block((others) => {
    k.guard(isFloat(left).or(isFloat(right)), others);
    // A power, and what floats do not have.
    k.guard(int(ARITHMETIC).shrU(plain).and(1), others);
    const [a, b] = [left, right].map((operand) => exactDoubleOf(k, operand, fail));
    const result = k.variable("f64");
    k.if(plain.eq(0), () => k.set(result, a.add(b)));
    k.if(plain.eq(10), () => k.set(result, a.sub(b)));
    k.if(plain.eq(5), () => k.set(result, a.mul(b)));
    k.if(plain.eq(11).or(plain.eq(2)).or(plain.eq(6)), () => {
      k.gotoIf(b.eq(float(0)), fail);
      k.if(plain.eq(11), () => k.set(result, a.div(b)), () => {
        k.if(
          plain.eq(2),
          () => k.set(result, resultF64(FLOAT_FLOOR_DIVIDE, a, b)),
          () => k.set(result, resultF64(FLOAT_MODULO, a, b)),
        );
        k.guard(result.sub(result).eq(float(0)), fail);
      });
    });
    k.return(newFloat(k, result, fail));
  });
}

/** Set (1 << number) of the operators + // * % - /. ORDER BINARY (compiler/opcodes.ts). */
const ARITHMETIC = 1 << 0 | 1 << 2 | 1 << 5 | 1 << 6 | 1 << 10 | 1 << 11;

/** Ends the routine with a str or list repeated, when it is the left operand and the right one is a small int. */
function repeat(k: Builder, operator: I32, left: I32, right: I32): void {
  k.if(left.and(1).not().and(right.and(1)), () => {
    k.if(word(left).eq(STR1_SHAPE), () => k.return(REPEAT_TEXT.call(left, right)));
    k.if(
      operator.eq(5).and(word(left).eq(LIST_SHAPE)),
      () => k.return(REPEAT_LIST.call(left, right)),
    );
  });
}

/** left / right of ints that are doubles, too. */
function quotient(k: Builder, left: I32, right: I32, fail: Label): Variable<F64> {
  const [a, b] = [left, right].map((operand) => exactOf(k, operand, fail));
  k.gotoIf(b.eq(long(0n)), fail);
  return k.let(a.toF64().div(b.toF64()));
}

/** Whether a value is exactly an int. */
function isInteger(k: Builder, value: I32): Variable<I32> {
  const is = k.let(int(1));
  k.if(value.and(1).not(), () => k.set(is, word(value).eq(INT_SHAPE)));
  return is;
}

/** left operator right, or 0 when the kernel failed. ORDER BINARY (compiler/opcodes.ts). */
export const BINARY = routine("binary", ["i32", "i32", "i32"], (k, first, second, third) => {
  const [operator, left, right] = [first, second, third] as Variable<I32>[];
  k.block((fail) => {
    k.block((integers) => {
      const isDivision = operator.eq(11).or(operator.eq(24));
      k.if(isInteger(k, left).and(isInteger(k, right)), () => {
        k.guard(isDivision, integers);
        k.return(newFloat(k, quotient(k, left, right, fail), fail));
      });
      k.if(operator.eq(6), () => {
        k.if(left.and(1).not(), () => {
          k.if(word(left).eq(STR1_SHAPE), () => k.return(PERCENT.call(left, right)));
        });
      });
      k.if(left.or(right).and(1).not(), () => {
        const shape = k.let(word(left));
        const other = k.let(word(right));
        k.if(operator.not().or(operator.eq(13)), () => {
          const isText = (of: I32) => isFlatStr(of).or(of.eq(ROPE_SHAPE));
          k.if(
            isText(shape).and(isText(other)),
            () => k.return(CONCATENATE.call(left, right)),
          );
          k.if(
            operator.not().and(shape.eq(LIST_SHAPE)).and(other.eq(LIST_SHAPE)),
            () => k.return(concatenateLists(k, left, right, fail)),
          );
        });
        k.if(shape.eq(other), () => {
          const sum = operator.not().or(operator.eq(13));
          k.if(
            sum.and(shape.eq(TUPLE_SHAPE)),
            () => k.return(concatenateTuples(k, left, right, fail)),
          );
          k.if(operator.eq(13).and(shape.eq(LIST_SHAPE)), () => {
            k.guard(EXTEND.call(left, right), fail);
            k.return(left);
          });
        });
      });
      floats(k, operator, left, right, fail);
      complexes(k, operator, left, right, (value) => exactDoubleOf(k, value, fail), fail);
      k.if(operator.eq(5).or(operator.eq(18)), () => repeat(k, operator, left, right));
      k.if(isDivision, () => k.return(newFloat(k, quotient(k, left, right, fail), fail)));
      k.if(operator.eq(8).or(operator.eq(21)), () => {
        k.return(
          newFloat(
            k,
            power(k, doubleOf(k, left, fail), doubleOf(k, right, fail), fail),
            fail,
          ),
        );
      });
    });
    k.block((wider) => k.return(binaryIntegers(k, operator, left, right, wider)));
    k.return(wideIntegers(k, operator, left, right, fail));
  });
  k.return(int(0));
});
