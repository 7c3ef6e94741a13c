/** The module sys: what a program may know and set of its runtime, and no more (Python/sysmodule.c). */
import { EXCEPTION_TRACEBACK } from "../../heap/layouts/exception.ts";
import { FRAME_GLOBALS } from "../../heap/layouts/frame.ts";
import {
  FALSE,
  NONE,
  TRUE,
  TS_BUILTINS_DICT,
  TS_DEPTH,
  TS_DEPTH_LIMIT,
  TS_FRAME,
  TS_HANDLED,
  TS_MODULES,
} from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { callerOf, frameObjectOf } from "../../interpreter/frame_objects.ts";
import { programArguments } from "../../interpreter/imports.ts";
import type { NativeEntry } from "../../objects/define.ts";
import {
  clearIf,
  isInstance,
  pending,
  raise,
  raiseInstance,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../../objects/errors.ts";
import { grants } from "../../objects/grants.ts";
import { isStr, isTuple, kindOf } from "../../objects/kinds.ts";
import { callSpecial, callTuple } from "../../objects/protocols/call.ts";
import { asIndex } from "../../objects/protocols/index_number.ts";
import { isExactStr, reprOf } from "../../objects/protocols/represent.ts";
import { formatException } from "../../objects/traceback_text.ts";
import { dictGetStr, dictSetStr, newDict } from "../../objects/values/dict_table.ts";
import { safeOperand } from "../../objects/values/int_operands.ts";
import { maximumIntDigits, setMaximumIntDigits } from "../../objects/values/int_size.ts";
import { isInt, newBigInt, newFloat, newInt } from "../../objects/values/numbers.ts";
import { listAppend, newList, tupleOf } from "../../objects/values/sequences.ts";
import { newSet, setAdd } from "../../objects/values/set_table.ts";
import { intern, internText, jsString, newStr } from "../../objects/values/text.ts";
import {
  KIND_BOXED_BYTES,
  KIND_BOXED_COMPLEX,
  KIND_BOXED_FLOAT,
  KIND_BOXED_INT,
  KIND_BOXED_STR,
  KIND_BYTES,
  KIND_COMPLEX,
  KIND_FLOAT,
  KIND_INT,
  KIND_RANGE,
  KIND_STR,
} from "../../heap/layouts/shape.ts";
import {
  BASE_EXCEPTION,
  FROZENSET_SHAPE,
  RECURSION_ERROR,
  SYSTEM_EXIT,
  TYPE_ERROR,
} from "../../objects/well_known.ts";
import { writeToStream } from "../../interpreter/sys_access.ts";
import { printUnraisable } from "../../interpreter/unraisable.ts";
import { defineModule, libraryNames } from "../index.ts";
import { simpleNamespace } from "../simple_namespace.ts";
import { SIMPLE_NAMESPACE_TYPE } from "../static_types.ts";
import { hookFunctions, hooksType } from "./generator_hooks.ts";
import {
  flags,
  floatInfo,
  hashInfo,
  HEX_VERSION,
  informationTypes,
  intInfo,
  versionInfo,
} from "./information.ts";
import { newTextStream, streamTypes } from "./streams.ts";

const VERSION = "3.14.0 (Whipsnake)";

/** Greatest C int: limits are kept in one. */
const INT_MAX = 0x7fffffff;

/** A C int argument; NaN with the exception pending. */
function intArgument(value: Value): number {
  const index = asIndex(value);
  if (index === 0) return NaN;
  const number = safeOperand(index);
  if (number >= -INT_MAX - 1 && number <= INT_MAX) return number;
  raiseOverflowError("Python int too large to convert to C int");
  return NaN;
}

function exit(status: Value): Value {
  let args = tupleOf();
  if (status !== 0 && status !== NONE) args = isTuple(status) ? status : tupleOf(status);
  const mark = rootMark();
  pushRoot(args);
  const exception = callTuple(SYSTEM_EXIT, args);
  releaseRoots(mark);
  return exception === 0 ? 0 : raiseInstance(exception);
}

function setRecursionLimit(value: Value): Value {
  const limit = intArgument(value);
  if (limit !== limit) return 0;
  if (limit < 1) return raiseValueError("recursion limit must be greater or equal than 1");
  const depth = H32[TS_DEPTH >> 2];
  if (depth >= limit) {
    return raise(
      RECURSION_ERROR,
      `cannot set the recursion limit to ${limit} at the recursion depth ${depth}: the limit is ` +
        "too low",
    );
  }
  H32[TS_DEPTH_LIMIT >> 2] = limit;
  return NONE;
}

/** What CPython adds to `__sizeof__` for the collector's header. */
const HEADER_BYTES = 16;

function hasHeader(value: Value): boolean {
  switch (kindOf(value)) {
    case KIND_INT:
    case KIND_FLOAT:
    case KIND_COMPLEX:
    case KIND_STR:
    case KIND_BYTES:
    case KIND_RANGE:
      return false;
    case KIND_BOXED_BYTES:
    case KIND_BOXED_COMPLEX:
    case KIND_BOXED_FLOAT:
    case KIND_BOXED_INT:
    case KIND_BOXED_STR:
      return true;
  }
  return value !== NONE;
}

function sizeOf(object: Value, otherwise: Value): Value {
  const size = callSpecial(object, internText("__sizeof__"));
  if (size === 0) {
    if (otherwise !== 0 && pending() && clearIf(TYPE_ERROR)) return otherwise;
    if (pending()) return 0;
    return raiseTypeError(`Type ${typeName(object)} doesn't define __sizeof__`);
  }
  if (!isInt(size)) return otherwise !== 0 ? otherwise : raiseTypeError("an integer is required");
  const bytes = safeOperand(size);
  if (bytes < 0) return raiseValueError("__sizeof__() should return >= 0");
  return newInt(hasHeader(object) ? bytes + HEADER_BYTES : bytes);
}

function internValue(text: Value): Value {
  if (!isStr(text)) return raiseTypeError(`intern() argument must be str, not ${typeName(text)}`);
  return isExactStr(text) ? intern(text) : raiseTypeError(`can't intern ${typeName(text)}`);
}

function handled(): Value {
  return H32[TS_HANDLED >> 2] || NONE;
}

function exceptionInfo(): Value {
  const exception = handled();
  if (exception === NONE) return tupleOf(NONE, NONE, NONE);
  return tupleOf(
    typeOf(exception),
    exception,
    H32[(exception + EXCEPTION_TRACEBACK) >> 2] || NONE,
  );
}

/** Least limit of digits that may be set. */
const LEAST_DIGITS = 640;

function setMaximumDigits(value: Value): Value {
  const digits = intArgument(value);
  if (digits !== digits) return 0;
  if (digits !== 0 && digits < LEAST_DIGITS) {
    return raiseValueError(`maxdigits must be >= ${LEAST_DIGITS} or 0 for unlimited`);
  }
  setMaximumIntDigits(digits);
  return NONE;
}

function displayHook(value: Value): Value {
  if (value === NONE) return NONE;
  const builtins = H32[TS_BUILTINS_DICT >> 2];
  dictSetStr(builtins, internText("_"), NONE);
  const text = reprOf(value);
  if (text === 0 || !writeToStream("stdout", jsString(text) + "\n")) return 0;
  dictSetStr(builtins, internText("_"), value);
  return NONE;
}

function exceptionHook(_type: Value, exception: Value): Value {
  if (!isInstance(exception, BASE_EXCEPTION)) {
    return writeToStream(
        "stderr",
        "TypeError: print_exception(): Exception expected for value, " +
          `${typeName(exception)} found\n`,
      )
      ? NONE
      : 0;
  }
  return writeToStream("stderr", formatException(exception)) ? NONE : 0;
}

/** The object of the running frame's `depth`-th caller. */
function frameAt(depthGiven: Value): Value {
  const depth = depthGiven === 0 ? 0 : intArgument(depthGiven);
  if (depth !== depth) return 0;
  let frame = H32[TS_FRAME >> 2];
  for (let i = 0; i < depth && frame !== 0; i++) frame = callerOf(frame);
  if (frame === 0) return raiseValueError("call stack is not deep enough");
  return frameObjectOf(frame);
}

function moduleNameAt(depthGiven: Value): Value {
  const depth = depthGiven === 0 ? 0 : intArgument(depthGiven);
  if (depth !== depth) return 0;
  let frame = H32[TS_FRAME >> 2];
  for (let i = 0; i < depth && frame !== 0; i++) frame = callerOf(frame);
  if (frame === 0) return NONE;
  return dictGetStr(H32[(frame + FRAME_GLOBALS) >> 2], internText("__name__")) || NONE;
}

const nothing = (signature: string): NativeEntry => [signature, () => NONE];

const functions: Readonly<Record<string, NativeEntry>> = {
  exit: ["status=None, /", exit],
  getrecursionlimit: ["", () => newInt(H32[TS_DEPTH_LIMIT >> 2])],
  setrecursionlimit: ["limit, /", setRecursionLimit],
  getsizeof: ["object, default=None", sizeOf],
  intern: ["string, /", internValue],
  exc_info: ["", exceptionInfo],
  exception: ["", handled],
  get_int_max_str_digits: ["", () => newInt(maximumIntDigits())],
  set_int_max_str_digits: ["maxdigits", setMaximumDigits],
  ...hookFunctions,
  displayhook: ["object, /", displayHook],
  unraisablehook: ["unraisable, /", printUnraisable],
  excepthook: ["exctype, value, traceback, /", exceptionHook],
  getdefaultencoding: ["", () => newStr("utf-8")],
  getfilesystemencoding: ["", () => newStr("utf-8")],
  getfilesystemencodeerrors: ["", () => newStr("surrogateescape")],
  is_finalizing: ["", () => FALSE],
  _is_gil_enabled: ["", () => TRUE],
  _getframe: ["depth=0, /", frameAt],
  _getframemodulename: ["depth=0", moduleNameAt],
  gettrace: nothing(""),
  getprofile: nothing(""),
  settrace: nothing("function, /"),
  setprofile: nothing("function, /"),
  audit: nothing("event, /, *args"),
  addaudithook: nothing("hook"),
  getswitchinterval: ["", () => newFloat(0.005)],
  setswitchinterval: nothing("interval, /"),
};

function namesOfModules(): string[] {
  return ["builtins", ...libraryNames()].filter((name) => !name.includes(".")).sort();
}

function listOf(items: readonly string[]): Value {
  const list = newList(items.length);
  for (const item of items) listAppend(list, newStr(item));
  return list;
}

function frozenSetOf(items: readonly string[]): Value {
  const set = newSet();
  for (const item of items) setAdd(set, internText(item));
  H32[set >> 2] = FROZENSET_SHAPE;
  return set;
}

function implementation(version: Value): Value {
  const fields = newDict();
  dictSetStr(fields, internText("name"), internText("whipsnake"));
  dictSetStr(fields, internText("cache_tag"), NONE);
  dictSetStr(fields, internText("version"), version);
  dictSetStr(fields, internText("hexversion"), newInt(HEX_VERSION));
  const mark = rootMark();
  pushRoot(fields);
  const namespace = callTuple(SIMPLE_NAMESPACE_TYPE, tupleOf(), fields);
  releaseRoots(mark);
  return namespace;
}

/** All attributes that are no functions. Roots everything until it is done, since making some runs guest-level calls. */
function attributes(): Record<string, Value> {
  const mark = rootMark();
  const made: Record<string, Value> = {};
  const set = (name: string, value: Value): Value => {
    pushRoot(value);
    made[name] = value;
    return value;
  };
  const names = namesOfModules();
  const version = set("version_info", versionInfo());
  set("implementation", implementation(version));
  set("version", newStr(VERSION));
  set("hexversion", newInt(HEX_VERSION));
  set("api_version", small(1013));
  set("copyright", newStr("Copyright (c) the Whipsnake contributors."));
  set("platform", newStr("whipsnake"));
  set("byteorder", newStr("little"));
  set("maxsize", newBigInt((1n << 63n) - 1n));
  set("maxunicode", small(0x10ffff));
  set("float_repr_style", newStr("short"));
  set("float_info", floatInfo());
  set("int_info", intInfo());
  set("hash_info", hashInfo());
  set("flags", flags());
  set("argv", listOf(programArguments()));
  set("orig_argv", listOf(programArguments()));
  // Modules are looked for in the working directory when there are files.
  set("path", grants().files === undefined ? newList() : listOf([""]));
  for (const name of ["meta_path", "path_hooks", "warnoptions"]) set(name, newList());
  set("path_importer_cache", newDict());
  set("_xoptions", newDict());
  set("modules", H32[TS_MODULES >> 2]);
  set("builtin_module_names", tupleOf(...names.map(internText)));
  set("stdlib_module_names", frozenSetOf(names));
  for (const name of ["executable", "_base_executable", "abiflags"]) set(name, newStr(""));
  for (const name of ["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"]) {
    set(name, newStr(""));
  }
  set("platlibdir", newStr("lib"));
  set("dont_write_bytecode", TRUE);
  set("pycache_prefix", NONE);
  ["stdin", "stdout", "stderr"].forEach((name, stream) => {
    made[`__${name}__`] = set(name, newTextStream(stream));
  });
  releaseRoots(mark);
  return made;
}

defineModule({
  name: "sys",
  doc:
    "This module provides access to some objects used or maintained by the\ninterpreter and to " +
    "functions that interact strongly with the interpreter.",
  installs: [simpleNamespace, hooksType, ...informationTypes, ...streamTypes],
  functions,
  attributes,
  source: `
def breakpointhook(*args, **kws):
    """This hook function is called by built-in breakpoint(): there is a debugger where a module pdb was supplied."""
    return __import__("pdb").set_trace(*args, **kws)


__breakpointhook__ = breakpointhook
__displayhook__ = displayhook
__excepthook__ = excepthook
__unraisablehook__ = unraisablehook
_git = ("CPython", "", "")
`,
});
