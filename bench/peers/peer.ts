import type { Program } from "../programs.ts";

/** One run of a program. */
export interface Run {
  /** What it printed, with its further calls. */
  stdout: string;
  /** Seconds to compile and run it, without the start of the runtime. */
  seconds: number;
  /** Seconds of each further call of its `main()`; undefined where the runtime has no way to call it. */
  againSeconds?: number[];
  /** Seconds of the whole process, where the run had one to itself. */
  wallSeconds?: number;
}

/** What a runtime is, as far as tables and charts care. */
export interface PeerInfo {
  /** Short, a column's head: `cpython`. */
  readonly name: string;
  /** The runtime's own version: `CPython 3.14.1`. */
  readonly version: string;
  /** Whether it is one of this project's backends. */
  readonly own?: boolean;
  /** Whether it implements a part of Python only: a program that fails on it is marked and is no fault. */
  readonly partial?: boolean;
}

/** A runtime that programs are measured on. */
export interface Peer extends PeerInfo {
  /**
   * Runs a program to its end, then calls its `main()` `again` times more, in the same process and the same namespace. Throws, with
   * what the runtime said, if the program fails or takes too long.
   */
  run(program: Program, again: number): Promise<Run>;
  /** Ends what the peer started. */
  close(): Promise<void>;
}

/** How to get a peer; a file beside this one for each. */
export interface PeerKind {
  readonly name: string;
  /** Whether it is one of this project's backends. */
  readonly own?: boolean;
  /** Starts the peer, or says in a sentence why it cannot run on this machine. */
  open(): Promise<Peer | string>;
}
