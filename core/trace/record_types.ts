/** Recording of calls of builtin types: conversions and ranges have micro-ops, the rest goes through the types' kernel. */
import { FLOAT_VALUE } from "../heap/layouts/basic.ts";
import { SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { NONE } from "../heap/map.ts";
import { H32, HF64 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import * as known from "../objects/well_known.ts";
import { field, FLOAT, MemoryClass, U, WORD } from "./micro_ops.ts";
import { LIST_LENGTH } from "./record_fields.ts";
import { asked, type Call, guardKind, guardSelf, shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** Gives the ref of the result; 0, with nothing emitted that matters, when the kernel is to make it. */
type TypeHandler = (r: Recorder, call: Call) => number;

/** A call of a builtin type. */
export function recordTypeCall(r: Recorder, call: Call): void {
  if (call.names.length > 0 || call.bound) unsupported("a type with keywords");
  r.emit(U.GUARD_IS, call.callee, 0, 0, call.actual);
  guardSelf(r, call);
  const result = HANDLERS.get(call.actual)?.(r, call) ?? 0;
  r.replace(call.words, result !== 0 ? result : byKernel(r, call));
}

/** The types' kernel, if it knows such arguments. It changes nothing. */
function byKernel(r: Recorder, { actual, count, args, actuals }: Call): number {
  const [a = NONE, b = NONE, c = NONE] = actuals;
  if (count > 3 || asked(() => boundLoop().callType(actual, count, a, b, c)) === 0) {
    unsupported("a call of a builtin type");
  }
  const words = args.map((ref) => r.word(ref));
  while (words.length < 3) words.push(r.emitter.word(NONE));
  return r.emit(U.CALL_TYPE, words[0], words[1], words[2], (actual << 8) | count);
}

/** range(stop) and range(start, stop) of small ints that are in order. */
function range(r: Recorder, call: Call): number {
  if (call.count < 1 || call.count > 2) return 0;
  if (call.actuals.some((value) => (value & 1) === 0)) return 0;
  const [first, last] = call.count === 1 ? [1, call.actuals[0]] : call.actuals;
  if (first > last) return 0;
  const numbers = call.args.map((ref, i) => r.number(ref, call.actuals[i]));
  const start = call.count === 1 ? r.emitter.int(0) : numbers[0];
  const stop = numbers[numbers.length - 1];
  r.emit(U.GUARD_TRUE, r.emit(U.INT_LESS_EQUAL, start, stop));
  const length = r.emit(U.INT_SUBTRACT, stop, start);
  const words = [start, stop, r.emitter.int(1), length].map((ref) => r.word(ref));
  const made = r.emit(U.NEW, r.emitter.word(known.RANGE_SHAPE), 0, 0, 24);
  words.forEach((word, i) => {
    r.emit(U.SET_FIELD, made, word, 0, field(4 + 4 * i, MemoryClass.CONSTANT));
  });
  return made;
}

/** int(value) of numbers. */
function toInt(r: Recorder, { args, actuals }: Call): number {
  if (args.length !== 1) return 0;
  const ref = r.arithmetic(args[0], actuals[0]);
  if (ref === 0 || r.typeOf(ref) !== FLOAT) return ref;
  const fits = Math.abs(HF64[(actuals[0] + FLOAT_VALUE) >> 3]) < 2 ** 30;
  return fits ? r.emit(U.TRUNCATE, ref) : 0;
}

function toFloat(r: Recorder, { args, actuals }: Call): number {
  if (args.length !== 1) return 0;
  const ref = r.arithmetic(args[0], actuals[0]);
  return ref === 0 ? 0 : r.float(ref);
}

/** str(value) of small ints and flat str. */
function toStr(r: Recorder, { args, actuals }: Call): number {
  if (args.length !== 1) return 0;
  const [actual] = actuals;
  if ((actual & 1) !== 0) return r.emit(U.DECIMAL, r.word(r.number(args[0], actual)));
  return shapeOf(actual) === known.STR1_SHAPE ? guardKind(r, args[0], actual) : 0;
}

/** type(value) of what keeps its shape, and of instances. */
function typeOfValue(r: Recorder, { args, actuals }: Call): number {
  const [actual] = actuals;
  if (args.length !== 1 || actual === 0) return 0;
  if ((actual & 1) !== 0) {
    r.number(args[0], actual);
    return r.emitter.word(known.INT_TYPE);
  }
  const shape = H32[actual >> 2];
  if (r.typeOf(args[0]) === WORD) r.emit(U.CHECK_SHAPE, args[0], 0, 0, shape);
  return r.emitter.word(H32[(shape + SHAPE_TYPE) >> 2]);
}

/** reversed(list). */
function reversed(r: Recorder, { args, actuals }: Call): number {
  const [actual] = actuals;
  if (args.length !== 1 || shapeOf(actual) !== known.LIST_SHAPE) return 0;
  const list = guardKind(r, args[0], actual);
  const length = r.emit(U.FIELD, list, 0, 0, LIST_LENGTH);
  const iterator = r.emit(U.NEW, r.emitter.word(known.LIST_REVERSE_ITERATOR_SHAPE), 0, 0, 16);
  const last = r.emit(U.WORD_ADD, length, r.emitter.word(small(-1)));
  r.emit(U.SET_FIELD, iterator, last, 0, field(4, MemoryClass.ITERATOR));
  r.emit(U.SET_FIELD, iterator, list, 0, field(8, MemoryClass.ITERATOR));
  return iterator;
}

const HANDLERS: ReadonlyMap<number, TypeHandler> = new Map<number, TypeHandler>([
  [known.RANGE_TYPE, range],
  [known.INT_TYPE, toInt],
  [known.FLOAT_TYPE, toFloat],
  [known.STR_TYPE, toStr],
  [known.TYPE_TYPE, typeOfValue],
  [known.REVERSED_TYPE, reversed],
]);
