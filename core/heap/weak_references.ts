/** References that do not keep alive what they refer to: what died is taken out of them after marking. */

import type { Heap } from "./heap.ts";
import { ARRAY_ITEMS, LENGTH } from "./layouts/basic.ts";
import {
  KIND_CODE,
  KIND_TYPE,
  LAYOUT_WEAK_ARRAY,
  SHAPE_CHILDREN,
  SHAPE_KIND,
  SHAPE_LAYOUT,
  SHAPE_NEXT,
} from "./layouts/shape.ts";
import { TYPE_SHAPES } from "./layouts/type.ts";
import { forEachSpecial, isReached, isShape } from "./marker.ts";
import { H32 } from "./memory.ts";
import { small, type Value } from "./value.ts";

const KIND_TYPE_WORD = small(KIND_TYPE);
const KIND_CODE_WORD = small(KIND_CODE);
const LAYOUT_WEAK_ARRAY_WORD = small(LAYOUT_WEAK_ARRAY);

let died = false;

/**
 * Takes what marking did not reach out of all weak references.
 *
 * @returns whether shapes, types or code objects died
 */
export function clearWeakReferences(heap: Heap): boolean {
  died = false;
  forEachSpecial(heap, clearSpecial);
  for (const object of heap.staticObjects) {
    const shape = H32[object >> 2];
    if (H32[(shape + SHAPE_KIND) >> 2] === KIND_TYPE_WORD) pruneShapes(object);
  }
  return died;
}

function clearSpecial(object: Value): void {
  if (H32[(H32[object >> 2] + SHAPE_LAYOUT) >> 2] === LAYOUT_WEAK_ARRAY_WORD) {
    clearItems(object);
  } else {
    pruneShapes(object);
  }
}

function clearItems(array: Value): void {
  const first = (array + ARRAY_ITEMS) >> 2;
  const end = first + (H32[(array + LENGTH) >> 2] >> 1);
  for (let index = first; index < end; index++) {
    const item = H32[index];
    if (isReached(item)) continue;
    // Types are in a weak array of their bases, code objects in one of all. What died is still as it was.
    const kind = H32[(H32[item >> 2] + SHAPE_KIND) >> 2];
    if (kind === KIND_TYPE_WORD || kind === KIND_CODE_WORD) died = true;
    H32[index] = 0;
  }
}

function pruneShapes(type: Value): void {
  pruneChain(type);
  for (
    let shape = H32[(type + TYPE_SHAPES) >> 2];
    shape !== 0;
    shape = H32[(shape + SHAPE_NEXT) >> 2]
  ) {
    const children = H32[(shape + SHAPE_CHILDREN) >> 2];
    if (children === 0) continue;
    if (!isReached(children)) H32[(shape + SHAPE_CHILDREN) >> 2] = 0;
    else if (!isShape(children)) clearItems(children);
  }
}

/** Unlinks the dead from a type's chain of shapes. */
function pruneChain(type: Value): void {
  let link = type + TYPE_SHAPES;
  for (let shape = H32[link >> 2]; shape !== 0; shape = H32[(shape + SHAPE_NEXT) >> 2]) {
    if (isReached(shape)) {
      H32[link >> 2] = shape;
      link = shape + SHAPE_NEXT;
    } else {
      died = true;
    }
  }
  H32[link >> 2] = 0;
}
