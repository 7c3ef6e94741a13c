import { fromFileUrl } from "@std/path";

/** The absolute path of the repository. */
export const repositoryRoot: string = fromFileUrl(new URL("../../", import.meta.url));

/**
 * The repository's TypeScript and Markdown files, sorted, as paths relative to its root.
 *
 * The file tree is asked, not git, so that new files count before they are added; names that begin
 * with a dot and node_modules are left out.
 */
export async function sourceFiles(): Promise<string[]> {
  const files: string[] = [];
  const directories = [""];
  for (let directory = directories.pop(); directory !== undefined; directory = directories.pop()) {
    for await (const entry of Deno.readDir(`${repositoryRoot}/${directory}`)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = `${directory}${entry.name}`;
      if (entry.isDirectory) directories.push(`${path}/`);
      else if (/\.(ts|md)$/.test(path)) files.push(path);
    }
  }
  return files.sort();
}
