/** int(x) and int(x, base) (Objects/longobject.c: long_new_impl; Objects/abstract.c: PyNumber_Long). */
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  isInstance,
  pending,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { allocateBoxed } from "../instances.ts";
import { isBytes, isStr } from "../kinds.ts";
import { warnOfSubclass } from "../protocols/warn.ts";
import { asIndex, clampedIndex } from "../protocols/index_number.ts";
import { reprOf } from "../protocols/represent.ts";
import { Slot, slotOf } from "../slots.ts";
import { viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { exactInt, isInt, newInt } from "../values/numbers.ts";
import { parseShortHex, parseShortInteger } from "../values/number_text.ts";
import { flat, jsString } from "../values/text.ts";
import { BYTEARRAY_TYPE, INT_TYPE } from "../well_known.ts";
import { intFromText } from "./int_text.ts";

/** `int.__new__` */
export function intNew(cls: number, value: Value, base: Value): Value {
  const plain = plainInt(value, base);
  return plain === 0 || cls === INT_TYPE ? plain : allocateBoxed(cls, plain);
}

function plainInt(value: Value, base: Value): Value {
  if (value === 0) return base === 0 ? small(0) : raiseTypeError("int() missing string argument");
  if (base === 0) return toInt(value);
  const mark = rootMark();
  pushRoot(value);
  const number = clampedIndex(base);
  releaseRoots(mark);
  if (number !== number) return 0;
  if ((number !== 0 && number < 2) || number > 36) {
    return raiseValueError("int() base must be >= 2 and <= 36, or 0");
  }
  if (isStr(value)) return fromStr(value, number);
  if (isBytes(value) || isInstance(value, BYTEARRAY_TYPE)) {
    viewBytes(value);
    return fromBytes(value, number);
  }
  return raiseTypeError("int() can't convert non-string with explicit base");
}

/** int(value): a plain int; 0 with the exception pending. May run guest code; the value is rooted by the caller. */
export function toInt(value: Value): Value {
  if ((value & 1) !== 0) return value;
  const type = typeOf(value);
  const convert = slotOf(type, Slot.int);
  if (convert !== null) {
    const result = convert(value);
    if (result === 0) return 0;
    if (isInt(result)) {
      const plain = exactInt(result);
      return plain === result || warnOfSubclass("__int__", "int", result) ? plain : 0;
    }
    return raiseTypeError(`__int__ returned non-int (type ${typeName(result)})`);
  }
  if (slotOf(type, Slot.index) !== null) return asIndex(value);
  if (isStr(value)) return fromStr(value, 10);
  if (viewBytes(value)) return fromBytes(value, 10);
  return raiseTypeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${
      typeName(value)
    }'`,
  );
}

function shownBy(value: Value): () => string | null {
  return () => {
    const repr = reprOf(value);
    return repr === 0 || pending() ? null : jsString(repr);
  };
}

function fromStr(value: Value, base: number): Value {
  if (base === 10 || base === 16) {
    const text = flat(value);
    const number = base === 10 ? parseShortInteger(text) : parseShortHex(text);
    if (number === number) return newInt(number);
  }
  return intFromText(jsString(value), base, shownBy(value));
}

/** The bytes as Latin-1: what is beyond ASCII is no digit, and no space either. */
function fromBytes(value: Value, base: number): Value {
  return intFromText(viewedText(), base, shownBy(value));
}

/** The bytes that viewBytes found as text; bytes beyond ASCII become a character that is part of no number. */
export function viewedText(): string {
  let text = "";
  for (let i = 0; i < viewLength; i++) {
    const byte = HU8[viewAddress + i];
    text += String.fromCharCode(byte < 0x80 ? byte : 0xfffd);
  }
  return text;
}
