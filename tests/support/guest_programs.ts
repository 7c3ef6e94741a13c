/**
 * The guest test programs on disk: `tests/programs/<topic>/<name>.py` with its golden files beside it.
 *
 *     name.py     the program
 *     name.out    its exact stdout
 *     name.err    its exact stderr; the file exists only when there is some
 *     name.exit   its exit status and a newline; the file exists only when the status is not 0
 *
 * The golden files are made by `tests/programs/make_golden.ts` from CPython.
 */

import { fromFileUrl, join } from "@std/path";

/** What a program leaves behind when it ends. */
export interface ProgramOutcome {
  stdout: string;
  stderr: string;
  exitStatus: number;
}

/** One program of the suite. */
export interface GuestProgram {
  /** The folder that it stands in. */
  topic: string;
  /** `topic/name`. */
  id: string;
  /** `name.py`: the file name that the program's tracebacks show. */
  filename: string;
  /** Its path without the `.py`. */
  stem: string;
}

/** The folder of the topics. */
export const programsFolder: string = fromFileUrl(new URL("../programs/", import.meta.url));

/**
 * The programs whose `topic/name` a filter selects, in alphabetical order; all of them if there is
 * no filter. A filter is `topic`, `topic/name` or a part of one.
 */
export function listPrograms(filters: string[]): GuestProgram[] {
  const programs: GuestProgram[] = [];
  for (const topicEntry of Deno.readDirSync(programsFolder)) {
    if (!topicEntry.isDirectory) continue;
    const topic = topicEntry.name;
    for (const entry of Deno.readDirSync(join(programsFolder, topic))) {
      if (!entry.isFile || !entry.name.endsWith(".py")) continue;
      const name = entry.name.slice(0, -".py".length);
      const id = `${topic}/${name}`;
      if (filters.length > 0 && !filters.some((filter) => id.includes(filter))) continue;
      programs.push({ topic, id, filename: entry.name, stem: join(programsFolder, topic, name) });
    }
  }
  return programs.sort((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether a program says that it looks at the clock, or takes random numbers from the host: its fuel differs from run to run. */
export function fuelVaries(source: string): boolean {
  return source.includes("# fuel varies");
}

/** The text of a program. */
export function readSource(program: GuestProgram): string {
  return Deno.readTextFileSync(`${program.stem}.py`);
}

/** The golden outcome of a program. Throws if its `.out` was never made. */
export function readGolden(program: GuestProgram): ProgramOutcome {
  const stdout = readIfPresent(`${program.stem}.out`);
  if (stdout === undefined) throw new Error(`Cannot find the golden output: ${program.stem}.out`);
  return {
    stdout,
    stderr: readIfPresent(`${program.stem}.err`) ?? "",
    exitStatus: Number(readIfPresent(`${program.stem}.exit`) ?? "0"),
  };
}

/** Replaces the golden files of a program; removes those that the outcome has no need of. */
export function writeGolden(program: GuestProgram, outcome: ProgramOutcome): void {
  Deno.writeTextFileSync(`${program.stem}.out`, outcome.stdout);
  writeOrRemove(`${program.stem}.err`, outcome.stderr);
  writeOrRemove(`${program.stem}.exit`, outcome.exitStatus === 0 ? "" : `${outcome.exitStatus}\n`);
}

/**
 * Undefined if two outcomes are the same; otherwise a few lines that show the first difference of
 * each stream: the last lines before it that are the same, and the differing lines of either side.
 */
export function describeDifference(
  expected: ProgramOutcome,
  actual: ProgramOutcome,
): string | undefined {
  const parts: string[] = [];
  if (expected.exitStatus !== actual.exitStatus) {
    parts.push(`exit status: expected ${expected.exitStatus}, got ${actual.exitStatus}`);
  }
  for (const stream of ["stdout", "stderr"] as const) {
    if (expected[stream] !== actual[stream]) {
      parts.push(describeFirstDifference(stream, expected[stream], actual[stream]));
    }
  }
  return parts.length === 0 ? undefined : parts.join("\n");
}

function describeFirstDifference(stream: string, expected: string, actual: string): string {
  const contextLines = 2;
  const shownLines = 4;
  const expectedLines = splitLines(expected);
  const actualLines = splitLines(actual);
  let first = 0;
  while (first < expectedLines.length && expectedLines[first] === actualLines[first]) first++;
  const report = [`${stream} differs at line ${first + 1}:`];
  for (const line of expectedLines.slice(Math.max(0, first - contextLines), first)) {
    report.push(`    ${line.slice(0, -1)}`);
  }
  pushSide(report, "expected", expectedLines.slice(first, first + shownLines));
  pushSide(report, "got     ", actualLines.slice(first, first + shownLines));
  return report.join("\n");
}

/** The lines of a text, each with its newline, which only the last may lack. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function pushSide(report: string[], side: string, lines: string[]): void {
  if (lines.length === 0) report.push(`  ${side} | (end of output)`);
  for (const line of lines) {
    const complete = line.endsWith("\n");
    const shown = showUnprintable(complete ? line.slice(0, -1) : line);
    report.push(`  ${side} | ${shown}${complete ? "" : " (no newline)"}`);
  }
}

/** Escapes what a terminal would not show, trailing blanks included. */
function showUnprintable(line: string): string {
  return line
    .replace(/\p{Cc}/gu, (character) => {
      return "\\x" + character.charCodeAt(0).toString(16).padStart(2, "0");
    })
    .replace(/ +$/, (blanks) => "·".repeat(blanks.length));
}

function readIfPresent(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function writeOrRemove(path: string, text: string): void {
  if (text !== "") {
    Deno.writeTextFileSync(path, text);
    return;
  }
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
