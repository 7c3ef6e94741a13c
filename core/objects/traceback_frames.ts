/**
 * The stack part of a traceback's text (Lib/traceback.py: StackSummary.format, format_frame_summary): for each frame
 * its place, its source lines without their common indentation, and the marks under what failed.
 */
import {
  CODE_FILENAME,
  CODE_FIRST_LINE,
  CODE_NAME,
  CODE_SOURCE,
} from "../heap/layouts/callable.ts";
import { TRACEBACK_CODE, TRACEBACK_NEXT, TRACEBACK_POSITION } from "../heap/layouts/exception.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { type CodePosition, codePosition } from "./code_positions.ts";
import { textOfCode } from "./code_text.ts";
import { type CaretAnchors, tracebackHooks } from "./traceback_hooks.ts";
import { displayWidth, isSpace } from "./text/unicode.ts";
import { jsString } from "./values/text.ts";

/** How often a line is shown that follows itself. */
const REPEATED_LINES = 3;
/** Of longer stacks the middle is left out: an exception can be raised again without end. */
const FRAMES_MOST = 20_000;

/** The text of a frame and what tells it from others. */
interface FrameText {
  readonly filename: string;
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** Which frames are shown of those of an exception, the outermost first. */
export type ChooseFrames = <Frame>(frames: Frame[]) => Frame[];

/** What was formatted already, in one printing. */
export class FrameTexts {
  readonly #frames = new Map<string, FrameText>();
  /** Lines of texts, by these or by the names of their files. */
  readonly #sources = new Map<string | Value, string[]>();

  readonly #choose: ChooseFrames;

  constructor(choose: ChooseFrames) {
    this.#choose = choose;
  }

  /** The text of a chain of traceback entries, or "" for none. Runs no guest code. */
  format(traceback: Value): string {
    const frames: (FrameText | null)[] = [];
    for (let at = traceback; at !== 0; at = H32[(at + TRACEBACK_NEXT) >> 2]) {
      frames.push(this.#frame(at));
      if (frames.length > 2 * FRAMES_MOST) frames.splice(FRAMES_MOST / 2, FRAMES_MOST, null);
    }
    return joinFrames(this.#choose(frames));
  }

  #frame(traceback: Value): FrameText {
    const code = H32[(traceback + TRACEBACK_CODE) >> 2];
    const word = H32[(traceback + TRACEBACK_POSITION) >> 2] >> 1;
    const key = `${code}:${word}`;
    let frame = this.#frames.get(key);
    if (frame === undefined) {
      frame = this.#format(code, word);
      this.#frames.set(key, frame);
    }
    return frame;
  }

  #format(code: Value, word: number): FrameText {
    const place = codePosition(code, word);
    const known = place.line >= 0;
    const filename = jsString(H32[(code + CODE_FILENAME) >> 2]);
    const name = jsString(H32[(code + CODE_NAME) >> 2]);
    const line = known ? place.line : H32[(code + CODE_FIRST_LINE) >> 2] >> 1;
    const head = `  File "${filename}", line ${line}, in ${name}\n`;
    const lines = this.#lines(code, line, known ? place.endLine : line);
    return { filename, line, name, text: head + excerpt(lines, known ? place : null) };
  }

  #lines(code: Value, from: number, to: number): string[] {
    const own = H32[(code + CODE_SOURCE) >> 2];
    const key = own === 0 ? jsString(H32[(code + CODE_FILENAME) >> 2]) : own;
    let all = this.#sources.get(key);
    if (all === undefined) {
      all = textOfCode(code)?.split(/\r\n|\r|\n/) ?? [];
      this.#sources.set(key, all);
    }
    if (all.length === 0) return [];
    const lines: string[] = [];
    for (let line = from; line <= to; line++) lines.push(stripEnd(all[line - 1] ?? ""));
    return lines;
  }
}

/** The frames' texts, repetitions collapsed; null stands for frames that are left out. */
function joinFrames(frames: readonly (FrameText | null)[]): string {
  const parts: string[] = [];
  let last: FrameText | null = null;
  let count = 0;
  const endRun = () => {
    if (count <= REPEATED_LINES) return;
    const more = count - REPEATED_LINES;
    parts.push(`  [Previous line repeated ${more} more time${more > 1 ? "s" : ""}]\n`);
  };
  for (const frame of frames) {
    if (frame === null) {
      endRun();
      parts.push("  [Some frames are left out]\n");
      last = null;
      count = 0;
      continue;
    }
    const same = last !== null && last.filename === frame.filename && last.line === frame.line &&
      last.name === frame.name;
    if (!same) {
      endRun();
      last = frame;
      count = 0;
    }
    count++;
    if (count <= REPEATED_LINES) parts.push(frame.text);
  }
  endRun();
  return parts.join("");
}

function stripEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isSpace(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}

function leadingSpaces(characters: readonly string[]): number {
  let count = 0;
  while (count < characters.length && isSpace(characters[count].codePointAt(0)!)) count++;
  return count;
}

/** textwrap.dedent: takes off the spaces and tabs that all lines with text begin with. */
export function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (stripEnd(line) === "") continue;
    const indent = /^[ \t]*/.exec(line)![0];
    if (margin === null) margin = indent;
    let shared = 0;
    while (shared < margin.length && margin[shared] === indent[shared]) shared++;
    margin = margin.slice(0, shared);
  }
  const width = margin === null ? 0 : margin.length;
  return lines.map((line) => stripEnd(line) === "" ? "" : line.slice(width));
}

function widthOf(characters: readonly string[], count: number): number {
  let width = 0;
  for (let i = 0; i < count && i < characters.length; i++) {
    width += displayWidth(characters[i].codePointAt(0)!);
  }
  return width;
}

const indented = (lines: readonly string[]): string =>
  lines.map((line) => `    ${line}\n`).join("");

/** The source lines of a frame with their marks; "" when there are none. */
function excerpt(original: readonly string[], place: CodePosition | null): string {
  if (original.every((line) => line === "")) return "";
  const dedented = dedent(original);
  if (place === null || place.col < 0 || place.endCol < 0) {
    return indented([dedented[0].trim()]);
  }
  const lines = dedented.map((line) => Array.from(line));
  const removed = Array.from(original[0]).length - lines[0].length;
  const last = lines.length - 1;
  const start = Math.max(0, place.col - removed);
  const end = Math.max(0, place.endCol - removed);
  const segment = segmentOf(lines, start, end);
  const anchors = anchorsOf(segment, lines.length);
  const marks = showsMarks(dedented, lines, start, end, anchors)
    ? new Marks(lines, start, end, anchors)
    : null;
  const significant = new Set([0, last]);
  if (anchors !== null) {
    for (const line of [anchors.leftLine, anchors.rightLine]) {
      for (let near = line - 1; near <= line + 1; near++) {
        if (near >= 0 && near <= last) significant.add(near);
      }
    }
  }
  return indented(dedent(select(dedented, [...significant].sort((a, b) => a - b), marks)));
}

/** Characters `start` of the first line to `end` of the last. */
function segmentOf(lines: readonly string[][], start: number, end: number): string {
  const last = lines.length - 1;
  if (last === 0) return lines[0].slice(start, end).join("");
  const parts = lines.map((line) => line.join(""));
  parts[0] = lines[0].slice(start).join("");
  parts[last] = lines[last].slice(0, end).join("");
  return parts.join("\n");
}

function anchorsOf(segment: string, lineCount: number): CaretAnchors | null {
  const anchors = tracebackHooks()?.anchors(segment) ?? null;
  if (anchors === null || anchors.leftLine >= lineCount || anchors.rightLine >= lineCount) {
    return null;
  }
  return anchors;
}

/** Marks are left out where they would only underline the whole statement. */
function showsMarks(
  texts: readonly string[],
  lines: readonly string[][],
  start: number,
  end: number,
  anchors: CaretAnchors | null,
): boolean {
  if (tracebackHooks()?.isPlainCall(texts, start, end)) return false;
  if (anchors !== null) return true;
  const before = lines[0].slice(0, start).join("");
  const after = lines[lines.length - 1].slice(end).join("");
  return before.trim() !== "" || after.trim() !== "";
}

/** The lines of marks under a frame's source lines. */
class Marks {
  readonly #lines: readonly string[][];
  readonly #anchors: CaretAnchors | null;
  readonly #start: number;
  readonly #end: number;
  readonly #left: number;
  readonly #right: number;

  constructor(
    lines: readonly string[][],
    start: number,
    end: number,
    anchors: CaretAnchors | null,
  ) {
    this.#lines = lines;
    this.#anchors = anchors;
    this.#start = widthOf(lines[0], start);
    this.#end = widthOf(lines[lines.length - 1], end);
    // Anchors count from the start of the segment.
    const shift = (line: number, col: number) =>
      widthOf(lines[line], line === 0 ? col + start : col);
    this.#left = anchors === null ? 0 : shift(anchors.leftLine, anchors.leftCol);
    this.#right = anchors === null ? 0 : shift(anchors.rightLine, anchors.rightCol);
  }

  under(line: number): string {
    const characters = this.#lines[line];
    const spaces = leadingSpaces(characters);
    const count = line === this.#lines.length - 1
      ? this.#end
      : widthOf(characters, characters.length);
    let marks = "";
    for (let col = 0; col < count; col++) {
      if (col < spaces || (line === 0 && col < this.#start)) marks += " ";
      else if (this.#anchors === null || this.#isAnchor(this.#anchors, line, col)) marks += "^";
      else marks += "~";
    }
    return marks;
  }

  #isAnchor(anchors: CaretAnchors, line: number, col: number): boolean {
    const { leftLine, rightLine } = anchors;
    return (line > leftLine || (line === leftLine && col >= this.#left)) &&
      (line < rightLine || (line === rightLine && col < this.#right));
  }
}

/** The chosen lines with their marks; one line between two chosen ones is shown too, several are counted. */
function select(
  texts: readonly string[],
  chosen: readonly number[],
  marks: Marks | null,
): string[] {
  const result: string[] = [];
  const show = (line: number) => {
    result.push(texts[line]);
    if (marks !== null) result.push(marks.under(line));
  };
  chosen.forEach((line, i) => {
    const gap = i === 0 ? 0 : line - chosen[i - 1];
    if (gap === 2) show(line - 1);
    else if (gap > 2) result.push(`...<${gap - 1} lines>...`);
    show(line);
  });
  return result;
}
