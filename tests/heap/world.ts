/** A small world of shapes and objects, made by hand, to test the heap without the object model. */

import { allocate, registerStaticObject } from "../../core/heap/allocator.ts";
import { createHeap, type Heap } from "../../core/heap/heap.ts";
import { ARRAY_ITEMS, LENGTH, RAW_DATA, TEXT_UNITS } from "../../core/heap/layouts/basic.ts";
import { FRAME_LOCALS, FRAME_SP, GENERATOR_FRAME } from "../../core/heap/layouts/frame.ts";
import { GENERATOR_FRAME_BYTES, GENERATOR_STATE } from "../../core/heap/layouts/frame.ts";
import {
  KIND_GENERATOR,
  KIND_OTHER,
  KIND_STR,
  KIND_TYPE,
  LAYOUT_ARRAY,
  LAYOUT_FIELDS,
  LAYOUT_GENERATOR,
  LAYOUT_INT,
  LAYOUT_LEAF,
  LAYOUT_RAW,
  LAYOUT_TEXT_1,
  LAYOUT_WEAK_ARRAY,
  SHAPE_BYTES,
  SHAPE_COUNT,
  SHAPE_FLAGS,
  SHAPE_KIND,
  SHAPE_LAYOUT,
  SHAPE_NEXT,
  SHAPE_PLACE,
  SHAPE_SIZE,
  SHAPE_TYPE,
} from "../../core/heap/layouts/shape.ts";
import { TYPE_BYTES, TYPE_SHAPE, TYPE_SHAPES } from "../../core/heap/layouts/type.ts";
import { SHAPE_STRIDE, STATIC_SHAPES, STATIC_TYPES } from "../../core/heap/map.ts";
import { H32, HU8 } from "../../core/heap/memory.ts";
import { small, type Value } from "../../core/heap/value.ts";

const shapeAt = (index: number) => STATIC_SHAPES + SHAPE_STRIDE * index;
export const SHAPES = shapeAt(0);
export const LEAF_16 = shapeAt(1);
export const ARRAY = shapeAt(2);
export const RAW = shapeAt(3);
export const TEXT = shapeAt(4);
export const WEAK = shapeAt(5);
export const GENERATOR = shapeAt(6);
export const INT = shapeAt(7);
export const TYPES = shapeAt(8);
/** Shape of objects with n fields is FIELDS[n]. */
export const FIELDS = Array.from({ length: 65 }, (_, n) => shapeAt(16 + n));
/** The static type that all static shapes name, and whose chain they are in. */
export const TYPE = STATIC_TYPES;

/** Writes the world's static shapes and its type into the bound heap. */
export function buildWorld(): void {
  writeShape(SHAPES, LAYOUT_FIELDS, SHAPE_BYTES);
  writeShape(LEAF_16, LAYOUT_LEAF, 16);
  writeShape(ARRAY, LAYOUT_ARRAY, 0);
  writeShape(RAW, LAYOUT_RAW, 0);
  writeShape(TEXT, LAYOUT_TEXT_1, 0, KIND_STR);
  writeShape(WEAK, LAYOUT_WEAK_ARRAY, 0);
  writeShape(GENERATOR, LAYOUT_GENERATOR, 0, KIND_GENERATOR);
  writeShape(INT, LAYOUT_INT, 0);
  writeShape(TYPES, LAYOUT_FIELDS, TYPE_BYTES, KIND_TYPE);
  FIELDS.forEach((shape, n) => writeShape(shape, LAYOUT_FIELDS, (4 + 4 * n + 7) & -8));
  H32[TYPE >> 2] = TYPES;
  H32[(TYPE + TYPE_SHAPE) >> 2] = FIELDS[1];
  registerStaticObject(TYPE);
}

/** A heap with the world in it. It is bound. */
export function createWorld(limitBytes = 64 << 20): Heap {
  const heap = createHeap(limitBytes);
  buildWorld();
  return heap;
}

/** Writes a shape of the given type and puts it into the type's chain. */
export function writeShape(
  shape: number,
  layout: number,
  size: number,
  kind = KIND_OTHER,
  type = TYPE,
): void {
  H32[shape >> 2] = SHAPES;
  H32[(shape + SHAPE_TYPE) >> 2] = type;
  H32[(shape + SHAPE_LAYOUT) >> 2] = small(layout);
  H32[(shape + SHAPE_SIZE) >> 2] = small(size);
  H32[(shape + SHAPE_PLACE) >> 2] = small(0);
  H32[(shape + SHAPE_COUNT) >> 2] = small(0);
  H32[(shape + SHAPE_FLAGS) >> 2] = small(0);
  H32[(shape + SHAPE_KIND) >> 2] = small(kind);
  H32[(shape + SHAPE_NEXT) >> 2] = H32[(type + TYPE_SHAPES) >> 2];
  H32[(type + TYPE_SHAPES) >> 2] = shape;
  if (shape < STATIC_TYPES) registerStaticObject(shape);
}

/** A new shape in the heap. */
export function newShape(layout: number, size: number, type = TYPE): Value {
  const shape = allocate(SHAPE_BYTES);
  writeShape(shape, layout, size, KIND_OTHER, type);
  return shape;
}

/** A new type in the heap, with one shape, that of its instances. */
export function newType(): Value {
  const type = allocate(TYPE_BYTES);
  H32[type >> 2] = TYPES;
  const shape = newShape(LAYOUT_FIELDS, 16, type);
  H32[(type + TYPE_SHAPE) >> 2] = shape;
  return type;
}

/** An object with the given fields. */
export function newFields(...fields: Value[]): Value {
  const object = allocate(4 + 4 * fields.length);
  H32[object >> 2] = FIELDS[fields.length];
  for (let i = 0; i < fields.length; i++) setField(object, i, fields[i]);
  return object;
}

export function field(object: Value, index: number): Value {
  return H32[(object >> 2) + 1 + index];
}

export function setField(object: Value, index: number, value: Value): void {
  H32[(object >> 2) + 1 + index] = value;
}

/** An array of zeros, or a weak one. */
export function newArray(length: number, shape = ARRAY): Value {
  const array = allocate(ARRAY_ITEMS + 4 * length);
  H32[array >> 2] = shape;
  H32[(array + LENGTH) >> 2] = small(length);
  return array;
}

export function item(array: Value, index: number): Value {
  return H32[((array + ARRAY_ITEMS) >> 2) + index];
}

export function setItem(array: Value, index: number, value: Value): void {
  H32[((array + ARRAY_ITEMS) >> 2) + index] = value;
}

/** Bytes that all are `fill`: a RAW, or a TEXT. */
export function newBytes(length: number, fill: number, shape = RAW): Value {
  const data = shape === RAW ? RAW_DATA : TEXT_UNITS;
  const raw = allocate(data + length);
  H32[raw >> 2] = shape;
  H32[(raw + LENGTH) >> 2] = small(length);
  HU8.fill(fill, raw + data, raw + data + length);
  return raw;
}

/** A suspended generator with so many locals, all 0, of which the first `used` are in use. */
export function newGenerator(locals: number, used: number, state: number): Value {
  const bytes = FRAME_LOCALS + 4 * locals;
  const generator = allocate(GENERATOR_FRAME + bytes);
  const frame = generator + GENERATOR_FRAME;
  H32[generator >> 2] = GENERATOR;
  H32[(generator + GENERATOR_STATE) >> 2] = small(state);
  H32[(generator + GENERATOR_FRAME_BYTES) >> 2] = small(bytes);
  H32[(frame + FRAME_SP) >> 2] = ((frame + FRAME_LOCALS) >> 2) + used;
  return generator;
}

/** Word index of a generator's local. */
export function generatorLocal(generator: Value, index: number): number {
  return ((generator + GENERATOR_FRAME + FRAME_LOCALS) >> 2) + index;
}
