/** The kernel that finds the fewest digits that are read as a given double, which is what repr() shows. */
import { FLOAT_VALUE, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { double, float, type I32, int, long } from "../../kernel/expressions.ts";
import { routine } from "../../kernel/statements.ts";
import { countDigits, WRITE_DIGITS } from "./decimal_digits.ts";
import { newLatin1 } from "./texts.ts";

const ONE = long(1n);
const TEN = long(10n);
const FRACTION_BITS = 52;
const HIDDEN_BIT = long(1n << 52n);
/** What the exponent field is above the exponent of a double's last bit. */
const BIAS = 1075;
/** All decimals of so many digits are doubles of their own; and with two more there is one for each double. */
const FEWEST = 15;
const MOST = 17;

/**
 * shortestFloat(value): the repr of a float from 0.01 to 1e15, or 0 when it fails.
 *
 * A double is m / 2 ** s; its decimal with k digits behind the point is D / 10 ** k. D comes from the product of doubles, a few
 * units off. The remainder D * 2 ** s - m * 10 ** k says by how many, and then whether the decimal is nearer to this double than
 * to its neighbours. It is below 2 ** 63, so it is right in 64 bits though the products are not. Of 15, 16 and 17 digits the first
 * that are enough are the shortest once zeros at their end are left out, and the nearest to the double.
 *
 * Powers of two, whose neighbours are not equally far, are left to the slow way.
 */
export const SHORTEST_FLOAT = routine("shortestFloat", ["i32"], (k, value) => {
  k.block((fail) => {
    const number = k.let(double(value as I32, FLOAT_VALUE));
    const size = k.let(number.abs());
    k.guard(size.ge(float(0.01)).and(size.lt(float(1e15))), fail);
    const bits = k.let(size.bits());
    const significand = k.let(bits.and(HIDDEN_BIT.sub(ONE)).or(HIDDEN_BIT));
    k.gotoIf(significand.eq(HIDDEN_BIT), fail);
    const shift = k.let(int(BIAS).sub(bits.shrU(FRACTION_BITS).toI32()).toI64());
    const half = k.let(ONE.shl(shift.sub(ONE)));

    // Digits behind the point, and 10 to their power.
    const decimals = k.let(int(FEWEST));
    const by = k.let(long(10n ** BigInt(FEWEST)));
    k.if(size.lt(float(0.1)), () => {
      k.set(decimals, int(FEWEST + 1));
      k.set(by, long(10n ** BigInt(FEWEST + 1)));
    });
    const bound = k.let(float(1));
    k.block((scaled) => {
      k.loop((again) => {
        k.gotoIf(size.lt(bound), scaled);
        k.set(bound, bound.mul(float(10)));
        k.set(decimals, decimals.sub(1));
        k.set(by, by.div(TEN));
        k.goto(again);
      });
    });

    const digits = k.variable("i64");
    const left = k.let(int(MOST - FEWEST));
    k.block((found) => {
      k.loop((again) => {
        k.set(digits, size.mul(by.toF64()).toI64());
        const rest = k.let(digits.shl(shift).sub(significand.mul(by)));
        const off = k.let(rest.add(half).shr(shift));
        k.set(digits, digits.sub(off));
        k.set(rest, rest.sub(off.shl(shift)));
        // In the middle between two of so many digits.
        k.gotoIf(rest.add(half).eq(long(0n)), fail);
        k.if(rest.lt(long(0n)), () => k.set(rest, long(0n).sub(rest)));
        k.set(rest, rest.shl(1));
        k.gotoIf(rest.lt(by), found);
        k.gotoIf(rest.eq(by).and(significand.and(ONE).eq(long(0n))), found);
        k.guard(left, fail);
        k.set(left, left.sub(1));
        k.set(by, by.mul(TEN));
        k.set(decimals, decimals.add(1));
        k.goto(again);
      });
    });
    k.if(decimals.eq(0), () => {
      k.set(digits, digits.mul(TEN));
      k.set(decimals, int(1));
    });
    k.block((stripped) => {
      k.loop((again) => {
        k.gotoIf(decimals.eq(1), stripped);
        const tenth = k.let(digits.div(TEN));
        k.gotoIf(tenth.mul(TEN).ne(digits), stripped);
        k.set(digits, tenth);
        k.set(decimals, decimals.sub(1));
        k.goto(again);
      });
    });

    const negative = k.let(number.lt(float(0)));
    const count = countDigits(k, digits, decimals);
    const text = newLatin1(k, count.add(negative).add(1), fail);
    k.if(negative, () => k.byte(text, TEXT_UNITS, 0x2d));
    k.let(WRITE_DIGITS[1].call(digits, text.add(negative), decimals));
    k.return(text);
  });
  k.return(int(0));
});
