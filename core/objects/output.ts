/** Where guest output goes: the embedding layer puts its own writer in when a runtime is entered. */

import type { Value } from "../heap/value.ts";

/** Writes text to stdout (stream 1) or stderr (stream 2); false: a limit is pending. */
export type OutputWriter = (stream: 1 | 2, text: string) => boolean;

let writer: OutputWriter = () => true;

/** Binds the writer; returns the one bound before. */
export function bindOutput(to: OutputWriter): OutputWriter {
  const before = writer;
  writer = to;
  return before;
}

/** Writes guest output. false: a limit is pending, the helper returns its failure value at once. */
export function writeOutput(stream: 1 | 2, text: string): boolean {
  return writer(stream, text);
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
