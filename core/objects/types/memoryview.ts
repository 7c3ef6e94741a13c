/**
 * memoryview (Objects/memoryobject.c): its slots and attributes. What its methods do: memoryview_methods.ts.
 *
 * Left out: buffers with a format of several items (of ctypes and the like, which guest code cannot have), suboffsets, and
 * BufferErrors of release() while something but another memoryview looks into the view.
 */
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { TYPE_FLAG_SEQUENCE } from "../../heap/layouts/type.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import {
  pending,
  raise,
  raiseIndexError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../errors.ts";
import { isTuple } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { call1 } from "../protocols/call.ts";
import { EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { hasIndex, indexNumber } from "../protocols/index_number.ts";
import { staticName } from "../static_area.ts";
import { bytesHash, compareRanges } from "../values/bytes_object.ts";
import {
  canBeViewed,
  copyOfView,
  isContiguous,
  isMemoryview,
  isReleased,
  type MemoryviewRef,
  releaseView,
  VIEW_FORMAT,
  VIEW_OBJECT,
  VIEW_OFFSET,
  VIEW_READONLY,
  VIEW_SHAPE,
  VIEW_STRIDES,
  viewDimensions,
  viewExtent,
  viewItems,
  viewItemSize,
  viewOf,
  viewStart,
  viewStride,
} from "../values/memoryview_object.ts";
import { bool, newInt } from "../values/numbers.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import {
  adjustSlice,
  isSlice,
  sliceCount,
  sliceStart,
  sliceStep,
  unpackSlice,
} from "../values/slices.ts";
import { jsString, newStr } from "../values/text.ts";
import { chargeWork } from "../work.ts";
import { MEMORYVIEW_TYPE, NOT_IMPLEMENTED_ERROR } from "../well_known.ts";
import {
  type ItemFormat,
  nativeFormat,
  packItem,
  peekItem,
  readItem,
  storeItem,
} from "./buffer_items.ts";
import { addressText } from "./class_names.ts";
import { newGenericAlias } from "./generic_alias.ts";
import { formatOfView, isOpenView } from "./memoryview_access.ts";
import { gatherBytes, memoryviewMethods } from "./memoryview_methods.ts";
import { newSequenceIterator } from "./sequence_iterators.ts";

const BUFFER = staticName("__buffer__");

/** PyBUF_FULL_RO: what memoryview() asks a `__buffer__` method for. */
const FULL_READONLY = 0x11c;

/** memoryview(object); 0 with the exception pending. The object is rooted by the caller. May run guest code. */
export function makeView(object: Value): Value {
  if (isMemoryview(object)) return isOpenView(object) ? copyOfView(object) : 0;
  if (canBeViewed(object)) return viewOf(object);
  const method = (object & 1) !== 0 ? 0 : lookupSpecial(object, BUFFER);
  if (method === 0) {
    return pending() ? 0 : raiseTypeError(
      `memoryview: a bytes-like object is required, not '${typeName(object)}'`,
    );
  }
  const mark = rootMark();
  pushRoot(method);
  const view = call1(method, small(FULL_READONLY));
  releaseRoots(mark);
  if (view === 0 || isMemoryview(view)) return view;
  return raiseTypeError("__buffer__ returned non-memoryview object");
}

// --- subscripts

/** The address of the item at an index of a dimension; 0 with the exception pending. */
function place(view: MemoryviewRef, at: number, index: number, dimension: number): number {
  const extent = viewExtent(view, dimension);
  const found = index < 0 ? index + extent : index;
  if (found < 0 || found >= extent) {
    return raiseIndexError(`index out of bounds on dimension ${dimension + 1}`);
  }
  return at + found * viewStride(view, dimension);
}

function isAll(key: Value, test: (item: Value) => boolean): boolean {
  const count = tupleLength(key);
  for (let i = 0; i < count; i++) if (!test(tupleItem(key, i))) return false;
  return true;
}

/** The address of the item that a key means; 0 with the exception pending. May run guest code. */
function addressOfKey(view: MemoryviewRef, key: Value): number {
  const dimensions = viewDimensions(view);
  if (isTuple(key) && isAll(key, hasIndex)) {
    const count = tupleLength(key);
    if (count < dimensions) return raise(NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
    if (count > dimensions) {
      return raiseTypeError(
        `cannot index ${dimensions}-dimension view with ${count}-element tuple`,
      );
    }
    let at = viewStart(view);
    for (let i = 0; i < count; i++) {
      const index = indexNumber(tupleItem(key, i));
      if (index !== index || !isOpenView(view)) return 0;
      at = place(view, at, index, i);
      if (at === 0) return 0;
    }
    return at;
  }
  if (hasIndex(key)) {
    const index = indexNumber(key);
    if (index !== index || !isOpenView(view)) return 0;
    if (dimensions === 0) return raiseTypeError("invalid indexing of 0-dim memory");
    if (dimensions > 1) {
      return raise(NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
    }
    return place(view, viewStart(view), index, 0);
  }
  if (isTuple(key) && tupleLength(key) > 0 && isAll(key, isSlice)) {
    return raise(NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented");
  }
  return raiseTypeError("memoryview: invalid slice key");
}

function getItem(view: MemoryviewRef, key: Value): Value {
  if (!isOpenView(view)) return 0;
  if (isSlice(key) && viewDimensions(view) > 0) return slice(view, key);
  const format = formatOfView(view);
  if (format === null) return 0;
  const at = addressOfKey(view, key);
  return at === 0 ? 0 : readItem(format, at);
}

/** The view of a slice of the first dimension. */
function slice(view: MemoryviewRef, key: Value): Value {
  if (!unpackSlice(key) || !isOpenView(view)) return 0;
  adjustSlice(viewExtent(view, 0));
  const [start, step, count] = [sliceStart, sliceStep, sliceCount];
  const mark = rootMark();
  const part = copyOfView(view);
  pushRoot(part);
  const stride = viewStride(view, 0);
  H32[(part + VIEW_OFFSET) >> 2] += start * stride << 1;
  H32[(part + VIEW_SHAPE) >> 2] = withFirst(H32[(view + VIEW_SHAPE) >> 2], count);
  H32[(part + VIEW_STRIDES) >> 2] = withFirst(H32[(view + VIEW_STRIDES) >> 2], stride * step);
  releaseRoots(mark);
  return part;
}

/** A tuple with another first item. */
function withFirst(tuple: Value, first: number): Value {
  const count = tupleLength(tuple);
  const result = allocateTuple(count);
  setTupleItem(result, 0, small(first));
  for (let i = 1; i < count; i++) setTupleItem(result, i, tupleItem(tuple, i));
  return result;
}

function setItem(view: MemoryviewRef, key: Value, value: Value): number {
  if (!isOpenView(view)) return 0;
  if (H32[(view + VIEW_READONLY) >> 2] !== small(0)) {
    return raiseTypeError("cannot modify read-only memory");
  }
  if (value === 0) return raiseTypeError("cannot delete memory");
  if (isSlice(key) && viewDimensions(view) > 0) return setSlice(view, key, value);
  const format = formatOfView(view);
  if (format === null) return 0;
  const at = addressOfKey(view, key);
  if (at === 0) return 0;
  // What a view is open on keeps its place; packing may have released it.
  if (!packItem(format, value) || !isOpenView(view)) return 0;
  storeItem(format, at);
  return 1;
}

const DIFFERENT = "memoryview assignment: lvalue and rvalue have different structures";

function setSlice(view: MemoryviewRef, key: Value, value: Value): number {
  if (viewDimensions(view) > 1) {
    return raise(
      NOT_IMPLEMENTED_ERROR,
      "memoryview slice assignments are currently restricted to ndim = 1",
    );
  }
  if (!isMemoryview(value) && !canBeViewed(value)) {
    return raiseTypeError(`a bytes-like object is required, not '${typeName(value)}'`);
  }
  const mark = rootMark();
  const source = makeView(value);
  pushRoot(source);
  const target = source === 0 ? 0 : slice(view, key);
  pushRoot(target);
  const done = target !== 0 && copyItems(source, target);
  if (source !== 0) releaseView(source);
  if (target !== 0) releaseView(target);
  releaseRoots(mark);
  return done ? 1 : 0;
}

function copyItems(source: MemoryviewRef, target: MemoryviewRef): boolean {
  const count = viewExtent(target, 0);
  const size = viewItemSize(target);
  if (
    viewDimensions(source) !== 1 || viewExtent(source, 0) !== count ||
    viewItemSize(source) !== size ||
    plainFormat(source) !== plainFormat(target)
  ) return raiseValueError(DIFFERENT) !== 0;
  const bytes = count * size;
  if (!chargeWork(bytes >> 6)) return false;
  const from = viewStart(source);
  const to = viewStart(target);
  if (viewStride(source, 0) === size && viewStride(target, 0) === size) {
    HU8.copyWithin(to, from, from + bytes);
    return true;
  }
  // They may overlap.
  const between = new Uint8Array(bytes);
  for (let i = 0; i < count; i++) {
    const at = from + i * viewStride(source, 0);
    for (let j = 0; j < size; j++) between[i * size + j] = HU8[at + j];
  }
  for (let i = 0; i < count; i++) {
    const at = to + i * viewStride(target, 0);
    for (let j = 0; j < size; j++) HU8[at + j] = between[i * size + j];
  }
  return true;
}

function plainFormat(view: MemoryviewRef): string {
  return jsString(H32[(view + VIEW_FORMAT) >> 2]).replace(/^@/, "");
}

// --- comparison and hash

function compare(left: MemoryviewRef, right: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if (left === right && !isReleased(left)) {
    // A view of NaNs differs from itself.
    const format = nativeFormat(plainFormat(left));
    if (format !== null && format.kind !== "float") return operator === EQUAL ? TRUE : FALSE;
  }
  if (isReleased(left) || (isMemoryview(right) && isReleased(right))) {
    return bool((left === right) === (operator === EQUAL));
  }
  if (!canBeViewed(right)) return NOT_IMPLEMENTED;
  const mark = rootMark();
  const other = isMemoryview(right) ? right : viewOf(right);
  pushRoot(other);
  const same = sameItems(left, other);
  if (other !== right) releaseView(other);
  releaseRoots(mark);
  if (same < 0) return 0;
  return bool((same === 1) === (operator === EQUAL));
}

/** 1 same, 0 different, -1 with a limit pending. */
function sameItems(left: MemoryviewRef, right: MemoryviewRef): number {
  const dimensions = viewDimensions(left);
  if (dimensions !== viewDimensions(right)) return 0;
  for (let i = 0; i < dimensions; i++) {
    if (viewExtent(left, i) !== viewExtent(right, i)) return 0;
  }
  const a = nativeFormat(plainFormat(left));
  const b = nativeFormat(plainFormat(right));
  if (a === null || b === null) return 0;
  const items = viewItems(left);
  if (!chargeWork(items >> 4)) return -1;
  if (a === b && a.kind === "int" && isContiguous(left) && isContiguous(right)) {
    const bytes = items * a.size;
    return compareRanges(viewStart(left), bytes, viewStart(right), bytes) === 0 ? 1 : 0;
  }
  return sameFrom(left, viewStart(left), a, right, viewStart(right), b, 0) ? 1 : 0;
}

function sameFrom(
  left: MemoryviewRef,
  leftAt: number,
  a: ItemFormat,
  right: MemoryviewRef,
  rightAt: number,
  b: ItemFormat,
  dimension: number,
): boolean {
  if (dimension === viewDimensions(left)) {
    // A character equals characters only, a bool any number.
    if ((a.kind === "char") !== (b.kind === "char")) return false;
    const one = peekItem(a, leftAt);
    // deno-lint-ignore eqeqeq -- a bigint equals a number of the same value.
    return one == peekItem(b, rightAt);
  }
  const extent = viewExtent(left, dimension);
  for (let i = 0; i < extent; i++) {
    const same = sameFrom(
      left,
      leftAt + i * viewStride(left, dimension),
      a,
      right,
      rightAt + i * viewStride(right, dimension),
      b,
      dimension + 1,
    );
    if (!same) return false;
  }
  return true;
}

function hash(view: MemoryviewRef): Value {
  if (!isOpenView(view)) return 0;
  if (H32[(view + VIEW_READONLY) >> 2] === small(0)) {
    return raiseValueError("cannot hash writable memoryview object");
  }
  if (!/^[Bbc]$/.test(plainFormat(view))) {
    return raiseValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  const bytes = gatherBytes(view, true);
  return bytes === 0 ? 0 : bytesHash(bytes);
}

function length(view: MemoryviewRef): number {
  if (!isOpenView(view)) return -1;
  if (viewDimensions(view) === 0) {
    raiseTypeError("0-dim memory has no length");
    return -1;
  }
  return viewExtent(view, 0);
}

function iterate(view: MemoryviewRef): Value {
  if (!isOpenView(view)) return 0;
  const dimensions = viewDimensions(view);
  if (dimensions === 0) return raiseTypeError("invalid indexing of 0-dim memory");
  if (dimensions > 1) {
    return raise(NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
  }
  return formatOfView(view) === null ? 0 : newSequenceIterator(view);
}

const whenOpen = (answer: (view: MemoryviewRef) => Value): [(view: MemoryviewRef) => Value] => [
  (view) => isOpenView(view) ? answer(view) : 0,
];

defineType({
  type: MEMORYVIEW_TYPE,
  doc: "Create a new memoryview object which references the given object.",
  flags: TYPE_FLAG_SEQUENCE,
  slots: {
    repr: (view: MemoryviewRef) =>
      newStr(`<${isReleased(view) ? "released memory" : "memory"} at ${addressText(view)}>`),
    hash,
    compare,
    length,
    iter: iterate,
    getitem: getItem,
    setitem: setItem,
  },
  new: ["object", (_cls: number, object: Value) => makeView(object)],
  methods: memoryviewMethods,
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
  getset: {
    obj: whenOpen((view) => H32[(view + VIEW_OBJECT) >> 2] || NONE),
    nbytes: whenOpen((view) => newInt(viewItems(view) * viewItemSize(view))),
    readonly: whenOpen((view) => bool(H32[(view + VIEW_READONLY) >> 2] !== small(0))),
    itemsize: whenOpen((view) => small(viewItemSize(view))),
    format: whenOpen((view) => H32[(view + VIEW_FORMAT) >> 2]),
    ndim: whenOpen((view) => small(viewDimensions(view))),
    shape: whenOpen((view) => H32[(view + VIEW_SHAPE) >> 2]),
    strides: whenOpen((view) => H32[(view + VIEW_STRIDES) >> 2]),
    suboffsets: whenOpen(() => tupleOf()),
    c_contiguous: whenOpen((view) => bool(isContiguous(view))),
    f_contiguous: whenOpen((view) => bool(isContiguous(view, false))),
    contiguous: whenOpen((view) => bool(isContiguous(view) || isContiguous(view, false))),
  },
});
