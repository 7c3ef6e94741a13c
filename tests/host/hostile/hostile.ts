/**
 * Hostile programs as rows of a table: each ends in the exception or limit that stands beside it (or runs to its end),
 * without any other error, and leaves the runtime usable and its heap in order. They run once as they are and once in
 * hard mode.
 */

import { assertEquals, AssertionError } from "@std/assert";
import { LimitError, PythonError, Runtime, type RuntimeOptions } from "../../../mod.ts";
import { setHardMode } from "../../../core/host/hard_mode.ts";
import { assertHeapInOrder, runtimeTest } from "../../support/leaks.ts";

/** How a program ends: "ok", a limit as "limit fuel", or an exception type. Several: any of them. */
type Ending = string | readonly string[];

/** A program and what it must end in. */
export interface Hostile {
  readonly source: string;
  readonly ends: Ending;
  readonly options?: RuntimeOptions;
}

/** The ending of a program that runs for ever. */
export const FUEL = "limit fuel";
/** The endings of a program that asks for more memory than there can be. */
export const MEMORY: readonly string[] = ["MemoryError", "OverflowError"];

/** Rows with a common ending. */
export function rows(
  ends: Ending,
  sources: readonly string[],
  options?: RuntimeOptions,
): Hostile[] {
  return sources.map((source) => ({ source, ends, options }));
}

/** What rows run with that say nothing else: little memory, for the collector's sake; never so long that tests hang. */
const common: RuntimeOptions = {
  memoryLimit: 12 << 20,
  fuel: 20_000_000,
  timeout: 10_000,
  outputLimit: 1 << 20,
};

/** Hard mode: safepoints from one collection to the next at first, and by how much that grows each time. */
const HARD_INTERVAL = 7;
const HARD_GROWTH = 1.1;

/** Longest time that a row may take, in milliseconds: nothing hangs. */
const LONGEST = 8000;

/** Defines the tests of a subject: all rows, and all rows in hard mode. */
export function hostileTest(subject: string, ...tables: Hostile[][]): void {
  for (const hard of [false, true]) {
    runtimeTest(`hostile: ${subject}${hard ? " (hard mode)" : ""}`, () => {
      const wrong: string[] = [];
      for (const hostile of tables.flat()) {
        setHardMode(hard, HARD_INTERVAL, HARD_GROWTH);
        try {
          const problem = runHostile(hostile);
          if (problem !== null) wrong.push(problem);
        } finally {
          setHardMode(false);
        }
      }
      if (wrong.length > 0) throw new AssertionError(wrong.join("\n"));
    });
  }
}

function describe(source: string): string {
  return source.length > 300 ? `${source.slice(0, 150)} ... ${source.slice(-60)}` : source;
}

/** Fails unless the runtime runs a program, once its globals are let go if they fill the memory. */
function assertUsable(runtime: Runtime, source: string): void {
  const names = new Set(source.match(/\b[a-zA-Z]\w*(?= = )/g) ?? []);
  for (let attempt = 0;; attempt++) {
    try {
      // Guest code may have broken its builtins: only what needs none must still work.
      assertEquals(runtime.run("1 + 1"), 2);
      return;
    } catch (error) {
      const full = error instanceof LimitError
        ? error.limit === "memory"
        : error instanceof PythonError && error.type === "MemoryError";
      if (!full || attempt === 1) {
        throw new AssertionError(`${error}\n    after ${describe(source)}`);
      }
    }
    for (const name of names) runtime.set(name, null);
  }
}

function runHostile({ source, ends, options }: Hostile): string | null {
  const runtime = new Runtime({ ...common, ...options });
  try {
    const start = performance.now();
    let end = "ok";
    try {
      // Nothing of the result is converted: `None` is the last expression.
      runtime.run(`${source}\nNone`);
    } catch (error) {
      if (error instanceof LimitError) end = `limit ${error.limit}`;
      else if (error instanceof PythonError) end = error.type;
      else return `${(error as Error).stack}\n    in ${describe(source)}`;
      if (end === "SystemError") return `${error.message}\n    in ${describe(source)}`;
    }
    const took = performance.now() - start;
    assertHeapInOrder(runtime, describe(source));
    assertUsable(runtime, source);
    if (took > LONGEST) return `took ${Math.round(took)} ms: ${describe(source)}`;
    const expected = typeof ends === "string" ? [ends] : ends;
    return expected.includes(end) ? null : `ended in ${end}, not ${expected}: ${describe(source)}`;
  } finally {
    runtime.dispose();
  }
}
