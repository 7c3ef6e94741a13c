/** Calls the embedder's callbacks so that they can break nothing. */

import type { LifecycleHooks } from "./plugin.ts";
import { messageOf, type Report, type ReportCallback } from "./report.ts";

/** The hooks of a plugin and the embedder's report callback. */
export class Observers {
  readonly #hooks: LifecycleHooks;
  readonly #report: ReportCallback;
  readonly #failed = new Set<string>();

  /** Both belong to the embedder and may reference its runtime. */
  constructor(hooks: LifecycleHooks, report: ReportCallback) {
    this.#hooks = hooks;
    this.#report = report;
  }

  /** Calls a hook. The first time that it throws is reported. */
  notify<K extends keyof LifecycleHooks>(
    hook: K,
    event: Parameters<NonNullable<LifecycleHooks[K]>>[0],
  ): void {
    try {
      const call = this.#hooks[hook] as ((event: unknown) => void) | undefined;
      call?.call(this.#hooks, event);
    } catch (error) {
      if (this.#failed.has(hook)) return;
      this.#failed.add(hook);
      this.report({ kind: "hook-failed", message: `${hook} threw: ${messageOf(error)}`, error });
    }
  }

  /** Tells the embedder. */
  report(report: Report): void {
    try {
      this.#report(report);
    } catch {
      // There is nobody else to tell.
    }
  }
}
