/**
 * The shim of the WebAssembly backend: a module with one function, through which every region is entered.
 *
 *     (module
 *       (import "m" "table" (table 0 funcref))
 *       (import "m" "base" (global $base i32)) ;; PluginEnvironment.entryBase
 *       (func (export "enter") (param $entry i32) (param $frame i32) (result i32) (local $exit i32)
 *         (loop $next
 *           (local.set $exit
 *             (call_indirect (param i32) (result i32) (local.get $frame)
 *               (i32.sub (local.get $entry) (global.get $base))))
 *           (local.set $entry (i32.xor (local.get $exit) (i32.const 0x40000000))) ;; LINK
 *           (br_if $next
 *             (i32.lt_u (i32.sub (local.get $entry) (global.get $base)) (i32.const 0x20000000))))
 *         (local.get $exit)))
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
  // imports m.table, m.base
  0x02, 0x17, 0x02, 0x01, 0x6d, 0x05, 0x74, 0x61, 0x62, 0x6c, 0x65, 0x01, 0x70, 0x00, 0x00,
  0x01, 0x6d, 0x04, 0x62, 0x61, 0x73, 0x65, 0x03, I32, 0x00,
  // one function, exported as "enter"
  0x03, 0x02, 0x01, 0x01,
  0x07, 0x09, 0x01, 0x05, 0x65, 0x6e, 0x74, 0x65, 0x72, 0x00, 0x00,
  // one local i32; loop; the call; the link's entry; again when it is a link to an entry of this shim
  0x0a, 0x2c, 0x01, 0x2a, 0x01, 0x01, I32,
  0x03, 0x40,
  0x20, 0x01, 0x20, 0x00, 0x23, 0x00, 0x6b, 0x11, 0x00, 0x00, 0x22, 0x02,
  0x41, 0x80, 0x80, 0x80, 0x80, 0x04, 0x73, 0x22, 0x00,
  0x23, 0x00, 0x6b, 0x41, 0x80, 0x80, 0x80, 0x80, 0x02, 0x49, 0x0d, 0x00,
  0x0b,
  0x20, 0x02, 0x0b,
);

let module: WebAssembly.Module | null = null;

/** The shim over a runtime's table of regions. */
export class WasmShim implements Shim {
  readonly bytes: number = CODE.length;
  enter: (entry: number, frame: number) => number;

  /** @throws WebAssembly.CompileError or a LinkError where the host cannot */
  constructor(table: WebAssembly.Table, base: number) {
    module ??= new WebAssembly.Module(CODE);
    const { exports } = new WebAssembly.Instance(module, { m: { table, base } });
    this.enter = exports.enter as (entry: number, frame: number) => number;
  }

  free(): void {
    this.enter = refuse;
  }
}

function refuse(): never {
  throw new Error("Cannot enter an executor: the shim is freed");
}
