/** What the heap walker checks of objects by their kind: counts, lengths, tables and chains that must agree. */

import {
  ARRAY_ITEMS,
  INT_COUNT,
  INT_DIGITS,
  LENGTH,
  LIST_ARRAY,
  ROPE_LEFT,
  ROPE_RIGHT,
  TEXT_HASH,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "./layouts/basic.ts";
import {
  DICT_ENTRIES,
  DICT_INDEX,
  DICT_SMALL,
  DICT_USABLE,
  DICT_USED,
  ENTRY_WORDS,
  SET_FILL,
  SET_MASK,
  SET_SLOT_WORDS,
  SET_TABLE,
} from "./layouts/dict.ts";
import { GENERATOR_FINISHED, GENERATOR_STATE } from "./layouts/frame.ts";
import {
  KIND_DICT,
  KIND_FROZENSET,
  KIND_GENERATOR,
  KIND_INT,
  KIND_LIST,
  KIND_SET,
  KIND_STR,
  KIND_TYPE,
  LAYOUT_ARRAY,
  LAYOUT_FIELDS,
  LAYOUT_INT,
  LAYOUT_LEAF,
  LAYOUT_RAW,
  LAYOUT_TEXT_1,
  LAYOUT_TEXT_2,
  LAYOUT_TEXT_4,
  SHAPE_CHILDREN,
  SHAPE_FLAG_ROPE,
  SHAPE_FLAGS,
  SHAPE_KEY,
  SHAPE_KIND,
  SHAPE_LAYOUT,
  SHAPE_NEXT,
  SHAPE_PARENT,
  SHAPE_PLACE,
  SHAPE_SIZE,
  SHAPE_TYPE,
} from "./layouts/shape.ts";
import {
  TYPE_BASES,
  TYPE_DICT_SHAPE,
  TYPE_MRO,
  TYPE_SHAPE,
  TYPE_SHAPES,
  TYPE_SLOTS,
} from "./layouts/type.ts";
import { DUMMY } from "./map.ts";
import { H32, HU16 } from "./memory.ts";
import { isSmall, SMALL_MAX, type Value } from "./value.ts";

/** Receives what is wrong. */
type Report = (text: string) => void;

/** A type has no more shapes than this: a longer chain is a loop. */
const CHAIN_MOST = 1 << 20;

/** Checks an object whose shape and size are sound. */
export function checkKind(object: Value, report: Report): void {
  const shape = H32[object >> 2];
  const kind = H32[(shape + SHAPE_KIND) >> 2] >> 1;
  const layout = layoutOf(object);
  if (layout === LAYOUT_FIELDS && H32[shape >> 2] === shape) checkShape(object, report);
  else if (kind === KIND_STR) checkText(object, layout, report);
  else if (kind === KIND_INT && layout === LAYOUT_INT) checkInt(object, report);
  else if (kind === KIND_LIST) checkList(object, report);
  else if (kind === KIND_DICT) checkDict(object, report);
  else if (kind === KIND_SET || kind === KIND_FROZENSET) checkSet(object, report);
  else if (kind === KIND_TYPE) checkType(object, report);
  else if (kind === KIND_GENERATOR) checkGenerator(object, report);
}

function layoutOf(object: Value): number {
  return H32[(H32[object >> 2] + SHAPE_LAYOUT) >> 2] >> 1;
}

/** A count in an object: a small int that is not negative; -1 otherwise, with a report. */
function count(object: Value, offset: number, what: string, report: Report): number {
  const word = H32[(object + offset) >> 2];
  if (isSmall(word) && word > 0) return word >> 1;
  report(`${what} is the word ${word}`);
  return -1;
}

/** Items of an array that an object has or has not (0 items); -1 when it is no array, with a report. */
function arrayLength(array: Value, what: string, report: Report): number {
  if (array === 0) return 0;
  if (!isSmall(array) && layoutOf(array) === LAYOUT_ARRAY) return H32[(array + LENGTH) >> 2] >> 1;
  report(`${what} is ${array}, not an array`);
  return -1;
}

function checkText(text: Value, layout: number, report: Report): void {
  const length = count(text, LENGTH, "the length", report);
  if (!isSmall(H32[(text + TEXT_HASH) >> 2]) && H32[(text + TEXT_HASH) >> 2] !== 0) {
    report("the hash is not a small int");
  }
  const first = text + TEXT_UNITS;
  if (layout === LAYOUT_TEXT_2) {
    let all = 0;
    for (let i = 0; i < length; i++) all |= HU16[(first >> 1) + i];
    if (all <= 0xff) report("the text has no unit above 255, but two bytes for each");
  } else if (layout === LAYOUT_TEXT_4) {
    let greatest = 0;
    for (let i = 0; i < length; i++) greatest = Math.max(greatest, H32[(first >> 2) + i] >>> 0);
    if (greatest <= 0xffff || greatest > 0x10ffff) {
      report(`the text's greatest code point is ${greatest}, it has four bytes for each`);
    }
  } else if (layout === LAYOUT_FIELDS) {
    const shape = H32[text >> 2];
    // Else an instance of a subclass, which holds a str.
    if (((H32[(shape + SHAPE_FLAGS) >> 2] >> 1) & SHAPE_FLAG_ROPE) === 0) return;
    const left = H32[(text + ROPE_LEFT) >> 2];
    const right = H32[(text + ROPE_RIGHT) >> 2];
    if (left === 0 || isSmall(left) || isSmall(right)) {
      report(`the rope's parts are ${left} and ${right}`);
    } else {
      const parts = textLength(left) + (right === 0 ? 0 : textLength(right));
      if (parts !== length) report(`the rope has length ${length}, its parts ${parts}`);
    }
  } else if (layout !== LAYOUT_TEXT_1) {
    report(`a str has layout ${layout}`);
  }
}

function textLength(text: Value): number {
  return H32[(text + LENGTH) >> 2] >> 1;
}

function checkInt(int: Value, report: Report): void {
  const word = H32[(int + INT_COUNT) >> 2];
  const digits = Math.abs(word >> 1);
  if (digits === 0) return report("an int has no digits");
  const most = H32[((int + INT_DIGITS) >> 2) + digits - 1] >>> 0;
  if (most === 0) report("the int's most significant digit is 0");
  if (digits === 1 && most <= SMALL_MAX + (word < 0 ? 1 : 0)) report("the int fits a small int");
}

function checkList(list: Value, report: Report): void {
  const length = count(list, LENGTH, "the length", report);
  const capacity = arrayLength(H32[(list + LIST_ARRAY) >> 2], "the list's storage", report);
  if (length > capacity) report(`the list has ${length} items, room for ${capacity}`);
}

function checkDict(dict: Value, report: Report): void {
  const length = count(dict, LENGTH, "the length", report);
  const used = count(dict, DICT_USED, "DICT_USED", report);
  const usable = count(dict, DICT_USABLE, "DICT_USABLE", report);
  const entries = H32[(dict + DICT_ENTRIES) >> 2];
  const words = arrayLength(entries, "DICT_ENTRIES", report);
  if (words < 0) return;
  const capacity = words / ENTRY_WORDS;
  if (capacity % 1 !== 0 || used > capacity || used + usable > capacity) {
    return report(`${used} entries used, ${usable} usable, room for ${words} words`);
  }
  const first = (entries + ARRAY_ITEMS) >> 2;
  let alive = 0;
  for (let i = 0; i < capacity; i++) {
    const hash = H32[first + ENTRY_WORDS * i];
    const key = H32[first + ENTRY_WORDS * i + 1];
    const value = H32[first + ENTRY_WORDS * i + 2];
    if (key === 0) {
      if (hash !== 0 || value !== 0) report(`entry ${i} has a hash or value, but no key`);
    } else {
      alive++;
      if (i >= used) report(`entry ${i} is behind the ${used} used ones`);
      if (!isSmall(hash)) report(`the hash of entry ${i} is the word ${hash}`);
      if (value === 0) report(`entry ${i} has a key, but no value`);
    }
  }
  if (alive !== length) report(`the dict has ${alive} entries, its length is ${length}`);
  checkDictIndex(dict, first, capacity, used, report);
}

/** Every live entry is found at the end of its probe sequence, and the index names no others. */
function checkDictIndex(
  dict: Value,
  entries: number,
  capacity: number,
  used: number,
  report: Report,
): void {
  const index = H32[(dict + DICT_INDEX) >> 2];
  if (index === 0) {
    if (capacity > DICT_SMALL) report(`the dict has room for ${capacity} entries and no index`);
    return;
  }
  if (isSmall(index) || layoutOf(index) !== LAYOUT_RAW) return report("DICT_INDEX is no RAW");
  const places = H32[(index + LENGTH) >> 2] >> 3;
  if ((places & (places - 1)) !== 0) return report(`the index has ${places} places`);
  const first = (index + ARRAY_ITEMS) >> 2;
  let empty = 0;
  let named = 0;
  for (let place = 0; place < places; place++) {
    const entry = H32[first + place];
    if (entry === 0) empty++;
    else if (entry > 0) named++;
    if (entry < -1 || entry > used) report(`place ${place} of the index holds ${entry}`);
  }
  if (empty === 0) report("the index has no empty place");
  let alive = 0;
  for (let i = 0; i < used; i++) {
    if (H32[entries + ENTRY_WORDS * i + 1] === 0) continue;
    alive++;
    const hash = (H32[entries + ENTRY_WORDS * i] >> 1) & 0x7fffffff;
    let perturb = hash;
    let place = hash & (places - 1);
    for (let steps = 0; H32[first + place] !== i + 1; steps++) {
      if (H32[first + place] === 0 || steps > places + 8) {
        report(`entry ${i} is not found in the index`);
        break;
      }
      perturb >>>= 5;
      place = (place * 5 + perturb + 1) & (places - 1);
    }
  }
  if (named !== alive) report(`the index names ${named} entries, ${alive} are alive`);
}

function checkSet(set: Value, report: Report): void {
  const length = count(set, LENGTH, "the length", report);
  const fill = count(set, SET_FILL, "SET_FILL", report);
  const mask = count(set, SET_MASK, "SET_MASK", report);
  const table = H32[(set + SET_TABLE) >> 2];
  const words = arrayLength(table, "SET_TABLE", report);
  if (words < 0) return;
  if (table === 0) {
    if (length !== 0 || fill !== 0) report(`the set has no table, but length ${length}`);
    return;
  }
  const slots = words / SET_SLOT_WORDS;
  if (slots !== mask + 1 || (slots & mask) !== 0) {
    return report(`the set's mask is ${mask}, its table has ${words} words`);
  }
  const first = (table + ARRAY_ITEMS) >> 2;
  let alive = 0;
  let dead = 0;
  for (let i = 0; i < slots; i++) {
    const hash = H32[first + SET_SLOT_WORDS * i];
    const key = H32[first + SET_SLOT_WORDS * i + 1];
    const high = H32[first + SET_SLOT_WORDS * i + 2];
    if (key === 0 || key === DUMMY) {
      if (hash !== 0 || high !== 0) report(`slot ${i} has a hash, but no key`);
      if (key !== 0) dead++;
    } else {
      alive++;
      if (!isSmall(hash) || !isSmall(high)) report(`the hash of slot ${i} is no small int`);
    }
  }
  if (alive !== length) report(`the set has ${alive} keys, its length is ${length}`);
  if (alive + dead !== fill) report(`the set has ${alive + dead} slots in use, fill is ${fill}`);
  if (fill >= slots) report("the set has no empty slot");
}

function checkGenerator(generator: Value, report: Report): void {
  const state = H32[(generator + GENERATOR_STATE) >> 2];
  if (!isSmall(state) || state < 0 || state >> 1 > GENERATOR_FINISHED) {
    report(`the generator's state is the word ${state}`);
  }
}

function checkType(type: Value, report: Report): void {
  let steps = 0;
  let freshFound = false;
  let dictFound = false;
  const fresh = H32[(type + TYPE_SHAPE) >> 2];
  const dict = H32[(type + TYPE_DICT_SHAPE) >> 2];
  for (
    let shape = H32[(type + TYPE_SHAPES) >> 2];
    shape !== 0;
    shape = H32[(shape + SHAPE_NEXT) >> 2]
  ) {
    if (isSmall(shape) || !isShapeOf(shape, type)) {
      return report(`${shape}, in the chain of its shapes, is no shape of the type`);
    }
    if (shape === fresh) freshFound = true;
    if (shape === dict) dictFound = true;
    if (++steps > CHAIN_MOST) return report("the chain of its shapes does not end");
  }
  if (fresh !== 0 && !freshFound) report("TYPE_SHAPE is not in the chain of shapes");
  if (dict !== 0 && !dictFound) report("TYPE_DICT_SHAPE is not in the chain of shapes");
  const mro = H32[(type + TYPE_MRO) >> 2];
  if (mro !== 0) {
    if (isSmall(mro) || layoutOf(mro) !== LAYOUT_ARRAY) report("the MRO is no tuple");
    else if (H32[(mro + TUPLE_ITEMS) >> 2] !== type) report("the MRO does not begin with the type");
  }
  const bases = H32[(type + TYPE_BASES) >> 2];
  if (bases !== 0 && (isSmall(bases) || layoutOf(bases) !== LAYOUT_ARRAY)) {
    report("the bases are no tuple");
  }
  if (!isSmall(H32[(type + TYPE_SLOTS) >> 2]) && H32[(type + TYPE_SLOTS) >> 2] !== 0) {
    report("the slots are not numbers");
  }
}

function isShapeOf(shape: Value, type: Value): boolean {
  const shapes = H32[shape >> 2];
  return H32[shapes >> 2] === shapes && H32[(shape + SHAPE_TYPE) >> 2] === type;
}

function checkShape(shape: Value, report: Report): void {
  const type = H32[(shape + SHAPE_TYPE) >> 2];
  const parent = H32[(shape + SHAPE_PARENT) >> 2];
  const size = H32[(shape + SHAPE_SIZE) >> 2] >> 1;
  if (parent !== 0) {
    if (!isShapeOf(parent, type)) report(`its parent ${parent} is of another type`);
    const key = H32[(shape + SHAPE_KEY) >> 2];
    if (key === 0 || isSmall(key)) report(`the shape has a parent, and ${key} for its key`);
    const place = H32[(shape + SHAPE_PLACE) >> 2] >> 1;
    if (place < 4 || place + 4 > size) report(`its key is at ${place} of ${size} bytes`);
  }
  const layout = H32[(shape + SHAPE_LAYOUT) >> 2] >> 1;
  if ((layout === LAYOUT_FIELDS || layout === LAYOUT_LEAF) && size % 4 !== 0) {
    report(`objects of the shape have ${size} bytes`);
  }
  const children = H32[(shape + SHAPE_CHILDREN) >> 2];
  if (children === 0) return;
  if (isSmall(children)) return report(`its children are ${children}`);
  if (layoutOf(children) !== LAYOUT_ARRAY) return checkChild(shape, children, report);
  const length = H32[(children + LENGTH) >> 2] >> 1;
  for (let i = 0; i < length; i++) {
    const child = H32[((children + ARRAY_ITEMS) >> 2) + i];
    if (child !== 0) checkChild(shape, child, report);
  }
}

function checkChild(shape: Value, child: Value, report: Report): void {
  const type = H32[(shape + SHAPE_TYPE) >> 2];
  if (isSmall(child) || !isShapeOf(child, type)) {
    return report(`its child ${child} is no shape of the type`);
  }
  if (H32[(child + SHAPE_PARENT) >> 2] !== shape) report(`its child ${child} has another parent`);
}
