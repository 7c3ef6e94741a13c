/** bytearray: the methods that change it (Objects/bytearrayobject.c). */
import { NONE } from "../../heap/map.ts";
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import {
  clearIf,
  pending,
  raiseIndexError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../errors.ts";
import { isStr } from "../kinds.ts";
import { call1 } from "../protocols/call.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { getIter } from "../protocols/iterate.ts";
import {
  bytearrayAddress,
  bytearrayLength,
  type BytearrayRef,
  canResize,
  resizeBytearray,
} from "../values/bytearray_object.ts";
import { bytesOfRange, viewBytes, viewLength } from "../values/bytes_object.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { TEXT_LENGTH_MAX } from "../values/text.ts";
import { CHARGE_MINIMUM } from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { BYTEARRAY_TYPE, TYPE_ERROR } from "../well_known.ts";
import { admitBytes } from "./byte_family.ts";
import { byteValue, replaceRange } from "./bytearray_subscripts.ts";

function append(self: BytearrayRef, item: Value): Value {
  const byte = byteValue(item);
  if (byte < 0) return 0;
  const length = bytearrayLength(self);
  if (length >= TEXT_LENGTH_MAX) return raiseMemoryError();
  if (!resizeBytearray(self, length + 1)) return 0;
  HU8[bytearrayAddress(self) + length] = byte;
  return NONE;
}

function insert(self: BytearrayRef, where: Value, item: Value): Value {
  const given = sizeArgument(where);
  if (given !== given) return 0;
  const byte = byteValue(item);
  if (byte < 0) return 0;
  const length = bytearrayLength(self);
  const place = Math.min(length, given < 0 ? Math.max(0, given + length) : given);
  if (length - place >= CHARGE_MINIMUM && !chargeWork((length - place) >> 8)) return 0;
  if (!resizeBytearray(self, length + 1)) return 0;
  const at = bytearrayAddress(self);
  HU8.copyWithin(at + place + 1, at + place, at + length);
  HU8[at + place] = byte;
  return NONE;
}

/** Adds bytes, or the numbers that an iterable gives, none of them when one is no byte. */
function extend(self: BytearrayRef, items: Value): Value {
  const mark = rootMark();
  const bytes = items === self
    ? bytesOfRange(bytearrayAddress(self), bytearrayLength(self))
    : bytesOfItems(items);
  pushRoot(bytes);
  let done = bytes !== 0 && viewBytes(bytes);
  if (done) {
    const length = bytearrayLength(self);
    done = admitBytes(length + viewLength) && replaceRange(self, length, length, bytes, viewLength);
  }
  releaseRoots(mark);
  return done ? NONE : 0;
}

function bytesOfItems(items: Value): Value {
  if (viewBytes(items)) return items;
  if (isStr(items)) {
    return raiseTypeError(`expected iterable of integers; got: '${typeName(items)}'`);
  }
  const iterator = getIter(items);
  if (iterator === 0) {
    return pending() && !clearIf(TYPE_ERROR)
      ? 0
      : raiseTypeError(`can't extend bytearray with ${typeName(items)}`);
  }
  const mark = rootMark();
  pushRoot(iterator);
  const bytes = call1(BYTEARRAY_TYPE, iterator);
  releaseRoots(mark);
  return bytes;
}

function pop(self: BytearrayRef, where: Value): Value {
  const given = where === 0 ? -1 : sizeArgument(where);
  if (given !== given) return 0;
  const length = bytearrayLength(self);
  if (length === 0) return raiseIndexError("pop from empty bytearray");
  const place = given < 0 ? given + length : given;
  if (place < 0 || place >= length) return raiseIndexError("pop index out of range");
  const byte = HU8[bytearrayAddress(self) + place];
  return replaceRange(self, place, place + 1, 0, 0) ? small(byte) : 0;
}

function remove(self: BytearrayRef, item: Value): Value {
  const byte = byteValue(item);
  if (byte < 0) return 0;
  const length = bytearrayLength(self);
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 6)) return 0;
  const at = bytearrayAddress(self);
  const place = HU8.subarray(at, at + length).indexOf(byte);
  if (place < 0) return raiseValueError("value not found in bytearray");
  return replaceRange(self, place, place + 1, 0, 0) ? NONE : 0;
}

function reverse(self: BytearrayRef): Value {
  const length = bytearrayLength(self);
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 6)) return 0;
  const at = bytearrayAddress(self);
  HU8.subarray(at, at + length).reverse();
  return NONE;
}

/** bytearray.resize(size): what is new is zero. */
function resize(self: BytearrayRef, sizeGiven: Value): Value {
  const size = sizeArgument(sizeGiven);
  if (size !== size) return 0;
  if (size < 0) return raiseValueError(`Can only resize to positive sizes, got ${size}`);
  const length = bytearrayLength(self);
  if (!admitBytes(size) || !canResize(self) || !resizeBytearray(self, size)) return 0;
  const at = bytearrayAddress(self);
  if (size > length) HU8.fill(0, at + length, at + size);
  return NONE;
}

/** The methods that bytes do not have. */
export const bytearrayMethods: Readonly<Record<string, NativeEntry>> = {
  append: ["item, /", append, "Append a single item to the end of the bytearray."],
  clear: ["", (self: BytearrayRef) => {
    return resizeBytearray(self, 0) ? NONE : 0;
  }, "Remove all items from the bytearray."],
  extend: [
    "iterable_of_ints, /",
    extend,
    "Append all the items from the iterator or sequence to the end of the bytearray.",
  ],
  insert: [
    "index, item, /",
    insert,
    "Insert a single item into the bytearray before the given index.",
  ],
  pop: ["index=-1, /", pop, "Remove and return a single item from B."],
  remove: ["value, /", remove, "Remove the first occurrence of a value in the bytearray."],
  resize: ["size, /", resize, "Resize the internal buffer of bytearray to len."],
  reverse: ["", reverse, "Reverse the order of the values in B in place."],
};
