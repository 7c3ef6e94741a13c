/**
 * Regions to experiment with. A region, and the code made of it, mean something only in the runtime in which it was recorded and
 * while that is bound; so experiments are done inside of a host function that the guest calls in the frame of the loop that
 * became the region.
 */

import type { Backend, CompileContext } from "../../core/backend/backend.ts";
import { Registry } from "../../core/backend/registry.ts";
import { TS_FRAME } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { U } from "../../core/trace/micro_ops.ts";
import { Region } from "../../core/trace/region.ts";
import { Trace } from "../../core/trace/trace.ts";
import { type Plugin, Runtime } from "../../mod.ts";

/** What an experiment gets. */
export interface Bench {
  /** The region that was recorded last. */
  readonly region: Region;
  /** Address of the frame whose loop it is. */
  readonly frame: number;
  /** A backend of its own over the runtime's memory. */
  readonly backend: Backend;
}

/** For compilations that no registry watches. */
export const noContext: CompileContext = { record: () => 0, forget: () => true, step: () => {} };

/** Micro-ops of a region that are compiled. */
export function sizeOf(region: Region): number {
  return region.units.reduce(
    (sum, unit) => sum + unit.live.reduce((count, live) => count + live, 0),
    0,
  );
}

/** A runtime with one recorded region, for any number of experiments. */
export class Lab implements Disposable {
  readonly #runtime: Runtime;
  readonly #backend: Backend;
  #region: Region | null = null;
  #experiment: (bench: Bench) => void = () => {};

  /** @param statements what the loop does besides counting; see `loopOf` */
  constructor(plugin: Plugin, statements: number) {
    let backend: Backend | null = null;
    const spy: Plugin = {
      name: plugin.name,
      create: (environment) => {
        backend = plugin.create(environment);
        return plugin.create(environment);
      },
    };
    this.#runtime = new Runtime({
      plugins: [spy],
      timeout: Infinity,
      functions: { experiment: () => this.#run() },
      hotness: { observer: { region: (region) => this.#region = region }, exit: 1 << 29 },
    });
    if (backend === null) throw new Error(`Cannot experiment: ${plugin.name} is not available`);
    this.#backend = backend;
    this.#runtime.run(loopOf(statements));
  }

  /** Does an experiment with the runtime bound. */
  run<T>(experiment: (bench: Bench) => T): T {
    let done: { result: T } | null = null;
    this.#experiment = (bench) => done = { result: experiment(bench) };
    this.#runtime.run("work()");
    if (done === null) throw new Error("Cannot experiment: no loop became a region");
    return (done as { result: T }).result;
  }

  [Symbol.dispose](): void {
    this.#backend.dispose?.();
    this.#runtime.dispose();
  }

  #run(): void {
    if (this.#region === null) return;
    const frame = H32[TS_FRAME >> 2];
    this.#experiment({ region: this.#region, frame, backend: this.#backend });
  }
}

/** Ints, floats, an attribute, a list: what a statement of a loop does. */
const STATEMENTS = [
  "s = (s + i * 3) & 1048575",
  "x = x * 0.5 + s",
  "p.v = p.v ^ s",
  "s = s ^ items[i & 7]",
];

/** A program: a class, and a function with a loop of so many statements that then calls `experiment`. */
export function loopOf(statements: number): string {
  const body = Array.from({ length: statements }, (_, i) => STATEMENTS[i % STATEMENTS.length]);
  return [
    "class Point:",
    "    def __init__(self):",
    "        self.v = 1",
    "def work():",
    "    i = s = 0",
    "    x = 1.5",
    "    p = Point()",
    "    items = [3, 1, 4, 1, 5, 9, 2, 6]",
    "    while i < 300:",
    ...body.map((line) => `        ${line}`),
    "        i = i + 1",
    "    experiment()",
    "    return s",
    "",
  ].join("\n");
}

/** How many statements make a region that comes nearest to so many micro-ops. */
export function statementsFor(plugin: Plugin, microOps: number): number {
  let best = 1;
  let distance = Infinity;
  for (let statements = 1; statements <= microOps; statements++) {
    using lab = new Lab(plugin, statements);
    const size = lab.run(({ region }) => sizeOf(region));
    if (Math.abs(size - microOps) < distance) {
      distance = Math.abs(size - microOps);
      best = statements;
    }
    if (size > microOps) break;
  }
  return best;
}

/** A region that is left as soon as it is entered. */
export function emptyRegion(like: Region): Region {
  const trace = new Trace();
  const { code, pc } = like;
  const nothing = { fn: 0, generator: 0, height: 0, returns: 0, aux: 0, inherited: 0, slots: [] };
  trace.snapshots.push({ frames: [{ code, pc, ...nothing }], handled: 0 });
  trace.append(U.EXIT, 0, 0, 0, 0, 0);
  return new Region(1, like.code, like.pc, trace);
}

/** A registry without a runtime, of a backend that it does not end. */
export function registryOf(backend: Backend): Registry {
  // No Proxy: what goes through one takes longer, and this is measured.
  const lent: Record<string, unknown> = {};
  for (let part: object = backend; part !== Object.prototype; part = Object.getPrototypeOf(part)) {
    for (const key of Object.getOwnPropertyNames(part)) {
      if (key === "constructor" || key === "dispose" || key in lent) continue;
      const value: unknown = Reflect.get(backend, key, backend);
      lent[key] = typeof value === "function" ? value.bind(backend) : value;
    }
  }
  return new Registry({
    backend: lent as unknown as Backend,
    report: (report) => {
      throw new Error(report.message);
    },
  });
}
