/** Finds the backend of a runtime. */

import { type Backend, BackendUnavailableError } from "./backend.ts";
import type { LifecycleHooks, Plugin, PluginEnvironment } from "./plugin.ts";
import { messageOf, type ReportCallback } from "./report.ts";

/** Which backend a runtime has, and why that one. */
export interface BackendChoice {
  /** Its name; `none` when there is no backend. */
  readonly name: string;
  /** Why, in words. */
  readonly why: string;
}

/** The chosen backend; null for none. */
export interface ChosenBackend {
  readonly backend: Backend | null;
  readonly hooks: LifecycleHooks;
  readonly choice: BackendChoice;
}

/** A plugin written in JavaScript may give anything. @throws TypeError */
function requireBackend(backend: unknown): void {
  const { name, capabilities, compileShim, compileRegion } = Object(backend);
  if (
    typeof name === "string" && typeof capabilities === "object" &&
    typeof compileShim === "function" && typeof compileRegion === "function"
  ) return;
  throw new TypeError(
    "its create() gave no backend, with name, scope, capabilities, compileShim and compileRegion",
  );
}

/** Makes the backend of the first plugin that can work here. Throws nothing: what fails is reported. */
export function chooseBackend(
  plugins: readonly Plugin[],
  environment: PluginEnvironment,
): ChosenBackend {
  const refused: string[] = [];
  /** A plugin may report that a part of it is not available, and do without. */
  const report: ReportCallback = (event) => {
    if (event.kind === "backend-unavailable" || event.kind === "backend-failed") {
      refused.push(event.message);
    }
    environment.report(event);
  };
  for (const plugin of plugins) {
    try {
      const backend = plugin.create({ ...environment, report });
      requireBackend(backend);
      // Not the plugin itself: a ledger may live long, and the plugin's hooks may reference a runtime.
      const { name, release } = plugin;
      if (release !== undefined) environment.ledger?.register({ name, release });
      const why = refused.length === 0 ? "it is the first plugin" : refused.join("; ");
      return { backend, hooks: plugin.hooks ?? {}, choice: { name: backend.name, why } };
    } catch (error) {
      const unavailable = error instanceof BackendUnavailableError;
      const message = unavailable
        ? `${plugin.name} is not available: ${messageOf(error)}`
        : `${plugin.name} failed: ${messageOf(error)}`;
      refused.push(message);
      const kind = unavailable ? "backend-unavailable" : "backend-failed";
      environment.report({ kind, message, error });
    }
  }
  const why = refused.length === 0 ? "no plugin was given" : refused.join("; ");
  return { backend: null, hooks: {}, choice: { name: "none", why } };
}
