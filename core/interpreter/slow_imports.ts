/** import statements and the intrinsics. What a module is and where it comes from: imports.ts. */
import { prepareReraiseStar } from "../objects/types/exception_groups.ts";
import {
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_FIELDS,
  EXCEPTION_FLAGS,
} from "../heap/layouts/exception.ts";
import { CODE_FLAGS } from "../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_GLOBALS, FRAME_NAMES } from "../heap/layouts/frame.ts";
import { MODULE_SHAPE } from "../objects/well_known.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import {
  isInstance,
  newException,
  pending,
  raise,
  raiseInstance,
  raiseTypeError,
  typeName,
} from "../objects/errors.ts";
import { CodeFlag } from "../compiler/opcodes.ts";
import { isStr } from "../objects/kinds.ts";
import { builtinsOf } from "../objects/builtins_of.ts";
import { N } from "../objects/names.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { getItem, setItem } from "../objects/protocols/items.ts";
import { getIter, iterNext } from "../objects/protocols/iterate.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { tupleOf } from "../objects/values/sequences.ts";
import { codePointAt, flat, intern, jsString, newStr, strLength } from "../objects/values/text.ts";
import {
  IMPORT_ERROR,
  NOT_IMPLEMENTED_ERROR,
  RUNTIME_ERROR,
  STOP_ASYNC_ITERATION,
  STOP_ITERATION,
} from "../objects/well_known.ts";
import { TS_MODULES } from "../heap/map.ts";
import { callTuple } from "../objects/protocols/call.ts";
import { isInitializing } from "../objects/types/module_type.ts";
import type { FrameRef } from "./frames.ts";
import { lookupMapping } from "./names.ts";

/** __import__(name, globals, fromlist, level) of the runtime: imports.ts, which stands above this file. */
export type Importer = (name: Value, globals: Value, fromList: Value, level: number) => Value;
let importer: Importer | null = null;

/** Sets how modules are imported. */
export function setImporter(to: Importer): void {
  importer = to;
}

/** IMPORT_NAME: builtins.__import__(name, globals, locals, fromlist, level). */
export function importName(frame: FrameRef, name: Value, level: Value, fromList: Value): Value {
  const globals = H32[(frame + FRAME_GLOBALS) >> 2];
  const custom = lookupMapping(builtinsOf(globals), N.__import__);
  if (custom === 0) return pending() ? 0 : raise(IMPORT_ERROR, "__import__ not found");
  if (isOwnImport(custom)) return importer!(name, globals, fromList, level >> 1);
  const locals = H32[(frame + FRAME_NAMES) >> 2];
  const mark = rootMark();
  const args = tupleOf(name, globals, locals === 0 ? NONE : locals, fromList, level);
  pushRoot(args);
  const module = callTuple(custom, args);
  releaseRoots(mark);
  return module;
}

let ownImport: ((fn: Value) => boolean) | null = null;

/** Sets how the builtin __import__ is told from a guest's. */
export function setOwnImport(is: (fn: Value) => boolean): void {
  ownImport = is;
}

function isOwnImport(fn: Value): boolean {
  return ownImport === null || ownImport(fn);
}

/** IMPORT_FROM: an attribute of the module, or the submodule of that name. */
export function importFrom(module: Value, name: Value): Value {
  const value = lookupAttribute(module, name);
  if (value !== 0 || pending()) return value;
  const packageName = lookupAttribute(module, N.__name__);
  if (packageName !== 0 && isStr(packageName)) {
    const full = intern(newStr(`${jsString(packageName)}.${jsString(name)}`));
    const submodule = dictGetStr(H32[TS_MODULES >> 2], full);
    if (submodule !== 0) return submodule;
  } else if (pending()) return 0;
  const shown = packageName !== 0 && isStr(packageName)
    ? jsString(packageName)
    : "<unknown module name>";
  const file = lookupAttribute(module, N.__file__);
  if (pending()) return 0;
  const where = file !== 0 && isStr(file) ? jsString(file) : "unknown location";
  const from = isInitializing(module)
    ? `partially initialized module '${shown}' (most likely due to a circular import)`
    : `'${shown}'`;
  const exception = newException(
    IMPORT_ERROR,
    tupleOf(newStr(`cannot import name '${jsString(name)}' from ${from} (${where})`)),
  );
  H32[(exception + EXCEPTION_FIELDS) >> 2] = packageName === 0 ? NONE : packageName;
  // name_from (types/exception_fields.ts): what the hint "Did you mean" starts from.
  H32[(exception + EXCEPTION_FIELDS + 12) >> 2] = name;
  return raiseInstance(exception);
}

/** from module import *: into the frame's locals mapping. */
function importStar(frame: FrameRef, module: Value): Value {
  const target = H32[(frame + FRAME_NAMES) >> 2];
  const mark = rootMark();
  let names = lookupAttribute(module, intern(newStr("__all__")));
  if (names === 0 && pending()) return 0;
  const all = names !== 0;
  if (!all) {
    names = H32[module >> 2] === MODULE_SHAPE
      ? H32[(module + 4) >> 2]
      : getAttribute(module, N.__dict__);
    if (names === 0) return 0;
  }
  pushRoot(names);
  const iterator = getIter(names);
  if (iterator === 0) {
    releaseRoots(mark);
    return 0;
  }
  pushRoot(iterator);
  const inner = rootMark();
  for (;;) {
    const name = iterNext(iterator);
    if (name === 0) break;
    if (!isStr(name)) {
      raiseTypeError(`Item in module.__all__ must be str, not ${typeName(name)}`);
      break;
    }
    if (!all && strLength(name) > 0 && codePointAt(flat(name), 0) === 0x5f) continue;
    pushRoot(name);
    const value = all ? getAttribute(module, intern(name)) : getItem(names, name);
    if (value === 0) break;
    pushRoot(value);
    if (setItem(target, name, value) === 0) break;
    releaseRoots(inner);
  }
  releaseRoots(mark);
  return pending() ? 0 : NONE;
}

/**
 * A StopIteration that leaves a generator, coroutine or async generator becomes a RuntimeError, a StopAsyncIteration that
 * leaves an async generator too (PEP 479, 525); any other exception is itself.
 */
function stopIterationError(frame: FrameRef, exception: Value): Value {
  const flags = H32[(H32[(frame + FRAME_CODE) >> 2] + CODE_FLAGS) >> 2] >> 1;
  const asynchronous = (flags & CodeFlag.ASYNC_GENERATOR) !== 0;
  const stop = isInstance(exception, STOP_ITERATION);
  if (!stop && !(asynchronous && isInstance(exception, STOP_ASYNC_ITERATION))) return exception;
  const what = asynchronous
    ? "async generator"
    : (flags & CodeFlag.COROUTINE) !== 0
    ? "coroutine"
    : "generator";
  const error = newException(
    RUNTIME_ERROR,
    tupleOf(newStr(`${what} raised ${stop ? "StopIteration" : "StopAsyncIteration"}`)),
  );
  H32[(error + EXCEPTION_CAUSE) >> 2] = exception;
  H32[(error + EXCEPTION_CONTEXT) >> 2] = exception;
  H32[(error + EXCEPTION_FLAGS) >> 2] = small(1);
  return error;
}

let typeParameters: ((intrinsic: number, value: Value) => Value) | null = null;
let pairedIntrinsics: ((intrinsic: number, left: Value, right: Value) => Value) | null = null;
let displayHook: ((value: Value) => Value) | null = null;

/** Sets the intrinsics of type parameters, exception groups and interactive printing. */
export function setIntrinsics(
  one: (intrinsic: number, value: Value) => Value,
  two: (intrinsic: number, left: Value, right: Value) => Value,
): void {
  typeParameters = one;
  pairedIntrinsics = two;
}

/** Sets what interactive mode does with the value of an expression. */
export function setDisplayHook(display: (value: Value) => Value): void {
  displayHook = display;
}

/** CALL_INTRINSIC_1 (INTRINSICS_1 in compiler/opcodes.ts). */
export function intrinsic1(frame: FrameRef, intrinsic: number, value: Value): Value {
  switch (intrinsic) {
    case 1:
      return displayHook === null ? NONE : displayHook(value);
    case 2:
      return importStar(frame, value);
    case 3:
      return stopIterationError(frame, value);
  }
  if (typeParameters === null) {
    return raise(NOT_IMPLEMENTED_ERROR, "type parameters do not run yet");
  }
  return typeParameters(intrinsic, value);
}

/** CALL_INTRINSIC_2 (INTRINSICS_2). */
export function intrinsic2(intrinsic: number, left: Value, right: Value): Value {
  if (intrinsic === 1) return prepareReraiseStar(left, right);
  if (pairedIntrinsics === null) {
    return raise(NOT_IMPLEMENTED_ERROR, "type parameters do not run yet");
  }
  return pairedIntrinsics(intrinsic, left, right);
}
