/** Hops from exits to bridges inside the shim of the WebAssembly backend. */
import { assert, assertEquals } from "@std/assert";
import { WasmShim } from "../../backends/wasm/shim.ts";
import { TS_EXIT_REGION } from "../../core/heap/map.ts";
import { int, wordAt } from "../../core/kernel/expressions.ts";
import { kernel } from "../../core/kernel/statements.ts";
import { encodeModule } from "../../core/kernel/wasm_module.ts";
import { HOP_CELLS, HopGrant } from "../../core/trace/hop_cells.ts";
import { AT_HOME, LINK, RETURNED } from "../../core/trace/micro_ops.ts";
import { STATE_IN_MEMORY } from "../../core/trace/lower.ts";

const CALLS = 0x400;
const BASE = 1000;

/** A shim over functions that say which region they are, count their calls at CALLS, and return what they are to. */
function shimOver(functions: readonly { readonly region: number; readonly returns: number }[]) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const table = new WebAssembly.Table({ element: "anyfunc", initial: functions.length });
  const kernels = functions.map(({ region, returns }, i) =>
    kernel(`region${i}`, ["i32"], "i32", (k) => {
      k.wordAt(TS_EXIT_REGION, region);
      k.wordAt(CALLS + 4 * i, wordAt(CALLS + 4 * i).add(1));
      k.return(int(returns));
    })
  );
  const bytes = encodeModule({ helpers: [], kernels, exports: kernels.map(({ name }) => name) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { memory } });
  kernels.forEach(({ name }, i) => table.set(i, exports[name] as () => number));
  const words = new Int32Array(memory.buffer);
  return {
    shim: new WasmShim(table, BASE, memory),
    calls: () => functions.map((_, i) => words[(CALLS >> 2) + i]),
  };
}

Deno.test("the shim goes on from an exit to its bridge as often as it was granted", () => {
  const { shim, calls } = shimOver([{ region: 5, returns: 3 }, { region: 6, returns: 8 }]);
  assertEquals(shim.enter(BASE, 0), 3);
  const grant = HopGrant.of(shim.hopCells, 5, 3, BASE + 1, 4)!;
  assertEquals([shim.enter(BASE, 0), shim.enter(BASE, 0), shim.enter(BASE, 0)], [8, 8, 8]);
  assertEquals(calls(), [4, 3]);
  assertEquals(grant.end(), 3);
  assertEquals(shim.enter(BASE, 0), 3);
  const last = HopGrant.of(shim.hopCells, 5, 3, BASE + 1, 1)!;
  assertEquals([shim.enter(BASE, 0), shim.enter(BASE, 0)], [8, 3]);
  assertEquals(last.end(), 1);
});

Deno.test("a bridge's exit leads on to its own bridge, and links lead to regions, in one entry", () => {
  const { shim, calls } = shimOver([
    { region: 1, returns: 0 },
    { region: 2, returns: 1 },
    { region: 3, returns: (BASE + 3) | LINK },
    { region: 4, returns: 9 },
  ]);
  const first = HopGrant.of(shim.hopCells, 1, 0, BASE + 1, 10)!;
  const second = HopGrant.of(shim.hopCells, 2, 1, BASE + 2, 10)!;
  assertEquals(shim.enter(BASE, 0), 9);
  assertEquals(calls(), [1, 1, 1, 1]);
  assertEquals([first.end(), second.end()], [1, 1]);
});

Deno.test("an exit of another region, or another number, is left as it is", () => {
  const { shim } = shimOver([{ region: 5, returns: 3 }, { region: 6, returns: 8 }]);
  HopGrant.of(shim.hopCells, 6, 3, BASE + 1, 10);
  HopGrant.of(shim.hopCells, 5, 4, BASE + 1, 10);
  assertEquals(shim.enter(BASE, 0), 3);
});

Deno.test("two exits that share a cell: the second one is not granted", () => {
  const { shim } = shimOver([{ region: 5, returns: 3 }, { region: 6, returns: 8 }]);
  const grant = HopGrant.of(shim.hopCells, 5, 3, BASE + 1, 10)!;
  assertEquals(HopGrant.of(shim.hopCells, 5 + HOP_CELLS, 3, BASE + 1, 10), null);
  assertEquals(grant.end(), 0);
  assert(HopGrant.of(shim.hopCells, 5 + HOP_CELLS, 3, BASE + 1, 10) !== null);
});

Deno.test("what is no exit's number is no key", () => {
  for (const special of [RETURNED, AT_HOME, STATE_IN_MEMORY]) {
    const { shim } = shimOver([{ region: 7, returns: special }, { region: 6, returns: 8 }]);
    for (let region = 0; region < 0x40000; region += 1) {
      if (region % 4096 < 16) HopGrant.of(shim.hopCells, region, special & 0xfff, BASE + 1, 10);
    }
    assertEquals(shim.enter(BASE, 0), special);
  }
  const { shim } = shimOver([{ region: 7, returns: 0 }]);
  assertEquals(HopGrant.of(shim.hopCells, 0x40000, 0, BASE, 10), null);
  assertEquals(HopGrant.of(shim.hopCells, 7, 0xfff, BASE, 10), null);
});
