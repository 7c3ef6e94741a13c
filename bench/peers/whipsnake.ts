/** Whipsnake, a peer for each backend: each run is a process of its own. */

import { fromFileUrl } from "@std/path";
import { commandBackends } from "../../plugins/backends.ts";
import type { Peer, PeerKind } from "./peer.ts";
import { lastLine, runCommand, TIMEOUT } from "./subprocess.ts";
import type { WhipsnakeAnswer } from "./whipsnake_run.ts";

const here = (path: string): string => fromFileUrl(new URL(path, import.meta.url));
const runner = here("./whipsnake_run.ts");
const configuration = here("../../deno.json");

/** Like those of the task `start`, but a backend may need more permissions. */
const denoFlags = ["run", "--quiet", "--no-lock", "--allow-all", "--v8-flags=--no-lazy"];

/** A file without a program in it: what is asked is whether the backend works. */
const NOTHING = "/dev/null";

/** Tier 1 alone. */
export const INTERPRETER = "none";
/** Backends that nobody uses for speed: run only when asked for by name. */
export const SLOW_BACKENDS: readonly string[] = ["reference"];

async function open(name: string): Promise<Peer | string> {
  const run = async (path: string, again: number) => {
    const args = [...denoFlags, runner, name, path, `${again}`];
    const { ok, stdout, stderr, seconds: wallSeconds } = await runCommand(Deno.execPath(), args, {
      timeout: TIMEOUT,
    });
    if (!ok) throw new Error(stderr);
    const { backend, ...answer }: WhipsnakeAnswer = JSON.parse(lastLine(stdout));
    return { backend, run: { ...answer, wallSeconds } };
  };
  try {
    if ((await run(NOTHING, 0)).backend !== name) return "the backend is not available here";
  } catch (error) {
    return lastLine((error as Error).message);
  }
  const { version } = JSON.parse(await Deno.readTextFile(configuration));
  return {
    name,
    version: `Whipsnake ${version}, ${name === INTERPRETER ? "interpreter" : name}`,
    own: true,
    run: async ({ path }, again) => (await run(path, again)).run,
    close: () => Promise.resolve(),
  };
}

/** The interpreter, then each backend that the command line knows. */
export const ownBackends: readonly PeerKind[] = [
  INTERPRETER,
  ...Object.keys(commandBackends.plugins),
].map((name) => ({ name, own: true, open: () => open(name) }));
