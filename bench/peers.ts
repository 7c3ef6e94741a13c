/**
 * Runs the programs of bench/programs on several Python runtimes side by side and compares answers
 * and times.
 *
 *     deno task bench:tier1 [PROGRAM]... [--rounds N] [--peers NAME,...] [--json FILE]
 *
 * The table gives the first runtime's time, the best of N rounds (3), and how many times that time
 * each other one takes. The status is 1 if a program fails or two runtimes disagree on an answer.
 */

import { parseArgs } from "@std/cli/parse-args";
import { compare, faults, formatTable, ratios } from "./comparison.ts";
import type { Peer, PeerKind } from "./peers/peer.ts";
import { pyodide } from "./peers/pyodide.ts";
import { cpython, pypy } from "./peers/python.ts";
import { whipsnake } from "./peers/whipsnake.ts";
import { choosePrograms } from "./programs.ts";

/** All runtimes that can be asked for, in the order of the columns. */
const kinds: readonly PeerKind[] = [whipsnake, cpython, pyodide, pypy];

interface Options {
  rounds: number;
  kinds: readonly PeerKind[];
  programs: readonly string[];
  json: string | undefined;
}

function readOptions(args: readonly string[]): Options {
  const options = parseArgs([...args], {
    string: ["rounds", "peers", "json", "_"],
    unknown: (name: string) => {
      if (name.startsWith("-")) {
        throw new RangeError(
          `Cannot use the option '${name}': there are --rounds, --peers, --json`,
        );
      }
    },
  });
  const rounds = Number(options.rounds ?? 3);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`Cannot run ${options.rounds} rounds: it must be a positive integer`);
  }
  const names: string[] | undefined = options.peers?.split(",");
  for (const name of names ?? []) {
    if (kinds.some((kind) => kind.name === name)) continue;
    const known = kinds.map((kind) => kind.name).join(", ");
    throw new RangeError(`Cannot find the runtime '${name}': there are ${known}`);
  }
  return {
    rounds,
    kinds: kinds.filter(({ name }) => names === undefined || names.includes(name)),
    programs: options._.map(String),
    json: options.json,
  };
}

async function openPeers(kinds: readonly PeerKind[]): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const kind of kinds) {
    const peer = await kind.open();
    if (typeof peer === "string") {
      console.log(`without ${kind.name}: ${peer}`);
    } else {
      console.log(`${peer.name}: ${peer.version}`);
      peers.push(peer);
    }
  }
  return peers;
}

function showProgress(text: string): void {
  if (!Deno.stderr.isTerminal()) return;
  Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[K${text}`));
}

async function main(): Promise<number> {
  const options = readOptions(Deno.args);
  const programs = choosePrograms(options.programs);
  const peers = await openPeers(options.kinds);
  if (peers.length === 0) {
    console.error("Cannot compare: no runtime was found");
    return 1;
  }
  const comparison = await compare(
    peers,
    programs,
    options.rounds,
    (program, round) => showProgress(`${program.name}, round ${round + 1} of ${options.rounds}`),
  );
  showProgress("");
  for (const peer of peers) await peer.close();

  console.log(`\n${formatTable(comparison)}`);
  const [baseline, ...others] = peers;
  for (const peer of others) {
    const slowest = ratios(comparison, baseline.name, peer.name).sort((a, b) => a[1] - b[1])[0];
    if (slowest === undefined) continue;
    console.log(
      `least against ${peer.name}: ${slowest[0]}, ${
        slowest[1].toFixed(2)
      }x ${baseline.name}'s time`,
    );
  }
  if (options.json !== undefined) {
    await Deno.writeTextFile(options.json, JSON.stringify(comparison, undefined, 2) + "\n");
  }
  const wrong = faults(comparison);
  for (const line of wrong) console.error(line);
  return wrong.length === 0 ? 0 : 1;
}

if (import.meta.main) {
  try {
    Deno.exit(await main());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}
