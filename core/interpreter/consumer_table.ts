/**
 * The table of consumers (consumers.ts) in the runtime's memory, which the dispatch loop looks into too: two words for each,
 * the function and its code, 0 until it is made.
 */
import { ARRAY_ITEMS } from "../heap/layouts/basic.ts";
import { FUNCTION_CODE } from "../heap/layouts/callable.ts";
import { TS_CONSUMERS } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { allocateArray } from "../objects/values/sequences.ts";

/** The names of the functions that the dispatch loop knows, in the order of the table. */
export const TABLED = [
  ...["join", "sum", "any", "all", "min", "max", "extend", "list", "tuple", "set"] as const,
  "frozenset",
] as const;

/** The name of such a function. */
export type TabledName = typeof TABLED[number];

/** Bytes of an entry of the table; where its code stands in it. */
export const CONSUMER_BYTES = 8;
export const CONSUMER_CODE = 4;

function entryOf(name: string): number {
  const place = (TABLED as readonly string[]).indexOf(name);
  const table = H32[TS_CONSUMERS >> 2];
  return place < 0 || table === 0 ? 0 : table + ARRAY_ITEMS + CONSUMER_BYTES * place;
}

/** The function of that name, as it was made: 0 when it was not yet, or when guest code has changed it. */
export function tabledConsumer(name: string): Value {
  const entry = entryOf(name);
  const fn = entry === 0 ? 0 : H32[entry >> 2];
  return fn !== 0 && H32[(fn + FUNCTION_CODE) >> 2] === H32[(entry + CONSUMER_CODE) >> 2] ? fn : 0;
}

/** Puts a function that has just been made into the table. Never collects. @throws OutOfMemory */
export function tableConsumer(name: string, fn: Value): void {
  if (H32[TS_CONSUMERS >> 2] === 0) {
    H32[TS_CONSUMERS >> 2] = allocateArray(CONSUMER_BYTES / 4 * TABLED.length);
  }
  const entry = entryOf(name);
  if (entry === 0) return;
  H32[entry >> 2] = fn;
  H32[(entry + CONSUMER_CODE) >> 2] = H32[(fn + FUNCTION_CODE) >> 2];
}
