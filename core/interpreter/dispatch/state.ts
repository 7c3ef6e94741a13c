/**
 * What the kernels of the dispatch loop share: the running frame's state in variables, the value stack, the ways out of an
 * instruction.
 *
 * All are byte addresses. An instruction's kernel ends by going to `next` (done: dispatch what `pc` stands at) or to
 * `slow` (nothing was changed but `pc`, which stands behind the instruction's word: step.ts carries it out).
 */
import { ARRAY_ITEMS } from "../../heap/layouts/basic.ts";
import { CODE_CONSTANTS } from "../../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_LOCALS, FRAME_PC, FRAME_SP } from "../../heap/layouts/frame.ts";
import { FALSE, TRUE, TS_FRAME } from "../../heap/map.ts";
import { type F64, I32, int, select, word, wordAt } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import { allocate, newFloat } from "./allocation.ts";

/** What the instructions share that end in a call of a guest function (calls.ts: enterCall). */
export interface CallState {
  readonly callee: Variable<I32>;
  /** Address of the first argument, and that behind the last one and what names them. */
  readonly first: Variable<I32>;
  readonly end: Variable<I32>;
  /** What the caller's stack pointer is to be. */
  readonly base: Variable<I32>;
  /** What becomes the first argument, at `first`, once nothing can fail any more; 0: it is there. */
  readonly self: Variable<I32>;
  /** Bytes of cache words to skip. */
  readonly caches: Variable<I32>;
  readonly returns: Variable<I32>;
  readonly aux: Variable<I32>;
  /** The names of the last arguments, a tuple that stands above them; 0: all are positional. */
  readonly names: Variable<I32>;
}

/** The ends that several instructions share: each stands once behind all of them. */
export interface SharedEnds {
  /** Pushes the frame of the call in `state`. */
  readonly call: Label;
  readonly state: CallState;
  /** A binary operator on what the instruction's own kernel does not take. */
  readonly binary: Label;
}

/** The variables of the dispatch loop. */
export class Dispatch {
  readonly k: Builder;
  /** The running frame. */
  readonly frame: Variable<I32>;
  /** The next instruction or cache word. */
  readonly pc: Variable<I32>;
  /** The first free word of the value stack. */
  readonly sp: Variable<I32>;
  /** The constants of the running frame's code. */
  readonly constants: Variable<I32>;
  /** The instruction's word. */
  readonly instruction: Variable<I32>;
  readonly next: Label;
  readonly slow: Label;
  /** Whether one instruction is done at a time (runOne): then none may do the work of the one behind it. */
  single = false;
  #ends: SharedEnds | null = null;

  constructor(
    k: Builder,
    variables: {
      frame: Variable<I32>;
      pc: Variable<I32>;
      sp: Variable<I32>;
      constants: Variable<I32>;
      instruction: Variable<I32>;
    },
    next: Label,
    slow: Label,
  ) {
    this.k = k;
    this.frame = variables.frame;
    this.pc = variables.pc;
    this.sp = variables.sp;
    this.constants = variables.constants;
    this.instruction = variables.instruction;
    this.next = next;
    this.slow = slow;
  }

  /** The shared ends, inside of them. */
  get ends(): SharedEnds {
    return this.#ends!;
  }

  /** Builds the instructions in `body`, then the ends that they share. */
  share(body: () => void, ends: { call: () => void; binary: () => void }): void {
    const { k } = this;
    const [callee, first, end, base, self, caches, returns, aux, names] = Array.from(
      { length: 9 },
      () => k.variable("i32"),
    );
    const state = { callee, first, end, base, self, caches, returns, aux, names };
    k.block((call) => {
      k.block((binary) => {
        this.#ends = { call, state, binary };
        body();
        k.goto(this.slow);
      });
      k.scope(ends.binary);
    });
    k.scope(ends.call);
  }

  /** The instruction's argument, signed. */
  argument(): I32 {
    return this.instruction.shr(8);
  }

  /** Four times the argument. */
  argumentBytes(): I32 {
    return this.instruction.shr(6).and(-4);
  }

  /** The address of the local that the argument numbers, less FRAME_LOCALS. */
  localBase(): I32 {
    return this.frame.add(this.argumentBytes());
  }

  /** Stack word `depth` below the top (0 is the top). */
  peek(depth: number): I32 {
    return word(this.sp.sub(4 * (depth + 1)));
  }

  /** Overwrites stack word `depth` below the top. */
  poke(depth: number, value: I32 | number): void {
    this.k.word(this.sp.sub(4 * (depth + 1)), 0, value);
  }

  push(value: I32 | number): void {
    this.k.word(this.sp, 0, value);
    this.k.set(this.sp, this.sp.add(4));
  }

  /** Drops `count` words. */
  drop(count: number): void {
    this.k.set(this.sp, this.sp.sub(4 * count));
  }

  /** Goes on with the next instruction, past `caches` cache words. */
  done(caches = 0): void {
    if (caches > 0) this.k.set(this.pc, this.pc.add(4 * caches));
    this.k.goto(this.next);
  }

  /** Leaves the instruction to step.ts when the condition holds. */
  slowIf(condition: I32): void {
    this.k.gotoIf(condition, this.slow);
  }

  /** Leaves the instruction to step.ts unless the condition holds. */
  need(condition: I32): void {
    this.k.guard(condition, this.slow);
  }

  /** Zeroed room for an object of constant or computed size. Slow when the free run is used up. */
  allocate(bytes: I32 | number): Variable<I32> {
    return allocate(this.k, bytes, this.slow);
  }

  /** A new float. */
  newFloat(value: F64): Variable<I32> {
    return newFloat(this.k, value, this.slow);
  }

  /** Makes `frame`, whose FRAME_PC and FRAME_SP are right, the running one. */
  enterFrame(frame: I32): void {
    const { k } = this;
    k.set(this.frame, frame);
    k.set(this.pc, word(this.frame, FRAME_PC).shl(2));
    k.set(this.sp, word(this.frame, FRAME_SP).shl(2));
    k.set(this.constants, constantsOf(word(this.frame, FRAME_CODE)));
  }

  /** Loads the running frame's state. */
  load(): void {
    this.enterFrame(wordAt(TS_FRAME));
  }

  /** Saves pc and sp in the running frame, `skipped` words further. */
  save(skipped = 0): void {
    this.k.word(this.frame, FRAME_PC, this.pc.add(4 * skipped).shrU(2));
    this.k.word(this.frame, FRAME_SP, this.sp.shrU(2));
  }
}

/** The address of a code object's first constant. */
export function constantsOf(code: I32): I32 {
  return word(code, CODE_CONSTANTS).add(ARRAY_ITEMS);
}

/** True or False. */
export function boolean(condition: I32): I32 {
  return select(condition, int(TRUE), int(FALSE));
}

/** Whether a value is a small int. */
export function isSmall(value: I32): I32 {
  return value.and(1);
}

/** Whether both are small ints. */
export function areSmall(left: I32, right: I32): I32 {
  return left.and(right).and(1);
}

/** Local `index` (constant) of the running frame. */
export function local(frame: I32, index: number): I32 {
  return word(frame, FRAME_LOCALS + 4 * index);
}
