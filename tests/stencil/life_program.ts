/**
 * What native code leaves behind, for life_test.ts: a process of its own, because what is mapped is the process's. The
 * first argument names the scene, the second the plugin: stencil, or tiered. It prints what it saw as JSON.
 */
import { Runtime, SharedLedger } from "../../mod.ts";
import { stencil } from "../../plugins/stencil.ts";
import { tiered } from "../../plugins/tiered.ts";
import { InjectedFaults } from "../../core/backend/faults.ts";
import {
  leftBehind,
  mappings,
  openFiles,
  type Ranges,
  stillHeld,
  watchedStencil,
} from "./platform_support.ts";

const PLUGIN = Deno.args[1] === "tiered"
  ? () => tiered({ hotAfter: 20, gains: () => true })
  : stencil;
const HOT = { loop: 3, call: 4, exit: 3 };
const PROGRAM = `
def f(n):
    total = 0
    for i in range(n):
        total += i % 7 if i & 1 else 2
    return total
f(300)`;
const RESULT = new Runtime().run(PROGRAM) as number;

function makeRuntime(): Runtime {
  return new Runtime({ plugins: [PLUGIN()], hotness: HOT, memoryLimit: 4 << 20 });
}

/** Mappings that may be written and executed. */
function bothWays(): string[] {
  return mappings()
    .filter(({ name, protection }) => name.includes("whipsnake-") && /^.wx/.test(protection))
    .map(({ protection, name }) => `${protection} ${name}`);
}

/** Protections of what the plugin has mapped, each once, with the kind of file. */
function protections(): string[] {
  const seen = mappings().filter(({ name }) => name.includes("whipsnake-"))
    .map(({ name, protection }) => `${/whipsnake-\w+/.exec(name)![0]} ${protection}`);
  return [...new Set(seen)].sort();
}

function cycles(count: number): number {
  let wrong = 0;
  for (let i = 0; i < count; i++) {
    using runtime = makeRuntime();
    if (runtime.run(PROGRAM) !== RESULT) wrong++;
    if (runtime.statistics().tier!.entries === 0) wrong++;
  }
  return wrong;
}

function runCycles() {
  return { wrong: cycles(1000), left: leftBehind(), files: openFiles() };
}

function runTogether() {
  const runtimes = Array.from({ length: 8 }, makeRuntime);
  let wrong = 0;
  const both = new Set<string>();
  for (let turn = 0; turn < 5; turn++) {
    for (const runtime of runtimes) {
      if (runtime.run(PROGRAM.replace("300", `${300 + turn * 7}`)) as number < RESULT) wrong++;
      for (const each of bothWays()) both.add(each);
    }
  }
  const during = {
    protections: protections(),
    shims: new Set(
      mappings().filter(({ name }) => name.includes("whipsnake-shim")).map(({ name }) => name),
    ).size,
    files: openFiles(),
  };
  for (const runtime of runtimes) runtime.dispose();
  return { wrong, both: [...both], during, left: leftBehind(), files: openFiles() };
}

/**
 * One life of a runtime, of which a step fails.
 *
 * @param failing which step, from 1; 0: none
 * @returns the steps that were come to, and what is wrong
 */
function liveWithFault(failing: number): { steps: readonly string[]; wrong: string[] } {
  const ranges: Ranges = [];
  const watched = watchedStencil(ranges);
  const faults = new InjectedFaults(failing);
  const wrong: string[] = [];
  const runtime = new Runtime({
    plugins: [faults.plugin(watched.plugin)],
    hotness: HOT,
    memoryLimit: 4 << 20,
    onReport: () => {},
  });
  try {
    if (runtime.run(PROGRAM) !== RESULT) wrong.push("another result");
    watched.look();
    if (runtime.run(PROGRAM) !== RESULT) wrong.push("another result, the second time");
    if (failing === 0 && runtime.statistics().tier!.entries === 0) {
      wrong.push("nothing was compiled");
    }
  } catch (error) {
    wrong.push(String(error));
  } finally {
    runtime.dispose();
  }
  watched.look();
  for (const [start, end] of stillHeld(ranges, false)) {
    wrong.push(`${start.toString(16)}-${end.toString(16)} is still mapped`);
  }
  if (failing === 0 && ranges.length === 0) wrong.push("nothing was mapped");
  return { steps: faults.steps, wrong };
}

/** 1,000 lives: in each the next step fails, over and over; the first has no fault. */
function runFaults() {
  const { steps, wrong } = liveWithFault(0);
  const failed = new Set<string>();
  for (let i = 0; i < 1000; i++) {
    const failing = 1 + i % steps.length;
    const life = liveWithFault(failing);
    const step = life.steps[failing - 1];
    failed.add(step);
    for (const each of life.wrong) wrong.push(`${step}: ${each}`);
  }
  return {
    wrong: wrong.slice(0, 20),
    neverFailed: steps.filter((step) => !failed.has(step)),
    steps: steps.length,
    left: leftBehind(),
    files: openFiles(),
  };
}

async function runTerminated() {
  const ledger = SharedLedger.create();
  ledger.register(PLUGIN());
  const workers = Array.from({ length: 3 }, () => {
    const worker = new Worker(new URL("./life_worker.ts", import.meta.url), { type: "module" });
    const token = ledger.reserve();
    worker.postMessage({ ledger: ledger.buffer, token, plugin: Deno.args[1] });
    const running = new Promise((resolve) => worker.onmessage = resolve);
    return { worker, token, running };
  });
  await Promise.all(workers.map(({ running }) => running));
  // All of them are in their loops.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const during = leftBehind().length;
  const shims = ledger.shims();
  const steps: unknown[] = [];
  for (const { worker, token } of workers) {
    worker.terminate();
    const { complete, errors } = ledger.reclaim(token);
    steps.push({ complete, errors: errors.length });
  }
  // Deno closes what a worker had opened when the worker is gone.
  for (let i = 0; i < 200 && leftBehind().length > 0; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { during, shims, steps, left: leftBehind(), files: openFiles(), end: ledger.shims() };
}

const scenes: Record<string, () => unknown> = {
  cycles: runCycles,
  faults: runFaults,
  together: runTogether,
  terminated: runTerminated,
};
console.log(JSON.stringify(await scenes[Deno.args[0]]()));
Deno.exit(0);
