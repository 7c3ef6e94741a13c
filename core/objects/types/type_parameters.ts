/**
 * Type variables in the arguments of generics, and what is put in their place (Objects/genericaliasobject.c:
 * _Py_make_parameters, _Py_subs_parameters). A type variable is what has `__typing_subst__`.
 */
import { EMPTY_TUPLE, NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { pending, raiseTypeError, typeOf } from "../errors.ts";
import { isList, isTuple, isType } from "../kinds.ts";
import { lookupAttribute } from "../protocols/attributes.ts";
import { call1, call2 } from "../protocols/call.ts";
import { reprOf } from "../protocols/represent.ts";
import { tupleFromList } from "../protocols/sequence_input.ts";
import { Slot, slotOf } from "../slots.ts";
import { staticName } from "../static_area.ts";
import {
  allocateTuple,
  listAppend,
  listItem,
  listLength,
  newList,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { jsString } from "../values/text.ts";

const SUBSTITUTE = staticName("__typing_subst__");
const PREPARE = staticName("__typing_prepare_subst__");
const PARAMETERS = staticName("__parameters__");

/** The type variables in a tuple of arguments, each once. 0 with the exception pending. */
export function typeParameters(args: Value): Value {
  const mark = rootMark();
  const found = newList();
  pushRoot(found);
  const done = collect(args, found);
  const parameters = !done ? 0 : listLength(found) === 0 ? EMPTY_TUPLE : tupleFromList(found);
  releaseRoots(mark);
  return parameters;
}

function collect(args: Value, found: Value): boolean {
  const count = isList(args) ? listLength(args) : tupleLength(args);
  for (let i = 0; i < count; i++) {
    const arg = isList(args) ? listItem(args, i) : tupleItem(args, i);
    if (isType(arg)) continue;
    if (isTuple(arg) || isList(arg)) {
      if (!collect(arg, found)) return false;
    } else if (lookupAttribute(arg, SUBSTITUTE) !== 0) addOnce(found, arg);
    else {
      const inner = pending() ? 0 : lookupAttribute(arg, PARAMETERS);
      if (inner !== 0 && isTuple(inner)) {
        for (let j = 0; j < tupleLength(inner); j++) addOnce(found, tupleItem(inner, j));
      }
    }
    if (pending()) return false;
  }
  return true;
}

function addOnce(list: Value, value: Value): void {
  if (placeOf(list, value) < 0) listAppend(list, value);
}

function placeOf(listOrTuple: Value, value: Value): number {
  const list = isList(listOrTuple);
  const count = list ? listLength(listOrTuple) : tupleLength(listOrTuple);
  for (let i = 0; i < count; i++) {
    if ((list ? listItem(listOrTuple, i) : tupleItem(listOrTuple, i)) === value) return i;
  }
  return -1;
}

/**
 * The arguments `args` of the generic `self` with `given` (a tuple, or the only one) in place of the type variables.
 *
 * @returns a tuple, not rooted; 0 with the exception pending
 */
export function substituteParameters(self: Value, args: Value, given: Value): Value {
  const mark = rootMark();
  const parameters = typeParameters(args);
  pushRoot(parameters);
  const items = parameters === 0 ? 0 : prepare(self, parameters, given);
  pushRoot(items);
  const result = items === 0 || !countsAgree(self, parameters, items)
    ? 0
    : substituteAll(args, parameters, items);
  releaseRoots(mark);
  return result;
}

/** The tuple of what is given, as each type variable wants it (defaults added); 0 with the exception pending. */
function prepare(self: Value, parameters: Value, given: Value): Value {
  const mark = rootMark();
  let items: Value = isTuple(given) ? given : tupleOf(given);
  const slot = pushRoot(items) >> 2;
  for (let i = 0; i < tupleLength(parameters) && items !== 0; i++) {
    const method = lookupAttribute(tupleItem(parameters, i), PREPARE);
    if (method === 0 && pending()) items = 0;
    if (method === 0 || method === NONE) continue;
    const inner = rootMark();
    pushRoot(method);
    items = call2(method, self, items);
    if (items !== 0 && !isTuple(items)) items = tupleOf(items);
    releaseRoots(inner);
    H32[slot] = items;
  }
  releaseRoots(mark);
  return items;
}

function countsAgree(self: Value, parameters: Value, items: Value): boolean {
  const expected = tupleLength(parameters);
  const actual = tupleLength(items);
  if (expected !== 0 && actual === expected) return true;
  const text = reprOf(self);
  if (text === 0) return false;
  raiseTypeError(
    expected === 0
      ? `${jsString(text)} is not a generic class`
      : `Too ${actual > expected ? "many" : "few"} arguments for ${jsString(text)}; actual ` +
        `${actual}, expected ${expected}`,
  );
  return false;
}

function substituteAll(args: Value, parameters: Value, items: Value): Value {
  const mark = rootMark();
  const count = tupleLength(args);
  const result = allocateTuple(count);
  pushRoot(result);
  for (let i = 0; i < count; i++) {
    const replaced = substitute(tupleItem(args, i), parameters, items);
    if (replaced === 0) {
      releaseRoots(mark);
      return 0;
    }
    setTupleItem(result, i, replaced);
  }
  releaseRoots(mark);
  return result;
}

function substitute(arg: Value, parameters: Value, items: Value): Value {
  if (isType(arg)) return arg;
  if (isTuple(arg)) return substituteAll(arg, parameters, items);
  const mark = rootMark();
  const method = lookupAttribute(arg, SUBSTITUTE);
  let result: Value = arg;
  if (method !== 0) {
    pushRoot(method);
    const place = placeOf(parameters, arg);
    if (place >= 0) result = call1(method, tupleItem(items, place));
  } else if (!pending()) {
    const inner = lookupAttribute(arg, PARAMETERS);
    if (inner !== 0 && isTuple(inner) && tupleLength(inner) > 0) {
      pushRoot(inner);
      const chosen = allocateTuple(tupleLength(inner));
      pushRoot(chosen);
      for (let i = 0; i < tupleLength(inner); i++) {
        const place = placeOf(parameters, tupleItem(inner, i));
        setTupleItem(chosen, i, tupleItem(place < 0 ? inner : items, place < 0 ? i : place));
      }
      const get = slotOf(typeOf(arg), Slot.getitem);
      if (get !== null) result = get(arg, chosen);
    }
  }
  releaseRoots(mark);
  return pending() ? 0 : result;
}
