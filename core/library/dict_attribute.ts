/** `__dict__` of library types whose instances have one. */
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { raiseTypeError, typeName, typeOf } from "../objects/errors.ts";
import { dictOffset, instanceDict } from "../objects/instances.ts";
import { isDict } from "../objects/kinds.ts";

/** The getset entry of a TypeDefinition with a dictOffset. */
export const dictAttribute: readonly [
  getter: (self: Value) => Value,
  setter: (self: Value, value: Value) => number,
] = [
  (self: Value) => instanceDict(self, typeOf(self)),
  (self: Value, value: Value) => {
    if (value === 0) return raiseTypeError("cannot delete __dict__");
    if (!isDict(value)) {
      return raiseTypeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
    }
    H32[(self + dictOffset(self, typeOf(self))) >> 2] = value;
    return 1;
  },
];
