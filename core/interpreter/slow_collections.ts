/** Displays, comprehension steps and unpacking. */
import { FUNCTION_MODULE } from "../heap/layouts/callable.ts";
import type { Value } from "../heap/value.ts";
import { H32 } from "../heap/memory.ts";
import { clearIf, pending, pendingIs, raiseTypeError, typeName } from "../objects/errors.ts";
import {
  extendDisplay,
  tupleFromList,
  unpackSequence,
  unpackStarred,
} from "../objects/protocols/sequence_input.ts";
import { dictSet, MERGE_OVERRIDE, MERGE_REFUSE, newDict } from "../objects/values/dict_table.ts";
import { dictMergeMapping } from "../objects/values/dict_update.ts";
import { newSet, setAdd } from "../objects/values/set_table.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { ATTRIBUTE_ERROR, FUNCTION_SHAPE, KEY_ERROR } from "../objects/well_known.ts";
import { qualifiedName } from "./frames.ts";
import { EXCEPTION_ARGS } from "../heap/layouts/exception.ts";
import { TS_EXCEPTION } from "../heap/map.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { concatenateAll, jsString } from "../objects/values/text.ts";
import { isStr } from "../objects/kinds.ts";
import { N } from "../objects/names.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { strOf } from "../objects/protocols/represent.ts";
import { getIter, iterNext } from "../objects/protocols/iterate.ts";

/** set of the `count` words at `at`; may run guest code (hash, equality). */
export function buildSet(at: number, count: number): Value {
  const mark = rootMark();
  const set = newSet();
  pushRoot(set);
  for (let i = 0; i < count; i++) {
    if (setAdd(set, H32[at + i]) < 0) {
      releaseRoots(mark);
      return 0;
    }
  }
  releaseRoots(mark);
  return set;
}

/** dict of `count` pairs at `at`; may run guest code. */
export function buildMap(at: number, count: number): Value {
  const mark = rootMark();
  const dict = newDict(count);
  pushRoot(dict);
  for (let i = 0; i < count; i++) {
    if (!dictSet(dict, H32[at + 2 * i], H32[at + 2 * i + 1])) {
      releaseRoots(mark);
      return 0;
    }
  }
  releaseRoots(mark);
  return dict;
}

/** The concatenation of `count` str at `at`. */
export function buildString(at: number, count: number): Value {
  return concatenateAll(at, count);
}

export function setAddTo(set: Value, value: Value): boolean {
  return setAdd(set, value) >= 0;
}

export function mapAdd(dict: Value, key: Value, value: Value): boolean {
  return dictSet(dict, key, value);
}

export function listExtend(list: Value, iterable: Value): boolean {
  return extendDisplay(list, iterable);
}

export function setUpdate(set: Value, iterable: Value): boolean {
  const mark = rootMark();
  const iterator = getIter(iterable);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  for (;;) {
    const value = iterNext(iterator);
    if (value === 0) break;
    pushRoot(value);
    const added = setAdd(set, value);
    releaseRoots(inner);
    if (added < 0) break;
  }
  releaseRoots(mark);
  return !pending();
}

/** {**mapping} */
export function dictUpdate(dict: Value, mapping: Value): boolean {
  if (dictMergeMapping(dict, mapping, MERGE_OVERRIDE)) return true;
  if (clearIf(ATTRIBUTE_ERROR)) raiseTypeError(`'${typeName(mapping)}' object is not a mapping`);
  return false;
}

/** f(**mapping): duplicate keys are an error that names the function. */
export function dictMergeInto(dict: Value, mapping: Value, callee: Value): boolean {
  if (dictMergeMapping(dict, mapping, MERGE_REFUSE)) return true;
  if (pendingIs(ATTRIBUTE_ERROR)) {
    clearIf(ATTRIBUTE_ERROR);
    raiseTypeError(
      `${calleeName(callee)} argument after ** must be a mapping, not ${typeName(mapping)}`,
    );
  } else if (pendingIs(KEY_ERROR)) {
    const args = H32[(H32[TS_EXCEPTION >> 2] + EXCEPTION_ARGS) >> 2];
    const key = tupleLength(args) === 1 ? tupleItem(args, 0) : 0;
    if (key !== 0) {
      clearIf(KEY_ERROR);
      const mark = rootMark();
      pushRoot(key);
      const shown = strOf(key);
      const text = shown === 0 ? typeName(key) : jsString(shown);
      raiseTypeError(`${calleeName(callee)} got multiple values for keyword argument '${text}'`);
      releaseRoots(mark);
    }
  }
  return false;
}

/** What errors of a call call its callee: `module.f()`. */
export function calleeName(callee: Value): string {
  if ((callee & 1) === 0 && H32[callee >> 2] === FUNCTION_SHAPE) {
    return `${functionFullName(callee)}()`;
  }
  // Functions, classes and methods have a qualified name; of anything else it is the str.
  const name = lookupAttribute(callee, N.__qualname__);
  if (name === 0 || !isStr(name)) {
    const text = pending() ? 0 : strOf(callee);
    return text === 0 ? `${typeName(callee)} object` : jsString(text);
  }
  const shown = jsString(name);
  const module = lookupAttribute(callee, N.__module__);
  if (module === 0 || !isStr(module) || jsString(module) === "builtins") return `${shown}()`;
  return `${jsString(module)}.${shown}()`;
}

function functionFullName(fn: Value): string {
  const module = H32[(fn + FUNCTION_MODULE) >> 2];
  return isStr(module) && jsString(module) !== "builtins"
    ? `${jsString(module)}.${qualifiedName(fn)}`
    : qualifiedName(fn);
}

export function listToTuple(list: Value): Value {
  return tupleFromList(list);
}

/** The `count` items of a sequence to the words from `at` on, the first on top. */
export function unpack(sequence: Value, count: number, at: number): boolean {
  return unpackSequence(sequence, count, at);
}

export function unpackStar(sequence: Value, before: number, after: number, at: number): boolean {
  return unpackStarred(sequence, before, after, at);
}
