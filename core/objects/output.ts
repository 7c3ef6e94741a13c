/** Where guest output goes: the embedding layer puts its own writer in when a runtime is entered. */

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
