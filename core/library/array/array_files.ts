/** What array reads from files and writes to them, by their methods read and write. */
import { NONE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raiseTypeError } from "../../objects/errors.ts";
import { isBytes } from "../../objects/kinds.ts";
import { getAttribute } from "../../objects/protocols/attributes.ts";
import { call1 } from "../../objects/protocols/call.ts";
import {
  bytesOfRange,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import { newInt } from "../../objects/values/numbers.ts";
import { internText } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";

/** Bytes that one call of write is given at most. */
const BLOCK = 1 << 16;

/** file.read(size), bytes of any length; 0 with the exception pending. May run guest code. */
export function readBytes(file: Value, size: number): Value {
  const mark = rootMark();
  pushRoot(file);
  const read = getAttribute(file, internText("read"));
  pushRoot(read);
  const count = read === 0 ? 0 : newInt(size);
  pushRoot(count);
  const data = read === 0 ? 0 : call1(read, count);
  releaseRoots(mark);
  return data === 0 || isBytes(data) ? data : raiseTypeError("read() didn't return bytes");
}

/**
 * file.write(part) for all bytes of a bytes-like object, as long as it has them: writing may run guest code that
 * changes it. Its number of bytes at the beginning counts, and is never passed.
 */
export function writeBytes(source: Value, file: Value): Value {
  viewBytes(source);
  const length = viewLength;
  const mark = rootMark();
  pushRoot(source);
  pushRoot(file);
  const blockMark = rootMark();
  let done = true;
  for (let at = 0; done && at < length; at += BLOCK) {
    viewBytes(source);
    const size = Math.min(BLOCK, Math.min(length, viewLength) - at);
    if (size <= 0) break;
    done = false;
    if (!chargeWork(size >> 6)) break;
    viewBytes(source);
    const part = bytesOfRange(viewAddress + at, size);
    pushRoot(part);
    const write = getAttribute(file, internText("write"));
    pushRoot(write);
    done = write !== 0 && call1(write, part) !== 0;
    releaseRoots(blockMark);
  }
  releaseRoots(mark);
  return done ? NONE : 0;
}
