/**
 * Pattern and Match objects, and running a pattern over a text.
 *
 *     Pattern   4 pattern: str or bytes   8 flags   12 program: a raw block (program.ts)   16 groups, without the whole
 *               match   20 names: a dict of group numbers   24 flags given to compile (all small ints)
 *     Match     4 pattern object   8 text as it was given   12 registers: a raw block of start and end of each group and
 *               the last group closed   16 pos   20 endpos (small ints)
 */
import { RAW_DATA } from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseIndexError, raiseTypeError, typeName } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isStr } from "../../objects/kinds.ts";
import { clampedIndex, hasIndex } from "../../objects/protocols/index_number.ts";
import {
  sliceBytes,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import { dictGet, type DictRef } from "../../objects/values/dict_table.ts";
import { raiseMemoryError } from "../../objects/values/memory_error.ts";
import { allocateRaw } from "../../objects/values/sequences.ts";
import { unitWidth } from "../../objects/values/text.ts";
import {
  firstUnit,
  flatLength,
  readable,
  ROOM_MINIMUM,
  substring,
} from "../../objects/values/text_units.ts";
import { ensureRoom } from "../../heap/allocator.ts";
import { bytesOfRange } from "../../objects/values/bytes_object.ts";
import { BYTES_SHAPE, STR1_SHAPE } from "../../objects/well_known.ts";
import { MATCH_TYPE } from "../static_types.ts";
import { registers, runMatcher } from "./matcher.ts";
import { FOUND, NOT_FOUND, OVERFLOWED, type Subject } from "./matcher_results.ts";

export const PATTERN_SOURCE = 4;
export const PATTERN_FLAGS = 8;
export const PATTERN_PROGRAM = 12;
export const PATTERN_GROUPS = 16;
export const PATTERN_NAMES = 20;

export const MATCH_PATTERN = 4;
export const MATCH_TEXT = 8;
export const MATCH_REGISTERS = 12;
export const MATCH_POS = 16;
export const MATCH_ENDPOS = 20;

export const sourceOf = (pattern: Value): Value => H32[(pattern + PATTERN_SOURCE) >> 2];
export const groupsOf = (pattern: Value): number => H32[(pattern + PATTERN_GROUPS) >> 2] >> 1;
export const namesOf = (pattern: Value): DictRef => H32[(pattern + PATTERN_NAMES) >> 2];
export const isTextPattern = (pattern: Value): boolean => isStr(sourceOf(pattern));

/** A text that a pattern is being looked for in. */
export interface OpenText {
  /** What slices are made of: a flat str, or what was given. */
  readonly flat: Value;
  readonly length: number;
  subject: Subject;
}

/**
 * A str or bytes-like object as the pattern wants it; null with TypeError pending.
 *
 * @param text rooted
 */
export function openText(pattern: Value, text: Value): OpenText | null {
  if (isStr(text)) {
    if (!isTextPattern(pattern)) {
      raiseTypeError("cannot use a bytes pattern on a string-like object");
      return null;
    }
    const flat = readable(text);
    const width = unitWidth(flat);
    const length = flatLength(flat);
    return { flat, length, subject: { width, first: firstUnit(flat, width), end: length } };
  }
  if (!viewBytes(text)) {
    raiseTypeError(`expected string or bytes-like object, got '${typeName(text)}'`);
    return null;
  }
  if (isTextPattern(pattern)) {
    raiseTypeError("cannot use a string pattern on a bytes-like object");
    return null;
  }
  return {
    flat: text,
    length: viewLength,
    subject: { width: 1, first: viewAddress, end: viewLength },
  };
}

/** The text again after guest code ran, which may have moved a bytearray's bytes. */
export function refreshText(open: OpenText): void {
  if (isStr(open.flat) || !viewBytes(open.flat)) return;
  const { subject } = open;
  open.subject = {
    width: 1,
    first: viewAddress,
    end: Math.min(subject.end, viewLength),
  };
}

/** start..end of the text: a str or bytes. The text is rooted; may collect. @throws OutOfMemory */
export function sliceText(open: OpenText, start: number, end: number): Value {
  if (end - start >= ROOM_MINIMUM) ensureRoom(4 * (end - start) + 64);
  if (isStr(open.flat)) return substring(open.flat, start, end);
  if (H32[open.flat >> 2] === BYTES_SHAPE) return sliceBytes(open.flat, start, end);
  viewBytes(open.flat);
  const stop = Math.min(end, viewLength);
  const from = Math.min(start, stop);
  return bytesOfRange(viewAddress + from, stop - from);
}

/** pos or endpos within a text; NaN with the exception pending. */
export function placeArgument(given: Value, length: number, absent: number): number {
  if (given === 0) return absent;
  if ((given & 1) === 0 && !hasIndex(given)) {
    raiseTypeError(`'${typeName(given)}' object cannot be interpreted as an integer`);
    return NaN;
  }
  const index = clampedIndex(given);
  return index !== index ? index : Math.max(0, Math.min(length, index));
}

/**
 * Looks for the pattern.
 *
 * @returns FOUND with the registers filled, NOT_FOUND, or -1 with an exception or a limit pending
 */
export function run(
  pattern: Value,
  subject: Subject,
  start: number,
  mode: number,
  notEmptyAt = -1,
): number {
  const program = (H32[(pattern + PATTERN_PROGRAM) >> 2] + RAW_DATA) >> 2;
  const result = runMatcher(program, subject, start, mode, notEmptyAt);
  if (result === OVERFLOWED) {
    raiseMemoryError();
    return -1;
  }
  return result;
}

/** The Match of what was found last; pattern and text are rooted. @throws OutOfMemory */
export function newMatch(pattern: Value, text: Value, pos: number, endpos: number): Value {
  const count = 2 * (groupsOf(pattern) + 1) + 1;
  const block = allocateRaw(4 * count);
  const first = (block + RAW_DATA) >> 2;
  for (let i = 0; i < count; i++) H32[first + i] = registers[i];
  const match = allocateInstance(MATCH_TYPE);
  H32[(match + MATCH_PATTERN) >> 2] = pattern;
  H32[(match + MATCH_TEXT) >> 2] = text;
  H32[(match + MATCH_REGISTERS) >> 2] = block;
  H32[(match + MATCH_POS) >> 2] = small(pos);
  H32[(match + MATCH_ENDPOS) >> 2] = small(endpos);
  return match;
}

/** match, search and fullmatch: a Match, None, or 0 with the exception pending. */
export function matchText(
  pattern: Value,
  text: Value,
  pos: Value,
  endpos: Value,
  mode: number,
): Value {
  const open = openText(pattern, text);
  if (open === null) return 0;
  const start = placeArgument(pos, open.length, 0);
  if (start !== start) return 0;
  const end = placeArgument(endpos, open.length, open.length);
  if (end !== end) return 0;
  const subject = end === open.length ? open.subject : { ...open.subject, end };
  const result = run(pattern, subject, start, mode);
  if (result !== FOUND) return result === NOT_FOUND ? NONE : 0;
  const mark = rootMark();
  pushRoot(pattern);
  pushRoot(text);
  const match = newMatch(pattern, text, start, end);
  releaseRoots(mark);
  return match;
}

/** Start (0) or end (1) of a group of a Match; -1 when it did not match. */
export function matchRegister(match: Value, group: number, side: 0 | 1): number {
  const block = H32[(match + MATCH_REGISTERS) >> 2];
  const at = ((block + RAW_DATA) >> 2) + 2 * group;
  // A group that was entered again and not closed has not matched.
  return H32[at + 1] < H32[at] ? -1 : H32[at] < 0 ? -1 : H32[at + side];
}

/** The group that is meant by a number or a name: -1 with IndexError pending. */
export function groupArgument(match: Value, given: Value): number {
  const pattern = H32[(match + MATCH_PATTERN) >> 2];
  let group = -1;
  if ((given & 1) !== 0) group = given >> 1;
  else if (hasIndex(given)) {
    group = clampedIndex(given);
    if (group !== group) return -1;
  } else {
    const mark = rootMark();
    pushRoot(match);
    const found = isStr(given) ? dictGet(namesOf(pattern), given) : 0;
    releaseRoots(mark);
    if (found !== 0) group = found >> 1;
  }
  if (group >= 0 && group <= groupsOf(pattern)) return group;
  raiseIndexError("no such group");
  return -1;
}

/** What a group of a Match matched, or `absent`. The match is rooted. @throws OutOfMemory */
export function groupText(match: Value, group: number, absent: Value): Value {
  const start = matchRegister(match, group, 0);
  if (start < 0) return absent;
  const text = H32[(match + MATCH_TEXT) >> 2];
  const end = matchRegister(match, group, 1);
  if (H32[text >> 2] === STR1_SHAPE && end - start < ROOM_MINIMUM) {
    return substring(text, start, end);
  }
  return sliceText(openMatch(match), start, end);
}

/** The text of a Match. */
export function openMatch(match: Value): OpenText {
  const text = H32[(match + MATCH_TEXT) >> 2];
  return {
    flat: isStr(text) ? readable(text) : text,
    length: 0,
    subject: { width: 1, first: 0, end: 0 },
  };
}
