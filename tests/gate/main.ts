/**
 * The gate: everything that must hold before a change is done.
 *
 *     deno task ok [--only STEP,...] [--skip STEP,...]
 *
 * All steps run even when one fails. Each prints a line with its time, and its output if it failed;
 * the status is 1 if any failed. What the steps are stands in tests/gate/README.md.
 */

import { parseArgs } from "@std/cli/parse-args";
import { join } from "@std/path";
import { runDeno } from "./command.ts";
import { checkGeneratedFiles } from "./generated_files.ts";
import { checkImports } from "./imports.ts";
import { repositoryRoot, sourceFiles } from "./source_files.ts";

/** How a step ended; `output` is shown if it failed, `note` always. */
interface Outcome {
  ok: boolean;
  output: string;
  note?: string;
}

interface Step {
  name: string;
  run(): Promise<Outcome>;
  /** Uses both cores, or measures: runs when nothing else does. */
  alone?: boolean;
}

const steps: readonly Step[] = [
  { name: "fmt", run: () => runDeno(["fmt", "--check"]) },
  { name: "lint", run: () => runDeno(["lint"]) },
  { name: "check", run: checkTypes },
  { name: "doc", run: async () => runDeno(["doc", "--lint", ...await publicEntries()]) },
  { name: "imports", run: () => faultsOutcome(checkImports()) },
  { name: "generated", run: () => faultsOutcome(checkGeneratedFiles()) },
  { name: "publish", run: () => runDeno(["publish", "--dry-run", "--allow-dirty", "--no-check"]) },
  { name: "tests", run: runTests, alone: true },
];

/** All files and the examples in comments and Markdown; a lockfile that is not complete fails. */
async function checkTypes(): Promise<Outcome> {
  const documents = (await sourceFiles()).filter((path) => path.endsWith(".md"));
  return await runDeno(["check", "--frozen", "--doc", ".", ...documents]);
}

/** The files that deno.json exports. */
async function publicEntries(): Promise<string[]> {
  const { exports } = JSON.parse(await Deno.readTextFile(join(repositoryRoot, "deno.json")));
  return Object.values<string>(exports);
}

async function faultsOutcome(faults: Promise<string[]>): Promise<Outcome> {
  const lines = await faults;
  return { ok: lines.length === 0, output: lines.join("\n") };
}

async function runTests(): Promise<Outcome> {
  const result = await runDeno(["task", "--quiet", "test"]);
  const summary = /^(?:ok|FAILED) \| (.*)$/m.exec(result.output);
  return { ...result, note: summary?.[1] };
}

/** Runs the steps, two at a time where they allow it, and prints a line as each ends. */
async function runSteps(chosen: readonly Step[]): Promise<string[]> {
  const failed: string[] = [];
  async function runStep(step: Step): Promise<void> {
    const start = performance.now();
    let outcome: Outcome;
    try {
      outcome = await step.run();
    } catch (error) {
      outcome = { ok: false, output: error instanceof Error ? error.message : String(error) };
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const note = outcome.note === undefined ? "" : `  ${outcome.note}`;
    console.log(
      `${step.name.padEnd(10)} ${outcome.ok ? "ok    " : "failed"} ${seconds.padStart(6)} s${note}`,
    );
    if (outcome.ok) return;
    failed.push(step.name);
    console.log(outcome.output.trimEnd());
  }
  const shared = chosen.filter((step) => !step.alone);
  async function work(): Promise<void> {
    for (let step = shared.shift(); step !== undefined; step = shared.shift()) await runStep(step);
  }
  await Promise.all([work(), work()]);
  for (const step of chosen) if (step.alone) await runStep(step);
  return failed;
}

/** The steps that the arguments choose; throws on a name that is no step. */
function chooseSteps(args: readonly string[]): Step[] {
  const options = parseArgs([...args], {
    string: ["only", "skip"],
    unknown: (argument: string) => {
      throw new RangeError(`Cannot take ${argument}: ${USAGE}`);
    },
  });
  const names = (list: string | undefined) => list === undefined ? [] : list.split(",");
  const only = names(options.only);
  const skip = names(options.skip);
  for (const name of [...only, ...skip]) {
    if (steps.some((step) => step.name === name)) continue;
    const known = steps.map((step) => step.name).join(", ");
    throw new RangeError(`Cannot choose the step '${name}': the steps are ${known}`);
  }
  return steps.filter(({ name }) =>
    (only.length === 0 || only.includes(name)) && !skip.includes(name)
  );
}

const USAGE = "deno task ok [--only STEP,...] [--skip STEP,...], with the steps " +
  steps.map(({ name }) => name).join(", ");

async function main(): Promise<number> {
  if (Deno.args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const start = performance.now();
  const chosen = chooseSteps(Deno.args);
  const failed = await runSteps(chosen);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const count = `${chosen.length} step${chosen.length === 1 ? "" : "s"}`;
  console.log(
    failed.length === 0
      ? `ok: ${count} in ${seconds} s`
      : `failed: ${failed.join(", ")} (of ${count}, in ${seconds} s)`,
  );
  return failed.length === 0 ? 0 : 1;
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
