/**
 * What a call does, by the kind of the callee: guest functions get a frame, natives run at once, classes make
 * instances, other objects are asked for `__call__`.
 *
 * Arguments stand in memory (frame stack or root stack), rooted, with two free words below them that a call may
 * overwrite (for a receiver and the callee): `at` is the word index of the first argument.
 */
import { TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import * as layout from "../heap/layouts/callable.ts";
import { FRAME_AUX } from "../heap/layouts/frame.ts";
import { KIND_INSTANCE, KIND_TYPE, SHAPE_KIND, SHAPE_TYPE } from "../heap/layouts/shape.ts";
import {
  TYPE_DICT,
  TYPE_FLAG_ABSTRACT,
  TYPE_FLAG_NO_NEW,
  TYPE_FLAGS,
  TYPE_KIND,
  TYPE_SLOTS,
} from "../heap/layouts/type.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, pushWords, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import {
  isSubtype,
  nameOfType,
  pending,
  raiseTypeError,
  typeName,
  typeOf,
} from "../objects/errors.ts";
import { GUEST_CALL } from "../objects/guest_slots.ts";
import { allocateInstance } from "../objects/instances.ts";
import { isStr } from "../objects/kinds.ts";
import { lookupSpecial, newMethod, typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { qualnameOfType } from "../objects/types/class_names.ts";
import { natives } from "../objects/native.ts";
import { raiseNotCallable, setCallHooks } from "../objects/protocols/call.ts";
import { Slot } from "../objects/slots.ts";
import { checkSafeNew } from "../objects/types/object_type.ts";
import {
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
  dictValueAt,
} from "../objects/values/dict_table.ts";
import { allocateTuple, setTupleItem, tupleLength } from "../objects/values/sequences.ts";
import { jsString } from "../objects/values/text.ts";
import { enterNative, leaveNative } from "../objects/work.ts";
import {
  BUILTIN_SHAPE,
  CLASSMETHOD_SHAPE,
  FUNCTION_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
  METHOD_SHAPE,
  METHOD_WRAPPER_SHAPE,
  NATIVE_WRAPPER_SHAPE,
  OBJECT_TYPE,
  STATICMETHOD_SHAPE,
  TYPE_TYPE,
  WRAPPER_DESCRIPTOR_SHAPE,
} from "../objects/well_known.ts";
import { callWrapper } from "../objects/wrappers.ts";
import { consumerOf, mayConsume, typeConsumerOf } from "./consumers.ts";
import { lengthMethod, pushLength } from "./framed_methods.ts";
import { pushCall, RETURN_INIT, RETURN_PUSH, TO_HOST } from "./frames.ts";
import { callNative } from "./natives.ts";

/** Result of `dispatchCall`: a frame was pushed, the interpreter runs it. Not a value (no object is 2-aligned). */
export const PUSHED = 2;

export { TO_HOST };

/**
 * Calls `callee` with `count` arguments at `at`, the last of them named by the tuple `keywords` (0: none).
 *
 * @param host TO_HOST when the caller is host code, else 0
 * @returns the result, 0 with the exception pending, or PUSHED
 */
export function dispatchCall(
  callee: Value,
  at: number,
  count: number,
  keywords: Value,
  host: number,
): Value {
  if ((callee & 1) !== 0) return raiseNotCallable(callee);
  const shape = H32[callee >> 2];
  switch (shape) {
    case FUNCTION_SHAPE:
      return pushCall(callee, at, count, keywords, RETURN_PUSH | host) === 0 ? 0 : PUSHED;
    case BUILTIN_SHAPE: {
      const self = H32[(callee + layout.BUILTIN_SELF) >> 2];
      const native = H32[(callee + layout.BUILTIN_NATIVE) >> 2] >> 1;
      if (self === 0) return callConsuming(native, at, count, keywords, host);
      if (
        H32[(callee + layout.BUILTIN_NAME) >> 2] === N.__new__ &&
        H32[(callee + layout.BUILTIN_OWNER) >> 2] === self
      ) {
        return callNew(self, native, at, count, keywords);
      }
      H32[at - 1] = self;
      return callNative(native, at - 1, count + 1, keywords);
    }
    case METHOD_DESCRIPTOR_SHAPE:
    case NATIVE_WRAPPER_SHAPE:
      return callMethodDescriptor(callee, at, count, keywords, host);
    case WRAPPER_DESCRIPTOR_SHAPE:
      if (count === 0) return needsArgument(callee);
      if (keywords !== 0) return wrapperKeywords(callee);
      return callWrapper(
        callee,
        H32[at],
        count - 1,
        count > 1 ? H32[at + 1] : 0,
        count > 2 ? H32[at + 2] : 0,
      );
    case METHOD_WRAPPER_SHAPE:
      if (H32[H32[(callee + layout.METHOD_FUNCTION) >> 2] >> 2] === NATIVE_WRAPPER_SHAPE) {
        H32[at - 1] = H32[(callee + layout.METHOD_SELF) >> 2];
        return callMethodDescriptor(
          H32[(callee + layout.METHOD_FUNCTION) >> 2],
          at - 1,
          count + 1,
          keywords,
          host,
        );
      }
      if (keywords !== 0) return wrapperKeywords(H32[(callee + layout.METHOD_FUNCTION) >> 2]);
      return callWrapper(
        H32[(callee + layout.METHOD_FUNCTION) >> 2],
        H32[(callee + layout.METHOD_SELF) >> 2],
        count,
        count > 0 ? H32[at] : 0,
        count > 1 ? H32[at + 1] : 0,
      );
    case METHOD_SHAPE: {
      const inner = H32[(callee + layout.METHOD_FUNCTION) >> 2];
      if (!takesArgumentsInPlace(inner)) return callBoundObject(callee, at, count, keywords, host);
      H32[at - 1] = H32[(callee + layout.METHOD_SELF) >> 2];
      return dispatchCall(inner, at - 1, count + 1, keywords, host);
    }
  }
  const type = H32[(shape + SHAPE_TYPE) >> 2];
  const call = H32[(type + TYPE_SLOTS + 4 * Slot.call) >> 2];
  if (call === 0) return raiseNotCallable(callee);
  if (call !== GUEST_CALL) {
    if (H32[(shape + SHAPE_KIND) >> 2] >> 1 === KIND_TYPE) {
      return callType(callee, at, count, keywords, host);
    }
    H32[at - 1] = callee;
    const native = natives[call >> 1];
    return native.tail
      ? native.fn(at - 1, count + 1, keywords, host)
      : callNative(call >> 1, at - 1, count + 1, keywords);
  }
  return callGuestCallable(callee, type, at, count, keywords, host);
}

/** Whether a call of what a method is bound to writes no more than one word below its arguments. */
function takesArgumentsInPlace(callee: Value): boolean {
  if ((callee & 1) !== 0) return false;
  const shape = H32[callee >> 2];
  return shape === FUNCTION_SHAPE || shape === BUILTIN_SHAPE || shape === METHOD_DESCRIPTOR_SHAPE ||
    shape === WRAPPER_DESCRIPTOR_SHAPE;
}

/** Calls a method that is bound to any other callable, which may be a method again: it gets copies of the arguments. */
function callBoundObject(
  method: Value,
  at: number,
  count: number,
  keywords: Value,
  host: number,
): Value {
  if (!enterNative()) return 0;
  const mark = rootMark();
  pushRoot(method);
  const first = roomForArguments(count + 1);
  H32[first] = H32[(method + layout.METHOD_SELF) >> 2];
  for (let i = 0; i < count; i++) H32[first + 1 + i] = H32[at + i];
  const inner = H32[(method + layout.METHOD_FUNCTION) >> 2];
  const result = dispatchCall(inner, first, count + 1, keywords, host);
  releaseRoots(mark);
  leaveNative();
  return result;
}

function callGuestCallable(
  callee: Value,
  type: number,
  at: number,
  count: number,
  keywords: Value,
  host: number,
): Value {
  const found = typeLookup(type, N.__call__);
  if ((found & 1) === 0 && found !== 0 && H32[found >> 2] === FUNCTION_SHAPE) {
    H32[at - 1] = callee;
    return pushCall(found, at - 1, count + 1, keywords, RETURN_PUSH | host) === 0 ? 0 : PUSHED;
  }
  if (
    H32[(H32[callee >> 2] + SHAPE_KIND) >> 2] >> 1 === KIND_TYPE &&
    found === typeLookup(TYPE_TYPE, N.__call__)
  ) {
    return callType(callee, at, count, keywords, host);
  }
  const bound = lookupSpecial(callee, N.__call__);
  if (bound === 0) return pending() ? 0 : raiseNotCallable(callee);
  // A chain of callables whose __call__ is again a callable object must not overflow the host's stack.
  if (!enterNative()) return 0;
  H32[at - 2] = bound;
  const result = dispatchCall(bound, at, count, keywords, host);
  leaveNative();
  return result;
}

function callMethodDescriptor(
  descriptor: Value,
  at: number,
  count: number,
  keywords: Value,
  host: number,
): Value {
  const owner = H32[(descriptor + layout.DESCRIPTOR_OWNER) >> 2];
  if (count === (keywords === 0 ? 0 : tupleLength(keywords))) return needsArgument(descriptor);
  const self = H32[at];
  const type = typeOf(self);
  if (type !== owner && !isSubtype(type, owner)) {
    return raiseTypeError(
      `descriptor '${jsString(H32[(descriptor + layout.DESCRIPTOR_NAME) >> 2])}' for '${
        nameOfType(owner)
      }' objects doesn't apply to a '${typeName(self)}' object`,
    );
  }
  const native = H32[(descriptor + layout.DESCRIPTOR_NATIVE) >> 2] >> 1;
  return callConsuming(native, at, count, keywords, host);
}

/** Copies of words, which are looked at and not kept: each view of a part of the memory would be an object of its own. */
const callWords: Value[] = [];
const callNames: Value[] = [];
const NO_WORDS: readonly Value[] = [];

function wordsAt(words: Value[], at: number, count: number): readonly Value[] {
  words.length = count;
  for (let i = 0; i < count; i++) words[i] = H32[at + i];
  return words;
}

/** Calls a native, or the guest function that does it when it is given a generator. */
function callConsuming(
  native: number,
  at: number,
  count: number,
  keywords: Value,
  host: number,
): Value {
  const counter = count === 1 && host === 0 && keywords === 0 ? lengthMethod(native, H32[at]) : 0;
  if (counter !== 0) return pushLength(counter, at) === 0 ? 0 : PUSHED;
  const { receiver: kind, consumer: row } = natives[native];
  const receiver = kind === "none" ? 0 : 1;
  if (
    row === null || (keywords === 0 && !(count > receiver && mayConsume(H32[at + receiver])))
  ) return callNative(native, at, count, keywords);
  const names = keywords === 0
    ? NO_WORDS
    : wordsAt(callNames, (keywords + TUPLE_ITEMS) >> 2, tupleLength(keywords));
  const consumer = consumerOf(native, wordsAt(callWords, at, count), names, true);
  if (consumer === 0) return pending() ? 0 : callNative(native, at, count, keywords);
  return pushCall(consumer, at, count, keywords, RETURN_PUSH | host) === 0 ? 0 : PUSHED;
}

function wrapperKeywords(descriptor: Value): 0 {
  const name = jsString(H32[(descriptor + layout.DESCRIPTOR_NAME) >> 2]);
  return raiseTypeError(`wrapper ${name}() takes no keyword arguments`);
}

function needsArgument(descriptor: Value): 0 {
  const owner = H32[(descriptor + layout.DESCRIPTOR_OWNER) >> 2];
  const name = jsString(H32[(descriptor + layout.DESCRIPTOR_NAME) >> 2]);
  return raiseTypeError(
    H32[descriptor >> 2] === METHOD_DESCRIPTOR_SHAPE
      ? `unbound method ${qualnameOfType(owner)}.${name}() needs an argument`
      : `descriptor '${name}' of '${nameOfType(owner)}' object needs an argument`,
  );
}

/** `T.__new__(cls, ...)` written out: cls is an argument and must be a subtype of T. */
function callNew(owner: number, native: number, at: number, count: number, keywords: Value): Value {
  const name = nameOfType(owner);
  if (count === 0) return raiseTypeError(`${name}.__new__(): not enough arguments`);
  const cls = H32[at];
  if ((cls & 1) !== 0 || H32[(H32[cls >> 2] + SHAPE_KIND) >> 2] >> 1 !== KIND_TYPE) {
    return raiseTypeError(`${name}.__new__(X): X is not a type object (${typeName(cls)})`);
  }
  if (!isSubtype(cls, owner)) {
    return raiseTypeError(
      `${name}.__new__(${nameOfType(cls)}): ${nameOfType(cls)} is not a subtype of ${name}`,
    );
  }
  if (!checkSafeNew(owner, cls)) return 0;
  return callNative(native, at, count, keywords);
}

// object.__new__ and object.__init__ as they stand in object's namespace. The boot image gives them the same address in
// every runtime, so one look-up a process is enough.
let objectNew = 0;
let objectInit = 0;

/** Whether an attribute is object.__new__ as it stands in object's namespace. */
export function isObjectNew(attribute: Value): boolean {
  if (objectNew === 0) objectNew = dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], N.__new__);
  return attribute === objectNew;
}

/** As isObjectNew for object.__init__. */
export function isObjectInit(attribute: Value): boolean {
  if (objectInit === 0) objectInit = dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], N.__init__);
  return attribute === objectInit;
}

/** Calling a class: type.__call__ (Objects/typeobject.c: type_call). */
export function callType(
  type: number,
  at: number,
  count: number,
  keywords: Value,
  host: number,
): Value {
  if (count === 1 && keywords === 0) {
    if (type === TYPE_TYPE) return typeOf(H32[at]);
    const consumer = typeConsumerOf(type, H32[at], true);
    if (consumer !== 0) return pushCall(consumer, at, 1, 0, RETURN_PUSH | host) === 0 ? 0 : PUSHED;
    if (pending()) return 0;
  }
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & TYPE_FLAG_NO_NEW) !== 0) {
    return raiseTypeError(`cannot create '${nameOfType(type)}' instances`);
  }
  const make = typeLookup(type, N.__new__);
  let instance: Value;
  if (isObjectNew(make) && H32[(type + TYPE_KIND) >> 2] === small(KIND_INSTANCE)) {
    const init = typeLookup(type, N.__init__);
    if (isObjectInit(init)) {
      if (count > 0) return raiseTypeError(`${nameOfType(type)}() takes no arguments`);
      return (flags & TYPE_FLAG_ABSTRACT) !== 0
        ? callNewOf(make, type, at, count, keywords)
        : allocateInstance(type);
    }
    // Abstract classes go the long way, where object.__new__ words the error.
    instance = (flags & TYPE_FLAG_ABSTRACT) !== 0
      ? callNewOf(make, type, at, 0, 0)
      : allocateInstance(type);
  } else {
    instance = callNewOf(make, type, at, count, keywords);
  }
  if (instance === 0) return 0;
  const made = typeOf(instance);
  if (made !== type && !isSubtype(made, type)) return instance;
  return initialize(instance, made, at, count, keywords, host);
}

/** Calls a `__new__` found in a class with `type` as first argument. */
function callNewOf(make: Value, type: number, at: number, count: number, keywords: Value): Value {
  let fn = make;
  if ((fn & 1) === 0 && H32[fn >> 2] === STATICMETHOD_SHAPE) fn = H32[(fn + 8) >> 2];
  else if ((fn & 1) === 0 && H32[fn >> 2] === CLASSMETHOD_SHAPE) {
    // Bound to the class, which is its first argument besides.
    fn = newMethod(H32[(fn + 8) >> 2], type);
  }
  H32[at - 1] = type;
  if ((fn & 1) === 0 && H32[fn >> 2] === BUILTIN_SHAPE) {
    return callNative(H32[(fn + layout.BUILTIN_NATIVE) >> 2] >> 1, at - 1, count + 1, keywords);
  }
  // Guest code may use the words at and below at - 1 of this call: it gets copies.
  return callCopied(fn, at - 1, count + 1, keywords);
}

/** type(instance).__init__(instance, ...): the instance, PUSHED, or 0. */
function initialize(
  instance: Value,
  type: number,
  at: number,
  count: number,
  keywords: Value,
  host: number,
): Value {
  const init = typeLookup(type, N.__init__);
  if (init === 0 || isObjectInit(init)) return instance;
  H32[at - 1] = instance;
  if ((init & 1) === 0 && H32[init >> 2] === FUNCTION_SHAPE) {
    const frame = pushCall(init, at - 1, count + 1, keywords, RETURN_INIT | host);
    if (frame === 0) return 0;
    H32[(frame + FRAME_AUX) >> 2] = instance;
    return PUSHED;
  }
  if ((init & 1) === 0 && H32[init >> 2] === NATIVE_WRAPPER_SHAPE) {
    const native = H32[(init + layout.DESCRIPTOR_NATIVE) >> 2] >> 1;
    return callNative(native, at - 1, count + 1, keywords) === 0 ? 0 : instance;
  }
  const mark = rootMark();
  pushRoot(instance);
  const bound = lookupSpecial(instance, N.__init__);
  if (bound !== 0) pushRoot(bound);
  const result = bound === 0 ? 0 : callCopied(bound, at, count, keywords);
  releaseRoots(mark);
  if (result === 0) return 0;
  if (result !== NONE) {
    return raiseTypeError(`__init__() should return None, not '${typeName(result)}'`);
  }
  return instance;
}

/** Calls with copies of the arguments on the root stack, to the end. */
function callCopied(callee: Value, at: number, count: number, keywords: Value): Value {
  const mark = rootMark();
  pushRoot(callee);
  const first = roomForArguments(count);
  for (let i = 0; i < count; i++) H32[first + i] = H32[at + i];
  const result = callToEnd(callee, first, count, keywords);
  releaseRoots(mark);
  return result;
}

let runFrames: (() => Value) | null = null;

/** Sets the interpreter loop (it stands above this file). */
export function setRunFrames(run: () => Value): void {
  runFrames = run;
}

/** Calls and runs to the result: what helpers do. 0: exception pending. */
export function callToEnd(callee: Value, at: number, count: number, keywords: Value): Value {
  const result = dispatchCall(callee, at, count, keywords, TO_HOST);
  return result === PUSHED ? runFrames!() : result;
}

setCallHooks({
  callSmall(callable, count, a, b, c) {
    const at = pushWords(2 + count) + 2;
    H32[at - 2] = callable;
    H32[at - 1] = 0;
    if (count > 0) H32[at] = a;
    if (count > 1) H32[at + 1] = b;
    if (count > 2) H32[at + 2] = c;
    const result = dispatchCall(callable, at, count, 0, TO_HOST);
    const final = result === PUSHED ? runFrames!() : result;
    releaseRoots((at - 2) << 2);
    return final;
  },
  callTuple(callable, args, keywords) {
    const mark = rootMark();
    pushRoot(callable);
    pushRoot(args);
    pushRoot(keywords);
    const names = keywords === 0 || dictLength(keywords) === 0 ? 0 : keywordNames(keywords);
    if (names !== 0) pushRoot(names);
    else if (keywords !== 0 && dictLength(keywords) > 0) {
      releaseRoots(mark);
      return 0;
    }
    const result = spread(callable, args, keywords, names, TO_HOST);
    const final = result === PUSHED ? runFrames!() : result;
    releaseRoots(mark);
    return final;
  },
});

/** The keys of a keyword dict as a tuple; 0 with TypeError pending when one is no str. @throws OutOfMemory */
export function keywordNames(keywords: DictRef): Value {
  const names = allocateTuple(dictLength(keywords));
  let place = 0;
  for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
    const key = dictKeyAt(keywords, i);
    if (!isStr(key)) return raiseTypeError("keywords must be strings");
    setTupleItem(names, place++, key);
  }
  return names;
}

/** So many arguments at most stand on the root stack, whose size is fixed. */
const ROOTED_MOST = 256;

/**
 * Room for `count` arguments where `dispatchCall` wants them, with two words below that calls may overwrite: on the root
 * stack, or, when they are many, in a tuple of their own. It stays until the caller releases its root mark.
 *
 * @returns the word index of the first; all of them must be set before anything is allocated
 */
function roomForArguments(count: number): number {
  if (count <= ROOTED_MOST) {
    pushRoot(0);
    pushRoot(0);
    const at = rootMark() >> 2;
    for (let i = 0; i < count; i++) pushRoot(0);
    return at;
  }
  const holder = allocateTuple(2 + count);
  setTupleItem(holder, 0, NONE);
  setTupleItem(holder, 1, NONE);
  pushRoot(holder);
  return ((holder + TUPLE_ITEMS) >> 2) + 2;
}

/**
 * Places unpacked arguments for `dispatchCall` until the caller releases its root mark, the positional ones first.
 * `names` is keywordNames(keywords) or 0.
 *
 * @returns the word index of the first
 */
export function placeArguments(args: Value, keywords: DictRef, names: Value): number {
  const count = tupleLength(args);
  const named = names === 0 ? 0 : tupleLength(names);
  const at = roomForArguments(count + named);
  const first = (args + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < count; i++) H32[at + i] = H32[first + i];
  if (named > 0) {
    let place = at + count;
    for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
      H32[place++] = dictValueAt(keywords, i);
    }
  }
  return at;
}

/**
 * callable(*args, **keywords). `names` is keywordNames(keywords) or 0. The copies of the arguments are released before a
 * pushed frame runs (its locals hold them).
 */
export function spread(
  callable: Value,
  args: Value,
  keywords: DictRef,
  names: Value,
  host: number,
): Value {
  const mark = rootMark();
  const at = placeArguments(args, keywords, names);
  const count = tupleLength(args) + (names === 0 ? 0 : tupleLength(names));
  const result = dispatchCall(callable, at, count, names, host);
  releaseRoots(mark);
  return result;
}
