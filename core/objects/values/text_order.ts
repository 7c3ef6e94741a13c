/** The order of str objects: by code points. */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { STR1_SHAPE } from "../well_known.ts";
import { codePointAt, flat } from "./text.ts";

/**
 * Negative, 0 or positive as the first of two str objects (any form) sorts before, with or after the second.
 *
 * @throws OutOfMemory while a rope is flattened
 */
export function textOrder(left: Value, right: Value): number {
  if (left === right) return 0;
  const a = flat(left);
  const b = flat(right);
  const lengthA = H32[(a + LENGTH) >> 2] >> 1;
  const lengthB = H32[(b + LENGTH) >> 2] >> 1;
  const common = lengthA < lengthB ? lengthA : lengthB;
  if (H32[a >> 2] === STR1_SHAPE && H32[b >> 2] === STR1_SHAPE) {
    const atA = a + TEXT_UNITS;
    const atB = b + TEXT_UNITS;
    let i = 0;
    while (i + 4 <= common && H32[(atA + i) >> 2] === H32[(atB + i) >> 2]) i += 4;
    for (; i < common; i++) {
      const difference = HU8[atA + i] - HU8[atB + i];
      if (difference !== 0) return difference;
    }
  } else {
    for (let i = 0; i < common; i++) {
      const difference = codePointAt(a, i) - codePointAt(b, i);
      if (difference !== 0) return difference;
    }
  }
  return lengthA - lengthB;
}
