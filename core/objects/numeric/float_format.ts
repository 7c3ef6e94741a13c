/*
 * Floats in the notations e, f, g and r, as CPython's PyOS_double_to_string lays them out
 * (Python/pystrtod.c). Field widths, signs other than minus, and grouping are the callers' work.
 */
import { exponentDigits, fixedDigits } from "./float_digits.ts";
import { floatRepr, padExponent } from "./float_repr.ts";
import { signBit } from "./float_bits.ts";

/** Flag: "#", keep the point and the trailing zeros of g. */
export const ALTERNATE_FORM = 1;
/** Flag: a number without point and exponent gets ".0". */
export const ADD_DOT_ZERO = 2;
/** Flag: "z", a result of zero has no sign. */
export const NO_NEGATIVE_ZERO = 4;

/** A notation of {@linkcode formatFloatText}; "r" is that of repr() and takes no precision. */
export type FloatNotation = "e" | "f" | "g" | "r";

/**
 * The text of a float with a leading "-" when its sign is set; "nan" has no sign. `precision` counts
 * the digits after the point (e, f) or the significant ones (g).
 */
export function formatFloatText(
  x: number,
  notation: FloatNotation,
  precision: number,
  flags: number,
): string {
  if (!Number.isFinite(x)) return floatRepr(x);
  if (notation === "r" && (flags & (ALTERNATE_FORM | NO_NEGATIVE_ZERO)) === 0) {
    if ((flags & ADD_DOT_ZERO) !== 0) return floatRepr(x);
  }
  const magnitude = Math.abs(x);
  let text: string;
  switch (notation) {
    case "f":
      text = fixedDigits(magnitude, precision);
      if (precision === 0 && (flags & ALTERNATE_FORM) !== 0) text += ".";
      break;
    case "e":
      text = padExponent(exponentDigits(magnitude, precision));
      if (precision === 0 && (flags & ALTERNATE_FORM) !== 0) text = text.replace("e", ".e");
      break;
    case "g":
      text = layOutGeneral(
        exponentDigits(magnitude, Math.max(precision, 1) - 1),
        Math.max(precision, 1) - ((flags & ADD_DOT_ZERO) !== 0 ? 1 : 0),
        flags,
        (flags & ALTERNATE_FORM) === 0,
      );
      break;
    default:
      text = layOutGeneral(magnitude.toExponential(), 16, flags, false);
  }
  if (!signBit(x)) return text;
  if ((flags & NO_NEGATIVE_ZERO) !== 0 && !/[1-9]/.test(text.split("e", 1)[0])) return text;
  return "-" + text;
}

/**
 * Lays out the digits of the host's exponent notation the way "%g" does: with an exponent when there
 * are more than `maximumIntegerDigits` digits before the point or more than four zeros after it.
 */
function layOutGeneral(
  exponential: string,
  maximumIntegerDigits: number,
  flags: number,
  stripZeros: boolean,
): string {
  const mark = exponential.lastIndexOf("e");
  const exponent = Number(exponential.slice(mark + 1));
  let digits = exponential[0] + exponential.slice(2, mark);
  if (stripZeros && digits.length > 1) {
    let end = digits.length;
    while (end > 1 && digits.charCodeAt(end - 1) === 0x30) end--;
    digits = digits.slice(0, end);
  }
  if (exponent < -4 || exponent >= maximumIntegerDigits) {
    const point = digits.length > 1 || (flags & ALTERNATE_FORM) !== 0 ? "." : "";
    return padExponent(digits[0] + point + digits.slice(1) + exponential.slice(mark));
  }
  if (exponent < 0) return "0." + "0".repeat(-exponent - 1) + digits;
  if (digits.length > exponent + 1) {
    return digits.slice(0, exponent + 1) + "." + digits.slice(exponent + 1);
  }
  const whole = digits.padEnd(exponent + 1, "0");
  if ((flags & ADD_DOT_ZERO) !== 0) return whole + ".0";
  return (flags & ALTERNATE_FORM) !== 0 ? whole + "." : whole;
}
