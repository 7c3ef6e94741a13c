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
import "./core/host/compiling.ts";
import { setUsualPlugins } from "./core/host/compiled_code.ts";
import { wasm } from "./plugins/wasm.ts";

// On the programs of bench/programs native code, alone or before it (tiered), is within a tenth of it; it needs no permission.
setUsualPlugins([wasm()]);

export {
  GuestObject,
  type RunOptions,
  Runtime,
  type RuntimeStatistics,
} from "./core/host/runtime.ts";
export {
  type FileContent,
  FileSystem,
  type FileSystemOptions,
} from "./core/library/os/file_system.ts";
export {
  type GuestModule,
  type HostFunction,
  type Hotness,
  type RuntimeOptions,
} from "./core/host/options.ts";
export {
  type Backend,
  type BackendCapabilities,
  type BackendScope,
  BackendUnavailableError,
  type CompileContext,
  type CompiledRegion,
  type EntryGuard,
  type Shim,
} from "./core/backend/backend.ts";
export { type BackendChoice } from "./core/backend/choose.ts";
export { InjectedFault, InjectedFaults } from "./core/backend/faults.ts";
export {
  type ExecutorEvent,
  type FinalizationEvent,
  type LifecycleHooks,
  type Plugin,
  type PluginEnvironment,
  type RegisteredEvent,
  type ShimCompiledEvent,
} from "./core/backend/plugin.ts";
export { type Region } from "./core/backend/region.ts";
export { type RegistryStatistics } from "./core/backend/registry.ts";
export { type Report, type ReportCallback, type ReportKind } from "./core/backend/report.ts";
export { type Releaser, type Resource } from "./core/backend/resource.ts";
export {
  type LedgerShim,
  type LedgerWorker,
  type Reclaimed,
  type ReclaimOptions,
  SharedLedger,
  type SharedLedgerOptions,
} from "./core/backend/shared_ledger.ts";
export { type AbortReason, ABORTS } from "./core/trace/aborts.ts";
export { type TierStatistics } from "./core/trace/tier_statistics.ts";
export {
  LimitError,
  type LimitName,
  PythonError,
  type PythonFrame,
  PythonSyntaxError,
} from "./core/host/errors.ts";
