/**
 * Guest values to JSON text (Modules/_json.c and Lib/json/encoder.py), without recursion.
 *
 * Everything that is under way is on a guest list, LEVEL words a level:
 *
 *     container   the items of a dict, or 0   position (small int)   key or 0   kind (small int)
 *
 * A level of kind DEFAULT stands for what `default` is asked about: container is the object, key is what it returned.
 * The text grows in a str that is rooted too, so the collector may run wherever guest code does.
 *
 * Most of it is written by a kernel (interpreter/dispatch/json_write.ts) that works on the same stack and text. Where it stops,
 * one step is done here.
 */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import {
  KIND_BOXED_FLOAT,
  KIND_BOXED_INT,
  KIND_BOXED_STR,
  KIND_DICT,
  KIND_FLOAT,
  KIND_INT,
  KIND_LIST,
  KIND_STR,
  KIND_TUPLE,
} from "../../heap/layouts/shape.ts";
import { FALSE, NONE, TRUE, TS_LIMIT, TS_RESULT } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { boundLoop } from "../../interpreter/dispatch/instance.ts";
import {
  JSON_DEPTH_LIMIT,
  JSON_RUN,
  JSON_STRETCH,
  JsonFlags,
  JsonKind,
  JsonLevel,
} from "../../interpreter/dispatch/json_points.ts";
import {
  pending,
  raise,
  raiseInstance,
  raiseTypeError,
  raiseValueError,
  takePending,
  typeName,
  typeOf,
} from "../../objects/errors.ts";
import { isTuple, kindOf } from "../../objects/kinds.ts";
import { N } from "../../objects/names.ts";
import { floatRepr } from "../../objects/numeric/float_repr.ts";
import { getAttribute } from "../../objects/protocols/attributes.ts";
import { call0, call1 } from "../../objects/protocols/call.ts";
import { doubleOf } from "../../objects/protocols/number_input.ts";
import { reprOf } from "../../objects/protocols/represent.ts";
import { listFromIterable } from "../../objects/protocols/sequence_input.ts";
import { addNote } from "../../objects/types/exception_fields.ts";
import { decimalText } from "../../objects/types/int_text.ts";
import {
  dictKeyAt,
  dictLength,
  dictNext,
  dictValueAt,
  fullTypeName,
} from "../../objects/values/dict_table.ts";
import { exactInt } from "../../objects/values/numbers.ts";
import {
  listAppend,
  listItem,
  listLength,
  type ListRef,
  newList,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { sortList } from "../../objects/values/sort.ts";
import { jsString, newStr, type StrRef, unitWidth } from "../../objects/values/text.ts";
import {
  allocateText,
  copyRange,
  firstUnit,
  flatLength,
  readable,
  type Units,
  unitsOf,
  type Width,
  widthOfPoint,
} from "../../objects/values/text_units.ts";
import { chargeWork } from "../../objects/work.ts";
import { DICT_SHAPE, RECURSION_ERROR } from "../../objects/well_known.ts";

/** What an encoder was made with. The texts are flat. */
export interface WriteOptions {
  /** Called with what JSON has no form for. */
  fallback: Value;
  /** What one level is indented by; 0: everything on one line. */
  indent: Value;
  keySeparator: Value;
  itemSeparator: Value;
  ensureAscii: boolean;
  sortKeys: boolean;
  skipKeys: boolean;
  allowNan: boolean;
  checkCircular: boolean;
}

const { WORDS: LEVEL, ITEMS, POSITION, KEY, KIND } = JsonLevel;
const { LIST, DICT, DEFAULT } = JsonKind;

/** Units that a character of a string may need. */
const MOST = 12;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HEX = "0123456789abcdef";

/** The text of a value, all of which is rooted by the caller. @returns 0 with the exception pending */
export function write(value: Value, options: WriteOptions): Value {
  const mark = rootMark();
  const writer = new Writer(options);
  const result = writer.write(value) ? writer.finish() : 0;
  releaseRoots(mark);
  return result;
}

/** The JSON form of a str, in quotes. */
export function quoted(text: Value, ensureAscii: boolean): Value {
  const mark = rootMark();
  const writer = new Writer({
    fallback: 0,
    indent: 0,
    keySeparator: 0,
    itemSeparator: 0,
    ensureAscii,
    sortKeys: false,
    skipKeys: false,
    allowNan: true,
    checkCircular: false,
  });
  writer.string(text);
  const result = writer.finish();
  releaseRoots(mark);
  return result;
}

class Writer {
  readonly #options: WriteOptions;
  readonly #stack: ListRef;
  /** Byte address of the root slot that holds the growing str. */
  readonly #slot: number;
  #text: StrRef;
  #width: Width = 1;
  #capacity = 256;
  #length = 0;
  #charged = 0;
  /** Levels of kind DEFAULT. */
  #defaults = 0;
  /** The exception is pending, or a limit. */
  #failed = false;
  /** How it writes, as JsonFlags; -1: without the kernel. */
  readonly #flags: number;

  constructor(options: WriteOptions) {
    this.#options = options;
    this.#flags = flagsOf(options);
    this.#stack = newList(4 * LEVEL);
    pushRoot(this.#stack);
    this.#text = allocateText(this.#capacity, 1);
    this.#slot = pushRoot(this.#text);
  }

  finish(): Value {
    const units = unitsOf(this.#width);
    const result = allocateText(this.#length, this.#width);
    const to = firstUnit(result, this.#width);
    copyRange(units, firstUnit(this.#text, this.#width), this.#length, units, to);
    return result;
  }

  write(value: Value): boolean {
    if (this.#run(value)) return true;
    this.#addNotes();
    return false;
  }

  #run(first: Value): boolean {
    const stack = this.#stack;
    let value = first;
    for (;;) {
      value = this.#writeFast(value);
      const kind = value === 0 ? -1 : kindOf(value);
      if (value === 0) {
        // The kernel stopped behind a value.
      } else if (kind === KIND_STR || kind === KIND_BOXED_STR) this.string(value);
      else if (value === NONE) this.#ascii("null");
      else if (value === TRUE) this.#ascii("true");
      else if (value === FALSE) this.#ascii("false");
      else if (kind === KIND_INT || kind === KIND_BOXED_INT) {
        if (!this.#integer(value)) return false;
      } else if (kind === KIND_FLOAT || kind === KIND_BOXED_FLOAT) {
        const text = this.#floatText(value);
        if (text === null) return false;
        this.#ascii(text);
      } else if (kind === KIND_LIST || kind === KIND_TUPLE) {
        if ((kind === KIND_LIST ? listLength(value) : tupleLength(value)) === 0) this.#ascii("[]");
        else {
          if (!this.#open(value, LIST, 0)) return false;
          this.#put(0x5b);
        }
      } else if (kind === KIND_DICT) {
        if (dictLength(value) === 0) this.#ascii("{}");
        else if (!this.#openDict(value)) return false;
        else this.#put(0x7b);
      } else {
        if (!this.#open(value, DEFAULT, 0)) return false;
        value = call1(this.#options.fallback, value);
        if (value === 0) return false;
        this.#set(KEY, value);
        continue;
      }
      for (;;) {
        if (this.#length - this.#charged > JSON_STRETCH) {
          if (!chargeWork((this.#length - this.#charged) >> 3)) return false;
          this.#charged = this.#length;
        }
        const height = listLength(stack);
        if (height === 0) return true;
        value = this.#next(height - LEVEL);
        if (value !== 0) break;
        if (this.#failed) return false;
        this.#setHeight(height - LEVEL);
      }
    }
  }

  /** Writes a value (0: nothing) and what follows as far as the kernel does. @returns the value that it left, or 0 */
  #writeFast(value: Value): Value {
    if (this.#flags < 0 || this.#width > 2) return value;
    const { keySeparator, itemSeparator, indent } = this.#options;
    const { writeJson, writeJson2 } = boundLoop();
    const write = this.#width === 1 ? writeJson : writeJson2;
    this.#length = write(
      this.#stack,
      this.#text,
      this.#length,
      this.#capacity,
      this.#charged,
      value,
      keySeparator,
      itemSeparator,
      indent,
      this.#flags,
      this.#defaults,
    );
    return H32[TS_RESULT >> 2];
  }

  /** Value that follows in a level, what stands before it written; 0 it is finished, or the writer has failed. */
  #next(level: number): Value {
    const stack = this.#stack;
    const kind = listItem(stack, level + KIND) >> 1;
    if (kind === DEFAULT) {
      this.#defaults--;
      return 0;
    }
    const container = listItem(stack, level);
    const position = listItem(stack, level + POSITION) >> 1;
    if (kind === DICT) return this.#nextOfDict(level, container, position);
    const isListKind = kindOf(container) === KIND_LIST;
    const length = isListKind ? listLength(container) : tupleLength(container);
    const place = position + 1;
    if (place >= length) {
      if (this.#options.indent !== 0) this.#newLine(-1);
      this.#put(0x5d);
      return 0;
    }
    this.#set(POSITION, small(place));
    this.#separate(place === 0);
    return isListKind ? listItem(container, place) : tupleItem(container, place);
  }

  /** `position` is where to look on, or -1 - that before anything was written. */
  #nextOfDict(level: number, dict: Value, position: number): Value {
    const stack = this.#stack;
    const items = listItem(stack, level + ITEMS);
    const first = position < 0;
    let place = first ? -1 - position : position;
    for (;;) {
      let key: Value;
      let value: Value;
      if (items === 0) {
        place = dictNext(dict, place);
        if (place < 0) break;
        key = dictKeyAt(dict, place);
        value = dictValueAt(dict, place);
      } else {
        if (place >= listLength(items)) break;
        const item = listItem(items, place);
        if (!isTuple(item) || tupleLength(item) !== 2) {
          raiseValueError("items must return 2-tuples");
          this.#failed = true;
          return 0;
        }
        key = tupleItem(item, 0);
        value = tupleItem(item, 1);
      }
      place++;
      this.#set(KEY, 0);
      this.#set(POSITION, small(first ? -1 - place : place));
      const kind = kindOf(key);
      if (kind === KIND_STR || kind === KIND_BOXED_STR) {
        this.#separate(first);
        this.string(key);
      } else {
        const text = this.#keyText(key, kind);
        if (text === "") continue;
        if (text === null) {
          this.#failed = true;
          return 0;
        }
        this.#separate(first);
        this.#put(QUOTE);
        this.#ascii(text);
        this.#put(QUOTE);
        if (this.#options.indent !== 0) key = newStr(text);
      }
      this.#set(KEY, key);
      this.#set(POSITION, small(place));
      this.#append(this.#options.keySeparator);
      return value;
    }
    if (!first && this.#options.indent !== 0) this.#newLine(-1);
    this.#put(0x7d);
    return 0;
  }

  /** Text of a key that is no str; "" when it is to be skipped, null with the exception pending. */
  #keyText(key: Value, kind: number): string | null {
    if (key === TRUE) return "true";
    if (key === FALSE) return "false";
    if (key === NONE) return "null";
    if (kind === KIND_FLOAT || kind === KIND_BOXED_FLOAT) return this.#floatText(key);
    if (kind === KIND_INT || kind === KIND_BOXED_INT) return decimalText(exactInt(key));
    if (this.#options.skipKeys) return "";
    raiseTypeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
    return null;
  }

  #floatText(value: Value): string | null {
    const double = doubleOf(value);
    if (double - double === 0) return floatRepr(double);
    if (!this.#options.allowNan) {
      raiseValueError(`Out of range float values are not JSON compliant: ${floatRepr(double)}`);
      return null;
    }
    return double !== double ? "NaN" : double > 0 ? "Infinity" : "-Infinity";
  }

  #integer(value: Value): boolean {
    if ((value & 1) === 0) {
      const text = decimalText(exactInt(value));
      if (text === null) return false;
      this.#ascii(text);
      return true;
    }
    let rest = value >> 1;
    if (rest < 0) {
      this.#put(0x2d);
      rest = -rest;
    }
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits++;
    this.#reserve(digits, 1);
    if (this.#width !== 1) {
      this.#ascii(`${rest}`);
      return true;
    }
    const end = this.#text + TEXT_UNITS + this.#length + digits;
    for (let at = end - 1; at >= end - digits; at--) {
      const tenth = (rest / 10) | 0;
      HU8[at] = 0x30 + rest - 10 * tenth;
      rest = tenth;
    }
    this.#length += digits;
    return true;
  }

  #openDict(dict: Value): boolean {
    if (!this.#open(dict, DICT, -1)) return false;
    const { sortKeys } = this.#options;
    const exact = H32[dict >> 2] === DICT_SHAPE;
    if (exact && !sortKeys) return true;
    let items: ListRef;
    if (exact) {
      items = newList(dictLength(dict));
      this.#set(ITEMS, items);
      for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
        listAppend(items, tupleOf(dictKeyAt(dict, i), dictValueAt(dict, i)));
      }
    } else {
      const mark = rootMark();
      const method = getAttribute(dict, N.items);
      pushRoot(method);
      const view = method === 0 ? 0 : call0(method);
      pushRoot(view);
      items = view === 0 ? 0 : listFromIterable(view);
      releaseRoots(mark);
      if (items !== 0) this.#set(ITEMS, items);
    }
    if (items !== 0 && (!sortKeys || sortList(items, 0, false))) return true;
    // The dict itself was not under way yet: it has no part in the notes.
    this.#setHeight(listLength(this.#stack) - LEVEL);
    return false;
  }

  #open(container: Value, kind: number, start: number): boolean {
    const stack = this.#stack;
    const height = listLength(stack);
    if (this.#options.checkCircular) {
      for (let i = 0; i < height; i += LEVEL) {
        if (listItem(stack, i) === container) {
          raiseValueError("Circular reference detected");
          return false;
        }
      }
      if (height > JSON_STRETCH && !chargeWork(height >> 5)) return false;
    }
    if (height >= LEVEL * JSON_DEPTH_LIMIT) {
      raise(RECURSION_ERROR, "maximum recursion depth exceeded while encoding a JSON object");
      return false;
    }
    listAppend(stack, container);
    listAppend(stack, 0);
    listAppend(stack, small(kind === LIST ? -1 : start));
    listAppend(stack, 0);
    listAppend(stack, small(kind));
    if (kind === DEFAULT) this.#defaults++;
    return true;
  }

  /** Stores a field of the innermost level. */
  #set(field: number, value: Value): void {
    const stack = this.#stack;
    const level = (H32[(stack + LENGTH) >> 2] >> 1) - LEVEL;
    H32[((H32[(stack + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + level + field] = value;
  }

  #setHeight(height: number): void {
    const stack = this.#stack;
    const first = (H32[(stack + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2;
    for (let i = (H32[(stack + LENGTH) >> 2] >> 1) - 1; i >= height; i--) H32[first + i] = 0;
    H32[(stack + LENGTH) >> 2] = small(height);
  }

  /** Says on the pending exception where it happened, from the inside out. */
  #addNotes(): void {
    if (H32[TS_LIMIT >> 2] !== 0 || !pending()) return;
    const stack = this.#stack;
    const mark = rootMark();
    const exception = takePending();
    pushRoot(exception);
    for (let level = listLength(stack) - LEVEL; level >= 0; level -= LEVEL) {
      const container = listItem(stack, level);
      const key = listItem(stack, level + KEY);
      const kind = listItem(stack, level + KIND) >> 1;
      const name = this.#options.indent === 0
        ? fullTypeName(typeOf(container))
        : typeName(container);
      if (kind === LIST) {
        const position = listItem(stack, level + POSITION) >> 1;
        addNote(exception, `when serializing ${name} item ${position}`);
      } else if (key !== 0 && kind === DEFAULT) {
        addNote(exception, `when serializing ${name} object`);
      } else if (key !== 0) {
        const shown = reprOf(key);
        if (shown === 0) takePending();
        else addNote(exception, `when serializing ${name} item ${jsString(shown)}`);
      }
    }
    releaseRoots(mark);
    raiseInstance(exception);
  }

  // --- text

  #separate(first: boolean): void {
    if (!first) this.#append(this.#options.itemSeparator);
    if (this.#options.indent !== 0) this.#newLine(0);
  }

  #newLine(more: number): void {
    this.#put(0x0a);
    const levels = listLength(this.#stack) / LEVEL - this.#defaults + more;
    for (let i = 0; i < levels; i++) this.#append(this.#options.indent);
  }

  #put(unit: number): void {
    this.#reserve(1, 1);
    if (this.#width === 1) HU8[this.#text + TEXT_UNITS + this.#length] = unit;
    else unitsOf(this.#width)[firstUnit(this.#text, this.#width) + this.#length] = unit;
    this.#length++;
  }

  #ascii(text: string): void {
    const count = text.length;
    this.#reserve(count, 1);
    const units = unitsOf(this.#width);
    const at = firstUnit(this.#text, this.#width) + this.#length;
    for (let i = 0; i < count; i++) units[at + i] = text.charCodeAt(i);
    this.#length += count;
  }

  /** Appends a flat str as it is. */
  #append(text: StrRef): void {
    const width = unitWidth(text);
    const count = flatLength(text);
    this.#reserve(count, width);
    const to = firstUnit(this.#text, this.#width) + this.#length;
    copyRange(unitsOf(width), firstUnit(text, width), count, unitsOf(this.#width), to);
    this.#length += count;
  }

  /** Appends the JSON form of a str, which is rooted: in quotes. */
  string(any: Value): void {
    const text = readable(any);
    const width = unitWidth(text);
    const length = flatLength(text);
    const { ensureAscii } = this.#options;
    this.#put(QUOTE);
    for (let start = 0; start < length; start += JSON_RUN) {
      const end = Math.min(start + JSON_RUN, length);
      const from = firstUnit(text, width);
      if (width === 1 && this.#width === 1) this.#latinRun(from + start, from + end, ensureAscii);
      else this.#wideRun(unitsOf(width), from + start, from + end, ensureAscii);
    }
    this.#put(QUOTE);
  }

  #latinRun(start: number, end: number, ensureAscii: boolean): void {
    this.#reserve(6 * (end - start), 1);
    let to = this.#text + TEXT_UNITS + this.#length;
    const begin = to;
    const last = ensureAscii ? 0x7e : 0xff;
    for (let i = start; i < end; i++) {
      const unit = HU8[i];
      if (unit >= 0x20 && unit <= last && unit !== QUOTE && unit !== BACKSLASH) HU8[to++] = unit;
      else {
        HU8[to++] = BACKSLASH;
        const letter = letterFor(unit);
        if (letter !== 0) HU8[to++] = letter;
        else to = putDigits(HU8, to, unit);
      }
    }
    this.#length += to - begin;
  }

  #wideRun(units: Units, start: number, end: number, ensureAscii: boolean): void {
    let width: Width = 1;
    if (!ensureAscii) {
      for (let i = start; i < end && width < 4; i++) {
        const needed = widthOfPoint(units[i]);
        if (needed > width) width = needed;
      }
    }
    this.#reserve(MOST * (end - start), width);
    const target = unitsOf(this.#width);
    const begin = firstUnit(this.#text, this.#width) + this.#length;
    let to = begin;
    for (let i = start; i < end; i++) {
      const point = units[i];
      if (
        point >= 0x20 && (!ensureAscii || point <= 0x7e) && point !== QUOTE && point !== BACKSLASH
      ) {
        target[to++] = point;
        continue;
      }
      target[to++] = BACKSLASH;
      const letter = letterFor(point);
      if (letter !== 0) target[to++] = letter;
      else if (point < 0x10000) to = putDigits(target, to, point);
      else {
        to = putDigits(target, to, 0xd800 + ((point - 0x10000) >> 10));
        target[to++] = BACKSLASH;
        to = putDigits(target, to, 0xdc00 + (point & 0x3ff));
      }
    }
    this.#length += to - begin;
  }

  /** Makes room for `count` more units of a width. */
  #reserve(count: number, width: Width): void {
    const needed = this.#length + count;
    if (width <= this.#width && needed <= this.#capacity) return;
    const capacity = needed <= this.#capacity ? this.#capacity : needed + needed;
    const wider = width > this.#width ? width : this.#width;
    const grown = allocateText(capacity, wider);
    copyRange(
      unitsOf(this.#width),
      firstUnit(this.#text, this.#width),
      this.#length,
      unitsOf(wider),
      firstUnit(grown, wider),
    );
    H32[this.#slot >> 2] = grown;
    this.#text = grown;
    this.#capacity = capacity;
    this.#width = wider;
  }
}

/** What the kernel must know of how to write, as JsonFlags; -1 when it cannot. */
function flagsOf(options: WriteOptions): number {
  const { keySeparator, itemSeparator, indent } = options;
  if (indent !== 0 && !isBrief(indent)) return -1;
  if (keySeparator === 0 || !isBrief(keySeparator) || !isBrief(itemSeparator)) return -1;
  return (options.ensureAscii ? JsonFlags.ASCII : 0) | (options.sortKeys ? JsonFlags.SORTED : 0) |
    (options.checkCircular ? JsonFlags.CIRCULAR : 0);
}

/** Whether the kernel may write a text often: of Latin-1, and short. */
function isBrief(text: StrRef): boolean {
  return unitWidth(text) === 1 && flatLength(text) < JSON_RUN;
}

/** The letter behind the backslash for a character that has one, else 0. */
function letterFor(unit: number): number {
  switch (unit) {
    case QUOTE:
    case BACKSLASH:
      return unit;
    case 8:
      return 0x62;
    case 9:
      return 0x74;
    case 10:
      return 0x6e;
    case 12:
      return 0x66;
    case 13:
      return 0x72;
    default:
      return 0;
  }
}

/** Writes "u" and the four digits of a unit; where it ends. */
function putDigits(target: Units, at: number, unit: number): number {
  target[at] = 0x75;
  for (let i = 4; i >= 1; i--) {
    target[at + i] = HEX.charCodeAt(unit & 15);
    unit >>= 4;
  }
  return at + 5;
}
