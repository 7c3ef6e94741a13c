/** The replay of the patterns of a `case`; see replay.ts. */

import * as T from "../token_kinds.ts";
import { Memo, type Piece } from "./replay.ts";
import { TargetReplay } from "./replay_targets.ts";

/** The rules from `patterns` down. */
export abstract class PatternReplay extends TargetReplay {
  /** patterns: an open sequence or one pattern. */
  protected patterns(): boolean {
    const start = this.mark;
    if (this.#openSequence()) return true;
    this.mark = start;
    return this.#pattern() !== null;
  }

  /** open_sequence_pattern. */
  #openSequence(): boolean {
    if (!this.#maybeStar() || !this.accept(T.COMMA)) return false;
    this.#optionalSequence();
    return true;
  }

  /** maybe_sequence_pattern?: matches always. */
  #optionalSequence(): void {
    const start = this.mark;
    if (!this.#maybeStar()) {
      this.mark = start;
      return;
    }
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.COMMA)) return;
      if (!this.#maybeStar()) {
        this.mark = before + 1;
        return;
      }
    }
  }

  #maybeStar(): boolean {
    const start = this.mark;
    if (this.#starPattern()) return true;
    this.mark = start;
    return this.#pattern() !== null;
  }

  #starPattern(): boolean {
    const known = this.recall(Memo.StarPattern);
    if (known !== undefined) return known !== null;
    const start = this.mark;
    let found: Piece | null = null;
    if (this.accept(T.STAR)) {
      if (this.#captureTarget() || (this.mark = start + 1, this.acceptSoftKeyword("_"))) {
        found = this.make("pattern", start);
      }
    }
    return this.remember(Memo.StarPattern, start, found) !== null;
  }

  /** pattern: as_pattern or or_pattern. */
  #pattern(): Piece | null {
    this.enter(4);
    const start = this.mark;
    const found = this.#asPattern() ?? (this.mark = start, this.#orPattern());
    this.depth -= 4;
    return found;
  }

  #asPattern(): Piece | null {
    const start = this.mark;
    if (this.#orPattern() !== null && this.accept(T.AS) && this.#captureTarget()) {
      return this.make("pattern", start);
    }
    if (this.invalid) {
      this.mark = start;
      if (this.#orPattern() !== null && this.accept(T.AS)) {
        if (this.isSoftKeyword("_")) {
          this.raiseAt(this.pieceOf(this.mark), "cannot use '_' as a target");
        }
        const target = this.expression();
        if (target !== null) this.raiseAt(target, `cannot use ${target.what} as pattern target`);
      }
    }
    return null;
  }

  #orPattern(): Piece | null {
    const start = this.mark;
    const first = this.#closedPattern();
    if (first === null) return null;
    let found = first;
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.VBAR) || this.#closedPattern() === null) {
        this.mark = before;
        return found;
      }
      found = this.make("pattern", start);
    }
  }

  #closedPattern(): Piece | null {
    const known = this.recall(Memo.ClosedPattern);
    if (known !== undefined) return known;
    const start = this.mark;
    const isSimple = this.#literalPattern() || (this.mark = start, this.#captureTarget()) ||
      (this.mark = start, this.acceptSoftKeyword("_")) ||
      (this.mark = start, this.#valuePattern());
    let found: Piece | null = null;
    if (isSimple) {
      found = this.make("pattern", start);
    } else {
      found = (this.mark = start, this.#groupPattern());
      const isMatched = found !== null || (this.mark = start, this.#sequencePattern()) ||
        (this.mark = start, this.#mappingPattern()) ||
        (this.mark = start, this.#classPattern());
      if (isMatched) found ??= this.make("pattern", start);
    }
    return this.remember(Memo.ClosedPattern, start, found);
  }

  /** literal_pattern, and literal_expr, which accepts the same. */
  #literalPattern(): boolean {
    const start = this.mark;
    this.accept(T.MINUS);
    if (this.number() !== null && !this.isOneOf(T.PLUS, T.MINUS)) return true;
    this.mark = start;
    if (this.#complexNumber()) return true;
    this.mark = start;
    const kind = this.peek();
    if (kind === T.STRING || kind === T.FSTRING_START || kind === T.TSTRING_START) {
      return this.strings() !== null;
    }
    return this.accept(T.NONE) || this.accept(T.TRUE) || this.accept(T.FALSE);
  }

  #complexNumber(): boolean {
    this.accept(T.MINUS);
    const real = this.number();
    if (real === null) return false;
    if (this.#isImaginary(this.mark - 1)) {
      this.raiseAt(real, "real number required in complex literal");
    }
    if (!this.accept(T.PLUS) && !this.accept(T.MINUS)) return false;
    const imaginary = this.number();
    if (imaginary === null) return false;
    if (!this.#isImaginary(this.mark - 1)) {
      this.raiseAt(imaginary, "imaginary number required in complex literal");
    }
    return true;
  }

  #isImaginary(index: number): boolean {
    const last = this.tokens.text.charCodeAt(this.tokens.ends[index] - 1) | 32;
    return last === 106;
  }

  /** pattern_capture_target. */
  #captureTarget(): boolean {
    if (this.isSoftKeyword("_")) return false;
    return this.accept(T.NAME) && !this.isOneOf(T.DOT, T.LPAR, T.EQUAL);
  }

  /** name_or_attr; tells how many names there are. */
  #nameOrAttribute(): number {
    if (!this.accept(T.NAME)) return 0;
    let count = 1;
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.DOT) || !this.accept(T.NAME)) {
        this.mark = before;
        return count;
      }
      count++;
    }
  }

  #valuePattern(): boolean {
    return this.#nameOrAttribute() > 1 && !this.isOneOf(T.DOT, T.LPAR, T.EQUAL);
  }

  /** group_pattern: has the range of what is inside the parentheses. */
  #groupPattern(): Piece | null {
    const inner = this.accept(T.LPAR) ? this.#pattern() : null;
    return inner !== null && this.accept(T.RPAR) ? inner : null;
  }

  #sequencePattern(): boolean {
    const start = this.mark;
    if (this.accept(T.LSQB)) {
      this.#optionalSequence();
      return this.accept(T.RSQB);
    }
    if (!this.accept(T.LPAR)) return false;
    if (!this.#openSequence()) this.mark = start + 1;
    return this.accept(T.RPAR);
  }

  #mappingPattern(): boolean {
    if (!this.accept(T.LBRACE)) return false;
    if (this.accept(T.RBRACE)) return true;
    const start = this.mark;
    if (this.#restPattern()) {
      this.accept(T.COMMA);
      if (this.accept(T.RBRACE)) return true;
    }
    this.mark = start;
    if (!this.#keyValuePattern()) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#keyValuePattern()) continue;
      this.mark = before;
      break;
    }
    const afterItems = this.mark;
    if (this.accept(T.COMMA) && this.#restPattern()) {
      this.accept(T.COMMA);
      if (this.accept(T.RBRACE)) return true;
    }
    this.mark = afterItems;
    this.accept(T.COMMA);
    return this.accept(T.RBRACE);
  }

  /** double_star_pattern. */
  #restPattern(): boolean {
    return this.accept(T.DOUBLESTAR) && this.#captureTarget();
  }

  #keyValuePattern(): boolean {
    const start = this.mark;
    if (!this.#literalPattern()) {
      this.mark = start;
      if (this.#nameOrAttribute() < 2) return false;
    }
    return this.accept(T.COLON) && this.#pattern() !== null;
  }

  #classPattern(): boolean {
    const start = this.mark;
    if (this.#nameOrAttribute() === 0 || !this.accept(T.LPAR)) return false;
    const inside = this.mark;
    if (this.accept(T.RPAR)) return true;
    if (this.#positionalPatterns() !== null) {
      const afterPositional = this.mark;
      this.accept(T.COMMA);
      if (this.accept(T.RPAR)) return true;
      this.mark = afterPositional;
      if (this.accept(T.COMMA) && this.#keywordPatterns()) {
        this.accept(T.COMMA);
        if (this.accept(T.RPAR)) return true;
      }
    }
    this.mark = inside;
    if (this.#keywordPatterns()) {
      this.accept(T.COMMA);
      if (this.accept(T.RPAR)) return true;
    }
    if (this.invalid) {
      this.mark = start;
      this.#nameOrAttribute();
      this.mark = inside;
      this.#invalidClassArguments();
    }
    return false;
  }

  /** [positional_patterns ','] keyword_patterns ',' positional_patterns. */
  #invalidClassArguments(): void {
    const start = this.mark;
    if (this.#positionalPatterns() === null || !this.accept(T.COMMA)) this.mark = start;
    if (!this.#keywordPatterns() || !this.accept(T.COMMA)) return;
    const late = this.#positionalPatterns();
    if (late === null) return;
    this.raiseRange(
      late[0],
      late[late.length - 1],
      "positional patterns follow keyword patterns",
    );
  }

  #positionalPatterns(): Piece[] | null {
    const first = this.#pattern();
    if (first === null) return null;
    const found = [first];
    for (;;) {
      const before = this.mark;
      const next = this.accept(T.COMMA) ? this.#pattern() : null;
      if (next === null) {
        this.mark = before;
        return found;
      }
      found.push(next);
    }
  }

  #keywordPatterns(): boolean {
    if (!this.#keywordPattern()) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#keywordPattern()) continue;
      this.mark = before;
      return true;
    }
  }

  #keywordPattern(): boolean {
    return this.accept(T.NAME) && this.accept(T.EQUAL) && this.#pattern() !== null;
  }
}
