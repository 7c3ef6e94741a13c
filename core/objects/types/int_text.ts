/** int: to text and from text, with the limit on decimal digits (Objects/longobject.c). */
import type { Value } from "../../heap/value.ts";
import { raiseValueError } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { integerToDecimal, integerToPrefixed, parseIntText } from "../numeric/int_text.ts";
import { intBits, integerOf, safeOperand } from "../values/int_operands.ts";
import { admitDecimal, admitInteger, maximumIntDigits } from "../values/int_size.ts";
import { bigIntOf, newBigInt, newInt } from "../values/numbers.ts";
import { isShortInteger, newDecimal } from "../values/number_text.ts";
import { newStr } from "../values/text.ts";

/** The decimal digits of an int of any form; null with ValueError or a limit pending. */
export function decimalText(value: Value): string | null {
  const number = safeOperand(value);
  if (number === number) return String(number);
  const limit = maximumIntDigits();
  const bits = intBits(value);
  if (limit > 0 && bits > (limit + 1) * 3.33) {
    raiseValueError(
      `Exceeds the limit (${limit} digits) for integer string conversion; ` +
        "use sys.set_int_max_str_digits() to increase the limit",
    );
    return null;
  }
  if (!admitDecimal(bits)) return null;
  try {
    return integerToDecimal(bigIntOf(value), limit);
  } catch (error) {
    raiseFormatError(error);
    return null;
  }
}

/** repr(int) */
export function intRepr(value: Value): Value {
  const number = safeOperand(value);
  if (isShortInteger(number)) return newDecimal(number);
  const text = decimalText(value);
  return text === null ? 0 : newStr(text);
}

/** bin(), oct() and hex() of an int of any form. */
export function prefixedText(value: Value, base: 2 | 8 | 16): Value {
  const bits = intBits(value);
  return admitInteger(bits * 8, bits / 4) ? newStr(integerToPrefixed(integerOf(value), base)) : 0;
}

/**
 * The int that a text stands for, plain; 0 with ValueError or a limit pending.
 *
 * @param base 0 or 2 to 36
 * @param shown gives the repr of what is converted, for the message
 */
export function intFromText(text: string, base: number, shown: () => string | null): Value {
  const bits = text.length * Math.log2(base === 0 ? 16 : base);
  // Text that short is the rule, and costs next to nothing.
  if (text.length > 512) {
    if (!admitInteger(bits, text.length * 40)) return 0;
    // Bases that are powers of two take linear time; base 0 may be one of those or 10.
    if ((base & (base - 1)) !== 0 || base === 0) {
      if (!admitDecimal(text.length * Math.log2(base === 0 ? 10 : base))) return 0;
    }
  }
  let result: number | bigint | null;
  try {
    result = parseIntText(text, base, maximumIntDigits());
  } catch (error) {
    return raiseFormatError(error);
  }
  if (result !== null) return typeof result === "number" ? newInt(result) : newBigInt(result);
  const repr = shown();
  if (repr === null) return 0;
  return raiseValueError(
    `invalid literal for int() with base ${base}: ${Array.from(repr).slice(0, 200).join("")}`,
  );
}
