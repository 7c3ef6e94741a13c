/**
 * Runs the programs of bench/programs on several Python runtimes side by side and compares answers and times: what the tasks
 * `bench:tier1`, `bench:backends` and `bench:peers` do. See HELP. The status is 1 if a runtime that implements all of Python
 * fails a program or has another answer, 2 for wrong usage.
 */

import { parseArgs } from "@std/cli/parse-args";
import { dirname } from "@std/path";
import { formatChanges, formatMeans, readComparison } from "./changes.ts";
import { drawChart } from "./chart.ts";
import { columnsOf } from "./columns.ts";
import { compare, type Comparison, furtherCalls } from "./comparison.ts";
import { formatMarkdown, replaceTable } from "./markdown.ts";
import { choosePeers } from "./peers/all.ts";
import type { Peer, PeerKind } from "./peers/peer.ts";
import { INTERPRETER } from "./peers/whipsnake.ts";
import { choosePrograms, type Program } from "./programs.ts";
import { Progress } from "./progress.ts";
import { faults, notes, speed } from "./ratios.ts";
import { formatTable, times } from "./table.ts";

const HELP = `Usage: deno task bench:peers [options] [PROGRAM ...]

Runs the programs of bench/programs (or those named) on Python runtimes side by side, checks that all print the same, and
prints how many times as fast as CPython each is. A runtime that is not found is left out; what npm has is fetched by npm.
A group of programs may be named too: numeric, objects, data, wider, or text (json, re, str, dicts, a million strings),
which is only run when it is asked for.

Options:
  --peers LIST    runtimes or sets of them, separated by commas: none (the interpreter alone), wasm and other backends,
                  cpython, pypy, pyodide, micropython, monty; sets: tier1, backends, all (default all)
  --again N       calls the program's main() N times more in the process in which it has run, and prints another table: of
                  the best of these calls (default 0)
  --rounds N      rounds, interleaved, of which the best counts (default 3)
  --minutes M     ends after so many minutes, whatever is left (default 9): runtimes of a part of Python are left out first
  --json FILE     writes what was measured
  --svg FILE      draws a chart
  --markdown FILE puts a table of means into a document, between its lines <!-- bench:peers --> and
                  <!-- end of bench:peers -->
  --compare FILE  prints what changed since FILE was written by --json
  --from FILE     measures nothing, and tells of what FILE has, which was written by --json
  -h, --help      prints this
`;

const STRINGS = [
  ...["peers", "again", "rounds", "minutes", "json", "svg", "markdown", "compare", "from"] as const,
];

const FIRST = "First runs, each in a fresh process:";
const FURTHER = "The best of further calls of main() in the same process:";

interface Options {
  readonly help: boolean;
  readonly kinds: readonly PeerKind[];
  readonly programs: readonly Program[];
  readonly again: number;
  readonly rounds: number;
  readonly minutes: number;
  readonly json?: string;
  readonly svg?: string;
  /** A document, with the place of the table. */
  readonly markdown?: { readonly path: string; readonly document: string };
  /** What `--compare` names, read before anything is measured. */
  readonly old?: Comparison;
  /** What `--from` names. */
  readonly from?: Comparison;
}

/** @throws RangeError for wrong usage */
function readOptions(args: readonly string[]): Options {
  const known = parseArgs([...args], {
    string: [...STRINGS, "_"],
    boolean: ["help"],
    alias: { help: "h" },
    unknown: (name: string, key?: string) => {
      if (key === undefined) return true;
      throw new RangeError(`Cannot use the option '${name}': see --help`);
    },
  });
  for (const name of ["json", "svg"] as const) {
    if (known[name] !== undefined) requireFolder(`--${name}`, known[name]);
  }
  for (const name of STRINGS) {
    if (known[name] === "") throw new RangeError(`Cannot use --${name}: it needs a value`);
  }
  const rounds = Number(known.rounds ?? 3);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`Cannot run ${known.rounds} rounds: it must be a positive integer`);
  }
  const again = Number(known.again ?? 0);
  if (!Number.isInteger(again) || again < 0) {
    throw new RangeError(
      `Cannot call again ${known.again} times: it must be an integer that is not negative`,
    );
  }
  const minutes = Number(known.minutes ?? 9);
  if (!(minutes > 0)) {
    throw new RangeError(`Cannot run for ${known.minutes} minutes: it must be a positive number`);
  }
  return {
    help: known.help,
    kinds: choosePeers(known.peers ?? "all"),
    programs: choosePrograms(known._.map(String)),
    again,
    rounds,
    minutes,
    json: known.json,
    svg: known.svg,
    markdown: known.markdown === undefined ? undefined : readDocument(known.markdown),
    old: known.compare === undefined ? undefined : readOld(known.compare),
    from: known.from === undefined ? undefined : readOld(known.from),
  };
}

/** What is wrong with it is told before anything is measured. */
function readDocument(path: string): { path: string; document: string } {
  let document: string;
  try {
    document = Deno.readTextFileSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new RangeError(`Cannot put the table into '${path}': there is no such file`);
  }
  replaceTable(document, "", path);
  return { path, document };
}

/** What was measured for minutes should have a place. */
function requireFolder(option: string, path: string): void {
  const folder = dirname(path);
  try {
    if (Deno.statSync(folder).isDirectory) return;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  throw new RangeError(`Cannot use ${option} ${path}: there is no folder '${folder}'`);
}

function readOld(path: string): Comparison {
  try {
    return readComparison(Deno.readTextFileSync(path), path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new RangeError(`Cannot read '${path}': there is no such file`);
  }
}

async function openPeers(kinds: readonly PeerKind[]): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const kind of kinds) {
    const peer = await kind.open();
    if (typeof peer === "string") {
      console.log(`without ${kind.name}: ${peer}`);
    } else {
      console.log(`${peer.name}: ${peer.version}`);
      peers.push(peer);
    }
  }
  return peers;
}

async function measure(options: Options, peers: readonly Peer[]): Promise<Comparison> {
  const { programs, again, rounds, minutes } = options;
  const progress = new Progress();
  try {
    return await compare(peers, programs, {
      rounds,
      again,
      seconds: 60 * minutes,
      progress: (program, done) => {
        const round = Math.floor(done / programs.length) + 1;
        progress.show(`${program.name}, round ${round}`, done, rounds * programs.length);
      },
    });
  } finally {
    progress.clear();
    for (const peer of peers) await peer.close();
  }
}

/** For each own backend: the means that the project asks for, and the slowest program against the interpreter. */
function printOwn(comparison: Comparison): void {
  for (const { title, peer, base } of columnsOf(comparison)) {
    const own = comparison.peers.find(({ name }) => name === peer)?.own;
    if (!own) continue;
    console.log(`${peer} against ${base}: ${formatMeans(comparison, peer, base)}`);
    if (base !== INTERPRETER) continue;
    const slow = comparison.programs
      .map((program) => ({ name: program.name, ratio: speed(comparison, program, peer, base) }))
      .filter((each): each is { name: string; ratio: number } => (each.ratio ?? 1) < 0.95)
      .map(({ name, ratio }) => `${name} ${times(ratio)}`);
    console.log(`${title} below 0.95x: ${slow.length === 0 ? "none" : slow.join(", ")}`);
  }
}

async function measureAll(options: Options): Promise<Comparison | null> {
  const peers = await openPeers(options.kinds);
  return peers.length === 0 ? null : await measure(options, peers);
}

async function main(): Promise<number> {
  const options = readOptions(Deno.args);
  if (options.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  const comparison = options.from ?? await measureAll(options);
  if (comparison === null) {
    console.error("Cannot compare: no runtime was found");
    return 1;
  }
  const further = furtherCalls(comparison);
  if (further !== undefined) console.log(`\n${FIRST}`);
  console.log(`\n${formatTable(comparison)}\n`);
  printOwn(comparison);
  if (further !== undefined) {
    console.log(`\n${FURTHER}\n\n${formatTable(further)}\n`);
    printOwn(further);
  }
  for (const line of notes(comparison)) console.log(`note: ${line}`);
  if (options.json !== undefined) {
    await Deno.writeTextFile(options.json, JSON.stringify(comparison, undefined, 2) + "\n");
  }
  if (options.markdown !== undefined) {
    const { path, document } = options.markdown;
    await Deno.writeTextFile(path, replaceTable(document, formatMarkdown(comparison), path));
  }
  let drawn = true;
  if (options.svg !== undefined) {
    try {
      await Deno.writeTextFile(options.svg, drawChart(comparison));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      console.error(error.message);
      drawn = false;
    }
  }
  if (options.old !== undefined) console.log(`\n${formatChanges(options.old, comparison)}`);
  const wrong = faults(comparison);
  for (const line of wrong) console.error(line);
  return wrong.length === 0 && drawn ? 0 : 1;
}

if (import.meta.main) {
  try {
    Deno.exit(await main());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}
