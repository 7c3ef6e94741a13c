/**
 * JSON text to guest values (Modules/_json.c), in one pass and without recursion.
 *
 * The containers that are still open are on a guest list, each key that waits for its value before its value's
 * containers, so everything made so far is rooted and the collector may run between any two values:
 *
 *     ... dict, key, list, list, dict, key        `[[{"key": ` inside of `{"key": `
 *
 * With object_pairs_hook a list of pairs stands for the dict.
 *
 * Text is read by a kernel (interpreter/dispatch/json_scan.ts) that works on the same stack. Where it stops,
 * one step is done here.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR, FALSE, NONE, TRUE, TS_RESULT } from "../../heap/map.ts";
import { H32, HU16, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { boundLoop } from "../../interpreter/dispatch/instance.ts";
import {
  JSON_DEPTH_LIMIT,
  JSON_KEY_PLACES,
  JSON_TEXT_MOST,
  JsonHooks,
  JsonPoint,
} from "../../interpreter/dispatch/json_points.ts";
import { raise, raiseInstance } from "../../objects/errors.ts";
import { call1, call3 } from "../../objects/protocols/call.ts";
import { intFromText } from "../../objects/types/int_text.ts";
import { dictSet, newDict } from "../../objects/values/dict_table.ts";
import { newFloat, newInt } from "../../objects/values/numbers.ts";
import {
  allocateArray,
  type ArrayRef,
  listAppend,
  listItem,
  listLength,
  type ListRef,
  newList,
  tupleOf,
} from "../../objects/values/sequences.ts";
import {
  allocateStr,
  jsSlice,
  newCharacter,
  newStr,
  strHash,
  type StrRef,
  unitWidth,
} from "../../objects/values/text.ts";
import {
  firstUnit,
  flatLength,
  strOfUnits,
  type Units,
  unitsOf,
  type Width,
} from "../../objects/values/text_units.ts";
import { chargeWork } from "../../objects/work.ts";
import { RECURSION_ERROR } from "../../objects/well_known.ts";

/** What a decoder was made with; 0 for what is the default. */
export interface ScanOptions {
  strict: boolean;
  objectHook: Value;
  pairsHook: Value;
  parseFloat: Value;
  parseInt: Value;
  parseConstant: Value;
  /** Called with message, text and position: makes the exception to be raised. */
  failure: Value;
}

/** Text of which the room for its values is asked for at once, in characters. */
const STRETCH = 4096;
/** Texts shorter than this keep no keys seen before. */
const KEYS_MINIMUM = 256;

const POWERS_OF_TEN = [
  1,
  1e1,
  1e2,
  1e3,
  1e4,
  1e5,
  1e6,
  1e7,
  1e8,
  1e9,
  1e10,
  1e11,
  1e12,
  1e13,
  1e14,
  1e15,
];

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const ZERO = 0x30;

/** Where the value that `scan` returned ends. */
export let scanEnd = 0;

/** Units of a string that has escapes, decoded: kept between strings, of any runtime, and empty of meaning then. */
let decoded = new Int32Array(256);

/**
 * The value that starts at `start`, and scanEnd past it.
 *
 * @param text flat and rooted, as are the values of the options
 * @returns 0 with the exception pending
 */
export function scan(text: StrRef, start: number, options: ScanOptions): Value {
  const mark = rootMark();
  const scanner = new Scanner(text, options);
  const result = scanner.scan(start);
  scanEnd = scanner.at;
  releaseRoots(mark);
  return result;
}

class Scanner {
  readonly #text: StrRef;
  readonly #options: ScanOptions;
  readonly #width: Width;
  readonly #length: number;
  /** Index of the text's first unit in the view of its width. */
  readonly #first: number;
  readonly #stack: ListRef;
  readonly #keys: ArrayRef;
  /** Next character. */
  at = 0;
  #roomEnd = 0;
  /** Where the text ends that was paid for. */
  #paid = 0;

  constructor(text: StrRef, options: ScanOptions) {
    this.#text = text;
    this.#options = options;
    this.#width = unitWidth(text);
    this.#length = flatLength(text);
    this.#first = firstUnit(text, this.#width);
    this.#stack = newList(16);
    pushRoot(this.#stack);
    this.#keys = this.#length < KEYS_MINIMUM ? 0 : allocateArray(JSON_KEY_PLACES);
    pushRoot(this.#keys);
  }

  /** The character at an index, -1 past the end. */
  #unit(index: number): number {
    if (index >= this.#length) return -1;
    return this.#width === 1
      ? HU8[this.#first + index]
      : this.#width === 2
      ? HU16[this.#first + index]
      : H32[this.#first + index];
  }

  /** Skips white space and returns the character there, -1 at the end. */
  #afterSpace(): number {
    for (;; this.at++) {
      const unit = this.#unit(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return unit;
    }
  }

  #fail(message: string, at: number): 0 {
    const mark = rootMark();
    const shown = newStr(message);
    pushRoot(shown);
    const exception = call3(this.#options.failure, shown, this.#text, small(at));
    releaseRoots(mark);
    return exception === 0 ? 0 : raiseInstance(exception);
  }

  scan(start: number): Value {
    const stack = this.#stack;
    const { scanJson, scanJson2, scanJson4 } = boundLoop();
    const scanFast = this.#width === 1 ? scanJson : this.#width === 2 ? scanJson2 : scanJson4;
    const isPlain = this.#length < JSON_TEXT_MOST && this.#options.pairsHook === 0;
    const hooks = hooksOf(this.#options);
    this.at = this.#paid = this.#roomEnd = start;
    let point: number = JsonPoint.VALUE;
    let value: Value = 0;
    for (;;) {
      if (isPlain && point !== JsonPoint.MADE) {
        const stop = scanFast(
          this.#text,
          stack,
          this.#keys,
          this.at,
          this.#roomEnd,
          hooks,
          point,
        );
        this.at = stop >> 2;
        point = stop & 3;
        if (point === JsonPoint.MADE) value = H32[TS_RESULT >> 2];
      }
      switch (point) {
        case JsonPoint.VALUE:
          if (this.at >= this.#roomEnd) {
            if (!this.#makeRoom()) return 0;
            if (isPlain) continue;
          }
          switch (this.#unit(this.at)) {
            case OPEN_OBJECT: {
              const container = this.#options.pairsHook === 0 ? newDict() : newList();
              if (!this.#open(container, "object")) return 0;
              this.at++;
              if (this.#afterSpace() !== CLOSE_OBJECT) {
                point = JsonPoint.KEY;
                continue;
              }
              this.at++;
              value = this.#closeObject();
              break;
            }
            case OPEN_LIST:
              if (!this.#open(newList(), "array")) return 0;
              listAppend(stack, 0);
              this.at++;
              if (this.#afterSpace() !== CLOSE_LIST) continue;
              this.at++;
              value = this.#pop();
              break;
            default:
              value = this.#scalar(this.#unit(this.at));
          }
          if (value === 0) return 0;
          point = JsonPoint.MADE;
          continue;

        case JsonPoint.MADE: {
          const height = listLength(stack);
          if (height === 0) return this.#payRest() ? value : 0;
          const container = listItem(stack, height - 2);
          const key = listItem(stack, height - 1);
          if (key === 0) listAppend(container, value);
          else {
            if (this.#options.pairsHook !== 0) listAppend(container, tupleOf(key, value));
            else if (!dictSet(container, key, value)) return 0;
            this.#setHeight(height - 1);
          }
          point = JsonPoint.ITEM;
          continue;
        }

        case JsonPoint.ITEM: {
          // What is on top: 0 above a list, or a dict.
          const isList = listItem(stack, listLength(stack) - 1) === 0;
          const next = this.#afterSpace();
          if (next === COMMA) {
            const comma = this.at++;
            if (this.#afterSpace() === (isList ? CLOSE_LIST : CLOSE_OBJECT)) {
              const what = isList ? "array" : "object";
              return this.#fail(`Illegal trailing comma before end of ${what}`, comma);
            }
            point = isList ? JsonPoint.VALUE : JsonPoint.KEY;
            continue;
          }
          if (next !== (isList ? CLOSE_LIST : CLOSE_OBJECT)) {
            return this.#fail("Expecting ',' delimiter", this.at);
          }
          this.at++;
          value = isList ? this.#pop() : this.#closeObject();
          if (value === 0) return 0;
          point = JsonPoint.MADE;
          continue;
        }

        default:
          if (!this.#key(this.#afterSpace())) return 0;
          point = JsonPoint.VALUE;
      }
    }
  }

  /** Now and then: pays for the next stretch of text and has room made for its values. */
  #makeRoom(): boolean {
    const left = this.#length - this.at;
    const stretch = left < STRETCH ? left : STRETCH;
    this.#roomEnd = this.at + STRETCH;
    if (left < 64) return true;
    // The densest text, "[[],[],...", makes 10 bytes a character.
    ensureRoom(12 * stretch);
    const passed = this.at + stretch - this.#paid;
    this.#paid += passed;
    return chargeWork((passed >> 3) + 1);
  }

  /** Pays for a long string or white space at the end. */
  #payRest(): boolean {
    const passed = this.at - this.#paid;
    return passed < 64 || chargeWork(passed >> 3);
  }

  #open(container: Value, what: string): boolean {
    if (listLength(this.#stack) >= 2 * JSON_DEPTH_LIMIT) {
      raise(
        RECURSION_ERROR,
        `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`,
      );
      return false;
    }
    listAppend(this.#stack, container);
    return true;
  }

  #setHeight(height: number): void {
    const stack = this.#stack;
    const first = (H32[(stack + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2;
    for (let i = (H32[(stack + LENGTH) >> 2] >> 1) - 1; i >= height; i--) H32[first + i] = 0;
    H32[(stack + LENGTH) >> 2] = small(height);
  }

  /** Takes the list (and the word above it) off the stack. */
  #pop(): Value {
    const height = listLength(this.#stack) - 2;
    const container = listItem(this.#stack, height);
    this.#setHeight(height);
    return container;
  }

  /** Takes the object off the stack and lets the hook see it. */
  #closeObject(): Value {
    const height = listLength(this.#stack) - 1;
    const container = listItem(this.#stack, height);
    const { pairsHook, objectHook } = this.#options;
    const hook = pairsHook !== 0 ? pairsHook : objectHook;
    const value = hook === 0 ? container : call1(hook, container);
    this.#setHeight(height);
    return value;
  }

  /** A key, whose first character is `unit`, the colon and the space behind it. */
  #key(unit: number): boolean {
    if (unit !== QUOTE) {
      this.#fail("Expecting property name enclosed in double quotes", this.at);
      return false;
    }
    const key = this.#string(true);
    if (key === 0) return false;
    listAppend(this.#stack, key);
    if (this.#afterSpace() !== COLON) {
      this.#fail("Expecting ':' delimiter", this.at);
      return false;
    }
    this.at++;
    this.#afterSpace();
    return true;
  }

  #scalar(unit: number): Value {
    if (unit === QUOTE) return this.#string(false);
    if (unit === MINUS || (unit >= ZERO && unit <= 0x39)) return this.#number(unit);
    if (unit === 0x6e && this.#word("null")) return NONE;
    if (unit === 0x74 && this.#word("true")) return TRUE;
    if (unit === 0x66 && this.#word("false")) return FALSE;
    if (unit === 0x4e && this.#word("NaN")) return this.#constant("NaN", NaN);
    if (unit === 0x49 && this.#word("Infinity")) return this.#constant("Infinity", Infinity);
    return this.#fail("Expecting value", this.at);
  }

  /** Steps over a word if it is the next. */
  #word(word: string): boolean {
    for (let i = 0; i < word.length; i++) {
      if (this.#unit(this.at + i) !== word.charCodeAt(i)) return false;
    }
    this.at += word.length;
    return true;
  }

  #constant(name: string, value: number): Value {
    const hook = this.#options.parseConstant;
    return hook === 0 ? newFloat(value) : this.#call(hook, newStr(name));
  }

  #call(hook: Value, argument: Value): Value {
    const mark = rootMark();
    pushRoot(argument);
    const result = call1(hook, argument);
    releaseRoots(mark);
    return result;
  }

  #isDigit(index: number): boolean {
    const unit = this.#unit(index);
    return unit >= ZERO && unit <= 0x39;
  }

  #number(first: number): Value {
    const start = this.at;
    let at = start;
    if (first === MINUS) at++;
    const digits = at;
    let mantissa = 0;
    let unit = this.#unit(at);
    if (unit === ZERO) unit = this.#unit(++at);
    else if (unit > ZERO && unit <= 0x39) {
      do {
        mantissa = mantissa * 10 + unit - ZERO;
        unit = this.#unit(++at);
      } while (unit >= ZERO && unit <= 0x39);
    } else {
      if (first === MINUS && this.#word("-Infinity")) return this.#constant("-Infinity", -Infinity);
      return this.#fail("Expecting value", start);
    }
    let significant = at - digits;
    let decimals = 0;
    let isFloat = false;
    if (unit === 0x2e && this.#isDigit(at + 1)) {
      isFloat = true;
      const point = at;
      unit = this.#unit(++at);
      do {
        mantissa = mantissa * 10 + unit - ZERO;
        unit = this.#unit(++at);
      } while (unit >= ZERO && unit <= 0x39);
      decimals = at - point - 1;
      significant += decimals;
    }
    let exponent = false;
    if (unit === 0x65 || unit === 0x45) {
      const sign = this.#unit(at + 1);
      const power = at + (sign === 0x2b || sign === MINUS ? 2 : 1);
      if (this.#isDigit(power)) {
        isFloat = exponent = true;
        at = power + 1;
        while (this.#isDigit(at)) at++;
      }
    }
    this.at = at;
    const { parseFloat, parseInt } = this.#options;
    if (isFloat) {
      if (parseFloat !== 0) return this.#call(parseFloat, newStr(this.#slice(start, at)));
      if (exponent || significant > 15) {
        return newFloat(Number(this.#slice(start, at)));
      }
      // Both operands are exact, so the quotient is the correctly rounded number (Clinger 1990).
      const value = mantissa / POWERS_OF_TEN[decimals];
      return newFloat(first === MINUS ? -value : value);
    }
    if (parseInt !== 0) return this.#call(parseInt, newStr(this.#slice(start, at)));
    if (significant <= 15) return newInt(first === MINUS ? 0 - mantissa : mantissa);
    const text = this.#slice(start, at);
    return intFromText(text, 10, () => text);
  }

  #slice(start: number, end: number): string {
    return jsSlice(this.#text, start, end);
  }

  /** The string whose quote is the next character. Keys are made once for all objects of the text. */
  #string(isKey: boolean): Value {
    const begin = this.at + 1;
    const length = this.#length;
    let hash = 0x811c9dc5 | 0;
    let end = begin;
    if (this.#width === 1) {
      const first = this.#first;
      if (isKey && this.#keys !== 0) {
        for (; end < length; end++) {
          const unit = HU8[first + end];
          if (unit === QUOTE || unit === BACKSLASH || unit < 0x20) break;
          hash = Math.imul(hash ^ unit, 0x01000193);
        }
        if (end < length && HU8[first + end] === QUOTE) return this.#knownKey(begin, end, hash);
      } else {
        for (; end < length; end++) {
          const unit = HU8[first + end];
          if (unit === QUOTE || unit === BACKSLASH || unit < 0x20) break;
        }
      }
      if (end < length && HU8[first + end] === QUOTE) {
        this.at = end + 1;
        return latinText(first + begin, end - begin);
      }
    } else {
      for (; end < length; end++) {
        const unit = this.#unit(end);
        if (unit === QUOTE || unit === BACKSLASH || unit < 0x20) break;
      }
      if (end < length && this.#unit(end) === QUOTE) {
        this.at = end + 1;
        return strOfUnits(unitsOf(this.#width), this.#first + begin, end - begin);
      }
    }
    return this.#stringWithEscapes(begin, end);
  }

  /** The key begin..end, of one-byte units, from among those that were seen before. */
  #knownKey(begin: number, end: number, folded: number): Value {
    this.at = end + 1;
    const count = end - begin;
    const from = this.#first + begin;
    if (count < 2) return latinText(from, count);
    const place = ((this.#keys + ARRAY_ITEMS) >> 2) +
      ((folded ^ (folded >>> 15)) & (JSON_KEY_PLACES - 1));
    const known = H32[place];
    if (known !== 0 && H32[(known + LENGTH) >> 2] === small(count)) {
      let i = 0;
      while (i < count && HU8[known + TEXT_UNITS + i] === HU8[from + i]) i++;
      if (i === count) return known;
    }
    const key = latinText(from, count);
    strHash(key);
    H32[place] = key;
    return key;
  }

  /** The string from `begin` on; `stop` is where something that is not a plain character was first seen. */
  #stringWithEscapes(begin: number, stop: number): Value {
    const length = this.#length;
    let count = stop - begin;
    if (decoded.length < count + 64) growDecoded(count + 64, 0);
    for (let i = 0; i < count; i++) decoded[i] = this.#unit(begin + i);
    let at = stop;
    for (;;) {
      if (at >= length) return this.#fail("Unterminated string starting at", begin - 1);
      let point = this.#unit(at);
      if (point === QUOTE) break;
      if (point === BACKSLASH) {
        const escape = this.#unit(at + 1);
        if (escape < 0) return this.#fail("Unterminated string starting at", begin - 1);
        if (escape === 0x75) {
          point = this.#fourDigits(at + 1);
          if (point < 0) return 0;
          at += 6;
          if (
            (point & 0xfc00) === 0xd800 && at + 6 < length && this.#unit(at) === BACKSLASH &&
            this.#unit(at + 1) === 0x75
          ) {
            const low = this.#fourDigits(at + 1);
            if (low < 0) return 0;
            if ((low & 0xfc00) === 0xdc00) {
              point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff);
              at += 6;
            }
          }
        } else {
          point = escaped(escape);
          if (point < 0) return this.#fail("Invalid \\escape", at);
          at += 2;
        }
      } else {
        if (point < 0x20 && this.#options.strict) {
          return this.#fail("Invalid control character at", at);
        }
        at++;
      }
      if (count === decoded.length) growDecoded(2 * count, count);
      decoded[count++] = point;
    }
    this.at = at + 1;
    const text = strOfUnits(decoded as Units, 0, count);
    if (decoded.length > 1 << 16) decoded = new Int32Array(256);
    return text;
  }

  /** The number of the hexadecimal digits behind the "u" at an index; -1 with the exception pending. */
  #fourDigits(letter: number): number {
    let value = letter + 5 >= this.#length ? -1 : 0;
    for (let i = 1; i <= 4 && value >= 0; i++) {
      const digit = hexDigit(this.#unit(letter + i));
      value = digit < 0 ? -1 : value * 16 + digit;
    }
    if (value < 0) this.#fail("Invalid \\uXXXX escape", letter);
    return value;
  }
}

/** The hooks that the kernel must know of, as JsonHooks. */
function hooksOf({ objectHook, parseFloat, parseInt }: ScanOptions): number {
  return (objectHook === 0 ? 0 : JsonHooks.OBJECTS) | (parseFloat === 0 ? 0 : JsonHooks.FLOATS) |
    (parseInt === 0 ? 0 : JsonHooks.INTEGERS);
}

function growDecoded(capacity: number, keep: number): void {
  const grown = new Int32Array(capacity);
  grown.set(decoded.subarray(0, keep));
  decoded = grown;
}

/** The str of `count` bytes of Latin-1 at an address. */
function latinText(from: number, count: number): StrRef {
  if (count === 0) return EMPTY_STR;
  if (count === 1) return newCharacter(HU8[from]);
  const text = allocateStr(count, 1);
  const to = text + TEXT_UNITS;
  if (count > 24) HU8.copyWithin(to, from, from + count);
  else for (let i = 0; i < count; i++) HU8[to + i] = HU8[from + i];
  return text;
}

function hexDigit(unit: number): number {
  if (unit >= ZERO && unit <= 0x39) return unit - ZERO;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** What a letter behind a backslash stands for; -1 nothing. */
function escaped(letter: number): number {
  switch (letter) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f:
      return letter;
    case 0x62:
      return 8;
    case 0x66:
      return 12;
    case 0x6e:
      return 10;
    case 0x72:
      return 13;
    case 0x74:
      return 9;
    default:
      return -1;
  }
}
