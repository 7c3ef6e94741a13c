/** What a hello program pays for a plugin being there: the task `start`, processes with and without it in turn. */

import { fromFileUrl } from "@std/path";
import { runCommand } from "../peers/subprocess.ts";
import { INTERPRETER } from "../peers/whipsnake.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";

const root = fromFileUrl(new URL("../../", import.meta.url));

async function hello(backend: string): Promise<number> {
  const args = ["task", "start", `--backend=${backend}`, "-c", 'print("hello")'];
  const { ok, stdout, stderr, seconds } = await runCommand(Deno.execPath(), args, { cwd: root });
  if (!ok || stdout !== "hello\n") throw new Error(`Cannot measure: hello failed: ${stderr}`);
  return 1000 * seconds;
}

/** The medians' difference must be under 5 ms. */
export async function checkHello(backend: string, rounds: number): Promise<Check[]> {
  const times = new Map<string, number[]>([[INTERPRETER, []], [backend, []]]);
  for (let round = -3; round < rounds; round++) {
    for (const [name, milliseconds] of times) {
      const each = await hello(name);
      if (round >= 0) milliseconds.push(each);
    }
  }
  const without = median(times.get(INTERPRETER)!);
  const with_ = median(times.get(backend)!);
  const check = under("cost for a hello program", with_ - without, 5, "ms");
  const detail = `${without.toFixed(1)} ms without, ${with_.toFixed(1)} with`;
  return [{ ...check, measured: `${check.measured} (${detail})` }];
}
