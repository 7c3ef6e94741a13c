/**
 * The memory layout of guest classes: which base gives it, and what a class adds (Objects/typeobject.c: best_base,
 * type_new_slots).
 *
 *     base                          instances
 *     object, plain classes         0 shape   4 dict or 0   8 `__slots__` of all bases, then attribute slots
 *     int, float, complex, str,     0 shape   4 dict or 0   8 the plain value   12 `__slots__`
 *     bytes
 *     tuple                         0 shape   4 length   8 items   then the dict, when there is one
 *     type                          a type object
 *     all others                    the base's fields, then a dict word if the base has none, then `__slots__`
 *
 * Word 4 is kept for the dict in the first two rows even when a class has none, because a subclass may add one.
 */
import {
  KIND_BOXED_BYTES,
  KIND_BOXED_COMPLEX,
  KIND_BOXED_FLOAT,
  KIND_BOXED_INT,
  KIND_BOXED_STR,
  KIND_BYTES,
  KIND_COMPLEX,
  KIND_FLOAT,
  KIND_INSTANCE,
  KIND_INT,
  KIND_STR,
  KIND_TUPLE,
  KIND_TYPE,
  LAYOUT_ARRAY,
  LAYOUT_ARRAY_DICT,
  LAYOUT_FIELDS,
  SHAPE_FLAG_DICT,
} from "../../heap/layouts/shape.ts";
import {
  TYPE_BASE,
  TYPE_BYTES,
  TYPE_CAPACITY,
  TYPE_DICT,
  TYPE_DICT_OFFSET,
  TYPE_FLAG_BASETYPE,
  TYPE_FLAGS,
  TYPE_KIND,
  TYPE_SHAPE,
  TYPE_SIZE,
} from "../../heap/layouts/type.ts";
import {
  DESCRIPTOR_NAME,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OFFSET,
  DESCRIPTOR_OWNER,
} from "../../heap/layouts/callable.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { isSubtype, nameOfType, raiseTypeError } from "../errors.ts";
import { hasSlots, newShape, setCapacity } from "../instances.ts";
import { isType } from "../kinds.ts";
import { dictNext, dictValueAt } from "../values/dict_table.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { exceptionTypes, MEMBER_DESCRIPTOR_SHAPE, OBJECT_TYPE } from "../well_known.ts";
import { isHeapType } from "./class_names.ts";

/** Where the dict of plain and boxed instances is. */
export const PLAIN_DICT_OFFSET = 4;
const PLAIN_SIZE = 8;
const BOXED_SIZE = 12;

/** Exceptions with fields of their own: CPython gives each its own struct, so two of them cannot be bases together. */
const SOLID_EXCEPTIONS =
  "BaseExceptionGroup SyntaxError ImportError UnicodeError SystemExit OSError StopIteration NameError AttributeError";
let solidExceptions: Set<number> | null = null;

function isSolidException(type: number): boolean {
  if (solidExceptions === null) {
    solidExceptions = new Set(
      SOLID_EXCEPTIONS.split(" ").map((name) => exceptionTypes.get(name)!.type),
    );
  }
  return solidExceptions.has(type);
}

/** KIND_* of direct instances of a type. */
export function kindOfType(type: number): number {
  return H32[(type + TYPE_KIND) >> 2] >> 1;
}

/** The layout that gives the most derived layout to the class: itself or a base (CPython's solid_base). */
export function solidBase(type: number): number {
  for (let at = type; at !== OBJECT_TYPE; at = H32[(at + TYPE_BASE) >> 2]) {
    if (addsToLayout(at, H32[(at + TYPE_BASE) >> 2])) return at;
  }
  return OBJECT_TYPE;
}

function addsToLayout(type: number, base: number): boolean {
  if (isHeapType(type)) return hasOwnMembers(type);
  if (isSolidException(type)) return true;
  return kindOfType(type) !== kindOfType(base) ||
    H32[(type + TYPE_SIZE) >> 2] !== H32[(base + TYPE_SIZE) >> 2];
}

/** Whether the descriptor is that of a name in `__slots__` (not a read-only member of a builtin type). */
export function isSlotMember(attribute: Value): boolean {
  return (attribute & 1) === 0 && H32[attribute >> 2] === MEMBER_DESCRIPTOR_SHAPE &&
    H32[(attribute + DESCRIPTOR_NATIVE) >> 2] === small(0);
}

/** Calls `visit` with the class's own slot members until it returns true; whether it did. */
function someOwnMember(type: number, visit: (member: Value) => boolean): boolean {
  const dict = H32[(type + TYPE_DICT) >> 2];
  for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
    const value = dictValueAt(dict, i);
    if (isSlotMember(value) && H32[(value + DESCRIPTOR_OWNER) >> 2] === type) {
      if (visit(value)) return true;
    }
  }
  return false;
}

/** Members may have been deleted from the namespace: the size tells. */
function hasOwnMembers(type: number): boolean {
  const base = H32[(type + TYPE_BASE) >> 2];
  if (kindOfType(type) === KIND_TYPE || kindOfType(type) === KIND_TUPLE) return false;
  return H32[(type + TYPE_SIZE) >> 2] >> 1 > inheritedSize(type, base);
}

/** Bytes of instances of a class with base `base`, its dict word included, before its own `__slots__`. */
function inheritedSize(type: number, base: number): number {
  const size = startOfOwnFields(base);
  const offset = H32[(type + TYPE_DICT_OFFSET) >> 2] >> 1;
  return offset === size ? size + 4 : size;
}

/** Where what a subclass adds begins. */
function startOfOwnFields(base: number): number {
  const kind = kindOfType(base);
  if (isBoxable(kind)) return BOXED_SIZE;
  return Math.max(PLAIN_SIZE, H32[(base + TYPE_SIZE) >> 2] >> 1);
}

function isBoxable(kind: number): boolean {
  return kind === KIND_INT || kind === KIND_FLOAT || kind === KIND_COMPLEX || kind === KIND_STR ||
    kind === KIND_BYTES;
}

function isBoxed(kind: number): boolean {
  return kind === KIND_BOXED_INT || kind === KIND_BOXED_FLOAT || kind === KIND_BOXED_COMPLEX ||
    kind === KIND_BOXED_STR || kind === KIND_BOXED_BYTES;
}

/** Whether CPython's instances of the base vary in size, so that subclasses cannot have `__slots__`. */
export function isVariableSize(base: number): boolean {
  switch (kindOfType(base)) {
    case KIND_INT:
    case KIND_BOXED_INT:
    case KIND_BYTES:
    case KIND_BOXED_BYTES:
    case KIND_TUPLE:
    case KIND_TYPE:
      return true;
  }
  return false;
}

/** Whether instances of the class can have attributes of their own (a type object has its namespace). */
export function hasDict(type: number): boolean {
  return H32[(type + TYPE_DICT_OFFSET) >> 2] >> 1 !== 0 || kindOfType(type) === KIND_TYPE;
}

/**
 * The base whose layout a class with these bases (a tuple, not empty) extends; 0 with TypeError pending. Never collects.
 */
export function bestBase(bases: Value): number {
  let best = 0;
  let winner = 0;
  for (let i = 0; i < tupleLength(bases); i++) {
    const base = tupleItem(bases, i);
    if (!isType(base)) return raiseTypeError("bases must be types");
    if (((H32[(base + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_BASETYPE) === 0) {
      return raiseTypeError(`type '${nameOfType(base)}' is not an acceptable base type`);
    }
    const candidate = solidBase(base);
    if (winner === 0 || (winner !== candidate && isSubtype(candidate, winner))) {
      winner = candidate;
      best = base;
    } else if (!isSubtype(winner, candidate)) {
      return raiseTypeError("multiple bases have instance lay-out conflict");
    }
  }
  return best;
}

/**
 * Gives a class, whose TYPE_BASE is set, its layout: kind, size, dict, and the root shape.
 *
 * @param addsDict whether it adds a dict to what the base has
 * @param slotCount names in `__slots__`
 * @param capacity attribute slots of a fresh instance, for plain classes with a dict
 * @returns byte offset of the first `__slots__` member
 * @throws OutOfMemory
 */
export function layOut(
  type: number,
  addsDict: boolean,
  slotCount: number,
  capacity: number,
): number {
  const base = H32[(type + TYPE_BASE) >> 2];
  const baseKind = kindOfType(base);
  let dictOffset = H32[(base + TYPE_DICT_OFFSET) >> 2] >> 1;
  if (baseKind === KIND_TYPE) {
    setFields(type, KIND_TYPE, TYPE_BYTES, 0);
    newRoot(type, LAYOUT_FIELDS, TYPE_BYTES, 0);
    return 0;
  }
  if (baseKind === KIND_TUPLE) {
    if (addsDict) dictOffset = PLAIN_DICT_OFFSET;
    setFields(type, KIND_TUPLE, 0, dictOffset);
    if (dictOffset === 0) newRoot(type, LAYOUT_ARRAY, 0, 0);
    else newRoot(type, LAYOUT_ARRAY_DICT, 0, SHAPE_FLAG_DICT);
    return 0;
  }
  let first = startOfOwnFields(base);
  const boxed = isBoxable(baseKind) || isBoxed(baseKind);
  if (addsDict) {
    if (boxed || baseKind === KIND_INSTANCE) dictOffset = PLAIN_DICT_OFFSET;
    else {
      dictOffset = first;
      first += 4;
    }
  }
  const size = first + 4 * slotCount;
  setFields(type, isBoxable(baseKind) ? baseKind + 32 : baseKind, size, dictOffset);
  if (hasSlots(baseKind)) setCapacity(type, dictOffset === 0 ? 0 : capacity);
  else newRoot(type, LAYOUT_FIELDS, (size + 7) & ~7, dictOffset === 0 ? 0 : SHAPE_FLAG_DICT);
  return first;
}

function setFields(type: number, kind: number, size: number, dictOffset: number): void {
  H32[(type + TYPE_KIND) >> 2] = small(kind);
  H32[(type + TYPE_SIZE) >> 2] = small(size);
  H32[(type + TYPE_DICT_OFFSET) >> 2] = small(dictOffset);
  H32[(type + TYPE_CAPACITY) >> 2] = small(0);
}

function newRoot(type: number, layout: number, size: number, flags: number): void {
  H32[(type + TYPE_SHAPE) >> 2] = newShape(type, layout, size, kindOfType(type), flags);
}

/** Whether instances of one class can become instances of the other: same fields at the same places. */
export function sameLayout(left: number, right: number): boolean {
  if (
    kindOfType(left) !== kindOfType(right) ||
    H32[(left + TYPE_SIZE) >> 2] !== H32[(right + TYPE_SIZE) >> 2] ||
    H32[(left + TYPE_DICT_OFFSET) >> 2] !== H32[(right + TYPE_DICT_OFFSET) >> 2]
  ) return false;
  const solidLeft = solidBase(left);
  const solidRight = solidBase(right);
  if (solidLeft === solidRight) return true;
  if (!isHeapType(solidLeft) || !isHeapType(solidRight)) return false;
  return solidBase(H32[(solidLeft + TYPE_BASE) >> 2]) ===
      solidBase(H32[(solidRight + TYPE_BASE) >> 2]) && sameMembers(solidLeft, solidRight);
}

function sameMembers(left: number, right: number): boolean {
  const count = (type: number) => {
    let members = 0;
    someOwnMember(type, () => {
      members++;
      return false;
    });
    return members;
  };
  return count(left) === count(right) &&
    !someOwnMember(
      left,
      (member) =>
        !someOwnMember(
          right,
          (other) =>
            H32[(member + DESCRIPTOR_NAME) >> 2] === H32[(other + DESCRIPTOR_NAME) >> 2] &&
            H32[(member + DESCRIPTOR_OFFSET) >> 2] === H32[(other + DESCRIPTOR_OFFSET) >> 2],
        ),
    );
}

/** Names of all `__slots__` members of a class and its bases that have a namespace entry, most derived first. */
export function slotNamesOf(type: number): Value[] {
  const names: Value[] = [];
  for (let at = type; at !== 0; at = H32[(at + TYPE_BASE) >> 2]) {
    if (isHeapType(at)) {
      someOwnMember(at, (member) => {
        names.push(H32[(member + DESCRIPTOR_NAME) >> 2]);
        return false;
      });
    }
  }
  return names;
}
