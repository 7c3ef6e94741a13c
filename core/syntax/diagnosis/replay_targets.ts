/** The replay of what is assigned to or deleted; see replay.ts. */

import * as T from "../token_kinds.ts";
import { Memo, type Piece } from "./replay.ts";
import { DisplayReplay } from "./replay_displays.ts";

/** The rules `star_targets`, `single_target`, `t_primary` and `del_targets`. */
export abstract class TargetReplay extends DisplayReplay {
  /** star_targets. */
  protected starTargets(): Piece | null {
    const start = this.mark;
    const first = this.starTarget();
    if (first === null) return null;
    if (!this.isNext(T.COMMA)) return first;
    const parts = this.#restOfTargets(first, false);
    return this.make("tuple", start, parts);
  }

  /** The targets behind the first one, with the last comma. */
  #restOfTargets(first: Piece, isDel: boolean): Piece[] {
    const parts = [first];
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.COMMA)) return parts;
      const next = isDel ? this.#delTarget() : this.starTarget();
      if (next === null) {
        this.mark = before + 1;
        return parts;
      }
      parts.push(next);
    }
  }

  protected starTarget(): Piece | null {
    const known = this.recall(Memo.StarTarget);
    if (known !== undefined) return known;
    const start = this.mark;
    let found: Piece | null = null;
    if (this.accept(T.STAR) && !this.isNext(T.STAR)) {
      const value = this.starTarget();
      if (value !== null) found = this.make("starred", start, [value]);
    }
    if (found === null) {
      this.mark = start;
      found = this.#targetWithStarAtom();
    }
    return this.remember(Memo.StarTarget, start, found);
  }

  #targetWithStarAtom(): Piece | null {
    const known = this.recall(Memo.TargetWithStarAtom);
    if (known !== undefined) return known;
    this.enter(4);
    const start = this.mark;
    let found = this.attributeOrSubscript();
    if (found === null) {
      this.mark = start;
      found = this.#starAtom();
    }
    this.depth -= 4;
    return this.remember(Memo.TargetWithStarAtom, start, found);
  }

  #starAtom(): Piece | null {
    const start = this.mark;
    const kind = this.peek();
    if (kind === T.NAME) return this.name();
    if (kind === T.LSQB) {
      this.mark++;
      const parts = this.#targetsInBrackets(false);
      return this.accept(T.RSQB) ? this.make("list", start, parts) : null;
    }
    if (kind !== T.LPAR) return null;
    this.mark++;
    const single = this.#targetWithStarAtom();
    if (single !== null && this.accept(T.RPAR)) return single;
    this.mark = start + 1;
    const first = this.starTarget();
    let parts: Piece[] = [];
    if (first !== null && this.isNext(T.COMMA)) parts = this.#restOfTargets(first, false);
    else this.mark = start + 1;
    return this.accept(T.RPAR) ? this.make("tuple", start, parts) : null;
  }

  #targetsInBrackets(isDel: boolean): Piece[] {
    const start = this.mark;
    const first = isDel ? this.#delTarget() : this.starTarget();
    if (first !== null) return this.#restOfTargets(first, isDel);
    this.mark = start;
    return [];
  }

  /** single_subscript_attribute_target, and the same alternatives of the other targets. */
  protected attributeOrSubscript(): Piece | null {
    const start = this.mark;
    if (this.#targetPrimary() === null) return null;
    const before = this.mark;
    if (this.accept(T.DOT) && this.accept(T.NAME) && !this.#isTrailerNext()) {
      return this.make("attribute", start);
    }
    this.mark = before;
    if (
      this.accept(T.LSQB) && this.slices() && this.accept(T.RSQB) && !this.#isTrailerNext()
    ) {
      return this.make("subscript", start);
    }
    return null;
  }

  /** t_lookahead. */
  #isTrailerNext(): boolean {
    return this.isOneOf(T.LPAR, T.LSQB, T.DOT);
  }

  /** t_primary: a primary without its last trailer. */
  #targetPrimary(): Piece | null {
    const known = this.recall(Memo.TPrimary);
    if (known !== undefined) return known;
    this.enter(6);
    const start = this.mark;
    let found = this.atom();
    if (found !== null && !this.#isTrailerNext()) found = null;
    while (found !== null) {
      const before = this.mark;
      const grown = this.trailer(start, before);
      if (grown === null || !this.#isTrailerNext()) {
        this.mark = before;
        break;
      }
      found = grown;
    }
    this.depth -= 6;
    return this.remember(Memo.TPrimary, start, found);
  }

  /** single_target. */
  protected singleTarget(): Piece | null {
    const start = this.mark;
    const found = this.attributeOrSubscript();
    if (found !== null) return found;
    this.mark = start;
    if (this.isNext(T.NAME)) return this.name();
    if (!this.accept(T.LPAR)) return null;
    this.enter(1);
    const inner = this.singleTarget();
    this.depth--;
    return inner !== null && this.accept(T.RPAR) ? inner : null;
  }

  /** del_targets. */
  protected delTargets(): boolean {
    const first = this.#delTarget();
    if (first === null) return false;
    this.#restOfTargets(first, true);
    return true;
  }

  #delTarget(): Piece | null {
    const known = this.recall(Memo.DelTarget);
    if (known !== undefined) return known;
    this.enter(4);
    const start = this.mark;
    let found = this.attributeOrSubscript();
    if (found === null) {
      this.mark = start;
      found = this.#delAtom();
    }
    this.depth -= 4;
    return this.remember(Memo.DelTarget, start, found);
  }

  #delAtom(): Piece | null {
    const start = this.mark;
    const kind = this.peek();
    if (kind === T.NAME) return this.name();
    if (kind === T.LSQB) {
      this.mark++;
      const parts = this.#targetsInBrackets(true);
      return this.accept(T.RSQB) ? this.make("list", start, parts) : null;
    }
    if (kind !== T.LPAR) return null;
    this.mark++;
    const single = this.#delTarget();
    if (single !== null && this.accept(T.RPAR)) return single;
    this.mark = start + 1;
    const parts = this.#targetsInBrackets(true);
    return this.accept(T.RPAR) ? this.make("tuple", start, parts) : null;
  }
}
