/**
 * Questions about single characters and about positions in UTF-16 text that the tokenizer and the
 * error messages ask. Unicode properties come from the host's regular expressions, made at the
 * first non-ASCII character that asks.
 */

let identifierStart: RegExp | null = null;
let identifierContinue: RegExp | null = null;
let notPrintable: RegExp | null = null;

/**
 * Whether a code unit is `a-z`, `A-Z`, `_` or beyond ASCII: what the tokenizer takes for the start
 * of a name.
 */
export function startsName(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit >= 128;
}

/** Whether a code unit may stand inside a name, as far as the tokenizer cares. */
export function continuesName(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 ||
    (unit >= 48 && unit <= 57) || unit >= 128;
}

/** Whether a code unit is `0` to `9`. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether a code unit is a hexadecimal digit. */
export function isHexDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 102) || (unit >= 65 && unit <= 70);
}

/**
 * The index of the first code unit of `name` that keeps it from being an identifier (PEP 3131:
 * XID_Start, XID_Continue and the underscore), or -1.
 */
export function invalidNameCharacter(name: string): number {
  identifierStart ??= /^[\p{XID_Start}_]$/u;
  identifierContinue ??= /^\p{XID_Continue}$/u;
  let index = 0;
  for (const character of name) {
    const pattern = index === 0 ? identifierStart : identifierContinue;
    if (!pattern.test(character)) return index;
    index += character.length;
  }
  return -1;
}

/** What `str.isprintable` says of one code point. */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 128) return codePoint >= 32 && codePoint < 127;
  notPrintable ??= /^[\p{C}\p{Z}]$/u;
  return !notPrintable.test(String.fromCodePoint(codePoint));
}

/** How many code points `text` has between two indexes. */
export function countCodePoints(text: string, start: number, end: number): number {
  let count = end - start;
  for (let index = start + 1; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xdc00 && unit <= 0xdfff) {
      const before = text.charCodeAt(index - 1);
      if (before >= 0xd800 && before <= 0xdbff) count--;
    }
  }
  return count;
}

/**
 * A code point as Python's error messages write it: at least four upper-case hexadecimal digits.
 */
export function hexOf(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, "0");
}
