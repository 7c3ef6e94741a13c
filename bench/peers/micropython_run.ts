/** Runs a program on MicroPython. Arguments: the package's main file, the program's path. */

import type { RunnerAnswer } from "./npm_peer.ts";

/** The parts used here of the package. */
interface Module {
  loadMicroPython(options: {
    heapsize: number;
    stdout: (line: string) => void;
    linebuffer: boolean;
  }): Promise<{ runPython(source: string): unknown }>;
}

/** As much as the peers with a memory limit have. */
const HEAP_BYTES = 256 << 20;

async function answer(main: string, path: string): Promise<RunnerAnswer> {
  const { loadMicroPython }: Module = await import(new URL(main, "file:").href);
  let stdout = "";
  const micropython = await loadMicroPython({
    heapsize: HEAP_BYTES,
    stdout: (line) => stdout += line + "\n",
    linebuffer: true,
  });
  const source = Deno.readTextFileSync(path);
  const start = performance.now();
  try {
    micropython.runPython(source);
    return { stdout, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    return { stdout, seconds: 0, error: String(error) };
  }
}

console.log("\n" + JSON.stringify(await answer(Deno.args[0], Deno.args[1])));
