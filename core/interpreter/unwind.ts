/**
 * Raising: tracebacks, exception contexts, and the search for a handler (Objects/exception_handling_notes.txt: the
 * exception table of a code object is looked at only now).
 */
import { allocate } from "../heap/allocator.ts";
import { ARRAY_ITEMS, CELL_CONTENT, RAW_DATA } from "../heap/layouts/basic.ts";
import {
  CODE_CONSTANTS,
  CODE_INSTRUCTIONS,
  CODE_LOCAL_COUNT,
  CODE_LOCAL_NAMES,
} from "../heap/layouts/callable.ts";
import { Op } from "../compiler/opcodes.ts";
import {
  EXCEPTION_CONTEXT,
  EXCEPTION_TRACEBACK,
  TRACEBACK_BYTES,
  TRACEBACK_CODE,
  TRACEBACK_GLOBALS,
  TRACEBACK_NEXT,
  TRACEBACK_POSITION,
  TRACEBACK_SELF,
} from "../heap/layouts/exception.ts";
import {
  FRAME_CODE,
  FRAME_GENERATOR,
  FRAME_GLOBALS,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
} from "../heap/layouts/frame.ts";
import {
  TS_DEPTH,
  TS_EXCEPTION,
  TS_FRAME,
  TS_HANDLED,
  TS_KEEPS_FRAMES,
  TS_LIMIT,
  TS_STACK_TOP,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { noteAttribute, pendingIs, raise, typeOf } from "../objects/errors.ts";
import { typeLookup } from "../objects/lookup.ts";
import {
  ATTRIBUTE_ERROR,
  CELL_SHAPE,
  STOP_ITERATION,
  SYSTEM_ERROR,
  TRACEBACK_SHAPE,
} from "../objects/well_known.ts";
import { staticName } from "../objects/static_area.ts";
import { tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { TO_HOST } from "./calls.ts";
import { frameObjectOf, takeOver, takeOverGenerator } from "./frame_objects.ts";
import { type FrameRef, RETURN_PUSH, WATCHED } from "./frames.ts";
import { handlerRow } from "./exception_table.ts";
import { finishGenerator } from "./generators.ts";
import { isHidden } from "./hidden_frames.ts";
import { endSteps, instructionBefore } from "./framed_steps.ts";

const SELF = staticName("self");

/** Prepends the running frame's place to the exception's traceback. `pc`: word index just past the instruction's word. */
export function addTraceback(exception: Value, frame: FrameRef, pc: number): void {
  const code = H32[(frame + FRAME_CODE) >> 2];
  if (isHidden(code)) return;
  const traceback = allocate(TRACEBACK_BYTES);
  H32[traceback >> 2] = TRACEBACK_SHAPE;
  H32[(traceback + TRACEBACK_NEXT) >> 2] = H32[(exception + EXCEPTION_TRACEBACK) >> 2];
  H32[(traceback + TRACEBACK_CODE) >> 2] = code;
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  H32[(traceback + TRACEBACK_POSITION) >> 2] = small(pc - 1 - first);
  H32[(traceback + TRACEBACK_GLOBALS) >> 2] = H32[TS_KEEPS_FRAMES >> 2] === 0
    ? H32[(frame + FRAME_GLOBALS) >> 2]
    : frameObjectOf(frame);
  H32[(traceback + TRACEBACK_SELF) >> 2] = selfOf(frame, code);
  H32[(exception + EXCEPTION_TRACEBACK) >> 2] = traceback;
}

/** Whether a code's first local is called `self`: its tracebacks know what it holds. */
export function hasSelf(code: Value): boolean {
  const names = H32[(code + CODE_LOCAL_NAMES) >> 2];
  return tupleLength(names) !== 0 && tupleItem(names, 0) === SELF;
}

/** What the frame's first parameter holds when it is called `self`, or 0. */
function selfOf(frame: FrameRef, code: Value): Value {
  if (!hasSelf(code)) return 0;
  return unboxed(H32[(frame + FRAME_LOCALS) >> 2]);
}

/** What a local holds, which may stand in a cell. */
function unboxed(local: Value): Value {
  return local !== 0 && (local & 1) === 0 && H32[local >> 2] === CELL_SHAPE
    ? H32[(local + CELL_CONTENT) >> 2]
    : local;
}

/** Makes the exception being handled the context of a freshly raised one, without making a cycle. */
export function setContext(exception: Value, handled: Value = H32[TS_HANDLED >> 2]): void {
  if (handled === 0 || handled === exception) return;
  // If the exception is already among the handled one's contexts, cut the chain there (Python/errors.c).
  let link = handled;
  let slow = handled;
  let step = 0;
  for (;;) {
    const context = H32[(link + EXCEPTION_CONTEXT) >> 2];
    if (context === 0) break;
    if (context === exception) {
      H32[(link + EXCEPTION_CONTEXT) >> 2] = 0;
      break;
    }
    link = context;
    if ((step++ & 1) === 1) slow = H32[(slow + EXCEPTION_CONTEXT) >> 2];
    if (slow === link) break;
  }
  H32[(exception + EXCEPTION_CONTEXT) >> 2] = handled;
}

/** How many handlers were entered so far: who follows a program sees by it that an instruction raised. */
export let handlersEntered = 0;

/**
 * Unwinds the pending exception from the running frame, whose FRAME_PC and FRAME_SP are saved.
 *
 * @param fresh whether the exception was raised by the instruction before FRAME_PC in this frame (it gets a traceback
 *   entry here), false when it is being raised again
 * @param handlers false: no handler is looked for in this frame, which was not to run at all
 * @param thrown the exception was thrown into a generator, who threw it saw to its context
 * @returns true: a handler was found, the running frame's FRAME_PC and FRAME_SP say where it goes on; false: the frame
 *   that host code entered is gone, the exception is still pending
 */
export function unwind(fresh: boolean, handlers = true, thrown = false): boolean {
  // A helper that fails without saying why is a mistake of ours; say so instead of reading address 0.
  if (H32[TS_EXCEPTION >> 2] === 0) raise(SYSTEM_ERROR, "error return without exception set");
  const exception = H32[TS_EXCEPTION >> 2];
  const limited = H32[TS_LIMIT >> 2] !== 0;
  let add = fresh;
  if (
    fresh && !thrown && !limited && H32[(exception + EXCEPTION_TRACEBACK) >> 2] === 0
  ) setContext(exception);
  const stops = !limited && pendingIs(STOP_ITERATION);
  const asked = !limited && pendingIs(ATTRIBUTE_ERROR);
  for (;;) {
    const frame = H32[TS_FRAME >> 2];
    const pc = H32[(frame + FRAME_PC) >> 2];
    if (!limited) {
      if (add) addTraceback(exception, frame, pc);
      if (handlers && findHandler(frame, pc, exception)) {
        handlersEntered++;
        H32[TS_EXCEPTION >> 2] = 0;
        return true;
      }
    }
    add = true;
    let returns = H32[(frame + FRAME_RETURN) >> 2];
    if ((returns & WATCHED) !== 0) {
      takeOver(frame, !limited, exception);
      returns &= ~WATCHED;
    }
    H32[TS_FRAME >> 2] = H32[(frame + FRAME_PREVIOUS) >> 2];
    H32[TS_DEPTH >> 2]--;
    const generator = H32[(frame + FRAME_GENERATOR) >> 2];
    if (generator === 0) H32[TS_STACK_TOP >> 2] = frame;
    else {
      if (H32[TS_KEEPS_FRAMES >> 2] !== 0) takeOverGenerator(generator, exception);
      finishGenerator(generator);
    }
    if ((returns & TO_HOST) !== 0) return false;
    if (asked && returns === RETURN_PUSH) noteAsked(exception, frame, H32[TS_FRAME >> 2]);
    if (stops && returns === RETURN_PUSH && endSteps(H32[TS_FRAME >> 2])) {
      handlersEntered++;
      H32[TS_EXCEPTION >> 2] = 0;
      return true;
    }
  }
}

/**
 * Notes in an AttributeError that leaves `frame` of which object an attribute was asked for, when the frame is that of a
 * `__getattr__`, a getter or the like that LOAD_ATTR of `caller` has called.
 */
function noteAsked(exception: Value, frame: FrameRef, caller: FrameRef): void {
  const code = H32[(caller + FRAME_CODE) >> 2];
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  const word = H32[instructionBefore(first, H32[(caller + FRAME_PC) >> 2])];
  if ((word & 0xff) !== Op.LOAD_ATTR) return;
  const constants = (H32[(code + CODE_CONSTANTS) >> 2] + ARRAY_ITEMS) >> 2;
  const name = H32[constants + (word >> 8)];
  const [self, other] = [0, 4].map((offset) => unboxed(H32[(frame + FRAME_LOCALS + offset) >> 2]));
  if (self === 0) return;
  // A descriptor's `__get__` has the object for its second argument.
  const describes = H32[(H32[(frame + FRAME_CODE) >> 2] + CODE_LOCAL_COUNT) >> 2] > small(1) &&
    other !== 0 && typeLookup(typeOf(other), name) === self;
  noteAttribute(exception, describes ? other : self, name);
}

function findHandler(frame: FrameRef, pc: number, exception: Value): boolean {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  const word = pc - 1 - first;
  const row = handlerRow(code, word);
  if (row === 0) return false;
  let sp = ((frame + FRAME_LOCALS) >> 2) + (H32[(code + CODE_LOCAL_COUNT) >> 2] >> 1) +
    H32[row + 3];
  if (H32[row + 4] !== 0) H32[sp++] = small(word);
  H32[sp++] = exception;
  H32[(frame + FRAME_SP) >> 2] = sp;
  H32[(frame + FRAME_PC) >> 2] = first + H32[row + 2];
  return true;
}
