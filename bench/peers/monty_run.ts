/** Runs a program on Monty. Arguments: the package's main file, the program's path. */

import type { RunnerAnswer } from "./npm_peer.ts";

/** The parts used here of the package. */
interface Module {
  Monty: new (source: string, options: { scriptName: string }) => {
    run(options: { printCallback: (stream: string, text: string) => void }): unknown;
  };
}

async function answer(main: string, path: string): Promise<RunnerAnswer> {
  const { Monty }: Module = await import(new URL(main, "file:").href);
  let stdout = "";
  const source = Deno.readTextFileSync(path);
  const start = performance.now();
  try {
    const program = new Monty(source, { scriptName: "program.py" });
    program.run({ printCallback: (_stream, text) => void (stdout += text) });
    return { stdout, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    return { stdout, seconds: 0, error: String(error) };
  }
}

console.log("\n" + JSON.stringify(await answer(Deno.args[0], Deno.args[1])));
