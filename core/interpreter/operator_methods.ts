/**
 * Which method of a guest class an operator calls first (Objects/abstract.c: binary_op1, binary_iop1): its frame is pushed, and
 * traces go on in it. Operator numbers are those of BINARY_OP (protocols/operators.ts).
 */
import { KIND_INSTANCE } from "../heap/layouts/shape.ts";
import { TYPE_KIND } from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { isSubtype, typeOf } from "../objects/errors.ts";
import { guestSlot, reflectedName } from "../objects/guest_slots.ts";
import { typeLookup } from "../objects/lookup.ts";
import { Slot, SLOT_TABLE, slotOf } from "../objects/slots.ts";
import { staticName } from "../objects/static_area.ts";
import { BOOL_TYPE, FLOAT_TYPE, FUNCTION_SHAPE, INT_TYPE } from "../objects/well_known.ts";

/** In-place operators are so much further. */
export const IN_PLACE = 13;

/** The dunder names of the operators, plain and in place, and of the plain ones reflected. Filled at the first use. */
let operatorNames: Value[] | null = null;
const reflectedNames: Value[] = [];

function names(): Value[] {
  if (operatorNames === null) {
    operatorNames = [];
    for (let i = 0; i < IN_PLACE; i++) {
      operatorNames.push(staticName(SLOT_TABLE[Slot.add + i][1]));
      reflectedNames.push(staticName(reflectedName(SLOT_TABLE[Slot.add + i][1])));
    }
    for (let i = 0; i < IN_PLACE; i++) {
      operatorNames.push(staticName(SLOT_TABLE[Slot.iadd + i][1]));
    }
  }
  return operatorNames;
}

/** The name of the method that defines an operator (its address is the same in every runtime). */
export const operatorName = (operator: number): Value => names()[operator];

/** The name of the right operand's method for a plain operator. */
export function reflectedOperatorName(operator: number): Value {
  names();
  return reflectedNames[operator];
}

const functionOf = (type: Value, name: Value): Value => {
  const method = typeLookup(type, name);
  return (method & 1) === 0 && method !== 0 && H32[method >> 2] === FUNCTION_SHAPE ? method : 0;
};

/** Whether an in-place operator on this type does what the plain one does: it has no method or routine of its own. */
export function isPlainInPlace(type: Value, operator: number): boolean {
  return slotOf(type, Slot.iadd + operator - IN_PLACE) === null &&
    slotOf(type, Slot.concat) === null && slotOf(type, Slot.repeat) === null;
}

/** The function of the left operand's class that `left operator right` calls first, with both in this order; or 0. */
export function operatorMethod(operator: number, left: Value, right: Value): Value {
  const type = typeOf(left);
  const rightType = typeOf(right);
  const plain = operator < IN_PLACE || isPlainInPlace(type, operator);
  const number = plain ? operator % IN_PLACE : operator;
  const slot = number < IN_PLACE ? Slot.add + number : Slot.iadd + number - IN_PLACE;
  if (slotOf(type, slot) !== guestSlot(slot)) return 0;
  if (rightType !== type && isSubtype(rightType, type)) return 0;
  return functionOf(type, names()[number]);
}

/**
 * The function of the right operand's class that `left operator right` calls first, with the right one before the left one; or
 * 0. The left one is a number, whose type knows nothing of the class.
 */
export function reflectedMethod(operator: number, left: Value, right: Value): Value {
  if ((right & 1) !== 0) return 0;
  const type = typeOf(left);
  if (type !== INT_TYPE && type !== FLOAT_TYPE && type !== BOOL_TYPE) return 0;
  const rightType = typeOf(right);
  if (H32[(rightType + TYPE_KIND) >> 2] !== small(KIND_INSTANCE)) return 0;
  const slot = Slot.add + operator % IN_PLACE;
  if (slotOf(rightType, slot) !== guestSlot(slot)) return 0;
  return functionOf(rightType, reflectedOperatorName(operator % IN_PLACE));
}

/** Whether the method that was called first for an operator was the left operand's. */
export function leftWasAsked(operator: number, left: Value): boolean {
  const slot = Slot.add + operator % IN_PLACE;
  return slotOf(typeOf(left), slot) === guestSlot(slot);
}
