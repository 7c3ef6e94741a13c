/** Lets runtimes compile: loads tier 2 and the backend room. Imported for its effect. */
import type { Backend } from "../backend/backend.ts";
import { chooseBackend } from "../backend/choose.ts";
import { Registry } from "../backend/registry.ts";
import { weakReport } from "../backend/report.ts";
import { SharedLedger } from "../backend/shared_ledger.ts";
import type { ExecutorHost } from "../trace/executor_host.ts";
import { DEFAULT_THRESHOLDS } from "../trace/thresholds.ts";
import { Tier } from "../trace/tier.ts";
import { type CompiledCode, setCompilerRoom } from "./compiled_code.ts";
import { type RuntimeOptions, warn } from "./options.ts";

setCompilerRoom({ make: makeBackend, isLedger: (value) => value instanceof SharedLedger });

/**
 * What plugins and backends keep must not reach the runtime (core/backend/estate.ts), and `onReport` often does.
 */
function makeBackend(options: RuntimeOptions, memory: WebAssembly.Memory): CompiledCode {
  const { plugins = [], ledger, onReport = warn } = options;
  const shared = ledger === undefined ? {} : { ledger };
  const environment = { memory, report: weakReport(onReport), ...shared };
  const { backend, hooks, choice } = chooseBackend(plugins, environment);
  if (backend === null) return { registry: null, tier: null, choice };
  const registry = new Registry({ backend, hooks, report: onReport, ...shared });
  const { observer = {}, ...thresholds } = options.hotness ?? {};
  const tier = new Tier(
    hostOf(registry, backend),
    { ...DEFAULT_THRESHOLDS, ...backend.thresholds, ...thresholds },
    observer,
  );
  registry.onUnlink = (executor) => tier.unlinked(executor.id);
  return { registry, tier, choice };
}

/** The registry as tier 2 sees it. */
function hostOf(registry: Registry, backend: Backend): ExecutorHost {
  return {
    links: backend.capabilities.links,
    bridges: backend.capabilities.bridges ?? false,
    install: (region, heat) => registry.install(region, heat),
    enter: (id, frame) => registry.enter(id, frame),
    isInstalled: (id) => registry.at(id) !== undefined,
    free: (id) => {
      const executor = registry.at(id);
      if (executor !== undefined) registry.free(executor);
    },
    get hopCells() {
      return registry.hopCells;
    },
    get accepting() {
      return registry.accepting;
    },
    get hotAfter() {
      return backend.hotAfter ?? Infinity;
    },
    gainsHot: (region) => backend.gainsHot?.(region) ?? true,
  };
}
