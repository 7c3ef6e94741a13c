/**
 * The files that an embedder grants to guest code: a tree in the host's memory, with a limit. What guest code does with
 * them goes through open_files.ts.
 */

/** What a file holds: text is kept as UTF-8. */
export type FileContent = string | Uint8Array;

/** Options of a file system. */
export interface FileSystemOptions {
  /** Whether guest code may change it. Default false. */
  readonly writable?: boolean;
  /**
   * Bytes that it may hold: contents, and ENTRY_BYTES and twice the name's length for each file and folder. Default 64 MiB.
   */
  readonly limit?: number;
}

/** What a file or folder counts besides its content and its name. */
export const ENTRY_BYTES = 128;

const DEFAULT_LIMIT = 64 << 20;

/** Error numbers of Linux, with what they say (errno(3), strerror(3)). */
export const ERRORS = {
  EPERM: [1, "Operation not permitted"],
  ENOENT: [2, "No such file or directory"],
  EBADF: [9, "Bad file descriptor"],
  EACCES: [13, "Permission denied"],
  EBUSY: [16, "Device or resource busy"],
  EEXIST: [17, "File exists"],
  ENOTDIR: [20, "Not a directory"],
  EISDIR: [21, "Is a directory"],
  EINVAL: [22, "Invalid argument"],
  EMFILE: [24, "Too many open files"],
  EFBIG: [27, "File too large"],
  ENOSPC: [28, "No space left on device"],
  ESPIPE: [29, "Illegal seek"],
  ENAMETOOLONG: [36, "File name too long"],
  ENOTEMPTY: [39, "Directory not empty"],
} as const;

/** The name of an error number. */
export type ErrorName = keyof typeof ERRORS;

/** An operation on files that failed. */
export class FileError extends Error {
  /** The error's number. */
  readonly errno: number;

  /** @param hint what the embedder can do about it */
  constructor(name: ErrorName, hint?: string) {
    const [errno, text] = ERRORS[name];
    super(hint === undefined ? text : `${text} (${hint})`);
    this.errno = errno;
  }
}

/** A file; its content is the first `length` bytes. */
export interface FileNode {
  readonly kind: "file";
  readonly id: number;
  mode: number;
  /** Milliseconds since 1970. */
  modified: number;
  accessed: number;
  bytes: Uint8Array;
  length: number;
  /** Reads the content when it is first asked for; null once that is done. */
  load: (() => Uint8Array) | null;
}

/** A folder. */
export interface FolderNode {
  readonly kind: "folder";
  readonly id: number;
  mode: number;
  modified: number;
  accessed: number;
  readonly entries: Map<string, Node>;
}

/** A file or folder. */
export type Node = FileNode | FolderNode;

const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;
const NAME_MOST = 255;

/**
 * Files and folders that guest code may use, by absolute paths with slashes.
 *
 * ```ts
 * import { FileSystem, Runtime } from "@whipsnake/whipsnake";
 *
 * const files = new FileSystem({ "/data/names.txt": "Ada\nGrace\n" }, { writable: true });
 * using runtime = new Runtime({ files });
 * runtime.run("open('/out.txt', 'w').write(open('/data/names.txt').read().upper())");
 * files.readText("/out.txt"); // "ADA\nGRACE\n"
 * ```
 */
export class FileSystem {
  /** Whether guest code may change it. */
  readonly writable: boolean;
  /** Bytes that it may hold. */
  readonly limit: number;
  /** @ignore */
  readonly root: FolderNode;
  #size = 0;
  #nextId = 2;

  /**
   * Makes a file system of files by their paths; a path that ends with a slash is an empty folder.
   *
   * @throws RangeError when they need more than the limit, Error for a path that cannot be
   */
  constructor(
    files: Readonly<Record<string, FileContent>> = {},
    options: FileSystemOptions = {},
  ) {
    this.writable = options.writable ?? false;
    this.limit = options.limit ?? DEFAULT_LIMIT;
    if (typeof this.limit !== "number" || !(this.limit >= 0)) {
      throw new RangeError(`Cannot make a file system: current value of limit is ${this.limit}`);
    }
    const now = Date.now();
    this.root = {
      kind: "folder",
      id: 1,
      mode: FOLDER_MODE,
      modified: now,
      accessed: now,
      entries: new Map(),
    };
    for (const [path, content] of Object.entries(files)) {
      if (path.endsWith("/")) this.makeFolder(path);
      else this.write(path, content);
    }
  }

  /** Bytes that it holds, counted as the limit is. */
  get size(): number {
    return this.#size;
  }

  /** A copy of a file's content; null when there is no such file. */
  read(path: string): Uint8Array | null {
    const node = this.#find(path);
    return node?.kind === "file" ? contentOf(node).slice() : null;
  }

  /** A file's content as text; null when there is no such file. */
  readText(path: string): string | null {
    const node = this.#find(path);
    return node?.kind === "file" ? new TextDecoder().decode(contentOf(node)) : null;
  }

  /**
   * Writes a file, in the place of one of that path, and makes the folders that it needs. The embedder may do so in a file
   * system that guest code may not change.
   *
   * @throws RangeError when the limit is passed, Error when the path names a folder or leads through a file
   */
  write(path: string, content: FileContent): void {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    if (!(bytes instanceof Uint8Array)) {
      throw new TypeError(`Cannot write ${path}: the content must be a string or a Uint8Array`);
    }
    this.#put(path, (file) => {
      this.resize(file, bytes.length);
      file.bytes.set(bytes);
    });
  }

  /**
   * Makes a file that is read when guest code first asks for its content.
   *
   * @param size bytes of the content, which is cut off or filled up to it
   */
  writeLater(path: string, size: number, load: () => Uint8Array, modified?: number): void {
    this.#put(path, (file) => {
      this.grow(size);
      file.length = size;
      file.load = load;
      file.modified = modified ?? file.modified;
    });
  }

  /** Makes a folder and those that it is in; harmless when it is there. @throws as write */
  makeFolder(path: string): void {
    try {
      this.#folder(namesOf(path));
    } catch (error) {
      throw asEmbedderError(error, `make ${path}`);
    }
  }

  /** Removes a file, or a folder with all that is in it. @returns false when there was none */
  remove(path: string): boolean {
    const names = namesOf(path);
    const name = names.pop();
    const folder = this.#find(`/${names.join("/")}`);
    if (name === undefined || folder?.kind !== "folder") return false;
    const node = folder.entries.get(name);
    if (node === undefined) return false;
    this.unlink(folder, name);
    return true;
  }

  /** The paths of all files, sorted. */
  paths(): string[] {
    const paths: string[] = [];
    const walk = (folder: FolderNode, path: string) => {
      for (const [name, node] of folder.entries) {
        if (node.kind === "file") paths.push(`${path}/${name}`);
        else walk(node, `${path}/${name}`);
      }
    };
    walk(this.root, "");
    return paths.sort();
  }

  // --- what guest code's operations are made of. They throw FileErrors.

  /** @ignore */
  addFile(folder: FolderNode, name: string): FileNode {
    this.#admit(name);
    const now = Date.now();
    const file: FileNode = {
      kind: "file",
      id: this.#nextId++,
      mode: FILE_MODE,
      modified: now,
      accessed: now,
      bytes: new Uint8Array(0),
      length: 0,
      load: null,
    };
    folder.entries.set(name, file);
    folder.modified = now;
    return file;
  }

  /** @ignore */
  addFolder(folder: FolderNode, name: string): FolderNode {
    this.#admit(name);
    const now = Date.now();
    const made: FolderNode = {
      kind: "folder",
      id: this.#nextId++,
      mode: FOLDER_MODE,
      modified: now,
      accessed: now,
      entries: new Map(),
    };
    folder.entries.set(name, made);
    folder.modified = now;
    return made;
  }

  /**
   * Makes a file so long; new bytes are zero.
   *
   * @ignore
   */
  resize(file: FileNode, length: number): void {
    const bytes = contentOf(file);
    this.grow(length - file.length);
    if (length > file.bytes.length) {
      const capacity = file.length === 0
        ? length
        : Math.max(length, Math.min(2 * file.length, length + (1 << 20)));
      const grown = new Uint8Array(capacity);
      grown.set(bytes);
      file.bytes = grown;
    } else if (length > file.length) file.bytes.fill(0, file.length, length);
    else if (length < file.bytes.length >> 1) file.bytes = file.bytes.slice(0, length);
    file.length = length;
  }

  /**
   * Takes an entry out of a folder.
   *
   * @ignore
   */
  unlink(folder: FolderNode, name: string): void {
    const node = folder.entries.get(name)!;
    folder.entries.delete(name);
    folder.modified = Date.now();
    this.#size -= bytesOf(name, node);
  }

  /**
   * Counts bytes that are added.
   *
   * @ignore
   */
  grow(bytes: number): void {
    if (bytes > 0 && this.#size + bytes > this.limit) throw new FileError("ENOSPC");
    this.#size += bytes;
  }

  #admit(name: string): void {
    if (name.length > NAME_MOST) throw new FileError("ENAMETOOLONG");
    this.grow(ENTRY_BYTES + 2 * name.length);
  }

  #find(path: string): Node | null {
    let node: Node = this.root;
    for (const name of namesOf(path)) {
      const next: Node | undefined = node.kind === "folder" ? node.entries.get(name) : undefined;
      if (next === undefined) return null;
      node = next;
    }
    return node;
  }

  #folder(names: readonly string[]): FolderNode {
    let folder = this.root;
    for (const name of names) {
      const next = folder.entries.get(name) ?? this.addFolder(folder, name);
      if (next.kind === "file") throw new FileError("ENOTDIR");
      folder = next;
    }
    return folder;
  }

  #put(path: string, fill: (file: FileNode) => void): void {
    try {
      const names = namesOf(path);
      const name = names.pop();
      if (name === undefined) throw new FileError("EISDIR");
      const folder = this.#folder(names);
      const known = folder.entries.get(name);
      if (known?.kind === "folder") throw new FileError("EISDIR");
      const file = known ?? this.addFile(folder, name);
      fill(file);
      file.modified = Date.now();
    } catch (error) {
      throw asEmbedderError(error, `write ${path}`);
    }
  }
}

/** What an entry counts, with all that is in it. */
function bytesOf(name: string, node: Node): number {
  let bytes = ENTRY_BYTES + 2 * name.length;
  if (node.kind === "file") return bytes + node.length;
  for (const [inner, child] of node.entries) bytes += bytesOf(inner, child);
  return bytes;
}

/** The content of a file, read when it is asked for first. */
export function contentOf(file: FileNode): Uint8Array {
  if (file.load !== null) {
    const loaded = file.load();
    file.load = null;
    file.bytes = new Uint8Array(file.length);
    file.bytes.set(loaded.subarray(0, file.length));
  }
  return file.bytes.subarray(0, file.length);
}

/** The names that a path of the embedder consists of, from the root. */
function namesOf(path: string): string[] {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names;
}

function asEmbedderError(error: unknown, what: string): unknown {
  if (!(error instanceof FileError)) return error;
  const message = `Cannot ${what}: ${error.message}`;
  return error.errno === ERRORS.ENOSPC[0] ? new RangeError(message) : new Error(message);
}
