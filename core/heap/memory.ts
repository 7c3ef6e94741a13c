/**
 * The views on the current runtime's linear memory.
 *
 * JavaScript runs one runtime at a time in a thread, so the views are module variables that are bound when a runtime
 * is entered. Nobody keeps a view in a variable of their own across a call that may enter another runtime. Measured:
 * reading them through the live module binding costs the interpreter nothing over a local variable, and binding them
 * anew does not undo its optimized code.
 *
 * A memory is created with its greatest size and never grows: what was never touched costs the process nothing but
 * addresses (creating 256 MB takes as long as creating 3 MB), and the views stay valid. Growing would detach them, and
 * `H32[i] = f()` evaluates H32 before it calls f: when f made the memory grow, the store would be lost without a word.
 */

/** Bytes of a WebAssembly page. */
export const PAGE_BYTES = 65536;

/** 32-bit words, signed: the word at byte address a is `H32[a >> 2]`. */
export let H32: Int32Array = new Int32Array(0);
/** Bytes. */
export let HU8: Uint8Array = new Uint8Array(0);
/** 16-bit units. */
export let HU16: Uint16Array = new Uint16Array(0);
/** Doubles: the double at byte address a (8-aligned) is `HF64[a >> 3]`. */
export let HF64: Float64Array = new Float64Array(0);

let current: WebAssembly.Memory | null = null;

/** What was made for the memory that is bound and lives no longer than the binding: see objects/kernels/instance.ts. */
export let boundInstance: object | null = null;

/** Keeps an instance over the bound memory until another memory is bound. */
export function keepInstance(instance: object): void {
  boundInstance = instance;
}

/** Makes `memory` the one that all views show; null: none (every access then reads undefined). */
export function bindMemory(memory: WebAssembly.Memory | null): void {
  current = memory;
  boundInstance = null;
  const buffer = memory === null ? new ArrayBuffer(0) : memory.buffer;
  H32 = new Int32Array(buffer);
  HU8 = new Uint8Array(buffer);
  HU16 = new Uint16Array(buffer);
  HF64 = new Float64Array(buffer);
}

/** The memory that the views show, or null. */
export function boundMemory(): WebAssembly.Memory | null {
  return current;
}
