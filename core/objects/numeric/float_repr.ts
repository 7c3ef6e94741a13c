/*
 * Floats as text: repr() and float.hex().
 *
 * The shortest digits that read back as the same double are those of the host's Number-to-string
 * conversion; only the layout differs. Python changes to an exponent at 1e16 and below 1e-4, the host
 * at 1e21 and below 1e-6; Python writes at least two digits of exponent, and always a point or an
 * exponent.
 */
import { highWord, lowWord, signBit } from "./float_bits.ts";

/** repr(float), digit for digit as CPython (format code "r"). */
export function floatRepr(x: number): string {
  const magnitude = Math.abs(x);
  if (magnitude < 1e16) {
    if (magnitude >= 1e-4) return Number.isInteger(x) ? `${x}.0` : `${x}`;
    if (x === 0) return 1 / x < 0 ? "-0.0" : "0.0";
    return padExponent(x.toExponential());
  }
  if (magnitude < Infinity) return padExponent(x.toExponential());
  return x !== x ? "nan" : x > 0 ? "inf" : "-inf";
}

/** Turns the host's "1.5e-7" into Python's "1.5e-07". */
export function padExponent(text: string): string {
  // The sign of the exponent is the last or the last but one character before a single digit.
  const signPosition = text.length - 2;
  const sign = text.charCodeAt(signPosition);
  if (sign !== 0x2b && sign !== 0x2d) return text;
  return text.slice(0, signPosition + 1) + "0" + text.slice(signPosition + 1);
}

/** float.hex(): "0x1.8000000000000p+1", "-0x0.0p+0", "nan", "inf". */
export function floatHex(x: number): string {
  if (!Number.isFinite(x)) return floatRepr(x);
  const sign = signBit(x) ? "-" : "";
  if (x === 0) return sign + "0x0.0p+0";
  const high = highWord(x);
  const biased = (high >>> 20) & 0x7ff;
  const exponent = biased === 0 ? -1022 : biased - 1023;
  const fraction = (high & 0xfffff).toString(16).padStart(5, "0") +
    lowWord(x).toString(16).padStart(8, "0");
  return `${sign}0x${biased === 0 ? 0 : 1}.${fraction}p${exponent < 0 ? "" : "+"}${exponent}`;
}
