/**
 * Recording of calls of natives: what programs call most has micro-ops, what else has a kernel (objects/native_kernels.ts)
 * is called as the dispatch loop calls it, the rest is left to the interpreter.
 */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY } from "../heap/layouts/basic.ts";
import {
  BUILTIN_KERNEL,
  BUILTIN_NATIVE,
  BUILTIN_SELF,
  DESCRIPTOR_KERNEL,
} from "../heap/layouts/callable.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { isHeapType } from "../objects/types/class_names.ts";
import { isSubtype, typeOf } from "../objects/errors.ts";
import { DEQUE_SHAPE, ORDERED_DICT_SHAPE } from "../objects/library_shapes.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { NativeKernel } from "../objects/native_kernels.ts";
import { BYTEARRAY_LENGTH } from "../objects/values/bytearray_object.ts";
import * as known from "../objects/well_known.ts";
import { guardClass } from "./class_changes.ts";
import { field, FLOAT, INT, MemoryClass, U, WORD } from "./micro_ops.ts";
import { CONSTANT_LENGTH } from "./record_fields.ts";
import { isPlainKey } from "./record_keys.ts";
import { appendTo } from "./record_lists.ts";
import { asked, type Call, guardKind, guardSelf, shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** Arguments of a native, self first if it has one, and what they are now. */
interface Arguments {
  readonly args: readonly number[];
  readonly actuals: readonly number[];
}
/** Gives the ref of the result; 0, with nothing emitted that matters, when the kernel is to do it. */
type NativeHandler = (r: Recorder, given: Arguments) => number;

/** A call of a builtin function or method. */
export function recordNative(r: Recorder, call: Call): void {
  if (call.names.length > 0) unsupported("a native with keywords");
  const given = argumentsOf(r, call);
  const descriptor = shapeOf(call.actual) === known.METHOD_DESCRIPTOR_SHAPE;
  const kernel = H32[(call.actual + (descriptor ? DESCRIPTOR_KERNEL : BUILTIN_KERNEL)) >> 2] >> 1;
  if (kernel === 0) unsupported("a native without a kernel");
  const result = HANDLERS.get(kernel)?.(r, given) ?? 0;
  r.replace(call.words, result !== 0 ? result : byKernel(r, kernel, given));
}

/** The arguments, behind what a builtin method is bound to; makes sure of what is called. */
function argumentsOf(r: Recorder, call: Call): Arguments {
  guardSelf(r, call);
  const self = shapeOf(call.actual) === known.BUILTIN_SHAPE
    ? H32[(call.actual + BUILTIN_SELF) >> 2]
    : 0;
  if (self === 0) {
    r.emit(U.GUARD_IS, call.callee, 0, 0, call.actual);
    return call;
  }
  // A builtin is made anew by each load of the method: what counts is which it is of.
  if (call.bound) unsupported("a builtin method as a method");
  const method = guardKind(r, call.callee, call.actual);
  const native = r.emit(U.FIELD, method, 0, 0, field(BUILTIN_NATIVE, MemoryClass.CONSTANT));
  r.emit(U.GUARD_IS, native, 0, 0, H32[(call.actual + BUILTIN_NATIVE) >> 2]);
  const owner = r.emit(U.FIELD, method, 0, 0, field(BUILTIN_SELF, MemoryClass.CONSTANT));
  r.emit(U.GUARD_BOUND, owner);
  return { args: [owner, ...call.args], actuals: [self, ...call.actuals] };
}

/**
 * Kernels that change what they are given, so that they cannot be asked whether they know the arguments: they know objects of
 * this shape.
 */
const CHANGES: ReadonlyMap<number, number> = new Map<number, number>([
  [NativeKernel["list.append"], known.LIST_SHAPE],
  [NativeKernel["list.pop"], known.LIST_SHAPE],
  [NativeKernel["list.insert"], known.LIST_SHAPE],
  [NativeKernel["list.clear"], known.LIST_SHAPE],
  [NativeKernel["list.reverse"], known.LIST_SHAPE],
  [NativeKernel["_heapq.heappush"], known.LIST_SHAPE],
  [NativeKernel["_heapq.heappop"], known.LIST_SHAPE],
  [NativeKernel["list.extend"], known.LIST_SHAPE],
  [NativeKernel["dict.setdefault"], known.DICT_SHAPE],
  [NativeKernel["dict.pop"], known.DICT_SHAPE],
  [NativeKernel["dict.popitem"], known.DICT_SHAPE],
  [NativeKernel["OrderedDict.popitem"], ORDERED_DICT_SHAPE],
  [NativeKernel["OrderedDict.move_to_end"], ORDERED_DICT_SHAPE],
  [NativeKernel["deque.append"], DEQUE_SHAPE],
  [NativeKernel["deque.popleft"], DEQUE_SHAPE],
]);
/** Those of which the second argument is a key. */
const TAKES_KEY: ReadonlySet<number> = new Set<number>([
  NativeKernel["dict.setdefault"],
  NativeKernel["dict.pop"],
  NativeKernel["OrderedDict.move_to_end"],
]);
/** Those that compare the items of a list with each other, and with their second argument. */
const COMPARES: ReadonlySet<number> = new Set<number>([
  NativeKernel["_heapq.heappush"],
  NativeKernel["_heapq.heappop"],
]);

/** Whether a kernel that changes a list or dict does it, as far as can be told before. */
function mayChange(kernel: number, shape: number, actuals: readonly number[]): boolean {
  if (shapeOf(actuals[0]) !== shape) return false;
  if (TAKES_KEY.has(kernel)) return isPlainKey(actuals[1]);
  if (!COMPARES.has(kernel)) return true;
  const items = H32[(actuals[0] + LIST_ARRAY) >> 2] + ARRAY_ITEMS;
  const first = H32[(actuals[0] + LENGTH) >> 2] === small(0) ? small(0) : H32[items >> 2];
  return [first, ...actuals.slice(1)].every(isOrdered);
}

/** Whether the kernels compare such values. */
function isOrdered(actual: number): boolean {
  return shapeOf(actual) === known.FLOAT_SHAPE ||
    asked(() => boundLoop().compare(0, actual, actual)) !== 2;
}

/** The kernel itself, if it knows such arguments. */
function byKernel(r: Recorder, kernel: number, { args, actuals }: Arguments): number {
  const count = args.length;
  if (count === 0 || count > 3) unsupported("another number of arguments");
  const changed = CHANGES.get(kernel);
  if (changed !== undefined) {
    if (!mayChange(kernel, changed, actuals)) unsupported("a method of another type");
  } else if (!knows(kernel, actuals)) unsupported("a native whose kernel fails");
  const words = args.map((ref) => r.word(ref));
  while (words.length < 3) words.push(r.emitter.word(NONE));
  const changes = changed !== undefined && changed !== DEQUE_SHAPE;
  return r.emit(
    changes ? U.NATIVE_CHANGING : U.NATIVE,
    words[0],
    words[1],
    words[2],
    kernel | (count << 8),
  );
}

/** Whether a kernel that changes nothing does it for these arguments. */
function knows(kernel: number, actuals: readonly number[]): boolean {
  const [a, b = NONE, c = NONE] = actuals;
  return asked(() => boundLoop().callNative(kernel, actuals.length, a, b, c)) !== 0;
}

export function recordListExtend(r: Recorder, depth: number): void {
  extendList(r, depth);
  r.replace(1);
}

/** Extends the list `depth` words below the top by the list or tuple on top. @returns the list's ref */
export function extendList(r: Recorder, depth: number): number {
  const list = r.actual(depth);
  const items = r.actual(0);
  if (shapeOf(items) !== known.LIST_SHAPE && shapeOf(items) !== known.TUPLE_SHAPE) {
    unsupported("a list extended by another type");
  }
  const [a, b] = [guardKind(r, r.peek(depth), list), guardKind(r, r.peek(0), items)];
  r.emit(U.NATIVE_CHANGING, a, b, r.emitter.word(NONE), NativeKernel["list.extend"] | (2 << 8));
  return a;
}

/** A number of either kind, or 0. */
function numberArgument(r: Recorder, { args, actuals }: Arguments, index: number): number {
  return r.arithmetic(args[index], actuals[index]);
}

/** Memory classes of lengths, by the container's shape. */
const LENGTH_CLASSES: ReadonlyMap<number, number> = new Map<number, number>([
  [known.LIST_SHAPE, MemoryClass.LIST],
  [known.TUPLE_SHAPE, MemoryClass.CONSTANT],
  [known.STR1_SHAPE, MemoryClass.CONSTANT],
  [known.STR2_SHAPE, MemoryClass.CONSTANT],
  [known.BYTES_SHAPE, MemoryClass.CONSTANT],
  [known.DICT_SHAPE, MemoryClass.DICT],
  [known.SET_SHAPE, MemoryClass.DICT],
  [known.FROZENSET_SHAPE, MemoryClass.CONSTANT],
]);

function length(r: Recorder, { args, actuals }: Arguments): number {
  if (shapeOf(actuals[0]) === known.BYTEARRAY_SHAPE) {
    const array = guardKind(r, args[0], actuals[0]);
    return r.emit(U.UNTAG, r.emit(U.FIELD, array, 0, 0, field(BYTEARRAY_LENGTH, MemoryClass.LIST)));
  }
  const memoryClass = LENGTH_CLASSES.get(shapeOf(actuals[0]));
  if (memoryClass === undefined) return 0;
  const ref = guardKind(r, args[0], actuals[0]);
  return r.emit(U.UNTAG, r.emit(U.FIELD, ref, 0, 0, field(LENGTH, memoryClass)));
}

function absolute(r: Recorder, given: Arguments): number {
  const ref = numberArgument(r, given, 0);
  if (ref === 0) return 0;
  if (r.typeOf(ref) === FLOAT) return r.emit(U.FLOAT_ABS, ref);
  const negative = given.actuals[0] < 0;
  r.emit(negative ? U.GUARD_TRUE : U.GUARD_FALSE, r.emit(U.INT_LESS, ref, r.emitter.int(0)));
  return negative ? r.emit(U.INT_NEGATE, ref) : ref;
}

/** min and max of a few numbers of one type. */
function extreme(r: Recorder, given: Arguments, greatest: boolean): number {
  const count = given.args.length;
  if (count < 2 || count > EXTREME_MOST) return 0;
  if (given.actuals.some((value) => value === 0 || isBool(value))) return 0;
  const numbers = given.args.map((_, i) => numberArgument(r, given, i));
  const type = r.typeOf(numbers[0]);
  if (numbers.some((number) => number === 0 || r.typeOf(number) !== type)) return 0;
  const kind = type === INT ? "INT" : "FLOAT";
  return numbers.reduce((best, number) => {
    const better = greatest
      ? r.emit(U[`${kind}_LESS`], best, number)
      : r.emit(U[`${kind}_LESS`], number, best);
    return r.emit(U[`SELECT_${kind}`], better, number, best);
  });
}

/** Numbers of which min and max are found here. */
const EXTREME_MOST = 6;

const isBool = (value: number) => shapeOf(value) === known.BOOL_SHAPE;

function ordinal(r: Recorder, { args, actuals }: Arguments): number {
  const [actual] = actuals;
  if (shapeOf(actual) !== known.STR1_SHAPE || H32[(actual + LENGTH) >> 2] !== small(1)) return 0;
  const ref = guardKind(r, args[0], actual);
  r.emit(U.GUARD_IS, r.emit(U.FIELD, ref, 0, 0, CONSTANT_LENGTH), 0, 0, small(1));
  return r.emit(U.UNIT, ref, r.emitter.int(0));
}

function characterOf(r: Recorder, given: Arguments): number {
  const [actual] = given.actuals;
  if ((actual & 1) === 0 || actual < 0 || actual >= 512) return 0;
  const ref = numberArgument(r, given, 0);
  r.emit(U.GUARD_INDEX, ref, r.emitter.word(small(256)));
  return r.emit(U.CHARACTER, ref);
}

function append(r: Recorder, { args, actuals }: Arguments): number {
  if (args.length !== 2 || shapeOf(actuals[0]) !== known.LIST_SHAPE) return 0;
  appendTo(r, guardKind(r, args[0], actuals[0]), actuals[0], args[1]);
  return r.emitter.word(NONE);
}

function pop(r: Recorder, { args, actuals }: Arguments): number {
  if (args.length !== 1 || shapeOf(actuals[0]) !== known.LIST_SHAPE) return 0;
  return r.emit(U.LIST_POP, guardKind(r, args[0], actuals[0]));
}

function addToSet(r: Recorder, { args, actuals }: Arguments): number {
  if (args.length !== 2 || shapeOf(actuals[0]) !== known.SET_SHAPE) return 0;
  if (!isPlainKey(actuals[1])) unsupported("an item of another type");
  r.emit(U.SET_INSERT, guardKind(r, args[0], actuals[0]), r.word(args[1]));
  return r.emitter.word(NONE);
}

function floor(r: Recorder, given: Arguments): number {
  const ref = numberArgument(r, given, 0);
  if (ref === 0 || isBool(given.actuals[0])) return 0;
  return r.typeOf(ref) === FLOAT ? r.emit(U.FLOOR, ref) : ref;
}

/** isinstance(value, cls) with a class: decided now, for all values of the shape. */
function isInstance(r: Recorder, { args, actuals }: Arguments): number {
  const [value, cls] = actuals;
  if (args.length !== 2 || value === 0) return 0;
  const type = typeOf(value);
  // A class with a metaclass that has something to say is not asked about its own instances.
  if (type !== cls && shapeOf(cls) !== known.TYPE_TYPE_SHAPE) return 0;
  const is = isSubtype(type, cls);
  const heap = isHeapType(type);
  // A class may let its instances claim to be of another one.
  if (!is && heap && !isHonest(type)) return 0;
  r.emit(U.GUARD_IS, r.word(args[1]), 0, 0, cls);
  if (r.typeOf(args[0]) === WORD) {
    if ((value & 1) !== 0) r.emit(U.GUARD_SMALL, args[0]);
    else if (!heap && !MAY_LEAVE.has(H32[value >> 2])) guardKind(r, args[0], value);
    else r.emit(U.CHECK_SHAPE, args[0], 0, 0, H32[value >> 2]);
  }
  if (heap) guardClass(r, type);
  return r.emitter.bool(is);
}

/** Shapes of builtin types whose objects get others: attributes may be added. */
const MAY_LEAVE: ReadonlySet<number> = new Set([known.TYPE_TYPE_SHAPE, known.MODULE_SHAPE]);

/** Whether instances of a class cannot say that they are of another one. */
function isHonest(type: number): boolean {
  return [N.__class__, N.__getattribute__].every((name) =>
    typeLookup(type, name) === typeLookup(known.OBJECT_TYPE, name)
  );
}

const ofFloat = (operation: number): NativeHandler => (r, given) => {
  const ref = numberArgument(r, given, 0);
  return ref === 0 || given.args.length !== 1 ? 0 : r.emit(operation, r.float(ref));
};

/** Handlers by the numbers of the kernels. */
const HANDLERS: ReadonlyMap<number, NativeHandler> = new Map<number, NativeHandler>([
  [NativeKernel.len, length],
  [NativeKernel.isinstance, isInstance],
  [NativeKernel.abs, absolute],
  [NativeKernel.min, (r, given) => extreme(r, given, false)],
  [NativeKernel.max, (r, given) => extreme(r, given, true)],
  [NativeKernel.ord, ordinal],
  [NativeKernel.chr, characterOf],
  [NativeKernel["math.sqrt"], ofFloat(U.SQRT)],
  [NativeKernel["math.sin"], ofFloat(U.SIN)],
  [NativeKernel["math.cos"], ofFloat(U.COS)],
  [NativeKernel["math.exp"], ofFloat(U.EXP)],
  [NativeKernel["math.atan"], ofFloat(U.ATAN)],
  [NativeKernel["math.fabs"], ofFloat(U.FLOAT_ABS)],
  [NativeKernel["math.floor"], floor],
  [NativeKernel["list.append"], append],
  [NativeKernel["list.pop"], pop],
  [NativeKernel["set.add"], addToSet],
]);
