/**
 * Patterns that have done much work as WebAssembly, one module a pattern and width of text (matcher_kernel.ts).
 *
 * Which code a program has stands in it by number. Numbers are counted in the memory that the program is in, so that none means two
 * programs there, in its images neither: code itself is kept for the heap, and a program whose number has no code has to do as
 * much work again.
 *
 * A run needs room for its registers and its stack. It allocates nothing and runs no guest code, so what the frame stack does
 * not use meanwhile is free for it. One that needs more is done over by the interpreter, and the pattern stays there.
 */
import { FRAME_STACK_END, TS_STACK_TOP } from "../../heap/map.ts";
import { currentHeap, type Heap } from "../../heap/heap.ts";
import { boundMemory, H32 } from "../../heap/memory.ts";
import { LENGTH, RAW_DATA } from "../../heap/layouts/basic.ts";
import { small } from "../../heap/value.ts";
import { encodeModule } from "../../kernel/wasm_module.ts";
import { chargeWork } from "../../objects/work.ts";
import { TS_PATTERN_CODES } from "../module_roots.ts";
import { areSameIgnoringCase } from "./case_classes.ts";
import { isWideInSet } from "./char_sets.ts";
import { HELPERS, MATCH_NAME, matcherKernel, ROOM_REGISTERS } from "./matcher_kernel.ts";
import {
  FOUND,
  OVERFLOWED,
  STEPS,
  STEPS_A_UNIT,
  STOPPED,
  type Subject,
} from "./matcher_results.ts";
import * as P from "./program.ts";

/** The interpreter has to do it. */
export const NOT_COMPILED = -3;

/** Work of a program before it is compiled: some tenths of a millisecond. */
export const HEAT_TO_COMPILE = 1000;

/** Bytes of the room for a run. */
const ROOM = 1 << 19;
/** Programs with code at a time; the oldest make place. */
const CODES_MOST = 128;

/**
 * A compiled program, called with byte addresses of the program and of the text's first unit; end of the text, first place to
 * begin, mode (SEARCH and so on), a place where an empty match does not count or -1; bounds of the room.
 */
type CompiledMatcher = (
  program: number,
  first: number,
  end: number,
  start: number,
  mode: number,
  notEmptyAt: number,
  room: number,
  limit: number,
) => number;

/** The code of a program for each width of units; null: it is too large. */
type Codes = (CompiledMatcher | null | undefined)[];

/** Code by numbers, of each heap: the memory of one that is disposed of may become another's. */
const codesOfHeaps = new WeakMap<Heap, Map<number, Codes>>();

const helpers = {
  charge: (left: number): number => {
    const steps = STEPS - left;
    return chargeWork(steps >> STEPS_A_UNIT) ? STEPS - (steps & ((1 << STEPS_A_UNIT) - 1)) : 0;
  },
  wide: (set: number, unit: number): number => isWideInSet(set, unit) ? 1 : 0,
  same: (left: number, right: number, ascii: number): number =>
    areSameIgnoringCase(left, right, ascii !== 0) ? 1 : 0,
};

/** The code of programs of the heap that is bound, by their numbers. */
function codes(): Map<number, Codes> {
  const heap = currentHeap();
  let found = codesOfHeaps.get(heap);
  if (found === undefined) codesOfHeaps.set(heap, found = new Map());
  return found;
}

/** Gives a program a number for its code. */
function addCodes(program: number): Codes {
  const all = codes();
  const number = (H32[TS_PATTERN_CODES >> 2] >> 1) + 1;
  H32[TS_PATTERN_CODES >> 2] = small(number);
  H32[program + P.HEADER_CODE] = number;
  const made: Codes = [];
  if (all.size >= CODES_MOST) all.delete(all.keys().next().value!);
  all.set(number, made);
  return made;
}

/** The code of a program; null: it is too large, undefined: there is no room for it or for making it now. */
function compile(program: number, width: 1 | 2 | 4): CompiledMatcher | null | undefined {
  try {
    return compileNow(program, width);
  } catch (failure) {
    if (failure instanceof RangeError || failure instanceof WebAssembly.CompileError) {
      return undefined;
    }
    throw failure;
  }
}

function compileNow(program: number, width: 1 | 2 | 4): CompiledMatcher | null {
  const block = (program << 2) - RAW_DATA;
  const words = H32.slice(program, program + (H32[(block + LENGTH) >> 2] >> 3));
  const kernel = matcherKernel(words, width);
  if (kernel === null) return null;
  const bytes = encodeModule({ helpers: HELPERS, kernels: [kernel], exports: [MATCH_NAME] });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    m: { memory: boundMemory()! },
    h: helpers,
  });
  return exports[MATCH_NAME] as CompiledMatcher;
}

/** Lets a program do as much work again before it is compiled. */
function coolDown(program: number): number {
  H32[program + P.HEADER_CODE] = 0;
  H32[program + P.HEADER_HEAT] = 0;
  return NOT_COMPILED;
}

/**
 * Runs a program as its code, which is made at the first time.
 *
 * @param registers gets the first `count` registers of a match
 * @returns FOUND, NOT_FOUND, STOPPED, or NOT_COMPILED with nothing done
 */
export function runCompiled(
  program: number,
  subject: Subject,
  start: number,
  mode: number,
  notEmptyAt: number,
  registers: Int32Array,
  count: number,
): number {
  const { width, first, end } = subject;
  const room = H32[TS_STACK_TOP >> 2];
  if (room + ROOM > FRAME_STACK_END) return NOT_COMPILED;
  const number = H32[program + P.HEADER_CODE];
  const ofProgram = number === 0 ? addCodes(program) : codes().get(number);
  // Its code made place for that of others.
  if (ofProgram === undefined) return coolDown(program);
  let code = ofProgram[width];
  if (code === undefined) {
    code = compile(program, width);
    if (code === undefined) return coolDown(program);
    ofProgram[width] = code;
  }
  if (code === null) {
    H32[program + P.HEADER_CODE] = -1;
    return NOT_COMPILED;
  }
  H32[room >> 2] = STEPS;
  const result = code(
    program << 2,
    first * width,
    end,
    start,
    mode,
    notEmptyAt,
    room,
    room + ROOM,
  );
  if (result === STOPPED) return STOPPED;
  if (!chargeWork(1 + ((STEPS - H32[room >> 2]) >> STEPS_A_UNIT))) return STOPPED;
  if (result === OVERFLOWED) {
    H32[program + P.HEADER_CODE] = -1;
    return NOT_COMPILED;
  }
  if (result === FOUND) {
    const from = (room + ROOM_REGISTERS) >> 2;
    for (let i = 0; i < count; i++) registers[i] = H32[from + i];
  }
  return result;
}
