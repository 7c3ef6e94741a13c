/**
 * Refuses import cycles and imports against the arrows of the design.
 *
 *     deno run -A tests/gate/imports.ts
 *
 * The graph is Deno's own (`deno info --json`). Arrows hold for all imports; cycles are looked for
 * among static imports of values only, since a type import is gone before anything runs and a
 * dynamic one cannot meet a half-initialized module.
 */

import { fromFileUrl, join, relative } from "@std/path";
import { runDeno } from "./command.ts";
import { repositoryRoot, sourceFiles } from "./source_files.ts";

/** One import statement: file paths relative to the repository's root, or a package specifier. */
export interface Import {
  from: string;
  /** A path such as `core/heap/value.ts`, or for a package its specifier (`npm:...`, `node:...`). */
  to: string;
  /** 1-based line of the specifier in `from`. */
  line: number;
  kind: "value" | "type" | "dynamic";
}

/**
 * The arrows: where the files of a room may import from, besides their own room. The longest prefix
 * that matches a path names its room. `packages` stands for npm:, node: and the standard library.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  "core/heap": [],
  "core/kernel": [],
  "core/syntax": [],
  "core/objects": ["core/heap", "core/kernel"],
  "core/compiler": ["core/syntax", "core/heap", "core/objects"],
  "core/interpreter": ["core/heap", "core/kernel", "core/objects", "core/compiler"],
  "core/library": ["core/heap", "core/kernel", "core/objects", "core/interpreter"],
  // Programs read sources by the parser's own tokenizer.
  "core/library/tokenize.ts": ["core/heap", "core/objects", "core/library", "core/syntax"],
  "core/trace": ["core/heap", "core/kernel", "core/objects", "core/compiler", "core/interpreter"],
  // Regions are opaque to it: it knows neither how they came about nor what is in them.
  "core/backend": ["core/heap"],
  "core/host": ["core"],
  // Argument parsing is the standard library's.
  "core/host/command_line.ts": ["core", "packages"],
  "backends": ["core/heap", "core/kernel", "core/trace", "core/backend"],
  // A plugin sees what any author of a plugin sees, and its own code generator.
  "plugins/reference.ts": ["mod.ts", "backends/reference/backend.ts"],
  "plugins/stencil.ts": ["mod.ts", "backends/stencil"],
  "plugins/tiered.ts": ["plugins/kit/backend.ts", "plugins/stencil.ts", "plugins/wasm.ts"],
  "plugins/wasm.ts": ["mod.ts", "backends/wasm/backend.ts"],
  "plugins/javascript": ["plugins/kit/backend.ts"],
  // The public entries for authors of backends, and what stands behind them.
  "plugins/kit": ["mod.ts", "core", "backends/reference"],
  "plugins": [],
  // The command line starts faster without the parts of mod.ts that it does not use.
  "plugins/cli.ts": ["core/host", "plugins/backends.ts", "plugins/prompt.ts"],
  "plugins/prompt.ts": ["core/host"],
  "plugins/backends.ts": ["core/host", "plugins"],
  "plugins/wasm_text.ts": ["plugins/kit/backend.ts", "backends/wasm/encode.ts"],
  // Parts of the command line that its start leaves out.
  "plugins/late": ["core/syntax"],
  // Guest code imports synchronously, so all library modules must have been loaded.
  "mod.ts": ["core/host", "core/library", "core/backend", "core/trace", "plugins"],
  "tests": ["mod.ts", "core", "backends", "plugins", "bench", "packages"],
  "bench": ["mod.ts", "core", "backends", "plugins", "tests/support", "packages"],
};

/** What is wrong with a graph, a line each; empty when nothing is. */
export function findFaults(imports: readonly Import[]): string[] {
  return [...findForbiddenArrows(imports), ...findCycles(imports)];
}

function isInside(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}

function roomOf(path: string): string | undefined {
  let best: string | undefined;
  for (const room of Object.keys(arrows)) {
    if (isInside(path, room) && room.length > (best?.length ?? 0)) best = room;
  }
  return best;
}

function findForbiddenArrows(imports: readonly Import[]): string[] {
  const faults: string[] = [];
  for (const { from, to, line } of imports) {
    const room = roomOf(from);
    if (room === undefined) {
      faults.push(`${from}: Cannot tell its room: add it to the arrows of tests/gate/imports.ts`);
      continue;
    }
    const isPackage = /^[a-z]+:/.test(to);
    const target = isPackage ? "packages" : to;
    const allowed = [room, ...arrows[room]];
    if (allowed.some((prefix) => isInside(target, prefix))) continue;
    const may = arrows[room].length === 0 ? "itself only" : arrows[room].join(", ");
    faults.push(`${from}:${line}: Cannot import ${to}: ${room} may import from ${may}`);
  }
  return [...new Set(faults)];
}

/** One shortest cycle through each group of files that import one another. */
function findCycles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, kind } of imports) {
    if (kind !== "value") continue;
    const list = targets.get(from);
    if (list === undefined) targets.set(from, [to]);
    else list.push(to);
  }
  const reported = new Set<string>();
  const faults: string[] = [];
  for (const start of [...targets.keys()].sort()) {
    if (reported.has(start)) continue;
    const cycle = shortestCycle(start, targets);
    if (cycle === undefined) continue;
    for (const file of cycle) reported.add(file);
    faults.push(`import cycle: ${cycle.join(" -> ")}`);
  }
  return faults;
}

/** Breadth first from `start` until it is met again: `[start, ..., start]`. */
function shortestCycle(start: string, targets: Map<string, string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const file = queue[head];
    for (const next of targets.get(file) ?? []) {
      if (next === start) {
        const path = [file];
        while (path[0] !== start) path.unshift(cameFrom.get(path[0])!);
        return [...path, start];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

/** The parts used here of what `deno info --json` prints. */
interface ModuleGraph {
  modules: {
    specifier: string;
    error?: string;
    dependencies?: {
      specifier: string;
      isDynamic?: boolean;
      code?: Resolution;
      type?: Resolution;
    }[];
  }[];
}

interface Resolution {
  specifier?: string;
  error?: string;
  span: { start: { line: number } };
}

/** The imports of all TypeScript files of the repository, and a line for each that leads nowhere. */
export async function readImports(): Promise<{ imports: Import[]; broken: string[] }> {
  const files = (await sourceFiles()).filter((path) => path.endsWith(".ts"));
  const directory = await Deno.makeTempDir({ prefix: "whipsnake_imports_" });
  try {
    const entry = join(directory, "all.ts");
    const lines = files.map((path) => `import ${JSON.stringify(fileUrl(path))};\n`);
    await Deno.writeTextFile(entry, lines.join(""));
    const config = join(repositoryRoot, "deno.json");
    const result = await runDeno(["info", "--json", "--no-lock", "--config", config, entry]);
    if (!result.ok) throw new Error(`Cannot read the imports: ${result.output}`);
    return importsOf(JSON.parse(result.stdout), fileUrl(""));
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

function fileUrl(path: string): string {
  return new URL(path, new URL("../../", import.meta.url)).href;
}

function importsOf(graph: ModuleGraph, root: string): { imports: Import[]; broken: string[] } {
  const imports: Import[] = [];
  const broken: string[] = [];
  for (const module of graph.modules) {
    if (!module.specifier.startsWith(root)) continue;
    const from = module.specifier.slice(root.length);
    if (module.error !== undefined) broken.push(`Cannot load ${from}: ${module.error}`);
    for (const dependency of module.dependencies ?? []) {
      const resolution = dependency.code ?? dependency.type;
      if (resolution === undefined) continue;
      const line = resolution.span.start.line + 1;
      if (resolution.specifier === undefined) {
        broken.push(`${from}:${line}: Cannot resolve ${dependency.specifier}`);
        continue;
      }
      imports.push({
        from,
        to: target(resolution.specifier, root),
        line,
        kind: dependency.code === undefined ? "type" : dependency.isDynamic ? "dynamic" : "value",
      });
    }
  }
  return { imports, broken };
}

function target(specifier: string, root: string): string {
  if (specifier.startsWith(root)) return specifier.slice(root.length);
  if (specifier.startsWith("file:")) return relative(repositoryRoot, fromFileUrl(specifier));
  return specifier;
}

/** Checks the repository: what is wrong, a line each. */
export async function checkImports(): Promise<string[]> {
  const { imports, broken } = await readImports();
  return [...broken, ...findFaults(imports)];
}

if (import.meta.main) {
  const faults = await checkImports();
  for (const fault of faults) console.error(fault);
  Deno.exit(faults.length === 0 ? 0 : 1);
}
