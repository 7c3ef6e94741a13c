/**
 * The WebAssembly of regions: binaryen finds the modules of golden/*.py valid, and the text of some small ones stands in
 * golden/*.wat. They are remade, and the difference is read, after a change of the stencils or of what puts them together:
 *
 *     deno test -A tests/trace/wasm_text_test.ts -- --update
 */
import { assert, assertEquals } from "@std/assert";
import { encodeMany, encodeRegion } from "../../backends/wasm/encode.ts";
import { codeOf } from "../../backends/wasm/region_code.ts";
import { loadBinaryen } from "../../plugins/wasm_text.ts";
import { wasm } from "../../plugins/wasm.ts";
import { watch } from "./support.ts";

const folder = new URL("golden/", import.meta.url);
const names = [...Deno.readDirSync(folder)]
  .map(({ name }) => name)
  .filter((name) => name.endsWith(".py"))
  .map((name) => name.slice(0, -3))
  .sort();
/** The smallest that show exits, loop variables and the countdown; boxed floats and constants. */
const SHOWN = ["ints", "floats"];

const binaryen = await loadBinaryen();

function textOf(bytes: Uint8Array): string {
  const module = binaryen.readBinary(bytes);
  try {
    module.setFeatures(binaryen.Features.All);
    assert(module.validate() !== 0, "binaryen refuses the module");
    return module.emitText();
  } finally {
    module.dispose();
  }
}

/** With numbers in the order of appearance for addresses of objects, which move when the boot image grows. */
function stable(text: string): string {
  const numbers = new Map<string, number>();
  return text.replace(/\(i32\.const (\d{4,8})\)/g, (_, address) => {
    if (!numbers.has(address)) numbers.set(address, numbers.size + 1);
    return `(i32.const @${numbers.get(address)})`;
  });
}

for (const name of names) {
  Deno.test(`WebAssembly of golden/${name}.py`, () => {
    const source = Deno.readTextFileSync(new URL(`${name}.py`, folder));
    const { regions } = watch(source, {}, wasm());
    const texts = regions.map((region) => textOf(encodeRegion(region).bytes));
    textOf(encodeMany(regions.map((region, slot) => [slot, codeOf(region)])).bytes);
    if (!SHOWN.includes(name)) return;
    const path = new URL(`${name}.wat`, folder);
    const actual = stable(texts[0]);
    if (Deno.args.includes("--update")) Deno.writeTextFileSync(path, actual);
    assertEquals(actual, Deno.readTextFileSync(path));
  });
}
