/**
 * What it takes to make an executor of a region's optimized micro-ops.
 *
 * The span is the same for all backends: from the region to the installed executor, V8's compiling and instantiating of a module
 * included where there is one; and by itself the first entry, when V8 compiles the function of a module. Each region is another
 * one, for V8 knows a module again by its bytes and compiles it once.
 */

import { fromFileUrl } from "@std/path";
import { Region } from "../../core/trace/region.ts";
import { lastLine, runCommand } from "../peers/subprocess.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";
import { type Lab, loopOf, registryOf, sizeOf } from "./lab.ts";

const program = fromFileUrl(new URL("./first_compile_program.ts", import.meta.url));

/** Compilations before those that count: V8 has optimized the compiler by then, on a busy machine too. */
const WARM_UP = 4000;
/** New processes for the first compilation. */
const PROCESSES = 9;

let regions = 1000;

/** Seconds of each of `count` installations of the lab's region; each is entered once, for V8 compiles at the first call. */
export function compileTimes(lab: Lab, count: number): { install: number[]; entry: number[] } {
  return lab.run(({ region, frame, backend }) => {
    const registry = registryOf(backend);
    const install: number[] = [];
    const entry: number[] = [];
    for (let i = 0; i < count; i++) {
      const other = new Region(regions++, region.code, region.pc, region.units[0].trace);
      const start = performance.now();
      const executor = registry.install(other);
      const installed = performance.now();
      if (executor === null) throw new Error("Cannot measure: the region was not compiled");
      // The loop is over: it is left at once.
      const exit = registry.enter(executor.id, frame);
      const left = performance.now();
      if (exit < 0) throw new Error("Cannot measure: the executor was not entered");
      install.push((installed - start) / 1000);
      entry.push((left - installed) / 1000);
      registry.free(executor);
    }
    registry.finalize();
    return { install, entry };
  });
}

/** Milliseconds that a warm compilation may take. */
const WARM_LIMITS: Readonly<Record<string, number>> = { stencil: 0.015 };
const WARM_LIMIT = 0.3;

/** A warm compilation must take no longer than its limit, the first of a process under 20 ms. */
export async function checkCompileLatency(
  lab: Lab,
  backend: string,
  statements: number,
): Promise<Check[]> {
  const size = lab.run(({ region }) => sizeOf(region));
  compileTimes(lab, WARM_UP);
  const { install, entry } = compileTimes(lab, 400);
  const warm = under(
    `make an executor of ${size} micro-ops, median`,
    1000 * median(install),
    WARM_LIMITS[backend] ?? WARM_LIMIT,
    "ms",
  );
  const first: number[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    first.push(await firstCompile(backend, loopOf(statements)));
  }
  return [
    { ...warm, measured: `${warm.measured} (and ${us(median(entry))} us for the first entry)` },
    under("the first of a process, its shim included, median", median(first), 20, "ms"),
  ];
}

function us(seconds: number): string {
  return (1e6 * seconds).toFixed(0);
}

/** Milliseconds of the first compilation in a new process. */
async function firstCompile(backend: string, source: string): Promise<number> {
  const args = ["run", "--quiet", "--no-lock", "--no-check", "--allow-all"];
  const { ok, stdout, stderr } = await runCommand(Deno.execPath(), [
    ...args,
    program,
    backend,
    source,
  ]);
  if (!ok) throw new Error(`Cannot measure the first compilation: ${stderr}`);
  return Number(lastLine(stdout));
}
