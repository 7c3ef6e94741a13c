/** What the embedder granted to the runtime that runs, besides output: bound when it is entered. */

/** The grants of one runtime. */
export interface Grants {
  /** RuntimeOptions.files: the library's file modules know what it is. */
  readonly files: unknown;
  /** What os.environ holds at first. */
  readonly environ: Readonly<Record<string, string>>;
  /** The next bytes of standard input, in pieces of any size; null at its end, or with a limit pending. */
  readonly readInput: () => Uint8Array | null;
  /** Whether standard input, output and error are terminals. */
  readonly terminals: readonly [boolean, boolean, boolean];
  /** Input that was read and not used yet. */
  input: Uint8Array;
  /** What the library's file modules keep for the runtime. */
  session: unknown;
  /** Where the guest has directed its standard streams, when it has (os.dup2). */
  redirection: Redirection | null;
}

/** Standard streams that lead elsewhere than where the embedder bound them. */
export interface Redirection {
  /** Writes text to where a stream leads now; false: a limit or an exception is pending. */
  readonly write: (stream: 1 | 2, text: string) => boolean;
  /** The next bytes of what stands for standard input, none at its end; null: it is the embedder's still. */
  readonly read: () => Uint8Array | null;
}

/** The grants of a runtime to which nothing is granted. */
export function noGrants(): Grants {
  return {
    files: undefined,
    environ: {},
    readInput: () => null,
    terminals: [false, false, false],
    input: new Uint8Array(0),
    session: undefined,
    redirection: null,
  };
}

let bound: Grants = noGrants();

/** Binds the grants; returns those that were bound before. */
export function bindGrants(to: Grants): Grants {
  const before = bound;
  bound = to;
  return before;
}

/** The grants of the runtime that runs. */
export function grants(): Grants {
  return bound;
}

function nextInput(): Uint8Array | null {
  return bound.redirection?.read() ?? bound.readInput();
}

/** Reads more input behind what is there; false at the end of it. */
function readMore(): boolean {
  const more = nextInput();
  if (more === null || more.length === 0) return false;
  const all = new Uint8Array(bound.input.length + more.length);
  all.set(bound.input);
  all.set(more, bound.input.length);
  bound.input = all;
  return true;
}

function take(count: number): Uint8Array {
  const taken = bound.input.slice(0, count);
  bound.input = bound.input.subarray(count);
  return taken;
}

/** The byte of the input at a place, read as far as that; -1 when the input is shorter. */
export function peekInput(place: number): number {
  while (bound.input.length <= place) if (!readMore()) return -1;
  return bound.input[place];
}

/** The next line of standard input with its newline, or the first `most` bytes of it; empty at the end. */
export function readInputLine(most = Infinity): Uint8Array {
  for (let from = 0;;) {
    const newline = bound.input.indexOf(0x0a, from);
    if (newline >= 0) return take(Math.min(newline + 1, most));
    if (bound.input.length >= most) return take(most);
    from = bound.input.length;
    if (!readMore()) return take(from);
  }
}

/** The next `most` bytes of standard input, fewer at its end. */
export function readInputBytes(most = Infinity): Uint8Array {
  const pieces = [bound.input];
  let count = bound.input.length;
  while (count < most) {
    const more = nextInput();
    if (more === null || more.length === 0) break;
    pieces.push(more);
    count += more.length;
  }
  const all = new Uint8Array(count);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  bound.input = all;
  return take(Math.min(count, most));
}
