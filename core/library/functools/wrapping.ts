/** functools.update_wrapper and wraps (Lib/functools.py). */
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { nativeOf, newBuiltin } from "../../objects/boot.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { pending } from "../../objects/errors.ts";
import { N } from "../../objects/names.ts";
import {
  attributeName,
  getAttribute,
  lookupAttribute,
  setAttribute,
} from "../../objects/protocols/attributes.ts";
import { call1 } from "../../objects/protocols/call.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { dictUpdate, isExactDict } from "../../objects/values/dict_update.ts";
import { dictSetStr, newDict } from "../../objects/values/dict_table.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { internText } from "../../objects/values/text.ts";
import { pythonFunction } from "../python_signature.ts";
import { newKeywordPartial } from "./partial.ts";

/** functools.WRAPPER_ASSIGNMENTS */
export const ASSIGNMENTS: readonly string[] = [
  "__module__",
  "__name__",
  "__qualname__",
  "__doc__",
  "__annotate__",
  "__type_params__",
];

/** functools.WRAPPER_UPDATES */
export const UPDATES: readonly string[] = ["__dict__"];

/** Calls `visit` with each interned name of an iterable, or of the names given by default; false: exception pending. */
function forEachName(
  given: Value,
  byDefault: readonly string[],
  visit: (name: Value) => boolean,
): boolean {
  if (given === 0) return byDefault.every((name) => visit(internText(name)));
  const iterator = getIter(given);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  for (;;) {
    const item = iterNext(iterator);
    if (item === 0) return !pending();
    pushRoot(item);
    const name = attributeName(item);
    if (name === 0 || !visit(name)) return false;
    releaseRoots(inner);
  }
}

/** wrapper, made to look like `wrapped`; 0 with the exception pending. 0 for the defaults. Both are rooted. */
export function updateWrapper(
  wrapper: Value,
  wrapped: Value,
  assigned: Value,
  updated: Value,
): Value {
  const mark = rootMark();
  const done = forEachName(assigned, ASSIGNMENTS, (name) => assign(wrapper, wrapped, name)) &&
    forEachName(updated, UPDATES, (name) => update(wrapper, wrapped, name)) &&
    setAttribute(wrapper, N.__wrapped__, wrapped) !== 0;
  releaseRoots(mark);
  return done ? wrapper : 0;
}

function assign(wrapper: Value, wrapped: Value, name: Value): boolean {
  const mark = rootMark();
  const value = lookupAttribute(wrapped, name);
  pushRoot(value);
  const done = value === 0 ? !pending() : setAttribute(wrapper, name, value) !== 0;
  releaseRoots(mark);
  return done;
}

/** getattr(wrapper, name).update(getattr(wrapped, name, {})) */
function update(wrapper: Value, wrapped: Value, name: Value): boolean {
  const mark = rootMark();
  const done = updateRooted(wrapper, wrapped, name);
  releaseRoots(mark);
  return done;
}

function updateRooted(wrapper: Value, wrapped: Value, name: Value): boolean {
  const target = getAttribute(wrapper, name);
  if (target === 0) return false;
  pushRoot(target);
  let source = lookupAttribute(wrapped, name);
  if (source === 0) {
    if (pending()) return false;
    source = newDict();
  }
  pushRoot(source);
  if (isExactDict(target)) return dictUpdate(target, source);
  const method = getAttribute(target, internText("update"));
  if (method === 0) return false;
  pushRoot(method);
  return call1(method, source) !== 0;
}

const updateWrapperEntry: NativeEntry = pythonFunction(
  "update_wrapper",
  "wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES",
  updateWrapper,
);

/** wraps(wrapped): a partial of update_wrapper. */
function wraps(wrapped: Value, assigned: Value, updated: Value): Value {
  const mark = rootMark();
  const keywords = newDict();
  pushRoot(keywords);
  dictSetStr(keywords, internText("wrapped"), wrapped);
  dictSetStr(keywords, internText("assigned"), assigned || namesTuple(ASSIGNMENTS));
  dictSetStr(keywords, internText("updated"), updated || namesTuple(UPDATES));
  const name = internText("update_wrapper");
  const native = nativeOf("update_wrapper", updateWrapperEntry, "none", "functools");
  const fn = newBuiltin(native, 0, name, internText("functools"));
  const made = newKeywordPartial(fn, keywords);
  releaseRoots(mark);
  return made;
}

/** A tuple of interned names. @throws OutOfMemory */
export function namesTuple(names: readonly string[]): Value {
  return tupleOf(...names.map(internText));
}

/** update_wrapper and wraps. */
export const wrappingFunctions: Readonly<Record<string, NativeEntry>> = {
  update_wrapper: updateWrapperEntry,
  wraps: pythonFunction(
    "wraps",
    "wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES",
    wraps,
  ),
};
