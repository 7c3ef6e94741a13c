/** The embedding API: a Python runtime with its own memory. */
import { collectBetweenRuns, OutOfMemory } from "../heap/allocator.ts";
import { addRootProvider, bindHeap, type Heap, heapStatistics } from "../heap/heap.ts";
import { createHeapFromImage, disposeHeap } from "../heap/image.ts";
import { BUILTIN_NATIVE, BUILTIN_SELF } from "../heap/layouts/callable.ts";
import {
  FRAME_STACK,
  NONE,
  ROOT_STACK,
  TS_BUILTINS,
  TS_DEPTH,
  TS_DEPTH_LIMIT,
  TS_EXCEPTION,
  TS_FRAME,
  TS_HANDLED,
  TS_HANDLES,
  TS_LIMIT,
  TS_LIMIT_EXCEPTION,
  TS_MAIN,
  TS_MODULES,
  TS_NATIVE_DEPTH,
  TS_ROOTS_TOP,
  TS_STACK_TOP,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { type CompileMode, compileSource, SyntaxFailure } from "../compiler/compile.ts";
import { disassemble } from "../compiler/disassemble.ts";
import { decodeSource } from "../syntax/source.ts";
import { compileGuest } from "../interpreter/compile_guest.ts";
import { abandonFrames } from "../interpreter/frame_objects.ts";
import { bindFinder, type ModuleFinder } from "../interpreter/imports.ts";
import { raiseSyntaxFailure, runModuleCode } from "../interpreter/execute.ts";
import { guarded } from "../interpreter/host_failure.ts";
import { flushInlineCaches, loadCode } from "../interpreter/load_code.ts";
import {
  bindMeter,
  fuelUsed,
  hitLimit,
  LIMIT_INTERRUPT,
  LIMIT_NONE,
  LIMIT_OUTPUT,
  type Meter,
  newMeter,
  settle,
  startSlice,
} from "../interpreter/safepoint.ts";
import { bindTier2, type Tier2 } from "../interpreter/tier2.ts";
import type { TierStatistics } from "../trace/tier_statistics.ts";
import { forgetLoop } from "../interpreter/dispatch/instance.ts";
import { bootImage, newModule } from "../objects/boot.ts";
import { newException, raiseNameError, raiseTypeError, takePending } from "../objects/errors.ts";
import { N } from "../objects/names.ts";
import { defineNative } from "../objects/native.ts";
import { bindGrants, type Grants } from "../objects/grants.ts";
import { bindOutput, type Output } from "../objects/output.ts";
import { callTuple } from "../objects/protocols/call.ts";
import { callModuleFunction } from "../objects/protocols/import.ts";
import { reprOf } from "../objects/protocols/represent.ts";
import {
  dictDelete,
  dictGet,
  dictGetStr,
  dictLength,
  dictSet,
  dictSetStr,
  newDict,
} from "../objects/values/dict_table.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../objects/values/sequences.ts";
import { internText, newStr } from "../objects/values/text.ts";
import { BASE_EXCEPTION, BUILTIN_SHAPE } from "../objects/well_known.ts";
import type { BackendChoice } from "../backend/choose.ts";
import type { RegistryStatistics } from "../backend/registry.ts";
import { accessOf, addRuntime, removeRuntime } from "./access.ts";
import { type CompiledCode, makeCompiledCode } from "./compiled_code.ts";
import { ConversionError, type Handles, ThrownByEmbedder, toGuest, toHost } from "./convert.ts";
import { LimitError, type LimitName, PythonError } from "./errors.ts";
import { bareFailureOf, failureOf, raiseFromHost } from "./exceptions.ts";
import { grantsOf } from "./granted.ts";
import { applyHardMode } from "./hard_mode.ts";
import { HostFunctions } from "./host_functions.ts";
import {
  checkNames,
  checkOptions,
  type HostFunction,
  kindOf,
  type Limits,
  limitsOf,
  type RuntimeOptions,
} from "./options.ts";
import { moduleFinder } from "./modules.ts";
import { LEVEL, setProvenDepth } from "../objects/work.ts";
import { requireStackRoom } from "../heap/stack_room.ts";
import "./world.ts";

/** Options of one `run`. */
export interface RunOptions {
  /** Shown in tracebacks. Default `<string>`. */
  readonly filename?: string;
  /** Globals set before the program runs, converted by the table. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

const RUN_OPTIONS: Readonly<Record<keyof RunOptions, true>> = { filename: true, inputs: true };

/** @throws TypeError unless it is a string */
function requireName(what: string, name: unknown): void {
  if (typeof name === "string") return;
  throw new TypeError(`Cannot ${what}: its name must be a string, not ${kindOf(name)}`);
}

/** What a runtime has used. */
export interface RuntimeStatistics {
  /** Steps of all runs and calls (see RuntimeOptions.fuel). */
  readonly fuelUsed: number;
  /** Most bytes of linear memory in use. */
  readonly heapPeakBytes: number;
  /** Bytes of guest objects made in all, those that are gone included. */
  readonly allocatedBytes: number;
  /** Seconds spent collecting. */
  readonly collectSeconds: number;
  /** Collections made. */
  readonly collections: number;
  /** What became of compiled code; null without a backend. */
  readonly compiled: RegistryStatistics | null;
  /** What tier 2 did; null without a backend. */
  readonly tier: TierStatistics | null;
}

/**
 * A guest object that has no JavaScript form: a class, function, instance, module and so on. It keeps the guest object
 * alive until it is disposed or its runtime is.
 */
export class GuestObject implements Disposable {
  readonly #runtime: Runtime;
  /** The key in the runtime's table of handles; 0 after dispose. */
  #key: number;

  /** The runtime makes these. */
  constructor(runtime: Runtime, key: number) {
    this.#runtime = runtime;
    this.#key = key;
  }

  /**
   * Calls the guest object.
   *
   * @throws PythonError, LimitError, TypeError for arguments that cannot be converted
   */
  call(...args: unknown[]): unknown {
    return accessOf(this.#runtime).callHandle(this.#key, args);
  }

  /** repr() of the guest object, run under the runtime's limits. */
  repr(): string {
    return accessOf(this.#runtime).reprHandle(this.#key);
  }

  /** Lets the guest object go. Harmless when done twice. */
  dispose(): void {
    if (this.#key === 0) return;
    accessOf(this.#runtime).releaseHandle(this.#key);
    this.#key = 0;
  }

  /** The same as dispose, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** @ignore */
  static keyOf(object: GuestObject, runtime: Runtime): number | undefined {
    return object.#runtime === runtime && object.#key !== 0 ? object.#key : undefined;
  }
}

/** What an entry into a runtime from a host function counts in the nesting of helpers. */
const NESTED_ENTRY_DEPTH = 4 * LEVEL;

/** What is bound to module state while a runtime runs. */
interface Entered {
  readonly provenDepth: number;
  readonly heap: Heap | null;
  readonly meter: Meter;
  readonly tier: Tier2 | null;
  readonly finder: ModuleFinder;
  readonly grants: Grants;
  readonly output: Output;
  readonly runtime: Runtime | null;
}

/** The name of a limit by the value of TS_LIMIT. ORDER LIMITS (interpreter/safepoint.ts). */
const LIMIT_NAMES: readonly LimitName[] = [
  "interrupt",
  "fuel",
  "time",
  "output",
  "interrupt",
  "memory",
];

let entered: Runtime | null = null;
let boundHeap: Heap | null = null;

function limitMessage(name: LimitName, limits: Limits): string {
  switch (name) {
    case "fuel":
      return `The program used up its fuel of ${limits.fuel} steps`;
    case "time":
      return `The program took longer than its timeout of ${limits.timeout} ms`;
    case "output":
      return `The program wrote more than its output limit of ${limits.outputLimit} characters`;
    case "interrupt":
      return "The program was interrupted";
    case "memory":
      return `The program ran out of its memory of ${limits.memoryLimit} bytes and could not go on`;
  }
}

/**
 * A Python runtime. Guest code sees nothing of the host but the functions and modules given here.
 *
 * ```ts
 * import { Runtime } from "@whipsnake/whipsnake";
 *
 * using runtime = new Runtime();
 * runtime.run("1 + 1"); // 2
 * ```
 */
export class Runtime implements Disposable {
  readonly #options: RuntimeOptions;
  readonly #limits: Limits;
  #heap: Heap | null;
  #meter: Meter;
  readonly #finder: ModuleFinder;
  readonly #grants: Grants;
  readonly #handles: Handles;
  readonly #functions: HostFunctions;
  readonly #compiled: CompiledCode;
  #nextHandle = 1;
  #running = 0;
  #disposeAsked = false;
  #written = 0;
  #pendingOut = "";
  readonly #output: Output = {
    write: (stream, text) => this.#write(stream, text),
    flush: () => this.#flush(),
  };
  #fuelBefore = 0;
  /** The error of a host callback (stdout) that must reach the embedder. */
  #hostError: { error: unknown } | null = null;

  /**
   * Makes a runtime: a copy of the boot image in a memory of its own.
   *
   * @throws RangeError for a limit out of range, or more memory than the host can give; TypeError for an option that is
   *   not what it must be
   */
  constructor(options: RuntimeOptions = {}) {
    checkOptions(options);
    this.#options = options;
    this.#limits = limitsOf(options);
    this.#finder = moduleFinder(
      options.modules ?? {},
      options.argv ?? [""],
      options.standIns ?? false,
    );
    this.#grants = grantsOf(options, () => this.#askForInput());
    this.#meter = newMeter(Infinity, Infinity);
    this.#handles = { wrap: (value) => this.#wrap(value), unwrap: (value) => this.#unwrap(value) };
    const functions = Object.entries(options.functions ?? {});
    const image = bootImage();
    const before = boundHeap;
    const heap = createHeapFromImage(image, this.#limits.memoryLimit);
    this.#heap = heap;
    boundHeap = heap;
    // A class may come to stand where one was that caches still speak of.
    heap.onShapesDied = flushInlineCaches;
    this.#functions = new HostFunctions();
    try {
      applyHardMode(heap);
      H32[TS_DEPTH_LIMIT >> 2] = this.#limits.recursionLimit;
      H32[TS_LIMIT_EXCEPTION >> 2] = newException(BASE_EXCEPTION, tupleOf());
      const main = newModule(N.__main__);
      H32[TS_MAIN >> 2] = main;
      const dict = H32[(main + 4) >> 2];
      dictSetStr(dict, N.__builtins__, H32[TS_BUILTINS >> 2]);
      dictSetStr(H32[TS_MODULES >> 2], N.__main__, main);
      for (const [name, fn] of functions) {
        dictSetStr(dict, internText(name), this.#functions.add(fn, name, hostCall()));
      }
    } catch (error) {
      disposeHeap(heap);
      throw error instanceof OutOfMemory ? new RangeError(error.message) : error;
    } finally {
      bindHeap(before);
      boundHeap = before;
    }
    this.#compiled = makeCompiledCode(options, heap.memory);
    const { tier } = this.#compiled;
    if (tier !== null) {
      this.#bound(() => {
        tier.start();
        addRootProvider((visit) => tier.forEachConstant(visit));
      });
    }
    addRuntime(this, {
      callHandle: (key, args) => this.#callHandle(key, args),
      reprHandle: (key) => this.#reprHandle(key),
      releaseHandle: (key) => this.#releaseHandle(key),
      callHost: (place, args, keywords) => this.#callHost(place, args, keywords),
      bound: (use) => this.#bound(use),
      runInput: (source, filename) => {
        this.#enter(() => this.#runSource(() => source, filename, {}, false, inputMode(source)));
      },
      completions: (beginning) => this.#completions(beginning),
      runExitFunctions: () => {
        this.#enter(() => {
          if (dictGetStr(H32[TS_MODULES >> 2], internText("atexit")) === 0) return NONE;
          return callModuleFunction("atexit", "_run_exitfuncs", tupleOf());
        });
      },
      registry: () => this.#compiled.registry,
    });
  }

  /** Which backend compiles hot code, and why that one. */
  get backend(): BackendChoice {
    return this.#compiled.choice;
  }

  /**
   * Runs a program in the runtime's `__main__` module.
   *
   * @returns the value of the program's last statement if that is an expression, else null; converted by the table of
   *   core/host/convert.ts
   * @throws PythonError for an uncaught exception, PythonSyntaxError for source that is no Python, LimitError for a limit,
   *   TypeError for inputs that cannot be converted, Error when the runtime is disposed
   */
  run(source: string, options: RunOptions = {}): unknown {
    if (typeof source !== "string") {
      throw new TypeError(`Cannot run the source: it must be a string, not ${kindOf(source)}`);
    }
    checkNames("run the source", "options", options, RUN_OPTIONS);
    const { filename = "<string>", inputs = {} } = options;
    if (typeof filename !== "string") {
      throw new TypeError(
        `Cannot run the source: filename must be a string, not ${kindOf(filename)}`,
      );
    }
    if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) {
      throw new TypeError(
        `Cannot run the source: inputs must be an object such as { x: 1 }, not ${kindOf(inputs)}`,
      );
    }
    return this.#enter(() => this.#runSource(() => source, filename, inputs, true));
  }

  /**
   * Runs a program given as the bytes of its file: UTF-8, or what its coding cookie says. The command line does this.
   *
   * @throws as run
   */
  runFile(bytes: Uint8Array, filename: string): void {
    this.#enter(() => {
      const dict = H32[(H32[TS_MAIN >> 2] + 4) >> 2];
      dictSetStr(dict, N.__file__, newStr(filename));
      return this.#runSource(() => decodeSource(bytes), filename, {}, false);
    });
  }

  /** The bytecode of a program as text. @throws PythonSyntaxError */
  disassemble(source: string, filename = "<string>"): string {
    let text = "";
    this.#enter(() => {
      try {
        text = disassemble(compileSource(source, filename, "exec"));
        return NONE;
      } catch (failure) {
        return raiseSyntaxFailure(failure, filename);
      }
    });
    return text;
  }

  #runSource(
    read: () => string,
    filename: string,
    inputs: Readonly<Record<string, unknown>>,
    returnLastExpression: boolean,
    mode: CompileMode = "exec",
  ): Value {
    const main = H32[TS_MAIN >> 2];
    const dict = H32[(main + 4) >> 2];
    for (const [name, input] of Object.entries(inputs)) {
      const value = toGuest(input, this.#handles);
      if (value === 0) return 0;
      dictSetStr(dict, internText(name), value);
    }
    let code: Value;
    let source = "";
    try {
      source = read();
      const text = newStr(source);
      pushRoot(text);
      code = loadCode(compileGuest(source, filename, mode, { returnLastExpression }), text);
    } catch (failure) {
      return raiseSyntaxFailure(failure, filename, source);
    }
    pushRoot(code);
    return runModuleCode(code, dict);
  }

  #completions(beginning: string): string[] {
    try {
      const names = this.#enter(() => {
        const text = newStr(beginning);
        pushRoot(text);
        const args = tupleOf(text);
        pushRoot(args);
        return callModuleFunction("rlcompleter", "_matches", args);
      });
      return names as string[];
    } catch (error) {
      if (error instanceof PythonError || error instanceof LimitError) return [];
      throw error;
    }
  }

  /**
   * Calls a global function (or any callable) of the guest's `__main__` by name.
   *
   * @throws PythonError (NameError when there is no such global), LimitError, TypeError, Error when disposed
   */
  call(name: string, ...args: unknown[]): unknown {
    requireName("call a function", name);
    return this.#enter(() => {
      const dict = H32[(H32[TS_MAIN >> 2] + 4) >> 2];
      let callee = dictGetStr(dict, internText(name));
      if (callee === 0) {
        callee = dictGetStr(H32[(H32[TS_BUILTINS >> 2] + 4) >> 2], internText(name));
      }
      if (callee === 0) {
        const text = newStr(name);
        pushRoot(text);
        return raiseNameError(0, text, `name '${name}' is not defined`);
      }
      return this.#callGuest(callee, args);
    });
  }

  /** The global `name` of `__main__`, converted; undefined when there is none. @throws Error when disposed */
  get(name: string): unknown {
    requireName("get a global", name);
    const missing: { it: boolean } = { it: false };
    const value = this.#enter(() => {
      const dict = H32[(H32[TS_MAIN >> 2] + 4) >> 2];
      const found = dictGetStr(dict, internText(name));
      missing.it = found === 0;
      return found === 0 ? NONE : found;
    });
    return missing.it ? undefined : value;
  }

  /** Sets the global `name` of `__main__`. @throws TypeError when the value cannot be converted, Error when disposed */
  set(name: string, value: unknown): void {
    requireName("set a global", name);
    this.#enter(() => {
      const guest = toGuest(value, this.#handles);
      if (guest === 0) return 0;
      dictSetStr(H32[(H32[TS_MAIN >> 2] + 4) >> 2], internText(name), guest);
      return NONE;
    });
  }

  /** What this runtime has used so far. @throws Error when disposed */
  statistics(): RuntimeStatistics {
    return this.#bound(() => {
      const statistics = heapStatistics();
      const meter = bindMeter(this.#meter);
      const running = this.#running > 0 ? fuelUsed() : 0;
      bindMeter(meter);
      return {
        fuelUsed: this.#fuelBefore + running,
        heapPeakBytes: statistics.peak,
        allocatedBytes: statistics.allocated,
        collectSeconds: statistics.collectionSeconds,
        collections: statistics.collections,
        compiled: this.#compiled.registry?.statistics() ?? null,
        tier: this.#compiled.tier?.statistics ?? null,
      };
    });
  }

  /** Whether the runtime is disposed, or will be when the running program returns. */
  get disposed(): boolean {
    return this.#heap === null || this.#disposeAsked;
  }

  /**
   * Ends the runtime and frees its memory. Asked for while guest code runs (from a host function), the program is stopped
   * first. Harmless when done twice.
   */
  dispose(): void {
    if (this.#heap === null || this.#disposeAsked) return;
    this.#disposeAsked = true;
    if (this.#running === 0) this.#finalize();
  }

  /** The same as dispose, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #finalize(): void {
    const heap = this.#heap!;
    this.#heap = null;
    // Before the heap: compiled code works in it.
    this.#compiled.registry?.finalize();
    disposeHeap(heap);
    forgetLoop();
    if (boundHeap === heap) boundHeap = null;
    this.#functions.clear();
    removeRuntime();
  }

  #alive(): Heap {
    if (this.#heap === null || this.#disposeAsked) {
      throw new Error("Cannot use the runtime: it is disposed");
    }
    return this.#heap;
  }

  /** Runs `use`, which neither runs guest code nor collects, with this runtime's heap bound. */
  #bound<T>(use: () => T): T {
    const heap = this.#alive();
    const before = boundHeap;
    bindHeap(heap);
    boundHeap = heap;
    try {
      return use();
    } finally {
      bindHeap(before);
      boundHeap = before;
    }
  }

  /** Runs `step` inside the runtime, under its limits, and converts its result. */
  #enter(step: () => Value): unknown {
    const heap = this.#alive();
    requireStackRoom();
    // Runtimes nest through host functions; their helpers stand on one JavaScript stack and are counted as one.
    const nativeDepth = boundHeap === null ? 0 : H32[TS_NATIVE_DEPTH >> 2];
    const outer: Entered = {
      provenDepth: setProvenDepth(0),
      heap: boundHeap,
      meter: bindMeter(this.#meter),
      tier: bindTier2(this.#compiled.tier),
      finder: bindFinder(this.#finder),
      grants: bindGrants(this.#grants),
      output: bindOutput(this.#output),
      runtime: entered,
    };
    const nested = this.#running > 0;
    entered = this;
    if (boundHeap !== heap) {
      bindHeap(heap);
      boundHeap = heap;
    }
    this.#running++;
    if (!nested) this.#start();
    const mark = rootMark();
    const frame = H32[TS_FRAME >> 2];
    const stackTop = H32[TS_STACK_TOP >> 2];
    const frames = H32[TS_DEPTH >> 2];
    const handled = H32[TS_HANDLED >> 2];
    const ownDepth = H32[TS_NATIVE_DEPTH >> 2];
    // One entry takes as much of that stack as some nested helpers do.
    if (nested || nativeDepth > 0) {
      H32[TS_NATIVE_DEPTH >> 2] = Math.max(nativeDepth, ownDepth) + NESTED_ENTRY_DEPTH;
    }
    try {
      let result: unknown;
      const done = guarded(() => {
        const value = step();
        if (value === 0 || !settle() || H32[TS_LIMIT >> 2] !== LIMIT_NONE) return 0;
        pushRoot(value);
        result = toHost(value, this.#handles);
        return NONE;
      });
      if (done === 0) throw this.#failure();
      if (!nested) this.#flush();
      this.#throwHostError();
      return result;
    } catch (error) {
      throw error instanceof ThrownByEmbedder ? error.error : error;
    } finally {
      releaseRoots(mark);
      // After an error that is none of the guest's these may be wrong.
      if (H32[TS_FRAME >> 2] !== frame) abandonFrames(stackTop);
      H32[TS_FRAME >> 2] = frame;
      H32[TS_STACK_TOP >> 2] = stackTop;
      H32[TS_DEPTH >> 2] = frames;
      H32[TS_NATIVE_DEPTH >> 2] = ownDepth;
      H32[TS_HANDLED >> 2] = handled;
      H32[TS_EXCEPTION >> 2] = 0;
      this.#running--;
      if (!nested) {
        this.#fuelBefore += fuelUsed();
        this.#hostError = null;
      }
      if (this.#running === 0 && this.#disposeAsked) this.#finalize();
      bindMeter(outer.meter);
      bindTier2(outer.tier);
      bindFinder(outer.finder);
      bindGrants(outer.grants);
      bindOutput(outer.output);
      setProvenDepth(outer.provenDepth);
      entered = outer.runtime;
      if (boundHeap !== outer.heap) {
        bindHeap(outer.heap);
        boundHeap = outer.heap;
      }
    }
  }

  /** Begins a run or call that is not part of another one: its own limits, nothing left of an earlier one. */
  #start(): void {
    this.#meter = newMeter(this.#limits.fuel, this.#limits.timeout);
    bindMeter(this.#meter);
    startSlice();
    this.#written = 0;
    this.#hostError = null;
    H32[TS_LIMIT >> 2] = LIMIT_NONE;
    H32[TS_EXCEPTION >> 2] = 0;
    H32[TS_HANDLED >> 2] = 0;
    H32[TS_NATIVE_DEPTH >> 2] = 0;
    H32[TS_FRAME >> 2] = 0;
    H32[TS_STACK_TOP >> 2] = FRAME_STACK;
    H32[TS_DEPTH >> 2] = 0;
    H32[TS_ROOTS_TOP >> 2] = ROOT_STACK;
    // What the last run left behind when memory was short must not be in the way of this one's source.
    collectBetweenRuns();
  }

  /** The error to throw for the pending exception or limit; what stdout still holds is handed out before. */
  #failure(): unknown {
    let error: PythonError | null = null;
    if (H32[TS_LIMIT >> 2] === LIMIT_NONE) {
      const exception = takePending();
      pushRoot(exception);
      // Printing it runs guest code, which may fail or hit a limit.
      const done = guarded(() => {
        error = failureOf(exception);
        return NONE;
      });
      if (done === 0) {
        H32[TS_EXCEPTION >> 2] = 0;
        error = bareFailureOf(exception);
      }
      settle();
    }
    if (this.#running === 1) this.#flush();
    this.#throwHostError();
    const limit = H32[TS_LIMIT >> 2];
    if (limit === LIMIT_NONE) return error;
    const name = LIMIT_NAMES[limit];
    return new LimitError(name, limitMessage(name, this.#limits));
  }

  /** Throws on what a callback of the embedder threw. */
  #throwHostError(): void {
    if (this.#hostError !== null) throw this.#hostError.error;
  }

  #write(stream: 1 | 2, text: string): boolean {
    this.#written += text.length;
    if (this.#written > this.#limits.outputLimit) return hitLimit(LIMIT_OUTPUT);
    if (stream === 2) {
      this.#flush();
      return this.#deliver(this.#options.stderr, text);
    }
    if (this.#options.stdout === undefined) return true;
    this.#pendingOut += text;
    // Who sits at a terminal sees each line when it is written.
    const isShown = this.#grants.terminals[1] && text.includes("\n");
    if (this.#pendingOut.length < 8192 && !isShown) return true;
    const cut = this.#pendingOut.lastIndexOf("\n") + 1;
    const piece = cut === 0 ? this.#pendingOut : this.#pendingOut.slice(0, cut);
    this.#pendingOut = this.#pendingOut.slice(piece.length);
    return this.#deliver(this.#options.stdout, piece);
  }

  /** Hands out what stdout still holds. @returns false: a limit is pending */
  #flush(): boolean {
    const text = this.#pendingOut;
    this.#pendingOut = "";
    return text === "" || this.#deliver(this.#options.stdout, text);
  }

  /** The next piece of standard input from the embedder's function; null at the end, or with a limit pending. */
  #askForInput(): string | Uint8Array | null {
    const { stdin } = this.#options;
    if (typeof stdin !== "function") return null;
    // A prompt is to be seen before.
    this.#flush();
    try {
      const piece = stdin();
      if (this.#stopped()) return null;
      if (piece === null || typeof piece === "string" || piece instanceof Uint8Array) return piece;
      throw new TypeError(`stdin must return a string, a Uint8Array or null, not ${typeof piece}`);
    } catch (error) {
      this.#hostError ??= { error };
      hitLimit(LIMIT_INTERRUPT);
      return null;
    }
  }

  #deliver(to: ((text: string) => void) | undefined, text: string): boolean {
    if (to === undefined) return true;
    try {
      to(text);
    } catch (error) {
      this.#hostError ??= { error };
      return hitLimit(LIMIT_OUTPUT);
    }
    return !this.#stopped();
  }

  // --- calls

  #callGuest(callee: Value, args: readonly unknown[]): Value {
    const tuple = allocateTuple(args.length);
    pushRoot(callee);
    pushRoot(tuple);
    for (let i = 0; i < args.length; i++) {
      const value = toGuest(args[i], this.#handles);
      if (value === 0) return 0;
      setTupleItem(tuple, i, value);
    }
    return callTuple(callee, tuple);
  }

  /** Calls the embedder's function number `place` for guest code. */
  #callHost(place: number, args: Value, keywords: Value): Value {
    const { fn, name } = this.#functions.at(place);
    if (dictLength(keywords) > 0) return raiseTypeError(`${name}() takes no keyword arguments`);
    // What was printed before is seen before what the function does.
    if (!this.#flush()) return 0;
    const mark = rootMark();
    let value: Value = 0;
    try {
      const values: unknown[] = [];
      for (let i = 0; i < tupleLength(args); i++) {
        values.push(toHost(tupleItem(args, i), this.#handles));
      }
      const result = fn(...values);
      if (this.#stopped()) return 0;
      if (result instanceof Promise) {
        result.catch(() => {});
        return raiseTypeError(
          `${name}() returned a promise; asynchronous host functions cannot be called`,
        );
      }
      value = toGuest(result, this.#handles);
    } catch (error) {
      if (this.#stopped()) return 0;
      return error instanceof ConversionError
        ? raiseTypeError(`${name}(): ${error.message}`)
        : raiseFromHost(error instanceof ThrownByEmbedder ? error.error : error);
    } finally {
      releaseRoots(mark);
    }
    return this.#stopped() ? 0 : value;
  }

  /**
   * After a callback of the embedder: whether the program must stop, because the runtime was disposed meanwhile, or
   * because a run inside of the callback hit a limit. The limit is pending then.
   */
  #stopped(): boolean {
    if (this.#disposeAsked) hitLimit(LIMIT_INTERRUPT);
    const limit = H32[TS_LIMIT >> 2];
    if (limit === LIMIT_NONE) return false;
    hitLimit(limit);
    return true;
  }

  // --- handles: the guest dict at TS_HANDLES maps a key (small int) to the object

  #wrap(value: Value): unknown {
    if (isHostFunction(value)) {
      return this.#functions.at(H32[(value + BUILTIN_SELF) >> 2] >> 1).fn;
    }
    let table = H32[TS_HANDLES >> 2];
    if (table === 0) {
      table = newDict();
      H32[TS_HANDLES >> 2] = table;
    }
    const key = this.#nextHandle++;
    dictSet(table, small(key), value);
    return new GuestObject(this, key);
  }

  #unwrap(value: unknown): Value | undefined {
    if (typeof value === "function") {
      return this.#functions.find(value as HostFunction, hostCall());
    }
    if (!(value instanceof GuestObject)) return undefined;
    const key = GuestObject.keyOf(value, this);
    if (key === undefined) {
      throw new ConversionError(
        "Cannot convert a guest object that is disposed or of another runtime",
      );
    }
    return this.#handle(key);
  }

  #handle(key: number): Value {
    const value = dictGet(H32[TS_HANDLES >> 2], small(key));
    if (value === 0) throw new Error("Cannot use the guest object: it is disposed");
    return value;
  }

  #callHandle(key: number, args: readonly unknown[]): unknown {
    if (key === 0) throw new Error("Cannot use the guest object: it is disposed");
    return this.#enter(() => this.#callGuest(this.#handle(key), args));
  }

  #reprHandle(key: number): string {
    if (key === 0) throw new Error("Cannot use the guest object: it is disposed");
    return this.#enter(() => reprOf(this.#handle(key))) as string;
  }

  #releaseHandle(key: number): void {
    if (this.disposed) return;
    this.#bound(() => dictDelete(H32[TS_HANDLES >> 2], small(key)));
  }
}

/** How an input is compiled: a paste of several statements shows no values. */
function inputMode(source: string): CompileMode {
  try {
    compileSource(source, "<stdin>", "single");
    return "single";
  } catch (failure) {
    const several = failure instanceof SyntaxFailure && failure.message.startsWith("multiple");
    return several ? "exec" : "single";
  }
}

let hostCallIndex = 0;

/** The native behind every host function: self is its number. */
function hostCall(): number {
  if (hostCallIndex === 0) {
    hostCallIndex = defineNative(
      "host function",
      "*args, **kwargs",
      (self: Value, args: Value, keywords: Value) =>
        accessOf(entered!).callHost(self >> 1, args, keywords),
      "self",
    );
  }
  return hostCallIndex;
}

function isHostFunction(value: Value): boolean {
  return H32[value >> 2] === BUILTIN_SHAPE &&
    H32[(value + BUILTIN_NATIVE) >> 2] >> 1 === hostCallIndex &&
    hostCallIndex !== 0;
}
