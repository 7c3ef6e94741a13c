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
import { U } from "../../core/trace/micro_ops.ts";
import type { Region } from "../../core/trace/region.ts";
import { isFloat, Liveness } from "./liveness.ts";
import { Locals, LocalsBuilder } from "./locals.ts";
import { Hole, NO_RESULT, ON_STACK, partOf } from "./stencil_format.ts";
import { CALLEES } from "./stencil_table.ts";
import {
  CALLS,
  CODE,
  ENDS,
  F64_LOCAL,
  FIRST_OPERAND,
  I32_LOCAL,
  KINDS,
  LEAVES,
  RESULT,
  START,
  TEMPORARIES,
} from "./stencils.ts";

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

/** The local of the frame: the parameter. */
const FRAME = 0;
/** The local of the countdown. */
const COUNTDOWN = 1;
const NO_LOCAL = -1;

/** Helpers that neither count steps nor look at how many are left. */
const PURE: ReadonlySet<string> = new Set(["power", "sin", "cos", "exp", "atan"]);

/** A function, and what it calls. */
export interface FunctionCode {
  /** Its locals and its code: what a code section holds of it, without the size. */
  readonly body: Uint8Array;
  /** The helpers, in the order of their indices: they are the module's first functions. */
  readonly helpers: readonly RegionHelper[];
}

/** Makes the code of a region. */
export function codeOf(region: Region): FunctionCode {
  return new RegionCode(region).make();
}

/** Where all code is made, one region at a time. */
const scratch = new ByteWriter(1 << 16);

class RegionCode implements CodeWriter {
  readonly #region: Region;
  readonly #out = scratch;
  readonly #live: Liveness;
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
  /** What the entered frame's locals hold in memory where the code stands, by slot. */
  readonly #inFrame = new Map<number, number>();
  /** The value that the micro-op before has left on the stack, not in a local; -1: none. */
  #onStack = -1;

  constructor(region: Region) {
    this.#region = region;
    this.#live = new Liveness(region);
    this.#local = new Int16Array(this.#live.alias.length).fill(NO_LOCAL);
    this.#block = new Int32Array(region.exits.length).fill(-1);
    this.#findBlocks();
  }

  #findBlocks(): void {
    const { units } = this.#region;
    const block = this.#block;
    for (const { trace, live, exitOf } of units) {
      for (let ref = 1; ref < trace.length; ref++) {
        if (live[ref] === 0 || exitOf[ref] < 0) continue;
        if (trace.op[ref] === U.COUNT_STEP) this.#counts = true;
        // A call of the interpreter boxes floats before, for which there may be no room.
        if (LEAVES[trace.op[ref]] !== 0 || trace.op[ref] === U.CALL_OUT) block[exitOf[ref]] = 0;
      }
    }
    for (let number = 0; number < block.length; number++) {
      if (block[number] === 0) block[number] = this.#blocks++;
    }
  }

  make(): FunctionCode {
    const out = this.#out;
    out.clear();
    out.byte(Wasm.LOOP);
    out.byte(Wasm.EMPTY);
    this.#load(Wasm.I32_LOAD, TS_FRAME);
    this.#set(FRAME);
    this.#nameRegion();
    this.#readCountdown();
    for (let i = 0; i < this.#blocks; i++) {
      out.byte(Wasm.BLOCK);
      out.byte(Wasm.EMPTY);
    }
    this.#unit(0);
    const block = this.#block;
    for (let number = 0; number < block.length; number++) {
      if (block[number] < 0) continue;
      out.byte(Wasm.END);
      this.#closed++;
      const side = this.#live.sideOf(number);
      if (side >= 0) this.#unit(side);
      else this.#leave(number);
    }
    out.byte(Wasm.END);
    out.byte(Wasm.UNREACHABLE); // every path has returned
    out.byte(Wasm.END);
    const locals = new ByteWriter();
    writeLocals(locals, this.#locals.kinds.slice(1).map((kind) => KINDS[kind]));
    const body = new Uint8Array(locals.length + out.length);
    body.set(locals.view());
    body.set(out.view(), locals.length);
    return { body, helpers: this.#helpers };
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
    const out = this.#out;
    this.#get(COUNTDOWN);
    this.#constant(1);
    out.byte(Wasm.I32_LESS);
    out.byte(Wasm.BR_IF);
    out.unsigned(this.#depthOf(exit, 0));
    this.#get(COUNTDOWN);
    this.#constant(1);
    out.byte(Wasm.I32_SUBTRACT);
    this.#set(COUNTDOWN);
  }

  #leave(number: number): void {
    const { trace, values } = this.#region.exits[number];
    const base = this.#live.baseOfExit(number);
    // A bridge that retreats leaves what was handed over to it.
    const count = base < 0 ? 0 : values.length;
    for (let i = 0; i < count; i++) {
      const double = isFloat(trace, values[i]);
      this.#constant(0);
      this.#get(this.#localOf(base + values[i]));
      this.#access(double ? Wasm.F64_STORE : Wasm.I32_STORE, double ? 3 : 2, EXIT_VALUES + 8 * i);
    }
    this.#writeCountdown();
    this.#constant(number);
    this.#out.byte(Wasm.RETURN);
  }

  // --- traces

  #unit(place: number): void {
    const { loop, length } = this.#region.units[place].trace;
    const taken = new Set<number>();
    for (const value of this.#live.entering[place]) taken.add(this.#localOf(value));
    this.#locals.releaseAllBut(taken);
    this.#inFrame.clear();
    this.#span(place, 1, loop === 0 ? length : loop);
    if (loop === 0) return;
    this.#out.byte(Wasm.LOOP);
    this.#out.byte(Wasm.EMPTY);
    this.#nesting++;
    this.#inFrame.clear();
    this.#span(place, loop, length);
    this.#assignPhis(place);
    this.#out.byte(Wasm.BR);
    this.#out.unsigned(0);
    this.#out.byte(Wasm.END);
    this.#nesting--;
  }

  /** The micro-ops from one ref to before another. */
  #span(place: number, from: number, to: number): void {
    const live = this.#live;
    for (let ref = this.#next(place, from, to); ref < to;) {
      const next = this.#next(place, ref + 1, to);
      this.#microOp(place, ref, next < to ? next : 0);
      for (let i = live.firstDying(place, ref); i >= 0; i = live.nextDying(i)) {
        const local = this.#local[live.dying(i)];
        if (local !== NO_LOCAL) this.#locals.release(local);
      }
      ref = next;
    }
  }

  /** The next micro-op that becomes code. */
  #next(place: number, from: number, to: number): number {
    const { trace, live, parent } = this.#region.units[place];
    for (let ref = from; ref < to; ref++) {
      const op = trace.op[ref];
      if (live[ref] === 0 || op <= U.CONST_FLOAT) continue;
      if (parent === null || op < U.INPUT_WORD || op > U.INPUT_BOOL) return ref;
    }
    return to;
  }

  /** @param next the micro-op that follows, or 0 */
  #microOp(place: number, ref: number, next: number): void {
    const { trace, exitOf } = this.#region.units[place];
    const op = trace.op[ref];
    const value = this.#live.base[place] + ref;
    if (op >= U.INPUT_WORD && op <= U.INPUT_BOOL) {
      this.#takeInput(trace.immediate[ref], isFloat(trace, ref), value);
      return;
    }
    if (op === U.CALL_OUT) {
      this.#callOut(place, exitOf[ref], trace.immediate[ref]);
      return;
    }
    if (op === U.ENTER && this.#region.from !== null) {
      const k = new LocalsBuilder(this.#locals);
      this.#writeCountdown();
      goHome(k, this.#region);
      this.#statements(k);
      return;
    }
    if (op === U.COUNT_STEP) {
      this.#countStep(exitOf[ref]);
      return;
    }
    if ((CALLS[op] | ENDS[op]) !== 0) this.#writeCountdown();
    const kinds = TEMPORARIES[op];
    const temporaries = kinds.map((kind) => this.#locals.take(kind));
    this.#stencil(place, ref, temporaries);
    const result = RESULT[op];
    for (let i = 0; i < temporaries.length; i++) {
      if (i !== result) this.#locals.release(temporaries[i]);
    }
    if (result === NO_RESULT) return;
    const uses = this.#live.uses[value];
    if (result !== ON_STACK) {
      if (uses > 0) this.#local[value] = temporaries[result];
      else this.#locals.release(temporaries[result]);
    } else if (uses === 0) this.#out.byte(Wasm.DROP);
    else if (uses === 1 && next !== 0 && this.#beginsWith(place, next, value)) {
      this.#onStack = value;
    } else this.#keep(value, isFloat(trace, ref));
  }

  /** Puts what is on the stack into a local of its own. */
  #keep(value: number, isDouble: boolean): void {
    const local = this.#locals.take(isDouble ? F64_LOCAL : I32_LOCAL);
    this.#local[value] = local;
    this.#set(local);
  }

  /** Whether the code of a micro-op begins with a value. */
  #beginsWith(place: number, ref: number, value: number): boolean {
    const { trace } = this.#region.units[place];
    const operand = FIRST_OPERAND[trace.op[ref]];
    if (operand < 0) return false;
    const column = operand === 0 ? trace.a : operand === 1 ? trace.b : trace.c;
    const given = column[ref];
    return trace.op[given] > U.CONST_FLOAT &&
      this.#live.alias[this.#live.base[place] + given] === value;
  }

  /** Copies the stencil of a micro-op and fills its holes. */
  #stencil(place: number, ref: number, temporaries: readonly number[]): void {
    const out = this.#out;
    const { trace, exitOf } = this.#region.units[place];
    const op = trace.op[ref];
    const base = this.#live.base[place];
    const immediate = trace.immediate[ref];
    const end = START[op + 1];
    let at = START[op];
    if (this.#onStack >= 0) {
      this.#onStack = -1;
      at++;
    }
    while (at < end) {
      const item = CODE[at++];
      if (item < 256) {
        out.byte(item);
        continue;
      }
      if (item >= Hole.TEMPORARY) {
        out.unsigned(temporaries[item - Hole.TEMPORARY]);
        continue;
      }
      switch (item) {
        case Hole.FRAME:
          this.#get(FRAME);
          break;
        case Hole.OPERAND:
          this.#operand(place, base, trace.a[ref]);
          break;
        case Hole.OPERAND + 1:
          this.#operand(place, base, trace.b[ref]);
          break;
        case Hole.OPERAND + 2:
          this.#operand(place, base, trace.c[ref]);
          break;
        case Hole.FAIL:
          out.unsigned(this.#depthOf(exitOf[ref], CODE[at++]));
          break;
        case Hole.ENTRY:
          out.unsigned(this.#depthOfEntry(CODE[at++]));
          break;
        case Hole.INT:
          out.signed(CODE[at + 1] * partOf(CODE[at], immediate) + CODE[at + 2] | 0);
          at += 3;
          break;
        case Hole.OFFSET:
          out.unsigned(CODE[at + 1] * partOf(CODE[at], immediate) + CODE[at + 2]);
          at += 3;
          break;
        case Hole.CALLEE:
          this.callee(CALLEES[CODE[at++]]);
          break;
      }
    }
  }

  #operand(place: number, base: number, ref: number): void {
    const { trace } = this.#region.units[place];
    const op = trace.op[ref];
    if (op > U.CONST_FLOAT) this.#get(this.#localOf(base + ref));
    else if (op === U.CONST_FLOAT && ref !== 0) {
      this.#out.byte(Wasm.F64_CONST);
      this.#out.double(trace.floats[trace.immediate[ref]]);
    } else this.#constant(trace.immediate[ref]);
  }

  /** A bridge takes what the exit has handed over that it continues. */
  #takeInput(ref: number, isDouble: boolean, value: number): void {
    const at = EXIT_VALUES + 8 * this.#region.from!.values.indexOf(ref);
    this.#load(isDouble ? Wasm.F64_LOAD : Wasm.I32_LOAD, at);
    if (this.#live.uses[value] === 0) this.#out.byte(Wasm.DROP);
    else this.#keep(value, isDouble);
  }

  #callOut(place: number, exit: number, words: number): void {
    const { trace } = this.#region.units[place];
    const base = this.#live.base[place];
    const k = new LocalsBuilder(this.#locals);
    this.#writeCountdown();
    lowerCallOut({
      k,
      fail: { loop: false, id: exit },
      entry: { loop: true, id: -1 },
      frame: expression("i32", { node: "variable", index: FRAME }) as I32,
      trace,
      snapshot: this.#region.exits[exit].snapshot,
      inFrame: this.#inFrame,
      valueOf: (ref) => this.#expressionOf(base, place, ref),
    }, words);
    this.#statements(k);
    // Another region may have run.
    this.#nameRegion();
  }

  #expressionOf(base: number, place: number, ref: number): Expr {
    const { op, immediate, floats } = this.#region.units[place].trace;
    if (op[ref] === U.CONST_FLOAT && ref !== 0) return float(floats[immediate[ref]]);
    if (op[ref] <= U.CONST_FLOAT) return int(immediate[ref]);
    const index = this.#localOf(base + ref);
    return expression(KINDS[this.#locals.kinds[index]], { node: "variable", index });
  }

  /** Emits what was built. */
  #statements(k: LocalsBuilder): void {
    lowerStatements(k.statements, this);
    k.end();
  }

  /** All at once: what they take is put on the stack before. */
  #assignPhis(place: number): void {
    const { trace, live } = this.#region.units[place];
    const { phis } = trace;
    const base = this.#live.base[place];
    for (let i = 0; i < phis.length; i += 2) {
      if (live[phis[i]] !== 0) this.#operand(place, base, phis[i + 1]);
    }
    for (let i = phis.length - 2; i >= 0; i -= 2) {
      if (live[phis[i]] !== 0) this.#set(this.#localOf(base + phis[i]));
    }
  }

  #localOf(value: number): number {
    const local = this.#local[this.#live.alias[value]];
    if (local === NO_LOCAL) throw new Error(`Cannot use value ${value}: it is in no local`);
    return local;
  }

  // --- pieces of code

  #get(local: number): void {
    this.#out.byte(Wasm.LOCAL_GET);
    this.#out.unsigned(local);
  }

  #set(local: number): void {
    this.#out.byte(Wasm.LOCAL_SET);
    this.#out.unsigned(local);
  }

  #constant(value: number): void {
    this.#out.byte(Wasm.I32_CONST);
    this.#out.signed(value);
  }

  #load(opcode: Wasm, address: number): void {
    this.#constant(0);
    this.#access(opcode, opcode === Wasm.F64_LOAD ? 3 : 2, address);
  }

  #access(opcode: Wasm, alignment: number, offset: number): void {
    this.#out.byte(opcode);
    this.#out.byte(alignment);
    this.#out.unsigned(offset);
  }

  #depthOf(exit: number, nesting: number): number {
    return this.#block[exit] - this.#closed + this.#nesting + nesting;
  }

  #depthOfEntry(nesting: number): number {
    return this.#blocks - this.#closed + this.#nesting + nesting;
  }

  // --- what lowerStatements writes to

  byte(value: number): void {
    this.#out.byte(value);
  }

  variable(index: number): void {
    this.#out.unsigned(index);
  }

  depth(blocks: number): void {
    this.#out.unsigned(blocks);
  }

  outerLabel({ id }: Label, nesting: number): void {
    this.#out.unsigned(this.#depthOf(id, nesting));
  }

  int(value: number): void {
    this.#out.signed(value);
  }

  long(value: bigint): void {
    this.#out.signedLong(value);
  }

  double(value: number): void {
    this.#out.double(value);
  }

  offset(value: number): void {
    this.#out.unsigned(value);
  }

  callee(name: string): void {
    let index = this.#indexOfHelper.get(name);
    if (index === undefined) {
      index = this.#helpers.push(HELPERS[name as keyof typeof HELPERS]) - 1;
      this.#indexOfHelper.set(name, index);
    }
    this.#out.unsigned(index);
    // Before anything else, for the call may be followed by a guard.
    if (!PURE.has(name)) this.#readCountdown();
  }

  leavesResult(): boolean {
    return true;
  }
}
