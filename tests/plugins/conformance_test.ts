/** Our backends conform. */
import { leftBehind, openFiles } from "../stencil/platform_support.ts";
import { nativeMissing } from "../support/native.ts";
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
  name: `stencil conforms${nativeMissing === "" ? "" : `: ${nativeMissing}`}`,
  ignore: nativeMissing !== "",
  fn: async (t) => {
    const leftovers = () => leftBehind().length + openFiles();
    await testConformance(t, { plugin: stencil, compiles: "micro-ops", leftovers });
  },
});
