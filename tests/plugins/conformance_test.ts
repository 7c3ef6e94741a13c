/** Our backends conform. */
import { leftBehind, openFiles } from "../stencil/platform_support.ts";
import { nativeMissing } from "../support/native.ts";
import { conformanceChecks, type Plugin, testConformance } from "../../plugins/kit/conformance.ts";
import { JavaScriptBackend } from "../../plugins/javascript/backend.ts";
import { javascript } from "../../plugins/javascript/plugin.ts";
import { reference } from "../../plugins/reference.ts";
import { stencil } from "../../plugins/stencil.ts";
import { tiered } from "../../plugins/tiered.ts";
import { wasm } from "../../plugins/wasm.ts";

Deno.test("reference conforms", async (t) => {
  await testConformance(t, { plugin: reference, compiles: "micro-ops" });
});

Deno.test("wasm conforms", async (t) => {
  await testConformance(t, { plugin: wasm });
});

Deno.test("javascript conforms", async (t) => {
  await testConformance(t, { plugin: javascript });
});

Deno.test({
  name: `stencil conforms${nativeMissing === "" ? "" : `: ${nativeMissing}`}`,
  ignore: nativeMissing !== "",
  fn: async (t) => {
    const leftovers = () => leftBehind().length + openFiles();
    // The checks of micro-ops put others in the place of the interpreter's routines.
    const plugin = () => stencil({ routines: "host" });
    await testConformance(t, { plugin, compiles: "micro-ops", leftovers });
  },
});

Deno.test({
  name: `stencil with its own routines conforms${nativeMissing === "" ? "" : `: ${nativeMissing}`}`,
  ignore: nativeMissing !== "",
  fn: async () => {
    for (const { name, run } of conformanceChecks({ plugin: stencil, compiles: "micro-ops" })) {
      if (/^(program|life)/.test(name)) await run();
    }
  },
});

Deno.test({
  name: `tiered conforms${nativeMissing === "" ? "" : `: ${nativeMissing}`}`,
  ignore: nativeMissing !== "",
  fn: async (t) => {
    const leftovers = () => leftBehind().length + openFiles();
    const plugin = () =>
      tiered({ first: stencil({ routines: "host" }), hotAfter: 20, gains: () => true });
    await testConformance(t, { plugin, compiles: "micro-ops", leftovers });
  },
});

const gains = () => true;

/** Pairs of a first and a second backend, with and without links from one to the other. */
const PAIRS: Readonly<Record<string, () => Plugin>> = {
  "reference and wasm": () => tiered({ first: reference(), second: wasm(), hotAfter: 20, gains }),
  "wasm and reference": () => tiered({ first: wasm(), second: reference(), hotAfter: 0, gains }),
  "wasm and wasm": () => tiered({ first: wasm(), second: wasm(), hotAfter: 5, gains }),
};

for (const [pair, plugin] of Object.entries(PAIRS)) {
  Deno.test(`tiers of ${pair} conform`, async () => {
    for (const { name, run } of conformanceChecks({ plugin })) {
      if (/^(region|program|life)/.test(name)) await run();
    }
  });
}

for (const [trees, links] of [[false, false], [true, false]]) {
  const can = `${trees ? "side traces" : "no side traces"} and ${links ? "links" : "no links"}`;
  Deno.test(`javascript with ${can} conforms`, async () => {
    const plugin = (): Plugin => ({
      name: "javascript",
      create({ memory }) {
        const backend = new JavaScriptBackend(memory);
        return Object.defineProperty(backend, "capabilities", { value: { trees, links } });
      },
    });
    for (const { name, run } of conformanceChecks({ plugin })) {
      if (/^(region|program)/.test(name)) await run();
    }
  });
}
