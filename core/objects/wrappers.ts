/**
 * Slot wrappers: the dunder methods that builtin types get from their slots (`int.__add__`), and how they are called
 * (Objects/typeobject.c: wrap_binaryfunc and kin). A wrapper descriptor holds the slot function's index, its owner
 * type, its name, and the slot's place (DESCRIPTOR_OFFSET).
 */
import {
  DESCRIPTOR_BYTES,
  DESCRIPTOR_NAME,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OFFSET,
  DESCRIPTOR_OWNER,
} from "../heap/layouts/callable.ts";
import { allocate } from "../heap/allocator.ts";
import { NONE, TS_EXCEPTION } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { isInstance, nameOfType, raiseStopIteration, raiseTypeError, typeName } from "./errors.ts";
import { dundersOf, reflectedName } from "./guest_slots.ts";
import { N } from "./names.ts";
import { isType } from "./kinds.ts";
import { attributeName, genericSetAttribute } from "./protocols/attributes.ts";
import { Slot, SLOT_TABLE, slotFunctions } from "./slots.ts";
import { staticName } from "./static_area.ts";
import { bool, newInt } from "./values/numbers.ts";
import { jsString } from "./values/text.ts";
import { WRAPPER_DESCRIPTOR_SHAPE } from "./well_known.ts";

/** A wrapper descriptor for `name`. @throws OutOfMemory */
export function newWrapper(owner: number, slot: number, slotFunction: number, name: Value): Value {
  const wrapper = allocate(DESCRIPTOR_BYTES);
  H32[wrapper >> 2] = WRAPPER_DESCRIPTOR_SHAPE;
  H32[(wrapper + DESCRIPTOR_NATIVE) >> 2] = small(slotFunction);
  H32[(wrapper + DESCRIPTOR_OWNER) >> 2] = owner;
  H32[(wrapper + DESCRIPTOR_NAME) >> 2] = name;
  H32[(wrapper + DESCRIPTOR_OFFSET) >> 2] = small(slot);
  return wrapper;
}

/** The names a builtin type's slot puts into its namespace. */
export function wrapperNames(slot: number): readonly Value[] {
  if (slot === Slot.getattr) return [N.__getattribute__];
  if (slot === Slot.repeat) return [staticName("__mul__"), staticName("__rmul__")];
  return dundersOf(slot);
}

/**
 * Calls a wrapper: type(self).name(self, a, b) with `count` arguments after self. 0 with the exception pending. May run
 * guest code; self and the arguments are rooted by the caller.
 */
export function callWrapper(wrapper: Value, self: Value, count: number, a: Value, b: Value): Value {
  const owner = H32[(wrapper + DESCRIPTOR_OWNER) >> 2];
  const name = H32[(wrapper + DESCRIPTOR_NAME) >> 2];
  if (!isInstance(self, owner)) {
    return raiseTypeError(
      `descriptor '${jsString(name)}' requires a '${nameOfType(owner)}' object but received a '${
        typeName(self)
      }'`,
    );
  }
  const slot = H32[(wrapper + DESCRIPTOR_OFFSET) >> 2] >> 1;
  const fn = slotFunctions[H32[(wrapper + DESCRIPTOR_NATIVE) >> 2] >> 1];
  const [, dunder, group] = SLOT_TABLE[slot];
  switch (group) {
    case "unary":
    case "hash": {
      if (!counted(count, 0, 0)) return 0;
      const result = fn(self);
      if (result === 0 && slot === Slot.next && H32[TS_EXCEPTION >> 2] === 0) {
        return raiseStopIteration(0);
      }
      return result;
    }
    case "binary":
      if (!counted(count, 1, 1)) return 0;
      if (name !== staticName(dunder) && name === staticName(reflectedName(dunder))) {
        return fn(a, self, NONE);
      }
      return fn(self, a, NONE);
    case "ternary":
      if (!counted(count, 1, 2)) return 0;
      if (name !== staticName(dunder)) return fn(a, self, count === 2 ? b : NONE);
      return fn(self, a, count === 2 ? b : NONE);
    case "inplace":
    case "concat":
    case "repeat":
      return counted(count, 1, 1) ? fn(self, a) : 0;
    case "truth":
    case "length":
    case "contains": {
      const wanted = group === "contains" ? 1 : 0;
      if (!counted(count, wanted, wanted)) return 0;
      const result = wanted === 1 ? fn(self, a) : fn(self);
      return result < 0 ? 0 : group === "length" ? newInt(result) : bool(result !== 0);
    }
    case "compare":
      return counted(count, 1, 1) ? fn(self, a, dundersOf(slot).indexOf(name)) : 0;
    case "getattr": {
      if (!counted(count, 1, 1)) return 0;
      const attribute = attributeName(a);
      return attribute === 0 ? 0 : fn(self, attribute);
    }
    case "setattr": {
      const deletes = name === N.__delattr__;
      if (!deletes && count !== 2) {
        return raiseTypeError(`__setattr__ expected 2 arguments, got ${count}`);
      }
      if (!counted(count, deletes ? 1 : 2, deletes ? 1 : 2)) return 0;
      // Object's own would pass by what type does for classes (Objects/typeobject.c: hackcheck).
      if (fn === genericSetAttribute && isType(self)) {
        return raiseTypeError(`can't apply this ${jsString(name)} to ${typeName(self)} object`);
      }
      const attribute = attributeName(a);
      return attribute === 0 ? 0 : none(fn(self, attribute, deletes ? 0 : b));
    }
    case "setitem":
    case "set": {
      const deletes = name === N.__delitem__ || name === N.__delete__;
      if (!counted(count, deletes ? 1 : 2, deletes ? 1 : 2)) return 0;
      return none(fn(self, a, deletes ? 0 : b));
    }
    case "get": {
      if (!counted(count, 1, 2)) return 0;
      const owner = count === 2 && b !== NONE ? b : 0;
      if (a === NONE && owner === 0) return raiseTypeError("__get__(None, None) is invalid");
      return fn(self, a === NONE ? 0 : a, owner);
    }
    default:
      return raiseTypeError(`cannot call slot ${dunder}`);
  }
}

function none(succeeded: number): Value {
  return succeeded === 0 ? 0 : NONE;
}

function counted(count: number, least: number, most: number): boolean {
  if (count >= least && count <= most) return true;
  raiseTypeError(
    least === most
      ? `expected ${least} argument${least === 1 ? "" : "s"}, got ${count}`
      : count < least
      ? `expected at least ${least} argument${least === 1 ? "" : "s"}, got ${count}`
      : `expected at most ${most} arguments, got ${count}`,
  );
  return false;
}
