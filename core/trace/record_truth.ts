/** Recording of the truth of values. */
import { LENGTH } from "../heap/layouts/basic.ts";
import { FALSE, NONE, TRUE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { DICT_SHAPE, LIST_SHAPE, STR1_SHAPE, TUPLE_SHAPE } from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import { BOOL, field, FLOAT, INT, MemoryClass, U } from "./micro_ops.ts";
import type { Recorder } from "./recorder.ts";

/** Shapes of what is true when it is not empty. */
const LENGTH_IS_TRUTH: ReadonlySet<number> = new Set([
  LIST_SHAPE,
  TUPLE_SHAPE,
  DICT_SHAPE,
  STR1_SHAPE,
]);

/**
 * The truth of a value as a bool ref, and what it is now.
 *
 * @throws RecordingAborted for what asks a method
 */
export function truthOf(r: Recorder, ref: number, actual: number): number {
  switch (r.typeOf(ref)) {
    case BOOL:
      return ref;
    case INT:
      return r.emit(U.INT_NOT_EQUAL, ref, r.emitter.int(0));
    case FLOAT:
      return r.emit(U.FLOAT_NOT_EQUAL, ref, r.emitter.float(0));
  }
  if (actual === TRUE || actual === FALSE) {
    r.emit(U.GUARD_IS, ref, 0, 0, actual);
    return r.emitter.bool(actual === TRUE);
  }
  if (actual === NONE) {
    r.emit(U.GUARD_IS, ref, 0, 0, NONE);
    return r.emitter.bool(false);
  }
  if ((actual & 1) === 0 && LENGTH_IS_TRUTH.has(H32[actual >> 2])) {
    r.emit(U.GUARD_KIND, ref, 0, 0, H32[actual >> 2]);
    const memoryClass = H32[actual >> 2] === DICT_SHAPE ? MemoryClass.DICT : MemoryClass.LIST;
    const length = r.emit(U.FIELD, ref, 0, 0, field(LENGTH, memoryClass));
    return r.emit(U.NOT, r.emit(U.SAME, length, r.emitter.word(1)));
  }
  const number = r.number(ref, actual);
  if (number === 0) {
    if (boundLoop().objectTruth(actual) === 2) {
      throw new RecordingAborted("UNSUPPORTED", "the truth of another type");
    }
    return r.emit(U.TRUTH, ref);
  }
  return truthOf(r, number, actual);
}
