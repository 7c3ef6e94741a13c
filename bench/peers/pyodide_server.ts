/**
 * Runs programs on Pyodide: a line with its version first, then for each line of JSON on standard
 * input, a PyodideQuestion, a line with a PyodideAnswer.
 */

import { loadPyodide } from "npm:pyodide@314.0.7";

/** What is to be run. */
export interface PyodideQuestion {
  path: string;
  /** Further calls of the program's `main()`. */
  again: number;
}

/** How a program ended on Pyodide. */
export interface PyodideAnswer {
  stdout: string;
  seconds: number;
  /** Of each further call. */
  againSeconds: number[];
  /** The traceback, if it failed. */
  error?: string;
}

async function serve(): Promise<void> {
  const pyodide = await loadPyodide();
  const python = pyodide.runPython("import sys; sys.version.split()[0]");
  console.log(JSON.stringify(`Pyodide ${pyodide.version} (CPython ${python})`));
  let stdout = "";
  pyodide.setStdout({ batched: (line: string) => stdout += line + "\n" });

  function answer({ path, again }: PyodideQuestion): PyodideAnswer {
    const source = Deno.readTextFileSync(path);
    const globals = pyodide.toPy({ __name__: "__main__" });
    stdout = "";
    const timed = (code: string): number => {
      const start = performance.now();
      pyodide.runPython(code, { globals, filename: path });
      return (performance.now() - start) / 1000;
    };
    try {
      const seconds = timed(source);
      const againSeconds = Array.from({ length: again }, () => timed("main()"));
      return { stdout, seconds, againSeconds };
    } catch (error) {
      return { stdout, seconds: 0, againSeconds: [], error: String(error) };
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
