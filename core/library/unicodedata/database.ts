/**
 * The character database of Unicode as the module unicodedata tells it. Names and normal forms come from elsewhere (the
 * table of names, and the host); the rest from tables that are unpacked at the first question.
 */
import {
  DECOMPOSED,
  DECOMPOSITION_EXCEPTIONS,
  DIGITS,
  KIND_RUNS,
  KINDS,
  NUMBERS,
} from "./tables.ts";

/** What characters of one kind have in common. */
export interface CharacterKind {
  /** General category, such as "Lu". */
  readonly category: string;
  /** Bidirectional class, such as "AL"; "" when it has none. */
  readonly bidirectional: string;
  /** Canonical combining class, 0 to 240. */
  readonly combining: number;
  /** East Asian width: "W", "Na" and the others. */
  readonly width: string;
  readonly mirrored: number;
}

/** Runs of code points with something for each: found by halving. */
interface Runs<T> {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly values: readonly T[];
}

const words = (text: string): string[] => text.trim().split(/\s/);

function decodeRuns<T>(text: string, decode: (value: string) => T): Runs<T> {
  const parts = words(text);
  const starts = new Int32Array(parts.length);
  const ends = new Int32Array(parts.length);
  const values: T[] = [];
  let next = 0;
  for (let i = 0; i < parts.length; i++) {
    const colon = parts[i].indexOf(":");
    const [gap, more] = parts[i].slice(0, colon).split("+");
    starts[i] = next + parseInt(gap, 36);
    next = ends[i] = starts[i] + 1 + (more === undefined ? 0 : parseInt(more, 36));
    values.push(decode(parts[i].slice(colon + 1)));
  }
  return { starts, ends, values };
}

/** The run that a code point is in, or -1. */
function runOf(runs: Runs<unknown>, codePoint: number): number {
  let low = 0;
  let high = runs.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs.starts[middle] <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low > 0 && codePoint < runs.ends[low - 1] ? low - 1 : -1;
}

let kinds: Runs<CharacterKind> | null = null;

function decodeKinds(): Runs<CharacterKind> {
  const records = words(KINDS).map((record): CharacterKind => {
    const [category, bidirectional, combining, width, mirrored] = record.split("|");
    return {
      category,
      bidirectional,
      combining: Number(combining),
      width,
      mirrored: Number(mirrored),
    };
  });
  const parts = words(KIND_RUNS);
  const starts = new Int32Array(parts.length);
  const ends = new Int32Array(parts.length);
  const values: CharacterKind[] = [];
  let next = 0;
  for (let i = 0; i < parts.length; i++) {
    const [record, more] = parts[i].split("+");
    starts[i] = next;
    next = ends[i] = next + 1 + (more === undefined ? 0 : parseInt(more, 36));
    values.push(records[parseInt(record, 36)]);
  }
  return { starts, ends, values };
}

/** The kind of a code point, 0 to 0x10FFFF. */
export function kindOf(codePoint: number): CharacterKind {
  kinds ??= decodeKinds();
  return kinds.values[runOf(kinds, codePoint)];
}

/** A number as the tables write it: an integer, or a fraction "1/2". */
interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

function decodeFraction(text: string): Fraction {
  const [numerator, denominator] = text.split("/");
  return { numerator: Number(numerator), denominator: Number(denominator ?? 1) };
}

function valueIn(runs: Runs<Fraction>, codePoint: number): number {
  const run = runOf(runs, codePoint);
  if (run < 0) return NaN;
  const { numerator, denominator } = runs.values[run];
  return (numerator + codePoint - runs.starts[run]) / denominator;
}

let digits: Runs<Fraction> | null = null;
let numbers: Runs<Fraction> | null = null;

/** The value of a digit (a superscript too), or NaN. */
export function digitValue(codePoint: number): number {
  return valueIn(digits ??= decodeRuns(DIGITS, decodeFraction), codePoint);
}

/** The value of a numeric character, or NaN. */
export function numericValue(codePoint: number): number {
  return valueIn(numbers ??= decodeRuns(NUMBERS, decodeFraction), codePoint);
}

let decomposed: Runs<string> | null = null;
let exceptions: Map<number, string> | null = null;

const hexadecimal = (text: string): string =>
  Array.from(text, (c) => c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")).join(" ");

/**
 * The decomposition mapping as UnicodeData.txt writes it: "<tag> 0041 030A", or "".
 *
 * A mapping takes one step where normal forms take all. But what a canonical mapping splits off is one character behind
 * what composes again, and what a compatibility mapping leaves composes again too; the few others are exceptions.
 */
export function decompositionOf(codePoint: number): string {
  decomposed ??= decodeRuns(DECOMPOSED, (tag) => tag);
  const run = runOf(decomposed, codePoint);
  if (run < 0) return "";
  exceptions ??= new Map(
    words(DECOMPOSITION_EXCEPTIONS).map((entry) => {
      const [code, mapping] = entry.split(":");
      return [parseInt(code, 16), mapping.replaceAll(".", " ")];
    }),
  );
  const tag = decomposed.values[run];
  return (tag === "" ? "" : `<${tag}> `) +
    (exceptions.get(codePoint) ?? mappingOf(codePoint, tag === ""));
}

function mappingOf(codePoint: number, canonical: boolean): string {
  const character = String.fromCodePoint(codePoint);
  if (!canonical) return hexadecimal(character.normalize("NFKD").normalize("NFC"));
  const full = Array.from(character.normalize("NFD"));
  const composed = full.join("").normalize("NFC");
  if (composed !== character) return hexadecimal(composed);
  const last = full.pop()!;
  return hexadecimal(full.join("").normalize("NFC") + last);
}
