/** What the backend room tells the embedder; nothing of it stops a program. */

/**
 * What went wrong:
 * - `backend-unavailable`: a plugin cannot work here (a permission, the platform); the next one is tried
 * - `backend-failed`: a plugin broke while it made its backend; the next one is tried
 * - `shim-failed`: the shim could not be compiled; the runtime stays on tier 1
 * - `region-failed`: a region could not be compiled (the first one is reported, and the last before giving up)
 * - `hook-failed`: a lifecycle hook threw (the first time of each hook is reported)
 * - `release-failed`: something threw while it was freed; everything else was freed all the same
 * - `runtime-dropped`: a runtime was collected without having been disposed; its code was freed
 */
export type ReportKind =
  | "backend-unavailable"
  | "backend-failed"
  | "shim-failed"
  | "region-failed"
  | "hook-failed"
  | "release-failed"
  | "runtime-dropped";

/** One event that the embedder may want to know of. */
export interface Report {
  /** What it is. */
  readonly kind: ReportKind;
  /** One sentence. */
  readonly message: string;
  /** What was thrown, where something was. */
  readonly error?: unknown;
}

/** Receives reports. What it throws is dropped. */
export type ReportCallback = (report: Report) => void;

/**
 * A callback that does not keep the embedder's alive: for what a dropped runtime leaves behind (estate.ts). It is made
 * here, out of reach of other variables, because a closure keeps all that its neighbours capture.
 */
export function weakReport(callback: ReportCallback): ReportCallback {
  const reference = new WeakRef(callback);
  return (report) => reference.deref()?.(report);
}

/** The text of what was thrown. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return "an error without a message";
  }
}
