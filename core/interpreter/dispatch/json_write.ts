/**
 * The kernels of the JSON encoder (library/json/writer.ts, whose stack and text they work on), for texts of one and of two bytes
 * a character: they write as long as nothing unusual comes, and stop in front of what does, nothing of that done: a very
 * large or small float, a subclass, a key that is no str, what `default` is for, a text or a stack that must grow. Their
 * caller does one step then, and enters them again.
 */
import {
  ARRAY_ITEMS,
  FLOAT_VALUE,
  LENGTH,
  LIST_ARRAY,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { DICT_USED, ENTRY_BYTES, ENTRY_KEY, ENTRY_VALUE } from "../../heap/layouts/dict.ts";
import { FALSE, NONE, TRUE, TS_RESULT } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import {
  byte,
  double,
  float,
  half,
  type I32,
  int,
  long,
  select,
  word,
} from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import {
  DICT_SHAPE,
  FLOAT_SHAPE,
  LIST_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";
import { WRITE_DIGITS } from "./decimal_digits.ts";
import { firstEntry } from "./dicts.ts";
import { JSON_RUN, JSON_STRETCH, JsonFlags, JsonKind, JsonLevel } from "./json_points.ts";
import { SHORTEST_FLOAT } from "./shortest_floats.ts";
import { isSmall } from "./state.ts";

/** Bytes of a character of the text that is written. */
type Width = 1 | 2;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Characters of a float in front of its point and behind it, with the sign. */
const FLOAT_MOST = 32;
/** Digits behind the point of floats that are written. */
const DECIMALS_MOST = 6;
/** Decimal digits that a double tells apart: of numbers of so few at most one is read as a given double. */
const DOUBLE_DIGITS = 15;

const code = (text: string): number => text.charCodeAt(0);

/** Stores a character at `to`, an address less TEXT_UNITS, and steps over it. */
function put(k: Builder, width: Width, to: Variable<I32>, unit: I32 | number): void {
  if (width === 1) k.byte(to, TEXT_UNITS, unit);
  else k.half(to, TEXT_UNITS, unit);
  k.set(to, to.add(width));
}

function putAll(k: Builder, width: Width, to: Variable<I32>, text: string): void {
  for (const letter of text) put(k, width, to, code(letter));
}

/** jsonAppend(text, to): writes a Latin-1 str to `to`. Gives what is behind it. */
const append = (width: Width) =>
  routine(`jsonAppend${width}`, ["i32", "i32"], (k, ...parameters) => {
    const [text, to] = parameters as Variable<I32>[];
    const from = k.let(text as I32);
    const end = k.let(text.add(word(text, LENGTH).shrU(1)));
    k.block((done) => {
      k.loop((again) => {
        k.gotoIf(from.geU(end), done);
        put(k, width, to, byte(from, TEXT_UNITS));
        k.set(from, from.add(1));
        k.goto(again);
      });
    });
    k.return(to);
  });

/** jsonString(text, to, ascii): writes a str of one or two bytes a character, in quotes. Gives what is behind it. */
const appendString = (width: Width) =>
  routine(`jsonString${width}`, ["i32", "i32", "i32"], (k, ...parameters) => {
    const [text, to, ascii] = parameters as Variable<I32>[];
    const wide = k.let(word(text).eq(STR2_SHAPE));
    const from = k.let(text as I32);
    const end = k.let(text.add(word(text, LENGTH).shrU(1).shl(wide)));
    const last = k.let(select(ascii, int(0x7e), int(0xffff)));
    const unit = k.variable("i32");
    const digit = (place: number) => {
      const value = k.let(unit.shrU(4 * place).and(15));
      put(k, width, to, value.add(select(value.geU(10), int(code("a") - 10), int(code("0")))));
    };
    put(k, width, to, QUOTE);
    k.block((done) => {
      k.loop((again) => {
        k.gotoIf(from.geU(end), done);
        k.if(
          wide,
          () => k.set(unit, half(from, TEXT_UNITS)),
          () => k.set(unit, byte(from, TEXT_UNITS)),
        );
        k.set(from, from.add(1).add(wide));
        k.block((special) => {
          k.gotoIf(unit.ltU(0x20).or(unit.gtU(last)), special);
          k.gotoIf(unit.eq(QUOTE).or(unit.eq(BACKSLASH)), special);
          put(k, width, to, unit);
          k.goto(again);
        });
        put(k, width, to, BACKSLASH);
        const stands = (is: number, letter: number) =>
          k.if(unit.eq(is), () => {
            put(k, width, to, letter);
            k.goto(again);
          });
        stands(QUOTE, QUOTE);
        stands(BACKSLASH, BACKSLASH);
        stands(10, code("n"));
        stands(13, code("r"));
        stands(9, code("t"));
        stands(12, code("f"));
        stands(8, code("b"));
        put(k, width, to, code("u"));
        for (let place = 3; place >= 0; place--) digit(place);
        k.goto(again);
      });
    });
    put(k, width, to, QUOTE);
    k.return(to);
  });

/**
 * writeJson(stack, text, length, capacity, charged, value, keySeparator, itemSeparator, indent, flags, defaults): what `value` is
 * (0: nothing) and what follows it, behind `length` characters of the text. Gives the characters that there are then;
 * TS_RESULT: the value in front of which it stopped, or 0 when it stopped behind one.
 *
 * @param charged characters that are paid for: it stops behind a value JSON_STRETCH further
 * @param indent 0: everything on one line
 * @param defaults levels of the kind DEFAULT
 */
const writeJson = (width: Width) => {
  const log = width - 1;
  const APPEND = append(width);
  const STRING = appendString(width);
  const NUMBER = WRITE_DIGITS[width];
  const { WORDS, CONTAINER, ITEMS, POSITION, KEY, KIND } = JsonLevel;
  const WRITE = routine(
    width === 1 ? "writeJson" : "writeJson2",
    new Array(11).fill("i32"),
    (k, ...parameters) => {
      const [stack, text, length, capacity, charged, value] = parameters as Variable<I32>[];
      const [keySeparator, itemSeparator, indent, flags, defaults] = parameters.slice(
        6,
      ) as Variable<I32>[];
      const to = k.let(text.add(length.shl(log)));
      const end = k.let(text.add(capacity.shl(log)));
      const stop = k.let(text.add(charged.add(JSON_STRETCH).shl(log)));
      const ascii = k.let(flags.and(JsonFlags.ASCII));
      const lengthOf = (text: I32): I32 => word(text, LENGTH).shrU(1);
      const needRoom = (characters: I32 | number, fail: Label) =>
        k.gotoIf(
          to.add(typeof characters === "number" ? characters << log : characters.shl(log)).gtU(end),
          fail,
        );
      /** Characters that a str takes at most; fails for what appendString does not write. */
      const mostOf = (text: I32, fail: Label): Variable<I32> => {
        const shape = k.let(word(text));
        k.if(shape.ne(STR1_SHAPE), () => {
          k.guard(shape.eq(STR2_SHAPE), fail);
          if (width === 1) k.guard(ascii, fail);
        });
        const count = k.let(lengthOf(text));
        k.gotoIf(count.gtU(JSON_RUN), fail);
        return k.let(count.mul(6).add(2));
      };
      /** Address of the innermost level, less ARRAY_ITEMS. */
      const innermost = (): Variable<I32> =>
        k.let(word(stack, LIST_ARRAY).add(word(stack, LENGTH).shrU(1).sub(WORDS).shl(2)));
      const field = (level: I32, which: number): I32 => word(level, ARRAY_ITEMS + 4 * which);
      const setField = (level: I32, which: number, to: I32 | number) =>
        k.word(level, ARRAY_ITEMS + 4 * which, to);
      /** Characters of a line's beginning, `more` levels further in than the innermost. */
      const indents = (more: number): I32 =>
        word(stack, LENGTH).shrU(1).div(WORDS).sub(defaults).add(more);
      const newLine = (more: number) => {
        put(k, width, to, 0x0a);
        const left = k.let(indents(more));
        k.block((done) => {
          k.loop((again) => {
            k.guard(left.gt(0), done);
            k.set(to, APPEND.call(indent, to));
            k.set(left, left.sub(1));
            k.goto(again);
          });
        });
      };
      /** What stands in front of an item takes at most. */
      const lead = (): Variable<I32> => {
        const most = k.let(lengthOf(itemSeparator));
        k.if(indent, () => k.set(most, most.add(1).add(indents(0).mul(lengthOf(indent)))));
        return most;
      };
      const separate = (first: I32) => {
        k.if(first.not(), () => k.set(to, APPEND.call(itemSeparator, to)));
        k.if(indent, () => newLine(0));
      };
      /** Ends the innermost container. */
      const close = (level: I32, bracket: string, isBroken: I32, fail: Label) => {
        needRoom(lead().add(1), fail);
        k.if(isBroken, () => newLine(-1));
        put(k, width, to, code(bracket));
        for (let i = 0; i < WORDS; i++) setField(level, i, 0);
        k.word(stack, LENGTH, word(stack, LENGTH).sub(2 * WORDS));
      };
      /** Opens a container that is not empty. */
      const open = (kind: number, bracket: string, fail: Label) => {
        needRoom(1, fail);
        const height = k.let(word(stack, LENGTH));
        const array = k.let(word(stack, LIST_ARRAY));
        k.gotoIf(height.ge(small(JSON_STRETCH)), fail);
        k.gotoIf(height.add(2 * WORDS).gt(word(array, LENGTH)), fail);
        const last = k.let(array.add(height.shrU(1).shl(2)));
        k.if(flags.and(JsonFlags.CIRCULAR), () => {
          const level = k.let(array as I32);
          k.block((none) => {
            k.loop((again) => {
              k.gotoIf(level.geU(last), none);
              k.gotoIf(field(level, CONTAINER).eq(value), fail);
              k.set(level, level.add(4 * WORDS));
              k.goto(again);
            });
          });
        });
        setField(last, CONTAINER, value);
        setField(last, ITEMS, 0);
        setField(last, POSITION, small(-1));
        setField(last, KEY, 0);
        setField(last, KIND, small(kind));
        k.word(stack, LENGTH, height.add(2 * WORDS));
        put(k, width, to, code(bracket));
      };

      k.block((stopped) => {
        k.loop((again) => {
          k.if(value, () => {
            k.block((written) => {
              k.if(isSmall(value), () => {
                needRoom(11, stopped);
                const number = k.let(value.shr(1));
                k.if(number.lt(0), () => {
                  put(k, width, to, code("-"));
                  k.set(number, int(0).sub(number));
                });
                k.set(to, NUMBER.call(number.toI64U(), to, int(0)));
                k.goto(written);
              });
              const shape = k.let(word(value));
              k.if(shape.eq(STR1_SHAPE).or(shape.eq(STR2_SHAPE)), () => {
                needRoom(mostOf(value, stopped), stopped);
                k.set(to, STRING.call(value, to, ascii));
                k.goto(written);
              });
              k.if(shape.eq(FLOAT_SHAPE), () => {
                needRoom(FLOAT_MOST, stopped);
                const number = k.let(double(value, FLOAT_VALUE));
                const size = k.let(number.abs());
                const decimals = k.let(int(0));
                const scale = k.let(float(1));
                const digits = k.variable("f64");
                k.guard(size.ge(float(1e-4)).or(number.bits().eq(long(0n))), stopped);
                // The fewest digits that read as this double: both numbers are exact, so the quotient is what they are read as.
                k.block((long) => {
                  k.block((found) => {
                    k.loop((more) => {
                      k.set(digits, size.mul(scale).add(float(0.5)).floor());
                      k.guard(digits.lt(float(10 ** DOUBLE_DIGITS)), long);
                      k.gotoIf(digits.div(scale).eq(size), found);
                      k.set(scale, scale.mul(float(10)));
                      k.set(decimals, decimals.add(1));
                      k.gotoIf(decimals.le(DECIMALS_MOST), more);
                    });
                    k.goto(long);
                  });
                  k.if(number.lt(float(0)), () => put(k, width, to, code("-")));
                  k.set(to, NUMBER.call(digits.toI64(), to, decimals));
                  k.if(decimals.eq(0), () => putAll(k, width, to, ".0"));
                  k.goto(written);
                });
                const shown = k.let(SHORTEST_FLOAT.call(value));
                k.guard(shown, stopped);
                k.set(to, APPEND.call(shown, to));
                k.goto(written);
              });
              k.if(shape.eq(LIST_SHAPE).or(shape.eq(TUPLE_SHAPE)), () => {
                k.if(word(value, LENGTH).ne(small(0)), () => {
                  open(JsonKind.LIST, "[", stopped);
                  k.goto(written);
                });
                needRoom(2, stopped);
                putAll(k, width, to, "[]");
                k.goto(written);
              });
              k.if(shape.eq(DICT_SHAPE), () => {
                k.if(word(value, LENGTH).ne(small(0)), () => {
                  k.gotoIf(flags.and(JsonFlags.SORTED), stopped);
                  open(JsonKind.DICT, "{", stopped);
                  k.goto(written);
                });
                needRoom(2, stopped);
                putAll(k, width, to, "{}");
                k.goto(written);
              });
              needRoom(5, stopped);
              const wordOf = (is: number, letters: string) =>
                k.if(value.eq(is), () => {
                  putAll(k, width, to, letters);
                  k.goto(written);
                });
              wordOf(NONE, "null");
              wordOf(TRUE, "true");
              wordOf(FALSE, "false");
              k.goto(stopped);
            });
            k.set(value, int(0));
          });

          // --- the next value of the innermost container
          k.gotoIf(to.gtU(stop), stopped);
          k.gotoIf(word(stack, LENGTH).eq(small(0)), stopped);
          const level = innermost();
          const container = k.let(field(level, CONTAINER));
          const kind = k.let(field(level, KIND));
          const position = k.let(field(level, POSITION).shr(1));
          k.if(kind.eq(small(JsonKind.LIST)), () => {
            const shape = k.let(word(container));
            const items = k.variable("i32");
            k.block((known) => {
              k.set(items, container.add(TUPLE_ITEMS));
              k.gotoIf(shape.eq(TUPLE_SHAPE), known);
              k.guard(shape.eq(LIST_SHAPE), stopped);
              k.set(items, word(container, LIST_ARRAY).add(ARRAY_ITEMS));
            });
            k.set(position, position.add(1));
            k.if(position.ge(lengthOf(container)), () => {
              close(level, "]", indent, stopped);
              k.goto(again);
            });
            needRoom(lead(), stopped);
            setField(level, POSITION, position.shl(1).or(1));
            separate(position.eq(0));
            k.set(value, word(items.add(position.shl(2))));
            k.goto(again);
          });
          k.guard(kind.eq(small(JsonKind.DICT)), stopped);
          const first = k.let(position.lt(0));
          k.if(first, () => k.set(position, int(-1).sub(position)));
          const items = k.let(field(level, ITEMS));
          const key = k.variable("i32");
          const found = k.variable("i32");
          k.block((have) => {
            k.block((finished) => {
              k.if(items, () => {
                k.gotoIf(position.ge(lengthOf(items)), finished);
                const item = k.let(
                  word(word(items, LIST_ARRAY).add(position.shl(2)), ARRAY_ITEMS),
                );
                k.gotoIf(isSmall(item), stopped);
                k.guard(word(item).eq(TUPLE_SHAPE), stopped);
                k.guard(word(item, LENGTH).eq(small(2)), stopped);
                k.set(key, word(item, TUPLE_ITEMS));
                k.set(found, word(item, TUPLE_ITEMS + 4));
                k.goto(have);
              });
              k.gotoIf(position.ge(word(container, DICT_USED).shrU(1)), finished);
              const entry = k.let(firstEntry(container).add(position.mul(ENTRY_BYTES)));
              k.set(key, word(entry, ENTRY_KEY));
              k.set(found, word(entry, ENTRY_VALUE));
              // 0: a dead entry.
              k.guard(key, stopped);
              k.goto(have);
            });
            close(level, "}", first.not().and(indent.ne(0)), stopped);
            k.goto(again);
          });
          k.gotoIf(isSmall(key), stopped);
          needRoom(
            lead().add(mostOf(key, stopped)).add(lengthOf(keySeparator)),
            stopped,
          );
          separate(first);
          k.set(to, STRING.call(key, to, ascii));
          k.set(to, APPEND.call(keySeparator, to));
          setField(level, KEY, key);
          setField(level, POSITION, position.add(1).shl(1).or(1));
          k.set(value, found);
          k.goto(again);
        });
      });
      k.wordAt(TS_RESULT, value);
      k.return(to.sub(text).shrU(log));
    },
  );
  return [APPEND, STRING, WRITE] as const;
};

/** The kernels of this file. */
export const WRITE_JSON = [...writeJson(1), ...writeJson(2)] as const;
