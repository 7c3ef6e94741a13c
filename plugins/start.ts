/**
 * What `deno task start` runs: the command line out of a cache, for a fast start.
 *
 * Loading some 300 source files takes several times as long as running a hello program. So the command line is bundled
 * into a few files, and the builtin world is saved as an image; both are kept in `.cache/start` and remade when a source
 * file changed. The first start runs from the sources and makes the cache when the program is done; when that fails
 * (no bundler, a read-only folder), every start runs from the sources.
 */

const root = new URL("..", import.meta.url);
const cache = new URL(".cache/start/", root);
const manifestUrl = new URL("manifest.json", cache);
const imageUrl = new URL("image.bin", cache);

/** What a cache was made of. */
interface Manifest {
  readonly deno: string;
  /** The bundle's main file, from the cache's folder. */
  readonly bundle: string;
  /** Path from the root, modification time in milliseconds, size. */
  readonly files: readonly (readonly [path: string, modified: number, size: number])[];
}

/** The exports of plugins/cli.ts, and so of the bundle. */
type CommandModule = typeof import("./cli.ts");

/** The manifest when every file it names is as it was, else null. */
function freshManifest(): Manifest | null {
  try {
    const manifest: Manifest = JSON.parse(Deno.readTextFileSync(manifestUrl));
    if (manifest.deno !== Deno.version.deno) return null;
    for (const [path, modified, size] of manifest.files) {
      const info = Deno.statSync(new URL(path, root));
      if (info.mtime?.getTime() !== modified || info.size !== size) return null;
    }
    return manifest;
  } catch {
    return null;
  }
}

/** All source files that the command line may be made of. */
function sourceFiles(): [string, number, number][] {
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
  for (const folder of ["core/", "backends/", "plugins/"]) {
    try {
      visit(folder);
    } catch {
      // a folder that is not there yet has no sources
    }
  }
  return files;
}

/** Makes the cache. @throws when the bundler or the file system refuses */
async function makeCache(): Promise<void> {
  const files = sourceFiles();
  Deno.mkdirSync(cache, { recursive: true });
  for (const old of Deno.readDirSync(cache)) {
    if (old.isDirectory) Deno.removeSync(new URL(old.name, cache), { recursive: true });
  }
  const folder = Date.now().toString(36);
  const bundle = `${folder}/cli.js`;
  const bundled = await new Deno.Command(Deno.execPath(), {
    args: [
      "bundle",
      "--quiet",
      "--minify",
      // What is imported on demand, the guest's library, gets files of its own.
      "--code-splitting",
      "--outdir",
      new URL(folder, cache).pathname,
      new URL("plugins/cli.ts", root).pathname,
    ],
    cwd: root,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).output();
  if (!bundled.success) throw new Error("Cannot bundle the command line");
  const command: CommandModule = await import(new URL(bundle, cache).href);
  Deno.writeFileSync(imageUrl, command.savedBootImage());
  const manifest: Manifest = { deno: Deno.version.deno, bundle, files };
  Deno.writeTextFileSync(manifestUrl, JSON.stringify(manifest));
}

const manifest = freshManifest();
if (manifest !== null) {
  const command: CommandModule = await import(new URL(manifest.bundle, cache).href);
  await command.main(Deno.readFileSync(imageUrl));
} else {
  // Not a literal: Deno would load everything that a literal names at every start.
  const command: CommandModule = await import(new URL("cli.ts", import.meta.url).href);
  await command.main();
  try {
    await makeCache();
  } catch {
    // The next start runs from the sources, too.
  }
}
