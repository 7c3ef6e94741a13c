/**
 * The kernels of natives: loops over memory that call nothing and allocate nothing, made WebAssembly ahead of time. The module
 * is compiled when a program first needs it, once a process; an instance belongs to a memory.
 */
import { boundInstance, boundMemory, keepInstance } from "../../heap/memory.ts";
import { setMarkLeaves } from "../../heap/marker.ts";
import { KERNEL_CODE } from "./code.ts";

/** The functions of an instance; addresses are in bytes. What they do: longs.ts, sets.ts, texts.ts, marking.ts. */
export interface Kernels {
  readonly add: (p: number, n: number, q: number, m: number, to: number) => number;
  readonly subtract: (p: number, n: number, q: number, m: number, to: number) => void;
  readonly multiply: (p: number, n: number, q: number, m: number, to: number) => void;
  readonly checkQuotient: (p: number, n: number, quotient: number, q: number, m: number) => number;
  readonly compare: (p: number, q: number, n: number) => number;
  readonly setSelect: (
    set: number,
    other: number,
    target: number,
    wanted: number,
    slot: number,
  ) => number;
  readonly setMerge: (target: number, source: number, slot: number) => number;
  readonly setMissing: (set: number, other: number, slot: number) => number;
  readonly setRefill: (table: number, mask: number, source: number, sourceMask: number) => number;
  readonly setAddWords: (set: number, at: number, end: number) => number;
  readonly markLeaves: (at: number, end: number, live: number) => number;
  readonly countByte: (from: number, end: number, sought: number) => number;
  readonly replaceByte: (
    from: number,
    end: number,
    sought: number,
    by: number,
    byEnd: number,
    to: number,
    count: number,
  ) => void;
}

let compiled: WebAssembly.Module | null = null;
const instances = new WeakMap<WebAssembly.Memory, Kernels>();

function bindKernels(): Kernels {
  const memory = boundMemory()!;
  let kernels = instances.get(memory);
  if (kernels === undefined) {
    compiled ??= new WebAssembly.Module(Uint8Array.fromBase64(KERNEL_CODE));
    const { exports } = new WebAssembly.Instance(compiled, { m: { memory } });
    kernels = exports as unknown as Kernels;
    instances.set(memory, kernels);
  }
  keepInstance(kernels);
  return kernels;
}

/** The kernels over the memory that is bound. */
export function kernels(): Kernels {
  return boundInstance === null ? bindKernels() : boundInstance as Kernels;
}

setMarkLeaves((at, end, live) => kernels().markLeaves(at, end, live));
