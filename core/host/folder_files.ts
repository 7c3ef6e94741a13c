/** The folders of the host that the command line grants, as a file system of the program's own. */
import { whyUnreadable } from "./file_errors.ts";
import { FileSystem } from "../library/os/file_system.ts";
import type { HostEntry, Terminal } from "./command_line.ts";

/** A folder that cannot be granted. */
export class FolderError extends Error {}

/** Files that a folder may have: one by mistake, such as the root, is not walked for ever. */
const FILES_MOST = 100_000;
/** Folders inside of each other; links may make circles. */
const DEPTH_MOST = 40;
/** What a program may add to what it was granted. */
const ROOM = 256 << 20;

interface Found {
  readonly path: string;
  readonly host: string;
  readonly entry: HostEntry;
}

/**
 * A file system with what is in the folders, each under its own path. A file is read when the program first opens it.
 *
 * @throws FolderError
 */
export function folderFiles(
  folders: readonly string[],
  writable: boolean,
  terminal: Terminal,
): FileSystem {
  const found: Found[] = [];
  for (const folder of folders) {
    try {
      walk(folder, `/${folder}`, 0, found, terminal);
    } catch (error) {
      if (error instanceof FolderError) throw error;
      throw new FolderError(`cannot grant the folder '${folder}': ${whyUnreadable(error)}`);
    }
  }
  // A few names count more than their folder entries: what is granted always fits.
  const size = found.reduce((sum, { path, entry }) => sum + entry.size + 2 * path.length + 1024, 0);
  const files = new FileSystem({}, { writable, limit: size + ROOM });
  for (const folder of folders) files.makeFolder(`/${folder}`);
  for (const { path, host, entry } of found) {
    if (entry.isFolder) files.makeFolder(path);
    else files.writeLater(path, entry.size, () => terminal.readFile(host), entry.modified);
  }
  return files;
}

function walk(
  host: string,
  path: string,
  depth: number,
  found: Found[],
  terminal: Terminal,
): void {
  if (terminal.readFolder === undefined) throw new FolderError("no folder can be granted here");
  if (depth > DEPTH_MOST) throw new FolderError(`cannot grant '${host}': it is nested too deep`);
  for (const entry of terminal.readFolder(host)) {
    const inner = { path: `${path}/${entry.name}`, host: `${host}/${entry.name}`, entry };
    found.push(inner);
    if (found.length > FILES_MOST) {
      throw new FolderError(`cannot grant '${host}': more than ${FILES_MOST} files`);
    }
    if (entry.isFolder) walk(inner.host, inner.path, depth + 1, found, terminal);
  }
}
