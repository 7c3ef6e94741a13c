/** Our backends conform. */
import { leftBehind, openFiles } from "../stencil/platform_support.ts";
import { nativeMissing } from "../support/native.ts";
import { conformanceChecks, type Plugin, testConformance } from "../../plugins/kit/conformance.ts";
import { JavaScriptBackend } from "../../plugins/javascript/backend.ts";
import { javascript } from "../../plugins/javascript/plugin.ts";
import { reference } from "../../plugins/reference.ts";
import { stencil } from "../../plugins/stencil.ts";
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
    await testConformance(t, { plugin: stencil, compiles: "micro-ops", leftovers });
  },
});

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
