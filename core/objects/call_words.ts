/** Calls of natives with words as arguments, without an array of them. */
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";

/** Most parameters of a function that callWithWords calls. */
export const PARAMETERS_MOST = 5;

/**
 * Calls a function of `parameters` parameters (PARAMETERS_MOST at most) with `count` words (not more) at word index `at`; 0 for
 * those not given.
 */
// deno-lint-ignore ban-types
export function callWithWords(fn: Function, parameters: number, at: number, count: number): Value {
  switch (parameters) {
    case 0:
      return fn();
    case 1:
      return fn(count > 0 ? H32[at] : 0);
    case 2:
      return fn(count > 0 ? H32[at] : 0, count > 1 ? H32[at + 1] : 0);
    case 3:
      return fn(
        count > 0 ? H32[at] : 0,
        count > 1 ? H32[at + 1] : 0,
        count > 2 ? H32[at + 2] : 0,
      );
    case 4:
      return fn(
        count > 0 ? H32[at] : 0,
        count > 1 ? H32[at + 1] : 0,
        count > 2 ? H32[at + 2] : 0,
        count > 3 ? H32[at + 3] : 0,
      );
    default:
      return fn(
        count > 0 ? H32[at] : 0,
        count > 1 ? H32[at + 1] : 0,
        count > 2 ? H32[at + 2] : 0,
        count > 3 ? H32[at + 3] : 0,
        count > 4 ? H32[at + 4] : 0,
      );
  }
}
