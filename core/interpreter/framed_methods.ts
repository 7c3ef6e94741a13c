/**
 * Guest methods that instructions ask for a truth or a membership: a frame of the running loop, instead of a loop of
 * its own, so that nothing nests and tier 2 follows the call. What is no guest function is done by the protocols.
 */
import { FRAME_AUX } from "../heap/layouts/frame.ts";
import { FALSE, TRUE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { raiseTypeError, typeName, typeOf } from "../objects/errors.ts";
import { guestSlot } from "../objects/guest_slots.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { truth } from "../objects/protocols/truth.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import { FUNCTION_SHAPE } from "../objects/well_known.ts";
import { pushCall, RETURN_CONTAINS, RETURN_TRUTH } from "./frames.ts";

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

/** The `__contains__` of a container, if it is a guest function; 0 else. */
export function membershipMethod(container: Value): Value {
  return methodFor(container, Slot.contains, N.__contains__);
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
