/** Runs lists of stencils on this machine. */
import { ASSEMBLED, type Instructions } from "../../backends/stencil/instructions.ts";
import { type Record, RECORD_FRAME } from "../../backends/stencil/machine.ts";
import { findPlatform } from "../../backends/stencil/platform/open.ts";
import type { CodeMemory, Notes } from "../../backends/stencil/platform/platform.ts";
import { makeCall, type NativeCall } from "../../backends/stencil/shim_call.ts";
import { ROUTINES as AARCH64_ROUTINES } from "../../backends/stencil/routines_aarch64.ts";
import { ROUTINES as X86_64_ROUTINES } from "../../backends/stencil/routines_x86_64.ts";
import { StencilTable } from "../../backends/stencil/table.ts";
import { TABLE as AARCH64 } from "../../backends/stencil/table_aarch64.ts";
import { TABLE as X86_64 } from "../../backends/stencil/table_x86_64.ts";

/** Why there is no machine; "" when there is one. */
export let noMachine = "";

const notes: Notes = { record: () => 0, forget: () => true, step: () => {} };
const MEMORY_BYTES = 65536;

/** This machine: executable memory and the way into it, for as long as the process lives. */
export class NativeMachine {
  readonly table: StencilTable;
  readonly #memory: CodeMemory;
  readonly #call: NativeCall;
  #used = 0;

  private constructor(table: StencilTable, memory: CodeMemory, call: NativeCall) {
    this.table = table;
    this.#memory = memory;
    this.#call = call;
  }

  /** Opens it; null when native code cannot run here, see `noMachine`. */
  static open(): NativeMachine | null {
    try {
      const platform = findPlatform()();
      platform.probe();
      const entry = platform.makeEntry(notes, new Uint8Array());
      const memory = platform.mapCode(MEMORY_BYTES, notes, entry.flush);
      const table = Deno.build.arch === "x86_64"
        ? new StencilTable(X86_64, X86_64_ROUTINES)
        : new StencilTable(AARCH64, AARCH64_ROUTINES);
      return new NativeMachine(table, memory, makeCall(entry));
    } catch (error) {
      noMachine = (error as Error).message;
      return null;
    }
  }

  /**
   * Assembles the list, which begins with RESUME, and enters it so that it goes on at position `start`.
   *
   * @returns the number with which it left
   */
  run(instructions: Instructions, start: number, record: Record, frame: number): number {
    const length = instructions.assemble();
    if (this.#used + length > MEMORY_BYTES) this.#used = 0;
    const at = this.#used;
    this.#used = (at + length + 15) & ~15;
    this.#memory.write(at, ASSEMBLED, length);
    record.code = this.#memory.address + at;
    record.words[RECORD_FRAME >> 2] = frame;
    record.resume = this.#memory.address + at + start;
    return this.#call(Deno.UnsafePointer.of(record.words), record.words, frame);
  }
}
