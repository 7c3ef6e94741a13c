/** TypeErrors about the arguments of natives, as CPython's argument clinic words them (Python/getargs.c). */
import { NONE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { raiseTypeError, typeName } from "../errors.ts";

/** "find() argument 1 must be str, not int": `where` is all before "must". @returns 0 */
export function raiseBadArgument(where: string, expected: string, value: Value): 0 {
  const given = value === NONE ? "None" : typeName(value);
  return raiseTypeError(`${where} must be ${expected}, not ${given}`);
}

/** "a bytes-like object is required, not 'str'" @returns 0 */
export function raiseNotBytesLike(value: Value): 0 {
  return raiseTypeError(`a bytes-like object is required, not '${typeName(value)}'`);
}
