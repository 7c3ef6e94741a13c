/** Pyodide: CPython compiled to WebAssembly. One process loads it once and runs all programs, unless one ends it. */

import { fromFileUrl } from "@std/path";
import type { Peer, PeerKind } from "./peer.ts";
import type { PyodideAnswer, PyodideQuestion } from "./pyodide_server.ts";
import { LineServer, TIMEOUT } from "./subprocess.ts";

const server = fromFileUrl(new URL("./pyodide_server.ts", import.meta.url));

/** A process that has loaded Pyodide, and what it calls itself. @throws when it cannot be loaded */
async function start(): Promise<{ process: LineServer; version: string }> {
  const args = ["run", "--quiet", "--no-lock", "--allow-all", server];
  const process = new LineServer(Deno.execPath(), args);
  try {
    return { process, version: String(await process.read()) };
  } catch (error) {
    await process[Symbol.asyncDispose]();
    throw error;
  }
}

async function open(): Promise<Peer | string> {
  let process: LineServer | null;
  let version: string;
  try {
    ({ process, version } = await start());
  } catch {
    return "npm:pyodide cannot be loaded: is the network there, at the first time?";
  }
  const close = async () => {
    await process?.[Symbol.asyncDispose]();
    process = null;
  };
  return {
    name: "pyodide",
    version,
    async run(program, again) {
      process ??= (await start()).process;
      let answer: PyodideAnswer;
      try {
        const question: PyodideQuestion = { path: program.path, again };
        answer = await process.ask(question, TIMEOUT) as PyodideAnswer;
      } catch (error) {
        await close();
        throw error;
      }
      if (answer.error !== undefined) throw new Error(answer.error);
      const { stdout, seconds, againSeconds } = answer;
      return { stdout, seconds, againSeconds };
    },
    close,
  };
}

export const pyodide: PeerKind = { name: "pyodide", open };
