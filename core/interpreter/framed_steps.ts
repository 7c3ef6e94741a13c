/**
 * Steps of FOR_ITER that are calls of guest functions: over a map, and over an object whose class defines `__next__`. The
 * function is called with a frame in the running loop, whose result is what the step gives, instead of in a loop of its own.
 */
import { RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_INSTRUCTIONS } from "../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_PC, FRAME_SP } from "../heap/layouts/frame.ts";
import { TYPE_FLAG_HEAP, TYPE_FLAGS } from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { Op, OPCODE_TABLE } from "../compiler/opcodes.ts";
import { typeOf } from "../objects/errors.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { iterNext } from "../objects/protocols/iterate.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import * as known from "../objects/well_known.ts";
import { type FrameRef, pushCall, RETURN_PUSH } from "./frames.ts";

/** ORDER: objects/types/functional_iterators.ts. */
const MAP_FUNCTION = 4;
const MAP_ITERATORS = 8;

/** Iterators whose steps are no guest code. */
const PLAIN: ReadonlySet<number> = new Set([
  known.LIST_ITERATOR_SHAPE,
  known.LIST_REVERSE_ITERATOR_SHAPE,
  known.TUPLE_ITERATOR_SHAPE,
  known.RANGE_ITERATOR_SHAPE,
  known.STR_ITERATOR_SHAPE,
  known.DICT_KEY_ITERATOR_SHAPE,
  known.DICT_VALUE_ITERATOR_SHAPE,
  known.DICT_ITEM_ITERATOR_SHAPE,
  known.SET_ITERATOR_SHAPE,
]);

/** Whether a value is a map of a guest function over one iterator that steps without guest code. */
export function isMapped(value: Value): boolean {
  if (value === 0 || (value & 1) !== 0 || H32[value >> 2] !== known.MAP_SHAPE) return false;
  const fn = mappedFunction(value);
  if ((fn & 1) !== 0 || H32[fn >> 2] !== known.FUNCTION_SHAPE) return false;
  const iterators = H32[(value + MAP_ITERATORS) >> 2];
  return tupleLength(iterators) === 1 && PLAIN.has(H32[mappedIterator(value) >> 2]);
}

/** The function of a map. */
export function mappedFunction(map: Value): Value {
  return H32[(map + MAP_FUNCTION) >> 2];
}

/** What a map is over. */
export function mappedIterator(map: Value): Value {
  return tupleItem(H32[(map + MAP_ITERATORS) >> 2], 0);
}

/** The guest function `__next__` of an object's class, or 0. */
function nextFunction(value: Value): Value {
  if (value === 0 || (value & 1) !== 0) return 0;
  const type = typeOf(value);
  if ((H32[(type + TYPE_FLAGS) >> 2] >> 1 & TYPE_FLAG_HEAP) === 0) return 0;
  const next = typeLookup(type, N.__next__);
  return next !== 0 && (next & 1) === 0 && H32[next >> 2] === known.FUNCTION_SHAPE ? next : 0;
}

/** Whether FOR_ITER steps an iterator by a call with a frame. */
export function stepsInFrame(iterator: Value): boolean {
  return isMapped(iterator) || nextFunction(iterator) !== 0;
}

/**
 * Pushes the frame for a step of an iterator (stepsInFrame) that stands below `sp` in the running frame, whose FRAME_PC says
 * where it goes on with the result.
 *
 * @returns false: the iterator is exhausted, or an exception is pending
 */
export function pushStep(frame: FrameRef, sp: number, iterator: Value): boolean {
  const next = nextFunction(iterator);
  const item = next === 0 ? iterNext(mappedIterator(iterator)) : iterator;
  if (item === 0) return false;
  H32[sp] = item;
  H32[(frame + FRAME_SP) >> 2] = sp + 1;
  const fn = next === 0 ? mappedFunction(iterator) : next;
  const pushed = pushCall(fn, sp, 1, 0, RETURN_PUSH) !== 0;
  H32[(frame + FRAME_SP) >> 2] = sp;
  return pushed;
}

/**
 * A StopIteration of a function that FOR_ITER has called in this way ends the loop, as one of any step does: lets the frame
 * go on behind it.
 *
 * @returns false: it was another instruction that called
 */
export function endSteps(frame: FrameRef): boolean {
  const sp = H32[(frame + FRAME_SP) >> 2];
  // Decoding takes longer, so it comes last: the word on top is a local where the stack is empty.
  if (!stepsInFrame(H32[sp - 1])) return false;
  const pc = H32[(frame + FRAME_PC) >> 2];
  const first = (H32[(H32[(frame + FRAME_CODE) >> 2] + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  const last = instructionBefore(first, pc);
  if ((H32[last] & 0xff) !== Op.FOR_ITER) return false;
  H32[(frame + FRAME_SP) >> 2] = sp - 1;
  H32[(frame + FRAME_PC) >> 2] = pc + (H32[last] >> 8);
  return true;
}

/**
 * Word index of the instruction that ends at another one: instructions differ in their caches, so they are gone through from
 * the code's first, at `first`, on. There must be one.
 */
export function instructionBefore(first: number, pc: number): number {
  let last = first;
  for (let at = first; at < pc; at += 1 + OPCODE_TABLE[H32[at] & 0xff][1]) last = at;
  return last;
}
