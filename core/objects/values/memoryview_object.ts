/**
 * Memoryviews: their layout, and what objects they look into.
 *
 *     memoryview    4 object that it is of, 0 once released
 *                   8 managed buffer (buffer_exports.ts), or 0 for objects that cannot change their size
 *                  12 storage: the bytes object that holds the bytes
 *                  16 place of the first item in the storage, in bytes (small int)
 *                  20 format (str)   24 bytes of an item (small int)
 *                  28 shape, 32 strides in bytes (tuples of small ints)
 *                  36 whether it may not be written to (small int 0 or 1)
 */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import {
  KIND_BOXED_BYTES,
  KIND_BYTEARRAY,
  KIND_BYTES,
  KIND_MEMORYVIEW,
} from "../../heap/layouts/shape.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { allocateInstance } from "../instances.ts";
import { kindOf } from "../kinds.ts";
import { MEMORYVIEW_TYPE } from "../well_known.ts";
import { addExport, countViews, newManagedBuffer } from "./buffer_exports.ts";
import {
  BYTEARRAY_EXPORTS,
  BYTEARRAY_START,
  BYTEARRAY_STORAGE,
  bytearrayLength,
} from "./bytearray_object.ts";
import { bytesLength, plainBytes, setView, setViewOf } from "./bytes_object.ts";
import { tupleItem, tupleLength, tupleOf } from "./sequences.ts";
import { latinCharacter } from "./text.ts";

export type MemoryviewRef = Ref<"memoryview">;

export const VIEW_OBJECT = 4;
export const VIEW_MANAGED = 8;
export const VIEW_STORAGE = 12;
export const VIEW_OFFSET = 16;
export const VIEW_FORMAT = 20;
export const VIEW_ITEM_SIZE = 24;
export const VIEW_SHAPE = 28;
export const VIEW_STRIDES = 32;
export const VIEW_READONLY = 36;

/** What a type whose objects can be looked into says of one. */
export interface Exported {
  /** The bytes object that holds the bytes, and where they begin in it. */
  readonly storage: Value;
  readonly offset: number;
  readonly length: number;
  /** An interned one-character str. */
  readonly format: Value;
  readonly itemSize: number;
  readonly readonly: boolean;
  /** Byte offset of the export list; 0 when the size cannot change. */
  readonly exports: number;
}

const BYTE_FORMAT = "B".charCodeAt(0);

/** How objects of a kind are looked into. */
const exporters: ((value: Value) => Exported)[] = [];

/** Lets memoryviews look into objects of a kind. */
export function setExporter(kind: number, exported: (value: Value) => Exported): void {
  exporters[kind] = exported;
}

function exportBytes(value: Value): Exported {
  const storage = plainBytes(value);
  const length = bytesLength(storage);
  const format = latinCharacter(BYTE_FORMAT);
  return { storage, offset: 0, length, format, itemSize: 1, readonly: true, exports: 0 };
}

setExporter(KIND_BYTES, exportBytes);
setExporter(KIND_BOXED_BYTES, exportBytes);
setExporter(KIND_BYTEARRAY, (array) => ({
  storage: H32[(array + BYTEARRAY_STORAGE) >> 2],
  offset: H32[(array + BYTEARRAY_START) >> 2] >> 1,
  length: bytearrayLength(array),
  format: latinCharacter(BYTE_FORMAT),
  itemSize: 1,
  readonly: false,
  exports: BYTEARRAY_EXPORTS,
}));

/** Whether the value is a memoryview (the type cannot be subclassed). */
export function isMemoryview(value: Value): boolean {
  return kindOf(value) === KIND_MEMORYVIEW;
}

/** Whether memoryview(value) needs no method of the value. */
export function canBeViewed(value: Value): boolean {
  const kind = kindOf(value);
  return kind === KIND_MEMORYVIEW || ((value & 1) === 0 && exporters[kind] !== undefined);
}

/**
 * A memoryview of a bytes-like object that is no memoryview. The object is rooted by the caller; never collects.
 *
 * @throws OutOfMemory
 */
export function viewOf(object: Value): MemoryviewRef {
  const exported = exporters[kindOf(object)](object);
  const { itemSize } = exported;
  const mark = rootMark();
  const view = allocateInstance(MEMORYVIEW_TYPE);
  H32[(view + VIEW_OBJECT) >> 2] = object;
  H32[(view + VIEW_STORAGE) >> 2] = exported.storage;
  H32[(view + VIEW_OFFSET) >> 2] = small(exported.offset);
  H32[(view + VIEW_FORMAT) >> 2] = exported.format;
  H32[(view + VIEW_ITEM_SIZE) >> 2] = small(itemSize);
  H32[(view + VIEW_READONLY) >> 2] = small(exported.readonly ? 1 : 0);
  pushRoot(view);
  if (exported.exports !== 0) {
    const managed = newManagedBuffer();
    H32[(view + VIEW_MANAGED) >> 2] = managed;
    addExport(object, exported.exports, managed);
  }
  H32[(view + VIEW_SHAPE) >> 2] = tupleOf(small(exported.length / itemSize));
  H32[(view + VIEW_STRIDES) >> 2] = tupleOf(small(itemSize));
  releaseRoots(mark);
  return view;
}

/** Another memoryview of the same, not released, which the caller may change before guest code sees it. Never collects. */
export function copyOfView(view: MemoryviewRef): MemoryviewRef {
  const copy = allocateInstance(MEMORYVIEW_TYPE);
  for (let at = VIEW_OBJECT; at <= VIEW_READONLY; at += 4) {
    H32[(copy + at) >> 2] = H32[(view + at) >> 2];
  }
  const managed = H32[(copy + VIEW_MANAGED) >> 2];
  if (managed !== 0) countViews(managed, 1);
  return copy;
}

/** Lets the object go that the view is of. Harmless when done twice. */
export function releaseView(view: MemoryviewRef): void {
  const managed = H32[(view + VIEW_MANAGED) >> 2];
  if (managed !== 0) countViews(managed, -1);
  for (const at of [VIEW_OBJECT, VIEW_MANAGED, VIEW_STORAGE]) H32[(view + at) >> 2] = 0;
}

/** Whether it was released. */
export function isReleased(view: MemoryviewRef): boolean {
  return H32[(view + VIEW_OBJECT) >> 2] === 0;
}

/** Address of the first item. */
export function viewStart(view: MemoryviewRef): number {
  return H32[(view + VIEW_STORAGE) >> 2] + TEXT_UNITS + (H32[(view + VIEW_OFFSET) >> 2] >> 1);
}

/** Bytes of an item. */
export function viewItemSize(view: MemoryviewRef): number {
  return H32[(view + VIEW_ITEM_SIZE) >> 2] >> 1;
}

/** How many dimensions it has. */
export function viewDimensions(view: MemoryviewRef): number {
  return tupleLength(H32[(view + VIEW_SHAPE) >> 2]);
}

/** How many items there are in a dimension. */
export function viewExtent(view: MemoryviewRef, dimension: number): number {
  return tupleItem(H32[(view + VIEW_SHAPE) >> 2], dimension) >> 1;
}

/** How far apart the items of a dimension are, in bytes. */
export function viewStride(view: MemoryviewRef, dimension: number): number {
  return tupleItem(H32[(view + VIEW_STRIDES) >> 2], dimension) >> 1;
}

/** How many items there are in all. */
export function viewItems(view: MemoryviewRef): number {
  let items = 1;
  for (let i = viewDimensions(view) - 1; i >= 0; i--) items *= viewExtent(view, i);
  return items;
}

/** Whether the items stand one behind the other, the last index (or the first) turning fastest. */
export function isContiguous(view: MemoryviewRef, lastFastest = true): boolean {
  const dimensions = viewDimensions(view);
  let distance = viewItemSize(view);
  if (viewItems(view) === 0) return true;
  for (let i = 0; i < dimensions; i++) {
    const at = lastFastest ? dimensions - 1 - i : i;
    const extent = viewExtent(view, at);
    if (extent > 1 && viewStride(view, at) !== distance) return false;
    distance *= extent;
  }
  return true;
}

setViewOf(
  KIND_MEMORYVIEW,
  (view) =>
    !isReleased(view) && isContiguous(view) &&
    setView(viewStart(view), viewItems(view) * viewItemSize(view)),
);
