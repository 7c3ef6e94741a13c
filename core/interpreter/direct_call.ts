/** Calls of natives without what a call of any object needs (calls.ts). */
import {
  BUILTIN_NATIVE,
  BUILTIN_SELF,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OWNER,
} from "../heap/layouts/callable.ts";
import { SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { BUILTIN_SHAPE, METHOD_DESCRIPTOR_SHAPE } from "../objects/well_known.ts";
import { mayConsume } from "./consumers.ts";
import { lengthMethod } from "./framed_methods.ts";
import { callNative } from "./natives.ts";
import { isSend } from "./resuming_calls.ts";

/** Frame words (index from the frame's word index). ORDER: heap/layouts/frame.ts. */
const enum Word {
  PC = 5,
  SP = 6,
}

/**
 * A call of a native function, or of a native method found on the type of its self, with positional arguments: the
 * shortest way. `frame` and `pc` are word indices, `pc` that behind the CALL's word; it is saved in the frame.
 *
 * @returns false when it is none of those, or failed with the arguments still on the stack: `step` does it, or raises
 */
export function callDirectly(frame: number, pc: number, count: number): boolean {
  const base = H32[frame + Word.SP] - count - 2;
  const callee = H32[base];
  if ((callee & 1) !== 0) return false;
  const shape = H32[callee >> 2];
  const self = H32[base + 1];
  // A generator or map may be used up by guest code instead (consumers.ts).
  if (count > 0 && mayConsume(H32[base + 2])) return false;
  let result: Value;
  if (shape === METHOD_DESCRIPTOR_SHAPE) {
    // No need to check self again when its type is exactly the owner.
    if (
      self === 0 || (self & 1) !== 0 ||
      H32[(H32[self >> 2] + SHAPE_TYPE) >> 2] !== H32[(callee + DESCRIPTOR_OWNER) >> 2]
    ) return false;
    const native = H32[(callee + DESCRIPTOR_NATIVE) >> 2] >> 1;
    if (isSend(native)) return false;
    result = callNative(native, base + 1, count + 1, 0);
  } else if (shape === BUILTIN_SHAPE) {
    if (H32[(callee + BUILTIN_SELF) >> 2] !== 0 || self !== 0) return false;
    const native = H32[(callee + BUILTIN_NATIVE) >> 2] >> 1;
    if (count === 1 && lengthMethod(native, H32[base + 2]) !== 0) return false;
    result = callNative(native, base + 2, count, 0);
  } else return false;
  if (result === 0) return false;
  H32[base] = result;
  H32[frame + Word.SP] = base + 1;
  H32[frame + Word.PC] = pc + 4;
  return true;
}
