/** A line that says how far a long run is, on stderr. */

/** Seconds between two lines where stderr is no terminal. */
const QUIET_SECONDS = 30;

/** Shows one line, which is written over on a terminal and written now and then elsewhere. */
export class Progress {
  readonly #start = performance.now();
  #last = performance.now();

  /** Says what is done now: `done` of `all` parts are. */
  show(what: string, done: number, all: number): void {
    const seconds = (performance.now() - this.#start) / 1000;
    const text = `${done} of ${all}, ${seconds.toFixed(0)} s: ${what}`;
    if (Deno.stderr.isTerminal()) write(`\r\x1b[K${text}`);
    else if (performance.now() - this.#last > QUIET_SECONDS * 1000) {
      this.#last = performance.now();
      write(`${text}\n`);
    }
  }

  /** Takes the line away. */
  clear(): void {
    if (Deno.stderr.isTerminal()) write("\r\x1b[K");
  }
}

function write(text: string): void {
  Deno.stderr.writeSync(new TextEncoder().encode(text));
}
