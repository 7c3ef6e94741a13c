/**
 * A trace as a few bytes a micro-op, for regions that are not looked at for long: a tenth of what its columns and snapshots
 * take. Numbers are LEB128, those that are near to one another as differences.
 *
 *     trace     = length loop flags floats phis frames snapshots micro-op*
 *     floats    = count double*
 *     phis      = count ref*
 *     frames    = count frame*                         ;; snapshots share them
 *     frame     = code fn generator pc height returns aux inherited count (slot ref)*
 *     snapshots = count (handled count place-of-a-frame*)*
 *     micro-op  = op mask [a] [b] [c] [immediate] [snapshot]     ;; those that the mask names
 */
import type { ByteWriter } from "../kernel/bytes.ts";
import type { FrameSnapshot, Snapshot } from "./trace.ts";
import { Trace } from "./trace.ts";

/** Bits of a micro-op's mask. */
const enum Has {
  A = 1,
  B = 2,
  C = 4,
  IMMEDIATE = 8,
  SNAPSHOT = 16,
  LIVE = 32,
  SUNK = 64,
}

const DIRTY = 1;
const GOES_ON = 2;

/** Reads what a ByteWriter has written. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #doubles: DataView | null = null;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  byte(): number {
    return this.#bytes[this.#at++];
  }

  /** See ByteWriter. */
  unsigned(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++];
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[this.#at++];
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }

  /** See ByteWriter. */
  signed(): number {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = this.#bytes[this.#at++];
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80);
    return shift < 32 && (byte & 0x40) !== 0 ? value | (-1 << shift) : value;
  }

  /** See ByteWriter. */
  double(): number {
    this.#doubles ??= new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
    const value = this.#doubles.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }
}

/** Writes a trace, and which micro-ops are live, by ref. */
export function writeTrace(to: ByteWriter, trace: Trace, live: Uint8Array): void {
  const { op, a, b, c, immediate, snapshot, sunk, length } = trace;
  to.unsigned(length);
  to.unsigned(trace.loop);
  to.byte((trace.dirty ? DIRTY : 0) | (trace.goesOn ? GOES_ON : 0));
  to.unsigned(trace.floats.length);
  for (const float of trace.floats) to.double(float);
  to.unsigned(trace.phis.length);
  for (const ref of trace.phis) to.unsigned(ref);
  writeSnapshots(to, trace.snapshots);
  for (let ref = 1; ref < length; ref++) {
    const mask = (a[ref] !== 0 ? Has.A : 0) | (b[ref] !== 0 ? Has.B : 0) |
      (c[ref] !== 0 ? Has.C : 0) | (immediate[ref] !== 0 ? Has.IMMEDIATE : 0) |
      (snapshot[ref] !== -1 ? Has.SNAPSHOT : 0) | (live[ref] !== 0 ? Has.LIVE : 0) |
      (sunk[ref] !== 0 ? Has.SUNK : 0);
    to.byte(op[ref]);
    to.byte(mask);
    if (mask & Has.A) to.signed(ref - a[ref]);
    if (mask & Has.B) to.signed(ref - b[ref]);
    if (mask & Has.C) to.signed(ref - c[ref]);
    if (mask & Has.IMMEDIATE) to.signed(immediate[ref]);
    if (mask & Has.SNAPSHOT) to.signed(snapshot[ref]);
  }
}

function writeSnapshots(to: ByteWriter, snapshots: readonly Snapshot[]): void {
  const places = new Map<FrameSnapshot, number>();
  for (const { frames } of snapshots) {
    for (const frame of frames) if (!places.has(frame)) places.set(frame, places.size);
  }
  to.unsigned(places.size);
  let before = 0;
  for (const frame of places.keys()) {
    const { code, fn, generator, pc, height, returns, aux, inherited, slots } = frame;
    to.signed(code - before);
    before = code;
    to.unsigned(fn);
    to.unsigned(generator);
    to.unsigned(pc);
    to.unsigned(height);
    to.signed(returns);
    to.unsigned(aux);
    to.unsigned(inherited);
    to.unsigned(slots.length >> 1);
    for (let i = 0; i < slots.length; i++) to.unsigned(slots[i]);
  }
  to.unsigned(snapshots.length);
  for (const { frames, handled } of snapshots) {
    to.unsigned(handled);
    to.unsigned(frames.length);
    for (const frame of frames) to.unsigned(places.get(frame)!);
  }
}

/** Reads what writeTrace has written. */
export function readTrace(from: ByteReader): { readonly trace: Trace; readonly live: Uint8Array } {
  const length = from.unsigned();
  const trace = new Trace(length);
  const live = new Uint8Array(length);
  const sunk = new Uint8Array(length);
  trace.loop = from.unsigned();
  const flags = from.byte();
  trace.dirty = (flags & DIRTY) !== 0;
  trace.goesOn = (flags & GOES_ON) !== 0;
  for (let count = from.unsigned(); count > 0; count--) trace.floats.push(from.double());
  for (let count = from.unsigned(); count > 0; count--) trace.phis.push(from.unsigned());
  readSnapshots(from, trace.snapshots);
  for (let ref = 1; ref < length; ref++) {
    const op = from.byte();
    const mask = from.byte();
    trace.append(
      op,
      mask & Has.A ? ref - from.signed() : 0,
      mask & Has.B ? ref - from.signed() : 0,
      mask & Has.C ? ref - from.signed() : 0,
      mask & Has.IMMEDIATE ? from.signed() : 0,
      mask & Has.SNAPSHOT ? from.signed() : -1,
    );
    if (mask & Has.LIVE) live[ref] = 1;
    if (mask & Has.SUNK) sunk[ref] = 1;
  }
  trace.sunk = sunk;
  return { trace, live };
}

function readSnapshots(from: ByteReader, to: Snapshot[]): void {
  const all: FrameSnapshot[] = [];
  let code = 0;
  for (let count = from.unsigned(); count > 0; count--) {
    code += from.signed();
    const [fn, generator, pc] = [from.unsigned(), from.unsigned(), from.unsigned()];
    const [height, returns, aux] = [from.unsigned(), from.signed(), from.unsigned()];
    const inherited = from.unsigned();
    const slots = new Array<number>(2 * from.unsigned());
    for (let i = 0; i < slots.length; i++) slots[i] = from.unsigned();
    all.push({ code, fn, generator, pc, height, returns, aux, inherited, slots });
  }
  for (let count = from.unsigned(); count > 0; count--) {
    const handled = from.unsigned();
    const frames = new Array<FrameSnapshot>(from.unsigned());
    for (let depth = 0; depth < frames.length; depth++) frames[depth] = all[from.unsigned()];
    to.push({ frames, handled });
  }
}
