/**
 * What `deno task start` runs: the command line out of a cache, for a fast start.
 *
 * Loading some 300 source files takes several times as long as running a hello program. So the command line is bundled
 * into a file, and the builtin world is saved as an image; both are kept in `.cache/start` and remade when a source
 * file changed (start_cache.ts). The first start runs from the sources and makes the cache when the program is done; when
 * that fails (no bundler, a read-only folder), every start runs from the sources.
 *
 * The task's V8 flags: --no-lazy has every function compiled when a file is first loaded, and so in Deno's code cache; with
 * the usual first megabyte for young objects, V8 would collect once while the program is loaded.
 *
 * Whether a source changed is asked at every start. Asking Deno for each of 500 files takes a fifth of the whole start, so
 * the task has the system's `find` look for a file or folder whose status changed after the cache's stamp was written, which
 * was before the sources were read. What `find` printed is the first argument: nothing, or where the sources changed, or a
 * complaint, and then Deno is asked after all.
 */
import type { Manifest } from "./start_cache.ts";

const root = new URL("..", import.meta.url);
const cache = new URL(".cache/start/", root);
const [changed, ...args] = Deno.args;

/** The exports of plugins/cli.ts, and so of the bundle. */
type CommandModule = typeof import("./cli.ts");

/** The manifest when it is of this Deno, and of this stamp: a copied folder's stamp says nothing of its sources. */
function readManifest(): Manifest | null {
  try {
    const manifest: Manifest = JSON.parse(Deno.readTextFileSync(new URL("manifest.json", cache)));
    const stamp = Deno.statSync(new URL("stamp", cache)).mtime?.getTime();
    return manifest.deno === Deno.version.deno && manifest.stamp === stamp ? manifest : null;
  } catch {
    return null;
  }
}

/** Whether all sources are as they were. */
async function sourcesUnchanged(): Promise<boolean> {
  if (changed === "") return true;
  const { FOLDERS, sourceFiles } = await loadCacheMaker();
  if (FOLDERS.some((folder) => changed.startsWith(folder))) return false;
  try {
    const files = JSON.stringify(sourceFiles(root));
    return files === Deno.readTextFileSync(new URL("sources.json", cache));
  } catch {
    return false;
  }
}

/** Not a literal: Deno would load everything that a literal names at every start. */
function loadCacheMaker(): Promise<typeof import("./start_cache.ts")> {
  return import(new URL("start_cache.ts", import.meta.url).href);
}

const manifest = readManifest();
if (manifest !== null && await sourcesUnchanged()) {
  const command: CommandModule = await import(new URL(manifest.bundle, cache).href);
  await command.main(args, Deno.readFileSync(new URL("image.bin", cache)));
  // With the status that main has set. A process that ends by itself first takes V8's heap apart, for milliseconds.
  Deno.exit();
} else {
  const command: CommandModule = await import(new URL("cli.ts", import.meta.url).href);
  await command.main(args);
  try {
    const { makeCache } = await loadCacheMaker();
    await makeCache(root, cache);
  } catch {
    // The next start runs from the sources, too.
  }
}
