import { repositoryRoot } from "./source_files.ts";

/** How a command ended. */
export interface CommandResult {
  ok: boolean;
  stdout: string;
  /** stdout and stderr together, in the order in which they arrived. */
  output: string;
}

/** Runs this Deno with the arguments in the repository's root, without colours. */
export async function runDeno(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: repositoryRoot,
    env: { NO_COLOR: "1", RUST_BACKTRACE: "0", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let stdout = "";
  let output = "";
  async function collect(stream: ReadableStream<Uint8Array>, isStdout: boolean): Promise<void> {
    const decoder = new TextDecoder();
    for await (const bytes of stream) {
      const text = decoder.decode(bytes, { stream: true });
      output += text;
      if (isStdout) stdout += text;
    }
  }
  const [status] = await Promise.all([
    child.status,
    collect(child.stdout, true),
    collect(child.stderr, false),
  ]);
  return { ok: status.success, stdout, output };
}
