/**
 * Views and iterators of OrderedDicts.
 *
 *     odict_keys, odict_values, odict_items   4 dict, as the views of dict
 *     odict_iterator   4 next entry   8 dict, or 0 once exhausted   12 the dict's version when it began   16 ORDERED_*
 *                     20 True when it goes backwards, else 0
 *
 * The version of a dict changes with each insertion and deletion, so an iterator sees also those that leave the length
 * as it was.
 */
import { allocate } from "../../heap/allocator.ts";
import { DICT_VERSION } from "../../heap/layouts/dict.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { raiseRuntimeError } from "../../objects/errors.ts";
import { iteratorItself } from "../../objects/types/sequence_iterators.ts";
import {
  dictKeyAt,
  dictLength,
  dictNext,
  dictPrevious,
  type DictRef,
  dictUsed,
  dictValueAt,
  dictVersion,
} from "../../objects/values/dict_table.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { DICT_ITEMS_TYPE, DICT_KEYS_TYPE, DICT_VALUES_TYPE } from "../../objects/well_known.ts";
import {
  ORDERED_DICT_ITEMS_SHAPE,
  ORDERED_DICT_ITEMS_TYPE,
  ORDERED_DICT_ITERATOR_SHAPE,
  ORDERED_DICT_ITERATOR_TYPE,
  ORDERED_DICT_KEYS_SHAPE,
  ORDERED_DICT_KEYS_TYPE,
  ORDERED_DICT_VALUES_SHAPE,
  ORDERED_DICT_VALUES_TYPE,
} from "../static_types.ts";
import { firstEntry } from "./ordered_dict_table.ts";

/** What a view or iterator shows. */
export const ORDERED_KEYS = 0;
export const ORDERED_VALUES = 1;
export const ORDERED_ITEMS = 2;

const VIEW_DICT = 4;
const POSITION = 4;
const DICT = 8;
const VERSION = 12;
const WHAT = 16;
const BACKWARDS = 20;
const ITERATOR_BYTES = 32;

/** keys(), values() or items() by ORDERED_*. @throws OutOfMemory */
export function newOrderedView(dict: DictRef, what: number): Value {
  const view = allocate(8);
  H32[view >> 2] = what === ORDERED_KEYS
    ? ORDERED_DICT_KEYS_SHAPE
    : what === ORDERED_VALUES
    ? ORDERED_DICT_VALUES_SHAPE
    : ORDERED_DICT_ITEMS_SHAPE;
  H32[(view + VIEW_DICT) >> 2] = dict;
  return view;
}

/** An iterator over what ORDERED_* says. @throws OutOfMemory */
export function newOrderedIterator(dict: DictRef, what: number, backwards: boolean): Value {
  const iterator = allocate(ITERATOR_BYTES);
  const first = firstEntry(dict);
  H32[iterator >> 2] = ORDERED_DICT_ITERATOR_SHAPE;
  H32[(iterator + POSITION) >> 2] = small(backwards ? dictUsed(dict) - 1 : Math.max(first, 0));
  H32[(iterator + DICT) >> 2] = dict;
  H32[(iterator + VERSION) >> 2] = dictVersion(dict);
  H32[(iterator + WHAT) >> 2] = small(what);
  H32[(iterator + BACKWARDS) >> 2] = backwards ? TRUE : 0;
  return iterator;
}

function next(iterator: Value): Value {
  const dict = H32[(iterator + DICT) >> 2];
  if (dict === 0) return 0;
  if (H32[(iterator + VERSION) >> 2] !== H32[(dict + DICT_VERSION) >> 2]) {
    return raiseRuntimeError("OrderedDict mutated during iteration");
  }
  const position = H32[(iterator + POSITION) >> 2] >> 1;
  const backwards = H32[(iterator + BACKWARDS) >> 2] !== 0;
  const entry = position < 0
    ? -1
    : backwards
    ? dictPrevious(dict, position)
    : dictNext(dict, position);
  if (entry < 0) {
    H32[(iterator + DICT) >> 2] = 0;
    return 0;
  }
  H32[(iterator + POSITION) >> 2] = small(backwards ? entry - 1 : entry + 1);
  const key = dictKeyAt(dict, entry);
  switch (H32[(iterator + WHAT) >> 2] >> 1) {
    case ORDERED_KEYS:
      return key;
    case ORDERED_VALUES:
      return dictValueAt(dict, entry);
    default:
      return tupleOf(key, dictValueAt(dict, entry));
  }
}

/** How many entries an iterator has yet to give, at most. */
function lengthHint(iterator: Value): Value {
  const dict = H32[(iterator + DICT) >> 2];
  return small(dict === 0 ? 0 : dictLength(dict));
}

function view(type: number, base: number, what: number): TypeDefinition {
  return {
    type,
    base,
    flags: TYPE_FLAG_NO_NEW,
    slots: {
      iter: (self: Value) => newOrderedIterator(H32[(self + VIEW_DICT) >> 2], what, false),
    },
    methods: {
      __reversed__: [
        "",
        (self: Value) => newOrderedIterator(H32[(self + VIEW_DICT) >> 2], what, true),
      ],
    },
  };
}

/** The types of this file. */
export const orderedDictViewTypes: readonly TypeDefinition[] = [
  view(ORDERED_DICT_KEYS_TYPE, DICT_KEYS_TYPE, ORDERED_KEYS),
  view(ORDERED_DICT_VALUES_TYPE, DICT_VALUES_TYPE, ORDERED_VALUES),
  view(ORDERED_DICT_ITEMS_TYPE, DICT_ITEMS_TYPE, ORDERED_ITEMS),
  {
    type: ORDERED_DICT_ITERATOR_TYPE,
    flags: TYPE_FLAG_NO_NEW,
    slots: { iter: iteratorItself, next },
    methods: { __length_hint__: ["", lengthHint] },
  },
];
