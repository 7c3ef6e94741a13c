/**
 * The names of characters (Unicode's Name property, its formal aliases and named sequences), both
 * ways, as CPython's `unicodedata` has them.
 *
 * The table is a string that is decoded at the first question. Names share most of their words, and
 * most with a name shortly before: a name is told as the words that it begins and ends with as one
 * of the names before, and the words between. Decoded, a name is a run of word numbers in one array,
 * found by code point through runs of code points, and by name through a hash table over the runs of
 * words, so that no word and no name exists as text until somebody wants it.
 */

import {
  ALIAS_MEANINGS,
  DIGITS,
  NAME_CODES,
  NAME_STEPS,
  NAMED_CODE_POINTS,
  REPEATED_WORDS,
  UNIFIED_IDEOGRAPHS,
  WORDS_TOLD_ONCE,
} from "./character_names_table.ts";

/** Where the numbers of aliases and named sequences begin, as in CPython's own table. */
const FIRST_ALIAS = 0xf0000;
const LINE_END = 10;
const SPACE = 32;
/** The second character of the word "-#", the last of a name that ends with its own code point. */
const NUMBER_SIGN = 35;
const HYPHEN = 45;
const LOWER_CASE_A = 97;
/** No word has as many letters. */
const LONGEST_WORD = 64;
const IDEOGRAPH_PREFIX = "CJK UNIFIED IDEOGRAPH-";
const SYLLABLE_PREFIX = "HANGUL SYLLABLE ";
const FIRST_SYLLABLE = 0xac00;
const SYLLABLE_COUNT = 11172;
/** Slots of the hash table: a power of two, about twice the names. */
const SLOT_COUNT = 1 << 16;

/** Runs of consecutive code points. */
interface CodePointRuns {
  readonly firsts: Int32Array;
  /** How many code points all runs before have. */
  readonly before: Int32Array;
  readonly total: number;
}

/** The decoded table. A name's number is its place in the order of code points. */
interface NameTable {
  /** The characters of all words, and where each word's begin (one more than words). */
  readonly letters: Uint8Array;
  readonly wordStarts: Uint32Array;
  /** The word numbers of all names, and where each name's begin (one more than names). */
  readonly wordsOfNames: Uint16Array;
  readonly starts: Uint32Array;
  /** A hash table of the names: their numbers, one more than they are; 0 for a free slot. */
  readonly slots: Uint16Array;
  readonly runs: CodePointRuns;
  /** What the aliases and sequences stand for, in base 36, and the number of the first of them. */
  readonly meanings: readonly string[];
  readonly firstAlias: number;
}

let nameTable: NameTable | null = null;
let ideographs: CodePointRuns | null = null;

/**
 * Finds a character by its name or an alias, in any case, as `\N{...}` does; named sequences are no
 * characters.
 *
 * @returns the code point, or -1 when nothing has that name
 */
export function lookupCharacterName(name: string): number {
  if (name.startsWith(SYLLABLE_PREFIX)) return syllableNamed(name);
  if (name.startsWith(IDEOGRAPH_PREFIX)) return ideographNamed(name);
  const number = findName(name);
  if (number < 0) return -1;
  const { meanings, firstAlias, runs } = table();
  if (number < firstAlias) return codePointAt(runs, number);
  const meaning = meanings[number - firstAlias];
  return meaning.includes(".") ? -1 : parseInt(meaning, 36);
}

/**
 * Finds a character or a named sequence, as `unicodedata.lookup` does.
 *
 * @returns the characters, or null when nothing has that name
 */
export function lookupNamedCharacters(name: string): string | null {
  const codePoint = lookupCharacterName(name);
  if (codePoint >= 0) return String.fromCodePoint(codePoint);
  const number = findName(name);
  if (number < 0) return null;
  const { meanings, firstAlias } = table();
  const points = meanings[number - firstAlias].split(".").map((each) => parseInt(each, 36));
  return String.fromCodePoint(...points);
}

/**
 * The name of a character as `unicodedata.name` tells it, null if it has none.
 *
 * @param withAliases whether the private code points by which CPython numbers aliases and named
 * sequences have these as their names, as for the error handler `namereplace`
 */
export function characterName(codePoint: number, withAliases = false): string | null {
  if (codePoint >= FIRST_SYLLABLE && codePoint < FIRST_SYLLABLE + SYLLABLE_COUNT) {
    return syllableName(codePoint);
  }
  ideographs ??= decodeRuns(UNIFIED_IDEOGRAPHS);
  if (placeOf(ideographs, codePoint) >= 0) return IDEOGRAPH_PREFIX + hexadecimal(codePoint);
  if (codePoint >= FIRST_ALIAS && !withAliases) return null;
  const number = placeOf(table().runs, codePoint);
  return number < 0 ? null : nameOf(number, codePoint);
}

function hexadecimal(codePoint: number): string {
  return codePoint.toString(16).toUpperCase();
}

/** Only upper case digits, and no more than five, as in CPython. */
function ideographNamed(name: string): number {
  const digits = name.slice(IDEOGRAPH_PREFIX.length);
  if (!/^[0-9A-F]{4,5}$/.test(digits)) return -1;
  const codePoint = parseInt(digits, 16);
  ideographs ??= decodeRuns(UNIFIED_IDEOGRAPHS);
  return placeOf(ideographs, codePoint) < 0 ? -1 : codePoint;
}

// Parts of Hangul syllables (The Unicode Standard, section 3.12).
const LEADING_CONSONANTS = "G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H";
const VOWELS = "A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I";
const TRAILING_CONSONANTS = ",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H";
const VOWEL_COUNT = 21;
const TRAILING_COUNT = 28;

function syllableName(codePoint: number): string {
  const index = codePoint - FIRST_SYLLABLE;
  const trailing = index % TRAILING_COUNT;
  const vowel = Math.floor(index / TRAILING_COUNT) % VOWEL_COUNT;
  const leading = Math.floor(index / TRAILING_COUNT / VOWEL_COUNT);
  return SYLLABLE_PREFIX + LEADING_CONSONANTS.split(",")[leading] + VOWELS.split(",")[vowel] +
    TRAILING_CONSONANTS.split(",")[trailing];
}

function syllableNamed(name: string): number {
  const leadingParts = LEADING_CONSONANTS.split(",");
  const vowelParts = VOWELS.split(",");
  const trailingParts = TRAILING_CONSONANTS.split(",");
  let at = SYLLABLE_PREFIX.length;
  const leading = longestPart(leadingParts, name, at);
  if (leading < 0) return -1;
  at += leadingParts[leading].length;
  const vowel = longestPart(vowelParts, name, at);
  if (vowel < 0) return -1;
  at += vowelParts[vowel].length;
  const trailing = longestPart(trailingParts, name, at);
  if (trailing < 0 || at + trailingParts[trailing].length !== name.length) return -1;
  return FIRST_SYLLABLE + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT + trailing;
}

/** The place of the longest part that stands in a name at a position, or -1. */
function longestPart(parts: readonly string[], name: string, at: number): number {
  let best = -1;
  for (let place = 0; place < parts.length; place++) {
    const isLonger = best < 0 || parts[place].length > parts[best].length;
    if (isLonger && name.startsWith(parts[place], at)) best = place;
  }
  return best;
}

function table(): NameTable {
  return nameTable ??= decodeTable();
}

/** The characters of a text of the table without its line ends. */
function unwrap(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    let end = bytes.indexOf(LINE_END, at);
    if (end < 0) end = bytes.length;
    bytes.copyWithin(length, at, end);
    length += end - at;
    at = end + 1;
  }
  return bytes.subarray(0, length);
}

function decodeRuns(text: string): CodePointRuns {
  const parts = text.trim().split(/\s/);
  const firsts = new Int32Array(parts.length);
  const before = new Int32Array(parts.length);
  let next = 0;
  let total = 0;
  for (let index = 0; index < parts.length; index++) {
    const [gap, length] = parts[index].split("+");
    firsts[index] = next + parseInt(gap, 36);
    before[index] = total;
    const count = length === undefined ? 1 : parseInt(length, 36);
    next = firsts[index] + count;
    total += count;
  }
  return { firsts, before, total };
}

/** The last index of an ascending array whose element is not above `value`, or -1. */
function lastNotAbove(ascending: Int32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many code points of the runs are before this one, or -1 if it is in none. */
function placeOf({ firsts, before, total }: CodePointRuns, codePoint: number): number {
  const run = lastNotAbove(firsts, codePoint);
  if (run < 0) return -1;
  const place = before[run] + codePoint - firsts[run];
  return place < (run + 1 < before.length ? before[run + 1] : total) ? place : -1;
}

function codePointAt({ firsts, before }: CodePointRuns, place: number): number {
  const run = lastNotAbove(before, place);
  return firsts[run] + place - before[run];
}

/** How many of the digits are the first of two: as few as give `count` codes. */
function leadsFor(count: number): number {
  const base = DIGITS.length;
  return Math.max(0, Math.ceil((count - base) / (base - 1)));
}

/** All words: their letters, their hashes, and how many are not of those told once. */
interface WordList {
  readonly letters: Uint8Array;
  readonly starts: Uint32Array;
  readonly hashes: Int32Array;
  readonly repeated: number;
}

/**
 * Decodes the words, each told as a lower case letter (how much is as in the word before) and the
 * rest. The first word is none: its code stands for the next one of those told once.
 */
function decodeWords(): WordList {
  const repeatedText = unwrap(REPEATED_WORDS);
  const onceText = unwrap(WORDS_TOLD_ONCE);
  const text = new Uint8Array(repeatedText.length + onceText.length);
  text.set(repeatedText);
  text.set(onceText, repeatedText.length);
  let letters = new Uint8Array(text.length * 2);
  const starts = new Uint32Array(text.length);
  const hashes = new Int32Array(text.length);
  let count = 0;
  let repeated = 0;
  let end = 0;
  for (let at = 0; at < text.length;) {
    if (at === repeatedText.length) repeated = count + 1;
    if (end + 2 * LONGEST_WORD > letters.length) letters = enlarged(letters);
    let from = starts[count];
    count++;
    starts[count] = end;
    let hash = 0;
    if (at !== repeatedText.length) {
      for (let shared = text[at] - LOWER_CASE_A; shared > 0; shared--) {
        const letter = letters[from++];
        letters[end++] = letter;
        hash = mixHash(hash, letter);
      }
    }
    at++;
    for (let letter = text[at]; letter < LOWER_CASE_A; letter = text[at]) {
      letters[end++] = letter;
      hash = mixHash(hash, letter);
      at++;
    }
    hashes[count] = hash;
  }
  starts[count + 1] = end;
  return { letters, starts, hashes, repeated };
}

function enlarged(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(array.length * 2);
  larger.set(array);
  return larger;
}

function decodeTable(): NameTable {
  const { letters, starts: wordStarts, hashes, repeated } = decodeWords();
  let nextWord = repeated;
  const base = DIGITS.length;
  const values = new Uint8Array(128);
  for (let value = 0; value < base; value++) values[DIGITS.charCodeAt(value)] = value;
  const steps = unwrap(NAME_STEPS);
  for (let at = 0; at < steps.length; at++) steps[at] = values[steps[at]];
  const singleSteps = base - leadsFor(steps.length / 4);
  const singleWords = base - leadsFor(repeated);

  const runs = decodeRuns(NAMED_CODE_POINTS);
  const count = runs.total;
  const starts = new Uint32Array(count + 1);
  const slots = new Uint16Array(SLOT_COUNT);
  const codes = unwrap(NAME_CODES);
  const all = new Uint16Array(count * 5);
  let end = 0;
  for (let number = 0, at = 0; number < count; number++) {
    let step = values[codes[at++]];
    if (step >= singleSteps) {
      step = singleSteps + (step - singleSteps) * base + values[codes[at++]];
    }
    const other = number - steps[step * 4];
    const afterPrefix = end + steps[step * 4 + 1];
    let hash = 0;
    for (let from = starts[other]; end < afterPrefix; from++) {
      const word = all[from];
      all[end++] = word;
      hash = mixHash(hash, hashes[word]);
    }
    const afterOwn = end + steps[step * 4 + 3];
    while (end < afterOwn) {
      let word = values[codes[at++]];
      if (word >= singleWords) {
        word = singleWords + (word - singleWords) * base + values[codes[at++]];
      }
      if (word === 0) word = nextWord++;
      all[end++] = word;
      hash = mixHash(hash, hashes[word]);
    }
    const suffix = steps[step * 4 + 2];
    const afterSuffix = end + suffix;
    for (let from = starts[other + 1] - suffix; end < afterSuffix; from++) {
      const word = all[from];
      all[end++] = word;
      hash = mixHash(hash, hashes[word]);
    }
    starts[number + 1] = end;
    // Names that end with their code points are many and all alike, and found by the code point.
    if (letters[wordStarts[all[end - 1]] + 1] === NUMBER_SIGN) continue;
    let slot = hash & (SLOT_COUNT - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (SLOT_COUNT - 1);
    slots[slot] = number + 1;
  }
  if (end > all.length) throw new RangeError(`Cannot hold the names: they have ${end} words`);
  return {
    letters,
    wordStarts,
    wordsOfNames: all,
    starts,
    slots,
    runs,
    meanings: ALIAS_MEANINGS.trim().split(/\s/),
    firstAlias: placeOf(runs, FIRST_ALIAS),
  };
}

/** The text of the name with a number. */
function nameOf(number: number, codePoint: number): string {
  const { letters, wordStarts, wordsOfNames, starts } = table();
  let name = "";
  for (let at = starts[number]; at < starts[number + 1]; at++) {
    const word = wordsOfNames[at];
    const start = wordStarts[word];
    const length = wordStarts[word + 1] - start;
    if (at > starts[number] && !(length > 0 && letters[start] === HYPHEN)) name += " ";
    if (length === 2 && letters[start + 1] === NUMBER_SIGN) name += `-${hexadecimal(codePoint)}`;
    else name += String.fromCharCode(...letters.subarray(start, start + length));
  }
  return name;
}

function mixHash(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ part, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The number of the name that is `name` in any case, or -1. */
function findName(name: string): number {
  if (!/^[A-Za-z0-9][A-Za-z0-9 -]*$/.test(name)) return -1;
  const upper = name.toUpperCase();
  const { slots, runs } = table();
  const ownCode = /-([0-9A-F]{4,6})$/.exec(upper);
  if (ownCode !== null) {
    const codePoint = parseInt(ownCode[1], 16);
    const number = placeOf(runs, codePoint);
    if (number >= 0 && nameOf(number, codePoint) === upper) return number;
  }
  let slot = hashOfName(upper) & (SLOT_COUNT - 1);
  for (; slots[slot] !== 0; slot = (slot + 1) & (SLOT_COUNT - 1)) {
    const number = slots[slot] - 1;
    if (nameOf(number, codePointAt(runs, number)) === upper) return number;
  }
  return -1;
}

/** The hash of a name from those of its words, of which only those after a hyphen have it. */
function hashOfName(name: string): number {
  let hash = 0;
  let wordHash = 0;
  for (let at = 0; at < name.length; at++) {
    const letter = name.charCodeAt(at);
    if (letter === SPACE || letter === HYPHEN) {
      hash = mixHash(hash, wordHash);
      wordHash = letter === HYPHEN ? mixHash(0, HYPHEN) : 0;
    } else wordHash = mixHash(wordHash, letter);
  }
  return mixHash(hash, wordHash);
}
