/** What a hello program pays for a plugin being there: the task `start`, processes with and without it in turn. */

import { fromFileUrl } from "@std/path";
import { runCommand } from "../peers/subprocess.ts";
import { INTERPRETER } from "../peers/whipsnake.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";

const root = fromFileUrl(new URL("../../", import.meta.url));

const HELLO = 'print("hello")';
/** It has what may get hot, so that what compiles is loaded, but does not. */
const LONGER_HELLO = [
  "def greet(word):",
  "    for letter in word:",
  '        print(letter, end="")',
  "    print()",
  'greet("hello")',
].join("\n");

async function run(backend: string, program: string): Promise<number> {
  const args = ["task", "start", `--backend=${backend}`, "-c", program];
  const { ok, stdout, stderr, seconds } = await runCommand(Deno.execPath(), args, { cwd: root });
  if (!ok || stdout !== "hello\n") throw new Error(`Cannot measure: hello failed: ${stderr}`);
  return 1000 * seconds;
}

/** Medians without and with the backend, milliseconds. */
async function compare(
  backend: string,
  program: string,
  rounds: number,
): Promise<[without: number, with_: number]> {
  const times = new Map<string, number[]>([[INTERPRETER, []], [backend, []]]);
  for (let round = -3; round < rounds; round++) {
    for (const [name, milliseconds] of times) {
      const each = await run(name, program);
      if (round >= 0) milliseconds.push(each);
    }
  }
  return [median(times.get(INTERPRETER)!), median(times.get(backend)!)];
}

/** The medians' difference must be under 5 ms. */
export async function checkHello(backend: string, rounds: number): Promise<Check[]> {
  const [without, with_] = await compare(backend, HELLO, rounds);
  const [longerWithout, longerWith] = await compare(backend, LONGER_HELLO, rounds);
  const check = under("cost for a hello program", with_ - without, 5, "ms");
  const detail = `${without.toFixed(1)} ms without, ${with_.toFixed(1)} with; ` +
    `${(longerWith - longerWithout).toFixed(1)} ms where a function and a loop might get hot`;
  return [{ ...check, measured: `${check.measured} (${detail})` }];
}
