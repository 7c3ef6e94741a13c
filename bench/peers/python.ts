/** CPython and PyPy, where they are on PATH: each run is a process of its own. */

import { fromFileUrl } from "@std/path";
import type { Peer, PeerKind } from "./peer.ts";
import { lastLine, runCommand, TIMEOUT, versionOf } from "./subprocess.ts";

const driver = fromFileUrl(new URL("./time_program.py", import.meta.url));

function pythonKind(name: string, commands: readonly string[]): PeerKind {
  return {
    name,
    async open(): Promise<Peer | string> {
      for (const command of commands) {
        if (await versionOf(command) !== undefined) return await openPython(name, command);
      }
      return `no ${commands.join(" or ")} on PATH`;
    },
  };
}

async function openPython(name: string, command: string): Promise<Peer> {
  const script = "import platform as p; print(p.python_implementation(), p.python_version())";
  const version = await runCommand(command, ["-c", script]);
  return {
    name,
    version: version.stdout.trim(),
    async run(program, again) {
      const args = [driver, program.path, `${again}`];
      const { ok, stdout, stderr, seconds: wallSeconds } = await runCommand(command, args, {
        timeout: TIMEOUT,
      });
      if (!ok) throw new Error(stderr);
      const [seconds, ...againSeconds]: number[] = JSON.parse(lastLine(stderr));
      return { stdout, seconds, againSeconds, wallSeconds };
    },
    close: () => Promise.resolve(),
  };
}

/** `python3` as it is found. */
export const cpython: PeerKind = pythonKind("cpython", ["python3", "python"]);

/** PyPy, a tracing JIT: far ahead of all others, and so the distance to go. */
export const pypy: PeerKind = pythonKind("pypy", ["pypy3", "pypy"]);
