/** Kernels of calls of builtin types: range, int, float, str, bool, type, enumerate, zip, and the empty containers. */
import {
  ARRAY_ITEMS,
  FLOAT_VALUE,
  RANGE_BYTES,
  RANGE_LENGTH,
  RANGE_START,
  RANGE_STEP,
  RANGE_STOP,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { EMPTY_STR, EMPTY_TUPLE, FALSE, TRUE } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { double, type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import * as known from "../../objects/well_known.ts";
import { allocate, newArray, newList, newTuple } from "./allocation.ts";
import { newDict } from "./dicts.ts";
import { FLOAT_TEXT } from "./format_specs.ts";
import { ITERATOR_OF, rangeLength } from "./iteration.ts";
import { listOfSequence } from "./native_lists.ts";
import { boolText, truncated, typeOf } from "./natives.ts";
import { newSet } from "./sets.ts";
import { boolean, isSmall } from "./state.ts";
import { PARSE_INT, toFloat } from "./number_texts.ts";
import { DECIMAL_TEXT, isFlatStr } from "./texts.ts";
import { OBJECT_TRUTH } from "./truth.ts";

function newRange(
  k: Builder,
  start: I32,
  stop: I32,
  step: I32,
  fail: Label,
): Variable<I32> {
  k.guard(start.and(stop).and(step).and(1), fail);
  k.gotoIf(step.eq(small(0)), fail);
  const length = rangeLength(k, start, stop, step, fail);
  const range = allocate(k, RANGE_BYTES, fail);
  k.word(range, 0, known.RANGE_SHAPE);
  k.word(range, RANGE_START, start);
  k.word(range, RANGE_STOP, stop);
  k.word(range, RANGE_STEP, step);
  k.word(range, RANGE_LENGTH, length);
  return range;
}

/** int(value). */
function toInt(k: Builder, value: I32, fail: Label): Variable<I32> {
  const result = k.let(value);
  k.block((made) => {
    k.gotoIf(isSmall(value), made);
    k.set(result, int(small(1)));
    k.gotoIf(value.eq(TRUE), made);
    k.set(result, int(small(0)));
    k.gotoIf(value.eq(FALSE), made);
    const shape = k.let(word(value));
    k.set(result, value);
    k.gotoIf(shape.eq(known.INT_SHAPE), made);
    k.if(
      shape.eq(known.FLOAT_SHAPE),
      () => k.set(result, truncated(k, double(value, FLOAT_VALUE), fail)),
      () => {
        k.set(result, PARSE_INT.call(value, int(10)));
        k.guard(result, fail);
      },
    );
  });
  return result;
}

/** str(value) of small ints, floats of few digits, bools and str. */
export function toStr(k: Builder, value: I32, fail: Label): Variable<I32> {
  const text = k.let(value);
  k.if(isSmall(value), () => {
    k.set(text, DECIMAL_TEXT.call(value));
    k.guard(text, fail);
  }, () => {
    const shape = k.let(word(value));
    k.if(shape.eq(known.FLOAT_SHAPE), () => {
      k.set(text, FLOAT_TEXT.call(value));
      k.guard(text, fail);
    }, () =>
      k.if(
        value.eq(TRUE).or(value.eq(FALSE)),
        () => k.set(text, boolText(k, value, fail)),
        () => k.guard(isFlatStr(shape).or(shape.eq(known.ROPE_SHAPE)), fail),
      ));
  });
  return text;
}

function toBool(k: Builder, value: I32, fail: Label): I32 {
  const truth = k.let(value.ne(small(0)));
  k.if(isSmall(value).not(), () => {
    k.set(truth, OBJECT_TRUTH.call(value));
    k.gotoIf(truth.eq(2), fail);
  });
  return boolean(truth);
}

function newEnumerate(k: Builder, iterable: I32, start: I32, fail: Label): Variable<I32> {
  k.guard(isSmall(start), fail);
  const iterator = k.let(ITERATOR_OF.call(iterable));
  k.guard(iterator, fail);
  const made = allocate(k, 16, fail);
  k.word(made, 0, known.ENUMERATE_SHAPE);
  k.word(made, 4, iterator);
  k.word(made, 8, start);
  return made;
}

function newZip(k: Builder, count: I32, first: I32, second: I32, fail: Label): Variable<I32> {
  k.guard(count.eq(2), fail);
  const left = k.let(ITERATOR_OF.call(first));
  k.guard(left, fail);
  const right = k.let(ITERATOR_OF.call(second));
  k.guard(right, fail);
  const iterators = newTuple(k, int(2), fail);
  k.word(iterators, TUPLE_ITEMS, left);
  k.word(iterators, TUPLE_ITEMS + 4, right);
  const made = allocate(k, 16, fail);
  k.word(made, 0, known.ZIP_SHAPE);
  k.word(made, 4, iterators);
  k.word(made, 8, small(0));
  return made;
}

/** list(value) of a list, tuple or range that is not long. */
function listOf(k: Builder, value: I32, fail: Label): Variable<I32> {
  const list = k.variable("i32");
  k.gotoIf(isSmall(value), fail);
  k.if(word(value).eq(known.RANGE_SHAPE), () => {
    const length = k.let(word(value, RANGE_LENGTH));
    const step = k.let(word(value, RANGE_STEP));
    const item = k.let(word(value, RANGE_START));
    const stop = k.let(word(value, RANGE_STOP));
    k.guard(length.and(step).and(item).and(stop).and(1), fail);
    k.gotoIf(length.geU(small(256)), fail);
    const count = k.let(length.shr(1));
    k.if(count.not(), () => k.set(list, newList(k, 0, length, fail)), () => {
      const array = newArray(k, count, fail);
      const at = k.let(array.add(ARRAY_ITEMS));
      const end = k.let(at.add(count.shl(2)));
      k.loop((again) => {
        k.word(at, 0, item);
        k.set(item, item.add(step).sub(1));
        k.set(at, at.add(4));
        k.gotoIf(at.ltU(end), again);
      });
      k.set(list, newList(k, array, length, fail));
    });
  }, () => k.set(list, listOfSequence(k, value, fail)));
  return list;
}

/**
 * type(a, b, c) of a builtin type: `count` arguments are given, those that are not are None. 0 when the kernel failed.
 */
export const CALL_TYPE = routine(
  "callType",
  ["i32", "i32", "i32", "i32", "i32"],
  (k, ...parameters) => {
    const [type, count, a, b, c] = parameters as Variable<I32>[];
    k.block((fail) => {
      const one = (of: number, body: () => I32) =>
        k.if(type.eq(of), () => {
          k.guard(count.eq(1), fail);
          k.scope(() => k.return(body()));
        });
      /** Without arguments something empty, with one something of it. */
      const either = (of: number, empty: () => I32, body: () => I32) =>
        k.if(type.eq(of), () => {
          k.scope(() => k.if(count.not(), () => k.return(empty())));
          k.guard(count.eq(1), fail);
          k.scope(() => k.return(body()));
        });
      k.if(type.eq(known.RANGE_TYPE), () => {
        k.gotoIf(count.not().or(count.gt(3)), fail);
        const single = count.eq(1);
        k.return(
          newRange(
            k,
            k.let(select(single, int(small(0)), a)),
            k.let(select(single, a, b)),
            k.let(select(count.eq(3), c, int(small(1)))),
            fail,
          ),
        );
      });
      k.if(type.eq(known.INT_TYPE), () => {
        k.if(count.eq(2), () => {
          k.guard(isSmall(b), fail);
          k.return(PARSE_INT.call(a, b.shr(1)));
        });
        k.guard(count.eq(1), fail);
        k.scope(() => k.return(toInt(k, a, fail)));
      });
      one(known.FLOAT_TYPE, () => toFloat(k, a, fail));
      either(known.STR_TYPE, () => int(EMPTY_STR), () => toStr(k, a, fail));
      one(known.BOOL_TYPE, () => toBool(k, a, fail));
      one(known.TYPE_TYPE, () => typeOf(k, a));
      k.if(type.eq(known.ENUMERATE_TYPE), () => {
        k.gotoIf(count.not().or(count.gt(2)), fail);
        const start = k.let(select(count.eq(2), b, int(small(0))));
        k.scope(() => k.return(newEnumerate(k, a, start, fail)));
      });
      either(
        known.LIST_TYPE,
        () => newList(k, 0, int(small(0)), fail),
        () => listOf(k, a, fail),
      );
      k.if(type.eq(known.ZIP_TYPE), () => k.scope(() => k.return(newZip(k, count, a, b, fail))));
      k.gotoIf(count, fail);
      k.if(type.eq(known.DICT_TYPE), () => k.scope(() => k.return(newDict(k, fail))));
      k.if(type.eq(known.SET_TYPE), () => k.scope(() => k.return(newSet(k, fail))));
      k.if(type.eq(known.TUPLE_TYPE), () => k.return(int(EMPTY_TUPLE)));
    });
    k.return(int(0));
  },
);
