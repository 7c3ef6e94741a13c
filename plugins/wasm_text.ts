/** WebAssembly text of regions, for `--dump=wasm`. */
import { encodeRegion } from "../backends/wasm/encode.ts";
import type { Region } from "./kit/backend.ts";

/** The parts of npm:binaryen that are used here and in tests. */
export interface Binaryen {
  readonly Features: { readonly All: number };
  readBinary(bytes: Uint8Array): {
    setFeatures(features: number): void;
    /** @returns 0 when it is not valid; why, is written to the console */
    validate(): number;
    emitText(): string;
    dispose(): void;
  };
}

/** Loads binaryen, which takes a third of a second. */
export async function loadBinaryen(): Promise<Binaryen> {
  // Not a literal: bundles stay without a package that only this needs, and so must the lockfile (`--no-lock` in the task
  // `start`, a lockfile of their own for tests): a package with commands in it would cost every `deno task` 150 ms.
  const name = ["npm:binaryen", "132.0.0"].join("@");
  return (await import(name)).default;
}

/** Returns what makes the text of a region's module. */
export async function loadWasmText(): Promise<(region: Region) => string> {
  const binaryen = await loadBinaryen();
  return (region) => {
    const module = binaryen.readBinary(encodeRegion(region).bytes);
    try {
      module.setFeatures(binaryen.Features.All);
      return module.emitText();
    } finally {
      module.dispose();
    }
  };
}
