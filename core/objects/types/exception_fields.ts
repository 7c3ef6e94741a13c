/**
 * The own fields of builtin exceptions, at EXCEPTION_FIELDS + 4 * i; a word 0 reads as None.
 *
 *     StopIteration    0 value                     SystemExit   0 code
 *     AttributeError   0 name   1 obj              NameError    0 name
 *     ImportError      0 name   1 path   2 msg   3 name_from
 *     OSError          0 errno   1 strerror   2 filename   3 filename2   4 characters_written
 *     SyntaxError      0 msg   1 details: an array, see SYNTAX_*
 *     UnicodeError     0 encoding   1 object   2 start   3 end   4 reason (all but the first: also translate errors)
 *     BaseExceptionGroup   0 message   1 exceptions, a tuple
 */
import { ARRAY_ITEMS } from "../../heap/layouts/basic.ts";
import { EXCEPTION_FIELDS } from "../../heap/layouts/exception.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { pending, raiseTypeError, typeOf } from "../errors.ts";
import { instanceSet } from "../instances.ts";
import { isList } from "../kinds.ts";
import { N } from "../names.ts";
import { lookupAttribute, setAttribute } from "../protocols/attributes.ts";
import { allocateArray, listAppend, newList } from "../values/sequences.ts";
import { newStr } from "../values/text.ts";

/** Fields of a SyntaxError's details. */
export const SYNTAX_FILENAME = 0;
export const SYNTAX_LINE = 1;
export const SYNTAX_OFFSET = 2;
export const SYNTAX_TEXT = 3;
export const SYNTAX_END_LINE = 4;
export const SYNTAX_END_OFFSET = 5;
export const SYNTAX_METADATA = 6;
export const SYNTAX_PRINT_FILE = 7;
const SYNTAX_DETAILS = 8;

/** Own field `index` of an exception; 0 when it was never set. */
export function ownField(exception: Value, index: number): Value {
  return H32[(exception + EXCEPTION_FIELDS + 4 * index) >> 2];
}

/** Sets own field `index`. */
export function setOwnField(exception: Value, index: number, value: Value): void {
  H32[(exception + EXCEPTION_FIELDS + 4 * index) >> 2] = value;
}

/** A detail (SYNTAX_*) of a SyntaxError; 0 when it was never set. */
export function syntaxDetail(exception: Value, index: number): Value {
  const details = ownField(exception, 1);
  return details === 0 ? 0 : H32[((details + ARRAY_ITEMS) >> 2) + index];
}

/** Sets a detail of a SyntaxError. @throws OutOfMemory */
export function setSyntaxDetail(exception: Value, index: number, value: Value): void {
  let details = ownField(exception, 1);
  if (details === 0) {
    details = allocateArray(SYNTAX_DETAILS);
    setOwnField(exception, 1, details);
  }
  H32[((details + ARRAY_ITEMS) >> 2) + index] = value;
}

/** BaseException.add_note: the note is a str, rooted by the caller. 1, or 0 with the exception pending. */
export function addNoteValue(exception: Value, note: Value): number {
  let notes = lookupAttribute(exception, N.__notes__);
  if (notes === 0) {
    if (pending()) return 0;
    notes = newList();
    const mark = rootMark();
    pushRoot(notes);
    const done = setAttribute(exception, N.__notes__, notes);
    releaseRoots(mark);
    if (done === 0) return 0;
  }
  if (!isList(notes)) return raiseTypeError("Cannot add note: __notes__ is not a list");
  listAppend(notes, note);
  return 1;
}

/** Adds a note without asking the exception's class. @throws OutOfMemory */
export function addNote(exception: Value, text: string): void {
  const type = typeOf(exception);
  const known = lookupAttribute(exception, N.__notes__);
  const notes = known !== 0 && known !== NONE && isList(known) ? known : newList();
  listAppend(notes, newStr(text));
  if (notes !== known) instanceSet(exception, type, N.__notes__, notes);
}
