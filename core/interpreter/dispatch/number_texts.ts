/**
 * Kernels that read numbers from short Latin-1 text: int(text), int(text, base), float(text) with ASCII white space around
 * (objects/values/number_text.ts). What has another form is left to the slow way.
 */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { small } from "../../heap/value.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { FLOAT_SHAPE, STR1_SHAPE } from "../../objects/well_known.ts";
import { newFloat } from "./allocation.ts";
import { DECIMAL_FLOAT, DECIMAL_FLOAT_DIGITS } from "./decimal_floats.ts";
import { newInteger } from "./integers.ts";
import { isSmall } from "./state.ts";

const TEXT_MOST = small(32);
/** Digits, to whatever base up to 36, of what fits 62 bits. */
const INT_DIGITS = 11;
/** Decimal ones. */
const DECIMAL_DIGITS = 18;

const code = (text: string): number => text.charCodeAt(0);
const isSpace = (unit: I32): I32 => unit.eq(0x20).or(unit.sub(9).ltU(5));

/** Addresses, less TEXT_UNITS, of the first character that is no white space and behind the last. */
function trimmed(k: Builder, text: I32, fail: Label) {
  k.gotoIf(isSmall(text), fail);
  k.guard(word(text).eq(STR1_SHAPE), fail);
  const length = k.let(word(text, LENGTH));
  k.gotoIf(length.gt(TEXT_MOST), fail);
  const at = k.let(text);
  const end = k.let(text.add(length.shr(1)));
  k.block((found) => {
    k.loop((again) => {
      k.gotoIf(at.ge(end), fail);
      k.guard(isSpace(byte(at, TEXT_UNITS)), found);
      k.set(at, at.add(1));
      k.goto(again);
    });
  });
  k.block((found) => {
    k.loop((again) => {
      k.guard(isSpace(byte(end, TEXT_UNITS - 1)), found);
      k.set(end, end.sub(1));
      k.goto(again);
    });
  });
  return { at, end };
}

/** Skips a sign: 1 when it is a minus. */
function sign(k: Builder, at: Variable<I32>): Variable<I32> {
  const negative = k.let(byte(at, TEXT_UNITS).eq(code("-")));
  k.set(at, at.add(negative.or(byte(at, TEXT_UNITS).eq(code("+")))));
  return negative;
}

/** int(text, base), the base 2 to 36 as a plain number: 0 when it fails. */
export const PARSE_INT = routine("parseInt", ["i32", "i32"], (k, ...values) => {
  const [text, base] = values as Variable<I32>[];
  k.block((fail) => {
    k.guard(base.sub(2).ltU(35), fail);
    const { at, end } = trimmed(k, text, fail);
    const negative = sign(k, at);
    // A prefix that says the base.
    const letter = k.let(
      select(
        base.eq(16),
        int(code("x")),
        select(base.eq(2), int(code("b")), select(base.eq(8), int(code("o")), int(0))),
      ),
    );
    k.if(letter.ne(0).and(end.sub(at).gt(2)), () => {
      const isPrefix = byte(at, TEXT_UNITS).eq(code("0")).and(
        byte(at, TEXT_UNITS + 1).or(0x20).eq(letter),
      );
      k.if(isPrefix, () => k.set(at, at.add(2)));
    });
    const most = select(base.eq(10), int(DECIMAL_DIGITS), int(INT_DIGITS));
    k.gotoIf(end.sub(at).sub(1).geU(most), fail);
    const number = k.let(int(0).toI64());
    const by = k.let(base.toI64());
    k.loop((again) => {
      const unit = k.let(byte(at, TEXT_UNITS));
      const digit = k.let(unit.sub(code("0")));
      k.if(digit.geU(10), () => {
        k.set(digit, unit.or(0x20).sub(code("a")));
        k.gotoIf(digit.geU(26), fail);
        k.set(digit, digit.add(10));
      });
      k.guard(digit.lt(base), fail);
      k.set(number, number.mul(by).add(digit.toI64()));
      k.set(at, at.add(1));
      k.gotoIf(at.lt(end), again);
    });
    k.if(negative, () => k.set(number, int(0).toI64().sub(number)));
    k.return(newInteger(k, number, fail));
  });
  k.return(int(0));
});

/** float(text): 0 when it fails. */
export const PARSE_FLOAT = routine("parseFloat", ["i32"], (k, text) => {
  k.block((fail) => {
    const { at, end } = trimmed(k, text as I32, fail);
    const negative = sign(k, at);
    const number = k.let(int(0).toI64());
    const digits = k.let(int(0));
    const point = k.let(int(-1));
    k.block((read) => {
      k.loop((again) => {
        k.gotoIf(at.ge(end), read);
        const unit = k.let(byte(at, TEXT_UNITS));
        k.set(at, at.add(1));
        k.if(unit.eq(code(".")), () => {
          k.guard(point.lt(0), fail);
          k.set(point, digits);
          k.goto(again);
        });
        const digit = k.let(unit.sub(code("0")));
        k.guard(digit.ltU(10), fail);
        k.set(number, number.mul(int(10).toI64()).add(digit.toI64()));
        k.set(digits, digits.add(1));
        k.goto(again);
      });
    });
    k.gotoIf(digits.sub(1).geU(DECIMAL_FLOAT_DIGITS), fail);
    const decimals = select(point.lt(0), int(0), digits.sub(point));
    k.return(DECIMAL_FLOAT.call(number, decimals, negative));
  });
  k.return(int(0));
});

/** float(value) of a small int, a float or text. */
export function toFloat(k: Builder, value: Variable<I32>, fail: Label): Variable<I32> {
  const made = k.let(value as I32);
  k.if(
    isSmall(value),
    () => k.set(made, newFloat(k, value.shr(1).toF64(), fail)),
    () =>
      k.if(word(value).ne(FLOAT_SHAPE), () => {
        k.set(made, PARSE_FLOAT.call(value));
        k.guard(made, fail);
      }),
  );
  return made;
}

/** The routines. */
export const NUMBER_TEXT_ROUTINES = [PARSE_FLOAT, PARSE_INT] as const;
