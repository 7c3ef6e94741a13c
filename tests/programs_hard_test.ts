/**
 * Runs the guest programs of tests/programs in hard mode: the collector runs all the time and what it
 * frees is poisoned (core/host/hard_mode.ts). The output must not change by a byte.
 *
 *     deno test -A tests/programs_hard_test.ts -- [topic | topic/name]...
 */

import { AssertionError } from "@std/assert";
import {
  describeDifference,
  listPrograms,
  readGolden,
  readSource,
} from "./support/guest_programs.ts";
import { runProgram } from "./support/run_program.ts";

const filters = Deno.args.filter((argument) => !argument.startsWith("-"));
const programsByTopic = Map.groupBy(listPrograms(filters), (program) => program.topic);

for (const [topic, programs] of programsByTopic) {
  Deno.test(`programs in hard mode: ${topic}`, async (test) => {
    for (const program of programs) {
      await test.step(program.id, async () => {
        const actual = await runProgram(readSource(program), program.filename, { hard: true });
        const difference = describeDifference(readGolden(program), actual);
        if (difference !== undefined) throw new AssertionError(`${program.id}\n${difference}`);
      });
    }
  });
}
