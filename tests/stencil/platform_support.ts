/** A backend of hand-written machine code, and what /proc/self/maps says of what it mapped. */
import type { Region } from "../../core/backend/region.ts";
import type { Plugin } from "../../core/backend/plugin.ts";
import { LinuxPlatform } from "../../backends/stencil/platform/linux.ts";
import {
  type LinuxCalls,
  LinuxSystem,
  MAP_FIXED,
} from "../../backends/stencil/platform/linux_calls.ts";
import type { Notes, Platform } from "../../backends/stencil/platform/platform.ts";
import { codeGenerator, STENCIL_CAPABILITIES } from "../../backends/stencil/backend.ts";
import { ROUTINES } from "../../backends/stencil/routines_x86_64.ts";
import { type GenerateCode, NativeBackend } from "../../backends/stencil/shim_backend.ts";
import { routinesOf, StencilTable } from "../../backends/stencil/table.ts";
import { TABLE } from "../../backends/stencil/table_x86_64.ts";

export const architecture = Deno.build.arch;
/** The tests execute code, and look at what a Linux process has mapped. */
export const here: boolean = Deno.build.os === "linux" && architecture === "x86_64";

/** Notes of nobody. */
export const NO_NOTES: Notes = { record: () => 0, forget: () => true, step: () => {} };

/** Returns the frame: `mov eax, r14d; ret`. */
export const RETURN_FRAME = Uint8Array.of(0x44, 0x89, 0xf0, 0xc3);

/** Returns a number: `mov eax, number; ret`. */
export function returning(number: number): Uint8Array {
  const code = Uint8Array.of(0xb8, 0, 0, 0, 0, 0xc3);
  new DataView(code.buffer).setInt32(1, number, true);
  return code;
}

/** A region whose machine code is given. */
export interface MachineRegion extends Region {
  readonly code: Uint8Array;
  /** Called when the code asks for a request (its result is negative); its result is the exit. */
  readonly request?: () => number;
}

/** Ranges that the calls of this thread have ever mapped: start and end. */
export type Ranges = [start: number, end: number][];

/** The real calls; notes what they map. */
export class WatchedCalls extends LinuxSystem {
  readonly ranges: Ranges;

  constructor(ranges: Ranges) {
    super("x86_64");
    this.ranges = ranges;
  }

  override mmap(...of: Parameters<LinuxCalls["mmap"]>): number {
    const address = super.mmap(...of);
    if (address > 0 && (of[3] & MAP_FIXED) === 0) this.ranges.push([address, address + of[1]]);
    return address;
  }
}

/** Makes the code of a MachineRegion. */
export const generate: GenerateCode = (region, { base, arena, context }) => {
  const { code, request } = region as MachineRegion;
  context.step("generate");
  const published = arena.publish(code, code.length);
  const serve = (result: number) => result >= 0 ? result : request!();
  return {
    native: { address: published.address, base, serve },
    bytes: code.length,
    published,
  };
};

/** A plugin of hand-written machine code. */
export function machinePlugin(platform: () => Platform, name = "machine"): Plugin {
  return {
    name,
    create: ({ memory }) =>
      new NativeBackend({
        name,
        memory,
        platform,
        capabilities: { trees: false, links: false },
        generate,
        // A page and a byte of traps, called by nobody.
        routines: () => ({ bytes: new Uint8Array(4097).fill(0xcc), offsets: [0, 4096] }),
      }),
    release: (resource) => {
      const releasing = platform();
      releasing.release(resource);
      releasing.close();
    },
  };
}

/** Makes platforms whose mappings are noted. */
export function watchedPlatform(ranges: Ranges, dual = true): () => LinuxPlatform {
  return () => new LinuxPlatform("x86_64", new WatchedCalls(ranges), dual);
}

/** A line of /proc/self/maps. */
export interface Mapping {
  readonly start: number;
  readonly end: number;
  readonly protection: string;
  readonly name: string;
}

export function mappings(): Mapping[] {
  return Deno.readTextFileSync("/proc/self/maps").trim().split("\n").map((line) => {
    const [, start, end, protection, name] = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/
      .exec(line)!;
    return { start: parseInt(start, 16), end: parseInt(end, 16), protection, name };
  });
}

/** The ranges of the plugin that are still mapped as it mapped them: as code, or by its memory files. */
export function leftBehind(): string[] {
  return mappings().filter(({ name }) => name.includes("whipsnake-"))
    .map(({ start, protection, name }) => `${start.toString(16)} ${protection} ${name}`);
}

/** Those of the ranges in which something is mapped. */
export function stillMapped(ranges: Ranges): Ranges {
  const all = mappings();
  return ranges.filter(([start, end]) => all.some((it) => it.start < end && it.end > start));
}

/** Memory files that the process has open. */
export function openFiles(): number {
  let count = 0;
  for (const { name } of Deno.readDirSync("/proc/self/fd")) {
    try {
      if (Deno.readLinkSync(`/proc/self/fd/${name}`).includes("whipsnake-")) count++;
    } catch {
      // The directory's own descriptor.
    }
  }
  return count;
}

/**
 * The stencil plugin with its mappings noted: what it maps itself in `ranges`, and what the dynamic linker maps of its shim
 * whenever `look` is called.
 */
export function watchedStencil(ranges: Ranges): { readonly plugin: Plugin; look(): void } {
  const table = new StencilTable(TABLE, ROUTINES);
  const generate = codeGenerator(table, { callsRoutines: true, jumps: true });
  const platform = watchedPlatform(ranges);
  return {
    plugin: {
      name: "stencil",
      create: ({ memory }) =>
        new NativeBackend({
          name: "stencil",
          memory,
          platform,
          capabilities: STENCIL_CAPABILITIES,
          generate,
          routines: () => routinesOf(ROUTINES),
        }),
      release: (resource) => {
        const releasing = platform();
        releasing.release(resource);
        releasing.close();
      },
    },
    look: () => {
      for (const { start, end, name } of mappings()) {
        if (name.includes("whipsnake-")) ranges.push([start, end]);
      }
    },
  };
}

/**
 * Those of the ranges in which something of the plugin is mapped: a memory file of its, or what lies exactly in the range
 * and is no file. What the host has mapped there since does not count.
 *
 * @param oneMapping whether the platform has no memory files: what can be written and is no file may be the plugin's then. With them
 *   it is V8's, whose pages are as large as the plugin's blocks and come to stand where one was
 */
export function stillHeld(ranges: Ranges, oneMapping = true): Ranges {
  const all = mappings();
  return ranges.filter(([start, end]) =>
    all.some((it) =>
      it.start < end && it.end > start &&
      (it.name.includes("whipsnake-") ||
        it.name === "" && it.start === start && it.end === end &&
          (oneMapping || it.protection !== "rw-p"))
    )
  );
}
