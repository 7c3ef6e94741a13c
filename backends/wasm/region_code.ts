/**
 * The code of a region as one WebAssembly function, put together from stencils: what core/trace/lower.ts says in the kernel
 * language, without a tree in between. Most of what a compilation costs is spent before V8 gets the bytes, so this copies
 * bytes and fills holes in one walk.
 *
 *     (func (param $frame i32) (result i32)
 *       (loop $entry
 *         ;; the running frame, and which region this is
 *         (block $exitN ... (block $exit0
 *           ;; the root trace: a guard goes to its exit's block
 *         ) ;; exit 0: stores its values and returns 0, or the side trace that grew there
 *         ...)
 *       ) (unreachable))
 *
 * V8's baseline compiler brings all locals into one place at every branch, so locals are shared by values that are not needed
 * at the same time (liveness.ts): a third less time there, and a tenth in the optimizing compiler. Exits that return from
 * where the guard stands, without blocks, gained nothing more.
 *
 * The countdown to the next safepoint is in a local where there are steps to count: a short loop would spend most of its time
 * waiting for the memory in which it counts. It is in memory wherever other code may look at it.
 */
import { EXIT_VALUES, TS_COUNTDOWN, TS_EXIT_REGION, TS_FRAME } from "../../core/heap/map.ts";
import { ByteWriter } from "../../core/kernel/bytes.ts";
import { type Expr, expression, float, type I32, int } from "../../core/kernel/expressions.ts";
import type { Label } from "../../core/kernel/statements.ts";
import { type CodeWriter, lowerStatements, writeLocals } from "../../core/kernel/wasm_function.ts";
import { HELPERS, type RegionHelper } from "../../core/trace/helpers.ts";
import { goHome } from "../../core/trace/go_home.ts";
import { lowerCallOut } from "../../core/trace/lower_call_out.ts";
import { FLOAT, MICRO_OP_NAMES, type MicroOpName, U } from "../../core/trace/micro_ops.ts";
import type { Region } from "../../core/trace/region.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { Liveness } from "./liveness.ts";
import { Locals, LocalsBuilder } from "./locals.ts";
import {
  Does,
  F64_LOCAL,
  Hole,
  I32_LOCAL,
  KIND_NAMES,
  NO_RESULT,
  ON_STACK,
  partOf,
} from "./stencil_format.ts";
import { CALLEES } from "./stencil_table.ts";
import { stencils } from "./stencils.ts";

const enum Wasm {
  UNREACHABLE = 0x00,
  BLOCK = 0x02,
  LOOP = 0x03,
  END = 0x0b,
  BR = 0x0c,
  BR_IF = 0x0d,
  RETURN = 0x0f,
  DROP = 0x1a,
  LOCAL_GET = 0x20,
  LOCAL_SET = 0x21,
  I32_LOAD = 0x28,
  F64_LOAD = 0x2b,
  I32_STORE = 0x36,
  F64_STORE = 0x39,
  EMPTY = 0x40,
  I32_CONST = 0x41,
  F64_CONST = 0x44,
  I32_LESS = 0x48,
  I32_SUBTRACT = 0x6b,
}

const SPECIAL_NAMES: ReadonlySet<MicroOpName> = new Set<MicroOpName>([
  "COUNT_STEP",
  "CALL_OUT",
  "ENTER",
]);

/** The local of the frame: the parameter. */
const FRAME = 0;
/** The local of the countdown. */
const COUNTDOWN = 1;
const NO_LOCAL = -1;

/** Micro-ops that #special is asked for. */
const SPECIAL = Uint8Array.from(
  MICRO_OP_NAMES,
  (name) => name.startsWith("INPUT_") || SPECIAL_NAMES.has(name) ? 1 : 0,
);

/** Helpers that neither count steps nor look at how many are left. */
const PURE: ReadonlySet<string> = new Set(["power", "sin", "cos", "exp", "atan"]);

/** A function, and what it calls. */
export interface FunctionCode {
  /** Its locals and its code: what a code section holds of it, without the size. */
  readonly body: Uint8Array;
  /** The helpers, in the order of their indices: they are the module's first functions. */
  readonly helpers: readonly RegionHelper[];
  /** Where the body has the index of a helper: a byte each. */
  readonly calls: readonly number[];
}

/** Makes the code of a region. */
export function codeOf(region: Region): FunctionCode {
  return new RegionCode(region).make();
}

/** Where all code is made, one region at a time; it grows. */
let scratch = new Uint8Array(1 << 16);

class RegionCode implements CodeWriter {
  readonly #region: Region;
  readonly #live: Liveness;
  readonly #stencils = stencils();
  readonly #locals = new Locals([I32_LOCAL, I32_LOCAL]);
  /** By value. */
  readonly #local: Int16Array;
  /** By exit: its place among the blocks, the innermost 0; -1: nothing goes there. */
  readonly #block: Int32Array;
  #blocks = 0;
  /** Whether steps are counted. */
  #counts = false;
  /** Blocks that the code is behind of. */
  #closed = 0;
  /** Whether the code is in a trace's own loop: 1. */
  #nesting = 0;
  readonly #helpers: RegionHelper[] = [];
  readonly #indexOfHelper = new Map<string, number>();
  /** Where the code has the index of a helper. */
  readonly #calls: number[] = [];
  /** What the entered frame's locals hold in memory where the code stands, by slot. */
  readonly #inFrame = new Map<number, number>();
  /** The value that the micro-op before has left on the stack, not in a local; -1: none. */
  #onStack = -1;
  /** The locals of the temporaries of the micro-op whose code is made. */
  readonly #temporaries: number[] = [];
  #bytes = scratch;
  #at = 0;
  /** The trace whose code is made, the exits of its micro-ops, the number of its first value. */
  #trace!: Trace;
  #exitOf!: Int32Array;
  #base = 0;

  constructor(region: Region) {
    this.#region = region;
    const live = new Liveness(region);
    this.#live = live;
    this.#local = new Int16Array(live.alias.length).fill(NO_LOCAL);
    const { reached } = live;
    const block = new Int32Array(reached.length);
    for (let number = 0; number < reached.length; number++) {
      block[number] = reached[number] === 0 ? -1 : this.#blocks++;
    }
    this.#block = block;
    for (const { trace, live } of region.units) {
      for (let ref = 1; ref < trace.length && !this.#counts; ref++) {
        this.#counts = trace.op[ref] === U.COUNT_STEP && live[ref] !== 0;
      }
    }
  }

  make(): FunctionCode {
    this.byte(Wasm.LOOP);
    this.byte(Wasm.EMPTY);
    this.#load(Wasm.I32_LOAD, TS_FRAME);
    this.#set(FRAME);
    this.#nameRegion();
    this.#readCountdown();
    for (let i = 0; i < this.#blocks; i++) {
      this.byte(Wasm.BLOCK);
      this.byte(Wasm.EMPTY);
    }
    this.#unit(0);
    const block = this.#block;
    for (let number = 0; number < block.length; number++) {
      if (block[number] < 0) continue;
      this.byte(Wasm.END);
      this.#closed++;
      const side = this.#live.sideOf(number);
      if (side >= 0) this.#unit(side);
      else this.#leave(number);
    }
    this.byte(Wasm.END);
    this.byte(Wasm.UNREACHABLE); // every path has returned
    this.byte(Wasm.END);
    const locals = new ByteWriter();
    writeLocals(locals, this.#locals.kinds.slice(1).map((kind) => KIND_NAMES[kind]));
    const body = new Uint8Array(locals.length + this.#at);
    body.set(locals.view());
    body.set(this.#bytes.subarray(0, this.#at), locals.length);
    return {
      body,
      helpers: this.#helpers,
      calls: this.#calls.map((at) => locals.length + at),
    };
  }

  /** Says whose exits the numbers are. */
  #nameRegion(): void {
    this.#constant(0);
    this.#constant(this.#region.id);
    this.#access(Wasm.I32_STORE, 2, TS_EXIT_REGION);
  }

  #readCountdown(): void {
    if (!this.#counts) return;
    this.#load(Wasm.I32_LOAD, TS_COUNTDOWN);
    this.#set(COUNTDOWN);
  }

  /** Other code may look at it now. */
  #writeCountdown(): void {
    if (!this.#counts) return;
    this.#constant(0);
    this.#get(COUNTDOWN);
    this.#access(Wasm.I32_STORE, 2, TS_COUNTDOWN);
  }

  /** COUNT_STEP: leaves when there is nothing to count down. */
  #countStep(exit: number): void {
    this.#get(COUNTDOWN);
    this.#constant(1);
    this.byte(Wasm.I32_LESS);
    this.byte(Wasm.BR_IF);
    this.depth(this.#depthOf(exit, 0));
    this.#get(COUNTDOWN);
    this.#constant(1);
    this.byte(Wasm.I32_SUBTRACT);
    this.#set(COUNTDOWN);
  }

  #leave(number: number): void {
    const { trace, values } = this.#region.exits[number];
    const base = this.#live.baseOfExit(number);
    // A bridge that retreats leaves what was handed over to it.
    const count = base < 0 ? 0 : values.length;
    for (let i = 0; i < count; i++) {
      const double = trace.type[values[i]] === FLOAT;
      this.#constant(0);
      this.#get(this.#localOf(base + values[i]));
      this.#access(double ? Wasm.F64_STORE : Wasm.I32_STORE, double ? 3 : 2, EXIT_VALUES + 8 * i);
    }
    this.#writeCountdown();
    this.#constant(number);
    this.byte(Wasm.RETURN);
  }

  // --- traces

  #unit(place: number): void {
    const { trace, exitOf } = this.#region.units[place];
    const taken = new Set<number>();
    for (const value of this.#live.entering[place]) taken.add(this.#localOf(value));
    this.#locals.releaseAllBut(taken);
    this.#trace = trace;
    this.#exitOf = exitOf;
    this.#base = this.#live.base[place];
    this.#inFrame.clear();
    const { loop, length } = trace;
    this.#span(place, 1, loop === 0 ? length : loop);
    if (loop === 0) return;
    this.byte(Wasm.LOOP);
    this.byte(Wasm.EMPTY);
    this.#nesting++;
    this.#inFrame.clear();
    this.#span(place, loop, length);
    this.#assignPhis(place);
    this.byte(Wasm.BR);
    this.depth(0);
    this.byte(Wasm.END);
    this.#nesting--;
  }

  /** The micro-ops from one ref to before another. */
  #span(place: number, from: number, to: number): void {
    const live = this.#live;
    const local = this.#local;
    let ref = this.#next(place, from, to);
    while (ref < to) {
      const next = this.#next(place, ref + 1, to);
      this.#microOp(ref, next < to ? next : 0);
      for (let i = live.firstDying(place, ref); i >= 0; i = live.nextDying(i)) {
        const each = local[live.dying(i)];
        if (each !== NO_LOCAL) this.#locals.release(each);
      }
      ref = next;
    }
  }

  /** The next micro-op that becomes code. */
  #next(place: number, from: number, to: number): number {
    const { live, parent } = this.#region.units[place];
    const { op } = this.#trace;
    for (let ref = from; ref < to; ref++) {
      if (live[ref] === 0 || op[ref] <= U.CONST_FLOAT) continue;
      if (parent === null || op[ref] < U.INPUT_WORD || op[ref] > U.INPUT_BOOL) return ref;
    }
    return to;
  }

  /** @param next the micro-op that follows, or 0 */
  #microOp(ref: number, next: number): void {
    const trace = this.#trace;
    const op = trace.op[ref];
    const value = this.#base + ref;
    if (SPECIAL[op] !== 0 && this.#special(op, ref, value)) return;
    const { does, temporaries: kindsOf, result: results } = this.#stencils;
    if ((does[op] & (Does.CALL | Does.END)) !== 0) this.#writeCountdown();
    const kinds = kindsOf[op];
    const temporaries = this.#temporaries;
    for (let i = 0; i < kinds.length; i++) temporaries[i] = this.#locals.take(kinds[i]);
    this.#stencil(op, ref);
    const result = results[op];
    for (let i = 0; i < kinds.length; i++) {
      if (i !== result) this.#locals.release(temporaries[i]);
    }
    if (result === NO_RESULT) return;
    const uses = this.#live.uses[value];
    if (result !== ON_STACK) {
      if (uses > 0) this.#local[value] = temporaries[result];
      else this.#locals.release(temporaries[result]);
    } else if (uses === 0) this.byte(Wasm.DROP);
    else if (uses === 1 && next !== 0 && this.#beginsWith(next, value)) this.#onStack = value;
    else this.#keep(value, trace.type[ref] === FLOAT);
  }

  /** Makes the code of a micro-op that has no stencil, or not always. @returns false when its stencil will do */
  #special(op: number, ref: number, value: number): boolean {
    const { immediate, type } = this.#trace;
    switch (op) {
      case U.COUNT_STEP:
        this.#countStep(this.#exitOf[ref]);
        return true;
      case U.CALL_OUT:
        this.#callOut(this.#exitOf[ref], immediate[ref]);
        return true;
      case U.ENTER: {
        if (this.#region.from === null) return false;
        const k = new LocalsBuilder(this.#locals);
        this.#writeCountdown();
        goHome(k, this.#region);
        this.#statements(k);
        return true;
      }
    }
    this.#takeInput(immediate[ref], type[ref] === FLOAT, value);
    return true;
  }

  /** Puts what is on the stack into a local of its own. */
  #keep(value: number, isDouble: boolean): void {
    const local = this.#locals.take(isDouble ? F64_LOCAL : I32_LOCAL);
    this.#local[value] = local;
    this.#set(local);
  }

  /** Whether the code of a micro-op begins with a value. */
  #beginsWith(ref: number, value: number): boolean {
    const trace = this.#trace;
    const operand = this.#stencils.first[trace.op[ref]];
    if (operand < 0) return false;
    const column = operand === 0 ? trace.a : operand === 1 ? trace.b : trace.c;
    const given = column[ref];
    return trace.op[given] > U.CONST_FLOAT && this.#live.alias[this.#base + given] === value;
  }

  /** Copies the stencil of a micro-op and fills its holes. */
  #stencil(op: number, ref: number): void {
    const { code, start } = this.#stencils;
    let from = start[op];
    const end = start[op + 1];
    // Each number becomes five bytes at the most, a constant ten.
    this.#reserve(10 * (end - from) + 64);
    const bytes = this.#bytes;
    const { a, b, c, immediate } = this.#trace;
    let at = this.#at;
    if (this.#onStack >= 0) {
      this.#onStack = -1;
      from++;
    }
    while (from < end) {
      const item = code[from++];
      if (item < 256) {
        bytes[at++] = item;
        continue;
      }
      if (item >= Hole.TEMPORARY) {
        at = putUnsigned(bytes, at, this.#temporaries[item - Hole.TEMPORARY]);
        continue;
      }
      switch (item) {
        case Hole.FRAME:
          bytes[at++] = Wasm.LOCAL_GET;
          bytes[at++] = FRAME;
          break;
        case Hole.OPERAND:
          at = this.#operand(bytes, at, a[ref]);
          break;
        case Hole.OPERAND + 1:
          at = this.#operand(bytes, at, b[ref]);
          break;
        case Hole.OPERAND + 2:
          at = this.#operand(bytes, at, c[ref]);
          break;
        case Hole.FAIL:
          at = putUnsigned(bytes, at, this.#depthOf(this.#exitOf[ref], code[from++]));
          break;
        case Hole.ENTRY:
          at = putUnsigned(bytes, at, this.#depthOfEntry(code[from++]));
          break;
        case Hole.INT:
        case Hole.OFFSET: {
          const number = code[from + 1] * partOf(code[from], immediate[ref]) + code[from + 2];
          at = item === Hole.INT
            ? putSigned(bytes, at, number | 0)
            : putUnsigned(bytes, at, number);
          from += 3;
          break;
        }
        case Hole.CALLEE:
          this.#at = at;
          this.callee(CALLEES[code[from++]]);
          at = this.#at;
          break;
      }
    }
    this.#at = at;
  }

  #operand(bytes: Uint8Array, at: number, ref: number): number {
    const trace = this.#trace;
    const op = trace.op[ref];
    if (op > U.CONST_FLOAT) {
      bytes[at] = Wasm.LOCAL_GET;
      return putUnsigned(bytes, at + 1, this.#localOf(this.#base + ref));
    }
    if (op === U.CONST_FLOAT && ref !== 0) {
      bytes[at] = Wasm.F64_CONST;
      return putDouble(bytes, at + 1, trace.floats[trace.immediate[ref]]);
    }
    bytes[at] = Wasm.I32_CONST;
    return putSigned(bytes, at + 1, trace.immediate[ref]);
  }

  /** A bridge takes what the exit has handed over that it continues. */
  #takeInput(ref: number, isDouble: boolean, value: number): void {
    const at = EXIT_VALUES + 8 * this.#region.from!.values.indexOf(ref);
    this.#load(isDouble ? Wasm.F64_LOAD : Wasm.I32_LOAD, at);
    if (this.#live.uses[value] === 0) this.byte(Wasm.DROP);
    else this.#keep(value, isDouble);
  }

  #callOut(exit: number, words: number): void {
    const k = new LocalsBuilder(this.#locals);
    this.#writeCountdown();
    lowerCallOut({
      k,
      fail: { loop: false, id: exit },
      entry: { loop: true, id: -1 },
      frame: expression("i32", { node: "variable", index: FRAME }) as I32,
      trace: this.#trace,
      snapshot: this.#region.exits[exit].snapshot,
      inFrame: this.#inFrame,
      valueOf: (ref) => this.#expressionOf(ref),
    }, words);
    this.#statements(k);
    // Another region may have run.
    this.#nameRegion();
  }

  #expressionOf(ref: number): Expr {
    const { op, immediate, floats } = this.#trace;
    if (op[ref] === U.CONST_FLOAT && ref !== 0) return float(floats[immediate[ref]]);
    if (op[ref] <= U.CONST_FLOAT) return int(immediate[ref]);
    const index = this.#localOf(this.#base + ref);
    return expression(KIND_NAMES[this.#locals.kinds[index]], { node: "variable", index });
  }

  /** Emits what was built. */
  #statements(k: LocalsBuilder): void {
    lowerStatements(k.statements, this);
    k.end();
  }

  /** All at once: what they take is put on the stack before. */
  #assignPhis(place: number): void {
    const { live } = this.#region.units[place];
    const { phis } = this.#trace;
    for (let i = 0; i < phis.length; i += 2) {
      if (live[phis[i]] === 0) continue;
      this.#reserve(ROOM);
      this.#at = this.#operand(this.#bytes, this.#at, phis[i + 1]);
    }
    for (let i = phis.length - 2; i >= 0; i -= 2) {
      if (live[phis[i]] !== 0) this.#set(this.#localOf(this.#base + phis[i]));
    }
  }

  #localOf(value: number): number {
    const local = this.#local[this.#live.alias[value]];
    if (local === NO_LOCAL) throw new Error(`Cannot use value ${value}: it is in no local`);
    return local;
  }

  // --- pieces of code

  /** Makes room for so many bytes. */
  #reserve(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * this.#bytes.length + count);
    larger.set(this.#bytes);
    this.#bytes = larger;
    scratch = larger;
  }

  #get(local: number): void {
    this.byte(Wasm.LOCAL_GET);
    this.variable(local);
  }

  #set(local: number): void {
    this.byte(Wasm.LOCAL_SET);
    this.variable(local);
  }

  #constant(value: number): void {
    this.byte(Wasm.I32_CONST);
    this.int(value);
  }

  #load(opcode: Wasm, address: number): void {
    this.#constant(0);
    this.#access(opcode, opcode === Wasm.F64_LOAD ? 3 : 2, address);
  }

  #access(opcode: Wasm, alignment: number, offset: number): void {
    this.byte(opcode);
    this.byte(alignment);
    this.offset(offset);
  }

  #depthOf(exit: number, nesting: number): number {
    return this.#block[exit] - this.#closed + this.#nesting + nesting;
  }

  #depthOfEntry(nesting: number): number {
    return this.#blocks - this.#closed + this.#nesting + nesting;
  }

  // --- what lowerStatements writes to

  byte(value: number): void {
    this.#reserve(ROOM);
    this.#bytes[this.#at++] = value;
  }

  variable(index: number): void {
    this.#reserve(ROOM);
    this.#at = putUnsigned(this.#bytes, this.#at, index);
  }

  depth(blocks: number): void {
    this.variable(blocks);
  }

  outerLabel({ id }: Label, nesting: number): void {
    this.depth(this.#depthOf(id, nesting));
  }

  int(value: number): void {
    this.#reserve(ROOM);
    this.#at = putSigned(this.#bytes, this.#at, value);
  }

  long(value: bigint): void {
    const bytes = new ByteWriter();
    bytes.signedLong(value);
    for (const byte of bytes.view()) this.byte(byte);
  }

  double(value: number): void {
    this.#reserve(ROOM);
    this.#at = putDouble(this.#bytes, this.#at, value);
  }

  offset(value: number): void {
    this.variable(value);
  }

  callee(name: string): void {
    let index = this.#indexOfHelper.get(name);
    if (index === undefined) {
      index = this.#helpers.push(HELPERS[name as keyof typeof HELPERS]) - 1;
      this.#indexOfHelper.set(name, index);
    }
    this.#calls.push(this.#at);
    this.byte(index); // there are less than 128
    // Before anything else, for the call may be followed by a guard.
    if (!PURE.has(name)) this.#readCountdown();
  }

  leavesResult(): boolean {
    return true;
  }
}

/** Bytes that a piece takes at the most. */
const ROOM = 16;

/** As ByteWriter.unsigned. @returns where the next byte goes */
function putUnsigned(bytes: Uint8Array, at: number, value: number): number {
  let rest = value >>> 0;
  while (rest >= 0x80) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at] = rest;
  return at + 1;
}

/** As ByteWriter.signed. @returns where the next byte goes */
function putSigned(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>= 7;
  }
  bytes[at] = rest & 0x7f;
  return at + 1;
}

const doubles = new Float64Array(1);
const bytesOfDouble = new Uint8Array(doubles.buffer);

/** The double's bytes. @returns where the next byte goes */
function putDouble(bytes: Uint8Array, at: number, value: number): number {
  doubles[0] = value;
  bytes.set(bytesOfDouble, at);
  return at + 8;
}
