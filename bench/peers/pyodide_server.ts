/**
 * Runs programs on Pyodide: a line with its version first, then for each line of JSON on standard
 * input, the path of a program, a line with a PyodideAnswer.
 */

import { loadPyodide } from "npm:pyodide@314.0.7";

/** How a program ended on Pyodide. */
export interface PyodideAnswer {
  stdout: string;
  seconds: number;
  /** The traceback, if it failed. */
  error?: string;
}

async function serve(): Promise<void> {
  const pyodide = await loadPyodide();
  const python = pyodide.runPython("import sys; sys.version.split()[0]");
  console.log(JSON.stringify(`Pyodide ${pyodide.version} (CPython ${python})`));
  let stdout = "";
  pyodide.setStdout({ batched: (line: string) => stdout += line + "\n" });

  function answer(path: string): PyodideAnswer {
    const source = Deno.readTextFileSync(path);
    const globals = pyodide.toPy({ __name__: "__main__" });
    stdout = "";
    const start = performance.now();
    try {
      pyodide.runPython(source, { globals, filename: path });
      return { stdout, seconds: (performance.now() - start) / 1000 };
    } catch (error) {
      return { stdout, seconds: 0, error: String(error) };
    } finally {
      globals.destroy();
      pyodide.runPython("import gc; gc.collect()");
    }
  }

  let pending = "";
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (pending + text).split("\n");
    pending = lines.pop() ?? "";
    for (const line of lines) console.log(JSON.stringify(answer(JSON.parse(line))));
  }
}

if (import.meta.main) await serve();
