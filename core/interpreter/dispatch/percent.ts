/**
 * The kernel of text % values for the usual conversions of str, small ints and floats, with a width and a precision: the pieces
 * stand in the exit values until they are joined (objects/types/str_percent.ts).
 */
import { FLOAT_VALUE, LENGTH, TEXT_UNITS, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { EXIT_VALUES, EXIT_VALUES_MOST, TS_COUNTDOWN, TS_NATIVE_DEPTH } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import {
  byte,
  double,
  float,
  type I32,
  int,
  select,
  word,
  wordAt,
} from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { PAD_AFTER_SIGN, PAD_LEFT, PAD_RIGHT } from "../../objects/values/number_text.ts";
import { FLOAT_SHAPE, STR1_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { NATIVE_DEPTH_LIMIT } from "../../objects/work.ts";
import { FLOAT_TEXT, FRACTION_MOST, LAY_OUT, PAD_TEXT, scaledDigits } from "./format_specs.ts";
import { SUBSTRING } from "./native_texts.ts";
import { isSmall } from "./state.ts";
import { copyBytes, DECIMAL_TEXT, JOIN, newLatin1, TEXT_MOST } from "./texts.ts";

const FORMAT_MOST = small(128);
const code = (text: string): number => text.charCodeAt(0);

/** A conversion that was read: its letter, and how its text is laid out. */
interface Field {
  readonly letter: I32;
  /** 0: as wide as it is. */
  readonly width: I32;
  /** -1: none. */
  readonly precision: I32;
  readonly left: I32;
  readonly zeros: I32;
}

/** quotedText(text): the repr of a short str of printable ASCII without a backslash and without both quotes; 0 when it fails. */
export const QUOTED_TEXT = routine("quotedText", ["i32"], (k, value) => {
  const text = value as Variable<I32>;
  k.block((fail) => {
    k.guard(word(text).eq(STR1_SHAPE), fail);
    const count = k.let(word(text, LENGTH).shr(1));
    k.gotoIf(count.gt(TEXT_MOST - 4), fail);
    const quote = k.let(int(code("'")));
    const hasQuotes = k.let(int(0));
    const at = k.let(text as I32);
    const end = k.let(text.add(count));
    k.block((read) => {
      k.loop((again) => {
        k.gotoIf(at.geU(end), read);
        const unit = k.let(byte(at, TEXT_UNITS));
        k.gotoIf(unit.sub(0x20).gtU(0x7e - 0x20).or(unit.eq(code("\\"))), fail);
        k.if(unit.eq(code("'")), () => k.set(quote, int(code('"'))));
        k.set(hasQuotes, hasQuotes.or(unit.eq(code('"'))));
        k.set(at, at.add(1));
        k.goto(again);
      });
    });
    k.gotoIf(hasQuotes.and(quote.eq(code('"'))), fail);
    // The slow way counts the nesting that it makes as a step (objects/work.ts: enterNative).
    k.guard(wordAt(TS_NATIVE_DEPTH).lt(NATIVE_DEPTH_LIMIT), fail);
    const quoted = newLatin1(k, count.add(2), fail);
    k.byte(quoted, TEXT_UNITS, quote);
    copyBytes(k, text, quoted.add(1), count);
    k.byte(quoted.add(count), TEXT_UNITS + 1, quote);
    k.wordAt(TS_COUNTDOWN, wordAt(TS_COUNTDOWN).sub(1));
    k.return(quoted);
  });
  k.return(int(0));
});

/** The text of a number by %d, %x or %f. */
function numberText(k: Builder, value: I32, field: Field, fail: Label): Variable<I32> {
  const { letter, width, precision, left, zeros } = field;
  const filler = select(zeros.and(left.not()), int(code("0")), int(code(" ")));
  const align = select(
    left,
    int(PAD_RIGHT),
    select(zeros, int(PAD_AFTER_SIGN), int(PAD_LEFT)),
  );
  const layOut = (digits: I32, base: I32, fraction: I32, negative: I32) =>
    LAY_OUT.call(
      digits,
      base,
      fraction,
      int(0),
      select(negative, int(code("-")), int(0)),
      int(0),
      width,
      filler,
      align,
    );
  const text = k.variable("i32");
  const negative = k.variable("i32");
  k.if(letter.eq(code("f")), () => {
    const number = k.let(float(0));
    k.if(isSmall(value), () => k.set(number, value.shr(1).toF64()), () => {
      k.guard(word(value).eq(FLOAT_SHAPE), fail);
      k.set(number, double(value, FLOAT_VALUE));
    });
    const fraction = k.let(select(precision.lt(0), int(6), precision));
    k.gotoIf(fraction.gt(FRACTION_MOST), fail);
    const digits = scaledDigits(k, number.abs(), fraction, fail);
    // The sign of zero is that of 1 with it.
    k.set(negative, float(1).copysign(number).lt(float(0)));
    k.set(text, layOut(digits, int(10), fraction, negative));
  }, () => {
    const isHex = k.let(letter.eq(code("x")));
    k.guard(isHex.or(letter.eq(code("d"))), fail);
    k.guard(isSmall(value).and(precision.lt(0)), fail);
    const plain = k.let(value.shr(1));
    k.set(negative, plain.lt(0));
    k.set(
      text,
      layOut(
        select(negative, int(0).sub(plain), plain),
        select(isHex, int(16), int(10)),
        int(0),
        negative,
      ),
    );
  });
  k.guard(text, fail);
  return text;
}

/** The text of a value by a conversion. */
function converted(k: Builder, value: I32, field: Field, fail: Label): Variable<I32> {
  const { letter, width, precision, left } = field;
  const text = k.let(value);
  k.block((made) => {
    const isRepr = k.let(letter.eq(code("r")));
    k.if(isRepr.or(letter.eq(code("s"))), () => {
      k.gotoIf(precision.ge(0), fail);
      k.if(isSmall(value), () => k.set(text, DECIMAL_TEXT.call(value)), () => {
        const shape = k.let(word(value));
        k.if(shape.eq(FLOAT_SHAPE), () => k.set(text, FLOAT_TEXT.call(value)), () => {
          k.guard(shape.eq(STR1_SHAPE), fail);
          k.if(isRepr, () => k.set(text, QUOTED_TEXT.call(value)));
        });
      });
      k.guard(text, fail);
      k.gotoIf(width.eq(0), made);
      k.set(
        text,
        PAD_TEXT.call(
          text,
          width,
          int(code(" ")),
          select(left, int(PAD_RIGHT), int(PAD_LEFT)),
        ),
      );
      k.guard(text, fail);
      k.goto(made);
    });
    k.set(text, numberText(k, value, field, fail));
  });
  return text;
}

/** format % value, or 0 when the kernel failed. Of a value that is no tuple there is one. */
export const PERCENT = routine("percent", ["i32", "i32"], (k, ...values) => {
  const [format, value] = values as Variable<I32>[];
  const countdown = k.let(wordAt(TS_COUNTDOWN));
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
    const unit = k.variable("i32");
    /** The next character of a conversion, which goes on. */
    const read = () => {
      k.gotoIf(at.ge(count), fail);
      k.set(unit, byte(format.add(at), TEXT_UNITS));
      k.set(at, at.add(1));
    };
    /** Reads a number of up to three digits whose first is `unit`, and what is behind it. */
    const number = (into: Variable<I32>) =>
      k.block((end) => {
        k.loop((again) => {
          k.guard(unit.sub(code("0")).ltU(10), end);
          k.set(into, into.mul(10).add(unit).sub(code("0")));
          k.gotoIf(into.gt(999), fail);
          read();
          k.goto(again);
        });
      });
    const item = k.variable("i32");
    const [left, zeros, width, precision] = [0, 1, 2, 3].map(() => k.variable("i32"));
    k.block((end) => {
      k.loop((again) => {
        k.gotoIf(at.ge(count), end);
        k.gotoIf(pieces.gt(EXIT_VALUES_MOST), fail);
        read();
        k.gotoIf(unit.ne(code("%")), again);
        const begin = k.let(at as I32);
        read();
        k.if(unit.eq(code("%")), () => {
          // One of the two signs is text.
          putText(begin);
          k.set(start, at);
          k.goto(again);
        });
        putText(begin.sub(1));
        for (const each of [left, zeros, width]) k.set(each, int(0));
        k.set(precision, int(-1));
        k.block((flags) => {
          k.loop((more) => {
            const isLeft = k.let(unit.eq(code("-")));
            const isZero = k.let(unit.eq(code("0")));
            k.guard(isLeft.or(isZero), flags);
            k.set(left, left.or(isLeft));
            k.set(zeros, zeros.or(isZero));
            read();
            k.goto(more);
          });
        });
        number(width);
        k.if(unit.eq(code(".")), () => {
          k.set(precision, int(0));
          read();
          number(precision);
        });
        k.set(start, at);
        k.gotoIf(used.ge(given), fail);
        k.set(item, value);
        k.if(isTuple, () => k.set(item, word(value.add(used.shl(2)), TUPLE_ITEMS)));
        k.set(used, used.add(1));
        put(converted(k, item, { letter: unit, width, precision, left, zeros }, fail));
        k.goto(again);
      });
    });
    putText(count);
    k.guard(used.eq(given), fail);
    // One piece may be a value that must not come back itself, no piece is a matter of its own.
    k.guard(pieces.gt(0), fail);
    k.if(pieces.eq(1), () => {
      const only = k.let(wordAt(EXIT_VALUES));
      k.gotoIf(used.not().or(only.eq(item)), fail);
      k.return(only);
    });
    const joined = k.let(JOIN.call(int(EXIT_VALUES), pieces));
    k.guard(joined, fail);
    k.return(joined);
  });
  // What was counted is counted again.
  k.wordAt(TS_COUNTDOWN, countdown);
  k.return(int(0));
});

/** The routines. */
export const PERCENT_ROUTINES = [PERCENT, QUOTED_TEXT] as const;
