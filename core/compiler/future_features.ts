/** `from __future__ import ...` at the head of a module. */
import type { Located, Mod } from "../syntax/ast.ts";
import { docstringOf } from "./docstring.ts";
import type { SourceFile } from "./errors.ts";

/** What a module's future statements ask for. */
export interface FutureFeatures {
  /** Annotations are stored as strings (PEP 563). */
  annotations: boolean;
  /** The last future statement at the head of the module: one after it is an error. */
  last: Located | null;
}

const KNOWN = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "barry_as_FLUFL",
  "generator_stop",
  "annotations",
]);

/** Reads a module's future statements; throws SyntaxFailure for a feature that does not exist. */
export function futureFeatures(module: Mod, source: SourceFile): FutureFeatures {
  const features: FutureFeatures = { annotations: false, last: null };
  if (module.kind === "Expression") return features;
  const { body } = module;
  let index = docstringOf(body) === null ? 0 : 1;
  for (; index < body.length; index++) {
    const statement = body[index];
    if (statement.kind !== "ImportFrom" || statement.level !== 0) break;
    if (statement.module !== "__future__") break;
    for (const alias of statement.names) {
      if (KNOWN.has(alias.name)) {
        if (alias.name === "annotations") features.annotations = true;
      } else if (alias.name === "braces") {
        throw source.failure("not a chance", alias);
      } else {
        throw source.failure(`future feature ${alias.name} is not defined`, alias);
      }
    }
    features.last = statement;
  }
  return features;
}
