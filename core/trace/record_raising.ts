/**
 * Recording of what raises. Where the handler is in one of the frames of the trace, the trace goes on there: what the
 * interpreter's unwinding does (interpreter/unwind.ts) is known beforehand, since which handler it finds depends on the
 * frames' codes alone. Exceptions and their tracebacks are objects of the trace: those that nobody looks at are never made.
 *
 * An instruction of which that is not known when it is recorded is found to raise when the interpreter has done it. What was
 * recorded of it is taken back then, and the interpreter raises in its place (CALL_OUT).
 */
import { Op } from "../compiler/opcodes.ts";
import { CELL_CONTENT } from "../heap/layouts/basic.ts";
import {
  EXCEPTION_ARGS,
  EXCEPTION_CONTEXT,
  EXCEPTION_TRACEBACK,
  TRACEBACK_BYTES,
  TRACEBACK_CODE,
  TRACEBACK_GLOBALS,
  TRACEBACK_NEXT,
  TRACEBACK_POSITION,
  TRACEBACK_SELF,
} from "../heap/layouts/exception.ts";
import { FUNCTION_GLOBALS } from "../heap/layouts/callable.ts";
import { FRAME_GLOBALS, FRAME_LOCALS, FRAME_SP, GENERATOR_FRAME } from "../heap/layouts/frame.ts";
import { TS_HANDLED, TS_KEEPS_FRAMES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { instructionBefore, stepsInFrame } from "../interpreter/framed_steps.ts";
import { RETURN_PUSH } from "../interpreter/frames.ts";
import { isHidden } from "../interpreter/hidden_frames.ts";
import { handlerAt } from "../interpreter/exception_table.ts";
import { hasSelf } from "../interpreter/unwind.ts";
import { isSubtype } from "../objects/errors.ts";
import {
  ATTRIBUTE_ERROR,
  CELL_SHAPE,
  STOP_ITERATION,
  TRACEBACK_SHAPE,
} from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { exceptionField, newExceptionOf, tupleOfWords } from "./record_exception_objects.ts";
import type { Arrival } from "./raising.ts";
import { guardKind, shapeOf } from "./recorded_call.ts";
import type { FrameImage, Recorder } from "./recorder.ts";

/**
 * Where an exception goes on that the instruction raises; null: nowhere in the trace.
 *
 * @param type the exception's type; 0: none that ends a loop
 * @param from the frame that raises
 */
function findArrival(
  r: Recorder,
  type: number,
  from = r.frames.length - 1,
): Arrival | null {
  for (let depth = from; depth >= 0; depth--) {
    const frame = r.frames[depth];
    const word = placeIn(r, depth);
    const handler = handlerAt(frame.code, word);
    if (handler !== null) {
      const { pc, height, knowsPlace } = handler;
      return { depth, pc, height, raisedAt: knowsPlace ? word : -1 };
    }
    // The unwinder notes in the exception what was asked for.
    if (
      depth > 0 && frame.returns === RETURN_PUSH && type !== 0 &&
      isSubtype(type, ATTRIBUTE_ERROR) &&
      callOf(r.frames[depth - 1]) === Op.LOAD_ATTR
    ) return null;
    if (
      depth > 0 && frame.returns === RETURN_PUSH && type !== 0 && isSubtype(type, STOP_ITERATION)
    ) {
      const end = endOfLoop(r.frames[depth - 1]);
      if (end >= 0) return { depth: depth - 1, pc: end, height: -1, raisedAt: -1 };
    }
  }
  return null;
}

/** Offset of the instruction that raises, or of the last word of the call that a frame is in. */
function placeIn(r: Recorder, depth: number): number {
  return depth === r.frames.length - 1 ? r.frames[depth].pc : r.frames[depth].pc - 1;
}

/** Where a frame goes on that has called a step of its loop's iterator when the iterator is exhausted; -1: it has not. */
function endOfLoop({ address, first, pc }: FrameImage): number {
  if (!stepsInFrame(H32[H32[(address + FRAME_SP) >> 2] - 1])) return -1;
  const word = H32[instructionBefore(first, first + pc)];
  return (word & 0xff) === Op.FOR_ITER ? pc + (word >> 8) : -1;
}

/** The instruction that has called the frame above a frame. */
function callOf({ first, pc }: FrameImage): number {
  return H32[instructionBefore(first, first + pc)] & 0xff;
}

/** An exception that an instruction raises. */
export interface Raised {
  /** Its ref, and its type. */
  readonly ref: number;
  readonly type: number;
  /** The object, where it is there already. */
  readonly actual: number;
  /** Whether the instruction's own frame gets into its traceback, and what is handled becomes its context. */
  readonly fresh: boolean;
}

/**
 * The instruction, of which all has been guarded, raises: the trace goes on at the handler.
 *
 * @param change what is changed before, behind all that may leave
 * @param from the frame that raises: those above it end
 * @throws RecordingAborted when no handler is in the trace
 */
export function raiseTo(
  r: Recorder,
  raised: Raised,
  change: () => void = () => {},
  from = r.frames.length - 1,
): void {
  const arrival = findArrival(r, raised.type, from);
  if (arrival === null) throw new RecordingAborted("EXCEPTION");
  guardPlainTracebacks(r);
  const context = raised.fresh ? contextOf(r, raised) : 0;
  const trail = tracebacks(r, arrival, raised.fresh ? from : from - 1);
  const before = r.emit(U.FIELD, raised.ref, 0, 0, exceptionField(EXCEPTION_TRACEBACK));
  change();
  if (context !== 0) {
    r.emit(U.SET_FIELD, raised.ref, context, 0, exceptionField(EXCEPTION_CONTEXT));
  }
  let next = before;
  for (const { ref, frame, place, globals, self } of trail) {
    const fields: [number, number][] = [
      [TRACEBACK_NEXT, next],
      [TRACEBACK_CODE, r.emitter.word(frame.code)],
      [TRACEBACK_POSITION, r.emitter.word(small(place))],
      [TRACEBACK_GLOBALS, globals],
      [TRACEBACK_SELF, self],
    ];
    for (const [offset, word] of fields) {
      r.emit(U.SET_FIELD, ref, word, 0, exceptionField(offset));
    }
    next = ref;
  }
  if (next !== before) {
    r.emit(U.SET_FIELD, raised.ref, next, 0, exceptionField(EXCEPTION_TRACEBACK));
  }
  for (let depth = r.frames.length - 1; depth > arrival.depth; depth--) {
    const { generator, inherited } = r.frames[depth];
    if (generator === 0) continue;
    r.emit(U.FINISH_GENERATOR, generator);
    r.handled = inherited;
  }
  goOnAt(r, arrival, raised.ref);
  r.raisesTo = arrival;
}

/** Tracebacks that keep frame objects are the interpreter's to make. */
function guardPlainTracebacks(r: Recorder): void {
  if (H32[TS_KEEPS_FRAMES >> 2] !== 0) throw new RecordingAborted("EXCEPTION");
  const keeps = r.emit(
    U.FIELD,
    r.emitter.word(0),
    0,
    0,
    field(TS_KEEPS_FRAMES, MemoryClass.THREAD),
  );
  r.emit(U.GUARD_IS, keeps, 0, 0, 0);
}

/**
 * The instruction, of which all has been guarded, raises a new exception of a builtin type, as the interpreter's helpers do.
 *
 * @param args words
 */
export function raiseNew(r: Recorder, type: number, args: readonly number[]): void {
  const kept = tupleOfWords(r, args);
  const ref = newExceptionOf(r, type);
  raiseTo(r, { ref, type, actual: 0, fresh: true }, () => {
    kept.fill();
    r.emit(U.SET_FIELD, ref, kept.ref, 0, exceptionField(EXCEPTION_ARGS));
  });
}

/** The frames at a handler. */
function goOnAt(r: Recorder, { depth, height, raisedAt }: Arrival, exception: number): void {
  while (r.frames.length - 1 > depth) r.leave();
  if (height < 0) {
    r.replace(1);
    return;
  }
  r.frame.height = height;
  if (raisedAt >= 0) r.replace(0, r.emitter.int(raisedAt));
  r.replace(0, exception);
}

/** The tracebacks that unwinding adds, still empty, and what they hold. */
function tracebacks(r: Recorder, arrival: Arrival, from: number) {
  const outermost = arrival.height < 0 ? arrival.depth + 1 : arrival.depth;
  const depths: number[] = [];
  for (let depth = from; depth >= outermost; depth--) {
    if (!isHidden(r.frames[depth].code)) depths.push(depth);
  }
  const parts = depths.map((depth) => {
    const frame = r.frames[depth];
    return {
      frame,
      place: placeIn(r, depth),
      globals: globalsOf(r, depth),
      self: selfOf(r, frame),
    };
  });
  return parts.map((part) => ({
    ...part,
    ref: r.emit(U.NEW, r.emitter.word(TRACEBACK_SHAPE), 0, 0, TRACEBACK_BYTES),
  }));
}

/** A frame's globals, a word. */
function globalsOf(r: Recorder, depth: number): number {
  const { fn, generator } = r.frames[depth];
  if (fn !== 0) return r.emit(U.FIELD, fn, 0, 0, field(FUNCTION_GLOBALS, MemoryClass.CONSTANT));
  if (generator === 0) return r.emit(U.FRAME_WORD, 0, 0, 0, FRAME_GLOBALS);
  const place = field(GENERATOR_FRAME + FRAME_GLOBALS, MemoryClass.CONSTANT);
  return r.emit(U.FIELD, generator, 0, 0, place);
}

/** What a frame's first parameter holds when it is called `self`, or a word 0. */
function selfOf(r: Recorder, frame: FrameImage): number {
  if (!hasSelf(frame.code)) return r.emitter.word(0);
  const self = r.word(r.slotOf(frame, 0));
  const actual = H32[(frame.address + FRAME_LOCALS) >> 2];
  if (shapeOf(actual) !== CELL_SHAPE) return self;
  guardKind(r, self, actual);
  return r.emit(U.FIELD, self, 0, 0, field(CELL_CONTENT, MemoryClass.SLOTS));
}

/** What becomes the context of a fresh exception: a word; 0: nothing does. */
function contextOf(r: Recorder, raised: Raised): number {
  const actual = H32[TS_HANDLED >> 2];
  const handled = r.handledNow();
  if (actual === 0) {
    if (!r.emitter.isConstant(handled)) r.emit(U.GUARD_IS, handled, 0, 0, 0);
    return 0;
  }
  if (handled === raised.ref) return 0;
  if (isUnseen(r, raised.ref)) {
    if (r.trace.op[handled] !== U.NEW) r.emit(U.GUARD_BOUND, handled);
    return handled;
  }
  // Whether the chain of contexts would become a cycle is left to the interpreter.
  if (actual !== raised.actual) throw new RecordingAborted("UNSUPPORTED", "another context");
  r.emit(U.GUARD_TRUE, r.emit(U.SAME, handled, raised.ref));
  return 0;
}

/** Whether nothing but the frames can refer to an object: it was made in the trace, and stored nowhere since. */
function isUnseen(r: Recorder, object: number): boolean {
  const { trace } = r;
  if (trace.op[object] !== U.NEW) return false;
  for (let ref = object + 1; ref < trace.length; ref++) {
    const op = trace.op[ref];
    if (op === U.CALL_OUT || trace.b[ref] === object || trace.c[ref] === object) return false;
    if (trace.a[ref] === object && !LOOKS_AT.has(op)) return false;
  }
  return true;
}

/** What is done to an object that nobody learns of by it. */
const LOOKS_AT: ReadonlySet<number> = new Set([
  U.FIELD,
  U.SET_FIELD,
  U.CHECK_SHAPE,
  U.GUARD_KIND,
  U.GUARD_BOUND,
  U.SAME,
]);

/**
 * The interpreter has done the instruction, and an exception handler was entered: is it the instruction that raised, and did it
 * raise to a frame of the trace? Then it is recorded as one that does, by the interpreter.
 */
export function recordRaised(r: Recorder): boolean {
  const opcode = H32[r.pc] & 0xff;
  // What is not sure to raise again is followed where the usual way was left for it.
  if (!r.isSide && opcode !== Op.RAISE_VARARGS && opcode !== Op.RERAISE) return false;
  if (!r.rewind()) return false;
  const arrival = [0, STOP_ITERATION].map((type) => findArrival(r, type))
    .find((each) => each !== null && r.hasArrived(each));
  if (!arrival) return false;
  if (r.shapeBefore !== 0) {
    r.emit(U.CHECK_SHAPE, r.word(r.peek(0)), 0, 0, r.shapeBefore);
  }
  goOnAt(r, arrival, r.raiseOut(arrival));
  return true;
}
