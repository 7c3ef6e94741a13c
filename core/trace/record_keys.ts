/** Which keys of dicts and sets compiled code looks up. */
import { LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { H32 } from "../heap/memory.ts";
import { STR1_SHAPE, STR_TYPE, TUPLE_SHAPE } from "../objects/well_known.ts";

/** Longest tuple. ORDER: interpreter/dispatch/keys.ts. */
const QUICK_ITEMS = 8;

/** Whether a key is of a type that the routines look up. */
export function isPlainKey(actual: number): boolean {
  if ((actual & 1) !== 0) return true;
  const shape = H32[actual >> 2];
  if (shape !== TUPLE_SHAPE) return H32[(shape + SHAPE_TYPE) >> 2] === STR_TYPE;
  const length = H32[(actual + LENGTH) >> 2] >> 1;
  const first = (actual + TUPLE_ITEMS) >> 2;
  return length <= QUICK_ITEMS &&
    H32.subarray(first, first + length).every((item) =>
      (item & 1) !== 0 || H32[item >> 2] === STR1_SHAPE
    );
}
