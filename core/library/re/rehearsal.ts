/**
 * Shows V8 what the matcher does.
 *
 * The matcher is one large function. V8 compiles it for the ways that it has seen it take; the first match that takes another
 * way throws the code away, and runs slowly until the next is made, which takes 100 ms. A program that uses a few patterns
 * did that ten times. So when a program begins to use the matcher in earnest, a few patterns that take most of the ways are run
 * over a short text first, in a memory of their own: for a few milliseconds.
 */
import { writeProgram } from "./code_writer.ts";
import type { Subject } from "./matcher.ts";
import { parsePattern } from "./parser.ts";
import { MULTILINE } from "./tree.ts";

type Execute = (
  words: Int32Array,
  bytes: Uint8Array,
  halves: Uint16Array,
  program: number,
  subject: Subject,
  start: number,
  mode: number,
  notEmptyAt: number,
) => number;

const TEXT = 'ab12 "x\\"y", aaab, foo foo; Bar-9 <b>z</b>\n  key = value # end';

/** Patterns that together take most of the matcher's ways, each tried at all places of TEXT. */
const PATTERNS: readonly (readonly [string, number])[] = [
  ['(?P<n>\\d+(?:\\.\\d*)?)|(?P<w>[a-z_]\\w*)|(?P<s>"(?:[^"\\\\]|\\\\.)*")|(?P<o>[-=<>/])|\\s', 0],
  ["(\\w+) \\1", 0],
  ["^ *(\\w+) = (.*?)(?:#.*)?$", MULTILINE],
  ["<(.)>(.+?)</\\1>", 0],
  ["a{2,3}?b|a*?b|(?:ab|a|x)+,", 0],
  ["(?<=a)b|(?<!a)b|(?=f)o|(?!f)o", 0],
  ["\\bfoo\\b|\\B9", 0],
  ["(a)?(?(1)b|c)", 0],
  ["(?>a+)b|(?:aa|a)++b|a*+ ", 0],
  ["[^,;]*;|end\\Z|\\Aab", 0],
  ["((?:[a-z]{1,2}9?)+?) ", 0],
  ["nowhere", 0],
];
/** Each with a text of another width; most texts are of one byte a character, and so is the last. */
const WIDTHS = [0, 1, 2, 0];
/** Places of the text between two at which the patterns are tried. */
const STRIDE = 11;

/** Calls the matcher with each pattern. */
export function rehearseWith(execute: Execute): void {
  const points = (text: string) => Array.from(text, (character) => character.codePointAt(0)!);
  const text = points(TEXT);
  const programs = PATTERNS.map(([pattern, flags]) =>
    writeProgram(parsePattern(points(pattern), true, flags))
  );
  const size = programs.reduce((sum, { length }) => sum + length, 0);
  const words = new Int32Array(size + 2 * text.length);
  const bytes = new Uint8Array(words.buffer);
  const halves = new Uint16Array(words.buffer);
  const subjects = ([1, 2, 4] as const).map((width): Subject => {
    const first = (4 * (size + (width === 4 ? text.length : 0))) / width +
      (width === 2 ? text.length : 0);
    (width === 1 ? bytes : width === 2 ? halves : words).set(text, first);
    return { width, first, end: text.length };
  });
  let at = 0;
  const places = programs.map((program) => {
    words.set(program, at);
    return (at += program.length) - program.length;
  });
  for (const width of WIDTHS) {
    const subject = subjects[width];
    for (const program of places) {
      for (let mode = 0; mode < 3; mode++) {
        for (let start = 0; start < text.length; start += STRIDE) {
          execute(words, bytes, halves, program, subject, start, mode, -1);
        }
      }
    }
  }
}
