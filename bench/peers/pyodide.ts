/** Pyodide: CPython compiled to WebAssembly. One process loads it once and runs all programs. */

import { fromFileUrl } from "@std/path";
import type { Peer, PeerKind } from "./peer.ts";
import type { PyodideAnswer } from "./pyodide_server.ts";
import { LineServer } from "./subprocess.ts";

const server = fromFileUrl(new URL("./pyodide_server.ts", import.meta.url));

async function open(): Promise<Peer | string> {
  const process = new LineServer(Deno.execPath(), [
    "run",
    "--quiet",
    "--no-lock",
    "--allow-all",
    server,
  ]);
  let version: string;
  try {
    version = String(await process.read());
  } catch {
    await process[Symbol.asyncDispose]();
    return "npm:pyodide cannot be loaded";
  }
  return {
    name: "pyodide",
    version,
    async run(program) {
      const answer = await process.ask(program.path) as PyodideAnswer;
      if (answer.error !== undefined) throw new Error(answer.error);
      return { stdout: answer.stdout, seconds: answer.seconds };
    },
    close: () => process[Symbol.asyncDispose](),
  };
}

export const pyodide: PeerKind = { name: "pyodide", open };
