/**
 * Puts the dispatch loop together: one function that runs fast paths until an instruction has none. Built when the code is
 * generated (`deno task generate`), not when a program starts.
 *
 * WebAssembly and not TypeScript: measured on the programs of bench/programs it runs an instruction in half the time of the
 * same loop over typed arrays (no bounds checks, no code thrown away when a type assumption fails), and it is fast from its
 * first run, where V8 interprets TypeScript at first.
 */
import { Op, type OpcodeName } from "../../compiler/opcodes.ts";
import { int, word } from "../../kernel/expressions.ts";
import { type Builder, type Kernel, kernel } from "../../kernel/statements.ts";
import * as attributes from "./attributes.ts";
import * as calls from "./calls.ts";
import * as containers from "./containers.ts";
import * as exceptions from "./exceptions.ts";
import * as formatting from "./formatting.ts";
import * as functions from "./functions.ts";
import * as generators from "./generators.ts";
import * as operators from "./operators.ts";
import * as stack from "./stack.ts";
import * as superclasses from "./superclasses.ts";
import { Dispatch } from "./state.ts";

/** The instructions that have a fast path. */
const FAST: Partial<Record<OpcodeName, (d: Dispatch) => void>> = {
  NOP: (d) => d.done(),
  RESUME: stack.resume,
  POP_TOP: stack.popTop,
  COPY: stack.copy,
  SWAP: stack.swap,
  PUSH_NULL: stack.pushNull,
  LOAD_CONST: stack.loadConst,
  LOAD_SMALL_INT: stack.loadSmallInt,
  LOAD_FAST: stack.loadFast,
  LOAD_FAST_CHECK: stack.loadFastCheck,
  LOAD_FAST_AND_CLEAR: stack.loadFastAndClear,
  LOAD_FAST_LOAD_FAST: stack.loadFastLoadFast,
  STORE_FAST: stack.storeFast,
  LOAD_DEREF: stack.loadDeref,
  STORE_DEREF: stack.storeDeref,
  MAKE_CELL: stack.makeCell,
  COPY_FREE_VARS: stack.copyFreeVariables,
  DELETE_FAST: stack.deleteFast,
  LOAD_NAME: stack.loadName,
  LOAD_GLOBAL: stack.loadGlobal,
  BINARY_ADD: operators.binaryAdd,
  BINARY_SUBTRACT: operators.binarySubtract,
  BINARY_MULTIPLY: operators.binaryMultiply,
  BINARY_OP: operators.binaryOperator,
  COMPARE_OP: operators.compare,
  IS_OP: operators.isOperator,
  UNARY_NEGATIVE: operators.unaryNegative,
  UNARY_NOT: operators.unaryNot,
  UNARY_INVERT: operators.unaryInvert,
  CONTAINS_OP: containers.contains,
  LOAD_ATTR: attributes.loadAttribute,
  LOAD_METHOD: attributes.loadMethod,
  STORE_ATTR: attributes.storeAttribute,
  LOAD_SUPER_METHOD: superclasses.loadSuperMethod,
  BINARY_SUBSCR: containers.subscript,
  STORE_SUBSCR: containers.storeSubscript,
  DELETE_SUBSCR: containers.deleteSubscript,
  BINARY_SLICE: containers.binarySlice,
  STORE_SLICE: containers.storeSlice,
  BUILD_SLICE: containers.buildSlice,
  BUILD_MAP: containers.buildMap,
  BUILD_SET: containers.buildSet,
  LIST_EXTEND: containers.listExtend,
  BUILD_TUPLE: containers.buildTuple,
  BUILD_LIST: containers.buildList,
  FORMAT_SIMPLE: formatting.formatSimple,
  CONVERT_VALUE: formatting.convertValue,
  FORMAT_WITH_SPEC: formatting.formatWithSpecification,
  BUILD_STRING: formatting.buildString,
  LIST_APPEND: containers.listAppend,
  SET_ADD: containers.setAdd,
  MAP_ADD: containers.mapAdd,
  UNPACK_SEQUENCE: containers.unpackSequence,
  GET_ITER: containers.getIterator,
  JUMP: stack.jump,
  JUMP_BACKWARD_NO_INTERRUPT: stack.jump,
  JUMP_BACKWARD: stack.jumpBackward,
  POP_JUMP_IF_FALSE: stack.popJumpIfFalse,
  POP_JUMP_IF_TRUE: stack.popJumpIfTrue,
  POP_JUMP_IF_NONE: stack.popJumpIfNone,
  POP_JUMP_IF_NOT_NONE: stack.popJumpIfNotNone,
  JUMP_IF_FALSE_OR_POP: stack.jumpIfFalseOrPop,
  JUMP_IF_TRUE_OR_POP: stack.jumpIfTrueOrPop,
  FOR_ITER: generators.forIter,
  GET_YIELD_FROM_ITER: generators.getYieldFromIterator,
  GET_AWAITABLE: generators.getAwaitable,
  SEND: generators.send,
  END_SEND: generators.endSend,
  YIELD_VALUE: generators.yieldValue,
  RETURN_GENERATOR: generators.returnGenerator,
  RETURN_VALUE: calls.returnValue,
  CALL: calls.call,
  CALL_KW: calls.callWithKeywords,
  CALL_FUNCTION_EX: calls.callSpread,
  MAKE_FUNCTION: functions.makeFunction,
  PUSH_EXC_INFO: exceptions.pushExceptionInfo,
  POP_EXCEPT: exceptions.popExcept,
  CHECK_EXC_MATCH: exceptions.checkMatch,
};

/** The names of these instructions. */
export const FAST_OPCODES = Object.keys(FAST) as readonly OpcodeName[];

/** The variables of a kernel that runs instructions. */
function stateVariables(k: Builder) {
  return {
    frame: k.variable("i32"),
    pc: k.variable("i32"),
    sp: k.variable("i32"),
    constants: k.variable("i32"),
    instruction: k.variable("i32"),
  };
}

/** Fetches the instruction at pc and does it, ending at the labels of `d`. */
function dispatchOne(d: Dispatch, opcodes: readonly OpcodeName[]): void {
  const { k } = d;
  k.set(d.instruction, word(d.pc));
  k.set(d.pc, d.pc.add(4));
  d.share(
    () =>
      k.switch(
        d.instruction.and(0xff),
        opcodes.map((name) => [[Op[name]], () => k.scope(() => FAST[name]!(d))]),
      ),
    { call: () => calls.enterCall(d), binary: () => operators.otherBinary(d) },
  );
}

/**
 * The function `run`: runs the running frame and those it calls. Returns at the first instruction without a fast path, with
 * the state in its frame, pc behind that instruction's word; its word is the result.
 *
 * @param opcodes the instructions that have one; tests leave out what step.ts does too
 */
export function buildRun(opcodes: readonly OpcodeName[] = FAST_OPCODES): Kernel {
  return kernel("run", [], "i32", (k) => {
    const variables = stateVariables(k);
    k.block((slow) => {
      // Loaded before the loop, by a Dispatch that has no loop to go to yet.
      k.block((next) => new Dispatch(k, variables, next, slow).load());
      k.loop((next) => dispatchOne(new Dispatch(k, variables, next, slow), opcodes));
    });
    k.block((end) => new Dispatch(k, variables, end, end).save());
    k.return(variables.instruction);
  });
}

/**
 * The function `runOne`: as `run`, for a single instruction. The result is 0 when it is done, else its word: it has no fast
 * path. What records a trace runs the program by it.
 */
export function buildRunOne(opcodes: readonly OpcodeName[] = FAST_OPCODES): Kernel {
  return kernel("runOne", [], "i32", (k) => {
    const variables = stateVariables(k);
    k.block((slow) => {
      k.block((next) => {
        const d = new Dispatch(k, variables, next, slow);
        d.single = true;
        d.load();
        dispatchOne(d, opcodes);
        k.goto(slow);
      });
      k.set(variables.instruction, int(0));
    });
    k.block((end) => new Dispatch(k, variables, end, end).save());
    k.return(variables.instruction);
  });
}
