/**
 * The terminal of the prompt, loaded when there is one. While guest code runs, this thread hears of no signal: another one
 * listens to Ctrl-C, and sets a word that the runtime looks at.
 */
import type { PromptTerminal } from "../core/host/command_line.ts";

const LISTENER = `
self.onmessage = ({ data }) => {
  const word = new Int32Array(data);
  Deno.addSignalListener("SIGINT", () => {
    Atomics.store(word, 0, 1);
    Atomics.notify(word, 0);
  });
  self.postMessage(null);
};`;

/** Listens to Ctrl-C until it is closed: the word becomes 1. */
function listen(): Promise<Pick<PromptTerminal, "interrupts" | "close">> {
  const word = new Int32Array(new SharedArrayBuffer(4));
  const url = URL.createObjectURL(new Blob([LISTENER], { type: "application/javascript" }));
  const worker = new Worker(url, { type: "module" });
  return new Promise((resolve) => {
    worker.onmessage = () => {
      URL.revokeObjectURL(url);
      resolve({ interrupts: word, close: () => worker.terminate() });
    };
    worker.postMessage(word.buffer);
  });
}

const input = new Uint8Array(4096);

/** The terminal that the process runs on. */
export async function promptTerminal(write: (text: string) => void): Promise<PromptTerminal> {
  return {
    ...await listen(),
    readKeys() {
      const count = Deno.stdin.readSync(input);
      return count === null ? null : input.slice(0, count);
    },
    setRaw: (raw) => Deno.stdin.setRaw(raw),
    write,
    columns() {
      try {
        return Deno.consoleSize().columns || 80;
      } catch {
        return 80;
      }
    },
    hasColors: !Deno.noColor,
  };
}
