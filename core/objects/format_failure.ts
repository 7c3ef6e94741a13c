/** Errors of the pure algorithms as guest exceptions. */
import { raise, raiseTypeError } from "./errors.ts";
import { FormatError } from "./text/format_error.ts";
import { raiseMemoryError } from "./values/memory_error.ts";
import { exceptionTypes } from "./well_known.ts";

/**
 * Raises what an algorithm of objects/numeric or objects/text threw; anything else is thrown on. For catch clauses:
 * `catch (error) { return raiseFormatError(error); }`.
 *
 * @returns 0
 */
export function raiseFormatError(error: unknown): 0 {
  if (!(error instanceof FormatError)) throw error;
  if (error.typeName === "MemoryError") return raiseMemoryError();
  const known = exceptionTypes.get(error.typeName);
  return known === undefined ? raiseTypeError(error.message) : raise(known.type, error.message);
}
