/** Refusing sizes that no memory limit allows. */
import { EMPTY_TUPLE } from "../../heap/map.ts";
import { newException, raiseInstance } from "../errors.ts";
import { MEMORY_ERROR } from "../well_known.ts";

/** Most items that a list or tuple can have: their bytes must fit into a 32-bit address space with room to grow. */
export const ITEM_COUNT_MAX = 0x0fffffff;

/** Raises MemoryError(). @returns 0 */
export function raiseMemoryError(): 0 {
  return raiseInstance(newException(MEMORY_ERROR, EMPTY_TUPLE));
}
