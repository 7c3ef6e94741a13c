/** Why a test fails, as far as its outcome tells. */
import type { TestOutcome } from "./run_file.ts";

const OTHER = "Other differences";

/** The causes, in the order of the table. */
export const CAUSES: readonly string[] = [OTHER];

/** The cause of a failure. */
export function causeOf(_test: TestOutcome): string {
  return OTHER;
}
