/** What the options of a runtime grant to guest code, in the form that the core binds (objects/grants.ts). */
import type { Grants } from "../objects/grants.ts";
import type { RuntimeOptions } from "./options.ts";

/**
 * The grants of a runtime.
 *
 * @param ask the next piece of standard input when the embedder gave a function for it
 */
export function grantsOf(
  options: RuntimeOptions,
  ask: () => string | Uint8Array | null,
): Grants {
  const { stdin } = options;
  const encode = (piece: string | Uint8Array | null): Uint8Array | null =>
    typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
  return {
    files: options.files,
    environ: options.environ ?? {},
    terminals: options.terminals ?? [false, false, false],
    readInput: () => encode(ask()),
    input: encode(typeof stdin === "function" ? null : stdin ?? null) ?? new Uint8Array(0),
    session: undefined,
    redirection: null,
  };
}
