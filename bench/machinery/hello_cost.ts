/** What a hello program pays for a plugin being there: the task `start`, processes with and without it in turn. */

import { fromFileUrl } from "@std/path";
import { runCommand } from "../peers/subprocess.ts";
import { INTERPRETER } from "../peers/whipsnake.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";

const root = fromFileUrl(new URL("../../", import.meta.url));

/** What is run, and how it is called in the report. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "a hello program": 'print("hello")',
  "a hello program with a function and a loop, none of them hot":
    'def greet(word):\n    for letter in word:\n        print(letter, end="")\n    print()\ngreet("hello")',
};

async function run(backend: string, program: string): Promise<number> {
  const args = ["task", "start", `--backend=${backend}`, "-c", program];
  const { ok, stdout, stderr, seconds } = await runCommand(Deno.execPath(), args, { cwd: root });
  if (!ok || stdout !== "hello\n") throw new Error(`Cannot measure: hello failed: ${stderr}`);
  return 1000 * seconds;
}

/** The medians' difference must be under 5 ms. */
export async function checkHello(backend: string, rounds: number): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [name, program] of Object.entries(PROGRAMS)) {
    const times = new Map<string, number[]>([[INTERPRETER, []], [backend, []]]);
    for (let round = -3; round < rounds; round++) {
      for (const [name, milliseconds] of times) {
        const each = await run(name, program);
        if (round >= 0) milliseconds.push(each);
      }
    }
    const without = median(times.get(INTERPRETER)!);
    const with_ = median(times.get(backend)!);
    const check = under(`cost for ${name}`, with_ - without, 5, "ms");
    const detail = `${without.toFixed(1)} ms without, ${with_.toFixed(1)} with`;
    checks.push({ ...check, measured: `${check.measured} (${detail})` });
  }
  return checks;
}
