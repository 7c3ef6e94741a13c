/**
 * async_generator and what it hands out: the awaitables of __anext__, asend, athrow and aclose, the wrapper that tells a
 * yielded value from one that an await passes on, and the builtins aiter and anext (Objects/genobject.c; PEP 525).
 *
 *     async generator        GENERATOR_EXTRA  small int of CLOSED and ACTIVE bits, or 0
 *     asend                  4 generator   8 the value to send or 0    12 small int AWAIT_*
 *     athrow                 4 generator   8 exception, 0 for aclose   12 small int AWAIT_*
 *     wrapped value          4 value
 *     anext_awaitable        4 awaitable   8 default
 */
import { allocate } from "../heap/allocator.ts";
import {
  GENERATOR_CODE,
  GENERATOR_EXTRA,
  GENERATOR_FINISHED,
  GENERATOR_STATE,
} from "../heap/layouts/frame.ts";
import { KIND_OTHER, LAYOUT_FIELDS } from "../heap/layouts/shape.ts";
import { EMPTY_TUPLE, NONE, TS_ASYNCGEN_HOOKS } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { defineBuiltins, defineType } from "../objects/define.ts";
import {
  clearIf,
  newException,
  pending,
  pendingIs,
  raiseInstance,
  raiseRuntimeError,
  raiseStopIteration,
  raiseTypeError,
  typeName,
  typeOf,
} from "../objects/errors.ts";
import { N } from "../objects/names.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call0, call1, callTuple } from "../objects/protocols/call.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import { staticShape, staticType } from "../objects/static_area.ts";
import { newGenericAlias } from "../objects/types/generic_alias.ts";
import { bool } from "../objects/values/numbers.ts";
import { tupleItem, tupleOf } from "../objects/values/sequences.ts";
import {
  ASYNC_GENERATOR_TYPE,
  COROUTINE_WRAPPER_SHAPE,
  GENERATOR_EXIT,
  STOP_ASYNC_ITERATION,
  STOP_ITERATION,
} from "../objects/well_known.ts";
import {
  exceptionToThrow,
  frameOf,
  generatorNames,
  represent,
  resumeAsync,
  throwAsync,
  warnOfSignature,
} from "./generator_type.ts";
import { delegateOf } from "./generators.ts";
import { getAwaitable, setAsyncWrapper } from "./slow_generators.ts";

const GENERATOR = 4;
const PAYLOAD = 8;
const STATE = 12;

const AWAIT_NEW = 0;
const AWAIT_STARTED = 1;
const AWAIT_DONE = 2;

/** Bits of GENERATOR_EXTRA. */
const CLOSED = 1;
const ACTIVE = 2;
const HOOKED = 4;

const SEND_TYPE = staticType("async_generator_asend");
const SEND_SHAPE = staticShape(SEND_TYPE, LAYOUT_FIELDS, 16, KIND_OTHER);
const THROW_TYPE = staticType("async_generator_athrow");
const THROW_SHAPE = staticShape(THROW_TYPE, LAYOUT_FIELDS, 16, KIND_OTHER);
const WRAPPED_TYPE = staticType("async_generator_wrapped_value");
const WRAPPED_SHAPE = staticShape(WRAPPED_TYPE, LAYOUT_FIELDS, 8, KIND_OTHER);
const ANEXT_TYPE = staticType("anext_awaitable");
const ANEXT_SHAPE = staticShape(ANEXT_TYPE, LAYOUT_FIELDS, 16, KIND_OTHER);

const generatorOf = (self: Value): Value => H32[(self + GENERATOR) >> 2];
const stateOf = (self: Value): number => H32[(self + STATE) >> 2] >> 1;
const setState = (self: Value, state: number): void => {
  H32[(self + STATE) >> 2] = small(state);
};
const has = (generator: Value, bit: number): boolean =>
  ((H32[(generator + GENERATOR_EXTRA) >> 2] >> 1) & bit) !== 0;
function mark(generator: Value, bit: number, on: boolean): void {
  const bits = H32[(generator + GENERATOR_EXTRA) >> 2] >> 1;
  H32[(generator + GENERATOR_EXTRA) >> 2] = small(on ? bits | bit : bits & ~bit);
}

setAsyncWrapper((value) => {
  const wrapped = allocate(8);
  H32[wrapped >> 2] = WRAPPED_SHAPE;
  H32[(wrapped + 4) >> 2] = value;
  return wrapped;
});

const isWrapped = (value: Value): boolean => (value & 1) === 0 && H32[value >> 2] === WRAPPED_SHAPE;

/** What one step of the generator gave, as its awaitable gives it: a yielded value is the awaitable's return value. */
function unwrap(generator: Value, result: Value): Value {
  if (result === 0) {
    if (!pending()) raiseInstance(newException(STOP_ASYNC_ITERATION, EMPTY_TUPLE));
    if (pendingIs(STOP_ASYNC_ITERATION) || pendingIs(GENERATOR_EXIT)) mark(generator, CLOSED, true);
    mark(generator, ACTIVE, false);
    return 0;
  }
  if (!isWrapped(result)) return result;
  mark(generator, ACTIVE, false);
  return raiseStopIteration(H32[(result + 4) >> 2]);
}

/** What to await for; 0 with the exception pending of the hook for a first use. May run guest code. */
function newAwaitable(shape: number, generator: Value, payload: Value): Value {
  if (!has(generator, HOOKED)) {
    mark(generator, HOOKED, true);
    const hooks = H32[TS_ASYNCGEN_HOOKS >> 2];
    const first = hooks === 0 ? NONE : tupleItem(hooks, 0);
    if (first !== NONE) {
      const roots = rootMark();
      pushRoot(generator);
      pushRoot(payload);
      const done = call1(first, generator);
      releaseRoots(roots);
      if (done === 0) return 0;
    }
  }
  const awaitable = allocate(16);
  H32[awaitable >> 2] = shape;
  H32[(awaitable + GENERATOR) >> 2] = generator;
  H32[(awaitable + PAYLOAD) >> 2] = payload;
  H32[(awaitable + STATE) >> 2] = small(AWAIT_NEW);
  return awaitable;
}

// ------------------------------------------------------------------------------------------------- __anext__ and asend

/** False with RuntimeError pending: the awaitable was awaited already, or its generator runs. */
function beginSend(self: Value): boolean {
  if (stateOf(self) === AWAIT_DONE) {
    return raiseRuntimeError("cannot reuse already awaited __anext__()/asend()") !== 0;
  }
  const generator = generatorOf(self);
  if (stateOf(self) === AWAIT_NEW) {
    if (has(generator, ACTIVE)) {
      setState(self, AWAIT_DONE);
      return raiseRuntimeError("anext(): asynchronous generator is already running") !== 0;
    }
    setState(self, AWAIT_STARTED);
  }
  mark(generator, ACTIVE, true);
  return true;
}

function finishSend(self: Value, result: Value): Value {
  const value = unwrap(generatorOf(self), result);
  if (value === 0) setState(self, AWAIT_DONE);
  return value;
}

function sendStep(self: Value, sent: Value): Value {
  const first = stateOf(self) === AWAIT_NEW;
  if (!beginSend(self)) return 0;
  const payload = H32[(self + PAYLOAD) >> 2];
  const value = first && sent === NONE && payload !== 0 ? payload : sent;
  return finishSend(self, resumeAsync(generatorOf(self), value));
}

function sendThrow(self: Value, type: Value, value: Value, traceback: Value): Value {
  if (!warnOfSignature("throw", value)) return 0;
  const exception = exceptionToThrow(type, value, traceback);
  if (exception === 0) return 0;
  const roots = rootMark();
  pushRoot(exception);
  const result = beginSend(self)
    ? finishSend(self, throwAsync(generatorOf(self), exception, false))
    : 0;
  releaseRoots(roots);
  return result;
}

/** close() of both awaitables: raises GeneratorExit in the generator. */
function closeWith(
  throwExit: (self: Value, type: Value, value: Value, traceback: Value) => Value,
): (self: Value) => Value {
  return (self) => {
    if (stateOf(self) === AWAIT_DONE) return NONE;
    const result = throwExit(self, GENERATOR_EXIT, 0, 0);
    if (result !== 0) return raiseRuntimeError("coroutine ignored GeneratorExit");
    return clearIf(STOP_ITERATION) || clearIf(STOP_ASYNC_ITERATION) || clearIf(GENERATOR_EXIT)
      ? NONE
      : 0;
  };
}

defineType({
  type: SEND_TYPE,
  slots: {
    await: (self: Value) => self,
    iter: (self: Value) => self,
    next: (self: Value) => sendStep(self, NONE),
  },
  methods: {
    send: ["value, /", sendStep],
    throw: ["type, value=None, traceback=None, /", sendThrow],
    close: ["", closeWith(sendThrow)],
  },
});

// --------------------------------------------------------------------------------------------------- athrow and aclose

const callName = (self: Value): string => H32[(self + PAYLOAD) >> 2] === 0 ? "aclose" : "athrow";

/** False with an exception pending: nothing is to be thrown any more. */
function beginThrow(self: Value): boolean {
  const generator = generatorOf(self);
  if (has(generator, ACTIVE)) {
    setState(self, AWAIT_DONE);
    return raiseRuntimeError(`${callName(self)}(): asynchronous generator is already running`) !==
      0;
  }
  if (has(generator, CLOSED)) {
    setState(self, AWAIT_DONE);
    return raiseInstance(newException(STOP_ASYNC_ITERATION, EMPTY_TUPLE)) !== 0;
  }
  setState(self, AWAIT_STARTED);
  mark(generator, ACTIVE, true);
  return true;
}

/** The outcome of a step: of aclose, the end of the generator is the end of the awaitable. */
function finishThrow(self: Value, result: Value): Value {
  const generator = generatorOf(self);
  const closing = H32[(self + PAYLOAD) >> 2] === 0;
  if (!closing) {
    const value = unwrap(generator, result);
    if (value === 0) setState(self, AWAIT_DONE);
    return value;
  }
  if (result !== 0 && !isWrapped(result)) return result;
  mark(generator, ACTIVE, false);
  setState(self, AWAIT_DONE);
  if (result !== 0) return raiseRuntimeError("async generator ignored GeneratorExit");
  if (!pending() || clearIf(STOP_ASYNC_ITERATION) || clearIf(GENERATOR_EXIT)) {
    return raiseStopIteration(0);
  }
  return 0;
}

function throwStep(self: Value, sent: Value): Value {
  const generator = generatorOf(self);
  if (stateOf(self) === AWAIT_DONE) {
    return raiseRuntimeError("cannot reuse already awaited aclose()/athrow()");
  }
  if (H32[(generator + GENERATOR_STATE) >> 2] === small(GENERATOR_FINISHED)) {
    setState(self, AWAIT_DONE);
    return raiseStopIteration(0);
  }
  if (stateOf(self) === AWAIT_STARTED) return finishThrow(self, resumeAsync(generator, sent));
  if (sent !== NONE) {
    return raiseRuntimeError("can't send non-None value to a just-started coroutine");
  }
  if (!beginThrow(self)) return 0;
  let exception = H32[(self + PAYLOAD) >> 2];
  if (exception === 0) {
    mark(generator, CLOSED, true);
    exception = call0(GENERATOR_EXIT);
    if (exception === 0) return 0;
  }
  return finishThrow(self, throwAsync(generator, exception, false));
}

function throwThrow(self: Value, type: Value, value: Value, traceback: Value): Value {
  if (stateOf(self) === AWAIT_DONE) {
    return raiseRuntimeError("cannot reuse already awaited aclose()/athrow()");
  }
  if (!warnOfSignature("throw", value)) return 0;
  const exception = exceptionToThrow(type, value, traceback);
  if (exception === 0) return 0;
  const roots = rootMark();
  pushRoot(exception);
  const result = stateOf(self) === AWAIT_NEW && !beginThrow(self)
    ? 0
    : finishThrow(self, throwAsync(generatorOf(self), exception, false));
  releaseRoots(roots);
  return result;
}

defineType({
  type: THROW_TYPE,
  slots: {
    await: (self: Value) => self,
    iter: (self: Value) => self,
    next: (self: Value) => throwStep(self, NONE),
  },
  methods: {
    send: ["value, /", throwStep],
    throw: ["type, value=None, traceback=None, /", throwThrow],
    close: ["", closeWith(throwThrow)],
  },
});

defineType({ type: WRAPPED_TYPE });

// -------------------------------------------------------------------------------------------------------- the generator

function athrow(self: Value, type: Value, value: Value, traceback: Value): Value {
  if (!warnOfSignature("athrow", value)) return 0;
  const exception = exceptionToThrow(type, value, traceback);
  return exception === 0 ? 0 : newAwaitable(THROW_SHAPE, self, exception);
}

defineType({
  type: ASYNC_GENERATOR_TYPE,
  slots: {
    repr: represent,
    aiter: (self: Value) => self,
    anext: (self: Value) => newAwaitable(SEND_SHAPE, self, 0),
  },
  methods: {
    asend: ["value, /", (self: Value, value: Value) => newAwaitable(SEND_SHAPE, self, value)],
    athrow: ["type, value=None, traceback=None, /", athrow],
    aclose: ["", (self: Value) => newAwaitable(THROW_SHAPE, self, 0)],
  },
  classMethods: { __class_getitem__: ["item, /", newGenericAlias] },
  getset: {
    ...generatorNames,
    ag_running: [(self: Value) => bool(has(self, ACTIVE))],
    ag_suspended: [(self: Value) => bool(H32[(self + GENERATOR_STATE) >> 2] === small(1))],
    ag_await: [(self: Value) => delegateOf(self) || NONE],
    ag_code: [(self: Value) => H32[(self + GENERATOR_CODE) >> 2]],
    ag_frame: [frameOf],
  },
});

// ------------------------------------------------------------------------------------------------------ aiter and anext

function aiter(iterable: Value): Value {
  const slot = slotOf(typeOf(iterable), Slot.aiter);
  if (slot === null) {
    return raiseTypeError(`'${typeName(iterable)}' object is not an async iterable`);
  }
  const iterator = slot(iterable);
  if (iterator === 0 || slotOf(typeOf(iterator), Slot.anext) !== null) return iterator;
  return raiseTypeError(`aiter() returned not an async iterator of type '${typeName(iterator)}'`);
}

function anext(iterator: Value, fallback: Value): Value {
  const slot = slotOf(typeOf(iterator), Slot.anext);
  if (slot === null) {
    return raiseTypeError(`'${typeName(iterator)}' object is not an async iterator`);
  }
  const awaitable = slot(iterator);
  if (awaitable === 0 || fallback === 0) return awaitable;
  const roots = rootMark();
  pushRoot(awaitable);
  const result = allocate(16);
  H32[result >> 2] = ANEXT_SHAPE;
  H32[(result + 4) >> 2] = awaitable;
  H32[(result + 8) >> 2] = fallback;
  releaseRoots(roots);
  return result;
}

/** The iterator of the awaitable inside; a coroutine is one through its __await__. */
function innerIterator(self: Value): Value {
  const awaitable = H32[(self + 4) >> 2];
  // What __await__ of a coroutine gave before is no awaitable itself.
  if (H32[awaitable >> 2] === COROUTINE_WRAPPER_SHAPE) return awaitable;
  const found = getAwaitable(awaitable, 0);
  if (found === 0 || slotOf(typeOf(found), Slot.next) !== null) return found;
  const wait = slotOf(typeOf(found), Slot.await);
  if (wait === null) return raiseTypeError(`'${typeName(found)}' object can't be awaited`);
  const iterator = wait(found);
  // From now on it is the same iterator that goes on.
  if (iterator !== 0) H32[(self + 4) >> 2] = iterator;
  return iterator;
}

function orDefault(self: Value, result: Value): Value {
  if (result !== 0) return result;
  if (!pending()) return raiseStopIteration(0);
  return clearIf(STOP_ASYNC_ITERATION) ? raiseStopIteration(H32[(self + 8) >> 2]) : 0;
}

/** A method of the iterator inside, called with `args`, a tuple. */
function proxied(self: Value, name: Value, args: Value): Value {
  const roots = rootMark();
  pushRoot(args);
  const iterator = innerIterator(self);
  pushRoot(iterator);
  const method = iterator === 0 ? 0 : getAttribute(iterator, name);
  pushRoot(method);
  const result = method === 0 ? 0 : callTuple(method, args);
  releaseRoots(roots);
  return orDefault(self, result);
}

function anextStep(self: Value): Value {
  const roots = rootMark();
  const iterator = innerIterator(self);
  pushRoot(iterator);
  const next = iterator === 0 ? null : slotOf(typeOf(iterator), Slot.next);
  const result = next === null ? 0 : next(iterator);
  releaseRoots(roots);
  return orDefault(self, result);
}

function anextThrow(self: Value, type: Value, value: Value, traceback: Value): Value {
  const args = traceback !== 0
    ? tupleOf(type, value, traceback)
    : value !== 0
    ? tupleOf(type, value)
    : tupleOf(type);
  return proxied(self, N.throw, args);
}

defineType({
  type: ANEXT_TYPE,
  slots: {
    await: (self: Value) => self,
    iter: (self: Value) => self,
    next: anextStep,
  },
  methods: {
    send: ["value, /", (self: Value, value: Value) => proxied(self, N.send, tupleOf(value))],
    throw: ["type, value=None, traceback=None, /", anextThrow],
    close: ["", (self: Value) => proxied(self, N.close, tupleOf())],
  },
});

defineBuiltins({
  aiter: ["async_iterable, /", aiter],
  anext: ["aiterator, default=None, /", anext],
});
