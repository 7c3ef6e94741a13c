/** The locals and stack words of a generator that a trace has resumed: they are in the generator. */
import { FRAME_LOCALS, GENERATOR_FRAME } from "../heap/layouts/frame.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import type { Trace } from "./trace.ts";

/** The immediate of a FIELD or SET_FIELD of a local or stack word. */
export function slotOfGenerator(index: number): number {
  return field(GENERATOR_FRAME + FRAME_LOCALS + 4 * index, MemoryClass.GENERATOR);
}

/** Whether the ref was loaded from that slot of the generator: it is there still, since only a yield stores. */
export function holdsSlot(trace: Trace, generator: number, index: number, ref: number): boolean {
  return generator !== 0 && trace.op[ref] === U.FIELD && trace.a[ref] === generator &&
    trace.immediate[ref] === slotOfGenerator(index);
}
