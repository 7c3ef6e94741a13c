/**
 * Instances and their attributes in slots.
 *
 *     plain instance   0 shape   4 dict or 0   8 slots (TYPE_CAPACITY of them at birth)
 *
 * A fresh instance has its type's root shape; storing a new attribute moves it along to the child shape for that
 * name, whose SHAPE_PLACE says which slot. When the slots are used up, an attribute is deleted, or somebody asks for
 * `__dict__`, the attributes move to a dict for good (a shape with SHAPE_FLAG_DICT and the same size); the type then
 * gives later instances more slots. Instances of guest exception classes have slots too, behind the fields of exceptions.
 * Those of builtin types with a dict (functions, builtin exceptions, subclasses of list, ...) are in dict form from the
 * start, their dict made when first stored to.
 */
import { allocate } from "../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import {
  BOXED_VALUE,
  KIND_EXCEPTION,
  KIND_INSTANCE,
  LAYOUT_ARRAY_DICT,
  LAYOUT_FIELDS,
  SHAPE_BYTES,
  SHAPE_CHILDREN,
  SHAPE_COUNT,
  SHAPE_FLAG_DICT,
  SHAPE_FLAGS,
  SHAPE_KEY,
  SHAPE_KIND,
  SHAPE_LAYOUT,
  SHAPE_NEXT,
  SHAPE_PARENT,
  SHAPE_PLACE,
  SHAPE_SIZE,
  SHAPE_TYPE,
} from "../heap/layouts/shape.ts";
import {
  TYPE_CAPACITY,
  TYPE_DICT_OFFSET,
  TYPE_DICT_SHAPE,
  TYPE_FLAG_FINALIZER,
  TYPE_FLAG_NO_DICT,
  TYPE_FLAGS,
  TYPE_KIND,
  TYPE_SHAPE,
  TYPE_SHAPES,
  TYPE_SIZE,
} from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import { type Ref, small, type Value } from "../heap/value.ts";
import { registerFinalizable } from "./finalization.ts";
import { allocateArray } from "./values/sequences.ts";
import {
  dictDeleteStr,
  dictGetStr,
  type DictRef,
  dictSetStr,
  newDict,
} from "./values/dict_table.ts";
import { SHAPE_SHAPE } from "./well_known.ts";

export type ShapeRef = Ref<"shape">;

/** Most slots an instance ever has; beyond it attributes live in a dict. */
const CAPACITY_MAX = 62;

/** A new shape of a type, linked into the type's chain. @throws OutOfMemory */
export function newShape(
  type: number,
  layout: number,
  size: number,
  kind: number,
  flags: number,
): ShapeRef {
  const shape = allocate(SHAPE_BYTES);
  H32[shape >> 2] = SHAPE_SHAPE;
  H32[(shape + SHAPE_TYPE) >> 2] = type;
  H32[(shape + SHAPE_LAYOUT) >> 2] = small(layout);
  H32[(shape + SHAPE_SIZE) >> 2] = small(size);
  H32[(shape + SHAPE_PLACE) >> 2] = small(0);
  H32[(shape + SHAPE_COUNT) >> 2] = small(0);
  H32[(shape + SHAPE_FLAGS) >> 2] = small(flags);
  H32[(shape + SHAPE_KIND) >> 2] = small(kind);
  H32[(shape + SHAPE_NEXT) >> 2] = H32[(type + TYPE_SHAPES) >> 2];
  H32[(type + TYPE_SHAPES) >> 2] = shape;
  return shape;
}

/** Byte offset of the slot that holds `name` (interned) in objects of this shape, or 0. Never collects. */
export function shapeFind(shape: ShapeRef, name: Value): number {
  for (let at = shape; at !== 0; at = H32[(at + SHAPE_PARENT) >> 2]) {
    if (H32[(at + SHAPE_KEY) >> 2] === name) return H32[(at + SHAPE_PLACE) >> 2] >> 1;
  }
  return 0;
}

/** The shape that follows when `name` is added, if it was made already; else 0. Never collects. */
export function shapeChild(shape: ShapeRef, name: Value): ShapeRef {
  const children = H32[(shape + SHAPE_CHILDREN) >> 2];
  if (children === 0) return 0;
  if (H32[children >> 2] === SHAPE_SHAPE) {
    return H32[(children + SHAPE_KEY) >> 2] === name ? children : 0;
  }
  const length = H32[(children + LENGTH) >> 2] >> 1;
  for (let i = 0; i < length; i++) {
    const child = H32[((children + ARRAY_ITEMS) >> 2) + i];
    if (child !== 0 && H32[(child + SHAPE_KEY) >> 2] === name) return child;
  }
  return 0;
}

/** The shape that follows when `name` is added, or 0 when the slots are used up. @throws OutOfMemory */
export function shapeAdd(shape: ShapeRef, name: Value): ShapeRef {
  const known = shapeChild(shape, name);
  if (known !== 0) return known;
  const children = H32[(shape + SHAPE_CHILDREN) >> 2];
  const type = H32[(shape + SHAPE_TYPE) >> 2];
  const count = H32[(shape + SHAPE_COUNT) >> 2] >> 1;
  const size = H32[(shape + SHAPE_SIZE) >> 2] >> 1;
  const place = (H32[(type + TYPE_SIZE) >> 2] >> 1) + 4 * count;
  if (place + 4 > size) return 0;
  const child = newShape(
    type,
    H32[(shape + SHAPE_LAYOUT) >> 2] >> 1,
    size,
    H32[(shape + SHAPE_KIND) >> 2] >> 1,
    H32[(shape + SHAPE_FLAGS) >> 2] >> 1,
  );
  H32[(child + SHAPE_PARENT) >> 2] = shape;
  H32[(child + SHAPE_KEY) >> 2] = name;
  H32[(child + SHAPE_PLACE) >> 2] = small(place);
  H32[(child + SHAPE_COUNT) >> 2] = small(count + 1);
  adoptChild(shape, children, child);
  return child;
}

function adoptChild(shape: ShapeRef, children: Value, child: ShapeRef): void {
  if (children === 0) {
    H32[(shape + SHAPE_CHILDREN) >> 2] = child;
    return;
  }
  if (H32[children >> 2] === SHAPE_SHAPE) {
    const array = allocateArray(4);
    H32[(array + ARRAY_ITEMS) >> 2] = children;
    H32[(array + ARRAY_ITEMS + 4) >> 2] = child;
    H32[(shape + SHAPE_CHILDREN) >> 2] = array;
    return;
  }
  const length = H32[(children + LENGTH) >> 2] >> 1;
  const first = (children + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < length; i++) {
    if (H32[first + i] === 0) {
      H32[first + i] = child;
      return;
    }
  }
  const array = allocateArray(length * 2);
  for (let i = 0; i < length; i++) {
    H32[((array + ARRAY_ITEMS) >> 2) + i] = H32[((children + ARRAY_ITEMS) >> 2) + i];
  }
  H32[((array + ARRAY_ITEMS) >> 2) + length] = child;
  H32[(shape + SHAPE_CHILDREN) >> 2] = array;
}

/** The shape of the type's dict-form instances that are `size` bytes long. @throws OutOfMemory */
export function dictShape(type: number, size: number): ShapeRef {
  const usual = H32[(type + TYPE_DICT_SHAPE) >> 2];
  if (usual !== 0 && H32[(usual + SHAPE_SIZE) >> 2] >> 1 === size) return usual;
  for (let at = H32[(type + TYPE_SHAPES) >> 2]; at !== 0; at = H32[(at + SHAPE_NEXT) >> 2]) {
    if (
      H32[(at + SHAPE_SIZE) >> 2] >> 1 === size &&
      ((H32[(at + SHAPE_FLAGS) >> 2] >> 1) & SHAPE_FLAG_DICT) !== 0
    ) {
      H32[(type + TYPE_DICT_SHAPE) >> 2] = at;
      return at;
    }
  }
  const root = H32[(type + TYPE_SHAPE) >> 2];
  const shape = newShape(
    type,
    H32[(root + SHAPE_LAYOUT) >> 2] >> 1,
    size,
    H32[(root + SHAPE_KIND) >> 2] >> 1,
    (H32[(root + SHAPE_FLAGS) >> 2] >> 1) | SHAPE_FLAG_DICT,
  );
  H32[(type + TYPE_DICT_SHAPE) >> 2] = shape;
  return shape;
}

/** Gives later instances of the type `capacity` slots. @throws OutOfMemory */
export function setCapacity(type: number, capacity: number): void {
  const size = ((H32[(type + TYPE_SIZE) >> 2] >> 1) + 4 * capacity + 7) & ~7;
  H32[(type + TYPE_SHAPE) >> 2] = newShape(
    type,
    LAYOUT_FIELDS,
    size,
    H32[(type + TYPE_KIND) >> 2] >> 1,
    0,
  );
  H32[(type + TYPE_CAPACITY) >> 2] = small(capacity);
}

/** A zeroed instance of a type whose instances have a fixed size (not tuple, str, int, bytes kinds). @throws OutOfMemory */
export function allocateInstance(type: number): Value {
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  const instance = allocate(H32[(shape + SHAPE_SIZE) >> 2] >> 1);
  H32[instance >> 2] = shape;
  if ((H32[(type + TYPE_FLAGS) >> 2] & (TYPE_FLAG_FINALIZER << 1)) !== 0) {
    registerFinalizable(instance);
  }
  return instance;
}

/** An instance of a subclass of int, float, complex, str or bytes that holds `plain`. @throws OutOfMemory */
export function allocateBoxed(type: number, plain: Value): Value {
  const instance = allocateInstance(type);
  H32[(instance + BOXED_VALUE) >> 2] = plain;
  return instance;
}

/** An instance of a subclass of tuple with `length` words 0 as items. @throws OutOfMemory */
export function allocateTupleInstance(type: number, length: number): Value {
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  const words = H32[(shape + SHAPE_LAYOUT) >> 2] >> 1 === LAYOUT_ARRAY_DICT ? length + 1 : length;
  const instance = allocate(TUPLE_ITEMS + 4 * words);
  H32[instance >> 2] = shape;
  H32[(instance + LENGTH) >> 2] = small(length);
  if ((H32[(type + TYPE_FLAGS) >> 2] & (TYPE_FLAG_FINALIZER << 1)) !== 0) {
    registerFinalizable(instance);
  }
  return instance;
}

/** Byte offset of the instance's dict word, or 0 when it has none. */
export function dictOffset(instance: Value, type: number): number {
  const shape = H32[instance >> 2];
  if (H32[(shape + SHAPE_LAYOUT) >> 2] === small(LAYOUT_ARRAY_DICT)) {
    return TUPLE_ITEMS + 4 * (H32[(instance + LENGTH) >> 2] >> 1);
  }
  return H32[(type + TYPE_DICT_OFFSET) >> 2] >> 1;
}

/** Whether classes of a kind give their instances slots for attributes. */
export function hasSlots(kind: number): boolean {
  return kind === KIND_INSTANCE || kind === KIND_EXCEPTION;
}

/** Whether the instance's attributes are in slots (else in a dict, or it has none). */
export function inSlots(instance: Value): boolean {
  const shape = H32[instance >> 2];
  return hasSlots(H32[(shape + SHAPE_KIND) >> 2] >> 1) &&
    ((H32[(shape + SHAPE_FLAGS) >> 2] >> 1) & SHAPE_FLAG_DICT) === 0;
}

/** The instance's own attribute `name` (interned), or 0. Never collects. */
export function instanceGet(instance: Value, type: number, name: Value): Value {
  if ((instance & 1) !== 0) return 0;
  if (inSlots(instance)) {
    const place = shapeFind(H32[instance >> 2], name);
    return place === 0 ? 0 : H32[(instance + place) >> 2];
  }
  const offset = dictOffset(instance, type);
  if (offset === 0) return 0;
  const dict = H32[(instance + offset) >> 2];
  return dict === 0 ? 0 : dictGetStr(dict, name);
}

/** Whether instances of the type can take attributes of their own. */
export function hasInstanceDict(type: number): boolean {
  return H32[(type + TYPE_DICT_OFFSET) >> 2] >> 1 !== 0 &&
    ((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_NO_DICT) === 0;
}

/** Stores the instance's own attribute `name` (interned); the type has an instance dict. @throws OutOfMemory */
export function instanceSet(instance: Value, type: number, name: Value, value: Value): void {
  if (inSlots(instance)) {
    const shape = H32[instance >> 2];
    const place = shapeFind(shape, name);
    if (place !== 0) {
      H32[(instance + place) >> 2] = value;
      return;
    }
    const next = shapeAdd(shape, name);
    if (next !== 0) {
      H32[(instance + (H32[(next + SHAPE_PLACE) >> 2] >> 1)) >> 2] = value;
      H32[instance >> 2] = next;
      return;
    }
    const capacity = H32[(type + TYPE_CAPACITY) >> 2] >> 1;
    const count = H32[(shape + SHAPE_COUNT) >> 2] >> 1;
    if (count >= capacity && capacity < CAPACITY_MAX) {
      setCapacity(type, Math.min(CAPACITY_MAX, capacity + (capacity >> 1) + 2));
    }
  }
  dictSetStr(instanceDict(instance, type), name, value);
}

/** Deletes the instance's own attribute; false when it has none of that name. @throws OutOfMemory */
export function instanceDelete(instance: Value, type: number, name: Value): boolean {
  if ((instance & 1) !== 0) return false;
  if (inSlots(instance)) {
    if (shapeFind(H32[instance >> 2], name) === 0) return false;
    if (deleteSlot(instance, name)) return true;
  }
  const offset = dictOffset(instance, type);
  if (offset === 0) return false;
  if (!inSlots(instance) && H32[(instance + offset) >> 2] === 0) return false;
  return dictDeleteStr(instanceDict(instance, type), name);
}

/** An attribute is deleted with those behind it moving up if they are no more than these; else the object gets a dict. */
const MOVED_MOST = 4;

/** Deletes one of the attributes that were added last. @throws OutOfMemory */
function deleteSlot(instance: Value, name: Value): boolean {
  let at = H32[instance >> 2];
  const behind: ShapeRef[] = [];
  while (H32[(at + SHAPE_KEY) >> 2] !== name) {
    if (behind.push(at) > MOVED_MOST) return false;
    at = H32[(at + SHAPE_PARENT) >> 2];
  }
  let shape = H32[(at + SHAPE_PARENT) >> 2];
  for (let i = behind.length - 1; i >= 0 && shape !== 0; i--) {
    shape = shapeAdd(shape, H32[(behind[i] + SHAPE_KEY) >> 2]);
  }
  if (shape === 0) return false;
  let free = (instance + (H32[(at + SHAPE_PLACE) >> 2] >> 1)) >> 2;
  for (let i = behind.length - 1; i >= 0; i--) {
    const place = (instance + (H32[(behind[i] + SHAPE_PLACE) >> 2] >> 1)) >> 2;
    H32[free] = H32[place];
    free = place;
  }
  H32[free] = 0;
  H32[instance >> 2] = shape;
  return true;
}

/** The instance's `__dict__`, made (and its slots emptied into it) when need be. @throws OutOfMemory */
export function instanceDict(instance: Value, type: number): DictRef {
  const offset = dictOffset(instance, type);
  if (!inSlots(instance)) {
    let dict = H32[(instance + offset) >> 2];
    if (dict === 0) {
      dict = newDict();
      H32[(instance + offset) >> 2] = dict;
    }
    return dict;
  }
  const shape = H32[instance >> 2];
  const target = dictShape(type, H32[(shape + SHAPE_SIZE) >> 2] >> 1);
  const dict = newDict(H32[(shape + SHAPE_COUNT) >> 2] >> 1);
  const chain: ShapeRef[] = [];
  for (let at = shape; H32[(at + SHAPE_KEY) >> 2] !== 0; at = H32[(at + SHAPE_PARENT) >> 2]) {
    chain.push(at);
  }
  for (let i = chain.length - 1; i >= 0; i--) {
    const place = H32[(chain[i] + SHAPE_PLACE) >> 2] >> 1;
    dictSetStr(dict, H32[(chain[i] + SHAPE_KEY) >> 2], H32[(instance + place) >> 2]);
  }
  for (const at of chain) H32[(instance + (H32[(at + SHAPE_PLACE) >> 2] >> 1)) >> 2] = 0;
  H32[instance >> 2] = target;
  H32[(instance + offset) >> 2] = dict;
  return dict;
}
