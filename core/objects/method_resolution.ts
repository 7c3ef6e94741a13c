/** The method resolution order: C3 (Barrett et al. 1996; Objects/typeobject.c: mro_implementation). */
import { LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { TYPE_MRO } from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { nameOfType, raiseTypeError } from "./errors.ts";
import { tupleOf } from "./values/sequences.ts";

function typesOf(tuple: Value): number[] {
  const length = H32[(tuple + LENGTH) >> 2] >> 1;
  const types: number[] = [];
  for (let i = 0; i < length; i++) types.push(H32[((tuple + TUPLE_ITEMS) >> 2) + i]);
  return types;
}

/** The MRO of a type with these bases (a tuple of types), as a tuple; 0 with TypeError pending. Never collects. */
export function computeMro(type: number, bases: Value): Value {
  const direct = typesOf(bases);
  if (direct.length === 1) return tupleOf(type, ...typesOf(H32[(direct[0] + TYPE_MRO) >> 2]));
  const sequences = direct.map((base) => typesOf(H32[(base + TYPE_MRO) >> 2]));
  sequences.push(direct.slice());
  const result = [type];
  for (;;) {
    const rest = sequences.filter((sequence) => sequence.length > 0);
    if (rest.length === 0) return tupleOf(...result);
    const head = rest.map((sequence) => sequence[0])
      .find((candidate) => !rest.some((sequence) => sequence.indexOf(candidate, 1) > 0));
    if (head === undefined) {
      const names = [...new Set(rest.map((sequence) => sequence[0]))].map(nameOfType);
      return raiseTypeError(
        `Cannot create a consistent method resolution order (MRO) for bases ${names.join(", ")}`,
      );
    }
    result.push(head);
    for (const sequence of sequences) if (sequence[0] === head) sequence.shift();
  }
}
