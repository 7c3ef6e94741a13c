/**
 * What changed between two comparisons. Speeds relative to the reference are compared, not seconds: the machine may be
 * another one, or busier.
 */

import { referencePeer } from "./columns.ts";
import type { Comparison } from "./comparison.ts";
import { meanSets } from "./programs.ts";
import { meanSpeed, speed } from "./ratios.ts";
import { geometricMean } from "./statistics.ts";
import { alignRows, times } from "./table.ts";

/** Smaller changes than this are taken for noise. */
export const NOISE = 0.05;

/**
 * Reads what `--json` has written.
 *
 * @throws RangeError when the text is something else
 */
export function readComparison(text: string, filename: string): Comparison {
  let value: Comparison;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RangeError(`Cannot compare with '${filename}': it is no JSON`);
  }
  if (!Array.isArray(value?.peers) || !Array.isArray(value?.programs)) {
    throw new RangeError(`Cannot compare with '${filename}': it was not written by --json`);
  }
  return value;
}

/** The changes from one comparison to another as text: programs, then the geometric means over what both have measured. */
export function formatChanges(before: Comparison, after: Comparison): string {
  const base = referencePeer(after);
  if (!before.peers.some(({ name }) => name === base)) {
    return `Cannot tell what changed: the old file has no ${base}`;
  }
  const rows: string[][] = [];
  const lines: string[] = [];
  const means: string[][] = [];
  for (const { name: peer, version } of after.peers) {
    const old = before.peers.find(({ name }) => name === peer);
    if (old === undefined) {
      lines.push(`${peer} is new`);
      continue;
    }
    if (old.version !== version) lines.push(`${peer} was ${old.version} and is ${version}`);
    if (peer === base) continue;
    const both: [number, number][] = [];
    for (const program of after.programs) {
      const earlier = before.programs.find(({ name }) => name === program.name);
      if (earlier === undefined) continue;
      const was = speed(before, earlier, peer, base);
      const is = speed(after, program, peer, base);
      if (was === undefined && is !== undefined) lines.push(`${peer} runs ${program.name} now`);
      if (was !== undefined && is === undefined) lines.push(`${peer} fails ${program.name} now`);
      if (was === undefined || is === undefined) continue;
      both.push([was, is]);
      if (Math.abs(Math.log(is / was)) <= Math.log1p(NOISE)) continue;
      rows.push([program.name, peer, times(was), times(is), percent(is / was)]);
    }
    if (both.length === 0) continue;
    const was = geometricMean(both.map(([it]) => it));
    const is = geometricMean(both.map(([, it]) => it));
    means.push([
      `= ${both.length} programs`,
      peer,
      times(was),
      times(is),
      percent(is / was),
    ]);
  }
  for (const { name } of before.peers) {
    if (!after.peers.some((peer) => peer.name === name)) lines.push(`${name} was not measured now`);
  }
  const head = ["program", "peer", "was", "is", "change"];
  const table = alignRows([head, ...rows, ...means]);
  return [...lines, table, `(speeds relative to ${base}; under ${NOISE * 100} % not shown)`]
    .join("\n");
}

function percent(ratio: number): string {
  const change = 100 * (ratio - 1);
  return `${change < 0 ? "" : "+"}${change.toFixed(0)} %`;
}

/** Means of a peer over all sets, for those who want one line: `numeric and objects 2.10x, all 1.85x`. */
export function formatMeans(comparison: Comparison, peer: string, base: string): string {
  return meanSets.map(({ name, groups }) => ({
    name,
    mean: meanSpeed(comparison, peer, base, groups),
  })).filter(({ mean }) => mean.count > 0)
    .map(({ name, mean }) => `${name} ${times(mean.value)}`).join(", ");
}
