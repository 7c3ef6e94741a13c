/**
 * Makes the cache of `deno task start`: the command line as one file, a file for each thing that is loaded on demand, and the
 * boot image. Loaded only when the cache is made.
 *
 * `deno bundle --code-splitting` alone makes some fifty chunks of what the command line always needs, for whatever combination of
 * on-demand modules shares it, and each file costs a fifth of a millisecond at every start. And Deno loads at once what a literal
 * `import("./file.js")` names, though it is not run. So the chunks are bundled a second time, into one file that exports under
 * unique names what the others import of them, and on-demand imports are made by a name that Deno does not see through.
 *
 * An `import()` is over at the earliest when guest code has returned. What guest code may need at any time, and seldom does, has
 * a substitute in the bundle that loads it synchronously (LATE).
 */

/** What a cache was made of. */
export interface Manifest {
  readonly deno: string;
  /** The bundle's main file, from the cache's folder. */
  readonly bundle: string;
  /** When the file `stamp` was written, before any source was read; milliseconds. */
  readonly stamp: number;
}

/** The exports of plugins/cli.ts, and so of the bundle. */
type CommandModule = typeof import("./cli.ts");

const MAIN = "cli.js";
/** Where the sources are, from the root. The task `start` names them, too. */
export const FOLDERS = ["core/", "backends/", "plugins/"];
/** A file that the bundle has a substitute for, which loads it by its name; paths from the root. */
interface LateFile {
  readonly name: string;
  readonly file: string;
  readonly substitute: string;
  /** What it must not have a copy of, because the bundle has its classes and state: patterns of paths. */
  readonly shared: readonly string[];
}

const LATE: readonly LateFile[] = [{
  name: "character_names",
  file: "core/syntax/character_names.ts",
  substitute: "plugins/late/character_names.ts",
  shared: [],
}, {
  name: "diagnosis",
  file: "core/syntax/diagnosis/diagnose.ts",
  substitute: "plugins/late/diagnosis.ts",
  shared: ["*/failure.ts", "*/string_literals.ts"],
}];
/** How long the files of an earlier cache are kept for programs that still run; milliseconds. */
const KEPT = 3_600_000;

/** All source files that the command line may be made of: path from the root, modification time in milliseconds, size. */
export function sourceFiles(root: URL): [string, number, number][] {
  const files: [string, number, number][] = [];
  const visit = (folder: string) => {
    for (const entry of Deno.readDirSync(new URL(folder, root))) {
      const path = folder + entry.name;
      if (entry.isDirectory) visit(path + "/");
      else if (entry.name.endsWith(".ts")) {
        const info = Deno.statSync(new URL(path, root));
        files.push([path, info.mtime?.getTime() ?? 0, info.size]);
      }
    }
  };
  for (const folder of FOLDERS) visit(folder);
  return files.sort(([a], [b]) => a < b ? -1 : 1);
}

/** Makes the cache. @throws when the bundler or the file system refuses */
export async function makeCache(root: URL, cache: URL): Promise<void> {
  Deno.mkdirSync(cache, { recursive: true });
  for (const old of Deno.readDirSync(cache)) {
    if (old.isDirectory && Date.now() - parseInt(old.name, 36) < KEPT) continue;
    Deno.removeSync(new URL(old.name, cache), { recursive: true });
  }
  const stamp = new URL("stamp", cache);
  Deno.writeTextFileSync(stamp, "");
  const files = sourceFiles(root);
  const name = Date.now().toString(36);
  const folder = new URL(`${name}/`, cache);
  const chunks = new URL(`${name}-chunks/`, cache);
  const map = new URL("imports.json", cache);
  writeImportMap(root, map);
  const options = ["--import-map", map.pathname, "--code-splitting", "--outdir", chunks.pathname];
  await bundle(root, options, "plugins/cli.ts");
  Deno.removeSync(map);
  await mergeChunks(root, chunks, folder);
  Deno.removeSync(chunks, { recursive: true });
  for (const { name, file, shared } of LATE) {
    const external = shared.map((pattern) => `--external=${pattern}`);
    const output = new URL(`${name}.js`, folder).pathname;
    await bundle(root, [...external, "--format", "cjs", "--output", output], file);
  }
  const command: CommandModule = await import(new URL(MAIN, folder).href);
  Deno.writeFileSync(new URL("image.bin", cache), command.savedBootImage());
  Deno.writeTextFileSync(new URL("sources.json", cache), JSON.stringify(files));
  const manifest: Manifest = {
    deno: Deno.version.deno,
    bundle: `${name}/${MAIN}`,
    stamp: Deno.statSync(stamp).mtime?.getTime() ?? 0,
  };
  Deno.writeTextFileSync(new URL("manifest.json", cache), JSON.stringify(manifest));
}

/** Writes an import map that puts the substitutes in the place of what is loaded late. */
function writeImportMap(root: URL, at: URL): void {
  const { name, exports, imports } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", root)));
  // An import map replaces the package's own name, too, by which the javascript plugin imports.
  for (const [entry, file] of Object.entries<string>(exports)) {
    imports[name + entry.slice(1)] = new URL(file, root).href;
  }
  for (const { file, substitute } of LATE) {
    imports[new URL(file, root).href] = new URL(substitute, root).href;
  }
  Deno.writeTextFileSync(at, JSON.stringify({ imports }));
}

async function bundle(root: URL, options: string[], entry: string): Promise<void> {
  const bundled = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--quiet", "--minify", ...options, entry],
    cwd: root,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).output();
  if (!bundled.success) throw new Error("Cannot bundle the command line");
}

/** Bundles the chunks that the command line always needs into one; puts it and the others into `folder`. */
async function mergeChunks(root: URL, chunks: URL, folder: URL): Promise<void> {
  const texts = new Map<string, string>();
  for (const { name } of Deno.readDirSync(chunks)) {
    const text = Deno.readTextFileSync(new URL(name, chunks));
    texts.set(name, text.replace(ON_DEMAND, 'import(new URL("$1",import.meta.url).href)'));
  }
  const always = reachable(texts, MAIN);
  for (const name of always) Deno.writeTextFileSync(new URL(name, chunks), texts.get(name)!);
  let exports = "";
  for (const name of always) {
    const names = exportsOf(texts.get(name)!);
    const list = name === MAIN
      ? names
      : names.map((each) => `${each} as ${mergedName(name, each)}`);
    exports += `export{${list.join(",")}}from"./${name}";\n`;
  }
  const entry = new URL("merged.js", chunks);
  Deno.writeTextFileSync(entry, exports);
  Deno.mkdirSync(folder);
  await bundle(root, ["--output", new URL(MAIN, folder).pathname], entry.pathname);
  for (const [name, text] of texts) {
    if (!always.has(name)) Deno.writeTextFileSync(new URL(name, folder), redirect(text, always));
  }
}

/** `import("./file.js")` in a minified file. */
const ON_DEMAND = /\bimport\("(\.\/[\w.-]+\.js)"\)/g;
/** `import{a as b}from"./file.js"` and `import"./file.js"` in a minified file. */
const IMPORT = /\bimport(?:\{([^}]*)\}from)?"\.\/([\w.-]+\.js)"/g;

/** The files that are loaded with `first`. */
function reachable(texts: ReadonlyMap<string, string>, first: string): Set<string> {
  const found = new Set([first]);
  for (const name of found) {
    for (const match of texts.get(name)!.matchAll(IMPORT)) found.add(match[2]);
  }
  return found;
}

/** The names that a minified file exports. */
function exportsOf(text: string): string[] {
  return [...text.matchAll(/\bexport\{([^}]*)\}/g)].flatMap((match) => match[1].split(","))
    .filter((each) => each !== "").map((each) => each.split(" as ").at(-1)!);
}

/** By what name the merged file exports what a chunk exported. */
function mergedName(file: string, name: string): string {
  return `${file.replaceAll(/\W/g, "_")}_${name}`;
}

/** Lets a file import from the merged file what it imports from the chunks in it. */
function redirect(text: string, merged: ReadonlySet<string>): string {
  return text.replace(IMPORT, (whole, list: string | undefined, file: string) => {
    if (!merged.has(file)) return whole;
    if (list === undefined || list === "") return `import"./${MAIN}"`;
    const names = list.split(",").map((each) => {
      const [name, as = name] = each.split(" as ");
      return `${mergedName(file, name)} as ${as}`;
    });
    return `import{${names.join(",")}}from"./${MAIN}"`;
  });
}
