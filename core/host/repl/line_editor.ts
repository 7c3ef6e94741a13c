/**
 * The input that is being typed: its text over several lines, the cursor, history and completion. What is seen of it:
 * screen.ts.
 */
import type { Key, KeyName } from "./keys.ts";

/** What became of the input with the last key. */
export type Outcome =
  | { readonly kind: "editing" }
  | { readonly kind: "accepted"; readonly text: string }
  | { readonly kind: "interrupted" }
  | { readonly kind: "ended" }
  | { readonly kind: "cleared" }
  | { readonly kind: "choices"; readonly choices: readonly string[] };

/** What the editor asks of those who know Python. */
export interface EditorHelp {
  /** Whether the text is a whole input, so that enter at its end runs it. */
  isComplete(text: string): boolean;
  /** Names that the beginning of a name, perhaps with dots, may become: whole, dots included. */
  completions(beginning: string): readonly string[];
}

const EDITING: Outcome = { kind: "editing" };
const HISTORY_MOST = 1000;
const INDENT = "    ";

/** An input, edited key by key. */
export class LineEditor {
  readonly #help: EditorHelp;
  readonly #history: string[] = [];
  /** The place in the history that is shown; its length when it is none. */
  #shown = 0;
  /** What was typed before the history was looked at. */
  #draft = "";
  #killed = "";
  #text = "";
  #cursor = 0;

  constructor(help: EditorHelp) {
    this.#help = help;
  }

  /** The whole text; lines end with "\n". */
  get text(): string {
    return this.#text;
  }

  /** Where the cursor stands in the text, in UTF-16 units. */
  get cursor(): number {
    return this.#cursor;
  }

  /** Takes a key. */
  take(key: Key): Outcome {
    if (key.kind !== "key") {
      this.#insert(key.text.replaceAll("\t", INDENT));
      return EDITING;
    }
    return this.#take(key.name);
  }

  /** Begins the next input. */
  reset(): void {
    this.#text = "";
    this.#cursor = 0;
    this.#shown = this.#history.length;
  }

  #take(name: KeyName): Outcome {
    switch (name) {
      case "enter":
        return this.#enter();
      case "newline":
        this.#insert("\n");
        return EDITING;
      case "tab":
        return this.#tab();
      case "interrupt":
        this.reset();
        return { kind: "interrupted" };
      case "end-of-input":
        if (this.#text === "") return { kind: "ended" };
        this.#delete(this.#cursor, this.#next(this.#cursor));
        return EDITING;
      case "clear-screen":
        return { kind: "cleared" };
      default:
        this.#edit(name);
        return EDITING;
    }
  }

  #edit(name: KeyName): void {
    const cursor = this.#cursor;
    switch (name) {
      case "backspace":
        this.#backspace();
        break;
      case "delete":
        this.#delete(cursor, this.#next(cursor));
        break;
      case "left":
        this.#cursor = this.#previous(cursor);
        break;
      case "right":
        this.#cursor = this.#next(cursor);
        break;
      case "home":
        this.#cursor = this.#lineStart();
        break;
      case "end":
        this.#cursor = this.#lineEnd();
        break;
      case "word-left":
        this.#cursor = this.#wordStart();
        break;
      case "word-right":
        this.#cursor = cursor + /^\W*\w*/.exec(this.#text.slice(cursor))![0].length;
        break;
      case "kill-line": {
        const end = this.#lineEnd();
        this.#kill(cursor, end === cursor ? Math.min(cursor + 1, this.#text.length) : end);
        break;
      }
      case "kill-to-start":
        this.#kill(this.#lineStart(), cursor);
        break;
      case "kill-word":
        this.#kill(this.#wordStart(), cursor);
        break;
      case "yank":
        this.#insert(this.#killed);
        break;
      case "transpose":
        this.#transpose();
        break;
      case "up":
        if (!this.#moveLine(-1)) this.#recall(-1);
        break;
      case "down":
        if (!this.#moveLine(1)) this.#recall(1);
        break;
      case "history-back":
        this.#recall(-1);
        break;
      case "history-forward":
        this.#recall(1);
    }
  }

  // --- text

  #insert(text: string): void {
    this.#text = this.#text.slice(0, this.#cursor) + text + this.#text.slice(this.#cursor);
    this.#cursor += text.length;
  }

  #delete(start: number, end: number): void {
    this.#text = this.#text.slice(0, start) + this.#text.slice(end);
    this.#cursor = start;
  }

  #kill(start: number, end: number): void {
    if (end > start) this.#killed = this.#text.slice(start, end);
    this.#delete(start, end);
  }

  #backspace(): void {
    const cursor = this.#cursor;
    const before = this.#text.slice(this.#lineStart(), cursor);
    // In an indentation, to the step before.
    const step = /^ +$/.test(before) ? (before.length - 1) % INDENT.length + 1 : 0;
    this.#delete(step > 0 ? cursor - step : this.#previous(cursor), cursor);
  }

  #transpose(): void {
    const end = this.#cursor === this.#text.length ? this.#cursor : this.#cursor + 1;
    if (end < 2) return;
    const [a, b] = [this.#text[end - 2], this.#text[end - 1]];
    this.#text = this.#text.slice(0, end - 2) + b + a + this.#text.slice(end);
    this.#cursor = end;
  }

  /** A character may be two units, and is never cut. */
  #previous(at: number): number {
    return at -
      (/[\ud800-\udbff][\udc00-\udfff]$/.test(this.#text.slice(0, at)) ? 2 : at > 0 ? 1 : 0);
  }

  #next(at: number): number {
    const code = this.#text.codePointAt(at);
    return code === undefined ? at : at + (code > 0xffff ? 2 : 1);
  }

  #wordStart(): number {
    return /\w*\W*$/.exec(this.#text.slice(0, this.#cursor))!.index;
  }

  #lineStart(at = this.#cursor): number {
    return this.#text.lastIndexOf("\n", at - 1) + 1;
  }

  #lineEnd(at = this.#cursor): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 ? this.#text.length : end;
  }

  /** Moves the cursor a line up or down; false when there is none. */
  #moveLine(by: 1 | -1): boolean {
    const start = this.#lineStart();
    const column = this.#cursor - start;
    if (by < 0) {
      if (start === 0) return false;
      const above = this.#lineStart(start - 1);
      this.#cursor = Math.min(above + column, start - 1);
      return true;
    }
    const end = this.#lineEnd();
    if (end === this.#text.length) return false;
    this.#cursor = Math.min(end + 1 + column, this.#lineEnd(end + 1));
    return true;
  }

  // --- history

  #recall(by: 1 | -1): void {
    const place = this.#shown + by;
    if (place < 0 || place > this.#history.length) return;
    if (this.#shown === this.#history.length) this.#draft = this.#text;
    this.#shown = place;
    this.#text = place === this.#history.length ? this.#draft : this.#history[place];
    this.#cursor = this.#text.length;
  }

  #remember(text: string): void {
    const kept = text.trimEnd();
    if (kept === "" || kept === this.#history.at(-1)) return;
    this.#history.push(kept);
    if (this.#history.length > HISTORY_MOST) this.#history.shift();
  }

  // --- enter and tab

  /** Runs the input when it is whole, else begins its next line, as far in as it must be. */
  #enter(): Outcome {
    const isLast = !this.#text.slice(this.#cursor).includes("\n");
    if (isLast && this.#help.isComplete(this.#text)) {
      const text = this.#text;
      this.#remember(text);
      this.reset();
      return { kind: "accepted", text };
    }
    const line = this.#text.slice(this.#lineStart(), this.#cursor);
    let indent = /^[ ]*/.exec(line)![0];
    if (/:\s*(#.*)?$/.test(line)) indent += INDENT;
    else if (/^\s*(return|pass|break|continue|raise)\b/.test(line)) indent = indent.slice(4);
    this.#insert("\n" + indent);
    return EDITING;
  }

  #tab(): Outcome {
    const before = this.#text.slice(this.#lineStart(), this.#cursor);
    if (before.trim() === "") {
      this.#insert(INDENT.slice(before.length % INDENT.length));
      return EDITING;
    }
    const [beginning] = /[\w.]*$/.exec(before)!;
    if (beginning === "") return EDITING;
    const choices = this.#help.completions(beginning);
    if (choices.length === 0) return EDITING;
    const common = choices.reduce(commonStart);
    if (common.length > beginning.length) {
      this.#insert(common.slice(beginning.length));
      return EDITING;
    }
    return choices.length === 1 ? EDITING : { kind: "choices", choices };
  }
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
