/**
 * The dispatch loop's WebAssembly module, compiled once a process, and its instances, one a memory. A memory that serves a
 * later runtime again keeps its instance.
 */
import { boundMemory } from "../../heap/memory.ts";
import { DISPATCH_CODE } from "./code.ts";

/**
 * Runs the running frame and those it calls until an instruction has no fast path.
 *
 * @returns that instruction's word; the state is in its frame, pc behind the word
 */
export type Run = () => number;

let compiled: WebAssembly.Module | null = null;
const instances = new WeakMap<WebAssembly.Memory, Run>();
let lastMemory: WebAssembly.Memory | null = null;
let lastRun: Run | null = null;

/** The dispatch loop over the memory that is bound. */
export function boundRun(): Run {
  const memory = boundMemory()!;
  if (memory === lastMemory) return lastRun!;
  let run = instances.get(memory);
  if (run === undefined) {
    compiled ??= new WebAssembly.Module(Uint8Array.fromBase64(DISPATCH_CODE));
    run = new WebAssembly.Instance(compiled, { m: { memory } }).exports.run as Run;
    instances.set(memory, run);
  }
  lastMemory = memory;
  lastRun = run;
  return run;
}

/** Lets go of the memory that was used last: called when a heap is disposed of. */
export function forgetRun(): void {
  lastMemory = null;
  lastRun = null;
}
