/**
 * The shim of the WebAssembly backend: a module with one function, through which every region is entered, and which goes on
 * from exits to their bridges (core/trace/hop_cells.ts).
 *
 *     (module
 *       (import "m" "table" (table 0 funcref))
 *       (import "m" "base" (global $base i32)) ;; PluginEnvironment.entryBase
 *       (import "m" "memory" (memory $guest 1))
 *       (memory $cells (export "cells") 1 1)
 *       (func (export "enter") (param $entry i32) (param $frame i32) (result i32) (local $exit i32) (local $cell i32)
 *         (loop $next
 *           (local.set $exit
 *             (call_indirect (param i32) (result i32) (local.get $frame)
 *               (i32.sub (local.get $entry) (global.get $base))))
 *           (local.set $entry (i32.xor (local.get $exit) (i32.const 0x40000000))) ;; LINK
 *           (br_if $next
 *             (i32.lt_u (i32.sub (local.get $entry) (global.get $base)) (i32.const 0x20000000)))
 *           ;; the key of the exit, and its cell
 *           (local.set $entry
 *             (i32.add (i32.shl (i32.load $guest (TS_EXIT_REGION)) (i32.const 12)) (local.get $exit)))
 *           (local.set $cell
 *             (i32.shl
 *               (i32.and
 *                 (i32.add (i32.mul (i32.shr_u (local.get $entry) (i32.const 12)) (i32.const 61)) (local.get $entry))
 *                 (i32.const 2047))
 *               (i32.const 4)))
 *           (if (i32.eq (i32.load $cells (local.get $cell)) (local.get $entry))
 *             (then
 *               (if (local.tee $entry (i32.load $cells offset=4 (local.get $cell)))
 *                 (then
 *                   (i32.store $cells offset=4 (local.get $cell) (i32.sub (local.get $entry) (i32.const 1)))
 *                   (local.set $entry (i32.load $cells offset=8 (local.get $cell)))
 *                   (br $next))))))
 *         (local.get $exit)))
 *
 * It is the same for all runtimes, so its module is compiled once; its instance belongs to one runtime and holds that
 * runtime's table, through which alone regions are reached: when shim and table are let go, nothing else holds an instance.
 */
import type { Shim } from "../../core/backend/backend.ts";
import { ENTRY_RANGE } from "../../core/backend/backend.ts";
import { TS_EXIT_REGION } from "../../core/heap/map.ts";
import { ByteWriter } from "../../core/kernel/bytes.ts";
import { HOP_CELLS, HOP_EXIT_BITS, HOP_SPREAD } from "../../core/trace/hop_cells.ts";
import { LINK } from "../../core/trace/micro_ops.ts";

const I32 = 0x7f;
const ENTRY = 0;
const FRAME = 1;
const EXIT = 2;
const CELL = 3;

const enum Wasm {
  LOOP = 0x03,
  IF = 0x04,
  END = 0x0b,
  BR = 0x0c,
  BR_IF = 0x0d,
  CALL_INDIRECT = 0x11,
  LOCAL_GET = 0x20,
  LOCAL_SET = 0x21,
  LOCAL_TEE = 0x22,
  GLOBAL_GET = 0x23,
  I32_LOAD = 0x28,
  I32_STORE = 0x36,
  EMPTY = 0x40,
  I32_CONST = 0x41,
  I32_EQUAL = 0x46,
  I32_LESS_UNSIGNED = 0x49,
  I32_ADD = 0x6a,
  I32_SUBTRACT = 0x6b,
  I32_MULTIPLY = 0x6c,
  I32_AND = 0x71,
  I32_XOR = 0x73,
  I32_SHIFT_LEFT = 0x74,
  I32_SHIFT_RIGHT_UNSIGNED = 0x76,
}

function enterCode(): ByteWriter {
  const code = new ByteWriter(128);
  const emit = (...bytes: number[]) => bytes.forEach((byte) => code.byte(byte));
  const constant = (value: number) => {
    emit(Wasm.I32_CONST);
    code.signed(value);
  };
  const inGuest = (opcode: number, offset: number) => {
    emit(opcode, 2);
    code.unsigned(offset);
  };
  // The alignment's bit 6 says that the number of a memory follows.
  const inCell = (opcode: number, word: number) => emit(opcode, 0x42, 1, 4 * word);
  emit(1, 2, I32); // two locals
  emit(Wasm.LOOP, Wasm.EMPTY);
  emit(Wasm.LOCAL_GET, FRAME, Wasm.LOCAL_GET, ENTRY, Wasm.GLOBAL_GET, 0, Wasm.I32_SUBTRACT);
  emit(Wasm.CALL_INDIRECT, 0, 0, Wasm.LOCAL_TEE, EXIT);
  constant(LINK);
  emit(Wasm.I32_XOR, Wasm.LOCAL_TEE, ENTRY, Wasm.GLOBAL_GET, 0, Wasm.I32_SUBTRACT);
  constant(ENTRY_RANGE);
  emit(Wasm.I32_LESS_UNSIGNED, Wasm.BR_IF, 0);
  constant(0);
  inGuest(Wasm.I32_LOAD, TS_EXIT_REGION);
  constant(HOP_EXIT_BITS);
  emit(Wasm.I32_SHIFT_LEFT, Wasm.LOCAL_GET, EXIT, Wasm.I32_ADD, Wasm.LOCAL_TEE, ENTRY);
  constant(HOP_EXIT_BITS);
  emit(Wasm.I32_SHIFT_RIGHT_UNSIGNED);
  constant(HOP_SPREAD);
  emit(Wasm.I32_MULTIPLY, Wasm.LOCAL_GET, ENTRY, Wasm.I32_ADD);
  constant(HOP_CELLS - 1);
  emit(Wasm.I32_AND);
  constant(4);
  emit(Wasm.I32_SHIFT_LEFT, Wasm.LOCAL_TEE, CELL);
  inCell(Wasm.I32_LOAD, 0);
  emit(Wasm.LOCAL_GET, ENTRY, Wasm.I32_EQUAL, Wasm.IF, Wasm.EMPTY);
  emit(Wasm.LOCAL_GET, CELL);
  inCell(Wasm.I32_LOAD, 1);
  emit(Wasm.LOCAL_TEE, ENTRY, Wasm.IF, Wasm.EMPTY);
  emit(Wasm.LOCAL_GET, CELL, Wasm.LOCAL_GET, ENTRY);
  constant(1);
  emit(Wasm.I32_SUBTRACT);
  inCell(Wasm.I32_STORE, 1);
  emit(Wasm.LOCAL_GET, CELL);
  inCell(Wasm.I32_LOAD, 2);
  emit(Wasm.LOCAL_SET, ENTRY, Wasm.BR, 2);
  emit(Wasm.END, Wasm.END, Wasm.END, Wasm.LOCAL_GET, EXIT, Wasm.END);
  return code;
}

function shimBytes(): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(256);
  const emit = (...bytes: number[]) => bytes.forEach((byte) => out.byte(byte));
  const section = (id: number, content: (to: ByteWriter) => void) => {
    const to = new ByteWriter(64);
    content(to);
    out.byte(id);
    out.unsigned(to.length);
    out.bytes(to.view());
  };
  emit(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  // (i32) -> i32, (i32, i32) -> i32
  section(
    1,
    (to) => [2, 0x60, 1, I32, 1, I32, 0x60, 2, I32, I32, 1, I32].forEach((b) => to.byte(b)),
  );
  section(2, (to) => {
    const parts: [string, number[]][] = [
      ["table", [0x01, 0x70, 0, 0]],
      ["base", [0x03, I32, 0]],
      ["memory", [0x02, 0, 1]],
    ];
    to.unsigned(parts.length);
    for (const [name, bytes] of parts) {
      to.name("m");
      to.name(name);
      bytes.forEach((byte) => to.byte(byte));
    }
  });
  section(3, (to) => [1, 1].forEach((byte) => to.byte(byte)));
  section(5, (to) => [1, 1, 1, 1].forEach((byte) => to.byte(byte)));
  section(7, (to) => {
    to.unsigned(2);
    to.name("enter");
    [0, 0].forEach((byte) => to.byte(byte));
    to.name("cells");
    [2, 1].forEach((byte) => to.byte(byte));
  });
  section(10, (to) => {
    const code = enterCode();
    to.unsigned(1);
    to.unsigned(code.length);
    to.bytes(code.view());
  });
  return out.view().slice();
}

let code: Uint8Array<ArrayBuffer> | null = null;
let module: WebAssembly.Module | null = null;

/** The shim over a runtime's table of regions. */
export class WasmShim implements Shim {
  readonly bytes: number;
  readonly hopCells: Int32Array;
  enter: (entry: number, frame: number) => number;

  /** @throws WebAssembly.CompileError or a LinkError where the host cannot */
  constructor(table: WebAssembly.Table, base: number, memory: WebAssembly.Memory) {
    code ??= shimBytes();
    module ??= new WebAssembly.Module(code);
    this.bytes = code.length;
    const { exports } = new WebAssembly.Instance(module, { m: { table, base, memory } });
    this.hopCells = new Int32Array((exports.cells as WebAssembly.Memory).buffer);
    this.enter = exports.enter as (entry: number, frame: number) => number;
  }

  free(): void {
    this.enter = refuse;
  }
}

function refuse(): never {
  throw new Error("Cannot enter an executor: the shim is freed");
}
