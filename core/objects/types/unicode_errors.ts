/** UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError (Objects/exceptions.c). */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EXCEPTION_ARGS } from "../../heap/layouts/exception.ts";
import { BOXED_VALUE, KIND_BOXED_BYTES } from "../../heap/layouts/shape.ts";
import { NONE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType, type TypeDefinition } from "../define.ts";
import { raiseTypeError, typeName } from "../errors.ts";
import { isBytes, isStr, kindOf } from "../kinds.ts";
import { hasIndex, sizeArgument } from "../protocols/index_number.ts";
import { strOf } from "../protocols/represent.ts";
import { type DictRef } from "../values/dict_table.ts";
import { isInt, newInt, safeIntegerOf } from "../values/numbers.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { codePointAt, flat, jsString, newStr, strLength } from "../values/text.ts";
import { exceptionTypes, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR } from "../well_known.ts";
import { ownField, setOwnField } from "./exception_fields.ts";
import { noKeywords, writableField } from "./exceptions.ts";

const ENCODING = 0;
const OBJECT = 1;
const START = 2;
const END = 3;
const REASON = 4;

/**
 * `__init__` with parameters as PyArg_ParseTuple's letters: U str, O any, n index.
 *
 * @param first the own field of the first parameter
 */
function initialize(format: string, first: number) {
  return (self: Value, args: Value, keywords: DictRef): Value => {
    if (!noKeywords(self, keywords)) return 0;
    const count = tupleLength(args);
    if (count !== format.length) {
      return raiseTypeError(
        `function takes exactly ${format.length} arguments (${count} given)`,
      );
    }
    H32[(self + EXCEPTION_ARGS) >> 2] = args;
    for (let i = 0; i < count; i++) {
      let value = tupleItem(args, i);
      if (format[i] === "U" && !isStr(value)) {
        return raiseTypeError(`argument ${i + 1} must be str, not ${typeName(value)}`);
      }
      if (format[i] === "n") {
        const number = sizeArgument(value);
        if (number !== number) return 0;
        value = newInt(number);
      }
      setOwnField(self, first + i, value);
    }
    const object = ownField(self, OBJECT);
    if (format[OBJECT - first] === "O" && !isBytes(object)) {
      return raiseTypeError(`a bytes-like object is required, not '${typeName(object)}'`);
    }
    return NONE;
  };
}

/** "'encoding' codec " for encode and decode errors. Null with the exception pending. */
function head(self: Value): string | null {
  const encoding = strOf(ownField(self, ENCODING) || NONE);
  return encoding === 0 ? null : `'${jsString(encoding)}' codec can't `;
}

/** "in position 3: reason" or "in position 3-4: reason". */
function tail(self: Value, start: number, end: number, plural: boolean): string | null {
  const reason = strOf(ownField(self, REASON) || NONE);
  if (reason === 0) return null;
  return `in position ${start}${plural ? `-${end - 1}` : ""}: ${jsString(reason)}`;
}

const numberOf = (value: Value): number => value !== 0 && isInt(value) ? safeIntegerOf(value) : 0;

function assemble(self: Value, prefix: string | null, one: string | null, many: string): Value {
  if (prefix === null) return 0;
  const start = numberOf(ownField(self, START));
  const end = numberOf(ownField(self, END));
  const rest = tail(self, start, end, one === null);
  return rest === null ? 0 : newStr(`${prefix}${one === null ? many : one} ${rest}`);
}

/** The code point or byte that alone is wrong, or -1 when there are several. */
function onlyUnit(self: Value, length: number, at: (index: number) => number): number {
  const start = numberOf(ownField(self, START));
  const end = numberOf(ownField(self, END));
  return start >= 0 && start < length && end === start + 1 ? at(start) : -1;
}

function onlyCharacter(self: Value): string | null {
  const object = ownField(self, OBJECT);
  if (object === 0 || !isStr(object)) return null;
  const text = flat(object);
  const point = onlyUnit(self, strLength(text), (index) => codePointAt(text, index));
  if (point < 0) return null;
  const hex = (width: number) => point.toString(16).padStart(width, "0");
  const escape = point <= 0xff ? `\\x${hex(2)}` : point <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`;
  return `character '${escape}'`;
}

function onlyByte(self: Value): string | null {
  let object = ownField(self, OBJECT);
  if (object === 0 || !isBytes(object)) return null;
  if (kindOf(object) === KIND_BOXED_BYTES) object = H32[(object + BOXED_VALUE) >> 2];
  const byte = onlyUnit(
    self,
    H32[(object + LENGTH) >> 2] >> 1,
    (index) => HU8[object + TEXT_UNITS + index],
  );
  return byte < 0 ? null : `byte 0x${byte.toString(16).padStart(2, "0")}`;
}

const isUnset = (self: Value): boolean => ownField(self, OBJECT) === 0;

function encodeStr(self: Value): Value {
  if (isUnset(self)) return newStr("");
  const only = onlyCharacter(self);
  const prefix = head(self);
  return assemble(self, prefix && `${prefix}encode `, only, "characters");
}

function decodeStr(self: Value): Value {
  if (isUnset(self)) return newStr("");
  const only = onlyByte(self);
  const prefix = head(self);
  return assemble(self, prefix && `${prefix}decode `, only, "bytes");
}

function translateStr(self: Value): Value {
  if (isUnset(self)) return newStr("");
  return assemble(self, "can't translate ", onlyCharacter(self), "characters");
}

type Getset = NonNullable<TypeDefinition["getset"]>;

function numberField(index: number) {
  return [
    (self: Value): Value => ownField(self, index) || small(0),
    (self: Value, value: Value): number => {
      if (value === 0) return raiseTypeError("can't delete numeric/char attribute");
      if (!hasIndex(value)) {
        return raiseTypeError("an integer is required");
      }
      setOwnField(self, index, value);
      return 1;
    },
  ] as const;
}

const fields: Getset = {
  object: writableField(OBJECT),
  start: numberField(START),
  end: numberField(END),
  reason: writableField(REASON),
};
const withEncoding: Getset = { encoding: writableField(ENCODING), ...fields };

defineType({
  type: UNICODE_ENCODE_ERROR,
  doc: "Unicode encoding error.",
  init: ["*args, **kwargs", initialize("UUnnU", ENCODING)],
  slots: { str: encodeStr },
  getset: withEncoding,
});

defineType({
  type: UNICODE_DECODE_ERROR,
  doc: "Unicode decoding error.",
  init: ["*args, **kwargs", initialize("UOnnU", ENCODING)],
  slots: { str: decodeStr },
  getset: withEncoding,
});

defineType({
  type: exceptionTypes.get("UnicodeTranslateError")!.type,
  doc: "Unicode translation error.",
  init: ["*args, **kwargs", initialize("UnnU", OBJECT)],
  slots: { str: translateStr },
  getset: fields,
});
