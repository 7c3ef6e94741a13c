/** Recording of one instruction: which handler takes it, and the stack, jumps and calls. */
import { Op, OPCODE_TABLE, type OpcodeName } from "../compiler/opcodes.ts";
import { ARRAY_ITEMS, CELL_BYTES, CELL_CONTENT, FLOAT_VALUE } from "../heap/layouts/basic.ts";
import { CODE_CONSTANTS } from "../heap/layouts/callable.ts";
import { EXIT_VALUES_MOST, FALSE, NONE, TRUE } from "../heap/map.ts";
import { H32, HF64 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { CELL_SHAPE, FLOAT_SHAPE } from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import { field, MemoryClass, U, WORD } from "./micro_ops.ts";
import * as calls from "./record_calls.ts";
import * as containers from "./record_containers.ts";
import * as exceptions from "./record_exceptions.ts";
import { recordMakeFunction } from "./record_functions.ts";
import * as generators from "./record_generators.ts";
import * as iteration from "./record_iteration.ts";
import { recordListExtend } from "./record_natives.ts";
import * as names from "./record_names.ts";
import { recordGuestTruth } from "./record_methods.ts";
import { truthOf } from "./record_truth.ts";
import * as numbers from "./record_numbers.ts";
import * as text from "./record_text.ts";
import { recordExitCall, recordLoadSpecial } from "./record_with.ts";
import type { Recorder } from "./recorder.ts";

type Handler = (r: Recorder, argument: number) => void;

/** The constant or name `index` of the innermost frame's code. */
function constant(r: Recorder, index: number): number {
  return H32[((H32[(r.frame.code + CODE_CONSTANTS) >> 2] + ARRAY_ITEMS) >> 2) + index];
}

function loadChecked(r: Recorder, index: number): void {
  const ref = r.slot(index);
  if (r.typeOf(ref) === WORD) r.emit(U.GUARD_BOUND, ref);
  r.replace(0, ref);
}

function swap(r: Recorder, depth: number): void {
  const top = r.peek(0);
  const other = r.peek(depth - 1);
  const base = r.frame.height;
  r.setSlot(base - 1, other);
  r.setSlot(base - depth, top);
}

/** Whether a value is true, for those whose truth can be recorded. */
function isTrue(actual: number): boolean {
  if (actual === TRUE) return true;
  if (actual === FALSE || actual === NONE || actual === small(0)) return false;
  if ((actual & 1) !== 0) return true;
  if (H32[actual >> 2] === FLOAT_SHAPE) return HF64[(actual + FLOAT_VALUE) >> 3] !== 0;
  return boundLoop().objectTruth(actual) === 1;
}

/** Guards that the truth of the top is what it is now. */
function guardTruth(r: Recorder): boolean {
  const actual = r.actual(0);
  const truth = truthOf(r, r.peek(0), actual);
  const holds = isTrue(actual);
  r.emit(holds ? U.GUARD_TRUE : U.GUARD_FALSE, truth);
  return holds;
}

function popJump(r: Recorder): void {
  if (recordGuestTruth(r)) return;
  guardTruth(r);
  r.replace(1);
}

function jumpOrPop(r: Recorder, jumpsWhen: boolean): void {
  if (guardTruth(r) !== jumpsWhen) r.replace(1);
}

function popJumpNone(r: Recorder): void {
  const ref = r.peek(0);
  if (r.typeOf(ref) === WORD) {
    const same = r.emit(U.SAME, ref, r.emitter.word(NONE));
    r.emit(r.actual(0) === NONE ? U.GUARD_TRUE : U.GUARD_FALSE, same);
  }
  r.replace(1);
}

const HANDLERS: Partial<Record<OpcodeName, Handler>> = {
  NOP: () => {},
  RESUME: (r) => r.countStep(),
  POP_TOP: (r) => r.replace(1),
  COPY: (r, depth) => r.replace(0, r.peek(depth - 1)),
  SWAP: swap,
  PUSH_NULL: (r) => r.replace(0, r.emitter.word(0)),
  LOAD_CONST: (r, index) => r.replace(0, r.constant(constant(r, index))),
  LOAD_SMALL_INT: (r, value) => r.replace(0, r.emitter.int(value)),
  LOAD_FAST: (r, index) => r.replace(0, r.slot(index)),
  LOAD_FAST_CHECK: loadChecked,
  LOAD_FAST_AND_CLEAR: (r, index) => {
    r.replace(0, r.slot(index));
    r.setSlot(index, r.emitter.word(0));
  },
  LOAD_FAST_LOAD_FAST: (r, both) => r.replace(0, r.slot(both & 0xfff), r.slot(both >> 12)),
  STORE_FAST: (r, index) => {
    r.setSlot(index, r.peek(0));
    r.replace(1);
  },
  DELETE_FAST: (r, index) => {
    const ref = r.slot(index);
    if (r.typeOf(ref) === WORD) r.emit(U.GUARD_BOUND, ref);
    r.setSlot(index, r.emitter.word(0));
  },
  LOAD_DEREF: names.recordLoadDeref,
  STORE_DEREF: names.recordStoreDeref,
  LOAD_NAME: (r, index) => names.recordLoadName(r, constant(r, index)),
  STORE_NAME: (r, index) => names.recordStoreName(r, constant(r, index)),
  STORE_GLOBAL: (r, index) => names.recordStoreGlobal(r, constant(r, index)),
  LOAD_GLOBAL: (r, argument) => {
    const value = names.globalValue(r, constant(r, argument >> 1));
    if ((argument & 1) !== 0) r.replace(0, value, r.emitter.word(0));
    else r.replace(0, value);
  },
  BINARY_OP: numbers.recordBinary,
  BINARY_ADD: numbers.recordBinary,
  BINARY_SUBTRACT: numbers.recordBinary,
  BINARY_MULTIPLY: numbers.recordBinary,
  COMPARE_OP: numbers.recordCompare,
  IS_OP: numbers.recordIs,
  UNARY_NEGATIVE: numbers.recordNegative,
  UNARY_INVERT: numbers.recordInvert,
  UNARY_NOT: numbers.recordNot,
  CONTAINS_OP: numbers.recordContains,
  DELETE_SUBSCR: containers.recordDeleteSubscript,
  BINARY_SLICE: containers.recordSlice,
  STORE_SLICE: containers.recordStoreSlice,
  BUILD_SLICE: containers.recordBuildSlice,
  SET_ADD: containers.recordSetAdd,
  MAP_ADD: containers.recordMapAdd,
  LOAD_ATTR: (r, index) => names.recordLoadAttribute(r, constant(r, index)),
  LOAD_METHOD: (r, index) => names.recordLoadMethod(r, constant(r, index)),
  STORE_ATTR: (r, index) => names.recordStoreAttribute(r, constant(r, index)),
  LOAD_SUPER_METHOD: (r, index) => names.recordLoadSuperMethod(r, constant(r, index)),
  FORMAT_SIMPLE: text.recordFormat,
  FORMAT_WITH_SPEC: text.recordFormatWithSpecification,
  CONVERT_VALUE: text.recordConvert,
  BUILD_STRING: text.recordBuildString,
  BUILD_MAP: containers.recordBuildMap,
  BUILD_SET: containers.recordBuildSet,
  BINARY_SUBSCR: containers.recordSubscript,
  STORE_SUBSCR: containers.recordStoreSubscript,
  BUILD_TUPLE: containers.recordBuildTuple,
  UNPACK_SEQUENCE: containers.recordUnpack,
  GET_ITER: iteration.recordGetIter,
  FOR_ITER: iteration.recordForIter,
  JUMP: () => {},
  JUMP_BACKWARD_NO_INTERRUPT: () => {},
  JUMP_BACKWARD: (r) => r.countStep(),
  POP_JUMP_IF_FALSE: popJump,
  POP_JUMP_IF_TRUE: popJump,
  POP_JUMP_IF_NONE: popJumpNone,
  POP_JUMP_IF_NOT_NONE: popJumpNone,
  JUMP_IF_FALSE_OR_POP: (r) => jumpOrPop(r, false),
  JUMP_IF_TRUE_OR_POP: (r) => jumpOrPop(r, true),
  CALL: calls.recordCall,
  CALL_KW: calls.recordKeywordCall,
  RETURN_GENERATOR: generators.recordCreate,
  YIELD_VALUE: generators.recordYield,
  GET_YIELD_FROM_ITER: generators.recordYieldFromIterator,
  GET_AWAITABLE: generators.recordAwaitable,
  SEND: generators.recordSend,
  END_SEND: (r) => r.replace(2, r.peek(0)),
  CALL_FUNCTION_EX: calls.recordSpreadCall,
  DICT_MERGE: calls.recordDictMerge,
  RETURN_VALUE: calls.recordReturn,
  COPY_FREE_VARS: calls.recordCopyFreeVariables,
  MAKE_CELL: (r, index) => {
    const content = r.word(r.slot(index));
    const cell = r.emit(U.NEW, r.emitter.word(CELL_SHAPE), 0, 0, CELL_BYTES);
    r.emit(U.SET_FIELD, cell, content, 0, field(CELL_CONTENT, MemoryClass.SLOTS));
    r.setSlot(index, cell);
  },
  MAKE_FUNCTION: recordMakeFunction,
  BUILD_LIST: containers.recordBuildList,
  LIST_APPEND: containers.recordListAppend,
  LIST_EXTEND: recordListExtend,
  RAISE_VARARGS: exceptions.recordRaise,
  RERAISE: exceptions.recordReraise,
  PUSH_EXC_INFO: exceptions.recordPushExceptionInfo,
  POP_EXCEPT: exceptions.recordPopExcept,
  CHECK_EXC_MATCH: exceptions.recordCheckMatch,
  LOAD_SPECIAL: recordLoadSpecial,
  WITH_EXCEPT_START: recordExitCall,
};

const BY_NUMBER: readonly (Handler | undefined)[] = OPCODE_TABLE.map(([name]) => HANDLERS[name]);

/** Words that an instruction takes from the stack and leaves there: for those that do nothing else to their frame. */
const STACK_USE: Partial<Record<OpcodeName, (argument: number) => readonly [number, number]>> = {
  LOAD_NAME: () => [0, 1],
  STORE_NAME: () => [1, 0],
  LOAD_GLOBAL: (argument) => [0, 1 + (argument & 1)],
  STORE_GLOBAL: () => [1, 0],
  LOAD_COMMON_CONSTANT: () => [0, 1],
  BINARY_OP: () => [2, 1],
  BINARY_ADD: () => [2, 1],
  BINARY_SUBTRACT: () => [2, 1],
  BINARY_MULTIPLY: () => [2, 1],
  COMPARE_OP: () => [2, 1],
  CONTAINS_OP: () => [2, 1],
  UNARY_NEGATIVE: () => [1, 1],
  UNARY_POSITIVE: () => [1, 1],
  UNARY_INVERT: () => [1, 1],
  UNARY_NOT: () => [1, 1],
  LOAD_ATTR: () => [1, 1],
  LOAD_METHOD: () => [1, 2],
  LOAD_SUPER_ATTR: () => [3, 1],
  LOAD_SUPER_METHOD: () => [3, 2],
  STORE_ATTR: () => [2, 0],
  DELETE_ATTR: () => [1, 0],
  BINARY_SUBSCR: () => [2, 1],
  STORE_SUBSCR: () => [3, 0],
  DELETE_SUBSCR: () => [2, 0],
  BINARY_SLICE: () => [3, 1],
  STORE_SLICE: () => [4, 0],
  BUILD_SLICE: (count) => [count, 1],
  BUILD_TUPLE: (count) => [count, 1],
  BUILD_LIST: (count) => [count, 1],
  BUILD_SET: (count) => [count, 1],
  BUILD_MAP: (count) => [2 * count, 1],
  BUILD_STRING: (count) => [count, 1],
  LIST_APPEND: () => [1, 0],
  SET_ADD: () => [1, 0],
  MAP_ADD: () => [2, 0],
  LIST_EXTEND: () => [1, 0],
  SET_UPDATE: () => [1, 0],
  DICT_UPDATE: () => [1, 0],
  LIST_TO_TUPLE: () => [1, 1],
  UNPACK_SEQUENCE: (count) => [1, count],
  CONVERT_VALUE: () => [1, 1],
  FORMAT_SIMPLE: () => [1, 1],
  FORMAT_WITH_SPEC: () => [2, 1],
  GET_ITER: () => [1, 1],
  FOR_ITER: () => [0, 1],
  CALL: (count) => [count + 2, 1],
  CALL_KW: (count) => [count + 3, 1],
  CALL_FUNCTION_EX: () => [4, 1],
  GET_LEN: () => [0, 1],
  CHECK_EXC_MATCH: () => [1, 1],
  GET_YIELD_FROM_ITER: () => [1, 1],
  GET_AWAITABLE: () => [1, 1],
  GET_AITER: () => [1, 1],
  GET_ANEXT: () => [0, 1],
  LOAD_SPECIAL: () => [1, 2],
  WITH_EXCEPT_START: () => [0, 1],
  DELETE_NAME: () => [0, 0],
  DELETE_GLOBAL: () => [0, 0],
  DELETE_DEREF: () => [0, 0],
  // The code, and a word for each bit.
  MAKE_FUNCTION: (flags) => [1 + flags.toString(2).replaceAll("0", "").length, 1],
};

const STACK_USE_BY_NUMBER = OPCODE_TABLE.map(([name]) => STACK_USE[name]);

/**
 * Records the instruction at word index `pc`, which the interpreter is about to run. One that has no micro-ops is left to the
 * interpreter, if it touches no more of its frame than the top of the stack.
 *
 * @throws RecordingAborted
 */
export function recordInstruction(r: Recorder, pc: number): void {
  r.begin(pc);
  const word = H32[pc];
  const opcode = word & 0xff;
  const handler = BY_NUMBER[opcode];
  try {
    if (handler === undefined) {
      throw new RecordingAborted("UNSUPPORTED", OPCODE_TABLE[opcode][0]);
    }
    handler(r, word >> 8);
  } catch (error) {
    if (!(error instanceof RecordingAborted) || error.reason !== "UNSUPPORTED") throw error;
    // The interpreter raises: see recordRaised.
    if (opcode === Op.RAISE_VARARGS || opcode === Op.RERAISE) return;
    const use = STACK_USE_BY_NUMBER[opcode]?.(word >> 8);
    if (use === undefined || use[1] > EXIT_VALUES_MOST) throw error;
    r.callOut(use[0], use[1]);
  }
}
