/*
 * Changes of case as str's methods make them, on whole JavaScript strings.
 *
 * The host's toUpperCase and toLowerCase are Python's (full mappings, the final sigma among them).
 * Title case and case folding are not in the host; they are derived from the two with the few
 * exceptions of the generated tables. A lone surrogate maps to itself in all of them.
 */
import { CASE_IGNORABLE, CASED, characterFlags, isAscii, LOWER, TITLE, UPPER } from "./unicode.ts";
import { FOLD_MAPPINGS, TITLE_MAPPINGS } from "./unicode_tables.ts";

const CAPITAL_SIGMA = 0x3a3;
const SMALL_SIGMA = "\u03c3";
const FINAL_SIGMA = "\u03c2";

let titleMappings: Map<number, string> | undefined;
let foldMappings: Map<number, string> | undefined;

/** str.upper() */
export function upperText(text: string): string {
  return text.toUpperCase();
}

/** str.lower() */
export function lowerText(text: string): string {
  return text.toLowerCase();
}

/** str.capitalize(): the first character in title case, the rest in lower case. */
export function capitalizeText(text: string): string {
  if (text === "") return text;
  const codePoint = text.codePointAt(0)!;
  const first = String.fromCodePoint(codePoint);
  // A sigma after the first character looks back at it, so the whole text is lowered.
  return titleCharacter(codePoint) + text.toLowerCase().slice(first.toLowerCase().length);
}

/** str.title(): each run of cased characters as a word. */
export function titleText(text: string): string {
  if (isAscii(text)) {
    return text.replace(
      /[A-Za-z]+/g,
      (word) => word[0].toUpperCase() + word.slice(1).toLowerCase(),
    );
  }
  let result = "";
  let previousIsCased = false;
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at)!;
    if (!previousIsCased) result += titleCharacter(codePoint);
    else result += lowerCharacterAt(text, at, codePoint);
    previousIsCased = (characterFlags(codePoint) & CASED) !== 0;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return result;
}

/** str.swapcase() */
export function swapcaseText(text: string): string {
  let result = "";
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at)!;
    const flags = characterFlags(codePoint);
    if ((flags & UPPER) !== 0) result += lowerCharacterAt(text, at, codePoint);
    else if ((flags & LOWER) !== 0) result += String.fromCodePoint(codePoint).toUpperCase();
    else result += String.fromCodePoint(codePoint);
    at += codePoint > 0xffff ? 2 : 1;
  }
  return result;
}

/** str.casefold(): full case folding, for comparisons that ignore case. */
export function casefoldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  if (foldMappings === undefined) {
    foldMappings = unpackMappings(FOLD_MAPPINGS);
    foundFolds = new Array(FOLDS_KEPT).fill(undefined);
  }
  let result = "";
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    result += foundFolds[codePoint] ?? foldCharacter(character, codePoint, foldMappings);
  }
  return result;
}

/** Code points below this are folded once. */
const FOLDS_KEPT = 0x2000;
let foundFolds: (string | undefined)[] = [];

/** The fold of a character alone, as no sigma is final here. */
function foldCharacter(
  character: string,
  codePoint: number,
  mappings: ReadonlyMap<number, string>,
): string {
  let folded = mappings.get(codePoint) ?? "";
  if (folded === "") { for (const upper of character.toUpperCase()) folded += upper.toLowerCase(); }
  if (codePoint < FOLDS_KEPT) foundFolds[codePoint] = folded;
  return folded;
}

/** str.isupper(): some upper-case character, and no other cased one. */
export function isUpperText(text: string): boolean {
  return hasOnlyCase(text, UPPER);
}

/** str.islower(): some lower-case character, and no other cased one. */
export function isLowerText(text: string): boolean {
  return hasOnlyCase(text, LOWER);
}

/** str.istitle(): upper case only before, lower case only after other cased characters. */
export function isTitleText(text: string): boolean {
  let cased = false;
  let previousIsCased = false;
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (codePoint > 0xffff) at++;
    const flags = characterFlags(codePoint);
    if ((flags & (UPPER | TITLE)) !== 0) {
      if (previousIsCased) return false;
      previousIsCased = cased = true;
    } else if ((flags & LOWER) !== 0) {
      if (!previousIsCased) return false;
      cased = true;
    } else {
      previousIsCased = false;
    }
  }
  return cased;
}

/** The full title-case mapping of one character. */
export function titleCharacter(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (codePoint < 0x80) return character.toUpperCase();
  titleMappings ??= unpackMappings(TITLE_MAPPINGS);
  return titleMappings.get(codePoint) ?? character.toUpperCase();
}

/** The full lower-case mapping of the character at a position, where a sigma looks around. */
function lowerCharacterAt(text: string, at: number, codePoint: number): string {
  if (codePoint === CAPITAL_SIGMA) return isFinalSigma(text, at) ? FINAL_SIGMA : SMALL_SIGMA;
  return String.fromCodePoint(codePoint).toLowerCase();
}

/**
 * Whether a capital sigma ends a word: a cased character before it, none after it, and characters
 * that case passes over not counted.
 */
function isFinalSigma(text: string, at: number): boolean {
  let before = at - 1;
  for (; before >= 0; before--) {
    const codePoint = codePointBefore(text, before);
    const flags = characterFlags(codePoint);
    if ((flags & CASE_IGNORABLE) === 0) {
      if ((flags & CASED) === 0) return false;
      break;
    }
    if (codePoint > 0xffff) before--;
  }
  if (before < 0) return false;
  for (let after = at + 1; after < text.length; after++) {
    const codePoint = text.codePointAt(after)!;
    const flags = characterFlags(codePoint);
    if ((flags & CASE_IGNORABLE) === 0) return (flags & CASED) === 0;
    if (codePoint > 0xffff) after++;
  }
  return true;
}

/** The code point whose last unit stands at a position. */
function codePointBefore(text: string, last: number): number {
  const unit = text.charCodeAt(last);
  if ((unit & 0xfc00) === 0xdc00 && last > 0) {
    const pair = text.codePointAt(last - 1)!;
    if (pair > 0xffff) return pair;
  }
  return unit;
}

function hasOnlyCase(text: string, wanted: number): boolean {
  let cased = false;
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (codePoint > 0xffff) at++;
    const flags = characterFlags(codePoint) & CASED;
    if (flags === 0) continue;
    if ((flags & wanted) === 0) return false;
    cased = true;
  }
  return cased;
}

/** Reads the form that unicode_tables.ts documents at TITLE_MAPPINGS. */
function unpackMappings(packed: string): Map<number, string> {
  const result = new Map<number, string>();
  for (const entry of packed.trim().split(/\s/)) {
    const [, start, kind, count, target] = /^([0-9a-f]+)(?:([+*])([0-9a-f]+))?:(.*)$/.exec(entry)!;
    const code = parseInt(start, 16);
    const mapped = target.split(".").map((each) => parseInt(each, 16));
    const last = count === undefined ? 1 : parseInt(count, 16);
    for (let step = 0; step < last; step++) {
      result.set(
        code + step,
        kind === "+" ? String.fromCodePoint(mapped[0] + step) : String.fromCodePoint(...mapped),
      );
    }
  }
  return result;
}
