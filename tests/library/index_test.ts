/** The table of library modules: every one imports, its row names what it imports, and refused ones say why. */
import { assert, assertEquals } from "@std/assert";
import { Runtime } from "../../mod.ts";
import { libraryModule, libraryNames, libraryNeeds } from "../../core/library/index.ts";

const names = libraryNames();

Deno.test("library: every module of the table imports", () => {
  using runtime = new Runtime({ standIns: true });
  for (const name of names) {
    runtime.run(`import ${name}`);
    assert(libraryModule(name) !== null, name);
  }
});

/** The modules that Python source imports anywhere. */
function importedBy(source: string): Set<string> {
  const found = new Set<string>();
  for (
    const [, from, list] of source.matchAll(/^\s*(?:from ([\w.]+) import|import ([\w., ]+))/gm)
  ) {
    for (const part of (from ?? list).split(",")) found.add(part.trim().split(/\s/)[0]);
  }
  return found;
}

Deno.test("library: a module's row names the modules that its source imports", () => {
  for (const name of names) {
    const { source, lazySources } = libraryModule(name)!;
    const text = [source ?? "", ...(lazySources ?? []).map((part) => part.source)].join("\n");
    const known = new Set([name, ...libraryNeeds(name)]);
    for (const need of known) for (const further of libraryNeeds(need)) known.add(further);
    const missing = [...importedBy(text)].filter((each) =>
      names.includes(each) && !known.has(each)
    );
    assertEquals(missing, [], name);
  }
});

Deno.test("library: a module that will never be there says why", () => {
  using runtime = new Runtime();
  const why = runtime.run(`
def why(name):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        return str(error)
[why("socket"), why("subprocess"), why("threading"), why("mmap"), why("sqlite3"), why("no_such_module")]
`);
  assertEquals(why, [
    "No module named 'socket': guest code has no network",
    "No module named 'subprocess': guest code cannot start processes",
    "No module named 'threading': guest code runs in one thread",
    "No module named 'mmap': guest code cannot map files into memory",
    "No module named 'sqlite3': guest code has no databases",
    "No module named 'no_such_module'",
  ]);
});
