/**
 * The micro-ops of tier 2: one table from which everything else comes (their numbers, the printer, the lowering of regions
 * to the kernel language, the reference backend). A micro-op's meaning is its kernel.
 *
 * A micro-op takes up to three results of earlier ones and an immediate number, and gives a result of one type:
 *
 *     word    a guest value (heap/value.ts)
 *     int     the number of a small int, -2**30 to 2**30 - 1
 *     float   a double
 *     bool    0 or 1
 *     none    nothing: it is there for what it does
 *
 * A guard leaves the region when its condition does not hold: its kernel goes to `fail`, with nothing changed. All
 * micro-ops of one bytecode instruction leave at the instruction's beginning, so what changes memory comes last.
 */
import {
  ARRAY_ITEMS,
  FLOAT_BYTES,
  FLOAT_VALUE,
  RAW_DATA,
  TEXT_UNITS,
} from "../heap/layouts/basic.ts";
import {
  CODE_FRAME_BYTES,
  CODE_INSTRUCTIONS,
  FUNCTION_CODE,
  FUNCTION_GLOBALS,
  FUNCTION_NAME,
  FUNCTION_QUALNAME,
} from "../heap/layouts/callable.ts";
import { ENTRY_VALUE } from "../heap/layouts/dict.ts";
import {
  FRAME_CODE,
  FRAME_FUNCTION,
  FRAME_GENERATOR,
  FRAME_GLOBALS,
  FRAME_HANDLED,
  FRAME_LAST,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
  GENERATOR_CODE,
  GENERATOR_CREATED,
  GENERATOR_FINISHED,
  GENERATOR_FRAME,
  GENERATOR_FRAME_BYTES,
  GENERATOR_NAME,
  GENERATOR_QUALNAME,
  GENERATOR_RUNNING,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../heap/layouts/frame.ts";
import {
  CHARACTERS,
  EXIT_VALUES,
  FALSE,
  FRAME_STACK_END,
  LINK_CELLS,
  LINK_CELLS_MOST,
  TRUE,
  TS_BUMP,
  TS_BUMP_END,
  TS_COUNTDOWN,
  TS_DEPTH,
  TS_DEPTH_LIMIT,
  TS_FRAME,
  TS_STACK_TOP,
} from "../heap/map.ts";
import {
  byte,
  double,
  type Expr,
  F64,
  I32,
  int,
  select,
  word,
  wordAt,
} from "../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../kernel/statements.ts";
import { small } from "../heap/value.ts";
import { writeFrame } from "../interpreter/dispatch/frames.ts";
import { EXECUTOR_WORDS } from "../interpreter/tier2.ts";
import { BYTEARRAY_START, BYTEARRAY_STORAGE } from "../objects/values/bytearray_object.ts";
import { CHARACTER_STRIDE } from "../objects/values/text.ts";
import { FLOAT_SHAPE, GENERATOR_SHAPE } from "../objects/well_known.ts";

/** The type of a result. */
export type ResultType = "none" | "word" | "int" | "float" | "bool";

/**
 * What a micro-op does besides giving its result.
 *
 *     pure      nothing: its result depends on its operands alone
 *     guard     may leave; what it made sure of holds for ever (its operands cannot change)
 *     check     may leave; what it made sure of holds until memory of its class changes
 *     load      reads memory of its class
 *     store     changes memory of its class
 *     allocate  makes an object; may leave, when the free run is used up
 *     effect    anything else: never left out, never moved
 */
export type Effect = "pure" | "guard" | "check" | "load" | "store" | "allocate" | "effect";

/** Parts of memory that do not overlap. ORDER CLASSES: the class of a field access is in its immediate. */
export const MemoryClass = {
  /** Attribute slots, cells. */
  SLOTS: 0,
  /** Word 0: the shape. */
  SHAPE: 1,
  /** The length and the array of lists. */
  LIST: 2,
  /** The items of arrays. */
  ITEMS: 3,
  /** Versions of types and dicts, entries of dicts. */
  DICT: 4,
  /** Fields of iterators. */
  ITERATOR: 5,
  /** What never changes once it is made: lengths and items of tuples, lengths of str, fields of functions and code. */
  CONSTANT: 6,
  /** Locals and stacks of suspended generators. */
  GENERATOR: 7,
  /** The thread state, whose address is the word 0. */
  THREAD: 8,
} as const;

/** What a kernel is given. */
export interface KernelInput {
  readonly k: Builder;
  readonly frame: I32;
  readonly a: Expr;
  readonly b: Expr;
  readonly c: Expr;
  readonly immediate: number;
  /** Where a guard leaves to. */
  readonly fail: Label;
  /** Where the region begins anew. */
  readonly entry: Label;
}

/** A micro-op. */
export interface MicroOp {
  readonly operands: readonly ResultType[];
  readonly result: ResultType;
  readonly effect: Effect;
  /** What the immediate is, for readers and the printer; "" when there is none. */
  readonly immediate:
    | ""
    | "number"
    | "address"
    | "field"
    | "slot"
    | "class"
    | "float"
    | "frame"
    | "ref";
  readonly kernel: (input: KernelInput) => Expr | void;
}

const op = (
  operands: readonly ResultType[],
  result: ResultType,
  effect: Effect,
  immediate: MicroOp["immediate"],
  kernel: MicroOp["kernel"],
): MicroOp => ({ operands, result, effect, immediate, kernel });

type Input = KernelInput;
const A = (input: Input) => input.a as I32;
const B = (input: Input) => input.b as I32;
const C = (input: Input) => input.c as I32;
const FA = (input: Input) => input.a as F64;
const FB = (input: Input) => input.b as F64;

/** Leaves unless the i32 is the number of a small int. */
function inRange(input: Input, value: Variable<I32>): I32 {
  input.k.gotoIf(value.add(0x40000000).lt(0), input.fail);
  return value;
}

const intPure = (kernel: (a: I32, b: I32) => I32) =>
  op(["int", "int"], "int", "pure", "", (input) => kernel(A(input), B(input)));
const intChecked = (kernel: (a: I32, b: I32) => I32) =>
  op(
    ["int", "int"],
    "int",
    "guard",
    "",
    (input) => inRange(input, input.k.let(kernel(A(input), B(input)))),
  );
const intCompare = (kernel: (a: I32, b: I32) => I32) =>
  op(["int", "int"], "bool", "pure", "", (input) => kernel(A(input), B(input)));
const floatPure = (kernel: (a: F64, b: F64) => F64) =>
  op(["float", "float"], "float", "pure", "", (input) => kernel(FA(input), FB(input)));
const floatCompare = (kernel: (a: F64, b: F64) => I32) =>
  op(["float", "float"], "bool", "pure", "", (input) => kernel(FA(input), FB(input)));
const floatUnary = (kernel: (a: F64) => F64) =>
  op(["float"], "float", "pure", "", (input) => kernel(FA(input)));

/** The offset in a field immediate. */
export const fieldOffset = (immediate: number): number => immediate & 0xffff;
/** The memory class in a field immediate. */
export const fieldClass = (immediate: number): number => immediate >> 16;
/** The immediate of a field access. */
export const field = (offset: number, memoryClass: number): number => offset | (memoryClass << 16);

/** Room for `bytes` bytes, zeroed; leaves when the free run has not so much and the host gives no more. */
function allocate(input: Input, bytes: number): Variable<I32> {
  const { k } = input;
  const object = k.let(wordAt(TS_BUMP));
  const end = k.let(object.add(bytes));
  k.if(end.gtU(wordAt(TS_BUMP_END)), () => {
    k.set(object, call(input, ALLOCATE_MORE, [int(bytes)]));
    k.guard(object, input.fail);
  }, () => k.wordAt(TS_BUMP, end));
  return object;
}

/** The helper that is asked for memory when the free run is used up. Code that cannot call it takes 0 for its result. */
export const ALLOCATE_MORE = "allocateMore";

/** A helper's result; leaves when it is infinite or NaN. */
function finite({ k, fail }: Input, helper: string, operands: readonly Expr[]): Variable<F64> {
  const result = k.let(new F64({ node: "call", helper, operands }));
  k.guard(result.sub(result).eq(int(0).toF64()), fail);
  return result;
}

/** An integral double as a number; leaves when it is too large for a small int, or NaN. */
function rounded({ k, fail }: Input, value: F64): I32 {
  const integral = k.let(value);
  k.guard(integral.abs().lt(int(0x40000000).toF64()), fail);
  return integral.toI32();
}

/** The result of a routine of the dispatch loop. */
function call({ k }: Input, helper: string, operands: readonly Expr[]): Variable<I32> {
  return k.let(new I32({ node: "call", helper, operands }));
}

/** Where byte b of the bytearray a is, TEXT_UNITS before it. */
function placeOfByte(input: Input): I32 {
  const start = word(A(input), BYTEARRAY_START).shr(1);
  return word(A(input), BYTEARRAY_STORAGE).add(start).add(B(input));
}

/** What the native gives whose number | count of arguments << 8 is the immediate; leaves when its kernel fails. */
function callNative(input: Input): Variable<I32> {
  const [number, count] = [input.immediate & 0xff, input.immediate >>> 8];
  const value = call(input, "callNative", [int(number), int(count), input.a, input.b, input.c]);
  input.k.guard(value, input.fail);
  return value;
}

const input = (): never => {
  throw new Error("Cannot lower an input: it is the parent's value");
};

/**
 * Set in what a region returns to its shim when another region is to be entered on the same frame: the other bits are what
 * that is entered by. No exit's number has it.
 */
export const LINK = 0x40000000;
/** What a region returns when another frame than the entered one runs: the state is in memory. No exit's number. */
export const RETURNED = 0x3ffffffe;
/** What a bridge returns at the head of its region, with all frames in memory but where the innermost goes on. */
export const AT_HOME = 0x3ffffffd;
/** The last cache word of a CALL, when region 0 goes on behind it; region n: FIRST_CONTINUATION - n. */
export const FIRST_CONTINUATION = EXECUTOR_WORDS - 2;

/** The table. */
export const MICRO_OPS = {
  // --- constants and what is in the frame at the region's entry
  CONST_INT: op([], "int", "pure", "number", ({ immediate }) => int(immediate)),
  CONST_WORD: op([], "word", "pure", "address", ({ immediate }) => int(immediate)),
  CONST_BOOL: op([], "bool", "pure", "number", ({ immediate }) => int(immediate)),
  /** A double of the region's table; the lowering puts it in. */
  CONST_FLOAT: op([], "float", "pure", "float", () => {
    throw new Error("Cannot lower a float constant: it is not in the table");
  }),
  /** Word `slot` of the frame's locals and stack, when the region is entered. */
  SLOT: op(
    [],
    "word",
    "pure",
    "slot",
    ({ frame, immediate }) => word(frame, FRAME_LOCALS + 4 * immediate),
  ),

  /** A side trace's inputs: what the ref of the parent trace held at the exit. The lowering puts them in. */
  INPUT_WORD: op([], "word", "pure", "ref", input),
  INPUT_INT: op([], "int", "pure", "ref", input),
  INPUT_FLOAT: op([], "float", "pure", "ref", input),
  INPUT_BOOL: op([], "bool", "pure", "ref", input),

  // --- guards
  GUARD_SMALL: op(["word"], "none", "guard", "", (input) => {
    input.k.guard(A(input).and(1), input.fail);
  }),
  /** An object of a shape that no object of it ever leaves (floats, tuples, functions, lists). */
  GUARD_KIND: op(["word"], "none", "guard", "address", (input) => {
    input.k.gotoIf(A(input).and(1), input.fail);
    input.k.guard(word(A(input)).eq(input.immediate), input.fail);
  }),
  /** An object of a shape that it may leave (instances). */
  CHECK_SHAPE: op(["word"], "none", "check", "address", (input) => {
    input.k.gotoIf(A(input).and(1), input.fail);
    input.k.guard(word(A(input)).eq(input.immediate), input.fail);
  }),
  GUARD_IS: op(["word"], "none", "guard", "address", (input) => {
    input.k.guard(A(input).eq(input.immediate), input.fail);
  }),
  /** Not 0: a local or cell is bound. */
  GUARD_BOUND: op(["word"], "none", "guard", "", (input) => {
    input.k.guard(A(input), input.fail);
  }),
  GUARD_TRUE: op(["bool"], "none", "guard", "", (input) => {
    input.k.guard(A(input), input.fail);
  }),
  GUARD_FALSE: op(["bool"], "none", "guard", "", (input) => {
    input.k.gotoIf(A(input), input.fail);
  }),
  /** The int is an index of a sequence whose length word is b. */
  GUARD_INDEX: op(["int", "word"], "none", "guard", "", (input) => {
    input.k.guard(A(input).ltU(B(input).shrU(1)), input.fail);
  }),
  /** An int is not the immediate. */
  GUARD_INT_NOT: op(["int"], "none", "guard", "number", (input) => {
    input.k.gotoIf(A(input).eq(input.immediate), input.fail);
  }),
  /** Frames with so many bytes and so many calls more fit: immediate is bytes << 8 | calls. */
  CHECK_FRAMES: op([], "none", "guard", "frame", ({ k, fail, immediate }) => {
    k.gotoIf(wordAt(TS_STACK_TOP).add(immediate >>> 8).gtU(FRAME_STACK_END), fail);
    k.gotoIf(wordAt(TS_DEPTH).add(immediate & 0xff).gt(wordAt(TS_DEPTH_LIMIT)), fail);
  }),
  /** Counts a step of fuel; leaves when the slice is used up, with nothing counted. */
  COUNT_STEP: op([], "none", "effect", "", ({ k, fail }) => {
    const left = k.let(wordAt(TS_COUNTDOWN).sub(1));
    k.gotoIf(left.lt(0), fail);
    k.wordAt(TS_COUNTDOWN, left);
  }),

  /** Leaves, whatever holds: the end of a trace that goes on in the interpreter. */
  EXIT: op([], "none", "effect", "", ({ k, fail }) => k.goto(fail)),
  /** Puts a value into the entered frame. */
  STORE_SLOT: op(["word"], "none", "effect", "slot", (input) => {
    input.k.word(input.frame, FRAME_LOCALS + 4 * input.immediate, A(input));
  }),
  /** The region begins anew, with its frame in memory: the end of a side trace that is back at the region's head. */
  ENTER: op([], "none", "effect", "", ({ k, entry }) => k.goto(entry)),
  /**
   * Goes on in the region `immediate`, with the entered frame in memory; leaves when that cannot be entered. The shim enters
   * it, told by the bit LINK in what it gets instead of an exit's number.
   */
  LINK: op([], "none", "effect", "number", ({ k, immediate, fail }) => {
    const entry = k.let(wordAt(LINK_CELLS + 4 * immediate));
    k.gotoIf(entry.lt(0), fail);
    k.return(entry.or(LINK));
  }),
  /** As LINK, with all frames in memory: leaves with RETURNED where the region cannot be entered. */
  LINK_PUSHED: op([], "none", "effect", "number", ({ k, immediate }) => {
    const entry = k.let(wordAt(LINK_CELLS + 4 * immediate));
    k.if(entry.ge(0), () => k.return(entry.or(LINK)));
    k.return(int(RETURNED));
  }),
  /** A word of the entered frame itself, `immediate` its offset. */
  FRAME_WORD: op([], "word", "pure", "slot", ({ frame, immediate }) => word(frame, immediate)),
  /** The running frame goes on at offset `immediate` of its code, in words, when the frame above it is done. */
  SUSPEND_AT: op([], "none", "effect", "number", ({ k, immediate }) => {
    const frame = k.let(wordAt(TS_FRAME));
    const first = word(word(frame, FRAME_CODE), CODE_INSTRUCTIONS).add(RAW_DATA).shrU(2);
    k.word(frame, FRAME_PC, first.add(immediate));
  }),
  /** It has so many locals and stack words then. */
  SUSPEND_HEIGHT: op([], "none", "effect", "slot", ({ k, immediate }) => {
    const frame = k.let(wordAt(TS_FRAME));
    k.word(frame, FRAME_SP, frame.add(FRAME_LOCALS).shrU(2).add(immediate));
  }),
  /**
   * A frame of the function a above the running one, which it is from now on; b is its FRAME_AUX, the immediate how it
   * returns. There is room: CHECK_FRAMES was done. Its locals and stack are stored by SET_FIELD. The result is its address.
   */
  PUSH_FRAME: op(["word", "word"], "word", "effect", "number", (input) => {
    const { k } = input;
    const code = k.let(word(A(input), FUNCTION_CODE));
    const next = k.let(wordAt(TS_STACK_TOP));
    const end = k.let(next.add(word(code, CODE_FRAME_BYTES).shrU(1)));
    k.wordAt(TS_STACK_TOP, end);
    k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).add(1));
    writeFrame(k, next, {
      below: wordAt(TS_FRAME),
      code,
      callee: A(input),
      returns: input.immediate,
      aux: B(input),
      end,
    });
    k.wordAt(TS_FRAME, next);
    return next;
  }),
  /**
   * The entered frame, which returns as the immediate says (RETURN_PUSH), gives a to the frame below. Goes on there in the
   * region that the cache word before its pc names, else leaves with RETURNED; leaves by its exit when the frame returns
   * in another way.
   */
  RETURN: op(["word"], "none", "effect", "number", (input) => {
    const { k, frame, fail } = input;
    k.guard(word(frame, FRAME_RETURN).eq(input.immediate), fail);
    k.gotoIf(word(frame, FRAME_GENERATOR), fail);
    const caller = k.let(word(frame, FRAME_PREVIOUS));
    const top = k.let(word(caller, FRAME_SP));
    k.word(top.shl(2), 0, A(input));
    k.word(caller, FRAME_SP, top.add(1));
    k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).sub(1));
    k.wordAt(TS_STACK_TOP, frame);
    k.wordAt(TS_FRAME, caller);
    const named = word(word(caller, FRAME_PC).sub(1).shl(2));
    const region = k.let(int(FIRST_CONTINUATION).sub(named));
    k.if(region.ltU(LINK_CELLS_MOST), () => {
      const entry = k.let(word(region.shl(2), LINK_CELLS));
      k.if(entry.ge(0), () => k.return(entry.or(LINK)));
    });
    k.return(int(RETURNED));
  }),
  /**
   * A generator of the function a, which begins at word index `immediate` with b locals, all unbound: SET_FIELD binds them.
   * It takes c bytes; leaves when there is no room.
   */
  CREATE_GENERATOR: op(["word", "int", "int"], "word", "effect", "number", (input) => {
    const { k, fail } = input;
    const generator = k.let(wordAt(TS_BUMP));
    const end = k.let(generator.add(C(input)));
    k.gotoIf(end.gtU(wordAt(TS_BUMP_END)), fail);
    k.wordAt(TS_BUMP, end);
    const code = k.let(word(A(input), FUNCTION_CODE));
    const bytes = k.let(word(code, CODE_FRAME_BYTES));
    k.word(generator, 0, GENERATOR_SHAPE);
    k.word(generator, GENERATOR_STATE, small(GENERATOR_CREATED));
    k.word(generator, GENERATOR_NAME, word(A(input), FUNCTION_NAME));
    k.word(generator, GENERATOR_QUALNAME, word(A(input), FUNCTION_QUALNAME));
    k.word(generator, GENERATOR_CODE, code);
    k.word(generator, GENERATOR_FRAME_BYTES, bytes);
    const frame = k.let(generator.add(GENERATOR_FRAME));
    k.word(frame, FRAME_CODE, code);
    k.word(frame, FRAME_FUNCTION, A(input));
    k.word(frame, FRAME_GLOBALS, word(A(input), FUNCTION_GLOBALS));
    k.word(frame, FRAME_GENERATOR, generator);
    k.word(frame, FRAME_PC, input.immediate);
    k.word(frame, FRAME_SP, frame.add(FRAME_LOCALS).shrU(2).add(B(input)));
    k.word(frame, FRAME_LAST, frame.add(bytes.shrU(1)));
    return generator;
  }),
  /** A generator that has not begun, at word index `immediate`, runs from now on: as RESUME_GENERATOR. */
  START_GENERATOR: op(["word"], "none", "effect", "number", (input) => {
    const { k, fail } = input;
    k.guard(word(A(input), GENERATOR_STATE).eq(small(GENERATOR_CREATED)), fail);
    k.guard(word(A(input), GENERATOR_FRAME + FRAME_PC).eq(input.immediate), fail);
    k.word(A(input), GENERATOR_STATE, small(GENERATOR_RUNNING));
  }),
  /** The generator has returned: its values are let go. */
  FINISH_GENERATOR: op(["word"], "none", "effect", "", (input) => {
    const { k } = input;
    k.word(A(input), GENERATOR_STATE, small(GENERATOR_FINISHED));
    const first = A(input).add(GENERATOR_FRAME + FRAME_LOCALS).shrU(2);
    k.word(A(input), GENERATOR_FRAME + FRAME_SP, first);
  }),
  /**
   * The generator is suspended at word index `immediate`, with no exception that it handles: it runs from now on, and its
   * locals stay where they are. What its frame needs besides is written where it is left (restore.ts).
   */
  RESUME_GENERATOR: op(["word"], "none", "effect", "number", (input) => {
    const { k, fail } = input;
    const at = word(A(input), GENERATOR_FRAME + FRAME_PC);
    k.guard(word(A(input), GENERATOR_STATE).eq(small(GENERATOR_SUSPENDED)), fail);
    k.guard(at.eq(input.immediate), fail);
    k.gotoIf(word(A(input), GENERATOR_FRAME + FRAME_HANDLED), fail);
    k.word(A(input), GENERATOR_STATE, small(GENERATOR_RUNNING));
  }),
  /** The generator is suspended again at word index `immediate`, with b locals and stack words in its frame. */
  SUSPEND_GENERATOR: op(["word", "int"], "none", "effect", "number", (input) => {
    const { k } = input;
    k.word(A(input), GENERATOR_STATE, small(GENERATOR_SUSPENDED));
    k.word(A(input), GENERATOR_FRAME + FRAME_PC, input.immediate);
    const first = A(input).add(GENERATOR_FRAME + FRAME_LOCALS).shrU(2);
    k.word(A(input), GENERATOR_FRAME + FRAME_SP, first.add(B(input)));
  }),
  /**
   * The interpreter carries out the instruction at which this leaves: it may do anything. The frames are built for it and
   * taken down again after. Leaves for good when the program does not go on behind the instruction. The immediate is how
   * many words it leaves on the stack, or says to which handler it raises (raising.ts): then the exception is the word that
   * is left. The lowering makes it.
   */
  CALL_OUT: op([], "none", "effect", "number", () => {
    throw new Error("Cannot lower a call of the interpreter: the exit is not known");
  }),
  /** The word that the last CALL_OUT left on the stack, `immediate` below the top. */
  TAKE: op(
    [],
    "word",
    "effect",
    "number",
    ({ immediate }) => word(int(0), EXIT_VALUES + 8 * immediate),
  ),

  // --- between words and plain numbers
  UNTAG: op(["word"], "int", "pure", "", (input) => A(input).shr(1)),
  TAG: op(["int"], "word", "pure", "", (input) => A(input).shl(1).or(1)),
  UNBOX: op(["word"], "float", "pure", "", (input) => double(A(input), FLOAT_VALUE)),
  BOX: op(["float"], "word", "allocate", "", (input) => {
    const float = allocate(input, FLOAT_BYTES);
    input.k.word(float, 0, FLOAT_SHAPE);
    input.k.double(float, FLOAT_VALUE, FA(input));
    return float;
  }),
  BOOL_WORD: op(["bool"], "word", "pure", "", (input) => select(A(input), int(TRUE), int(FALSE))),
  INT_FLOAT: op(["int"], "float", "pure", "", (input) => A(input).toF64()),
  BOOL_INT: op(["bool"], "int", "pure", "", (input) => A(input)),

  // --- ints
  INT_ADD: intChecked((a, b) => a.add(b)),
  INT_SUBTRACT: intChecked((a, b) => a.sub(b)),
  INT_MULTIPLY: op(["int", "int"], "int", "guard", "", (input) => {
    const low = input.k.let(A(input).mul(B(input)));
    input.k.guard(A(input).toI64().mul(B(input).toI64()).eq(low.toI64()), input.fail);
    return inRange(input, low);
  }),
  INT_FLOOR_DIVIDE: op(["int", "int"], "int", "guard", "", (input) => {
    const { k, fail } = input;
    k.guard(B(input), fail);
    const quotient = k.let(A(input).div(B(input)));
    const low = A(input).xor(B(input)).lt(0).and(quotient.mul(B(input)).ne(A(input)));
    return inRange(input, k.let(quotient.sub(low)));
  }),
  INT_MODULO: op(["int", "int"], "int", "guard", "", (input) => {
    const { k, fail } = input;
    k.gotoIf(B(input).add(1).leU(1), fail); // 0 or -1
    const remainder = k.let(A(input).rem(B(input)));
    const other = remainder.ne(0).and(remainder.xor(B(input)).lt(0));
    return k.let(remainder.add(select(other, B(input), int(0))));
  }),
  INT_AND: intPure((a, b) => a.and(b)),
  INT_OR: intPure((a, b) => a.or(b)),
  INT_XOR: intPure((a, b) => a.xor(b)),
  INT_SHIFT_RIGHT: op(["int", "int"], "int", "guard", "", (input) => {
    input.k.guard(B(input).ltU(32), input.fail);
    return A(input).shr(B(input));
  }),
  INT_SHIFT_LEFT: op(["int", "int"], "int", "guard", "", (input) => {
    const { k, fail } = input;
    k.guard(B(input).ltU(30), fail);
    const shifted = k.let(A(input).shl(B(input)));
    k.guard(shifted.shr(B(input)).eq(A(input)), fail);
    return inRange(input, shifted);
  }),
  INT_NEGATE: op(
    ["int"],
    "int",
    "guard",
    "",
    (input) => inRange(input, input.k.let(int(0).sub(A(input)))),
  ),
  INT_INVERT: op(["int"], "int", "pure", "", (input) => A(input).xor(-1)),
  INT_LESS: intCompare((a, b) => a.lt(b)),
  INT_LESS_EQUAL: intCompare((a, b) => a.le(b)),
  INT_EQUAL: intCompare((a, b) => a.eq(b)),
  INT_NOT_EQUAL: intCompare((a, b) => a.ne(b)),
  /** The sum of two small ints as words, wrapping around: positions of iterators, which are in range by construction. */
  WORD_ADD: op(["word", "word"], "word", "pure", "", (input) => A(input).add(B(input)).sub(1)),
  /** A length word as an int, less or more the int: what a negative index means. */
  INDEX_FROM_END: op(["int", "word"], "int", "pure", "", (input) => A(input).add(B(input).shr(1))),

  // --- floats
  FLOAT_ADD: floatPure((a, b) => a.add(b)),
  FLOAT_SUBTRACT: floatPure((a, b) => a.sub(b)),
  FLOAT_MULTIPLY: floatPure((a, b) => a.mul(b)),
  FLOAT_DIVIDE: op(["float", "float"], "float", "guard", "", (input) => {
    input.k.gotoIf(FB(input).eq(int(0).toF64()), input.fail);
    return FA(input).div(FB(input));
  }),
  FLOAT_NEGATE: floatUnary((a) => a.neg()),
  FLOAT_ABS: floatUnary((a) => a.abs()),
  FLOAT_LESS: floatCompare((a, b) => a.lt(b)),
  FLOAT_LESS_EQUAL: floatCompare((a, b) => a.le(b)),
  FLOAT_EQUAL: floatCompare((a, b) => a.eq(b)),
  FLOAT_NOT_EQUAL: floatCompare((a, b) => a.ne(b)),
  /** Not less, and so true for NaN. */
  SQRT: op(["float"], "float", "guard", "", (input) => {
    input.k.guard(FA(input).ge(int(0).toF64()), input.fail);
    return FA(input).sqrt();
  }),

  /** Functions of the helpers (helpers.ts) whose result is finite: else Python may raise. */
  POWER: op(
    ["float", "float"],
    "float",
    "guard",
    "",
    (input) => finite(input, "power", [input.a, input.b]),
  ),
  SIN: op(["float"], "float", "guard", "", (input) => finite(input, "sin", [input.a])),
  COS: op(["float"], "float", "guard", "", (input) => finite(input, "cos", [input.a])),
  EXP: op(["float"], "float", "guard", "", (input) => finite(input, "exp", [input.a])),
  ATAN: op(["float"], "float", "guard", "", (input) => finite(input, "atan", [input.a])),
  /** The integral part of a float, and the greatest integer that is not above it, where they are small ints for sure. */
  TRUNCATE: op(["float"], "int", "guard", "", (input) => rounded(input, FA(input).trunc())),
  FLOOR: op(["float"], "int", "guard", "", (input) => rounded(input, FA(input).floor())),
  /** b when a holds, else c. */
  SELECT_INT: op(
    ["bool", "int", "int"],
    "int",
    "pure",
    "",
    (input) => select(A(input), B(input), C(input)),
  ),
  SELECT_FLOAT: op(
    ["bool", "float", "float"],
    "float",
    "pure",
    "",
    (input) => select(A(input), FB(input), input.c as F64),
  ),

  // --- truth and identity
  SAME: op(["word", "word"], "bool", "pure", "", (input) => A(input).eq(B(input))),
  NOT: op(["bool"], "bool", "pure", "", (input) => A(input).not()),

  // --- the interpreter's own routines (interpreter/dispatch/routines.ts), on values of any type: they leave what they
  // cannot do, with nothing changed
  BINARY: op(["word", "word"], "word", "effect", "number", (input) => {
    const value = call(input, "binary", [int(input.immediate), input.a, input.b]);
    input.k.guard(value, input.fail);
    return value;
  }),
  COMPARE: op(["word", "word"], "bool", "effect", "number", (input) => {
    const holds = call(input, "compare", [int(input.immediate), input.a, input.b]);
    input.k.gotoIf(holds.eq(2), input.fail);
    return holds;
  }),
  /** Whether the container a has b. */
  CONTAINS: op(["word", "word"], "bool", "effect", "", (input) => {
    const found = call(input, "contains", [input.a, input.b]);
    input.k.gotoIf(found.eq(2), input.fail);
    return found;
  }),
  /** The value of key b in the dict a, which has it. */
  DICT_GET: op(["word", "word"], "word", "effect", "", (input) => {
    const entry = call(input, "findEntry", [input.a, input.b]);
    input.k.guard(entry.gtU(1), input.fail);
    return word(entry, ENTRY_VALUE);
  }),
  DICT_SET: op(["word", "word", "word"], "none", "effect", "", (input) => {
    input.k.guard(call(input, "storeEntry", [input.a, input.b, input.c]), input.fail);
  }),
  DICT_DELETE: op(["word", "word"], "none", "effect", "", (input) => {
    input.k.guard(call(input, "deleteEntry", [input.a, input.b]).eq(1), input.fail);
  }),
  SET_INSERT: op(["word", "word"], "none", "effect", "", (input) => {
    input.k.guard(call(input, "setAdd", [input.a, input.b]), input.fail);
  }),
  /** Appends b to the list a, which may grow. */
  LIST_PUSH: op(["word", "word"], "none", "effect", "", (input) => {
    input.k.guard(call(input, "appendItem", [input.a, input.b]), input.fail);
  }),
  /** a[b:c]. */
  SLICE: op(["word", "word", "word"], "word", "effect", "", (input) => {
    const value = call(input, "sliceBetween", [input.a, input.b, input.c]);
    input.k.guard(value, input.fail);
    return value;
  }),
  /** a[b], b a slice. */
  SLICED: op(["word", "word"], "word", "effect", "", (input) => {
    const value = call(input, "sliced", [input.a, input.b]);
    input.k.guard(value, input.fail);
    return value;
  }),
  /** Word `immediate` of what the next STORE_SLICE stores, JOIN joins or BUILD_* holds. */
  PASS: op(["word"], "none", "effect", "number", (input) => {
    input.k.wordAt(EXIT_VALUES + 4 * input.immediate, A(input));
  }),
  /** The str of the `immediate` str that were passed. */
  JOIN: op([], "word", "effect", "number", (input) => {
    const text = call(input, "join", [int(EXIT_VALUES), int(input.immediate)]);
    input.k.guard(text, input.fail);
    return text;
  }),
  /** str() of a small int. */
  DECIMAL: op(["word"], "word", "effect", "", (input) => {
    const text = call(input, "decimalText", [input.a]);
    input.k.guard(text, input.fail);
    return text;
  }),
  /** A native of a kernel, which changes nothing that is loaded: immediate is its number | count of arguments << 8. */
  NATIVE: op(["word", "word", "word"], "word", "effect", "number", callNative),
  /** As NATIVE, of one that changes lists or dicts. */
  NATIVE_CHANGING: op(["word", "word", "word"], "word", "effect", "number", callNative),
  /** format(a, b). */
  FORMAT: op(["word", "word"], "word", "effect", "", (input) => {
    const text = call(input, "format", [input.a, input.b]);
    input.k.guard(text, input.fail);
    return text;
  }),
  /** The list's last item, taken off. */
  LIST_POP: op(["word"], "word", "effect", "", (input) => {
    const item = call(input, "popItem", [input.a]);
    input.k.guard(item, input.fail);
    return item;
  }),
  /** A call of a builtin type: immediate is type << 8 | count of arguments. */
  CALL_TYPE: op(["word", "word", "word"], "word", "effect", "number", (input) => {
    const [type, count] = [input.immediate >>> 8, input.immediate & 0xff];
    const value = call(input, "callType", [int(type), int(count), input.a, input.b, input.c]);
    input.k.guard(value, input.fail);
    return value;
  }),
  /** a[b:c] = what was passed, in a list. */
  STORE_SLICE: op(["word", "word", "word"], "none", "effect", "", (input) => {
    const operands = [input.a, input.b, input.c, wordAt(EXIT_VALUES)];
    input.k.guard(call(input, "storeSlice", operands), input.fail);
  }),
  TRUTH: op(["word"], "bool", "effect", "", (input) => {
    input.k.gotoIf(A(input).and(1), input.fail);
    const truth = call(input, "objectTruth", [input.a]);
    input.k.gotoIf(truth.eq(2), input.fail);
    return truth;
  }),
  ITERATOR: op(["word"], "word", "effect", "", (input) => {
    input.k.gotoIf(A(input).and(1), input.fail);
    const iterator = call(input, "iteratorOf", [input.a]);
    input.k.guard(iterator, input.fail);
    return iterator;
  }),
  /** The next value of the iterator a, of the shape in the immediate; 0 when it is exhausted, and stays so. */
  NEXT: op(["word"], "word", "effect", "address", (input) => {
    input.k.gotoIf(A(input).and(1), input.fail);
    input.k.guard(word(A(input)).eq(input.immediate), input.fail);
    const value = call(input, "nextValue", [input.a, int(input.immediate)]);
    input.k.gotoIf(value.eq(2), input.fail); // undecided
    return value;
  }),

  /**
   * The address of the next entry of the dict of the iterator a, of the shape in the immediate; 0 when it is exhausted, and
   * stays so. No guest value: it is used at once.
   */
  NEXT_ENTRY: op(["word"], "word", "effect", "address", (input) => {
    input.k.gotoIf(A(input).and(1), input.fail);
    input.k.guard(word(A(input)).eq(input.immediate), input.fail);
    const entry = call(input, "nextEntry", [input.a, int(input.immediate)]);
    input.k.gotoIf(entry.eq(2), input.fail); // undecided
    return entry;
  }),

  // --- memory. The immediate of a field is offset | class << 16.
  FIELD: op(
    ["word"],
    "word",
    "load",
    "field",
    (input) => word(A(input), fieldOffset(input.immediate)),
  ),
  SET_FIELD: op(["word", "word"], "none", "store", "field", (input) => {
    input.k.word(A(input), fieldOffset(input.immediate), B(input));
  }),
  /** Item b of the array or tuple a, whose bounds were guarded. The immediate is a class. */
  ITEM: op(
    ["word", "int"],
    "word",
    "load",
    "class",
    (input) => word(A(input).add(B(input).shl(2)), ARRAY_ITEMS),
  ),
  SET_ITEM: op(["word", "int", "word"], "none", "store", "class", (input) => {
    input.k.word(A(input).add(B(input).shl(2)), ARRAY_ITEMS, C(input));
  }),
  /** Unit b of a Latin-1 str. */
  UNIT: op(
    ["word", "int"],
    "int",
    "pure",
    "",
    (input) => byte(A(input).add(B(input)), TEXT_UNITS),
  ),
  /** Byte b of the bytearray a, whose bounds were guarded. No load: no class of memory says when bytes change. */
  BYTE: op(["word", "int"], "int", "effect", "", (input) => byte(placeOfByte(input), TEXT_UNITS)),
  /** Byte b of the bytearray a becomes c, which is a byte. */
  SET_BYTE: op(["word", "int", "int"], "none", "effect", "", (input) => {
    input.k.byte(placeOfByte(input), TEXT_UNITS, C(input));
  }),
  /** The str of one Latin-1 character. */
  CHARACTER: op(
    ["int"],
    "word",
    "pure",
    "",
    (input) => A(input).mul(CHARACTER_STRIDE).add(CHARACTERS),
  ),
  /** A new object: immediate is its size in bytes; a its shape. */
  NEW: op(["word"], "word", "allocate", "number", (input) => {
    const object = allocate(input, input.immediate);
    input.k.word(object, 0, A(input));
    return object;
  }),
} as const satisfies Readonly<Record<string, MicroOp>>;

/** The name of a micro-op. */
export type MicroOpName = keyof typeof MICRO_OPS;

/** The names by number. */
export const MICRO_OP_NAMES = Object.keys(MICRO_OPS) as MicroOpName[];

/** The numbers by name. */
export const U = Object.fromEntries(
  MICRO_OP_NAMES.map((name, number) => [name, number]),
) as Readonly<
  Record<MicroOpName, number>
>;

/** The table by number. */
export const MICRO_OP_TABLE: readonly MicroOp[] = MICRO_OP_NAMES.map((name) => MICRO_OPS[name]);

/** Numbers of result types, for typed arrays. ORDER TYPES. */
export const TYPE_NAMES: readonly ResultType[] = ["none", "word", "int", "float", "bool"];
export const NONE = 0;
export const WORD = 1;
export const INT = 2;
export const FLOAT = 3;
export const BOOL = 4;
