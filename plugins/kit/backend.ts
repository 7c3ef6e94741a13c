/**
 * All that the author of a backend needs. plugins/javascript/README.md leads through writing one.
 *
 * A Plugin makes a Backend for each runtime that it is given to; the runtime's registry calls that in this order, each
 * line being over before the next begins:
 *
 * ```text
 * Plugin.create                    once; BackendUnavailableError: the next plugin is tried
 *   hook registered
 * Backend.compileShim              once, when the first region is to be compiled (or attachShim: another thread has one)
 *   hook shimCompiled
 * Backend.compileRegion            for each region, again when a side trace grew in it
 *   hook executorInstalled
 * Shim.enter                       any number of times, nested when a helper runs guest code
 * CompiledRegion.free              once for each, when nothing runs in it
 *   hook executorFreed
 *   hook finalizing                the runtime is disposed; what runs is left first
 * CompiledRegion.free, ...         for what is left
 * Shim.free (or Shim.detach)       once, after the last region
 * Backend.dispose                  once
 * Backend.release                  for each resource that is still noted (CompileContext.record)
 *   hook finalized
 * ```
 *
 * What a backend throws breaks nothing: a region that cannot be compiled stays in the interpreter, without a shim nothing is
 * compiled, and a failed `free` keeps nothing else from being freed. Each is reported once to the runtime's `onReport`.
 *
 * @module
 */
export {
  type Backend,
  type BackendCapabilities,
  type BackendScope,
  type BackendThresholds,
  BackendUnavailableError,
  type CompileContext,
  type CompiledRegion,
  ENTRY_RANGE,
  type EntryGuard,
  type Shim,
} from "../../core/backend/backend.ts";
export { Executor, type ExecutorState } from "../../core/backend/executor.ts";
export { InjectedFault, InjectedFaults } from "../../core/backend/faults.ts";
export {
  type ExecutorEvent,
  type FinalizationEvent,
  type LifecycleHooks,
  type Plugin,
  type PluginEnvironment,
  type RegisteredEvent,
  type ShimCompiledEvent,
} from "../../core/backend/plugin.ts";
export { type Region as CompilableRegion } from "../../core/backend/region.ts";
export { type Report, type ReportCallback, type ReportKind } from "../../core/backend/report.ts";
export { type Releaser, type Resource } from "../../core/backend/resource.ts";
export {
  type LedgerShim,
  type LedgerWorker,
  type Reclaimed,
  type ReclaimOptions,
  SharedLedger,
  type SharedLedgerOptions,
} from "../../core/backend/shared_ledger.ts";
export { STATE_IN_MEMORY } from "../../core/trace/lower.ts";
export { LINK, RETURNED } from "../../core/trace/micro_ops.ts";
export { printRegion, type WordNames } from "../../core/trace/print.ts";
export { type Bridge, type Exit, Region, type Unit } from "../../core/trace/region.ts";
export { type SunkObject } from "../../core/trace/sink.ts";
export { type FrameSnapshot, type Snapshot, Trace } from "../../core/trace/trace.ts";
export {
  type Access,
  ACCESSES,
  type Expression,
  type ExpressionNode,
  type HelperFunction,
  helpersOf,
  type Kernel,
  type Kind,
  type Label,
  lowerRegion,
  type Primitive,
  PRIMITIVES,
  type Statement,
} from "./kernel.ts";
export {
  callOut,
  LAYOUT,
  MICRO_OPS,
  microOpKernel,
  type MicroOpRow,
  RESULT_TYPES,
} from "./micro_ops.ts";
