/** What is seen of the input: prompts and lines, drawn anew after each key, with the cursor in its place. */

/** Columns that a character takes: 2 for those of East Asia and emoji, 0 for what joins the one before. */
export function widthOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\u200b-\u200f\ufe00-\ufe0f]/u.test(character)) return 0;
  if (
    (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  ) return 2;
  return 1;
}

/** Draws an input on a terminal. */
export class Screen {
  readonly #write: (text: string) => void;
  readonly #columns: () => number;
  readonly #prompts: readonly [first: string, next: string];
  /** Rows between the first one of the input and the cursor. */
  #row = 0;

  /** @param prompts as they are seen: escape sequences in them take no room */
  constructor(
    write: (text: string) => void,
    columns: () => number,
    prompts: readonly [first: string, next: string],
  ) {
    this.#write = write;
    this.#columns = columns;
    this.#prompts = prompts;
  }

  /** Draws the text with the cursor at a place in it. */
  draw(text: string, cursor: number): void {
    const columns = Math.max(8, this.#columns());
    let out = this.#top();
    let row = 0;
    let column = 0;
    let cursorRow = 0;
    let cursorColumn = 0;
    let at = 0;
    text.split("\n").forEach((line, number) => {
      if (number > 0) {
        out += "\r\n";
        row++;
        at++;
      }
      const prompt = this.#prompts[number === 0 ? 0 : 1];
      out += prompt;
      // deno-lint-ignore no-control-regex -- escape sequences take no room.
      column = prompt.replace(/\x1b\[[0-9;]*m/g, "").length;
      for (const character of line) {
        if (at === cursor) [cursorRow, cursorColumn] = [row, column];
        const width = widthOf(character);
        if (column + width > columns) {
          out += "\r\n";
          row++;
          column = 0;
          if (at === cursor) [cursorRow, cursorColumn] = [row, 0];
        }
        out += character;
        column += width;
        at += character.length;
      }
      if (column >= columns) {
        out += "\r\n";
        row++;
        column = 0;
      }
      if (at === cursor) [cursorRow, cursorColumn] = [row, column];
    });
    if (row > cursorRow) out += `\x1b[${row - cursorRow}A`;
    out += "\r";
    if (cursorColumn > 0) out += `\x1b[${cursorColumn}C`;
    this.#row = cursorRow;
    this.#write(out);
  }

  /** Leaves the input as it stands, with the cursor at the beginning of the line below. */
  finish(text: string): void {
    this.draw(text, text.length);
    this.#write("\r\n");
    this.#row = 0;
  }

  /** Clears the whole terminal. */
  clear(): void {
    this.#write("\x1b[H\x1b[2J");
    this.#row = 0;
  }

  #top(): string {
    return (this.#row > 0 ? `\x1b[${this.#row}A` : "") + "\r\x1b[J";
  }
}

/** Names in columns, as wide as the terminal. */
export function inColumns(names: readonly string[], columns: number): string {
  const wide = Math.max(...names.map((name) => name.length)) + 2;
  const across = Math.max(1, Math.floor(columns / wide));
  const down = Math.ceil(names.length / across);
  const lines: string[] = [];
  for (let i = 0; i < down; i++) {
    const row: string[] = [];
    for (let j = i; j < names.length; j += down) row.push(names[j].padEnd(wide));
    lines.push(row.join("").trimEnd());
  }
  return lines.join("\r\n") + "\r\n";
}
