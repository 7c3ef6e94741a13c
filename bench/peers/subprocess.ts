/** Seconds that a program may take on a runtime that implements all of Python; most take one or two. */
export const TIMEOUT = 60;

/** The end of a subprocess that ran by itself. */
export interface Finished {
  ok: boolean;
  stdout: string;
  stderr: string;
  seconds: number;
}

/** How a command is run. */
export interface CommandOptions {
  /** The folder in which it runs; by default the caller's. */
  readonly cwd?: string;
  /** It is killed after so many seconds; by default 120. */
  readonly timeout?: number;
}

/**
 * Runs a command to its end with nothing on standard input.
 *
 * @throws Error when it took too long and was killed; what Deno throws when it cannot be started
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, timeout = 120 }: CommandOptions = {},
): Promise<Finished> {
  const start = performance.now();
  const child = new Deno.Command(command, {
    args: [...args],
    cwd,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeout * 1000);
  const output = await child.output();
  clearTimeout(timer);
  const seconds = (performance.now() - start) / 1000;
  if (late) throw new Error(`took longer than ${timeout} s`);
  const decoder = new TextDecoder();
  return {
    ok: output.success,
    stdout: decoder.decode(output.stdout),
    stderr: decoder.decode(output.stderr),
    seconds,
  };
}

/** The last line of a text that is not empty. */
export function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

/** Whether a command can be started at all; `--version` is what it is asked. */
export async function versionOf(command: string): Promise<string | undefined> {
  try {
    const { ok, stdout, stderr } = await runCommand(command, ["--version"]);
    return ok ? (stdout + stderr).trim().replaceAll("\n", " ") : undefined;
  } catch {
    return undefined;
  }
}

/** A subprocess that answers each line of JSON on its standard input with one on its output. */
export class LineServer implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #pending = "";

  constructor(command: string, args: readonly string[]) {
    this.#child = new Deno.Command(command, {
      args: [...args],
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    this.#writer = this.#child.stdin.getWriter();
    this.#reader = this.#child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Sends a request and waits for its answer. Throws if the process has ended, or is killed for taking too many seconds. */
  async ask(request: unknown, seconds: number): Promise<unknown> {
    await this.#writer.write(new TextEncoder().encode(JSON.stringify(request) + "\n"));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#child.kill("SIGKILL");
    }, seconds * 1000);
    try {
      return await this.read();
    } catch (error) {
      throw late ? new Error(`took longer than ${seconds} s`) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The next line of JSON that the process prints. Throws if the process has ended. */
  async read(): Promise<unknown> {
    for (;;) {
      const end = this.#pending.indexOf("\n");
      if (end >= 0) {
        const line = this.#pending.slice(0, end);
        this.#pending = this.#pending.slice(end + 1);
        return JSON.parse(line);
      }
      const { value, done } = await this.#reader.read();
      if (done) throw new Error("Cannot read an answer: the process has ended");
      this.#pending += value;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writer.close().catch(() => {});
    await this.#reader.cancel();
    await this.#child.status;
  }
}
