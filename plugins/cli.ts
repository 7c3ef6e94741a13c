/** The command `whipsnake`: ties the command line to this process. Kept tiny: its top level runs at every start. */
import { commandLine } from "../core/host/command_line.ts";

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

Deno.exitCode = commandLine(Deno.args, {
  readFile: (path) => Deno.readFileSync(path),
  readStdin: readAll,
  write: (text) => writeAll(Deno.stdout, text),
  writeError: (text) => writeAll(Deno.stderr, text),
  now: () => performance.now(),
}, "0.1.0");
