/** Recording of guest methods that instructions other than calls call: subscripts, setters, getters, truths, steps of iterators. */
import { FUNCTION_CODE } from "../heap/layouts/callable.ts";
import { TS_STACK_TOP } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { OPCODE_TABLE, type OpcodeName } from "../compiler/opcodes.ts";
import { NEGATES, truthByLength } from "../interpreter/framed_methods.ts";
import {
  RETURN_CONTAINS,
  RETURN_DISCARD,
  RETURN_LENGTH,
  RETURN_PUSH,
  RETURN_TRUTH,
} from "../interpreter/frames.ts";
import { typeOf } from "../objects/errors.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { FUNCTION_SHAPE } from "../objects/well_known.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { bindArguments } from "./record_arguments.ts";
import { guardType, requireInlinable } from "./record_calls.ts";
import { shapeOf } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** How an instruction calls a guest function. */
export interface MethodCall {
  /** The function, and its ref where it is no constant. */
  readonly actual: number;
  readonly fn?: number;
  /** Refs of the arguments, self first. */
  readonly args: readonly number[];
  /** Words that the instruction takes from the stack. */
  readonly words: number;
  readonly opcode: OpcodeName;
  /** RETURN_* of the frame. */
  readonly returns: number;
  /** Ref of the frame's FRAME_AUX. */
  readonly aux?: number;
  /** The instruction is done once more when the frame is done. */
  readonly repeats?: boolean;
  /** What is changed before the call, behind all that may leave. */
  readonly change?: () => void;
}

/** The call; whether the function is the one that is found is guarded by the caller. */
export function enterMethod(r: Recorder, call: MethodCall): void {
  const { actual, args, words, opcode, returns } = call;
  const code = H32[(actual + FUNCTION_CODE) >> 2];
  requireInlinable(r, code);
  const fn = call.fn ?? r.emitter.word(actual);
  const itsCode = r.emit(U.FIELD, fn, 0, 0, field(FUNCTION_CODE, MemoryClass.DICT));
  r.emit(U.GUARD_IS, itsCode, 0, 0, code);
  const bound = bindArguments(r, fn, actual, code, args);
  r.checkFrames(code);
  call.change?.();
  r.replace(words);
  if (call.repeats === true) {
    r.goOnAt(r.pc);
    r.frame.repeats = true;
  } else r.goOnAt(r.pc + 1 + CACHES.get(opcode)!);
  r.enter(code, fn, bound, H32[TS_STACK_TOP >> 2], returns, call.aux ?? 0);
}

const CACHES = new Map(OPCODE_TABLE.map(([name, caches]) => [name, caches]));

/**
 * The guest method of an object's class, and the object guarded to be of a class that has it.
 *
 * @returns 0: it has none, or one of another kind
 */
function methodOf(r: Recorder, depth: number, name: number): number {
  const actual = r.actual(depth);
  if ((actual & 1) !== 0) return 0;
  const type = typeOf(actual);
  const method = typeLookup(type, name);
  if (shapeOf(method) !== FUNCTION_SHAPE) return 0;
  requireInlinable(r, H32[(method + FUNCTION_CODE) >> 2]);
  guardType(r, r.word(r.peek(depth)), actual, type);
  return method;
}

/** BINARY_SUBSCR of an object with a guest `__getitem__`. @returns false for others */
export function recordGuestSubscript(r: Recorder): boolean {
  const actual = methodOf(r, 1, N.__getitem__);
  if (actual === 0) return false;
  const args = [r.peek(1), r.peek(0)];
  enterMethod(r, { actual, args, words: 2, opcode: "BINARY_SUBSCR", returns: RETURN_PUSH });
  return true;
}

/** STORE_SUBSCR to an object with a guest `__setitem__`. @returns false for others */
export function recordGuestStoreSubscript(r: Recorder): boolean {
  const actual = methodOf(r, 1, N.__setitem__);
  if (actual === 0) return false;
  const args = [r.peek(1), r.peek(0), r.peek(2)];
  enterMethod(r, { actual, args, words: 3, opcode: "STORE_SUBSCR", returns: RETURN_DISCARD });
  return true;
}

/** CONTAINS_OP with a guest `__contains__`. @returns false for others */
export function recordGuestContains(r: Recorder, negates: boolean): boolean {
  const actual = methodOf(r, 0, N.__contains__);
  if (actual === 0) return false;
  const args = [r.peek(0), r.peek(1)];
  const returns = RETURN_CONTAINS;
  enterMethod(r, { actual, args, words: 2, opcode: "CONTAINS_OP", returns, aux: aux(r, negates) });
  return true;
}

/** UNARY_NOT of an object with a guest `__bool__`. @returns false for others */
export function recordGuestNot(r: Recorder): boolean {
  const actual = methodOf(r, 0, N.__bool__);
  if (actual === 0) return false;
  const call = { actual, args: [r.peek(0)], words: 1, returns: RETURN_TRUTH, aux: aux(r, true) };
  enterMethod(r, { ...call, opcode: "UNARY_NOT" });
  return true;
}

/** A jump by an object whose truth is a guest method's: done once more with its result. @returns false for others */
export function recordGuestTruth(r: Recorder): boolean {
  const byLength = truthByLength(r.actual(0)) !== 0;
  const actual = methodOf(r, 0, byLength ? N.__len__ : N.__bool__);
  if (actual === 0) return false;
  const returns = byLength ? RETURN_LENGTH : RETURN_TRUTH;
  const call = { actual, args: [r.peek(0)], words: 1, returns, repeats: true };
  enterMethod(r, { ...call, opcode: "POP_JUMP_IF_TRUE" });
  return true;
}

function aux(r: Recorder, negates: boolean): number {
  return negates ? r.emitter.word(NEGATES) : 0;
}

/** FOR_ITER over an object with a guest `__next__`. @returns false for others */
export function recordGuestStep(r: Recorder): boolean {
  const actual = methodOf(r, 0, N.__next__);
  if (actual === 0) return false;
  const args = [r.peek(0)];
  enterMethod(r, { actual, args, words: 0, opcode: "FOR_ITER", returns: RETURN_PUSH });
  return true;
}

/** A property's getter, as LOAD_ATTR calls it: with the object on top. */
export function recordGetter(r: Recorder, actual: number): void {
  const args = [r.peek(0)];
  enterMethod(r, { actual, args, words: 1, opcode: "LOAD_ATTR", returns: RETURN_PUSH });
}

/** A guest function that LOAD_ATTR calls: `__getattr__`, `__get__` and the like. */
export function recordAttributeCall(r: Recorder, actual: number, args: readonly number[]): void {
  enterMethod(r, { actual, args, words: 1, opcode: "LOAD_ATTR", returns: RETURN_PUSH });
}

/** A guest function that STORE_ATTR calls: `__setattr__`, `__set__`. */
export function recordAttributeStore(r: Recorder, actual: number, args: readonly number[]): void {
  enterMethod(r, { actual, args, words: 2, opcode: "STORE_ATTR", returns: RETURN_DISCARD });
}

/** A property's setter, as STORE_ATTR calls it: with the object on top of the value. */
export function recordSetter(r: Recorder, actual: number): void {
  const args = [r.peek(0), r.peek(1)];
  enterMethod(r, { actual, args, words: 2, opcode: "STORE_ATTR", returns: RETURN_DISCARD });
}

/**
 * FOR_ITER over a map: the call of its function, which is guarded to be one.
 *
 * @param change what steps the iterator that the map is over
 */
export function recordMapped(
  r: Recorder,
  fn: number,
  actual: number,
  item: number,
  change: () => void,
): void {
  const call = { actual, fn, args: [item], words: 0, returns: RETURN_PUSH, change };
  enterMethod(r, { ...call, opcode: "FOR_ITER" });
}
