/** The kernels that write numbers of up to 63 bits in decimal, into texts of one and of two bytes a character. */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { type I32, type I64, int, long } from "../../kernel/expressions.ts";
import { type Builder, type Routine, routine, type Variable } from "../../kernel/statements.ts";

const TEN = long(10n);
const POINT = 0x2e;
const ZERO = 0x30;

/** How many digits a number below 10 ** 18 has of which `decimals` are to be behind the point: one more than these at least. */
export function countDigits(k: Builder, digits: I64, decimals: I32): Variable<I32> {
  const count = k.let(int(1));
  const bound = k.let(TEN);
  k.block((counted) => {
    k.loop((again) => {
      k.gotoIf(digits.lt(bound), counted);
      k.set(bound, bound.mul(TEN));
      k.set(count, count.add(1));
      k.goto(again);
    });
  });
  k.if(count.le(decimals), () => k.set(count, decimals.add(1)));
  return count;
}

/**
 * writeDigits(digits, to, decimals): writes a number below 10 ** 18 that is not negative to an address less TEXT_UNITS, a point in
 * front of so many of its digits (0: none). Gives what is behind it.
 */
const writeDigits = (width: 1 | 2): Routine<I32> =>
  routine(`writeDigits${width}`, ["i64", "i32", "i32"], (k, ...parameters) => {
    const digits = parameters[0] as unknown as Variable<I64>;
    const [, to, decimals] = parameters as Variable<I32>[];
    const count = countDigits(k, digits, decimals);
    const end = k.let(to.add(count.add(decimals.ne(0)).mul(width)));
    const at = k.let(end as I32);
    const back = (unit: I32 | number) => {
      k.set(at, at.sub(width));
      if (width === 1) k.byte(at, TEXT_UNITS, unit);
      else k.half(at, TEXT_UNITS, unit);
    };
    k.loop((again) => {
      const tenth = k.let(digits.div(TEN));
      back(digits.sub(tenth.mul(TEN)).toI32().add(ZERO));
      k.set(digits, tenth);
      k.set(decimals, decimals.sub(1));
      k.if(decimals.eq(0), () => back(POINT));
      k.gotoIf(at.gtU(to), again);
    });
    k.return(end);
  });

/** writeDigits by the bytes of a character. */
export const WRITE_DIGITS = { 1: writeDigits(1), 2: writeDigits(2) } as const;
