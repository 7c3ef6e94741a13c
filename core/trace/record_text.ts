/** Recording of f-strings. */
import { FRAME_LOCALS } from "../heap/layouts/frame.ts";
import { EMPTY_STR, EXIT_VALUES_MOST, FALSE, NONE, TRUE } from "../heap/map.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { NativeKernel } from "../objects/native_kernels.ts";
import {
  FLOAT_SHAPE,
  ROPE_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
} from "../objects/well_known.ts";
import { U } from "./micro_ops.ts";
import { asked, guardKind, shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** repr() of one argument, for NATIVE. */
const SHOWN = NativeKernel.repr | (1 << 8);
const TEXTS: ReadonlySet<number> = new Set([STR1_SHAPE, STR2_SHAPE, STR4_SHAPE, ROPE_SHAPE]);

/** FORMAT_SIMPLE, and CONVERT_VALUE of !s: of small ints, floats, bools and str. */
export function recordFormat(r: Recorder): void {
  const actual = r.actual(0);
  const ref = r.peek(0);
  if ((actual & 1) !== 0) {
    r.replace(1, r.emit(U.DECIMAL, r.word(r.number(ref, actual))));
    return;
  }
  if (shapeOf(actual) === FLOAT_SHAPE && asked(() => boundLoop().format(actual, EMPTY_STR)) !== 0) {
    r.replace(1, r.emit(U.FORMAT, r.word(ref), r.emitter.word(EMPTY_STR)));
    return;
  }
  if (actual === TRUE || actual === FALSE) {
    const [bool, none] = [guardKind(r, ref, actual), r.emitter.word(NONE)];
    r.replace(1, r.emit(U.NATIVE, bool, none, none, SHOWN));
    return;
  }
  if (!TEXTS.has(shapeOf(actual))) unsupported("the text of another type");
  r.replace(1, guardKind(r, ref, actual));
}

/** FORMAT_WITH_SPEC of what the kernel takes. */
export function recordFormatWithSpecification(r: Recorder): void {
  if (asked(() => boundLoop().format(r.actual(1), r.actual(0))) === 0) {
    unsupported("the text of another type");
  }
  r.replace(2, r.emit(U.FORMAT, r.word(r.peek(1)), r.word(r.peek(0))));
}

export function recordConvert(r: Recorder, kind: number): void {
  if (kind !== 1 || shapeOf(r.actual(0)) === ROPE_SHAPE) unsupported("a conversion");
  recordFormat(r);
}

/** BUILD_STRING of short Latin-1 str. */
export function recordBuildString(r: Recorder, count: number): void {
  const first = r.frame.address + FRAME_LOCALS + 4 * (r.frame.height - count);
  if (count > 2 * EXIT_VALUES_MOST || boundLoop().join(first, count) === 0) {
    unsupported("a long str, or with other characters than Latin-1");
  }
  const depths = Array.from({ length: count }, (_, i) => count - 1 - i);
  const parts = depths.map((depth) => guardKind(r, r.peek(depth), r.actual(depth)));
  parts.forEach((part, i) => r.emit(U.PASS, part, 0, 0, i));
  r.replace(count, r.emit(U.JOIN, 0, 0, 0, count));
}
