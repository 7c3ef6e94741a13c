/**
 * traceback (Python/traceback.c). An entry keeps its frame's object where programs may ask for what it holds
 * (interpreter/frame_objects.ts), else what a picture of the frame is made of when it is asked for.
 */
import { allocate } from "../../heap/allocator.ts";
import {
  TRACEBACK_BYTES,
  TRACEBACK_CODE,
  TRACEBACK_GLOBALS,
  TRACEBACK_NEXT,
  TRACEBACK_POSITION,
  TRACEBACK_SELF,
} from "../../heap/layouts/exception.ts";
import { FRAME_OBJECT_CODE, FRAME_OBJECT_GLOBALS } from "../../heap/layouts/frame_object.ts";
import { NONE, TS_MAIN } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isFrameObject, newFramePicture } from "../values/frame_objects.ts";
import { isInt, safeIntegerOf } from "../values/numbers.ts";
import { newDict } from "../values/dict_table.ts";
import { listAppend, newList } from "../values/sequences.ts";
import { newStr } from "../values/text.ts";
import { TRACEBACK_SHAPE, TRACEBACK_TYPE } from "../well_known.ts";
import { codePosition } from "../code_positions.ts";

/** The globals of the frame that a traceback entry is of; those of the main program when it is not known. */
export function tracebackGlobals(traceback: Value): Value {
  const known = H32[(traceback + TRACEBACK_GLOBALS) >> 2];
  if (known !== 0) return isFrameObject(known) ? H32[(known + FRAME_OBJECT_GLOBALS) >> 2] : known;
  const main = H32[TS_MAIN >> 2];
  return main === 0 ? 0 : H32[(main + 4) >> 2];
}

function lineAt(code: Value, word: number): number {
  return codePosition(code, word).line;
}

/**
 * What the first local variable of the entry's frame held when it is called `self`, or 0: the hint "Did you mean:
 * 'self.x'?" needs it.
 */
export function tracebackSelf(traceback: Value): Value {
  return H32[(traceback + TRACEBACK_SELF) >> 2];
}

/** Line (from 1) of a traceback entry, or -1. */
export function tracebackLine(traceback: Value): number {
  return lineAt(
    H32[(traceback + TRACEBACK_CODE) >> 2],
    H32[(traceback + TRACEBACK_POSITION) >> 2] >> 1,
  );
}

const lineOrNone = (line: number): Value => line < 0 ? NONE : small(line);

function tracebackFrame(self: Value): Value {
  const known = H32[(self + TRACEBACK_GLOBALS) >> 2];
  if (isFrameObject(known)) return known;
  const globals = tracebackGlobals(self);
  const frame = newFramePicture(
    H32[(self + TRACEBACK_CODE) >> 2],
    globals === 0 ? newDict() : globals,
    H32[(self + TRACEBACK_POSITION) >> 2] >> 1,
  );
  H32[(self + TRACEBACK_GLOBALS) >> 2] = frame;
  return frame;
}

function tracebackNew(_cls: Value, next: Value, frame: Value, lasti: Value, line: Value): Value {
  if (next !== NONE && ((next & 1) !== 0 || H32[next >> 2] !== TRACEBACK_SHAPE)) {
    return raiseTypeError(`expected traceback object or None, got '${typeName(next)}'`);
  }
  if (!isFrameObject(frame)) {
    return raiseTypeError(
      `traceback() argument 'tb_frame' must be frame, not ${typeName(frame)}`,
    );
  }
  for (const number of [lasti, line]) {
    if (!isInt(number)) {
      return raiseTypeError(`'${typeName(number)}' object cannot be interpreted as an integer`);
    }
  }
  const traceback = allocate(TRACEBACK_BYTES);
  H32[traceback >> 2] = TRACEBACK_SHAPE;
  H32[(traceback + TRACEBACK_NEXT) >> 2] = next === NONE ? 0 : next;
  H32[(traceback + TRACEBACK_CODE) >> 2] = H32[(frame + FRAME_OBJECT_CODE) >> 2];
  H32[(traceback + TRACEBACK_POSITION) >> 2] = small(Math.max(0, safeIntegerOf(lasti) >> 1));
  H32[(traceback + TRACEBACK_GLOBALS) >> 2] = frame;
  return traceback;
}

function setNext(self: Value, value: Value): number {
  if (value === 0) return raiseTypeError("can't delete tb_next attribute");
  if (value === NONE) {
    H32[(self + TRACEBACK_NEXT) >> 2] = 0;
    return 1;
  }
  if ((value & 1) !== 0 || H32[value >> 2] !== TRACEBACK_SHAPE) {
    return raiseTypeError(`expected traceback object, got '${typeName(value)}'`);
  }
  for (let at = value; at !== 0; at = H32[(at + TRACEBACK_NEXT) >> 2]) {
    if (at === self) return raiseValueError("traceback loop detected");
  }
  H32[(self + TRACEBACK_NEXT) >> 2] = value;
  return 1;
}

function tracebackDir(): Value {
  const list = newList(4);
  for (const name of ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"]) {
    listAppend(list, newStr(name));
  }
  return list;
}

defineType({
  type: TRACEBACK_TYPE,
  doc: "Create a new traceback object.",
  new: ["tb_next, tb_frame, tb_lasti, tb_lineno", tracebackNew],
  getset: {
    tb_next: [(self: Value) => H32[(self + TRACEBACK_NEXT) >> 2] || NONE, setNext],
    tb_frame: [tracebackFrame],
    tb_lineno: [(self: Value) => lineOrNone(tracebackLine(self))],
    tb_lasti: [(self: Value) => small((H32[(self + TRACEBACK_POSITION) >> 2] >> 1) * 2)],
  },
  methods: { __dir__: ["", tracebackDir] },
});
