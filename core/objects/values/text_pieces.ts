/**
 * Putting a str together from pieces that come one by one, while guest code may run between them: format() and the
 * percent operator. The pieces wait on the root stack, so that a few of them cost no memory.
 *
 *     const pieces = beginPieces();
 *     ... addPiece(pieces, text) ...       with the root stack at the same height
 *     const result = endPieces(pieces);    or releaseRoots(pieces) to give up
 *
 *     root stack:   [list or 0] [piece] [piece] ...
 *
 * When they become many, they move into the list.
 */
import { EMPTY_STR, TS_ROOTS_TOP } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { chargeSilently } from "./dict_storage.ts";
import { listAppend, newList } from "./sequences.ts";
import { concatenateAll, exactStr, strLength } from "./text.ts";
import { joinParts } from "./text_parts.ts";

/** Pieces that wait on the root stack at most. */
const WAITING_MAX = 64;
/** Results below this length are made without asking for room. */
const SHORT = 1024;

/** Begins; the result is for the other functions here, and is a mark of the root stack. */
export function beginPieces(): number {
  const mark = rootMark();
  pushRoot(0);
  return mark;
}

/** Adds a str of any form. Never collects. @throws OutOfMemory */
export function addPiece(pieces: number, text: Value): void {
  if (strLength(text) === 0) return;
  if (H32[TS_ROOTS_TOP >> 2] - pieces > 4 * WAITING_MAX) moveToList(pieces);
  pushRoot(exactStr(text));
}

function moveToList(pieces: number): void {
  let list = H32[pieces >> 2];
  if (list === 0) {
    list = newList(4 * WAITING_MAX);
    H32[pieces >> 2] = list;
  }
  const end = H32[TS_ROOTS_TOP >> 2] >> 2;
  chargeSilently(4 * (end - (pieces >> 2)));
  for (let at = (pieces >> 2) + 1; at < end; at++) listAppend(list, H32[at]);
  releaseRoots(pieces + 4);
}

function waitingLength(pieces: number, count: number): number {
  let length = 0;
  for (let i = 1; i <= count; i++) length += strLength(H32[(pieces >> 2) + i]);
  return length;
}

/**
 * The str of all pieces; the root stack is as it was before beginPieces. May collect. 0 with MemoryError pending when it
 * would be absurdly long.
 *
 * @throws OutOfMemory
 */
export function endPieces(pieces: number): Value {
  const count = (H32[TS_ROOTS_TOP >> 2] - pieces - 4) >> 2;
  let result: Value;
  if (H32[pieces >> 2] === 0 && waitingLength(pieces, count) < SHORT) {
    result = count === 0 ? EMPTY_STR : concatenateAll((pieces >> 2) + 1, count);
  } else {
    moveToList(pieces);
    result = joinParts(H32[pieces >> 2], "", "", "");
  }
  releaseRoots(pieces);
  return result;
}
