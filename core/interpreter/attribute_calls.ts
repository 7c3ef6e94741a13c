/**
 * Attribute instructions that are calls of guest functions: `__getattr__`, `__getattribute__` and `__setattr__` of the object's
 * class, `__get__` and `__set__` of a descriptor in it. They are called with a frame in the running loop, instead of in a loop of
 * their own.
 */
import {
  TYPE_FLAG_HEAP,
  TYPE_FLAG_HOOKED_GETATTR,
  TYPE_FLAG_PLAIN_GETATTR,
  TYPE_FLAG_PLAIN_SETATTR,
  TYPE_FLAGS,
} from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { typeOf } from "../objects/errors.ts";
import { guestSlot } from "../objects/guest_slots.ts";
import { instanceGet } from "../objects/instances.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { Slot, slotOf, slotWord } from "../objects/slots.ts";
import { FUNCTION_SHAPE } from "../objects/well_known.ts";

/** The arguments of the call that was found last, and how many they are. */
export const callArguments: Value[] = [0, 0, 0];
/** See callArguments. */
export let callCount = 0;
/** The descriptor that is called, or 0: the call is one of the object's own class. */
export let callDescriptor: Value = 0;
/** Whether it is only called since the object has no attribute of its own of the name. */
export let callNeedsAbsence = false;

/** The guest function that gives `object.name`, with the arguments noted; 0: it is found in another way. Calls nothing. */
export function findLoadCall(object: Value, name: Value): Value {
  if ((object & 1) !== 0) return 0;
  const type = typeOf(object);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & TYPE_FLAG_PLAIN_GETATTR) !== 0) return findGet(object, type, name);
  if (!isGuest(type, Slot.getattr)) return 0;
  const hook = typeLookup(type, N.__getattr__);
  if ((flags & TYPE_FLAG_HOOKED_GETATTR) !== 0) {
    if (typeLookup(type, name) !== 0 || instanceGet(object, type, name) !== 0) return 0;
    const method = note(hook, 2, object, name, 0);
    callNeedsAbsence = true;
    return method;
  }
  // What `__getattribute__` raises may be for `__getattr__` to answer.
  return hook !== 0 ? 0 : note(typeLookup(type, N.__getattribute__), 2, object, name, 0);
}

function findGet(object: Value, type: number, name: Value): Value {
  const attribute = typeLookup(type, name);
  if (attribute === 0 || (attribute & 1) !== 0) return 0;
  const kind = typeOf(attribute);
  if (!isGuest(kind, Slot.get)) return 0;
  const comesFirst = slotWord(kind, Slot.set) !== 0;
  if (!comesFirst && instanceGet(object, type, name) !== 0) return 0;
  const method = note(typeLookup(kind, N.__get__), 3, attribute, object, type);
  callDescriptor = attribute;
  callNeedsAbsence = !comesFirst;
  return method;
}

/** The guest function that stores `object.name = value`, with the arguments noted; 0: it is stored in another way. */
export function findStoreCall(object: Value, name: Value, value: Value): Value {
  if ((object & 1) !== 0) return 0;
  const type = typeOf(object);
  if (((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_PLAIN_SETATTR) === 0) {
    if (!isGuest(type, Slot.setattr)) return 0;
    return note(typeLookup(type, N.__setattr__), 3, object, name, value);
  }
  const attribute = typeLookup(type, name);
  if (attribute === 0 || (attribute & 1) !== 0) return 0;
  const kind = typeOf(attribute);
  if (!isGuest(kind, Slot.set)) return 0;
  const method = note(typeLookup(kind, N.__set__), 3, attribute, object, value);
  callDescriptor = attribute;
  return method;
}

/** Whether a slot of a class calls the guest's method. */
function isGuest(type: number, slot: number): boolean {
  return ((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_HEAP) !== 0 &&
    slotOf(type, slot) === guestSlot(slot);
}

/** Notes a call when the method is a guest function; else 0. */
function note(method: Value, count: number, a: Value, b: Value, c: Value): Value {
  if (method === 0 || (method & 1) !== 0 || H32[method >> 2] !== FUNCTION_SHAPE) return 0;
  callCount = count;
  callDescriptor = 0;
  callNeedsAbsence = false;
  callArguments[0] = a;
  callArguments[1] = b;
  callArguments[2] = c;
  return method;
}
