/**
 * Type slots, after CPython's (Objects/typeobject.c): what an operation does to objects of a type, found in one load
 * from the type object instead of a name look-up. A slot word holds an index into `slotFunctions`; types inherit
 * slots from their bases, and a class that defines the dunder method gets the slot function that calls it.
 *
 * Signatures by group (every operand is a Value; a result 0 means "exception pending", for `next` also "exhausted"):
 *   unary      (self) -> value
 *   binary     (left, right) -> value or NOT_IMPLEMENTED; called with self on either side, as CPython's binaryfunc
 *   ternary    power: (base, exponent, modulus or NONE)
 *   truth      bool: (self) -> 1, 0, or -1 with the exception pending
 *   length     (self) -> length as a plain number, or -1
 *   contains   (self, item) -> 1, 0 or -1
 *   hash       (self) -> value: an int (small or heap), the guest-visible hash; 0 failed
 *   compare    (self, other, operator 0..5) -> value or NOT_IMPLEMENTED
 *   getattr    (self, name) -> value
 *   setattr    (self, name, value or 0 to delete) -> 1 or 0 failed
 *   setitem    (self, key, value or 0 to delete) -> 1 or 0 failed
 *   repeat     (self, count Value) -> value
 *   get        descriptor: (descriptor, instance or 0, owner type or 0) -> value
 *   set        descriptor: (descriptor, instance, value or 0 to delete) -> 1 or 0 failed
 *   native     new, init, call: an index into `natives` (native.ts), parameters bound by signature
 */
import { TYPE_SLOTS } from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";

/** Slot names in order, with the dunder methods that give them and their group. ORDER SLOTS. */
export const SLOT_TABLE = [
  ["repr", "__repr__", "unary"],
  ["str", "__str__", "unary"],
  ["hash", "__hash__", "hash"],
  ["getattr", "__getattribute__", "getattr"],
  ["setattr", "__setattr__", "setattr"],
  ["compare", "__eq__", "compare"],
  ["iter", "__iter__", "unary"],
  ["next", "__next__", "unary"],
  ["get", "__get__", "get"],
  ["set", "__set__", "set"],
  ["call", "__call__", "native"],
  ["new", "__new__", "native"],
  ["init", "__init__", "native"],
  ["finalize", "__del__", "unary"],
  ["bool", "__bool__", "truth"],
  ["int", "__int__", "unary"],
  ["float", "__float__", "unary"],
  ["index", "__index__", "unary"],
  ["negative", "__neg__", "unary"],
  ["positive", "__pos__", "unary"],
  ["absolute", "__abs__", "unary"],
  ["invert", "__invert__", "unary"],
  ["add", "__add__", "binary"],
  ["and", "__and__", "binary"],
  ["floordiv", "__floordiv__", "binary"],
  ["lshift", "__lshift__", "binary"],
  ["matmul", "__matmul__", "binary"],
  ["multiply", "__mul__", "binary"],
  ["mod", "__mod__", "binary"],
  ["or", "__or__", "binary"],
  ["power", "__pow__", "ternary"],
  ["rshift", "__rshift__", "binary"],
  ["subtract", "__sub__", "binary"],
  ["truediv", "__truediv__", "binary"],
  ["xor", "__xor__", "binary"],
  ["iadd", "__iadd__", "inplace"],
  ["iand", "__iand__", "inplace"],
  ["ifloordiv", "__ifloordiv__", "inplace"],
  ["ilshift", "__ilshift__", "inplace"],
  ["imatmul", "__imatmul__", "inplace"],
  ["imultiply", "__imul__", "inplace"],
  ["imod", "__imod__", "inplace"],
  ["ior", "__ior__", "inplace"],
  ["ipower", "__ipow__", "inplace"],
  ["irshift", "__irshift__", "inplace"],
  ["isubtract", "__isub__", "inplace"],
  ["itruediv", "__itruediv__", "inplace"],
  ["ixor", "__ixor__", "inplace"],
  ["divmod", "__divmod__", "binary"],
  ["length", "__len__", "length"],
  ["getitem", "__getitem__", "binary"],
  ["setitem", "__setitem__", "setitem"],
  ["contains", "__contains__", "contains"],
  ["concat", "__add__", "concat"],
  ["repeat", "__mul__", "repeat"],
  ["iconcat", "__iadd__", "concat"],
  ["irepeat", "__imul__", "repeat"],
  ["await", "__await__", "unary"],
  ["aiter", "__aiter__", "unary"],
  ["anext", "__anext__", "unary"],
] as const;

/** A slot's name. */
export type SlotName = typeof SLOT_TABLE[number][0];

/** Place of each slot in SLOT_TABLE. */
export const Slot = Object.fromEntries(SLOT_TABLE.map((row, place) => [row[0], place])) as Readonly<
  Record<SlotName, number>
>;

/** A slot function: see the signatures above. */
// deno-lint-ignore ban-types
export type SlotFunction = Function;

/** All slot functions; index 0 is "absent". */
export const slotFunctions: SlotFunction[] = [() => 0];
const indexOf = new Map<SlotFunction, number>();
/** How many of the slot functions are in the map. */
let indexedCount = 1;

/**
 * Gives a slot function an index, so that indexes do not depend on who asks for one first. That a function has two is harmless:
 * slotIndex knows the first only.
 */
export function declareSlot(fn: SlotFunction): void {
  slotFunctions.push(fn);
}

/** The index of a slot function, given at first use if it was not declared. */
export function slotIndex(fn: SlotFunction): number {
  for (; indexedCount < slotFunctions.length; indexedCount++) {
    const declared = slotFunctions[indexedCount];
    if (!indexOf.has(declared)) indexOf.set(declared, indexedCount);
  }
  let index = indexOf.get(fn);
  if (index === undefined) {
    index = slotFunctions.length;
    slotFunctions.push(fn);
    indexOf.set(fn, index);
  }
  return index;
}

/** The slot function of a type, or null. `slot` is from `Slot`. */
export function slotOf(type: number, slot: number): SlotFunction | null {
  const word = H32[(type + TYPE_SLOTS + 4 * slot) >> 2];
  return word === 0 ? null : slotFunctions[word >> 1];
}

/** The slot's index (0 absent). */
export function slotWord(type: number, slot: number): number {
  return H32[(type + TYPE_SLOTS + 4 * slot) >> 2] >> 1;
}
