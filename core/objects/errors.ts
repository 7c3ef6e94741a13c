/**
 * Raising guest exceptions from helpers: the pending exception is a word of the thread state; a helper that fails sets
 * it and returns 0 (or -1 where 0 is an answer). Nothing here throws into JavaScript but OutOfMemory.
 */
import { allocate } from "../heap/allocator.ts";
import { EXCEPTION_ARGS, EXCEPTION_FIELDS } from "../heap/layouts/exception.ts";
import { LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { SHAPE_SIZE, SHAPE_TYPE } from "../heap/layouts/shape.ts";
import {
  TYPE_BASES,
  TYPE_FLAG_FINALIZER,
  TYPE_FLAGS,
  TYPE_MRO,
  TYPE_NAME,
  TYPE_SHAPE,
} from "../heap/layouts/type.ts";
import { TS_EXCEPTION } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { registerFinalizable } from "./finalization.ts";
import { tupleOf } from "./values/sequences.ts";
import { internText, jsString, newStr } from "./values/text.ts";
import {
  ATTRIBUTE_ERROR,
  INDEX_ERROR,
  INT_TYPE,
  KEY_ERROR,
  NAME_ERROR,
  OVERFLOW_ERROR,
  RUNTIME_ERROR,
  STOP_ITERATION,
  TYPE_ERROR,
  VALUE_ERROR,
  ZERO_DIVISION_ERROR,
} from "./well_known.ts";

/** The type of any value. */
export function typeOf(value: Value): number {
  return (value & 1) !== 0 ? INT_TYPE : H32[(H32[value >> 2] + SHAPE_TYPE) >> 2];
}

/** A type's name as JavaScript text. */
export function nameOfType(type: number): string {
  return jsString(H32[(type + TYPE_NAME) >> 2]);
}

/** The name of a value's type, for messages. */
export function typeName(value: Value): string {
  return nameOfType(typeOf(value));
}

/** Whether `type` is `base` or derives from it (by MRO; no __subclasscheck__). */
export function isSubtype(type: number, base: number): boolean {
  if (type === base) return true;
  const mro = H32[(type + TYPE_MRO) >> 2];
  if (mro === 0) return false;
  const length = H32[(mro + LENGTH) >> 2] >> 1;
  const first = (mro + TUPLE_ITEMS) >> 2;
  for (let i = 1; i < length; i++) if (H32[first + i] === base) return true;
  return false;
}

/** Whether the value is an instance of `type` or of a subclass (no __instancecheck__). */
export function isInstance(value: Value, type: number): boolean {
  const own = typeOf(value);
  return own === type || isSubtype(own, type);
}

/** Whether an exception is pending. */
export function pending(): boolean {
  return H32[TS_EXCEPTION >> 2] !== 0;
}

/** The pending exception (0 none), and none is pending any more. The caller roots it if it collects. */
export function takePending(): Value {
  const exception = H32[TS_EXCEPTION >> 2];
  H32[TS_EXCEPTION >> 2] = 0;
  return exception;
}

/** Makes an exception instance the pending one. Always 0, so that helpers can `return raiseInstance(e)`. */
export function raiseInstance(exception: Value): 0 {
  H32[TS_EXCEPTION >> 2] = exception;
  return 0;
}

/** An instance of a static or guest exception type, `__init__` not called. @throws OutOfMemory */
export function newException(type: number, args: Value): Value {
  // Guest classes may have __slots__ behind the fields of BaseException.
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  const exception = allocate(H32[(shape + SHAPE_SIZE) >> 2] >> 1);
  H32[exception >> 2] = shape;
  H32[(exception + EXCEPTION_ARGS) >> 2] = args;
  if ((H32[(type + TYPE_FLAGS) >> 2] & (TYPE_FLAG_FINALIZER << 1)) !== 0) {
    registerFinalizable(exception);
  }
  return exception;
}

/** Raises `type(message)`. @returns 0 */
export function raise(type: number, message: string): 0 {
  return raiseInstance(newException(type, tupleOf(newStr(message))));
}

/** Raises `type(value)`. @returns 0 */
export function raiseWith(type: number, value: Value): 0 {
  return raiseInstance(newException(type, tupleOf(value)));
}

export function raiseTypeError(message: string): 0 {
  return raise(TYPE_ERROR, message);
}
export function raiseValueError(message: string): 0 {
  return raise(VALUE_ERROR, message);
}
/** The message is one of a few: all exceptions share its str, those that compiled code raises too. */
export function raiseIndexError(message: string): 0 {
  return raiseInstance(newException(INDEX_ERROR, tupleOf(internText(message))));
}
export function raiseOverflowError(message: string): 0 {
  return raise(OVERFLOW_ERROR, message);
}
export function raiseRuntimeError(message: string): 0 {
  return raise(RUNTIME_ERROR, message);
}
export function raiseZeroDivision(message: string): 0 {
  return raise(ZERO_DIVISION_ERROR, message);
}
/** KeyError(key). */
export function raiseKeyError(key: Value): 0 {
  return raiseWith(KEY_ERROR, key);
}

/** AttributeError with its `name` and `obj` fields set (own fields 0 and 1). */
export function raiseAttributeError(object: Value, name: Value, message: string): 0 {
  const exception = newException(ATTRIBUTE_ERROR, tupleOf(newStr(message)));
  H32[(exception + EXCEPTION_FIELDS) >> 2] = name;
  H32[(exception + EXCEPTION_FIELDS + 4) >> 2] = object;
  return raiseInstance(exception);
}

/** Notes in an AttributeError whose attribute was asked for, unless it says so. */
export function noteAttribute(exception: Value, object: Value, name: Value): void {
  const fields = (exception + EXCEPTION_FIELDS) >> 2;
  if (!isInstance(exception, ATTRIBUTE_ERROR)) return;
  if (H32[fields] !== 0 || H32[fields + 1] !== 0) return;
  H32[fields] = name;
  H32[fields + 1] = object;
}

/** "'T' object has no attribute 'name'" */
export function raiseNoAttribute(object: Value, name: Value): 0 {
  return raiseAttributeError(
    object,
    name,
    `'${typeName(object)}' object has no attribute '${jsString(name)}'`,
  );
}

/** NameError (or a subclass) with its `name` field set (own field 0). */
export function raiseNameError(type: number, name: Value, message: string): 0 {
  const exception = newException(type === 0 ? NAME_ERROR : type, tupleOf(newStr(message)));
  H32[(exception + EXCEPTION_FIELDS) >> 2] = name;
  return raiseInstance(exception);
}

/** StopIteration(value) (own field 0 is `value`); value 0 or None: without argument. */
export function raiseStopIteration(value: Value): 0 {
  const exception = newException(STOP_ITERATION, value === 0 ? tupleOf() : tupleOf(value));
  H32[(exception + EXCEPTION_FIELDS) >> 2] = value;
  return raiseInstance(exception);
}

/** Whether the pending exception is an instance of `type`. */
export function pendingIs(type: number): boolean {
  const exception = H32[TS_EXCEPTION >> 2];
  return exception !== 0 && isInstance(exception, type);
}

/** Clears the pending exception if it is an instance of `type`. */
export function clearIf(type: number): boolean {
  if (!pendingIs(type)) return false;
  H32[TS_EXCEPTION >> 2] = 0;
  return true;
}

/** Bases of a type (tuple). */
export function basesOf(type: number): Value {
  return H32[(type + TYPE_BASES) >> 2];
}
