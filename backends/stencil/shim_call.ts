/**
 * The functions by which a shim calls its native entry: one for the outermost activation, which knows all it works on and
 * costs least, and one for activations inside it.
 *
 * V8 calls a foreign function fast, 4 ns, only where it knows for certain which one is called. It learns that from the
 * calls that a piece of JavaScript has made, and closures of one text share what was learned: after a second shim was
 * made in a thread, each call took 105 ns, for ever (Deno 2.9.6). So each shim has a function with a text of its own, that
 * calls one foreign function in its life. Nothing of the text comes from outside of this file.
 *
 * V8 keeps such texts, to know them again: 1.4 KB for each shim that there ever was. Not texts with a tagged template, whose
 * object is one for each place in a text; so there is one in it, which is never come to.
 */
import type { EntryGuard } from "../../core/backend/backend.ts";
import { AT_HOME } from "../../core/trace/micro_ops.ts";
import { RECORD_RUNNING } from "./machine.ts";
import { RECORD_SEARCH_FRAME, RECORD_SEARCH_RESULT } from "./platform/entry_code.ts";
import type { NativeEntry, SearchWay, SymbolWay } from "./platform/platform.ts";

/**
 * Enters native code at the record's `code`.
 *
 * @param pointer the record's address
 * @param words the record
 * @param frame address of the guest frame in the linear memory
 * @returns what native code returned (README.md)
 */
export type NativeCall = (
  pointer: Deno.PointerValue,
  words: Int32Array,
  frame: number,
) => number;

const FRAME = RECORD_SEARCH_FRAME >> 2;
const RESULT = RECORD_SEARCH_RESULT >> 2;
const RUNNING = RECORD_RUNNING >> 2;
/** What is below, and not negative, is an exit. */
export const EXITS_END = AT_HOME;

let made = 0;

/** What enters the outermost activation, as Shim.enter. */
export type OutermostCall = (entry: number, frame: number) => number;

/** What an OutermostCall works on; it is the same as long as the shim lives. */
export interface Outermost {
  /** `entry`: whose base and code are in the record. */
  readonly state: { readonly entry: number };
  readonly pointer: Deno.PointerValue;
  readonly words: Int32Array;
  readonly record: unknown;
  /** What serves exits, by what the record says that runs. */
  readonly codes: readonly unknown[];
  /** Puts an entry's base and code into the record. @returns false: another activation is to be entered */
  readonly prepare: (entry: number) => boolean;
  readonly enterInner: OutermostCall;
  /** Goes on from what is no exit. */
  readonly goOn: (result: number, frame: number) => number;
}

/** Makes the function for a thread's entry. @throws EvalError where no code may be made from text */
export function makeCall({ way }: NativeEntry, guard?: EntryGuard): NativeCall {
  const text = `(pointer, words, frame) => { ${callOf(way, guard)} return result; }`;
  return compile(text, valuesOf(way, guard)) as NativeCall;
}

/**
 * The same for the outermost activation. An exit is the common case: with all of it in one text, entering and leaving costs less
 * than twice a foreign function that does nothing; as a method of the shim around a NativeCall it was three times that.
 *
 * @throws EvalError where no code may be made from text
 */
export function makeOutermostCall(
  { way }: NativeEntry,
  outermost: Outermost,
  guard?: EntryGuard,
): OutermostCall {
  const text = `(entry, frame) => {
    if (state.entry !== entry && !prepare(entry)) return enterInner(entry, frame);
    ${callOf(way, guard)}
    if (result >= 0 && result < ${EXITS_END}) {
      return codes[words[${RUNNING}]].serve(result, record);
    }
    return goOn(result, frame);
  }`;
  return compile(text, { ...valuesOf(way, guard), ...outermost }) as OutermostCall;
}

/** The call, between the two halves of CompileContext.guard where there is one. */
function callOf(way: SymbolWay | SearchWay, guard?: EntryGuard): string {
  const call = way.kind === "symbol" ? "const result = enter(pointer, frame);" : `
    words[${FRAME}] = frame;
    search(pointer, pointer, one, one, compare);
    const result = words[${RESULT}];`;
  return guard === undefined ? call : `
    guard[mark] = 1;
    if (guard[status] !== alive) refuse(guard, mark);
    ${call}
    guard[mark] = 0;`;
}

/** What the names in callOf's text stand for. */
function valuesOf(way: SymbolWay | SearchWay, guard?: EntryGuard): Record<string, unknown> {
  const called = way.kind === "symbol"
    ? { enter: way.enter }
    : { search: way.search, compare: way.compare, one: Deno.UnsafePointer.create(1n) };
  if (guard === undefined) return called;
  const { words, mark, status, alive } = guard;
  return { ...called, guard: words, mark, status, alive };
}

function compile(text: string, values: Readonly<Record<string, unknown>>): unknown {
  const notKept = "if (false) refuse``;";
  const all = { ...values, refuse };
  const body = `"use strict"; ${notKept} return ${text}; // ${++made}`;
  return new Function(...Object.keys(all), body)(...Object.values(all));
}

function refuse(words: Int32Array, mark: number): never {
  words[mark] = 0;
  throw new Error("Cannot enter an executor: this worker was reclaimed");
}
