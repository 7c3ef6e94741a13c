/** What the `*_bench.ts` files share: the same guest code on each backend, in a group whose baseline is the interpreter. */

import { type HostFunction, type Plugin, Runtime } from "../mod.ts";
import { commandBackends } from "../plugins/backends.ts";
import { INTERPRETER, SLOW_BACKENDS } from "./peers/whipsnake.ts";

/** A backend that works here; null: everything is interpreted. */
export interface BenchBackend {
  readonly name: string;
  readonly plugin: Plugin | null;
}

/** The interpreter, then what `--backend` knows and works here, without what is not meant to be fast. */
export async function benchBackends(): Promise<BenchBackend[]> {
  const found: BenchBackend[] = [{ name: INTERPRETER, plugin: null }];
  for (const [name, load] of Object.entries(commandBackends.plugins)) {
    if (SLOW_BACKENDS.includes(name)) continue;
    const plugin = await load();
    using runtime = new Runtime({ plugins: [plugin], onReport: () => {} });
    if (runtime.backend.name !== "none") found.push({ name, plugin });
  }
  return found;
}

const backends = await benchBackends();

/** Guest code to be measured. */
export interface GuestBench {
  /** The group's name. */
  readonly group: string;
  /** Defines a function `work()`. */
  readonly source: string;
  /** What `work()` returns, each time. */
  readonly answer: unknown;
  /** Host functions that it calls. */
  readonly functions?: Readonly<Record<string, HostFunction>>;
}

/** Registers a benchmark for each backend: calls `work()` in a runtime that is warm, and checks what it returns. */
export function benchGuest({ group, source, answer, functions }: GuestBench): void {
  for (const { name, plugin } of backends) {
    let runtime: Runtime | undefined;
    const ready = (): Runtime => {
      if (runtime !== undefined) return runtime;
      const plugins = plugin === null ? [] : [plugin];
      runtime = new Runtime({ plugins, functions, timeout: Infinity });
      runtime.run(source);
      return runtime;
    };
    Deno.bench({
      group,
      name: `${group}: ${name}`,
      baseline: plugin === null,
      fn: () => {
        const found = ready().call("work");
        if (found !== answer) {
          throw new Error(`Cannot use the measurement: ${group} gave ${found}, not ${answer}`);
        }
      },
    });
  }
}
