/** Kernels of the instructions on the stack, locals, cells, names and jumps. */
import { ARRAY_ITEMS, CELL_BYTES, CELL_CONTENT, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { CODE_LOCAL_COUNT, FUNCTION_CLOSURE } from "../../heap/layouts/callable.ts";
import { DICT_ENTRIES, DICT_USED, DICT_VERSION, ENTRY_BYTES } from "../../heap/layouts/dict.ts";
import {
  FRAME_CODE,
  FRAME_FUNCTION,
  FRAME_GLOBALS,
  FRAME_LOCALS,
  FRAME_NAMES,
} from "../../heap/layouts/frame.ts";
import {
  FALSE,
  NONE,
  TRUE,
  TS_BUILTINS_DICT,
  TS_COUNTDOWN,
  TS_HOT_CALL,
  TS_HOT_LOOP,
} from "../../heap/map.ts";
import { type I32, int, select, word, wordAt } from "../../kernel/expressions.ts";
import type { Variable } from "../../kernel/statements.ts";
import { CELL_SHAPE } from "../../objects/well_known.ts";
import { copyWords } from "./allocation.ts";
import { EXECUTOR_WORDS } from "../tier2.ts";
import type { Dispatch } from "./state.ts";
import { OBJECT_TRUTH } from "./truth.ts";

/** A value known to be bound (or 0 on purpose). */
export function loadFast(d: Dispatch): void {
  d.push(word(d.localBase(), FRAME_LOCALS));
  d.done();
}

export function loadFastCheck(d: Dispatch): void {
  const value = d.k.let(word(d.localBase(), FRAME_LOCALS));
  d.need(value);
  d.push(value);
  d.done();
}

export function loadFastAndClear(d: Dispatch): void {
  const at = d.k.let(d.localBase());
  d.push(word(at, FRAME_LOCALS));
  d.k.word(at, FRAME_LOCALS, 0);
  d.done();
}

export function loadFastLoadFast(d: Dispatch): void {
  const { k } = d;
  k.word(d.sp, 0, word(d.frame.add(d.instruction.shr(6).and(0x3ffc)), FRAME_LOCALS));
  k.word(d.sp, 4, word(d.frame.add(d.instruction.shrU(18).and(-4)), FRAME_LOCALS));
  d.drop(-2);
  d.done();
}

export function storeFast(d: Dispatch): void {
  d.drop(1);
  d.k.word(d.localBase(), FRAME_LOCALS, word(d.sp));
  d.done();
}

export function loadDeref(d: Dispatch): void {
  const value = d.k.let(word(word(d.localBase(), FRAME_LOCALS), CELL_CONTENT));
  d.need(value);
  d.push(value);
  d.done();
}

export function storeDeref(d: Dispatch): void {
  d.drop(1);
  d.k.word(word(d.localBase(), FRAME_LOCALS), CELL_CONTENT, word(d.sp));
  d.done();
}

export function makeCell(d: Dispatch): void {
  const { k } = d;
  const at = k.let(d.localBase());
  const cell = d.allocate(CELL_BYTES);
  k.word(cell, 0, CELL_SHAPE);
  k.word(cell, CELL_CONTENT, word(at, FRAME_LOCALS));
  k.word(at, FRAME_LOCALS, cell);
  d.done();
}

/** The closure's cells to the last locals. */
export function copyFreeVariables(d: Dispatch): void {
  const { k } = d;
  const bytes = k.let(d.argumentBytes());
  const code = word(d.frame, FRAME_CODE);
  const end = d.frame.add(word(code, CODE_LOCAL_COUNT).sub(1).shl(1)).add(FRAME_LOCALS);
  const closure = word(word(d.frame, FRAME_FUNCTION), FUNCTION_CLOSURE);
  copyWords(k, closure.add(TUPLE_ITEMS), end.sub(bytes), bytes);
  d.done();
}

export function deleteFast(d: Dispatch): void {
  const at = d.k.let(d.localBase());
  d.need(word(at, FRAME_LOCALS));
  d.k.word(at, FRAME_LOCALS, 0);
  d.done();
}

export function loadConst(d: Dispatch): void {
  d.push(word(d.constants.add(d.argumentBytes())));
  d.done();
}

export function loadSmallInt(d: Dispatch): void {
  d.push(d.argument().shl(1).or(1));
  d.done();
}

export function popTop(d: Dispatch): void {
  d.drop(1);
  d.done();
}

export function copy(d: Dispatch): void {
  d.push(word(d.sp.sub(d.argumentBytes())));
  d.done();
}

export function swap(d: Dispatch): void {
  const { k } = d;
  const other = k.let(d.sp.sub(d.argumentBytes()));
  const top = k.let(d.peek(0));
  d.poke(0, word(other));
  k.word(other, 0, top);
  d.done();
}

export function pushNull(d: Dispatch): void {
  d.push(0);
  d.done();
}

/** Module code: its names are the globals. */
export function loadName(d: Dispatch): void {
  d.need(word(d.frame, FRAME_NAMES).eq(word(d.frame, FRAME_GLOBALS)));
  d.push(cachedGlobal(d, d.argumentBytes()));
  d.done(2);
}

export function loadGlobal(d: Dispatch): void {
  const { k } = d;
  d.push(cachedGlobal(d, d.instruction.shr(7).and(-4)));
  k.if(d.instruction.and(0x100), () => d.push(0));
  d.done(2);
}

/** The global or builtin through the two cache words (names.ts, loadGlobal). `name`: byte offset among the constants. */
function cachedGlobal(d: Dispatch, name: I32): Variable<I32> {
  const { k } = d;
  const place = k.let(word(d.pc));
  const version = k.let(word(d.pc, 4));
  const dict = k.let(word(d.frame, FRAME_GLOBALS));
  k.if(version, () => {
    d.need(version.eq(word(dict, DICT_VERSION)));
    k.set(dict, wordAt(TS_BUILTINS_DICT));
  });
  d.need(place);
  const entry = dictEntry(d, dict, place);
  d.need(word(entry, 4).eq(word(d.constants.add(name))));
  return k.let(word(entry, 8));
}

/** The address of entry `place` (small int) of a dict; slow when it has not so many. */
export function dictEntry(d: Dispatch, dict: I32, place: I32): Variable<I32> {
  d.need(place.lt(word(dict, DICT_USED)));
  return d.k.let(word(dict, DICT_ENTRIES).add(place.shr(1).mul(ENTRY_BYTES)).add(ARRAY_ITEMS));
}

// --- jumps

/** A function begins or goes on: counts a step, and how often, as jumpBackward does. */
export function resume(d: Dispatch): void {
  const { k } = d;
  const heat = k.let(word(d.pc).add(1));
  d.slowIf(heat.eq(wordAt(TS_HOT_CALL)).or(heat.lt(EXECUTOR_WORDS)));
  countStep(d);
  k.word(d.pc, 0, heat);
  d.done(1);
}

/** Counts a step down; slow (which counts it itself) when the countdown has run out. */
function countStep(d: Dispatch): void {
  const { k } = d;
  const left = k.let(wordAt(TS_COUNTDOWN).sub(1));
  d.slowIf(left.lt(0));
  k.wordAt(TS_COUNTDOWN, left);
}

/** Jumps by the argument, from `caches` words on. */
function jumpBy(d: Dispatch, caches = 0): void {
  d.k.set(d.pc, d.pc.add(d.argumentBytes()).add(4 * caches));
  d.k.goto(d.next);
}

export function jump(d: Dispatch): void {
  jumpBy(d);
}

/**
 * Counts a step, and how often this edge was taken, in its cache word. Slow when tier 2 should hear of it, and when the
 * word names an executor.
 */
export function jumpBackward(d: Dispatch): void {
  const { k } = d;
  const heat = k.let(word(d.pc).add(1));
  d.slowIf(heat.eq(wordAt(TS_HOT_LOOP)).or(heat.lt(EXECUTOR_WORDS)));
  countStep(d);
  k.word(d.pc, 0, heat);
  jumpBy(d, 1);
}

/** Truth of a value, 0 or 1; slow where methods decide. */
export function truthOf(d: Dispatch, value: Variable<I32>): Variable<I32> {
  const { k } = d;
  const truth = k.let(value.eq(TRUE));
  k.block((known) => {
    k.gotoIf(truth, known);
    k.gotoIf(value.eq(FALSE).or(value.eq(NONE)), known);
    k.set(truth, value.ne(1));
    k.gotoIf(value.and(1), known);
    k.set(truth, OBJECT_TRUTH.call(value));
    d.slowIf(truth.eq(2));
  });
  return truth;
}

function popJump(d: Dispatch, when: boolean): void {
  const { k } = d;
  const value = k.let(d.peek(0));
  const truth = truthOf(d, value);
  d.drop(1);
  k.set(
    d.pc,
    d.pc.add(
      when ? select(truth, d.argumentBytes(), int(0)) : select(truth, int(0), d.argumentBytes()),
    ),
  );
  k.goto(d.next);
}

export const popJumpIfFalse = (d: Dispatch) => popJump(d, false);
export const popJumpIfTrue = (d: Dispatch) => popJump(d, true);

function popJumpNone(d: Dispatch, when: boolean): void {
  const { k } = d;
  d.drop(1);
  const none = k.let(word(d.sp).eq(NONE));
  k.if(when ? none : none.not(), () => jumpBy(d));
  k.goto(d.next);
}

export const popJumpIfNone = (d: Dispatch) => popJumpNone(d, true);
export const popJumpIfNotNone = (d: Dispatch) => popJumpNone(d, false);

function jumpOrPop(d: Dispatch, when: boolean): void {
  const { k } = d;
  const truth = truthOf(d, k.let(d.peek(0)));
  k.if(when ? truth : truth.not(), () => jumpBy(d));
  d.drop(1);
  k.goto(d.next);
}

export const jumpIfFalseOrPop = (d: Dispatch) => jumpOrPop(d, false);
export const jumpIfTrueOrPop = (d: Dispatch) => jumpOrPop(d, true);
