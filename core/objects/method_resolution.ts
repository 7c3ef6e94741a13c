/** The method resolution order: C3 (Barrett et al. 1996; Objects/typeobject.c: mro_implementation). */
import { LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { TYPE_MRO } from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { nameOfType, raiseTypeError } from "./errors.ts";
import { allocateTuple, setTupleItem } from "./values/sequences.ts";
import { chargeWork } from "./work.ts";

/** A sequence to be merged: its types, and how many of them were taken. */
interface Sequence {
  readonly types: number[];
  taken: number;
}

function typesOf(tuple: Value): number[] {
  const length = H32[(tuple + LENGTH) >> 2] >> 1;
  const types: number[] = [];
  for (let i = 0; i < length; i++) types.push(H32[((tuple + TUPLE_ITEMS) >> 2) + i]);
  return types;
}

function tupleOfTypes(types: readonly number[]): Value {
  const tuple = allocateTuple(types.length);
  for (let i = 0; i < types.length; i++) setTupleItem(tuple, i, types[i]);
  return tuple;
}

/**
 * The MRO of a type with these bases (a tuple of types), as a tuple; 0 with TypeError or a limit pending. Never collects.
 *
 * @throws OutOfMemory
 */
export function computeMro(type: number, bases: Value): Value {
  const direct = typesOf(bases);
  if (direct.length === 1) {
    const order = typesOf(H32[(direct[0] + TYPE_MRO) >> 2]);
    order.unshift(type);
    return chargeWork(order.length >> 4) ? tupleOfTypes(order) : 0;
  }
  const sequences: Sequence[] = direct.map((base) => ({
    types: typesOf(H32[(base + TYPE_MRO) >> 2]),
    taken: 0,
  }));
  sequences.push({ types: direct, taken: 0 });
  // In how many sequences a type stands behind the head: only one that stands in none can be next.
  const behind = new Map<number, number>();
  for (const { types } of sequences) {
    if (!chargeWork(types.length >> 2)) return 0;
    for (let i = 1; i < types.length; i++) behind.set(types[i], (behind.get(types[i]) ?? 0) + 1);
  }
  const result = [type];
  for (;;) {
    if (!chargeWork(sequences.length >> 2)) return 0;
    const rest = sequences.find(({ types, taken }) =>
      taken < types.length && (behind.get(types[taken]) ?? 0) === 0
    );
    if (rest === undefined) break;
    const next = rest.types[rest.taken];
    result.push(next);
    for (const sequence of sequences) {
      if (sequence.types[sequence.taken] !== next) continue;
      const head = sequence.types[++sequence.taken];
      if (head !== undefined) behind.set(head, behind.get(head)! - 1);
    }
  }
  const stuck = sequences.filter(({ types, taken }) => taken < types.length);
  if (stuck.length === 0) return tupleOfTypes(result);
  const names = [...new Set(stuck.map(({ types, taken }) => types[taken]))].map(nameOfType);
  return raiseTypeError(
    `Cannot create a consistent method resolution order (MRO) for bases ${names.join(", ")}`,
  );
}
