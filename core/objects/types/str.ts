/**
 * str: its slots, and what makes one (Objects/unicodeobject.c). What its methods do: the str_*.ts files beside this one.
 */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { EMPTY_STR, FALSE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseIndexError, raiseOverflowError, raiseTypeError, typeName } from "../errors.ts";
import { allocateBoxed } from "../instances.ts";
import { isStr } from "../kinds.ts";
import { EQUAL, fromOrder, GREATER_EQUAL, LESS_EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { hasIndex, INDEX_MAX, indexNumber, repeatNumber } from "../protocols/index_number.ts";
import { strOf } from "../protocols/represent.ts";
import { viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { newInt } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";
import {
  adjustSlice,
  isSlice,
  sliceCount,
  sliceStart,
  sliceStep,
  sliceStop,
  unpackBounds,
  unpackSlice,
} from "../values/slices.ts";
import {
  codePointAt,
  concatenate,
  exactStr,
  flat,
  latinCharacter,
  newCharacter,
  strEquals,
  strHash,
  strLength,
  type StrRef,
  TEXT_LENGTH_MAX,
  unitWidth,
} from "../values/text.ts";
import { textOrder } from "../values/text_order.ts";
import {
  allocateText,
  CHARGE_MINIMUM,
  copyRange,
  firstUnit,
  flatLength,
  narrowed,
  readable,
  repeatBytes,
  substring,
  unitsOf,
} from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { STR1_SHAPE, STR_TYPE } from "../well_known.ts";
import { strCaseMethods } from "./str_case.ts";
import { strFormatMethods } from "./str_format.ts";
import { newStrIterator } from "./str_iterator.ts";
import { strModulo } from "./str_percent.ts";
import { strPredicateMethods } from "./str_predicates.ts";
import { strReplaceMethods } from "./str_replace.ts";
import { strContains, strSearchMethods } from "./str_search.ts";
import { strSplitMethods } from "./str_split.ts";
import { strTranslateMethods, strTranslateStatics } from "./str_translate.ts";
import { decodeRange } from "./text_decoding.ts";
import { nameArgument, strEncode } from "./text_encoding.ts";
import { strRepr } from "./text_repr.ts";

/** str(value) of a str: the plain str. */
function strStr(self: Value): Value {
  return exactStr(self);
}

// --- comparison

/** Whether the operator holds for a text and itself. */
function isReflexive(operator: number): boolean {
  return operator === EQUAL || operator === LESS_EQUAL || operator === GREATER_EQUAL;
}

/** `left operator right`, or NotImplemented when one of them is no str. */
export function strCompare(left: Value, right: Value, operator: number): Value {
  if (left === right) return isReflexive(operator) ? TRUE : FALSE;
  if (!isStr(left) || !isStr(right)) return NOT_IMPLEMENTED;
  if (operator === EQUAL) return strEquals(left, right) ? TRUE : FALSE;
  if (operator === NOT_EQUAL) return strEquals(left, right) ? FALSE : TRUE;
  return fromOrder(textOrder(left, right), operator);
}

// --- subscripts

/** text[index] for any index value; 0 with the exception pending. May run guest code when the index is not a small int. */
export function strGetItem(self: Value, index: Value): Value {
  if ((index & 1) !== 0) {
    // The rule, in one step: Latin-1, not counted from the end.
    if (H32[self >> 2] === STR1_SHAPE && index >= 0 && index < H32[(self + LENGTH) >> 2]) {
      return latinCharacter(HU8[self + TEXT_UNITS + (index >> 1)]);
    }
    return characterAt(readable(self), index >> 1);
  }
  if (isSlice(index)) return unpackSlice(index) ? unpackedSlice(readable(self)) : 0;
  if (!hasIndex(index)) {
    return raiseTypeError(`string indices must be integers, not '${typeName(index)}'`);
  }
  const place = indexNumber(index);
  return place === place ? characterAt(readable(self), place) : 0;
}

function characterAt(text: StrRef, index: number): Value {
  const length = flatLength(text);
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) return raiseIndexError("string index out of range");
  if (H32[text >> 2] === STR1_SHAPE) return latinCharacter(HU8[text + TEXT_UNITS + place]);
  return newCharacter(codePointAt(text, place));
}

/** text[start:stop], the bounds any values (NONE when absent); 0 with the exception pending. May run guest code. */
export function strSliceBetween(self: Value, start: Value, stop: Value): Value {
  return unpackBounds(start, stop) ? unpackedSlice(readable(self)) : 0;
}

/** What the unpacked slice takes out of a flat str. */
function unpackedSlice(text: StrRef): Value {
  adjustSlice(flatLength(text));
  const count = sliceCount;
  const start = sliceStart;
  const step = sliceStep;
  if (count === 0) return EMPTY_STR;
  // The whole of a str is itself.
  const work = step !== 1 ? count >> 4 : count < flatLength(text) ? count >> 8 : 0;
  if (count >= CHARGE_MINIMUM && !chargeWork(work)) return 0;
  if (step === 1) return substring(text, start, sliceStop);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width) + start;
  if (count === 1) return newCharacter(units[at]);
  const result = allocateText(count, width);
  const to = firstUnit(result, width);
  for (let i = 0; i < count; i++) units[to + i] = units[at + i * step];
  return width === 1 ? result : narrowed(result);
}

// --- operators

function strConcat(left: Value, right: Value): Value {
  if (!isStr(right)) {
    return raiseTypeError(`can only concatenate str (not "${typeName(right)}") to str`);
  }
  if (strLength(left) + strLength(right) > TEXT_LENGTH_MAX) return raiseMemoryError();
  return concatenate(left, right);
}

function strRepeat(self: Value, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const length = strLength(self);
  if (length === 0 || count <= 0) return EMPTY_STR;
  if (count === 1) return exactStr(self);
  const total = length * count;
  if (total > TEXT_LENGTH_MAX) {
    if (total >= INDEX_MAX) return raiseOverflowError("repeated string is too long");
    return raiseMemoryError();
  }
  if (total >= CHARGE_MINIMUM && !chargeWork(total >> 8)) return 0;
  const text = readable(self);
  const width = unitWidth(text);
  const result = allocateText(total, width);
  copyRange(
    unitsOf(width),
    firstUnit(text, width),
    length,
    unitsOf(width),
    firstUnit(result, width),
  );
  repeatBytes(result + TEXT_UNITS, length * width, total * width);
  return result;
}

// --- construction

function strNew(cls: number, object: Value, encoding: Value, errors: Value): Value {
  const mark = rootMark();
  const text = plainText(object, encoding, errors);
  let result = text;
  if (cls !== STR_TYPE && text !== 0) {
    pushRoot(text);
    result = allocateBoxed(cls, readable(text));
  }
  releaseRoots(mark);
  return result;
}

/** str(object, encoding, errors): a str of any form; 0 with the exception pending. */
function plainText(object: Value, encodingName: Value, errorsName: Value): Value {
  const encoding = nameArgument(encodingName, "utf-8", "str() argument 'encoding'");
  if (encoding === null) return 0;
  const errors = nameArgument(errorsName, "strict", "str() argument 'errors'");
  if (errors === null) return 0;
  if (object === 0) return EMPTY_STR;
  if (encodingName === 0 && errorsName === 0) return strOf(object);
  if (isStr(object)) return raiseTypeError("decoding str is not supported");
  if (!viewBytes(object)) {
    return raiseTypeError(
      `decoding to str: need a bytes-like object, ${typeName(object)} found`,
    );
  }
  return decodeRange(object, viewAddress, viewLength, encoding, errors);
}

/** The arguments of `__new__` that make an equal object. */
function getNewArguments(self: Value): Value {
  return tupleOf(exactStr(self));
}

/** Bytes as a 64-bit CPython would count them. */
function sizeOf(self: Value): Value {
  const text = flat(self);
  const width = unitWidth(text);
  const length = flatLength(text);
  let ascii = width === 1;
  for (let i = 0; ascii && i < length; i++) ascii = HU8[text + TEXT_UNITS + i] < 0x80;
  return newInt((ascii ? 41 : 57 + (width - 1)) + length * width);
}

defineType({
  type: STR_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
  slots: {
    repr: strRepr,
    str: strStr,
    hash: strHash,
    compare: strCompare,
    iter: newStrIterator,
    length: strLength,
    getitem: strGetItem,
    contains: strContains,
    concat: strConcat,
    repeat: strRepeat,
    mod: strModulo,
  },
  new: ["object='', encoding='utf-8', errors='strict'", strNew],
  methods: {
    ...strSearchMethods,
    ...strSplitMethods,
    ...strReplaceMethods,
    ...strCaseMethods,
    ...strPredicateMethods,
    ...strTranslateMethods,
    ...strFormatMethods,
    encode: ["encoding='utf-8', errors='strict'", strEncode],
    __getnewargs__: ["", getNewArguments],
    __sizeof__: ["", sizeOf],
  },
  staticMethods: strTranslateStatics,
});
