/** The types of unions and parameterized generics, apart from what they do: each has to know the other. */
import { KIND_OTHER, LAYOUT_FIELDS } from "../../heap/layouts/shape.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { isSubtype, typeOf } from "../errors.ts";
// Its addresses come first, whatever is imported first.
import "../library_shapes.ts";
import { staticShape, staticType } from "../static_area.ts";

export const UNION_TYPE = staticType("typing.Union");
export const UNION_SHAPE = staticShape(UNION_TYPE, LAYOUT_FIELDS, 8, KIND_OTHER);
/** Tuple of the members. */
export const UNION_ARGS = 4;

export const GENERIC_ALIAS_TYPE = staticType("types.GenericAlias");
export const GENERIC_ALIAS_SHAPE = staticShape(GENERIC_ALIAS_TYPE, LAYOUT_FIELDS, 16, KIND_OTHER);

/** Whether the value is a union. */
export function isUnion(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === UNION_SHAPE;
}

/** A union's members as a tuple. */
export function unionArguments(union: Value): Value {
  return H32[(union + UNION_ARGS) >> 2];
}

/** Whether the value is a parameterized generic. */
export function isGenericAlias(value: Value): boolean {
  return (value & 1) === 0 && isSubtype(typeOf(value), GENERIC_ALIAS_TYPE);
}
