/**
 * Programs that an unsound optimization would break: what a loop relied on changes while it runs. Each does the same without a
 * backend, with each backend, at several thresholds and in hard mode.
 */
import { assertEquals } from "@std/assert";
import { nameOf, runGuest, type Setting } from "./support.ts";

const folder = new URL("hostile/", import.meta.url);
const settings: Setting[] = [];
for (const backend of ["wasm", "reference"]) {
  for (const [loop, exit] of [[1, 1], [2, 1], [3, 3], [7, 2], [20, 5], [60, 20]]) {
    settings.push({ backend, hotness: { loop, exit } });
  }
  settings.push({ backend, hotness: { loop: 2, exit: 2, retries: 100 }, hard: true });
}

for (const { name } of Deno.readDirSync(folder)) {
  Deno.test(`what a loop relied on changes: ${name}`, () => {
    const source = Deno.readTextFileSync(new URL(name, folder));
    const { entries: _, ...expected } = runGuest(source, name, { backend: "none" });
    for (const setting of settings) {
      const { entries: _, ...actual } = runGuest(source, name, setting);
      assertEquals(actual, expected, nameOf(setting));
    }
  });
}
