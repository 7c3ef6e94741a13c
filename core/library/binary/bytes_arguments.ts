/** What functions of modules for binary data take and give. */
import { ensureRoom } from "../../heap/allocator.ts";
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import {
  isInstance,
  raiseInstance,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../../objects/errors.ts";
import { isStr } from "../../objects/kinds.ts";
import { call1 } from "../../objects/protocols/call.ts";
import { newBytes, viewAddress, viewBytes, viewLength } from "../../objects/values/bytes_object.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { BASE_EXCEPTION } from "../../objects/well_known.ts";
import { chargeWork } from "../../objects/work.ts";

/** A copy of the bytes of a bytes-like object or an ASCII str; null with the exception pending. */
export function bytesArgument(value: Value, allowText: boolean): Uint8Array | null {
  if (allowText && isStr(value)) {
    const text = jsString(value);
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) > 0x7f) {
        raiseValueError("string argument should contain only ASCII characters");
        return null;
      }
    }
    return chargeWork(1 + (text.length >> 4)) ? new TextEncoder().encode(text) : null;
  }
  if (!viewBytes(value)) {
    raiseTypeError(
      allowText
        ? `argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`
        : `a bytes-like object is required, not '${typeName(value)}'`,
    );
    return null;
  }
  if (!chargeWork(1 + (viewLength >> 4))) return null;
  return HU8.slice(viewAddress, viewAddress + viewLength);
}

/** A bytes object of the content; what it was made from is rooted by the caller. */
export function bytesResult(content: Uint8Array): Value {
  ensureRoom(content.length + 64);
  return newBytes(content);
}

/** What `fail` makes of a message is raised. */
export function raiseMade(fail: Value, message: string): 0 {
  const mark = rootMark();
  pushRoot(fail);
  const text = newStr(message);
  pushRoot(text);
  const exception = call1(fail, text);
  releaseRoots(mark);
  if (exception === 0) return 0;
  // Guest code can call the natives too, with a class of its own.
  return (exception & 1) === 0 && isInstance(exception, BASE_EXCEPTION)
    ? raiseInstance(exception)
    : raiseTypeError("exceptions must derive from BaseException");
}
