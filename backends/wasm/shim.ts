/**
 * The shim of the WebAssembly backend: a module with one function, through which every region is entered.
 *
 *     (module
 *       (import "m" "table" (table 0 funcref))
 *       (func (export "enter") (param $entry i32) (param $frame i32) (result i32)
 *         (call_indirect (param i32) (result i32) (local.get $frame) (local.get $entry))))
 *
 * It is the same for all runtimes, so its module is compiled once; its instance belongs to one runtime and holds that
 * runtime's table, through which alone regions are reached: when shim and table are let go, nothing else holds an instance.
 */
import type { Shim } from "../../core/backend/backend.ts";

const I32 = 0x7f;
// deno-fmt-ignore
const CODE = Uint8Array.of(
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  // types: (i32) -> i32, (i32, i32) -> i32
  0x01, 0x0c, 0x02, 0x60, 0x01, I32, 0x01, I32, 0x60, 0x02, I32, I32, 0x01, I32,
  // import m.table
  0x02, 0x0d, 0x01, 0x01, 0x6d, 0x05, 0x74, 0x61, 0x62, 0x6c, 0x65, 0x01, 0x70, 0x00, 0x00,
  // one function, exported as "enter"
  0x03, 0x02, 0x01, 0x01,
  0x07, 0x09, 0x01, 0x05, 0x65, 0x6e, 0x74, 0x65, 0x72, 0x00, 0x00,
  // local.get 1, local.get 0, call_indirect (type 0) (table 0)
  0x0a, 0x0b, 0x01, 0x09, 0x00, 0x20, 0x01, 0x20, 0x00, 0x11, 0x00, 0x00, 0x0b,
);

let module: WebAssembly.Module | null = null;

/** The shim over a runtime's table of regions. */
export class WasmShim implements Shim {
  readonly bytes: number = CODE.length;
  enter: (entry: number, frame: number) => number;

  /** @throws WebAssembly.CompileError or a LinkError where the host cannot */
  constructor(table: WebAssembly.Table) {
    module ??= new WebAssembly.Module(CODE);
    const { exports } = new WebAssembly.Instance(module, { m: { table } });
    this.enter = exports.enter as (entry: number, frame: number) => number;
  }

  free(): void {
    this.enter = refuse;
  }
}

function refuse(): never {
  throw new Error("Cannot enter an executor: the shim is freed");
}
