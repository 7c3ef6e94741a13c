/** Formatting and template strings. */
import { EMPTY_STR } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { asciiOf, formatOf, reprOf, strOf } from "../objects/protocols/represent.ts";
import { newInterpolation, newTemplate } from "../objects/types/template_types.ts";

/** format(value, spec); spec 0: empty. */
export function format(value: Value, spec: Value): Value {
  return formatOf(value, spec);
}

/** !s, !r, !a */
export function convert(value: Value, kind: number): Value {
  return kind === 1 ? strOf(value) : kind === 2 ? reprOf(value) : asciiOf(value);
}

/** BUILD_TEMPLATE or BUILD_INTERPOLATION from the words at `at`; `flags` is the latter's argument. */
export function buildTemplatePart(isTemplate: boolean, at: number, flags: number): Value {
  if (isTemplate) return newTemplate(H32[at], H32[at + 1]);
  const spec = (flags & 1) !== 0 ? H32[at + 2] : EMPTY_STR;
  return newInterpolation(H32[at], H32[at + 1], flags >> 2, spec);
}
