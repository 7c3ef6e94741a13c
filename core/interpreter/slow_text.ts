/** Formatting and template strings. */
import type { Value } from "../heap/value.ts";
import { asciiOf, formatOf, reprOf, strOf } from "../objects/protocols/represent.ts";
import { raise } from "../objects/errors.ts";
import { NOT_IMPLEMENTED_ERROR } from "../objects/well_known.ts";

/** format(value, spec); spec 0: empty. */
export function format(value: Value, spec: Value): Value {
  return formatOf(value, spec);
}

/** !s, !r, !a */
export function convert(value: Value, kind: number): Value {
  return kind === 1 ? strOf(value) : kind === 2 ? reprOf(value) : asciiOf(value);
}

let templates: ((isTemplate: boolean, at: number, flags: number) => Value) | null = null;

/** Sets what makes Template and Interpolation objects (PEP 750). */
export function setTemplateBuilder(
  build: (isTemplate: boolean, at: number, flags: number) => Value,
): void {
  templates = build;
}

/** BUILD_TEMPLATE or BUILD_INTERPOLATION from the words at `at`. */
export function buildTemplatePart(isTemplate: boolean, at: number, flags: number): Value {
  if (templates === null) return raise(NOT_IMPLEMENTED_ERROR, "template strings do not run yet");
  return templates(isTemplate, at, flags);
}
