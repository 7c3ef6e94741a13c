/** The loops of str.split and splitlines over long text (objects/values/unit_split.ts), which make the pieces. */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR, TS_RESULT } from "../../heap/map.ts";
import { byte, half, type I32, int, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { PIECE_BYTES, SPLIT_LINES, SPLIT_SPACES } from "../../objects/values/unit_split.ts";
import { character, newLatin1, newWide, sliceLatin1, TEXT_MOST } from "./texts.ts";

/** Whether a Latin-1 unit is white space; isLine: a line break. ORDER: objects/text/unicode.ts. */
function isBreak(unit: I32, isLine: boolean): I32 {
  return isLine
    ? unit.sub(0x0a).ltU(4).or(unit.sub(0x1c).ltU(3)).or(unit.eq(0x85))
    : unit.eq(0x20).or(unit.sub(9).ltU(5)).or(unit.sub(0x1c).ltU(4)).or(unit.eq(0x85))
      .or(unit.eq(0xa0));
}

/** Adds from..to to a list that has room. */
function addPiece(k: Builder, list: I32, from: I32, to: I32, fail: Label): Variable<I32> {
  const count = k.let(to.sub(from));
  const text = sliceLatin1(k, from, int(0), count, fail);
  const length = k.let(word(list, LENGTH));
  k.word(word(list, LIST_ARRAY).add(length.sub(1).shl(1)), ARRAY_ITEMS, text);
  k.word(list, LENGTH, length.add(2));
  return count;
}

/**
 * splitPieces(list, text, start, separator, most, room, needle): adds the pieces that end before a separator (a unit, SPLIT_SPACES or
 * SPLIT_LINES without their ends) to a list, as long as it has room, at most `most` of them, and of less than `room` bytes with
 * PIECE_BYTES each. Gives where the next piece begins (or the white space before it); TS_RESULT: the bytes, as a small int.
 *
 * @param needle a Latin-1 str that begins with the unit `separator`: the whole of it separates; 0: the unit does
 */
export const SPLIT_PIECES = routine("splitPieces", new Array(7).fill("i32"), (k, ...parameters) => {
  const [list, text, start, separator, most, room, needle] = parameters as Variable<I32>[];
  const end = k.let(text.add(word(text, LENGTH).shr(1)));
  /** Where the next piece begins, and a place behind it. */
  const from = k.let(text.add(start));
  const at = k.let(from as I32);
  const bytes = k.let(int(0));
  k.block((stop) => {
    const array = k.let(word(list, LIST_ARRAY));
    k.guard(array, stop);
    const piece = (again: Label, past: () => void) => {
      // The piece that fills the room is its caller's, who looks at limits and memory then.
      k.gotoIf(bytes.add(at.sub(from)).add(PIECE_BYTES).geU(room), stop);
      const count = addPiece(k, list, from, at, stop);
      k.set(bytes, bytes.add(count).add(PIECE_BYTES));
      past();
      k.set(from, at);
      k.set(most, most.sub(1));
      k.goto(again);
    };
    const begin = () => {
      k.guard(word(list, LENGTH).lt(word(array, LENGTH)), stop);
      k.guard(most.gt(0), stop);
      k.set(at, from);
    };
    const find = (isFound: (unit: I32) => I32) =>
      k.block((found) => {
        k.loop((next) => {
          k.gotoIf(at.geU(end), stop);
          k.gotoIf(isFound(k.let(byte(at, TEXT_UNITS))), found);
          k.set(at, at.add(1));
          k.goto(next);
        });
      });
    k.if(needle, () => {
      const length = k.let(word(needle, LENGTH).shr(1));
      const last = k.let(end.sub(length));
      k.loop((again) => {
        begin();
        k.loop((next) => {
          find((unit) => unit.eq(separator));
          k.gotoIf(at.gtU(last), stop);
          const i = k.let(int(1));
          k.block((differ) => {
            k.loop((more) => {
              k.guard(
                byte(at.add(i), TEXT_UNITS).eq(byte(needle.add(i), TEXT_UNITS)),
                differ,
              );
              k.set(i, i.add(1));
              k.gotoIf(i.lt(length), more);
            });
            piece(again, () => k.set(at, at.add(length)));
          });
          k.set(at, at.add(1));
          k.goto(next);
        });
      });
    });
    k.if(separator.ge(0), () => {
      k.loop((again) => {
        begin();
        find((unit) => unit.eq(separator));
        piece(again, () => k.set(at, at.add(1)));
      });
    });
    k.if(separator.eq(SPLIT_LINES), () => {
      k.loop((again) => {
        begin();
        find((unit) => isBreak(unit, true));
        piece(again, () => {
          const unit = k.let(byte(at, TEXT_UNITS));
          k.set(at, at.add(1));
          k.if(unit.eq(0x0d), () => {
            k.if(at.ltU(end), () => k.set(at, at.add(byte(at, TEXT_UNITS).eq(0x0a))));
          });
        });
      });
    });
    k.guard(separator.eq(SPLIT_SPACES), stop);
    k.loop((again) => {
      begin();
      find((unit) => isBreak(unit, false).not());
      k.set(from, at);
      find((unit) => isBreak(unit, false));
      piece(again, () => {});
    });
  });
  k.wordAt(TS_RESULT, bytes.shl(1).or(1));
  k.return(from.sub(text));
});

/** The str of `count` characters of 16 bits, whose bits are all in `all`. */
function sliceWide(k: Builder, from: I32, count: I32, all: I32, fail: Label): Variable<I32> {
  const text = k.let(int(EMPTY_STR));
  k.block((made) => {
    k.gotoIf(count.eq(0), made);
    k.gotoIf(count.geU(TEXT_MOST), fail);
    const wide = k.let(all.gtU(0xff));
    k.set(text, character(all));
    k.gotoIf(count.eq(1).and(wide.not()), made);
    k.if(
      wide,
      () => k.set(text, newWide(k, count, fail)),
      () => k.set(text, newLatin1(k, count, fail)),
    );
    const source = k.let(from);
    const end = k.let(from.add(count.shl(1)));
    const to = k.let(text as I32);
    k.loop((again) => {
      const unit = k.let(half(source, TEXT_UNITS));
      k.if(wide, () => k.half(to, TEXT_UNITS, unit), () => k.byte(to, TEXT_UNITS, unit));
      k.set(to, to.add(wide).add(1));
      k.set(source, source.add(2));
      k.gotoIf(source.ltU(end), again);
    });
  });
  return text;
}

/** splitPieces2: as splitPieces, of text of 16 bits a character, at a unit. */
export const SPLIT_PIECES_2 = routine(
  "splitPieces2",
  new Array(6).fill("i32"),
  (k, ...parameters) => {
    const [list, text, start, separator, most, room] = parameters as Variable<I32>[];
    const end = k.let(text.add(word(text, LENGTH).shr(1).shl(1)));
    const from = k.let(text.add(start.shl(1)));
    const at = k.let(from as I32);
    const bytes = k.let(int(0));
    k.block((stop) => {
      const array = k.let(word(list, LIST_ARRAY));
      k.guard(array, stop);
      k.loop((again) => {
        const length = k.let(word(list, LENGTH));
        k.guard(length.lt(word(array, LENGTH)), stop);
        k.guard(most.gt(0), stop);
        k.set(at, from);
        const all = k.let(int(0));
        k.block((found) => {
          k.loop((next) => {
            k.gotoIf(at.geU(end), stop);
            const unit = k.let(half(at, TEXT_UNITS));
            k.gotoIf(unit.eq(separator), found);
            k.set(all, all.or(unit));
            k.set(at, at.add(2));
            k.goto(next);
          });
        });
        // The piece that fills the room is its caller's, who looks at limits and memory then.
        k.gotoIf(bytes.add(at.sub(from)).add(PIECE_BYTES).geU(room), stop);
        const piece = sliceWide(k, from, at.sub(from).shrU(1), all, stop);
        k.word(array.add(length.sub(1).shl(1)), ARRAY_ITEMS, piece);
        k.word(list, LENGTH, length.add(2));
        k.set(bytes, bytes.add(at.sub(from)).add(PIECE_BYTES));
        k.set(at, at.add(2));
        k.set(from, at);
        k.set(most, most.sub(1));
        k.goto(again);
      });
    });
    k.wordAt(TS_RESULT, bytes.shl(1).or(1));
    k.return(from.sub(text).shrU(1));
  },
);
