/** Whipsnake by its command line, a peer for each backend: each run is a process of its own. */

import { fromFileUrl } from "@std/path";
import { commandBackends } from "../../plugins/backends.ts";
import type { Peer, PeerKind } from "./peer.ts";
import { lastLine, runCommand, TIMEOUT } from "./subprocess.ts";

const commandLine = fromFileUrl(new URL("../../plugins/cli.ts", import.meta.url));
const configuration = fromFileUrl(new URL("../../deno.json", import.meta.url));

/** Like those of the task `start`, but a backend may need more permissions. */
const denoFlags = ["run", "--quiet", "--no-lock", "--allow-all", "--v8-flags=--no-lazy"];

/** Tier 1 alone. */
export const INTERPRETER = "none";
/** Backends that nobody uses for speed: run only when asked for by name. */
export const SLOW_BACKENDS: readonly string[] = ["reference"];

/** The parts used here of what `--stats` prints. */
interface Stats {
  backend: string;
  run_seconds: number;
}

function statsOf(stderr: string): Stats {
  return JSON.parse(lastLine(stderr));
}

async function open(backend: string): Promise<Peer | string> {
  const args = [...denoFlags, commandLine, `--backend=${backend}`, "--stats"];
  const probe = await runCommand(Deno.execPath(), [...args, "-c", "pass"]);
  if (!probe.ok) return lastLine(probe.stderr);
  if (statsOf(probe.stderr).backend !== backend) return "the backend is not available here";
  const { version } = JSON.parse(await Deno.readTextFile(configuration));
  return {
    name: backend,
    version: `Whipsnake ${version}, ${backend === INTERPRETER ? "interpreter" : backend}`,
    own: true,
    async run(program) {
      const { ok, stdout, stderr, seconds } = await runCommand(Deno.execPath(), [
        ...args,
        program.path,
      ], { timeout: TIMEOUT });
      if (!ok) throw new Error(stderr);
      return { stdout, seconds: statsOf(stderr).run_seconds, wallSeconds: seconds };
    },
    close: () => Promise.resolve(),
  };
}

/** The interpreter, then each backend that the command line knows. */
export const ownBackends: readonly PeerKind[] = [
  INTERPRETER,
  ...Object.keys(commandBackends.plugins),
].map((name) => ({ name, own: true, open: () => open(name) }));
