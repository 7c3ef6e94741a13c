/** Escapes in patterns: `\d`, `\x41`, `\1` and so on. */
import { characterNamed } from "../../objects/text/character_name_hook.ts";
import { stringRepr } from "../../objects/text/string_repr.ts";
import {
  DIGITS,
  HEX_DIGITS,
  lengthOf,
  OCTAL_DIGITS,
  PatternFailure,
  type PatternReader,
} from "./pattern_reader.ts";
import {
  type Anchor,
  DIGIT,
  type Node,
  NOT_DIGIT,
  NOT_SPACE,
  NOT_WORD,
  SPACE,
  WORD,
} from "./tree.ts";

const CONTROL: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

const CATEGORIES: Readonly<Record<string, number>> = {
  d: DIGIT,
  D: NOT_DIGIT,
  s: SPACE,
  S: NOT_SPACE,
  w: WORD,
  W: NOT_WORD,
};

const ANCHORS: Readonly<Record<string, Anchor>> = {
  A: "text start",
  b: "boundary",
  B: "not boundary",
  Z: "text end",
  z: "text end",
};

const GREATEST_OCTAL = 0o377;
const GREATEST_POINT = 0x10ffff;

/** What an escape in a set means: a code point, or a category as -1 - bits. */
export function setEscape(reader: PatternReader, token: string): number {
  const letter = token.slice(1);
  if (Object.hasOwn(CONTROL, letter)) return CONTROL[letter];
  if (letter === "\\") return 0x5c;
  if (Object.hasOwn(CATEGORIES, letter)) return -1 - CATEGORIES[letter];
  const coded = codedCharacter(reader, token);
  if (coded >= 0) return coded;
  if (OCTAL_DIGITS.includes(letter)) {
    return octal(reader, token + reader.takeWhile(2, OCTAL_DIGITS));
  }
  return plainEscape(reader, token);
}

/** What the parser knows of groups. */
export interface GroupsSoFar {
  readonly count: number;
  /** @throws PatternFailure when a group cannot be referred to here; `back` is the length of the reference */
  checkReference(group: number, back: number): void;
}

/** The node of an escape outside of a set. */
export function escapeNode(reader: PatternReader, token: string, groups: GroupsSoFar): Node {
  const letter = token.slice(1);
  if (Object.hasOwn(CATEGORIES, letter)) {
    return { kind: "set", set: { ranges: [], categories: CATEGORIES[letter], negated: false } };
  }
  if (Object.hasOwn(ANCHORS, letter)) return { kind: "anchor", anchor: ANCHORS[letter] };
  if (Object.hasOwn(CONTROL, letter)) return { kind: "character", point: CONTROL[letter] };
  const coded = codedCharacter(reader, token);
  if (coded >= 0) return { kind: "character", point: coded };
  if (letter === "0") {
    return { kind: "character", point: parseInt(letter + reader.takeWhile(2, OCTAL_DIGITS), 8) };
  }
  if (DIGITS.includes(letter)) return numbered(reader, token, groups);
  return { kind: "character", point: plainEscape(reader, token) };
}

/** `\12`: a group, or with three octal digits a character. */
function numbered(reader: PatternReader, token: string, groups: GroupsSoFar): Node {
  let escape = token;
  if (reader.nextIs(DIGITS)) {
    escape += reader.take();
    if (
      OCTAL_DIGITS.includes(escape[1]) && OCTAL_DIGITS.includes(escape[2]) &&
      reader.nextIs(OCTAL_DIGITS)
    ) return { kind: "character", point: octal(reader, escape + reader.take()) };
  }
  const group = parseInt(escape.slice(1), 10);
  if (group >= groups.count) {
    reader.fail(`invalid group reference ${group}`, escape.length - 1);
  }
  groups.checkReference(group, escape.length);
  return { kind: "reference", group };
}

function octal(reader: PatternReader, escape: string): number {
  const value = parseInt(escape.slice(1), 8);
  if (value > GREATEST_OCTAL) {
    reader.fail(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
  }
  return value;
}

/** A character that stands for itself behind the backslash. */
function plainEscape(reader: PatternReader, token: string): number {
  const point = token.codePointAt(1)!;
  if (/^[A-Za-z0-9]$/.test(token.slice(1))) {
    reader.fail(`bad escape ${token}`, lengthOf(token));
  }
  return point;
}

/** The code point of `\x`, `\u`, `\U` and `\N`; -1 for other escapes. */
function codedCharacter(reader: PatternReader, token: string): number {
  const letter = token.slice(1);
  if (letter === "N" && reader.isText) return namedCharacter(reader);
  const digits = letter === "x"
    ? 2
    : !reader.isText
    ? 0
    : letter === "u"
    ? 4
    : letter === "U"
    ? 8
    : 0;
  if (digits === 0) return -1;
  const escape = token + reader.takeWhile(digits, HEX_DIGITS);
  if (escape.length !== digits + 2) reader.fail(`incomplete escape ${escape}`, escape.length);
  const point = parseInt(escape.slice(2), 16);
  if (point > GREATEST_POINT) reader.fail(`bad escape ${escape}`, escape.length);
  return point;
}

function namedCharacter(reader: PatternReader): number {
  if (!reader.match("{")) throw new PatternFailure("missing {", reader.at);
  const name = reader.takeUntil("}", "character name");
  const point = characterNamed(name);
  if (point < 0) {
    reader.fail(`undefined character name ${stringRepr(name)}`, lengthOf(name) + 4);
  }
  return point;
}
