/**
 * The start and end arguments of find, count, startswith and their kin, of str and bytes. The results stand in module
 * variables, which hold until guest code runs.
 */
import { NONE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { sliceStart, sliceStop, unpackBounds } from "../values/slices.ts";

/** Where the part begins: 0 or more, and more than the length when it was asked for. */
export let boundStart = 0;
/** Where the part ends: 0 to the length. */
export let boundEnd = 0;

/**
 * Reads the bounds (0 or NONE: absent) of a part of a text of `length` units. May run guest code.
 *
 * @returns false with the exception pending
 */
export function readBounds(start: Value, end: Value, length: number): boolean {
  boundStart = 0;
  boundEnd = length;
  if (start === 0 && end === 0) return true;
  if (!unpackBounds(start === 0 ? NONE : start, end === 0 ? NONE : end)) return false;
  boundStart = sliceStart < 0 ? Math.max(0, sliceStart + length) : sliceStart;
  boundEnd = sliceStop < 0 ? Math.max(0, sliceStop + length) : Math.min(sliceStop, length);
  return true;
}
