/** `__slots__`: reading the names, and the member descriptors they become (Objects/typeobject.c: type_new_slots). */
import {
  DESCRIPTOR_BYTES,
  DESCRIPTOR_NAME,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OFFSET,
  DESCRIPTOR_OWNER,
  DESCRIPTOR_SETTER,
} from "../../heap/layouts/callable.ts";
import { allocate } from "../../heap/allocator.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  nameOfType,
  pending,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { dictOffset, instanceDict } from "../instances.ts";
import { isDict, isStr } from "../kinds.ts";
import { N } from "../names.ts";
import { tupleFromIterable } from "../protocols/sequence_input.ts";
import { type SlotFunction, slotIndex } from "../slots.ts";
import { stringRepr } from "../text/string_repr.ts";
import { isIdentifier } from "../text/unicode.ts";
import { dictGetStr, type DictRef, dictSetStr, newDict } from "../values/dict_table.ts";
import { tupleItem, tupleLength, tupleOf } from "../values/sequences.ts";
import { internText, jsString } from "../values/text.ts";
import { GETSET_DESCRIPTOR_SHAPE, MEMBER_DESCRIPTOR_SHAPE } from "../well_known.ts";
import { isVariableSize } from "./class_layout.ts";

/** What a class body's `__slots__` asks for. */
export interface SlotsRequest {
  /** Mangled, interned, in the order of their text. */
  readonly names: Value[];
  readonly wantsDict: boolean;
  readonly wantsWeakref: boolean;
}

/**
 * Reads `__slots__`, which is in the namespace. May run guest code.
 *
 * @param mayAddDict whether the base has no dict yet; mayAddWeakref alike
 * @returns null with the exception pending
 */
export function readSlots(
  slots: Value,
  className: string,
  base: number,
  namespace: DictRef,
  mayAddDict: boolean,
  mayAddWeakref: boolean,
): SlotsRequest | null {
  const mark = rootMark();
  const tuple = isStr(slots) ? tupleOf(slots) : tupleFromIterable(slots);
  if (tuple === 0) return null;
  pushRoot(tuple);
  const request = checkNames(tuple, className, base, namespace, mayAddDict, mayAddWeakref);
  releaseRoots(mark);
  return request;
}

function refuse(_nothing: 0): null {
  return null;
}

function checkNames(
  tuple: Value,
  className: string,
  base: number,
  namespace: DictRef,
  mayAddDict: boolean,
  mayAddWeakref: boolean,
): SlotsRequest | null {
  const count = tupleLength(tuple);
  if (count > 0 && isVariableSize(base)) {
    return refuse(
      raiseTypeError(`nonempty __slots__ not supported for subtype of '${nameOfType(base)}'`),
    );
  }
  let wantsDict = false;
  let wantsWeakref = false;
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    const item = tupleItem(tuple, i);
    if (!isStr(item)) {
      return refuse(raiseTypeError(`__slots__ items must be strings, not '${typeName(item)}'`));
    }
    const text = jsString(item);
    if (!isIdentifier(text)) return refuse(raiseTypeError("__slots__ must be identifiers"));
    if (text === "__dict__") {
      if (!mayAddDict || wantsDict) {
        return refuse(raiseTypeError("__dict__ slot disallowed: we already got one"));
      }
      wantsDict = true;
    } else if (text === "__weakref__") {
      if (!mayAddWeakref || wantsWeakref) {
        return refuse(raiseTypeError("__weakref__ slot disallowed: we already got one"));
      }
      wantsWeakref = true;
    } else texts.push(mangle(className, text));
  }
  const names: Value[] = [];
  for (const text of texts) {
    const name = internText(text);
    if (
      name !== N.__qualname__ && name !== N.__classcell__ && name !== N.__classdictcell__ &&
      dictGetStr(namespace, name) !== 0
    ) {
      return refuse(
        raiseValueError(`${stringRepr(text)} in __slots__ conflicts with class variable`),
      );
    }
    names.push(name);
  }
  names.sort((a, b) => {
    const left = jsString(a);
    const right = jsString(b);
    return left < right ? -1 : left > right ? 1 : 0;
  });
  return { names, wantsDict, wantsWeakref };
}

/** Private names, as the compiler mangles them in the class's methods. */
function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

function newDescriptor(shape: number, native: number, owner: number, name: Value): Value {
  const descriptor = allocate(DESCRIPTOR_BYTES);
  H32[descriptor >> 2] = shape;
  H32[(descriptor + DESCRIPTOR_NATIVE) >> 2] = small(native);
  H32[(descriptor + DESCRIPTOR_OWNER) >> 2] = owner;
  H32[(descriptor + DESCRIPTOR_NAME) >> 2] = name;
  H32[(descriptor + DESCRIPTOR_OFFSET) >> 2] = small(0);
  return descriptor;
}

/** Adds the members of `__slots__` to the class's namespace, the first at byte offset `first`. @throws OutOfMemory */
export function addMembers(type: number, namespace: DictRef, names: Value[], first: number): void {
  names.forEach((name, place) => {
    const member = newDescriptor(MEMBER_DESCRIPTOR_SHAPE, 0, type, name);
    H32[(member + DESCRIPTOR_OFFSET) >> 2] = small(first + 4 * place);
    dictSetStr(namespace, name, member);
  });
}

function addGetset(
  type: number,
  namespace: DictRef,
  name: Value,
  getter: SlotFunction,
  setter: SlotFunction | null,
): void {
  // What the class body has under the name stays.
  if (dictGetStr(namespace, name) !== 0) return;
  const descriptor = newDescriptor(GETSET_DESCRIPTOR_SHAPE, slotIndex(getter), type, name);
  if (setter !== null) H32[(descriptor + DESCRIPTOR_SETTER) >> 2] = small(slotIndex(setter));
  dictSetStr(namespace, name, descriptor);
}

/** instance.__dict__ of an instance that has one. @throws OutOfMemory */
export function getInstanceDict(self: Value): Value {
  return instanceDict(self, typeOf(self));
}

/** instance.__dict__ = dict; deleting it gives an empty one. */
export function setInstanceDict(self: Value, value: Value): number {
  if (value !== 0 && !isDict(value)) {
    return raiseTypeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
  }
  const type = typeOf(self);
  const target = value === 0 ? newDict() : value;
  // Moves attributes in slots to a dict first; only then the dict word counts.
  instanceDict(self, type);
  H32[(self + dictOffset(self, type)) >> 2] = target;
  return 1;
}

/** Adds `__dict__`, for a class that gives its instances one. @throws OutOfMemory */
export function addDictDescriptor(type: number, namespace: DictRef): void {
  addGetset(type, namespace, N.__dict__, getInstanceDict, setInstanceDict);
}

/** Adds `__weakref__`. @throws OutOfMemory */
export function addWeakrefDescriptor(type: number, namespace: DictRef): void {
  addGetset(type, namespace, N.__weakref__, getWeakref, null);
}

let firstReference: ((object: Value) => Value) | null = null;

/** Sets what finds the first weak reference to an object, 0 when there is none or with a limit pending. */
export function setReferenceFinder(find: (object: Value) => Value): void {
  firstReference = find;
}

function getWeakref(self: Value): Value {
  const found = firstReference === null ? 0 : firstReference(self);
  return found !== 0 || pending() ? found : NONE;
}
