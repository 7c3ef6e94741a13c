/**
 * Exceptions that have nowhere to go: of finalizers and callbacks (Python/errors.c: PyErr_FormatUnraisable). They are
 * given to sys.unraisablehook, which prints them.
 *
 *     UnraisableHookArgs   4 type  8 value  12 traceback  16 message, str or None  20 object or None
 */
import { allocate } from "../heap/allocator.ts";
import { EXCEPTION_TRACEBACK } from "../heap/layouts/exception.ts";
import { KIND_OTHER, LAYOUT_FIELDS } from "../heap/layouts/shape.ts";
import { NONE, TS_LIMIT, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { defineType } from "../objects/define.ts";
import { raiseTypeError, takePending, typeOf } from "../objects/errors.ts";
import { isStr } from "../objects/kinds.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { call1 } from "../objects/protocols/call.ts";
import { reprOf } from "../objects/protocols/represent.ts";
import { staticName, staticShape, staticType } from "../objects/static_area.ts";
import { formatException } from "../objects/traceback_text.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { internText, jsString, newStr } from "../objects/values/text.ts";
import { writeToStream } from "./sys_access.ts";

const ARGS_TYPE = staticType("sys.UnraisableHookArgs");
const ARGS_SHAPE = staticShape(ARGS_TYPE, LAYOUT_FIELDS, 24, KIND_OTHER);
const SYS = staticName("sys");

/**
 * Takes the pending exception and reports it. `message` is what was ignored, with the repr of `object` behind it.
 *
 * @returns false when a limit was hit: it stays pending
 */
export function reportUnraisable(message: string, object: Value): boolean {
  if (H32[TS_LIMIT >> 2] !== 0) return false;
  const mark = rootMark();
  const exception = takePending();
  pushRoot(exception);
  pushRoot(object);
  const shown = reprOf(object);
  if (shown === 0) {
    if (H32[TS_LIMIT >> 2] !== 0) {
      releaseRoots(mark);
      return false;
    }
    takePending();
  }
  const head = `${message} ${shown === 0 ? "<object repr() failed>" : jsString(shown)}`;
  const args = allocate(24);
  H32[args >> 2] = ARGS_SHAPE;
  pushRoot(args);
  H32[(args + 4) >> 2] = typeOf(exception);
  H32[(args + 8) >> 2] = exception;
  H32[(args + 12) >> 2] = H32[(exception + EXCEPTION_TRACEBACK) >> 2] || NONE;
  H32[(args + 16) >> 2] = newStr(head);
  H32[(args + 20) >> 2] = NONE;
  const sys = dictGetStr(H32[TS_MODULES >> 2], SYS);
  const hook = sys === 0 ? 0 : lookupAttribute(sys, internText("unraisablehook"));
  pushRoot(hook);
  const done = hook === 0 ? printUnraisable(args) : call1(hook, args);
  // A hook that fails is not reported in its turn.
  if (done === 0 && H32[TS_LIMIT >> 2] === 0) takePending();
  releaseRoots(mark);
  return H32[TS_LIMIT >> 2] === 0;
}

/** sys.unraisablehook: prints what reportUnraisable made. NONE, or 0 with the exception pending. May run guest code. */
export function printUnraisable(args: Value): Value {
  if ((args & 1) !== 0 || H32[args >> 2] !== ARGS_SHAPE) {
    return raiseTypeError("sys.unraisablehook argument type must be UnraisableHookArgs");
  }
  const message = H32[(args + 16) >> 2];
  const object = H32[(args + 20) >> 2];
  let head = isStr(message) ? jsString(message) : "Exception ignored in";
  if (object !== NONE) {
    const shown = reprOf(object);
    if (shown === 0) {
      if (H32[TS_LIMIT >> 2] !== 0) return 0;
      takePending();
    }
    head += ` ${shown === 0 ? "<object repr() failed>" : jsString(shown)}`;
  }
  const text = `${head}:\n${formatException(H32[(args + 8) >> 2])}`;
  return writeToStream("stderr", text) ? NONE : 0;
}

defineType({
  type: ARGS_TYPE,
  module: "sys",
  doc: "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
  members: { exc_type: 4, exc_value: 8, exc_traceback: 12, err_msg: 16, object: 20 },
});
