/**
 * Linux: code is written through one mapping of a memory file and executed through another.
 *
 *     reserved      |  read, write  |  read, execute  |     one range, one unmapping, twice the size
 *                   ^ base          ^ base + bytes
 *
 * So writing code is a copy, and publishing it is nothing: no system call, no pause for other threads. The other way, one
 * mapping whose protection changes back and forth, is there for systems that refuse memory files. Measured for a region
 * of 1 KB, on a busy virtual machine of two cores: 0.3 us against 6.6 us at best (bench/stencil_entry_bench.ts).
 *
 * Native code is entered through a shared object of one function (shared_object.ts) in a memory file of its own, opened by
 * the path /proc/self/fd/N. A dynamic linker knows a file by its inode, so the threads of a process share one mapping,
 * and it is gone when the last has closed it. Deno closes what a terminated worker had opened as soon as the worker is
 * gone. Where memory files are refused, the code is in mapped memory and is entered through libc's `bsearch`.
 */
import type { Resource } from "../../../core/backend/resource.ts";
import {
  ANSWER,
  type Architecture,
  type EntryCode,
  entryCode,
  OTHER_ANSWER,
  OTHER_ANSWER_CODE,
} from "./entry_code.ts";
import {
  LinuxCalls,
  LinuxSystem,
  MAP_ANONYMOUS,
  MAP_FIXED,
  MAP_NORESERVE,
  MAP_PRIVATE,
  MAP_SHARED,
  MFD_ALLOW_SEALING,
  MFD_CLOEXEC,
  MFD_EXEC,
  openLibc,
  PROT_EXEC,
  PROT_NONE,
  PROT_READ,
  PROT_WRITE,
} from "./linux_calls.ts";
import {
  type CodeMemory,
  ExecutableMemoryError,
  type FlushCode,
  KIND_DESCRIPTOR,
  KIND_MEMORY,
  type NativeEntry,
  type Notes,
  type Platform,
} from "./platform.ts";
import { mappedProtection } from "./proc_maps.ts";
import { searchWay } from "./search_way.ts";
import { sharedObject } from "./shared_object.ts";

/** Names of the memory files, for who reads /proc/PID/maps. */
const ENTRY_FILE = "whipsnake-shim";
const CODE_FILE = "whipsnake-code";

/** First number of a description: how the entry was made. */
const BY_SYMBOL = 1;
const BY_SEARCH = 2;

const ENTER = {
  enter: { parameters: ["pointer", "u32"], result: "i32" },
  routines: { type: "pointer" },
} as const;
const FLUSH = { flush: { parameters: ["usize", "usize", "usize"], result: "void" } } as const;

const NO_NOTES: Notes = { record: () => 0, forget: () => true, step: () => {} };

/** Executable memory by Linux's system calls. */
export class LinuxPlatform implements Platform {
  readonly name = "Linux";
  readonly pageBytes: number;
  readonly #architecture: Architecture;
  readonly #code: EntryCode;
  readonly #calls: LinuxCalls;
  /** Whether code has two mappings, or one whose protection changes. */
  #dual = true;

  /** `dual` false: code has one mapping from the beginning. */
  constructor(
    architecture: Architecture,
    calls: LinuxCalls = new LinuxSystem(architecture),
    dual = true,
  ) {
    this.#architecture = architecture;
    this.#calls = calls;
    this.#dual = dual;
    this.#code = entryCode(architecture, "linux");
    // aarch64 has kernels with pages of 4, 16 and 64 KB.
    this.pageBytes = architecture === "aarch64" ? 0x10000 : 0x1000;
  }

  /** Whether code has two mappings, see above; settled by `probe`. */
  get dual(): boolean {
    return this.#dual;
  }

  probe(): void {
    const failures: string[] = [];
    for (const dual of this.#dual ? [true, false] : [false]) {
      this.#dual = dual;
      try {
        return this.#execute();
      } catch (error) {
        if (!(error instanceof ExecutableMemoryError)) throw error;
        failures.push(error.message);
      }
    }
    throw new ExecutableMemoryError([...new Set(failures)].join("; "));
  }

  /**
   * Executes a function that returns a known number, in memory that was written before and is not written any more; and then
   * another one that was written in its place. (Emulators may not see that: QEMU before 8.1 does not, where memory is mapped
   * twice.)
   */
  #execute(): void {
    const { bytes, functions } = this.#code;
    let flush: FlushCode | undefined;
    const memory = this.mapCode(this.pageBytes, NO_NOTES, (...range) => flush?.(...range));
    try {
      memory.write(0, bytes, bytes.length);
      // Executing what the system silently made not executable would end the process.
      const protection = mappedProtection(this.#calls.readMaps(), memory.address);
      if (protection === null) {
        throw new ExecutableMemoryError("/proc/self/maps does not tell what may be executed");
      }
      if (!protection.startsWith("r-x")) {
        throw new ExecutableMemoryError(
          `memory that was asked for to be executed has the protection ${protection}`,
        );
      }
      if ("flush" in functions) flush = this.#flushAt(memory.address + functions.flush);
      this.#expect(memory.address + functions.answer, ANSWER);
      const other = OTHER_ANSWER_CODE[this.#architecture];
      memory.write(functions.answer, other, other.length);
      this.#expect(memory.address + functions.answer, OTHER_ANSWER);
    } finally {
      memory.unmap();
    }
  }

  #expect(address: number, expected: number): void {
    const answer = this.#calls.execute(address);
    if (answer === expected) return;
    throw new ExecutableMemoryError(`code that was written returned ${answer}, not ${expected}`);
  }

  mapCode(bytes: number, notes: Notes, flush?: FlushCode): CodeMemory {
    return this.#dual ? this.#mapTwice(bytes, notes, flush) : this.#mapOnce(bytes, notes, flush);
  }

  #mapTwice(bytes: number, notes: Notes, flush?: FlushCode): CodeMemory {
    const calls = this.#calls;
    const file = this.#makeFile(CODE_FILE, notes);
    try {
      notes.step("code.size");
      if (calls.ftruncate(file.descriptor, bytes) < 0) refuse("ftruncate");
      notes.step("code.reserve");
      const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
      const base = this.#noted(notes, 2 * bytes, calls.mmap(0, 2 * bytes, PROT_NONE, flags, -1));
      try {
        const map = (at: number, protection: number, what: string) => {
          notes.step(`code.map-${what}`);
          const mapped = calls.mmap(
            at,
            bytes,
            protection,
            MAP_SHARED | MAP_FIXED,
            file.descriptor,
          );
          if (mapped !== at) refuse(`mmap to ${what}`);
        };
        map(base.address, PROT_READ | PROT_WRITE, "write");
        map(base.address + bytes, PROT_READ | PROT_EXEC, "execute");
        return new TwiceMapped(base, bytes, flush);
      } catch (error) {
        base.unmap();
        throw error;
      }
    } finally {
      file.close();
    }
  }

  #mapOnce(bytes: number, notes: Notes, flush?: FlushCode): CodeMemory {
    const calls = this.#calls;
    notes.step("code.map");
    const flags = MAP_PRIVATE | MAP_ANONYMOUS;
    const address = calls.mmap(0, bytes, PROT_READ | PROT_WRITE, flags, -1);
    const range = this.#noted(notes, bytes, address);
    try {
      notes.step("code.protect");
      const protect = (offset: number, length: number, protection: number): void => {
        const start = Math.floor(offset / this.pageBytes) * this.pageBytes;
        const end = Math.ceil((offset + length) / this.pageBytes) * this.pageBytes;
        const done = calls.mprotect(range.address + start, end - start, protection);
        if (done < 0) refuse("mprotect");
      };
      protect(0, bytes, PROT_READ | PROT_EXEC);
      return new OnceMapped(range, bytes, protect, flush);
    } catch (error) {
      range.unmap();
      throw error;
    }
  }

  /** A memory file, noted until it is closed. */
  #makeFile(name: string, notes: Notes): Held & { readonly descriptor: number; close(): void } {
    const calls = this.#calls;
    notes.step("file.create");
    const flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    let descriptor = calls.memfdCreate(name, flags | MFD_EXEC);
    // Kernels before 6.3 know no such flag.
    if (descriptor < 0) descriptor = calls.memfdCreate(name, flags);
    if (descriptor < 0) refuse("memfd_create");
    const record = noted(
      notes,
      { kind: KIND_DESCRIPTOR, address: descriptor, size: 0 },
      () => calls.closeDescriptor(descriptor),
    );
    const close = () => {
      if (notes.forget(record)) calls.closeDescriptor(descriptor);
    };
    return { address: descriptor, descriptor, close, unmap: close };
  }

  /** A mapping, noted until it is unmapped. */
  #noted(notes: Notes, bytes: number, address: number): Held {
    if (address < 0) refuse("mmap");
    const unmap = () => this.#calls.munmap(address, bytes);
    const record = noted(notes, { kind: KIND_MEMORY, address, size: bytes }, unmap);
    return {
      address,
      unmap: () => {
        if (notes.forget(record)) unmap();
      },
    };
  }

  makeEntry(notes: Notes, routines: Uint8Array): NativeEntry {
    let failure: unknown;
    try {
      return this.#makeSymbol(notes, routines);
    } catch (error) {
      if (!(error instanceof ExecutableMemoryError)) throw error;
      failure = error;
    }
    try {
      return this.#makeSearch(notes, routines);
    } catch (error) {
      throw error instanceof ExecutableMemoryError ? failure : error;
    }
  }

  attachEntry(
    description: readonly number[],
    notes: Notes,
    routines: Uint8Array,
  ): NativeEntry {
    const [way, address] = description;
    if (way === BY_SYMBOL) return this.#openSymbol(address, notes, routines);
    return this.#openSearch(address, description[2], notes, routines);
  }

  #makeSymbol(notes: Notes, routines: Uint8Array): NativeEntry {
    const calls = this.#calls;
    const file = this.#makeFile(ENTRY_FILE, notes);
    try {
      notes.step("entry.write");
      const { bytes } = sharedObject(this.#architecture, this.#code, routines);
      if (calls.write(file.descriptor, bytes) !== bytes.length) refuse("write");
      // A seal only makes it harder to change by mistake; old kernels may not have it.
      calls.seal(file.descriptor);
      return this.#openSymbol(file.descriptor, notes, routines);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  #openSymbol(descriptor: number, notes: Notes, routines: Uint8Array): NativeEntry {
    const calls = this.#calls;
    const path = `/proc/self/fd/${descriptor}`;
    notes.step("entry.open");
    const library = openObject(calls, path, ENTER);
    let flushing: Deno.DynamicLibrary<typeof FLUSH> | undefined;
    const close = () => {
      library.close();
      flushing?.close();
    };
    try {
      notes.step("entry.opened");
      if ("flush" in this.#code.functions) flushing = openObject(calls, path, FLUSH);
    } catch (error) {
      close();
      throw error;
    }
    return {
      description: [BY_SYMBOL, descriptor],
      bytes: this.#code.bytes.length + routines.length,
      routines: Number(Deno.UnsafePointer.value(library.symbols.routines as Deno.PointerValue)),
      way: { kind: "symbol", enter: library.symbols.enter },
      ...(flushing === undefined ? {} : {
        flush: (...range) => flushing!.symbols.flush(...numbersOf(range)),
      }),
      close,
      free: () => {
        close();
        calls.closeDescriptor(descriptor);
      },
    };
  }

  /** Size of the memory of an entry that is not a shared object: the code, and from the next page on the routines. */
  #entryBytes(routines: Uint8Array): number {
    return this.pageBytes * (1 + Math.ceil(routines.length / this.pageBytes));
  }

  #makeSearch(notes: Notes, routines: Uint8Array): NativeEntry {
    const memory = this.mapCode(this.#entryBytes(routines), notes);
    try {
      const { bytes } = this.#code;
      memory.write(0, bytes, bytes.length);
      memory.write(this.pageBytes, routines, routines.length);
      // What is unmapped at the end is all of it, the view that it was written through too.
      const start = memory instanceof TwiceMapped ? memory.address - memory.bytes : memory.address;
      return this.#openSearch(memory.address, start, notes, routines);
    } catch (error) {
      memory.unmap();
      throw error;
    }
  }

  #openSearch(
    address: number,
    start: number,
    notes: Notes,
    routines: Uint8Array,
  ): NativeEntry {
    const { functions, bytes } = this.#code;
    notes.step("entry.open");
    const libc = this.#calls;
    const { way, close } = searchWay(
      (symbols) => openLibc(symbols, (path, wanted) => libc.open(path, wanted)),
      address + functions.search,
    );
    const flush = "flush" in functions ? this.#flushAt(address + functions.flush) : undefined;
    return {
      description: [BY_SEARCH, address, start],
      bytes: bytes.length + routines.length,
      routines: address + this.pageBytes,
      way,
      ...(flush === undefined ? {} : { flush }),
      close,
      free: () => {
        close();
        libc.munmap(start, address - start + this.#entryBytes(routines));
      },
    };
  }

  #flushAt(address: number): FlushCode {
    const pointer = Deno.UnsafePointer.create<typeof FLUSH.flush>(BigInt(address))!;
    const flush = new Deno.UnsafeFnPointer(pointer, FLUSH.flush);
    return (...range) => flush.call(...numbersOf(range));
  }

  release(resource: Resource): void {
    const { kind, address, size } = resource;
    const failed = kind === KIND_DESCRIPTOR
      ? this.#calls.closeDescriptor(address) < 0
      : this.#calls.munmap(address, size) < 0;
    if (failed) throw new Error(`Cannot release the resource at ${address}: it is not there`);
  }

  close(): void {
    this.#calls.close();
  }
}

/** Something that is held until `unmap`. */
interface Held {
  readonly address: number;
  unmap(): void;
}

/** Notes a resource; gives it up again when there is no room for the note. */
function noted(notes: Notes, resource: Resource, giveUp: () => void): number {
  try {
    return notes.record(resource);
  } catch (error) {
    giveUp();
    throw error;
  }
}

/** One range, mapped twice. */
class TwiceMapped implements CodeMemory {
  readonly address: number;
  readonly bytes: number;
  readonly #held: Held;
  readonly #flush: FlushCode | undefined;
  #view: Uint8Array;

  constructor(held: Held, bytes: number, flush: FlushCode | undefined) {
    this.#held = held;
    this.address = held.address + bytes;
    this.bytes = bytes;
    this.#flush = flush;
    this.#view = viewOf(held.address, bytes);
  }

  write(offset: number, code: Uint8Array, length: number): void {
    this.#view.set(code.length === length ? code : code.subarray(0, length), offset);
    this.#flush?.(this.#held.address + offset, this.address + offset, length);
  }

  read(offset: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#view.subarray(offset, offset + length));
  }

  trap(offset: number, length: number): void {
    // int3 on x86-64; on aarch64 no instruction either, and nobody flushes it: it is seen soon enough.
    this.#view.fill(0xcc, offset, offset + length);
  }

  unmap(): void {
    this.#view = new Uint8Array(0);
    this.#held.unmap();
  }
}

/** One mapping, that can be written only while it cannot be executed. */
class OnceMapped implements CodeMemory {
  readonly address: number;
  readonly bytes: number;
  readonly #held: Held;
  readonly #protect: (offset: number, length: number, protection: number) => void;
  readonly #flush: FlushCode | undefined;
  #view: Uint8Array;

  constructor(
    held: Held,
    bytes: number,
    protect: (offset: number, length: number, protection: number) => void,
    flush: FlushCode | undefined,
  ) {
    this.#held = held;
    this.address = held.address;
    this.bytes = bytes;
    this.#protect = protect;
    this.#flush = flush;
    this.#view = viewOf(held.address, bytes);
  }

  write(offset: number, code: Uint8Array, length: number): void {
    this.#protect(offset, length, PROT_READ | PROT_WRITE);
    try {
      this.#view.set(code.length === length ? code : code.subarray(0, length), offset);
    } finally {
      this.#protect(offset, length, PROT_READ | PROT_EXEC);
    }
    this.#flush?.(this.address + offset, this.address + offset, length);
  }

  read(offset: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#view.subarray(offset, offset + length));
  }

  unmap(): void {
    this.#view = new Uint8Array(0);
    this.#held.unmap();
  }
}

/** Mapped memory as a typed array, which must not be used after it was unmapped. */
export function viewOf(address: number, bytes: number): Uint8Array {
  const pointer = Deno.UnsafePointer.create(BigInt(address))!;
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(pointer, bytes));
}

function numbersOf(range: readonly [number, number, number]): [bigint, bigint, bigint] {
  return [BigInt(range[0]), BigInt(range[1]), BigInt(range[2])];
}

function openObject<const S extends Deno.ForeignLibraryInterface>(
  calls: LinuxCalls,
  path: string,
  functions: S,
): Deno.DynamicLibrary<S> {
  try {
    return calls.open(path, functions);
  } catch (error) {
    throw new ExecutableMemoryError("the shim's shared object cannot be opened", { cause: error });
  }
}

function refuse(call: string): never {
  throw new ExecutableMemoryError(`the system refuses ${call}`);
}
