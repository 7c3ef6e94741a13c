/** Pattern.sub and subn, and Match.expand. */
import { ensureRoom } from "../../heap/allocator.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raiseIndexError, raiseTypeError, typeName } from "../../objects/errors.ts";
import { isStr } from "../../objects/kinds.ts";
import { call1, isCallable } from "../../objects/protocols/call.ts";
import {
  bytesOfRange,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import { dictGetStr } from "../../objects/values/dict_table.ts";
import { newInt } from "../../objects/values/numbers.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { TextBuilder } from "../../objects/values/text_builder.ts";
import { internText, unitWidth } from "../../objects/values/text.ts";
import { firstUnit, flatLength, readable, unitsOf } from "../../objects/values/text_units.ts";
import { pauseWork } from "../../objects/work.ts";
import { pointsOf, raisePatternError } from "./compile_pattern.ts";
import { registers } from "./matcher.ts";
import { FOUND, SEARCH } from "./matcher_results.ts";
import {
  groupsOf,
  MATCH_PATTERN,
  MATCH_TEXT,
  matchRegister,
  namesOf,
  newMatch,
  type OpenText,
  openText,
  refreshText,
  run,
  sliceText,
} from "./pattern_object.ts";
import { PatternFailure } from "./pattern_reader.ts";
import { parseTemplate, type Template, UnknownGroup } from "./template.ts";

/** Characters copied a unit of work. */
const COPIED_A_UNIT = 4;

/** The template of a str or bytes; null with the exception pending. */
function templateOf(pattern: Value, given: Value): Template | null {
  const points = pointsOf(given);
  if (points === null) {
    raiseTypeError(`decoding to str: need a bytes-like object, ${typeName(given)} found`);
    return null;
  }
  try {
    const names = namesOf(pattern);
    return parseTemplate(points, isStr(given), groupsOf(pattern), (name) => {
      const group = dictGetStr(names, internText(name));
      return group === 0 ? -1 : group >> 1;
    });
  } catch (failure) {
    if (failure instanceof PatternFailure) raisePatternError(failure, given);
    else if (failure instanceof UnknownGroup) raiseIndexError(failure.message);
    else throw failure;
    return null;
  }
}

/** Whether a template is text alone, without a backslash. */
function hasBackslash(given: Value): boolean {
  if (isStr(given)) {
    const flat = readable(given);
    const width = unitWidth(flat);
    const units = unitsOf(width);
    const first = firstUnit(flat, width);
    const end = first + flatLength(flat);
    for (let i = first; i < end; i++) if (units[i] === 0x5c) return true;
    return false;
  }
  if (!viewBytes(given)) return true;
  const bytes = unitsOf(1);
  for (let i = 0; i < viewLength; i++) if (bytes[viewAddress + i] === 0x5c) return true;
  return false;
}

function appendRange(to: TextBuilder, open: OpenText, start: number, end: number): void {
  if (end <= start) return;
  if (isStr(open.flat)) to.appendStr(open.flat, start, end);
  else {
    viewBytes(open.flat);
    to.appendUnits(unitsOf(1), viewAddress + start, Math.min(end, viewLength) - start);
  }
}

/** Appends a str or bytes of the pattern's kind; false when it is something else. */
function appendValue(to: TextBuilder, value: Value, isText: boolean): boolean {
  if (isText) {
    if (!isStr(value)) return false;
    const flat = readable(value);
    to.appendStr(flat, 0, flatLength(flat));
    return true;
  }
  if (!viewBytes(value)) return false;
  to.appendUnits(unitsOf(1), viewAddress, viewLength);
  return true;
}

function finish(builder: TextBuilder, isText: boolean): Value {
  const text = builder.finish();
  if (isText) return text;
  const mark = rootMark();
  pushRoot(text);
  const bytes = bytesOfRange(text + TEXT_UNITS, flatLength(text));
  releaseRoots(mark);
  return bytes;
}

function raiseItem(index: number, value: Value, isText: boolean): 0 {
  return raiseTypeError(
    isText
      ? `sequence item ${index}: expected str instance, ${typeName(value)} found`
      : `sequence item ${index}: expected a bytes-like object, ${typeName(value)} found`,
  );
}

/**
 * sub, and subn when `counted`; all values are rooted.
 *
 * @param most greatest number of replacements, 0 for no limit
 */
export function substitute(
  pattern: Value,
  replacement: Value,
  text: Value,
  most: number,
  counted: boolean,
): Value {
  const open = openText(pattern, text);
  if (open === null) return 0;
  const isText = isStr(text);
  const calls = !isStr(replacement) && !viewBytes(replacement) && isCallable(replacement);
  let template: Template | null = null;
  if (!calls && hasBackslash(replacement)) {
    template = templateOf(pattern, replacement);
    if (template === null) return 0;
  }
  const mark = rootMark();
  pushRoot(open.flat);
  let builder: TextBuilder | null = null;
  let copied = 0;
  let start = 0;
  let notEmptyAt = -1;
  let done = 0;
  let items = 0;
  const fail = (): 0 => {
    releaseRoots(mark);
    return 0;
  };
  while (most === 0 || done < most) {
    const result = run(pattern, open.subject, start, SEARCH, notEmptyAt);
    if (result < 0) return fail();
    if (result !== FOUND) break;
    const from = registers[0];
    const to = registers[1];
    builder ??= new TextBuilder(Math.min(open.length, 4096) + 16);
    if (!pauseWork(1 + ((from - copied) >> COPIED_A_UNIT))) return fail();
    if (from > copied) items++;
    if (calls) {
      appendRange(builder, open, copied, from);
      const inner = rootMark();
      const match = newMatch(pattern, text, 0, open.length);
      pushRoot(match);
      const value = call1(replacement, match);
      if (value === 0) return fail();
      pushRoot(value);
      if (value !== NONE) {
        if (!appendValue(builder, value, isText)) {
          raiseItem(items, value, isText);
          return fail();
        }
        items++;
      }
      releaseRoots(inner);
      refreshText(open);
    } else {
      appendRange(builder, open, copied, from);
      if (template !== null) {
        const size = template.length;
        for (let i = 0; i < size; i++) {
          const part = template[i];
          if (part >= 0) builder.appendPoint(part);
          else {
            const group = -1 - part;
            const groupStart = registers[2 * group];
            const groupEnd = registers[2 * group + 1];
            if (groupStart >= 0 && groupEnd > groupStart) {
              appendRange(builder, open, groupStart, groupEnd);
            }
          }
        }
        if (isText !== isStr(replacement)) {
          raiseItem(items, replacement, isText);
          return fail();
        }
      } else if (!appendValue(builder, replacement, isText)) {
        raiseItem(items, replacement, isText);
        return fail();
      }
      items++;
    }
    copied = to;
    start = to;
    notEmptyAt = to === from ? to : -1;
    done++;
  }
  let result: Value;
  if (builder === null) result = sliceText(open, 0, open.length);
  else {
    if (!pauseWork(1 + ((open.length - copied) >> COPIED_A_UNIT))) return fail();
    appendRange(builder, open, copied, open.length);
    result = finish(builder, isText);
  }
  if (counted) {
    pushRoot(result);
    const number = newInt(done);
    pushRoot(number);
    result = tupleOf(result, number);
  }
  releaseRoots(mark);
  return result;
}

/** Match.expand(template). */
export function expandMatch(match: Value, given: Value): Value {
  const pattern = H32[(match + MATCH_PATTERN) >> 2];
  const template = templateOf(pattern, given);
  if (template === null) return 0;
  const isText = isStr(given);
  const open = openText(pattern, H32[(match + MATCH_TEXT) >> 2]);
  if (open === null) return 0;
  const mark = rootMark();
  pushRoot(open.flat);
  ensureRoom(4 * template.length + 1024);
  const builder = new TextBuilder(16);
  for (const part of template) {
    if (part >= 0) builder.appendPoint(part);
    else {
      const start = matchRegister(match, -1 - part, 0);
      if (start >= 0) appendRange(builder, open, start, matchRegister(match, -1 - part, 1));
    }
  }
  const result = finish(builder, isText);
  releaseRoots(mark);
  return result;
}
