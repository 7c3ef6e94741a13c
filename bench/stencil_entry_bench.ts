/**
 * What it costs to enter native code and to leave it, and to publish code.
 *
 *     deno bench -A bench/stencil_entry_bench.ts
 *
 * The first group compares with a call of a foreign function that does nothing: entering must stay under twice that. The
 * second compares the two ways of keeping memory from being writable and executable at once.
 */
import { Arena } from "../backends/stencil/arena.ts";
import { SEARCH } from "../backends/stencil/platform/search_way.ts";
import { LinuxPlatform } from "../backends/stencil/platform/linux.ts";
import { LinuxSystem, openLibc } from "../backends/stencil/platform/linux_calls.ts";
import type { Notes } from "../backends/stencil/platform/platform.ts";
import { StencilShim } from "../backends/stencil/shim.ts";

/** Few enough for their sum to be a small integer: that of more would be a double, which costs more than what is measured. */
const CALLS = 10_000;
const architecture = Deno.build.arch;
/** A region that returns the number of its frame: `mov eax, r14d; ret`, `mov w0, w22; ret`. */
const CODE = architecture === "x86_64"
  ? Uint8Array.of(0x44, 0x89, 0xf0, 0xc3)
  : Uint8Array.of(0xe0, 0x03, 0x16, 0x2a, 0xc0, 0x03, 0x5f, 0xd6);
const NOTES: Notes = { record: () => 0, forget: () => true, step: () => {} };

function makeShim(calls: LinuxSystem, dual: boolean): { shim: StencilShim; entry: number } {
  const platform = new LinuxPlatform(architecture, calls, dual);
  const shim = new StencilShim(platform, platform.makeEntry(NOTES, new Uint8Array()), []);
  const { address } = new Arena(platform).publish(CODE, CODE.length, NOTES, shim.flush);
  const entry = shim.install(shim.reserve(), { address, base: 0, serve: (exit) => exit });
  return { shim, entry };
}

const { abs } = openLibc({ abs: { parameters: ["i32"], result: "i32" } }).symbols;
const viaSymbol = makeShim(new LinuxSystem(architecture), true);
const refusing = new LinuxSystem(architecture);
refusing.memfdCreate = () => -1;
const viaSearch = makeShim(refusing, false);
const { bsearch } = openLibc(SEARCH).symbols;

function check(sum: number): void {
  if (sum !== CALLS * (CALLS - 1) / 2) throw new Error(`Cannot use the measurement: ${sum}`);
}

/**
 * Each in a function of its own, for the reason that shim_call.ts gives; and each calls `enter` itself, as a registry does: of a
 * call in a function that several shims share V8 does not know what is called, which costs as much as all the rest.
 */
const loops: Readonly<Record<string, () => void>> = {
  "a foreign function that does nothing (abs), 1e4 calls": () => {
    let sum = 0;
    for (let i = 0; i < CALLS; i++) sum += abs(i);
    check(sum);
  },
  "enter and leave through the shim's symbol, 1e4 times": () => {
    let sum = 0;
    for (let i = 0; i < CALLS; i++) sum += viaSymbol.shim.enter(viaSymbol.entry, i);
    check(sum);
  },
  "enter and leave through bsearch, 1e4 times": () => {
    let sum = 0;
    for (let i = 0; i < CALLS; i++) sum += viaSearch.shim.enter(viaSearch.entry, i);
    check(sum);
  },
  "bsearch of nothing, 1e4 calls": () => {
    for (let i = 0; i < CALLS; i++) bsearch(null, null, null, null, null);
  },
};
for (const [name, fn] of Object.entries(loops)) {
  Deno.bench({ name, group: "enter", baseline: name.startsWith("a foreign"), fn });
}

const REGION = new Uint8Array(1000);
for (const dual of [true, false]) {
  const platform = new LinuxPlatform(architecture, new LinuxSystem(architecture), dual);
  const arena = new Arena(platform);
  Deno.bench({
    name: dual ? "publish and free 1 KB, two mappings" : "publish and free 1 KB, mprotect",
    group: "publish",
    baseline: dual,
    fn: () => arena.publish(REGION, REGION.length, NOTES).free(),
  });
}
