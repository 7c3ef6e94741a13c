/** A backend at work outside of a runtime: it compiles regions and enters them, over a memory of its own. */
import type {
  Backend,
  CompileContext,
  CompiledRegion,
  Shim,
} from "../../../core/backend/backend.ts";
import type { Plugin } from "../../../core/backend/plugin.ts";
import type { Resource } from "../../../core/backend/resource.ts";
import { LINK_CELLS, LINK_CELLS_MOST } from "../../../core/heap/map.ts";
import { bindMemory, boundMemory, PAGE_BYTES } from "../../../core/heap/memory.ts";
import { type DispatchLoop, replaceRoutines } from "../../../core/interpreter/dispatch/instance.ts";
import { EXPORTED_ROUTINES } from "../../../core/interpreter/dispatch/exported_routines.ts";
import type { Region } from "../../../core/trace/region.ts";
import { BYTES } from "./micro_op_inputs.ts";

const PAGES = Math.ceil((LINK_CELLS + 4 * LINK_CELLS_MOST) / PAGE_BYTES);

/** What a region is compiled to, and how it is entered. */
export interface InstalledRegion {
  readonly code: CompiledRegion;
  /** Enters it. @returns the exit; throws what a helper throws */
  enter(frame: number): number;
}

/** One backend, its shim and its memory; the routines of the interpreter are replaced by a log of their calls. */
export class Bench {
  readonly memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  /** The first page: what the checks compare. */
  readonly bytes = new Uint8Array(this.memory.buffer as ArrayBuffer, 0, BYTES);
  readonly view = new DataView(this.memory.buffer);
  /** What the backend calls itself. */
  readonly name: string;
  readonly backend: Backend;
  /** The routines that were called. */
  readonly calls: string[] = [];
  /** What the next routines give. */
  routineResult = 0;
  readonly #before = boundMemory();
  readonly #shim: Shim;
  readonly #resources = new Map<number, Resource>();
  /** What the shim recorded, which goes with it. */
  readonly #shimRecords: readonly number[];
  readonly #installed = new Set<CompiledRegion>();
  readonly #context: CompileContext;

  constructor(plugin: Plugin) {
    const { memory } = this;
    this.backend = plugin.create({ memory, report: ({ message }) => fail(message) });
    this.name = this.backend.name;
    let records = 0;
    this.#context = {
      record: (resource) => {
        this.#resources.set(++records, resource);
        return records;
      },
      forget: (record) => this.#resources.delete(record),
      step: () => {},
    };
    replaceRoutines(memory, this.#routines());
    this.#shim = this.bound(() => this.backend.compileShim(this.#context));
    this.#shimRecords = [...this.#resources.keys()];
    new Int32Array(memory.buffer, LINK_CELLS, LINK_CELLS_MOST).fill(-1);
  }

  #routines(): DispatchLoop {
    const routines = EXPORTED_ROUTINES.map((name) =>
      [name, (...operands: number[]) => {
        const told = name === "join" ? this.#wordsAt(operands[0], operands[1]) : operands;
        this.calls.push(`${name}(${told.join(", ")})`);
        return this.routineResult;
      }] as const
    );
    return Object.fromEntries(routines) as unknown as DispatchLoop;
  }

  #wordsAt(address: number, count: number): number[] {
    return Array.from({ length: count }, (_, i) => this.view.getInt32(address + 4 * i, true));
  }

  /** Does something with this memory bound. */
  bound<T>(use: () => T): T {
    bindMemory(this.memory);
    return use();
  }

  /** Compiles a region. @throws what the backend throws */
  compile(region: Region): InstalledRegion {
    const code = this.bound(() => this.backend.compileRegion(region, this.#shim, this.#context));
    this.#installed.add(code);
    return { code, enter: (frame) => this.bound(() => this.#shim.enter(code.entry, frame)) };
  }

  /** Lets links go to a region's code, or nowhere. */
  link(region: number, code: CompiledRegion | null): void {
    this.view.setInt32(LINK_CELLS + 4 * region, code === null ? -1 : code.entry, true);
  }

  /** Frees a region. */
  free({ code }: InstalledRegion): void {
    this.#installed.delete(code);
    code.free();
  }

  /** Gives everything up, in the order of a runtime. */
  close(): void {
    for (const code of this.#installed) code.free();
    this.#shim.free();
    for (const record of this.#shimRecords) this.#resources.delete(record);
    this.backend.dispose?.();
    for (const resource of this.#resources.values()) this.backend.release?.(resource);
    replaceRoutines(this.memory, null);
    bindMemory(this.#before);
  }
}

/** What a check throws: in one sentence, what was done, and what differs. */
export class ConformanceError extends Error {
  /** `"ConformanceError"` */
  override readonly name: string = "ConformanceError";
}

/** Ends a check. */
export function fail(message: string): never {
  throw new ConformanceError(message);
}

/** Throws unless two values have the same text as JSON. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [one, other] = [textOf(actual), textOf(expected)];
  if (one !== other) fail(`${what}: expected ${other}, got ${one}`);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each) => typeof each === "bigint" ? `${each}n` : each) ??
    `${value}`;
}

/** The place of the first byte that differs, or -1. Their lengths are the same and divisible by four. */
export function differenceAt(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return 4 * i;
  return -1;
}

function wordsOf({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, byteLength / 4);
}
