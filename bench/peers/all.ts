/** All runtimes that can be measured, by name or by the name of a set. */

import { micropython } from "./micropython.ts";
import { monty } from "./monty.ts";
import type { PeerKind } from "./peer.ts";
import { pyodide } from "./pyodide.ts";
import { cpython, pypy } from "./python.ts";
import { INTERPRETER, ownBackends, SLOW_BACKENDS } from "./whipsnake.ts";

/** In the order of the columns. */
export const peerKinds: readonly PeerKind[] = [
  ...ownBackends,
  cpython,
  pypy,
  pyodide,
  micropython,
  monty,
];

const fastBackends = ownBackends.map(({ name }) => name)
  .filter((name) => !SLOW_BACKENDS.includes(name));

/** Names that stand for several runtimes. */
export const peerSets: Readonly<Record<string, readonly string[]>> = {
  tier1: [INTERPRETER, "cpython", "pyodide", "pypy"],
  backends: [...fastBackends, "cpython", "pyodide", "pypy"],
  all: peerKinds.map(({ name }) => name).filter((name) => !SLOW_BACKENDS.includes(name)),
};

/** The runtimes of a list such as `none,cpython` or `backends,monty`. @throws RangeError for a name that is none */
export function choosePeers(list: string): readonly PeerKind[] {
  const names = new Set(list.split(",").flatMap((name) => peerSets[name] ?? [name]));
  for (const name of names) {
    if (peerKinds.some((kind) => kind.name === name)) continue;
    const known = [...Object.keys(peerSets), ...peerKinds.map((kind) => kind.name)].join(", ");
    throw new RangeError(`Cannot find the runtime '${name}': there are ${known}`);
  }
  return peerKinds.filter(({ name }) => names.has(name));
}
