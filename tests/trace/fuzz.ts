/** Compares compiled with interpreted runs of random programs: the task `fuzz`. See HELP. */
import { parseArgs } from "@std/cli/parse-args";
import {
  BACKENDS,
  differenceOf,
  INTERPRETED,
  runWay,
  type Seen,
  type Way,
  wayName,
} from "../support/compare_backends.ts";
import { randomProgram } from "../support/random_programs.ts";
import { randomRaisingProgram } from "../support/random_raising.ts";
import { reduceProgram } from "../support/reduce_program.ts";

const HELP = `Usage: deno task fuzz [options]

Runs random programs on the interpreter and on the backends, at low and usual thresholds, and compares output, exceptions and
fuel. A program with a difference is reduced and printed with both outputs; the status is 1 then.

Options:
  --count N      programs (default 10000; 1000 take some two minutes a backend)
  --seed S       the first one's seed (default 1)
  --backend B    that backend alone: ${Object.keys(BACKENDS).join(", ")}
  --hard         all in hard mode: collections at every few safepoints, freed memory poisoned
  --print        prints the program of the seed, and runs nothing
  --help         prints this`;

/** The program of a seed: every third one is about exceptions. */
function programOf(seed: number): string {
  return seed % 3 === 0 ? randomRaisingProgram(seed) : randomProgram(seed);
}

/** How the program of a seed is run on a backend: one of these in hard mode, for a share of the seeds. */
export function waysOf(seed: number, backend: string): Way[] {
  return [[1, 1], [60, 20]].map(([loop, exit], i) => ({
    backend,
    loop,
    exit,
    hard: seed % 10 === i,
  }));
}

/** A difference between a compiled and an interpreted run. */
export interface Difference {
  readonly seed: number;
  readonly way: Way;
  readonly program: string;
  readonly text: string;
}

/** What the runs of a seed's program showed. */
export interface Compared {
  readonly interpreted: Seen;
  /** Entries into compiled code. */
  readonly entries: number;
  readonly difference: Difference | null;
}

/** Runs the program of a seed in all ways on the backends. */
export function compareSeed(seed: number, backends: readonly string[], hard = false): Compared {
  const program = programOf(seed);
  const interpreted = runWay(program, INTERPRETED);
  let entries = 0;
  for (const usual of backends.flatMap((backend) => waysOf(seed, backend))) {
    const way = hard ? { ...usual, hard } : usual;
    const seen = runWay(program, way);
    entries += seen.entries;
    const text = differenceOf(interpreted, seen);
    if (text === undefined) continue;
    return { interpreted, entries, difference: { seed, way, program, text } };
  }
  return { interpreted, entries, difference: null };
}

/** A report of a difference: the seed, the reduced program and both outputs. */
export function describe({ seed, way, program, text }: Difference): string {
  const broken = text.includes("broken");
  const reduced = reduceProgram(program, (source) => {
    const difference = differenceOf(runWay(source, INTERPRETED), runWay(source, way));
    return difference !== undefined && difference.includes("broken") === broken;
  });
  const now = differenceOf(runWay(reduced, INTERPRETED), runWay(reduced, way)) ?? text;
  return `seed ${seed}, ${wayName(way)}: ${now}\nreduced program:\n\n${reduced}`;
}

function main(): number {
  const options = parseArgs(Deno.args, {
    string: ["count", "seed", "backend"],
    boolean: ["print", "hard", "help"],
    default: { count: "10000", seed: "1" },
    unknown: (name: string) => {
      console.error(`Cannot use '${name}': see --help`);
      Deno.exit(2);
    },
  });
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  for (const name of ["seed", "count"] as const) {
    if (/^\d+$/.test(options[name])) continue;
    console.error(`Cannot use --${name} ${options[name]}: it must be a whole number`);
    return 2;
  }
  const first = Number(options.seed);
  if (options.print) {
    console.log(programOf(first));
    return 0;
  }
  const known = Object.keys(BACKENDS);
  const backends = options.backend === undefined ? known : [options.backend];
  if (!backends.every((each) => known.includes(each))) {
    console.error(`Cannot find the backend ${options.backend}: there are ${known.join(", ")}`);
    return 2;
  }
  const count = Number(options.count);
  let differences = 0;
  let entries = 0;
  let failed = 0;
  const started = performance.now();
  for (let seed = first; seed < first + count; seed++) {
    const compared = compareSeed(seed, backends, options.hard);
    entries += compared.entries;
    if (compared.interpreted.error !== "") failed++;
    if (compared.difference !== null) {
      differences++;
      console.log(describe(compared.difference));
    }
    const done = seed - first + 1;
    if (done % 100 === 0 || done === count) {
      const seconds = (performance.now() - started) / 1000;
      console.error(
        `${done} of ${count} programs, ${differences} differences, ` +
          `${failed} ended by an exception or limit, ${
            (entries / done).toFixed(0)
          } entries a program, ` +
          `${(seconds * 1000 / done).toFixed(0)} ms a program`,
      );
    }
  }
  return differences > 0 ? 1 : 0;
}

if (import.meta.main) Deno.exit(main());
