/** Classes in Python source that stand for types which CPython has in C: their names in messages, and that nobody sets their attributes. */
import { SHAPE_SIZE, SHAPE_TYPE } from "../heap/layouts/shape.ts";
import {
  TYPE_BASE,
  TYPE_FLAG_IMMUTABLE,
  TYPE_FLAGS,
  TYPE_NAME,
  TYPE_SHAPE,
} from "../heap/layouts/type.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { raiseTypeError } from "../objects/errors.ts";
import { isType } from "../objects/kinds.ts";
import { fullNameOfType, isHeapType } from "../objects/types/class_names.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { internText } from "../objects/values/text.ts";
import { OBJECT_TYPE } from "../objects/well_known.ts";

/**
 * Of each class, once its attributes are set: messages name it with its module, as CPython names static types, and it is
 * immutable.
 */
export function sealClasses(classes: Value): Value {
  for (let i = 0; i < tupleLength(classes); i++) {
    // Guest code can call it too, with anything.
    if (!isType(tupleItem(classes, i))) return raiseTypeError("classes are wanted");
  }
  for (let i = 0; i < tupleLength(classes); i++) {
    const type = tupleItem(classes, i);
    if ((H32[(type + TYPE_FLAGS) >> 2] & (small(TYPE_FLAG_IMMUTABLE) - 1)) !== 0) continue;
    H32[(type + TYPE_NAME) >> 2] = internText(fullNameOfType(type));
    H32[(type + TYPE_FLAGS) >> 2] |= small(TYPE_FLAG_IMMUTABLE) - 1;
  }
  return NONE;
}

/**
 * Whether a value is a class of Python source whose instances have so many `__slots__` and nothing else before them. Natives that
 * read and write slots ask for it: guest code can call them, too, with anything.
 */
export function isPlainClass(type: Value, slots: number): boolean {
  if (!isType(type)) return false;
  let base = type;
  while (isHeapType(base)) base = H32[(base + TYPE_BASE) >> 2];
  if (base !== OBJECT_TYPE || base === type) return false;
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  return H32[(shape + SHAPE_SIZE) >> 2] >> 1 >= 8 + 4 * slots;
}

/** Whether a value is an instance of such a class. */
export function isPlainInstance(value: Value, slots: number): boolean {
  if ((value & 1) !== 0) return false;
  return isPlainClass(H32[(H32[value >> 2] + SHAPE_TYPE) >> 2], slots);
}
