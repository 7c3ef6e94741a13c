/**
 * What `deno task start` runs: the command line out of a cache, for a fast start.
 *
 * Loading some 300 source files takes several times as long as running a hello program. So the command line is bundled
 * into a file, and the builtin world is saved as an image; both are kept in `.cache/start` and remade when a source
 * file changed (start_cache.ts). The first start runs from the sources and makes the cache when the program is done; when
 * that fails (no bundler, a read-only folder), every start runs from the sources.
 */
import type { Manifest } from "./start_cache.ts";

const root = new URL("..", import.meta.url);
const cache = new URL(".cache/start/", root);

/** The exports of plugins/cli.ts, and so of the bundle. */
type CommandModule = typeof import("./cli.ts");

/** The manifest when every file it names is as it was, else null. */
function freshManifest(): Manifest | null {
  try {
    const manifest: Manifest = JSON.parse(Deno.readTextFileSync(new URL("manifest.json", cache)));
    if (manifest.deno !== Deno.version.deno) return null;
    // A path: making a URL costs more than asking for the file.
    const folder = decodeURIComponent(root.pathname);
    for (const [path, modified, size] of manifest.files) {
      const info = Deno.statSync(folder + path);
      if (info.mtime?.getTime() !== modified || info.size !== size) return null;
    }
    return manifest;
  } catch {
    return null;
  }
}

const manifest = freshManifest();
if (manifest !== null) {
  const command: CommandModule = await import(new URL(manifest.bundle, cache).href);
  await command.main(Deno.readFileSync(new URL("image.bin", cache)));
} else {
  // Not literals: Deno would load everything that a literal names at every start.
  const command: CommandModule = await import(new URL("cli.ts", import.meta.url).href);
  await command.main();
  try {
    const name = new URL("start_cache.ts", import.meta.url).href;
    const { makeCache }: typeof import("./start_cache.ts") = await import(name);
    await makeCache(root, cache);
  } catch {
    // The next start runs from the sources, too.
  }
}
