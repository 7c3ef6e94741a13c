/** Measures what the machinery around compiled code costs, and says whether it is as little as is asked. See HELP. */

import { parseArgs } from "@std/cli/parse-args";
import type { Plugin } from "../mod.ts";
import { commandBackends } from "../plugins/backends.ts";
import type { Check } from "./machinery/check.ts";
import { checkCompileLatency } from "./machinery/compile_latency.ts";
import { checkHello } from "./machinery/hello_cost.ts";
import { Lab, statementsFor } from "./machinery/lab.ts";
import { checkCycles, checkExecutorMemory } from "./machinery/memory.ts";
import { checkNeverHot } from "./machinery/never_hot.ts";
import { checkRecording } from "./machinery/recording.ts";
import { checkShimEntry } from "./machinery/shim_entry.ts";

const HELP = `Usage: deno task bench:machinery [options] [CHECK ...]

Prints for each check what is asked and what was measured; the status is 1 if something is over its limit.

Checks (default all):
  never-hot  what a plugin costs programs that never get hot, by CPU time
  hello      what it costs a hello program
  memory     what an executor takes beyond its code
  cycles     whether the heap returns to its base
  recording  recording and optimizing, a micro-op
  compile    compiling a region of about 100 micro-ops, warm, and the first of a process
  shim       entry and exit through the shim, to a call of nothing

Options:
  --backend NAME  what is measured (default wasm)
  --rounds N      rounds of never-hot; three times as many of hello (default 7)
  -h, --help      prints this
`;

/** Micro-ops of the region that is compiled. */
const REGION_SIZE = 100;

interface Subject {
  readonly backend: string;
  readonly plugin: Plugin;
  readonly rounds: number;
}

const checks: Readonly<Record<string, (subject: Subject) => Check[] | Promise<Check[]>>> = {
  "never-hot": ({ plugin, rounds }) => checkNeverHot(plugin, rounds),
  hello: ({ backend, rounds }) => checkHello(backend, 3 * rounds),
  memory: ({ backend }) => checkExecutorMemory(backend),
  cycles: ({ backend }) => checkCycles(backend),
  recording: ({ plugin }) => checkRecording(plugin),
  compile: async ({ backend, plugin }) => {
    const statements = statementsFor(plugin, REGION_SIZE);
    using lab = new Lab(plugin, statements);
    return await checkCompileLatency(lab, backend, statements);
  },
  shim: ({ plugin }) => {
    using lab = new Lab(plugin, 1);
    return checkShimEntry(lab);
  },
};

/** @throws RangeError for wrong usage */
async function main(): Promise<number> {
  const known = parseArgs(Deno.args, {
    string: ["backend", "rounds", "_"],
    boolean: ["help"],
    alias: { help: "h" },
    unknown: (name: string, key?: string) => {
      if (key === undefined) return true;
      throw new RangeError(`Cannot use the option '${name}': see --help`);
    },
  });
  if (known.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  const backend = known.backend ?? "wasm";
  const rounds = Number(known.rounds ?? 7);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`Cannot run ${known.rounds} rounds: it must be a positive integer`);
  }
  if (!Object.hasOwn(commandBackends.plugins, backend)) {
    const names = Object.keys(commandBackends.plugins).join(", ");
    throw new RangeError(`Cannot find the backend '${backend}': there are ${names}`);
  }
  const names = known._.length === 0 ? Object.keys(checks) : known._.map(String);
  for (const name of names) {
    if (Object.hasOwn(checks, name)) continue;
    throw new RangeError(`Cannot find the check '${name}': there are ${Object.keys(checks)}`);
  }
  const subject = { backend, rounds, plugin: await commandBackends.plugins[backend]() };
  let status = 0;
  for (const name of names) {
    for (const { what, asked, measured, ok } of await checks[name](subject)) {
      console.log(`${ok ? "ok  " : "OVER"}  ${what}: asked ${asked}, measured ${measured}`);
      if (!ok) status = 1;
    }
  }
  return status;
}

if (import.meta.main) {
  try {
    Deno.exit(await main());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}
