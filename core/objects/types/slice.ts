/** slice (Objects/sliceobject.c). Index arithmetic on container lengths: values/slices.ts. */
import { SLICE_START, SLICE_STEP, SLICE_STOP } from "../../heap/layouts/basic.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, raiseValueError } from "../errors.ts";
import { EQUAL, GREATER_EQUAL, LESS_EQUAL } from "../protocols/compare.ts";
import { asIndex, hasIndex } from "../protocols/index_number.ts";
import { reprOf } from "../protocols/represent.ts";
import { compareSequences } from "../protocols/sequence_compare.ts";
import { bigIntOf, newBigInt } from "../values/numbers.ts";
import { listAppend, newList, setTupleItem, tupleFrom, tupleOf } from "../values/sequences.ts";
import { isSlice, newSlice } from "../values/slices.ts";
import { joinParts } from "../values/text_parts.ts";
import { hashParts } from "../values/tuple_hash.ts";
import { SLICE_TYPE } from "../well_known.ts";

/** Word index of a slice's three parts, and how many they are. */
const PARTS = 3;
const firstPart = (slice: Value): number => (slice + SLICE_START) >> 2;

function longPart(part: Value): bigint | null {
  if (!hasIndex(part)) {
    raiseTypeError("slice indices must be integers or None or have an __index__ method");
    return null;
  }
  const index = asIndex(part);
  return index === 0 ? null : bigIntOf(index);
}

/**
 * start, stop and step of a slice fitted to a sequence of any length, as slice.indices and the slicing of a range take
 * them; null with the exception pending. May run guest code; the slice is rooted by the caller.
 */
export function longIndices(slice: Value, length: bigint): [bigint, bigint, bigint] | null {
  const stepPart = H32[(slice + SLICE_STEP) >> 2];
  const step = stepPart === NONE ? 1n : longPart(stepPart);
  if (step === null) return null;
  if (step === 0n) {
    raiseValueError("slice step cannot be zero");
    return null;
  }
  const lower = step < 0n ? -1n : 0n;
  const upper = step < 0n ? length - 1n : length;
  const start = longBound(
    H32[(slice + SLICE_START) >> 2],
    step < 0n ? upper : lower,
    length,
    lower,
    upper,
  );
  if (start === null) return null;
  const stop = longBound(
    H32[(slice + SLICE_STOP) >> 2],
    step < 0n ? lower : upper,
    length,
    lower,
    upper,
  );
  return stop === null ? null : [start, stop, step];
}

function longBound(
  part: Value,
  absent: bigint,
  length: bigint,
  lower: bigint,
  upper: bigint,
): bigint | null {
  if (part === NONE) return absent;
  let bound = longPart(part);
  if (bound === null) return null;
  if (bound < 0n) bound += length;
  return bound < lower ? lower : bound > upper ? upper : bound;
}

function indices(slice: Value, lengthValue: Value): Value {
  const lengthIndex = asIndex(lengthValue);
  if (lengthIndex === 0) return 0;
  const length = bigIntOf(lengthIndex);
  if (length < 0n) return raiseValueError("length should not be negative");
  const found = longIndices(slice, length);
  if (found === null) return 0;
  const result = tupleOf(0, 0, 0);
  for (let i = 0; i < PARTS; i++) setTupleItem(result, i, newBigInt(found[i]));
  return result;
}

function sliceNew(_cls: number, start: Value, stop: Value, step: Value): Value {
  if (stop === 0) return newSlice(NONE, start, NONE);
  return newSlice(start, stop, step === 0 ? NONE : step);
}

function sliceRepr(slice: Value): Value {
  const mark = rootMark();
  const parts = newList(PARTS);
  pushRoot(parts);
  let result: Value = 0;
  for (let i = 0; i < PARTS; i++) {
    const text = reprOf(H32[firstPart(slice) + i]);
    if (text === 0) break;
    listAppend(parts, text);
    if (i === PARTS - 1) result = joinParts(parts, "slice(", ", ", ")");
  }
  releaseRoots(mark);
  return result;
}

function sliceCompare(left: Value, right: Value, operator: number): Value {
  if (!isSlice(left) || !isSlice(right)) return NOT_IMPLEMENTED;
  if (left === right) {
    return operator === EQUAL || operator === LESS_EQUAL || operator === GREATER_EQUAL
      ? TRUE
      : FALSE;
  }
  const mark = rootMark();
  const a = tupleFrom(firstPart(left), PARTS);
  pushRoot(a);
  const b = tupleFrom(firstPart(right), PARTS);
  pushRoot(b);
  const result = compareSequences(a, b, operator);
  releaseRoots(mark);
  return result;
}

function sliceHash(slice: Value): Value {
  return hashParts(firstPart(slice), PARTS);
}

function reduce(slice: Value): Value {
  return tupleOf(SLICE_TYPE, tupleFrom(firstPart(slice), PARTS));
}

defineType({
  type: SLICE_TYPE,
  doc:
    "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
  slots: { repr: sliceRepr, compare: sliceCompare, hash: sliceHash },
  new: ["start, stop=None, step=None, /", sliceNew],
  members: { start: SLICE_START, stop: SLICE_STOP, step: SLICE_STEP },
  methods: {
    indices: [
      "object, /",
      indices,
      "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.",
    ],
    __reduce__: ["", reduce, "Return state information for pickling."],
  },
});
