/**
 * Kernels of format(value, specification) for short specifications: small ints in decimal and hexadecimal, floats with a few
 * digits behind the point, str that are padded. They read the specification anew each time: that is a few characters.
 */
import {
  FLOAT_VALUE,
  INT_COUNT,
  INT_DIGITS,
  LENGTH,
  TEXT_UNITS,
} from "../../heap/layouts/basic.ts";
import { TS_COUNTDOWN, TS_NATIVE_DEPTH } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import {
  byte,
  double,
  type F64,
  float,
  type I32,
  int,
  select,
  word,
  wordAt,
} from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { FLOAT_SHAPE, INT_SHAPE, STR1_SHAPE } from "../../objects/well_known.ts";
import {
  PAD_AFTER_SIGN,
  PAD_AROUND,
  PAD_LEFT,
  PAD_RIGHT,
} from "../../objects/values/number_text.ts";
import { NATIVE_DEPTH_LIMIT } from "../../objects/work.ts";
import { SHORTEST_FLOAT } from "./shortest_floats.ts";
import { isSmall } from "./state.ts";
import { character, copyBytes, newLatin1, TEXT_MOST } from "./texts.ts";

const SPEC_MOST = small(16);
/** Digits behind the point. */
export const FRACTION_MOST = 6;
const INT32_MAX = 0x7fffffff;
/** As the grouping of digits from here on: none, but a prefix, "0" and this character. */
const PREFIXED = 2;

const code = (text: string): number => text.charCodeAt(0);
const isDigit = (unit: I32): I32 => unit.sub(code("0")).ltU(10);
const isAlignment = (unit: I32): I32 => unit.sub(PAD_RIGHT).ltU(3).or(unit.eq(PAD_AROUND));

/** How many digits a magnitude has to a base, 1 at least. */
function countDigits(k: Builder, magnitude: I32, base: I32): Variable<I32> {
  const rest = k.let(magnitude);
  const count = k.let(int(0));
  k.loop((again) => {
    k.set(count, count.add(1));
    k.set(rest, rest.div(base));
    k.gotoIf(rest, again);
  });
  return count;
}

/** Writes `count` times a byte at `at`, which moves on. */
function fill(k: Builder, at: Variable<I32>, count: I32, unit: I32): void {
  const end = k.let(at.add(count));
  k.block((filled) => {
    k.loop((again) => {
      k.gotoIf(at.ge(end), filled);
      k.byte(at, TEXT_UNITS, unit);
      k.set(at, at.add(1));
      k.goto(again);
    });
  });
}

/**
 * A magnitude to a base, the last `fraction` digits behind a point, a comma between groups of three digits (grouping 1) or "0"
 * and the character `grouping` before them (from PREFIXED on), a sign's character (0: none) before it and another (0: none) behind it, padded (objects/values/number_text.ts:
 * newNumberText). 0 when there is no room.
 */
export const LAY_OUT = routine("layOut", new Array(9).fill("i32"), (k, ...values) => {
  const [magnitude, base, fraction, grouping, sign, behind, width, filler, align] =
    values as Variable<I32>[];
  const digits = countDigits(k, magnitude, base);
  k.set(digits, select(digits.gt(fraction), digits, fraction.add(1)));
  const prefix = k.let(grouping as I32);
  const prefixed = k.let(grouping.ge(PREFIXED));
  k.set(grouping, select(prefixed, int(0), grouping));
  const commas = k.let(select(grouping, digits.sub(fraction).sub(1).div(int(3)), int(0)));
  const pointed = k.let(fraction.gt(0));
  const length = k.let(
    digits.add(commas).add(pointed).add(sign.ne(0)).add(behind.ne(0)).add(prefixed.shl(1)),
  );
  const padding = k.let(select(width.gt(length), width.sub(length), int(0)));
  const total = k.let(length.add(padding));
  /** A digit's character. */
  const shown = (digit: I32) => digit.add(select(digit.gt(9), int(code("a") - 10), int(code("0"))));
  k.if(total.eq(1), () => k.return(character(shown(magnitude))));
  k.block((fail) => {
    const text = newLatin1(k, total, fail);
    const at = k.let(text as I32);
    const before = k.let(
      select(
        align.eq(PAD_LEFT),
        padding,
        select(align.eq(PAD_AROUND), padding.shrU(1), int(0)),
      ),
    );
    fill(k, at, before, filler);
    k.if(sign, () => {
      k.byte(at, TEXT_UNITS, sign);
      k.set(at, at.add(1));
    });
    k.if(prefixed, () => {
      k.byte(at, TEXT_UNITS, code("0"));
      k.byte(at, TEXT_UNITS + 1, prefix);
      k.set(at, at.add(2));
    });
    k.if(align.eq(PAD_AFTER_SIGN), () => {
      fill(k, at, padding, filler);
      k.set(before, padding);
    });
    k.set(at, at.add(digits).add(commas).add(pointed));
    const end = k.let(at as I32);
    const rest = k.let(magnitude as I32);
    // Digits to the point, or to the next comma.
    const left = k.let(select(pointed, fraction, int(3)));
    const inFraction = k.let(pointed as I32);
    k.loop((again) => {
      k.if(left.not(), () => {
        k.if(inFraction, () => {
          k.set(end, end.sub(1));
          k.byte(end, TEXT_UNITS, code("."));
          k.set(inFraction, int(0));
        }, () =>
          k.if(grouping, () => {
            k.set(end, end.sub(1));
            k.byte(end, TEXT_UNITS, code(","));
          }));
        k.set(left, int(3));
      });
      k.set(left, left.sub(1));
      k.set(end, end.sub(1));
      const quotient = k.let(rest.div(base));
      const digit = k.let(rest.sub(quotient.mul(base)));
      k.byte(end, TEXT_UNITS, shown(digit));
      k.set(rest, quotient);
      k.set(digits, digits.sub(1));
      k.gotoIf(digits, again);
    });
    k.if(behind, () => {
      k.byte(at, TEXT_UNITS, behind);
      k.set(at, at.add(1));
    });
    fill(k, at, padding.sub(before), filler);
    k.return(text);
  });
  k.return(int(0));
});

/** 10 ** fraction. */
function power(fraction: I32): F64 {
  let value = float(1) as F64;
  for (let each = FRACTION_MOST; each > 0; each--) {
    value = select(fraction.eq(each), float(10 ** each), value);
  }
  return value;
}

/** The digits of a magnitude, `fraction` of them behind the point (objects/values/number_text.ts: scaledDigits). */
export function scaledDigits(
  k: Builder,
  magnitude: F64,
  fraction: I32,
  fail: Label,
): Variable<I32> {
  const scaled = k.let(magnitude.mul(power(fraction)));
  k.guard(scaled.lt(float(INT32_MAX)), fail);
  const below = k.let(scaled.floor());
  const rest = k.let(scaled.sub(below).sub(float(0.5)));
  // Near the middle between two, the product does not tell.
  k.guard(rest.abs().gt(float(1e-6)), fail);
  return k.let(below.toI32().add(rest.gt(float(0))));
}

/** A str padded to a width: itself when it is as long. */
export const PAD_TEXT = routine("padText", ["i32", "i32", "i32", "i32"], (k, ...values) => {
  const [text, width, filler, align] = values as Variable<I32>[];
  const length = k.let(word(text, LENGTH).shr(1));
  const padding = k.let(width.sub(length));
  k.if(padding.le(0), () => k.return(text));
  k.block((fail) => {
    k.gotoIf(width.ge(TEXT_MOST).or(width.eq(1)), fail);
    const made = newLatin1(k, width, fail);
    const before = k.let(
      select(
        align.eq(PAD_LEFT),
        padding,
        select(align.eq(PAD_AROUND), padding.shrU(1), int(0)),
      ),
    );
    const at = k.let(made as I32);
    fill(k, at, before, filler);
    copyBytes(k, text, at, length);
    k.set(at, at.add(length));
    fill(k, at, padding.sub(before), filler);
    k.return(made);
  });
  k.return(int(0));
});

/** Digits behind the point of floats whose text is found here. */
const SHORT_FRACTION = 4;

/** str(value) of a float of few digits (objects/values/number_text.ts: newFloatText), or 0. */
const SHORT_FLOAT = routine("shortFloat", ["i32"], (k, value) => {
  k.block((fail) => {
    const number = k.let(double(value as I32, FLOAT_VALUE));
    const magnitude = k.let(number.abs());
    k.guard(magnitude.ge(float(1e-4)).and(magnitude.lt(float(200000))), fail);
    const scaled = k.let(magnitude.mul(float(1e4)).add(float(0.5)).floor());
    k.guard(scaled.div(float(1e4)).eq(magnitude), fail);
    const digits = k.let(scaled.toI32());
    const fraction = k.let(int(SHORT_FRACTION));
    k.block((stripped) => {
      k.loop((again) => {
        k.gotoIf(fraction.le(1), stripped);
        const tenth = k.let(digits.div(int(10)));
        k.gotoIf(tenth.mul(10).ne(digits), stripped);
        k.set(digits, tenth);
        k.set(fraction, fraction.sub(1));
        k.goto(again);
      });
    });
    const sign = select(number.lt(float(0)), int(code("-")), int(0));
    const none = int(0);
    k.return(LAY_OUT.call(digits, int(10), fraction, none, sign, none, none, none, int(PAD_LEFT)));
  });
  k.return(int(0));
});

/** str(value) of a float, or 0 when the kernel failed. */
export const FLOAT_TEXT = routine("floatText", ["i32"], (k, value) => {
  k.block((fail) => {
    // The slow way counts the nesting that it makes as a step (objects/work.ts: enterNative).
    k.guard(wordAt(TS_NATIVE_DEPTH).lt(NATIVE_DEPTH_LIMIT), fail);
    const text = k.let(SHORT_FLOAT.call(value));
    k.if(text.eq(0), () => k.set(text, SHORTEST_FLOAT.call(value)));
    k.if(text, () => k.wordAt(TS_COUNTDOWN, wordAt(TS_COUNTDOWN).sub(1)));
    k.return(text);
  });
  k.return(int(0));
});

/** format(value, specification), or 0 when the kernel failed. */
export const FORMAT = routine("format", ["i32", "i32"], (k, ...values) => {
  const [value, spec] = values as Variable<I32>[];
  k.block((fail) => {
    k.guard(word(spec).eq(STR1_SHAPE), fail);
    const length = k.let(word(spec, LENGTH));
    k.gotoIf(length.gt(SPEC_MOST), fail);
    const end = k.let(spec.add(length.shr(1)));
    const at = k.let(spec as I32);
    // Bytes behind the last character are zero.
    const unit = () => byte(at, TEXT_UNITS);
    const next = () => k.set(at, at.add(1));
    const filler = k.let(int(code(" ")));
    const align = k.let(int(0));
    const second = k.let(int(0));
    k.if(length.ge(small(2)), () => k.set(second, byte(spec, TEXT_UNITS + 1)));
    k.if(isAlignment(second), () => {
      k.set(filler, unit());
      k.set(align, second);
      k.set(at, at.add(2));
    }, () =>
      k.if(length.ge(small(1)).and(isAlignment(unit())), () => {
        k.set(align, unit());
        next();
      }));
    const present = () => at.lt(end);
    k.if(present(), () =>
      k.if(unit().eq(code("0")), () => {
        k.gotoIf(align, fail);
        k.set(filler, int(code("0")));
        k.set(align, int(PAD_AFTER_SIGN));
        next();
      }));
    /** Reads a number of up to three digits. */
    const number = (into: Variable<I32>) => {
      k.block((read) => {
        k.loop((again) => {
          k.guard(present(), read);
          const digit = k.let(unit());
          k.guard(isDigit(digit), read);
          k.set(into, into.mul(10).add(digit).sub(code("0")));
          k.gotoIf(into.gt(999), fail);
          next();
          k.goto(again);
        });
      });
    };
    // "#": the prefix of the base.
    const alternate = k.let(present().and(unit().eq(code("#"))));
    k.set(at, at.add(alternate));
    const width = k.let(int(0));
    k.if(alternate, () => {
      k.gotoIf(align, fail);
      k.if(present(), () =>
        k.if(unit().eq(code("0")), () => {
          k.set(filler, int(code("0")));
          k.set(align, int(PAD_AFTER_SIGN));
          next();
        }));
    });
    number(width);
    const grouping = k.let(int(0));
    const precision = k.let(int(-1));
    const type = k.let(int(0));
    k.block((read) => {
      k.guard(present(), read);
      k.if(unit().eq(code(",")), () => {
        k.set(grouping, int(1));
        // Zeros would be grouped, too.
        k.gotoIf(align.eq(PAD_AFTER_SIGN), fail);
        next();
      });
      k.guard(present(), read);
      k.if(unit().eq(code(".")), () => {
        next();
        k.guard(present(), fail);
        k.guard(isDigit(unit()), fail);
        k.set(precision, int(0));
        number(precision);
      });
      k.guard(present(), read);
      k.set(type, unit());
      next();
      k.gotoIf(present(), fail);
    });
    const side = (absent: number) => select(align, align, int(absent));
    const isPercent = k.let(type.eq(code("%")));
    const isFraction = k.let(type.eq(code("f")).or(isPercent));
    const integral = k.let(isSmall(value));
    k.if(integral.not(), () => k.set(integral, word(value).eq(INT_SHAPE)));
    k.if(integral.and(isFraction.not()), () => {
      k.gotoIf(precision.ge(0), fail);
      const base = k.let(int(10));
      for (const [letter, of] of [["x", 16], ["b", 2], ["o", 8]] as const) {
        k.set(base, select(type.eq(code(letter)), int(of), base));
      }
      const isBased = k.let(base.ne(10));
      k.guard(type.not().or(type.eq(code("d"))).or(isBased.and(grouping.not())), fail);
      k.if(alternate, () => {
        k.gotoIf(grouping, fail);
        k.set(grouping, select(isBased, type, int(0)));
      });
      const magnitude = k.let(value.shr(1));
      const negative = k.let(magnitude.lt(0));
      k.if(isSmall(value), () => {
        k.set(magnitude, select(negative, int(0).sub(magnitude), magnitude));
      }, () => {
        // One digit of 31 bits. Without a specification it is str() that is asked, which counts a step.
        k.gotoIf(length.eq(small(0)), fail);
        const count = k.let(word(value, INT_COUNT));
        k.set(negative, count.lt(0));
        k.guard(count.eq(small(1)).or(count.eq(small(-1))), fail);
        k.set(magnitude, word(value, INT_DIGITS));
        k.gotoIf(magnitude.lt(0), fail);
      });
      k.return(
        LAY_OUT.call(
          magnitude,
          base,
          int(0),
          grouping,
          select(negative, int(code("-")), int(0)),
          int(0),
          width,
          filler,
          side(PAD_LEFT),
        ),
      );
    });
    k.gotoIf(alternate, fail);
    const real = k.let(float(0));
    k.if(isSmall(value), () => k.set(real, value.shr(1).toF64()), () => {
      const shape = k.let(word(value));
      k.if(shape.eq(STR1_SHAPE), () => {
        k.guard(type.not().or(type.eq(code("s"))), fail);
        k.gotoIf(precision.ge(0).or(grouping).or(align.eq(PAD_AFTER_SIGN)), fail);
        k.return(PAD_TEXT.call(value, width, filler, side(PAD_RIGHT)));
      });
      k.guard(shape.eq(FLOAT_SHAPE), fail);
      k.if(length.eq(small(0)), () => k.return(FLOAT_TEXT.call(value)));
      k.set(real, double(value, FLOAT_VALUE));
    });
    k.guard(isFraction, fail);
    k.set(precision, select(precision.lt(0), int(6), precision));
    k.gotoIf(precision.gt(FRACTION_MOST), fail);
    k.set(real, select(isPercent, real.mul(float(100)), real));
    const magnitude = k.let(real.abs());
    const digits = scaledDigits(k, magnitude, precision, fail);
    // The sign of zero is that of 1 with it.
    const negative = k.let(float(1).copysign(real).lt(float(0)));
    k.return(
      LAY_OUT.call(
        digits,
        int(10),
        precision,
        grouping,
        select(negative, int(code("-")), int(0)),
        select(isPercent, int(code("%")), int(0)),
        width,
        filler,
        side(PAD_LEFT),
      ),
    );
  });
  k.return(int(0));
});

/** The routines. */
export const FORMAT_ROUTINES = [FLOAT_TEXT, FORMAT, LAY_OUT, PAD_TEXT, SHORT_FLOAT] as const;
