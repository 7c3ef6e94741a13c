/**
 * Kernels of the methods of str that take text apart and put it together: their usual case, Latin-1 text that is short. What
 * they do not take, the slow way does, which charges work for what is long. Each is a function of its own: together with the
 * others in one function it would be compiled slowly.
 */
import { ARRAY_ITEMS, LENGTH, TEXT_UNITS, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR, NONE } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { LIST_SHAPE, STR1_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { newArray, newList, newTuple } from "./allocation.ts";
import { firstItem } from "./lists.ts";
import { isSmall } from "./state.ts";
import { character, copyBytes, isFlatStr, newLatin1, TEXT_MOST } from "./texts.ts";

/** Longer texts are searched the slow way. ORDER: objects/values/text_units.ts: CHARGE_MINIMUM, unit_split.ts: LOOK_BYTES. */
const SEARCHED_MOST = small(2048);
/** Longer needles too: each place may cost as many steps. */
const NEEDLE_MOST = 16;
/** Sets of characters to strip that are longer. */
const SET_MOST = small(8);

/** Whether a Latin-1 unit is white space. */
const isLatinSpace = (unit: I32): I32 =>
  unit.eq(0x20).or(unit.sub(9).ltU(5)).or(unit.sub(0x1c).ltU(4)).or(unit.eq(0x85)).or(
    unit.eq(0xa0),
  );

/** Fails unless the value is a Latin-1 str of exact type, and flat. */
export function needLatin1(k: Builder, value: I32, fail: Label): void {
  k.gotoIf(isSmall(value), fail);
  k.guard(word(value).eq(STR1_SHAPE), fail);
}

/** The number of characters of a Latin-1 str that may be searched here. */
function searchedLength(k: Builder, text: I32, fail: Label): Variable<I32> {
  needLatin1(k, text, fail);
  const length = k.let(word(text, LENGTH));
  k.gotoIf(length.ge(SEARCHED_MOST), fail);
  return k.let(length.shr(1));
}

/**
 * Characters start to start + count of a Latin-1 str, which are within it: the str itself when these are all
 * (objects/values/text_units.ts: substring). 0 when it fails.
 */
export const SUBSTRING = routine("substring", ["i32", "i32", "i32"], (k, ...values) => {
  const [source, start, count] = values as Variable<I32>[];
  k.if(count.le(0), () => k.return(int(EMPTY_STR)));
  k.if(word(source, LENGTH).eq(count.shl(1).or(1)), () => k.return(source));
  k.if(count.eq(1), () => k.return(character(byte(source.add(start), TEXT_UNITS))));
  k.block((fail) => {
    k.gotoIf(count.ge(TEXT_MOST), fail);
    const text = newLatin1(k, count, fail);
    copyBytes(k, source.add(start), text, count);
    k.return(text);
  });
  k.return(int(0));
});

/** substring, going to `fail`. */
function part(k: Builder, source: I32, start: I32, count: I32, fail: Label): Variable<I32> {
  const text = k.let(SUBSTRING.call(source, start, count));
  k.guard(text, fail);
  return text;
}

/**
 * The first place of a needle of 1 to NEEDLE_MOST characters in from..end of a Latin-1 str; -1 when it is not there. The
 * needle is a Latin-1 str too.
 */
export const FIND_TEXT = routine("findText", ["i32", "i32", "i32", "i32"], (k, ...values) => {
  const [text, needle, from, end] = values as Variable<I32>[];
  const count = k.let(word(needle, LENGTH).shr(1));
  const last = k.let(text.add(end).sub(count));
  const first = k.let(byte(needle, TEXT_UNITS));
  const at = k.let(text.add(from));
  k.block((absent) => {
    k.loop((again) => {
      k.gotoIf(at.gt(last), absent);
      const differs = k.let(byte(at, TEXT_UNITS).ne(first));
      k.set(at, at.add(1));
      k.gotoIf(differs, again);
      const matched = k.let(int(1));
      k.block((found) => {
        k.loop((next) => {
          k.gotoIf(matched.ge(count), found);
          const same = k.let(
            byte(at.add(matched), TEXT_UNITS - 1).eq(byte(needle.add(matched), TEXT_UNITS)),
          );
          k.set(matched, matched.add(1));
          k.gotoIf(same, next);
        });
        k.goto(again);
      });
      k.return(at.sub(text).sub(1));
    });
  });
  k.return(int(-1));
});

/** As FIND_TEXT, the last place. */
const FIND_TEXT_BACKWARD = routine("findTextBackward", ["i32", "i32", "i32"], (k, ...values) => {
  const [text, needle, end] = values as Variable<I32>[];
  const count = k.let(word(needle, LENGTH).shr(1));
  const place = k.let(end.sub(count).add(1));
  const first = k.let(byte(needle, TEXT_UNITS));
  k.block((absent) => {
    k.loop((again) => {
      k.set(place, place.sub(1));
      k.gotoIf(place.lt(0), absent);
      k.gotoIf(byte(text.add(place), TEXT_UNITS).ne(first), again);
      k.gotoIf(standsAt(k, text, place, needle, count).not(), again);
      k.return(place);
    });
  });
  k.return(int(-1));
});

/** The length of a needle, which is Latin-1 and not empty; fails for others. */
function needleLength(k: Builder, needle: I32, fail: Label): Variable<I32> {
  needLatin1(k, needle, fail);
  const count = k.let(word(needle, LENGTH).shr(1));
  k.gotoIf(count.sub(1).geU(NEEDLE_MOST), fail);
  return count;
}

/** A routine whose result is a value, or 0 when it fails. */
function valueRoutine(
  name: string,
  count: number,
  body: (k: Builder, values: readonly Variable<I32>[], fail: Label) => void,
) {
  return routine(name, new Array(count).fill("i32"), (k, ...values) => {
    k.block((fail) => body(k, values as Variable<I32>[], fail));
    k.return(int(0));
  });
}

// --- stripping

/** Goes on in the loop while the unit is one to strip: white space, or of a set of characters. */
function isStripped(k: Builder, unit: I32, set: I32): Variable<I32> {
  const is = k.variable("i32");
  k.if(set.eq(NONE), () => k.set(is, isLatinSpace(unit)), () => {
    const left = k.let(word(set, LENGTH).shr(1));
    k.set(is, int(0));
    k.block((known) => {
      k.loop((again) => {
        k.gotoIf(left.not(), known);
        k.set(left, left.sub(1));
        k.set(is, byte(set.add(left), TEXT_UNITS).eq(unit));
        k.gotoIf(is.not(), again);
      });
    });
  });
  return is;
}

export const STRIP_LEFT = 1;
export const STRIP_RIGHT = 2;

/** str.strip and its kin: the text, the characters or None, STRIP_*. */
export const STRIP = valueRoutine("strip", 3, (k, [text, set, sides], fail) => {
  const end = searchedLength(k, text, fail);
  k.if(set.ne(NONE), () => {
    needLatin1(k, set, fail);
    k.gotoIf(word(set, LENGTH).gt(SET_MOST), fail);
  });
  const start = k.let(int(0));
  k.if(sides.and(STRIP_LEFT), () =>
    k.block((stop) => {
      k.loop((again) => {
        k.gotoIf(start.ge(end), stop);
        k.guard(isStripped(k, k.let(byte(text.add(start), TEXT_UNITS)), set), stop);
        k.set(start, start.add(1));
        k.goto(again);
      });
    }));
  k.if(sides.and(STRIP_RIGHT), () =>
    k.block((stop) => {
      k.loop((again) => {
        k.gotoIf(end.le(start), stop);
        k.guard(isStripped(k, k.let(byte(text.add(end), TEXT_UNITS - 1)), set), stop);
        k.set(end, end.sub(1));
        k.goto(again);
      });
    }));
  k.return(SUBSTRING.call(text, start, end.sub(start)));
});

// --- case

const A_UPPER = 0x41;
export const FROM_UPPER = A_UPPER;
export const FROM_LOWER = 0x61;
/** Letters of both cases. */
export const FROM_BOTH = 0;

/** The unit with its case changed when it is one of the 26 letters from `first` on. */
const changed = (unit: I32, first: I32 | number): I32 => unit.xor(unit.sub(first).ltU(26).shl(5));

/**
 * The ASCII text in which the letters from `first` on have the other case, four at a time (objects/types/str_case.ts:
 * mapWords).
 */
export const CHANGE_CASE = valueRoutine("changeCase", 2, (k, [text, first], fail) => {
  needLatin1(k, text, fail);
  const count = k.let(word(text, LENGTH).shr(1));
  k.gotoIf(count.ge(TEXT_MOST), fail);
  // What tells letters of the other case apart, when both change: bit 5 is not looked at.
  const both = k.let(select(first.eq(FROM_BOTH), int(0x20), int(0)));
  const from26 = k.let(select(both, int(FROM_LOWER), first));
  k.if(count.le(1), () => {
    k.if(count.not(), () => k.return(int(EMPTY_STR)));
    const unit = k.let(byte(text, TEXT_UNITS));
    k.gotoIf(unit.ge(0x80), fail);
    k.return(character(unit.xor(unit.or(both).sub(from26).ltU(26).shl(5))));
  });
  const made = newLatin1(k, count, fail);
  const reachesFirst = k.let(int(0x80).sub(from26).mul(0x01010101));
  const passesLast = k.let(int(0x80 - 26).sub(from26).mul(0x01010101));
  k.set(both, both.mul(0x01010101));
  const end = k.let(text.add(count));
  const from = k.let(text as I32);
  const to = k.let(made as I32);
  k.loop((again) => {
    const four = k.let(word(from, TEXT_UNITS));
    k.gotoIf(four.and(0x80808080 | 0), fail);
    const folded = k.let(four.or(both));
    const letters = k.let(
      folded.add(reachesFirst).and(folded.add(passesLast).xor(-1)).and(0x80808080 | 0),
    );
    k.word(to, TEXT_UNITS, four.xor(letters.shrU(2)));
    k.set(from, from.add(4));
    k.set(to, to.add(4));
    k.gotoIf(from.lt(end), again);
  });
  k.return(made);
});

/** str.title (1) and str.capitalize (0) of ASCII text. */
export const TITLE = valueRoutine("title", 2, (k, [text, words], fail) => {
  needLatin1(k, text, fail);
  const count = k.let(word(text, LENGTH).shr(1));
  k.gotoIf(count.ge(TEXT_MOST).or(count.le(1)), fail);
  const made = newLatin1(k, count, fail);
  const at = k.let(int(0));
  const inWord = k.let(int(0));
  k.loop((again) => {
    const unit = k.let(byte(text.add(at), TEXT_UNITS));
    k.gotoIf(unit.ge(0x80), fail);
    const first = select(inWord, int(FROM_UPPER), int(FROM_LOWER));
    k.byte(made.add(at), TEXT_UNITS, changed(unit, first));
    k.set(inWord, select(words, unit.or(0x20).sub(0x61).ltU(26), int(1)));
    k.set(at, at.add(1));
    k.gotoIf(at.lt(count), again);
  });
  k.return(made);
});

// --- searching

/** str.find (1) and str.index (0): the text, the needle, from where, which. */
export const FIND = valueRoutine("find", 4, (k, [text, needle, from, finds], fail) => {
  const length = searchedLength(k, text, fail);
  needleLength(k, needle, fail);
  k.guard(isSmall(from), fail);
  const start = k.let(from.shr(1));
  k.gotoIf(start.lt(0), fail);
  const place = k.let(FIND_TEXT.call(text, needle, start, length));
  k.gotoIf(place.lt(0).and(finds.not()), fail);
  k.return(place.shl(1).or(1));
});

/** How often the needle is in the text, without overlaps; the needle's length is above 0. */
function countPlaces(k: Builder, text: I32, needle: I32, count: I32, end: I32): Variable<I32> {
  const found = k.let(int(0));
  const at = k.let(int(0));
  k.block((all) => {
    k.loop((again) => {
      const place = k.let(FIND_TEXT.call(text, needle, at, end));
      k.gotoIf(place.lt(0), all);
      k.set(found, found.add(1));
      k.set(at, place.add(count));
      k.goto(again);
    });
  });
  return found;
}

/** str.rfind (1) and str.rindex (0): the text, the needle, which. */
export const FIND_LAST = valueRoutine("findLast", 3, (k, [text, needle, finds], fail) => {
  const length = searchedLength(k, text, fail);
  needleLength(k, needle, fail);
  const place = k.let(FIND_TEXT_BACKWARD.call(text, needle, length));
  k.gotoIf(place.lt(0).and(finds.not()), fail);
  k.return(place.shl(1).or(1));
});

export const COUNT = valueRoutine("count", 2, (k, [text, needle], fail) => {
  const length = searchedLength(k, text, fail);
  const count = needleLength(k, needle, fail);
  k.return(countPlaces(k, text, needle, count, length).shl(1).or(1));
});

/** Whether a Latin-1 str contains another: 1, 0, or 2 when the kernel failed. */
export const TEXT_CONTAINS = routine("textContains", ["i32", "i32"], (k, ...values) => {
  const [text, needle] = values as Variable<I32>[];
  k.block((fail) => {
    const length = searchedLength(k, text, fail);
    needLatin1(k, needle, fail);
    k.if(word(needle, LENGTH).eq(small(0)), () => k.return(int(1)));
    needleLength(k, needle, fail);
    k.return(FIND_TEXT.call(text, needle, int(0), length).ge(0));
  });
  k.return(int(2));
});

/** str.replace(old, new). */
export const REPLACE = valueRoutine("replace", 3, (k, [text, old, by], fail) => {
  const length = searchedLength(k, text, fail);
  const count = needleLength(k, old, fail);
  k.if(old.eq(by), () => k.return(text));
  needLatin1(k, by, fail);
  const byCount = k.let(word(by, LENGTH).shr(1));
  k.gotoIf(byCount.ge(256), fail);
  const found = countPlaces(k, text, old, count, length);
  k.if(found.not(), () => k.return(text));
  const total = k.let(length.add(found.mul(byCount.sub(count))));
  k.if(total.not(), () => k.return(int(EMPTY_STR)));
  // One character alone is a shared one.
  k.gotoIf(total.eq(1).or(total.ge(TEXT_MOST)), fail);
  const made = newLatin1(k, total, fail);
  const from = k.let(int(0));
  const to = k.let(made as I32);
  k.loop((again) => {
    const place = k.let(FIND_TEXT.call(text, old, from, length));
    const kept = k.let(place.sub(from));
    copyBytes(k, text.add(from), to, kept);
    k.set(to, to.add(kept));
    copyBytes(k, by, to, byCount);
    k.set(to, to.add(byCount));
    k.set(from, place.add(count));
    k.set(found, found.sub(1));
    k.gotoIf(found, again);
  });
  copyBytes(k, text.add(from), to, length.sub(from));
  k.return(made);
});

/** Whether a short Latin-1 str stands at a place of another, where it has room. */
export function standsAt(k: Builder, text: I32, place: I32, affix: I32, count: I32) {
  const at = k.let(int(0));
  const stands = k.let(int(0));
  const from = k.let(text.add(place));
  k.block((differs) => {
    k.block((same) => {
      k.loop((again) => {
        k.gotoIf(at.ge(count), same);
        k.gotoIf(byte(from.add(at), TEXT_UNITS).ne(byte(affix.add(at), TEXT_UNITS)), differs);
        k.set(at, at.add(1));
        k.goto(again);
      });
    });
    k.set(stands, int(1));
  });
  return stands;
}

/** Longest prefix or suffix. */
const AFFIX_MOST = 64;

/** str.removeprefix (0) and removesuffix (1). */
export const REMOVE_AFFIX = valueRoutine("removeAffix", 3, (k, [text, affix, atEnd], fail) => {
  needLatin1(k, text, fail);
  needLatin1(k, affix, fail);
  const length = k.let(word(text, LENGTH).shr(1));
  const count = k.let(word(affix, LENGTH).shr(1));
  k.gotoIf(count.gt(AFFIX_MOST), fail);
  const rest = k.let(length.sub(count));
  k.if(rest.lt(0), () => k.return(text));
  const place = k.let(select(atEnd, rest, int(0)));
  k.if(standsAt(k, text, place, affix, count).not(), () => k.return(text));
  k.return(SUBSTRING.call(text, select(atEnd, int(0), count), rest));
});

// --- splitting

/** The capacity of a list to which so many items were appended one by one. ORDER: lists.ts: appendItem. */
function grownCapacity(k: Builder, count: I32): Variable<I32> {
  const capacity = k.let(int(0));
  k.block((enough) => {
    k.loop((again) => {
      k.gotoIf(capacity.ge(count), enough);
      const wanted = k.let(capacity.add(1));
      k.set(capacity, wanted.add(wanted.shr(3)).add(6).and(-4));
      k.goto(again);
    });
  });
  return capacity;
}

/** An array for so many pieces, above 0. */
function newPieces(k: Builder, count: I32, fail: Label): Variable<I32> {
  return newArray(k, grownCapacity(k, count), fail);
}

/** The place from `at` on where white space begins (`space` 1) or ends (0). */
function skip(k: Builder, text: I32, at: Variable<I32>, end: I32, space: boolean): void {
  k.block((stop) => {
    k.loop((again) => {
      k.gotoIf(at.ge(end), stop);
      const is = isLatinSpace(k.let(byte(text.add(at), TEXT_UNITS)));
      if (space) k.guard(is, stop);
      else k.gotoIf(is, stop);
      k.set(at, at.add(1));
      k.goto(again);
    });
  });
}

/** str.split() at white space. */
export const SPLIT_WORDS = valueRoutine("splitWords", 1, (k, [text], fail) => {
  const length = searchedLength(k, text, fail);
  const at = k.let(int(0));
  const count = k.let(int(0));
  k.block((counted) => {
    k.loop((again) => {
      skip(k, text, at, length, true);
      k.gotoIf(at.ge(length), counted);
      k.set(count, count.add(1));
      skip(k, text, at, length, false);
      k.goto(again);
    });
  });
  k.if(count.not(), () => k.return(newList(k, 0, int(small(0)), fail)));
  const array = newPieces(k, count, fail);
  const to = k.let(array as I32);
  const left = k.let(count as I32);
  k.set(at, int(0));
  k.loop((again) => {
    skip(k, text, at, length, true);
    const start = k.let(at as I32);
    skip(k, text, at, length, false);
    k.word(to, ARRAY_ITEMS, part(k, text, start, at.sub(start), fail));
    k.set(to, to.add(4));
    k.set(left, left.sub(1));
    k.gotoIf(left, again);
  });
  k.return(newList(k, array, count.shl(1).or(1), fail));
});

/** str.split(separator). */
export const SPLIT_AT = valueRoutine("splitAt", 2, (k, [text, separator], fail) => {
  const length = searchedLength(k, text, fail);
  const gap = needleLength(k, separator, fail);
  const count = k.let(countPlaces(k, text, separator, gap, length).add(1));
  const array = newPieces(k, count, fail);
  const to = k.let(array as I32);
  const start = k.let(int(0));
  const left = k.let(count as I32);
  k.loop((again) => {
    const place = k.let(length as I32);
    k.if(left.gt(1), () => k.set(place, FIND_TEXT.call(text, separator, start, length)));
    k.word(to, ARRAY_ITEMS, part(k, text, start, place.sub(start), fail));
    k.set(start, place.add(gap));
    k.set(to, to.add(4));
    k.set(left, left.sub(1));
    k.gotoIf(left, again);
  });
  k.return(newList(k, array, count.shl(1).or(1), fail));
});

/** str.partition (0) and str.rpartition (1): the text, the separator, which. */
export const PARTITION = valueRoutine("partition", 3, (k, [text, separator, last], fail) => {
  const length = searchedLength(k, text, fail);
  const gap = needleLength(k, separator, fail);
  const place = k.variable("i32");
  k.if(
    last,
    () => k.set(place, FIND_TEXT_BACKWARD.call(text, separator, length)),
    () => k.set(place, FIND_TEXT.call(text, separator, int(0), length)),
  );
  const empty = int(EMPTY_STR);
  const first = k.let(select(last, empty, text));
  const second = k.let(empty);
  const third = k.let(select(last, text, empty));
  k.if(place.ge(0), () => {
    k.set(first, part(k, text, int(0), place, fail));
    k.set(second, separator);
    const behind = k.let(place.add(gap));
    k.set(third, part(k, text, behind, length.sub(behind), fail));
  });
  const made = newTuple(k, int(3), fail);
  k.word(made, TUPLE_ITEMS, first);
  k.word(made, TUPLE_ITEMS + 4, second);
  k.word(made, TUPLE_ITEMS + 8, third);
  k.return(made);
});

// --- joining

/** separator.join(list or tuple). */
export const JOIN_ITEMS = valueRoutine("joinItems", 2, (k, [separator, items], fail) => {
  needLatin1(k, separator, fail);
  k.gotoIf(isSmall(items), fail);
  const isList = k.let(word(items).eq(LIST_SHAPE));
  k.guard(isList.or(word(items).eq(TUPLE_SHAPE)), fail);
  const count = k.let(word(items, LENGTH).shr(1));
  k.if(count.not(), () => k.return(int(EMPTY_STR)));
  const first = k.let(firstItem(items, isList));
  k.if(count.eq(1), () => {
    const only = k.let(word(first));
    k.gotoIf(isSmall(only), fail);
    k.guard(isFlatStr(word(only)), fail);
    k.return(only);
  });
  k.gotoIf(count.ge(TEXT_MOST), fail);
  const gap = k.let(word(separator, LENGTH).shr(1));
  k.gotoIf(gap.ge(256), fail);
  const end = k.let(first.add(count.shl(2)));
  const at = k.let(first as I32);
  const total = k.let(gap.mul(count.sub(1)));
  k.loop((again) => {
    const item = k.let(word(at));
    k.gotoIf(isSmall(item), fail);
    k.guard(word(item).eq(STR1_SHAPE), fail);
    k.set(total, total.add(word(item, LENGTH).shr(1)));
    k.gotoIf(total.geU(TEXT_MOST), fail);
    k.set(at, at.add(4));
    k.gotoIf(at.ltU(end), again);
  });
  k.gotoIf(total.le(1), fail);
  const made = newLatin1(k, total, fail);
  const to = k.let(made as I32);
  const each = k.let(first as I32);
  k.loop((again) => {
    const item = k.let(word(each));
    const units = k.let(word(item, LENGTH).shr(1));
    copyBytes(k, item, to, units);
    k.set(to, to.add(units));
    k.set(each, each.add(4));
    k.if(each.ltU(end), () => {
      copyBytes(k, separator, to, gap);
      k.set(to, to.add(gap));
      k.goto(again);
    });
  });
  k.return(made);
});

/** text * times. */
export const REPEAT_TEXT = valueRoutine("repeatText", 2, (k, [text, times], fail) => {
  needLatin1(k, text, fail);
  k.guard(isSmall(times), fail);
  const count = k.let(times.shr(1));
  const units = k.let(word(text, LENGTH).shr(1));
  k.if(count.le(0).or(units.not()), () => k.return(int(EMPTY_STR)));
  k.if(count.eq(1), () => k.return(text));
  k.gotoIf(count.ge(TEXT_MOST).or(units.ge(TEXT_MOST)), fail);
  const total = k.let(count.mul(units));
  k.gotoIf(total.ge(TEXT_MOST), fail);
  const made = newLatin1(k, total, fail);
  const to = k.let(made as I32);
  k.loop((again) => {
    copyBytes(k, text, to, units);
    k.set(to, to.add(units));
    k.set(count, count.sub(1));
    k.gotoIf(count, again);
  });
  k.return(made);
});

/** The routines. */
export const TEXT_ROUTINES = [
  CHANGE_CASE,
  COUNT,
  FIND,
  FIND_LAST,
  FIND_TEXT,
  FIND_TEXT_BACKWARD,
  JOIN_ITEMS,
  PARTITION,
  REMOVE_AFFIX,
  REPEAT_TEXT,
  REPLACE,
  SPLIT_AT,
  SPLIT_WORDS,
  STRIP,
  SUBSTRING,
  TEXT_CONTAINS,
  TITLE,
] as const;
