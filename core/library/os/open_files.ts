/**
 * What a runtime does with the files that it was granted: the working directory, the open files, and the operations of
 * POSIX on paths. All throw FileErrors.
 */
import { grants } from "../../objects/grants.ts";
import { writeGranted } from "../../objects/output.ts";
import { chargeWork } from "../../objects/work.ts";
import {
  contentOf,
  FileError,
  type FileNode,
  FileSystem,
  type FolderNode,
  type Node,
} from "./file_system.ts";
import { raiseFileError } from "./path_arguments.ts";

/** Flags of open (fcntl.h). */
export const READ_ONLY = 0;
export const WRITE_ONLY = 1;
export const READ_WRITE = 2;
export const CREATE = 0o100;
export const EXCLUSIVE = 0o200;
export const TRUNCATE = 0o1000;
export const APPEND = 0o2000;
export const DIRECTORY = 0o200000;

const ACCESS_MASK = 3;

/** Files that may be open at a time, the standard streams included. */
const OPEN_MOST = 1024;
/** The first descriptor that is no standard stream. */
const FIRST_DESCRIPTOR = 3;
/** Bytes of a file that stands for standard input that are read at a time. */
const INPUT_PIECE = 1 << 16;

/** The file that swallows what is written, and holds nothing. */
const NULL_DEVICE = "/dev/null";

/** What a descriptor names. Descriptors that dup and dup2 made of one another share it, with its position. */
type OpenFile =
  | { readonly kind: "file"; readonly node: Node; readonly flags: number; position: number }
  /** What the embedder bound to standard input, output or error. */
  | { readonly kind: "stream"; readonly stream: 0 | 1 | 2 }
  | { readonly kind: "null" };

/** A file or folder that is open. */
type OpenNode = OpenFile & { readonly kind: "file" };

const NULL_FILE: OpenFile = { kind: "null" };

/** Where a path leads: the folder that its last name is in, that name ("" for the root), and what is there. */
interface Place {
  readonly folder: FolderNode;
  readonly name: string;
  readonly node: Node | null;
}

/** What stat tells of a file. */
export interface FileStatus {
  readonly mode: number;
  readonly id: number;
  readonly links: number;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly accessed: number;
  readonly modified: number;
}

const S_IFDIR = 0o040000;
const S_IFREG = 0o100000;
const S_IFCHR = 0o020000;

/** What the embedder can do about files that are not there, or must not be changed. */
const GRANT_HINT = "the runtime was granted no files: give it the option files, or the command " +
  "line --files DIR";
const WRITABLE_HINT = "the files of the runtime are read-only: grant a FileSystem that is " +
  "writable, or give the command line --write";

/** The files of one runtime. */
export class FileSession {
  readonly #files: FileSystem;
  readonly #granted: boolean;
  /** By descriptor. */
  readonly #open: (OpenFile | null)[] = [
    { kind: "stream", stream: 0 },
    { kind: "stream", stream: 1 },
    { kind: "stream", stream: 2 },
  ];
  /** Absolute, without a slash at the end. */
  #cwd = "/";

  constructor(given: unknown) {
    this.#granted = given !== undefined;
    this.#files = given instanceof FileSystem
      ? given
      : new FileSystem((given ?? {}) as Readonly<Record<string, string | Uint8Array>>);
  }

  /** The working directory. */
  get cwd(): string {
    return this.#cwd;
  }

  changeDirectory(path: string): void {
    const node = this.#existing(path);
    if (node.kind !== "folder") throw new FileError("ENOTDIR");
    const names: string[] = [];
    for (const name of this.#absolute(path).split("/")) {
      if (name === "..") names.pop();
      else if (name !== "" && name !== ".") names.push(name);
    }
    this.#cwd = `/${names.join("/")}`;
  }

  open(path: string, flags: number, mode: number): number {
    if (this.#isNull(path)) return this.#descriptor(NULL_FILE);
    const place = this.#place(path);
    const writes = (flags & ACCESS_MASK) !== READ_ONLY;
    let { node } = place;
    if (node === null) {
      if ((flags & CREATE) === 0) throw this.#missing();
      this.#mayWrite();
      if (path.endsWith("/")) throw new FileError("EISDIR");
      const file = this.#files.addFile(place.folder, place.name);
      file.mode = mode & 0o7777 & ~0o022;
      node = file;
    } else {
      if ((flags & CREATE) !== 0 && (flags & EXCLUSIVE) !== 0) throw new FileError("EEXIST");
      if (node.kind === "folder" && (writes || (flags & CREATE) !== 0)) {
        throw new FileError("EISDIR");
      }
      if (node.kind === "file" && ((flags & DIRECTORY) !== 0 || path.endsWith("/"))) {
        throw new FileError("ENOTDIR");
      }
      if (writes) this.#mayWrite();
      if (node.kind === "file" && writes && (flags & TRUNCATE) !== 0) {
        this.#files.resize(node, 0);
        node.modified = Date.now();
      }
    }
    return this.#descriptor({ kind: "file", node, flags, position: 0 });
  }

  #descriptor(file: OpenFile): number {
    let place = this.#open.indexOf(null);
    if (place < 0) {
      if (this.#open.length >= OPEN_MOST) throw new FileError("EMFILE");
      place = this.#open.length;
    }
    this.#open[place] = file;
    return place;
  }

  duplicate(descriptor: number): number {
    return this.#descriptor(this.#at(descriptor));
  }

  /** Has the second descriptor name what the first does; what it named is closed. */
  duplicateTo(descriptor: number, to: number): void {
    const file = this.#at(descriptor);
    if (!(to >= 0 && to < OPEN_MOST)) throw new FileError("EBADF");
    while (this.#open.length < to) this.#open.push(null);
    this.#open[to] = file;
    if (to < FIRST_DESCRIPTOR) this.#bindStandard();
  }

  /** The standard streams go where their descriptors lead; closing these leaves them as they are. */
  close(descriptor: number): void {
    this.#at(descriptor);
    if (descriptor >= FIRST_DESCRIPTOR) this.#open[descriptor] = null;
  }

  /** Tells the runtime's own sys.stdin, stdout and stderr where their descriptors lead now. */
  #bindStandard(): void {
    const own = [0, 1, 2].every((descriptor) => this.streamAt(descriptor) === descriptor);
    grants().redirection = own ? null : {
      write: (stream, text) => {
        const target = this.streamAt(stream);
        if (target === 1 || target === 2) return writeGranted(target, text);
        try {
          if (!chargeWork(text.length >> 6)) return false;
          this.write(stream, new TextEncoder().encode(text));
          return true;
        } catch (error) {
          raiseFileError(error);
          return false;
        }
      },
      read: () => {
        if (this.streamAt(0) === 0) return null;
        const count = Math.min(this.remaining(0), INPUT_PIECE);
        return this.read(0, count).slice();
      },
    };
  }

  /** Which standard stream of the embedder's a descriptor leads to; -1: none. */
  streamAt(descriptor: number): number {
    const file = this.#open[descriptor] ?? NULL_FILE;
    return file.kind === "stream" ? file.stream : -1;
  }

  #at(descriptor: number): OpenFile {
    const file = this.#open[descriptor];
    if (file === undefined || file === null) throw new FileError("EBADF");
    return file;
  }

  /** The file of a descriptor; null: the null device. */
  #file(
    descriptor: number,
    writing: boolean,
  ): OpenNode & { readonly node: FileNode } | null {
    const file = this.#at(descriptor);
    if (file.kind === "null") return null;
    if (file.kind === "stream") throw new FileError("EBADF");
    const access = file.flags & ACCESS_MASK;
    if (writing ? access === READ_ONLY : access === WRITE_ONLY) throw new FileError("EBADF");
    if (file.node.kind === "folder") throw new FileError("EISDIR");
    return file as OpenNode & { readonly node: FileNode };
  }

  /** Bytes that are left to read. */
  remaining(descriptor: number): number {
    const file = this.#file(descriptor, false);
    return file === null ? 0 : Math.max(0, file.node.length - file.position);
  }

  /** The next `most` bytes, which the caller copies before anything else happens. */
  read(descriptor: number, most: number): Uint8Array {
    const file = this.#file(descriptor, false);
    if (file === null) return new Uint8Array(0);
    const start = Math.min(file.position, file.node.length);
    const end = Math.min(file.node.length, start + most);
    file.node.accessed = Date.now();
    file.position = Math.max(file.position, end);
    return contentOf(file.node).subarray(start, end);
  }

  write(descriptor: number, bytes: Uint8Array): number {
    const file = this.#file(descriptor, true);
    if (file === null) return bytes.length;
    const { node } = file;
    if ((file.flags & APPEND) !== 0) file.position = node.length;
    const end = file.position + bytes.length;
    if (bytes.length > 0) {
      if (end > node.length) this.#files.resize(node, end);
      else contentOf(node);
      node.bytes.set(bytes, file.position);
    }
    node.modified = Date.now();
    file.position = end;
    return bytes.length;
  }

  seek(descriptor: number, offset: number, whence: number): number {
    const file = this.#at(descriptor);
    if (file.kind === "stream") throw new FileError("ESPIPE");
    if (file.kind === "null") return 0;
    const length = file.node.kind === "file" ? file.node.length : 0;
    const from = whence === 0 ? 0 : whence === 1 ? file.position : whence === 2 ? length : NaN;
    const position = from + offset;
    if (!(position >= 0) || position > Number.MAX_SAFE_INTEGER) throw new FileError("EINVAL");
    file.position = position;
    return position;
  }

  truncate(descriptor: number, length: number): void {
    if (length < 0) throw new FileError("EINVAL");
    const file = this.#file(descriptor, true);
    if (file === null) throw new FileError("EINVAL");
    const { node } = file;
    this.#files.resize(node, length);
    node.modified = Date.now();
  }

  truncatePath(path: string, length: number): void {
    const node = this.#existing(path);
    if (node.kind === "folder") throw new FileError("EISDIR");
    if (length < 0) throw new FileError("EINVAL");
    this.#mayWrite();
    this.#files.resize(node, length);
    node.modified = Date.now();
  }

  /** A copy of a file's content. */
  readBytes(path: string): Uint8Array {
    const node = this.#existing(path);
    if (node.kind === "folder") throw new FileError("EISDIR");
    return contentOf(node).slice();
  }

  status(path: string): FileStatus {
    return this.#isNull(path) ? deviceStatus(0o666) : statusOf(this.#existing(path));
  }

  statusAt(descriptor: number): FileStatus {
    const file = this.#at(descriptor);
    return file.kind === "file"
      ? statusOf(file.node)
      : deviceStatus(file.kind === "null" ? 0o666 : 0o620);
  }

  /** The names in a folder. */
  list(path: string): string[] {
    return [...this.#folderAt(path).entries.keys()];
  }

  /** Names in a folder, and whether each is a folder. */
  scan(path: string): [name: string, isFolder: boolean, id: number][] {
    return Array.from(
      this.#folderAt(path).entries,
      ([name, node]) => [name, node.kind === "folder", node.id],
    );
  }

  #folderAt(path: string): FolderNode {
    const node = this.#existing(path);
    if (node.kind !== "folder") throw new FileError("ENOTDIR");
    return node;
  }

  makeFolder(path: string, mode: number): void {
    const place = this.#place(path);
    if (place.node !== null) throw new FileError("EEXIST");
    this.#mayWrite();
    this.#files.addFolder(place.folder, place.name).mode = mode & 0o7777 & ~0o022;
  }

  remove(path: string): void {
    const place = this.#place(path);
    if (place.node === null) throw this.#missing();
    if (place.node.kind === "folder") throw new FileError("EISDIR");
    if (path.endsWith("/")) throw new FileError("ENOTDIR");
    this.#mayWrite();
    this.#files.unlink(place.folder, place.name);
  }

  removeFolder(path: string): void {
    const place = this.#place(path);
    if (place.node === null) throw this.#missing();
    if (place.node.kind === "file") throw new FileError("ENOTDIR");
    if (/(^|\/)\.$/.test(path)) throw new FileError("EINVAL");
    if (place.name === "") throw new FileError("EBUSY");
    if (place.node.entries.size > 0) throw new FileError("ENOTEMPTY");
    this.#mayWrite();
    this.#files.unlink(place.folder, place.name);
  }

  rename(from: string, to: string): void {
    const source = this.#place(from);
    const { node } = source;
    if (node === null) throw this.#missing();
    const target = this.#place(to);
    if (source.name === "" || target.name === "") throw new FileError("EBUSY");
    if (target.node === node) return;
    if (target.node !== null) {
      if (node.kind === "folder" && target.node.kind === "file") throw new FileError("ENOTDIR");
      if (node.kind === "file" && target.node.kind === "folder") throw new FileError("EISDIR");
      if (target.node.kind === "folder" && target.node.entries.size > 0) {
        throw new FileError("ENOTEMPTY");
      }
    }
    if (node.kind === "folder" && contains(node, target.folder)) throw new FileError("EINVAL");
    this.#mayWrite();
    this.#files.grow(2 * (target.name.length - source.name.length));
    if (target.node !== null) this.#files.unlink(target.folder, target.name);
    source.folder.entries.delete(source.name);
    target.folder.entries.set(target.name, node);
    source.folder.modified = target.folder.modified = Date.now();
  }

  setMode(path: string, mode: number): void {
    const node = this.#existing(path);
    this.#mayWrite();
    node.mode = mode & 0o7777;
  }

  setTimes(path: string, accessed: number, modified: number): void {
    const node = this.#existing(path);
    this.#mayWrite();
    node.accessed = accessed;
    node.modified = modified;
  }

  /** Whether a path may be used: mode is the sum of 4 read, 2 write, 1 run; 0 asks whether it is there. */
  mayUse(path: string, mode: number): boolean {
    if (this.#isNull(path)) return (mode & 1) === 0;
    try {
      const node = this.#existing(path);
      if ((mode & 2) !== 0 && !this.#files.writable) return false;
      return (mode & 1) === 0 || (node.mode & 0o111) !== 0;
    } catch (error) {
      if (error instanceof FileError) return false;
      throw error;
    }
  }

  #mayWrite(): void {
    if (this.#files.writable) return;
    throw new FileError("EACCES", this.#granted ? WRITABLE_HINT : GRANT_HINT);
  }

  #missing(): FileError {
    return new FileError("ENOENT", this.#granted ? undefined : GRANT_HINT);
  }

  #absolute(path: string): string {
    return path.startsWith("/") ? path : `${this.#cwd}/${path}`;
  }

  #isNull(path: string): boolean {
    return this.#absolute(path) === NULL_DEVICE;
  }

  #existing(path: string): Node {
    const { node } = this.#place(path);
    if (node === null) throw this.#missing();
    if (node.kind === "file" && path.endsWith("/")) throw new FileError("ENOTDIR");
    return node;
  }

  /** @throws FileError when a folder on the way is not there */
  #place(path: string): Place {
    if (path === "") throw new FileError("ENOENT");
    const { root } = this.#files;
    const above: { folder: FolderNode; name: string }[] = [];
    let node: Node | null = root;
    let folder = root;
    let last = "";
    for (const name of this.#absolute(path).split("/")) {
      if (name === "" || name === ".") {
        if (name === "." && node?.kind !== "folder") {
          throw node === null ? this.#missing() : new FileError("ENOTDIR");
        }
        continue;
      }
      if (node === null) throw this.#missing();
      if (node.kind !== "folder") throw new FileError("ENOTDIR");
      if (name === "..") {
        const up = above.pop();
        if (up === undefined) continue;
        node = up.folder;
        last = above.at(-1)?.name ?? "";
        folder = above.at(-1)?.folder ?? root;
        continue;
      }
      above.push({ folder: node, name });
      folder = node;
      last = name;
      node = folder.entries.get(name) ?? null;
    }
    return { folder, name: last, node };
  }
}

function contains(folder: FolderNode, sought: FolderNode): boolean {
  if (folder === sought) return true;
  for (const node of folder.entries.values()) {
    if (node.kind === "folder" && contains(node, sought)) return true;
  }
  return false;
}

function deviceStatus(mode: number): FileStatus {
  const now = Date.now();
  return { mode: S_IFCHR | mode, id: 0, links: 1, size: 0, accessed: now, modified: now };
}

function statusOf(node: Node): FileStatus {
  const isFile = node.kind === "file";
  return {
    mode: node.mode | (isFile ? S_IFREG : S_IFDIR),
    id: node.id,
    links: isFile ? 1 : 2,
    size: isFile ? node.length : 4096,
    accessed: node.accessed,
    modified: node.modified,
  };
}

/** The files of the runtime that runs. */
export function fileSession(): FileSession {
  const granted = grants();
  return (granted.session ??= new FileSession(granted.files)) as FileSession;
}
