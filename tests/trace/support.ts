/** Runs guest programs with and without compiled code. */
import type { RecordingAborted } from "../../core/trace/aborts.ts";
import { MICRO_OP_NAMES, type MicroOpName, U } from "../../core/trace/micro_ops.ts";
import type { Region, Unit } from "../../core/trace/region.ts";
import { setHardMode } from "../../core/host/hard_mode.ts";
import { type Hotness, LimitError, type Plugin, PythonError, Runtime } from "../../mod.ts";
import { fuelVaries } from "../support/guest_programs.ts";
import { nativeBackends } from "../support/native.ts";
import { withVirtualClock } from "../support/virtual_clock.ts";
import { javascript } from "../../plugins/javascript/plugin.ts";
import { reference } from "../../plugins/reference.ts";
import { wasm } from "../../plugins/wasm.ts";

/** The backends that can run here. */
export const BACKENDS: Readonly<Record<string, (() => Plugin) | null>> = {
  none: null,
  javascript,
  reference,
  wasm,
  ...nativeBackends,
};

/** How a program is run. */
export interface Setting {
  /** A name of BACKENDS. */
  readonly backend: string;
  readonly hotness?: Hotness;
  /** Collect at every few safepoints and poison what is freed. */
  readonly hard?: boolean;
}

/** What a program did. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Traceback of the exception, or the limit, that ended it; "" if it ended by itself. */
  readonly end: string;
  readonly fuel: number;
  /** How often compiled code was entered. */
  readonly entries: number;
}

/** A setting in a word, for messages. */
export function nameOf({ backend, hotness, hard }: Setting): string {
  const heat = hotness === undefined ? "" : ` ${hotness.loop ?? 60}/${hotness.exit ?? 20}`;
  return backend + heat + (hard === true ? " hard" : "");
}

/**
 * Runs a program in a new runtime, one that looks at the clock by one that does not depend on the machine. What is no exception
 * of the guest is thrown.
 */
export function runGuest(source: string, filename: string, setting: Setting): Outcome {
  return fuelVaries(source)
    ? withVirtualClock(() => runBy(source, filename, setting))
    : runBy(source, filename, setting);
}

function runBy(source: string, filename: string, setting: Setting): Outcome {
  const make = BACKENDS[setting.backend];
  let stdout = "";
  let stderr = "";
  let end = "";
  setHardMode(setting.hard === true);
  try {
    using runtime = new Runtime({
      argv: [filename],
      plugins: make === null ? [] : [make()],
      hotness: setting.hotness ?? {},
      outputLimit: Infinity,
      timeout: Infinity,
      stdout: (text) => stdout += text,
      stderr: (text) => stderr += text,
      onReport: (report) => {
        throw new Error(report.message);
      },
    });
    try {
      runtime.runFile(new TextEncoder().encode(source), filename);
    } catch (error) {
      if (error instanceof PythonError) end = error.traceback;
      else if (error instanceof LimitError) end = error.message;
      else throw error;
    }
    const { fuelUsed: fuel, tier } = runtime.statistics();
    return { stdout, stderr, end, fuel, entries: tier?.entries ?? 0 };
  } finally {
    setHardMode(false);
  }
}

/** What a function's regions and recordings came to. */
export interface Watched {
  /** What the program's last expression gives. */
  readonly result: unknown;
  /** The regions, each as it was at last, in the order in which they were first made. */
  readonly regions: readonly Region[];
  readonly aborts: readonly RecordingAborted[];
  readonly callOuts: number;
  readonly entries: number;
  readonly hops: number;
  readonly merges: number;
  readonly evictions: number;
}

/** Runs a program with low thresholds and keeps what tier 2 made of it. */
export function watch(source: string, hotness: Hotness = {}, plugin: Plugin = wasm()): Watched {
  const regions = new Set<Region>();
  const aborts: RecordingAborted[] = [];
  using runtime = new Runtime({
    // Slices by the clock would let exits be taken at other turns from run to run.
    timeout: Infinity,
    plugins: [plugin],
    hotness: {
      loop: 3,
      // Functions are compiled where a test asks for it.
      call: 1 << 29,
      exit: 3,
      // Side traces are compiled into their regions when they are entered for the first time.
      merge: 0,
      ...hotness,
      observer: {
        region: (region) => region.from === null && regions.add(region),
        aborted: (_code, _pc, error) => aborts.push(error),
      },
    },
  });
  const result = runtime.run(source);
  const { tier, compiled } = runtime.statistics();
  const { callOuts, entries, hops, merges } = tier!;
  const { evictions } = compiled!;
  return { result, regions: [...regions], aborts, callOuts, entries, hops, merges, evictions };
}

/** The micro-ops that a trace does once, and those in its loop, in order; constants are none. */
export function microOpsOf({ trace, live }: Unit): { once: MicroOpName[]; loop: MicroOpName[] } {
  const once: MicroOpName[] = [];
  const loop: MicroOpName[] = [];
  for (let ref = 1; ref < trace.length; ref++) {
    if (live[ref] === 0 || trace.op[ref] <= U.CONST_FLOAT) continue;
    (trace.loop !== 0 && ref >= trace.loop ? loop : once).push(MICRO_OP_NAMES[trace.op[ref]]);
  }
  return { once, loop };
}
