/**
 * Records of the usual dialects of csv: without an escape character, with doubled quotes. What is not usual gives None, and the
 * Python source does it.
 */
import { ensureRoom } from "../heap/allocator.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { isExactStr, strOf } from "../objects/protocols/represent.ts";
import {
  listAppend,
  listItem,
  listLength,
  newList,
  tupleItem,
  tupleLength,
} from "../objects/values/sequences.ts";
import { jsString, newStr, strLength } from "../objects/values/text.ts";
import { FLOAT_SHAPE, INT_SHAPE, LIST_SHAPE, TUPLE_SHAPE } from "../objects/well_known.ts";
import { chargeWork } from "../objects/work.ts";

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** The fields of a line that is a whole record; None when it is not, or when a line ends in its middle. */
export function readRow(line: Value, delimiterGiven: Value, quoteGiven: Value): Value {
  if (!isExactStr(line) || !isExactStr(delimiterGiven) || !isExactStr(quoteGiven)) return NONE;
  const length = strLength(line);
  if (!chargeWork(2 + (length >> 3))) return 0;
  const text = jsString(line);
  if (hasHalves(text, length)) return NONE;
  const delimiter = jsString(delimiterGiven);
  const quote = jsString(quoteGiven);
  // Positions are those of UTF-16 units.
  if (delimiter.length !== 1 || quote.length !== 1) return NONE;
  let end = text.length;
  while (end > 0 && isLineEnd(text.charCodeAt(end - 1))) end--;
  const fields: string[] = [];
  const comma = delimiter.charCodeAt(0);
  const mark = quote.charCodeAt(0);
  if (end > 0) {
    for (let at = 0;; at++) {
      let field = "";
      if (text.charCodeAt(at) === mark && at < end) {
        for (let start = at + 1;;) {
          const close = text.indexOf(quote, start);
          // The record goes on in the next line, or has a line's end in it.
          if (close < 0) return NONE;
          field += text.slice(start, close);
          at = close + 1;
          if (text.charCodeAt(at) !== mark) break;
          field += quote;
          start = at + 1;
        }
      }
      const start = at;
      for (; at < end; at++) {
        const unit = text.charCodeAt(at);
        if (unit === comma) break;
        if (isLineEnd(unit)) return NONE;
      }
      fields.push(field + text.slice(start, at));
      if (at >= end) break;
    }
  }
  const rooted = rootMark();
  pushRoot(line);
  ensureRoom(4 * text.length + 32 * fields.length + 64);
  releaseRoots(rooted);
  const row = newList(fields.length);
  for (const field of fields) listAppend(row, newStr(field));
  return row;
}

/** Whether halves of pairs are characters of their own in a text of so many characters. */
function hasHalves(text: string, length: number): boolean {
  return !text.isWellFormed() || text.length !== length && [...text].length !== length;
}

function isLineEnd(unit: number): boolean {
  return unit === NEWLINE || unit === RETURN;
}

/** The text of a record of str, int, float and None in a list or a tuple, with quotes where they are needed; None for others. */
export function writeRow(
  row: Value,
  delimiterGiven: Value,
  quoteGiven: Value,
  terminator: Value,
): Value {
  if (!isExactStr(delimiterGiven) || !isExactStr(quoteGiven) || !isExactStr(terminator)) {
    return NONE;
  }
  if ((row & 1) !== 0) return NONE;
  const isOfList = H32[row >> 2] === LIST_SHAPE;
  if (!isOfList && H32[row >> 2] !== TUPLE_SHAPE) return NONE;
  const count = isOfList ? listLength(row) : tupleLength(row);
  if (!chargeWork(2 + count)) return 0;
  const delimiter = jsString(delimiterGiven);
  const quote = jsString(quoteGiven);
  const end = jsString(terminator);
  let text = "";
  for (let i = 0; i < count; i++) {
    const value = isOfList ? listItem(row, i) : tupleItem(row, i);
    let field = "";
    if (value !== NONE) {
      const shape = (value & 1) !== 0 ? INT_SHAPE : H32[value >> 2];
      if (shape !== INT_SHAPE && shape !== FLOAT_SHAPE && !isExactStr(value)) return NONE;
      const shown = strOf(value);
      if (shown === 0) return 0;
      if (!chargeWork(strLength(shown) >> 3)) return 0;
      field = jsString(shown);
      if (hasHalves(field, strLength(shown))) return NONE;
    }
    if (i > 0) text += delimiter;
    text += needsQuotes(field, delimiter, quote, end) || count === 1 && field === ""
      ? quote + field.replaceAll(quote, quote + quote) + quote
      : field;
  }
  const rooted = rootMark();
  pushRoot(row);
  pushRoot(terminator);
  ensureRoom(4 * (text.length + end.length) + 64);
  releaseRoots(rooted);
  return newStr(text + end);
}

function needsQuotes(field: string, delimiter: string, quote: string, end: string): boolean {
  if (field.includes(delimiter) || field.includes(quote)) return true;
  for (let i = 0; i < field.length; i++) if (isLineEnd(field.charCodeAt(i))) return true;
  for (const unit of end) if (!isLineEnd(unit.charCodeAt(0)) && field.includes(unit)) return true;
  return false;
}
