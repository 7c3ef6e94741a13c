/** Kernels of the methods of str that pad text (objects/types/str_replace.ts): short Latin-1 text. */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { needLatin1 } from "./native_texts.ts";
import { isSmall } from "./state.ts";
import { copyBytes, newLatin1, TEXT_MOST } from "./texts.ts";

/** Where PAD puts fill characters. */
export const PAD_BEFORE = 0;
export const PAD_BEHIND = 1;
export const PAD_BOTH = 2;
/** Zeros before the text, behind its sign. */
export const PAD_ZEROS = 3;

const SPACE = 0x20;
const ZERO = 0x30;
const PLUS = 0x2b;
const MINUS = 0x2d;

function fillBytes(k: Builder, to: I32, count: I32, fill: I32): void {
  const at = k.let(to);
  const end = k.let(to.add(count));
  k.block((done) => {
    k.loop((again) => {
      k.gotoIf(at.geU(end), done);
      k.byte(at, TEXT_UNITS, fill);
      k.set(at, at.add(1));
      k.goto(again);
    });
  });
}

/** The width that is asked for, and how much of it the text leaves; returns the text where that is nothing. */
function paddingOf(
  k: Builder,
  text: I32,
  wanted: I32,
  fail: Label,
): { width: Variable<I32>; count: Variable<I32>; padding: Variable<I32> } {
  needLatin1(k, text, fail);
  k.guard(isSmall(wanted), fail);
  const width = k.let(wanted.shr(1));
  const count = k.let(word(text, LENGTH).shr(1));
  k.if(width.le(count), () => k.return(text));
  // One character alone is a shared one.
  k.gotoIf(width.ge(TEXT_MOST).or(width.eq(1)), fail);
  const padding = k.let(width.sub(count));
  return { width, count, padding };
}

/**
 * str.ljust and its kin: the text, the width, the fill character or 0 for a space, PAD_*. 0 when it fails.
 */
export const PAD = routine("pad", ["i32", "i32", "i32", "i32"], (k, ...values) => {
  const [text, wanted, filling, where] = values as Variable<I32>[];
  k.block((fail) => {
    const fill = k.let(select(where.eq(PAD_ZEROS), int(ZERO), int(SPACE)));
    k.if(filling, () => {
      needLatin1(k, filling, fail);
      k.guard(word(filling, LENGTH).eq(3), fail);
      k.set(fill, byte(filling, TEXT_UNITS));
    });
    const { width, count, padding } = paddingOf(k, text, wanted, fail);
    const left = k.let(select(where.eq(PAD_BEHIND), int(0), padding));
    k.if(where.eq(PAD_BOTH), () => {
      k.set(left, padding.shr(1).add(padding.and(width).and(1)));
    });
    const made = newLatin1(k, width, fail);
    fillBytes(k, made, left, fill);
    const to = k.let(made.add(left));
    copyBytes(k, text, to, count);
    fillBytes(k, to.add(count), padding.sub(left), fill);
    k.if(where.eq(PAD_ZEROS), () => {
      const sign = k.let(byte(to, TEXT_UNITS));
      k.if(count.ne(0).and(sign.eq(PLUS).or(sign.eq(MINUS))), () => {
        k.byte(made, TEXT_UNITS, sign);
        k.byte(to, TEXT_UNITS, ZERO);
      });
    });
    k.return(made);
  });
  k.return(int(0));
});
