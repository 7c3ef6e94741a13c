/** The command `whipsnake`: ties the command line to this process. Kept tiny: its top level runs at every start. */
import { commandLine, type HostEntry } from "../core/host/command_line.ts";
import { useSavedImage } from "../core/host/saved_image.ts";
import { commandBackends } from "./backends.ts";

export { savedBootImage } from "../core/host/saved_image.ts";

function writeAll(stream: { writeSync(bytes: Uint8Array): number }, text: string): void {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
}

function readAll(): Uint8Array {
  const chunks: number[] = [];
  const buffer = new Uint8Array(65536);
  for (;;) {
    const count = Deno.stdin.readSync(buffer);
    if (count === null) return Uint8Array.from(chunks);
    for (let i = 0; i < count; i++) chunks.push(buffer[i]);
  }
}

const input = new Uint8Array(65536);

/** The next piece of standard input; null at its end. */
function readInput(): Uint8Array | null {
  const count = Deno.stdin.readSync(input);
  return count === null ? null : input.slice(0, count);
}

function readFolder(path: string): HostEntry[] {
  const entries: HostEntry[] = [];
  for (const { name } of Deno.readDirSync(path)) {
    try {
      const { isDirectory, size, mtime } = Deno.statSync(`${path}/${name}`);
      entries.push({ name, isFolder: isDirectory, size, modified: mtime?.getTime() ?? 0 });
    } catch {
      // A link that leads nowhere.
    }
  }
  return entries.sort((a, b) => a.name < b.name ? -1 : 1);
}

/**
 * Runs the command line and sets the process's exit status.
 *
 * @param savedImage what `savedBootImage` of the same program returned, to start from; without it the builtins are made
 */
export async function main(args: readonly string[], savedImage?: Uint8Array): Promise<void> {
  if (savedImage !== undefined) useSavedImage(savedImage);
  Deno.exitCode = await commandLine(args, {
    readFile: (path) => Deno.readFileSync(path),
    readStdin: readAll,
    readInput,
    readFolder,
    prompt: async () =>
      (await import("./prompt.ts")).promptTerminal((text) => writeAll(Deno.stdout, text)),
    terminals: [Deno.stdin.isTerminal(), Deno.stdout.isTerminal(), Deno.stderr.isTerminal()],
    write: (text) => writeAll(Deno.stdout, text),
    writeError: (text) => writeAll(Deno.stderr, text),
    now: () => performance.now(),
    backends: commandBackends,
  }, "0.1.0");
}

if (import.meta.main) await main(Deno.args);
