/**
 * Golden printouts of regions: what tier 2 makes of the small programs golden/*.py stands in golden/*.txt. After a change of
 * the recorder or of an optimization they are remade, and the difference is read:
 *
 *     deno test -A tests/trace/golden_test.ts -- --update
 */
import { AssertionError } from "@std/assert";
import { reference } from "../../plugins/reference.ts";
import { wasm } from "../../plugins/wasm.ts";
import { printStable } from "./printout.ts";
import { runGuest, watch, type Watched } from "./support.ts";

const folder = new URL("golden/", import.meta.url);
const names = [...Deno.readDirSync(folder)]
  .map(({ name }) => name)
  .filter((name) => name.endsWith(".py"))
  .map((name) => name.slice(0, -3))
  .sort();

function printout({ result, regions, aborts }: Watched): string {
  const stops = aborts.map((error) => `stopped: ${error.message}\n`).join("");
  const texts = regions.map((region, i) => `region ${i + 1}:\n${printStable(region)}`);
  return `result: ${result}\n${stops}${texts.join("\n")}`;
}

for (const name of names) {
  Deno.test(`golden printout: ${name}`, () => {
    const source = Deno.readTextFileSync(new URL(`${name}.py`, folder));
    const compiled = watch(source, {}, wasm());
    const actual = printout(compiled);
    const path = new URL(`${name}.txt`, folder);
    if (Deno.args.includes("--update")) Deno.writeTextFileSync(path, actual);
    const expected = Deno.readTextFileSync(path);
    if (actual !== expected) {
      throw new AssertionError(`${name}:\n${differenceOf(expected, actual)}`);
    }
    // The text comes from the same recorder whichever backend runs it, and the result is the interpreter's.
    if (printout(watch(source, {}, reference())) !== actual) {
      throw new AssertionError(`${name}: the reference backend takes another way`);
    }
    const lines = source.trimEnd().split("\n");
    const printed = [...lines.slice(0, -1), `print(${lines.at(-1)})`].join("\n");
    const { stdout } = runGuest(printed, `${name}.py`, { backend: "none" });
    if (Number(stdout) !== compiled.result) {
      throw new AssertionError(
        `${name}: the result is ${compiled.result}, tier 1 prints ${stdout}`,
      );
    }
  });
}

/** The lines at which two texts part. */
function differenceOf(expected: string, actual: string): string {
  const [before, after] = [expected.split("\n"), actual.split("\n")];
  let first = 0;
  while (before[first] === after[first]) first++;
  const show = (lines: readonly string[]) => lines.slice(first, first + 8).join("\n  ");
  return `from line ${first + 1} on, expected\n  ${show(before)}\ngot\n  ${show(after)}\n` +
    "Remake with: deno test -A tests/trace/golden_test.ts -- --update";
}
