/** raise, except, and leaving __init__. */
import { EXCEPTION_CAUSE, EXCEPTION_FIELDS, EXCEPTION_FLAGS } from "../heap/layouts/exception.ts";
import { TYPE_FLAG_EXCEPTION, TYPE_FLAGS } from "../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE, TS_HANDLED } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import {
  isInstance,
  isSubtype,
  newException,
  raiseInstance,
  raiseRuntimeError,
  raiseTypeError,
  typeName,
  typeOf,
} from "../objects/errors.ts";
import { isTuple, isType } from "../objects/kinds.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { call0 } from "../objects/protocols/call.ts";
import { reprOf } from "../objects/protocols/represent.ts";
import { jsString } from "../objects/values/text.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import {
  BASE_EXCEPTION,
  BASE_EXCEPTION_GROUP,
  STOP_ITERATION,
  TYPE_TYPE,
} from "../objects/well_known.ts";
import { splitGroup } from "../objects/types/exception_groups.ts";
import { setContext } from "./unwind.ts";

/** Whether the value is a class that derives from BaseException. */
export function isExceptionClass(value: Value): boolean {
  return isType(value) && ((H32[(value + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_EXCEPTION) !== 0;
}

export function isException(value: Value): boolean {
  return (value & 1) === 0 && isInstance(value, BASE_EXCEPTION);
}

/**
 * RAISE_VARARGS: makes the exception pending.
 *
 * @returns whether it is freshly raised (false: the handled one goes on)
 */
export function raiseStatement(count: number, value: Value, cause: Value): boolean {
  if (count === 0) {
    const handled = H32[TS_HANDLED >> 2];
    if (handled === 0) {
      raiseRuntimeError("No active exception to reraise");
      return true;
    }
    raiseInstance(handled);
    return false;
  }
  const mark = rootMark();
  const exception = exceptionOf(value, "exceptions must derive from BaseException");
  if (exception !== 0) {
    pushRoot(exception);
    if (count === 1 || setCause(exception, cause)) {
      setContext(exception);
      raiseInstance(exception);
    }
  }
  releaseRoots(mark);
  return true;
}

/** The exception instance that `raise value` raises; 0 with the exception pending. */
function exceptionOf(value: Value, message: string): Value {
  if (isException(value)) return value;
  if (!isExceptionClass(value)) return raiseTypeError(message);
  if (hasPlainConstructor(value)) return newException(value, EMPTY_TUPLE);
  const made = call0(value);
  if (made === 0 || isException(made)) return made;
  return raiseTypeError(
    `calling ${classText(value)} should have returned an instance of BaseException, not ${
      classText(typeOf(made))
    }`,
  );
}

// What BaseException has as __new__ and __init__; at the same address in every runtime.
let plainNew = 0;
let plainInit = 0;

/** Whether calling the exception class without arguments does nothing but allocate. */
export function hasPlainConstructor(type: Value): boolean {
  return isExceptionNew(typeLookup(type, N.__new__)) &&
    isExceptionInit(typeLookup(type, N.__init__)) && typeOf(type) === TYPE_TYPE;
}

/** Whether an attribute is BaseException.__new__ as it stands in BaseException's namespace. */
export function isExceptionNew(attribute: Value): boolean {
  if (plainNew === 0) plainNew = typeLookup(BASE_EXCEPTION, N.__new__);
  return attribute === plainNew;
}

/** As isExceptionNew for BaseException.__init__. */
export function isExceptionInit(attribute: Value): boolean {
  if (plainInit === 0) plainInit = typeLookup(BASE_EXCEPTION, N.__init__);
  return attribute === plainInit;
}

function classText(type: Value): string {
  const text = reprOf(type);
  return text === 0 ? "" : jsString(text);
}

function setCause(exception: Value, cause: Value): boolean {
  let instance = 0;
  if (cause !== NONE) {
    instance = exceptionOf(cause, "exception causes must derive from BaseException");
    if (instance === 0) return false;
  }
  H32[(exception + EXCEPTION_CAUSE) >> 2] = instance;
  H32[(exception + EXCEPTION_FLAGS) >> 2] = small(
    (H32[(exception + EXCEPTION_FLAGS) >> 2] >> 1) | 1,
  );
  return true;
}

/** except class: 1, 0, or -1 with TypeError pending. */
export function exceptionMatches(exception: Value, wanted: Value): number {
  if (isExceptionClass(wanted)) return isSubtype(typeOf(exception), wanted) ? 1 : 0;
  if (isTuple(wanted)) {
    const length = tupleLength(wanted);
    for (let i = 0; i < length; i++) {
      if (!isExceptionClass(tupleItem(wanted, i))) return refuse();
    }
    for (let i = 0; i < length; i++) {
      if (isSubtype(typeOf(exception), tupleItem(wanted, i))) return 1;
    }
    return 0;
  }
  return refuse();
}

function refuse(): -1 {
  raiseTypeError("catching classes that do not inherit from BaseException is not allowed");
  return -1;
}

/** CHECK_EG_MATCH on the two top words: exception, class. */
export function groupMatches(sp: number): boolean {
  const exception = H32[sp - 2];
  const wanted = H32[sp - 1];
  if (exception === NONE) {
    H32[sp - 1] = NONE;
    return true;
  }
  const classes = isTuple(wanted) ? tupleLength(wanted) : 1;
  for (let i = 0; i < classes; i++) {
    const cls = isTuple(wanted) ? tupleItem(wanted, i) : wanted;
    if (!isExceptionClass(cls)) return refuse() > 0;
    if (isSubtype(cls, BASE_EXCEPTION_GROUP)) {
      raiseTypeError(
        "catching ExceptionGroup with except* is not allowed. Use except instead.",
      );
      return false;
    }
  }
  return splitGroup(exception, wanted, sp - 2);
}

/** CLEANUP_THROW: the value of a StopIteration, or 0 with the exception pending again. */
export function cleanupThrow(exception: Value): Value {
  if (isInstance(exception, STOP_ITERATION)) {
    const value = H32[(exception + EXCEPTION_FIELDS) >> 2];
    return value === 0 ? NONE : value;
  }
  return raiseInstance(exception);
}

/** TypeError: __init__() should return None. */
export function badInit(value: Value): 0 {
  return raiseTypeError(`__init__() should return None, not '${typeName(value)}'`);
}
