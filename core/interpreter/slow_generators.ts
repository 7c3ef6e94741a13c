/** yield from, await and asynchronous iteration. */
import { CODE_FLAGS } from "../heap/layouts/callable.ts";
import {
  FRAME_CODE,
  GENERATOR_CODE,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../heap/layouts/frame.ts";
import {
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_FIELDS,
  EXCEPTION_FLAGS,
} from "../heap/layouts/exception.ts";
import { NONE, TS_EXCEPTION, TS_SECOND } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { CodeFlag } from "../compiler/opcodes.ts";
import {
  isInstance,
  pending,
  pendingIs,
  raiseInstance,
  raiseRuntimeError,
  raiseTypeError,
  takePending,
  typeName,
  typeOf,
} from "../objects/errors.ts";
import { N } from "../objects/names.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call1 } from "../objects/protocols/call.ts";
import { getIter } from "../objects/protocols/iterate.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import {
  COROUTINE_SHAPE,
  GENERATOR_SHAPE,
  STOP_ASYNC_ITERATION,
  STOP_ITERATION,
} from "../objects/well_known.ts";
import type { FrameRef } from "./frames.ts";
import { delegateOf } from "./generators.ts";

/** What `send` returns when the iterator is exhausted; its return value is in TS_SECOND. Not a value. */
export const RETURNED = 2;

/** Whether the object is a generator or coroutine that is created or suspended. */
export function canResume(receiver: Value): boolean {
  if ((receiver & 1) !== 0) return false;
  const shape = H32[receiver >> 2];
  return (shape === GENERATOR_SHAPE || shape === COROUTINE_SHAPE) &&
    H32[(receiver + GENERATOR_STATE) >> 2] <= small(GENERATOR_SUSPENDED);
}

/** GET_YIELD_FROM_ITER */
export function yieldFromIterator(frame: FrameRef, value: Value): Value {
  if ((value & 1) === 0) {
    const shape = H32[value >> 2];
    if (shape === GENERATOR_SHAPE) return value;
    if (shape === COROUTINE_SHAPE) {
      const flags = H32[(H32[(frame + FRAME_CODE) >> 2] + CODE_FLAGS) >> 2] >> 1;
      if ((flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE)) === 0) {
        return raiseTypeError(
          "cannot 'yield from' a coroutine object in a non-coroutine generator",
        );
      }
      return value;
    }
  }
  return getIter(value);
}

/**
 * One step of an iterator that is not a resumable generator: next or send.
 *
 * @returns what it yields, RETURNED, or 0 with the exception pending
 */
export function send(receiver: Value, sent: Value): Value {
  const mark = rootMark();
  pushRoot(receiver);
  let value: Value;
  if (sent === NONE && !isGeneratorLike(receiver)) {
    const next = slotOf(typeOf(receiver), Slot.next);
    value = next === null
      ? raiseTypeError(`'${typeName(receiver)}' object is not an iterator`)
      : next(receiver);
  } else {
    const method = getAttribute(receiver, N.send);
    if (method !== 0) pushRoot(method);
    value = method === 0 ? 0 : call1(method, sent);
  }
  releaseRoots(mark);
  if (value !== 0) return value;
  if (!pending()) {
    H32[TS_SECOND >> 2] = NONE;
    return RETURNED;
  }
  if (!pendingIs(STOP_ITERATION)) return 0;
  const result = H32[(takePending() + EXCEPTION_FIELDS) >> 2];
  H32[TS_SECOND >> 2] = result === 0 ? NONE : result;
  return RETURNED;
}

function isGeneratorLike(value: Value): boolean {
  const shape = H32[value >> 2];
  return shape === GENERATOR_SHAPE || shape === COROUTINE_SHAPE;
}

/** GET_AWAITABLE; `from` 1: async with's __aenter__, 2: its __aexit__. */
export function getAwaitable(value: Value, from: number): Value {
  if ((value & 1) === 0) {
    const shape = H32[value >> 2];
    if (shape === COROUTINE_SHAPE) {
      return delegateOf(value) === 0
        ? value
        : raiseRuntimeError("coroutine is being awaited already");
    }
    if (shape === GENERATOR_SHAPE) {
      const flags = H32[(H32[(value + GENERATOR_CODE) >> 2] + CODE_FLAGS) >> 2] >> 1;
      if ((flags & CodeFlag.ITERABLE_COROUTINE) !== 0) return value;
    }
  }
  const wait = slotOf(typeOf(value), Slot.await);
  if (wait === null) {
    if (from !== 0) {
      return raiseTypeError(
        `'async with' received an object from ${
          from === 1 ? "__aenter__" : "__aexit__"
        } that does not implement __await__: ${typeName(value)}`,
      );
    }
    return raiseTypeError(`'${typeName(value)}' object can't be awaited`);
  }
  const iterator = wait(value);
  if (iterator === 0) return 0;
  if (H32[iterator >> 2] === COROUTINE_SHAPE) {
    return raiseTypeError("__await__() returned a coroutine");
  }
  if (slotOf(typeOf(iterator), Slot.next) === null) {
    return raiseTypeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
  }
  return iterator;
}

/** GET_AITER */
export function getAsyncIterator(value: Value): Value {
  const aiter = slotOf(typeOf(value), Slot.aiter);
  if (aiter === null) {
    return raiseTypeError(
      `'async for' requires an object with __aiter__ method, got ${typeName(value)}`,
    );
  }
  const iterator = aiter(value);
  if (iterator === 0) return 0;
  if (slotOf(typeOf(iterator), Slot.anext) === null) {
    return raiseTypeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${
        typeName(iterator)
      }`,
    );
  }
  return iterator;
}

/** GET_ANEXT: the awaitable of the next item. */
export function getAsyncNext(iterator: Value): Value {
  const anext = slotOf(typeOf(iterator), Slot.anext);
  if (anext === null) {
    return raiseTypeError(
      `'async for' requires an iterator with __anext__ method, got ${typeName(iterator)}`,
    );
  }
  const mark = rootMark();
  const awaitable = anext(iterator);
  if (awaitable !== 0) pushRoot(awaitable);
  const result = awaitable === 0 ? 0 : getAwaitable(awaitable, 0);
  releaseRoots(mark);
  if (result === 0 && awaitable !== 0 && pending()) {
    const cause = takePending();
    raiseTypeError(`'async for' received an invalid object from __anext__: ${typeName(awaitable)}`);
    const error = H32[TS_EXCEPTION >> 2];
    H32[(error + EXCEPTION_CAUSE) >> 2] = cause;
    H32[(error + EXCEPTION_CONTEXT) >> 2] = cause;
    H32[(error + EXCEPTION_FLAGS) >> 2] = small(1);
    return 0;
  }
  return result;
}

/** END_ASYNC_FOR: true when the exception is StopAsyncIteration, else it is pending again. */
export function endAsyncFor(exception: Value): boolean {
  if (isInstance(exception, STOP_ASYNC_ITERATION)) return true;
  raiseInstance(exception);
  return false;
}

let wrapAsync: ((value: Value) => Value) | null = null;

/** Sets what wraps the values that an async generator yields. */
export function setAsyncWrapper(wrap: (value: Value) => Value): void {
  wrapAsync = wrap;
}

/** ASYNC_GEN_WRAP */
export function wrapAsyncValue(value: Value): Value {
  return wrapAsync === null
    ? raiseTypeError("asynchronous generators do not run yet")
    : wrapAsync(value);
}
