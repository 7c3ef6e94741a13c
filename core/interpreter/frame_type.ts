/** frame (Objects/frameobject.c): what sys._getframe, gi_frame and traceback.tb_frame give. */
import { CODE_FILENAME, CODE_FIRST_LINE, CODE_NAME } from "../heap/layouts/callable.ts";
import {
  FRAME_OBJECT_CODE,
  FRAME_OBJECT_EXTRA,
  FRAME_OBJECT_GENERATOR,
  FRAME_OBJECT_GLOBALS,
  FRAME_OBJECT_TRACE,
  FRAME_OBJECT_TRACE_BITS,
} from "../heap/layouts/frame_object.ts";
import { TYPE_FLAG_NO_NEW } from "../heap/layouts/type.ts";
import { FALSE, NONE, TRUE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { builtinsOf } from "../objects/builtins_of.ts";
import { codePosition } from "../objects/code_positions.ts";
import { defineType } from "../objects/define.ts";
import { raise, raiseRuntimeError, raiseTypeError, raiseValueError } from "../objects/errors.ts";
import { stringRepr } from "../objects/text/string_repr.ts";
import { addressText } from "../objects/types/class_names.ts";
import { bool } from "../objects/values/numbers.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import { ATTRIBUTE_ERROR, FRAME_TYPE } from "../objects/well_known.ts";
import {
  backOf,
  clearSaved,
  endUnbegun,
  frameOfObject,
  isExecuting,
  positionOfObject,
} from "./frame_objects.ts";
import { localsMapping } from "./frame_locals_proxy.ts";

/** Bits of FRAME_OBJECT_TRACE_BITS. */
const TRACES_LINES = 1;
const TRACES_OPCODES = 2;

function lineOf(self: Value): number {
  return codePosition(H32[(self + FRAME_OBJECT_CODE) >> 2], positionOfObject(self)).line;
}

function represent(self: Value): Value {
  const code = H32[(self + FRAME_OBJECT_CODE) >> 2];
  const line = lineOf(self);
  return newStr(
    `<frame at ${addressText(self)}, file ${
      stringRepr(jsString(H32[(code + CODE_FILENAME) >> 2]))
    }, line ${line < 0 ? H32[(code + CODE_FIRST_LINE) >> 2] >> 1 : line}, code ${
      jsString(H32[(code + CODE_NAME) >> 2])
    }>`,
  );
}

function clear(self: Value): Value {
  if (isExecuting(self)) return raiseRuntimeError("cannot clear an executing frame");
  if (frameOfObject(self) !== 0 && !endUnbegun(self)) {
    return raiseRuntimeError("cannot clear a suspended frame");
  }
  clearSaved(self);
  H32[(self + FRAME_OBJECT_EXTRA) >> 2] = 0;
  return NONE;
}

function setLine(_self: Value, value: Value): number {
  if (value === 0) return raise(ATTRIBUTE_ERROR, "cannot delete attribute");
  return raiseValueError("f_lineno can only be set in a trace function");
}

function setTrace(self: Value, value: Value): number {
  H32[(self + FRAME_OBJECT_TRACE) >> 2] = value === NONE ? 0 : value;
  return 1;
}

function traceBit(bit: number) {
  return [
    (self: Value) => bool((H32[(self + FRAME_OBJECT_TRACE_BITS) >> 2] >> 1 & bit) !== 0),
    (self: Value, value: Value) => {
      if (value !== TRUE && value !== FALSE) {
        return raiseTypeError("attribute value type must be bool");
      }
      const others = H32[(self + FRAME_OBJECT_TRACE_BITS) >> 2] >> 1 & ~bit;
      H32[(self + FRAME_OBJECT_TRACE_BITS) >> 2] = small(value === TRUE ? others | bit : others);
      return 1;
    },
  ] as const;
}

defineType({
  type: FRAME_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { repr: represent },
  members: {
    f_code: FRAME_OBJECT_CODE,
    f_globals: FRAME_OBJECT_GLOBALS,
    f_generator: FRAME_OBJECT_GENERATOR,
  },
  getset: {
    f_back: [(self: Value) => backOf(self) || NONE],
    f_lineno: [
      (self: Value) => {
        const line = lineOf(self);
        return line < 0 ? NONE : small(line);
      },
      setLine,
    ],
    f_lasti: [(self: Value) => small(positionOfObject(self) * 2)],
    f_locals: [localsMapping],
    f_builtins: [(self: Value) => builtinsOf(H32[(self + FRAME_OBJECT_GLOBALS) >> 2])],
    f_trace: [(self: Value) => H32[(self + FRAME_OBJECT_TRACE) >> 2] || NONE, setTrace],
    f_trace_lines: traceBit(TRACES_LINES),
    f_trace_opcodes: traceBit(TRACES_OPCODES),
  },
  methods: { clear: ["", clear] },
});
