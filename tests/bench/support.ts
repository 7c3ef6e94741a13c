/** Peers that only say what they measured, and comparisons made of them. */

import type { Comparison, Measurement } from "../../bench/comparison.ts";
import type { Peer, PeerInfo, Run } from "../../bench/peers/peer.ts";
import type { Group, Program } from "../../bench/programs.ts";

/** A peer whose runs are made up: `call` counts the runs of a program from 0. */
export function fakePeer(
  info: string | PeerInfo,
  run: (program: Program, call: number, again: number) => Run,
): Peer {
  const calls = new Map<string, number>();
  return {
    ...(typeof info === "string" ? { name: info, version: `${info} 1` } : info),
    run(program, again) {
      const call = calls.get(program.name) ?? 0;
      calls.set(program.name, call + 1);
      return new Promise((resolve) => resolve(run(program, call, again)));
    },
    close: () => Promise.resolve(),
  };
}

/** Two programs of two groups. */
export const twoPrograms: Program[] = [
  { name: "first", group: "numeric", path: "first.py" },
  { name: "second", group: "data", path: "second.py" },
];

/** One round in which each peer took so many seconds for the programs a, b, ...; null: it failed. */
export function comparisonOf(
  peers: readonly PeerInfo[],
  seconds: Record<string, readonly (number | null)[]>,
  groups: readonly Group[] = ["numeric", "data"],
): Comparison {
  return {
    peers: [...peers],
    rounds: 1,
    programs: groups.map((group, i) => ({
      name: "abcdefgh"[i],
      group,
      results: Object.fromEntries(peers.map(({ name }): [string, Measurement] => {
        const time = seconds[name][i];
        const measured = time === null
          ? { seconds: [], error: "it failed" }
          : { seconds: [time], answer: "1\n" };
        return [name, { againSeconds: [], wallSeconds: [], ...measured }];
      })),
    })),
  };
}
