/**
 * What the stencil backend needs of an operating system: memory whose contents can be executed, and a way from JavaScript
 * into it. One file an operating system implements it.
 *
 * Everything is asked for through foreign functions, so `--allow-ffi` is the only permission that it takes.
 */
import type { CompileContext, EntryGuard } from "../../../core/backend/backend.ts";
import type { Resource } from "../../../core/backend/resource.ts";

/** Where acquired resources are noted, and tests make steps fail. */
export type Notes = Pick<CompileContext, "record" | "forget" | "step">;

/** Kinds of resources (Resource.kind). */
export const KIND_MEMORY = 1;
export const KIND_DESCRIPTOR = 2;

/** Executable memory was refused, by the system or by a limit. */
export class ExecutableMemoryError extends Error {
  /** `"ExecutableMemoryError"` */
  override readonly name: string = "ExecutableMemoryError";
}

/** Memory for code. No page of it is ever writable and executable. */
export interface CodeMemory {
  /** Where code at offset 0 is executed. */
  readonly address: number;
  /** Size in bytes. */
  readonly bytes: number;
  /** Copies the first `length` bytes of `code` to an offset and makes them executable. Nothing may run in these pages. */
  write(offset: number, code: Uint8Array, length: number): void;
  /** A copy of bytes that were written. */
  read(offset: number, length: number): Uint8Array<ArrayBuffer>;
  /** Overwrites freed code with traps, where that costs no system call. */
  trap?(offset: number, length: number): void;
  /** Gives the memory back, unless who reclaimed this worker did. Nothing may use it from now on. Once. */
  unmap(): void;
}

/** A thread's way into native code. */
export interface NativeEntry {
  /** What another thread needs to attach to it. */
  readonly description: readonly number[];
  /** Size of its code in bytes. */
  readonly bytes: number;
  /** Address of the functions that stencils call. */
  readonly routines: number;
  /** The two ways in, see shim_call.ts. */
  readonly way: SymbolWay | SearchWay;
  /** Makes written code executable where the processor does not by itself (entry_code.ts). */
  readonly flush?: FlushCode;
  /** Gives up what this thread holds. */
  close(): void;
  /** The same, and what belongs to all threads. */
  free(): void;
}

/** Makes `bytes` bytes that were written at one address executable at another. */
export type FlushCode = (written: number, executed: number, bytes: number) => void;

/** Entered as a symbol of a shared object. */
export interface SymbolWay {
  readonly kind: "symbol";
  readonly enter: (record: Deno.PointerValue, frame: number) => number;
}

/** Entered as the function with which libc's `bsearch` compares. */
export interface SearchWay {
  readonly kind: "search";
  readonly search: (
    key: Deno.PointerValue,
    base: Deno.PointerValue,
    count: Deno.PointerValue,
    size: Deno.PointerValue,
    compare: Deno.PointerValue,
  ) => void;
  /** Address of the comparing function. */
  readonly compare: Deno.PointerValue;
}

/** An operating system's executable memory, for one thread. */
export interface Platform {
  /** What it is called in messages. */
  readonly name: string;
  /** A multiple of the size of a page. */
  readonly pageBytes: number;
  /**
   * Finds out whether memory can be executed, by executing some.
   *
   * @throws ExecutableMemoryError
   */
  probe(): void;
  /**
   * Maps memory for code.
   *
   * @param bytes a multiple of `pageBytes`
   * @param notes kept until the memory is unmapped
   * @throws ExecutableMemoryError, or what `notes` throws; nothing is held then
   */
  mapCode(bytes: number, notes: Notes, flush?: FlushCode): CodeMemory;
  /**
   * Makes the way into native code.
   *
   * @param routines functions that stencils call, which are put beside it at a multiple of ROUTINES_ALIGNMENT
   * @throws as mapCode
   */
  makeEntry(notes: Notes, routines: Uint8Array): NativeEntry;
  /** Makes this thread's way to an entry that another thread made. @throws ExecutableMemoryError */
  attachEntry(description: readonly number[], notes: Notes, routines: Uint8Array): NativeEntry;
  /** Releases what was noted, in any thread of the process. */
  release(resource: Resource): void;
  /** Gives up the libraries that were opened. It may be used again: then they are opened again. */
  close(): void;
}

/**
 * Does something to memory that a ledger's owner may unmap when this worker is reclaimed: as native code is entered, see
 * CompileContext.guard.
 *
 * @returns whether it was done
 */
export function guarded(guard: EntryGuard | undefined, action: () => void): boolean {
  if (guard === undefined) {
    action();
    return true;
  }
  const { words, mark, status, alive } = guard;
  words[mark] = 1;
  try {
    if (words[status] !== alive) return false;
    action();
    return true;
  } finally {
    words[mark] = 0;
  }
}
