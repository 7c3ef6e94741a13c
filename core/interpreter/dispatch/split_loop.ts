/** The loop of str.split and splitlines over long Latin-1 text (objects/values/unit_split.ts), which makes the pieces. */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { TS_RESULT } from "../../heap/map.ts";
import { byte, type I32, int, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { PIECE_BYTES, SPLIT_LINES, SPLIT_SPACES } from "../../objects/values/unit_split.ts";
import { sliceLatin1 } from "./texts.ts";

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
