/** Where guest output goes: the embedding layer puts its own in when a runtime is entered. */

import type { Value } from "../heap/value.ts";
import { grants } from "./grants.ts";

/** A runtime's output; each gives false when a limit is pending. */
export interface Output {
  /** Writes text to stdout (stream 1) or stderr (stream 2). */
  readonly write: (stream: 1 | 2, text: string) => boolean;
  /** Hands out what was written and kept back. */
  readonly flush: () => boolean;
}

let output: Output = { write: () => true, flush: () => true };

/** Binds the output; returns the one bound before. */
export function bindOutput(to: Output): Output {
  const before = output;
  output = to;
  return before;
}

/**
 * Writes guest output, to where the guest has directed the stream. false: a limit or an exception is pending, the helper
 * returns its failure value at once.
 */
export function writeOutput(stream: 1 | 2, text: string): boolean {
  const { redirection } = grants();
  return redirection === null ? output.write(stream, text) : redirection.write(stream, text);
}

/** Writes to what the embedder bound to the stream. false: as writeOutput. */
export function writeGranted(stream: 1 | 2, text: string): boolean {
  return output.write(stream, text);
}

/** Hands out guest output that was kept back. false: as writeOutput. */
export function flushOutput(): boolean {
  return output.flush();
}

let streamTest: (value: Value) => 0 | 1 | 2 = () => 0;

/** Sets what tells the runtime's own stdout (1) and stderr (2), as guest objects, from anything else (0). */
export function setStreamTest(test: (value: Value) => 0 | 1 | 2): void {
  streamTest = test;
}

/** The stream that a guest object is, if it is the runtime's own stdout or stderr; else 0. */
export function ownStream(value: Value): 0 | 1 | 2 {
  return streamTest(value);
}
