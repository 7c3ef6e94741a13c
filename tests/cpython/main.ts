/**
 * Runs CPython's own test files in whipsnake and counts what passes.
 *
 *     deno task cpython-tests --python FOLDER [--table] [--details FILE] [MODULE ...]
 *
 * FOLDER is CPython's source tree or the library folder of an installation that has its tests (the one with `test/` in
 * it); nothing of it is kept. Without modules all of chosen_files.ts are run; `--table` writes TABLE.md, `--details` what
 * went wrong, test by test.
 */
import { parseArgs } from "@std/cli/parse-args";
import { chosenModules, modulesOf } from "./chosen_files.ts";
import { type FileResult, runFile } from "./run_file.ts";
import { summaryLine, tableText } from "./table.ts";

const { python, details, table, jobs, _: given } = parseArgs(Deno.args, {
  string: ["python", "details", "jobs", "_"],
  boolean: ["table"],
});
if (python === undefined) {
  console.error(
    "Cannot run CPython's tests: --python FOLDER says where its sources or the library of an installation are",
  );
  Deno.exit(2);
}
const library = libraryFolder(python);
const names = given.length > 0
  ? given.map(String).flatMap((name: string) =>
    modulesOf(/^test\./.test(name) ? name : `test.${name}`, library)
  )
  : chosenModules(library);
if (details !== undefined) Deno.writeTextFileSync(details, "");
const results: FileResult[] = [];
const waiting = [...names];
await Promise.all(Array.from({ length: Number(jobs ?? 2) }, async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const result = await runFile(name, library);
    results.push(result);
    if (details !== undefined) writeDetails(details, result);
    console.log(summaryLine(result));
  }
}));
results.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
const text = tableText(results);
console.log(text.slice(0, text.indexOf("\n## ")));
if (table) {
  const { pathname } = new URL("TABLE.md", import.meta.url);
  Deno.writeTextFileSync(pathname, text);
  await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", pathname] }).output();
}

/** The folder with the standard library in it: Lib/ of a source tree, or an installation's own. */
function libraryFolder(folder: string): string {
  for (const path of [`${folder}/Lib`, folder]) {
    try {
      if (Deno.statSync(`${path}/test`).isDirectory) return path;
    } catch {
      // The other one has it.
    }
  }
  console.error(`Cannot run CPython's tests: there is no test/ in ${folder} or its Lib/`);
  Deno.exit(2);
}

/** Adds a line of JSON for each test that did not pass. */
function writeDetails(file: string, { name, tests }: FileResult): void {
  const lines = tests.filter(({ outcome }) => outcome !== "passed")
    .map((test) => JSON.stringify({ file: name, ...test }) + "\n");
  Deno.writeTextFileSync(file, lines.join(""), { append: true });
}
