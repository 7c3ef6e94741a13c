/** The embedding API: a Python runtime with its own memory. */
import { bindHeap, type Heap, heapStatistics } from "../heap/heap.ts";
import { createHeapFromImage, disposeHeap } from "../heap/image.ts";
import { BUILTIN_NATIVE } from "../heap/layouts/callable.ts";
import {
  NONE,
  TS_BUILTINS,
  TS_DEPTH_LIMIT,
  TS_EXCEPTION,
  TS_FRAME,
  TS_HANDLED,
  TS_HANDLES,
  TS_LIMIT,
  TS_MAIN,
  TS_MODULES,
  TS_NATIVE_DEPTH,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { compileSource } from "../compiler/compile.ts";
import { disassemble } from "../compiler/disassemble.ts";
import { decodeSource } from "../syntax/source.ts";
import { bindFinder, type ModuleFinder } from "../interpreter/imports.ts";
import { raiseSyntaxFailure, runModuleCode } from "../interpreter/execute.ts";
import { guarded } from "../interpreter/host_failure.ts";
import { loadCode } from "../interpreter/load_code.ts";
import {
  bindMeter,
  fuelUsed,
  hitLimit,
  LIMIT_FUEL,
  LIMIT_MEMORY,
  LIMIT_NONE,
  LIMIT_OUTPUT,
  LIMIT_TIME,
  type Meter,
  newMeter,
  startSlice,
} from "../interpreter/safepoint.ts";
import { bootImage, newBuiltin, newModule } from "../objects/boot.ts";
import { raiseTypeError, takePending } from "../objects/errors.ts";
import { N } from "../objects/names.ts";
import { defineNative } from "../objects/native.ts";
import { bindOutput, type OutputWriter } from "../objects/output.ts";
import { callTuple } from "../objects/protocols/call.ts";
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
} from "../objects/values/sequences.ts";
import { internText, newStr } from "../objects/values/text.ts";
import { BUILTIN_SHAPE } from "../objects/well_known.ts";
import { ConversionError, type Handles, toGuest, toHost } from "./convert.ts";
import { LimitError, type LimitName } from "./errors.ts";
import { failureOf, raiseFromHost } from "./exceptions.ts";
import { applyHardMode } from "./hard_mode.ts";
import { type HostFunction, type Limits, limitsOf, type RuntimeOptions } from "./options.ts";
import { moduleFinder } from "./modules.ts";
import "./world.ts";

/** Options of one `run`. */
export interface RunOptions {
  /** Shown in tracebacks. Default `<string>`. */
  readonly filename?: string;
  /** Globals set before the program runs, converted by the table. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** What a runtime has used. */
export interface RuntimeStatistics {
  /** Steps of all runs and calls (see RuntimeOptions.fuel). */
  readonly fuelUsed: number;
  /** Most bytes of linear memory in use. */
  readonly heapPeakBytes: number;
  /** Seconds spent collecting. */
  readonly collectSeconds: number;
  /** Collections made. */
  readonly collections: number;
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
    return access(this.#runtime).callHandle(this.#key, args);
  }

  /** repr() of the guest object, run under the runtime's limits. */
  repr(): string {
    return access(this.#runtime).reprHandle(this.#key);
  }

  /** Lets the guest object go. Harmless when done twice. */
  dispose(): void {
    if (this.#key === 0) return;
    access(this.#runtime).releaseHandle(this.#key);
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

/** What GuestObject needs of its runtime. */
interface Access {
  callHandle(key: number, args: readonly unknown[]): unknown;
  reprHandle(key: number): string;
  releaseHandle(key: number): void;
  callHost(place: number, args: Value, keywords: Value): Value;
}

const accesses = new WeakMap<Runtime, Access>();

function access(runtime: Runtime): Access {
  return accesses.get(runtime)!;
}

/** What is bound to module state while a runtime runs. */
interface Entered {
  readonly heap: Heap | null;
  readonly meter: Meter;
  readonly finder: ModuleFinder;
  readonly output: OutputWriter;
  readonly runtime: Runtime | null;
}

let entered: Runtime | null = null;
let boundHeap: Heap | null = null;

const LIMIT_MESSAGES: Record<LimitName, string> = {
  fuel: "The program used up its fuel",
  time: "The program took longer than its timeout",
  output: "The program wrote more than its output limit",
  interrupt: "The program was interrupted",
  memory: "The program ran out of memory and could not go on",
};

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
  readonly #handles: Handles;
  readonly #functions: HostFunction[] = [];
  #nextHandle = 1;
  #running = 0;
  #disposeAsked = false;
  #written = 0;
  #pendingOut = "";
  #fuelBefore = 0;
  /** The error of a host callback (stdout) that must reach the embedder. */
  #hostError: { error: unknown } | null = null;

  /**
   * Makes a runtime: a copy of the boot image in a memory of its own.
   *
   * @throws RangeError for a limit out of range
   */
  constructor(options: RuntimeOptions = {}) {
    this.#options = options;
    this.#limits = limitsOf(options);
    this.#finder = moduleFinder(options.modules ?? {});
    this.#meter = newMeter(Infinity, Infinity);
    this.#handles = { wrap: (value) => this.#wrap(value), unwrap: (value) => this.#unwrap(value) };
    this.#heap = null;
    const before = boundHeap;
    const image = bootImage();
    this.#heap = createHeapFromImage(image, this.#limits.memoryLimit);
    boundHeap = this.#heap;
    applyHardMode(this.#heap);
    H32[TS_DEPTH_LIMIT >> 2] = this.#limits.recursionLimit;
    const main = newModule(N.__main__);
    H32[TS_MAIN >> 2] = main;
    const dict = H32[(main + 4) >> 2];
    dictSetStr(dict, N.__builtins__, H32[TS_BUILTINS >> 2]);
    dictSetStr(H32[TS_MODULES >> 2], N.__main__, main);
    for (const [name, fn] of Object.entries(options.functions ?? {})) {
      dictSetStr(dict, internText(name), this.#hostFunction(fn, name));
    }
    bindHeap(before);
    boundHeap = before;
    accesses.set(this, {
      callHandle: (key, args) => this.#callHandle(key, args),
      reprHandle: (key) => this.#reprHandle(key),
      releaseHandle: (key) => this.#releaseHandle(key),
      callHost: (place, args, keywords) => this.#callHost(place, args, keywords),
    });
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
    const filename = options.filename ?? "<string>";
    return this.#enter(() => this.#runSource(() => source, filename, options.inputs ?? {}, true));
  }

  /**
   * Runs a program given as the bytes of its file: UTF-8, or what its coding cookie says. The command line does this.
   *
   * @throws as run
   */
  runFile(bytes: Uint8Array, filename: string): void {
    this.#enter(() => this.#runSource(() => decodeSource(bytes), filename, {}, false));
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
  ): Value {
    const main = H32[TS_MAIN >> 2];
    const dict = H32[(main + 4) >> 2];
    for (const [name, input] of Object.entries(inputs)) {
      const value = toGuest(input, this.#handles);
      if (value === 0) return 0;
      dictSetStr(dict, internText(name), value);
    }
    let code: Value;
    try {
      const source = read();
      const text = newStr(source);
      pushRoot(text);
      code = loadCode(compileSource(source, filename, "exec", { returnLastExpression }), text);
    } catch (failure) {
      return raiseSyntaxFailure(failure, filename);
    }
    pushRoot(code);
    return runModuleCode(code, dict);
  }

  /**
   * Calls a global function (or any callable) of the guest's `__main__` by name.
   *
   * @throws PythonError (NameError when there is no such global), LimitError, TypeError, Error when disposed
   */
  call(name: string, ...args: unknown[]): unknown {
    return this.#enter(() => {
      const dict = H32[(H32[TS_MAIN >> 2] + 4) >> 2];
      let callee = dictGetStr(dict, internText(name));
      if (callee === 0) {
        callee = dictGetStr(H32[(H32[TS_BUILTINS >> 2] + 4) >> 2], internText(name));
      }
      if (callee === 0) return raiseTypeError(`there is no global '${name}' to call`);
      return this.#callGuest(callee, args);
    });
  }

  /** The global `name` of `__main__`, converted; undefined when there is none. @throws Error when disposed */
  get(name: string): unknown {
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
    this.#enter(() => {
      const guest = toGuest(value, this.#handles);
      if (guest === 0) return 0;
      dictSetStr(H32[(H32[TS_MAIN >> 2] + 4) >> 2], internText(name), guest);
      return NONE;
    });
  }

  /** What this runtime has used so far. @throws Error when disposed */
  statistics(): RuntimeStatistics {
    const heap = this.#alive();
    const before = boundHeap;
    bindHeap(heap);
    boundHeap = heap;
    const statistics = heapStatistics();
    const used = this.#fuelBefore + (this.#running > 0 && entered === this ? fuelUsed() : 0);
    bindHeap(before);
    boundHeap = before;
    return {
      fuelUsed: used,
      heapPeakBytes: statistics.peak,
      collectSeconds: statistics.collectionSeconds,
      collections: statistics.collections,
    };
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
    disposeHeap(heap);
    if (boundHeap === heap) boundHeap = null;
    this.#functions.length = 0;
  }

  #alive(): Heap {
    if (this.#heap === null || this.#disposeAsked) {
      throw new Error("Cannot use the runtime: it is disposed");
    }
    return this.#heap;
  }

  /** Runs `step` inside the runtime, under its limits, and converts its result. */
  #enter(step: () => Value): unknown {
    const heap = this.#alive();
    const outer: Entered = {
      heap: boundHeap,
      meter: bindMeter(this.#meter),
      finder: bindFinder(this.#finder),
      output: bindOutput((stream, text) => this.#write(stream, text)),
      runtime: entered,
    };
    const nested = this.#running > 0;
    entered = this;
    if (boundHeap !== heap) {
      bindHeap(heap);
      boundHeap = heap;
    }
    this.#running++;
    const mark = rootMark();
    const handled = H32[TS_HANDLED >> 2];
    if (!nested) {
      this.#meter = newMeter(this.#limits.fuel, this.#limits.timeout);
      bindMeter(this.#meter);
      startSlice();
      this.#written = 0;
      H32[TS_LIMIT >> 2] = LIMIT_NONE;
      H32[TS_NATIVE_DEPTH >> 2] = 0;
      H32[TS_FRAME >> 2] = 0;
    }
    try {
      const value = guarded(step);
      if (value === 0) throw this.#failure();
      pushRoot(value);
      return toHost(value, this.#handles);
    } finally {
      releaseRoots(mark);
      H32[TS_HANDLED >> 2] = handled;
      H32[TS_EXCEPTION >> 2] = 0;
      this.#running--;
      if (!nested) {
        this.#fuelBefore += fuelUsed();
        this.#flush();
      }
      if (this.#running === 0 && this.#disposeAsked) this.#finalize();
      bindMeter(outer.meter);
      bindFinder(outer.finder);
      bindOutput(outer.output);
      entered = outer.runtime;
      if (boundHeap !== outer.heap) {
        bindHeap(outer.heap);
        boundHeap = outer.heap;
      }
    }
  }

  /** The error to throw for the pending exception or limit. */
  #failure(): unknown {
    const limit = H32[TS_LIMIT >> 2];
    const host = this.#hostError;
    this.#hostError = null;
    if (host !== null) return host.error;
    const exception = takePending();
    if (limit !== LIMIT_NONE) {
      const name: LimitName = limit === LIMIT_FUEL
        ? "fuel"
        : limit === LIMIT_TIME
        ? "time"
        : limit === LIMIT_OUTPUT
        ? "output"
        : limit === LIMIT_MEMORY
        ? "memory"
        : "interrupt";
      return new LimitError(name, LIMIT_MESSAGES[name]);
    }
    pushRoot(exception);
    return failureOf(exception);
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
    if (this.#pendingOut.length < 8192) return true;
    const cut = this.#pendingOut.lastIndexOf("\n") + 1;
    const piece = cut === 0 ? this.#pendingOut : this.#pendingOut.slice(0, cut);
    this.#pendingOut = this.#pendingOut.slice(piece.length);
    return this.#deliver(this.#options.stdout, piece);
  }

  /** Hands out what stdout still holds. */
  #flush(): void {
    const text = this.#pendingOut;
    this.#pendingOut = "";
    if (text !== "") this.#deliver(this.#options.stdout, text);
  }

  #deliver(to: ((text: string) => void) | undefined, text: string): boolean {
    if (to === undefined) return true;
    try {
      to(text);
      return true;
    } catch (error) {
      this.#hostError = { error };
      return hitLimit(LIMIT_OUTPUT);
    }
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

  /** A guest callable for a function of the embedder. */
  #hostFunction(fn: HostFunction, name: string): Value {
    let place = this.#functions.indexOf(fn);
    if (place < 0) place = this.#functions.push(fn) - 1;
    return newBuiltin(hostCall(), small(place), internText(name), 0);
  }

  /** Calls the embedder's function number `place` for guest code. */
  #callHost(place: number, args: Value, keywords: Value): Value {
    const fn = this.#functions[place];
    if (dictLength(keywords) > 0) {
      return raiseTypeError(`host function takes no keyword arguments`);
    }
    let result: unknown;
    try {
      const values: unknown[] = [];
      for (let i = 0; i < tupleLength(args); i++) {
        values.push(toHost(tupleItem(args, i), this.#handles));
      }
      result = fn(...values);
      if (result instanceof Promise) {
        result.catch(() => {});
        return raiseTypeError(
          "host function returned a promise; asynchronous host functions cannot be called",
        );
      }
    } catch (error) {
      return this.#stopped() ? 0 : raiseFromHost(error);
    }
    if (this.#stopped()) return 0;
    const mark = rootMark();
    try {
      return toGuest(result, this.#handles);
    } catch (error) {
      if (error instanceof ConversionError) {
        return raiseTypeError(`host function: ${error.message}`);
      }
      throw error;
    } finally {
      releaseRoots(mark);
    }
  }

  /** After a host function: whether the program must stop, because the runtime was disposed meanwhile. */
  #stopped(): boolean {
    if (this.#disposeAsked) hitLimit(4);
    return H32[TS_LIMIT >> 2] !== LIMIT_NONE;
  }

  // --- handles: the guest dict at TS_HANDLES maps a key (small int) to the object

  #wrap(value: Value): unknown {
    if (isHostFunction(value)) {
      return this.#functions[H32[(value + 8) >> 2] >> 1];
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
    if (typeof value === "function") return this.#hostFunction(value as HostFunction, value.name);
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
    if (this.#heap === null) return;
    this.#enter(() => {
      const table = H32[TS_HANDLES >> 2];
      dictDelete(table, small(key));
      return NONE;
    });
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
        access(entered!).callHost(self >> 1, args, keywords),
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
