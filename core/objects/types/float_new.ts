/** float(x) (Objects/floatobject.c: float_new_impl, PyFloat_FromString). */
import type { Value } from "../../heap/value.ts";
import { pending, raiseTypeError, raiseValueError, typeName, typeOf } from "../errors.ts";
import { allocateBoxed } from "../instances.ts";
import { isFloat, isStr } from "../kinds.ts";
import { parseFloatText } from "../numeric/float_parse.ts";
import { asIndex } from "../protocols/index_number.ts";
import { doubleOf, intToDoubleChecked, warnOfFloatSubclass } from "../protocols/number_input.ts";
import { reprOf } from "../protocols/represent.ts";
import { Slot, slotOf } from "../slots.ts";
import { viewBytes } from "../values/bytes_object.ts";
import { chargeNanoseconds } from "../values/int_size.ts";
import { newFloat } from "../values/numbers.ts";
import { parseShortFloat } from "../values/number_text.ts";
import { flat, jsString } from "../values/text.ts";
import { FLOAT_SHAPE, FLOAT_TYPE } from "../well_known.ts";
import { viewedText } from "./int_new.ts";
import { H32 } from "../../heap/memory.ts";

/** `float.__new__` */
export function floatNew(cls: number, value: Value): Value {
  const plain = value === 0 ? newFloat(0) : toFloat(value);
  return plain === 0 || cls === FLOAT_TYPE ? plain : allocateBoxed(cls, plain);
}

/** float(value): a plain float; 0 with the exception pending. May run guest code; the value is rooted by the caller. */
export function toFloat(value: Value): Value {
  if ((value & 1) !== 0) return newFloat(value >> 1);
  if (H32[value >> 2] === FLOAT_SHAPE) return value;
  if (isStr(value)) {
    const number = parseShortFloat(flat(value));
    return number === number ? newFloat(number) : fromText(jsString(value), value);
  }
  const type = typeOf(value);
  const convert = slotOf(type, Slot.float);
  if (convert !== null) {
    const result = convert(value);
    if (result === 0) return 0;
    if (!isFloat(result)) {
      return raiseTypeError(
        `${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`,
      );
    }
    if (H32[result >> 2] === FLOAT_SHAPE) return result;
    return warnOfFloatSubclass(value, result) ? newFloat(doubleOf(result)) : 0;
  }
  if (slotOf(type, Slot.index) !== null) {
    const index = asIndex(value);
    if (index === 0) return 0;
    const number = intToDoubleChecked(index);
    return number === number ? newFloat(number) : 0;
  }
  if (viewBytes(value)) return fromText(viewedText(), value);
  return raiseTypeError(
    `float() argument must be a string or a real number, not '${typeName(value)}'`,
  );
}

function fromText(text: string, value: Value): Value {
  if (!chargeNanoseconds(text.length * 10)) return 0;
  const number = parseFloatText(text);
  if (number !== null) return newFloat(number);
  const repr = reprOf(value);
  if (repr === 0 || pending()) return 0;
  return raiseValueError(`could not convert string to float: ${jsString(repr)}`);
}
