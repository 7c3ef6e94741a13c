/**
 * Slot functions for classes that define dunder methods (Objects/typeobject.c: slot_nb_add and kin), and the choice of
 * slots for a class: `updateSlot` looks each dunder up along the MRO and takes the builtin's slot function when the
 * attribute found is that builtin's own wrapper, else the function here that calls the method.
 */
import { DESCRIPTOR_NATIVE, DESCRIPTOR_OWNER } from "../heap/layouts/callable.ts";
import { INT_DIGITS, LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import {
  TYPE_BASE,
  TYPE_FLAG_FINALIZER,
  TYPE_FLAG_HEAP,
  TYPE_FLAG_HOOKED_GETATTR,
  TYPE_FLAG_PLAIN_GETATTR,
  TYPE_FLAG_PLAIN_SETATTR,
  TYPE_FLAGS,
  TYPE_MRO,
  TYPE_SLOTS,
} from "../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import {
  clearIf,
  isSubtype,
  pending,
  pendingIs,
  raise,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "./errors.ts";
import { bindSpecial, forEachSubclass, lookupSpecial, typeLookup } from "./lookup.ts";
import { genericGetAttribute, genericLookup, genericSetAttribute } from "./protocols/attributes.ts";
import { call0, call1, call2, call3 } from "./protocols/call.ts";
import { truth } from "./protocols/truth.ts";
import { Slot, SLOT_TABLE, type SlotFunction, slotFunctions, slotIndex, slotOf } from "./slots.ts";
import { staticName } from "./static_area.ts";
import { ATTRIBUTE_ERROR, FUNCTION_SHAPE, WRAPPER_DESCRIPTOR_SHAPE } from "./well_known.ts";
import { N } from "./names.ts";
import { unhashable } from "./protocols/hash.ts";
import { digitCount } from "./values/int_operands.ts";
import { bigIntOf, exactInt, isInt, newBigInt, safeIntegerOf } from "./values/numbers.ts";

/** Calls type(self).name(self, ...): 0 with AttributeError-free TypeError rules; `missing` when there is no method. */
function callNamed(self: Value, name: Value, count: number, a: Value, b: Value): Value {
  const mark = rootMark();
  pushRoot(self);
  const found = typeLookup(typeOf(self), name);
  if (found !== 0 && (found & 1) === 0 && H32[found >> 2] === FUNCTION_SHAPE) {
    // No bound method is made of a guest function that is called at once.
    pushRoot(found);
    if (count > 0) pushRoot(a);
    if (count > 1) pushRoot(b);
    const result = count === 0
      ? call1(found, self)
      : count === 1
      ? call2(found, self, a)
      : call3(found, self, a, b);
    releaseRoots(mark);
    return result;
  }
  const method = lookupSpecial(self, name);
  if (method === 0) {
    releaseRoots(mark);
    return pending() ? 0 : NOT_IMPLEMENTED;
  }
  pushRoot(method);
  if (count > 0) pushRoot(a);
  if (count > 1) pushRoot(b);
  const result = count === 0 ? call0(method) : count === 1 ? call1(method, a) : call2(method, a, b);
  releaseRoots(mark);
  return result;
}

const unaryNamed = (name: Value): SlotFunction => (self: Value) => callNamed(self, name, 0, 0, 0);

/** `__add__` and `__radd__` as one slot function, after CPython's SLOT1BINFULL. */
function binaryNamed(
  slotPlace: () => SlotFunction,
  slot: number,
  name: Value,
  reflected: Value,
): SlotFunction {
  return (left: Value, right: Value, modulus: Value = NONE) => {
    const self = slotPlace();
    const leftType = typeOf(left);
    const rightType = typeOf(right);
    let tryRight = leftType !== rightType && slotOf(rightType, slot) === self;
    if (slotOf(leftType, slot) === self) {
      if (tryRight && isSubtype(rightType, leftType)) {
        const own = typeLookup(rightType, reflected);
        if (own !== 0 && own !== typeLookup(leftType, reflected)) {
          const result = optional(right, reflected, left, modulus);
          if (result !== NOT_IMPLEMENTED) return result;
          tryRight = false;
        }
      }
      const result = optional(left, name, right, modulus);
      if (result !== NOT_IMPLEMENTED || rightType === leftType) return result;
    }
    return tryRight ? optional(right, reflected, left, modulus) : NOT_IMPLEMENTED;
  };
}

/** Calls the method if there is one, else NOT_IMPLEMENTED. */
function optional(self: Value, name: Value, argument: Value, modulus: Value): Value {
  if (typeLookup(typeOf(self), name) === 0) return NOT_IMPLEMENTED;
  return modulus === NONE
    ? callNamed(self, name, 1, argument, 0)
    : callNamed(self, name, 2, argument, modulus);
}

const COMPARISONS = [N.__lt__, N.__le__, N.__eq__, N.__ne__, N.__gt__, N.__ge__];

function guestCompare(self: Value, other: Value, operator: number): Value {
  return optional(self, COMPARISONS[operator], other, NONE);
}

function guestHash(self: Value): Value {
  const found = typeLookup(typeOf(self), N.__hash__);
  if (found === 0 || found === NONE) return unhashable(self);
  const hash = callNamed(self, N.__hash__, 0, 0, 0);
  if (hash === 0) return 0;
  if (!isInt(hash)) return raiseTypeError("__hash__ method should return an integer");
  const plain = exactInt(hash);
  if ((plain & 1) !== 0) return plain === small(-1) ? small(-2) : plain;
  // 63 bits and a sign are a hash as they are.
  const count = digitCount(plain);
  if (count < 2 || count === 2 && H32[(plain + INT_DIGITS + 4) >> 2] >= 0) return plain;
  const wide = bigIntOf(plain);
  if (wide === -(1n << 63n)) return plain;
  const modulus = (1n << 61n) - 1n;
  const folded = wide < 0n ? -((-wide) % modulus) : wide % modulus;
  return newBigInt(folded === -1n ? -2n : folded);
}

function guestBool(self: Value): number {
  const result = callNamed(self, N.__bool__, 0, 0, 0);
  if (result === 0) return -1;
  if (result === NOT_IMPLEMENTED && typeLookup(typeOf(self), N.__bool__) === 0) return 1;
  if (typeName(result) !== "bool") {
    raiseTypeError(`__bool__ should return bool, returned ${typeName(result)}`);
    return -1;
  }
  return truth(result);
}

function guestLength(self: Value): number {
  const result = callNamed(self, N.__len__, 0, 0, 0);
  return result === 0 ? -1 : lengthByMethod(result);
}

/** The length that a `__len__` has given; -1 with the exception pending. May run guest code. */
export function lengthByMethod(result: Value): number {
  let index = result;
  if (!isInt(index)) {
    const convert = slotOf(typeOf(index), Slot.index);
    if (convert === null) {
      raiseTypeError(`'${typeName(result)}' object cannot be interpreted as an integer`);
      return -1;
    }
    index = convert(index);
    if (index === 0) return -1;
  }
  const length = safeIntegerOf(index);
  if (length < 0 || (length !== length && bigIntOf(index) < 0n)) {
    raiseValueError("__len__() should return >= 0");
    return -1;
  }
  if (Number.isNaN(length)) {
    raiseOverflowError("cannot fit 'int' into an index-sized integer");
    return -1;
  }
  return length;
}

function guestContains(self: Value, item: Value): number {
  const found = typeLookup(typeOf(self), N.__contains__);
  if (found === NONE) {
    raiseTypeError(`'${typeName(self)}' object is not a container`);
    return -1;
  }
  const result = callNamed(self, N.__contains__, 1, item, 0);
  if (result === 0) return -1;
  return truth(result);
}

function guestIter(self: Value): Value {
  const found = typeLookup(typeOf(self), N.__iter__);
  if (found === NONE) return raiseTypeError(`'${typeName(self)}' object is not iterable`);
  return callNamed(self, N.__iter__, 0, 0, 0);
}

function guestGetAttribute(self: Value, name: Value): Value {
  const type = typeOf(self);
  const mark = rootMark();
  pushRoot(self);
  pushRoot(name);
  if (((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_HOOKED_GETATTR) !== 0) {
    const hook = typeLookup(type, N.__getattr__);
    pushRoot(hook);
    // An exception that nobody would see is not made.
    let found = genericLookup(self, name, true);
    if (found === 0 && !pending()) {
      const method = bindSpecial(hook, self, type);
      pushRoot(method);
      if (method !== 0) found = call1(method, name);
    }
    releaseRoots(mark);
    return found;
  }
  const custom = typeLookup(type, N.__getattribute__);
  let result: Value;
  if (custom === 0 || isOwnWrapper(custom, genericGetAttribute)) {
    result = genericGetAttribute(self, name);
  } else {
    const builtin = builtinGetAttribute(custom);
    result = builtin === null
      ? callNamed(self, N.__getattribute__, 1, name, 0)
      : builtin(self, name);
  }
  if (result === 0 && pendingIs(ATTRIBUTE_ERROR) && typeLookup(type, N.__getattr__) !== 0) {
    clearIf(ATTRIBUTE_ERROR);
    result = callNamed(self, N.__getattr__, 1, name, 0);
  }
  releaseRoots(mark);
  return result;
}

/** The slot function behind a `__getattribute__` wrapper (that of type or module, for their subclasses), or null. */
function builtinGetAttribute(custom: Value): SlotFunction | null {
  if ((custom & 1) !== 0 || H32[custom >> 2] !== WRAPPER_DESCRIPTOR_SHAPE) return null;
  return slotFunctions[H32[(custom + DESCRIPTOR_NATIVE) >> 2] >> 1];
}

function guestSetAttribute(self: Value, name: Value, value: Value): number {
  const result = value === 0
    ? callNamed(self, N.__delattr__, 1, name, 0)
    : callNamed(self, N.__setattr__, 2, name, value);
  return result === 0 ? 0 : 1;
}

function guestSetItem(self: Value, key: Value, value: Value): number {
  const name = value === 0 ? N.__delitem__ : N.__setitem__;
  const method = typeLookup(typeOf(self), name);
  if (method === 0) {
    return raiseTypeError(
      value === 0
        ? `'${typeName(self)}' object does not support item deletion`
        : `'${typeName(self)}' object does not support item assignment`,
    );
  }
  // A class that defines one of the two only has both through here: Counter stores items as dict does.
  const base = builtinBaseOf(typeOf(self));
  if (method === typeLookup(base, name)) return slotOf(base, Slot.setitem)!(self, key, value);
  const result = value === 0
    ? callNamed(self, name, 1, key, 0)
    : callNamed(self, name, 2, key, value);
  return result === 0 ? 0 : 1;
}

/** The type with instances of whose layout a class was made: object for most. */
function builtinBaseOf(type: number): number {
  while (((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_HEAP) !== 0) {
    type = H32[(type + TYPE_BASE) >> 2];
  }
  return type;
}

function guestGet(self: Value, instance: Value, owner: Value): Value {
  const found = typeLookup(typeOf(self), N.__get__);
  if (found === 0) return self;
  return callNamed(
    self,
    N.__get__,
    2,
    instance === 0 ? NONE : instance,
    owner === 0 ? NONE : owner,
  );
}

function guestSet(self: Value, instance: Value, value: Value): number {
  const name = value === 0 ? N.__delete__ : N.__set__;
  if (typeLookup(typeOf(self), name) === 0) {
    return raise(ATTRIBUTE_ERROR, value === 0 ? "__delete__" : "__set__");
  }
  const result = value === 0
    ? callNamed(self, name, 1, instance, 0)
    : callNamed(self, name, 2, instance, value);
  return result === 0 ? 0 : 1;
}

function guestGetItem(self: Value, key: Value): Value {
  return callNamed(self, N.__getitem__, 1, key, 0);
}

/** The guest slot functions by slot place; filled at first use of `guestSlot`. */
const guestSlots: (SlotFunction | undefined)[] = [];

/** The slot function that calls the dunder methods of `slot`. */
export function guestSlot(slot: number): SlotFunction {
  const known = guestSlots[slot];
  if (known !== undefined) return known;
  const made = makeGuestSlot(slot);
  guestSlots[slot] = made;
  return made;
}

function makeGuestSlot(slot: number): SlotFunction {
  const [, dunder, group] = SLOT_TABLE[slot];
  const name = staticNameOf(dunder);
  switch (slot) {
    case Slot.hash:
      return guestHash;
    case Slot.getattr:
      return guestGetAttribute;
    case Slot.setattr:
      return guestSetAttribute;
    case Slot.compare:
      return guestCompare;
    case Slot.iter:
      return guestIter;
    case Slot.get:
      return guestGet;
    case Slot.set:
      return guestSet;
    case Slot.bool:
      return guestBool;
    case Slot.length:
      return guestLength;
    case Slot.getitem:
      return guestGetItem;
    case Slot.setitem:
      return guestSetItem;
    case Slot.contains:
      return guestContains;
  }
  if (group === "unary") return unaryNamed(name);
  if (group === "inplace") return (self: Value, other: Value) => callNamed(self, name, 1, other, 0);
  const reflected = staticNameOf(reflectedName(dunder));
  const self: SlotFunction = binaryNamed(() => self, slot, name, reflected);
  return self;
}

/** "__radd__" of "__add__". */
export function reflectedName(dunder: string): string {
  return "__r" + dunder.slice(2);
}

const nameCache = new Map<string, Value>();
// Every dunder name gets its place before the boot.
for (const [, dunder, group] of SLOT_TABLE) {
  staticNameOf(dunder);
  if (group === "binary" || group === "ternary" || group === "repeat") {
    staticNameOf(reflectedName(dunder));
  }
}

function staticNameOf(text: string): Value {
  let name = nameCache.get(text);
  if (name === undefined) {
    name = staticName(text);
    nameCache.set(text, name);
  }
  return name;
}

/** All dunder names that decide a slot, in the order they are looked up. */
export function dundersOf(slot: number): readonly Value[] {
  const [, dunder, group] = SLOT_TABLE[slot];
  switch (slot) {
    case Slot.getattr:
      return [N.__getattribute__, N.__getattr__];
    case Slot.setattr:
      return [N.__setattr__, N.__delattr__];
    case Slot.compare:
      return COMPARISONS;
    case Slot.setitem:
      return [N.__setitem__, N.__delitem__];
    case Slot.set:
      return [N.__set__, N.__delete__];
  }
  const name = staticNameOf(dunder);
  if (group === "binary" && slot !== Slot.getitem || group === "ternary") {
    return [name, staticNameOf(reflectedName(dunder))];
  }
  return [name];
}

/** Whether a class attribute is the builtin wrapper of exactly this slot function. */
export function isOwnWrapper(attribute: Value, fn: SlotFunction): boolean {
  return (attribute & 1) === 0 && attribute !== 0 &&
    H32[attribute >> 2] === WRAPPER_DESCRIPTOR_SHAPE &&
    slotFunctions[H32[(attribute + DESCRIPTOR_NATIVE) >> 2] >> 1] === fn;
}

/** First type in the MRO (the type itself excluded) whose own slot word came from a builtin, for `slot`. */
function inheritedSlot(type: number, slot: number): number {
  const mro = H32[(type + TYPE_MRO) >> 2];
  const length = H32[(mro + LENGTH) >> 2] >> 1;
  for (let i = 1; i < length; i++) {
    const base = H32[((mro + TUPLE_ITEMS) >> 2) + i];
    const word = H32[(base + TYPE_SLOTS + 4 * slot) >> 2];
    if (word !== 0) return word;
  }
  return 0;
}

/** Sets slot `slot` of a guest class from what its MRO defines now. */
export function updateSlot(type: number, slot: number): void {
  const at = (type + TYPE_SLOTS + 4 * slot) >> 2;
  const group = SLOT_TABLE[slot][2];
  // Sequence twins of the number slots are only inherited: a guest class's methods are number slots.
  if (group === "concat" || group === "repeat") {
    H32[at] = inheritedSlot(type, slot);
    return;
  }
  let word = 0;
  let guest = false;
  for (const name of dundersOf(slot)) {
    const found = typeLookup(type, name);
    if (found === 0) continue;
    if (H32[found >> 2] === WRAPPER_DESCRIPTOR_SHAPE && (found & 1) === 0) {
      const native = H32[(found + DESCRIPTOR_NATIVE) >> 2];
      const owner = H32[(found + DESCRIPTOR_OWNER) >> 2];
      if (isSubtype(type, owner) && H32[(owner + TYPE_SLOTS + 4 * slot) >> 2] === native) {
        if (word === 0 || word === native) {
          word = native;
          continue;
        }
      } else if (
        twinOf(slot) !== -1 && H32[(owner + TYPE_SLOTS + 4 * twinOf(slot)) >> 2] === native
      ) {
        continue; // list.__add__ fills the concat slot, not this one
      }
    }
    guest = true;
  }
  if (slot === Slot.hash && typeLookup(type, N.__hash__) === NONE) guest = true;
  H32[at] = guest ? small(slotIndex(guestSlot(slot))) : word;
}

function twinOf(slot: number): number {
  return slot === Slot.add
    ? Slot.concat
    : slot === Slot.multiply
    ? Slot.repeat
    : slot === Slot.iadd
    ? Slot.iconcat
    : slot === Slot.imultiply
    ? Slot.irepeat
    : -1;
}

/** Slots whose natives are called through the class dict (`new`, `init`, `call`) are not looked at here. */
export function isNativeSlot(slot: number): boolean {
  return SLOT_TABLE[slot][2] === "native";
}

/** Sets all slots of a guest class, and the flags that say whether attribute access is the default one. */
export function updateAllSlots(type: number): void {
  for (let slot = 0; slot < SLOT_TABLE.length; slot++) {
    if (!isNativeSlot(slot)) updateSlot(type, slot);
  }
  updateNativeSlots(type);
  updateAccessFlags(type);
}

/** `new`, `init` and `call`: 1 (guest) when the class has such a method that is not a builtin's own. */
function updateNativeSlots(type: number): void {
  const has = typeLookup(type, N.__call__) !== 0;
  H32[(type + TYPE_SLOTS + 4 * Slot.call) >> 2] = has ? GUEST_CALL : 0;
}

/** Slot word of `call` for classes with a `__call__` of any kind: the call goes through a look-up. */
export const GUEST_CALL = small(0x3ffffff);

/** Notes on the type whether its attributes are got and set in the plain way, which inline caches may short-cut. */
export function updateAccessFlags(type: number): void {
  let flags = (H32[(type + TYPE_FLAGS) >> 2] >> 1) &
    ~(TYPE_FLAG_PLAIN_GETATTR | TYPE_FLAG_HOOKED_GETATTR | TYPE_FLAG_PLAIN_SETATTR |
      TYPE_FLAG_FINALIZER);
  if (typeLookup(type, N.__del__) !== 0) flags |= TYPE_FLAG_FINALIZER;
  const get = slotOf(type, Slot.getattr);
  const set = slotOf(type, Slot.setattr);
  if (get === null || get === genericGetAttribute) flags |= TYPE_FLAG_PLAIN_GETATTR;
  else if (
    get === guestGetAttribute && typeLookup(type, N.__getattr__) !== 0 &&
    isOwnWrapper(typeLookup(type, N.__getattribute__), genericGetAttribute)
  ) flags |= TYPE_FLAG_HOOKED_GETATTR;
  if (set === null || set === genericSetAttribute) flags |= TYPE_FLAG_PLAIN_SETATTR;
  H32[(type + TYPE_FLAGS) >> 2] = small(flags);
}

/** After `name` of a guest class changed: the slots it decides, here and in all subclasses. */
export function updateSlotsForName(type: number, name: Value): void {
  let touched = false;
  for (let slot = 0; slot < SLOT_TABLE.length; slot++) {
    if (!isNativeSlot(slot) && dundersOf(slot).includes(name)) {
      updateSlot(type, slot);
      touched = true;
    }
  }
  if (name === N.__call__ || name === N.__init__ || name === N.__new__) {
    updateNativeSlots(type);
    touched = true;
  }
  if (name === N.__del__) touched = true;
  if (!touched) return;
  updateAccessFlags(type);
  forEachSubclass(type, (subclass) => updateSlotsForName(subclass, name));
}
