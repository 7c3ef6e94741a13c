/** Makes many runtimes that compile, run and end, and prints by how much memory grew as JSON. Arguments: a backend, how many. */

import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { Runtime } from "../../mod.ts";
import { commandBackends } from "../../plugins/backends.ts";
import { loopOf } from "./lab.ts";
import { type MemoryInUse, settledMemory } from "./settle.ts";

/** What is printed; the memory is what was added. */
export interface CyclesResult extends MemoryInUse {
  /** Executors that were made. */
  readonly compiled: number;
  readonly executors: number;
  readonly shims: number;
}

const [name, count] = Deno.args;
const plugin = await commandBackends.plugins[name]();
let compiled = 0;

function cycles(): void {
  for (let i = 0; i < Number(count); i++) {
    using runtime = new Runtime({ plugins: [plugin], functions: { experiment: () => null } });
    runtime.run(loopOf(3) + "work()\n");
    compiled += runtime.statistics().compiled!.executorsTotal;
  }
}

// V8 goes on optimizing for the first hundreds.
cycles();
const before = await settledMemory();
compiled = 0;
cycles();
const after = await settledMemory();
const result: CyclesResult = {
  rss: after.rss - before.rss,
  heap: after.heap - before.heap,
  compiled,
  executors: liveExecutors(),
  shims: liveShims(),
};
console.log(JSON.stringify(result));
