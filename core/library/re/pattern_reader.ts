/** Reading a pattern token by token: a token is a character, or a backslash with the one behind it. */
import { isIdentifier } from "../../objects/text/unicode.ts";
import { bytesRepr, escapeNonAscii, stringRepr } from "../../objects/text/string_repr.ts";

/** Thrown while a pattern is parsed: what re.PatternError says. `at` is -1 when no place is told. */
export class PatternFailure {
  constructor(readonly message: string, readonly at: number) {}
}

/** Thrown while a pattern is parsed: another exception of this kind. */
export class FlagFailure {
  constructor(
    readonly kind: "value" | "overflow" | "recursion",
    readonly message: string,
  ) {}
}

export const DIGITS = "0123456789";
export const OCTAL_DIGITS = "01234567";
export const HEX_DIGITS = "0123456789abcdefABCDEF";

const BACKSLASH = 0x5c;

/** A pattern's characters and a place in it. */
export class PatternReader {
  readonly #points: ArrayLike<number>;
  /** Whether the pattern is a str. */
  readonly isText: boolean;
  /** Index of the next token: what messages tell. */
  at = 0;

  /** @throws PatternFailure for a lonely backslash at the end */
  constructor(points: ArrayLike<number>, isText: boolean) {
    this.#points = points;
    this.isText = isText;
    this.#checkEnd();
  }

  #checkEnd(): void {
    const last = this.#points.length - 1;
    if (this.at === last && this.#points[last] === BACKSLASH) {
      throw new PatternFailure("bad escape (end of pattern)", last);
    }
  }

  get length(): number {
    return this.#points.length;
  }

  /** The next token, "" at the end. */
  get next(): string {
    if (this.at >= this.#points.length) return "";
    const first = String.fromCodePoint(this.#points[this.at]);
    return first === "\\" ? first + String.fromCodePoint(this.#points[this.at + 1]) : first;
  }

  /** The next character's code point, -1 at the end; a backslash is one. */
  get nextPoint(): number {
    return this.at < this.#points.length ? this.#points[this.at] : -1;
  }

  /** Takes the next token; "" at the end. */
  take(): string {
    const token = this.next;
    if (token !== "") {
      this.at += token.charCodeAt(0) === BACKSLASH ? 2 : 1;
      this.#checkEnd();
    }
    return token;
  }

  /** Takes the next token if it is this one. */
  match(token: string): boolean {
    if (this.next !== token) return false;
    this.take();
    return true;
  }

  /** Takes up to `most` tokens of a set of characters. */
  takeWhile(most: number, characters: string): string {
    let taken = "";
    while (taken.length < most && this.nextIs(characters)) taken += this.take();
    return taken;
  }

  /** Whether the next token is one of some characters. */
  nextIs(characters: string): boolean {
    const { next } = this;
    return next !== "" && next.length === 1 && characters.includes(next);
  }

  /** Takes what stands before a terminator, and that. */
  takeUntil(terminator: string, what: string): string {
    let taken = "";
    for (;;) {
      const token = this.take();
      if (token === "") {
        if (taken === "") this.fail(`missing ${what}`);
        this.fail(`missing ${terminator}, unterminated name`, lengthOf(taken));
      }
      if (token === terminator) {
        if (taken === "") this.fail(`missing ${what}`, 1);
        return taken;
      }
      taken += token;
    }
  }

  /** @throws PatternFailure when a group cannot be named so */
  checkGroupName(name: string, offset: number): void {
    // deno-lint-ignore no-control-regex
    const isAscii = /^[\x00-\x7f]*$/.test(name);
    if (!this.isText && !isAscii) {
      this.fail(
        `bad character in group name ${escapeNonAscii(stringRepr(name))}`,
        lengthOf(name) + offset,
      );
    }
    if (!isIdentifier(name)) {
      this.fail(`bad character in group name ${stringRepr(name)}`, lengthOf(name) + offset);
    }
  }

  /** @param back how far before the next token the mistake begins */
  fail(message: string, back = 0): never {
    throw new PatternFailure(message, this.at - back);
  }
}

/** Code points of a text. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** repr() of some characters of a pattern. */
export function tokenRepr(text: string, isText: boolean): string {
  if (isText) return stringRepr(text);
  return bytesRepr(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
