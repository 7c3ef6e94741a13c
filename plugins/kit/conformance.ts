/**
 * The conformance suite: whether a backend does what Whipsnake asks of it. One call inside of a test runs all of it:
 *
 * ```ts ignore
 * import { testConformance } from "@whipsnake/whipsnake/conformance";
 * import { javascript } from "./plugin.ts";
 *
 * Deno.test("the javascript backend conforms", (t) => testConformance(t, { plugin: javascript }));
 * ```
 *
 * What is checked, each by a step with a name of its own:
 *
 * - each primitive, each access to memory and random statements of the kernel language, where the backend lowers kernels
 * - each micro-op on edge values, against the reference backend: the exit, what it hands over, memory, calls of routines
 * - the shapes of regions: loops, exits, side traces, links, returns, calls of the interpreter, reentrance; and
 *   random ones; the range of entries, where the backend shares links with another
 * - whole guest programs at several thresholds: result, exception, output, and fuel to the step
 * - the life: hooks, a fault at each step, failing frees, finalization while code is held, and that nothing is left
 *
 * @module
 */
import type { Plugin } from "../../core/backend/plugin.ts";
import type { Check } from "./conformance/check.ts";
import { entryChecks } from "./conformance/entries.ts";
import { kernelChecks } from "./conformance/kernels.ts";
import { lifeChecks } from "./conformance/lives.ts";
import { microOpChecks } from "./conformance/micro_ops.ts";
import { programChecks } from "./conformance/programs.ts";
import { randomRegionChecks } from "./conformance/random_regions.ts";
import { regionChecks } from "./conformance/regions.ts";

export { type Check } from "./conformance/check.ts";
export { ConformanceError } from "./conformance/bench.ts";
export {
  type LifecycleHooks,
  type Plugin,
  type PluginEnvironment,
} from "../../core/backend/plugin.ts";

/** What is tested. */
export interface ConformanceOptions {
  /** Makes the plugin under test. It is called often. */
  readonly plugin: () => Plugin;
  /**
   * What the backend compiles: `kernels`, from lowerRegion, or `micro-ops`, one by one. The checks of the kernel language
   * are for the former. Default `kernels`.
   */
  readonly compiles?: "kernels" | "micro-ops";
  /**
   * How much the backend holds outside of JavaScript, such as bytes of mapped memory: it must be the same when all
   * runtimes are disposed.
   */
  readonly leftovers?: () => number;
}

/** The part of Deno.TestContext that is needed. */
export interface StepContext {
  /** Runs a step of the test. */
  step(name: string, run: () => void | Promise<void>): Promise<boolean>;
}

/** The checks, for whoever wants to choose or to run them elsewhere. */
export function conformanceChecks(options: ConformanceOptions): Check[] {
  const { plugin, compiles = "kernels", leftovers = () => 0 } = options;
  return [
    ...(compiles === "kernels" ? kernelChecks(plugin) : []),
    ...microOpChecks(plugin),
    ...regionChecks(plugin),
    ...entryChecks(plugin),
    ...randomRegionChecks(plugin),
    ...programChecks(plugin),
    ...lifeChecks(plugin, leftovers),
  ];
}

/** Runs all checks as steps of a test, which fails when one of them does. */
export async function testConformance(t: StepContext, options: ConformanceOptions): Promise<void> {
  for (const { name, run } of conformanceChecks(options)) await t.step(name, () => run());
}
