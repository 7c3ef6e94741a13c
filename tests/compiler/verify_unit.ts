/**
 * A checker of compiled code that knows nothing of how it was made: it follows every way through the words of a unit.
 *
 * It finds jumps into the middle of an instruction, places that are reached with different stack depths, a stack that grows
 * above or sinks below its limits, handlers that would cut the stack to more than there is, loads of locals that may be unbound,
 * arguments out of range, and tables that are not sorted.
 */
import {
  type CodeUnit,
  EXCEPTION_ROW,
  LocalKind,
  POSITION_ROW,
} from "../../core/compiler/code_unit.ts";
import { cacheWords, Operand, operandKinds } from "../../core/compiler/instruction.ts";
import { Op, OPCODE_TABLE } from "../../core/compiler/opcodes.ts";
import { stackEffect } from "../../core/compiler/stack_effect.ts";

/** All problems of a unit and of the units in it, as text. */
export function verifyUnit(unit: CodeUnit, path = unit.qualname): string[] {
  const problems = new UnitVerifier(unit, path).run();
  for (const constant of unit.consts) {
    if (constant.type === "code") {
      problems.push(...verifyUnit(constant.unit, `${path}/${constant.unit.name}`));
    }
  }
  return problems;
}

const UNCONDITIONAL: ReadonlySet<number> = new Set([
  Op.JUMP,
  Op.JUMP_BACKWARD,
  Op.JUMP_BACKWARD_NO_INTERRUPT,
]);
const EXITS: ReadonlySet<number> = new Set([Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE]);
/** Instructions whose argument is the slot of a plain local. */
const LOCAL_OPERAND: ReadonlySet<number> = new Set([
  Op.LOAD_FAST,
  Op.LOAD_FAST_CHECK,
  Op.LOAD_FAST_AND_CLEAR,
  Op.STORE_FAST,
  Op.DELETE_FAST,
]);
const CELL_OPERAND: ReadonlySet<number> = new Set([
  Op.MAKE_CELL,
  Op.LOAD_DEREF,
  Op.STORE_DEREF,
  Op.DELETE_DEREF,
  Op.LOAD_FROM_DICT_OR_DEREF,
]);

class UnitVerifier {
  readonly #unit: CodeUnit;
  readonly #path: string;
  readonly #problems: string[] = [];
  /** Stack depth before each instruction; -1 not reached. */
  readonly #depths: Int32Array;
  /** Whether a word starts an instruction. */
  readonly #starts: Uint8Array;
  /** Locals that may be unbound before each instruction. */
  readonly #unbound: (Set<number> | null)[];
  /** Stack positions that may hold nothing (what LOAD_FAST_AND_CLEAR pushed) before each instruction. */
  readonly #maybeNothing: (Set<number> | null)[];
  #pending: number[] = [];
  #highest = 0;

  constructor(unit: CodeUnit, path: string) {
    this.#unit = unit;
    this.#path = path;
    this.#depths = new Int32Array(unit.code.length).fill(-1);
    this.#starts = new Uint8Array(unit.code.length);
    this.#unbound = new Array(unit.code.length).fill(null);
    this.#maybeNothing = new Array(unit.code.length).fill(null);
  }

  run(): string[] {
    this.#checkEncoding();
    this.#checkTables();
    if (this.#problems.length > 0) return this.#problems;
    this.#walk();
    this.#checkNeedlessChecks();
    if (this.#highest !== this.#unit.stackSize) {
      this.#report(0, `stack size is ${this.#unit.stackSize}, used ${this.#highest}`);
    }
    return this.#problems;
  }

  #report(word: number, problem: string): void {
    const op = this.#unit.code[word] & 0xff;
    const name = OPCODE_TABLE[op]?.[0] ?? op;
    this.#problems.push(`${this.#path} at ${word} (${name}): ${problem}`);
  }

  #checkEncoding(): void {
    const { code, consts, localNames, localKinds } = this.#unit;
    const caches = cacheWords();
    const kinds = operandKinds();
    for (let word = 0; word < code.length;) {
      const op = code[word] & 0xff;
      const arg = code[word] >> 8;
      if (op >= OPCODE_TABLE.length) {
        this.#report(word, "unknown opcode");
        return;
      }
      this.#starts[word] = 1;
      for (let i = 1; i <= caches[op]; i++) {
        if (code[word + i] !== 0) this.#report(word, "cache word is not zero");
      }
      const kind = kinds[op];
      if (kind === Operand.CONSTANT || kind === Operand.NAME || kind === Operand.GLOBAL) {
        const index = kind === Operand.GLOBAL ? arg >> 1 : arg;
        const constant = consts[index];
        if (constant === undefined) this.#report(word, `no constant ${index}`);
        else if ((constant.type === "name") !== (kind !== Operand.CONSTANT)) {
          this.#report(word, `constant ${index} is a ${constant.type}`);
        }
      } else if (LOCAL_OPERAND.has(op) && localNames[arg] === undefined) {
        this.#report(word, `no local ${arg}`);
      } else if (CELL_OPERAND.has(op)) {
        const bits = localKinds[arg] ?? 0;
        if ((bits & (LocalKind.CELL | LocalKind.FREE)) === 0) this.#report(word, `no cell ${arg}`);
      }
      word += 1 + caches[op];
    }
  }

  #checkTables(): void {
    const { code, exceptionTable, positions, localNames, localKinds, freeCount } = this.#unit;
    let end = 0;
    for (let row = 0; row < exceptionTable.length; row += EXCEPTION_ROW) {
      const [from, to, target] = exceptionTable.subarray(row);
      if (from < end || to <= from || to > code.length) this.#report(from, "bad exception range");
      if (this.#starts[from] !== 1 || this.#starts[target] !== 1) {
        this.#report(from, "exception range inside an instruction");
      }
      end = to;
    }
    for (let row = POSITION_ROW; row < positions.length; row += POSITION_ROW) {
      if (positions[row] <= positions[row - POSITION_ROW]) {
        this.#report(positions[row], "positions are not sorted");
      }
    }
    if (positions.length === 0 || positions[0] !== 0) this.#report(0, "no position");
    localNames.forEach((_, i) => {
      const isFree = (localKinds[i] & LocalKind.FREE) !== 0;
      if (isFree !== i >= localNames.length - freeCount) {
        this.#report(0, "free variables misplaced");
      }
    });
  }

  #walk(): void {
    const { localKinds, argCount, kwOnlyCount, flags } = this.#unit;
    let parameters = argCount + kwOnlyCount;
    if ((flags & 4) !== 0) parameters++;
    if ((flags & 8) !== 0) parameters++;
    const unbound = new Set<number>();
    for (let i = parameters; i < localKinds.length; i++) {
      if ((localKinds[i] & LocalKind.LOCAL) !== 0) unbound.add(i);
    }
    this.#flow(0, 0, unbound, new Set(), 0);
    for (;;) {
      const word = this.#pending.pop();
      if (word === undefined) break;
      this.#step(word);
    }
  }

  /** Only after the walk is it known for certain what may be unbound. */
  #checkNeedlessChecks(): void {
    this.#unbound.forEach((unbound, word) => {
      const encoded = this.#unit.code[word];
      if (unbound === null || (encoded & 0xff) !== Op.LOAD_FAST_CHECK) return;
      if (!unbound.has(encoded >> 8)) this.#report(word, "the local is certainly bound");
    });
  }

  #flow(
    to: number,
    depth: number,
    unbound: Set<number>,
    maybeNothing: Set<number>,
    from: number,
  ): void {
    if (to < 0 || to >= this.#unit.code.length || this.#starts[to] !== 1) {
      this.#report(from, `goes to word ${to}, where no instruction starts`);
      return;
    }
    if (depth < 0) {
      this.#report(from, "pops from an empty stack");
      return;
    }
    if (this.#depths[to] >= 0 && this.#depths[to] !== depth) {
      this.#report(to, `reached with depths ${this.#depths[to]} and ${depth}`);
      return;
    }
    const known = this.#unbound[to];
    const knownNothing = this.#maybeNothing[to];
    if (known !== null && unbound.isSubsetOf(known) && maybeNothing.isSubsetOf(knownNothing!)) {
      return;
    }
    this.#depths[to] = depth;
    this.#highest = Math.max(this.#highest, depth);
    this.#unbound[to] = known === null ? new Set(unbound) : known.union(unbound);
    this.#maybeNothing[to] = knownNothing === null
      ? new Set(maybeNothing)
      : knownNothing.union(maybeNothing);
    this.#pending.push(to);
  }

  #step(word: number): void {
    const { code, exceptionTable, localKinds } = this.#unit;
    const op = code[word] & 0xff;
    const arg = code[word] >> 8;
    const depth = this.#depths[word];
    const end = word + 1 + cacheWords()[op];
    for (let row = 0; row < exceptionTable.length; row += EXCEPTION_ROW) {
      const [from, to, target, cut, pushesPlace] = exceptionTable.subarray(row);
      if (word < from || word >= to) continue;
      if (cut > depth) this.#report(word, `handler cuts to ${cut}, depth is ${depth}`);
      const kept = new Set([...this.#maybeNothing[word]!].filter((position) => position < cut));
      this.#flow(target, cut + 1 + pushesPlace, this.#unbound[word]!, kept, word);
    }
    const unbound = new Set(this.#unbound[word]);
    const isPlain = (slot: number) =>
      localKinds[slot] === LocalKind.LOCAL ||
      localKinds[slot] === (LocalKind.LOCAL | LocalKind.HIDDEN);
    switch (op) {
      case Op.LOAD_FAST:
        if (isPlain(arg) && unbound.has(arg)) this.#report(word, `local ${arg} may be unbound`);
        break;
      case Op.LOAD_FAST_LOAD_FAST:
        if (unbound.has(arg & 0xfff) || unbound.has(arg >> 12)) {
          this.#report(word, "locals may be unbound");
        }
        break;
      case Op.LOAD_FAST_CHECK:
        unbound.delete(arg);
        break;
      case Op.STORE_FAST:
        // After an inlined comprehension the saved value may be nothing.
        if (this.#maybeNothing[word]!.has(depth - 1)) unbound.add(arg);
        else unbound.delete(arg);
        break;
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
        unbound.add(arg);
        break;
    }
    if (operandKinds()[op] === Operand.JUMP) {
      const target = end + arg;
      if (arg < 0 && op !== Op.JUMP_BACKWARD && op !== Op.JUMP_BACKWARD_NO_INTERRUPT) {
        this.#report(word, "jumps backwards");
      }
      if (arg >= 0 && (op === Op.JUMP_BACKWARD || op === Op.JUMP_BACKWARD_NO_INTERRUPT)) {
        this.#report(word, "jumps forwards");
      }
      const there = depth + stackEffect(op, arg, true);
      const nothing = maybeNothingAfter(this.#maybeNothing[word]!, op, arg, depth, there);
      this.#flow(target, there, unbound, nothing, word);
      if (UNCONDITIONAL.has(op)) return;
    }
    const after = depth + stackEffect(op, arg, false);
    if (EXITS.has(op)) {
      if (after < 0) this.#report(word, "pops from an empty stack");
      return;
    }
    const nothing = maybeNothingAfter(this.#maybeNothing[word]!, op, arg, depth, after);
    this.#flow(end, after, unbound, nothing, word);
  }
}

/** Where on the stack values lie that may be nothing, after an instruction. */
function maybeNothingAfter(
  before: ReadonlySet<number>,
  op: number,
  arg: number,
  depth: number,
  after: number,
): Set<number> {
  const result = new Set<number>();
  const top = depth - 1;
  for (const position of before) {
    let moved = position;
    if (op === Op.SWAP && position === top) moved = depth - arg;
    else if (op === Op.SWAP && position === depth - arg) moved = top;
    if (moved < after) result.add(moved);
  }
  if (op === Op.LOAD_FAST_AND_CLEAR) result.add(depth);
  return result;
}
