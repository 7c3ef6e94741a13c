/**
 * A program (program.ts) as a kernel: what the matcher does for one pattern over units of one width, without looking at
 * instructions. Work is counted as the matcher counts it, to the same sum.
 *
 * A program's instructions become code in their order. Each place that something leads to has a block that ends there, so
 * that what leads onward leaves blocks; what leads back, and what a failure pops off the stack, goes through a table at the
 * head of the loop around all:
 *
 *     loop attempt: find the next place; state = 0
 *       loop main
 *         block fail
 *           block N .. { block 1 { block 0 { switch state } code from the entry on } code of place 1 } .. code of place N
 *         pop; state = what stood there; go to main
 *
 * Of a pattern's text nothing but numbers becomes part of the code: characters to compare with, and bounds of ranges.
 *
 * The room for the run, in the memory that nobody uses meanwhile (compiled_patterns.ts):
 *
 *     0 steps left   4.. registers   then the stack; words on it that the interpreter has offsets in have numbers of places
 */
import {
  byte,
  half,
  type I32,
  int,
  long,
  longWord,
  select,
  word,
} from "../../kernel/expressions.ts";
import {
  type Builder,
  type Helper,
  type Kernel,
  kernel,
  type Label,
  result,
  type Variable,
} from "../../kernel/statements.ts";
import { SET_ALL_WIDE, SET_FLAGS, SET_NO_WIDE } from "./char_sets.ts";
import { FOUND, FULL_MATCH, NOT_FOUND, OVERFLOWED, SEARCH, STOPPED } from "./matcher_results.ts";
import * as P from "./program.ts";
import {
  choiceOf,
  type Instruction,
  instructionsOf,
  isLongChoice,
  targetsOf,
} from "./program_reader.ts";

type Variable32 = Variable<I32>;
type Width = 1 | 2 | 4;

/** Charges for steps: takes and gives the steps left, 0 with a limit pending. */
export const CHARGE = { name: "charge", parameters: ["i32"], result: "i32" } as const;
/** isWideInSet of a set's word index and a character above 255. */
export const WIDE = { name: "wide", parameters: ["i32", "i32"], result: "i32" } as const;
/** areSameIgnoringCase of two characters, ASCII's case only or not. */
export const SAME = { name: "same", parameters: ["i32", "i32", "i32"], result: "i32" } as const;
export const HELPERS: readonly Helper[] = [CHARGE, WIDE, SAME];

/** The kernel's name; it is called as CompiledMatcher says. */
export const MATCH_NAME = "match";

/** Bytes of a run's room before its registers. */
export const ROOM_REGISTERS = 4;
/** Bytes that are free behind the stack's limit: what an instruction pushes at most. */
const STACK_MARGIN = 64;

/** Places of a program that code is made of at most: blocks are nested. */
const PLACES_MOST = 250;
const WORDS_MOST = 8000;

/** Ranges of characters that are compared one by one; sets of more are looked up. */
const RANGES_MOST = 2;

/** The kernel of a program over units of `width` bytes, or null: it is too large. */
export function matcherKernel(program: Int32Array, width: Width): Kernel | null {
  if (program.length > WORDS_MOST) return null;
  const instructions = instructionsOf(program);
  const places = placesOf(program, instructions);
  if (places.list.length > PLACES_MOST) return null;
  return kernel(
    MATCH_NAME,
    ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32"],
    "i32",
    (k, ...parameters) => {
      new MatcherWriter(k, program, width, instructions, places, parameters as Variable32[])
        .write();
    },
  );
}

/** Places in the order of the code, and the number of each: those whose choices take three words are the greatest. */
interface Places {
  readonly list: readonly number[];
  readonly numbers: ReadonlyMap<number, number>;
  /** From this number on choices take three words. */
  readonly firstLong: number;
}

function placesOf(program: Int32Array, instructions: readonly Instruction[]): Places {
  const all = new Set<number>([program[P.HEADER_START]]);
  for (const instruction of instructions) {
    for (const target of targetsOf(program, instruction)) all.add(target);
    const choice = choiceOf(program, instruction);
    if (choice !== 0) all.add(choice);
  }
  const list = [...all].sort((a, b) => a - b);
  const short = list.filter((at) => !isLongChoice(program[at]));
  const byNumber = [...short, ...list.filter((at) => isLongChoice(program[at]))];
  return {
    list,
    numbers: new Map(byNumber.map((at, number) => [at, number])),
    firstLong: short.length,
  };
}

class MatcherWriter {
  readonly #k: Builder;
  readonly #program: Int32Array;
  readonly #width: Width;
  readonly #shift: number;
  readonly #instructions: readonly Instruction[];
  readonly #places: Places;
  // Byte addresses of the program and of the text's first unit, and so on: CompiledMatcher.
  readonly #programAt: Variable32;
  readonly #first: Variable32;
  readonly #end: Variable32;
  readonly #start: Variable32;
  readonly #mode: Variable32;
  readonly #notEmptyAt: Variable32;
  readonly #room: Variable32;
  readonly #limit: Variable32;

  readonly #steps: Variable32;
  /** Where an attempt begins, and where the next will if it fails. */
  readonly #from: Variable32;
  readonly #next: Variable32;
  readonly #at: Variable32;
  readonly #state: Variable32;
  /** Byte address of the stack's top, and of its bottom. */
  readonly #top: Variable32;
  readonly #bottom: Variable32;
  /** Whether registers were written without a word on the stack that undoes it. */
  readonly #written: Variable32;

  /** Labels of places that are ahead, by their offset. */
  readonly #ahead = new Map<number, Label>();
  #main!: Label;
  #fail!: Label;

  constructor(
    k: Builder,
    program: Int32Array,
    width: Width,
    instructions: readonly Instruction[],
    places: Places,
    parameters: readonly Variable32[],
  ) {
    this.#k = k;
    this.#program = program;
    this.#width = width;
    this.#shift = width >> 1;
    this.#instructions = instructions;
    this.#places = places;
    [
      this.#programAt,
      this.#first,
      this.#end,
      this.#start,
      this.#mode,
      this.#notEmptyAt,
      this.#room,
      this.#limit,
    ] = parameters;
    this.#steps = k.let(word(this.#room));
    this.#from = k.let(this.#start);
    this.#next = k.variable("i32");
    this.#at = k.variable("i32");
    this.#state = k.variable("i32");
    this.#bottom = k.let(
      this.#room.add(ROOM_REGISTERS + 4 * program[P.HEADER_REGISTERS]),
    );
    this.#top = k.let(this.#bottom);
    this.#written = k.let(int(0));
  }

  write(): void {
    const k = this.#k;
    const program = this.#program;
    const lastStart = k.let(this.#end.sub(program[P.HEADER_LEAST]));
    this.#clearRegisters();
    k.block((notFound) => {
      k.loop((attempt) => {
        k.gotoIf(this.#from.gt(lastStart), notFound);
        k.if(this.#mode.eq(SEARCH), () => this.#search(lastStart, notFound));
        k.set(this.#at, this.#from);
        k.set(this.#next, this.#from.add(1));
        this.#setRegister(0, this.#from);
        k.set(this.#state, int(this.#places.numbers.get(program[P.HEADER_START])!));
        k.loop((main) => {
          this.#main = main;
          k.block((fail) => {
            this.#fail = fail;
            this.#code();
          });
          this.#pop(main, attempt, notFound);
        });
      });
    });
    this.#finish(NOT_FOUND);
  }

  #finish(code: number): void {
    this.#k.word(this.#room, 0, this.#steps);
    this.#k.return(int(code));
  }

  // --- places and choices

  /** All code: the table, then what stands at each place. */
  #code(): void {
    const k = this.#k;
    const { list, numbers } = this.#places;
    const inner = (index: number) => {
      if (index < 0) {
        k.switch(
          this.#state,
          list.map((at) => [[numbers.get(at)!], () => k.goto(this.#ahead.get(at)!)]),
        );
        return;
      }
      k.block((label) => {
        this.#ahead.set(list[index], label);
        inner(index - 1);
      });
      this.#ahead.delete(list[index]);
      const behind = list[index + 1] ?? Infinity;
      for (const instruction of this.#instructions) {
        if (instruction.at >= list[index] && instruction.at < behind) {
          k.scope(() => this.#instruction(instruction));
        }
      }
    };
    inner(list.length - 1);
  }

  #goto(place: number): void {
    const k = this.#k;
    const label = this.#ahead.get(place);
    if (label !== undefined) {
      k.goto(label);
      return;
    }
    this.#look();
    k.set(this.#state, int(this.#places.numbers.get(place)!));
    k.goto(this.#main);
  }

  /** Charges when enough steps were done. */
  #look(): void {
    const k = this.#k;
    k.if(this.#steps.le(0), () => {
      k.set(this.#steps, result(CHARGE, this.#steps));
      k.if(this.#steps.le(0), () => k.return(int(STOPPED)));
    });
  }

  #step(): void {
    this.#k.set(this.#steps, this.#steps.sub(1));
  }

  /** Counts steps as work of characters passed. */
  #passed(count: I32, shift: number): void {
    this.#k.set(this.#steps, this.#steps.sub(count.shr(shift)));
  }

  #push(...values: readonly (I32 | number)[]): void {
    const k = this.#k;
    values.forEach((value, i) => k.word(this.#top, 4 * i, value));
    k.set(this.#top, this.#top.add(4 * values.length));
  }

  #pushChoice(place: number, ...values: readonly I32[]): void {
    this.#push(...values, this.#places.numbers.get(place)!);
  }

  /** Makes sure that an instruction can push. */
  #needRoom(): void {
    const k = this.#k;
    k.if(this.#top.add(STACK_MARGIN).gtU(this.#limit), () => this.#finish(OVERFLOWED));
  }

  #register(index: number): I32 {
    return word(this.#room, ROOM_REGISTERS + 4 * index);
  }

  #setRegister(index: number, value: I32): void {
    this.#k.word(this.#room, ROOM_REGISTERS + 4 * index, value);
  }

  #pushRegister(index: number): void {
    this.#push(this.#register(index), ~index);
  }

  /** Restores the register of a popped ~register. */
  #restore(mark: I32, value: I32): void {
    this.#k.word(this.#room.add(mark.xor(-1).shl(2)), ROOM_REGISTERS, value);
  }

  #clearRegisters(): void {
    const count = this.#program[P.HEADER_REGISTERS];
    const k = this.#k;
    if (count <= 16) {
      for (let i = 0; i < count; i++) this.#setRegister(i, int(-1));
      return;
    }
    const at = k.let(this.#room.add(ROOM_REGISTERS));
    k.loop((again) => {
      k.word(at, 0, -1);
      k.set(at, at.add(4));
      k.gotoIf(at.ltU(this.#bottom), again);
    });
  }

  /** After a failure: back to the last choice, or on to the next attempt. */
  #pop(main: Label, attempt: Label, notFound: Label): void {
    const k = this.#k;
    const mark = k.variable("i32");
    const value = k.variable("i32");
    k.loop((again) => {
      k.if(this.#top.eq(this.#bottom), () => {
        k.gotoIf(this.#mode.ne(SEARCH), notFound);
        k.if(this.#written, () => {
          this.#clearRegisters();
          k.set(this.#written, int(0));
        });
        k.set(this.#from, this.#next);
        this.#look();
        k.goto(attempt);
      });
      k.set(this.#top, this.#top.sub(8));
      k.set(value, word(this.#top));
      k.set(mark, word(this.#top, 4));
      k.if(mark.ge(0), () => {
        k.set(this.#at, value);
        k.set(this.#state, mark);
        this.#look();
        k.goto(main);
      });
      this.#restore(mark, value);
      k.goto(again);
    });
  }

  // --- characters

  /** The unit at an index of the text, which is within it. */
  #unit(index: I32): I32 {
    switch (this.#width) {
      case 1:
        return byte(this.#first.add(index));
      case 2:
        return half(this.#first.add(index.shl(1)));
      default:
        return word(this.#first.add(index.shl(2)));
    }
  }

  #unitAtAddress(address: I32): I32 {
    return this.#width === 1 ? byte(address) : this.#width === 2 ? half(address) : word(address);
  }

  /** The unit at an index, -1 at the end of the text. */
  #unitOrEnd(index: Variable32): Variable32 {
    const k = this.#k;
    const unit = k.let(int(-1));
    k.if(index.lt(this.#end), () => k.set(unit, this.#unit(index)));
    return unit;
  }

  /** Whether a unit is in a set; `ends`: it may be -1, which is in none. */
  #inSet(unit: Variable32, set: number, ends: boolean): I32 {
    const k = this.#k;
    const program = this.#program;
    if (this.#width === 1) {
      const ranges = rangesOf(program, set, 1);
      if (ranges.length <= RANGES_MOST) return inRanges(unit, ranges);
      const gaps = rangesOf(program, set, 0);
      if (gaps.length <= RANGES_MOST) {
        const other = inRanges(unit, gaps).not();
        return ends ? other.and(unit.ge(0)) : other;
      }
      const found = this.#inBitmap(ends ? unit.and(255) : unit, set);
      return ends ? found.and(unit.ge(0)) : found;
    }
    const flags = program[set + SET_FLAGS];
    const found = k.variable("i32");
    k.if(
      unit.ltU(256),
      () => k.set(found, this.#inBitmap(unit, set)),
      () => {
        if ((flags & SET_NO_WIDE) !== 0) k.set(found, int(0));
        else {
          const wide = () => {
            if ((flags & SET_ALL_WIDE) !== 0) k.set(found, int(1));
            else {
              k.set(found, result(WIDE, this.#programAt.shrU(2).add(set), unit));
            }
          };
          if (!ends) wide();
          else k.if(unit.lt(0), () => k.set(found, int(0)), wide);
        }
      },
    );
    return found;
  }

  #inBitmap(unit: I32, set: number): I32 {
    return byte(this.#programAt.add(unit.shrU(3)), 4 * set).shrU(unit.and(7)).and(1);
  }

  /** Whether a unit passes a TEST_*. */
  #passes(unit: Variable32, test: number, argument: number): I32 {
    switch (test) {
      case P.TEST_ANY:
        return unit.ne(10);
      case P.TEST_ALL:
        return int(1);
      case P.TEST_SET:
        return this.#inSet(unit, argument, false);
      case P.TEST_CHARACTER:
        return unit.eq(argument);
      default:
        return unit.ne(argument);
    }
  }

  /** Where the units from `at` on that pass a TEST_* end, `limit` at most. */
  #run(test: number, argument: number, limit: I32): Variable32 {
    const k = this.#k;
    if (test === P.TEST_ALL) return k.let(limit);
    const here = k.let(this.#first.add(this.#at.shl(this.#shift)));
    const stop = k.let(this.#first.add(limit.shl(this.#shift)));
    const unit = k.variable("i32");
    k.block((leave) => {
      k.loop((again) => {
        k.gotoIf(here.geU(stop), leave);
        k.set(unit, this.#unitAtAddress(here));
        k.guard(this.#passes(unit, test, argument), leave);
        k.set(here, here.add(this.#width));
        k.goto(again);
      });
    });
    k.set(here, here.sub(this.#first).shrU(this.#shift));
    return here;
  }

  /** The least of the text's end and `most` characters on. */
  #limitOf(most: number): I32 {
    const rest = this.#end.sub(this.#at);
    return this.#k.let(
      most === 0x7fffffff ? this.#end : select(int(most).lt(rest), this.#at.add(most), this.#end),
    );
  }

  /** Moves `from` on to the next place where a match can begin. */
  #search(lastStart: Variable32, notFound: Label): void {
    const k = this.#k;
    const program = this.#program;
    if (program[P.HEADER_ANCHORED] !== 0) {
      k.gotoIf(this.#from.gt(0), notFound);
      return;
    }
    const prefixLength = program[P.HEADER_PREFIX];
    const set = program[P.HEADER_FIRST];
    if (prefixLength === 0 && set === 0) return;
    const before = k.variable("i32");
    const unit = k.variable("i32");
    k.loop((again) => {
      k.set(before, this.#from);
      if (prefixLength > 0) this.#skipTo(program[P.HEADER_WORDS], lastStart);
      else {
        k.block((leave) => {
          k.loop((next) => {
            k.gotoIf(this.#from.gt(lastStart), leave);
            k.set(unit, this.#unit(this.#from));
            k.gotoIf(this.#inSet(unit, set, false), leave);
            k.set(this.#from, this.#from.add(1));
            k.goto(next);
          });
        });
      }
      this.#passed(this.#from.sub(before), 3);
      k.gotoIf(this.#from.gt(lastStart), notFound);
      if (prefixLength > 1) {
        k.block((same) => {
          k.block((other) => {
            for (let i = 1; i < prefixLength; i++) {
              k.gotoIf(
                this.#unit(this.#from.add(i)).ne(program[P.HEADER_WORDS + i]),
                other,
              );
            }
            k.goto(same);
          });
          k.set(this.#from, this.#from.add(1));
          this.#step();
          this.#look();
          k.goto(again);
        });
      }
    });
  }

  /** Moves `from` on to the next place of a character, or behind the last start. */
  #skipTo(point: number, lastStart: Variable32): void {
    const k = this.#k;
    k.block((leave) => {
      if (this.#width === 1) {
        if (point > 255) {
          k.set(this.#from, select(this.#from.gt(lastStart), this.#from, lastStart.add(1)));
          k.goto(leave);
          return;
        }
        // Eight at a time: whether a byte of x is 0 shows in (x - 1..1) & ~x & 80..80 (Mycroft's test).
        const ones = 0x0101010101010101n;
        const x = k.variable("i64");
        k.block((near) => {
          k.loop((next) => {
            k.gotoIf(this.#from.add(7).gt(lastStart), near);
            k.set(
              x,
              longWord(this.#first.add(this.#from)).xor(
                long(BigInt.asIntN(64, BigInt(point) * ones)),
              ),
            );
            k.gotoIf(
              x.add(long(-ones)).and(x.xor(long(-1n))).and(
                long(BigInt.asIntN(64, 0x8080808080808080n)),
              ).ne(long(0n)),
              near,
            );
            k.set(this.#from, this.#from.add(8));
            k.goto(next);
          });
        });
      }
      k.loop((next) => {
        k.gotoIf(this.#from.gt(lastStart), leave);
        k.gotoIf(this.#unit(this.#from).eq(point), leave);
        k.set(this.#from, this.#from.add(1));
        k.goto(next);
      });
    });
  }

  // --- instructions

  #instruction(instruction: Instruction): void {
    const { at: pc, next } = instruction;
    const k = this.#k;
    const words = this.#program;
    const at = this.#at;
    const end = this.#end;
    const fail = this.#fail;
    this.#step();
    switch (words[pc]) {
      case P.ACCEPT:
        k.gotoIf(this.#mode.eq(FULL_MATCH).and(at.ne(end)), fail);
        k.gotoIf(at.eq(this.#notEmptyAt), fail);
        this.#setRegister(1, at);
        this.#finish(FOUND);
        return;

      case P.CHARACTER:
        k.gotoIf(at.ge(end), fail);
        k.gotoIf(this.#unit(at).ne(words[pc + 1]), fail);
        this.#advance(1);
        return;

      case P.STRING: {
        const length = words[pc + 1];
        k.gotoIf(at.add(length).gt(end), fail);
        k.block((same) => {
          const i = k.let(int(0));
          k.block((other) => {
            for (let n = 0; n < length; n++) {
              if (n % 8 === 0 && n > 0) k.set(i, int(n));
              k.gotoIf(this.#unit(at.add(n)).ne(words[pc + 2 + n]), other);
            }
            if (length >= 8) k.set(this.#steps, this.#steps.sub(length >> 3));
            k.goto(same);
          });
          if (length > 8) this.#passed(i, 3);
          k.goto(fail);
        });
        this.#advance(length);
        return;
      }

      case P.ANY:
        k.gotoIf(at.ge(end), fail);
        k.gotoIf(this.#unit(at).eq(10), fail);
        this.#advance(1);
        return;

      case P.ALL:
        k.gotoIf(at.ge(end), fail);
        this.#advance(1);
        return;

      case P.SET: {
        k.gotoIf(at.ge(end), fail);
        const unit = k.let(this.#unit(at));
        k.guard(this.#inSet(unit, words[pc + 1], false), fail);
        this.#advance(1);
        return;
      }

      case P.JUMP:
        this.#goto(words[pc + 1]);
        return;

      case P.CHOOSE: {
        const ahead = words[pc + 1];
        const other = words[pc + 2];
        const target = words[pc + 3];
        this.#needRoom();
        const unit = this.#unitOrEnd(at);
        if (ahead !== 0) {
          k.if(this.#inSet(unit, ahead, true).not(), () => this.#goto(target));
        }
        const push = () => this.#pushChoice(target, at);
        if (other === 0) push();
        else k.if(this.#inSet(unit, other, true), push);
        return;
      }

      case P.CHOOSE_OTHER: {
        const other = words[pc + 1];
        const ahead = words[pc + 2];
        const target = words[pc + 3];
        this.#needRoom();
        const unit = this.#unitOrEnd(at);
        k.block((stay) => {
          if (other !== 0) k.guard(this.#inSet(unit, other, true), stay);
          const push = () => this.#pushChoice(next, at);
          if (ahead === 0) push();
          else k.if(this.#inSet(unit, ahead, true), push);
          this.#goto(target);
        });
        return;
      }

      case P.BRANCH: {
        const table = words[pc + 1];
        this.#needRoom();
        const column = k.let(int(P.TABLE_END));
        k.if(at.lt(end), () => {
          k.set(column, this.#unit(at));
          if (this.#width > 1) {
            k.set(column, select(column.gtU(255), int(P.TABLE_WIDE), column));
          }
        });
        const mask = k.let(word(this.#programAt.add(column.shl(2)), 4 * table));
        k.gotoIf(mask.eq(0), fail);
        this.#options(mask, pc + 3, words[pc + 2], next);
        return;
      }

      case P.NEXT_OPTION: {
        k.set(this.#top, this.#top.sub(4));
        const mask = k.let(word(this.#top));
        const branch = words[pc + 1];
        this.#options(mask, branch + 3, words[branch + 2], pc);
        return;
      }

      case P.MARK: {
        const register = words[pc + 1];
        this.#needRoom();
        k.if(
          this.#top.ne(this.#bottom),
          () => this.#pushRegister(register),
          () => k.set(this.#written, int(1)),
        );
        this.#setRegister(register, at);
        return;
      }

      case P.CLOSE: {
        const group = words[pc + 1];
        const lastGroup = 2 * words[P.HEADER_GROUPS];
        this.#needRoom();
        k.if(
          this.#top.ne(this.#bottom),
          () => {
            this.#pushRegister(2 * group + 1);
            this.#pushRegister(lastGroup);
          },
          () => k.set(this.#written, int(1)),
        );
        this.#setRegister(2 * group + 1, at);
        this.#setRegister(lastGroup, int(group));
        return;
      }

      case P.RUN: {
        this.#needRoom();
        const limit = this.#limitOf(words[pc + 4]);
        const lowest = k.let(at.add(words[pc + 3]));
        const stop = this.#run(words[pc + 1], words[pc + 2], limit);
        this.#passed(stop.sub(at), 3);
        if (words[P.HEADER_LEADING] === pc) {
          k.set(this.#next, select(stop.gt(this.#next), stop, this.#next));
        }
        k.gotoIf(stop.lt(lowest), fail);
        if (words[pc + 6] === 0 || this.#width !== 1) {
          const follow = words[pc + 5];
          if (follow !== 0) this.#backTo(follow, stop, lowest, true);
          k.if(stop.gt(lowest), () => this.#pushChoice(next, lowest, stop));
        }
        k.set(at, stop);
        this.#goto(targetsOf(words, instruction)[0]);
        return;
      }

      case P.GIVE_BACK: {
        k.set(this.#top, this.#top.sub(4));
        const lowest = k.let(word(this.#top));
        const follow = words[pc + 1];
        k.set(at, at.sub(1));
        if (follow !== 0) this.#backTo(follow, at, lowest, false);
        k.if(at.gt(lowest), () => this.#pushChoice(pc, lowest, at));
        return;
      }

      case P.RUN_ALL: {
        const limit = this.#limitOf(words[pc + 4]);
        const stop = this.#run(words[pc + 1], words[pc + 2], limit);
        this.#passed(stop.sub(at), 3);
        if (words[P.HEADER_LEADING] === pc) {
          k.set(this.#next, select(stop.gt(this.#next), stop, this.#next));
        }
        if (words[pc + 3] > 0) k.gotoIf(stop.sub(at).lt(words[pc + 3]), fail);
        k.set(at, stop);
        return;
      }

      case P.RUN_LAZY: {
        this.#needRoom();
        const fewest = words[pc + 3];
        const limit = this.#limitOf(words[pc + 4]);
        if (fewest > 0) {
          k.gotoIf(int(fewest).gt(end.sub(at)), fail);
          const stop = this.#run(words[pc + 1], words[pc + 2], k.let(at.add(fewest)));
          this.#passed(stop.sub(at), 3);
          k.gotoIf(stop.lt(at.add(fewest)), fail);
          k.set(at, stop);
        }
        k.if(at.lt(limit), () => this.#pushChoice(next, limit, at));
        const follow = words[pc + 5];
        if (follow !== 0) {
          const unit = this.#unitOrEnd(at);
          k.guard(this.#inSet(unit, follow, true), fail);
        }
        this.#goto(targetsOf(words, instruction)[0]);
        return;
      }

      case P.TAKE_MORE: {
        k.set(this.#top, this.#top.sub(4));
        const limit = k.let(word(this.#top));
        const follow = words[pc + 3];
        const before = k.let(at);
        const found = k.let(int(0));
        const unit = k.variable("i32");
        k.block((leave) => {
          k.loop((again) => {
            k.gotoIf(at.ge(limit), leave);
            k.set(unit, this.#unit(at));
            k.guard(this.#passes(unit, words[pc + 1], words[pc + 2]), leave);
            k.set(at, at.add(1));
            if (follow !== 0) {
              const behind = this.#unitOrEnd(at);
              k.gotoIf(this.#inSet(behind, follow, true).not(), again);
            }
            k.set(found, int(1));
          });
        });
        this.#passed(at.sub(before), 2);
        k.guard(found, fail);
        k.if(at.lt(limit), () => this.#pushChoice(pc, limit, at));
        return;
      }

      case P.LOOP_START: {
        const register = words[pc + 1];
        this.#needRoom();
        this.#pushRegister(register);
        this.#pushRegister(register + 1);
        this.#setRegister(register, int(0));
        this.#setRegister(register + 1, int(-1));
        return;
      }

      case P.LOOP:
      case P.LOOP_LAZY:
        this.#loop(instruction);
        return;

      case P.LOOP_TURN: {
        const register = words[pc + 1];
        this.#needRoom();
        this.#pushRegister(register);
        this.#pushRegister(register + 1);
        this.#setRegister(register, this.#register(register).add(1));
        this.#setRegister(register + 1, at);
        return;
      }

      case P.LOOK: {
        const back = words[pc + 2];
        const register = words[pc + 1];
        this.#needRoom();
        k.gotoIf(at.lt(back), fail);
        this.#pushRegister(register);
        this.#pushRegister(register + 1);
        this.#setRegister(register, this.#top);
        this.#setRegister(register + 1, at);
        k.set(at, at.sub(back));
        return;
      }

      case P.LOOK_END:
        this.#cut(words[pc + 1]);
        k.set(at, this.#register(words[pc + 1] + 1));
        return;

      case P.LOOK_NOT: {
        const back = words[pc + 2];
        const register = words[pc + 1];
        this.#needRoom();
        k.if(at.lt(back), () => this.#goto(words[pc + 3]));
        this.#pushRegister(register);
        this.#setRegister(register, this.#top);
        this.#pushChoice(words[pc + 3], at);
        k.set(at, at.sub(back));
        return;
      }

      case P.LOOK_NOT_END: {
        const base = k.let(this.#register(words[pc + 1]));
        k.loop((again) => {
          k.if(this.#top.gtU(base), () => {
            const mark = k.let(word(this.#top.sub(4)));
            k.if(
              mark.lt(0),
              () => {
                this.#restore(mark, word(this.#top.sub(8)));
                k.set(this.#top, this.#top.sub(8));
              },
              () => k.set(this.#top, this.#top.sub(this.#choiceBytes(mark))),
            );
            this.#step();
            k.goto(again);
          });
        });
        k.goto(fail);
        return;
      }

      case P.ATOMIC: {
        const register = words[pc + 1];
        this.#needRoom();
        this.#pushRegister(register);
        this.#setRegister(register, this.#top);
        return;
      }

      case P.ATOMIC_END:
        this.#cut(words[pc + 1]);
        return;

      case P.REFERENCE:
      case P.REFERENCE_FOLDED:
        this.#reference(words[pc + 1], words[pc] === P.REFERENCE_FOLDED);
        return;

      case P.IF_GROUP:
        k.if(this.#isUnset(words[pc + 1]), () => this.#goto(words[pc + 2]));
        return;

      case P.FAIL:
        k.goto(fail);
        return;

      case P.AT_TEXT_START:
        k.gotoIf(at.ne(0), fail);
        return;

      case P.AT_LINE_START:
        k.if(at.ne(0), () => k.gotoIf(this.#unit(at.sub(1)).ne(10), fail));
        return;

      case P.AT_TEXT_END:
        k.gotoIf(at.ne(end), fail);
        return;

      case P.AT_END:
        k.if(at.ne(end), () => {
          k.gotoIf(at.ne(end.sub(1)), fail);
          k.gotoIf(this.#unit(at).ne(10), fail);
        });
        return;

      case P.AT_LINE_END:
        k.if(at.ne(end), () => k.gotoIf(this.#unit(at).ne(10), fail));
        return;

      case P.AT_BOUNDARY: {
        const set = words[pc + 1];
        const before = k.let(int(-1));
        k.if(at.gt(0), () => k.set(before, this.#unit(at.sub(1))));
        const left = k.let(this.#inSet(before, set, true));
        const behind = this.#unitOrEnd(at);
        const right = this.#inSet(behind, set, true);
        k.gotoIf(words[pc + 2] !== 0 ? left.ne(right) : left.eq(right), fail);
        return;
      }

      default:
        throw new Error(`Cannot compile a pattern: instruction ${words[pc]}`);
    }
  }

  #advance(count: number): void {
    this.#k.set(this.#at, this.#at.add(count));
  }

  /** Takes the first option of a mask, and leaves a choice of the others. */
  #options(mask: Variable32, targets: number, count: number, choice: number): void {
    const k = this.#k;
    const rest = k.let(mask.and(mask.sub(1)));
    k.if(rest, () => this.#pushChoice(choice, rest, this.#at));
    const option = int(31).sub(mask.and(int(0).sub(mask)).clz());
    k.switch(
      option,
      Array.from({ length: count }, (_, i) => [[i], () => this.#goto(this.#program[targets + i])]),
    );
  }

  /** Moves a place back to one that can be followed by a set, `lowest` at least; `ends`: it may be the text's end. */
  #backTo(set: number, place: Variable32, lowest: Variable32, ends: boolean): void {
    const k = this.#k;
    const before = k.let(place);
    const unit = k.variable("i32");
    k.block((leave) => {
      k.loop((again) => {
        k.gotoIf(place.lt(lowest), leave);
        const test = () => {
          k.set(unit, this.#unit(place));
          k.gotoIf(this.#inSet(unit, set, false), leave);
        };
        if (ends) k.if(place.lt(this.#end), test);
        else test();
        k.set(place, place.sub(1));
        k.goto(again);
      });
    });
    this.#passed(before.sub(place), 3);
    k.gotoIf(place.lt(lowest), this.#fail);
  }

  #loop(instruction: Instruction): void {
    const k = this.#k;
    const { at: pc, next } = instruction;
    const words = this.#program;
    const at = this.#at;
    const register = words[pc + 1];
    const fewest = words[pc + 2];
    const lazy = words[pc] === P.LOOP_LAZY;
    this.#needRoom();
    const turns = k.let(this.#register(register));
    if (fewest > 0) {
      k.if(turns.lt(fewest), () => {
        const idle = k.let(turns.gt(0).and(this.#register(register + 1).eq(at)));
        this.#pushRegister(register);
        this.#pushRegister(register + 1);
        this.#setRegister(register, select(idle, int(fewest), turns.add(1)));
        this.#setRegister(register + 1, at);
        k.if(idle, () => this.#goto(pc));
        this.#goto(targetsOf(words, instruction)[2]);
      });
    }
    const more = turns.lt(words[pc + 3]).and(this.#register(register + 1).ne(at));
    if (lazy) k.if(more, () => this.#pushChoice(next, at));
    else {
      k.if(more, () => {
        this.#pushChoice(words[pc + 4], at);
        this.#pushRegister(register);
        this.#pushRegister(register + 1);
        this.#setRegister(register, turns.add(1));
        this.#setRegister(register + 1, at);
        this.#goto(next);
      });
    }
    this.#goto(words[pc + 4]);
  }

  #choiceBytes(mark: I32): I32 {
    return select(mark.ge(this.#places.firstLong), int(12), int(8));
  }

  /** Drops the choices above the height that a register keeps, but keeps what undoes registers. */
  #cut(register: number): void {
    const k = this.#k;
    const base = k.let(this.#register(register));
    const read = k.let(this.#top);
    const write = k.let(this.#top);
    this.#passed(this.#top.sub(base).shr(2), 3);
    k.loop((again) => {
      k.if(read.gtU(base), () => {
        const mark = k.let(word(read.sub(4)));
        k.if(
          mark.ge(0),
          () => k.set(read, read.sub(this.#choiceBytes(mark))),
          () => {
            k.word(write.sub(4), 0, mark);
            k.word(write.sub(8), 0, word(read.sub(8)));
            k.set(write, write.sub(8));
            k.set(read, read.sub(8));
          },
        );
        k.goto(again);
      });
    });
    const to = k.let(base);
    k.loop((again) => {
      k.if(write.ltU(this.#top), () => {
        k.word(to, 0, word(write));
        k.set(to, to.add(4));
        k.set(write, write.add(4));
        k.goto(again);
      });
    });
    k.set(this.#top, to);
  }

  #isUnset(group: number): I32 {
    const start = this.#register(2 * group);
    return start.lt(0).or(this.#register(2 * group + 1).lt(start));
  }

  #reference(group: number, folded: boolean): void {
    const k = this.#k;
    const at = this.#at;
    const fail = this.#fail;
    k.gotoIf(this.#isUnset(group), fail);
    const start = k.let(this.#register(2 * group));
    const length = k.let(this.#register(2 * group + 1).sub(start));
    k.gotoIf(length.gt(this.#end.sub(at)), fail);
    const i = k.let(int(0));
    k.block((leave) => {
      k.loop((again) => {
        k.gotoIf(i.ge(length), leave);
        const left = k.let(this.#unit(start.add(i)));
        const right = k.let(this.#unit(at.add(i)));
        if (!folded) k.gotoIf(left.ne(right), leave);
        else {
          k.if(left.ne(right), () => {
            const ascii = int(this.#program[P.HEADER_ASCII]);
            const same = k.let(result(SAME, left, right, ascii));
            k.guard(same, leave);
          });
        }
        k.set(i, i.add(1));
        k.goto(again);
      });
    });
    this.#passed(i, folded ? 0 : 2);
    k.gotoIf(i.lt(length), fail);
    k.set(at, at.add(length));
  }
}

/** Ranges of the characters below 256 whose bit in a set is `bit`. */
function rangesOf(program: Int32Array, set: number, bit: number): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let low = -1;
  for (let point = 0; point <= 256; point++) {
    const has = point < 256 && (program[set + (point >> 5)] >>> (point & 31) & 1) === bit;
    if (has && low < 0) low = point;
    else if (!has && low >= 0) {
      ranges.push([low, point - 1]);
      low = -1;
    }
  }
  return ranges;
}

/** Whether a unit is in one of some ranges; -1 is in none. */
function inRanges(unit: I32, ranges: readonly (readonly [number, number])[]): I32 {
  return ranges.map(([low, high]) =>
    low === high ? unit.eq(low) : low === 0 ? unit.leU(high) : unit.sub(low).leU(high - low)
  ).reduce((all, one) => all.or(one), int(0));
}
