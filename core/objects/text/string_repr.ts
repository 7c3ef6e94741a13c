/*
 * repr() and ascii() of str and repr() of bytes.
 * Source of the rules: unicode_repr in CPython's unicodeobject.c, PyBytes_Repr in bytesobject.c.
 */
import { isPrintable } from "./unicode.ts";

const APOSTROPHE = 0x27;
const QUOTATION_MARK = 0x22;
const BACKSLASH = 0x5c;
const PLAIN_TEXT = /^[ -&(-[\]-~]*$/;

/** repr(str): quotes chosen to need few escapes, unprintable characters as \x, \u and \U. */
export function stringRepr(text: string): string {
  if (PLAIN_TEXT.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? QUOTATION_MARK : APOSTROPHE;
  const mark = quote === APOSTROPHE ? "'" : '"';
  let result = mark;
  // Characters that stand for themselves are copied in stretches.
  let copied = 0;
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    if (
      codePoint === quote || codePoint === BACKSLASH || !isPrintable(codePoint)
    ) {
      result += text.slice(copied, at) + escapeCharacter(codePoint);
      copied = next;
    }
    at = next;
  }
  return result + text.slice(copied) + mark;
}

/** ascii(): a repr in which every character beyond ASCII becomes an escape. */
export function escapeNonAscii(representation: string): string {
  let result = "";
  let copied = 0;
  for (let at = 0; at < representation.length;) {
    const codePoint = representation.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    if (codePoint >= 0x80) {
      result += representation.slice(copied, at) + escapeCharacter(codePoint);
      copied = next;
    }
    at = next;
  }
  return result + representation.slice(copied);
}

/** repr(bytes), with the leading b; other callers (bytearray) put it into their own brackets. */
export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(APOSTROPHE) && !bytes.includes(QUOTATION_MARK)
    ? QUOTATION_MARK
    : APOSTROPHE;
  const mark = quote === APOSTROPHE ? "'" : '"';
  let result = "b" + mark;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte < 0x20 || byte >= 0x7f || byte === quote || byte === BACKSLASH) {
      result += escapeCharacter(byte);
    } else {
      result += String.fromCharCode(byte);
    }
  }
  return result + mark;
}

/** The escape of one character: \n and its like, or the shortest of \x, \u and \U. */
export function escapeCharacter(codePoint: number): string {
  switch (codePoint) {
    case 0x09:
      return "\\t";
    case 0x0a:
      return "\\n";
    case 0x0d:
      return "\\r";
    case APOSTROPHE:
      return "\\'";
    case QUOTATION_MARK:
      return '\\"';
    case BACKSLASH:
      return "\\\\";
  }
  const digits = codePoint.toString(16);
  if (codePoint < 0x100) return "\\x" + digits.padStart(2, "0");
  return codePoint < 0x10000 ? "\\u" + digits.padStart(4, "0") : "\\U" + digits.padStart(8, "0");
}
