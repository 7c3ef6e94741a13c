/** Side traces of native code: exits jump to them, and what jumps is undone when they are freed. */
import { assert, assertEquals } from "@std/assert";
import type { PublishedCode } from "../../backends/stencil/arena.ts";
import { branchBytes } from "../../backends/stencil/instructions.ts";
import { LinkedCode } from "../../backends/stencil/links.ts";
import { ROUTINES as AARCH64_ROUTINES } from "../../backends/stencil/routines_aarch64.ts";
import { ROUTINES as X86_64_ROUTINES } from "../../backends/stencil/routines_x86_64.ts";
import { StencilTable } from "../../backends/stencil/table.ts";
import { TABLE as AARCH64 } from "../../backends/stencil/table_aarch64.ts";
import { TABLE as X86_64 } from "../../backends/stencil/table_x86_64.ts";
import { Runtime } from "../../mod.ts";
import { stencil, type StencilOptions } from "../../plugins/stencil.ts";
import { runtimeTest } from "../support/leaks.ts";
import { nativeMissing } from "../support/native.ts";

const x86 = new StencilTable(X86_64, X86_64_ROUTINES);
const arm = new StencilTable(AARCH64, AARCH64_ROUTINES);

/** Code in an array, "published" at an address. */
function published(address: number): PublishedCode & { readonly bytes: Uint8Array } {
  const bytes = Uint8Array.from({ length: 64 }, (_, i) => i);
  return {
    address,
    bytes,
    patch: (at, patch) => {
      const before = bytes.slice(at, at + patch.length);
      bytes.set(patch, at);
      return before;
    },
    free: () => {},
  };
}

Deno.test("branches reach as far as their fields", () => {
  const distanceOf = (bytes: Uint8Array | null) =>
    bytes === null ? null : new DataView(bytes.buffer).getInt32(1, true) + 5;
  for (const distance of [5, -5, 2 ** 31 + 4, -(2 ** 31) + 5]) {
    assertEquals(distanceOf(branchBytes(x86, distance)), distance);
  }
  for (const distance of [2 ** 31 + 5, -(2 ** 31) + 4, 2 ** 46, -(2 ** 46)]) {
    assertEquals(branchBytes(x86, distance), null);
  }
  const wordsOf = (bytes: Uint8Array | null) =>
    bytes === null ? null : new DataView(bytes.buffer).getUint32(0, true);
  assertEquals(wordsOf(branchBytes(arm, 8)), 0x14000002);
  assertEquals(wordsOf(branchBytes(arm, -4)), 0x17ffffff);
  assertEquals(wordsOf(branchBytes(arm, 2 ** 27 - 4)), 0x15ffffff);
  assertEquals(branchBytes(arm, 2 ** 27), null);
  assertEquals(branchBytes(arm, -(2 ** 27) - 4), null);
});

for (const [name, table] of [["x86-64", x86], ["aarch64", arm]] as const) {
  Deno.test(`jumps are undone when what they lead to is freed, ${name}`, () => {
    const [parent, bridge, home] = [0x10000, 0x20000, 0x30000].map(published);
    const [from, to, back] = [parent, bridge, home].map((each) => new LinkedCode(table, each));
    const clean = parent.bytes.slice();
    assert(from.jump(16, to, 8));
    assert(from.jump(32, to, 0));
    assert(to.jump(4, back, 0));
    const jump = branchBytes(table, 0x20008 - 0x10010)!;
    assertEquals(parent.bytes.slice(16, 16 + jump.length), jump);
    // What the bridge leads to goes: it looks for that again. Then the bridge goes.
    back.unlink();
    assertEquals(bridge.bytes, clean);
    to.unlink();
    assertEquals(parent.bytes, clean);
    // Nothing is undone twice, or in what is gone.
    parent.bytes.fill(0);
    to.unlink();
    from.unlink();
    assertEquals(parent.bytes, new Uint8Array(64));
  });
}

/** A loop of three ways, two of them with ways of their own; the frame's values differ in kind; and a way that leaves late. */
const WAYS = `
def f(n):
    a, x, text, kinds = 1, 0.5, "", []
    for i in range(n):
        if i % 3 == 0:
            a = (a * 5 + i) % 1009
            if a & 4:
                x += a / 7
            else:
                x -= i * 0.25
        elif i % 3 == 1:
            x = x * 0.5 + a
            if x > 400.0:
                text = text[-5:] + str(i)
                x = 0.75
        else:
            kinds.append(i if a & 1 else x)
            if len(kinds) > 40:
                a += sum(1 for each in kinds if each)
                kinds.clear()
    return a, x, text, kinds
f(3000)`;

function run(options: StencilOptions, hotness: Record<string, number>) {
  using runtime = new Runtime({ plugins: [stencil(options)], hotness });
  const result = runtime.run(WAYS);
  return { result, tier: runtime.statistics().tier! };
}

runtimeTest("exits jump to their side traces, or hop", () => {
  if (nativeMissing !== "") return;
  using plain = new Runtime();
  const expected = plain.run(WAYS);
  for (const heat of [1, 5]) {
    const hotness = { loop: heat, exit: heat, merge: 1e9 };
    const jumps = run({}, hotness);
    const hops = run({ bridges: "hop" }, hotness);
    const merges = run({ bridges: "hop" }, { ...hotness, merge: 1 });
    for (const { result } of [jumps, hops, merges]) assertEquals(result, expected);
    assert(jumps.tier.sideTraces > 4, `${jumps.tier.sideTraces} side traces`);
    assertEquals(jumps.tier.hops, 0);
    assert(hops.tier.hops > 1000, `${hops.tier.hops} hops`);
    assert(merges.tier.merges > 0);
    // How often a slice of time ends differs from run to run.
    const [few, many] = [jumps.tier.entries, hops.tier.entries + hops.tier.hops];
    assert(2 * few < many, `${few} and ${many} entries`);
  }
});
