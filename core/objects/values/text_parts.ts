/** Joining the texts of a container's items into its repr. */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import {
  allocateStr,
  copyUnits,
  flat,
  newStr,
  type StrRef,
  TEXT_LENGTH_MAX,
  unitWidth,
} from "./text.ts";
import { listItem, listLength, type ListRef } from "./sequences.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raiseMemoryError } from "./memory_error.ts";

/**
 * The str `open + separator.join(parts) + close`. The parts are str objects of any form in a list that the caller
 * roots; `separator` and `close` are Latin-1. May collect. 0 with MemoryError pending when it would be absurdly
 * long.
 *
 * @throws OutOfMemory
 */
export function joinParts(parts: ListRef, open: string, separator: string, close: string): Value {
  const count = listLength(parts);
  const mark = rootMark();
  pushRoot(parts);
  // Names of classes may be of any characters.
  const head = newStr(open);
  pushRoot(head);
  let width = unitWidth(head);
  let length = (H32[(head + LENGTH) >> 2] >> 1) + close.length +
    separator.length * Math.max(0, count - 1);
  for (let i = 0; i < count; i++) {
    const part = flat(listItem(parts, i));
    const partWidth = unitWidth(part);
    if (partWidth > width) width = partWidth;
    length += H32[(part + LENGTH) >> 2] >> 1;
  }
  if (length > TEXT_LENGTH_MAX) {
    releaseRoots(mark);
    return raiseMemoryError();
  }
  if (length > 1024) ensureRoom(length * width + 64);
  const gap = newStr(separator);
  const result = allocateStr(length, width);
  let at = put(head, result, 0, width);
  for (let i = 0; i < count; i++) {
    if (i > 0) at = put(gap, result, at, width);
    at = put(flat(listItem(parts, i)), result, at, width);
  }
  put(newStr(close), result, at, width);
  releaseRoots(mark);
  return result;
}

function put(part: StrRef, result: StrRef, at: number, width: 1 | 2 | 4): number {
  const length = H32[(part + LENGTH) >> 2] >> 1;
  copyUnits(part, 0, length, result, at, width);
  return at + length;
}
