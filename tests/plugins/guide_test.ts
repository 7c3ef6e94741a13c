/** The code in the guide to writing a backend stands in the files that it is about. */
import { assert, AssertionError } from "@std/assert";

const FOLDER = new URL("../../plugins/javascript/", import.meta.url);
const FILES = ["plugin.ts", "backend.ts", "source.ts", "primitives.ts"];

/** Lines without the indentation that they have in common. */
function dedented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== "").map((line) =>
    line.length - line.trimStart().length
  );
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least).trimEnd()).join("\n");
}

Deno.test("the guide's pieces of code stand in the example's files", () => {
  const files = [
    ...FILES.map((name) => new URL(name, FOLDER)),
    new URL("conformance_test.ts", import.meta.url),
  ].map((url) => Deno.readTextFileSync(url).split("\n"));
  const guide = Deno.readTextFileSync(new URL("README.md", FOLDER));
  const pieces = [...guide.matchAll(/^```ts ignore\n([\s\S]*?)\n```$/gm)].map((match) => match[1]);
  assert(pieces.length >= 10, `${pieces.length} pieces of code`);
  for (const piece of pieces) {
    const lines = piece.split("\n");
    const wanted = dedented(lines);
    const found = files.some((file) =>
      file.some((_, at) => dedented(file.slice(at, at + lines.length)) === wanted)
    );
    if (!found) throw new AssertionError(`no file of the example has:\n${piece}`);
  }
});

Deno.test("the guide names every file of the example", () => {
  const guide = Deno.readTextFileSync(new URL("README.md", FOLDER));
  for (const { name } of Deno.readDirSync(FOLDER)) {
    if (name.endsWith(".ts")) assert(guide.includes(`](${name})`), `${name} is not in the guide`);
  }
});
