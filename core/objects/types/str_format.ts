/** str.format, str.format_map and str.__format__ (Objects/stringlib/unicode_format.h, Python/formatter_unicode.c). */
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { pending, raiseKeyError } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { isStr } from "../kinds.ts";
import { getAttribute } from "../protocols/attributes.ts";
import { getItem } from "../protocols/items.ts";
import { formatOf, isExactStr, strOf } from "../protocols/represent.ts";
import type { FormatSpec } from "../text/format_spec.ts";
import { parseStrSpec } from "../text/format_spec.ts";
import {
  AutoNumbering,
  FieldNamePart,
  FieldNameReader,
  FormatStringReader,
  formatTooDeep,
  MAXIMUM_FORMAT_DEPTH,
  positionalFieldInMap,
  replacementIndexError,
  unknownConversion,
} from "../text/format_string.ts";
import { dictGet } from "../values/dict_table.ts";
import { newInt } from "../values/numbers.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { intern, jsString, newStr, strLength, unitWidth } from "../values/text.ts";
import { addPiece, beginPieces, endPieces } from "../values/text_pieces.ts";
import {
  CHARGE_MINIMUM,
  firstUnit,
  flatLength,
  readable,
  substring,
  unitsOf,
} from "../values/text_units.ts";
import { findUnit } from "../values/unit_search.ts";
import { chargeWork } from "../work.ts";
import { typeName } from "../errors.ts";
import { raiseBadArgument } from "./argument_errors.ts";
import { converted, expandSimply, isSimpleFormat } from "./simple_format.ts";
import { padded } from "./str_replace.ts";

/** What the fields of a format string are looked up in; all rooted by the caller. */
interface FieldSource {
  /** Tuple, or 0 in format_map. */
  readonly positional: Value;
  /** The keywords of format (a dict), or the mapping of format_map. */
  readonly named: Value;
  readonly numbering: AutoNumbering;
}

/** step() of a reader: 1, 0 at the end, -1 with the exception pending. */
function stepFormat(reader: FormatStringReader): number {
  try {
    return reader.step() ? 1 : 0;
  } catch (error) {
    raiseFormatError(error);
    return -1;
  }
}

/** Fills the fields of a format string. Not rooted; 0 with the exception pending. May run guest code. */
function expand(text: string, source: FieldSource, depth: number): Value {
  if (depth <= 0) return raiseFormatError(formatTooDeep());
  if (text.length >= CHARGE_MINIMUM && !chargeWork(text.length >> 3)) return 0;
  const pieces = beginPieces();
  const reader = new FormatStringReader(text);
  for (;;) {
    const step = stepFormat(reader);
    if (step === 0) return endPieces(pieces);
    if (step > 0) {
      if (reader.literal !== "") addPiece(pieces, newStr(reader.literal));
      if (!reader.hasField) continue;
      const field = expandField(reader, source, depth);
      if (field !== 0) {
        addPiece(pieces, field);
        continue;
      }
    }
    releaseRoots(pieces);
    return 0;
  }
}

/** The text of the field that a reader stands at. Not rooted; 0 with the exception pending. */
function expandField(reader: FormatStringReader, source: FieldSource, depth: number): Value {
  const { fieldName, conversion, formatSpec, specNeedsExpanding } = reader;
  const mark = rootMark();
  const slot = pushRoot(0);
  const value = findField(fieldName, source, slot);
  H32[slot >> 2] = value;
  let result: Value = 0;
  if (value !== 0) {
    const given = convertField(value, conversion);
    H32[slot >> 2] = given;
    if (given !== 0) {
      const spec = specNeedsExpanding
        ? expand(formatSpec, source, depth - 1)
        : formatSpec === ""
        ? 0
        : newStr(formatSpec);
      if (spec !== 0 || (formatSpec === "" && !pending())) {
        if (spec !== 0) pushRoot(spec);
        result = formatOf(given, spec);
      }
    }
  }
  releaseRoots(mark);
  return result;
}

function convertField(value: Value, conversion: string): Value {
  switch (conversion) {
    case "":
      return value;
    case "r":
    case "s":
    case "a":
      return converted(value, conversion.charCodeAt(0));
    default:
      return raiseFormatError(unknownConversion(conversion));
  }
}

/** The object that a field name means. `slot`: a root slot for what is found on the way. */
function findField(fieldName: string, source: FieldSource, slot: number): Value {
  try {
    const reader = new FieldNameReader(fieldName, source.numbering);
    let value = findFirst(reader, source, slot);
    while (value !== 0) {
      H32[slot >> 2] = value;
      const part = reader.step();
      if (part === FieldNamePart.End) break;
      if (part === FieldNamePart.Attribute) {
        value = getAttribute(value, intern(newStr(reader.name)));
      } else {
        const mark = rootMark();
        const key = reader.index >= 0 ? newInt(reader.index) : newStr(reader.name);
        pushRoot(key);
        value = getItem(value, key);
        releaseRoots(mark);
      }
    }
    return value;
  } catch (error) {
    return raiseFormatError(error);
  }
}

function findFirst(reader: FieldNameReader, source: FieldSource, slot: number): Value {
  const index = reader.firstIndex;
  if (index >= 0) {
    if (source.positional === 0) throw positionalFieldInMap();
    if (index >= tupleLength(source.positional)) throw replacementIndexError(index);
    return tupleItem(source.positional, index);
  }
  const key = newStr(reader.first);
  H32[slot >> 2] = key;
  if (source.positional === 0) return getItem(source.named, key);
  const value = dictGet(source.named, key);
  return value !== 0 || pending() ? value : raiseKeyError(key);
}

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

function expandAll(self: Value, source: FieldSource): Value {
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  const first = findUnit(units, at, 0, length, OPEN_BRACE);
  if (first < 0 && findUnit(units, at, 0, length, CLOSE_BRACE) < 0) {
    // There is nothing to do, and the same object comes back.
    return self;
  }
  if (isSimpleFormat(units, at, length, source.positional !== 0)) {
    return expandSimply(text, source.positional, source.named);
  }
  return expand(jsString(text), source, MAXIMUM_FORMAT_DEPTH);
}

function format(self: Value, positional: Value, named: Value): Value {
  return expandAll(self, { positional, named, numbering: new AutoNumbering() });
}

function formatMap(self: Value, mapping: Value): Value {
  return expandAll(self, { positional: 0, named: mapping, numbering: new AutoNumbering() });
}

// --- __format__

/** A specification that was parsed before, and its text: a program formats with the same few. */
let recentText = "";
let recentSpec: FormatSpec | null = null;

/** format(text, spec) of a str; 0 with the exception pending. Both are rooted by the caller. @throws OutOfMemory */
export function formatText(self: Value, specText: Value): Value {
  if (strLength(specText) === 0) return isExactStr(self) ? self : strOf(self);
  const text = jsString(specText);
  let spec: FormatSpec;
  if (text === recentText && recentSpec !== null) spec = recentSpec;
  else {
    try {
      spec = parseStrSpec(text, typeName(self));
    } catch (error) {
      return raiseFormatError(error);
    }
    recentText = text;
    recentSpec = spec;
  }
  const mark = rootMark();
  let result: Value = readable(self);
  if (spec.precision >= 0 && spec.precision < flatLength(result)) {
    result = substring(result, 0, spec.precision);
    pushRoot(result);
  }
  const padding = spec.width - flatLength(result);
  if (padding > 0) {
    const left = spec.align === "<" ? 0 : spec.align === "^" ? Math.floor(padding / 2) : padding;
    result = padded(result, left, padding - left, spec.fill.codePointAt(0)!);
  }
  releaseRoots(mark);
  return result;
}

function formatMethod(self: Value, spec: Value): Value {
  if (!isStr(spec)) return raiseBadArgument("__format__() argument", "str", spec);
  return formatText(self, spec);
}

/** The methods about formatting. */
export const strFormatMethods: Record<string, NativeEntry> = {
  format: ["*args, **kwargs", format],
  format_map: ["mapping, /", formatMap],
  __format__: ["format_spec, /", formatMethod],
};
