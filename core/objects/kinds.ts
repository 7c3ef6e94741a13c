/** Which builtin representation a value has, subclasses included. */
import {
  KIND_BOXED_BYTES,
  KIND_BOXED_FLOAT,
  KIND_BOXED_INT,
  KIND_BOXED_STR,
  KIND_BYTES,
  KIND_DICT,
  KIND_FLOAT,
  KIND_FROZENSET,
  KIND_INT,
  KIND_LIST,
  KIND_SET,
  KIND_STR,
  KIND_TUPLE,
  KIND_TYPE,
  SHAPE_KIND,
} from "../heap/layouts/shape.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { STR1_SHAPE } from "./well_known.ts";

/** KIND_* of a value. */
export function kindOf(value: Value): number {
  return (value & 1) !== 0 ? KIND_INT : H32[(H32[value >> 2] + SHAPE_KIND) >> 2] >> 1;
}

export function isStr(value: Value): boolean {
  if ((value & 1) === 0 && H32[value >> 2] === STR1_SHAPE) return true;
  const kind = kindOf(value);
  return kind === KIND_STR || kind === KIND_BOXED_STR;
}
export function isBytes(value: Value): boolean {
  const kind = kindOf(value);
  return kind === KIND_BYTES || kind === KIND_BOXED_BYTES;
}
export function isFloat(value: Value): boolean {
  const kind = kindOf(value);
  return kind === KIND_FLOAT || kind === KIND_BOXED_FLOAT;
}
export function isIntKind(value: Value): boolean {
  const kind = kindOf(value);
  return kind === KIND_INT || kind === KIND_BOXED_INT;
}
export function isTuple(value: Value): boolean {
  return kindOf(value) === KIND_TUPLE;
}
export function isList(value: Value): boolean {
  return kindOf(value) === KIND_LIST;
}
export function isDict(value: Value): boolean {
  return kindOf(value) === KIND_DICT;
}
export function isAnySet(value: Value): boolean {
  const kind = kindOf(value);
  return kind === KIND_SET || kind === KIND_FROZENSET;
}
export function isType(value: Value): boolean {
  return kindOf(value) === KIND_TYPE;
}
