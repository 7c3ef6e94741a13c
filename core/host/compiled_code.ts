/** Gives a runtime its backend. */

import { type BackendChoice, chooseBackend } from "../backend/choose.ts";
import { Registry } from "../backend/registry.ts";
import { weakReport } from "../backend/report.ts";
import type { ExecutorHost, Tier } from "../trace/tier.ts";
import { type RuntimeOptions, warn } from "./options.ts";
import { makeTier } from "./tier_factory.ts";

/** What a runtime has for compiled code. */
export interface CompiledCode {
  /** null: everything is interpreted. */
  readonly registry: Registry | null;
  /** Records and enters compiled code; null without a backend. */
  readonly tier: Tier | null;
  readonly choice: BackendChoice;
}

const NOTHING: CompiledCode = {
  registry: null,
  tier: null,
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
  if (backend === null) return { registry: null, tier: null, choice };
  const registry = new Registry({ backend, hooks, report: onReport, ...shared });
  const { observer = {}, ...thresholds } = options.hotness ?? {};
  const tier = makeTier(hostOf(registry, backend.capabilities.links), thresholds, observer);
  registry.onUnlink = (executor) => tier.unlinked(executor.id);
  return { registry, tier, choice };
}

/** The registry as tier 2 sees it. */
function hostOf(registry: Registry, links: boolean): ExecutorHost {
  return {
    links,
    install: (region) => registry.install(region),
    enter: (id, frame) => registry.enter(id, frame),
    isInstalled: (id) => registry.at(id) !== undefined,
    free: (id) => {
      const executor = registry.at(id);
      if (executor !== undefined) registry.free(executor);
    },
    get accepting() {
      return registry.accepting;
    },
  };
}
