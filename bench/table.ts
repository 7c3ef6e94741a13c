/** A comparison as text. */

import { columnsOf, referencePeer } from "./columns.ts";
import { type Comparison, NO_TIME, type ProgramResults } from "./comparison.ts";
import { meanSets } from "./programs.ts";
import { best, isRight, meanSpeed, speed } from "./ratios.ts";

/** A ratio with three digits or so: `12.3x`, `1.23x`, `0.012x`. */
export function times(ratio: number): string {
  const digits = ratio >= 100 ? 0 : ratio >= 10 ? 1 : ratio >= 0.1 ? 2 : 3;
  return `${ratio.toFixed(digits)}x`;
}

/** Rows of cells as lines: the first column begins at the left, the others end at the right. */
export function alignRows(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => widths[i] = Math.max(widths[i] ?? 0, cell.length));
  }
  return rows.map((row) =>
    row.map((cell, i) => i === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[i])).join("  ")
      .trimEnd()
  ).join("\n");
}

/**
 * Milliseconds of the reference, then speeds: how many times as fast a peer is, `failed` for a program that it cannot run,
 * `wrong` for one with another answer, and `-` for one that was not run or cannot be compared. Then geometric means, each with its count of programs where some are missing.
 */
export function formatTable(comparison: Comparison): string {
  const reference = referencePeer(comparison);
  const columns = columnsOf(comparison);
  const rows: string[][] = [["program", `${reference} ms`, ...columns.map(({ title }) => title)]];
  for (const program of comparison.programs) {
    const time = best(program.results[reference]);
    const cells = columns.map(({ peer, base }) => {
      const ratio = speed(comparison, program, peer, base);
      if (ratio !== undefined) return times(ratio);
      return isRight(program, peer, comparison.peers) ? "-" : failure(program, peer);
    });
    rows.push([
      program.name,
      time === undefined ? failure(program, reference) : (time * 1000).toFixed(0),
      ...cells,
    ]);
  }
  for (const { name, groups } of meanSets) {
    const means = columns.map(({ peer, base }) => meanSpeed(comparison, peer, base, groups));
    if (!means.some(({ of }) => of > 0)) continue;
    rows.push([
      `= ${name}`,
      "",
      ...means.map(({ value, count, of }) =>
        count === 0 ? "-" : count === of ? times(value) : `(${count}) ${times(value)}`
      ),
    ]);
  }
  return alignRows(rows);
}

function failure(program: ProgramResults, peer: string): string {
  if (program.results[peer].error === NO_TIME) return "-";
  return best(program.results[peer]) === undefined ? "failed" : "wrong";
}
