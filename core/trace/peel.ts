/**
 * Makes the loop of a trace that ends where it began.
 *
 * The obvious way, a jump back to the trace's beginning, would do all of it in every turn: the guards of types and shapes,
 * the loads of what never changes, boxing and unboxing at the seam. Instead the trace is emitted a second time behind
 * itself, with each local replaced by what the first turn left in it, through the same folding as the first time: a guard or a
 * load that the first turn did already is found again and left out. So the first copy runs once, and the second, the
 * loop, holds what really depends on the turn. (Mike Pall's LuaJIT, lj_opt_loop.c; Ardö, Bolz, Fijałkowski: Loop-aware
 * optimizations in PyPy's tracing JIT, 2012.)
 *
 * A ref of the first copy that the loop uses, and whose copy is another ref, is a variable of the loop: a phi.
 */
import { RecordingAborted } from "./aborts.ts";
import type { Emitter } from "./emitter.ts";
import { BOOL, FLOAT, INT, MICRO_OP_TABLE, NONE, U, WORD } from "./micro_ops.ts";
import { findSunk, forEachNeeded } from "./sink.ts";
import type { FrameSnapshot, Snapshot, Trace } from "./trace.ts";

const OPERANDS = MICRO_OP_TABLE.map((row) => row.operands.length);

/**
 * Appends the loop. `end` is the frame at the end of the first turn.
 *
 * @throws RecordingAborted when a type changes from turn to turn
 */
export function peelLoop(emitter: Emitter, end: FrameSnapshot): void {
  const { trace } = emitter;
  const first = trace.length;
  trace.loop = first;
  const endOf: number[] = [];
  for (let slot = 0; slot < end.height; slot++) endOf.push(0);
  for (let i = 0; i < end.slots.length; i += 2) endOf[end.slots[i]] = end.slots[i + 1];
  const map = new Int32Array(first);
  const second: SecondTurn = { map, endOf, from: [], to: [] };
  // By place in the first turn, one more than that in the second; 0: none yet.
  const places = new Int32Array(trace.snapshots.length);
  const snapshotOf = (old: number): number => {
    if (places[old] === 0) {
      places[old] = trace.snapshots.push(mapSnapshot(trace.snapshots[old], second));
    }
    return places[old] - 1;
  };
  emitter.isInvariant = (ref) => ref < first && map[ref] === ref;
  let old = -1;
  emitter.snapshot = () => {
    // What could not leave in the first turn can in the second, which has to box a number: there is nowhere to leave to.
    if (old < 0) throw new RecordingAborted("TYPE_UNSTABLE");
    return snapshotOf(old);
  };
  for (let ref = 1; ref < first; ref++) {
    const op = trace.op[ref];
    if (op <= U.CONST_FLOAT) {
      map[ref] = ref;
      continue;
    }
    if (op === U.SLOT) {
      map[ref] = endOf[trace.immediate[ref]] || ref;
      continue;
    }
    old = trace.snapshot[ref];
    map[ref] = emitter.emit(
      op,
      map[trace.a[ref]],
      map[trace.b[ref]],
      map[trace.c[ref]],
      trace.immediate[ref],
    );
  }
  // A variable of the loop that takes a sunk object from turn to turn would hold ever more of them: a list that grows.
  const made = new Set<number>();
  for (let before = -1; made.size > before;) {
    before = made.size;
    trace.phis.length = 0;
    trace.sunk = findSunk(trace, map, made);
    findPhis(emitter, map, first, made);
  }
}

/** What the second turn's snapshots are made by. */
interface SecondTurn {
  /** The ref in it, by that in the first. */
  readonly map: Int32Array;
  /** What earlier turns left in the frame that the region was entered with, by slot; 0: nothing new. */
  readonly endOf: readonly number[];
  /** The frames that were mapped last, by depth, and their copies: most snapshots share all but the innermost. */
  readonly from: FrameSnapshot[];
  readonly to: FrameSnapshot[];
}

function mapSnapshot({ handled, frames }: Snapshot, second: SecondTurn): Snapshot {
  const { map, from, to } = second;
  for (let depth = 0; depth < frames.length; depth++) {
    const frame = frames[depth];
    if (from[depth] === frame) continue;
    from[depth] = frame;
    to[depth] = mapFrame(frame, map, depth === 0 ? second.endOf : NOTHING);
  }
  return { frames: to.slice(0, frames.length), handled: map[handled] };
}

const NOTHING: readonly number[] = [];
/** What a snapshot's slots are gathered in: see recorder.ts. */
const gathered: number[] = [];

function mapFrame(frame: FrameSnapshot, map: Int32Array, endOf: readonly number[]): FrameSnapshot {
  const { slots: before, height } = frame;
  let length = 0;
  for (let i = 0; i < before.length; i += 2) {
    gathered[length++] = before[i];
    gathered[length++] = map[before[i + 1]];
  }
  const most = Math.min(height, endOf.length);
  for (let slot = 0; slot < most; slot++) {
    if (endOf[slot] === 0 || hasSlot(before, slot)) continue;
    gathered[length++] = slot;
    gathered[length++] = endOf[slot];
  }
  return {
    code: frame.code,
    fn: map[frame.fn],
    generator: map[frame.generator],
    pc: frame.pc,
    height,
    returns: frame.returns,
    aux: map[frame.aux],
    inherited: map[frame.inherited],
    slots: gathered.slice(0, length),
  };
}

/** @param slots slot number, ref, slot number, ref, ... */
function hasSlot(slots: readonly number[], slot: number): boolean {
  for (let i = 0; i < slots.length; i += 2) if (slots[i] === slot) return true;
  return false;
}

/**
 * Finds the refs from before the loop that take another value in each turn; adds to `made` the sunk objects that one of them
 * would take.
 */
function findPhis(emitter: Emitter, map: Int32Array, first: number, made: Set<number>): void {
  const { trace } = emitter;
  const seen = new Uint8Array(first);
  const work: number[] = [];
  const use = (ref: number) => {
    if (ref !== 0 && ref < first && seen[ref] === 0 && trace.op[ref] > U.CONST_FLOAT) {
      seen[ref] = 1;
      work.push(ref);
    }
  };
  for (let ref = first; ref < trace.length; ref++) {
    // Neither sunk objects nor the stores into them are done.
    const store = trace.op[ref] === U.SET_FIELD || trace.op[ref] === U.SET_ITEM;
    if (trace.sunk[ref] === 0 && !(store && trace.sunk[trace.a[ref]] !== 0)) {
      const count = OPERANDS[trace.op[ref]];
      if (count > 0) use(trace.a[ref]);
      if (count > 1) use(trace.b[ref]);
      if (count > 2) use(trace.c[ref]);
    }
    const place = trace.snapshot[ref];
    if (place >= 0 && trace.sunk[ref] === 0) {
      forEachNeeded(trace, trace.snapshots[place], ref, false, use);
    }
  }
  for (let ref = work.pop(); ref !== undefined; ref = work.pop()) {
    let next = map[ref];
    if (next === ref) continue;
    if (trace.type[ref] === WORD && trace.sunk[next] === 0) {
      // A field of a sunk object that held what a local held: the local is a plain number in later turns.
      if (trace.type[next] === INT || trace.type[next] === BOOL) next = emitter.asWord(next);
      else if (trace.type[next] === FLOAT && makeAll(trace, made)) return;
    }
    if (next === 0 || trace.type[next] !== trace.type[ref] || trace.type[ref] === NONE) {
      throw new RecordingAborted("TYPE_UNSTABLE");
    }
    if (trace.sunk[next] !== 0) {
      made.add(next);
      continue;
    }
    trace.phis.push(ref, next);
    use(next);
  }
}

/** Lets all objects be made in the trace. @returns whether some were not */
function makeAll(trace: Trace, made: Set<number>): boolean {
  const before = made.size;
  for (let ref = 1; ref < trace.sunk.length; ref++) {
    if (trace.sunk[ref] !== 0 && trace.op[ref] === U.NEW) made.add(ref);
  }
  return made.size > before;
}
