/**
 * The dispatch loop's WebAssembly module, compiled once a process, and its instances, one a memory. A memory that serves a
 * later runtime again keeps its instance.
 */
import { TS_RESULT, TS_SECOND } from "../../heap/map.ts";
import { boundMemory, H32 } from "../../heap/memory.ts";
import { DISPATCH_CODE } from "./code.ts";
import type { LibraryRoutineName, RoutineName } from "./exported_routines.ts";
import { HELPER_FUNCTIONS } from "./helpers.ts";

/** The functions of an instance. */
export interface DispatchLoop
  extends Readonly<Record<RoutineName | LibraryRoutineName, (...operands: number[]) => number>> {
  /**
   * Runs the running frame and those it calls until an instruction has no fast path.
   *
   * @returns that instruction's word; the state is in its frame, pc behind the word
   */
  readonly run: () => number;
  /** Runs one instruction. @returns 0, or its word when it has no fast path */
  readonly runOne: () => number;
}

function storeNothing(): number {
  H32[TS_RESULT >> 2] = 0;
  return 0;
}

function compareNothing(_iterator: number, _operator: number, best: number): number {
  H32[TS_SECOND >> 2] = 0;
  H32[TS_RESULT >> 2] = best;
  return 0;
}

function scanNothing(...[, , , at, , , point]: number[]): number {
  return 4 * at + point;
}

function splitNothing(...[, , start]: number[]): number {
  storeNothing();
  return start;
}

function writeNothing(...[, , length, , , value]: number[]): number {
  H32[TS_RESULT >> 2] = value;
  return length;
}

/** Natives call these too, also when tests take a module without them: then they always fail. */
const FAILING: Partial<DispatchLoop> = {
  nextValue: () => 2,
  fillList: () => 0,
  format: () => 0,
  bestOf: compareNothing,
  countValues: storeNothing,
  enterEntries: () => 0,
  compareTuples: () => 2,
  mergeEntries: (_target, _source, at) => at,
  joinTexts: () => 0,
  measureTexts: () => -1,
  splitPieces: splitNothing,
  splitPieces2: splitNothing,
  storeKeys: storeNothing,
  storePairs: storeNothing,
  shortestFloat: () => 0,
  scanJson: scanNothing,
  scanJson2: scanNothing,
  scanJson4: scanNothing,
  writeJson: writeNothing,
  writeJson2: writeNothing,
};

let compiled: WebAssembly.Module | null = null;
let instances = new WeakMap<WebAssembly.Memory, DispatchLoop>();
let lastMemory: WebAssembly.Memory | null = null;
let lastLoop: DispatchLoop | null = null;

/** The dispatch loop over the memory that is bound. */
export function boundLoop(): DispatchLoop {
  const memory = boundMemory()!;
  if (memory === lastMemory) return lastLoop!;
  let loop = instances.get(memory);
  if (loop === undefined) {
    compiled ??= new WebAssembly.Module(Uint8Array.fromBase64(DISPATCH_CODE));
    const { exports } = new WebAssembly.Instance(compiled, { m: { memory }, h: HELPER_FUNCTIONS });
    loop = { ...FAILING, ...exports } as unknown as DispatchLoop;
    instances.set(memory, loop);
  }
  lastMemory = memory;
  lastLoop = loop;
  return loop;
}

/** Lets go of the memory that was used last: called when a heap is disposed of. */
export function forgetLoop(): void {
  lastMemory = null;
  lastLoop = null;
}

/** For tests: takes these functions for what the memory's instance exports; null: the instance's own. */
export function replaceRoutines(memory: WebAssembly.Memory, loop: DispatchLoop | null): void {
  if (loop === null) instances.delete(memory);
  else instances.set(memory, loop);
  forgetLoop();
}

/** For tests: takes another module for the dispatch loop from now on; null: its own. */
export function replaceLoop(module: WebAssembly.Module | null): void {
  compiled = module;
  instances = new WeakMap();
  forgetLoop();
}
