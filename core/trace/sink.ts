/**
 * Finds objects, boxed floats among them, that need not be made until an exit needs them.
 *
 * An object made in a trace often lives in locals alone: a point that the next turn replaces, an iterator, the arguments of an
 * inlined method. Its fields are known refs (the emitter forwards stores to loads), so nothing in the trace reads it from
 * memory, and only exits refer to it. Such an object is sunk: neither it nor the stores into it are done, and an exit
 * makes it from the refs that its fields have there. (Mike Pall's LuaJIT, lj_opt_sink.c.)
 *
 * What keeps an object from being sunk is any use but as the object of a store with a known place: as an operand, as a
 * value stored into an object that is not sunk itself, or in the frames of a call of the interpreter, which may change it.
 * An object from before the loop and its copy in the loop are one variable: both are sunk or none.
 */
import { ARRAY_ITEMS } from "../heap/layouts/basic.ts";
import { fieldOffset, MICRO_OP_TABLE, U } from "./micro_ops.ts";
import { isInMemory, type Snapshot, type Trace } from "./trace.ts";

const { BOX, CALL_OUT, CONST_INT, CONST_WORD, NEW, SET_FIELD, SET_ITEM } = U;
const OPERANDS = MICRO_OP_TABLE.map((row) => row.operands.length);

/** A sunk object as it is at an exit. */
export interface SunkObject {
  /** Ref of its NEW. */
  readonly ref: number;
  /** Bytes. */
  readonly size: number;
  /** Address of its shape. */
  readonly shape: number;
  /** Byte offset, ref, byte offset, ref, ... */
  readonly fields: readonly number[];
}

/**
 * Marks the objects that are sunk.
 *
 * @param map the copy in the loop of each ref before it; empty when the trace has no loop
 * @param made objects that must be made in the trace
 */
export function findSunk(
  trace: Trace,
  map: Int32Array,
  made: ReadonlySet<number> = new Set(),
): Uint8Array {
  const sunk = new Uint8Array(trace.length);
  const inside = new Map<number, number[]>();
  const work: number[] = [];
  const { op, a, b, c, length } = trace;
  let some = false;
  for (let ref = 1; ref < length; ref++) {
    if (op[ref] === BOX || (op[ref] === NEW && op[a[ref]] === CONST_WORD)) {
      sunk[ref] = 1;
      some = true;
    }
  }
  if (!some) return sunk;
  const escape = (ref: number) => {
    if (sunk[ref] === 0) return;
    sunk[ref] = 0;
    work.push(ref);
  };
  const stored = (object: number, value: number) => {
    if (sunk[value] === 0) return;
    if (sunk[object] === 0) {
      escape(value);
      return;
    }
    const values = inside.get(object);
    if (values === undefined) inside.set(object, [value]);
    else values.push(value);
  };
  for (let ref = 1; ref < length; ref++) {
    switch (op[ref]) {
      case SET_FIELD:
        stored(a[ref], b[ref]);
        continue;
      case SET_ITEM:
        if (op[b[ref]] !== CONST_INT) escape(a[ref]);
        stored(a[ref], c[ref]);
        continue;
      case CALL_OUT:
        escape(trace.snapshots[trace.snapshot[ref]].handled);
        for (const frame of trace.snapshots[trace.snapshot[ref]].frames) {
          escape(frame.fn);
          escape(frame.generator);
          escape(frame.aux);
          escape(frame.inherited);
          for (let i = 1; i < frame.slots.length; i += 2) escape(frame.slots[i]);
        }
        continue;
    }
    const count = OPERANDS[op[ref]];
    if (count > 0) escape(a[ref]);
    if (count > 1) escape(b[ref]);
    if (count > 2) escape(c[ref]);
  }
  for (const ref of made) escape(ref);
  const copyOf = new Map<number, number>();
  for (let ref = 1; ref < map.length; ref++) {
    const copy = map[ref];
    if (copy === ref || (op[ref] !== NEW && op[ref] !== BOX)) continue;
    copyOf.set(ref, copy);
    copyOf.set(copy, ref);
    if (sunk[copy] === 0) escape(ref);
    if (sunk[ref] === 0) escape(copy);
  }
  for (let ref = work.pop(); ref !== undefined; ref = work.pop()) {
    for (const value of inside.get(ref) ?? []) escape(value);
    const copy = copyOf.get(ref);
    if (copy !== undefined) escape(copy);
  }
  return sunk;
}

/** A sunk object's shape and fields before the micro-op at `position`. */
export function sunkObjectAt(trace: Trace, ref: number, position: number): SunkObject {
  let shape = trace.immediate[trace.a[ref]];
  const fields = new Map<number, number>();
  for (let at = ref + 1; at < position; at++) {
    if (trace.a[at] !== ref) continue;
    if (trace.op[at] === SET_FIELD) {
      const offset = fieldOffset(trace.immediate[at]);
      if (offset === 0) shape = trace.immediate[trace.b[at]];
      else fields.set(offset, trace.b[at]);
    } else if (trace.op[at] === SET_ITEM) {
      fields.set(ARRAY_ITEMS + 4 * trace.immediate[trace.b[at]], trace.c[at]);
    }
  }
  return { ref, size: trace.immediate[ref], shape, fields: [...fields].flat() };
}

const NO_OBJECTS: readonly SunkObject[] = [];

/** What is visited of a snapshot. */
interface Visit {
  readonly trace: Trace;
  readonly position: number;
  readonly use: (ref: number) => void;
  /** The sunk objects that were met. */
  objects: SunkObject[] | null;
}

/**
 * Calls `use` with each ref that a snapshot's frames need at a position, the fields of sunk objects in the place of the
 * objects.
 *
 * @param handsOver whether what the entered frame holds in memory is left out
 * @returns the sunk objects among them
 */
export function forEachNeeded(
  trace: Trace,
  snapshot: Snapshot,
  position: number,
  handsOver: boolean,
  use: (ref: number) => void,
): readonly SunkObject[] {
  const visit: Visit = { trace, position, use, objects: null };
  const { sunk } = trace;
  const { frames, handled } = snapshot;
  if (handled !== 0) need(handled, visit);
  for (let depth = 0; depth < frames.length; depth++) {
    const { fn, generator, aux, inherited, slots } = frames[depth];
    if (fn !== 0) need(fn, visit);
    if (generator !== 0) need(generator, visit);
    if (aux !== 0) need(aux, visit);
    if (inherited !== 0) need(inherited, visit);
    const leavesOut = handsOver && depth === 0;
    for (let i = 1; i < slots.length; i += 2) {
      const ref = slots[i];
      if (leavesOut && isInMemory(trace, slots[i - 1], ref)) continue;
      if (sunk[ref] === 0) use(ref);
      else need(ref, visit);
    }
  }
  return visit.objects ?? NO_OBJECTS;
}

/** Uses a ref, or what a sunk object holds. */
function need(ref: number, visit: Visit): void {
  const { trace } = visit;
  if (trace.sunk[ref] === 0) visit.use(ref);
  else if (trace.op[ref] === BOX) need(trace.a[ref], visit);
  else if (!visit.objects?.some((object) => object.ref === ref)) {
    const object = sunkObjectAt(trace, ref, visit.position);
    (visit.objects ??= []).push(object);
    for (let i = 1; i < object.fields.length; i += 2) need(object.fields[i], visit);
  }
}
