/** The command line: runs a file, `-c CODE` or standard input, with CPython's exit statuses. */
import { parseArgs } from "@std/cli/parse-args";
import type { Plugin } from "../backend/plugin.ts";
import { preloadImports } from "../library/index.ts";
import type { FileSystem } from "../library/os/file_system.ts";
import type { Region } from "../trace/region.ts";
import type { CompilationLog, DumpStage } from "./command_backend.ts";
import { accessOf } from "./access.ts";
import { LimitError, PythonError } from "./errors.ts";
import { whyUnreadable } from "./file_errors.ts";
import {
  type Hotness,
  MEMORY_LEAST,
  MEMORY_MOST,
  RECURSION_LEAST,
  RECURSION_MOST,
  type RuntimeOptions,
} from "./options.ts";
import type { KeyTerminal } from "./repl/repl.ts";
import { Runtime } from "./runtime.ts";

const HELP = `Usage: whipsnake [options] FILE [argument ...]
       whipsnake [options] -c CODE [argument ...]
       whipsnake [options] -            (the program is read from standard input)
       whipsnake [options]              (a prompt on a terminal, else as -)

Runs a Python 3.14 program in its own memory, without access to the machine.

Options:
  -c CODE            run CODE
  --memory SIZE      most memory, e.g. 64M or 1G (default 256M)
  --fuel STEPS       most steps (default: no limit)
  --timeout SECONDS  longest run (default: no limit)
  --output SIZE      most characters written (default: no limit)
  --recursion DEPTH  most nested calls (default 1000)
  --files FOLDER     let the program read the files in a folder, under the folder's path; may be given several times
  --write            let the program write to its files: to a copy in its memory, which is gone when it ends
  --env NAME=VALUE   set a variable of os.environ, which is empty otherwise; may be given several times
  --stand-ins        let the program import threading, concurrent.futures, subprocess, ctypes, socket, ssl, select,
                     http.client and their like, which have no threads, processes, native code or network behind them: for
                     packages that take a lock, a number or an error from them
  --backend NAME     what compiles hot code: wasm (the default), stencil (native code, on Linux), tiered (stencil,
                     then wasm for what stays hot), javascript (for what runs long), reference (slow: the others are
                     tested beside it), or none
  --hot LOOP[,EXIT]  turns of a loop until it is compiled (default 60; javascript 5000), and times that compiled code is
                     left at one place until that is compiled too (default 40; javascript 1000)
  --dis              print the bytecode instead of running
  --dump STAGE       print hot code on stderr: trace (instructions as recorded), uops (their micro-ops), optimized (micro-ops
                     of the region), region (its traces and exits), wasm (WebAssembly text); several separated by commas
  --jit-log          print a line for each compiled region and each recording that stopped, on stderr
  --stats            print one line of JSON about the run, last on stderr
  -h, --help         print this
  --version          print the version

Modules beside the program's file can be imported. The exit status is the program's: 0, 1 after an uncaught exception,
what sys.exit() says; 2 for wrong usage; 3 when a limit stopped the program.
`;

/** Exit status when a limit stopped the program. */
const STATUS_LIMIT = 3;
/** Exit status for wrong usage. */
const STATUS_USAGE = 2;

/** What the command line needs of the process, so that tests can stand in for it. */
export interface Terminal {
  readFile(path: string): Uint8Array;
  readStdin(): Uint8Array;
  /** The next piece of standard input, for the program that runs; null at its end. Without it there is none. */
  readInput?(): Uint8Array | null;
  /** What is in a folder of the host. Without it no folder can be granted. */
  readFolder?(path: string): HostEntry[];
  /** Whether standard input, output and error are terminals. */
  readonly terminals?: readonly [boolean, boolean, boolean];
  write(text: string): void;
  writeError(text: string): void;
  /** The terminal of the prompt, loaded when there is nothing to run; without it there is no prompt. */
  prompt?(): Promise<PromptTerminal>;
  /** performance.now()-like milliseconds since the process started. */
  now(): number;
  /** What `--backend` may name besides `none`; the core knows no backend. */
  readonly backends?: CommandBackends;
}

/** The terminal of the prompt. */
export interface PromptTerminal extends KeyTerminal {
  /** A word that becomes 1 when Ctrl-C is pressed while a program runs. */
  readonly interrupts: Int32Array<SharedArrayBuffer>;
  /** Listens no more. */
  close(): void;
}

/** A file or folder of the host. */
export interface HostEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** The backends, loaded when they are asked for: a program that asks for none starts without them. */
export interface CommandBackends {
  /** The one that is used when none is named. */
  readonly usual: string;
  /** Loads a plugin, by the backend's name. */
  readonly plugins: Readonly<Record<string, () => Promise<Plugin>>>;
  /** Loads what makes the WebAssembly text of a region. */
  wasmText(): Promise<(region: Region) => string>;
}

class UsageError extends Error {}

/**
 * Runs the command line and returns the exit status.
 *
 * @param version what --version prints
 */
export async function commandLine(
  args: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<number> {
  try {
    return await execute(args, terminal, version);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.writeError(`whipsnake: ${error.message}\nThe option --help lists what there is.\n`);
    return STATUS_USAGE;
  }
}

async function execute(
  args: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<number> {
  const known = parseArgs([...args], {
    string: [
      ...["c", "memory", "fuel", "timeout", "output", "recursion", "backend", "hot", "dump"],
      ...["files", "env"],
    ],
    collect: ["files", "env"],
    boolean: ["help", "version", "dis", "stats", "jit-log", "write", "stand-ins"],
    alias: { help: "h" },
    stopEarly: true,
    unknown: (option: string, key?: string) => {
      if (key === undefined) return true;
      throw new UsageError(`unknown option ${option}`);
    },
  });
  if (known.help) {
    terminal.write(HELP);
    return 0;
  }
  if (known.version) {
    terminal.write(`whipsnake ${version} (Python 3.14)\n`);
    return 0;
  }
  const rest = known._.map(String);
  if (known.c === "" && args.at(-1) === "-c") throw new UsageError("-c takes the program itself");
  const compilation = checkCompilation(known, terminal);
  const atPrompt = known.c === undefined && rest.length === 0 && terminal.prompt !== undefined &&
    terminal.terminals?.[0] === true;
  const program = atPrompt ? NOTHING : readProgram(known.c, rest, terminal);
  if (program === null) return STATUS_USAGE;
  const files = known.files.length > 0 || known.write
    ? await grantFolders(known.files, known.write, terminal)
    : undefined;
  const options: RuntimeOptions = {
    memoryLimit: sizeOption("memory", known.memory, MEMORY_RANGE),
    fuel: numberOption("fuel", known.fuel) ?? Infinity,
    timeout: (numberOption("timeout", known.timeout) ?? Infinity) * 1000,
    outputLimit: sizeOption("output", known.output) ?? Infinity,
    recursionLimit: numberOption("recursion", known.recursion, RECURSION_RANGE),
    argv: program.argv,
    stdout: (text) => terminal.write(text),
    stderr: (text) => terminal.writeError(text),
    modules: program.modules,
    standIns: known["stand-ins"],
    files,
    // A program that came from standard input has used it up.
    stdin: program.filename === "<stdin>" ? "" : () => terminal.readInput?.() ?? null,
    terminals: terminal.terminals,
    environ: environmentOption(known.env),
    onReport: ({ message }) => terminal.writeError(`whipsnake: ${message}\n`),
  };
  if (known.dis) return disassembleProgram(program, terminal);
  const { modules } = program;
  // What is among the files may be imported, and import anything.
  const hasModules = files?.paths().some((path) => path.endsWith(".py")) === true;
  await preloadImports(
    hasModules ? "import posix, importlib" : decode(program.source),
    (name) => Object.hasOwn(modules, name) ? decode(modules[name].source) : null,
  );
  const used = compilation !== null && (compilation.asked || mayGetHot(program.source));
  const log = used ? await startLog(compilation, terminal) : null;
  const compiling = log === null ? {} : {
    plugins: [log.plugin],
    hotness: { ...compilation!.hotness, observer: log.observer },
  };
  if (atPrompt) return runPrompt({ ...options, ...compiling }, terminal, version);
  return run(program, { ...options, ...compiling }, terminal, known.stats, log);
}

/** What there is to run at a prompt at first. It may get hot later. */
const NOTHING: Program = {
  source: new TextEncoder().encode("import rlcompleter"),
  filename: "<prompt>",
  argv: [""],
  modules: {},
};

/** Reads inputs from the terminal and runs them. */
async function runPrompt(
  options: RuntimeOptions,
  terminal: Terminal,
  version: string,
): Promise<number> {
  const [{ repl }, { setInterrupts }, keys] = await Promise.all([
    import("./repl/repl.ts"),
    import("../interpreter/safepoint.ts"),
    terminal.prompt!(),
  ]);
  setInterrupts(keys.interrupts);
  const runtime = new Runtime(options);
  try {
    const banner = `Whipsnake ${version}, Python 3.14. exit() or Ctrl-D ends.`;
    return await repl(runtime, keys, banner);
  } finally {
    runtime.dispose();
    setInterrupts(null);
    keys.close();
  }
}

/** The folders that the command line grants. */
async function grantFolders(
  folders: readonly string[],
  writable: boolean,
  terminal: Terminal,
): Promise<FileSystem> {
  const { folderFiles, FolderError } = await import("./folder_files.ts");
  try {
    return folderFiles(folders, writable, terminal);
  } catch (error) {
    throw error instanceof FolderError ? new UsageError(error.message) : error;
  }
}

function environmentOption(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.map((text) => {
    const equals = text.indexOf("=");
    if (equals < 1) throw new UsageError(`--env takes NAME=VALUE, not '${text}'`);
    return [text.slice(0, equals), text.slice(equals + 1)];
  }));
}

/** What is asked for of a backend. */
interface Compilation {
  readonly load: () => Promise<Plugin>;
  readonly hotness: Hotness;
  readonly stages: ReadonlySet<DumpStage>;
  readonly log: boolean;
  /** Whether it must be there even for a program that cannot get hot. */
  readonly asked: boolean;
}

const STAGES: readonly DumpStage[] = ["trace", "uops", "optimized", "region", "wasm"];

/** Reads the options of compiled code; null: everything is interpreted. @throws UsageError */
function checkCompilation(
  known: { backend?: string; hot?: string; dump?: string; "jit-log": boolean; stats: boolean },
  terminal: Terminal,
): Compilation | null {
  const name = known.backend ?? terminal.backends?.usual ?? "none";
  const stages = new Set(known.dump?.split(",") ?? []) as Set<DumpStage>;
  for (const stage of stages) {
    if (STAGES.includes(stage)) continue;
    throw new UsageError(`--dump takes ${STAGES.join(", ")}, not '${stage}'`);
  }
  const hotness = hotnessOption(known.hot);
  if (name === "none") {
    const needing = stages.size > 0 ? "--dump" : known["jit-log"] ? "--jit-log" : null;
    if (needing === null) return null;
    throw new UsageError(`${needing} needs a backend, such as --backend=wasm`);
  }
  const plugins = terminal.backends?.plugins ?? {};
  if (!Object.hasOwn(plugins, name)) {
    const names = ["none", ...Object.keys(plugins)].sort().join(", ");
    throw new UsageError(`--backend takes one of ${names}, not '${name}'`);
  }
  const log = known["jit-log"];
  // To name the usual backend says nothing; another one may have to tell that it cannot work here.
  const named = known.backend !== undefined && (name !== terminal.backends?.usual || known.stats);
  const asked = named || known.hot !== undefined || stages.size > 0 || log;
  return { load: plugins[name], hotness, stages, log, asked };
}

/**
 * Whether a program has what can run often: loops, functions, or imports of what may have some. Loading what compiles takes
 * a few milliseconds, which a program that prints a line should not pay.
 */
function mayGetHot(source: Uint8Array): boolean {
  return /\b(?:for|while|def|lambda|import|exec|eval)\b/.test(decode(source));
}

function hotnessOption(text: string | undefined): Hotness {
  if (text === undefined) return {};
  const match = /^(\d{1,8})(?:,(\d{1,8}))?$/.exec(text);
  const [loop, exit] = match === null ? [0, 0] : [Number(match[1]), Number(match[2] ?? 1)];
  if (loop < 1 || exit < 1) {
    throw new UsageError(`--hot takes one or two numbers from 1 on such as 60,20, not '${text}'`);
  }
  return match![2] === undefined ? { loop } : { loop, exit };
}

/** Loads the backend and what observes it. */
async function startLog(compilation: Compilation, terminal: Terminal): Promise<CompilationLog> {
  const { stages, log } = compilation;
  const [plugin, { CompilationLog }] = await Promise.all([
    compilation.load(),
    import("./command_backend.ts"),
  ]);
  const wasmText = stages.has("wasm") ? await terminal.backends!.wasmText() : null;
  const write = (text: string) => terminal.writeError(text);
  return new CompilationLog({ plugin, stages, log, write, wasmText });
}

interface Program {
  readonly source: Uint8Array;
  readonly filename: string;
  readonly argv: readonly string[];
  readonly modules: Record<string, FileModule>;
}

/** A module that is a file of the host. */
interface FileModule {
  readonly source: Uint8Array;
  readonly isPackage: boolean;
}

function readProgram(code: string | undefined, rest: string[], terminal: Terminal): Program | null {
  if (code !== undefined) {
    return {
      source: new TextEncoder().encode(dedented(code)),
      filename: "<string>",
      argv: ["-c", ...rest],
      modules: {},
    };
  }
  const [path, ...more] = rest;
  if (path === undefined || path === "-") {
    return {
      source: terminal.readStdin(),
      filename: "<stdin>",
      argv: [path ?? "", ...more],
      modules: {},
    };
  }
  try {
    const source = terminal.readFile(path);
    return { source, filename: path, argv: rest, modules: modulesBeside(path, terminal) };
  } catch (error) {
    terminal.writeError(`whipsnake: can't open file '${path}': ${whyUnreadable(error)}\n`);
    return null;
  }
}

/** The text without the indentation that all its lines have, as CPython takes what stands behind -c. */
function dedented(text: string): string {
  const lines = text.split("\n").map((line) => /^[ \t]*$/.test(line) ? "" : line);
  let common: string | null = null;
  for (const line of lines) {
    if (line === "") continue;
    const indent = /^[ \t]*/.exec(line)![0];
    common ??= indent;
    while (!indent.startsWith(common)) common = common.slice(0, -1);
  }
  const width = (common ?? "").length;
  return width === 0 ? text : lines.map((line) => line.slice(width)).join("\n");
}

/** Modules beside the program, read when guest code imports them. */
function modulesBeside(path: string, terminal: Terminal): Record<string, FileModule> {
  const slash = path.lastIndexOf("/");
  const folder = slash < 0 ? "" : path.slice(0, slash + 1);
  const read = (name: string): FileModule | undefined => {
    if (!/^[\w.]+$/.test(name)) return undefined;
    const file = folder + name.replaceAll(".", "/");
    for (const isPackage of [true, false]) {
      try {
        const source = terminal.readFile(isPackage ? `${file}/__init__.py` : `${file}.py`);
        return { source, isPackage };
      } catch {
        // not there: the next one
      }
    }
    return undefined;
  };
  return new Proxy<Record<string, FileModule>>({}, {
    has: (_target, name) => typeof name === "string" && read(name) !== undefined,
    get: (_target, name) => typeof name === "string" ? read(name) : undefined,
    getOwnPropertyDescriptor: (_target, name) => {
      const source = typeof name === "string" ? read(name) : undefined;
      return source === undefined
        ? undefined
        : { value: source, enumerable: true, configurable: true };
    },
  });
}

/** The values that an option takes, and how its user is told. */
interface OptionRange {
  readonly least: number;
  readonly most: number;
  readonly text: string;
}

const MEMORY_RANGE: OptionRange = {
  least: MEMORY_LEAST,
  most: MEMORY_MOST,
  text: `from ${MEMORY_LEAST >> 20}M to ${MEMORY_MOST / 2 ** 30}G`,
};
const RECURSION_RANGE: OptionRange = {
  least: RECURSION_LEAST,
  most: RECURSION_MOST,
  text: `from ${RECURSION_LEAST} to ${RECURSION_MOST}`,
};
const ANY: OptionRange = { least: 0, most: Infinity, text: "from 0 on" };

function sizeOption(
  name: string,
  text: string | undefined,
  range: OptionRange = ANY,
): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d+(?:\.\d+)?)\s*([kKmMgG]?)(?:i?[bB])?$/.exec(text);
  if (match === null) throw new UsageError(`--${name} takes a size such as 64M, not '${text}'`);
  const unit = { "": 0, k: 10, m: 20, g: 30 }[match[2].toLowerCase()]!;
  return inRange(name, "size", Math.floor(Number(match[1]) * 2 ** unit), text, range);
}

function numberOption(
  name: string,
  text: string | undefined,
  range: OptionRange = ANY,
): number | undefined {
  if (text === undefined) return undefined;
  return inRange(name, "number", text.trim() === "" ? NaN : Number(text), text, range);
}

function inRange(
  name: string,
  what: string,
  value: number,
  text: string,
  range: OptionRange,
): number {
  if (value >= range.least && value <= range.most) return value;
  throw new UsageError(`--${name} takes a ${what} ${range.text}, not '${text}'`);
}

function disassembleProgram(program: Program, terminal: Terminal): number {
  return withRuntime({}, terminal, (runtime) => {
    terminal.write(runtime.disassemble(decode(program.source), program.filename));
    return 0;
  });
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: false }).decode(bytes);
}

function withRuntime(
  options: RuntimeOptions,
  terminal: Terminal,
  use: (runtime: Runtime) => number,
): number {
  let runtime: Runtime;
  try {
    runtime = new Runtime(options);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
  try {
    return use(runtime);
  } catch (error) {
    return report(error, terminal);
  } finally {
    runtime.dispose();
  }
}

function run(
  program: Program,
  options: RuntimeOptions,
  terminal: Terminal,
  stats: boolean,
  log: CompilationLog | null,
): number {
  const created = terminal.now();
  return withRuntime(options, terminal, (runtime) => {
    log?.follow(runtime);
    const started = terminal.now();
    let status = 0;
    let goesOn = true;
    try {
      runtime.runFile(program.source, program.filename);
    } catch (error) {
      status = report(error, terminal);
      goesOn = !(error instanceof LimitError);
    }
    if (goesOn) {
      try {
        accessOf(runtime).runExitFunctions();
      } catch (error) {
        status = report(error, terminal);
      }
    }
    const ended = terminal.now();
    if (stats) {
      const used = runtime.statistics();
      const { compiled, tier } = used;
      terminal.writeError(
        JSON.stringify({
          backend: runtime.backend.name,
          startup_seconds: seconds(started),
          create_seconds: seconds(started - created),
          run_seconds: seconds(ended - started),
          heap_peak_bytes: used.heapPeakBytes,
          fuel_used: used.fuelUsed,
          gc_seconds: Number(used.collectSeconds.toFixed(6)),
          gc_count: used.collections,
          executors: compiled?.executors ?? 0,
          side_traces: tier?.sideTraces ?? 0,
          hot_regions: tier?.hotRegions ?? 0,
          merges: tier?.merges ?? 0,
          hops: tier?.hops ?? 0,
          // That a better one takes the place of an executor is no invalidation.
          invalidations: Math.max(0, (compiled?.invalidations ?? 0) - (tier?.replaced ?? 0)),
          entries: tier?.entries ?? 0,
          exits: tier?.exits ?? 0,
          exits_by_reason: log?.exitsByReason() ?? {},
          aborts: tier?.aborts ?? {},
          shim_compiles: compiled?.shimCompiles ?? 0,
          shim_bytes: compiled?.shimBytes ?? 0,
          code_bytes: compiled?.codeBytes ?? 0,
          record_seconds: seconds((tier?.recordSeconds ?? 0) * 1000),
          optimize_seconds: seconds((tier?.optimizeSeconds ?? 0) * 1000),
          compile_seconds: seconds((tier?.compileSeconds ?? 0) * 1000),
        }) + "\n",
      );
    }
    return status;
  });
}

function seconds(milliseconds: number): number {
  return Number((milliseconds / 1000).toFixed(6));
}

/** Prints what ended the program and returns the exit status. */
function report(error: unknown, terminal: Terminal): number {
  if (error instanceof LimitError) {
    terminal.writeError(`whipsnake: ${error.message} (limit: ${error.limit})\n`);
    return STATUS_LIMIT;
  }
  if (!(error instanceof PythonError)) throw error;
  if (error.exitCode !== undefined) {
    if (error.exitCode === null) return 0;
    if (typeof error.exitCode === "number") return error.exitCode & 0xff;
    terminal.writeError(error.exitCode + "\n");
    return 1;
  }
  terminal.writeError(error.traceback);
  return 1;
}
