/**
 * Running code objects: module bodies, class bodies; and the boundary where host-level failures (no memory, too deep,
 * a SyntaxFailure of the front end) become guest exceptions.
 */
import { FRAME_CODE, FRAME_LOCALS, FRAME_NAMES } from "../heap/layouts/frame.ts";
import { CELL_CONTENT, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import * as layout from "../heap/layouts/callable.ts";
import { NONE, TS_ATTRIBUTE_KINDS, TS_BUILTINS_DICT, TS_FRAME, TS_SECOND } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { CodeFlag } from "../compiler/opcodes.ts";
import { CompileFailure, SyntaxFailure } from "../compiler/compile.ts";
import { raise, raiseInstance, raiseRuntimeError, typeName } from "../objects/errors.ts";
import { noteBuiltins } from "../objects/builtins_of.ts";
import { N } from "../objects/names.ts";
import { callTuple } from "../objects/protocols/call.ts";
import { functionWithCells } from "../objects/types/function_type.ts";
import { setClassHooks } from "../objects/types/class_hooks.ts";
import { setSyntaxDetail, SYNTAX_METADATA } from "../objects/types/exception_fields.ts";
import { dictGetStr, dictLength, dictSetStr } from "../objects/values/dict_table.ts";
import { newInt } from "../objects/values/numbers.ts";
import { tupleLength, tupleOf } from "../objects/values/sequences.ts";
import { newStr } from "../objects/values/text.ts";
import {
  exceptionTypes,
  MEMORY_ERROR,
  RECURSION_ERROR,
  SYNTAX_ERROR,
} from "../objects/well_known.ts";
import { callType, keywordNames, placeArguments, PUSHED, TO_HOST } from "./calls.ts";
import { PendingFailure } from "./compile_guest.ts";
import { pushCall, pushFrame, RETURN_PUSH } from "./frames.ts";
import { isReliedOn } from "./attribute_cache.ts";
import { flushInlineCaches } from "./load_code.ts";
import { raiseHostFailure } from "./host_failure.ts";
import { runFrames } from "./loop.ts";

/**
 * Runs a module's code with `dict` as globals and locals.
 *
 * @returns what it returns, not rooted; 0 with the exception pending
 */
export function runModuleCode(code: Value, dict: Value): Value {
  return runCode(code, dict, dict);
}

/** Runs code with these globals, this locals mapping and these cells, or 0. 0 with the exception pending. */
export function runCode(code: Value, globals: Value, locals: Value, closure: Value = 0): Value {
  if (dictGetStr(globals, N.__builtins__) === 0) {
    dictSetStr(globals, N.__builtins__, H32[TS_BUILTINS_DICT >> 2]);
  } else noteBuiltins(globals);
  const fn = closure === 0 ? 0 : functionWithCells(code, globals, closure);
  if (closure !== 0 && fn === 0) return 0;
  if (((H32[(code + layout.CODE_FLAGS) >> 2] >> 1) & CodeFlag.OPTIMIZED) !== 0) {
    return callCode(code, globals, fn);
  }
  const frame = pushFrame(code, fn, globals, RETURN_PUSH | TO_HOST);
  if (frame === 0) return 0;
  H32[(frame + FRAME_NAMES) >> 2] = locals;
  return runFrames();
}

/** Runs the code of a function, which `fn` is unless that is 0, without arguments: that it needs some is a TypeError. */
function callCode(code: Value, globals: Value, fn: Value): Value {
  const callee = fn === 0 ? functionWithCells(code, globals, NONE) : fn;
  if (callee === 0) return 0;
  H32[(callee + layout.FUNCTION_QUALNAME) >> 2] = H32[(code + layout.CODE_NAME) >> 2];
  const mark = rootMark();
  pushRoot(callee);
  const result = callTuple(callee, tupleOf());
  releaseRoots(mark);
  return result;
}

/** Runs a guest function's code with `namespace` as its locals mapping: a class body. */
function runClassBody(fn: Value, namespace: Value): Value {
  const frame = pushCall(fn, 0, 0, 0, RETURN_PUSH | TO_HOST);
  if (frame === 0) return 0;
  H32[(frame + FRAME_NAMES) >> 2] = namespace;
  return runFrames();
}

/**
 * Makes the front end's failure the pending guest exception.
 *
 * @throws whatever it is when it is none of those
 */
export function raiseSyntaxFailure(failure: unknown, filename: string, source = ""): 0 {
  if (failure instanceof SyntaxFailure) {
    const entry = exceptionTypes.get(failure.type);
    const type = entry === undefined ? SYNTAX_ERROR : entry.type;
    if (type === MEMORY_ERROR || type === RECURSION_ERROR) return raise(type, failure.message);
    const details = tupleOf(
      newStr(filename),
      newInt(failure.line),
      newInt(failure.offset),
      failure.text === null || failure.text === undefined ? NONE : newStr(failure.text),
      newInt(failure.endLine),
      newInt(failure.endOffset),
    );
    const message = newStr(failure.message);
    const made = callTuple(type, tupleOf(message, details));
    if (made === 0) return 0;
    // What the hint about a misspelled keyword needs, should the exception be printed.
    const metadata = tupleOf(newInt(failure.lastCompoundLine), newInt(0), newStr(source));
    setSyntaxDetail(made, SYNTAX_METADATA, metadata);
    return raiseInstance(made);
  }
  if (failure instanceof CompileFailure) {
    const entry = exceptionTypes.get(failure.type);
    return raise(entry === undefined ? SYNTAX_ERROR : entry.type, failure.message);
  }
  if (failure instanceof PendingFailure || raiseHostFailure(failure)) return 0;
  throw failure;
}

/** `super()` in the running guest function: its class, and self in TS_SECOND. */
function currentSuperArguments(): Value {
  const frame = H32[TS_FRAME >> 2];
  if (frame === 0) return raiseRuntimeError("super(): no current frame");
  const code = H32[(frame + FRAME_CODE) >> 2];
  if (H32[(code + layout.CODE_ARG_COUNT) >> 2] >> 1 === 0) {
    return raiseRuntimeError("super(): no arguments");
  }
  const locals = (frame + FRAME_LOCALS) >> 2;
  let self = H32[locals];
  const kinds = H32[(code + layout.CODE_LOCAL_NAMES) >> 2];
  const count = tupleLength(kinds);
  const free = H32[(code + layout.CODE_FREE_COUNT) >> 2] >> 1;
  if (self !== 0 && typeName(self) === "cell") self = H32[(self + CELL_CONTENT) >> 2];
  if (self === 0) return raiseRuntimeError("super(): arg[0] deleted");
  for (let i = count - free; i < count; i++) {
    if (H32[((kinds + TUPLE_ITEMS) >> 2) + i] !== N.__class__) continue;
    const cell = H32[locals + i];
    const cls = cell === 0 ? 0 : H32[(cell + CELL_CONTENT) >> 2];
    if (cls === 0) return raiseRuntimeError("super(): empty __class__ cell");
    H32[TS_SECOND >> 2] = self;
    return cls;
  }
  return raiseRuntimeError("super(): __class__ cell not found");
}

/** type.__call__ with the arguments in a tuple and a dict. */
function callTypeTuple(type: Value, args: Value, keywords: Value): Value {
  const mark = rootMark();
  const names = keywords === 0 || dictLength(keywords) === 0 ? 0 : keywordNames(keywords);
  if (names === 0 && keywords !== 0 && dictLength(keywords) > 0) {
    releaseRoots(mark);
    return 0;
  }
  pushRoot(names);
  const at = placeArguments(args, keywords, names);
  const count = tupleLength(args);
  const named = names === 0 ? 0 : tupleLength(names);
  const result = callType(type, at, count + named, names, TO_HOST);
  const final = result === PUSHED ? runFrames() : result;
  releaseRoots(mark);
  return final;
}

setClassHooks({
  callType: callTypeTuple,
  runClassBody,
  currentSuperArguments,
  attributeKindChanged: (type) => {
    if (!isReliedOn(type)) return;
    H32[TS_ATTRIBUTE_KINDS >> 2] += 2;
    flushInlineCaches();
  },
});
