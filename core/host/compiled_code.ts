/**
 * Gives a runtime its backend. What does it is named here and set by compiling.ts, so that a program that compiles nothing loads
 * neither tier 2 nor the backend room.
 */
import type { BackendChoice } from "../backend/choose.ts";
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

/** The backend that the options ask for. @throws Error when compiling.ts was not loaded */
export function makeCompiledCode(
  options: RuntimeOptions,
  memory: WebAssembly.Memory,
): CompiledCode {
  const { plugins = [] } = options;
  return plugins.length === 0 ? NOTHING : loadedRoom().make(options, memory);
}

/** Whether the option is a SharedLedger. @throws Error when compiling.ts was not loaded */
export function isLedger(value: unknown): boolean {
  return loadedRoom().isLedger(value);
}
