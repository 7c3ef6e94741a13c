/** Gives a runtime its backend. */

import { type BackendChoice, chooseBackend } from "../backend/choose.ts";
import { Registry } from "../backend/registry.ts";
import { weakReport } from "../backend/report.ts";
import { type RuntimeOptions, warn } from "./options.ts";

/** What a runtime has for compiled code. */
export interface CompiledCode {
  /** null: everything is interpreted. */
  readonly registry: Registry | null;
  readonly choice: BackendChoice;
}

const NOTHING: CompiledCode = {
  registry: null,
  choice: { name: "none", why: "no plugin was given" },
};

/**
 * The backend that the options ask for, for a runtime with this memory.
 *
 * What plugins and backends keep must not reach the runtime (core/backend/estate.ts), and `onReport` often does.
 */
export function makeCompiledCode(
  options: RuntimeOptions,
  memory: WebAssembly.Memory,
): CompiledCode {
  const { plugins = [], ledger, onReport = warn } = options;
  if (plugins.length === 0) return NOTHING;
  const shared = ledger === undefined ? {} : { ledger };
  const environment = { memory, report: weakReport(onReport), ...shared };
  const { backend, hooks, choice } = chooseBackend(plugins, environment);
  if (backend === null) return { registry: null, choice };
  return { registry: new Registry({ backend, hooks, report: onReport, ...shared }), choice };
}
