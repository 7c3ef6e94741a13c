/** Compiled patterns do what the matcher's interpreter does, and count the same work. */
import { assert, assertEquals } from "@std/assert";
import { RAW_DATA } from "../../core/heap/layouts/basic.ts";
import { TS_COUNTDOWN } from "../../core/heap/map.ts";
import { H32, HU16, HU8 } from "../../core/heap/memory.ts";
import { allocateRaw } from "../../core/objects/values/sequences.ts";
import { writeProgram } from "../../core/library/re/code_writer.ts";
import { HEAT_TO_COMPILE } from "../../core/library/re/compiled_patterns.ts";
import { registers, runMatcher } from "../../core/library/re/matcher.ts";
import { parsePattern } from "../../core/library/re/parser.ts";
import { PatternFailure } from "../../core/library/re/pattern_reader.ts";
import { HEADER_CODE, HEADER_GROUPS, HEADER_HEAT } from "../../core/library/re/program.ts";
import { IGNORECASE, MULTILINE } from "../../core/library/re/tree.ts";
import { inHeap } from "../objects/harness.ts";

const PATTERNS: readonly (readonly [string, number])[] = [
  ['(?P<n>\\d+(?:\\.\\d*)?)|(?P<w>[a-z_]\\w*)|(?P<s>"(?:[^"\\\\]|\\\\.)*")|(?P<o>[-=<>/])|\\s', 0],
  ["(\\w+) \\1", 0],
  ["(\\w+) \\1", IGNORECASE],
  ["^ *(\\w+) = (.*?)(?:#.*)?$", MULTILINE],
  ["<(.)>(.+?)</\\1>", 0],
  ["a{2,3}?b|a*?b|(?:ab|a|x)+,", 0],
  ["(?<=a)b|(?<!a)b|(?=f)o|(?!f)o", 0],
  ["(?!fo*\\b)\\b\\w(?=(\\w+))\\1", 0],
  ["\\bfoo\\b|\\B9", 0],
  ["(a)?(?(1)b|c)", 0],
  ["(?>a+)b|(?:aa|a)++b|a*+ ", 0],
  ["[^,;]*;|end\\Z|\\Aab", 0],
  ["((?:[a-z]{1,2}9?)+?) ", 0],
  ["((a|b)*?c|x)*(ab)?", 0],
  ["(?:(a)|b){2,3}c?", 0],
  ["(?:a*){2,}b", 0],
  ["(?:(?=(a))a|b)*", 0],
  ["nowhere", 0],
  ["abc", 0],
  ["value of it", 0],
  ["[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", 0],
  ["(\\w+)\\s*=", 0],
  ["\\b[a-z]+\\b", IGNORECASE],
  ["\\d++9", 0],
  ["\u0431+|[\u0430-\u044f]\\w|\u{1f600}", IGNORECASE],
  ["", 0],
  ["$", MULTILINE],
  ["(?s:.)\\n|.\\n?", 0],
];

const TEXTS = [
  'ab12 "x\\"y", aaab, foo foo; Bar-9 <b>z</b>\n  key = value of it # end',
  "user.7@mail.example.org aa aaaaaaab abcabc abababab value of the 12.5e",
  "Foo fOO aab caa \u00e9t\u00e9 \u00df 9_\n",
  "\u0411\u0431\u0431 \u0434\u0430 foo\u2003foo \u0401ab = 1",
  "\u{1f600}\u{1f600}a b\u0434 \u{1d7d7}9 foo foo",
];

const points = (text: string) => Array.from(text, (character) => character.codePointAt(0)!);

interface Outcome {
  readonly result: number;
  readonly groups: readonly number[];
  readonly fuel: number;
}

/** What one run gives, in code or not. */
function outcome(
  program: number,
  width: 1 | 2 | 4,
  first: number,
  end: number,
  start: number,
  mode: number,
  compiled: boolean,
): Outcome {
  if (compiled) {
    if (H32[program + HEADER_CODE] <= 0) {
      H32[program + HEADER_CODE] = 0;
      H32[program + HEADER_HEAT] = HEAT_TO_COMPILE + 1;
    }
  } else H32[program + HEADER_CODE] = -1;
  H32[TS_COUNTDOWN >> 2] = 1 << 29;
  const result = runMatcher(program, { width, first, end }, start, mode, start - 1);
  const fuel = (1 << 29) - H32[TS_COUNTDOWN >> 2];
  if (compiled) assert(H32[program + HEADER_CODE] > 0);
  const count = 2 * H32[program + HEADER_GROUPS] + 1;
  return { result, groups: result > 0 ? Array.from(registers.subarray(0, count)) : [], fuel };
}

/** Compares all places and modes of some patterns and texts; returns how many matches there were. */
function compare(
  patterns: readonly (readonly [string, number])[],
  texts: readonly string[],
  stride: number,
): number {
  let found = 0;
  inHeap(() => {
    for (const [source, flags] of patterns) {
      let words: number[];
      try {
        words = writeProgram(parsePattern(points(source), true, flags));
      } catch (failure) {
        if (failure instanceof PatternFailure) continue;
        throw failure;
      }
      // One program for each way: the number of its code stays in it.
      const [plain, coded] = [0, 1].map(() => {
        const block = allocateRaw(4 * words.length);
        H32.set(words, (block + RAW_DATA) >> 2);
        return (block + RAW_DATA) >> 2;
      });
      for (const text of texts) {
        const units = points(text);
        const greatest = Math.max(0, ...units);
        const width = greatest > 0xffff ? 4 : greatest > 255 ? 2 : 1;
        const block = allocateRaw(width * units.length + 8);
        const first = (block + RAW_DATA) / width;
        (width === 1 ? HU8 : width === 2 ? HU16 : H32).set(units, first);
        for (let mode = 0; mode < 3; mode++) {
          for (let start = 0; start <= units.length; start += stride) {
            const [expected, actual] = [plain, coded].map((program, i) =>
              outcome(program, width, first, units.length, start, mode, i === 1)
            );
            assertEquals(actual, expected, `${source} in ${JSON.stringify(text)} at ${start}`);
            if (actual.result > 0) found++;
          }
        }
      }
    }
  });
  return found;
}

Deno.test("compiled patterns find what the interpreter finds, for the same fuel", () => {
  assert(compare(PATTERNS, TEXTS, 1) > 1000);
});

/** A pattern of random parts. */
function randomPattern(random: (bound: number) => number, depth: number): string {
  const part = (): string => {
    switch (random(depth > 0 ? 16 : 7)) {
      case 0:
        return "[ab]";
      case 1:
        return ".";
      case 2:
        return "\\b";
      case 3:
        return "[^a]";
      case 7:
      case 8:
        return `(${randomPattern(random, depth - 1)})`;
      case 9:
      case 10:
        return `(?:${randomPattern(random, depth - 1)})`;
      case 11:
        return `(?:${randomPattern(random, depth - 1)}|${randomPattern(random, depth - 1)})`;
      case 12:
        return `(?:${randomPattern(random, depth - 1)}|a|${randomPattern(random, depth - 1)})`;
      case 13:
        return ["(?=", "(?!", "(?>"][random(3)] + `${randomPattern(random, depth - 1)})`;
      case 14:
        return "\\1";
      case 15:
        return ["(?<=a)", "(?<!b)"][random(2)];
      default:
        return "abc"[random(3)];
    }
  };
  let text = "";
  for (let count = 1 + random(3); count > 0; count--) {
    text += part();
    if (text.endsWith("\\b") || random(3) > 0) continue;
    text += ["*", "+", "?", "*?", "+?", "{1,2}", "{2}", "*+", "{2,}?"][random(9)];
  }
  return text;
}

Deno.test("compiled patterns: random patterns", () => {
  let state = 20;
  const random = (bound: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % bound;
  };
  const patterns = Array.from({ length: 250 }, () => [randomPattern(random, 3), 0] as const);
  const texts = ["abcab aab\ncbaabb", "aaaaabbaab c", "b\u0434ab ab"];
  assert(compare(patterns, texts, 3) > 1000);
});
