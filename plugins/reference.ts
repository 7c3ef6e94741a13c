/** The reference plugin. */
import { ReferenceBackend } from "../backends/reference/backend.ts";
import type { LifecycleHooks, Plugin } from "../mod.ts";

/**
 * Runs hot code micro-op by micro-op in TypeScript. It needs no permission and makes nothing faster: it is what other
 * backends are compared with.
 *
 * @param hooks observers of the backend's life
 */
export function reference(hooks: LifecycleHooks = {}): Plugin {
  return { name: "reference", create: () => new ReferenceBackend(), hooks };
}
