/**
 * Guest methods that instructions ask for a truth, a length or a membership: a frame of the running loop, instead of a loop
 * of its own, so that nothing nests and tier 2 follows the call. What is no guest function is done by the protocols.
 */
import { FRAME_AUX } from "../heap/layouts/frame.ts";
import { FALSE, TRUE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { raiseTypeError, typeName, typeOf } from "../objects/errors.ts";
import { guestSlot, lengthByMethod } from "../objects/guest_slots.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { natives } from "../objects/native.ts";
import { truth } from "../objects/protocols/truth.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import { newInt } from "../objects/values/numbers.ts";
import { FUNCTION_SHAPE } from "../objects/well_known.ts";
import { pushCall, RETURN_CONTAINS, RETURN_LENGTH, RETURN_TRUTH } from "./frames.ts";

/** FRAME_AUX of a frame whose result's truth is turned round. */
export const NEGATES = small(1);

/** The guest function by which an object's class fills a slot; 0: it has none, or something else. Calls nothing. */
function methodFor(object: Value, slot: number, name: Value): Value {
  if ((object & 1) !== 0) return 0;
  const type = typeOf(object);
  if (slotOf(type, slot) !== guestSlot(slot)) return 0;
  const method = typeLookup(type, name);
  return method !== 0 && (method & 1) === 0 && H32[method >> 2] === FUNCTION_SHAPE ? method : 0;
}

/** The `__bool__` of an object, if it is a guest function; 0 else. */
export function truthMethod(object: Value): Value {
  return methodFor(object, Slot.bool, N.__bool__);
}

/** The `__len__` by which an object without `__bool__` is true, if it is a guest function; 0 else. */
export function truthByLength(object: Value): Value {
  return (object & 1) === 0 && slotOf(typeOf(object), Slot.bool) === null
    ? methodFor(object, Slot.length, N.__len__)
    : 0;
}

/** Number of the native `len`; 0: not looked up yet. */
let len = 0;

/** The guest `__len__` that a call of a native with one argument is; 0: it is another native, or its own way does it. */
export function lengthMethod(native: number, argument: Value): Value {
  if (len === 0) len = natives.findIndex((each) => each?.name === "len" && each.owner === "");
  return native === len ? methodFor(argument, Slot.length, N.__len__) : 0;
}

/** The `__contains__` of a container, if it is a guest function; 0 else. */
export function membershipMethod(container: Value): Value {
  return methodFor(container, Slot.contains, N.__contains__);
}

/**
 * A frame for the guest method by which an object is true or false, the word at `at`: a bool or a length is pushed. False: there
 * is no such method, or an exception is pending.
 */
export function pushesTruth(object: Value, at: number): boolean {
  const method = truthMethod(object);
  if (method !== 0) return pushTruth(method, at, false) !== 0;
  const length = truthByLength(object);
  return length !== 0 && pushLength(length, at) !== 0;
}

/** A frame for `method(object)`, the word at `at`: its truth is pushed. 0: exception pending. */
export function pushTruth(method: Value, at: number, negates: boolean): Value {
  return withAux(pushCall(method, at, 1, 0, RETURN_TRUTH), negates);
}

/**
 * A frame for `method(container, item)`: the truth of its result is pushed. `sp` is the word index of the frame's free stack. 0: exception
 * pending.
 */
export function pushMembership(
  method: Value,
  container: Value,
  item: Value,
  sp: number,
  negates: boolean,
): Value {
  H32[sp] = container;
  H32[sp + 1] = item;
  return withAux(pushCall(method, sp, 2, 0, RETURN_CONTAINS), negates);
}

/** A frame for `method(object)`, the word at `at`: the length is pushed. 0: exception pending. */
export function pushLength(method: Value, at: number): Value {
  return pushCall(method, at, 1, 0, RETURN_LENGTH);
}

function withAux(frame: Value, negates: boolean): Value {
  if (frame !== 0) H32[(frame + FRAME_AUX) >> 2] = negates ? NEGATES : 0;
  return frame;
}

/**
 * What is pushed for the result of a frame with RETURN_CONTAINS or RETURN_TRUTH.
 *
 * @param isTruth RETURN_TRUTH
 * @param aux the frame's FRAME_AUX
 * @returns a bool, or 0 with the exception pending. May run guest code.
 */
export function truthOfResult(value: Value, isTruth: boolean, aux: Value): Value {
  let holds = value === TRUE;
  if (!holds && value !== FALSE) {
    if (isTruth) {
      return raiseTypeError(`__bool__ should return bool, returned ${typeName(value)}`);
    }
    const found = truth(value);
    if (found < 0) return 0;
    holds = found !== 0;
  }
  return holds !== (aux === NEGATES) ? TRUE : FALSE;
}

/** What is pushed for the result of a frame with RETURN_LENGTH; 0: exception pending. May run guest code. */
export function lengthOfResult(value: Value): Value {
  if ((value & 1) !== 0 && value > 0) return value;
  const length = lengthByMethod(value);
  return length < 0 ? 0 : newInt(length);
}
