/** Operators, subscripts and attributes that are not settled by the loop itself: builtin slots, or frames of dunder methods. */
import { NOT_IMPLEMENTED, TRUE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { isSubtype, typeOf } from "../objects/errors.ts";
import { guestSlot } from "../objects/guest_slots.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { setAttribute } from "../objects/protocols/attributes.ts";
import { call1 } from "../objects/protocols/call.ts";
import { compare } from "../objects/protocols/compare.ts";
import { getItem, setItem } from "../objects/protocols/items.ts";
import {
  binaryOperator,
  hasSequenceMethods,
  inPlaceRest,
  repeatOfRight,
} from "../objects/protocols/operators.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import {
  listAssignBetween,
  listGetItem,
  listSetItem,
  listSliceBetween,
} from "../objects/types/list.ts";
import {
  intAdd,
  intFloorDivide,
  intModulo,
  intMultiply,
  intSubtract,
} from "../objects/types/int_arithmetic.ts";
import { tupleGetItem, tupleSliceBetween } from "../objects/types/tuple.ts";
import { dictGetItem, dictSetItem } from "../objects/types/dict.ts";
import { newFloat } from "../objects/values/numbers.ts";
import { newSlice } from "../objects/values/slices.ts";
import { concatenate } from "../objects/values/text.ts";
import { superLookup, superLookupMethod } from "../objects/types/super_type.ts";
import {
  DICT_SHAPE,
  FLOAT_SHAPE,
  FUNCTION_SHAPE,
  INT_SHAPE,
  LIST_SHAPE,
  ROPE_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  SUPER_TYPE,
  TUPLE_SHAPE,
} from "../objects/well_known.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { PUSHED } from "./calls.ts";
import {
  IN_PLACE,
  isPlainInPlace,
  leftWasAsked,
  operatorMethod,
  reflectedMethod,
  reflectedOperatorName,
} from "./operator_methods.ts";
import { pushCall, RETURN_BINARY, RETURN_COMPARE, RETURN_DISCARD, RETURN_PUSH } from "./frames.ts";
import { HF64 } from "../heap/memory.ts";
import { FLOAT_VALUE } from "../heap/layouts/basic.ts";
import { bindAttribute } from "./slow_names.ts";
import { raiseTypeError, typeName } from "../objects/errors.ts";
import { BINARY_OPERATORS } from "../compiler/opcodes.ts";
import { FALSE, NONE } from "../heap/map.ts";
import { comparisonSymbol } from "../objects/protocols/compare.ts";
import { call2 } from "../objects/protocols/call.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { TS_METHOD_SELF } from "../heap/map.ts";

export { newSlice };

const ADD = 0;
const FLOOR_DIVIDE = 2;
const MULTIPLY = 5;
const MODULO = 6;
const SUBTRACT = 10;
const POWER = 8;
const ADD_IN_PLACE = ADD + IN_PLACE;

function isPlainInt(value: Value): boolean {
  return (value & 1) !== 0 || H32[value >> 2] === INT_SHAPE;
}

function isText(shape: number): boolean {
  return shape === STR1_SHAPE || shape === ROPE_SHAPE || shape === STR2_SHAPE ||
    shape === STR4_SHAPE;
}

/**
 * left operator right. The operands are the top two words of the running frame's stack (FRAME_SP is saved).
 *
 * @returns the result, 0, or PUSHED: the frame of a dunder method runs next (RETURN_BINARY)
 */
export function binary(operator: number, left: Value, right: Value): Value {
  if (((left | right) & 1) === 0) {
    const shape = H32[left >> 2];
    const other = H32[right >> 2];
    if (shape === FLOAT_SHAPE && other === FLOAT_SHAPE && (operator === 11 || operator === 24)) {
      const divisor = HF64[(right + FLOAT_VALUE) >> 3];
      if (divisor !== 0) return newFloat(HF64[(left + FLOAT_VALUE) >> 3] / divisor);
    }
    if ((operator === ADD || operator === ADD_IN_PLACE) && isText(shape) && isText(other)) {
      return concatenate(left, right);
    }
  } else if ((operator === 11 || operator === 24) && (left & right & 1) !== 0 && right !== 1) {
    return newFloat((left >> 1) / (right >> 1));
  }
  if (isPlainInt(left) && isPlainInt(right)) {
    switch (operator) {
      case ADD:
      case ADD_IN_PLACE:
        return intAdd(left, right);
      case FLOOR_DIVIDE:
      case FLOOR_DIVIDE + IN_PLACE:
        return intFloorDivide(left, right);
      case MULTIPLY:
      case MULTIPLY + IN_PLACE:
        return intMultiply(left, right);
      case MODULO:
      case MODULO + IN_PLACE:
        return intModulo(left, right);
      case SUBTRACT:
      case SUBTRACT + IN_PLACE:
        return intSubtract(left, right);
    }
  }
  const method = operatorMethod(operator, left, right);
  if (method !== 0) return pushOperands(method, left, right, RETURN_BINARY);
  const reflected = reflectedMethod(operator, left, right);
  if (reflected !== 0) return pushOperands(reflected, right, left, RETURN_BINARY);
  return binaryOperator(operator, left, right);
}

/** The name of the method that defines a comparison (its address is the same in every runtime): COMPARE_OP's number. */
export function comparisonName(operator: number): Value {
  return COMPARISON_NAMES[operator];
}

/** A frame for method(self, other). */
function pushOperands(method: Value, self: Value, other: Value, returns: number): Value {
  const mark = rootMark();
  pushRoot(self);
  pushRoot(other);
  const frame = pushCall(method, mark >> 2, 2, 0, returns);
  releaseRoots(mark);
  return frame === 0 ? 0 : PUSHED;
}

const COMPARISON_NAMES = [N.__lt__, N.__le__, N.__eq__, N.__ne__, N.__gt__, N.__ge__];

/** left operator right for COMPARE_OP; as `binary`, with RETURN_COMPARE. */
export function comparison(operator: number, left: Value, right: Value): Value {
  const type = typeOf(left);
  if (slotOf(type, Slot.compare) === guestSlot(Slot.compare)) {
    const rightType = typeOf(right);
    if (rightType === type || !isSubtype(rightType, type)) {
      const method = typeLookup(type, COMPARISON_NAMES[operator]);
      if ((method & 1) === 0 && method !== 0 && H32[method >> 2] === FUNCTION_SHAPE) {
        return pushOperands(method, left, right, RETURN_COMPARE);
      }
    }
  }
  return compare(left, right, operator);
}

/** The rest of an operator or comparison whose dunder method that was called first returned NotImplemented. */
export function afterNotImplemented(
  isComparison: boolean,
  operator: number,
  left: Value,
  right: Value,
): Value {
  // The method is not called a second time: only the other side's is, then the error follows.
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  if (isComparison) {
    const fn = slotOf(rightType, Slot.compare);
    if (fn !== null) {
      const result = fn(right, left, [4, 5, 2, 3, 0, 1][operator]);
      if (result !== NOT_IMPLEMENTED) return result;
    }
    return compareIdentity(left, right, operator);
  }
  if (operator >= IN_PLACE && !isPlainInPlace(leftType, operator)) {
    // The plain operator is still to be tried on both sides.
    return inPlaceRest(operator - IN_PLACE, left, right);
  }
  const plain = operator % IN_PLACE;
  if (rightType !== leftType && leftWasAsked(plain, left)) {
    const slot = Slot.add + plain;
    const fn = slotOf(rightType, slot);
    if (fn !== null) {
      if (fn === guestSlot(slot)) {
        const method = typeLookup(rightType, reflectedOperatorName(plain));
        if (method !== 0) {
          const result = callReflected(right, method, left);
          if (result !== NOT_IMPLEMENTED) return result;
        }
      } else {
        const result = fn(left, right, NONE);
        if (result !== NOT_IMPLEMENTED) return result;
      }
    }
  }
  // In place, the right one is not asked to repeat itself when the left one has the methods of sequences, as classes have.
  const repeats = operator === MULTIPLY || plain === MULTIPLY && !hasSequenceMethods(leftType);
  const repeated = repeats ? repeatOfRight(left, right) : NOT_IMPLEMENTED;
  return repeated !== NOT_IMPLEMENTED ? repeated : raiseUnsupported(operator, left, right);
}

function callReflected(self: Value, method: Value, argument: Value): Value {
  const mark = rootMark();
  pushRoot(self);
  pushRoot(argument);
  const bound = bindAttribute(method, self, typeOf(self));
  if (bound !== 0) pushRoot(bound);
  const result = bound === 0 ? 0 : call1(bound, argument);
  releaseRoots(mark);
  return result;
}

function raiseUnsupported(operator: number, left: Value, right: Value): 0 {
  const symbol = operator === POWER ? "** or pow()" : BINARY_OPERATORS[operator];
  return raiseTypeError(
    `unsupported operand type(s) for ${symbol}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function compareIdentity(left: Value, right: Value, operator: number): Value {
  if (operator === 2) return left === right ? TRUE : FALSE;
  if (operator === 3) return left !== right ? TRUE : FALSE;
  return raiseTypeError(
    `'${comparisonSymbol(operator)}' not supported between instances of '${typeName(left)}' and '${
      typeName(right)
    }'`,
  );
}

/** A frame for a property's getter; the object is the word at `at`. 0 or PUSHED. */
export function pushGetter(getter: Value, at: number): Value {
  return pushCall(getter, at, 1, 0, RETURN_PUSH) === 0 ? 0 : PUSHED;
}

/** container[key]; the two stand at words `at` and `at + 1`. The result, 0, or PUSHED (`__getitem__`). */
export function subscript(container: Value, key: Value, at: number): Value {
  if ((container & 1) === 0) {
    const shape = H32[container >> 2];
    if (shape === DICT_SHAPE) return dictGetItem(container, key);
    if (shape === LIST_SHAPE && (key & 1) !== 0) return listGetItem(container, key);
    if (shape === TUPLE_SHAPE && (key & 1) !== 0) return tupleGetItem(container, key);
    const type = typeOf(container);
    if (slotOf(type, Slot.getitem) === guestSlot(Slot.getitem)) {
      const method = typeLookup(type, N.__getitem__);
      if ((method & 1) === 0 && method !== 0 && H32[method >> 2] === FUNCTION_SHAPE) {
        return pushCall(method, at, 2, 0, RETURN_PUSH) === 0 ? 0 : PUSHED;
      }
    }
  }
  return getItem(container, key);
}

/** container[key] = value. 1, 0, or PUSHED (`__setitem__`, RETURN_DISCARD); `sp` is the frame's free stack word. */
export function storeSubscript(container: Value, key: Value, value: Value, sp: number): number {
  if ((container & 1) === 0) {
    const shape = H32[container >> 2];
    if (shape === DICT_SHAPE) return dictSetItem(container, key, value);
    if (shape === LIST_SHAPE && (key & 1) !== 0) return listSetItem(container, key, value);
    const type = typeOf(container);
    if (slotOf(type, Slot.setitem) === guestSlot(Slot.setitem)) {
      const method = typeLookup(type, N.__setitem__);
      if ((method & 1) === 0 && method !== 0 && H32[method >> 2] === FUNCTION_SHAPE) {
        H32[sp] = container;
        H32[sp + 1] = key;
        H32[sp + 2] = value;
        return pushCall(method, sp, 3, 0, RETURN_DISCARD) === 0 ? 0 : PUSHED;
      }
    }
  }
  return setItem(container, key, value);
}

/** del container[key] */
export function deleteSubscript(container: Value, key: Value): number {
  return setItem(container, key, 0);
}

/** container[start:stop]; all are rooted by the caller. */
export function getSlice(container: Value, start: Value, stop: Value): Value {
  if ((container & 1) === 0) {
    const shape = H32[container >> 2];
    if (shape === LIST_SHAPE) return listSliceBetween(container, start, stop);
    if (shape === TUPLE_SHAPE) return tupleSliceBetween(container, start, stop);
  }
  const mark = rootMark();
  const slice = newSlice(start, stop, NONE);
  pushRoot(slice);
  const result = getItem(container, slice);
  releaseRoots(mark);
  return result;
}

/** container[start:stop] = value */
export function setSlice(container: Value, start: Value, stop: Value, value: Value): number {
  if ((container & 1) === 0 && H32[container >> 2] === LIST_SHAPE) {
    return listAssignBetween(container, start, stop, value);
  }
  const mark = rootMark();
  const slice = newSlice(start, stop, NONE);
  pushRoot(slice);
  const result = setItem(container, slice, value);
  releaseRoots(mark);
  return result;
}

/** del object.name */
export function deleteAttribute(object: Value, name: Value): number {
  return setAttribute(object, name, 0);
}

/**
 * super(cls, self).name for LOAD_SUPER_ATTR: as a method when asked (function with TS_METHOD_SELF 1). When the name
 * `super` is not the builtin, it is called like any function.
 */
export function loadSuper(
  callee: Value,
  cls: Value,
  self: Value,
  name: Value,
  method: boolean,
): Value {
  if (callee === SUPER_TYPE) {
    return method ? superLookupMethod(cls, self, name) : superLookup(cls, self, name);
  }
  return customSuper(callee, cls, self, name);
}

function customSuper(callee: Value, cls: Value, self: Value, name: Value): Value {
  const mark = rootMark();
  const proxy = call2(callee, cls, self);
  if (proxy !== 0) pushRoot(proxy);
  const result = proxy === 0 ? 0 : getAttribute(proxy, name);
  releaseRoots(mark);
  H32[TS_METHOD_SELF >> 2] = 0;
  return result;
}
