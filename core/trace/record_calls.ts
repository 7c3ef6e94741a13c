/** Recording of calls: guest functions and classes become part of the trace. Natives: record_natives.ts. */
import { CodeFlag, OPCODE_TABLE } from "../compiler/opcodes.ts";
import { ARRAY_ITEMS, LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import {
  BUILTIN_NATIVE,
  BUILTIN_SELF,
  CODE_ARG_COUNT,
  CODE_FLAGS,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OWNER,
  FUNCTION_CLOSURE,
  FUNCTION_CODE,
  METHOD_FUNCTION,
  METHOD_SELF,
} from "../heap/layouts/callable.ts";
import {
  DICT_ENTRIES,
  DICT_USED,
  ENTRY_BYTES,
  ENTRY_KEY,
  ENTRY_VALUE,
} from "../heap/layouts/dict.ts";
import { KIND_INSTANCE, SHAPE_SIZE } from "../heap/layouts/shape.ts";
import {
  TYPE_FLAG_ABSTRACT,
  TYPE_FLAG_FINALIZER,
  TYPE_FLAG_HEAP,
  TYPE_FLAG_NO_NEW,
  TYPE_FLAGS,
  TYPE_KIND,
  TYPE_SHAPE,
} from "../heap/layouts/type.ts";
import {
  FRAME_AUX,
  FRAME_GENERATOR,
  FRAME_LOCALS,
  FRAME_RETURN,
  GENERATOR_CREATED,
  GENERATOR_STATE,
} from "../heap/layouts/frame.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE, TS_STACK_TOP } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { isObjectInit, isObjectNew } from "../interpreter/calls.ts";
import { lengthMethod } from "../interpreter/framed_methods.ts";
import { consumerOf, typeConsumerOf } from "../interpreter/consumers.ts";
import { resumptionBy } from "../interpreter/resuming_calls.ts";
import { operatorMethod, reflectedMethod } from "../interpreter/operator_methods.ts";
import { isExceptionInit } from "../interpreter/slow_exceptions.ts";
import {
  RETURN_BINARY,
  RETURN_COMPARE,
  RETURN_CONTAINS,
  RETURN_DISCARD,
  RETURN_INIT,
  RETURN_LENGTH,
  RETURN_PUSH,
  RETURN_TRUTH,
} from "../interpreter/frames.ts";
import { isSubtype, typeOf } from "../objects/errors.ts";
import { isType } from "../objects/kinds.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { internText, jsString } from "../objects/values/text.ts";
import {
  BUILTIN_SHAPE,
  DICT_SHAPE,
  DICT_TYPE,
  FLOAT_SHAPE,
  FUNCTION_SHAPE,
  GENERATOR_SHAPE,
  MAP_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
  METHOD_SHAPE,
  STR1_SHAPE,
  TUPLE_SHAPE,
  TYPE_TYPE,
  TYPE_TYPE_SHAPE,
} from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import { guardClass } from "./class_changes.ts";
import { field, MemoryClass, U, WORD } from "./micro_ops.ts";
import { newOf } from "./record_empty.ts";
import { bindArguments } from "./record_arguments.ts";
import { recordDefaultStore } from "./record_stores.ts";
import { truthOf } from "./record_truth.ts";
import { CONSTANT_LENGTH } from "./record_fields.ts";
import { recordFinish, recordResumingCall } from "./record_generators.ts";
import {
  type ExceptionClass,
  exceptionClass,
  guardExceptionClass,
  newExceptionBy,
  recordExceptionInit,
} from "./record_exception_objects.ts";
import { recordNative } from "./record_natives.ts";
import { recordTypeCall } from "./record_types.ts";
import {
  type Call,
  guardKind,
  guardSelf,
  notInlined,
  shapeOf,
  unsupported,
} from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

const CALL_CACHES = OPCODE_TABLE.find(([name]) => name === "CALL")![1];
const CALL_KW_CACHES = OPCODE_TABLE.find(([name]) => name === "CALL_KW")![1];
/** Arguments that a spread tuple may have. */
const SPREAD_MOST = 16;

/** CALL. */
export function recordCall(r: Recorder, count: number): void {
  dispatch(r, callAt(r, count, 0));
}

/** CALL_KW: the names of the last arguments are on top. */
export function recordKeywordCall(r: Recorder, count: number): void {
  dispatch(r, callAt(r, count, 1));
}

/** CALL_FUNCTION_EX: a tuple of the arguments, and a dict of named ones, which must be empty, or 0. */
export function recordSpreadCall(r: Recorder): void {
  const [actual, positional, keywords] = [r.actual(3), r.actual(1), r.actual(0)];
  if ((actual & 1) !== 0) unsupported("a call of an int");
  const pushes = shapeOf(actual) === FUNCTION_SHAPE ? notInlined : unsupported;
  const count = H32[(positional + LENGTH) >> 2] >> 1;
  if (shapeOf(positional) !== TUPLE_SHAPE || count > SPREAD_MOST) pushes("spread arguments");
  if (keywords === 0) r.emit(U.GUARD_IS, r.word(r.peek(0)), 0, 0, 0);
  const named = keywords === 0 ? NO_ITEMS : dictItems(r, keywords, pushes);
  const tuple = guardKind(r, r.peek(1), positional);
  r.emit(U.GUARD_IS, r.emit(U.FIELD, tuple, 0, 0, CONSTANT_LENGTH), 0, 0, small(count));
  const places = Array.from({ length: count }, (_, i) => TUPLE_ITEMS + 4 * i);
  const items = places.map((at) => r.emit(U.FIELD, tuple, 0, 0, field(at, MemoryClass.CONSTANT)));
  dispatch(r, {
    count: count + named.names.length,
    words: 4,
    caches: 0,
    callee: r.word(r.peek(3)),
    actual,
    bound: false,
    args: [...items, ...named.values],
    actuals: [...places.map((at) => H32[(positional + at) >> 2]), ...named.actuals],
    names: named.names,
  });
}

/** DICT_MERGE of a dict with few names into one that is empty, as where named arguments are handed on. */
export function recordDictMerge(r: Recorder, depth: number): void {
  const target = r.actual(depth);
  if (shapeOf(target) !== DICT_SHAPE || H32[(target + LENGTH) >> 2] !== small(0)) {
    unsupported("named arguments that are merged with others");
  }
  const { names, values } = dictItems(r, r.actual(0), unsupported);
  const dict = guardKind(r, r.peek(depth), target);
  const length = r.emit(U.FIELD, dict, 0, 0, field(LENGTH, MemoryClass.DICT));
  r.emit(U.GUARD_IS, length, 0, 0, small(0));
  if (names.length === 0) {
    r.replace(1);
    return;
  }
  // Into another dict, since stores may leave when some are done. Nothing but the stack holds the empty one.
  const merged = newOf(r, DICT_TYPE);
  names.forEach((name, i) => r.emit(U.DICT_SET, merged, r.emitter.word(name), values[i]));
  r.replace(1);
  r.setSlot(r.frame.height - depth, merged);
}

/** The names that a dict on top holds, all interned, and its values. */
interface NamedItems {
  readonly names: readonly number[];
  readonly values: readonly number[];
  readonly actuals: readonly number[];
}

const NO_ITEMS: NamedItems = { names: [], values: [], actuals: [] };

/** What the dict on top holds, guarded to be of these names. `refuse` says that it is not recorded. */
function dictItems(r: Recorder, actual: number, refuse: (what: string) => never): NamedItems {
  const length = H32[(actual + LENGTH) >> 2];
  const count = length >> 1;
  if (
    shapeOf(actual) !== DICT_SHAPE || count > SPREAD_MOST ||
    H32[(actual + DICT_USED) >> 2] !== length
  ) refuse("spread keywords");
  const entries = (H32[(actual + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  const places = Array.from({ length: count }, (_, i) => i * ENTRY_BYTES);
  const names = places.map((place) => H32[entries + ((place + ENTRY_KEY) >> 2)]);
  if (names.some((name) => !isInterned(name))) refuse("spread keywords of other names");
  const dict = guardKind(r, r.peek(0), actual);
  const lengthRef = r.emit(U.FIELD, dict, 0, 0, field(LENGTH, MemoryClass.DICT));
  r.emit(U.GUARD_IS, lengthRef, 0, 0, length);
  if (count === 0) return NO_ITEMS;
  const used = r.emit(U.FIELD, dict, 0, 0, field(DICT_USED, MemoryClass.DICT));
  r.emit(U.GUARD_IS, used, 0, 0, length);
  const array = r.emit(U.FIELD, dict, 0, 0, field(DICT_ENTRIES, MemoryClass.DICT));
  const values = places.map((place, i) => {
    const at = ARRAY_ITEMS + place;
    const key = r.emit(U.FIELD, array, 0, 0, field(at + ENTRY_KEY, MemoryClass.DICT));
    r.emit(U.GUARD_IS, key, 0, 0, names[i]);
    return r.emit(U.FIELD, array, 0, 0, field(at + ENTRY_VALUE, MemoryClass.DICT));
  });
  const actuals = places.map((place) => H32[entries + ((place + ENTRY_VALUE) >> 2)]);
  return { names, values, actuals };
}

function isInterned(name: number): boolean {
  return shapeOf(name) === STR1_SHAPE && internText(jsString(name)) === name;
}

/** The items of a tuple. */
function tupleItems(tuple: number): number[] {
  const first = (tuple + TUPLE_ITEMS) >> 2;
  return [...H32.subarray(first, first + (H32[(tuple + LENGTH) >> 2] >> 1))];
}

/** The call whose arguments stand `above` words below the top. */
function callAt(r: Recorder, count: number, above: 0 | 1): Call {
  const actual = r.actual(count + 1 + above);
  if ((actual & 1) !== 0) unsupported("a call of an int");
  if (above === 1 && !r.emitter.isConstant(r.peek(0))) unsupported("names that are no constant");
  const bound = r.actual(count + above) !== 0;
  const given = bound ? count + 1 : count;
  const args: number[] = [];
  const actuals: number[] = [];
  for (let depth = given - 1 + above; depth >= above; depth--) {
    args.push(r.peek(depth));
    actuals.push(r.actual(depth));
  }
  return {
    count,
    words: count + 2 + above,
    caches: above === 0 ? CALL_CACHES : CALL_KW_CACHES,
    callee: r.word(r.peek(count + 1 + above)),
    actual,
    bound,
    args,
    actuals,
    names: above === 0 ? [] : tupleItems(r.actual(0)),
  };
}

function dispatch(r: Recorder, call: Call): void {
  switch (H32[call.actual >> 2]) {
    case FUNCTION_SHAPE:
      return callFunction(r, call);
    case METHOD_SHAPE:
      return callFunction(r, unbind(r, call));
    case TYPE_TYPE_SHAPE:
      return callClass(r, call);
    case BUILTIN_SHAPE:
    case METHOD_DESCRIPTOR_SHAPE: {
      if (recordResumption(r, call) || recordGuestLength(r, call)) return;
      const consumer = consumerOfCall(call);
      if (consumer !== 0) return callConsumer(r, call, consumer);
      return isObjectNew(call.actual) ? callObjectNew(r, call) : recordNative(r, call);
    }
  }
  if (isExceptionInit(call.actual)) {
    r.emit(U.GUARD_IS, call.callee, 0, 0, call.actual);
    guardSelf(r, call);
    return recordExceptionInit(r, call);
  }
  if (recordDefaultStore(r, call)) return;
  const metaclass = typeOf(call.actual);
  if (
    isType(call.actual) && typeLookup(metaclass, N.__call__) === typeLookup(TYPE_TYPE, N.__call__)
  ) {
    guardClass(r, metaclass);
    return callClass(r, call);
  }
  callInstance(r, call);
}

/** A call of next() or send() that resumes a generator. @returns false for others */
function recordResumption(r: Recorder, call: Call): boolean {
  const { actual, actuals, args, bound, words, names } = call;
  // Only CALL does it, with its arguments on the stack.
  if (names.length > 0 || words !== call.count + 2) return false;
  const first = ((r.frame.address + FRAME_LOCALS) >> 2) + r.frame.height - actuals.length;
  const found = resumptionBy(actual, first, actuals.length);
  if (found === null) return false;
  guardSelf(r, call);
  const { generator, isBound, otherwise } = found;
  let ref = args[0];
  if (isBound) {
    const method = guardKind(r, call.callee, actual);
    const native = r.emit(U.FIELD, method, 0, 0, field(BUILTIN_NATIVE, MemoryClass.CONSTANT));
    r.emit(U.GUARD_IS, native, 0, 0, H32[(actual + BUILTIN_NATIVE) >> 2]);
    ref = r.emit(U.FIELD, method, 0, 0, field(BUILTIN_SELF, MemoryClass.CONSTANT));
    r.emit(U.GUARD_BOUND, ref);
  } else r.emit(U.GUARD_IS, call.callee, 0, 0, actual);
  const isNext = !isBound && !bound;
  const sent = isNext ? r.emitter.word(NONE) : args[args.length - 1];
  const begins = H32[(generator + GENERATOR_STATE) >> 2] >> 1 === GENERATOR_CREATED;
  if (begins && !isNext && r.typeOf(sent) === WORD) r.emit(U.GUARD_IS, sent, 0, 0, NONE);
  const aux = otherwise === 0 ? 0 : args[1];
  recordResumingCall(r, call, { ref, actual: generator, sent, aux });
  return true;
}

/** A call of an object whose class has a guest function `__call__`. */
function callInstance(r: Recorder, call: Call): void {
  const type = typeOf(call.actual);
  const method = typeLookup(type, N.__call__);
  if (shapeOf(method) !== FUNCTION_SHAPE) unsupported("a call of another type");
  guardType(r, call.callee, call.actual, type);
  callFunction(r, {
    ...call,
    callee: r.emitter.word(method),
    actual: method,
    args: [call.callee, ...call.args],
    actuals: [call.actual, ...call.actuals],
  });
}

/** A call of a bound method as one of its function, which must be a guest function. */
function unbind(r: Recorder, call: Call): Call {
  const fn = H32[(call.actual + METHOD_FUNCTION) >> 2];
  if (shapeOf(fn) !== FUNCTION_SHAPE || call.bound) unsupported("a method of another kind");
  const method = guardKind(r, call.callee, call.actual);
  const self = r.emit(U.FIELD, method, 0, 0, field(METHOD_SELF, MemoryClass.CONSTANT));
  return {
    ...call,
    callee: r.emit(U.FIELD, method, 0, 0, field(METHOD_FUNCTION, MemoryClass.CONSTANT)),
    actual: fn,
    args: [self, ...call.args],
    actuals: [H32[(call.actual + METHOD_SELF) >> 2], ...call.actuals],
  };
}

/** The guest function that does a call of a native with a generator (interpreter/consumers.ts), or 0. */
function consumerOfCall({ actual, actuals, names, bound }: Call): number {
  const method = shapeOf(actual) === METHOD_DESCRIPTOR_SHAPE;
  if (actuals.length === 0 || bound !== method) return 0;
  if (!method && H32[(actual + BUILTIN_SELF) >> 2] !== 0) return 0;
  const native = H32[(actual + (method ? DESCRIPTOR_NATIVE : BUILTIN_NATIVE)) >> 2] >> 1;
  if (method && typeOf(actuals[0]) !== H32[(actual + DESCRIPTOR_OWNER) >> 2]) return 0;
  return consumerOf(native, actuals, names, false);
}

/** A native that guest code does: what decides that is guarded. */
function callConsumer(r: Recorder, call: Call, consumer: number): void {
  // Which maps it takes depends on more than their kind.
  if (call.actuals.some((actual) => shapeOf(actual) === MAP_SHAPE)) notInlined("a use of a map");
  r.emit(U.GUARD_IS, call.callee, 0, 0, call.actual);
  call.actuals.forEach((actual, i) => {
    const shape = shapeOf(actual);
    if (DECIDES.has(shape) || call.bound && i === 0) guardKind(r, call.args[i], actual);
    else if (actual === TRUE || actual === FALSE || actual === NONE) {
      r.emit(U.GUARD_IS, r.word(call.args[i]), 0, 0, actual);
    } else if ((actual & 1) !== 0 || shape === FLOAT_SHAPE) r.number(call.args[i], actual);
  });
  callFunction(r, { ...call, callee: r.emitter.word(consumer), actual: consumer });
}

const DECIDES: ReadonlySet<number> = new Set([GENERATOR_SHAPE, FUNCTION_SHAPE]);

// --- guest functions

function callFunction(r: Recorder, call: Call): void {
  const { actual } = call;
  const code = H32[(actual + FUNCTION_CODE) >> 2];
  requireInlinable(r, code);
  if (!r.emitter.isConstant(call.callee)) r.emit(U.GUARD_KIND, call.callee, 0, 0, FUNCTION_SHAPE);
  const itsCode = r.emit(U.FIELD, call.callee, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, itsCode, 0, 0, code);
  guardSelf(r, call);
  const args = bindArguments(r, call.callee, actual, code, call.args, call.names);
  r.checkFrames(code);
  enter(r, call, code, call.callee, args, RETURN_PUSH, 0);
}

/** A call of `len` with an object whose class has a guest `__len__`. @returns false for others */
function recordGuestLength(r: Recorder, call: Call): boolean {
  const { actual, actuals, args, bound, names } = call;
  if (shapeOf(actual) !== BUILTIN_SHAPE || actuals.length !== 1 || bound || names.length > 0) {
    return false;
  }
  const method = lengthMethod(H32[(actual + BUILTIN_NATIVE) >> 2] >> 1, actuals[0]);
  if (method === 0) return false;
  const code = H32[(method + FUNCTION_CODE) >> 2];
  requireInlinable(r, code);
  r.emit(U.GUARD_IS, call.callee, 0, 0, actual);
  guardSelf(r, call);
  guardType(r, r.word(args[0]), actuals[0], typeOf(actuals[0]));
  const fn = r.emitter.word(method);
  const itsCode = r.emit(U.FIELD, fn, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, itsCode, 0, 0, code);
  const bindings = bindArguments(r, fn, method, code, args);
  r.checkFrames(code);
  enter(r, call, code, fn, bindings, RETURN_LENGTH, 0);
  return true;
}

/** @throws RecordingAborted when calls of the code do not become part of the trace */
export function requireInlinable(r: Recorder, code: number): void {
  if (((H32[(code + CODE_FLAGS) >> 2] >> 1) & CodeFlag.ASYNC_GENERATOR) !== 0) {
    notInlined("a call that makes an asynchronous generator");
  }
  r.requireRoom();
  // A recursive call is its own loop: inlining it would follow one path of many.
  if (!r.continuesIn(code) && r.frames.some((frame) => frame.code === code)) {
    notInlined("a recursive call");
  }
}

function enter(
  r: Recorder,
  call: Call,
  code: number,
  fn: number,
  args: readonly number[],
  returns: number,
  aux: number,
): void {
  r.replace(call.words);
  r.goOnAt(r.pc + 1 + call.caches);
  r.enter(code, fn, args, H32[TS_STACK_TOP >> 2], returns, aux);
}

export function recordReturn(r: Recorder): void {
  if (r.frames.length === 1) return returnFromEntered(r);
  if (r.frame.generator !== 0) return recordFinish(r);
  const value = r.peek(0);
  const { returns, aux } = r.frame;
  if (returns === RETURN_INIT) {
    if (r.actual(0) !== NONE) unsupported("__init__ with a result");
    if (r.typeOf(value) === WORD) r.emit(U.GUARD_IS, value, 0, 0, NONE);
  } else if (returns === RETURN_BINARY || returns === RETURN_COMPARE) {
    if (r.actual(0) === NOT_IMPLEMENTED) unsupported("an operator that is not implemented");
    if (r.typeOf(value) === WORD) {
      r.emit(U.GUARD_FALSE, r.emit(U.SAME, value, r.emitter.word(NOT_IMPLEMENTED)));
    }
    // The operands are on the caller's stack still.
    r.leave();
    r.replace(2, value);
    return;
  } else if (returns === RETURN_DISCARD) {
    r.leave();
    return;
  } else if (returns === RETURN_LENGTH) {
    const actual = r.actual(0);
    if ((actual & 1) === 0 || actual < 0) unsupported("a __len__ that gives no small int");
    const length = r.number(value, actual);
    r.emit(U.GUARD_FALSE, r.emit(U.INT_LESS, length, r.emitter.int(0)));
    r.leave();
    r.replace(0, length);
    return;
  } else if (returns === RETURN_CONTAINS || returns === RETURN_TRUTH) {
    const actual = r.actual(0);
    if (returns === RETURN_TRUTH && actual !== TRUE && actual !== FALSE) {
      unsupported("a __bool__ that gives no bool");
    }
    const holds = truthOf(r, value, actual);
    r.leave();
    r.replace(0, aux === 0 ? holds : r.emit(U.NOT, holds));
    return;
  } else if (returns !== RETURN_PUSH) {
    unsupported("a return to another instruction");
  }
  r.leave();
  r.replace(0, returns === RETURN_INIT ? aux : value);
}

/** The frame that the region was entered with returns to the one below, which compiled code does for the usual calls. */
function returnFromEntered(r: Recorder): void {
  const { address } = r.frame;
  const returns = H32[(address + FRAME_RETURN) >> 2];
  const usual = returns === RETURN_PUSH || returns === RETURN_INIT && r.actual(0) === NONE;
  if (!r.mayReturn || !usual || H32[(address + FRAME_GENERATOR) >> 2] !== 0) {
    throw new RecordingAborted("LEFT_FRAME");
  }
  const value = r.peek(0);
  if (returns === RETURN_PUSH) return r.returnFrom(value, returns);
  if (r.typeOf(value) === WORD) r.emit(U.GUARD_IS, value, 0, 0, NONE);
  r.returnFrom(r.emit(U.FRAME_WORD, 0, 0, 0, FRAME_AUX), returns);
}

/** A comparison that a guest method of the left operand does; false when none does. */
export function recordGuestComparison(r: Recorder, name: number): boolean {
  const left = r.actual(1);
  if ((left & 1) !== 0) return false;
  const type = typeOf(left);
  const rightType = typeOf(r.actual(0));
  if (rightType !== type && isSubtype(rightType, type)) return false;
  const method = typeLookup(type, name);
  if (method === 0 || (method & 1) !== 0 || H32[method >> 2] !== FUNCTION_SHAPE) return false;
  enterOperator(r, method, 1, 0, RETURN_COMPARE);
  return true;
}

/** A binary operator that a guest method of one of the operands does; false when none does. */
export function recordGuestOperator(r: Recorder, operator: number): boolean {
  const left = r.actual(1);
  const right = r.actual(0);
  const method = operatorMethod(operator, left, right);
  if (method !== 0) {
    enterOperator(r, method, 1, 0, RETURN_BINARY);
    return true;
  }
  const reflected = reflectedMethod(operator, left, right);
  if (reflected === 0) return false;
  enterOperator(r, reflected, 0, 1, RETURN_BINARY);
  return true;
}

/** Goes on in the method of an operator; its arguments stand at these depths of the stack, and stay there until it returns. */
function enterOperator(
  r: Recorder,
  method: number,
  self: number,
  other: number,
  returns: number,
): void {
  const code = H32[(method + FUNCTION_CODE) >> 2];
  requireInlinable(r, code);
  const selfRef = r.word(r.peek(self));
  const otherRef = r.peek(other);
  const actual = r.actual(other);
  guardType(r, selfRef, r.actual(self), typeOf(r.actual(self)));
  if (r.typeOf(otherRef) === WORD) {
    if ((actual & 1) !== 0) r.emit(U.GUARD_SMALL, otherRef);
    else guardType(r, otherRef, actual, typeOf(actual));
  }
  const methodRef = r.emitter.word(method);
  const itsCode = r.emit(U.FIELD, methodRef, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, itsCode, 0, 0, code);
  const args = bindArguments(r, methodRef, method, code, [selfRef, otherRef]);
  r.checkFrames(code);
  r.goOnAt(r.pc + 2);
  r.enter(code, methodRef, args, H32[TS_STACK_TOP >> 2], returns, 0);
}

/** The object has its shape still, and its type what was looked up in it. */
export function guardType(r: Recorder, ref: number, actual: number, type: number): void {
  r.emit(U.CHECK_SHAPE, ref, 0, 0, H32[actual >> 2]);
  guardClass(r, type);
}

/** COPY_FREE_VARS: the closure's cells become the last locals. */
export function recordCopyFreeVariables(r: Recorder, count: number): void {
  if (r.frame.fn === 0) unsupported("free variables of the entered frame");
  const closure = r.emit(U.FIELD, r.frame.fn, 0, 0, field(FUNCTION_CLOSURE, MemoryClass.CONSTANT));
  for (let i = 0; i < count; i++) {
    const cell = r.emit(U.ITEM, closure, r.emitter.int(i), 0, MemoryClass.CONSTANT);
    r.setSlot(r.frame.localCount - count + i, cell);
  }
}

// --- classes

/** The instance is put in the place of the first parameter: what finds it among *args is left to the interpreter. */
function requireInitializer(r: Recorder, code: number): void {
  requireInlinable(r, code);
  if (H32[(code + CODE_ARG_COUNT) >> 2] === small(0)) unsupported("an __init__ without self");
}

function callClass(r: Recorder, call: Call): void {
  const type = call.actual;
  const consumer = call.count === 1 && call.names.length === 0 && !call.bound
    ? typeConsumerOf(type, call.actuals[0], false)
    : 0;
  if (consumer !== 0) return callConsumer(r, call, consumer);
  const exceptions = exceptionClass(type);
  if (exceptions !== null) return callException(r, call, exceptions);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & TYPE_FLAG_HEAP) === 0) return recordTypeCall(r, call);
  if (
    (flags & (TYPE_FLAG_NO_NEW | TYPE_FLAG_ABSTRACT | TYPE_FLAG_FINALIZER)) !== 0 || call.bound ||
    H32[(type + TYPE_KIND) >> 2] !== small(KIND_INSTANCE) ||
    !isObjectNew(typeLookup(type, N.__new__))
  ) unsupported("a call of a class with another __new__");
  const init = typeLookup(type, N.__init__);
  const plain = isObjectInit(init);
  if (plain ? call.count !== 0 : (init & 1) !== 0 || H32[init >> 2] !== FUNCTION_SHAPE) {
    unsupported("a class with another __init__");
  }
  const code = plain ? 0 : H32[(init + FUNCTION_CODE) >> 2];
  if (!plain) requireInitializer(r, code);
  r.emit(U.GUARD_IS, call.callee, 0, 0, type);
  guardSelf(r, call);
  const typeRef = r.emitter.word(type);
  guardClass(r, type);
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  const shapeRef = r.emit(U.FIELD, typeRef, 0, 0, field(TYPE_SHAPE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, shapeRef, 0, 0, shape);
  if (plain) {
    r.replace(call.words, newObject(r, shape));
    return;
  }
  const initRef = r.emitter.word(init);
  const itsCode = r.emit(U.FIELD, initRef, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, itsCode, 0, 0, code);
  // The instance stands for an argument while the defaults are counted.
  const args = bindArguments(r, initRef, init, code, [0, ...call.args], call.names);
  r.checkFrames(code);
  const instance = newObject(r, shape);
  enter(r, call, code, initRef, [instance, ...args.slice(1)], RETURN_INIT, instance);
}

/** A call of an exception class. */
function callException(r: Recorder, call: Call, cls: ExceptionClass): void {
  const { init } = cls;
  if (call.bound || init === 0 && call.names.length > 0) unsupported("another exception class");
  const code = init === 0 ? 0 : H32[(init + FUNCTION_CODE) >> 2];
  if (init !== 0) requireInitializer(r, code);
  r.emit(U.GUARD_IS, call.callee, 0, 0, call.actual);
  guardSelf(r, call);
  guardExceptionClass(r, call.actual);
  if (init === 0) {
    r.replace(call.words, newExceptionBy(r, call, cls));
    return;
  }
  const initRef = r.emitter.word(init);
  const itsCode = r.emit(U.FIELD, initRef, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, itsCode, 0, 0, code);
  const args = bindArguments(r, initRef, init, code, [0, ...call.args], call.names);
  r.checkFrames(code);
  const instance = newExceptionBy(r, call, cls);
  enter(r, call, code, initRef, [instance, ...args.slice(1)], RETURN_INIT, instance);
}

/** object.__new__(cls) of a class of plain instances. */
function callObjectNew(r: Recorder, call: Call): void {
  const type = call.actuals[0] ?? 0;
  if (
    call.count !== 1 || call.names.length > 0 || call.bound || shapeOf(type) !== TYPE_TYPE_SHAPE ||
    H32[(type + TYPE_KIND) >> 2] !== small(KIND_INSTANCE)
  ) unsupported("object.__new__ of another class");
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if (
    (flags & TYPE_FLAG_HEAP) === 0 ||
    (flags & (TYPE_FLAG_NO_NEW | TYPE_FLAG_ABSTRACT | TYPE_FLAG_FINALIZER)) !== 0
  ) unsupported("object.__new__ of another class");
  guardSelf(r, call);
  r.emit(U.GUARD_IS, call.callee, 0, 0, call.actual);
  const typeRef = r.word(call.args[0]);
  r.emit(U.GUARD_IS, typeRef, 0, 0, type);
  guardClass(r, type);
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  const shapeRef = r.emit(U.FIELD, r.emitter.word(type), 0, 0, field(TYPE_SHAPE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, shapeRef, 0, 0, shape);
  r.replace(call.words, newObject(r, shape));
}

function newObject(r: Recorder, shape: number): number {
  return r.emit(U.NEW, r.emitter.word(shape), 0, 0, H32[(shape + SHAPE_SIZE) >> 2] >> 1);
}
