/** Memory of executors, and whether it is given back. Each measurement is a process of its own. */

import { fromFileUrl } from "@std/path";
import { lastLine, runCommand } from "../peers/subprocess.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";
import type { CyclesResult } from "./cycles_program.ts";
import type { ExecutorMemory } from "./executor_memory_program.ts";

const EXECUTORS = 1000;
const CYCLES = 1000;
/** Bytes by which the JavaScript heap may differ after all cycles: less than 1 KB a cycle, were it a leak. */
const GROWTH = 1024 * CYCLES;
const PROCESSES = 3;

async function run<T>(program: string, args: readonly string[]): Promise<T> {
  const path = fromFileUrl(new URL(program, import.meta.url));
  // V8's young generation grows with what is made, by up to 16 MB and more: that is no part of what is kept.
  const v8 = "--v8-flags=--expose-gc,--max-semi-space-size=1";
  const flags = ["run", "--quiet", "--no-lock", "--no-check", v8];
  const { ok, stdout, stderr } = await runCommand(Deno.execPath(), [
    ...flags,
    "--allow-all",
    path,
    ...args,
  ]);
  if (!ok) throw new Error(`Cannot measure memory: ${stderr}`);
  return JSON.parse(lastLine(stdout));
}

/**
 * 1,000 executors must cost under 8 KB each beyond their code: what is in use (settle.ts), less the bytes that the backend says
 * its code has. What V8 makes of them, machine code too, is left in.
 */
export async function checkExecutorMemory(backend: string): Promise<Check[]> {
  const each: number[] = [];
  const heap: number[] = [];
  let code = 0;
  for (let i = 0; i < PROCESSES; i++) {
    const args = [backend, String(EXECUTORS)];
    const hot = await run<ExecutorMemory>("./executor_memory_program.ts", [...args, "hot"]);
    const cold = await run<ExecutorMemory>("./executor_memory_program.ts", [...args, "cold"]);
    if (hot.executors !== EXECUTORS || cold.executors !== 0) {
      throw new Error(`Cannot measure memory: there were ${hot.executors} executors`);
    }
    code = hot.codeBytes / EXECUTORS;
    each.push((hot.rss - cold.rss) / EXECUTORS - code);
    heap.push((hot.heap - cold.heap) / EXECUTORS);
  }
  const check = under(
    `an executor beyond its code, of ${EXECUTORS}`,
    median(each) / 1024,
    8,
    "KB",
  );
  const detail = `in use; JavaScript heap ${(median(heap) / 1024).toFixed(1)} KB of that; ` +
    `code ${(code / 1024).toFixed(1)} KB, not counted`;
  return [{ ...check, measured: `${check.measured} (${detail})` }];
}

/** After 1,000 runtimes that compiled, the heap must be as before, and nothing be left. */
export async function checkCycles(backend: string): Promise<Check[]> {
  const result = await run<CyclesResult>("./cycles_program.ts", [backend, String(CYCLES)]);
  if (result.compiled < CYCLES) throw new Error("Cannot measure memory: nothing was compiled");
  const check = under(
    `heap growth over ${CYCLES} runtimes made, run and finalized`,
    result.heap / 1024,
    GROWTH / 1024,
    "KB",
  );
  const { executors, shims } = result;
  return [{
    ...check,
    asked: `${check.asked}, 0 executors and shims left`,
    measured: `${check.measured}, ${executors} and ${shims}; resident ` +
      `${(result.rss / 2 ** 20).toFixed(1)} MB`,
    ok: check.ok && executors === 0 && shims === 0,
  }];
}
