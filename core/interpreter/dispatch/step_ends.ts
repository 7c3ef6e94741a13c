/** How the kernels that step an iterator end. */
import type { I32 } from "../../kernel/expressions.ts";
import type { Label, Variable } from "../../kernel/statements.ts";

/** What a step's function gives when the kernel failed. Not a value. */
export const UNDECIDED = 2;

/** Where a step ends: `value` is set and `given` follows, or nothing is left. */
export interface Ends {
  readonly value: Variable<I32>;
  readonly given: Label;
  readonly exhausted: Label;
  readonly fail: Label;
}
