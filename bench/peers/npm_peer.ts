/**
 * Runtimes that come as npm packages. npm fetches a package into `.cache/peers` when it is first asked for. (Not Deno: it
 * refuses a package of which the registry lacks the binaries of some other platform.) Each run is a process of its own,
 * because a slow or stuck one must be ended.
 */

import { fromFileUrl, join } from "@std/path";
import type { Peer, PeerKind } from "./peer.ts";
import { lastLine, runCommand } from "./subprocess.ts";

const folder = fromFileUrl(new URL("../../.cache/peers/", import.meta.url));
/** Seconds that a run may take. Some of these runtimes are twenty times slower than CPython. */
const TIMEOUT = 12;

/** A runtime in a package. */
export interface NpmPackage {
  /** The peer's name. */
  readonly name: string;
  readonly title: string;
  readonly package: string;
  readonly version: string;
  /** The package's main file. */
  readonly main: string;
  /** The file in this folder that runs a program: its arguments are the main file and the program's path. */
  readonly runner: string;
}

/** What a runner prints, as a line of JSON. */
export interface RunnerAnswer {
  stdout: string;
  seconds: number;
  /** What the runtime said, if the program failed. */
  error?: string;
}

/** Fetches a package unless it is there. @returns why that failed, or undefined */
async function fetchPackage({ package: name, version }: NpmPackage): Promise<string | undefined> {
  const home = join(folder, "node_modules", name);
  try {
    const { version: found } = JSON.parse(await Deno.readTextFile(join(home, "package.json")));
    if (found === version) return undefined;
  } catch {
    // It is fetched below.
  }
  await Deno.mkdir(folder, { recursive: true });
  const manifest = join(folder, "package.json");
  // npm removes what the manifest does not name.
  await Deno.writeTextFile(manifest, '{ "private": true }\n', { createNew: true }).catch(() => {});
  const args = ["install", "--save", "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
  try {
    const fetched = await runCommand("npm", [...args, `${name}@${version}`], { cwd: folder });
    return fetched.ok
      ? undefined
      : `npm cannot fetch ${name}@${version}: is the network there, at the first time?`;
  } catch {
    return "no npm on PATH";
  }
}

/** A peer out of an npm package. */
export function npmPeer(npm: NpmPackage): PeerKind {
  const main = join(folder, "node_modules", npm.package, npm.main);
  const runner = fromFileUrl(new URL(npm.runner, import.meta.url));
  const args = ["run", "--quiet", "--no-config", "--no-lock", "--node-modules-dir=manual"];
  const { name } = npm;
  return {
    name,
    async open(): Promise<Peer | string> {
      const failure = await fetchPackage(npm);
      if (failure !== undefined) return failure;
      return {
        name,
        version: `${npm.title} ${npm.version}`,
        partial: true,
        async run({ path }) {
          const command = [...args, "--allow-all", runner, main, path];
          const { ok, stdout, stderr, seconds } = await runCommand(Deno.execPath(), command, {
            cwd: folder,
            timeout: TIMEOUT,
          });
          if (!ok) throw new Error(errorLine(stderr));
          const answer: RunnerAnswer = JSON.parse(lastLine(stdout));
          if (answer.error !== undefined) throw new Error(errorLine(answer.error));
          return { stdout: answer.stdout, seconds: answer.seconds, wallSeconds: seconds };
        },
        close: () => Promise.resolve(),
      };
    },
  };
}

/** The line of a traceback or a Deno error that says what is wrong: the last that is no place in the code. */
function errorLine(text: string): string {
  const lines = stripAnsiCode(text).split("\n").map((line) => line.trim());
  const telling = lines.filter((line) => line !== "" && !/^(at |File |\^)/.test(line));
  return (telling.findLast((line) => /error/i.test(line)) ?? telling.at(-1) ?? "failed").slice(
    0,
    160,
  );
}

/** Without what colours a terminal. */
function stripAnsiCode(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/\x1b\[[0-9;]*m/g, "");
}
