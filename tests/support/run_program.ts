/** The one place where the guest-program tests meet the embedding API. */

import type { ProgramOutcome } from "./guest_programs.ts";

/** How runProgram runs a program. */
export interface RunProgramOptions {
  /** Collect at every safepoint and poison what is freed. Default false. */
  hard?: boolean;
}

/**
 * Runs a guest program in a new runtime, as the command line would run its file, and disposes the
 * runtime.
 *
 * `filename` is what tracebacks show. The result holds all text of stdout and stderr, the latter
 * with the warnings and the traceback of an uncaught exception, and the exit status as CPython's: 0,
 * 1 after an uncaught exception, or what SystemExit says. Throws only if the runtime itself fails.
 */
export function runProgram(
  _source: string,
  _filename: string,
  _options: RunProgramOptions = {},
): ProgramOutcome {
  throw new Error("no runtime yet");
}
