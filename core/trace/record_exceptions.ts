/** Recording of raise, except and finally. */
import { EXCEPTION_ARGS, EXCEPTION_CAUSE, EXCEPTION_FLAGS } from "../heap/layouts/exception.ts";
import { FRAME_GENERATOR, FRAME_HANDLED } from "../heap/layouts/frame.ts";
import { EMPTY_TUPLE, NONE, TS_HANDLED } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import {
  hasPlainConstructor,
  isException,
  isExceptionClass,
} from "../interpreter/slow_exceptions.ts";
import { isSubtype, typeOf } from "../objects/errors.ts";
import { isTuple } from "../objects/kinds.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { CONSTANT_LENGTH } from "./record_fields.ts";
import { exceptionField, guardExceptionClass, newExceptionOf } from "./record_exception_objects.ts";
import { raiseTo } from "./record_raising.ts";
import { guardKind, shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";
import { TUPLE_ITEMS } from "../heap/layouts/basic.ts";

/** An exception that a statement names: an instance, or a class without arguments. */
function exceptionOf(r: Recorder, value: number, actual: number) {
  if (isException(actual)) {
    r.emit(U.CHECK_SHAPE, value, 0, 0, H32[actual >> 2]);
    return { ref: value, type: typeOf(actual), actual, change: () => {} };
  }
  if (!isExceptionClass(actual) || !hasPlainConstructor(actual)) {
    unsupported("what is raised is made by a call");
  }
  r.emit(U.GUARD_IS, value, 0, 0, actual);
  guardExceptionClass(r, actual);
  const ref = newExceptionOf(r, actual);
  const change = () => {
    r.emit(U.SET_FIELD, ref, r.emitter.word(EMPTY_TUPLE), 0, exceptionField(EXCEPTION_ARGS));
  };
  return { ref, type: actual, actual: 0, change };
}

/** RAISE_VARARGS. */
export function recordRaise(r: Recorder, count: number): void {
  if (count === 0) {
    const actual = H32[TS_HANDLED >> 2];
    if (actual === 0) unsupported("nothing is raised again");
    raiseAgain(r, r.handledNow(), actual);
    return;
  }
  const raised = exceptionOf(r, r.word(r.peek(count - 1)), r.actual(count - 1));
  const cause = count === 2 ? causeOf(r) : null;
  raiseTo(r, { ...raised, fresh: true }, () => {
    raised.change();
    if (cause === null) return;
    cause.change();
    r.emit(U.SET_FIELD, raised.ref, cause.ref, 0, exceptionField(EXCEPTION_CAUSE));
    r.emit(U.SET_FIELD, raised.ref, r.emitter.word(small(1)), 0, exceptionField(EXCEPTION_FLAGS));
  });
}

/** What is on top behind `from`: an exception, or none. */
function causeOf(r: Recorder) {
  const [cause, actual] = [r.word(r.peek(0)), r.actual(0)];
  if (actual !== NONE) return exceptionOf(r, cause, actual);
  r.emit(U.GUARD_IS, cause, 0, 0, NONE);
  return { ref: r.emitter.word(0), change: () => {} };
}

/** RERAISE: a handler is left with the exception, which is on top. */
export function recordReraise(r: Recorder): void {
  const actual = r.actual(0);
  if (!isException(actual)) unsupported("nothing is raised again");
  raiseAgain(r, r.word(r.peek(0)), actual);
}

/** An exception that was raised before, a word, goes on from here. */
function raiseAgain(r: Recorder, ref: number, actual: number): void {
  if (r.trace.op[ref] !== U.NEW) r.emit(U.CHECK_SHAPE, ref, 0, 0, H32[actual >> 2]);
  raiseTo(r, { ref, type: typeOf(actual), actual, fresh: false });
}

/** PUSH_EXC_INFO: what is handled waits below the exception on top, which is handled from now on. */
export function recordPushExceptionInfo(r: Recorder): void {
  const exception = r.word(r.peek(0));
  const previous = waiting(r);
  r.replace(1, previous, exception);
  r.handled = exception;
}

/** What is handled, as a handler's stack has it: None where that is nothing, or not the frame's own. */
function waiting(r: Recorder): number {
  const actual = H32[TS_HANDLED >> 2];
  const handled = r.handledNow();
  const none = r.emitter.word(NONE);
  const base = inheritedBy(r);
  if (base === 0) {
    if (actual === 0) {
      if (!r.emitter.isConstant(handled)) r.emit(U.GUARD_IS, handled, 0, 0, 0);
      r.knowHandled(handled, 0);
      return none;
    }
    if (r.trace.op[handled] !== U.NEW) r.emit(U.GUARD_BOUND, handled);
    return handled;
  }
  const inherits = H32[(r.frame.address + FRAME_HANDLED) >> 2] === actual;
  if (handled !== base) {
    r.emit(inherits ? U.GUARD_TRUE : U.GUARD_FALSE, r.emit(U.SAME, handled, base));
    if (inherits) r.knowHandled(handled, base);
  }
  if (inherits) return none;
  if (actual === 0) {
    r.emit(U.GUARD_IS, handled, 0, 0, 0);
    return none;
  }
  r.emit(U.GUARD_BOUND, handled);
  return handled;
}

/** What the innermost frame, a generator's, was resumed with; 0: it is no generator's. */
function inheritedBy(r: Recorder): number {
  const { generator, inherited, address } = r.frame;
  if (generator !== 0) return inherited !== 0 ? inherited : r.handledInMemory();
  if (r.frames.length > 1 || H32[(address + FRAME_GENERATOR) >> 2] === 0) return 0;
  return r.emit(U.FRAME_WORD, 0, 0, 0, FRAME_HANDLED);
}

/** POP_EXCEPT. */
export function recordPopExcept(r: Recorder): void {
  const [previous, actual] = [r.word(r.peek(0)), r.actual(0)];
  if (actual !== NONE) {
    if (r.emitter.isConstant(previous)) r.emit(U.GUARD_IS, previous, 0, 0, actual);
    else r.emit(U.GUARD_FALSE, r.emit(U.SAME, previous, r.emitter.word(NONE)));
    r.replace(1);
    r.setHandled(previous);
    return;
  }
  r.emit(U.GUARD_IS, previous, 0, 0, NONE);
  const base = inheritedBy(r);
  r.replace(1);
  r.setHandled(base === 0 ? r.emitter.word(0) : base);
}

/** CHECK_EXC_MATCH: decided now, for all exceptions of the shape. */
export function recordCheckMatch(r: Recorder): void {
  const [exception, wanted] = [r.actual(1), r.actual(0)];
  if (!isException(exception)) unsupported("no exception is matched");
  const type = typeOf(exception);
  const wantedRef = r.word(r.peek(0));
  let matches = false;
  if (isExceptionClass(wanted)) {
    r.emit(U.GUARD_IS, wantedRef, 0, 0, wanted);
    matches = isSubtype(type, wanted);
  } else {
    if (!isTuple(wanted) || shapeOf(wanted) === 0) unsupported("a match of another kind");
    guardKind(r, wantedRef, wanted);
    const count = tupleLength(wanted);
    r.emit(U.GUARD_IS, r.emit(U.FIELD, wantedRef, 0, 0, CONSTANT_LENGTH), 0, 0, small(count));
    for (let i = 0; i < count; i++) {
      const item = tupleItem(wanted, i);
      if (!isExceptionClass(item)) unsupported("a match of no exception class");
      const place = field(TUPLE_ITEMS + 4 * i, MemoryClass.CONSTANT);
      r.emit(U.GUARD_IS, r.emit(U.FIELD, wantedRef, 0, 0, place), 0, 0, item);
      if (isSubtype(type, item)) matches = true;
    }
  }
  r.emit(U.CHECK_SHAPE, r.word(r.peek(1)), 0, 0, H32[exception >> 2]);
  guardExceptionClass(r, type);
  r.replace(1, r.emitter.bool(matches));
}
