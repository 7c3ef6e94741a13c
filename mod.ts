/**
 * Whipsnake: an embeddable Python 3.14 runtime for Deno.
 *
 * ```ts
 * import { Runtime } from "@whipsnake/whipsnake";
 *
 * using runtime = new Runtime({ stdout: (text) => console.log(text.trimEnd()) });
 * runtime.run("print(sum(range(10)))");
 * ```
 *
 * @module
 */
import "./core/library/all.ts";

export {
  GuestObject,
  type RunOptions,
  Runtime,
  type RuntimeStatistics,
} from "./core/host/runtime.ts";
export { type GuestModule, type HostFunction, type RuntimeOptions } from "./core/host/options.ts";
export {
  LimitError,
  type LimitName,
  PythonError,
  type PythonFrame,
  PythonSyntaxError,
} from "./core/host/errors.ts";
