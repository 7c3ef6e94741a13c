/** BaseException and the exceptions that add no more than a field or two (Objects/exceptions.c). */
import {
  EXCEPTION_ARGS,
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_DICT,
  EXCEPTION_FLAGS,
  EXCEPTION_TRACEBACK,
} from "../../heap/layouts/exception.ts";
import { SHAPE_COUNT } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { EMPTY_STR, EMPTY_TUPLE, FALSE, NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType, type TypeDefinition } from "../define.ts";
import { isInstance, nameOfType, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { allocateInstance, inSlots, instanceDict } from "../instances.ts";
import { isDict, isStr } from "../kinds.ts";
import { N } from "../names.ts";
import { attributeName, setAttribute } from "../protocols/attributes.ts";
import { reprOf, strOf } from "../protocols/represent.ts";
import { tupleFromIterable } from "../protocols/sequence_input.ts";
import { staticName } from "../static_area.ts";
import {
  dictCopy,
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
  dictSetStr,
  dictValueAt,
  newDict,
} from "../values/dict_table.ts";
import { bool } from "../values/numbers.ts";
import { tupleItem, tupleLength, tupleOf } from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import {
  ATTRIBUTE_ERROR,
  BASE_EXCEPTION,
  IMPORT_ERROR,
  KEY_ERROR,
  NAME_ERROR,
  STOP_ITERATION,
  SYSTEM_EXIT,
  TRACEBACK_SHAPE,
} from "../well_known.ts";
import { getInstanceDict, setInstanceDict } from "./class_slots.ts";
import { addNoteValue, ownField, setOwnField } from "./exception_fields.ts";
import { raiseBadArgument } from "./argument_errors.ts";

const FLAG_SUPPRESS_CONTEXT = 1;

const argsOf = (self: Value): Value => H32[(self + EXCEPTION_ARGS) >> 2] || EMPTY_TUPLE;

/** BaseException.__new__: keeps the arguments, whatever they are. */
export function exceptionNew(cls: Value, args: Value): Value {
  const exception = allocateInstance(cls);
  H32[(exception + EXCEPTION_ARGS) >> 2] = args;
  H32[(exception + EXCEPTION_FLAGS) >> 2] = small(0);
  return exception;
}

/** False with TypeError pending when there are keywords. */
export function noKeywords(self: Value, keywords: DictRef): boolean {
  if (dictLength(keywords) === 0) return true;
  raiseTypeError(`${typeName(self)}() takes no keyword arguments`);
  return false;
}

function exceptionInit(self: Value, args: Value, keywords: DictRef): Value {
  if (!noKeywords(self, keywords)) return 0;
  H32[(self + EXCEPTION_ARGS) >> 2] = args;
  return NONE;
}

/** BaseException.__str__ */
export function exceptionStr(self: Value): Value {
  const args = argsOf(self);
  switch (tupleLength(args)) {
    case 0:
      return EMPTY_STR;
    case 1:
      return strOf(tupleItem(args, 0));
    default:
      return reprOf(args);
  }
}

function exceptionRepr(self: Value): Value {
  const args = argsOf(self);
  const one = tupleLength(args) === 1;
  const text = reprOf(one ? tupleItem(args, 0) : args);
  if (text === 0) return 0;
  const name = nameOfType(typeOf(self));
  return newStr(one ? `${name}(${jsString(text)})` : `${name}${jsString(text)}`);
}

function setArgs(self: Value, value: Value): number {
  if (value === 0) return raiseTypeError("args may not be deleted");
  const args = tupleFromIterable(value);
  if (args === 0) return 0;
  H32[(self + EXCEPTION_ARGS) >> 2] = args;
  return 1;
}

function setTraceback(self: Value, value: Value): number {
  if (value === 0) return raiseTypeError("__traceback__ may not be deleted");
  if (value !== NONE && ((value & 1) !== 0 || H32[value >> 2] !== TRACEBACK_SHAPE)) {
    return raiseTypeError("__traceback__ must be a traceback or None");
  }
  H32[(self + EXCEPTION_TRACEBACK) >> 2] = value === NONE ? 0 : value;
  return 1;
}

/** `__context__` and `__cause__`: None or an exception. */
function setLink(offset: number, name: string, what: string) {
  return (self: Value, value: Value): number => {
    if (value === 0) return raiseTypeError(`${name} may not be deleted`);
    if (value !== NONE && !isInstance(value, BASE_EXCEPTION)) {
      return raiseTypeError(`exception ${what} must be None or derive from BaseException`);
    }
    H32[(self + offset) >> 2] = value === NONE ? 0 : value;
    if (offset === EXCEPTION_CAUSE) setFlags(self, flagsOf(self) | FLAG_SUPPRESS_CONTEXT);
    return 1;
  };
}

const flagsOf = (self: Value): number => H32[(self + EXCEPTION_FLAGS) >> 2] >> 1;

function setFlags(self: Value, flags: number): void {
  H32[(self + EXCEPTION_FLAGS) >> 2] = small(flags);
}

/** Whether `raise ... from` hides the context when the exception is printed. */
export function suppressesContext(exception: Value): boolean {
  return (flagsOf(exception) & FLAG_SUPPRESS_CONTEXT) !== 0;
}

function setSuppressContext(self: Value, value: Value): number {
  if (value === 0) return raiseTypeError("can't delete numeric/char attribute");
  if (value !== TRUE && value !== FALSE) {
    return raiseTypeError("attribute value type must be bool");
  }
  const flags = flagsOf(self) & ~FLAG_SUPPRESS_CONTEXT;
  setFlags(self, value === TRUE ? flags | FLAG_SUPPRESS_CONTEXT : flags);
  return 1;
}

function withTraceback(self: Value, traceback: Value): Value {
  return setTraceback(self, traceback) === 0 ? 0 : self;
}

function addNoteMethod(self: Value, note: Value): Value {
  if (!isStr(note)) return raiseBadArgument("add_note() argument", "str", note);
  return addNoteValue(self, note) === 0 ? 0 : NONE;
}

function exceptionReduce(self: Value): Value {
  return reduceWith(self, argsOf(self));
}

/** The exception's attributes as a dict; 0: it has none. @throws OutOfMemory */
function attributesOf(self: Value): DictRef {
  if (!inSlots(self)) return H32[(self + EXCEPTION_DICT) >> 2];
  const count = H32[(H32[self >> 2] + SHAPE_COUNT) >> 2];
  return count === small(0) ? 0 : instanceDict(self, typeOf(self));
}

/** (type, args), with the attributes when there are some. */
export function reduceWith(self: Value, args: Value, state: DictRef = attributesOf(self)): Value {
  return state !== 0 && dictLength(state) > 0
    ? tupleOf(typeOf(self), args, state)
    : tupleOf(typeOf(self), args);
}

function exceptionSetState(self: Value, state: Value): Value {
  if (state === NONE) return NONE;
  if (!isDict(state)) return raiseTypeError("state is not a dictionary");
  for (let i = dictNext(state, 0); i >= 0; i = dictNext(state, i + 1)) {
    const name = attributeName(dictKeyAt(state, i));
    if (name === 0 || setAttribute(self, name, dictValueAt(state, i)) === 0) return 0;
  }
  return NONE;
}

defineType({
  type: BASE_EXCEPTION,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Common base class for all exceptions",
  dictOffset: EXCEPTION_DICT,
  new: ["*args, **kwargs", exceptionNew],
  init: ["*args, **kwargs", exceptionInit],
  slots: { repr: exceptionRepr, str: exceptionStr },
  getset: {
    args: [argsOf, setArgs],
    __traceback__: [(self: Value) => H32[(self + EXCEPTION_TRACEBACK) >> 2] || NONE, setTraceback],
    __context__: [
      (self: Value) => H32[(self + EXCEPTION_CONTEXT) >> 2] || NONE,
      setLink(EXCEPTION_CONTEXT, "__context__", "context"),
    ],
    __cause__: [
      (self: Value) => H32[(self + EXCEPTION_CAUSE) >> 2] || NONE,
      setLink(EXCEPTION_CAUSE, "__cause__", "cause"),
    ],
    __suppress_context__: [(self: Value) => bool(suppressesContext(self)), setSuppressContext],
    __dict__: [getInstanceDict, setInstanceDict],
  },
  methods: {
    with_traceback: ["tb, /", withTraceback],
    add_note: ["note, /", addNoteMethod],
    __reduce__: ["", exceptionReduce],
    __setstate__: ["state, /", exceptionSetState],
  },
});

/** A writable own field. */
export function writableField(index: number): NonNullable<TypeDefinition["getset"]>[string] {
  return [
    (self: Value) => ownField(self, index) || NONE,
    (self: Value, value: Value) => {
      setOwnField(self, index, value);
      return 1;
    },
  ];
}

/**
 * Takes the keywords of these names into own fields 0, 1, ... of the exception and the arguments as `args`; false with
 * TypeError pending when there are others.
 */
function initWithKeywords(
  self: Value,
  args: Value,
  keywords: DictRef,
  typeText: string,
  names: readonly Value[],
  places: readonly number[],
): boolean {
  let known = 0;
  names.forEach((name, index) => {
    const value = dictGetStr(keywords, name);
    if (value !== 0) known++;
    setOwnField(self, places[index], value);
  });
  if (known < dictLength(keywords)) {
    for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
      const key = dictKeyAt(keywords, i);
      const text = jsString(key);
      if (names.some((name) => jsString(name) === text)) continue;
      raiseTypeError(`${typeText}() got an unexpected keyword argument '${text}'`);
      return false;
    }
  }
  H32[(self + EXCEPTION_ARGS) >> 2] = args;
  return true;
}

defineType({
  type: STOP_ITERATION,
  doc: "Signal the end from iterator.__next__().",
  init: ["*args, **kwargs", (self: Value, args: Value, keywords: DictRef) => {
    setOwnField(self, 0, tupleLength(args) > 0 ? tupleItem(args, 0) : NONE);
    return exceptionInit(self, args, keywords);
  }],
  getset: { value: writableField(0) },
});

defineType({
  type: SYSTEM_EXIT,
  doc: "Request to exit from the interpreter.",
  init: ["*args, **kwargs", (self: Value, args: Value, keywords: DictRef) => {
    const count = tupleLength(args);
    if (count > 0) setOwnField(self, 0, count === 1 ? tupleItem(args, 0) : args);
    return exceptionInit(self, args, keywords);
  }],
  getset: { code: writableField(0) },
});

defineType({
  type: KEY_ERROR,
  doc: "Mapping key not found.",
  slots: {
    str: (self: Value) => {
      const args = argsOf(self);
      // A lone str is quoted, so that an empty or spaced key can be seen.
      return tupleLength(args) === 1 ? reprOf(tupleItem(args, 0)) : exceptionStr(self);
    },
  },
});

const OBJ = staticName("obj");
const PATH = staticName("path");
const NAME_FROM = staticName("name_from");

/** Attributes and those own fields that are set, for pickling. @throws OutOfMemory */
function stateWithFields(self: Value, fields: readonly (readonly [Value, number])[]): DictRef {
  const mark = rootMark();
  const own = attributesOf(self);
  const state = own === 0 ? newDict() : dictCopy(own);
  pushRoot(state);
  for (const [name, index] of fields) {
    const value = ownField(self, index);
    if (value !== 0) dictSetStr(state, name, value);
  }
  releaseRoots(mark);
  return state;
}

defineType({
  type: NAME_ERROR,
  doc: "Name not found globally.",
  init: [
    "*args, **kwargs",
    (self: Value, args: Value, keywords: DictRef) =>
      initWithKeywords(self, args, keywords, "NameError", [N.name], [0]) ? NONE : 0,
  ],
  getset: { name: writableField(0) },
});

/** The arguments are part of an AttributeError's state. */
function attributeErrorState(self: Value): DictRef {
  const state = stateWithFields(self, [[N.name, 0]]);
  dictSetStr(state, N.args, argsOf(self));
  return state;
}

defineType({
  type: ATTRIBUTE_ERROR,
  doc: "Attribute not found.",
  init: [
    "*args, **kwargs",
    (self: Value, args: Value, keywords: DictRef) =>
      initWithKeywords(self, args, keywords, "AttributeError", [N.name, OBJ], [0, 1]) ? NONE : 0,
  ],
  getset: { name: writableField(0), obj: writableField(1) },
  methods: {
    __reduce__: ["", (self: Value) => reduceWith(self, argsOf(self), attributeErrorState(self))],
    __getstate__: ["", attributeErrorState],
  },
});

const IMPORT_MSG = 2;

function importErrorInit(self: Value, args: Value, keywords: DictRef): Value {
  const names = [N.name, PATH, NAME_FROM];
  if (!initWithKeywords(self, args, keywords, "ImportError", names, [0, 1, 3])) return 0;
  setOwnField(self, IMPORT_MSG, tupleLength(args) === 1 ? tupleItem(args, 0) : 0);
  return NONE;
}

/** Exceptions that the interpreter raises have their message in `args` alone. */
function importMessage(self: Value): Value {
  const message = ownField(self, IMPORT_MSG);
  if (message !== 0) return message;
  const args = argsOf(self);
  return tupleLength(args) === 1 ? tupleItem(args, 0) : NONE;
}

function importErrorReduce(self: Value): Value {
  const state = stateWithFields(self, [[N.name, 0], [PATH, 1], [NAME_FROM, 3]]);
  return reduceWith(self, argsOf(self), state);
}

defineType({
  type: IMPORT_ERROR,
  doc: "Import can't find module, or can't find name in module.",
  init: ["*args, **kwargs", importErrorInit],
  slots: {
    str: (self: Value) => {
      const message = importMessage(self);
      return message !== NONE && isStr(message) ? strOf(message) : exceptionStr(self);
    },
  },
  getset: {
    msg: [importMessage, (self: Value, value: Value) => {
      setOwnField(self, IMPORT_MSG, value === 0 ? NONE : value);
      return 1;
    }],
    name: writableField(0),
    path: writableField(1),
    name_from: writableField(3),
  },
  methods: { __reduce__: ["", importErrorReduce] },
});
