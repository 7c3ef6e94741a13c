/** Recording of calls: guest functions and classes become part of the trace, some natives have micro-ops. */
import { OPCODE_TABLE } from "../compiler/opcodes.ts";
import { LENGTH, LIST_ARRAY, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import {
  BUILTIN_NAME,
  BUILTIN_OWNER,
  BUILTIN_SELF,
  CODE_ARG_COUNT,
  CODE_FLAGS,
  CODE_SIMPLE,
  DESCRIPTOR_NAME,
  DESCRIPTOR_OWNER,
  FUNCTION_CLOSURE,
  FUNCTION_CODE,
  FUNCTION_DEFAULTS,
} from "../heap/layouts/callable.ts";
import { KIND_INSTANCE, SHAPE_SIZE, SHAPE_TYPE } from "../heap/layouts/shape.ts";
import {
  TYPE_FLAG_ABSTRACT,
  TYPE_FLAG_NO_NEW,
  TYPE_FLAGS,
  TYPE_KIND,
  TYPE_SHAPE,
  TYPE_VERSION,
} from "../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED, TS_STACK_TOP } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { isObjectInit, isObjectNew } from "../interpreter/calls.ts";
import { RETURN_BINARY, RETURN_COMPARE, RETURN_INIT, RETURN_PUSH } from "../interpreter/frames.ts";
import { typeOf } from "../objects/errors.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { isSubtype } from "../objects/errors.ts";
import { jsString } from "../objects/values/text.ts";
import {
  BUILTIN_SHAPE,
  DICT_SHAPE,
  FUNCTION_SHAPE,
  LIST_SHAPE,
  LIST_TYPE,
  METHOD_DESCRIPTOR_SHAPE,
  RANGE_SHAPE,
  RANGE_TYPE,
  SET_SHAPE,
  STR1_SHAPE,
  STR_TYPE,
  TUPLE_SHAPE,
  TYPE_TYPE_SHAPE,
} from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import { field, FLOAT, INT, MemoryClass, WORD } from "./micro_ops.ts";
import { CONSTANT_LENGTH, LIST_LENGTH, LIST_STORAGE } from "./record_fields.ts";
import type { Recorder } from "./recorder.ts";

const CALL_CACHES = OPCODE_TABLE.find(([name]) => name === "CALL")![1];
/** Flags of code that makes a generator or coroutine when called. */
const GENERATOR_FLAGS = 0x20 | 0x80 | 0x200;

const unsupported = (what: string): never => {
  throw new RecordingAborted("UNSUPPORTED", what);
};

/** A call as the stack holds it: callee, self or 0, arguments. */
interface Call {
  /** Arguments on the stack. */
  readonly count: number;
  /** Ref and word of what is called. */
  readonly callee: number;
  readonly actual: number;
  /** Whether there is a self below the arguments, which counts as one. */
  readonly bound: boolean;
  /** Refs and words of the arguments, self first if there is one. */
  readonly args: readonly number[];
  readonly actuals: readonly number[];
}

/** CALL. */
export function recordCall(r: Recorder, count: number): void {
  const actual = r.actual(count + 1);
  if ((actual & 1) !== 0) unsupported("a call of an int");
  const bound = r.actual(count) !== 0;
  const given = bound ? count + 1 : count;
  const depths = Array.from({ length: given }, (_, i) => given - 1 - i);
  const call: Call = {
    count,
    callee: r.word(r.peek(count + 1)),
    actual,
    bound,
    args: depths.map((depth) => r.peek(depth)),
    actuals: depths.map((depth) => r.actual(depth)),
  };
  switch (H32[actual >> 2]) {
    case FUNCTION_SHAPE:
      return callFunction(r, call);
    case TYPE_TYPE_SHAPE:
      return callClass(r, call);
    case BUILTIN_SHAPE:
    case METHOD_DESCRIPTOR_SHAPE:
      return callNative(r, call);
  }
  unsupported("a call of another type");
}

/** The word between callee and arguments is 0, or an object, as it is now. */
function guardSelf(r: Recorder, call: Call): void {
  const self = r.peek(call.count);
  if (!call.bound) r.emit("GUARD_IS", r.word(self), 0, 0, 0);
  else if (r.typeOf(self) === WORD) r.emit("GUARD_BOUND", self);
}

// --- guest functions

function callFunction(r: Recorder, call: Call): void {
  const { actual } = call;
  const code = H32[(actual + FUNCTION_CODE) >> 2];
  requireInlinable(r, code);
  if (!r.emitter.isConstant(call.callee)) r.emit("GUARD_KIND", call.callee, 0, 0, FUNCTION_SHAPE);
  const itsCode = r.emit("FIELD", call.callee, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit("GUARD_IS", itsCode, 0, 0, code);
  guardSelf(r, call);
  const args = withDefaults(r, call.callee, actual, code, call.args);
  r.checkFrames(code);
  enter(r, call, code, call.callee, args, RETURN_PUSH, 0);
}

function requireInlinable(r: Recorder, code: number): void {
  if (H32[(code + CODE_SIMPLE) >> 2] !== small(1)) unsupported("a call with * or **");
  if (((H32[(code + CODE_FLAGS) >> 2] >> 1) & GENERATOR_FLAGS) !== 0) {
    unsupported("a call that makes a generator");
  }
  r.requireRoom();
  // A recursive call is its own loop: inlining it would follow one path of many.
  if (r.frames.some((frame) => frame.code === code)) unsupported("a recursive call");
}

/** The arguments with the function's defaults behind them. */
function withDefaults(
  r: Recorder,
  fn: number,
  actual: number,
  code: number,
  args: readonly number[],
): readonly number[] {
  const wanted = H32[(code + CODE_ARG_COUNT) >> 2] >> 1;
  if (args.length === wanted) return args;
  const defaults = H32[(actual + FUNCTION_DEFAULTS) >> 2];
  const length = defaults === 0 ? 0 : H32[(defaults + LENGTH) >> 2] >> 1;
  const missing = wanted - args.length;
  if (missing < 0 || missing > length) unsupported("a call with a wrong number of arguments");
  const ref = r.emit("FIELD", fn, 0, 0, field(FUNCTION_DEFAULTS, MemoryClass.DICT));
  r.emit("GUARD_IS", ref, 0, 0, defaults);
  const first = (defaults + TUPLE_ITEMS) >> 2;
  const values = Array.from(
    { length: missing },
    (_, i) => r.constant(H32[first + length - missing + i]),
  );
  return [...args, ...values];
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
  r.replace(call.count + 2);
  r.frame.pc = r.pc - r.frame.first + 1 + CALL_CACHES;
  r.enter(code, fn, args, H32[TS_STACK_TOP >> 2], returns, aux);
}

export function recordReturn(r: Recorder): void {
  if (r.frames.length === 1) throw new RecordingAborted("LEFT_FRAME");
  const value = r.peek(0);
  const { returns, aux } = r.frame;
  if (returns === RETURN_INIT) {
    if (r.actual(0) !== NONE) unsupported("__init__ with a result");
    if (r.typeOf(value) === WORD) r.emit("GUARD_IS", value, 0, 0, NONE);
  } else if (returns === RETURN_BINARY || returns === RETURN_COMPARE) {
    if (r.actual(0) === NOT_IMPLEMENTED) unsupported("an operator that is not implemented");
    if (r.typeOf(value) === WORD) {
      r.emit("GUARD_FALSE", r.emit("SAME", value, r.emitter.word(NOT_IMPLEMENTED)));
    }
    // The operands are on the caller's stack still.
    r.leave();
    r.replace(2, value);
    return;
  } else if (returns !== RETURN_PUSH) {
    unsupported("a return to another instruction");
  }
  r.leave();
  r.replace(0, returns === RETURN_INIT ? aux : value);
}

/**
 * An operator or comparison that a guest method of the left operand does.
 *
 * @returns false when none does
 */
export function recordGuestOperator(r: Recorder, name: number, returns: number): boolean {
  const left = r.actual(1);
  const right = r.actual(0);
  if ((left & 1) !== 0) return false;
  const type = typeOf(left);
  const rightType = typeOf(right);
  if (rightType !== type && isSubtype(rightType, type)) return false;
  const method = typeLookup(type, name);
  if (method === 0 || (method & 1) !== 0 || H32[method >> 2] !== FUNCTION_SHAPE) return false;
  const code = H32[(method + FUNCTION_CODE) >> 2];
  requireInlinable(r, code);
  const leftRef = r.word(r.peek(1));
  const rightRef = r.peek(0);
  guardType(r, leftRef, left, type);
  if (r.typeOf(rightRef) === WORD) {
    if ((right & 1) !== 0) r.emit("GUARD_SMALL", rightRef);
    else guardType(r, rightRef, right, rightType);
  }
  const methodRef = r.emitter.word(method);
  const itsCode = r.emit("FIELD", methodRef, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit("GUARD_IS", itsCode, 0, 0, code);
  const args = withDefaults(r, methodRef, method, code, [leftRef, rightRef]);
  r.checkFrames(code);
  r.frame.pc = r.pc - r.frame.first + 2;
  r.enter(code, methodRef, args, H32[TS_STACK_TOP >> 2], returns, 0);
  return true;
}

/** The object has its shape still, and its type what was looked up in it. */
function guardType(r: Recorder, ref: number, actual: number, type: number): void {
  r.emit("CHECK_SHAPE", ref, 0, 0, H32[actual >> 2]);
  const version = r.emit(
    "FIELD",
    r.emitter.word(type),
    0,
    0,
    field(TYPE_VERSION, MemoryClass.DICT),
  );
  r.emit("GUARD_IS", version, 0, 0, H32[(type + TYPE_VERSION) >> 2]);
}

/** A property's getter, a guest function, as LOAD_ATTR calls it: with the object on top. */
export function recordGetter(r: Recorder, getter: number, caches: number): void {
  const code = H32[(getter + FUNCTION_CODE) >> 2];
  requireInlinable(r, code);
  const fn = r.emitter.word(getter);
  const itsCode = r.emit("FIELD", fn, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit("GUARD_IS", itsCode, 0, 0, code);
  const object = r.peek(0);
  const args = withDefaults(r, fn, getter, code, [object]);
  r.checkFrames(code);
  r.replace(1);
  r.frame.pc = r.pc - r.frame.first + 1 + caches;
  r.enter(code, fn, args, H32[TS_STACK_TOP >> 2], RETURN_PUSH, 0);
}

/** COPY_FREE_VARS: the closure's cells become the last locals. */
export function recordCopyFreeVariables(r: Recorder, count: number): void {
  if (r.frame.fn === 0) unsupported("free variables of the entered frame");
  const closure = r.emit("FIELD", r.frame.fn, 0, 0, field(FUNCTION_CLOSURE, MemoryClass.CONSTANT));
  for (let i = 0; i < count; i++) {
    const cell = r.emit("ITEM", closure, r.emitter.int(i), 0, MemoryClass.CONSTANT);
    r.setSlot(r.frame.localCount - count + i, cell);
  }
}

// --- classes

function callClass(r: Recorder, call: Call): void {
  const type = call.actual;
  if (type === RANGE_TYPE) return callRange(r, call);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if (
    (flags & (TYPE_FLAG_NO_NEW | TYPE_FLAG_ABSTRACT)) !== 0 || call.bound ||
    H32[(type + TYPE_KIND) >> 2] !== small(KIND_INSTANCE) ||
    !isObjectNew(typeLookup(type, N.__new__))
  ) unsupported("a call of a builtin class");
  const init = typeLookup(type, N.__init__);
  const plain = isObjectInit(init);
  if (plain ? call.count !== 0 : (init & 1) !== 0 || H32[init >> 2] !== FUNCTION_SHAPE) {
    unsupported("a class with another __init__");
  }
  const code = plain ? 0 : H32[(init + FUNCTION_CODE) >> 2];
  if (!plain) requireInlinable(r, code);
  r.emit("GUARD_IS", call.callee, 0, 0, type);
  guardSelf(r, call);
  const typeRef = r.emitter.word(type);
  const version = r.emit("FIELD", typeRef, 0, 0, field(TYPE_VERSION, MemoryClass.DICT));
  r.emit("GUARD_IS", version, 0, 0, H32[(type + TYPE_VERSION) >> 2]);
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  const shapeRef = r.emit("FIELD", typeRef, 0, 0, field(TYPE_SHAPE, MemoryClass.DICT));
  r.emit("GUARD_IS", shapeRef, 0, 0, shape);
  if (plain) {
    r.replace(2, newObject(r, shape));
    return;
  }
  const initRef = r.emitter.word(init);
  const itsCode = r.emit("FIELD", initRef, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit("GUARD_IS", itsCode, 0, 0, code);
  // The instance stands for an argument while the defaults are counted.
  const args = withDefaults(r, initRef, init, code, [0, ...call.args]);
  r.checkFrames(code);
  const instance = newObject(r, shape);
  enter(r, call, code, initRef, [instance, ...args.slice(1)], RETURN_INIT, instance);
}

function newObject(r: Recorder, shape: number): number {
  return r.emit("NEW", r.emitter.word(shape), 0, 0, H32[(shape + SHAPE_SIZE) >> 2] >> 1);
}

/** range(stop) and range(start, stop) of small ints that are in order. */
function callRange(r: Recorder, call: Call): void {
  if (call.bound || call.count < 1 || call.count > 2) unsupported("range with a step");
  if (call.actuals.some((value) => (value & 1) === 0)) unsupported("range of other types");
  const [first, last] = call.count === 1 ? [1, call.actuals[0]] : call.actuals;
  if (first > last) unsupported("an empty range");
  r.emit("GUARD_IS", call.callee, 0, 0, RANGE_TYPE);
  guardSelf(r, call);
  const numbers = call.args.map((ref, i) => r.number(ref, call.actuals[i]));
  const start = call.count === 1 ? r.emitter.int(0) : numbers[0];
  const stop = numbers[numbers.length - 1];
  r.emit("GUARD_TRUE", r.emit("INT_LESS_EQUAL", start, stop));
  const length = r.emit("INT_SUBTRACT", stop, start);
  const words = [start, stop, r.emitter.int(1), length].map((ref) => r.word(ref));
  const range = r.emit("NEW", r.emitter.word(RANGE_SHAPE), 0, 0, 24);
  words.forEach((word, i) => {
    r.emit("SET_FIELD", range, word, 0, field(4 + 4 * i, MemoryClass.CONSTANT));
  });
  r.replace(call.count + 2, range);
}

// --- natives

type NativeHandler = (r: Recorder, call: Call) => number;

/** A number of either kind, or unsupported. */
function numberArgument(r: Recorder, call: Call, index: number): number {
  const ref = r.arithmetic(call.args[index], call.actuals[index]);
  return ref !== 0 ? ref : unsupported("a number of another type");
}

function length(r: Recorder, call: Call): number {
  const actual = call.actuals[0];
  const shape = (actual & 1) !== 0 ? 0 : H32[actual >> 2];
  const ref = r.word(call.args[0]);
  const classes = new Map<number, number>([
    [LIST_SHAPE, MemoryClass.LIST],
    [TUPLE_SHAPE, MemoryClass.CONSTANT],
    [STR1_SHAPE, MemoryClass.CONSTANT],
    [DICT_SHAPE, MemoryClass.DICT],
    [SET_SHAPE, MemoryClass.DICT],
  ]);
  const memoryClass = classes.get(shape) ?? unsupported("len of another type");
  r.emit("GUARD_KIND", ref, 0, 0, shape);
  return r.emit("UNTAG", r.emit("FIELD", ref, 0, 0, field(LENGTH, memoryClass)));
}

function absolute(r: Recorder, call: Call): number {
  const ref = numberArgument(r, call, 0);
  if (r.typeOf(ref) === FLOAT) return r.emit("FLOAT_ABS", ref);
  const negative = call.actuals[0] < 0;
  r.emit(negative ? "GUARD_TRUE" : "GUARD_FALSE", r.emit("INT_LESS", ref, r.emitter.int(0)));
  return negative ? r.emit("INT_NEGATE", ref) : ref;
}

/** min and max of two numbers of one type: which of them it is, is guarded. */
function extreme(r: Recorder, call: Call, greatest: boolean): number {
  if (call.args.length !== 2) unsupported("min or max of another number of arguments");
  const a = numberArgument(r, call, 0);
  const b = numberArgument(r, call, 1);
  if (r.typeOf(a) !== r.typeOf(b)) unsupported("min or max of two types");
  const kind = r.typeOf(a) === INT ? "INT" : "FLOAT";
  const takesSecond = greatest ? r.emit(`${kind}_LESS`, a, b) : r.emit(`${kind}_LESS`, b, a);
  return r.emit(kind === "INT" ? "SELECT_INT" : "SELECT_FLOAT", takesSecond, b, a);
}

function squareRoot(r: Recorder, call: Call): number {
  const ref = r.float(numberArgument(r, call, 0));
  return r.emit("SQRT", ref);
}

function ordinal(r: Recorder, call: Call): number {
  const actual = call.actuals[0];
  if ((actual & 1) !== 0 || H32[actual >> 2] !== STR1_SHAPE) unsupported("ord of another type");
  if (H32[(actual + LENGTH) >> 2] !== small(1)) unsupported("ord of another length");
  const ref = r.word(call.args[0]);
  r.emit("GUARD_KIND", ref, 0, 0, STR1_SHAPE);
  r.emit("GUARD_IS", r.emit("FIELD", ref, 0, 0, CONSTANT_LENGTH), 0, 0, small(1));
  return r.emit("UNIT", ref, r.emitter.int(0));
}

function characterOf(r: Recorder, call: Call): number {
  const actual = call.actuals[0];
  if ((actual & 1) === 0 || actual < 0 || actual >= 512) unsupported("chr of another number");
  const ref = numberArgument(r, call, 0);
  r.emit("GUARD_INDEX", ref, r.emitter.word(small(256)));
  return r.emit("CHARACTER", ref);
}

function append(r: Recorder, call: Call): number {
  const actual = call.actuals[0];
  if (call.args.length !== 2 || (actual & 1) !== 0 || H32[actual >> 2] !== LIST_SHAPE) {
    unsupported("append to another type");
  }
  const list = r.word(call.args[0]);
  r.emit("GUARD_KIND", list, 0, 0, LIST_SHAPE);
  appendTo(r, list, actual, call.args[1]);
  return r.emitter.word(NONE);
}

/** Appends to a list: by a store while it has room, by the routine that grows it where it was full. */
export function appendTo(r: Recorder, list: number, actual: number, item: number): void {
  const storage = H32[(actual + LIST_ARRAY) >> 2];
  if (storage === 0 || H32[(actual + LENGTH) >> 2] >= H32[(storage + LENGTH) >> 2]) {
    r.emit("LIST_PUSH", list, r.word(item));
    return;
  }
  const count = r.emit("FIELD", list, 0, 0, LIST_LENGTH);
  const array = r.emit("FIELD", list, 0, 0, LIST_STORAGE);
  r.emit("GUARD_BOUND", array);
  const capacity = r.emit("FIELD", array, 0, 0, CONSTANT_LENGTH);
  const place = r.emit("UNTAG", count);
  r.emit("GUARD_INDEX", place, capacity);
  const value = r.word(item);
  r.emit("SET_ITEM", array, place, value, MemoryClass.ITEMS);
  const next = r.emit("WORD_ADD", count, r.emitter.word(small(1)));
  r.emit("SET_FIELD", list, next, 0, LIST_LENGTH);
}

const NATIVES: Readonly<Record<string, readonly [argumentCount: number, handler: NativeHandler]>> =
  {
    len: [1, length],
    abs: [1, absolute],
    min: [2, (r, call) => extreme(r, call, false)],
    max: [2, (r, call) => extreme(r, call, true)],
    ord: [1, ordinal],
    chr: [1, characterOf],
    "math.sqrt": [1, squareRoot],
    "math.sin": [1, (r, call) => r.emit("SIN", r.float(numberArgument(r, call, 0)))],
    "math.cos": [1, (r, call) => r.emit("COS", r.float(numberArgument(r, call, 0)))],
    "math.exp": [1, (r, call) => r.emit("EXP", r.float(numberArgument(r, call, 0)))],
    "math.atan": [1, (r, call) => r.emit("ATAN", r.float(numberArgument(r, call, 0)))],
    "list.append": [2, append],
  };

function callNative(r: Recorder, call: Call): void {
  const key = keyOf(call.actual);
  const row = Object.hasOwn(NATIVES, key) ? NATIVES[key] : undefined;
  if (row === undefined || row[0] !== call.args.length) return unsupported(`a call of ${key}`);
  r.emit("GUARD_IS", call.callee, 0, 0, call.actual);
  guardSelf(r, call);
  const result = row[1](r, call);
  r.replace(call.count + 2, result);
}

/** The name of a native as programs know it. */
function keyOf(callee: number): string {
  if (H32[callee >> 2] === METHOD_DESCRIPTOR_SHAPE) {
    const owner = H32[(callee + DESCRIPTOR_OWNER) >> 2];
    return owner === LIST_TYPE ? `list.${jsString(H32[(callee + DESCRIPTOR_NAME) >> 2])}` : "";
  }
  if (H32[(callee + BUILTIN_SELF) >> 2] !== 0) return "";
  const owner = H32[(callee + BUILTIN_OWNER) >> 2];
  const name = jsString(H32[(callee + BUILTIN_NAME) >> 2]);
  if (owner === 0 || (owner & 1) !== 0) return name;
  if (H32[(H32[owner >> 2] + SHAPE_TYPE) >> 2] !== STR_TYPE) return "";
  const module = jsString(owner);
  return module === "builtins" ? name : `${module}.${name}`;
}
