/**
 * The tiered plugin: two backends behind one another.
 *
 * What becomes hot is compiled by the first, which compiles quickly; the side traces that grow in a region are bridges of the
 * first, where both can compile such. What stays hot is compiled once more by the second, side traces and all (Backend.hotAfter).
 * V8 optimizes WebAssembly on threads of its own while the program runs, so that the second's longest part is in the background.
 *
 * Not all that is hot gains by that. Measured on bench/programs and loops like them, WebAssembly that V8 has optimized takes 0.6
 * to 1.2 times as long as native code put together from stencils in loops of their own, about as long in the mean, and 1.1 to 1.5
 * times where functions call one another, since each link leads through the shim. It gains most, up to two times, where native
 * code has to leave for the interpreter's help all the time. So a region changes over when it asks for that
 * (CompileContext.askHot), as the stencil backend's do that leave so often; or when it is a loop that has run for long and keeps
 * to itself.
 *
 * Both give their code entries of a range of their own (PluginEnvironment.entryBase). Links between regions go across where
 * both parts hand back links that are not theirs (BackendCapabilities.sharesLinks).
 */
import {
  type Backend,
  type BackendCapabilities,
  type BackendThresholds,
  BackendUnavailableError,
  type CompilableRegion,
  type CompileContext,
  type CompiledRegion,
  ENTRY_RANGE,
  type LifecycleHooks,
  LINK,
  MICRO_OPS,
  type Plugin,
  type PluginEnvironment,
  Region,
  type Resource,
  type Shim,
} from "./kit/backend.ts";
import { stencil } from "./stencil.ts";
import { wasm } from "./wasm.ts";

const NAME = "tiered";
/** Some tenths of a second of a loop: until then the first's code is about as good, and nothing is compiled twice in vain. */
const HOT_AFTER = 10_000_000;
/**
 * So often the second's code may go on in a region of the first until that is compiled by the second: that takes some
 * milliseconds, and each time costs some 70 ns more than a link.
 */
const CROSSINGS = 10_000;
/** Micro-ops of a region that is worth being compiled by the second: V8 takes long to optimize large functions. */
const SIZE_MOST = 6000;

/** Options of the tiered plugin. The hooks are those of the whole; hooks of the parts are not called. */
export interface TieredOptions extends LifecycleHooks {
  /** Compiles quickly: what has become hot. Default `stencil()`. */
  readonly first?: Plugin;
  /** Compiles well: what stays hot. Default `wasm()`. */
  readonly second?: Plugin;
  /** Steps and entries after which a region is compiled by the second. Default 10,000,000. */
  readonly hotAfter?: number;
  /**
   * Whether a region that has run for so long is worth it; one that asks for the second gets it anyway. Default: loops that are
   * not left for other regions.
   */
  readonly gains?: (region: CompilableRegion) => boolean;
}

/**
 * Compiles hot code to native code at once, and what stays hot to WebAssembly, which V8 optimizes in the background. Where one of
 * the two cannot work, such as the native code without `--allow-ffi`, it is reported and the other works alone: then
 * `runtime.backend` names that one.
 *
 * @param options the two parts, when to change over, observers of the backend's life
 */
export function tiered(options: TieredOptions = {}): Plugin {
  const { first = stencil(), second = wasm(), ...others } = options;
  const { hotAfter = HOT_AFTER, gains = keepsToItself, ...hooks } = others;
  if (!(hotAfter >= 0)) {
    throw new RangeError(`Cannot make tiers: hotAfter must be 0 or greater, not ${hotAfter}`);
  }
  const parts = [first, second];
  return {
    name: NAME,
    create: (environment) => create(first, second, { hotAfter, gains }, environment),
    hooks,
    release: (resource) => parts[partOf(resource)].release?.(untagged(resource)),
  };
}

/** When regions change over. */
type Rule = Required<Pick<TieredOptions, "hotAfter" | "gains">>;

/** By number of a micro-op: whether it leads to another region. */
const LEADS_ON = MICRO_OPS.map(({ name }) => ["LINK", "LINK_PUSHED", "RETURN"].includes(name));

/** Whether a region is a loop that is not left for other regions, nor too large. */
function keepsToItself(region: CompilableRegion): boolean {
  if (!(region instanceof Region) || region.units[0].trace.loop === 0) return false;
  let size = 0;
  const tree = [region];
  for (let part = tree.pop(); part !== undefined; part = tree.pop()) {
    size += part.length;
    if (size > SIZE_MOST) return false;
    for (const { trace, live } of part.units) {
      for (let ref = 1; ref < trace.length; ref++) {
        if (live[ref] !== 0 && LEADS_ON[trace.op[ref]]) return false;
      }
    }
    for (const { bridge } of part.bridged) if (bridge !== null) tree.push(bridge.region);
  }
  return true;
}

/** Why a part does not work. */
interface Failure {
  readonly error: unknown;
  readonly why: string;
}

/** A backend that works, or not. */
type Attempt = { readonly backend: Backend } | Failure;

function attempt(plugin: Plugin, environment: PluginEnvironment): Attempt {
  try {
    return { backend: plugin.create(environment) };
  } catch (error) {
    const what = error instanceof BackendUnavailableError ? "is not available" : "failed";
    const message = error instanceof Error ? error.message : String(error);
    return { error, why: `${plugin.name} ${what}: ${message}` };
  }
}

function create(
  first: Plugin,
  second: Plugin,
  rule: Rule,
  environment: PluginEnvironment,
): Backend {
  const quick = attempt(first, { ...environment, entryBase: ENTRY_RANGE });
  const good = attempt(second, environment);
  if ("backend" in quick) {
    return "backend" in good
      ? new TieredBackend([quick.backend, good.backend], rule, environment)
      : alone(first, quick.backend, good, environment);
  }
  if ("backend" in good) return alone(second, good.backend, quick, environment);
  throw new BackendUnavailableError(`${quick.why}; ${good.why}`);
}

/** One part without the other, as if its plugin had been given. */
function alone(
  { name, release }: Plugin,
  backend: Backend,
  { error, why: message }: Failure,
  { ledger, report }: PluginEnvironment,
): Backend {
  if (release !== undefined) ledger?.register({ name, release });
  report({ kind: "backend-unavailable", message, error });
  return backend;
}

/** Which part a resource is of: the lowest bit of its kind. */
function partOf({ kind }: Resource): number {
  return kind & 1;
}

function untagged(resource: Resource): Resource {
  return { ...resource, kind: resource.kind >> 1 };
}

/** The context for one of the parts: its resources are marked as its own, and remembered in `noted`, by record. */
function contextOf(
  part: number,
  context: CompileContext,
  noted?: Map<number, Resource>,
): CompileContext {
  return {
    ...context,
    record(resource) {
      const record = context.record({ ...resource, kind: (resource.kind << 1) | part });
      noted?.set(record, resource);
      return record;
    },
    forget(record) {
      noted?.delete(record);
      return context.forget(record);
    },
  };
}

/** The shims of both parts. The first is null when it could not be compiled. */
class TieredShim implements Shim {
  readonly bytes: number;
  readonly #first: Shim | null;
  readonly #second: Shim;
  /** What the first's entries have above what it knows them by. */
  readonly #added: number;
  /** By entry of the first, from 0 on: crossings until it is asked for, and how. */
  readonly #crossings: { left: number; readonly askHot: () => void }[] = [];

  constructor(first: Shim | null, second: Shim, added: number) {
    this.#first = first;
    this.#second = second;
    this.#added = added;
    this.bytes = (first?.bytes ?? 0) + second.bytes;
  }

  /** The shim of a part. */
  of(part: number): Shim {
    return part === 0 ? this.#first! : this.#second;
  }

  enter(entry: number, frame: number): number {
    for (;;) {
      const exit = entry >= ENTRY_RANGE
        ? this.#first!.enter(entry - this.#added, frame)
        : this.#second.enter(entry, frame);
      if ((exit & LINK) === 0) return exit;
      entry = exit & ~LINK;
      if (entry >= ENTRY_RANGE) this.#cross(entry - ENTRY_RANGE);
    }
  }

  /**
   * The second's code goes on in the first's. Regions that lead to one another should be compiled by the same: a link within one
   * is a jump, this is a return to JavaScript and a call from it.
   */
  #cross(place: number): void {
    const crossings = this.#crossings[place];
    if (--crossings.left === 0) crossings.askHot();
  }

  /** The first has compiled a region. */
  added(entry: number, askHot: () => void): void {
    this.#crossings[entry - ENTRY_RANGE] = { left: CROSSINGS, askHot };
  }

  free(): void {
    try {
      this.#first?.free();
    } finally {
      this.#second.free();
    }
  }
}

/** Two backends of one runtime. */
class TieredBackend implements Backend {
  readonly name = NAME;
  readonly scope = "runtime";
  readonly capabilities: BackendCapabilities;
  /** Those of the first, which compiles what has become hot. */
  readonly thresholds: BackendThresholds;
  readonly #parts: readonly [first: Backend, second: Backend];
  readonly #rule: Rule;
  readonly #report: PluginEnvironment["report"];
  /** Whether the second works alone. */
  #alone = false;

  constructor(
    parts: readonly [first: Backend, second: Backend],
    rule: Rule,
    { report }: PluginEnvironment,
  ) {
    this.#parts = parts;
    this.#rule = rule;
    this.#report = report;
    this.thresholds = parts[0].thresholds ?? {};
    const all = (can: keyof BackendCapabilities) =>
      parts.every(({ capabilities }) => capabilities[can] === true);
    this.capabilities = {
      trees: all("trees"),
      bridges: all("bridges"),
      links: all("links") && all("sharesLinks"),
    };
  }

  get hotAfter(): number {
    return this.#alone ? Infinity : this.#rule.hotAfter;
  }

  gainsHot(region: CompilableRegion): boolean {
    return this.#rule.gains(region);
  }

  compileShim(context: CompileContext): Shim {
    const [first, second] = this.#parts;
    const noted = new Map<number, Resource>();
    const quick = this.#firstShim(first, context, noted);
    try {
      const added = first.capabilities.sharesLinks === true ? 0 : ENTRY_RANGE;
      return new TieredShim(quick, second.compileShim(contextOf(1, context)), added);
    } catch (error) {
      quick?.free();
      for (const record of noted.keys()) context.forget(record);
      throw error;
    }
  }

  /** Native code may be refused only now. @returns null then: the second works alone */
  #firstShim(
    first: Backend,
    context: CompileContext,
    noted: Map<number, Resource>,
  ): Shim | null {
    try {
      return first.compileShim(contextOf(0, context, noted));
    } catch (error) {
      this.#alone = true;
      for (const [record, resource] of noted) {
        if (context.forget(record)) first.release?.(resource);
      }
      const message =
        `${first.name} cannot compile its shim, ${this.#parts[1].name} works alone: ` +
        (error instanceof Error ? error.message : String(error));
      this.#report({ kind: "shim-failed", message, error });
      return null;
    }
  }

  compileRegion(region: CompilableRegion, shim: Shim, context: CompileContext): CompiledRegion {
    if (!(shim instanceof TieredShim)) throw new TypeError("Cannot compile: no shim of mine");
    if (context.hot === true || this.#alone) {
      const { askHot: _, ...rest } = contextOf(1, context);
      return this.#parts[1].compileRegion(region, shim.of(1), rest);
    }
    const backend = this.#parts[0];
    const code = backend.compileRegion(region, shim.of(0), contextOf(0, context));
    const entry = code.entry + (backend.capabilities.sharesLinks === true ? 0 : ENTRY_RANGE);
    shim.added(entry, context.askHot ?? (() => {}));
    return { entry, bytes: code.bytes, free: () => code.free() };
  }

  release(resource: Resource): void {
    this.#parts[partOf(resource)].release?.(untagged(resource));
  }

  dispose(): void {
    const [first, second] = this.#parts;
    try {
      first.dispose?.();
    } finally {
      second.dispose?.();
    }
  }
}
