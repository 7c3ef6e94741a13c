/**
 * All guest programs of tests/programs do the same with a backend as without one, at normal thresholds and when everything is
 * compiled at once: stdout, stderr, the exception's text, and the fuel to the step. A file for each backend, so that they
 * run beside one another.
 *
 *     deno test -A tests/trace/differential/wasm_test.ts -- [--hard] [topic | topic/name]...
 *
 * In hard mode a program takes many times as long, so each day another quarter of the quick ones is run in it; with `--hard`
 * or filters all that are selected. WHIPSNAKE_ROTATION=N runs the quarter of the N-th day.
 */
import { AssertionError } from "@std/assert";
import { DEFAULT_THRESHOLDS } from "../../../core/trace/thresholds.ts";
import {
  fuelVaries,
  type GuestProgram,
  listPrograms,
  readSource,
} from "../../support/guest_programs.ts";
import { reportMissingNative } from "../../support/native.ts";
import { BACKENDS, nameOf, type Outcome, runGuest, type Setting } from "../support.ts";

const filters = Deno.args.filter((argument) => !argument.startsWith("-"));
const all = filters.length > 0 || Deno.args.includes("--hard");
const programs = listPrograms(filters);

const NORMAL = { loop: DEFAULT_THRESHOLDS.loop, exit: DEFAULT_THRESHOLDS.exit };
/** Everything is recorded the first time, every exit when it is taken once. */
const LEAST = { loop: 1, exit: 1, retries: 1000, merge: 1 };

const QUARTERS = 4;
const rotation = Number(
  Deno.env.get("WHIPSNAKE_ROTATION") ?? Math.floor(Date.now() / 86_400_000),
);
/** Milliseconds without a backend from which on a program is not quick. */
const QUICK = 40;

/** What a program does without a backend, and how long that takes. */
interface Expected {
  readonly outcome: Outcome;
  readonly time: number;
}

function expectedOf(program: GuestProgram, source: string, hard: boolean): Expected {
  const begun = performance.now();
  const outcome = runGuest(source, program.filename, { backend: "none", hard });
  return { outcome, time: performance.now() - begun };
}

/** @returns how often compiled code was entered */
function compare(
  program: GuestProgram,
  source: string,
  { outcome }: Expected,
  setting: Setting,
): number {
  const actual = runGuest(source, program.filename, setting);
  const name = nameOf(setting);
  const varies = fuelVaries(source);
  for (const key of ["stdout", "stderr", "end", "fuel"] as const) {
    if (actual[key] === outcome[key] || varies && key === "fuel") continue;
    throw new AssertionError(
      `${program.id}, ${name}: ${key} differs\n` +
        firstDifference(`${outcome[key]}`, `${actual[key]}`),
    );
  }
  return actual.entries;
}

function firstDifference(expected: string, actual: string): string {
  const [before, after] = [expected.split("\n"), actual.split("\n")];
  let first = 0;
  while (before[first] === after[first]) first++;
  return `line ${first + 1}: expected ${before[first]}\n     got ${after[first]}`;
}

/** The tests of a backend, a name of BACKENDS; where it does not work they are skipped, which says why. */
export function testBackend(backend: string): void {
  const ignore = BACKENDS[backend] === undefined;
  if (ignore) reportMissingNative("all guest programs");
  const settings: readonly Setting[] = [
    { backend, hotness: NORMAL },
    { backend, hotness: LEAST },
  ];
  const entries = settings.map(() => 0);

  for (const [topic, members] of Map.groupBy(programs, (program) => program.topic)) {
    Deno.test({ name: `${backend} agrees with none on programs/${topic}`, ignore }, () => {
      for (const program of members) {
        const source = readSource(program);
        const expected = expectedOf(program, source, false);
        settings.forEach((setting, i) => {
          entries[i] += compare(program, source, expected, setting);
        });
      }
    });
  }

  const quarter = `rotation ${rotation % QUARTERS}`;
  Deno.test({ name: `${backend} agrees with none in hard mode, ${quarter}`, ignore }, () => {
    programs.forEach((program, place) => {
      if (!all && place % QUARTERS !== rotation % QUARTERS) return;
      const source = readSource(program);
      if (!all && expectedOf(program, source, false).time > QUICK) return;
      const expected = expectedOf(program, source, true);
      compare(program, source, expected, { backend, hotness: LEAST, hard: true });
    });
  });

  Deno.test({ name: `${backend} ran compiled code at all`, ignore }, () => {
    if (filters.length > 0) return;
    settings.forEach((setting, i) => {
      if (entries[i] >= 1000) return;
      throw new AssertionError(`${nameOf(setting)}: entered only ${entries[i]} times`);
    });
  });
}
