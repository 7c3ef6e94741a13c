/** The types generator and coroutine: resuming from helpers, send, throw, close (Objects/genobject.c). */
import { enterLink, leaveLink } from "../objects/work.ts";
import {
  FRAME_HANDLED,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_SP,
  GENERATOR_CODE,
  GENERATOR_CREATED,
  GENERATOR_FINISHED,
  GENERATOR_FRAME,
  GENERATOR_NAME,
  GENERATOR_QUALNAME,
  GENERATOR_RUNNING,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../heap/layouts/frame.ts";
import { EXCEPTION_FIELDS, EXCEPTION_TRACEBACK } from "../heap/layouts/exception.ts";
import { NONE, TS_DEPTH, TS_DEPTH_LIMIT, TS_EXCEPTION, TS_FRAME } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { allocate } from "../heap/allocator.ts";
import { Op } from "../compiler/opcodes.ts";
import { defineType, type NativeEntry } from "../objects/define.ts";
import {
  isInstance,
  isSubtype,
  pending,
  pendingIs,
  raiseInstance,
  raiseRuntimeError,
  raiseStopIteration,
  raiseTypeError,
  takePending,
  typeName,
} from "../objects/errors.ts";
import { isStr, isTuple, isType } from "../objects/kinds.ts";
import { newGenericAlias } from "../objects/types/generic_alias.ts";
import { addressText } from "../objects/types/class_names.ts";
import { N } from "../objects/names.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { call0, call1, callTuple } from "../objects/protocols/call.ts";
import { warnDeprecated } from "../objects/protocols/warn.ts";
import { reprOf } from "../objects/protocols/represent.ts";
import { bool } from "../objects/values/numbers.ts";
import { tupleItem, tupleLength, tupleOf } from "../objects/values/sequences.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import {
  ASYNC_GENERATOR_SHAPE,
  COROUTINE_SHAPE,
  COROUTINE_TYPE,
  COROUTINE_WRAPPER_SHAPE,
  COROUTINE_WRAPPER_TYPE,
  GENERATOR_EXIT,
  GENERATOR_SHAPE,
  GENERATOR_TYPE,
  STOP_ITERATION,
  TRACEBACK_SHAPE,
} from "../objects/well_known.ts";
import { TO_HOST } from "./calls.ts";
import { generatorFrameObject } from "./frame_objects.ts";
import { raiseTooDeep, RETURN_PUSH } from "./frames.ts";
import { delegateOf, type GeneratorRef, raiseAlreadyExecuting, resume } from "./generators.ts";
import { runFrames, runRaising } from "./loop.ts";
import { reportUnraisable } from "./unraisable.ts";
import { setContext } from "./unwind.ts";
import { isException, isExceptionClass } from "./slow_exceptions.ts";

/** What the object is called in messages. */
function kindName(generator: Value): string {
  const shape = H32[generator >> 2];
  return shape === COROUTINE_SHAPE
    ? "coroutine"
    : shape === ASYNC_GENERATOR_SHAPE
    ? "async generator"
    : "generator";
}

function stateOf(generator: GeneratorRef): number {
  return H32[(generator + GENERATOR_STATE) >> 2] >> 1;
}

/**
 * Resumes with `sent`: what it yields; 0 with nothing pending when it returned None, 0 with StopIteration pending when it
 * returned something else, 0 with the exception it raised. May run guest code.
 */
function step(generator: GeneratorRef, sent: Value): Value {
  if (!resume(generator, sent, RETURN_PUSH | TO_HOST)) return 0;
  const value = runFrames();
  return afterStep(generator, value);
}

function afterStep(generator: GeneratorRef, value: Value): Value {
  if (value === 0 || stateOf(generator) !== GENERATOR_FINISHED) return value;
  return value === NONE ? 0 : raiseStopIteration(value);
}

/** `next(generator)` for FOR_ITER-like users: 0 with nothing pending at the end. */
export function generatorNext(generator: GeneratorRef): Value {
  switch (stateOf(generator)) {
    case GENERATOR_RUNNING:
      return raiseAlreadyExecuting(generator);
    case GENERATOR_FINISHED:
      return 0;
  }
  return step(generator, NONE);
}

function send(self: Value, value: Value): Value {
  switch (stateOf(self)) {
    case GENERATOR_RUNNING:
      return raiseAlreadyExecuting(self);
    case GENERATOR_FINISHED:
      return H32[self >> 2] === COROUTINE_SHAPE
        ? raiseRuntimeError("cannot reuse already awaited coroutine")
        : raiseStopIteration(0);
    case GENERATOR_CREATED:
      if (value !== NONE) {
        return raiseTypeError(
          `can't send non-None value to a just-started ${kindName(self)}`,
        );
      }
  }
  const result = step(self, value);
  return result === 0 && !pending() ? raiseStopIteration(0) : result;
}

/**
 * Raises an exception where the generator stands.
 *
 * @param thrown the exception, or a tuple of what throw() was given, of which the innermost generator makes the exception
 * @param closes whether a GeneratorExit closes what the generator delegates to; else it is thrown into that
 */
function throwInto(generator: GeneratorRef, thrown: Value, closes = true): Value {
  let result = 0;
  const mark = rootMark();
  pushRoot(generator);
  pushRoot(thrown);
  if (enterLink()) {
    result = stateOf(generator) === GENERATOR_SUSPENDED
      ? throwThrough(generator, thrown, closes)
      : throwHere(generator, thrown);
    leaveLink();
  }
  releaseRoots(mark);
  return result;
}

/** The exception that is thrown; 0 with another one pending. May run guest code. */
function exceptionOf(thrown: Value): Value {
  if (!isTuple(thrown)) return thrown;
  const count = tupleLength(thrown);
  return exceptionToThrow(
    tupleItem(thrown, 0),
    count > 1 ? tupleItem(thrown, 1) : 0,
    count > 2 ? tupleItem(thrown, 2) : 0,
  );
}

/** Whether a GeneratorExit is thrown: an instance, or the class itself. */
function isExit(thrown: Value): boolean {
  const first = isTuple(thrown) ? tupleItem(thrown, 0) : thrown;
  if (isType(first)) return isSubtype(first, GENERATOR_EXIT);
  return isInstance(first, GENERATOR_EXIT);
}

/** Raises what is thrown in this generator itself; the TypeError of what is no exception is its caller's. */
function throwHere(generator: GeneratorRef, thrown: Value): Value {
  const exception = exceptionOf(thrown);
  if (exception === 0) return 0;
  // Its state is asked now: guest code that made the exception may have run the generator.
  switch (stateOf(generator)) {
    case GENERATOR_RUNNING:
      return raiseAlreadyExecuting(generator);
    case GENERATOR_FINISHED:
      return H32[generator >> 2] === COROUTINE_SHAPE
        ? raiseRuntimeError("cannot reuse already awaited coroutine")
        : raiseInstance(exception);
    case GENERATOR_CREATED: {
      // It never ran: it ends here and now, with the exception.
      const frame = generator + GENERATOR_FRAME;
      H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_FINISHED);
      H32[(frame + FRAME_SP) >> 2] = (frame + FRAME_LOCALS) >> 2;
      return raiseInstance(exception);
    }
  }
  return raiseAt(generator, exception);
}

function throwThrough(generator: GeneratorRef, thrown: Value, closes: boolean): Value {
  const inner = delegateOf(generator);
  if (inner !== 0) {
    pushRoot(inner);
    if (!enterFrame(generator)) return 0;
    let value: Value;
    let handled = true;
    if (closes && isExit(thrown)) {
      const closed = closeIterator(inner);
      leaveFrame(generator);
      return closed ? throwHere(generator, thrown) : raiseAt(generator, takePending());
    }
    if (isGenerator(inner)) {
      value = throwInto(inner, thrown, closes);
      if (value === 0 && !pending()) raiseStopIteration(0);
    } else {
      const method = lookupAttribute(inner, N.throw);
      if (method === 0) {
        handled = false;
        value = 0;
      } else {
        pushRoot(method);
        value = isTuple(thrown) ? callTuple(method, thrown) : call1(method, thrown);
      }
    }
    leaveFrame(generator);
    if (value !== 0) return value;
    if (!handled) return pending() ? 0 : throwHere(generator, thrown);
    if (pendingIs(STOP_ITERATION)) {
      // The delegate returned: the generator goes on behind its `yield from` with the value.
      const result = H32[(takePending() + EXCEPTION_FIELDS) >> 2];
      return finishDelegation(generator, result === 0 ? NONE : result);
    }
    return raiseAt(generator, takePending());
  }
  return throwHere(generator, thrown);
}

/**
 * Makes the frame of a suspended generator the running one while what it delegates to is thrown into: who looks up the
 * stack sees it. False with RecursionError pending.
 */
function enterFrame(generator: GeneratorRef): boolean {
  if (H32[TS_DEPTH >> 2] >= H32[TS_DEPTH_LIMIT >> 2]) return raiseTooDeep() !== 0;
  const frame = generator + GENERATOR_FRAME;
  H32[TS_DEPTH >> 2]++;
  H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_RUNNING);
  H32[(frame + FRAME_PREVIOUS) >> 2] = H32[TS_FRAME >> 2];
  H32[TS_FRAME >> 2] = frame;
  return true;
}

function leaveFrame(generator: GeneratorRef): void {
  const frame = generator + GENERATOR_FRAME;
  H32[TS_FRAME >> 2] = H32[(frame + FRAME_PREVIOUS) >> 2];
  H32[(frame + FRAME_PREVIOUS) >> 2] = 0;
  H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_SUSPENDED);
  H32[TS_DEPTH >> 2]--;
}

/** Resumes by raising at the yield: in the context of what the generator handles there, if it does. */
function raiseAt(generator: GeneratorRef, exception: Value): Value {
  const handled = H32[(generator + GENERATOR_FRAME + FRAME_HANDLED) >> 2];
  if (handled !== 0 && handled !== exception) setContext(exception, handled);
  if (!resume(generator, NONE, RETURN_PUSH | TO_HOST)) return 0;
  // The word that resume pushed is the handler's business no more.
  H32[((generator + GENERATOR_FRAME) + FRAME_SP) >> 2]--;
  H32[TS_EXCEPTION >> 2] = exception;
  const value = runRaising();
  const result = afterStep(generator, value);
  return result === 0 && !pending() ? raiseStopIteration(0) : result;
}

/** Goes on behind the SEND loop of a `yield from` whose iterator returned `value`. */
function finishDelegation(generator: GeneratorRef, value: Value): Value {
  const frame = generator + GENERATOR_FRAME;
  // The YIELD_VALUE stands right behind its SEND, whose argument is the way out of the loop.
  let pc = H32[(frame + FRAME_PC) >> 2] - 1;
  while ((H32[pc] & 0xff) !== Op.SEND) pc--;
  H32[(frame + FRAME_PC) >> 2] = pc + 1 + (H32[pc] >> 8);
  const result = step(generator, value);
  return result === 0 && !pending() ? raiseStopIteration(0) : result;
}

function isGenerator(value: Value): boolean {
  if ((value & 1) !== 0) return false;
  const shape = H32[value >> 2];
  return shape === GENERATOR_SHAPE || shape === COROUTINE_SHAPE;
}

/** Closes what a generator delegates to; false: its close() failed, the exception is pending. */
function closeIterator(inner: Value): boolean {
  if (isGenerator(inner)) return close(inner) !== 0;
  const method = lookupAttribute(inner, N.close);
  if (method === 0) {
    // One that cannot be looked up is as good as none.
    return !pending() || reportUnraisable("Exception ignored while closing generator", inner);
  }
  const mark = rootMark();
  pushRoot(method);
  const result = call0(method);
  releaseRoots(mark);
  return result !== 0;
}

/** The exception that throw(type_or_value[, value[, traceback]]) raises; 0 with TypeError pending. May run guest code. */
export function exceptionToThrow(type: Value, value: Value, traceback: Value): Value {
  if (traceback !== 0 && traceback !== NONE && H32[traceback >> 2] !== TRACEBACK_SHAPE) {
    return raiseTypeError("throw() third argument must be a traceback object");
  }
  let exception = type;
  if (isType(type) && isExceptionClass(type)) {
    if (value !== 0 && isException(value) && isInstance(value, type)) exception = value;
    else {
      exception = value === 0 || value === NONE
        ? call0(type)
        : isTuple(value)
        ? callTuple(type, value)
        : callTuple(type, tupleOf(value));
    }
    if (exception === 0) return 0;
    if (!isException(exception)) {
      const shown = reprOf(type);
      return shown === 0 ? 0 : raiseTypeError(
        `calling ${jsString(shown)} should have returned an instance of BaseException, not ${
          typeName(exception)
        }`,
      );
    }
  } else if (!isException(type)) {
    return raiseTypeError(
      `exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`,
    );
  } else if (value !== 0 && value !== NONE) {
    return raiseTypeError("instance exception may not have a separate value");
  }
  if (traceback !== 0 && traceback !== NONE) {
    H32[(exception + EXCEPTION_TRACEBACK) >> 2] = traceback;
  }
  return exception;
}

/** The warning of a throw() that was given a value too; false with it pending as an exception. May run guest code. */
export function warnOfSignature(method: string, value: Value): boolean {
  return value === 0 || warnDeprecated(
    `the (type, exc, tb) signature of ${method}() is deprecated, use the single-arg signature instead.`,
  );
}

/** generator.throw(type_or_value[, value[, traceback]]) */
function throwMethod(self: Value, type: Value, value: Value, traceback: Value): Value {
  if (!warnOfSignature("throw", value)) return 0;
  const thrown = traceback !== 0
    ? tupleOf(type, value, traceback)
    : value !== 0
    ? tupleOf(type, value)
    : tupleOf(type);
  const result = throwInto(self, thrown);
  return result === 0 && !pending() ? raiseStopIteration(0) : result;
}

/** One step of an async generator: what it yields, or 0; the end is 0 with nothing pending. */
export function resumeAsync(generator: GeneratorRef, sent: Value): Value {
  const state = stateOf(generator);
  if (state === GENERATOR_RUNNING) return raiseAlreadyExecuting(generator);
  if (state === GENERATOR_FINISHED) return 0;
  if (state === GENERATOR_CREATED && sent !== NONE) {
    return raiseTypeError("can't send non-None value to a just-started async generator");
  }
  return withoutStop(step(generator, sent));
}

/** Raises in an async generator; as resumeAsync. `closes` as in throwInto. */
export function throwAsync(generator: GeneratorRef, exception: Value, closes: boolean): Value {
  return withoutStop(throwInto(generator, exception, closes));
}

/** An async generator returns nothing: its end shows as StopIteration, which none of its own code can raise. */
function withoutStop(result: Value): Value {
  if (result === 0 && pending() && pendingIs(STOP_ITERATION)) takePending();
  return result;
}

/** generator.close(): raises GeneratorExit in it; its return value is the result (3.13). */
export function close(self: Value): Value {
  const state = stateOf(self);
  if (state === GENERATOR_RUNNING) return raiseAlreadyExecuting(self);
  if (state === GENERATOR_FINISHED) return NONE;
  if (state === GENERATOR_CREATED) {
    H32[(self + GENERATOR_STATE) >> 2] = small(GENERATOR_FINISHED);
    return NONE;
  }
  const exit = call0(GENERATOR_EXIT);
  if (exit === 0) return 0;
  const result = throwInto(self, exit);
  if (result !== 0) {
    return raiseRuntimeError(
      `${kindName(self)} ignored GeneratorExit`,
    );
  }
  if (!pending()) return NONE;
  if (pendingIs(STOP_ITERATION)) {
    const value = H32[(takePending() + EXCEPTION_FIELDS) >> 2];
    return value === 0 ? NONE : value;
  }
  if (pendingIs(GENERATOR_EXIT)) {
    takePending();
    return NONE;
  }
  return 0;
}

/** repr of the three types. */
export function represent(self: Value): Value {
  return newStr(
    `<${kindName(self).replace(" ", "_")} object ${
      jsString(H32[(self + GENERATOR_QUALNAME) >> 2])
    } at ${addressText(self)}>`,
  );
}

function setName(offset: number, attribute: string): (self: Value, value: Value) => number {
  return (self, value) => {
    if (value === 0 || !isStr(value)) {
      return raiseTypeError(`${attribute} must be set to a string object`);
    }
    H32[(self + offset) >> 2] = value;
    return 1;
  };
}

/** generator[...] and coroutine[...]: only annotations use them. */
const classMethods: Record<string, NativeEntry> = {
  __class_getitem__: ["item, /", newGenericAlias],
};

const methods: Record<string, NativeEntry> = {
  send: ["value, /", send],
  throw: ["type, value=None, traceback=None, /", throwMethod],
  close: ["", close],
};

/** `__name__` and `__qualname__` of the three types. */
export const generatorNames = {
  __name__: [
    (self: Value) => H32[(self + GENERATOR_NAME) >> 2],
    setName(GENERATOR_NAME, "__name__"),
  ],
  __qualname__: [
    (self: Value) => H32[(self + GENERATOR_QUALNAME) >> 2],
    setName(GENERATOR_QUALNAME, "__qualname__"),
  ],
} as const;

const running = (self: Value) => bool(stateOf(self) === GENERATOR_RUNNING);
const suspended = (self: Value) => bool(stateOf(self) === 1);
const delegate = (self: Value) => delegateOf(self) || NONE;
const code = (self: Value) => H32[(self + GENERATOR_CODE) >> 2];
const noOrigin = () => NONE;

/** The object of the generator's frame; None when it is finished. */
export function frameOf(self: Value): Value {
  if (stateOf(self) === GENERATOR_FINISHED) return NONE;
  return generatorFrameObject(self);
}

defineType({
  type: GENERATOR_TYPE,
  slots: { repr: represent, iter: (self: Value) => self, next: generatorNext },
  methods,
  classMethods,
  getset: {
    ...generatorNames,
    gi_running: [running],
    gi_suspended: [suspended],
    gi_yieldfrom: [delegate],
    gi_code: [code],
    gi_frame: [frameOf],
  },
});

/** The iterator of `coroutine.__await__()`: 4 the coroutine. */
function awaitCoroutine(self: Value): Value {
  const wrapper = allocate(8);
  H32[wrapper >> 2] = COROUTINE_WRAPPER_SHAPE;
  H32[(wrapper + 4) >> 2] = self;
  return wrapper;
}

defineType({
  type: COROUTINE_TYPE,
  slots: { repr: represent, await: awaitCoroutine },
  methods,
  classMethods,
  getset: {
    ...generatorNames,
    cr_running: [running],
    cr_suspended: [suspended],
    cr_await: [delegate],
    cr_code: [code],
    cr_frame: [frameOf],
    cr_origin: [noOrigin],
  },
});

const wrapped = (self: Value) => H32[(self + 4) >> 2];

defineType({
  type: COROUTINE_WRAPPER_TYPE,
  slots: {
    iter: (self: Value) => self,
    next: (self: Value) => send(wrapped(self), NONE),
  },
  methods: {
    send: ["value, /", (self: Value, value: Value) => send(wrapped(self), value)],
    throw: [
      "type, value=None, traceback=None, /",
      (self: Value, type: Value, value: Value, traceback: Value) =>
        throwMethod(wrapped(self), type, value, traceback),
    ],
    close: ["", (self: Value) => close(wrapped(self))],
  },
});
