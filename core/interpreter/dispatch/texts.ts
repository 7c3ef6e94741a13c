/** Kernels on str: equality, order, hash, concatenation, slices, decimal text. Long ones are left to the slow way, which charges work. */
import {
  LENGTH,
  ROPE_BYTES,
  ROPE_LEFT,
  ROPE_RIGHT,
  TEXT_HASH,
  TEXT_UNITS,
} from "../../heap/layouts/basic.ts";
import { CHARACTERS, EMPTY_STR } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { byte, type I32, int, longWord, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { CHARACTER_STRIDE } from "../../objects/values/text.ts";
import { ROPE_SHAPE, STR1_SHAPE, STR2_SHAPE, STR4_SHAPE } from "../../objects/well_known.ts";
import { allocate, rounded } from "./allocation.ts";

/** Kernels read no more characters than this. */
const SHORT = small(64);
/** Concatenations of this length and more are ropes (objects/values/text.ts). */
const ROPE_MINIMUM = small(256);
/** Longer ones go the slow way, which may refuse them. */
const ROPE_MOST = small(1 << 24);

/** The one-character str of a Latin-1 unit. */
export function character(unit: I32): I32 {
  return unit.mul(CHARACTER_STRIDE).add(CHARACTERS);
}

/** Whether the shape is that of a flat str. */
export function isFlatStr(shape: I32): I32 {
  return shape.eq(STR1_SHAPE).or(shape.eq(STR2_SHAPE)).or(shape.eq(STR4_SHAPE));
}

/** Whether `count` bytes at two 4-aligned addresses are the same. */
function sameBytes(k: Builder, left: I32, right: I32, count: I32): Variable<I32> {
  const same = k.let(int(0));
  const at = k.let(int(0));
  const words = k.let(count.and(-4));
  k.block((differ) => {
    k.block((end) => {
      k.loop((again) => {
        k.gotoIf(at.geU(words), end);
        k.gotoIf(word(left.add(at), TEXT_UNITS).ne(word(right.add(at), TEXT_UNITS)), differ);
        k.set(at, at.add(4));
        k.goto(again);
      });
    });
    k.block((end) => {
      k.loop((again) => {
        k.gotoIf(at.geU(count), end);
        k.gotoIf(byte(left.add(at), TEXT_UNITS).ne(byte(right.add(at), TEXT_UNITS)), differ);
        k.set(at, at.add(1));
        k.goto(again);
      });
    });
    k.set(same, int(1));
  });
  return same;
}

/** Whether two flat str are equal; fails for long ones that are not the same object. */
export function equalStr(k: Builder, left: I32, right: I32, fail: Label): Variable<I32> {
  const same = k.let(left.eq(right));
  k.block((known) => {
    k.gotoIf(same, known);
    const shape = k.let(word(left));
    // The narrowest width is the only one.
    k.gotoIf(shape.ne(word(right)), known);
    const length = k.let(word(left, LENGTH));
    k.gotoIf(length.ne(word(right, LENGTH)), known);
    const leftHash = k.let(word(left, TEXT_HASH));
    const rightHash = k.let(word(right, TEXT_HASH));
    k.gotoIf(leftHash.ne(0).and(rightHash.ne(0)).and(leftHash.ne(rightHash)), known);
    k.gotoIf(length.gt(SHORT), fail);
    const bytes = k.let(
      length.shr(1).shl(
        select(shape.eq(STR1_SHAPE), int(0), select(shape.eq(STR2_SHAPE), int(1), int(2))),
      ),
    );
    k.set(same, sameBytes(k, left, right, bytes));
  });
  return same;
}

/** The hash word of a flat str, computed and kept when it is a short Latin-1 one. */
export function hashStr(k: Builder, text: I32, fail: Label): Variable<I32> {
  const hash = k.let(word(text, TEXT_HASH));
  k.block((known) => {
    k.gotoIf(hash, known);
    k.gotoIf(word(text).ne(STR1_SHAPE), fail);
    k.gotoIf(word(text, LENGTH).gt(SHORT), fail);
    const count = k.let(word(text, LENGTH).shr(1));
    const at = k.let(int(0));
    k.set(hash, int(0x811c9dc5 | 0));
    k.block((end) => {
      k.loop((again) => {
        k.gotoIf(at.ge(count), end);
        k.set(hash, hash.xor(byte(text.add(at), TEXT_UNITS)).mul(0x01000193));
        k.set(at, at.add(1));
        k.goto(again);
      });
    });
    k.set(hash, hash.xor(hash.shrU(15)).shl(1).or(1).and(0x7fffffff));
    k.word(text, TEXT_HASH, hash);
  });
  return hash;
}

/** The order of two short Latin-1 str: below 0, 0, above 0. */
export function orderLatin1(k: Builder, left: I32, right: I32, fail: Label): Variable<I32> {
  k.gotoIf(word(left).ne(STR1_SHAPE).or(word(right).ne(STR1_SHAPE)), fail);
  const leftLength = k.let(word(left, LENGTH).shr(1));
  const rightLength = k.let(word(right, LENGTH).shr(1));
  const count = k.let(select(leftLength.lt(rightLength), leftLength, rightLength));
  const at = k.let(int(0));
  const order = k.let(leftLength.sub(rightLength));
  k.block((known) => {
    k.loop((again) => {
      k.gotoIf(at.ge(count), known);
      k.gotoIf(at.ge(SHORT >> 1), fail);
      const difference = k.let(
        byte(left.add(at), TEXT_UNITS).sub(byte(right.add(at), TEXT_UNITS)),
      );
      k.set(at, at.add(1));
      k.gotoIf(difference.not(), again);
      k.set(order, difference);
    });
  });
  return order;
}

/** Texts of so many characters and more are made the slow way. */
export const TEXT_MOST = 1024;

/** A Latin-1 str of `count` characters, not filled; count is above 1 and below TEXT_MOST. */
export function newLatin1(k: Builder, count: I32, fail: Label): Variable<I32> {
  const text = allocate(k, rounded(count.add(TEXT_UNITS)), fail);
  k.word(text, 0, STR1_SHAPE);
  k.word(text, LENGTH, count.shl(1).or(1));
  return text;
}

/** A str of `count` characters of 16 bits, not filled, of which one is to be beyond Latin-1; count is below TEXT_MOST. */
export function newWide(k: Builder, count: I32, fail: Label): Variable<I32> {
  const text = allocate(k, rounded(count.shl(1).add(TEXT_UNITS)), fail);
  k.word(text, 0, STR2_SHAPE);
  k.word(text, LENGTH, count.shl(1).or(1));
  return text;
}

/**
 * Copies `count` characters of a Latin-1 str, eight at a time as long as there are so many: neither end is aligned, which
 * WebAssembly allows, and these kernels are made for it alone.
 */
export function copyBytes(k: Builder, from: I32, to: I32, count: I32): void {
  const at = k.let(int(0));
  const eights = k.let(count.and(-8));
  k.block((rest) => {
    k.loop((again) => {
      k.gotoIf(at.ge(eights), rest);
      k.long(to.add(at), TEXT_UNITS, longWord(from.add(at), TEXT_UNITS));
      k.set(at, at.add(8));
      k.goto(again);
    });
  });
  k.block((end) => {
    k.loop((again) => {
      k.gotoIf(at.ge(count), end);
      k.byte(to.add(at), TEXT_UNITS, byte(from.add(at), TEXT_UNITS));
      k.set(at, at.add(1));
      k.goto(again);
    });
  });
}

/** left + right of two Latin-1 str, when it is no rope. */
export function concatenateLatin1(k: Builder, left: I32, right: I32, fail: Label): Variable<I32> {
  k.gotoIf(word(left).ne(STR1_SHAPE).or(word(right).ne(STR1_SHAPE)), fail);
  const leftLength = k.let(word(left, LENGTH));
  const rightLength = k.let(word(right, LENGTH));
  k.gotoIf(leftLength.geU(ROPE_MINIMUM).or(rightLength.geU(ROPE_MINIMUM)), fail);
  const text = k.variable("i32");
  k.block((made) => {
    k.set(text, right);
    k.gotoIf(leftLength.eq(1), made);
    k.set(text, left);
    k.gotoIf(rightLength.eq(1), made);
    const length = k.let(leftLength.add(rightLength).sub(1));
    k.gotoIf(length.ge(ROPE_MINIMUM), fail);
    k.set(text, newLatin1(k, length.shr(1), fail));
    copyBytes(k, left, text, leftLength.shr(1));
    copyBytes(k, right, text.add(leftLength.shr(1)), rightLength.shr(1));
  });
  return text;
}

/** left + right of two exact str as a rope, when the result is so long. */
export function concatenateRope(k: Builder, left: I32, right: I32, fail: Label): Variable<I32> {
  const leftLength = k.let(word(left, LENGTH));
  const rightLength = k.let(word(right, LENGTH));
  const length = k.let(leftLength.add(rightLength).sub(1));
  k.gotoIf(leftLength.eq(small(0)).or(rightLength.eq(small(0))), fail);
  k.gotoIf(length.lt(ROPE_MINIMUM).or(length.gt(ROPE_MOST)), fail);
  const rope = allocate(k, ROPE_BYTES, fail);
  k.word(rope, 0, ROPE_SHAPE);
  k.word(rope, LENGTH, length);
  k.word(rope, ROPE_LEFT, left);
  k.word(rope, ROPE_RIGHT, right);
  return rope;
}

/** The concatenation of `count` short Latin-1 str from an address on. */
export function joinLatin1(k: Builder, from: I32, count: I32, fail: Label): Variable<I32> {
  const end = k.let(from.add(count.shl(2)));
  const at = k.let(from);
  const length = k.let(int(0));
  k.guard(count.gt(1), fail);
  k.loop((again) => {
    const part = k.let(word(at));
    k.guard(word(part).eq(STR1_SHAPE), fail);
    k.set(length, length.add(word(part, LENGTH).shr(1)));
    k.gotoIf(length.geU(TEXT_MOST), fail);
    k.set(at, at.add(4));
    k.gotoIf(at.ltU(end), again);
  });
  const text = k.let(int(EMPTY_STR));
  k.if(length, () => {
    k.set(text, newLatin1(k, length, fail));
    k.set(at, from);
    const to = k.let(text as I32);
    k.loop((again) => {
      const part = k.let(word(at));
      const units = k.let(word(part, LENGTH).shr(1));
      copyBytes(k, part, to, units);
      k.set(to, to.add(units));
      k.set(at, at.add(4));
      k.gotoIf(at.ltU(end), again);
    });
  });
  return text;
}

/** joinLatin1 as a function: 0 when it fails. */
export const JOIN = routine("join", ["i32", "i32"], (k, from, count) => {
  k.block((fail) => k.return(joinLatin1(k, from as I32, count as I32, fail)));
  k.return(int(0));
});

/** Characters start to start + count of a Latin-1 str, which are within it. */
export function sliceLatin1(
  k: Builder,
  source: I32,
  start: I32,
  count: I32,
  fail: Label,
): Variable<I32> {
  const text = k.variable("i32");
  k.block((made) => {
    k.set(text, int(EMPTY_STR));
    k.gotoIf(count.le(0), made);
    k.set(text, character(byte(source.add(start), TEXT_UNITS)));
    k.gotoIf(count.eq(1), made);
    k.gotoIf(count.ge(TEXT_MOST), fail);
    k.set(text, newLatin1(k, count, fail));
    copyBytes(k, source.add(start), text, count);
  });
  return text;
}

/** The decimal text of a small int. */
export function decimalText(k: Builder, value: I32, fail: Label): Variable<I32> {
  const text = k.variable("i32");
  const number = k.let(value.shr(1));
  k.block((made) => {
    k.set(text, character(number.add(0x30)));
    k.gotoIf(number.ltU(10), made);
    const negative = k.let(number.lt(0));
    const rest = k.let(select(negative, int(0).sub(number), number));
    const count = k.let(negative.add(1));
    const bound = k.let(int(10));
    k.block((end) => {
      k.loop((again) => {
        k.gotoIf(rest.lt(bound), end);
        k.set(count, count.add(1));
        k.gotoIf(bound.eq(1_000_000_000), end);
        k.set(bound, bound.mul(10));
        k.goto(again);
      });
    });
    k.set(text, newLatin1(k, count, fail));
    const at = k.let(text.add(count));
    k.loop((again) => {
      k.set(at, at.sub(1));
      const tenth = k.let(rest.div(10));
      k.byte(at, TEXT_UNITS, rest.sub(tenth.mul(10)).add(0x30));
      k.set(rest, tenth);
      k.gotoIf(rest, again);
    });
    k.if(negative, () => k.byte(text, TEXT_UNITS, 0x2d));
  });
  return text;
}

/** equalStr as a function: 1, 0, or 2 when it fails. */
export const EQUAL_STR = routine("equalStr", ["i32", "i32"], (k, left, right) => {
  k.block((fail) => k.return(equalStr(k, left as I32, right as I32, fail)));
  k.return(int(2));
});

/** left + right of two exact str as a function: 0 when it fails. */
export const CONCATENATE = routine("concatenate", ["i32", "i32"], (k, left, right) => {
  k.block((fail) => {
    k.block((long) => k.return(concatenateLatin1(k, left as I32, right as I32, long)));
    k.return(concatenateRope(k, left as I32, right as I32, fail));
  });
  k.return(int(0));
});

/** What ORDER_TEXT gives when it fails. */
export const ORDER_UNKNOWN = -0x80000000;

/** orderLatin1 as a function: -0x80000000 when it fails. */
export const ORDER_TEXT = routine("orderText", ["i32", "i32"], (k, left, right) => {
  k.block((fail) => k.return(orderLatin1(k, left as I32, right as I32, fail)));
  k.return(int(ORDER_UNKNOWN));
});

/** decimalText as a function: 0 when it fails. */
export const DECIMAL_TEXT = routine("decimalText", ["i32"], (k, value) => {
  k.block((fail) => k.return(decimalText(k, value as I32, fail)));
  k.return(int(0));
});
