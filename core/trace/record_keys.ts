/** Which keys of dicts and sets compiled code looks up. */
import { SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { H32 } from "../heap/memory.ts";
import { STR_TYPE } from "../objects/well_known.ts";

/** Whether a key is of a type that the routines look up. */
export function isPlainKey(actual: number): boolean {
  return (actual & 1) !== 0 ||
    H32[(H32[actual >> 2] + SHAPE_TYPE) >> 2] === STR_TYPE;
}
