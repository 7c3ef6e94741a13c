/** function: what a def statement or lambda makes (Objects/funcobject.c). */
import { allocate } from "../../heap/allocator.ts";
import {
  CODE_FREE_COUNT,
  CODE_NAME,
  CODE_QUALNAME,
  FUNCTION_ANNOTATE,
  FUNCTION_ANNOTATIONS,
  FUNCTION_BYTES,
  FUNCTION_CLOSURE,
  FUNCTION_CODE,
  FUNCTION_DEFAULTS,
  FUNCTION_DICT,
  FUNCTION_DOC,
  FUNCTION_GLOBALS,
  FUNCTION_KWDEFAULTS,
  FUNCTION_MODULE,
  FUNCTION_NAME,
  FUNCTION_QUALNAME,
  FUNCTION_TYPE_PARAMS,
  FUNCTION_VERSION,
} from "../../heap/layouts/callable.ts";
import { EMPTY_TUPLE, NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { builtinsOf } from "../builtins_of.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isDict, isStr, isTuple } from "../kinds.ts";
import { freshVersion, newMethod } from "../lookup.ts";
import { N } from "../names.ts";
import { call1, isCallable } from "../protocols/call.ts";
import { dictGetStr, newDict } from "../values/dict_table.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import { CELL_SHAPE, CODE_SHAPE, FUNCTION_SHAPE, FUNCTION_TYPE } from "../well_known.ts";
import { addressText } from "./class_names.ts";
import { getInstanceDict, setInstanceDict } from "./class_slots.ts";
import { callSelf } from "./native_descriptors.ts";

const get = (offset: number) => (self: Value): Value => H32[(self + offset) >> 2] || NONE;

/** A writable field; deleting it makes it None. */
const plain = (offset: number) =>
  [get(offset), (self: Value, value: Value): number => {
    H32[(self + offset) >> 2] = value === 0 ? NONE : value;
    return 1;
  }] as const;

/** A field that is a str and nothing else. */
const text = (offset: number, name: string) =>
  [get(offset), (self: Value, value: Value): number => {
    if (value === 0 || !isStr(value)) {
      return raiseTypeError(`${name} must be set to a string object`);
    }
    H32[(self + offset) >> 2] = value;
    return 1;
  }] as const;

/** Defaults: None and deletion take them away. */
const defaults = (offset: number, name: string, what: string, accepts: (v: Value) => boolean) =>
  [get(offset), (self: Value, value: Value): number => {
    if (value !== 0 && value !== NONE && !accepts(value)) {
      return raiseTypeError(`${name} must be set to a ${what} object`);
    }
    H32[(self + offset) >> 2] = value === NONE ? 0 : value;
    H32[(self + FUNCTION_VERSION) >> 2] = freshVersion();
    return 1;
  }] as const;

function setCode(self: Value, value: Value): number {
  if (value === 0 || (value & 1) !== 0 || H32[value >> 2] !== CODE_SHAPE) {
    return raiseTypeError("__code__ must be set to a code object");
  }
  const closure = H32[(self + FUNCTION_CLOSURE) >> 2];
  const have = closure === 0 ? 0 : tupleLength(closure);
  const free = H32[(value + CODE_FREE_COUNT) >> 2] >> 1;
  if (have !== free) {
    return raiseValueError(
      `${
        jsString(H32[(self + FUNCTION_NAME) >> 2])
      }() requires a code object with ${have} free vars, not ${free}`,
    );
  }
  H32[(self + FUNCTION_CODE) >> 2] = value;
  H32[(self + FUNCTION_VERSION) >> 2] = freshVersion();
  return 1;
}

/** Annotations are evaluated when they are first asked for (PEP 649). */
function getAnnotations(self: Value): Value {
  const known = H32[(self + FUNCTION_ANNOTATIONS) >> 2];
  if (known !== 0) return known;
  const annotate = H32[(self + FUNCTION_ANNOTATE) >> 2];
  let annotations: Value;
  if (annotate !== 0 && isCallable(annotate)) {
    const mark = rootMark();
    pushRoot(annotate);
    annotations = call1(annotate, small(1));
    releaseRoots(mark);
    if (annotations === 0) return 0;
    if (!isDict(annotations)) {
      return raiseTypeError(`__annotate__() must return a dict, not ${typeName(annotations)}`);
    }
  } else annotations = newDict();
  H32[(self + FUNCTION_ANNOTATIONS) >> 2] = annotations;
  return annotations;
}

function setAnnotations(self: Value, value: Value): number {
  if (value !== 0 && value !== NONE && !isDict(value)) {
    return raiseTypeError("__annotations__ must be set to a dict object");
  }
  H32[(self + FUNCTION_ANNOTATIONS) >> 2] = value === NONE ? 0 : value;
  H32[(self + FUNCTION_ANNOTATE) >> 2] = 0;
  return 1;
}

function setAnnotate(self: Value, value: Value): number {
  if (value === 0) return raiseTypeError("__annotate__ cannot be deleted");
  if (value === NONE) {
    H32[(self + FUNCTION_ANNOTATE) >> 2] = 0;
    return 1;
  }
  if (!isCallable(value)) return raiseTypeError("__annotate__ must be callable or None");
  H32[(self + FUNCTION_ANNOTATE) >> 2] = value;
  H32[(self + FUNCTION_ANNOTATIONS) >> 2] = 0;
  return 1;
}

function setTypeParameters(self: Value, value: Value): number {
  if (value === 0 || !isTuple(value)) {
    return raiseTypeError("__type_params__ must be set to a tuple");
  }
  H32[(self + FUNCTION_TYPE_PARAMS) >> 2] = value;
  return 1;
}

/** types.FunctionType(code, globals, name, argdefs, closure, kwdefaults) */
function functionNew(
  _cls: Value,
  code: Value,
  globals: Value,
  name: Value,
  argdefs: Value,
  closure: Value,
  kwdefaults: Value,
): Value {
  if ((code & 1) !== 0 || H32[code >> 2] !== CODE_SHAPE) {
    return raiseTypeError(`function() argument 'code' must be code, not ${typeName(code)}`);
  }
  if (!isDict(globals)) {
    return raiseTypeError(`function() argument 'globals' must be dict, not ${typeName(globals)}`);
  }
  if (name !== 0 && name !== NONE && !isStr(name)) {
    return raiseTypeError("arg 3 (name) must be None or string");
  }
  if (argdefs !== 0 && argdefs !== NONE && !isTuple(argdefs)) {
    return raiseTypeError("arg 4 (defaults) must be None or tuple");
  }
  const free = H32[(code + CODE_FREE_COUNT) >> 2] >> 1;
  if (closure === 0 || closure === NONE) {
    if (free > 0) return raiseTypeError("arg 5 (closure) must be tuple");
    closure = 0;
  } else if (!isTuple(closure)) {
    return raiseTypeError("arg 5 (closure) must be None or tuple");
  }
  const given = closure === 0 ? 0 : tupleLength(closure);
  if (given !== free) {
    return raiseValueError(
      `${jsString(H32[(code + CODE_NAME) >> 2])} requires closure of length ${free}, not ${given}`,
    );
  }
  for (let i = 0; i < given; i++) {
    const cell = tupleItem(closure, i);
    if ((cell & 1) !== 0 || H32[cell >> 2] !== CELL_SHAPE) {
      return raiseTypeError(`arg 5 (closure) expected cell, found ${typeName(cell)}`);
    }
  }
  if (kwdefaults !== 0 && kwdefaults !== NONE && !isDict(kwdefaults)) {
    return raiseTypeError("arg 6 (kwdefaults) must be None or dict");
  }
  const fn = allocate(FUNCTION_BYTES);
  H32[fn >> 2] = FUNCTION_SHAPE;
  H32[(fn + FUNCTION_CODE) >> 2] = code;
  H32[(fn + FUNCTION_GLOBALS) >> 2] = globals;
  H32[(fn + FUNCTION_NAME) >> 2] = name !== 0 && name !== NONE
    ? name
    : H32[(code + CODE_NAME) >> 2];
  H32[(fn + FUNCTION_QUALNAME) >> 2] = H32[(code + CODE_QUALNAME) >> 2];
  H32[(fn + FUNCTION_DEFAULTS) >> 2] = argdefs === NONE ? 0 : argdefs;
  H32[(fn + FUNCTION_KWDEFAULTS) >> 2] = kwdefaults === NONE ? 0 : kwdefaults;
  H32[(fn + FUNCTION_CLOSURE) >> 2] = given === 0 ? 0 : closure;
  H32[(fn + FUNCTION_MODULE) >> 2] = dictGetStr(globals, N.__name__);
  H32[(fn + FUNCTION_VERSION) >> 2] = freshVersion();
  return fn;
}

/** A function of this code with these globals and cells; 0 with the exception pending. @throws OutOfMemory */
export function functionWithCells(code: Value, globals: Value, closure: Value): Value {
  return functionNew(FUNCTION_TYPE, code, globals, 0, 0, closure, 0);
}

defineType({
  type: FUNCTION_TYPE,
  doc: "Create a function object.",
  dictOffset: FUNCTION_DICT,
  new: [
    "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None",
    functionNew,
  ],
  call: ["*args, **kwargs", callSelf],
  slots: {
    get: (self: Value, instance: Value) => instance === 0 ? self : newMethod(self, instance),
    repr: (self: Value) =>
      newStr(
        `<function ${jsString(H32[(self + FUNCTION_QUALNAME) >> 2])} at ${addressText(self)}>`,
      ),
  },
  members: { __globals__: FUNCTION_GLOBALS, __closure__: FUNCTION_CLOSURE },
  getset: {
    __code__: [get(FUNCTION_CODE), setCode],
    __name__: text(FUNCTION_NAME, "__name__"),
    __qualname__: text(FUNCTION_QUALNAME, "__qualname__"),
    __doc__: plain(FUNCTION_DOC),
    __module__: plain(FUNCTION_MODULE),
    __defaults__: defaults(FUNCTION_DEFAULTS, "__defaults__", "tuple", isTuple),
    __kwdefaults__: defaults(FUNCTION_KWDEFAULTS, "__kwdefaults__", "dict", isDict),
    __annotations__: [getAnnotations, setAnnotations],
    __annotate__: [get(FUNCTION_ANNOTATE), setAnnotate],
    __type_params__: [
      (self: Value) => H32[(self + FUNCTION_TYPE_PARAMS) >> 2] || EMPTY_TUPLE,
      setTypeParameters,
    ],
    __dict__: [
      getInstanceDict,
      (self: Value, value: Value) =>
        value === 0 ? raiseTypeError("cannot delete __dict__") : setInstanceDict(self, value),
    ],
    __builtins__: [(self: Value) => builtinsOf(H32[(self + FUNCTION_GLOBALS) >> 2])],
  },
});
