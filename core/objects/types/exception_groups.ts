/** Exception groups: splitting for except*. */
import { raiseTypeError } from "../errors.ts";
import type { Value } from "../../heap/value.ts";

/** Splits the exception at word `at` by class: the rest to `at`, the match to `at + 1`. */
export function splitGroup(_exception: Value, _wanted: Value, _at: number): boolean {
  return raiseTypeError("exception groups do not run yet") !== 0;
}
