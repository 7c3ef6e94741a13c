/**
 * Values across the embedding boundary. The table:
 *
 *     Python                       JavaScript                                     back
 *     None                         null                                           null, undefined
 *     bool                         boolean                                        boolean
 *     int                          number when a safe integer, else bigint        safe integer (not -0), bigint
 *     float                        number                                         other numbers
 *     str                          string                                         string
 *     bytes, bytearray             Uint8Array (a copy)                            Uint8Array, ArrayBuffer
 *     list                         Array                                          Array
 *     tuple                        frozen Array                                   frozen Array
 *     dict                         Map                                            Map, plain object
 *     set, frozenset               Set                                            Set
 *     host function                the JavaScript function                        function
 *     anything else                GuestObject (opaque, disposable)               GuestObject of the same runtime
 *
 * Containers are copied, shared parts and cycles stay shared. Exact builtin types only: instances of subclasses are
 * opaque. A tuple cannot be part of a cycle that leads back to itself from JavaScript.
 */
import { allocate, ensureRoom, OutOfMemory } from "../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TEXT_UNITS, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { FALSE, NONE, TRUE } from "../heap/map.ts";
import { H32, HU8 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { bytearrayAddress, bytearrayLength } from "../objects/values/bytearray_object.ts";
import {
  dictKeyAt,
  dictNext,
  dictSet,
  dictValueAt,
  newDict,
} from "../objects/values/dict_table.ts";
import {
  bigIntOf,
  floatValue,
  newBigInt,
  newFloat,
  newInt,
  safeIntegerOf,
} from "../objects/values/numbers.ts";
import { allocateTuple, listAppend, newList, setTupleItem } from "../objects/values/sequences.ts";
import { newSet, setAdd, setKeyAt, setNext } from "../objects/values/set_table.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import {
  BYTEARRAY_SHAPE,
  BYTES_SHAPE,
  DICT_SHAPE,
  FLOAT_SHAPE,
  FROZENSET_SHAPE,
  INT_SHAPE,
  LIST_SHAPE,
  ROPE_SHAPE,
  SET_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  TUPLE_SHAPE,
} from "../objects/well_known.ts";

/** What the runtime adds to the table: host functions and opaque objects. */
export interface Handles {
  /** The JavaScript side of a value that the table does not name. */
  wrap(value: Value): unknown;
  /** The guest side of a function or GuestObject; undefined: it is neither. */
  unwrap(value: unknown): Value | undefined;
}

/** Deepest nesting of containers that is converted. */
const DEPTH_MAX = 500;

/** The JavaScript form of a guest value. Never collects. @throws ConversionError when containers nest too deep */
export function toHost(value: Value, handles: Handles): unknown {
  return convertOut(value, handles, new Map(), 0);
}

function convertOut(
  value: Value,
  handles: Handles,
  seen: Map<Value, unknown>,
  depth: number,
): unknown {
  if ((value & 1) !== 0) return value >> 1;
  switch (value) {
    case NONE:
      return null;
    case TRUE:
      return true;
    case FALSE:
      return false;
  }
  switch (H32[value >> 2]) {
    case INT_SHAPE: {
      const safe = safeIntegerOf(value);
      return Number.isNaN(safe) ? bigIntOf(value) : safe;
    }
    case FLOAT_SHAPE:
      return floatValue(value);
    case STR1_SHAPE:
    case STR2_SHAPE:
    case STR4_SHAPE:
    case ROPE_SHAPE:
      return jsString(value);
    case BYTES_SHAPE:
      return HU8.slice(value + TEXT_UNITS, value + TEXT_UNITS + (H32[(value + LENGTH) >> 2] >> 1));
    case BYTEARRAY_SHAPE: {
      const first = bytearrayAddress(value);
      return HU8.slice(first, first + bytearrayLength(value));
    }
  }
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (depth > DEPTH_MAX) {
    throw new ConversionError(`Cannot convert containers nested more than ${DEPTH_MAX} deep`);
  }
  switch (H32[value >> 2]) {
    case LIST_SHAPE: {
      const result: unknown[] = [];
      seen.set(value, result);
      const length = H32[(value + LENGTH) >> 2] >> 1;
      for (let i = 0; i < length; i++) {
        const item = H32[((H32[(value + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + i];
        result.push(convertOut(item, handles, seen, depth + 1));
      }
      return result;
    }
    case TUPLE_SHAPE: {
      const result: unknown[] = [];
      seen.set(value, result);
      const length = H32[(value + LENGTH) >> 2] >> 1;
      for (let i = 0; i < length; i++) {
        result.push(convertOut(H32[((value + TUPLE_ITEMS) >> 2) + i], handles, seen, depth + 1));
      }
      return Object.freeze(result);
    }
    case DICT_SHAPE: {
      const result = new Map<unknown, unknown>();
      seen.set(value, result);
      for (let i = dictNext(value, 0); i >= 0; i = dictNext(value, i + 1)) {
        result.set(
          convertOut(dictKeyAt(value, i), handles, seen, depth + 1),
          convertOut(dictValueAt(value, i), handles, seen, depth + 1),
        );
      }
      return result;
    }
    case SET_SHAPE:
    case FROZENSET_SHAPE: {
      const result = new Set<unknown>();
      seen.set(value, result);
      for (let i = setNext(value, 0); i >= 0; i = setNext(value, i + 1)) {
        result.add(convertOut(setKeyAt(value, i), handles, seen, depth + 1));
      }
      return result;
    }
  }
  return handles.wrap(value);
}

/** Thrown when a JavaScript value has no guest form. */
export class ConversionError extends TypeError {
  override readonly name = "ConversionError";
}

/** What code of the embedder (a getter, a proxy) threw while its value was read. */
export class ThrownByEmbedder {
  /** It is thrown on, as it is. */
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** Containers that one conversion has made. */
interface Made {
  /** Guest form by host container; 0: a tuple that is not filled yet. */
  readonly seen: Map<unknown, Value>;
  /** Guest list that keeps them alive, rooted; 0 when there is none yet. */
  keeper: Value;
}

/**
 * The guest form of a JavaScript value, rooted until the caller releases its root mark. May collect, and run guest code
 * when a key is a GuestObject, and code of the embedder where the value has getters.
 *
 * @returns 0 with the exception pending
 * @throws ConversionError, OutOfMemory, ThrownByEmbedder
 */
export function toGuest(value: unknown, handles: Handles): Value {
  return convertIn(value, handles, { seen: new Map(), keeper: 0 }, 0);
}

function convertIn(value: unknown, handles: Handles, made: Made, depth: number): Value {
  switch (typeof value) {
    case "undefined":
      return NONE;
    case "boolean":
      return value ? TRUE : FALSE;
    case "number":
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) return rooted(newInt(value));
      return rooted(newFloat(value));
    case "bigint":
      ensureRoom(bigIntBytes(value));
      return rooted(newBigInt(value));
    case "string":
      ensureRoom(value.length * 4);
      return rooted(newStr(value));
    case "symbol":
      throw new ConversionError("Cannot convert a symbol to a Python value");
  }
  if (value === null) return NONE;
  const own = handles.unwrap(value);
  if (own !== undefined) return rooted(own);
  if (value instanceof ArrayBuffer) return rooted(newBytes(new Uint8Array(value)));
  if (value instanceof Uint8Array) return rooted(newBytes(value));
  const known = made.seen.get(value);
  if (known !== undefined) {
    if (known === 0) {
      throw new ConversionError("Cannot convert a frozen array that contains itself");
    }
    return known;
  }
  if (depth > DEPTH_MAX) {
    throw new ConversionError(`Cannot convert containers nested more than ${DEPTH_MAX} deep`);
  }
  if (made.keeper === 0) made.keeper = rooted(newList(0));
  const parts = partsOf(value as object);
  switch (parts.kind) {
    case "tuple":
      return tupleIn(value, parts.items, handles, made, depth);
    case "list":
      return listIn(value, parts.items, handles, made, depth);
    case "set":
      return setIn(value, parts.items, handles, made, depth);
    default:
      return dictIn(value, parts.items as [unknown, unknown][], handles, made, depth);
  }
}

/** The container is made: from now on it stands for the host's one. */
function keep(host: unknown, guest: Value, made: Made): Value {
  pushRoot(guest);
  listAppend(made.keeper, guest);
  made.seen.set(host, guest);
  return guest;
}

function tupleIn(
  host: unknown,
  items: unknown[],
  handles: Handles,
  made: Made,
  depth: number,
): Value {
  made.seen.set(host, 0);
  ensureRoom(items.length * 4);
  const tuple = rooted(allocateTuple(items.length));
  const mark = rootMark();
  for (let i = 0; i < items.length; i++) {
    const item = convertIn(items[i], handles, made, depth + 1);
    if (item === 0) return 0;
    setTupleItem(tuple, i, item);
    releaseRoots(mark);
  }
  return keep(host, tuple, made);
}

function listIn(
  host: unknown,
  items: unknown[],
  handles: Handles,
  made: Made,
  depth: number,
): Value {
  ensureRoom(items.length * 4);
  const list = keep(host, newList(items.length), made);
  const mark = rootMark();
  for (const member of items) {
    const item = convertIn(member, handles, made, depth + 1);
    if (item === 0) return 0;
    listAppend(list, item);
    releaseRoots(mark);
  }
  return list;
}

function setIn(
  host: unknown,
  items: unknown[],
  handles: Handles,
  made: Made,
  depth: number,
): Value {
  const set = keep(host, newSet(), made);
  const mark = rootMark();
  for (const member of items) {
    const item = convertIn(member, handles, made, depth + 1);
    if (item === 0 || setAdd(set, item) < 0) return 0;
    releaseRoots(mark);
  }
  return set;
}

function dictIn(
  host: unknown,
  entries: [unknown, unknown][],
  handles: Handles,
  made: Made,
  depth: number,
): Value {
  const dict = keep(host, newDict(), made);
  const mark = rootMark();
  for (const [key, member] of entries) {
    const guestKey = convertIn(key, handles, made, depth + 1);
    const item = guestKey === 0 ? 0 : convertIn(member, handles, made, depth + 1);
    if (item === 0 || !dictSet(dict, guestKey, item)) return 0;
    releaseRoots(mark);
  }
  return dict;
}

interface Parts {
  readonly kind: "tuple" | "list" | "set" | "dict";
  readonly items: unknown[];
}

/** What a host container holds at this moment; getters and iterators of the embedder run now. */
function partsOf(value: object): Parts {
  try {
    if (Array.isArray(value)) {
      return { kind: Object.isFrozen(value) ? "tuple" : "list", items: itemsOf(value) };
    }
    if (value instanceof Set) return { kind: "set", items: [...value] };
    if (value instanceof Map) return { kind: "dict", items: [...value] };
    if (isPlain(value)) return { kind: "dict", items: Object.entries(value) };
  } catch (error) {
    throw error instanceof OutOfMemory ? error : new ThrownByEmbedder(error);
  }
  throw new ConversionError(`Cannot convert a ${className(value)} object to a Python value`);
}

function itemsOf(array: unknown[]): unknown[] {
  ensureRoom(array.length * 4);
  return array.slice();
}

function className(value: object): string {
  try {
    const name = value.constructor?.name;
    return typeof name === "string" && name !== "" ? name : "host";
  } catch {
    return "host";
  }
}

/** More than the bytes of an int's object, without making its digits. */
function bigIntBytes(value: bigint): number {
  let bits = 1024;
  while (BigInt.asIntN(bits, value) !== value) bits *= 4;
  return bits >> 2;
}

function rooted(value: Value): Value {
  if ((value & 1) === 0) pushRoot(value);
  return value;
}

function isPlain(value: unknown): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function newBytes(bytes: Uint8Array): Value {
  ensureRoom(bytes.length + 16);
  const result = allocate(TEXT_UNITS + bytes.length);
  H32[result >> 2] = BYTES_SHAPE;
  H32[(result + LENGTH) >> 2] = small(bytes.length);
  HU8.set(bytes, result + TEXT_UNITS);
  return result;
}
