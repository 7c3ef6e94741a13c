/** What an embedder passes to a runtime to give it a backend. */

import type { Backend } from "./backend.ts";
import type { ReportCallback } from "./report.ts";
import type { Resource } from "./resource.ts";
import type { SharedLedger } from "./shared_ledger.ts";

/** What a plugin gets to know of the runtime it makes a backend for. */
export interface PluginEnvironment {
  /** The linear memory in which all guest state lives. It keeps its base address when it grows. */
  readonly memory: WebAssembly.Memory;
  /** Shared with runtimes of other workers, where the embedder gave one. */
  readonly ledger?: SharedLedger;
  /**
   * The least entry that the backend may give out, a multiple of ENTRY_RANGE: where another backend works for the same
   * runtime, and only for one that `sharesLinks`. Default 0.
   */
  readonly entryBase?: number;
  /** Tells the embedder something. */
  readonly report: ReportCallback;
}

/** A backend was chosen. */
export interface RegisteredEvent {
  /** The backend's name. */
  readonly backend: string;
}

/** The runtime has its shim. */
export interface ShimCompiledEvent {
  /** The backend's name. */
  readonly backend: string;
  /** Size of the shim in bytes. */
  readonly bytes: number;
  /** Whether it was compiled for this runtime; false when it was shared with another. */
  readonly compiled: boolean;
}

/** An executor was installed or freed. */
export interface ExecutorEvent {
  /** The executor's id. */
  readonly id: number;
  /** The id of its region. */
  readonly region: number;
  /** Size of its code in bytes. */
  readonly bytes: number;
  /** How often it was entered. */
  readonly entries: number;
}

/** Finalization was asked for, or is done. */
export interface FinalizationEvent {
  /** The backend's name. */
  readonly backend: string;
  /** Executors alive. */
  readonly executors: number;
}

/**
 * What a plugin may observe, in the order in which it happens: registered, shimCompiled, then any number of
 * executorInstalled and executorFreed, finalizing, the remaining executorFreed, finalized. A hook may call into the
 * runtime. What it throws breaks nothing and is reported once.
 *
 * A runtime that is dropped without dispose calls its hooks only if something else still references the plugin.
 */
export interface LifecycleHooks {
  /** The plugin's backend is the runtime's. */
  registered?(event: RegisteredEvent): void;
  /** The shim was compiled or shared, at the first region. */
  shimCompiled?(event: ShimCompiledEvent): void;
  /** Compiled code can be entered from now on. */
  executorInstalled?(event: ExecutorEvent): void;
  /** Compiled code is gone. */
  executorFreed?(event: ExecutorEvent): void;
  /** No executor can be installed any more. Compiled code may still be on the stack. */
  finalizing?(event: FinalizationEvent): void;
  /** Everything is freed. */
  finalized?(event: FinalizationEvent): void;
}

/** Makes a backend for each runtime that it is given to. */
export interface Plugin {
  /** The name of its backend. */
  readonly name: string;
  /**
   * Makes the backend of one runtime.
   *
   * @throws BackendUnavailableError when it cannot work here: the next plugin is tried
   */
  create(environment: PluginEnvironment): Backend;
  /** Observers of its backend's life. */
  readonly hooks?: LifecycleHooks;
  /**
   * As Backend.release: for a thread that reclaims what a terminated worker held and has no backend of its own. It is
   * called without the plugin as `this`, because a ledger keeps it longer than the plugin.
   */
  release?(resource: Resource): void;
}
