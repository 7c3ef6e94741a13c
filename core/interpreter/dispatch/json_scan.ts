/**
 * The kernels of the JSON decoder (library/json/scanner.ts, whose stack of open containers they work on), one for each width of
 * text: they read as long as nothing unusual comes, and stop in front of what does, nothing of that done: characters beyond 16 bits, a float
 * of many digits, a hook, an error, a container that must grow. Their caller does one step then, and enters them again.
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
import { byte, half, type I32, int, long, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { newList } from "./allocation.ts";
import { DECIMAL_FLOAT, DECIMAL_FLOAT_DIGITS as DIGITS_MOST } from "./decimal_floats.ts";
import { newDict, STORE_ENTRY } from "./dicts.ts";
import { newInteger } from "./integers.ts";
import { JSON_DEPTH_LIMIT, JSON_KEY_PLACES, JsonHooks, JsonPoint } from "./json_points.ts";
import { APPEND_ITEM } from "./lists.ts";
import { character, newLatin1, newWide, sliceLatin1, TEXT_MOST } from "./texts.ts";

type Width = 1 | 2 | 4;
const LOG: Readonly<Record<Width, number>> = { 1: 0, 2: 1, 4: 2 };

/** The character at an address, so many characters further. */
function load({ width }: Scan, at: I32, further = 0): I32 {
  const offset = TEXT_UNITS + width * further;
  return width === 1 ? byte(at, offset) : width === 2 ? half(at, offset) : word(at, offset);
}

const isDigit = (unit: I32): I32 => unit.sub(0x30).ltU(10);
const smallOf = (value: I32): I32 => value.shl(1).or(1);

/** The scanner's places: addresses of characters, less TEXT_UNITS. */
interface Scan {
  readonly k: Builder;
  /** Bytes of a character. */
  readonly width: Width;
  readonly at: Variable<I32>;
  /** Behind the text. */
  readonly end: I32;
}

/** The character at `at`, -1 at the end. */
function unitAt(scan: Scan, at: I32): Variable<I32> {
  const { k, end } = scan;
  const unit = k.let(int(-1));
  k.if(at.ltU(end), () => k.set(unit, load(scan, at)));
  return unit;
}

/** Skips white space: the character behind it, -1 at the end. */
function afterSpace(scan: Scan): Variable<I32> {
  const { k, at, end, width } = scan;
  const unit = k.let(int(-1));
  k.block((found) => {
    k.loop((again) => {
      k.set(unit, int(-1));
      k.gotoIf(at.geU(end), found);
      k.set(unit, load(scan, at));
      k.gotoIf(unit.gtU(0x20), found);
      k.block((space) => {
        k.gotoIf(unit.eq(0x20).or(unit.eq(0x0a)).or(unit.eq(0x0d)).or(unit.eq(0x09)), space);
        k.goto(found);
      });
      k.set(at, at.add(width));
      k.goto(again);
    });
  });
  return unit;
}

/**
 * The string whose first character is at `from`, up to its quote, where `at` is then; fails unless its characters stand for
 * themselves and are Latin-1. `each` is told of each.
 */
function plainString(
  scan: Scan,
  from: I32,
  fail: Label,
  each: (unit: I32) => void = () => {},
): Variable<I32> {
  const { k, at, end, width } = scan;
  k.set(at, from);
  k.block((found) => {
    k.loop((again) => {
      k.gotoIf(at.geU(end), fail);
      const unit = k.let(load(scan, at));
      k.gotoIf(unit.eq(0x22), found);
      k.gotoIf(unit.eq(0x5c).or(unit.ltU(0x20)), fail);
      if (width !== 1) k.gotoIf(unit.gtU(0xff), fail);
      each(unit);
      k.set(at, at.add(width));
      k.goto(again);
    });
  });
  return k.let(at.sub(from).shrU(LOG[width]));
}

/** The str of `count` characters of Latin-1. */
function textOf(scan: Scan, from: I32, count: I32, fail: Label): Variable<I32> {
  const { k, width } = scan;
  if (width === 1) return sliceLatin1(k, from, int(0), count, fail);
  const text = k.let(int(EMPTY_STR));
  k.block((made) => {
    k.gotoIf(count.eq(0), made);
    k.set(text, character(load(scan, from)));
    k.gotoIf(count.eq(1), made);
    k.gotoIf(count.geU(TEXT_MOST), fail);
    k.set(text, newLatin1(k, count, fail));
    const to = k.let(text as I32);
    const last = k.let(text.add(count));
    const source = k.let(from);
    k.loop((again) => {
      k.byte(to, TEXT_UNITS, load(scan, source));
      k.set(source, source.add(width));
      k.set(to, to.add(1));
      k.gotoIf(to.ltU(last), again);
    });
  });
  return text;
}

/**
 * Walks over a string from `at` to its quote, escapes decoded: `each` is told of each character. Fails for errors, for what is
 * beyond 16 bits, and for surrogates, which may be one of two.
 */
function walkString(scan: Scan, fail: Label, each: (point: I32) => void): void {
  const { k, at, end, width } = scan;
  const advance = () => k.set(at, at.add(width));
  k.block((found) => {
    k.loop((again) => {
      k.gotoIf(at.geU(end), fail);
      const point = k.let(load(scan, at));
      k.gotoIf(point.eq(0x22), found);
      k.gotoIf(point.ltU(0x20), fail);
      k.if(point.eq(0x5c), () => {
        advance();
        k.gotoIf(at.geU(end), fail);
        k.set(point, load(scan, at));
        k.block((decoded) => {
          k.if(point.eq(0x75), () => {
            k.gotoIf(at.add(4 * width).geU(end), fail);
            k.set(point, int(0));
            for (let i = 1; i <= 4; i++) {
              const digit = k.let(load(scan, at, i).sub(0x30));
              k.if(digit.geU(10), () => {
                k.set(digit, digit.or(0x20).sub(0x31));
                k.gotoIf(digit.geU(6), fail);
                k.set(digit, digit.add(10));
              });
              k.set(point, point.shl(4).or(digit));
            }
            k.set(at, at.add(4 * width));
            k.gotoIf(point.shrU(11).eq(0xd800 >> 11), fail);
            k.goto(decoded);
          });
          k.gotoIf(point.eq(0x22).or(point.eq(0x5c)).or(point.eq(0x2f)), decoded);
          const stands = (letter: string, unit: number) =>
            k.if(point.eq(letter.charCodeAt(0)), () => {
              k.set(point, int(unit));
              k.goto(decoded);
            });
          stands("n", 10);
          stands("t", 9);
          stands("r", 13);
          stands("b", 8);
          stands("f", 12);
          k.goto(fail);
        });
      }, () => {
        if (width === 4) k.gotoIf(point.gtU(0xffff), fail);
      });
      each(point);
      advance();
      k.goto(again);
    });
  });
}

/** The string whose first character is at `from`, with escapes or characters of up to 16 bits; `at` is at its quote then. */
function anyString(scan: Scan, from: I32, fail: Label): Variable<I32> {
  const { k, at } = scan;
  const count = k.let(int(0));
  const all = k.let(int(0));
  k.set(at, from);
  walkString(scan, fail, (point) => {
    k.set(count, count.add(1));
    k.gotoIf(count.geU(TEXT_MOST), fail);
    k.set(all, all.or(point));
  });
  const wide = k.let(all.gtU(0xff));
  const text = k.let(character(all));
  k.block((made) => {
    // What one character stands for is `all`.
    k.gotoIf(count.eq(1).and(wide.not()), made);
    k.if(
      wide,
      () => k.set(text, newWide(k, count, fail)),
      () => k.set(text, newLatin1(k, count, fail)),
    );
    const to = k.let(text as I32);
    k.set(at, from);
    walkString(scan, fail, (point) => {
      k.if(wide, () => k.half(to, TEXT_UNITS, point), () => k.byte(to, TEXT_UNITS, point));
      k.set(to, to.add(wide).add(1));
    });
  });
  return text;
}

/** The word behind whose first letter `at` stands, of which `rest` is left; fails for another. */
function expectWord(scan: Scan, rest: string, fail: Label): void {
  const { k, at, end, width } = scan;
  k.gotoIf(at.add(width * rest.length).geU(end), fail);
  for (let i = 0; i < rest.length; i++) {
    k.guard(load(scan, at, 1 + i).eq(rest.charCodeAt(i)), fail);
  }
  k.set(at, at.add(width * (1 + rest.length)));
}

/** The key at the quote at `at`, from among `keys` (0: none are kept), and the colon and white space behind it. */
function keyOf(scan: Scan, keys: I32, fail: Label): Variable<I32> {
  const { k, at, width } = scan;
  const first = k.let(at.add(width));
  const hash = k.let(int(0x811c9dc5 | 0));
  const count = plainString(
    scan,
    first,
    fail,
    (unit) => k.set(hash, hash.xor(unit).mul(0x01000193)),
  );
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
        const its = k.let(first as I32);
        k.loop((again) => {
          k.guard(byte(key.add(i), TEXT_UNITS).eq(load(scan, its)), other);
          k.set(its, its.add(width));
          k.set(i, i.add(1));
          k.gotoIf(i.lt(count), again);
        });
        k.goto(known);
      });
      k.set(key, textOf(scan, first, count, fail));
      // The hash of a str: objects/values/text.ts.
      k.word(key, TEXT_HASH, hash.xor(hash.shrU(15)).and(0x3fffffff).shl(1).or(1));
      k.word(place, ARRAY_ITEMS, key);
      k.goto(known);
    });
    k.set(key, textOf(scan, first, count, fail));
  });
  k.set(at, at.add(width));
  k.guard(afterSpace(scan).eq(0x3a), fail);
  k.set(at, at.add(width));
  afterSpace(scan);
  return key;
}

/** The number at `at`, whose first character is `unit`. */
function numberOf(scan: Scan, first: I32, hooks: I32, fail: Label): Variable<I32> {
  const { k, at, width } = scan;
  const stop = k.let(at as I32);
  const countFrom = (start: I32): I32 => stop.sub(start).shrU(LOG[width]);
  const value = k.variable("i32");
  const negative = k.let(first.eq(0x2d));
  k.set(stop, stop.add(negative.shl(LOG[width])));
  const digits = k.let(stop);
  const mantissa = k.let(long(0n));
  const unit = unitAt(scan, stop);
  const next = () => {
    k.set(stop, stop.add(width));
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
      k.gotoIf(stop.sub(digits).gt(width * (DIGITS_MOST + 1)), fail);
      k.gotoIf(isDigit(unit), again);
    });
  k.guard(isDigit(unit), fail);
  k.if(unit.eq(0x30), () => {
    next();
    k.set(digits, stop);
  }, digitsFrom);
  const significant = k.let(countFrom(digits));
  k.if(unit.eq(0x2e), () => {
    next();
    k.guard(isDigit(unit), fail);
    const point = k.let(stop);
    digitsFrom();
    const decimals = k.let(countFrom(point));
    k.gotoIf(unit.or(0x20).eq(0x65), fail);
    k.gotoIf(significant.add(decimals).gt(DIGITS_MOST), fail);
    k.gotoIf(hooks.and(JsonHooks.FLOATS), fail);
    k.set(value, DECIMAL_FLOAT.call(mantissa, decimals, negative));
    k.guard(value, fail);
  }, () => {
    k.gotoIf(unit.or(0x20).eq(0x65), fail);
    k.gotoIf(significant.gt(DIGITS_MOST), fail);
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
const scanJson = (name: string, width: Width) =>
  routine(name, new Array(7).fill("i32"), (k, ...parameters) => {
    const [text, stack, keys, place, roomPlace, hooks, point] = parameters as Variable<I32>[];
    const end = k.let(text.add(word(text, LENGTH).shr(1).shl(LOG[width])));
    const roomEnd = k.let(text.add(roomPlace.shl(LOG[width])));
    const at = k.let(text.add(place.shl(LOG[width])));
    const scan: Scan = { k, width, at, end };
    const value = k.variable("i32");
    /** Where the step that is being done began. */
    const begun = k.let(at as I32);
    const { VALUE, MADE, ITEM, KEY } = JsonPoint;
    const stopAt = (where: I32, at: number) =>
      k.return(where.sub(text).shrU(LOG[width]).shl(2).or(at));
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
              const first = k.let(at.add(width));
              k.block((whole) => {
                k.block((special) => {
                  const count = plainString(scan, first, special);
                  k.set(value, textOf(scan, first, count, fail));
                  k.goto(whole);
                });
                k.set(value, anyString(scan, first, fail));
              });
              k.set(at, at.add(width));
              k.goto(made);
            });
            k.if(unit.eq(0x2d).or(isDigit(unit)), () => {
              k.set(value, numberOf(scan, unit, hooks, fail));
              k.goto(made);
            });
            k.if(unit.eq(0x7b), () => {
              k.gotoIf(word(stack, LENGTH).ge(small(2 * JSON_DEPTH_LIMIT)), fail);
              const dict = newDict(k, fail);
              k.set(at, at.add(width));
              const next = afterSpace(scan);
              k.if(next.eq(0x7d), () => {
                k.gotoIf(hooks.and(JsonHooks.OBJECTS), fail);
                k.set(at, at.add(width));
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
              k.set(at, at.add(width));
              const next = afterSpace(scan);
              k.if(next.eq(0x5d), () => {
                k.set(at, at.add(width));
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
            k.set(at, at.add(width));
            k.gotoIf(afterSpace(scan).ne(0x22), fail);
            k.set(point, int(KEY));
            k.goto(again);
          });
          k.gotoIf(next.ne(0x7d).or(hooks.and(JsonHooks.OBJECTS)), fail);
          k.set(at, at.add(width));
          k.set(value, top);
          drop(1);
          k.set(point, int(MADE));
          k.goto(again);
        });
        k.if(next.eq(0x2c), () => {
          k.set(at, at.add(width));
          k.gotoIf(afterSpace(scan).eq(0x5d), fail);
          k.set(point, int(VALUE));
          k.goto(again);
        });
        k.gotoIf(next.ne(0x5d), fail);
        k.set(at, at.add(width));
        k.set(value, itemAt(length, 2));
        drop(2);
        k.set(point, int(MADE));
        k.goto(again);
      });
      stopAt(begun, ITEM);
    });
    k.return(int(0));
  });

export const SCAN_JSON = [
  scanJson("scanJson", 1),
  scanJson("scanJson2", 2),
  scanJson("scanJson4", 4),
] as const;
