/** Classes in Python source that stand for types which CPython has in C: their names in messages, and that nobody sets their attributes. */
import { TYPE_FLAG_IMMUTABLE, TYPE_FLAGS, TYPE_NAME } from "../heap/layouts/type.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { raiseTypeError } from "../objects/errors.ts";
import { isType } from "../objects/kinds.ts";
import { fullNameOfType } from "../objects/types/class_names.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { internText } from "../objects/values/text.ts";

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
