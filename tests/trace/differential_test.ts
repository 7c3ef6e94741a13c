/**
 * All guest programs of tests/programs do the same with every backend, at normal thresholds and when everything is compiled
 * at once: stdout, stderr, the exception's text, and the fuel to the step.
 *
 *     deno test -A tests/trace/differential_test.ts -- [--hard] [topic | topic/name]...
 *
 * In hard mode a program takes many times as long, so each day another quarter of the quick ones is run in it; with `--hard`
 * or filters all that are selected. WHIPSNAKE_ROTATION=N runs the quarter of the N-th day.
 */
import { AssertionError } from "@std/assert";
import {
  fuelVaries,
  type GuestProgram,
  listPrograms,
  readSource,
} from "../support/guest_programs.ts";
import { reportMissingNative } from "../support/native.ts";
import { BACKENDS, nameOf, type Outcome, runGuest, type Setting } from "./support.ts";

const filters = Deno.args.filter((argument) => !argument.startsWith("-"));
const all = filters.length > 0 || Deno.args.includes("--hard");
const programs = listPrograms(filters);

const NORMAL = { loop: 60, exit: 20 };
/** Everything is recorded the first time, every exit when it is taken once. */
const LEAST = { loop: 1, exit: 1, retries: 1000, merge: 1 };

const compiling = Object.keys(BACKENDS).filter((backend) => backend !== "none");
const SETTINGS: readonly Setting[] = compiling.flatMap((backend) => [
  { backend, hotness: NORMAL },
  { backend, hotness: LEAST },
]);
const HARD_SETTINGS: readonly Setting[] = compiling.map((backend) => (
  { backend, hotness: LEAST, hard: true }
));

const QUARTERS = 4;
const rotation = Number(
  Deno.env.get("WHIPSNAKE_ROTATION") ?? Math.floor(Date.now() / 86_400_000),
);
/** Milliseconds without a backend from which on a program is not quick. */
const QUICK = 40;

/** What each program does without a backend, and how long that takes. */
const expected = new Map<string, { readonly outcome: Outcome; readonly time: number }>();

/** How often compiled code was entered, by the name of the setting. */
const entries = new Map<string, number>();

function expectedOf(program: GuestProgram, source: string) {
  let known = expected.get(program.id);
  if (known === undefined) {
    const begun = performance.now();
    const outcome = runGuest(source, program.filename, { backend: "none" });
    known = { outcome, time: performance.now() - begun };
    expected.set(program.id, known);
  }
  return known;
}

function compare(program: GuestProgram, source: string, setting: Setting): void {
  const { outcome } = expectedOf(program, source);
  const actual = runGuest(source, program.filename, setting);
  const name = nameOf(setting);
  entries.set(name, (entries.get(name) ?? 0) + actual.entries);
  const varies = fuelVaries(source);
  for (const key of ["stdout", "stderr", "end", "fuel"] as const) {
    if (actual[key] === outcome[key] || varies && key === "fuel") continue;
    throw new AssertionError(
      `${program.id}, ${name}: ${key} differs\n` +
        firstDifference(`${outcome[key]}`, `${actual[key]}`),
    );
  }
}

function firstDifference(expected: string, actual: string): string {
  const [before, after] = [expected.split("\n"), actual.split("\n")];
  let first = 0;
  while (before[first] === after[first]) first++;
  return `line ${first + 1}: expected ${before[first]}\n     got ${after[first]}`;
}

reportMissingNative("all guest programs");

for (const [topic, members] of Map.groupBy(programs, (program) => program.topic)) {
  Deno.test(`backends agree on programs/${topic}`, () => {
    for (const program of members) {
      const source = readSource(program);
      for (const setting of SETTINGS) compare(program, source, setting);
    }
  });
}

Deno.test(`backends agree in hard mode, rotation ${rotation % QUARTERS}`, () => {
  programs.forEach((program, place) => {
    if (!all && place % QUARTERS !== rotation % QUARTERS) return;
    const source = readSource(program);
    if (!all && expectedOf(program, source).time > QUICK) return;
    for (const setting of HARD_SETTINGS) compare(program, source, setting);
  });
});

Deno.test("the programs ran compiled code at all", () => {
  if (filters.length > 0) return;
  for (const setting of SETTINGS) {
    const count = entries.get(nameOf(setting)) ?? 0;
    if (count < 1000) throw new AssertionError(`${nameOf(setting)}: entered only ${count} times`);
  }
});
