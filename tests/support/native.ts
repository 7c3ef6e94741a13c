/** Whether the tests can run native code here. */
import { BackendUnavailableError } from "../../core/backend/backend.ts";
import { findPlatform } from "../../backends/stencil/platform/open.ts";
import type { Plugin } from "../../mod.ts";
import { stencil } from "../../plugins/stencil.ts";

/** Why native code cannot run in this process; "" when it can. */
export const nativeMissing: string = reason();

function reason(): string {
  try {
    findPlatform();
    return "";
  } catch (error) {
    if (error instanceof BackendUnavailableError) return error.message;
    throw error;
  }
}

/** The stencil plugin by its name, where native code can run; else nothing. */
export const nativeBackends: Readonly<Record<string, () => Plugin>> = nativeMissing === ""
  ? { stencil }
  : {};

/** Says in the test report why tests of native code are not run, where they are not. */
export function reportMissingNative(what: string): void {
  if (nativeMissing !== "") Deno.test.ignore(`${what} with stencil: ${nativeMissing}`, () => {});
}
