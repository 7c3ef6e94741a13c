/** Options of a runtime and their defaults. */
import type { Plugin } from "../backend/plugin.ts";
import type { Report, ReportCallback } from "../backend/report.ts";
import type { TierObserver } from "../trace/tier_statistics.ts";
import type { FileContent, FileSystem } from "../library/os/file_system.ts";
import type { SharedLedger } from "../backend/shared_ledger.ts";
import { isLedger } from "./compiled_code.ts";

/** A function of the embedder that guest code may call; arguments and result are converted by the table of convert.ts. */
// deno-lint-ignore no-explicit-any
export type HostFunction = (...args: any[]) => unknown;

/** Source of a module that guest code may import. */
export interface GuestModule {
  /** Its Python source, or the bytes of its file, which may name their encoding (PEP 263). */
  readonly source: string | Uint8Array;
  /** Shown in tracebacks; `<name>.py` when absent. */
  readonly filename?: string;
  /** Whether it is a package (may have submodules, relative imports start from it). */
  readonly isPackage?: boolean;
}

/** What a runtime may do and how much of it. Every limit has a default. */
export interface RuntimeOptions {
  /** Bytes of linear memory, all guest state included: at least 4 MiB, at most 2 GiB. Default 256 MiB. */
  readonly memoryLimit?: number;
  /**
   * Steps a `run` or call may make: one for each function entry and loop iteration, and work of builtins in proportion
   * to what they process. Deterministic. Default: no limit.
   */
  readonly fuel?: number;
  /** Milliseconds a `run` or call may take. Default 60,000; Infinity: no limit. */
  readonly timeout?: number;
  /** Characters that may be written to stdout and stderr in all. Default 16 Mi. */
  readonly outputLimit?: number;
  /** Python frames on the stack (sys.getrecursionlimit). Default 1,000. */
  readonly recursionLimit?: number;
  /**
   * Receives what guest code writes to stdout, in pieces that end at a newline where possible: some thousand characters each, or
   * less when the guest flushes, before a host function is called, and at the end. Default: dropped.
   */
  readonly stdout?: (text: string) => void;
  /** Receives what guest code writes to stderr. Default: dropped. */
  readonly stderr?: (text: string) => void;
  /** Functions that guest code sees as globals of these names. */
  readonly functions?: Readonly<Record<string, HostFunction>>;
  /** Modules that guest code may import, by full name: source text or a GuestModule. */
  readonly modules?: Readonly<Record<string, string | GuestModule>>;
  /**
   * Whether threading, concurrent.futures, subprocess, ctypes, and socket and its like can be imported, for packages that take
   * a lock, a constant or an error from them. There are no threads, processes, native code or network behind: what would
   * need them raises an error that says why; a pool of threads does its tasks where they are submitted. Default false:
   * importing them raises an ImportError.
   */
  readonly standIns?: boolean;
  /**
   * Files that guest code may see: a FileSystem, or the contents of files by their paths, which guest code may read only.
   * Default: none.
   */
  readonly files?: FileSystem | Readonly<Record<string, FileContent>>;
  /**
   * What guest code reads from standard input: all of it, or a function that gives the next piece of any size (such as a line)
   * each time that more is asked for, and null at the end. Default: nothing.
   */
  readonly stdin?: string | Uint8Array | (() => string | Uint8Array | null);
  /** Whether standard input, output and error are terminals (`sys.stdout.isatty()`). Default: none of them is. */
  readonly terminals?: readonly [stdin: boolean, stdout: boolean, stderr: boolean];
  /** What `os.environ` holds at first. Default: nothing. */
  readonly environ?: Readonly<Record<string, string>>;
  /** What `sys.argv` holds. Default `[""]`. */
  readonly argv?: readonly string[];
  /**
   * What compiles hot code: the first plugin that can work here. Default: `wasm()`, which needs no permission; `[]`:
   * everything is interpreted.
   */
  readonly plugins?: readonly Plugin[];
  /** When code is hot enough to be compiled, and who is told of it. */
  readonly hotness?: Hotness;
  /** What this runtime shares with runtimes of other workers. Default: nothing is shared between workers. */
  readonly ledger?: SharedLedger;
  /** Receives what happens to compiled code and stops no program. Default: console.warn, but for unavailable plugins. */
  readonly onReport?: (report: Report) => void;
}

/** When code is hot enough to be compiled. A backend may have other defaults of `loop`, `exit` and `merge`. */
export interface Hotness {
  /** Times that a loop must turn. Default 60, at least 1. */
  readonly loop?: number;
  /** Times that a function must be called. Default twice `loop`, at least 1. */
  readonly call?: number;
  /** Times that compiled code must be left at one place until that is compiled too. Default 40, at least 1. */
  readonly exit?: number;
  /** Attempts that may fail at one place until it is left alone. Default 10, at least 1. */
  readonly retries?: number;
  /**
   * Where a backend compiles side traces by themselves at first (BackendCapabilities.bridges): how often they must be
   * entered, for each micro-op of their region, until they are compiled into it. Default 50, at least 0; Infinity: never.
   */
  readonly merge?: number;
  /**
   * Regions that are made until what is kept of those that were not left meanwhile is packed: it takes a tenth of the memory
   * then, until they are left again. Default 32, at least 1.
   */
  readonly pack?: number;
  /**
   * Told of each region and each recording that stopped.
   *
   * @ignore
   */
  readonly observer?: TierObserver;
}

/** Options with every default filled in. */
export interface Limits {
  memoryLimit: number;
  fuel: number;
  timeout: number;
  outputLimit: number;
  recursionLimit: number;
}

/** Bounds of RuntimeOptions.memoryLimit and recursionLimit. */
export const MEMORY_LEAST: number = 4 << 20;
/** See MEMORY_LEAST. */
export const MEMORY_MOST: number = 2 ** 31;
/** See MEMORY_LEAST. */
export const RECURSION_LEAST = 10;
/** See MEMORY_LEAST. */
export const RECURSION_MOST = 1_000_000;

/** The options of a runtime. */
const OPTIONS: Readonly<Record<keyof RuntimeOptions, true>> = {
  memoryLimit: true,
  fuel: true,
  timeout: true,
  outputLimit: true,
  recursionLimit: true,
  stdout: true,
  stderr: true,
  functions: true,
  modules: true,
  standIns: true,
  files: true,
  stdin: true,
  terminals: true,
  environ: true,
  argv: true,
  plugins: true,
  hotness: true,
  ledger: true,
  onReport: true,
};
const HOTNESS: Readonly<Record<keyof Hotness, true>> = {
  loop: true,
  call: true,
  exit: true,
  retries: true,
  merge: true,
  pack: true,
  observer: true,
};

/**
 * Refuses what is no object, or has a property of another name.
 *
 * @throws TypeError: cannot do `action`, because of `subject`
 */
export function checkNames(
  action: string,
  subject: string,
  value: unknown,
  names: Readonly<Record<string, true>>,
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`Cannot ${action}: ${subject} must be an object, not ${kindOf(value)}`);
  }
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(names, name)) continue;
    const known = Object.keys(names).join(", ");
    throw new TypeError(`Cannot ${action}: there is no ${subject}.${name}, there are ${known}`);
  }
}

/** What a value is, in a word for messages. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : typeof value;
}

/** Refuses options that are not of their type. @throws TypeError that names the option */
export function checkOptions(options: RuntimeOptions): void {
  checkNames("create a runtime", "options", options, OPTIONS);
  for (const name of ["functions", "modules", "files", "environ"] as const) {
    const value: unknown = options[name] ?? {};
    if (typeof value === "object" && !Array.isArray(value)) continue;
    throw new TypeError(
      `Cannot create a runtime: ${name} must be an object with a property for each, not ${
        kindOf(value)
      }`,
    );
  }
  const argv: unknown = options.argv ?? [];
  if (!Array.isArray(argv) || argv.some((each) => typeof each !== "string")) {
    throw new TypeError("Cannot create a runtime: argv must be an array of strings");
  }
  for (const name of ["stdout", "stderr", "onReport"] as const) {
    const callback: unknown = options[name];
    if (callback !== undefined && typeof callback !== "function") {
      throw new TypeError(
        `Cannot create a runtime: ${name} must be a function, not ${typeof callback}`,
      );
    }
  }
  const standIns: unknown = options.standIns ?? false;
  if (typeof standIns !== "boolean") {
    throw new TypeError(
      `Cannot create a runtime: standIns must be true or false, not ${kindOf(standIns)}`,
    );
  }
  const stdin: unknown = options.stdin ?? "";
  if (
    typeof stdin !== "string" && typeof stdin !== "function" && !(stdin instanceof Uint8Array)
  ) {
    throw new TypeError(
      `Cannot create a runtime: stdin must be a string, a Uint8Array or a function, not ${typeof stdin}`,
    );
  }
  for (const [name, fn] of Object.entries<unknown>(options.functions ?? {})) {
    if (typeof fn !== "function") {
      throw new TypeError(
        `Cannot create a runtime: functions.${name} must be a function, not ${typeof fn}`,
      );
    }
  }
  checkNames("create a runtime", "hotness", options.hotness ?? {}, HOTNESS);
  for (const name of ["loop", "call", "exit", "retries", "pack"] as const) {
    const value: unknown = options.hotness?.[name] ?? 1;
    if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 1 << 29) {
      throw new RangeError(
        `Cannot create a runtime: hotness.${name} must be an integer from 1 to ${
          1 << 29
        }, not ${value}`,
      );
    }
  }
  const merge: unknown = options.hotness?.merge ?? 0;
  if (typeof merge !== "number" || !(merge >= 0)) {
    throw new RangeError(
      `Cannot create a runtime: hotness.merge must be a number from 0 on, not ${merge}`,
    );
  }
  const plugins: unknown = options.plugins ?? [];
  if (!Array.isArray(plugins)) {
    throw new TypeError(
      `Cannot create a runtime: plugins must be an array such as [wasm()], not ${typeof plugins}`,
    );
  }
  plugins.forEach((plugin, i) => {
    const { name, create } = Object(plugin);
    if (typeof create === "function" && typeof name === "string") return;
    throw new TypeError(
      typeof plugin === "function"
        ? `Cannot create a runtime: plugins[${i}] is a function, call it: plugins: [${
          name || "plugin"
        }()]`
        : `Cannot create a runtime: plugins[${i}] must be a plugin such as wasm(), not ${
          typeof plugin === "string" ? `'${plugin}'` : kindOf(plugin)
        }`,
    );
  });
  if (options.ledger !== undefined && !isLedger(options.ledger)) {
    throw new TypeError("Cannot create a runtime: ledger must be a SharedLedger");
  }
}

/** Whether it was said that a runtime was dropped: what is true of one is often true of many. */
let saidDropped = false;

/** Where reports go when the embedder says nothing. `runtime.backend` tells of plugins that are unavailable. */
export const warn: ReportCallback = ({ kind, message }) => {
  if (kind === "backend-unavailable" || kind === "runtime-dropped" && saidDropped) return;
  saidDropped ||= kind === "runtime-dropped";
  console.warn(`whipsnake: ${message}`);
};

/** The limits that the options ask for. @throws RangeError that names the option */
export function limitsOf(options: RuntimeOptions): Limits {
  return {
    memoryLimit: checked(
      "memoryLimit",
      options.memoryLimit ?? 256 << 20,
      MEMORY_LEAST,
      MEMORY_MOST,
      "bytes",
    ),
    fuel: Math.floor(checked("fuel", options.fuel ?? Infinity, 0, Infinity, "steps")),
    timeout: checked("timeout", options.timeout ?? 60_000, 0, Infinity, "milliseconds"),
    outputLimit: checked(
      "outputLimit",
      options.outputLimit ?? 16 << 20,
      0,
      Infinity,
      "characters",
    ),
    recursionLimit: Math.floor(
      checked(
        "recursionLimit",
        options.recursionLimit ?? 1000,
        RECURSION_LEAST,
        RECURSION_MOST,
        "calls",
      ),
    ),
  };
}

function checked(
  name: string,
  value: unknown,
  least: number,
  most: number,
  unit: string,
): number {
  if (typeof value === "number" && value >= least && value <= most) return value;
  const current = typeof value === "number" ? `${value}` : `the ${typeof value} ${String(value)}`;
  throw new RangeError(
    `Cannot create a runtime: ${name} must be a number of ${unit} from ${least} to ${most}, current value is ${current}`,
  );
}
