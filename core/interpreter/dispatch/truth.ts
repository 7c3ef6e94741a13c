/** Truth of values (objects/protocols/truth.ts). */
import { FLOAT_VALUE, LENGTH } from "../../heap/layouts/basic.ts";
import { SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_SLOTS } from "../../heap/layouts/type.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { double, float, type I32, int, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import {
  DEFAULT_DICT_SHAPE,
  DEQUE_SHAPE,
  ORDERED_DICT_SHAPE,
} from "../../objects/library_shapes.ts";
import { Slot } from "../../objects/slots.ts";
import {
  DICT_SHAPE,
  FLOAT_SHAPE,
  FROZENSET_SHAPE,
  INT_SHAPE,
  LIST_SHAPE,
  ROPE_SHAPE,
  SET_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";

// ORDER: library/collections/deque_storage.ts.
const DEQUE_LENGTH = 12;

/** The shapes whose LENGTH is what len() gives and decides about truth. */
const SIZED = [
  LIST_SHAPE,
  TUPLE_SHAPE,
  STR1_SHAPE,
  DICT_SHAPE,
  SET_SHAPE,
  FROZENSET_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  ROPE_SHAPE,
  DEFAULT_DICT_SHAPE,
  ORDERED_DICT_SHAPE,
];

/** Goes to `sized` when the shape is that of an exact container or str, with its length as a small int at LENGTH. */
export function gotoIfSized(k: Builder, shape: I32, sized: Label): void {
  for (const each of SIZED) k.gotoIf(shape.eq(each), sized);
}

/** Truth of an object, as 0 or 1; fails where only the methods of its type can tell. */
export function objectTruth(k: Builder, object: I32, fail: Label): Variable<I32> {
  const truth = k.variable("i32");
  const shape = k.let(word(object));
  k.block((known) => {
    k.block((sized) => {
      gotoIfSized(k, shape, sized);
      k.if(shape.eq(FLOAT_SHAPE), () => {
        k.set(truth, double(object, FLOAT_VALUE).ne(float(0)));
        k.goto(known);
      });
      k.set(truth, object.eq(TRUE));
      k.gotoIf(truth.or(object.eq(FALSE)).or(object.eq(NONE)), known);
      k.set(truth, int(1));
      k.gotoIf(shape.eq(INT_SHAPE), known);
      k.if(shape.eq(DEQUE_SHAPE), () => {
        k.set(truth, word(object, DEQUE_LENGTH).ne(small(0)));
        k.goto(known);
      });
      const type = k.let(word(shape, SHAPE_TYPE));
      k.gotoIf(word(type, TYPE_SLOTS + 4 * Slot.bool), fail);
      k.gotoIf(word(type, TYPE_SLOTS + 4 * Slot.length), fail);
      k.goto(known);
    });
    k.set(truth, word(object, LENGTH).ne(small(0)));
  });
  return truth;
}

/** Truth of an object: 0, 1, or 2 when only the methods of its type can tell. */
export const OBJECT_TRUTH = routine("objectTruth", ["i32"], (k, object) => {
  k.block((fail) => k.return(objectTruth(k, object as I32, fail)));
  k.return(int(2));
});
