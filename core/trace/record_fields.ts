/** Fields that several handlers read. */
import { LENGTH, LIST_ARRAY } from "../heap/layouts/basic.ts";
import { field, MemoryClass } from "./micro_ops.ts";

/** The length of what never changes it: tuples, str, arrays. */
export const CONSTANT_LENGTH = field(LENGTH, MemoryClass.CONSTANT);
export const LIST_LENGTH = field(LENGTH, MemoryClass.LIST);
export const LIST_STORAGE = field(LIST_ARRAY, MemoryClass.LIST);
