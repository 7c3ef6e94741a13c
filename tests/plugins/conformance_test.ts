/** Our backends conform. */
import { Runtime } from "../../mod.ts";
import { testConformance } from "../../plugins/kit/conformance.ts";
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
  name: "stencil conforms",
  ignore: unavailable(),
  fn: async (t) => await testConformance(t, { plugin: stencil, compiles: "micro-ops" }),
});

/** Whether there is no native code here. */
function unavailable(): boolean {
  using runtime = new Runtime({ plugins: [stencil()], onReport: () => {} });
  return runtime.backend.name !== "stencil";
}
