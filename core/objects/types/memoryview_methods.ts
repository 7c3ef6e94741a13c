/** memoryview: what its methods do (Objects/memoryobject.c). */
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raise, raiseTypeError, raiseValueError } from "../errors.ts";
import { isList, isStr, isTuple } from "../kinds.ts";
import { equals } from "../protocols/compare.ts";
import { hasIndex, indexNumber } from "../protocols/index_number.ts";
import { fastFirst, fastSequence } from "../protocols/sequence_input.ts";
import { allocateBytes, bytesAddress, copyBytes } from "../values/bytes_object.ts";
import {
  copyOfView,
  isContiguous,
  type MemoryviewRef,
  releaseView,
  VIEW_FORMAT,
  VIEW_ITEM_SIZE,
  VIEW_READONLY,
  VIEW_SHAPE,
  VIEW_STRIDES,
  viewDimensions,
  viewExtent,
  viewItems,
  viewItemSize,
  viewStart,
  viewStride,
} from "../values/memoryview_object.ts";
import { newInt } from "../values/numbers.ts";
import {
  allocateTuple,
  listAppend,
  listLength,
  newList,
  setTupleItem,
} from "../values/sequences.ts";
import { boundArgument } from "../values/slices.ts";
import { jsString } from "../values/text.ts";
import { chargeWork, pauseWork } from "../work.ts";
import { NOT_IMPLEMENTED_ERROR } from "../well_known.ts";
import { raiseBadArgument } from "./argument_errors.ts";
import { admitBytes, BYTES_FAMILY } from "./byte_family.ts";
import { type ItemFormat, nativeFormat, readItem } from "./buffer_items.ts";
import { bytesHexMethods } from "./bytes_hex.ts";
import { formatOfView, isOpenView } from "./memoryview_access.ts";

/** Dimensions that a view may have. */
const DIMENSIONS_MOST = 64;

/**
 * The bytes of all items as a bytes object, the last index turning fastest or the first; 0 with a limit pending. The view
 * is rooted by the caller. May collect.
 */
export function gatherBytes(view: MemoryviewRef, lastFastest: boolean): Value {
  const total = viewItems(view) * viewItemSize(view);
  if (!admitBytes(total)) return 0;
  const bytes = allocateBytes(total);
  if (total === 0) return bytes;
  const to = bytesAddress(bytes);
  if (isContiguous(view, lastFastest)) {
    copyBytes(viewStart(view), to, total);
    return bytes;
  }
  if (!chargeWork(total >> 4)) return 0;
  const dimensions = viewDimensions(view);
  const order = Array.from({ length: dimensions }, (_, i) => lastFastest ? i : dimensions - 1 - i);
  gather(view, order, 0, viewStart(view), to);
  return bytes;
}

/** Copies the items of the dimensions from order[depth] on. @returns where the next ones go */
function gather(
  view: MemoryviewRef,
  order: readonly number[],
  depth: number,
  from: number,
  to: number,
): number {
  const size = viewItemSize(view);
  if (depth === order.length) {
    copyBytes(from, to, size);
    return to + size;
  }
  const extent = viewExtent(view, order[depth]);
  const stride = viewStride(view, order[depth]);
  for (let i = 0; i < extent; i++) to = gather(view, order, depth + 1, from + i * stride, to);
  return to;
}

function toBytes(view: MemoryviewRef, order: Value): Value {
  if (!isOpenView(view)) return 0;
  let name = "C";
  if (order !== 0 && order !== NONE) {
    if (!isStr(order)) return raiseBadArgument("tobytes() argument 'order'", "str or None", order);
    name = jsString(order);
  }
  if (!/^[CFA]$/.test(name)) return raiseValueError("order must be 'C', 'F' or 'A'");
  const lastFastest = name === "C" || (name === "A" && !isContiguous(view, false));
  return gatherBytes(view, lastFastest);
}

function toList(view: MemoryviewRef): Value {
  if (!isOpenView(view)) return 0;
  const format = formatOfView(view);
  if (format === null) return 0;
  return viewDimensions(view) === 0
    ? readItem(format, viewStart(view))
    : listFrom(view, format, 0, viewStart(view));
}

function listFrom(
  view: MemoryviewRef,
  format: ItemFormat,
  dimension: number,
  offsetAt: number,
): Value {
  const extent = viewExtent(view, dimension);
  const stride = viewStride(view, dimension);
  const innermost = dimension + 1 === viewDimensions(view);
  const mark = rootMark();
  const list = newList(Math.min(extent, 4096));
  pushRoot(list);
  let done = true;
  for (let i = 0; i < extent && done; i++) {
    const at = offsetAt + i * stride;
    const item = innermost ? readItem(format, at) : listFrom(view, format, dimension + 1, at);
    done = item !== 0;
    if (done) listAppend(list, item);
    if (i % 1024 === 1023 && !pauseWork(256)) done = false;
  }
  releaseRoots(mark);
  return done ? list : 0;
}

function hex(view: MemoryviewRef, separator: Value, group: Value): Value {
  if (!isOpenView(view)) return 0;
  const mark = rootMark();
  const bytes = gatherBytes(view, true);
  pushRoot(bytes);
  const text = bytes === 0 ? 0 : hexOfBytes(bytes, separator, group);
  releaseRoots(mark);
  return text;
}

const hexOfBytes = bytesHexMethods(BYTES_FAMILY).hex[1];

function release(view: MemoryviewRef): Value {
  releaseView(view);
  return NONE;
}

function toReadonly(view: MemoryviewRef): Value {
  if (!isOpenView(view)) return 0;
  const copy = copyOfView(view);
  H32[(copy + VIEW_READONLY) >> 2] = small(1);
  return copy;
}

// --- cast

function cast(view: MemoryviewRef, formatGiven: Value, shapeGiven: Value): Value {
  if (!isOpenView(view)) return 0;
  if (!isStr(formatGiven)) {
    return raiseBadArgument("cast() argument 'format'", "str", formatGiven);
  }
  if (!isContiguous(view)) {
    return raiseTypeError("memoryview: casts are restricted to C-contiguous views");
  }
  const hasShape = shapeGiven !== 0 && shapeGiven !== NONE;
  if (hasShape && !isList(shapeGiven) && !isTuple(shapeGiven)) {
    return raiseTypeError("shape must be a list or a tuple");
  }
  const extents = hasShape ? readShape(shapeGiven) : [];
  if (extents === null) return 0;
  if (hasShape && viewDimensions(view) !== 1 && extents.length !== 1) {
    return raiseTypeError("memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  if (!isOpenView(view)) return 0;
  const text = jsString(formatGiven);
  const format = nativeFormat(text);
  if (format === null) {
    return raiseValueError(
      "memoryview: destination format must be a native single character format prefixed " +
        "with an optional '@'",
    );
  }
  const source = nativeFormat(jsString(H32[(view + VIEW_FORMAT) >> 2]));
  if (source === null) {
    return raiseValueError(
      "memoryview: source format must be a native single character format prefixed with an " +
        "optional '@'",
    );
  }
  if (!isByte(source) && !isByte(format)) {
    return raiseTypeError("memoryview: cannot cast between two non-byte formats");
  }
  const bytes = viewItems(view) * viewItemSize(view);
  if (bytes % format.size !== 0) {
    return raiseTypeError("memoryview: length is not a multiple of itemsize");
  }
  return castTo(view, formatGiven, format.size, hasShape ? extents : [bytes / format.size], bytes);
}

function isByte(format: ItemFormat): boolean {
  return /^[bBc]$/.test(format.code);
}

/** The numbers of a shape; null with the exception pending. */
function readShape(shape: Value): number[] | null {
  const items = fastSequence(shape, "");
  const count = listLength(items);
  if (count > DIMENSIONS_MOST) {
    raiseValueError(`memoryview: number of dimensions must not exceed ${DIMENSIONS_MOST}`);
    return null;
  }
  const extents: number[] = [];
  for (let i = 0; i < count; i++) {
    const item = H32[fastFirst(items) + i];
    if (!hasIndex(item)) {
      raiseTypeError("memoryview.cast(): elements of shape must be integers");
      return null;
    }
    const extent = indexNumber(item);
    if (extent !== extent) return null;
    if (extent <= 0) {
      raiseValueError("memoryview.cast(): elements of shape must be integers > 0");
      return null;
    }
    extents.push(extent);
  }
  return extents;
}

function castTo(
  view: MemoryviewRef,
  format: Value,
  itemSize: number,
  extents: readonly number[],
  bytes: number,
): Value {
  if (extents.reduce((product, extent) => product * extent, itemSize) !== bytes) {
    return raiseTypeError("memoryview: product(shape) * itemsize != buffer size");
  }
  const mark = rootMark();
  const result = copyOfView(view);
  pushRoot(result);
  H32[(result + VIEW_FORMAT) >> 2] = format;
  H32[(result + VIEW_ITEM_SIZE) >> 2] = small(itemSize);
  H32[(result + VIEW_SHAPE) >> 2] = tupleOfNumbers(extents);
  const strides: number[] = [];
  let stride = itemSize;
  for (let i = extents.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= extents[i];
  }
  H32[(result + VIEW_STRIDES) >> 2] = tupleOfNumbers(strides);
  releaseRoots(mark);
  return result;
}

function tupleOfNumbers(numbers: readonly number[]): Value {
  const tuple = allocateTuple(numbers.length);
  numbers.forEach((number, i) => setTupleItem(tuple, i, small(number)));
  return tuple;
}

// --- searching

/** Counts or finds items that equal a value in start..stop: how many, or the index (-1 none); -2 failed. */
function search(
  view: MemoryviewRef,
  value: Value,
  start: number,
  stop: number,
  counting: boolean,
): number {
  if (!isOpenView(view)) return -2;
  if (viewDimensions(view) !== 1) {
    raise(NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
    return -2;
  }
  const format = formatOfView(view);
  if (format === null) return -2;
  let count = 0;
  for (let i = start; isOpenView(view) && i < Math.min(stop, viewExtent(view, 0)); i++) {
    const mark = rootMark();
    const item = readItem(format, viewStart(view) + i * viewStride(view, 0));
    pushRoot(item);
    const same = equals(item, value);
    releaseRoots(mark);
    if (same < 0) return -2;
    if (same > 0) {
      if (!counting) return i;
      count++;
    }
    if (i % 256 === 255 && !pauseWork(256)) return -2;
  }
  if (!isOpenView(view)) return -2;
  return counting ? count : -1;
}

function count(view: MemoryviewRef, value: Value): Value {
  const found = search(view, value, 0, Infinity, true);
  return found === -2 ? 0 : newInt(found);
}

function index(view: MemoryviewRef, value: Value, startGiven: Value, stopGiven: Value): Value {
  if (!isOpenView(view)) return 0;
  let start = startGiven === 0 ? 0 : boundArgument(startGiven);
  if (start !== start) return 0;
  let stop = stopGiven === 0 ? Infinity : boundArgument(stopGiven);
  if (stop !== stop || !isOpenView(view)) return 0;
  const extent = viewDimensions(view) === 0 ? 0 : viewExtent(view, 0);
  if (start < 0) start = Math.max(0, start + extent);
  if (stop < 0) stop += extent;
  const found = search(view, value, start, stop, false);
  if (found === -2) return 0;
  return found < 0 ? raiseValueError("memoryview.index(x): x not found") : newInt(found);
}

/** The methods of memoryview. */
export const memoryviewMethods: Readonly<Record<string, NativeEntry>> = {
  cast: ["format, shape=None", cast, "Cast a memoryview to a new format or shape."],
  count: ["value, /", count, "Count the number of occurrences of a value."],
  hex: [
    "sep=b'', bytes_per_sep=1",
    hex,
    "Return the data in the buffer as a str of hexadecimal numbers.",
  ],
  index: [
    "value, start=0, stop=9223372036854775807, /",
    index,
    "Return the index of the first occurrence of a value.",
  ],
  release: ["", release, "Release the underlying buffer exposed by the memoryview object."],
  tobytes: ["order='C'", toBytes, "Return the data in the buffer as a byte string."],
  tolist: ["", toList, "Return the data in the buffer as a list of elements."],
  toreadonly: ["", toReadonly, "Return a readonly version of the memoryview."],
  __enter__: ["", (view: MemoryviewRef) => isOpenView(view) ? view : 0],
  __exit__: ["*args", release],
};
