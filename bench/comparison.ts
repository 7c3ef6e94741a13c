import type { Peer } from "./peers/peer.ts";
import type { Group, Program } from "./programs.ts";

/** What was measured of a program on a peer. */
export interface Measurement {
  /** Seconds of each round, in order. */
  seconds: number[];
  /** Seconds of the whole process in each round, for peers that start one. */
  wallSeconds: number[];
  /** What the program printed, or undefined if it failed. */
  answer?: string;
  /** Why it failed. */
  error?: string;
}

/** All measurements of one comparison: by program, then by peer. */
export interface Comparison {
  /** The names and versions of the peers, in the order of the columns. */
  peers: { name: string; version: string }[];
  rounds: number;
  programs: { name: string; group: Group; results: Record<string, Measurement> }[];
}

/**
 * Runs each program `rounds` times on each peer. The rounds are interleaved, so that a change in the
 * machine's speed meets all peers alike. A peer that fails a program is not asked again for it.
 */
export async function compare(
  peers: readonly Peer[],
  programs: readonly Program[],
  rounds: number,
  progress: (program: Program, round: number) => void = () => {},
): Promise<Comparison> {
  const results = programs.map((): Record<string, Measurement> =>
    Object.fromEntries(peers.map(({ name }) => [name, { seconds: [], wallSeconds: [] }]))
  );
  for (let round = 0; round < rounds; round++) {
    for (const [index, program] of programs.entries()) {
      progress(program, round);
      for (const peer of peers) await measure(peer, program, results[index][peer.name]);
    }
  }
  return {
    peers: peers.map(({ name, version }) => ({ name, version })),
    rounds,
    programs: programs.map(({ name, group }, index) => ({ name, group, results: results[index] })),
  };
}

async function measure(peer: Peer, program: Program, into: Measurement): Promise<void> {
  if (into.error !== undefined) return;
  try {
    const run = await peer.run(program);
    if (into.answer !== undefined && into.answer !== run.stdout) {
      throw new Error(`two answers: ${into.answer.trim()} and then ${run.stdout.trim()}`);
    }
    into.answer = run.stdout;
    into.seconds.push(run.seconds);
    if (run.wallSeconds !== undefined) into.wallSeconds.push(run.wallSeconds);
  } catch (error) {
    into.answer = undefined;
    into.error = error instanceof Error ? error.message.trim() : String(error);
  }
}

/** The shortest round in seconds, or undefined if the program failed. */
export function best(measurement: Measurement): number | undefined {
  if (measurement.error !== undefined || measurement.seconds.length === 0) return undefined;
  return Math.min(...measurement.seconds);
}

/** The geometric mean; NaN for no value. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/**
 * How many times the baseline's time a peer takes for each program that both ran, as
 * `[program, ratio]`: above 1 the baseline is the faster one.
 */
export function ratios(
  comparison: Comparison,
  baseline: string,
  peer: string,
  group?: Group,
): [program: string, ratio: number][] {
  const result: [string, number][] = [];
  for (const program of comparison.programs) {
    if (group !== undefined && program.group !== group) continue;
    const ours = best(program.results[baseline]);
    const theirs = best(program.results[peer]);
    if (ours !== undefined && theirs !== undefined) result.push([program.name, theirs / ours]);
  }
  return result;
}

/** What went wrong, a line each: failed programs, and answers that differ from the first peer's. */
export function faults(comparison: Comparison): string[] {
  const lines: string[] = [];
  for (const { name, results } of comparison.programs) {
    let expected: { peer: string; answer: string } | undefined;
    for (const [peer, { answer, error }] of Object.entries(results)) {
      if (error !== undefined) lines.push(`${name} failed on ${peer}: ${error}`);
      if (answer === undefined) continue;
      expected ??= { peer, answer };
      if (answer === expected.answer) continue;
      lines.push(
        `${name} printed ${answer.trim()} on ${peer} and ${expected.answer.trim()} on ${expected.peer}`,
      );
    }
  }
  return lines;
}

/**
 * The comparison as a table: milliseconds of the baseline (the first peer), and for each other peer
 * how many times the baseline's time it takes, with geometric means by group and over all.
 */
export function formatTable(comparison: Comparison): string {
  const [baseline, ...others] = comparison.peers.map(({ name }) => name);
  const rows: string[][] = [["program", `${baseline} ms`, ...others]];
  const groups = [...new Set(comparison.programs.map(({ group }) => group))];
  for (const group of groups) {
    for (const program of comparison.programs) {
      if (program.group !== group) continue;
      const ours = best(program.results[baseline]);
      const cells = others.map((peer) => {
        const theirs = best(program.results[peer]);
        if (theirs === undefined) return "failed";
        return ours === undefined ? `${(theirs * 1000).toFixed(0)} ms` : times(theirs / ours);
      });
      rows.push([
        program.name,
        ours === undefined ? "failed" : (ours * 1000).toFixed(0),
        ...cells,
      ]);
    }
    if (groups.length > 1) rows.push(meanRow(comparison, group, baseline, others));
  }
  rows.push(meanRow(comparison, undefined, baseline, others));
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))
      .join("  ")
  ).join("\n");
}

function meanRow(
  comparison: Comparison,
  group: Group | undefined,
  baseline: string,
  others: readonly string[],
): string[] {
  const cells = others.map((peer) => {
    const values = ratios(comparison, baseline, peer, group).map(([, ratio]) => ratio);
    return values.length === 0 ? "" : times(geometricMean(values));
  });
  return [`= ${group ?? "all"}, geometric mean`, "", ...cells];
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)}x`;
}
