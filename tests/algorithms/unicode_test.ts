import { assert, assertEquals } from "@std/assert";
import {
  capitalizeText,
  casefoldText,
  isLowerText,
  isTitleText,
  isUpperText,
  lowerText,
  swapcaseText,
  titleText,
  upperText,
} from "../../core/objects/text/casing.ts";
import { bytesRepr, escapeNonAscii, stringRepr } from "../../core/objects/text/string_repr.ts";
import {
  ALPHABETIC,
  ALPHANUMERIC,
  characterFlags,
  codePointLength,
  DECIMAL,
  decimalDigitValue,
  DIGIT,
  everyCharacterIs,
  firstCodePoints,
  IDENTIFIER_CONTINUE,
  IDENTIFIER_START,
  isIdentifier,
  isIdentifierContinue,
  isIdentifierStart,
  isLineBreak,
  isPrintable,
  isSpace,
  LOWER,
  normalizeIdentifier,
  NUMERIC,
  PRINTABLE,
  SPACE,
  textDisplayWidth,
  TITLE,
  UPPER,
  WIDE,
} from "../../core/objects/text/unicode.ts";

const CODE_POINTS = 0x110000;

/** Count and a 32-bit checksum of numbers, to compare all of Unicode with a line. */
class Checksum {
  count = 0;
  hash = 0;

  add(value: number): void {
    this.count++;
    this.hash = (Math.imul(this.hash, 31) + value) >>> 0;
  }
}

// Flags, how many characters have them in CPython 3.14, the checksum of these.
const properties: [string, number, number, number][] = [
  ["ALPHABETIC", ALPHABETIC, 141028, 2088411626],
  ["DECIMAL", DECIMAL, 760, 1081482972],
  ["DIGIT", DIGIT, 888, 4280291864],
  ["NUMERIC", NUMERIC, 2002, 387876472],
  ["SPACE", SPACE, 29, 2190692316],
  ["PRINTABLE", PRINTABLE, 154810, 1562577696],
  ["UPPER", UPPER, 1978, 525030947],
  ["LOWER", LOWER, 2569, 3128212555],
  ["UPPER | TITLE", UPPER | TITLE, 2009, 3824474153],
  ["IDENTIFIER_START", IDENTIFIER_START, 141247, 3286996955],
  ["IDENTIFIER_CONTINUE", IDENTIFIER_CONTINUE, 144522, 951449564],
  ["WIDE", WIDE, 182719, 3670439228],
  ["ALPHANUMERIC", ALPHANUMERIC, 142939, 2425225637],
];

Deno.test("properties of all characters", () => {
  for (const [name, mask, count, hash] of properties) {
    const sum = new Checksum();
    for (let code = 0; code < CODE_POINTS; code++) {
      if ((characterFlags(code) & mask) !== 0) sum.add(code);
    }
    assertEquals([sum.count, sum.hash], [count, hash], name);
  }
  const digits = new Checksum();
  for (let code = 0; code < CODE_POINTS; code++) {
    const digit = decimalDigitValue(code);
    digits.add(digit < 0 ? 15 : digit);
  }
  assertEquals(digits.hash, 1526223570);
});

Deno.test("quick predicates agree with the table", () => {
  for (let code = 0; code < CODE_POINTS; code++) {
    const flags = characterFlags(code);
    assert(
      isSpace(code) === ((flags & SPACE) !== 0) &&
        isPrintable(code) === ((flags & PRINTABLE) !== 0) &&
        isIdentifierStart(code) === ((flags & IDENTIFIER_START) !== 0) &&
        isIdentifierContinue(code) === ((flags & IDENTIFIER_CONTINUE) !== 0),
    );
  }
});

Deno.test("line breaks", () => {
  const found: number[] = [];
  for (let code = 0; code < CODE_POINTS; code++) if (isLineBreak(code)) found.push(code);
  assertEquals(found, [10, 11, 12, 13, 28, 29, 30, 133, 8232, 8233]);
});

// Method, function, length and checksum of its results for all characters.
const casings: [string, (text: string) => string, number, number][] = [
  ["upper", upperText, 1112182, 3247623706],
  ["lower", lowerText, 1112065, 1073772628],
  ["title", titleText, 1112128, 2530577782],
  ["capitalize", capitalizeText, 1112128, 2530577782],
  ["swapcase", swapcaseText, 1112156, 4289385157],
  ["casefold", casefoldText, 1112184, 3393803643],
];

Deno.test("changes of case of all characters", () => {
  for (const [name, change, count, hash] of casings) {
    const sum = new Checksum();
    for (let code = 0; code < CODE_POINTS; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      for (const character of change(String.fromCodePoint(code))) {
        sum.add(character.codePointAt(0)!);
      }
    }
    assertEquals([sum.count, sum.hash], [count, hash], name);
  }
});

// Text, and its upper(), lower(), title(), capitalize(), swapcase() and casefold().
const texts: [string, string, string, string, string, string, string][] = [
  [
    "hello world",
    "HELLO WORLD",
    "hello world",
    "Hello World",
    "Hello world",
    "HELLO WORLD",
    "hello world",
  ],
  [
    "HELLO wORLD",
    "HELLO WORLD",
    "hello world",
    "Hello World",
    "Hello world",
    "hello World",
    "hello world",
  ],
  [
    "it's o'neill's",
    "IT'S O'NEILL'S",
    "it's o'neill's",
    "It'S O'Neill'S",
    "It's o'neill's",
    "IT'S O'NEILL'S",
    "it's o'neill's",
  ],
  [
    "\u{391}\u{3a3} \u{3a3}\u{391}\u{3a3} \u{3a3}",
    "\u{391}\u{3a3} \u{3a3}\u{391}\u{3a3} \u{3a3}",
    "\u{3b1}\u{3c2} \u{3c3}\u{3b1}\u{3c2} \u{3c3}",
    "\u{391}\u{3c2} \u{3a3}\u{3b1}\u{3c2} \u{3a3}",
    "\u{391}\u{3c2} \u{3c3}\u{3b1}\u{3c2} \u{3c3}",
    "\u{3b1}\u{3c2} \u{3c3}\u{3b1}\u{3c2} \u{3c3}",
    "\u{3b1}\u{3c3} \u{3c3}\u{3b1}\u{3c3} \u{3c3}",
  ],
  [
    "\u{1f48}\u{394}\u{3a5}\u{3a3}\u{3a3}\u{395}\u{38e}\u{3a3}",
    "\u{1f48}\u{394}\u{3a5}\u{3a3}\u{3a3}\u{395}\u{38e}\u{3a3}",
    "\u{1f40}\u{3b4}\u{3c5}\u{3c3}\u{3c3}\u{3b5}\u{3cd}\u{3c2}",
    "\u{1f48}\u{3b4}\u{3c5}\u{3c3}\u{3c3}\u{3b5}\u{3cd}\u{3c2}",
    "\u{1f48}\u{3b4}\u{3c5}\u{3c3}\u{3c3}\u{3b5}\u{3cd}\u{3c2}",
    "\u{1f40}\u{3b4}\u{3c5}\u{3c3}\u{3c3}\u{3b5}\u{3cd}\u{3c2}",
    "\u{1f40}\u{3b4}\u{3c5}\u{3c3}\u{3c3}\u{3b5}\u{3cd}\u{3c3}",
  ],
  [
    "\u{391}\u{3a3}\u{301} \u{3a3}. \u{391}\u{3a3}'\u{391}",
    "\u{391}\u{3a3}\u{301} \u{3a3}. \u{391}\u{3a3}'\u{391}",
    "\u{3b1}\u{3c2}\u{301} \u{3c3}. \u{3b1}\u{3c3}'\u{3b1}",
    "\u{391}\u{3c2}\u{301} \u{3a3}. \u{391}\u{3c3}'\u{391}",
    "\u{391}\u{3c2}\u{301} \u{3c3}. \u{3b1}\u{3c3}'\u{3b1}",
    "\u{3b1}\u{3c2}\u{301} \u{3c3}. \u{3b1}\u{3c3}'\u{3b1}",
    "\u{3b1}\u{3c3}\u{301} \u{3c3}. \u{3b1}\u{3c3}'\u{3b1}",
  ],
  [
    "\u{fb01}ne \u{1c6} \u{1c5} \u{1c4}",
    "FINE \u{1c4} \u{1c4} \u{1c4}",
    "\u{fb01}ne \u{1c6} \u{1c6} \u{1c6}",
    "Fine \u{1c5} \u{1c5} \u{1c5}",
    "Fine \u{1c6} \u{1c6} \u{1c6}",
    "FINE \u{1c4} \u{1c5} \u{1c6}",
    "fine \u{1c6} \u{1c6} \u{1c6}",
  ],
  [
    "stra\u{df}e \u{df}",
    "STRASSE SS",
    "stra\u{df}e \u{df}",
    "Stra\u{df}e Ss",
    "Stra\u{df}e \u{df}",
    "STRASSE SS",
    "strasse ss",
  ],
  [
    "\u{130}stanbul \u{131}I",
    "\u{130}STANBUL II",
    "i\u{307}stanbul \u{131}i",
    "\u{130}stanbul Ii",
    "\u{130}stanbul \u{131}i",
    "i\u{307}STANBUL Ii",
    "i\u{307}stanbul \u{131}i",
  ],
  [
    "\u{149}a \u{390}",
    "\u{2bc}NA \u{399}\u{308}\u{301}",
    "\u{149}a \u{390}",
    "\u{2bc}Na \u{399}\u{308}\u{301}",
    "\u{2bc}Na \u{390}",
    "\u{2bc}NA \u{399}\u{308}\u{301}",
    "\u{2bc}na \u{3b9}\u{308}\u{301}",
  ],
  [
    "\u{13a0}\u{ab70} \u{10d0}",
    "\u{13a0}\u{13a0} \u{1c90}",
    "\u{ab70}\u{ab70} \u{10d0}",
    "\u{13a0}\u{ab70} \u{10d0}",
    "\u{13a0}\u{ab70} \u{10d0}",
    "\u{ab70}\u{13a0} \u{1c90}",
    "\u{13a0}\u{13a0} \u{10d0}",
  ],
  [
    "1st 2ND x3y",
    "1ST 2ND X3Y",
    "1st 2nd x3y",
    "1St 2Nd X3Y",
    "1st 2nd x3y",
    "1ST 2nd X3Y",
    "1st 2nd x3y",
  ],
  [
    "\u{2b0}\u{3a3} a\u{2b0}\u{3a3}",
    "\u{2b0}\u{3a3} A\u{2b0}\u{3a3}",
    "\u{2b0}\u{3c3} a\u{2b0}\u{3c2}",
    "\u{2b0}\u{3c3} A\u{2b0}\u{3c2}",
    "\u{2b0}\u{3c3} a\u{2b0}\u{3c2}",
    "\u{2b0}\u{3c3} A\u{2b0}\u{3c2}",
    "\u{2b0}\u{3c3} a\u{2b0}\u{3c3}",
  ],
  [
    "\u{10400}\u{10428}a",
    "\u{10400}\u{10400}A",
    "\u{10428}\u{10428}a",
    "\u{10400}\u{10428}a",
    "\u{10400}\u{10428}a",
    "\u{10428}\u{10400}A",
    "\u{10428}\u{10428}a",
  ],
];

Deno.test("changes of case of texts", () => {
  for (const [text, upper, lower, title, capitalized, swapped, folded] of texts) {
    assertEquals(upperText(text), upper);
    assertEquals(lowerText(text), lower);
    assertEquals(titleText(text), title);
    assertEquals(capitalizeText(text), capitalized);
    assertEquals(swapcaseText(text), swapped);
    assertEquals(casefoldText(text), folded);
  }
  assertEquals(capitalizeText(""), "");
  assertEquals(titleText("\ud800a"), "\ud800A");
});

// Text, isupper(), islower(), istitle().
const cases: [string, boolean, boolean, boolean][] = [
  ["", false, false, false],
  ["A", true, false, true],
  ["a", false, true, false],
  ["Ab", false, false, true],
  ["aB", false, false, false],
  ["AB1", true, false, false],
  ["ab 1", false, true, false],
  ["1", false, false, false],
  ["Hello World", false, false, true],
  ["Hello world", false, false, false],
  ["HELLO", true, false, false],
  ["\u{1c5}", false, false, true],
  ["\u{1c5}a", false, false, true],
  ["a\u{1c5}", false, false, false],
  ["\u{2167}", true, false, true],
  ["\u{24d0}", false, true, false],
  ["\u{2b0}", false, true, false],
  ["\u{aa}", false, true, false],
  ["\u{130}", true, false, true],
  ["A1b", false, false, false],
  ["A1B", true, false, true],
  ["\u{df}", false, true, false],
  ["x'Y", false, false, false],
  ["X'y", false, false, false],
];

Deno.test("case of texts", () => {
  for (const [text, upper, lower, title] of cases) {
    assertEquals([isUpperText(text), isLowerText(text), isTitleText(text)], [upper, lower, title]);
  }
});

// Text, repr(), ascii().
const representations: [string, string, string][] = [
  ["", "''", "''"],
  ["abc", "'abc'", "'abc'"],
  ["it's", '"it\'s"', '"it\'s"'],
  ['say "hi"', "'say \"hi\"'", "'say \"hi\"'"],
  ["both ' and \"", "'both \\' and \"'", "'both \\' and \"'"],
  ["back\\slash", "'back\\\\slash'", "'back\\\\slash'"],
  ["\x09\n\x0d\x00\x1f\x7f", "'\\t\\n\\r\\x00\\x1f\\x7f'", "'\\t\\n\\r\\x00\\x1f\\x7f'"],
  ["\u{80}\u{a0}\u{ad}\u{e9}", "'\\x80\\xa0\\xad\u{e9}'", "'\\x80\\xa0\\xad\\xe9'"],
  [
    "\u{378}\u{200b}\u{2028}\u{3000}",
    "'\\u0378\\u200b\\u2028\\u3000'",
    "'\\u0378\\u200b\\u2028\\u3000'",
  ],
  ["\ud800x", "'\\ud800x'", "'\\ud800x'"],
  [
    "\u{1f600}\u{e0001}\u{10ffff}",
    "'\u{1f600}\\U000e0001\\U0010ffff'",
    "'\\U0001f600\\U000e0001\\U0010ffff'",
  ],
  ["\u{e9}", "'\u{e9}'", "'\\xe9'"],
];

Deno.test("repr and ascii of str", () => {
  for (const [text, repr, ascii] of representations) {
    assertEquals(stringRepr(text), repr);
    assertEquals(escapeNonAscii(stringRepr(text)), ascii);
  }
});

const byteRepresentations: [number[], string][] = [
  [[], "b''"],
  [[97, 98, 99], "b'abc'"],
  [[105, 116, 39, 115], 'b"it\'s"'],
  [[34], "b'\"'"],
  [[39, 34], "b'\\'\"'"],
  [[92, 9, 10, 13, 0, 127, 255], "b'\\\\\\t\\n\\r\\x00\\x7f\\xff'"],
];

Deno.test("repr of bytes", () => {
  for (const [bytes, repr] of byteRepresentations) {
    assertEquals(bytesRepr(Uint8Array.from(bytes)), repr);
  }
});

Deno.test("texts as sequences of code points", () => {
  assertEquals(codePointLength("a\u{1f600}\ud800"), 3);
  assertEquals(codePointLength("\udc00\ud800"), 2);
  assertEquals(firstCodePoints("a\u{1f600}b", 2), "a\u{1f600}");
  assertEquals(firstCodePoints("ab", 5), "ab");
  assertEquals(textDisplayWidth("a\u4e00\u{1f600}\u0301"), 6);
  assert(everyCharacterIs("\u0661\u{1d7ce}", DECIMAL));
  assert(!everyCharacterIs("\u00b2", DECIMAL));
  assert(everyCharacterIs("\u00b2", DIGIT));
  assert(!everyCharacterIs("", DIGIT));
});

Deno.test("identifiers", () => {
  for (const name of ["a", "_", "a1", "\u00e9", "\u4e00", "\u{1d4d0}", "a\u0301", "\u2118"]) {
    assert(isIdentifier(name), name);
  }
  for (const name of ["", "1a", "a b", "a-", "\u00b2", "\u0301", "\ud800", "a\u037a"]) {
    assert(!isIdentifier(name), name);
  }
  assertEquals(normalizeIdentifier("\ufb01x\u{1d4d0}"), "fixA");
  assertEquals(normalizeIdentifier("plain"), "plain");
});
