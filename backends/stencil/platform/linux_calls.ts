/**
 * The system calls of Linux that the platform needs, through one foreign function: libc's `syscall`.
 *
 * One, because Deno compiles a piece of machine code for each function it opens, for its fast calls: 80 to 200 us each,
 * where all of these calls together take some tens. Even that one is avoided: a parameter that is a structure has no fast
 * call. A structure of one 64-bit integer is passed as that integer, in the System V convention and in AAPCS64.
 */
import { type Architecture } from "./entry_code.ts";
import { ExecutableMemoryError } from "./platform.ts";

export const PROT_NONE = 0;
export const PROT_READ = 1;
export const PROT_WRITE = 2;
export const PROT_EXEC = 4;
export const MAP_SHARED = 1;
export const MAP_PRIVATE = 2;
export const MAP_FIXED = 0x10;
export const MAP_ANONYMOUS = 0x20;
export const MAP_NORESERVE = 0x4000;
export const MFD_CLOEXEC = 1;
export const MFD_ALLOW_SEALING = 2;
/** Since Linux 6.3: asks for a file that may be executed, where the default is one that may not. */
export const MFD_EXEC = 0x10;

const F_ADD_SEALS = 1033;
/** F_SEAL_SEAL, SHRINK, GROW, WRITE. */
const SEALS = 0xf;

/** System calls, and opening libraries. Numbers below 0 are failures. Tests put others in their place. */
export interface LinuxCalls {
  memfdCreate(name: string, flags: number): number;
  ftruncate(descriptor: number, bytes: number): number;
  write(descriptor: number, bytes: Uint8Array<ArrayBuffer>): number;
  /** Makes a file unchangeable. */
  seal(descriptor: number): number;
  closeDescriptor(descriptor: number): number;
  mmap(
    address: number,
    bytes: number,
    protection: number,
    flags: number,
    descriptor: number,
  ): number;
  mprotect(address: number, bytes: number, protection: number): number;
  munmap(address: number, bytes: number): number;
  /** /proc/self/maps, or "" where it cannot be read. */
  readMaps(): string;
  /** Opens functions of a shared object. */
  open<const S extends Deno.ForeignLibraryInterface>(
    path: string,
    functions: S,
  ): Deno.DynamicLibrary<S>;
  /** Calls a function without parameters. */
  execute(address: number): number;
  /** Gives up libc. */
  close(): void;
}

const NUMBERS: Readonly<
  Record<
    Architecture,
    Readonly<
      Record<
        | "write"
        | "openat"
        | "read"
        | "close"
        | "mmap"
        | "mprotect"
        | "munmap"
        | "ftruncate"
        | "fcntl"
        | "memfd_create",
        number
      >
    >
  >
> = {
  x86_64: {
    read: 0,
    write: 1,
    close: 3,
    mmap: 9,
    mprotect: 10,
    munmap: 11,
    fcntl: 72,
    ftruncate: 77,
    openat: 257,
    memfd_create: 319,
  },
  aarch64: {
    fcntl: 25,
    ftruncate: 46,
    openat: 56,
    close: 57,
    read: 63,
    write: 64,
    munmap: 215,
    mmap: 222,
    mprotect: 226,
    memfd_create: 279,
  },
};

const AT_FDCWD = -100;

/** Names of libc: glibc's, which Deno's own builds need, and musl's. */
export const LIBC: readonly string[] = ["libc.so.6", "libc.so"];

const FUNCTIONS = {
  syscall: {
    parameters: [{ struct: ["i64"] }, "i64", "i64", "i64", "i64", "i64", "i64"],
    result: "i64",
  },
} as const;

/** The real calls. libc is opened at the first one. */
export class LinuxSystem implements LinuxCalls {
  readonly #numbers: (typeof NUMBERS)[Architecture];
  /** The number of a call, as a structure. */
  readonly #number = new Uint8Array(8);
  readonly #numberWords = new Int32Array(this.#number.buffer);
  #libc: Deno.DynamicLibrary<typeof FUNCTIONS> | null = null;

  constructor(architecture: Architecture) {
    this.#numbers = NUMBERS[architecture];
  }

  memfdCreate(name: string, flags: number): number {
    return this.#withBytes(
      new TextEncoder().encode(`${name}\0`),
      (at) => this.#call(this.#numbers.memfd_create, at, flags),
    );
  }

  ftruncate(descriptor: number, bytes: number): number {
    return this.#call(this.#numbers.ftruncate, descriptor, bytes);
  }

  write(descriptor: number, bytes: Uint8Array<ArrayBuffer>): number {
    return this.#withBytes(
      bytes,
      (at) => this.#call(this.#numbers.write, descriptor, at, bytes.length),
    );
  }

  seal(descriptor: number): number {
    return this.#call(this.#numbers.fcntl, descriptor, F_ADD_SEALS, SEALS);
  }

  closeDescriptor(descriptor: number): number {
    return this.#call(this.#numbers.close, descriptor);
  }

  mmap(
    address: number,
    bytes: number,
    protection: number,
    flags: number,
    descriptor: number,
  ): number {
    return this.#call(this.#numbers.mmap, address, bytes, protection, flags, descriptor, 0);
  }

  mprotect(address: number, bytes: number, protection: number): number {
    return this.#call(this.#numbers.mprotect, address, bytes, protection);
  }

  munmap(address: number, bytes: number): number {
    return this.#call(this.#numbers.munmap, address, bytes);
  }

  readMaps(): string {
    const path = new TextEncoder().encode("/proc/self/maps\0");
    const descriptor = this.#withBytes(
      path,
      (at) => this.#call(this.#numbers.openat, AT_FDCWD, at, 0),
    );
    if (descriptor < 0) return "";
    let text = "";
    const bytes = new Uint8Array(1 << 16);
    const decoder = new TextDecoder();
    for (;;) {
      const count = this.#withBytes(
        bytes,
        (at) => this.#call(this.#numbers.read, descriptor, at, bytes.length),
      );
      if (count <= 0) break;
      text += decoder.decode(bytes.subarray(0, count));
    }
    this.closeDescriptor(descriptor);
    return text;
  }

  open<const S extends Deno.ForeignLibraryInterface>(
    path: string,
    functions: S,
  ): Deno.DynamicLibrary<S> {
    return Deno.dlopen(path, functions);
  }

  execute(address: number): number {
    const definition = { parameters: [], result: "i32" } as const;
    const pointer = Deno.UnsafePointer.create<typeof definition>(BigInt(address))!;
    return new Deno.UnsafeFnPointer(pointer, definition).call();
  }

  close(): void {
    const libc = this.#libc;
    this.#libc = null;
    libc?.close();
  }

  #withBytes(bytes: Uint8Array<ArrayBuffer>, call: (address: number) => number): number {
    return call(addressOf(bytes));
  }

  #call(number: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0): number {
    this.#libc ??= openLibc(FUNCTIONS);
    this.#numberWords[0] = number;
    const { syscall } = this.#libc.symbols;
    return Number(
      syscall(this.#number, BigInt(a), BigInt(b), BigInt(c), BigInt(d), BigInt(e), BigInt(f)),
    );
  }
}

/** Opens functions of libc. @throws ExecutableMemoryError */
export function openLibc<const S extends Deno.ForeignLibraryInterface>(
  functions: S,
  open: (path: string, functions: S) => Deno.DynamicLibrary<S> = Deno.dlopen,
): Deno.DynamicLibrary<S> {
  let failure: unknown;
  for (const name of LIBC) {
    try {
      return open(name, functions);
    } catch (error) {
      failure ??= error;
    }
  }
  throw new ExecutableMemoryError("libc cannot be opened", { cause: failure });
}

/** Where bytes are. They must not be on V8's heap: those of an ArrayBuffer are not. */
export function addressOf(bytes: Uint8Array<ArrayBufferLike>): number {
  return Number(Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes as Uint8Array<ArrayBuffer>)));
}
