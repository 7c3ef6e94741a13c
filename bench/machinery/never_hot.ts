/** What a plugin costs programs that never get hot: runtimes with and without it take turns in one process, by CPU time. */

import process from "node:process";
import { type Plugin, Runtime } from "../../mod.ts";
import { choosePrograms, type Program } from "../programs.ts";
import { geometricMean, median } from "../statistics.ts";
import { type Check, under } from "./check.ts";

/** Loops, calls, attributes, dicts, strings, generators. */
const PROGRAMS = [
  "int_loop",
  "fannkuch",
  "fib",
  "richards",
  "float_points",
  "word_count",
  "generator_pipeline",
];
/** More than any loop turns. */
const UNREACHABLE = { loop: 1 << 29, exit: 1 << 29 };

/** CPU seconds of this process that the program took, its own threads included. */
function cpuSeconds(source: string, plugins: readonly Plugin[]): { seconds: number; out: string } {
  let out = "";
  using runtime = new Runtime({
    plugins,
    hotness: UNREACHABLE,
    timeout: Infinity,
    stdout: (text) => out += text,
  });
  const start = process.cpuUsage();
  runtime.run(source);
  const { user, system } = process.cpuUsage(start);
  if ((runtime.statistics().compiled?.executorsTotal ?? 0) > 0) {
    throw new Error("Cannot measure: something was compiled");
  }
  return { seconds: (user + system) / 1e6, out };
}

/** How much more time a program takes with the plugin: 1 is as much. The median of the rounds. */
function slowdown(program: Program, plugin: Plugin, rounds: number): number {
  const source = Deno.readTextFileSync(program.path);
  const ratios: number[] = [];
  for (let round = -1; round < rounds; round++) {
    // Who goes first changes, so that neither always finds what the other has left.
    const order = round % 2 === 0 ? [[], [plugin]] : [[plugin], []];
    const runs = order.map((plugins) => cpuSeconds(source, plugins));
    if (runs[0].out !== runs[1].out || runs[0].out === "") {
      throw new Error(`Cannot measure: ${program.name} printed two answers`);
    }
    const [without, with_] = round % 2 === 0 ? runs : runs.toReversed();
    // The first round warms up.
    if (round >= 0) ratios.push(with_.seconds / without.seconds);
  }
  return median(ratios);
}

/** Under 3 % in the geometric mean. */
export function checkNeverHot(plugin: Plugin, rounds: number): Check[] {
  const slowdowns = choosePrograms(PROGRAMS).map((program) => slowdown(program, plugin, rounds));
  const percent = (ratio: number) => 100 * (ratio - 1);
  const check = under(
    "cost for programs that never get hot",
    percent(geometricMean(slowdowns)),
    3,
    "%",
  );
  const most = Math.max(...slowdowns);
  const detail = `${PROGRAMS.length} programs, most: ${PROGRAMS[slowdowns.indexOf(most)]} ` +
    `${percent(most).toFixed(1)} %`;
  return [{ ...check, measured: `${check.measured} (${detail})` }];
}
