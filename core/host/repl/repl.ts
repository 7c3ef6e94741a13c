/**
 * The prompt: reads an input from a terminal, runs it, prints its value or traceback, and asks for the next one.
 *
 * An input is whole when it compiles and is no compound statement whose block may go on: that takes an empty line. Ctrl-C at
 * the prompt drops what was typed; while an input runs it raises KeyboardInterrupt there. Ctrl-D and exit() end.
 */
import { compileSource, SyntaxFailure } from "../../compiler/compile.ts";
import { preloadImports } from "../../library/index.ts";
import { accessOf } from "../access.ts";
import { LimitError, PythonError } from "../errors.ts";
import type { Runtime } from "../runtime.ts";
import { colored } from "./colors.ts";
import { KeyReader } from "./keys.ts";
import { LineEditor, type Outcome } from "./line_editor.ts";
import { inColumns, Screen } from "./screen.ts";

/** A terminal that sends key strokes. */
export interface KeyTerminal {
  /** Waits for key strokes; null when there will be none. */
  readKeys(): Uint8Array | null;
  /** Whether key strokes come as they are, and are not shown by the terminal. */
  setRaw(raw: boolean): void;
  write(text: string): void;
  columns(): number;
  readonly hasColors: boolean;
}

/** Whether a text is a whole input. */
export function isComplete(text: string): boolean {
  try {
    compileSource(text, "<stdin>", "exec");
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) return true;
    // An empty line where a block must begin shows the mistake.
    if (/was never closed$|^unterminated triple-quoted/.test(failure.message)) return false;
    return !failure.isIncomplete ||
      (failure.type === "IndentationError" && /\n[ ]*$/.test(text));
  }
  const lines = text.split("\n");
  // A block may go on until an empty line; so may the decorators and clauses of one that compiles already.
  return lines.length === 1
    ? !/:\s*(#.*)?$/.test(lines[0]) && !/^\s*@/.test(lines[0])
    : lines.at(-1)!.trim() === "" || !(/:\s*(#.*)?\n\s+/.test(text) || /^@/m.test(text));
}

/** Runs the prompt. @returns the exit status */
export async function repl(
  runtime: Runtime,
  terminal: KeyTerminal,
  banner: string,
): Promise<number> {
  const access = accessOf(runtime);
  const prompts = terminal.hasColors
    ? ["\x1b[1;35m>>> \x1b[0m", "\x1b[1;35m... \x1b[0m"] as const
    : [">>> ", "... "] as const;
  const screen = new Screen((text) => terminal.write(text), () => terminal.columns(), prompts);
  const editor = new LineEditor({
    isComplete,
    completions: (beginning) => access.completions(beginning),
  });
  const keys = new KeyReader();
  const print = (text: string) => terminal.write(text.replaceAll("\n", "\r\n"));
  terminal.write(`${banner}\n`);
  await preloadImports("import rlcompleter");
  for (let number = 0;; number++) {
    const text = readInput(terminal, keys, editor, screen, print);
    if (text === null) return 0;
    if (text.trim() === "") continue;
    if (/^\s*(exit|quit)\s*$/.test(text)) return 0;
    await preloadImports(text);
    const status = runInput(runtime, text, `<python-input-${number}>`, terminal);
    if (status !== null) return status;
  }
}

/** The next whole input; null at the end. */
function readInput(
  terminal: KeyTerminal,
  keys: KeyReader,
  editor: LineEditor,
  screen: Screen,
  print: (text: string) => void,
): string | null {
  terminal.setRaw(true);
  terminal.write("\x1b[?2004h");
  editor.reset();
  try {
    screen.draw(editor.text, editor.cursor);
    for (;;) {
      const bytes = terminal.readKeys();
      if (bytes === null) return null;
      for (const key of keys.read(bytes)) {
        const before = editor.text;
        const outcome = editor.take(key);
        const text = show(outcome, before, editor, screen, terminal, print);
        if (text !== undefined) return text;
      }
      screen.draw(editor.text, editor.cursor);
    }
  } finally {
    terminal.write("\x1b[?2004l");
    terminal.setRaw(false);
  }
}

/** Shows what came of a key; the text or null when reading is over. */
function show(
  outcome: Outcome,
  before: string,
  editor: LineEditor,
  screen: Screen,
  terminal: KeyTerminal,
  print: (text: string) => void,
): string | null | undefined {
  switch (outcome.kind) {
    case "accepted":
      screen.finish(outcome.text);
      return outcome.text;
    case "ended":
      terminal.write("\r\n");
      return null;
    case "interrupted":
      screen.finish(before);
      print("KeyboardInterrupt\n");
      break;
    case "cleared":
      screen.clear();
      break;
    case "choices":
      screen.finish(editor.text);
      terminal.write(inColumns(outcome.choices, terminal.columns()));
  }
  return undefined;
}

/** Runs an input. @returns the exit status when it ends the prompt, else null */
function runInput(
  runtime: Runtime,
  text: string,
  filename: string,
  terminal: KeyTerminal,
): number | null {
  try {
    accessOf(runtime).runInput(`${text}\n`, filename);
  } catch (error) {
    if (error instanceof LimitError) terminal.write(`whipsnake: ${error.message}\n`);
    else if (!(error instanceof PythonError)) throw error;
    else if (error.exitCode !== undefined) {
      if (typeof error.exitCode === "string") terminal.write(`${error.exitCode}\n`);
      return typeof error.exitCode === "number"
        ? error.exitCode & 0xff
        : error.exitCode === null
        ? 0
        : 1;
    } else {
      terminal.write(terminal.hasColors ? colored(error.traceback) : error.traceback);
    }
  }
  return null;
}
