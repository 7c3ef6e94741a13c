/** Reads programs (program.ts): their instructions, and the places that matching can come back to. */
import * as P from "./program.ts";

/** An instruction at its word offset. */
export interface Instruction {
  readonly at: number;
  /** Offset of the instruction behind it. */
  readonly next: number;
}

/** Words of each instruction; of STRING and BRANCH without those that their second word counts. */
const LENGTHS: Readonly<Record<number, number>> = {
  [P.ACCEPT]: 1,
  [P.CHARACTER]: 2,
  [P.STRING]: 2,
  [P.ANY]: 1,
  [P.ALL]: 1,
  [P.SET]: 2,
  [P.JUMP]: 2,
  [P.CHOOSE]: 4,
  [P.CHOOSE_OTHER]: 4,
  [P.BRANCH]: 3,
  [P.NEXT_OPTION]: 2,
  [P.MARK]: 2,
  [P.CLOSE]: 2,
  [P.RUN]: 7,
  [P.GIVE_BACK]: 2,
  [P.RUN_ALL]: 5,
  [P.RUN_LAZY]: 6,
  [P.TAKE_MORE]: 4,
  [P.LOOP_START]: 2,
  [P.LOOP]: 5,
  [P.LOOP_LAZY]: 5,
  [P.LOOP_TURN]: 2,
  [P.LOOK]: 3,
  [P.LOOK_END]: 2,
  [P.LOOK_NOT]: 4,
  [P.LOOK_NOT_END]: 2,
  [P.ATOMIC]: 2,
  [P.ATOMIC_END]: 2,
  [P.REFERENCE]: 2,
  [P.REFERENCE_FOLDED]: 2,
  [P.IF_GROUP]: 3,
  [P.FAIL]: 1,
  [P.AT_TEXT_START]: 1,
  [P.AT_LINE_START]: 1,
  [P.AT_TEXT_END]: 1,
  [P.AT_END]: 1,
  [P.AT_LINE_END]: 1,
  [P.AT_BOUNDARY]: 3,
};

/** The instructions of a program in their order; ACCEPT is the last. */
export function instructionsOf(program: Int32Array): Instruction[] {
  const list: Instruction[] = [];
  let at = program[P.HEADER_START];
  for (;;) {
    const kind = program[at];
    let next = at + LENGTHS[kind];
    if (kind === P.STRING) next += program[at + 1];
    else if (kind === P.BRANCH) next += program[at + 2];
    list.push({ at, next });
    if (kind === P.ACCEPT) return list;
    at = next;
  }
}

/** Offsets that an instruction leads to by more than being in front of them. */
export function targetsOf(program: Int32Array, { at, next }: Instruction): number[] {
  switch (program[at]) {
    case P.JUMP:
      return [program[at + 1]];
    case P.CHOOSE:
    case P.CHOOSE_OTHER:
    case P.LOOK_NOT:
      return [program[at + 3]];
    case P.BRANCH:
      return Array.from(program.subarray(at + 3, next));
    case P.LOOP:
      return [program[at + 4], at, next];
    case P.LOOP_LAZY:
      return [program[at + 4], at, next + LENGTHS[P.LOOP_TURN]];
    case P.RUN:
      return [next + LENGTHS[P.GIVE_BACK]];
    case P.RUN_LAZY:
      return [next + LENGTHS[P.TAKE_MORE]];
    case P.IF_GROUP:
      return [program[at + 2]];
    default:
      return [];
  }
}

/** Offset that an instruction leaves on the stack to go on at after a failure, or 0. */
export function choiceOf(program: Int32Array, { at, next }: Instruction): number {
  switch (program[at]) {
    case P.CHOOSE:
    case P.LOOK_NOT:
      return program[at + 3];
    case P.LOOP:
      return program[at + 4];
    case P.CHOOSE_OTHER:
    case P.BRANCH:
    case P.RUN:
    case P.RUN_LAZY:
    case P.LOOP_LAZY:
      return next;
    default:
      return 0;
  }
}

/** Whether a choice that goes on at an instruction takes three words of the stack, not two. */
export function isLongChoice(instruction: number): boolean {
  return instruction === P.GIVE_BACK || instruction === P.TAKE_MORE ||
    instruction === P.NEXT_OPTION;
}
