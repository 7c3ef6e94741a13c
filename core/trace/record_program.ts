/**
 * Runs the program on tier 1, one instruction at a time, and has each recorded before it is done: what a trace follows, where
 * it ends, and what stops it.
 */
import { Op, OPCODE_TABLE } from "../compiler/opcodes.ts";
import { FRAME_LOCALS, FRAME_PC, FRAME_SP } from "../heap/layouts/frame.ts";
import { LINK_CELLS_MOST, TS_EXCEPTION, TS_FRAME } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { AGAIN, step, STEPPED } from "../interpreter/step.ts";
import { handlersEntered } from "../interpreter/unwind.ts";
import { type AbortReason, RecordingAborted } from "./aborts.ts";
import { type Head, RAISES } from "./places.ts";
import { recordInstruction } from "./record.ts";
import { recordRaised } from "./record_raising.ts";
import type { Recorder } from "./recorder.ts";
import type { Region } from "./region.ts";

/** Not a value: the trace is complete. */
export const CLOSED = 4;

const { JUMP_BACKWARD } = Op;
/**
 * What ends a side trace where it stands, and a recording of a loop in vain; and whether another trace may get on from there:
 * when a function that is called has a region, or because it is shorter.
 */
const ENDS_SIDE_TRACE: ReadonlyMap<AbortReason, boolean> = new Map([
  ["UNSUPPORTED", false],
  ["NOT_INLINED", true],
  ["LEFT_FRAME", false],
  ["INNER_LOOP", false],
  ["TOO_DEEP", true],
  ["TOO_LONG", true],
]);

/** Turns of a generator's loop that are followed until it yields. */
const GENERATOR_TURNS = 4;
/**
 * Back edges of an inner loop that a trace passes while it is short. A loop over two or three things ends within them: left at
 * its last turn it never got a region of its own, for what is recorded there leaves it. (deltablue: half of the time.)
 */
const INNER_TURNS = 2;
/** See INNER_TURNS. */
const INNER_LENGTH_MOST = 150;

function innerTurns({ trace }: Recorder): number {
  return trace.length < INNER_LENGTH_MOST ? INNER_TURNS : 1;
}

/** Whether a trace of a kind that has come to a region's head goes on in that region. */
function endsAt(head: Head, kind: Head | "side", recorder: Recorder): boolean {
  // A generator's loop is left where it yields: it is part of the loop that takes what is yielded.
  if (recorder.resumesGenerators()) return false;
  switch (head) {
    case "loop":
      return kind !== "loop";
    case "entry":
      return recorder.closesRecursion();
    case "continuation":
    case "handler":
      return false;
  }
}

/** What a trace begins at. */
export type TraceKind = Head | "side";

/** The regions that a trace may come to. */
export interface Heads {
  /** The region whose head is where the frame stands, at word index `pc`. */
  at(frame: number, pc: number): { readonly head: Head; readonly region: Region } | undefined;
  /** Whether compiled code can go on in another region. */
  readonly links: boolean;
}

/**
 * Runs the program from the running frame on and records it until it comes back to `start`, or a side trace ends elsewhere.
 *
 * @returns CLOSED, or what the loop is to do when the program ended or stopped
 * @throws RecordingAborted
 */
export function recordProgram(
  recorder: Recorder,
  start: number,
  kind: TraceKind,
  heads: Heads,
): Value {
  const side = kind === "side";
  const turned = new Map<number, number>();
  let opcode = 0;
  for (let first = true;; first = false) {
    const frame = H32[TS_FRAME >> 2];
    const pc = H32[(frame + FRAME_PC) >> 2];
    const height = H32[(frame + FRAME_SP) >> 2] - ((frame + FRAME_LOCALS) >> 2);
    if (recorder.frame.address !== frame || recorder.frame.height !== height) {
      throw new RecordingAborted("UNEXPECTED_STEP", `after ${OPCODE_TABLE[opcode][0]}`);
    }
    if (recorder.frame.repeats) recorder.frame.repeats = false;
    else if (!first) {
      const inlined = recorder.frames.length > 1;
      if (pc === start && (!inlined || kind === "entry")) {
        if (recorder.resumesGenerators()) recorder.exit(pc);
        else if (side || inlined) recorder.enterAnew(pc);
        return CLOSED;
      }
      const other = heads.at(frame, pc);
      if (other !== undefined && endsAt(other.head, kind, recorder)) {
        if (heads.links && other.region.id < LINK_CELLS_MOST) recorder.link(pc, other.region.id);
        else recorder.exit(pc);
        return CLOSED;
      }
    }
    try {
      opcode = H32[pc] & 0xff;
      if (opcode === JUMP_BACKWARD) {
        // A loop inside the loop is left to its own region; other traces may pass loops that are short.
        const turns = (turned.get(pc) ?? 0) + 1;
        const [most, inner] = recorder.frame.generator !== 0
          ? [GENERATOR_TURNS, false]
          : [innerTurns(recorder), kind === "loop" && !isBackTo(pc, start, recorder)];
        if (inner || turns > most) throw new RecordingAborted("INNER_LOOP");
        turned.set(pc, turns);
      }
      recordInstruction(recorder, pc);
      if (recorder.ended) return CLOSED;
    } catch (error) {
      if (!(error instanceof RecordingAborted) || first) throw error;
      if (error.reason === "EXCEPTION" && endsByRaising(recorder, kind, opcode, pc, heads)) {
        return CLOSED;
      }
      if (!side) throw error;
      const goesOn = ENDS_SIDE_TRACE.get(error.reason);
      if (goesOn === undefined) throw error;
      // A generator's loop gets on to where it yields after some more turns.
      recorder.exit(pc, goesOn || recorder.frame.generator !== 0);
      return CLOSED;
    }
    const handlers = handlersEntered;
    const result = runInstruction(frame, pc);
    if (result !== STEPPED) return result;
    // The handler's stack may be as high as that behind the instruction.
    if (recorder.raisesTo !== null) {
      if (!recorder.hasArrived(recorder.raisesTo)) {
        throw new RecordingAborted("UNEXPECTED_STEP", "no exception");
      }
    } else if (handlersEntered !== handlers && !recordRaised(recorder)) {
      if (first || !endsByRaising(recorder, kind, opcode, pc, heads)) {
        throw new RecordingAborted("EXCEPTION");
      }
      return CLOSED;
    }
    const { afterwards } = recorder;
    if (afterwards !== null) {
      recorder.afterwards = null;
      if (H32[TS_FRAME >> 2] !== frame) throw new RecordingAborted("UNEXPECTED_STEP", "raised");
      afterwards(H32[(frame + FRAME_PC) >> 2]);
    }
  }
}

/** Runs the instruction at `pc`. @returns STEPPED, or what the loop returns to host code */
export function runInstruction(frame: number, pc: number): Value {
  const { runOne } = boundLoop();
  for (;;) {
    // A native that was called already has failed: `step` raises.
    const word = H32[TS_EXCEPTION >> 2] === 0 ? runOne() : fetch(frame, pc);
    if (word === 0) return STEPPED;
    const now = H32[TS_FRAME >> 2];
    const result = step(word, now >> 2, H32[(now + FRAME_PC) >> 2], H32[(now + FRAME_SP) >> 2]);
    // AGAIN: the slice of fuel was used up at a back edge; the program goes on.
    if (result !== STEPPED && result !== AGAIN) return result;
    // A step may only have filled the instruction's caches.
    if (H32[TS_FRAME >> 2] !== frame || H32[(frame + FRAME_PC) >> 2] !== pc) return STEPPED;
  }
}

/** The instruction at `pc`, with the frame's pc behind its word. */
function fetch(frame: number, pc: number): number {
  H32[(frame + FRAME_PC) >> 2] = pc + 1;
  return H32[pc];
}

/**
 * Lets a trace end before an instruction that has raised. What raises now may not do so the next time: only a raise is the end
 * of a function.
 *
 * @returns false: it cannot end there
 */
function endsByRaising(
  recorder: Recorder,
  kind: Head | "side",
  opcode: number,
  pc: number,
  heads: Heads,
): boolean {
  const raises = RAISES.has(opcode);
  const ends = kind === "side" || kind !== "loop" && raises;
  if (!ends || !recorder.rewind()) return false;
  if (raises && heads.links && !recorder.resumesGenerators()) recorder.leaveRaising(pc);
  else recorder.exit(pc, !raises);
  return true;
}

/** Whether the back edge at `pc` leads to `start` in the frame in which the trace began. */
function isBackTo(pc: number, start: number, recorder: Recorder): boolean {
  return recorder.frames.length === 1 && pc + 2 + (H32[pc] >> 8) === start;
}
