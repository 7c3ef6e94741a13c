/** The plugin of the worked example: README.md leads through it. */
import {
  BackendUnavailableError,
  type LifecycleHooks,
  type Plugin,
} from "@whipsnake/whipsnake/backend";
import { JavaScriptBackend } from "./backend.ts";

/**
 * Compiles hot code to JavaScript, for V8 to optimize. It needs no permission, but an engine that may compile source text.
 *
 * @param hooks observers of the backend's life
 */
export function javascript(hooks: LifecycleHooks = {}): Plugin {
  return {
    name: "javascript",
    create({ memory }) {
      requireFunctionConstructor();
      return new JavaScriptBackend(memory);
    },
    hooks,
  };
}

function requireFunctionConstructor(): void {
  try {
    new Function("");
  } catch {
    throw new BackendUnavailableError(
      "it needs an engine that compiles source text: run without --disallow-code-generation-from-strings",
    );
  }
}
