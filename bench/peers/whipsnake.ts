/** Whipsnake by its command line: each run is a process of its own. */

import { fromFileUrl } from "@std/path";
import type { Peer, PeerKind } from "./peer.ts";
import { lastLine, runCommand } from "./subprocess.ts";

const commandLine = fromFileUrl(new URL("../../plugins/cli.ts", import.meta.url));
const configuration = fromFileUrl(new URL("../../deno.json", import.meta.url));

/** The flags of the task `start`: other flags would be measured without Deno's code cache. */
const denoFlags = ["run", "--quiet", "--allow-read", "--v8-flags=--no-lazy"];

/** The parts used here of what `--stats` prints. */
interface Stats {
  run_seconds: number;
}

async function open(): Promise<Peer | string> {
  try {
    await Deno.stat(commandLine);
  } catch {
    return "plugins/cli.ts is not there";
  }
  const { version } = JSON.parse(await Deno.readTextFile(configuration));
  return {
    name: "whipsnake",
    version: `Whipsnake ${version}`,
    async run(program) {
      const args = [...denoFlags, commandLine, "--stats", program.path];
      const { ok, stdout, stderr, seconds } = await runCommand(Deno.execPath(), args);
      if (!ok) throw new Error(stderr);
      const stats: Stats = JSON.parse(lastLine(stderr));
      return { stdout, seconds: stats.run_seconds, wallSeconds: seconds };
    },
    close: () => Promise.resolve(),
  };
}

export const whipsnake: PeerKind = { name: "whipsnake", open };
