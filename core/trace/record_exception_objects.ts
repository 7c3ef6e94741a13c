/** Recording of exceptions as objects: calls of their classes, and what they keep in fields of their own. */
import {
  EXCEPTION_ARGS,
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_FIELDS,
  EXCEPTION_FLAGS,
  EXCEPTION_TRACEBACK,
} from "../heap/layouts/exception.ts";
import { SHAPE_SIZE } from "../heap/layouts/shape.ts";
import {
  TYPE_FLAG_FINALIZER,
  TYPE_FLAG_PLAIN_GETATTR,
  TYPE_FLAGS,
  TYPE_SHAPE,
} from "../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { isException, isExceptionInit, isExceptionNew } from "../interpreter/slow_exceptions.ts";
import { typeOf } from "../objects/errors.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { isHeapType } from "../objects/types/class_names.ts";
import { jsString } from "../objects/values/text.ts";
import {
  BASE_EXCEPTION,
  FUNCTION_SHAPE,
  STOP_ITERATION,
  TYPE_TYPE,
} from "../objects/well_known.ts";
import { guardClass } from "./class_changes.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { fillTuple, newTuple } from "./record_tuples.ts";
import { type Call, shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** A field of an exception or traceback. */
export const exceptionField = (offset: number) => field(offset, MemoryClass.SLOTS);

/** Makes sure that an exception class is as it is now; builtin ones do not change. */
export function guardExceptionClass(r: Recorder, type: number): void {
  if (isHeapType(type)) guardClass(r, type);
}

/** An instance of an exception class, of which nothing but the shape is set. @returns its ref */
export function newExceptionOf(r: Recorder, type: number): number {
  if ((H32[(type + TYPE_FLAGS) >> 2] & (TYPE_FLAG_FINALIZER << 1)) !== 0) {
    unsupported("an exception with a finalizer");
  }
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  if (isHeapType(type)) {
    const place = field(TYPE_SHAPE, MemoryClass.DICT);
    r.emit(U.GUARD_IS, r.emit(U.FIELD, r.emitter.word(type), 0, 0, place), 0, 0, shape);
  }
  return r.emit(U.NEW, r.emitter.word(shape), 0, 0, H32[(shape + SHAPE_SIZE) >> 2] >> 1);
}

/** A tuple of words that is made now, and filled by what is given back. */
export function tupleOfWords(r: Recorder, words: readonly number[]) {
  if (words.length === 0) return { ref: r.emitter.word(EMPTY_TUPLE), fill: () => {} };
  const ref = newTuple(r, words.length);
  return { ref, fill: () => fillTuple(r, ref, words) };
}

/** How the instances of an exception class are made whose `__new__` is BaseException's. */
export interface ExceptionClass {
  /** The guest function `__init__`; 0: a native one. */
  readonly init: number;
  /** Whether the native one is that of StopIteration: it keeps a value besides the arguments. */
  readonly stops: boolean;
}

/** Arguments that an exception keeps at most. */
const ARGUMENTS_MOST = 8;

/** Describes an exception class; null: its instances are made in other ways. */
export function exceptionClass(type: number): ExceptionClass | null {
  if (!isExceptionNew(typeLookup(type, N.__new__)) || typeOf(type) !== TYPE_TYPE) return null;
  const init = typeLookup(type, N.__init__);
  if (shapeOf(init) === FUNCTION_SHAPE) return { init, stops: false };
  if (isExceptionInit(init)) return { init: 0, stops: false };
  return init === typeLookup(STOP_ITERATION, N.__init__) ? { init: 0, stops: true } : null;
}

/** The instance that a call of an exception class makes, which is guarded, before a guest `__init__` is called. */
export function newExceptionBy(r: Recorder, call: Call, { stops }: ExceptionClass): number {
  const positional = call.args.slice(0, call.args.length - call.names.length);
  if (positional.length > ARGUMENTS_MOST) unsupported("an exception of many arguments");
  const args = tupleOfWords(r, positional.map((ref) => r.word(ref)));
  const instance = newExceptionOf(r, call.actual);
  args.fill();
  const fields: [number, number][] = [
    [EXCEPTION_ARGS, args.ref],
    [EXCEPTION_FLAGS, r.emitter.word(small(0))],
  ];
  if (stops) {
    const value = positional.length > 0 ? r.word(positional[0]) : r.emitter.word(NONE);
    fields.push([EXCEPTION_FIELDS, value]);
  }
  for (const [offset, word] of fields) {
    r.emit(U.SET_FIELD, instance, word, 0, exceptionField(offset));
  }
  return instance;
}

/** A StopIteration with a value, a word; 0: without. It is filled by what is given back. */
export function stopIterationOf(r: Recorder, value: number) {
  const args = tupleOfWords(r, value === 0 ? [] : [value]);
  const ref = newExceptionOf(r, STOP_ITERATION);
  const fill = () => {
    args.fill();
    r.emit(U.SET_FIELD, ref, args.ref, 0, exceptionField(EXCEPTION_ARGS));
    if (value !== 0) r.emit(U.SET_FIELD, ref, value, 0, exceptionField(EXCEPTION_FIELDS));
  };
  return { ref, fill };
}

/** BaseException.__init__ of an exception: its arguments are kept. */
export function recordExceptionInit(r: Recorder, { args, actuals, words, names }: Call): void {
  if (args.length === 0 || !isException(actuals[0]) || names.length > 0) {
    unsupported("another __init__ of exceptions");
  }
  if (args.length > ARGUMENTS_MOST) unsupported("an exception of many arguments");
  const self = r.word(args[0]);
  r.emit(U.CHECK_SHAPE, self, 0, 0, H32[actuals[0] >> 2]);
  const kept = tupleOfWords(r, args.slice(1).map((ref) => r.word(ref)));
  kept.fill();
  r.emit(U.SET_FIELD, self, kept.ref, 0, exceptionField(EXCEPTION_ARGS));
  r.replace(words, r.emitter.word(NONE));
}

/** Fields of exceptions that are attributes: what they are called, and the type that has the attribute. */
const FIELDS: readonly (readonly [name: string, type: number, offset: number])[] = [
  ["args", BASE_EXCEPTION, EXCEPTION_ARGS],
  ["__traceback__", BASE_EXCEPTION, EXCEPTION_TRACEBACK],
  ["__context__", BASE_EXCEPTION, EXCEPTION_CONTEXT],
  ["__cause__", BASE_EXCEPTION, EXCEPTION_CAUSE],
  ["value", STOP_ITERATION, EXCEPTION_FIELDS],
];

/** What an exception has in a field as the attribute `name`; 0: it has it elsewhere, if at all. */
export function exceptionAttribute(r: Recorder, name: number): number {
  const actual = r.actual(0);
  if (!isException(actual)) return 0;
  const type = typeOf(actual);
  if (((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_PLAIN_GETATTR) === 0) return 0;
  const text = jsString(name);
  for (const [known, owner, offset] of FIELDS) {
    if (text !== known || typeLookup(type, name) !== typeLookup(owner, name)) continue;
    if (typeLookup(owner, name) === 0) return 0;
    const object = r.word(r.peek(0));
    r.emit(U.CHECK_SHAPE, object, 0, 0, H32[actual >> 2]);
    guardExceptionClass(r, type);
    const value = r.emit(U.FIELD, object, 0, 0, exceptionField(offset));
    if (H32[(actual + offset) >> 2] !== 0) {
      r.emit(U.GUARD_BOUND, value);
      return value;
    }
    r.emit(U.GUARD_IS, value, 0, 0, 0);
    return r.emitter.word(offset === EXCEPTION_ARGS ? EMPTY_TUPLE : NONE);
  }
  return 0;
}
