/** What other files of core/host and the tests need of a Runtime that is not public. */
import type { Registry } from "../backend/registry.ts";
import type { Value } from "../heap/value.ts";
import type { Runtime } from "./runtime.ts";

/** The inner side of a runtime. */
export interface Access {
  /** Calls the guest object that the handle names. */
  callHandle(key: number, args: readonly unknown[]): unknown;
  /** repr() of it. */
  reprHandle(key: number): string;
  /** Lets it go; harmless when the runtime is disposed. */
  releaseHandle(key: number): void;
  /** Calls host function number `place` for guest code. */
  callHost(place: number, args: Value, keywords: Value): Value;
  /** Runs `use` with the runtime's heap bound: for tests that look into it. @throws Error when disposed */
  bound<T>(use: () => T): T;
  /** Runs what was typed at a prompt: expressions are shown by sys.displayhook. @throws as Runtime.run */
  runInput(source: string, filename: string): void;
  /** What a name that was begun at a prompt may become; none when asking fails. */
  completions(beginning: string): string[];
  /** Calls what the program registered with atexit. @throws as Runtime.run */
  runExitFunctions(): void;
  /** Its compiled code; null without a backend. */
  registry(): Registry | null;
}

const accesses = new WeakMap<Runtime, Access>();
let live = 0;

/** A runtime was made. */
export function addRuntime(runtime: Runtime, access: Access): void {
  accesses.set(runtime, access);
  live++;
}

/** A runtime's memory was given up. */
export function removeRuntime(): void {
  live--;
}

/** The inner side of a runtime. */
export function accessOf(runtime: Runtime): Access {
  return accesses.get(runtime)!;
}

/** How many runtimes there are that were not disposed: what the tests' leak check asks for. */
export function liveRuntimes(): number {
  return live;
}
