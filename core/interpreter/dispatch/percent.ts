/**
 * The kernel of text % values for %s, %d and %% with str and small ints: the pieces stand in the exit values until they are
 * joined (objects/types/str_percent.ts).
 */
import { LENGTH, TEXT_UNITS, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { EXIT_VALUES, EXIT_VALUES_MOST } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { byte, type I32, int, word } from "../../kernel/expressions.ts";
import { routine, type Variable } from "../../kernel/statements.ts";
import { STR1_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { SUBSTRING } from "./native_texts.ts";
import { isSmall } from "./state.ts";
import { DECIMAL_TEXT, JOIN } from "./texts.ts";

const FORMAT_MOST = small(128);
const code = (text: string): number => text.charCodeAt(0);

/** format % value, or 0 when the kernel failed. Of a value that is no tuple there is one. */
export const PERCENT = routine("percent", ["i32", "i32"], (k, ...values) => {
  const [format, value] = values as Variable<I32>[];
  k.block((fail) => {
    const length = k.let(word(format, LENGTH));
    k.gotoIf(length.gt(FORMAT_MOST), fail);
    const isTuple = k.let(int(0));
    const given = k.let(int(1));
    k.if(isSmall(value).not(), () => {
      k.set(isTuple, word(value).eq(TUPLE_SHAPE));
      k.if(isTuple, () => k.set(given, word(value, LENGTH).shr(1)));
    });
    const count = k.let(length.shr(1));
    const pieces = k.let(int(0));
    const used = k.let(int(0));
    const start = k.let(int(0));
    const at = k.let(int(0));
    const put = (piece: I32) => {
      k.word(int(EXIT_VALUES).add(pieces.shl(2)), 0, piece);
      k.set(pieces, pieces.add(1));
    };
    /** The text from `start` to `end`, if there is some. */
    const putText = (end: I32) =>
      k.if(end.gt(start), () => {
        const text = k.let(SUBSTRING.call(format, start, end.sub(start)));
        k.guard(text, fail);
        put(text);
      });
    k.block((read) => {
      k.loop((again) => {
        k.gotoIf(at.ge(count), read);
        k.gotoIf(pieces.gt(EXIT_VALUES_MOST), fail);
        const unit = k.let(byte(format.add(at), TEXT_UNITS));
        k.set(at, at.add(1));
        k.gotoIf(unit.ne(code("%")), again);
        k.gotoIf(at.ge(count), fail);
        const type = k.let(byte(format.add(at), TEXT_UNITS));
        k.if(type.eq(code("%")), () => {
          // One of the two signs is text.
          putText(at);
          k.set(at, at.add(1));
          k.set(start, at);
          k.goto(again);
        });
        putText(at.sub(1));
        k.set(at, at.add(1));
        k.set(start, at);
        k.gotoIf(used.ge(given), fail);
        const item = k.let(value as I32);
        k.if(isTuple, () => k.set(item, word(value.add(used.shl(2)), TUPLE_ITEMS)));
        k.set(used, used.add(1));
        k.if(isSmall(item), () => {
          k.guard(type.eq(code("d")).or(type.eq(code("s"))), fail);
          const digits = k.let(DECIMAL_TEXT.call(item));
          k.guard(digits, fail);
          put(digits);
        }, () => {
          k.guard(type.eq(code("s")).and(word(item).eq(STR1_SHAPE)), fail);
          put(item);
        });
        k.goto(again);
      });
    });
    putText(count);
    k.guard(used.eq(given), fail);
    // One piece may be a value that must not come back itself, no piece is a matter of its own.
    k.guard(pieces.gt(1), fail);
    k.return(JOIN.call(int(EXIT_VALUES), pieces));
  });
  k.return(int(0));
});
