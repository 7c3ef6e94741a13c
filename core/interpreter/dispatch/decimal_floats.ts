/** The kernel that makes a double of decimal digits. */
import { FLOAT_VALUE } from "../../heap/layouts/basic.ts";
import { float, type I32, type I64, int, long } from "../../kernel/expressions.ts";
import { routine, type Variable } from "../../kernel/statements.ts";
import { newFloat } from "./allocation.ts";

/** decimalFloat takes numbers of so many digits, of which all may be behind the point. */
export const DECIMAL_FLOAT_DIGITS = 18;

/** Whole numbers below are doubles; so are the powers of ten up to the 22nd. */
const EXACT = long(1n << 53n);
const FRACTION_BITS = 52;
const HIDDEN_BIT = long(1n << 52n);
/** What the exponent field is above the exponent of a double's last bit. */
const BIAS = 1075;

/**
 * decimalFloat(digits, decimals, negative): the float nearest to digits / 10 ** decimals, ties to the even one; 0 when it fails.
 *
 * Where both numbers are doubles, so is their quotient once rounded (Clinger 1990). Else the quotient of what they are rounded to
 * is off by two units of its last place at most. The remainder that such a quotient leaves is below 2 ** 62, so it is right in 64
 * bits though the products are not, and it says by how many units.
 *
 * @param digits below 10 ** DECIMAL_FLOAT_DIGITS
 * @param decimals up to DECIMAL_FLOAT_DIGITS
 */
export const DECIMAL_FLOAT = routine("decimalFloat", ["i64", "i32", "i32"], (k, ...parameters) => {
  const digits = parameters[0] as unknown as Variable<I64>;
  const [, decimals, negative] = parameters as Variable<I32>[];
  k.block((fail) => {
    const by = k.let(long(1n));
    k.block((raised) => {
      k.loop((again) => {
        k.guard(decimals, raised);
        k.set(by, by.mul(long(10n)));
        k.set(decimals, decimals.sub(1));
        k.goto(again);
      });
    });
    const bits = k.let(digits.toF64().div(by.toF64()).bits());
    k.if(digits.gt(EXACT), () => {
      const shift = k.let(int(BIAS).sub(bits.shrU(FRACTION_BITS).toI32()));
      k.guard(shift.ltU(64), fail);
      const significand = k.let(bits.and(HIDDEN_BIT.sub(long(1n))).or(HIDDEN_BIT));
      const last = k.let(significand as I64);
      const twice = k.let(
        digits.shl(shift.toI64()).sub(significand.mul(by)).shl(1),
      );
      k.block((nearest) => {
        k.loop((again) => {
          k.if(twice.gt(by), () => {
            k.set(twice, twice.sub(by.shl(1)));
            k.set(significand, significand.add(long(1n)));
            k.goto(again);
          });
          k.guard(twice.lt(long(0n).sub(by)), nearest);
          k.set(twice, twice.add(by.shl(1)));
          k.set(significand, significand.sub(long(1n)));
          k.goto(again);
        });
      });
      // Half way between two, or where the units change their size.
      k.gotoIf(twice.eq(by).or(twice.eq(long(0n).sub(by))), fail);
      k.guard(significand.gt(HIDDEN_BIT).and(significand.lt(EXACT)), fail);
      k.set(bits, bits.add(significand.sub(last)));
    });
    k.if(negative, () => k.set(bits, bits.or(long(-(1n << 63n)))));
    const made = newFloat(k, float(0), fail);
    k.long(made, FLOAT_VALUE, bits);
    k.return(made);
  });
  k.return(int(0));
});
