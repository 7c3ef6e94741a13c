/**
 * The iterator over a str (Objects/unicodeobject.c).
 *
 *     str_ascii_iterator   4 next index   8 flat str, or 0 once exhausted
 */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { EMPTY_STR, NONE, TS_BUILTINS, TS_BUILTINS_DICT } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseAttributeError } from "../errors.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { staticName } from "../static_area.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { tupleOf } from "../values/sequences.ts";
import { codePointAt, latinCharacter, newCharacter } from "../values/text.ts";
import { readable } from "../values/text_units.ts";
import {
  STR1_SHAPE,
  STR_ITERATOR_SHAPE,
  STR_ITERATOR_TYPE,
  STR_WIDE_ITERATOR_SHAPE,
  STR_WIDE_ITERATOR_TYPE,
} from "../well_known.ts";
import { isAsciiText } from "./str_predicates.ts";
import {
  ITERATOR_INDEX,
  ITERATOR_SEQUENCE,
  iteratorItself,
  newIndexIterator,
} from "./sequence_iterators.ts";

const ITER = staticName("iter");

/** iter(text). May collect. @throws OutOfMemory */
export function newStrIterator(text: Value): Value {
  const source = readable(text);
  const shape = isAsciiText(source) ? STR_ITERATOR_SHAPE : STR_WIDE_ITERATOR_SHAPE;
  return newIndexIterator(shape, source, 0);
}

/** The next character of a str iterator; 0 when exhausted. Never collects. @throws OutOfMemory */
export function strIteratorNext(iterator: Value): Value {
  const text = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (text === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2];
  if (index < H32[(text + LENGTH) >> 2]) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = index + 2;
    if (H32[text >> 2] === STR1_SHAPE) return latinCharacter(HU8[text + TEXT_UNITS + (index >> 1)]);
    return newCharacter(codePointAt(text, index >> 1));
  }
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

/** `__length_hint__` of iterators over str and bytes. */
export function textIteratorHint(iterator: Value): Value {
  const text = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (text === 0) return small(0);
  const length = H32[(text + LENGTH) >> 2] >> 1;
  return small(Math.max(0, length - (H32[(iterator + ITERATOR_INDEX) >> 2] >> 1)));
}

/** `__setstate__` of iterators over str and bytes: the next index, fitted to the text. */
export function textIteratorSetState(iterator: Value, state: Value): Value {
  const index = sizeArgument(state);
  if (index !== index) return 0;
  const text = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (text !== 0) {
    const length = H32[(text + LENGTH) >> 2] >> 1;
    H32[(iterator + ITERATOR_INDEX) >> 2] = small(Math.max(0, Math.min(index, length)));
  }
  return NONE;
}

/** `__reduce__` of iterators over str and bytes: iter, its argument, and the index when there is one. */
export function reduceTextIterator(iterator: Value, empty: Value): Value {
  const iter = dictGetStr(H32[TS_BUILTINS_DICT >> 2], ITER);
  if (iter === 0) return raiseAttributeError(H32[TS_BUILTINS >> 2], ITER, "iter");
  const text = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (text === 0) return tupleOf(iter, tupleOf(empty));
  return tupleOf(iter, tupleOf(text), H32[(iterator + ITERATOR_INDEX) >> 2]);
}

for (const type of [STR_ITERATOR_TYPE, STR_WIDE_ITERATOR_TYPE]) {
  defineType({
    type,
    flags: TYPE_FLAG_NO_NEW,
    slots: { iter: iteratorItself, next: strIteratorNext },
    methods: {
      __length_hint__: ["", textIteratorHint],
      __reduce__: ["", (iterator: Value) => reduceTextIterator(iterator, EMPTY_STR)],
      __setstate__: ["state, /", textIteratorSetState],
    },
  });
}
