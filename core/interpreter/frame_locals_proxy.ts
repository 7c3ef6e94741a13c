/**
 * FrameLocalsProxy (PEP 667): the variables of a function's frame as a mapping that reads and writes them where they are.
 * Names that are no variables of the function are kept in a dict of the frame object.
 */
import { allocate } from "../heap/allocator.ts";
import { CELL_CONTENT, TEXT_UNITS, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { CODE_LOCAL_KINDS, CODE_LOCAL_NAMES } from "../heap/layouts/callable.ts";
import {
  FRAME_OBJECT_CODE,
  FRAME_OBJECT_EXTRA,
  FRAME_OBJECT_NAMES,
} from "../heap/layouts/frame_object.ts";
import { TYPE_FLAG_MAPPING } from "../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../heap/map.ts";
import { H32, HU8 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { LocalKind } from "../compiler/code_unit.ts";
import { defineType } from "../objects/define.ts";
import {
  pending,
  raise,
  raiseKeyError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../objects/errors.ts";
import { isDict } from "../objects/kinds.ts";
import { compareTruth, equals } from "../objects/protocols/compare.ts";
import { hashOf } from "../objects/protocols/hash.ts";
import { getIter } from "../objects/protocols/iterate.ts";
import { enterRepr, isExactStr, leaveRepr, reprOf } from "../objects/protocols/represent.ts";
import {
  dictDelete,
  dictGet,
  dictKeyAt,
  dictLength,
  dictMerge,
  dictNext,
  dictSet,
  dictSetStr,
  dictValueAt,
  newDict,
} from "../objects/values/dict_table.ts";
import { chargeWork } from "../objects/work.ts";
import { isFrameObject } from "../objects/values/frame_objects.ts";
import { safeIntegerOf } from "../objects/values/numbers.ts";
import { listAppend, listItem, listLength, newList, tupleOf } from "../objects/values/sequences.ts";
import { jsString, newStr, strEquals } from "../objects/values/text.ts";
import {
  CELL_SHAPE,
  FRAME_LOCALS_SHAPE,
  FRAME_LOCALS_TYPE,
  KEY_ERROR,
} from "../objects/well_known.ts";
import { loadLocal, localCountOfObject, localsOfObject, storeLocal } from "./frame_objects.ts";

const FRAME = 4;

/** The mapping of a frame object's variables. @throws OutOfMemory */
function newLocalsProxy(frame: Value): Value {
  const proxy = allocate(8);
  H32[proxy >> 2] = FRAME_LOCALS_SHAPE;
  H32[(proxy + FRAME) >> 2] = frame;
  return proxy;
}

function isProxy(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === FRAME_LOCALS_SHAPE;
}

const frameOf = (proxy: Value): Value => H32[(proxy + FRAME) >> 2];
const extraOf = (proxy: Value): Value => H32[(frameOf(proxy) + FRAME_OBJECT_EXTRA) >> 2];

/** Calls `visit` with each variable's name, what it holds or 0, and the word index of its place, until that says true. */
function eachVariable(
  proxy: Value,
  visit: (name: Value, value: Value, place: number) => boolean | void,
): void {
  const frame = frameOf(proxy);
  const first = localsOfObject(frame);
  if (first === 0) return;
  const code = H32[(frame + FRAME_OBJECT_CODE) >> 2];
  const kinds = H32[(code + CODE_LOCAL_KINDS) >> 2] + TEXT_UNITS;
  const names = (H32[(code + CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2;
  const count = localCountOfObject(frame);
  for (let i = 0; i < count; i++) {
    const kind = HU8[kinds + i];
    let value = H32[first + i];
    if ((kind & LocalKind.HIDDEN) !== 0 && value === 0) continue;
    const shares = (kind & (LocalKind.CELL | LocalKind.FREE)) !== 0;
    if (shares && value !== 0 && (value & 1) === 0 && H32[value >> 2] === CELL_SHAPE) {
      value = H32[(value + CELL_CONTENT) >> 2];
    }
    if (visit(H32[names + i], value, first + i) === true) return;
  }
}

/** Whether a comprehension runs in the body of a module or class: its variables are locals of the frame then (PEP 709). */
function showsComprehension(frame: Value): boolean {
  const first = localsOfObject(frame);
  const code = H32[(frame + FRAME_OBJECT_CODE) >> 2];
  const kinds = H32[(code + CODE_LOCAL_KINDS) >> 2] + TEXT_UNITS;
  for (let i = first === 0 ? 0 : localCountOfObject(frame); i > 0; i--) {
    if ((HU8[kinds + i - 1] & LocalKind.HIDDEN) !== 0 && H32[first + i - 1] !== 0) return true;
  }
  return false;
}

/** f_locals: the namespace of a module's or a class's body, or a proxy. @throws OutOfMemory */
export function localsMapping(frame: Value): Value {
  const names = H32[(frame + FRAME_OBJECT_NAMES) >> 2];
  return names !== 0 && !showsComprehension(frame) ? names : newLocalsProxy(frame);
}

/**
 * The place of the variable that a key names: its word index; 0: there is none, -1: an exception is pending. A bound one is
 * found before one that is not. Keys that are no plain strings say themselves what they equal: may run guest code.
 */
function placeOf(proxy: Value, key: Value): number {
  let found = 0;
  if (isExactStr(key)) {
    eachVariable(proxy, (name, value, place) => {
      if (name !== key && !strEquals(name, key)) return;
      if (found === 0 || value !== 0) found = place;
      return value !== 0;
    });
    return found;
  }
  const hash = hashOf(key);
  if (hash === 0) return -1;
  const wanted = safeIntegerOf(hash);
  eachVariable(proxy, (name, value, place) => {
    if (safeIntegerOf(hashOf(name)) !== wanted) return;
    const equal = equals(name, key);
    if (equal < 0) found = -1;
    else if (equal > 0 && (found === 0 || value !== 0)) found = place;
    return equal < 0 || equal > 0 && value !== 0;
  });
  return found;
}

/** What a name stands for; 0 for nothing, with an exception pending when the key cannot be one. */
function lookUp(proxy: Value, key: Value): Value {
  const place = placeOf(proxy, key);
  if (place < 0) return 0;
  const held = place === 0 ? 0 : loadLocal(place);
  if (held !== 0) return held;
  const extra = extraOf(proxy);
  return extra === 0 ? 0 : dictGet(extra, key);
}

/** All that a proxy shows, as a dict. @throws OutOfMemory */
function copy(proxy: Value): Value {
  const dict = newDict();
  eachVariable(proxy, (name, value) => {
    if (value !== 0) dictSetStr(dict, name, value);
  });
  const extra = extraOf(proxy);
  if (extra === 0) return dict;
  return withRoot(dict, () => dictMerge(dict, extra, true) ? dict : 0);
}

/** A list of what `pick` makes of each entry. @throws OutOfMemory */
function listed(proxy: Value, pick: (key: Value, value: Value) => Value): Value {
  const list = newList();
  eachVariable(proxy, (name, value) => {
    if (value !== 0) listAppend(list, pick(name, value));
  });
  const extra = extraOf(proxy);
  if (extra === 0) return list;
  for (let i = dictNext(extra, 0); i >= 0; i = dictNext(extra, i + 1)) {
    listAppend(list, pick(dictKeyAt(extra, i), dictValueAt(extra, i)));
  }
  return list;
}

const keys = (proxy: Value): Value => listed(proxy, (key) => key);

function getItem(proxy: Value, key: Value): Value {
  const value = lookUp(proxy, key);
  if (value !== 0 || pending()) return value;
  const shown = reprOf(key);
  return shown === 0 ? 0 : raise(KEY_ERROR, `local variable '${jsString(shown)}' is not defined`);
}

function remove(proxy: Value, key: Value): number {
  const place = placeOf(proxy, key);
  if (place < 0) return 0;
  if (place !== 0) {
    return raiseValueError("cannot remove local variables from FrameLocalsProxy");
  }
  const extra = extraOf(proxy);
  const removed = extra === 0 ? 0 : dictDelete(extra, key);
  if (removed > 0) return 1;
  return removed < 0 || pending() ? 0 : raiseKeyError(key);
}

function setItem(proxy: Value, key: Value, value: Value): number {
  if (value === 0) return remove(proxy, key);
  const place = placeOf(proxy, key);
  if (place < 0) return 0;
  if (place !== 0) {
    storeLocal(place, value);
    return 1;
  }
  let extra = extraOf(proxy);
  if (extra === 0) {
    extra = newDict();
    H32[(frameOf(proxy) + FRAME_OBJECT_EXTRA) >> 2] = extra;
  }
  return dictSet(extra, key, value) ? 1 : 0;
}

function get(proxy: Value, key: Value, otherwise: Value): Value {
  const value = lookUp(proxy, key);
  if (value !== 0 || pending()) return value;
  return otherwise === 0 ? NONE : otherwise;
}

function pop(proxy: Value, key: Value, otherwise: Value): Value {
  const value = lookUp(proxy, key);
  if (value === 0) {
    if (pending()) return 0;
    if (placeOf(proxy, key) === 0) return otherwise !== 0 ? otherwise : raiseKeyError(key);
  }
  const mark = rootMark();
  pushRoot(value);
  const removed = remove(proxy, key);
  releaseRoots(mark);
  return removed === 0 ? 0 : value;
}

function setDefault(proxy: Value, key: Value, otherwise: Value): Value {
  const value = lookUp(proxy, key);
  if (value !== 0 || pending()) return value;
  const given = otherwise === 0 ? NONE : otherwise;
  return setItem(proxy, key, given) === 0 ? 0 : given;
}

/** Whether a value is one that a proxy can be joined with. */
const joins = (value: Value): boolean => isProxy(value) || (value & 1) === 0 && isDict(value);

/** Stores all that a dict or another proxy shows. May run guest code. */
function merge(proxy: Value, other: Value): boolean {
  const source = isProxy(other) ? copy(other) : other;
  if (source === 0) return false;
  const mark = rootMark();
  pushRoot(source);
  let done = true;
  for (let i = dictNext(source, 0); done && i >= 0; i = dictNext(source, i + 1)) {
    done = chargeWork(1) && setItem(proxy, dictKeyAt(source, i), dictValueAt(source, i)) !== 0;
  }
  releaseRoots(mark);
  return done;
}

function update(proxy: Value, other: Value): Value {
  if (!joins(other)) {
    return raiseTypeError("update() argument must be dict or another FrameLocalsProxy");
  }
  return merge(proxy, other) ? NONE : 0;
}

/** `left | right` as a dict, one of which is a proxy. */
function join(left: Value, right: Value): Value {
  if (!joins(left) || !joins(right)) return NOT_IMPLEMENTED;
  const mark = rootMark();
  const result = newDict();
  pushRoot(result);
  let done = true;
  for (const part of [left, right]) {
    const source: Value = done && isProxy(part) ? copy(part) : part;
    pushRoot(source);
    done = done && source !== 0 && dictMerge(result, source, true);
  }
  releaseRoots(mark);
  return done ? result : 0;
}

function joinInPlace(proxy: Value, other: Value): Value {
  if (!joins(other)) return NOT_IMPLEMENTED;
  return merge(proxy, other) ? proxy : 0;
}

const [EQUAL, UNEQUAL] = [2, 3];

function compareProxies(proxy: Value, other: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== UNEQUAL) return NOT_IMPLEMENTED;
  let equal = 0;
  if (isProxy(other)) equal = frameOf(proxy) === frameOf(other) ? 1 : 0;
  else if ((other & 1) === 0 && isDict(other)) {
    const mark = rootMark();
    const own = copy(proxy);
    if (own !== 0) pushRoot(own);
    equal = own === 0 ? -1 : compareTruth(own, other, EQUAL);
    releaseRoots(mark);
    if (equal < 0) return 0;
  } else return NOT_IMPLEMENTED;
  return (equal !== 0) === (operator === EQUAL) ? TRUE : FALSE;
}

function withRoot(value: Value, use: (value: Value) => Value): Value {
  if (value === 0) return 0;
  const mark = rootMark();
  pushRoot(value);
  const result = use(value);
  releaseRoots(mark);
  return result;
}

function reversed(proxy: Value): Value {
  const names = keys(proxy);
  const list = newList(listLength(names));
  for (let i = listLength(names) - 1; i >= 0; i--) listAppend(list, listItem(names, i));
  return list;
}

function represent(proxy: Value): Value {
  if (!enterRepr(proxy)) return newStr("{...}");
  const result = withRoot(copy(proxy), reprOf);
  leaveRepr(proxy);
  return result;
}

function length(proxy: Value): number {
  let count = 0;
  eachVariable(proxy, (_name, value) => {
    if (value !== 0) count++;
  });
  const extra = extraOf(proxy);
  return extra === 0 ? count : count + dictLength(extra);
}

function contains(proxy: Value, key: Value): number {
  const value = lookUp(proxy, key);
  return value !== 0 ? 1 : pending() ? -1 : 0;
}

function proxyNew(_cls: Value, frame: Value): Value {
  if (!isFrameObject(frame)) return raiseTypeError(`expect frame, not ${typeName(frame)}`);
  return newLocalsProxy(frame);
}

defineType({
  type: FRAME_LOCALS_TYPE,
  flags: TYPE_FLAG_MAPPING,
  none: ["__hash__"],
  slots: {
    repr: represent,
    compare: compareProxies,
    iter: (proxy: Value) => getIter(keys(proxy)),
    or: join,
    ior: joinInPlace,
    length,
    getitem: getItem,
    setitem: setItem,
    contains,
  },
  new: ["frame, /", proxyNew],
  methods: {
    __reversed__: ["", reversed],
    copy: ["", copy],
    get: ["key, default=None, /", get],
    items: ["", (proxy: Value) => listed(proxy, (key, value) => tupleOf(key, value))],
    keys: ["", keys],
    pop: ["key, default=None, /", pop],
    setdefault: ["key, default=None, /", setDefault],
    update: ["other, /", update],
    values: ["", (proxy: Value) => listed(proxy, (_key, value) => value)],
  },
});
