/** Key strokes from the bytes that a terminal in raw mode sends (ECMA-48, xterm's ctlseqs). */

/** A key, or text that was typed or pasted. */
export type Key =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "key"; readonly name: KeyName };

/** Keys that do something; those of Emacs are named by what they do. */
export type KeyName =
  | "enter"
  | "newline"
  | "tab"
  | "backspace"
  | "delete"
  | "left"
  | "right"
  | "up"
  | "down"
  | "home"
  | "end"
  | "word-left"
  | "word-right"
  | "kill-line"
  | "kill-to-start"
  | "kill-word"
  | "yank"
  | "clear-screen"
  | "interrupt"
  | "end-of-input"
  | "history-back"
  | "history-forward"
  | "transpose";

const CONTROLS: Readonly<Record<number, KeyName>> = {
  0x01: "home",
  0x02: "left",
  0x03: "interrupt",
  0x04: "end-of-input",
  0x05: "end",
  0x06: "right",
  0x08: "backspace",
  0x09: "tab",
  0x0a: "enter",
  0x0b: "kill-line",
  0x0c: "clear-screen",
  0x0d: "enter",
  0x0e: "history-forward",
  0x10: "history-back",
  0x14: "transpose",
  0x15: "kill-to-start",
  0x17: "kill-word",
  0x19: "yank",
  0x7f: "backspace",
};

const SEQUENCES: Readonly<Record<string, KeyName>> = {
  "[A": "up",
  "[B": "down",
  "[C": "right",
  "[D": "left",
  "[H": "home",
  "[F": "end",
  "OA": "up",
  "OB": "down",
  "OC": "right",
  "OD": "left",
  "OH": "home",
  "OF": "end",
  "[1~": "home",
  "[3~": "delete",
  "[4~": "end",
  "[7~": "home",
  "[8~": "end",
  "[1;5C": "word-right",
  "[1;5D": "word-left",
  "[1;3C": "word-right",
  "[1;3D": "word-left",
  "b": "word-left",
  "f": "word-right",
  "\r": "newline",
  "\x7f": "kill-word",
};

const PASTE_BEGIN = "[200~";
const PASTE_END = "\x1b[201~";

/** Tells keys from a terminal's bytes, which may come in pieces. */
export class KeyReader {
  readonly #decoder = new TextDecoder("utf-8");
  #rest = "";

  /** The keys that are whole with these bytes. An escape at the end of a piece is the key escape, which does nothing. */
  read(bytes: Uint8Array): Key[] {
    this.#rest += this.#decoder.decode(bytes, { stream: true });
    const keys: Key[] = [];
    while (this.#rest !== "") {
      const key = this.#next();
      if (key === "wait") break;
      if (key !== null) keys.push(key);
    }
    return keys;
  }

  #next(): Key | null | "wait" {
    const text = this.#rest;
    if (text[0] === "\x1b") return this.#escape(text);
    const code = text.charCodeAt(0);
    if (code < 0x20 || code === 0x7f) {
      this.#rest = text.slice(1);
      const name = CONTROLS[code];
      return name === undefined ? null : { kind: "key", name };
    }
    // deno-lint-ignore no-control-regex -- the controls are what ends the text.
    const [plain] = /^[^\x00-\x1f\x7f]+/.exec(text)!;
    this.#rest = text.slice(plain.length);
    return { kind: "text", text: plain };
  }

  #escape(text: string): Key | null | "wait" {
    if (text.startsWith(PASTE_BEGIN, 1)) {
      const end = text.indexOf(PASTE_END);
      if (end < 0) return "wait";
      this.#rest = text.slice(end + PASTE_END.length);
      const pasted = text.slice(1 + PASTE_BEGIN.length, end).replace(/\r\n?/g, "\n");
      return { kind: "paste", text: pasted };
    }
    // deno-lint-ignore no-control-regex -- so these sequences are made.
    const match = /^\x1b(\[[0-9;?]*[@-~]|O[A-Za-z]|[\s\S])?/.exec(text)!;
    const sequence = match[1];
    if (sequence === "[" || sequence === "O") {
      // Cut off: the rest comes with the next piece.
      if (text.length === 2) return "wait";
    }
    this.#rest = text.slice(match[0].length);
    const name = sequence === undefined ? undefined : SEQUENCES[sequence];
    return name === undefined ? null : { kind: "key", name };
  }
}
