/**
 * What an entry into compiled code and the exit from it cost: of a region that is left as soon as it is entered, as a registry
 * enters it, against a call of the same kind that does nothing. For a backend of WebAssembly that is one of an export, for one of
 * native code one of a foreign function.
 */

import { openLibc } from "../../backends/stencil/platform/linux_calls.ts";
import { emptyRegion, type Lab, noContext, registryOf } from "./lab.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";

/** (loop): runs once. */
const LOOP = [0x03, 0x40, 0x0b];

/**
 * A module whose export returns its first parameter, after a loop that runs once: V8 puts the body of a simple function into the
 * JavaScript that calls it, so that nothing is called any more, but not one with a loop.
 */
function makeNoOp(): (entry: number, frame: number) => number {
  const code = [0x00, ...LOOP, 0x20, 0x00, 0x0b];
  // deno-fmt-ignore
  const bytes = Uint8Array.of(
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
    0x01, 0x07, 0x01, 0x60, 0x02, 0x7f, 0x7f, 0x01, 0x7f, // (i32, i32) -> i32
    0x03, 0x02, 0x01, 0x00,
    0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00, // export "f"
    0x0a, code.length + 2, 0x01, code.length, ...code,
  );
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  return f as (entry: number, frame: number) => number;
}

/**
 * Entries in a measurement: few enough for the sum of their numbers to be a small integer. That of more would be a double, which
 * costs more than what is measured.
 */
export const ENTRIES = 10_000;

/** What is timed: each does ENTRIES entries and returns a number that tells whether they were right: 0. */
export interface Entries {
  /** Calls that do nothing. */
  readonly noOp: () => number;
  /** Shim.enter of a region that is left at once. */
  readonly shim: () => number;
  /** Registry.enter of the same. */
  readonly registry: () => number;
  /** Frees the code. */
  free(): void;
}

/** Calls that do nothing, of the kind by which a backend's code is entered. */
function makeNoOps(backend: string, frame: number): () => number {
  if (backend === "stencil") {
    const { abs } = openLibc({ abs: { parameters: ["i32"], result: "i32" } }).symbols;
    return () => {
      let sum = 0;
      for (let i = 0; i < ENTRIES; i++) sum += abs(i);
      return sum - ENTRIES * (ENTRIES - 1) / 2;
    };
  }
  const noOp = { enter: makeNoOp() };
  return () => {
    let sum = 0;
    for (let i = 0; i < ENTRIES; i++) sum |= noOp.enter(0, frame);
    return sum;
  };
}

/** Makes what is timed, in the lab's runtime; it may be used only in experiments of the lab. */
export function makeEntries(lab: Lab): Entries {
  return lab.run(({ region, frame, backend }) => {
    const empty = emptyRegion(region);
    const shim = backend.compileShim(noContext);
    const code = backend.compileRegion(empty, shim, noContext);
    const registry = registryOf(backend);
    const executor = registry.install(empty)!;
    return {
      noOp: makeNoOps(backend.name, frame),
      shim: () => {
        let sum = 0;
        for (let i = 0; i < ENTRIES; i++) sum |= shim.enter(code.entry, frame);
        return sum;
      },
      registry: () => {
        let sum = 0;
        for (let i = 0; i < ENTRIES; i++) sum |= registry.enter(executor.id, frame);
        return sum;
      },
      free: () => {
        registry.finalize();
        code.free();
        shim.free();
      },
    };
  });
}

/**
 * Of WebAssembly the ratio must be under 3. Native code that hands nothing over is entered and left in less than twice the time of
 * the call (bench/stencil_entry_bench.ts); an exit puts all registers into the record besides, and is looked up.
 */
export function checkShimEntry(lab: Lab, rounds = 400): Check[] {
  const entries = makeEntries(lab);
  const names = ["noOp", "shim", "registry"] as const;
  const nanoseconds: Record<typeof names[number], number[]> = { noOp: [], shim: [], registry: [] };
  lab.run(() => {
    for (let round = -100; round < rounds; round++) {
      for (const name of names) {
        const start = performance.now();
        if (entries[name]() !== 0) throw new Error(`Cannot measure: ${name} gave a wrong exit`);
        if (round >= 0) nanoseconds[name].push((performance.now() - start) * 1e6 / ENTRIES);
      }
    }
  });
  lab.run(() => entries.free());
  const [noOp, shim, registry] = names.map((name) => median(nanoseconds[name]));
  const check = under(
    "enter and leave through the shim, to a call of nothing",
    shim / noOp,
    3,
    "x",
  );
  const detail = `the call ${noOp.toFixed(2)} ns, shim ${shim.toFixed(2)}, ` +
    `with the registry ${registry.toFixed(2)}`;
  return [{ ...check, measured: `${check.measured} (${detail})` }];
}
