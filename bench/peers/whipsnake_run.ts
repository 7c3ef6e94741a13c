/** Runs a program on Whipsnake. Arguments: the backend, the program's path, the count of further calls. */

import { Runtime } from "../../mod.ts";
import { commandBackends } from "../../plugins/backends.ts";
import type { Run } from "./peer.ts";
import { INTERPRETER } from "./whipsnake.ts";

/** What the runner prints, as a line of JSON. */
export interface WhipsnakeAnswer extends Run {
  /** The backend that was there in the end. */
  backend: string;
}

async function answer(name: string, path: string, again: number): Promise<WhipsnakeAnswer> {
  let stdout = "";
  const source = Deno.readTextFileSync(path);
  const plugins = name === INTERPRETER ? [] : [await commandBackends.plugins[name]()];
  using runtime = new Runtime({ plugins, timeout: Infinity, stdout: (text) => stdout += text });
  const timed = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  };
  const seconds = timed(() => runtime.run(source, { filename: path }));
  const againSeconds = Array.from({ length: again }, () => timed(() => runtime.call("main")));
  return { backend: runtime.backend.name, stdout, seconds, againSeconds };
}

console.log(JSON.stringify(await answer(Deno.args[0], Deno.args[1], Number(Deno.args[2]))));
