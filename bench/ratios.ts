/** Speeds of one runtime relative to another, and what went wrong. */

import { type Comparison, type Measurement, NO_TIME, type ProgramResults } from "./comparison.ts";
import type { PeerInfo } from "./peers/peer.ts";
import type { Group } from "./programs.ts";
import { geometricMean } from "./statistics.ts";

/** The shortest round in seconds, or undefined if the program failed or was not run. */
export function best(measurement: Measurement | undefined): number | undefined {
  if (measurement === undefined || measurement.error !== undefined) return undefined;
  return measurement.seconds.length === 0 ? undefined : Math.min(...measurement.seconds);
}

/**
 * What a program printed on the peer that is believed: the first that implements all of Python and did not fail, else the
 * first that did not fail.
 */
export function expectedAnswer(
  program: ProgramResults,
  peers: readonly PeerInfo[],
): { peer: string; answer: string } | undefined {
  const trusted = [
    ...peers.filter(({ partial, own }) => !partial && !own),
    ...peers.filter(({ own }) => own),
    ...peers.filter(({ partial }) => partial),
  ];
  for (const { name } of trusted) {
    const { answer, error } = program.results[name] ?? {};
    if (answer !== undefined && error === undefined) return { peer: name, answer };
  }
  return undefined;
}

/** Whether a peer ran a program to the right answer. */
export function isRight(
  program: ProgramResults,
  peer: string,
  peers: readonly PeerInfo[],
): boolean {
  return best(program.results[peer]) !== undefined &&
    program.results[peer].answer === expectedAnswer(program, peers)?.answer;
}

/** How many times as fast as `base` a peer is at a program: above 1 it is the faster one. Undefined unless both are right. */
export function speed(
  comparison: Comparison,
  program: ProgramResults,
  peer: string,
  base: string,
): number | undefined {
  const { peers } = comparison;
  if (!isRight(program, peer, peers) || !isRight(program, base, peers)) return undefined;
  return best(program.results[base])! / best(program.results[peer])!;
}

/** A mean, and of how many programs. */
export interface Mean {
  readonly value: number;
  readonly count: number;
  /** How many programs there are in the groups. */
  readonly of: number;
}

/** The geometric mean of a peer's speeds over groups of programs. */
export function meanSpeed(
  comparison: Comparison,
  peer: string,
  base: string,
  groups: readonly Group[],
): Mean {
  const programs = comparison.programs.filter(({ group }) => groups.includes(group));
  const speeds = programs.map((program) => speed(comparison, program, peer, base))
    .filter((each) => each !== undefined);
  return { value: geometricMean(speeds), count: speeds.length, of: programs.length };
}

/** What went wrong, a line each: failed programs and different answers. Partial peers have no faults, but notes. */
export function faults(comparison: Comparison): string[] {
  return troubles(comparison, (peer) => !peer.partial);
}

/** The same of partial peers, and for what there was no time. */
export function notes(comparison: Comparison): string[] {
  const late = comparison.peers.map(({ name }) => ({
    name,
    count: comparison.programs.filter(({ results }) => results[name].error === NO_TIME).length,
  })).filter(({ count }) => count > 0);
  return [
    ...troubles(comparison, (peer) => peer.partial === true),
    ...late.map(({ name, count }) =>
      `no time was left for ${count} of ${comparison.programs.length} programs on ${name}`
    ),
  ];
}

function troubles(comparison: Comparison, concerns: (peer: PeerInfo) => boolean): string[] {
  const lines: string[] = [];
  const concerned = comparison.peers.filter(concerns);
  for (const program of comparison.programs) {
    const expected = expectedAnswer(program, comparison.peers);
    for (const { name: peer } of concerned) {
      const { answer, error } = program.results[peer];
      if (error === NO_TIME) continue;
      if (error !== undefined) lines.push(`${program.name} failed on ${peer}: ${error}`);
      else if (answer !== undefined && answer !== expected?.answer) {
        lines.push(
          `${program.name} printed ${answer.trim()} on ${peer} and ` +
            `${expected!.answer.trim()} on ${expected!.peer}`,
        );
      }
    }
  }
  return lines;
}
