/* Text as complex numbers: complex(str). Source of the grammar: complex_from_string_inner in CPython's complexobject.c. */
import { asciiDigitsAndSpaces, stripSpace } from "./float_parse.ts";

const NUMBER = /[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?|inf(?:inity)?|nan)/iy;
const MISPLACED_UNDERSCORE = /(?:^|[^0-9])_|_(?:[^0-9]|$)/;

/** Whether the text has an underscore that does not stand between two digits: CPython words that error otherwise. */
export function hasMisplacedUnderscore(text: string): boolean {
  return text.includes("_") && MISPLACED_UNDERSCORE.test(stripSpace(asciiDigitsAndSpaces(text)));
}

/** The real and the imaginary part, or null where CPython raises "complex() arg is a malformed string". */
export function parseComplexText(text: string): [real: number, imaginary: number] | null {
  let rest = stripSpace(asciiDigitsAndSpaces(text));
  if (rest.includes("_")) {
    if (MISPLACED_UNDERSCORE.test(rest)) return null;
    rest = rest.replaceAll("_", "");
  }
  if (rest.startsWith("(")) {
    if (!rest.endsWith(")") || rest.length < 2) return null;
    rest = stripSpace(rest.slice(1, -1));
  }
  let at = numberEnd(rest, 0);
  if (at < 0) {
    // No number: "j" with or without a sign.
    const signed = rest[0] === "+" || rest[0] === "-";
    return isUnit(rest, signed ? 1 : 0) ? [0, rest[0] === "-" ? -1 : 1] : null;
  }
  const first = numberValue(rest.slice(0, at));
  if (at === rest.length) return [first, 0];
  if (isUnit(rest, at)) return [0, first];
  const sign = rest[at];
  if (sign !== "+" && sign !== "-") return null;
  const start = at;
  at = numberEnd(rest, start);
  const imaginary = at < 0 ? (sign === "-" ? -1 : 1) : numberValue(rest.slice(start, at));
  return isUnit(rest, at < 0 ? start + 1 : at) ? [first, imaginary] : null;
}

/** Where the number ends that starts at a place, or -1. */
function numberEnd(text: string, start: number): number {
  NUMBER.lastIndex = start;
  return NUMBER.test(text) ? NUMBER.lastIndex : -1;
}

/** Whether "j" is all that is left. */
function isUnit(text: string, at: number): boolean {
  return at === text.length - 1 && (text[at] === "j" || text[at] === "J");
}

function numberValue(text: string): number {
  const number = Number(text);
  if (number === number) return number;
  if (/nan/i.test(text)) return NaN;
  return text[0] === "-" ? -Infinity : Infinity;
}
