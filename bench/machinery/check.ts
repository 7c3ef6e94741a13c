/** Something that is asked of the machinery, and what was measured. */

/** A line of the report. */
export interface Check {
  /** What was measured: `compile a region of 100 micro-ops, median`. */
  readonly what: string;
  /** What is asked: `under 0.3 ms`. */
  readonly asked: string;
  readonly measured: string;
  readonly ok: boolean;
}

/** A check whose value must be under a limit. */
export function under(what: string, value: number, limit: number, unit: string): Check {
  return {
    what,
    asked: `under ${limit} ${unit}`,
    measured: `${value.toPrecision(3)} ${unit}`,
    ok: value < limit,
  };
}
