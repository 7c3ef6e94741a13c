/**
 * The kernel of the JSON decoder (library/json/scanner.ts, whose stack of open containers it works on): it reads Latin-1 text as
 * long as nothing unusual comes, and stops in front of what does, nothing of that done: an escape, a float of many digits, a
 * hook, an error, a container that must grow. Its caller does one step then, and enters it again.
 */
import {
  ARRAY_ITEMS,
  LENGTH,
  LIST_ARRAY,
  TEXT_HASH,
  TEXT_UNITS,
} from "../../heap/layouts/basic.ts";
import { EMPTY_STR, FALSE, NONE, TRUE, TS_RESULT } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { byte, float, type I32, int, long, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { newFloat, newList } from "./allocation.ts";
import { newDict, STORE_ENTRY } from "./dicts.ts";
import { newInteger } from "./integers.ts";
import { JSON_DEPTH_LIMIT, JSON_KEY_PLACES, JsonHooks, JsonPoint } from "./json_points.ts";
import { APPEND_ITEM } from "./lists.ts";
import { character, copyBytes, newLatin1, TEXT_MOST } from "./texts.ts";

/** Numbers of so many digits are exact as a double, and so are the powers of ten that divide them (Clinger 1990). */
const EXACT_DIGITS = 15;

const isDigit = (unit: I32): I32 => unit.sub(0x30).ltU(10);
const smallOf = (value: I32): I32 => value.shl(1).or(1);

/** The scanner's places: addresses of characters, less TEXT_UNITS. */
interface Scan {
  readonly k: Builder;
  readonly at: Variable<I32>;
  /** Behind the text. */
  readonly end: I32;
}

/** The character at `at`, -1 at the end. */
function unitAt({ k, end }: Scan, at: I32): Variable<I32> {
  const unit = k.let(int(-1));
  k.if(at.ltU(end), () => k.set(unit, byte(at, TEXT_UNITS)));
  return unit;
}

/** Skips white space: the character behind it, -1 at the end. */
function afterSpace(scan: Scan): Variable<I32> {
  const { k, at, end } = scan;
  const unit = k.let(int(-1));
  k.block((found) => {
    k.loop((again) => {
      k.set(unit, int(-1));
      k.gotoIf(at.geU(end), found);
      k.set(unit, byte(at, TEXT_UNITS));
      k.gotoIf(unit.gtU(0x20), found);
      k.block((space) => {
        k.gotoIf(unit.eq(0x20).or(unit.eq(0x0a)).or(unit.eq(0x0d)).or(unit.eq(0x09)), space);
        k.goto(found);
      });
      k.set(at, at.add(1));
      k.goto(again);
    });
  });
  return unit;
}

/** Where the string whose first character is at `from` ends; fails unless its characters stand for themselves. */
function endOfString({ k, end }: Scan, from: I32, fail: Label): Variable<I32> {
  const stop = k.let(from);
  k.block((found) => {
    k.loop((again) => {
      k.gotoIf(stop.geU(end), fail);
      const unit = k.let(byte(stop, TEXT_UNITS));
      k.gotoIf(unit.eq(0x22), found);
      k.gotoIf(unit.eq(0x5c).or(unit.ltU(0x20)), fail);
      k.set(stop, stop.add(1));
      k.goto(again);
    });
  });
  return stop;
}

/** The str of `count` characters. */
function textOf(k: Builder, from: I32, count: I32, fail: Label): Variable<I32> {
  const text = k.let(int(EMPTY_STR));
  k.block((made) => {
    k.gotoIf(count.eq(0), made);
    k.set(text, character(byte(from, TEXT_UNITS)));
    k.gotoIf(count.eq(1), made);
    k.gotoIf(count.geU(TEXT_MOST), fail);
    k.set(text, newLatin1(k, count, fail));
    copyBytes(k, from, text, count);
  });
  return text;
}

/** The word behind whose first letter `at` stands, of which `rest` is left; fails for another. */
function expectWord({ k, at, end }: Scan, rest: string, fail: Label): void {
  k.gotoIf(at.add(rest.length).geU(end), fail);
  for (let i = 0; i < rest.length; i++) {
    k.guard(byte(at, TEXT_UNITS + 1 + i).eq(rest.charCodeAt(i)), fail);
  }
  k.set(at, at.add(1 + rest.length));
}

/** The key at the quote at `at`, from among `keys` (0: none are kept), and the colon and white space behind it. */
function keyOf(scan: Scan, keys: I32, fail: Label): Variable<I32> {
  const { k, at, end } = scan;
  const first = k.let(at.add(1));
  const stop = k.let(first);
  const hash = k.let(int(0x811c9dc5 | 0));
  k.block((found) => {
    k.loop((again) => {
      k.gotoIf(stop.geU(end), fail);
      const unit = k.let(byte(stop, TEXT_UNITS));
      k.gotoIf(unit.eq(0x22), found);
      k.gotoIf(unit.eq(0x5c).or(unit.ltU(0x20)), fail);
      k.set(hash, hash.xor(unit).mul(0x01000193));
      k.set(stop, stop.add(1));
      k.goto(again);
    });
  });
  const count = k.let(stop.sub(first));
  const key = k.variable("i32");
  k.block((known) => {
    k.block((make) => {
      k.gotoIf(keys.eq(0).or(count.lt(2)), make);
      const place = k.let(
        keys.add(hash.xor(hash.shrU(15)).and(JSON_KEY_PLACES - 1).shl(2)),
      );
      k.set(key, word(place, ARRAY_ITEMS));
      k.block((other) => {
        k.guard(key, other);
        k.guard(word(key, LENGTH).eq(smallOf(count)), other);
        const i = k.let(int(0));
        k.loop((again) => {
          k.guard(byte(key.add(i), TEXT_UNITS).eq(byte(first.add(i), TEXT_UNITS)), other);
          k.set(i, i.add(1));
          k.gotoIf(i.lt(count), again);
        });
        k.goto(known);
      });
      k.set(key, textOf(k, first, count, fail));
      // The hash of a str: objects/values/text.ts.
      k.word(key, TEXT_HASH, hash.xor(hash.shrU(15)).and(0x3fffffff).shl(1).or(1));
      k.word(place, ARRAY_ITEMS, key);
      k.goto(known);
    });
    k.set(key, textOf(k, first, count, fail));
  });
  k.set(at, stop.add(1));
  k.guard(afterSpace(scan).eq(0x3a), fail);
  k.set(at, at.add(1));
  afterSpace(scan);
  return key;
}

/** The number at `at`, whose first character is `unit`. */
function numberOf(scan: Scan, first: I32, hooks: I32, fail: Label): Variable<I32> {
  const { k, at } = scan;
  const stop = k.let(at as I32);
  const value = k.variable("i32");
  const negative = k.let(first.eq(0x2d));
  k.set(stop, stop.add(negative));
  const digits = k.let(stop);
  const mantissa = k.let(long(0n));
  const unit = unitAt(scan, stop);
  const next = () => {
    k.set(stop, stop.add(1));
    k.set(unit, unitAt(scan, stop));
  };
  const digitsFrom = () =>
    k.loop((again) => {
      k.set(
        mantissa,
        mantissa.mul(long(10n)).add(unit.sub(0x30).toI64U()),
      );
      next();
      // More are left to the caller; so the mantissa does not overflow.
      k.gotoIf(stop.sub(digits).gt(EXACT_DIGITS + 1), fail);
      k.gotoIf(isDigit(unit), again);
    });
  k.guard(isDigit(unit), fail);
  k.if(unit.eq(0x30), next, digitsFrom);
  const significant = k.let(stop.sub(digits));
  k.if(unit.eq(0x2e), () => {
    next();
    k.guard(isDigit(unit), fail);
    const point = k.let(stop);
    digitsFrom();
    const decimals = k.let(stop.sub(point));
    k.gotoIf(unit.or(0x20).eq(0x65), fail);
    k.gotoIf(significant.add(decimals).gt(EXACT_DIGITS), fail);
    k.gotoIf(hooks.and(JsonHooks.FLOATS), fail);
    const divisor = k.let(float(1));
    k.loop((again) => {
      k.set(divisor, divisor.mul(float(10)));
      k.set(decimals, decimals.sub(1));
      k.gotoIf(decimals, again);
    });
    const quotient = k.let(mantissa.toF64().div(divisor));
    k.set(value, newFloat(k, select(negative, quotient.neg(), quotient), fail));
  }, () => {
    k.gotoIf(unit.or(0x20).eq(0x65), fail);
    k.gotoIf(significant.gt(EXACT_DIGITS), fail);
    k.gotoIf(hooks.and(JsonHooks.INTEGERS), fail);
    k.if(negative, () => k.set(mantissa, long(0n).sub(mantissa)));
    k.set(value, newInteger(k, mantissa, fail));
  });
  k.set(at, stop);
  return value;
}

/**
 * scanJson(text, stack, keys, at, roomEnd, hooks, point): four times the place in the text where it stopped, and the point
 * there; at MADE the value is in TS_RESULT.
 *
 * @param keys an array of JSON_KEY_PLACES, or 0
 * @param roomEnd the kernel stops before a value from there on
 */
export const SCAN_JSON = routine("scanJson", new Array(7).fill("i32"), (k, ...parameters) => {
  const [text, stack, keys, place, roomPlace, hooks, point] = parameters as Variable<I32>[];
  const end = k.let(text.add(word(text, LENGTH).shr(1)));
  const roomEnd = k.let(text.add(roomPlace));
  const at = k.let(text.add(place));
  const scan: Scan = { k, at, end };
  const value = k.variable("i32");
  /** Where the step that is being done began. */
  const begun = k.let(at as I32);
  const { VALUE, MADE, ITEM, KEY } = JsonPoint;
  const stopAt = (where: I32, at: number) => k.return(where.sub(text).shl(2).or(at));
  /** Length of the stack less `words`, as a small int, and the address of its items. */
  const height = () => k.let(word(stack, LENGTH));
  const itemAt = (length: I32, back: number) =>
    word(word(stack, LIST_ARRAY).add(length.sub(1).shl(1)), ARRAY_ITEMS - 4 * back);
  const push = (word0: I32, word1: I32 | null, fail: Label) => {
    const length = height();
    const array = k.let(word(stack, LIST_ARRAY));
    const grown = k.let(length.add(word1 === null ? 2 : 4));
    k.gotoIf(grown.gt(word(array, LENGTH)), fail);
    const to = k.let(array.add(length.sub(1).shl(1)));
    k.word(to, ARRAY_ITEMS, word0);
    if (word1 !== null) k.word(to, ARRAY_ITEMS + 4, word1);
    k.word(stack, LENGTH, grown);
  };
  const drop = (words: number) => {
    const length = k.let(word(stack, LENGTH).sub(2 * words));
    const from = k.let(word(stack, LIST_ARRAY).add(length.sub(1).shl(1)));
    for (let i = 0; i < words; i++) k.word(from, ARRAY_ITEMS + 4 * i, 0);
    k.word(stack, LENGTH, length);
  };

  k.loop((again) => {
    k.set(begun, at);
    k.if(point.eq(KEY), () => {
      k.block((fail) => {
        k.guard(afterSpace(scan).eq(0x22), fail);
        push(keyOf(scan, keys, fail), null, fail);
        k.set(point, int(VALUE));
        k.goto(again);
      });
      stopAt(begun, KEY);
    });

    k.if(point.eq(VALUE), () => {
      k.block((fail) => {
        k.gotoIf(at.geU(roomEnd), fail);
        const unit = unitAt(scan, at);
        k.block((made) => {
          k.if(unit.eq(0x22), () => {
            const first = k.let(at.add(1));
            const stop = endOfString(scan, first, fail);
            k.set(value, textOf(k, first, stop.sub(first), fail));
            k.set(at, stop.add(1));
            k.goto(made);
          });
          k.if(unit.eq(0x2d).or(isDigit(unit)), () => {
            k.set(value, numberOf(scan, unit, hooks, fail));
            k.goto(made);
          });
          k.if(unit.eq(0x7b), () => {
            k.gotoIf(word(stack, LENGTH).ge(small(2 * JSON_DEPTH_LIMIT)), fail);
            const dict = newDict(k, fail);
            k.set(at, at.add(1));
            const next = afterSpace(scan);
            k.if(next.eq(0x7d), () => {
              k.gotoIf(hooks.and(JsonHooks.OBJECTS), fail);
              k.set(at, at.add(1));
              k.set(value, dict);
              k.goto(made);
            });
            push(dict, null, fail);
            k.set(point, int(KEY));
            k.goto(again);
          });
          k.if(unit.eq(0x5b), () => {
            k.gotoIf(word(stack, LENGTH).ge(small(2 * JSON_DEPTH_LIMIT)), fail);
            const list = newList(k, 0, int(small(0)), fail);
            k.set(at, at.add(1));
            const next = afterSpace(scan);
            k.if(next.eq(0x5d), () => {
              k.set(at, at.add(1));
              k.set(value, list);
              k.goto(made);
            });
            push(list, int(0), fail);
            k.goto(again);
          });
          const wordOf = (letter: number, rest: string, is: number) =>
            k.if(unit.eq(letter), () => {
              expectWord(scan, rest, fail);
              k.set(value, int(is));
              k.goto(made);
            });
          wordOf(0x6e, "ull", NONE);
          wordOf(0x74, "rue", TRUE);
          wordOf(0x66, "alse", FALSE);
          k.goto(fail);
        });
        k.set(point, int(MADE));
        k.goto(again);
      });
      stopAt(begun, VALUE);
    });

    k.if(point.eq(MADE), () => {
      k.block((fail) => {
        const length = height();
        k.gotoIf(length.eq(small(0)), fail);
        const key = k.let(itemAt(length, 1));
        const container = k.let(itemAt(length, 2));
        k.if(key, () => {
          k.guard(STORE_ENTRY.call(container, key, value), fail);
          drop(1);
        }, () => k.guard(APPEND_ITEM.call(container, value), fail));
        k.set(point, int(ITEM));
        k.goto(again);
      });
      k.wordAt(TS_RESULT, value);
      stopAt(at, MADE);
    });

    // --- behind an item
    k.block((fail) => {
      const length = height();
      const next = afterSpace(scan);
      // In a list the word above it is 0, and it is below; a dict is on top now.
      const top = k.let(itemAt(length, 1));
      k.if(top, () => {
        k.if(next.eq(0x2c), () => {
          k.set(at, at.add(1));
          k.gotoIf(afterSpace(scan).ne(0x22), fail);
          k.set(point, int(KEY));
          k.goto(again);
        });
        k.gotoIf(next.ne(0x7d).or(hooks.and(JsonHooks.OBJECTS)), fail);
        k.set(at, at.add(1));
        k.set(value, top);
        drop(1);
        k.set(point, int(MADE));
        k.goto(again);
      });
      k.if(next.eq(0x2c), () => {
        k.set(at, at.add(1));
        k.gotoIf(afterSpace(scan).eq(0x5d), fail);
        k.set(point, int(VALUE));
        k.goto(again);
      });
      k.gotoIf(next.ne(0x5d), fail);
      k.set(at, at.add(1));
      k.set(value, itemAt(length, 2));
      drop(2);
      k.set(point, int(MADE));
      k.goto(again);
    });
    stopAt(begun, ITEM);
  });
  k.return(int(0));
});
