/**
 * What the command line does for `--backend`: makes the backend's plugin, and prints what becomes of hot code for `--jit-log`,
 * `--dump` and `--stats`. Loaded only when a backend is asked for.
 */
import { OPCODE_TABLE } from "../compiler/opcodes.ts";
import { codePosition } from "../objects/code_positions.ts";
import { jsString } from "../objects/values/text.ts";
import { CODE_FILENAME, CODE_QUALNAME } from "../heap/layouts/callable.ts";
import { H32 } from "../heap/memory.ts";
import type { Plugin } from "../backend/plugin.ts";
import type { RecordingAborted } from "../trace/aborts.ts";
import { MICRO_OP_NAMES } from "../trace/micro_ops.ts";
import { printRegion, printTrace } from "../trace/print.ts";
import type { RecordedInstruction } from "../trace/recorder.ts";
import type { Exit, Region } from "../trace/region.ts";
import type { TierObserver, TierStatistics } from "../trace/tier_statistics.ts";
import "./compiling.ts";
import type { Runtime } from "./runtime.ts";

/** What `--dump` prints, in the order of the stages. */
export type DumpStage = "trace" | "uops" | "optimized" | "region" | "wasm";

/** What is asked for. */
export interface CompilationRequest {
  readonly plugin: Plugin;
  readonly stages: ReadonlySet<DumpStage>;
  readonly log: boolean;
  readonly write: (text: string) => void;
  /** The WebAssembly text of a region; for the stage `wasm`. */
  readonly wasmText: ((region: Region) => string) | null;
}

/** Prints and counts what happens to hot code. */
export class CompilationLog {
  /** The plugin, observed. */
  readonly plugin: Plugin;
  readonly observer: TierObserver;
  readonly #request: CompilationRequest;
  readonly #regions = new Map<Region, number>();
  #tier: TierStatistics | null = null;
  /** Seconds spent when the last line was printed. */
  #seconds = 0;
  /** Size of the code that was installed last. */
  #bytes = 0;

  constructor(request: CompilationRequest) {
    this.#request = request;
    const { plugin } = request;
    this.plugin = {
      ...plugin,
      create: (environment) => plugin.create(environment),
      hooks: {
        ...plugin.hooks,
        executorInstalled: (event) => this.#bytes = event.bytes,
      },
    };
    const { stages } = request;
    const recorded: TierObserver["recorded"] = (trace, code, pc, trail) => {
      const head = () => `recorded at ${placeName(code, pc)}:\n`;
      this.#dump("trace", () => head() + printTrail(trail, trace.length));
      this.#dump("uops", () => head() + printTrace(trace));
    };
    this.observer = {
      ...(stages.has("trace") || stages.has("uops") ? { recorded } : {}),
      region: (region, hasProvedHot) => this.#region(region, hasProvedHot),
      aborted: (code, pc, error) => this.#aborted(code, pc, error),
    };
  }

  /** Tells whose statistics are meant, before the program runs. */
  follow(runtime: Runtime): void {
    this.#tier = runtime.statistics().tier;
  }

  #dump(stage: DumpStage, text: () => string): void {
    if (this.#request.stages.has(stage)) this.#request.write(text());
  }

  #region(region: Region, hasProvedHot: boolean): void {
    if (hasProvedHot) {
      const place = placeName(region.code, region.pc);
      const cost = `${this.#bytes} bytes, ${this.#microseconds()} us`;
      if (this.#request.log) {
        this.#request.write(`jit: hot region ${region.id} at ${place}: ${cost}\n`);
      }
      return;
    }
    const before = this.#regions.get(region) ?? 0;
    this.#regions.set(region, region.units.length);
    if (this.#request.log) this.#request.write(this.#regionLine(region, before));
    const head = () => `region ${region.id} at ${placeName(region.code, region.pc)}`;
    this.#dump("optimized", () => `${head()}:\n${printRegion(region)}`);
    this.#dump("region", () => `${head()}: ${printTree(region)}`);
    this.#dump("wasm", () => `${head()}:\n${this.#request.wasmText!(region)}`);
  }

  /** @param before traces that it had before */
  #regionLine(region: Region, before: number): string {
    const count = region.units.slice(before).reduce((sum, { live }) => sum + countLive(live), 0);
    let what = `region ${region.id} at ${placeName(region.code, region.pc)}`;
    if (region.from !== null) {
      what =
        `side trace at ${exitPlace(region.from)}: ${placeOfExit(region.parent!, region.from)}, ` +
        `by itself as region ${region.id}`;
    } else if (before > 0) {
      const exits = region.exits.filter(({ side }) =>
        side !== null && region.units.indexOf(side) >= before
      );
      const numbers = exits.map((exit) => region.exits.indexOf(exit)).join(", ");
      what = `side traces of region ${region.id} compiled into it: exits ${numbers}`;
      if (exits.length === 1) {
        what = `side trace at ${exitPlace(exits[0])}: ${placeOfExit(region, exits[0])}`;
      }
    }
    return `jit: ${what}: ${count} micro-ops, ${this.#bytes} bytes, ${this.#microseconds()} us\n`;
  }

  #aborted(code: number, pc: number, error: RecordingAborted): void {
    if (!this.#request.log) return;
    this.#request.write(
      `jit: abort at ${
        placeName(code, pc)
      }: ${error.message} (${error.reason}), ${this.#microseconds()} us\n`,
    );
  }

  /** Microseconds spent since this was asked last. */
  #microseconds(): number {
    const tier = this.#tier;
    if (tier === null) return 0;
    const before = this.#seconds;
    this.#seconds = tier.recordSeconds + tier.optimizeSeconds + tier.compileSeconds;
    return Math.round((this.#seconds - before) * 1e6);
  }

  /** Exits taken, by the micro-op that took them. */
  exitsByReason(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const region of this.#regions.keys()) {
      for (const [number, exit] of region.exits.entries()) {
        if (exit.count === 0) continue;
        const reason = exitReason(region, exit, number);
        counts[reason] = (counts[reason] ?? 0) + exit.count;
      }
    }
    return counts;
  }
}

function countLive(live: Uint8Array): number {
  return live.reduce((sum, each) => sum + each, 0);
}

function placeOfExit(region: Region, exit: Exit): string {
  return `region ${region.id}, exit ${region.exits.indexOf(exit)}`;
}

/** Instructions as the interpreter ran them while they were recorded, indented by call, with what each became. */
function printTrail(trail: readonly RecordedInstruction[], end: number): string {
  let text = "";
  let line = "";
  trail.forEach(({ code, pc, word, depth, first }, i) => {
    const place = placeName(code, pc);
    if (place !== line) text += `  ${place}\n`;
    line = place;
    const made = (trail[i + 1]?.first ?? end) - first;
    const instruction = `${OPCODE_TABLE[word & 0xff][0]} ${word >> 8}`;
    text += `  ${"  ".repeat(depth + 1)}${instruction.padEnd(26)} ${made} micro-ops\n`;
  });
  return text;
}

/** `file:line function` of an instruction. */
function placeName(code: number, pc: number): string {
  const { line } = codePosition(code, pc);
  const file = jsString(H32[(code + CODE_FILENAME) >> 2]);
  return `${file}:${line} ${jsString(H32[(code + CODE_QUALNAME) >> 2])}`;
}

function exitPlace(exit: Exit): string {
  const { code, pc } = exit.snapshot.frames[exit.snapshot.frames.length - 1];
  return placeName(code, pc);
}

/** The name of the micro-op that leaves there. */
function exitReason(region: Region, exit: Exit, number: number): string {
  const unit = region.units.find((each) => each.trace === exit.trace);
  const ref = unit?.exitOf.indexOf(number) ?? -1;
  return ref < 0 ? "UNKNOWN" : MICRO_OP_NAMES[exit.trace.op[ref]];
}

/** The exits of a region: where the program goes on, what is handed over, which side traces grew. */
function printTree(region: Region): string {
  let text = `${region.units.length} traces, ${region.exits.length} exits\n`;
  for (const [number, exit] of region.exits.entries()) {
    const parts = [exitReason(region, exit, number), `to ${exitPlace(exit)}`];
    const { frames } = exit.snapshot;
    if (frames.length > 1) parts.push(`${frames.length} frames`);
    parts.push(`${exit.values.length} values`, `taken ${exit.count} times`);
    if (exit.side !== null) parts.push(`side trace ${region.units.indexOf(exit.side)}`);
    text += `  exit ${number} of trace ${
      region.units.findIndex((unit) => unit.trace === exit.trace)
    }: ${parts.join(", ")}\n`;
  }
  return text;
}
