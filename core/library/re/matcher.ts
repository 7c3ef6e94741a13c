/**
 * The matcher: runs programs (program.ts) over the units of a text, with a stack of its own. What has done much work is compiled
 * (matcher_kernel.ts) and does the same, counted the same.
 *
 * It backtracks, as Python's semantics demand, and what a hostile pattern makes of that is bounded: each instruction and
 * each character that is passed counts as work (fuel and time, objects/work.ts), and the stack has a greatest height.
 * No guest code runs and nothing is allocated in the heap while it runs, so the views hold.
 */
import { H32, HU16, HU8 } from "../../heap/memory.ts";
import { chargeWork } from "../../objects/work.ts";
import { areSameIgnoringCase } from "./case_classes.ts";
import { isWideInSet } from "./char_sets.ts";
import { HEAT_TO_COMPILE, NOT_COMPILED, runCompiled } from "./compiled_patterns.ts";
import {
  FOUND,
  FULL_MATCH,
  NOT_FOUND,
  OVERFLOWED,
  SEARCH,
  STEPS,
  STEPS_A_UNIT,
  STOPPED,
  type Subject,
} from "./matcher_results.ts";
import * as P from "./program.ts";
import { isLongChoice } from "./program_reader.ts";

/** Start and end of each group of the match found last, -1 for those without; then the last group closed, or -1. */
export let registers = new Int32Array(64);

/** Words of the stack: most, and what is kept between matches. */
const STACK_MOST = 1 << 24;
const STACK_KEPT = 1 << 16;
/** Words that an instruction pushes at most. */
const STACK_MARGIN = 16;
let stack = new Int32Array(1 << 12);

/**
 * Looks for a match in the text from `start` on.
 *
 * @param program word index of the program
 * @param mode SEARCH, MATCH or FULL_MATCH
 * @param notEmptyAt a place where an empty match does not count, or -1
 * @returns FOUND (registers hold the groups), NOT_FOUND, STOPPED or OVERFLOWED
 */
export function runMatcher(
  program: number,
  subject: Subject,
  start: number,
  mode: number,
  notEmptyAt: number,
): number {
  const code = H32[program + P.HEADER_CODE];
  if (code > 0 || (code === 0 && H32[program + P.HEADER_HEAT] > HEAT_TO_COMPILE)) {
    const count = 2 * H32[program + P.HEADER_GROUPS] + 1;
    if (registers.length < count) registers = new Int32Array(2 * count);
    const result = runCompiled(program, subject, start, mode, notEmptyAt, registers, count);
    if (result !== NOT_COMPILED) return result;
  }
  const result = interpret(H32, HU8, HU16, program, subject, start, mode, notEmptyAt);
  if (stack.length > STACK_KEPT) stack = new Int32Array(1 << 12);
  return result;
}

/** As runMatcher, instruction by instruction. */
function interpret(
  words: Int32Array,
  bytes: Uint8Array,
  halves: Uint16Array,
  program: number,
  subject: Subject,
  start: number,
  mode: number,
  notEmptyAt: number,
): number {
  const { width, first, end } = subject;
  const count = words[program + P.HEADER_REGISTERS];
  if (registers.length < count) registers = new Int32Array(2 * count);
  const registersNow = registers;
  for (let i = 0; i < count; i++) registersNow[i] = -1;
  const lastGroup = 2 * words[program + P.HEADER_GROUPS];
  const entry = program + words[program + P.HEADER_START];
  const least = words[program + P.HEADER_LEAST];
  const lastStart = end - least;
  const anchored = words[program + P.HEADER_ANCHORED] !== 0;
  const prefixLength = words[program + P.HEADER_PREFIX];
  const prefix = program + P.HEADER_WORDS;
  const firstSet = words[program + P.HEADER_FIRST];
  const firstBits = program + firstSet;
  let stackNow = stack;
  let stackEnd = stackNow.length - STACK_MARGIN;
  let top = 0;
  let steps = STEPS;
  const leading = words[program + P.HEADER_LEADING] + program;
  let from = start;
  /** Where the attempt after this one begins. */
  let next = start;
  let at = start;
  let pc = entry;
  /** Whether registers were written without a word on the stack that undoes it. */
  let written = false;

  attempts: for (;;) {
    // --- the next place where a match may begin
    if (from > lastStart) break;
    if (mode === SEARCH) {
      if (anchored) {
        if (from > 0) break;
      } else if (prefixLength > 0) {
        const point = words[prefix];
        const before = from;
        if (width === 1) {
          while (from <= lastStart && bytes[first + from] !== point) from++;
        } else if (width === 2) {
          while (from <= lastStart && halves[first + from] !== point) from++;
        } else while (from <= lastStart && words[first + from] !== point) from++;
        steps -= (from - before) >> 3;
        if (from > lastStart) break;
        let same = 1;
        while (
          same < prefixLength && words[prefix + same] ===
            (width === 1
              ? bytes[first + from + same]
              : width === 2
              ? halves[first + from + same]
              : words[first + from + same])
        ) same++;
        if (same < prefixLength) {
          from++;
          if (--steps <= 0 && (steps = charged(words, program, steps)) === 0) return STOPPED;
          continue;
        }
      } else if (firstSet !== 0) {
        const before = from;
        if (width === 1) {
          for (; from <= lastStart; from++) {
            const unit = bytes[first + from];
            if ((words[firstBits + (unit >> 5)] >>> (unit & 31) & 1) !== 0) break;
          }
        } else {
          for (; from <= lastStart; from++) {
            const unit = width === 2 ? halves[first + from] : words[first + from];
            if (
              unit < 256
                ? (words[firstBits + (unit >> 5)] >>> (unit & 31) & 1) !== 0
                : isWideInSet(firstBits, unit)
            ) break;
          }
        }
        steps -= (from - before) >> 3;
        if (from > lastStart) break;
      }
    }
    at = from;
    next = from + 1;
    pc = entry;
    registersNow[0] = from;

    // --- one attempt
    for (;;) {
      if (--steps <= 0 || top > stackEnd) {
        if (top > stackEnd) {
          if (stackNow.length >= STACK_MOST) return OVERFLOWED;
          const grown = new Int32Array(stackNow.length * 2);
          grown.set(stackNow);
          stack = grown;
          stackNow = grown;
          stackEnd = grown.length - STACK_MARGIN;
        }
        if (steps <= 0 && (steps = charged(words, program, steps)) === 0) return STOPPED;
      }
      matched: {
        switch (words[pc]) {
          case P.ACCEPT:
            if (mode === FULL_MATCH && at !== end) break;
            if (at === notEmptyAt) break;
            registersNow[1] = at;
            return chargeLast(words, program, steps) ? FOUND : STOPPED;

          case P.CHARACTER: {
            if (at >= end) break;
            const unit = width === 1
              ? bytes[first + at]
              : width === 2
              ? halves[first + at]
              : words[first + at];
            if (unit !== words[pc + 1]) break;
            at++;
            pc += 2;
            break matched;
          }

          case P.STRING: {
            const length = words[pc + 1];
            if (at + length > end) break;
            let i = 0;
            const points = pc + 2;
            if (width === 1) {
              const here = first + at;
              while (i < length && bytes[here + i] === words[points + i]) i++;
            } else {
              const here = first + at;
              while (
                i < length &&
                (width === 2 ? halves[here + i] : words[here + i]) === words[points + i]
              ) i++;
            }
            steps -= i >> 3;
            if (i < length) break;
            at += length;
            pc = points + length;
            break matched;
          }

          case P.ANY: {
            if (at >= end) break;
            const unit = width === 1
              ? bytes[first + at]
              : width === 2
              ? halves[first + at]
              : words[first + at];
            if (unit === 10) break;
            at++;
            pc++;
            break matched;
          }

          case P.ALL:
            if (at >= end) break;
            at++;
            pc++;
            break matched;

          case P.SET: {
            if (at >= end) break;
            const unit = width === 1
              ? bytes[first + at]
              : width === 2
              ? halves[first + at]
              : words[first + at];
            const set = program + words[pc + 1];
            if (
              unit < 256
                ? (words[set + (unit >> 5)] >>> (unit & 31) & 1) === 0
                : !isWideInSet(set, unit)
            ) break;
            at++;
            pc += 2;
            break matched;
          }

          case P.JUMP:
            pc = program + words[pc + 1];
            break matched;

          case P.CHOOSE: {
            const unit = at >= end
              ? -1
              : width === 1
              ? bytes[first + at]
              : width === 2
              ? halves[first + at]
              : words[first + at];
            const ahead = words[pc + 1];
            const other = words[pc + 2];
            if (ahead !== 0 && !contains(words, program + ahead, unit)) {
              pc = program + words[pc + 3];
              break matched;
            }
            if (other === 0 || contains(words, program + other, unit)) {
              stackNow[top] = at;
              stackNow[top + 1] = words[pc + 3];
              top += 2;
            }
            pc += 4;
            break matched;
          }

          case P.CHOOSE_OTHER: {
            const unit = at >= end
              ? -1
              : width === 1
              ? bytes[first + at]
              : width === 2
              ? halves[first + at]
              : words[first + at];
            const other = words[pc + 1];
            const ahead = words[pc + 2];
            if (other !== 0 && !contains(words, program + other, unit)) {
              pc += 4;
              break matched;
            }
            if (ahead === 0 || contains(words, program + ahead, unit)) {
              stackNow[top] = at;
              stackNow[top + 1] = pc + 4 - program;
              top += 2;
            }
            pc = program + words[pc + 3];
            break matched;
          }

          case P.BRANCH: {
            const unit = at >= end
              ? P.TABLE_END
              : width === 1
              ? bytes[first + at]
              : width === 2
              ? halves[first + at]
              : words[first + at];
            const column = at < end && unit > 255 ? P.TABLE_WIDE : unit;
            const mask = words[program + words[pc + 1] + column];
            if (mask === 0) break;
            const rest = mask & (mask - 1);
            const targets = pc + 3;
            if (rest !== 0) {
              stackNow[top] = rest;
              stackNow[top + 1] = at;
              stackNow[top + 2] = targets + words[pc + 2] - program;
              top += 3;
            }
            pc = program + words[targets + (31 - Math.clz32(mask & -mask))];
            break matched;
          }

          case P.NEXT_OPTION: {
            // Reached from the stack alone: the mask stands below.
            const mask = stackNow[--top];
            const rest = mask & (mask - 1);
            if (rest !== 0) {
              stackNow[top] = rest;
              stackNow[top + 1] = at;
              stackNow[top + 2] = pc - program;
              top += 3;
            }
            const targets = program + words[pc + 1] + 3;
            pc = program + words[targets + (31 - Math.clz32(mask & -mask))];
            break matched;
          }

          case P.MARK: {
            const register = words[pc + 1];
            // Nothing is left to be tried: after a failure all registers are cleared.
            if (top !== 0) {
              stackNow[top] = registersNow[register];
              stackNow[top + 1] = ~register;
              top += 2;
            } else written = true;
            registersNow[register] = at;
            pc += 2;
            break matched;
          }

          case P.CLOSE: {
            const group = words[pc + 1];
            const register = 2 * group + 1;
            if (top !== 0) {
              stackNow[top] = registersNow[register];
              stackNow[top + 1] = ~register;
              stackNow[top + 2] = registersNow[lastGroup];
              stackNow[top + 3] = ~lastGroup;
              top += 4;
            } else written = true;
            registersNow[register] = at;
            registersNow[lastGroup] = group;
            pc += 2;
            break matched;
          }

          case P.RUN: {
            const lowest = at + words[pc + 3];
            const most = words[pc + 4];
            const test = words[pc + 1];
            const limit = most < end - at ? at + most : end;
            let stop = passed(
              words,
              bytes,
              halves,
              width,
              first,
              at,
              limit,
              test,
              words[pc + 2],
              program,
            );
            steps -= (stop - at) >> 3;
            if (pc === leading && stop > next) next = stop;
            if (stop < lowest) break;
            const follow = words[pc + 5];
            if (words[pc + 6] !== 0 && width === 1) {
              // None of what was passed can begin what follows.
              at = stop;
              pc += 9;
              break matched;
            }
            if (follow !== 0) {
              const set = program + follow;
              const before = stop;
              while (stop >= lowest) {
                if (stop < end) {
                  const unit = width === 1
                    ? bytes[first + stop]
                    : width === 2
                    ? halves[first + stop]
                    : words[first + stop];
                  if (
                    unit < 256
                      ? (words[set + (unit >> 5)] >>> (unit & 31) & 1) !== 0
                      : isWideInSet(set, unit)
                  ) break;
                }
                stop--;
              }
              steps -= (before - stop) >> 3;
              if (stop < lowest) break;
            }
            if (stop > lowest) {
              stackNow[top] = lowest;
              stackNow[top + 1] = stop;
              stackNow[top + 2] = pc + 7 - program;
              top += 3;
            }
            at = stop;
            pc += 9;
            break matched;
          }

          case P.GIVE_BACK: {
            const lowest = stackNow[--top];
            const follow = words[pc + 1];
            at--;
            if (follow !== 0) {
              const set = program + follow;
              const before = at;
              while (at >= lowest) {
                const unit = width === 1
                  ? bytes[first + at]
                  : width === 2
                  ? halves[first + at]
                  : words[first + at];
                if (
                  unit < 256
                    ? (words[set + (unit >> 5)] >>> (unit & 31) & 1) !== 0
                    : isWideInSet(set, unit)
                ) break;
                at--;
              }
              steps -= (before - at) >> 3;
              if (at < lowest) break;
            }
            if (at > lowest) {
              stackNow[top] = lowest;
              stackNow[top + 1] = at;
              stackNow[top + 2] = pc - program;
              top += 3;
            }
            pc += 2;
            break matched;
          }

          case P.RUN_ALL: {
            const most = words[pc + 4];
            const limit = most < end - at ? at + most : end;
            const stop = passed(
              words,
              bytes,
              halves,
              width,
              first,
              at,
              limit,
              words[pc + 1],
              words[pc + 2],
              program,
            );
            steps -= (stop - at) >> 3;
            if (pc === leading && stop > next) next = stop;
            if (stop - at < words[pc + 3]) break;
            at = stop;
            pc += 5;
            break matched;
          }

          case P.RUN_LAZY: {
            const fewest = words[pc + 3];
            const most = words[pc + 4];
            const limit = most < end - at ? at + most : end;
            if (fewest > 0) {
              if (fewest > end - at) break;
              const stop = passed(
                words,
                bytes,
                halves,
                width,
                first,
                at,
                at + fewest,
                words[pc + 1],
                words[pc + 2],
                program,
              );
              steps -= (stop - at) >> 3;
              if (stop < at + fewest) break;
              at = stop;
            }
            if (at < limit) {
              stackNow[top] = limit;
              stackNow[top + 1] = at;
              stackNow[top + 2] = pc + 6 - program;
              top += 3;
            }
            const follow = words[pc + 5];
            if (follow !== 0) {
              const unit = at >= end
                ? -1
                : width === 1
                ? bytes[first + at]
                : width === 2
                ? halves[first + at]
                : words[first + at];
              if (!contains(words, program + follow, unit)) break;
            }
            pc += 10;
            break matched;
          }

          case P.TAKE_MORE: {
            const limit = stackNow[--top];
            const follow = words[pc + 3];
            const test = words[pc + 1];
            const argument = words[pc + 2];
            const before = at;
            let found = false;
            while (at < limit) {
              const unit = width === 1
                ? bytes[first + at]
                : width === 2
                ? halves[first + at]
                : words[first + at];
              if (!passes(words, unit, test, argument, program)) break;
              at++;
              if (follow === 0) {
                found = true;
                break;
              }
              const next = at >= end
                ? -1
                : width === 1
                ? bytes[first + at]
                : width === 2
                ? halves[first + at]
                : words[first + at];
              if (contains(words, program + follow, next)) {
                found = true;
                break;
              }
            }
            steps -= (at - before) >> 2;
            if (!found) break;
            if (at < limit) {
              stackNow[top] = limit;
              stackNow[top + 1] = at;
              stackNow[top + 2] = pc - program;
              top += 3;
            }
            pc += 4;
            break matched;
          }

          case P.LOOP_START: {
            const register = words[pc + 1];
            stackNow[top] = registersNow[register];
            stackNow[top + 1] = ~register;
            stackNow[top + 2] = registersNow[register + 1];
            stackNow[top + 3] = ~(register + 1);
            top += 4;
            registersNow[register] = 0;
            registersNow[register + 1] = -1;
            pc += 2;
            break matched;
          }

          case P.LOOP: {
            const register = words[pc + 1];
            const turns = registersNow[register];
            const fewest = words[pc + 2];
            if (turns < fewest) {
              // Turns that match nothing would do so to the last.
              const idle = turns > 0 && registersNow[register + 1] === at;
              stackNow[top] = turns;
              stackNow[top + 1] = ~register;
              stackNow[top + 2] = registersNow[register + 1];
              stackNow[top + 3] = ~(register + 1);
              top += 4;
              registersNow[register] = idle ? fewest : turns + 1;
              registersNow[register + 1] = at;
              if (idle) break matched;
              pc += 5;
              break matched;
            }
            if (turns < words[pc + 3] && registersNow[register + 1] !== at) {
              stackNow[top] = at;
              stackNow[top + 1] = words[pc + 4];
              stackNow[top + 2] = turns;
              stackNow[top + 3] = ~register;
              stackNow[top + 4] = registersNow[register + 1];
              stackNow[top + 5] = ~(register + 1);
              top += 6;
              registersNow[register] = turns + 1;
              registersNow[register + 1] = at;
              pc += 5;
              break matched;
            }
            pc = program + words[pc + 4];
            break matched;
          }

          case P.LOOP_LAZY: {
            const register = words[pc + 1];
            const turns = registersNow[register];
            const fewest = words[pc + 2];
            if (turns < fewest) {
              const idle = turns > 0 && registersNow[register + 1] === at;
              stackNow[top] = turns;
              stackNow[top + 1] = ~register;
              stackNow[top + 2] = registersNow[register + 1];
              stackNow[top + 3] = ~(register + 1);
              top += 4;
              registersNow[register] = idle ? fewest : turns + 1;
              registersNow[register + 1] = at;
              if (idle) break matched;
              pc += 7;
              break matched;
            }
            if (turns < words[pc + 3] && registersNow[register + 1] !== at) {
              stackNow[top] = at;
              stackNow[top + 1] = pc + 5 - program;
              top += 2;
            }
            pc = program + words[pc + 4];
            break matched;
          }

          case P.LOOP_TURN: {
            const register = words[pc + 1];
            stackNow[top] = registersNow[register];
            stackNow[top + 1] = ~register;
            stackNow[top + 2] = registersNow[register + 1];
            stackNow[top + 3] = ~(register + 1);
            top += 4;
            registersNow[register]++;
            registersNow[register + 1] = at;
            pc += 2;
            break matched;
          }

          case P.LOOK: {
            const back = words[pc + 2];
            if (at < back) break;
            const register = words[pc + 1];
            stackNow[top] = registersNow[register];
            stackNow[top + 1] = ~register;
            stackNow[top + 2] = registersNow[register + 1];
            stackNow[top + 3] = ~(register + 1);
            top += 4;
            registersNow[register] = top;
            registersNow[register + 1] = at;
            at -= back;
            pc += 3;
            break matched;
          }

          case P.LOOK_END: {
            const register = words[pc + 1];
            steps -= (top - registersNow[register]) >> 3;
            top = cut(words, program, stackNow, registersNow[register], top);
            at = registersNow[register + 1];
            pc += 2;
            break matched;
          }

          case P.LOOK_NOT: {
            const back = words[pc + 2];
            if (at < back) {
              pc = program + words[pc + 3];
              break matched;
            }
            const register = words[pc + 1];
            stackNow[top] = registersNow[register];
            stackNow[top + 1] = ~register;
            top += 2;
            registersNow[register] = top;
            stackNow[top] = at;
            stackNow[top + 1] = words[pc + 3];
            top += 2;
            at -= back;
            pc += 4;
            break matched;
          }

          case P.LOOK_NOT_END: {
            const base = registersNow[words[pc + 1]];
            while (top > base) {
              const word = stackNow[top - 1];
              if (word < 0) {
                registersNow[~word] = stackNow[top - 2];
                top -= 2;
              } else top -= sizeOfChoice(words[program + word]);
              steps--;
            }
            break;
          }

          case P.ATOMIC: {
            const register = words[pc + 1];
            stackNow[top] = registersNow[register];
            stackNow[top + 1] = ~register;
            top += 2;
            registersNow[register] = top;
            pc += 2;
            break matched;
          }

          case P.ATOMIC_END: {
            const register = words[pc + 1];
            steps -= (top - registersNow[register]) >> 3;
            top = cut(words, program, stackNow, registersNow[register], top);
            pc += 2;
            break matched;
          }

          case P.REFERENCE:
          case P.REFERENCE_FOLDED: {
            const group = words[pc + 1];
            const groupStart = registersNow[2 * group];
            const groupEnd = registersNow[2 * group + 1];
            if (groupStart < 0 || groupEnd < groupStart) break;
            const length = groupEnd - groupStart;
            if (length > end - at) break;
            const folded = words[pc] === P.REFERENCE_FOLDED;
            const ascii = words[program + P.HEADER_ASCII] !== 0;
            let i = 0;
            for (; i < length; i++) {
              const left = width === 1
                ? bytes[first + groupStart + i]
                : width === 2
                ? halves[first + groupStart + i]
                : words[first + groupStart + i];
              const right = width === 1
                ? bytes[first + at + i]
                : width === 2
                ? halves[first + at + i]
                : words[first + at + i];
              if (left !== right && !(folded && areSameIgnoringCase(left, right, ascii))) break;
            }
            steps -= i >> (folded ? 0 : 2);
            if (i < length) break;
            at += length;
            pc += 2;
            break matched;
          }

          case P.IF_GROUP: {
            const group = words[pc + 1];
            const groupStart = registersNow[2 * group];
            const groupEnd = registersNow[2 * group + 1];
            pc = groupStart < 0 || groupEnd < groupStart ? program + words[pc + 2] : pc + 3;
            break matched;
          }

          case P.AT_TEXT_START:
            if (at !== 0) break;
            pc++;
            break matched;

          case P.AT_LINE_START:
            if (at !== 0 && unitAt(words, bytes, halves, width, first + at - 1) !== 10) break;
            pc++;
            break matched;

          case P.AT_TEXT_END:
            if (at !== end) break;
            pc++;
            break matched;

          case P.AT_END:
            if (
              at !== end &&
              !(at === end - 1 && unitAt(words, bytes, halves, width, first + at) === 10)
            ) break;
            pc++;
            break matched;

          case P.AT_LINE_END:
            if (at !== end && unitAt(words, bytes, halves, width, first + at) !== 10) break;
            pc++;
            break matched;

          case P.AT_BOUNDARY: {
            const set = program + words[pc + 1];
            const before = at > 0 &&
              contains(words, set, unitAt(words, bytes, halves, width, first + at - 1));
            const behind = at < end &&
              contains(words, set, unitAt(words, bytes, halves, width, first + at));
            if ((before !== behind) === (words[pc + 2] !== 0)) break;
            pc += 3;
            break matched;
          }
        }

        // --- failed: back to the last choice
        for (;;) {
          if (top === 0) {
            if (mode !== SEARCH) break attempts;
            if (written) {
              for (let i = 0; i < count; i++) registersNow[i] = -1;
              written = false;
            }
            from = next;
            continue attempts;
          }
          const word = stackNow[top - 1];
          const value = stackNow[top - 2];
          top -= 2;
          if (word >= 0) {
            at = value;
            pc = program + word;
            break;
          }
          registersNow[~word] = value;
        }
      }
    }
  }
  return chargeLast(words, program, steps) ? NOT_FOUND : STOPPED;
}

/** Charges for steps; returns the steps left until the next look, 0 with a limit pending. */
function charged(words: Int32Array, program: number, left: number): number {
  const steps = STEPS - left;
  const units = steps >> STEPS_A_UNIT;
  words[program + P.HEADER_HEAT] += units;
  return chargeWork(units) ? STEPS - (steps - (units << STEPS_A_UNIT)) : 0;
}

/** Charges for the last steps of a run and for the run. */
function chargeLast(words: Int32Array, program: number, left: number): boolean {
  const units = 1 + ((STEPS - left) >> STEPS_A_UNIT);
  words[program + P.HEADER_HEAT] += units;
  return chargeWork(units);
}

/** Whether a unit (-1 at the end of the text) is in the set of a record. */
function contains(words: Int32Array, record: number, unit: number): boolean {
  if (unit < 256) return unit >= 0 && (words[record + (unit >> 5)] >>> (unit & 31) & 1) !== 0;
  return isWideInSet(record, unit);
}

function unitAt(
  words: Int32Array,
  bytes: Uint8Array,
  halves: Uint16Array,
  width: number,
  index: number,
): number {
  return width === 1 ? bytes[index] : width === 2 ? halves[index] : words[index];
}

/** Whether a character passes a TEST_*. */
function passes(
  words: Int32Array,
  unit: number,
  test: number,
  argument: number,
  program: number,
): boolean {
  switch (test) {
    case P.TEST_ANY:
      return unit !== 10;
    case P.TEST_ALL:
      return true;
    case P.TEST_SET:
      return contains(words, program + argument, unit);
    case P.TEST_CHARACTER:
      return unit === argument;
    default:
      return unit !== argument;
  }
}

/** Where the characters from `at` on that pass a TEST_* end, `limit` at most. */
function passed(
  words: Int32Array,
  bytes: Uint8Array,
  halves: Uint16Array,
  width: number,
  first: number,
  at: number,
  limit: number,
  test: number,
  argument: number,
  program: number,
): number {
  if (test === P.TEST_ALL) return limit;
  if (width === 1) {
    const stop = first + limit;
    let here = first + at;
    if (test === P.TEST_SET) {
      const set = program + argument;
      for (; here < stop; here++) {
        const unit = bytes[here];
        if ((words[set + (unit >> 5)] >>> (unit & 31) & 1) === 0) break;
      }
    } else if (test === P.TEST_CHARACTER) {
      while (here < stop && bytes[here] === argument) here++;
    } else {
      const not = test === P.TEST_ANY ? 10 : argument;
      while (here < stop && bytes[here] !== not) here++;
    }
    return here - first;
  }
  let here = at;
  if (test === P.TEST_SET) {
    const set = program + argument;
    for (; here < limit; here++) {
      const unit = width === 2 ? halves[first + here] : words[first + here];
      if (
        unit < 256 ? (words[set + (unit >> 5)] >>> (unit & 31) & 1) === 0 : !isWideInSet(set, unit)
      ) break;
    }
  } else {
    const not = test === P.TEST_ANY ? 10 : argument;
    const wanted = test === P.TEST_CHARACTER;
    for (; here < limit; here++) {
      const unit = width === 2 ? halves[first + here] : words[first + here];
      if ((unit === not) !== wanted) break;
    }
  }
  return here;
}

/** Words of a choice on the stack that goes on at an instruction. */
function sizeOfChoice(instruction: number): number {
  return isLongChoice(instruction) ? 3 : 2;
}

/** Drops the choices above `base` but keeps what undoes registers; returns the new height. */
function cut(
  words: Int32Array,
  program: number,
  stackNow: Int32Array,
  base: number,
  top: number,
): number {
  let read = top;
  let write = top;
  while (read > base) {
    const word = stackNow[read - 1];
    if (word >= 0) {
      read -= sizeOfChoice(words[program + word]);
      continue;
    }
    stackNow[write - 1] = word;
    stackNow[write - 2] = stackNow[read - 2];
    write -= 2;
    read -= 2;
  }
  stackNow.copyWithin(base, write, top);
  return base + top - write;
}
