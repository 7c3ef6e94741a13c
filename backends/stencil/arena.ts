/**
 * The executable memory of one runtime: blocks of mapped memory, each with the code of many executors.
 *
 * Blocks are large because their untouched pages cost nothing; each one is two of a ledger's records at most, however
 * many executors are in it. Code is written while nothing runs in the block's pages: an arena is used by the thread of its
 * runtime only, and native code never calls back into JavaScript. When code is freed its bytes become traps, where that
 * costs no system call, and can be used again at once.
 */
import type { CompileContext, EntryGuard } from "../../core/backend/backend.ts";
import type { Resource } from "../../core/backend/resource.ts";
import { ArenaSpace } from "./arena_space.ts";
import {
  type CodeMemory,
  ExecutableMemoryError,
  type FlushCode,
  guarded,
  type Platform,
} from "./platform/platform.ts";

/** Code begins at multiples of it: processors fetch instructions in pieces of 16 bytes. */
const ALIGN = 16;
/** Bytes of the first block; each further one is as large as all before, up to BLOCK_MOST. */
const BLOCK_FIRST = 256 << 10;
const BLOCK_MOST = 4 << 20;
/** Default for ArenaOptions.limit: more than a registry's limit on code, for what lies between pieces. */
export const ARENA_LIMIT_DEFAULT: number = 32 << 20;

/** Sizes of an arena, in bytes. */
export interface ArenaOptions {
  /** Most memory for code. Default 32 MiB. */
  readonly limit?: number;
  /** Size of the first block. Default 256 KiB. */
  readonly block?: number;
}

/** Code that was published. */
export interface PublishedCode {
  /** Where it is executed. */
  readonly address: number;
  /** Writes bytes over some of it. Nothing runs in it. @returns what was there */
  patch(at: number, bytes: Uint8Array): Uint8Array;
  /** Gives the bytes back. Once; nothing runs in them. */
  free(): void;
}

/** How full an arena is. */
export interface ArenaStatistics {
  readonly blocks: number;
  /** Bytes mapped to be executed. */
  readonly mapped: number;
  /** Bytes that pieces of code take, the padding between them included. */
  readonly taken: number;
  /** Bytes of code. */
  readonly code: number;
  /** Free pieces in all blocks. */
  readonly gaps: number;
}

interface Block {
  readonly memory: CodeMemory;
  readonly space: ArenaSpace;
  /** Its memory was released by another hand. */
  gone: boolean;
}

/** What the pieces of an arena ask it for: parameters as of its methods. */
interface Ways {
  readonly patch: (
    block: Block,
    offset: number,
    bytes: Uint8Array,
    guard: EntryGuard | undefined,
  ) => Uint8Array;
  readonly free: (
    block: Block,
    offset: number,
    bytes: number,
    length: number,
    guard: EntryGuard | undefined,
  ) => void;
}

/** A piece of a block that has code. */
class Piece implements PublishedCode {
  readonly address: number;
  readonly #ways: Ways;
  readonly #block: Block;
  readonly #offset: number;
  readonly #bytes: number;
  readonly #length: number;
  readonly #guard: EntryGuard | undefined;
  #freed = false;

  constructor(
    ways: Ways,
    block: Block,
    offset: number,
    bytes: number,
    length: number,
    guard: EntryGuard | undefined,
  ) {
    this.address = block.memory.address + offset;
    this.#ways = ways;
    this.#block = block;
    this.#offset = offset;
    this.#bytes = bytes;
    this.#length = length;
    this.#guard = guard;
  }

  patch(at: number, bytes: Uint8Array): Uint8Array {
    // Otherwise nobody will run it any more.
    if (this.#freed) return new Uint8Array(0);
    return this.#ways.patch(this.#block, this.#offset + at, bytes, this.#guard);
  }

  free(): void {
    if (this.#freed) throw new Error("Cannot free code: it is freed");
    this.#freed = true;
    this.#ways.free(this.#block, this.#offset, this.#bytes, this.#length, this.#guard);
  }
}

/** Executable memory for one runtime's code. */
export class Arena {
  readonly #platform: Platform;
  readonly #limit: number;
  readonly #blockFirst: number;
  readonly #blocks: Block[] = [];
  #mapped = 0;
  #taken = 0;
  #code = 0;
  #disposed = false;
  /** What pieces do with it. */
  readonly #ways: Ways = {
    patch: (...piece) => this.#patch(...piece),
    free: (...piece) => this.#free(...piece),
  };

  /** Nothing is mapped before the first code. */
  constructor(platform: Platform, options: ArenaOptions = {}) {
    this.#platform = platform;
    this.#limit = options.limit ?? ARENA_LIMIT_DEFAULT;
    this.#blockFirst = options.block ?? BLOCK_FIRST;
  }

  /** How full it is. */
  get statistics(): ArenaStatistics {
    return {
      blocks: this.#blocks.length,
      mapped: this.#mapped,
      taken: this.#taken,
      code: this.#code,
      gaps: this.#blocks.reduce((sum, { space }) => sum + space.pieces, 0),
    };
  }

  /**
   * Copies the first `length` bytes of `code` to where they can be executed.
   *
   * @param flush of the shim, where the processor needs it
   * @throws ExecutableMemoryError when there is no room, what the context's steps throw; nothing was taken then
   */
  publish(
    code: Uint8Array,
    length: number,
    context: CompileContext,
    flush?: FlushCode,
  ): PublishedCode {
    if (this.#disposed) throw new Error("Cannot publish code: the arena is disposed");
    const { guard } = context;
    const bytes = (Math.max(length, 1) + ALIGN - 1) & -ALIGN;
    let block: Block | null = null;
    let offset = -1;
    // Blocks are few, so they are tried in turn.
    for (const each of this.#blocks) {
      offset = each.space.take(bytes);
      if (offset < 0) continue;
      block = each;
      break;
    }
    if (block === null) {
      block = this.#map(bytes, context, flush);
      offset = block.space.take(bytes);
    }
    const { memory } = block;
    this.#taken += bytes;
    this.#code += length;
    try {
      context.step("arena.write");
      if (guard === undefined) memory.write(offset, code, length);
      else if (!guarded(guard, () => memory.write(offset, code, length))) {
        throw new Error("Cannot publish code: this worker was reclaimed");
      }
    } catch (error) {
      this.#giveBack(block, offset, bytes, length);
      throw error;
    }
    return new Piece(this.#ways, block, offset, bytes, length, guard);
  }

  #giveBack(block: Block, offset: number, bytes: number, length: number): void {
    this.#taken -= bytes;
    this.#code -= length;
    block.space.give(offset, bytes);
  }

  #patch(
    { memory, gone }: Block,
    offset: number,
    bytes: Uint8Array,
    guard: EntryGuard | undefined,
  ): Uint8Array {
    let before = new Uint8Array(0);
    // Otherwise nobody will run it any more.
    if (!this.#disposed && !gone) {
      guarded(guard, () => {
        before = memory.read(offset, bytes.length);
        memory.write(offset, bytes, bytes.length);
      });
    }
    return before;
  }

  #free(
    block: Block,
    offset: number,
    bytes: number,
    length: number,
    guard: EntryGuard | undefined,
  ): void {
    // The block went with the arena.
    if (this.#disposed) return;
    this.#giveBack(block, offset, bytes, length);
    if (block.gone) return;
    guarded(guard, () => block.memory.trap?.(offset, bytes));
    this.#trim();
  }

  #map(bytes: number, context: CompileContext, flush?: FlushCode): Block {
    const { pageBytes } = this.#platform;
    const left = Math.floor((this.#limit - this.#mapped) / pageBytes) * pageBytes;
    const needed = Math.ceil(bytes / pageBytes) * pageBytes;
    if (needed > left) {
      throw new ExecutableMemoryError(
        `Cannot find room for ${bytes} bytes of code: ` +
          `the limit is ${this.#limit} bytes, current value is ${this.#mapped}`,
      );
    }
    const wanted = Math.min(Math.max(this.#blockFirst, this.#mapped), BLOCK_MOST);
    const size = Math.min(Math.max(needed, Math.ceil(wanted / pageBytes) * pageBytes), left);
    context.step("arena.map");
    const memory = this.#platform.mapCode(size, context, flush);
    const block = { memory, space: new ArenaSpace(size), gone: false };
    this.#blocks.push(block);
    this.#mapped += size;
    return block;
  }

  /** Unmaps what is empty, but for one block: a runtime that has freed code will compile more. */
  #trim(): void {
    const empty = this.#blocks.filter(({ memory, space }) => space.free === memory.bytes);
    for (const block of empty.slice(1)) {
      this.#blocks.splice(this.#blocks.indexOf(block), 1);
      this.#mapped -= block.memory.bytes;
      block.memory.unmap();
    }
  }

  /** Does not use the memory any more that a resource is: whoever it was noted for releases it. */
  forget({ address, size }: Resource): void {
    const block = this.#blocks.find(({ memory }) =>
      address <= memory.address && memory.address < address + size
    );
    if (block === undefined) return;
    block.gone = true;
    this.#blocks.splice(this.#blocks.indexOf(block), 1);
    this.#mapped -= block.memory.bytes;
  }

  /** Unmaps everything. Done twice it does nothing. */
  dispose(): void {
    this.#disposed = true;
    for (const { memory } of this.#blocks.splice(0)) memory.unmap();
    this.#mapped = 0;
    this.#taken = 0;
    this.#code = 0;
  }
}
