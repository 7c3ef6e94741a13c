/** The one place where the guest-program tests meet the embedding API. */

import { commandLine } from "../../core/host/command_line.ts";
import { setHardMode } from "../../core/host/hard_mode.ts";
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
export async function runProgram(
  source: string,
  filename: string,
  options: RunProgramOptions = {},
): Promise<ProgramOutcome> {
  let stdout = "";
  let stderr = "";
  setHardMode(options.hard === true);
  try {
    const exitStatus = await commandLine(["--write", filename], {
      readFile(path) {
        if (path === filename) return new TextEncoder().encode(source);
        throw new Deno.errors.NotFound(path);
      },
      readStdin: () => new Uint8Array(),
      write: (text) => stdout += text,
      writeError: (text) => stderr += text,
      now: () => performance.now(),
    }, "test");
    return { stdout, stderr, exitStatus };
  } finally {
    setHardMode(false);
  }
}
