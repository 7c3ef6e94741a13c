/** Checks that descriptors of builtin types share (Objects/descrobject.c: descr_check). */
import { DESCRIPTOR_NAME, DESCRIPTOR_OWNER } from "../../heap/layouts/callable.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { isSubtype, nameOfType, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { jsString } from "../values/text.ts";

/** The descriptor's name as JavaScript text. */
export function descriptorName(descriptor: Value): string {
  return jsString(H32[(descriptor + DESCRIPTOR_NAME) >> 2]);
}

/** The type whose namespace it was made for. */
export function descriptorOwner(descriptor: Value): number {
  return H32[(descriptor + DESCRIPTOR_OWNER) >> 2];
}

/** Whether the object is an instance of the descriptor's type; false with TypeError pending. */
export function appliesTo(descriptor: Value, object: Value): boolean {
  const owner = descriptorOwner(descriptor);
  const type = typeOf(object);
  if (type === owner || isSubtype(type, owner)) return true;
  raiseTypeError(
    `descriptor '${descriptorName(descriptor)}' for '${
      nameOfType(owner)
    }' objects doesn't apply to a '${typeName(object)}' object`,
  );
  return false;
}
