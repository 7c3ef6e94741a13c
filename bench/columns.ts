/** Which ratios a table of a comparison shows. */

import type { Comparison } from "./comparison.ts";
import { INTERPRETER } from "./peers/whipsnake.ts";

/** A column of speeds: those of `peer`, relative to `base`. */
export interface Column {
  readonly title: string;
  readonly peer: string;
  readonly base: string;
}

/** The peer whose speed is 1 in tables and charts: CPython where it is there, else the first one. */
export function referencePeer(comparison: Comparison): string {
  const { peers } = comparison;
  return (peers.find(({ name }) => name === "cpython") ?? peers[0]).name;
}

/** Every other peer against the reference, each own backend against the own interpreter and against PyPy. */
export function columnsOf(comparison: Comparison): Column[] {
  const reference = referencePeer(comparison);
  const names = comparison.peers.map(({ name }) => name);
  const backends = comparison.peers.filter(({ name, own }) => own && name !== INTERPRETER);
  const columns = names.filter((name) => name !== reference)
    .map((peer): Column => ({ title: peer, peer, base: reference }));
  for (const base of [INTERPRETER, "pypy"]) {
    if (!names.includes(base) || base === reference) continue;
    for (const { name: peer } of backends) {
      if (peer !== reference) columns.push({ title: `${peer}/${base}`, peer, base });
    }
  }
  return columns;
}
