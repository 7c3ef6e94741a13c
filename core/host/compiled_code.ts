/**
 * Gives a runtime its backend. What does it is named here and set by compiling.ts, so that a program that compiles nothing loads
 * neither tier 2 nor the backend room.
 */
import type { BackendChoice } from "../backend/choose.ts";
import type { Plugin } from "../backend/plugin.ts";
import type { Registry } from "../backend/registry.ts";
import type { Tier } from "../trace/tier.ts";
import type { RuntimeOptions } from "./options.ts";

/** What a runtime has for compiled code. */
export interface CompiledCode {
  /** null: everything is interpreted. */
  readonly registry: Registry | null;
  /** Records and enters compiled code; null without a backend. */
  readonly tier: Tier | null;
  readonly choice: BackendChoice;
}

/** Makes what compiles. */
export interface CompilerRoom {
  /** The backend that the options ask for, for a runtime with this memory. */
  make(options: RuntimeOptions, memory: WebAssembly.Memory): CompiledCode;
  /** Whether it is a SharedLedger. */
  isLedger(value: unknown): boolean;
}

const NOTHING: CompiledCode = {
  registry: null,
  tier: null,
  choice: { name: "none", why: "no plugin was given" },
};

let room: CompilerRoom | null = null;

/** Sets what makes compiled code. */
export function setCompilerRoom(to: CompilerRoom): void {
  room = to;
}

function loadedRoom(): CompilerRoom {
  if (room === null) {
    throw new Error("Cannot use a backend: core/host/compiling.ts is not loaded");
  }
  return room;
}

let usual: readonly Plugin[] = [];

/** Sets the plugins of runtimes that are given none: mod.ts does, since plugins stand above the core. */
export function setUsualPlugins(to: readonly Plugin[]): void {
  usual = to;
}

/** The backend that the options ask for. @throws Error when compiling.ts was not loaded */
export function makeCompiledCode(
  options: RuntimeOptions,
  memory: WebAssembly.Memory,
): CompiledCode {
  const { plugins = usual } = options;
  if (plugins.length === 0) return NOTHING;
  const made = loadedRoom().make({ ...options, plugins }, memory);
  if (options.plugins !== undefined || made.registry === null) return made;
  const why = "no plugin was given, and it needs no permission";
  return { ...made, choice: { ...made.choice, why } };
}

/** Whether the option is a SharedLedger. @throws Error when compiling.ts was not loaded */
export function isLedger(value: unknown): boolean {
  return loadedRoom().isLedger(value);
}
