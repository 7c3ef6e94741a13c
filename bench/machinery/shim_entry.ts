/** What an entry into compiled code and the exit from it cost, against a call of a WebAssembly export that does nothing. */

import { emptyRegion, type Lab, noContext, registryOf } from "./lab.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";

/**
 * A module whose export returns its first parameter. `body` comes first: V8 puts the body of a simple function into the
 * JavaScript that calls it, so that nothing is called any more, but not one with a loop.
 */
function makeNoOp(body: readonly number[]): (entry: number, frame: number) => number {
  const code = [0x00, ...body, 0x20, 0x00, 0x0b];
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

/** (loop): runs once. */
const LOOP = [0x03, 0x40, 0x0b];

/** Entries in a measurement. */
export const ENTRIES = 100_000;

/** What is timed: each does ENTRIES entries and returns a number that tells whether they were right: 0. */
export interface Entries {
  /** Calls of the export. */
  readonly noOp: () => number;
  /** The same where V8 may do without the call. */
  readonly inlined: () => number;
  /** Shim.enter of a region that is left at once. */
  readonly shim: () => number;
  /** Registry.enter of the same. */
  readonly registry: () => number;
  /** Frees the code. */
  free(): void;
}

/** Makes what is timed, in the lab's runtime; it may be used only in experiments of the lab. */
export function makeEntries(lab: Lab): Entries {
  return lab.run(({ region, frame, backend }) => {
    const noOp = { enter: makeNoOp(LOOP) };
    const inlined = { enter: makeNoOp([]) };
    const empty = emptyRegion(region);
    const shim = backend.compileShim(noContext);
    const code = backend.compileRegion(empty, shim, noContext);
    const registry = registryOf(backend);
    const executor = registry.install(empty)!;
    return {
      noOp: () => {
        let sum = 0;
        for (let i = 0; i < ENTRIES; i++) sum |= noOp.enter(0, frame);
        return sum;
      },
      inlined: () => {
        let sum = 0;
        for (let i = 0; i < ENTRIES; i++) sum |= inlined.enter(0, frame);
        return sum;
      },
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

/** The ratio to a call that takes place must be under 3. */
export function checkShimEntry(lab: Lab, rounds = 60): Check[] {
  const entries = makeEntries(lab);
  const names = ["noOp", "inlined", "shim", "registry"] as const;
  const nanoseconds: Record<typeof names[number], number[]> = {
    noOp: [],
    inlined: [],
    shim: [],
    registry: [],
  };
  lab.run(() => {
    for (let round = -10; round < rounds; round++) {
      for (const name of names) {
        const start = performance.now();
        if (entries[name]() !== 0) throw new Error(`Cannot measure: ${name} gave a wrong exit`);
        if (round >= 0) nanoseconds[name].push((performance.now() - start) * 1e6 / ENTRIES);
      }
    }
  });
  lab.run(() => entries.free());
  const [noOp, inlined, shim, registry] = names.map((name) => median(nanoseconds[name]));
  const check = under("enter and leave through the shim, to a no-op export", shim / noOp, 3, "x");
  const detail = `no-op ${noOp.toFixed(2)} ns, or ${inlined.toFixed(2)} where V8 may inline it, ` +
    `shim ${shim.toFixed(2)}, with the registry ${registry.toFixed(2)}`;
  return [{ ...check, measured: `${check.measured} (${detail})` }];
}
