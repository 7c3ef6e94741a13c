/**
 * Runs CPython's own test files in whipsnake and counts what passes.
 *
 *     deno task cpython-tests --python FOLDER [--table] [--details FILE] [MODULE ...]
 *
 * FOLDER is the library folder of a Python installation that has its tests (the one with `test/` in it); nothing of it
 * is kept. Without modules all of chosen_files.ts are run; `--table` writes TABLE.md, `--details` what went wrong, test
 * by test.
 */
import { parseArgs } from "@std/cli/parse-args";
import { CHOSEN } from "./chosen_files.ts";
import { type FileResult, runFile } from "./run_file.ts";
import { summaryLine, tableText } from "./table.ts";

const { python, details, table, jobs, _: given } = parseArgs(Deno.args, {
  string: ["python", "details", "jobs", "_"],
  boolean: ["table"],
});
if (python === undefined) {
  console.error(
    "Cannot run CPython's tests: --python FOLDER says where the library of an installation is",
  );
  Deno.exit(2);
}
const names = given.length > 0
  ? given.map(String).map((name: string) => name.includes(".") ? name : `test.${name}`)
  : [...CHOSEN];
const results: FileResult[] = [];
const waiting = [...names];
await Promise.all(Array.from({ length: Number(jobs ?? 2) }, async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const result = await runFile(name, python);
    results.push(result);
    console.log(summaryLine(result));
  }
}));
results.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
if (details !== undefined) {
  const lines = results.flatMap(({ tests, name }) =>
    tests.filter(({ outcome }) => outcome !== "passed").map((test) =>
      JSON.stringify({ file: name, ...test })
    )
  );
  Deno.writeTextFileSync(details, lines.join("\n") + "\n");
}
const text = tableText(results);
console.log(text.slice(0, text.indexOf("\n## ")));
if (table) {
  const { pathname } = new URL("TABLE.md", import.meta.url);
  Deno.writeTextFileSync(pathname, text);
  await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", pathname] }).output();
}
