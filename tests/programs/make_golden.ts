/**
 * Makes the golden files of the guest test programs from CPython 3.14 (npm:pyodide): see HELP.
 *
 * One CPython runs all programs one after the other; golden_harness.py gives each a fresh state.
 */

import { parseArgs } from "@std/cli/parse-args";
import { loadPyodide } from "npm:pyodide@314.0.7";
import {
  describeDifference,
  listPrograms,
  type ProgramOutcome,
  readGolden,
  readSource,
  writeGolden,
} from "../support/guest_programs.ts";

const HELP = `Usage: deno task golden [--check] [TOPIC | TOPIC/NAME]...

Runs the programs of tests/programs (or those named) on CPython 3.14 and writes what they print beside them.

Options:
  --check   writes nothing: the status is 1 if a file is missing or is not what CPython prints
  --help    prints this`;

/** A program that runs longer than this in CPython-in-wasm is too slow for the suite. */
const slowSeconds = 0.5;

interface Harness {
  (source: string, filename: string): { toJs(): [string, string, number, number]; destroy(): void };
}

async function loadHarness(): Promise<Harness> {
  const pyodide = await loadPyodide();
  const source = Deno.readTextFileSync(new URL("./golden_harness.py", import.meta.url));
  const namespace = pyodide.toPy({ __name__: "golden_harness" });
  pyodide.runPython(source, { globals: namespace, filename: "golden_harness.py" });
  return namespace.get("run_program");
}

async function main(): Promise<number> {
  const { check, help, _: names } = parseArgs(Deno.args, {
    boolean: ["check", "help"],
    unknown(name: string, key?: string) {
      if (key === undefined) return true;
      console.error(`Cannot use '${name}': see --help`);
      Deno.exit(2);
    },
  });
  if (help) {
    console.log(HELP);
    return 0;
  }
  const filters = names.map(String);
  const programs = listPrograms(filters);
  if (programs.length === 0) {
    console.error(`Cannot find a program: current filters are ${JSON.stringify(filters)}`);
    return 1;
  }
  const harness = await loadHarness();
  let changed = 0;
  for (const program of programs) {
    const proxy = harness(readSource(program), program.filename);
    const [stdout, stderr, exitStatus, seconds] = proxy.toJs();
    proxy.destroy();
    const outcome: ProgramOutcome = { stdout, stderr, exitStatus };
    if (seconds > slowSeconds) {
      console.error(`${program.id}: slow, ${seconds.toFixed(2)} s`);
    }
    const difference = differenceFromGolden(program, outcome);
    if (difference === undefined) continue;
    changed++;
    console.log(`${program.id}: ${check ? difference : "written"}`);
    if (!check) writeGolden(program, outcome);
  }
  console.log(`${programs.length} programs, ${changed} ${check ? "differ" : "written"}`);
  return check && changed > 0 ? 1 : 0;
}

function differenceFromGolden(
  program: ReturnType<typeof listPrograms>[number],
  outcome: ProgramOutcome,
): string | undefined {
  try {
    return describeDifference(readGolden(program), outcome);
  } catch (error) {
    return (error as Error).message;
  }
}

Deno.exit(await main());
