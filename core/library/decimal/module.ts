/**
 * The module decimal (own Python source after the General Decimal Arithmetic Specification).
 *
 * Left out: locale ("n" is "g"), contexts of threads; powers with an exponent
 * that is no small integer, exp() and the logarithms are rounded correctly but for cases too close to tell.
 */
import type { Value } from "../../heap/value.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { raiseTypeError, raiseValueError } from "../../objects/errors.ts";
import { isStr } from "../../objects/kinds.ts";
import { bigIntOf, isInt, newBigInt, newInt } from "../../objects/values/numbers.ts";
import { jsString, newStr, strLength } from "../../objects/values/text.ts";
import { decimalDigitValue } from "../../objects/text/unicode.ts";
import { chargeWork } from "../../objects/work.ts";
import { ensureRoom } from "../../heap/allocator.ts";
import { defineModule } from "../index.ts";
import { sealClasses } from "../native_class.ts";
import { CONTEXT_SOURCE } from "./context_source.ts";
import { FUNCTION_SOURCE } from "./function_source.ts";
import { NUMBER_SOURCE } from "./number_source.ts";
import {
  quickAdd,
  quickDivide,
  quickMultiply,
  quickOrder,
  quickParse,
  quickQuantize,
  quickSubtract,
  quickText,
} from "./quick.ts";

/** Bits that a digit's worth of work is charged for. */
const isLong = (value: bigint): boolean => value >= 1n << 20000n;

/** Decimal digits of an int that is not negative; 0 with the exception pending. */
function digitsOf(value: Value): string | null {
  if (!isInt(value)) {
    raiseTypeError("an int is wanted");
    return null;
  }
  const big = bigIntOf(value);
  // The host converts in more than linear time.
  if (isLong(big)) {
    const bits = big.toString(16).length * 4;
    if (!chargeWork(Math.floor(bits / 64 * Math.log2(bits)))) return null;
  } else if (!chargeWork(2)) return null;
  return big.toString();
}

function text(value: Value): Value {
  const digits = digitsOf(value);
  if (digits === null) return 0;
  ensureRoom(digits.length + 64);
  return newStr(digits);
}

function length(value: Value): Value {
  const digits = digitsOf(value);
  return digits === null ? 0 : newInt(digits.length);
}

/** An int of decimal digits of any script, as many as there are. */
function toInt(given: Value): Value {
  if (!isStr(given)) return raiseTypeError("a str is wanted");
  const count = strLength(given);
  if (!chargeWork(2 + Math.floor(count / 16 * Math.log2(count + 2)))) return 0;
  let digits = jsString(given);
  if (!/^[0-9]+$/.test(digits)) {
    digits = digits.replace(
      /\p{Nd}/gu,
      (digit) => String(decimalDigitValue(digit.codePointAt(0)!)),
    );
    if (!/^[0-9]+$/.test(digits)) return raiseValueError("digits are wanted");
  }
  const mark = rootMark();
  pushRoot(given);
  ensureRoom(count + 64);
  releaseRoots(mark);
  return newBigInt(BigInt(digits));
}

defineModule({
  name: "decimal",
  hidesFrames: true,
  functions: {
    _text: ["value, /", text],
    _seal: ["*classes", sealClasses],
    _decimal_length: ["value, /", length],
    _to_int: ["text, /", toInt],
    _quick_add: ["a, b, state, /", quickAdd],
    _quick_subtract: ["a, b, state, /", quickSubtract],
    _quick_multiply: ["a, b, state, /", quickMultiply],
    _quick_divide: ["a, b, state, /", quickDivide],
    _quick_quantize: ["value, like, rounding, state, /", quickQuantize],
    _quick_order: ["a, b, state, /", quickOrder],
    _quick_parse: ["text, state, /", quickParse],
    _quick_text: ["value, state, /", quickText],
  },
  source: NUMBER_SOURCE + CONTEXT_SOURCE,
  lazySources: [{
    names: "_square_root _exponential _logarithm _power _format_decimal",
    source: FUNCTION_SOURCE,
  }],
});
