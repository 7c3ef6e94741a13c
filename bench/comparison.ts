/** Runs programs on several runtimes side by side. What is made of the measurements: ratios.ts, table.ts, chart.ts, changes.ts. */

import type { Peer, PeerInfo } from "./peers/peer.ts";
import type { Group, Program } from "./programs.ts";

/** What was measured of a program on a peer. */
export interface Measurement {
  /** Seconds of each round, in order. */
  seconds: number[];
  /** The best of the further calls in each round; empty where there were none. */
  againSeconds: number[];
  /** Seconds of the whole process in each round, for peers that start one. */
  wallSeconds: number[];
  /** What the program printed, or undefined if it failed. */
  answer?: string;
  /** Why it failed, or was not run. */
  error?: string;
}

/** A program's measurements, by peer. */
export interface ProgramResults {
  name: string;
  group: Group;
  results: Record<string, Measurement>;
}

/** All measurements of one comparison. */
export interface Comparison {
  /** In the order of the columns. */
  peers: PeerInfo[];
  /** Rounds that were begun. */
  rounds: number;
  programs: ProgramResults[];
}

/** On a busy machine there is not the time for all: what full peers need comes first. */
const PARTIAL_SHARE = 0.2;

/** Measurement.error of a program for which there was no time. */
export const NO_TIME = "no time left";

/** How much is measured. */
export interface CompareOptions {
  readonly rounds: number;
  /** Further calls of a program's `main()` in the process in which it has run; default 0. Partial peers are not asked for them. */
  readonly again?: number;
  /**
   * Nothing is begun that many seconds from now, and no round that would end later. Where the first round is behind its time,
   * partial peers get PARTIAL_SHARE of what has passed and no more. Default: no limit.
   */
  readonly seconds?: number;
  /** Told before each program, and how many have been run before. */
  readonly progress?: (program: Program, done: number) => void;
  /** Seconds, from any moment on. */
  readonly now?: () => number;
}

/** A partial peer that took so many seconds for a program is not asked to do it again. */
const ONCE_SECONDS = 3;

/**
 * Runs each program up to `rounds` times on each peer. The rounds are interleaved, so that a change in the machine's speed
 * meets all peers alike. A peer that fails a program is not asked again for it.
 */
export async function compare(
  peers: readonly Peer[],
  programs: readonly Program[],
  options: CompareOptions,
): Promise<Comparison> {
  const { rounds, again = 0, seconds = Infinity, progress, now = () => performance.now() / 1000 } =
    options;
  const results = programs.map((): Record<string, Measurement> =>
    Object.fromEntries(
      peers.map(({ name }) => [name, { seconds: [], againSeconds: [], wallSeconds: [] }]),
    )
  );
  const order = mixedOrder(programs.length);
  const start = now();
  let round = 0;
  let longest = 0;
  for (; round < rounds; round++) {
    const begun = now();
    if (round > 0 && begun - start + longest > seconds) break;
    let onPartial = 0;
    for (const [done, index] of order.entries()) {
      const program = programs[index];
      progress?.(program, round * programs.length + done);
      for (const peer of peers) {
        const into = results[index][peer.name];
        const before = now();
        const passed = before - start;
        const isBehind = round === 0 && passed > seconds * (done + 1) / programs.length;
        if (passed > seconds || peer.partial && isBehind && onPartial > PARTIAL_SHARE * passed) {
          if (into.seconds.length === 0) into.error ??= NO_TIME;
          continue;
        }
        if (peer.partial && !isWorthRepeating(into)) continue;
        await measure(peer, program, peer.partial ? 0 : again, into);
        if (peer.partial) onPartial += now() - before;
      }
    }
    // What partial peers took in the first round they do not take again.
    longest = now() - begun - onPartial;
  }
  return {
    peers: peers.map(({ name, version, own, partial }) => ({ name, version, own, partial })),
    rounds: round,
    programs: programs.map(({ name, group }, index) => ({ name, group, results: results[index] })),
  };
}

/**
 * The numbers below `count` in an order in which neighbours are far apart: programs of a group stand together, and where there is
 * no time for all, some of each group should have been run. The step is the golden section of the count, or what is next to it
 * and has no divisor with it.
 */
function mixedOrder(count: number): number[] {
  const divisor = (a: number, b: number): number => b === 0 ? a : divisor(b, a % b);
  let step = Math.max(1, Math.round(count * 0.618));
  while (divisor(step, count) > 1) step++;
  return Array.from({ length: count }, (_, place) => (place * step) % count);
}

function isWorthRepeating({ seconds }: Measurement): boolean {
  return seconds.reduce((sum, each) => sum + each, 0) < ONCE_SECONDS;
}

async function measure(
  peer: Peer,
  program: Program,
  again: number,
  into: Measurement,
): Promise<void> {
  if (into.error !== undefined) return;
  try {
    const run = await peer.run(program, again);
    const calls = run.againSeconds?.length ?? 0;
    const answer = once(run.stdout, calls + 1);
    if (into.answer !== undefined && into.answer !== answer) {
      throw new Error(`two answers: ${into.answer.trim()} and then ${answer.trim()}`);
    }
    into.answer = answer;
    if (calls > 0) into.againSeconds.push(Math.min(...run.againSeconds!));
    into.seconds.push(run.seconds);
    if (run.wallSeconds !== undefined) into.wallSeconds.push(run.wallSeconds);
  } catch (error) {
    into.answer = undefined;
    into.error = error instanceof Error ? error.message.trim() : String(error);
  }
}

/** What was printed `times` times. @throws Error when it was not the same each time */
function once(stdout: string, times: number): string {
  const answer = stdout.slice(0, stdout.length / times);
  if (answer.repeat(times) !== stdout) {
    throw new Error(`another answer when called again: ${stdout.trim()}`);
  }
  return answer;
}

/** The same comparison, of further calls instead of first runs, by the peers that made some; undefined when none did. */
export function furtherCalls(comparison: Comparison): Comparison | undefined {
  const programs = comparison.programs.map((program): ProgramResults => ({
    ...program,
    results: Object.fromEntries(
      Object.entries(program.results).map(([peer, result]) => [
        peer,
        { ...result, seconds: result.againSeconds ?? [] },
      ]),
    ),
  }));
  const peers = comparison.peers.filter(({ name }) =>
    programs.some(({ results }) => results[name].seconds.length > 0)
  );
  return peers.length > 0 ? { ...comparison, peers, programs } : undefined;
}
