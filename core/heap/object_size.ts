/** How large heap objects are, by the layout that their shape names. */

import { GENERATOR_FRAME, GENERATOR_FRAME_BYTES } from "./layouts/frame.ts";
import {
  ARRAY_ITEMS,
  INT_COUNT,
  INT_DIGITS,
  LENGTH,
  RAW_DATA,
  TEXT_UNITS,
} from "./layouts/basic.ts";
import {
  LAYOUT_ARRAY,
  LAYOUT_ARRAY_DICT,
  LAYOUT_FIELDS,
  LAYOUT_GENERATOR,
  LAYOUT_INT,
  LAYOUT_LEAF,
  LAYOUT_RAW,
  LAYOUT_TEXT_1,
  LAYOUT_TEXT_2,
  LAYOUT_TEXT_4,
  LAYOUT_WEAK_ARRAY,
  SHAPE_LAYOUT,
  SHAPE_SIZE,
} from "./layouts/shape.ts";
import { H32 } from "./memory.ts";

/** Set of layouts (1 << layout) whose objects refer to nothing but their shape. */
export const LEAF_LAYOUTS = 1 << LAYOUT_LEAF | 1 << LAYOUT_TEXT_1 | 1 << LAYOUT_TEXT_2 |
  1 << LAYOUT_TEXT_4 | 1 << LAYOUT_RAW | 1 << LAYOUT_INT;

/** Greatest LAYOUT_*. */
export const LAYOUT_LAST = LAYOUT_INT;

/** Bytes of an object, not rounded up. */
export function objectBytes(address: number): number {
  const shape = H32[address >> 2];
  return layoutBytes(address, shape, H32[(shape + SHAPE_LAYOUT) >> 2] >> 1);
}

/** Bytes of an object whose shape and layout are at hand, not rounded up. */
export function layoutBytes(address: number, shape: number, layout: number): number {
  switch (layout) {
    case LAYOUT_LEAF:
    case LAYOUT_FIELDS:
      return H32[(shape + SHAPE_SIZE) >> 2] >> 1;
    case LAYOUT_ARRAY:
    case LAYOUT_WEAK_ARRAY:
      return ARRAY_ITEMS + 4 * (H32[(address + LENGTH) >> 2] >> 1);
    case LAYOUT_ARRAY_DICT:
      return ARRAY_ITEMS + 4 + 4 * (H32[(address + LENGTH) >> 2] >> 1);
    case LAYOUT_TEXT_1:
      return TEXT_UNITS + (H32[(address + LENGTH) >> 2] >> 1);
    case LAYOUT_TEXT_2:
      return TEXT_UNITS + 2 * (H32[(address + LENGTH) >> 2] >> 1);
    case LAYOUT_TEXT_4:
      return TEXT_UNITS + 4 * (H32[(address + LENGTH) >> 2] >> 1);
    case LAYOUT_RAW:
      return RAW_DATA + (H32[(address + LENGTH) >> 2] >> 1);
    case LAYOUT_GENERATOR:
      return GENERATOR_FRAME + (H32[(address + GENERATOR_FRAME_BYTES) >> 2] >> 1);
    case LAYOUT_INT:
      return INT_DIGITS + 4 * Math.abs(H32[(address + INT_COUNT) >> 2] >> 1);
    default:
      throw new Error(`Cannot tell the size of the object at ${address}: its layout is ${layout}`);
  }
}
