/**
 * The functions by which a shim calls its native entry.
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

let made = 0;

/** Makes the function for a thread's entry. @throws EvalError where no code may be made from text */
export function makeCall(entry: NativeEntry, guard?: EntryGuard): NativeCall {
  return entry.way.kind === "symbol"
    ? makeSymbolCall(entry.way, guard)
    : makeSearchCall(entry.way, guard);
}

function makeSymbolCall({ enter }: SymbolWay, guard?: EntryGuard): NativeCall {
  const call = "const result = enter(pointer, frame);";
  return compile(call, { enter }, guard);
}

function makeSearchCall({ search, compare }: SearchWay, guard?: EntryGuard): NativeCall {
  const one = Deno.UnsafePointer.create(1n);
  const call = `words[${FRAME}] = frame;
    search(pointer, pointer, one, one, compare);
    const result = words[${RESULT}];`;
  return compile(call, { search, compare, one }, guard);
}

/** The call, between the two halves of CompileContext.guard where there is one. */
function compile(call: string, values: Record<string, unknown>, guard?: EntryGuard): NativeCall {
  const all: Record<string, unknown> = { ...values, ...guard, refuse };
  const body = guard === undefined ? `${call} return result;` : `
    guard[mark] = 1;
    if (guard[status] !== alive) refuse(guard, mark);
    ${call}
    guard[mark] = 0;
    return result;`;
  if (guard !== undefined) {
    all.guard = guard.words;
    delete all.words;
  }
  const notKept = "if (false) refuse``;";
  const text =
    `"use strict"; ${notKept} return (pointer, words, frame) => { ${body} }; // ${++made}`;
  return new Function(...Object.keys(all), text)(...Object.values(all)) as NativeCall;
}

function refuse(words: Int32Array, mark: number): never {
  words[mark] = 0;
  throw new Error("Cannot enter an executor: this worker was reclaimed");
}
