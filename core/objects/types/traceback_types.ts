/**
 * traceback and frame (Python/traceback.c, Objects/frameobject.c). A frame object is a picture of a frame, taken when it
 * was asked for: [shape, code, globals, position, back or 0, locals dict or 0].
 */
import { allocate } from "../../heap/allocator.ts";
import { CODE_FILENAME, CODE_FIRST_LINE, CODE_NAME } from "../../heap/layouts/callable.ts";
import {
  TRACEBACK_BYTES,
  TRACEBACK_CODE,
  TRACEBACK_GLOBALS,
  TRACEBACK_NEXT,
  TRACEBACK_POSITION,
  TRACEBACK_SELF,
} from "../../heap/layouts/exception.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { NONE, TS_MAIN } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { builtinsOf } from "../builtins_of.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isInt, safeIntegerOf } from "../values/numbers.ts";
import { newDict } from "../values/dict_table.ts";
import { listAppend, newList } from "../values/sequences.ts";
import { stringRepr } from "../text/string_repr.ts";
import { jsString, newStr } from "../values/text.ts";
import { FRAME_SHAPE, FRAME_TYPE, TRACEBACK_SHAPE, TRACEBACK_TYPE } from "../well_known.ts";
import { addressText } from "./class_names.ts";
import { codePosition } from "../code_positions.ts";

const PICTURE_CODE = 4;
const PICTURE_GLOBALS = 8;
const PICTURE_POSITION = 12;
const PICTURE_BACK = 16;
const PICTURE_LOCALS = 20;
const PICTURE_BYTES = 24;

/** A frame object. @param position word offset of the instruction @throws OutOfMemory */
export function newFramePicture(
  code: Value,
  globals: Value,
  position: number,
  back: Value,
  locals: Value,
): Value {
  const frame = allocate(PICTURE_BYTES);
  H32[frame >> 2] = FRAME_SHAPE;
  H32[(frame + PICTURE_CODE) >> 2] = code;
  H32[(frame + PICTURE_GLOBALS) >> 2] = globals;
  H32[(frame + PICTURE_POSITION) >> 2] = small(position);
  H32[(frame + PICTURE_BACK) >> 2] = back;
  H32[(frame + PICTURE_LOCALS) >> 2] = locals;
  return frame;
}

/** The globals of the frame that a traceback entry is of; those of the main program when it is not known. */
export function tracebackGlobals(traceback: Value): Value {
  const globals = H32[(traceback + TRACEBACK_GLOBALS) >> 2];
  if (globals !== 0) return globals;
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
  const globals = tracebackGlobals(self);
  return newFramePicture(
    H32[(self + TRACEBACK_CODE) >> 2],
    globals === 0 ? newDict() : globals,
    H32[(self + TRACEBACK_POSITION) >> 2] >> 1,
    0,
    0,
  );
}

function tracebackNew(_cls: Value, next: Value, frame: Value, lasti: Value, line: Value): Value {
  if (next !== NONE && ((next & 1) !== 0 || H32[next >> 2] !== TRACEBACK_SHAPE)) {
    return raiseTypeError(`expected traceback object or None, got '${typeName(next)}'`);
  }
  if ((frame & 1) !== 0 || H32[frame >> 2] !== FRAME_SHAPE) {
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
  H32[(traceback + TRACEBACK_CODE) >> 2] = H32[(frame + PICTURE_CODE) >> 2];
  H32[(traceback + TRACEBACK_POSITION) >> 2] = small(Math.max(0, safeIntegerOf(lasti) >> 1));
  H32[(traceback + TRACEBACK_GLOBALS) >> 2] = H32[(frame + PICTURE_GLOBALS) >> 2];
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

function frameLine(self: Value): number {
  return lineAt(H32[(self + PICTURE_CODE) >> 2], H32[(self + PICTURE_POSITION) >> 2] >> 1);
}

function frameRepr(self: Value): Value {
  const code = H32[(self + PICTURE_CODE) >> 2];
  const line = frameLine(self);
  return newStr(
    `<frame at ${addressText(self)}, file ${
      stringRepr(jsString(H32[(code + CODE_FILENAME) >> 2]))
    }, line ${line < 0 ? H32[(code + CODE_FIRST_LINE) >> 2] >> 1 : line}, code ${
      jsString(H32[(code + CODE_NAME) >> 2])
    }>`,
  );
}

function frameLocals(self: Value): Value {
  let locals = H32[(self + PICTURE_LOCALS) >> 2];
  if (locals === 0) {
    const isModule =
      jsString(H32[(H32[(self + PICTURE_CODE) >> 2] + CODE_NAME) >> 2]) === "<module>";
    locals = isModule ? H32[(self + PICTURE_GLOBALS) >> 2] : newDict();
    H32[(self + PICTURE_LOCALS) >> 2] = locals;
  }
  return locals;
}

defineType({
  type: FRAME_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { repr: frameRepr },
  members: { f_code: PICTURE_CODE, f_globals: PICTURE_GLOBALS, f_back: PICTURE_BACK },
  getset: {
    f_lineno: [(self: Value) => lineOrNone(frameLine(self))],
    f_lasti: [(self: Value) => small((H32[(self + PICTURE_POSITION) >> 2] >> 1) * 2)],
    f_locals: [frameLocals],
    f_builtins: [(self: Value) => builtinsOf(H32[(self + PICTURE_GLOBALS) >> 2])],
    f_trace: [() => NONE],
  },
  methods: { clear: ["", () => NONE] },
});
