/**
 * Makes the golden files of the guest test programs from CPython 3.14 (npm:pyodide).
 *
 *     deno run -A tests/programs/make_golden.ts [--check] [topic | topic/name]...
 *
 * Without names, all programs. With `--check` nothing is written: the status is 1 if a golden file is
 * missing or is not what CPython prints.
 *
 * One CPython runs all programs one after the other; golden_harness.py gives each a fresh state.
 */

import { loadPyodide } from "npm:pyodide@314.0.7";
import {
  describeDifference,
  listPrograms,
  type ProgramOutcome,
  readGolden,
  readSource,
  writeGolden,
} from "../support/guest_programs.ts";

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
  const check = Deno.args.includes("--check");
  const filters = Deno.args.filter((argument) => !argument.startsWith("--"));
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
