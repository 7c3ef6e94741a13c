/** The end of a subprocess that ran by itself. */
export interface Finished {
  ok: boolean;
  stdout: string;
  stderr: string;
  seconds: number;
}

/** Runs a command to its end with nothing on standard input. */
export async function runCommand(command: string, args: readonly string[]): Promise<Finished> {
  const start = performance.now();
  const output = await new Deno.Command(command, { args: [...args], stdin: "null" }).output();
  const seconds = (performance.now() - start) / 1000;
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

  /** Sends a request and waits for its answer. Throws if the process has ended. */
  async ask(request: unknown): Promise<unknown> {
    await this.#writer.write(new TextEncoder().encode(JSON.stringify(request) + "\n"));
    return await this.read();
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
