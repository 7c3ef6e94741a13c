/**
 * Runs the guest programs of tests/programs on Whipsnake and compares stdout, stderr and exit status
 * with their golden files, byte for byte.
 *
 *     deno test -A tests/programs_test.ts -- [--hard] [topic | topic/name]...
 *
 * The environment variable WHIPSNAKE_PROGRAMS (filters separated by commas) selects programs as the
 * arguments do; WHIPSNAKE_HARD=1 is `--hard`: collect at every safepoint.
 */

import { AssertionError } from "@std/assert";
import {
  describeDifference,
  type GuestProgram,
  listPrograms,
  readGolden,
  readSource,
} from "./support/guest_programs.ts";
import { runProgram } from "./support/run_program.ts";

const filters = [
  ...Deno.args.filter((argument) => !argument.startsWith("-")),
  ...(Deno.env.get("WHIPSNAKE_PROGRAMS") ?? "").split(",").filter((filter) => filter !== ""),
];
const hard = Deno.args.includes("--hard") || Deno.env.get("WHIPSNAKE_HARD") === "1";

/** Throws an AssertionError that shows the first difference. */
async function checkProgram(program: GuestProgram): Promise<void> {
  const golden = readGolden(program);
  const actual = await runProgram(readSource(program), program.filename, { hard });
  const difference = describeDifference(golden, actual);
  if (difference !== undefined) throw new AssertionError(`${program.id}\n${difference}`);
}

const programsByTopic = Map.groupBy(listPrograms(filters), (program) => program.topic);

for (const [topic, programs] of programsByTopic) {
  Deno.test(`programs/${topic}${hard ? " (hard mode)" : ""}`, async (test) => {
    for (const program of programs) {
      await test.step(program.id, () => checkProgram(program));
    }
  });
}

Deno.test("programs: the filter selects something", () => {
  if (programsByTopic.size === 0) {
    throw new AssertionError(`Cannot find a program: current filters are ${filters.join(", ")}`);
  }
});
