/** All guest programs with the kernels of the dispatch loop and without them: output, exit status and fuel are the same. */
import { assertEquals } from "@std/assert";
import { Runtime } from "../../mod.ts";
import { fuelVaries, listPrograms, readSource } from "../support/guest_programs.ts";
import { withKernels } from "../support/slow_loop.ts";

interface Outcome {
  readonly output: string;
  readonly error: string;
  readonly fuel: number;
}

function run(source: string, filename: string): Outcome {
  let output = "";
  let error = "";
  using runtime = new Runtime({
    stdout: (text) => output += text,
    stderr: (text) => output += text,
    plugins: [],
  });
  try {
    runtime.run(source, { filename });
  } catch (thrown) {
    error = String(thrown);
  }
  return { output, error, fuel: runtime.statistics().fuelUsed };
}

for (const [topic, programs] of Map.groupBy(listPrograms([]), (program) => program.topic)) {
  Deno.test(`kernels change nothing: ${topic}`, async (test) => {
    for (const program of programs) {
      await test.step(program.id, async () => {
        const source = readSource(program);
        const slow = await withKernels(false, () => run(source, program.filename));
        const fast = await withKernels(true, () => run(source, program.filename));
        const fuel = fuelVaries(source) ? slow.fuel : fast.fuel;
        assertEquals({ ...fast, fuel }, slow);
      });
    }
  });
}
