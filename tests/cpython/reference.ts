/**
 * Runs the tests of one module in CPython 3.14 (npm:pyodide), with this folder's own test.support, and prints the ids of
 * those that pass not even there: what 3.11's tests ask for and 3.14 does otherwise. since_3_11.txt holds them.
 *
 *     deno run -A tests/cpython/reference.ts LIBRARY MODULE [FROM]
 */
import { loadPyodide } from "npm:pyodide@314.0.7";
import { forThisVersion } from "./module_sources.ts";

const [library, name, from] = Deno.args;
const pyodide = await loadPyodide({ stdout: () => {}, stderr: () => {} });
const { FS } = pyodide;
copyFolder(`${library}/test`, "/lib/test", /\.(py|txt|json)$/);
copyFolder(`${library}/unittest/test`, "/lib/unittest_test", /\.py$/);
const guest = new URL("guest/", import.meta.url).pathname;
for (const file of ["test/__init__.py", "driver.py"]) {
  FS.writeFile(`/lib/${file}`, Deno.readTextFileSync(`${guest}${file}`));
}
copyFolder(`${guest}test/support`, "/lib/test/support", /\.py$/);
const annotated = "/lib/test/typinganndata/ann_module.py";
FS.writeFile(
  annotated,
  forThisVersion("test.typinganndata.ann_module", FS.readFile(annotated, { encoding: "utf8" })),
);
pyodide.globals.set("name", name);
const [loaded, ids] = pyodide.runPython(`
import sys, importlib.util
sys.path.insert(0, "/lib")
import unittest
spec = importlib.util.spec_from_file_location(
    "unittest.test", "/lib/unittest_test/__init__.py", submodule_search_locations=["/lib/unittest_test"])
unittest.test = sys.modules["unittest.test"] = importlib.util.module_from_spec(spec)
import driver
driver.load(name)`).toJs();
if (loaded !== "loaded") {
  console.log(JSON.stringify({ id: name, outcome: loaded, detail: String(ids) }));
} else {
  for (const [index, id] of ids.entries()) {
    if (index < Number(from ?? 0)) continue;
    pyodide.globals.set("index", index);
    console.log(JSON.stringify({ id, start: true }));
    const [outcome, detail] = pyodide.runPython("driver.run(index)").toJs();
    console.log(JSON.stringify({ id, outcome, detail: outcome === "passed" ? "" : detail }));
  }
}
Deno.exit(0);

function copyFolder(from: string, to: string, pattern: RegExp): void {
  FS.mkdirTree(to);
  for (const entry of Deno.readDirSync(from)) {
    const path = `${from}/${entry.name}`;
    if (
      entry.isDirectory &&
      /^(support|test_json|test_dataclasses|typinganndata|test_import|test_module)$/.test(
        entry.name,
      )
    ) {
      copyFolder(path, `${to}/${entry.name}`, pattern);
    } else if (entry.isFile && pattern.test(entry.name)) {
      FS.writeFile(`${to}/${entry.name}`, Deno.readFileSync(path));
    }
  }
}
