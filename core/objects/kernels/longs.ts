/**
 * Kernels for the digits of long ints (values/int_digits.ts): runs of 32-bit digits in memory, least first, given by the
 * address of the first and their count, which is at least one. 64-bit sums and products of digits take one instruction
 * here, where TypeScript must split them.
 */
import { type I32, type I64, int, long, select, word } from "../../kernel/expressions.ts";
import {
  type Builder,
  type Kernel,
  kernel,
  type Label,
  type Variable,
} from "../../kernel/statements.ts";

type Address = Variable<I32>;

const I32S = (count: number) => new Array<"i32">(count).fill("i32");

/** The digit at an address, so many bytes further, as an i64. */
const digit = (address: I32, offset = 0): I64 => word(address, offset).toI64U();

const end = (start: I32, count: I32): I32 => start.add(count.shl(2));

/** Digits that a turn of a loop handles. */
const UNROLLED = 4;

/**
 * Does `body` for each digit from an address on until `stop`, several in a turn: it is given how far from the addresses the
 * digit is. Then the address and the others have gone up by as much.
 */
function upTo(
  k: Builder,
  address: Address,
  stop: I32,
  others: readonly Address[],
  body: (offset: number) => void,
): void {
  const step = (digits: number) => {
    for (let i = 0; i < digits; i++) body(4 * i);
    for (const each of [address, ...others]) k.set(each, each.add(4 * digits));
  };
  k.block((leave: Label) => {
    k.loop((again: Label) => {
      k.gotoIf(address.add(4 * UNROLLED).gtU(stop), leave);
      step(UNROLLED);
      k.goto(again);
    });
  });
  k.block((leave: Label) => {
    k.loop((again: Label) => {
      k.gotoIf(address.geU(stop), leave);
      step(1);
      k.goto(again);
    });
  });
}

/** add(p, n, q, m, to): writes the lower n digits of the sum of two runs, the rest, 0 or 1, is the result; n is at least m. */
function buildAdd(): Kernel {
  return kernel("add", I32S(5), "i32", (k, ...parameters) => {
    const [p, n, q, m, to] = parameters as Address[];
    const carry = k.let(long(0n));
    const middle = k.let(end(p, m));
    const last = k.let(end(p, n));
    upTo(k, p, middle, [q, to], (at) => {
      k.set(carry, carry.add(digit(p, at)).add(digit(q, at)));
      k.word(to, at, carry.toI32());
      k.set(carry, carry.shrU(32));
    });
    upTo(k, p, last, [to], (at) => {
      k.set(carry, carry.add(digit(p, at)));
      k.word(to, at, carry.toI32());
      k.set(carry, carry.shrU(32));
    });
    k.return(carry.toI32());
  });
}

/** subtract(p, n, q, m, to): writes the n digits of the difference of a run and one that is not greater. */
function buildSubtract(): Kernel {
  return kernel("subtract", I32S(5), null, (k, ...parameters) => {
    const [p, n, q, m, to] = parameters as Address[];
    // 0 or -1
    const borrow = k.let(long(0n));
    const middle = k.let(end(p, m));
    const last = k.let(end(p, n));
    upTo(k, p, middle, [q, to], (at) => {
      k.set(borrow, borrow.add(digit(p, at)).sub(digit(q, at)));
      k.word(to, at, borrow.toI32());
      k.set(borrow, borrow.shr(32));
    });
    upTo(k, p, last, [to], (at) => {
      k.set(borrow, borrow.add(digit(p, at)));
      k.word(to, at, borrow.toI32());
      k.set(borrow, borrow.shr(32));
    });
  });
}

/**
 * multiply(p, n, q, m, to): writes the product of two runs to memory that is all zero. The last of n + m digits is not
 * touched when it is 0.
 */
function buildMultiply(): Kernel {
  return kernel("multiply", I32S(5), null, (k, ...parameters) => {
    const [p, n, q, m, to] = parameters as Address[];
    const lastP = k.let(end(p, n));
    const lastQ = k.let(end(q, m));
    const factor = k.let(digit(p));
    const carry = k.let(long(0n));
    const at = k.let(to);
    const from = k.let(q);
    upTo(k, from, lastQ, [at], (offset) => {
      k.set(carry, carry.add(factor.mul(digit(from, offset))));
      k.word(at, offset, carry.toI32());
      k.set(carry, carry.shrU(32));
    });
    k.if(carry.ne(long(0n)), () => k.word(at, 0, carry.toI32()));
    k.set(p, p.add(4));
    k.block((leave) =>
      k.loop((again) => {
        k.gotoIf(p.geU(lastP), leave);
        k.set(to, to.add(4));
        k.set(at, to);
        k.set(from, q);
        k.set(factor, digit(p));
        k.set(carry, long(0n));
        upTo(k, from, lastQ, [at], (offset) => {
          // Two digits and a product of two are below 2**64.
          k.set(carry, carry.add(digit(at, offset)).add(factor.mul(digit(from, offset))));
          k.word(at, offset, carry.toI32());
          k.set(carry, carry.shrU(32));
        });
        k.if(carry.ne(long(0n)), () => k.word(at, 0, carry.toI32()));
        k.set(p, p.add(4));
        k.goto(again);
      })
    );
  });
}

/**
 * checkQuotient(p, n, quotient, q, m): 0 when the run p, of m or m + 1 digits, is less than quotient * q, 2 when it is not
 * less than (quotient + 1) * q, else 1.
 */
function buildCheckQuotient(): Kernel {
  return kernel("checkQuotient", I32S(5), "i32", (k, ...parameters) => {
    const [p, n, quotient, q, m] = parameters as Address[];
    const factor = k.let(quotient.toI64U());
    const rest = k.let(long(0n));
    const restOfNext = k.let(long(0n));
    const last = k.let(end(p, n));
    const lastQ = k.let(end(q, m));
    const [divisor, dividend, product] = [0, 1, 2].map(() => k.variable("i64"));
    upTo(k, q, lastQ, [p], (at) => {
      k.set(divisor, digit(q, at));
      k.set(dividend, digit(p, at));
      k.set(product, factor.mul(divisor));
      k.set(rest, rest.add(dividend).sub(product).shr(32));
      k.set(restOfNext, restOfNext.add(dividend).sub(product).sub(divisor).shr(32));
    });
    upTo(k, p, last, [], (at) => {
      k.set(rest, rest.add(digit(p, at)).shr(32));
      k.set(restOfNext, restOfNext.add(digit(p, at)).shr(32));
    });
    k.if(rest.lt(long(0n)), () => k.return(int(0)));
    k.return(select(restOfNext.lt(long(0n)), int(1), int(2)));
  });
}

/** compare(p, q, n): negative, 0 or positive as the first of two runs of n digits is less, equal or greater. */
function buildCompare(): Kernel {
  return kernel("compare", I32S(3), "i32", (k, ...parameters) => {
    const [p, q, n] = parameters as Address[];
    const at = k.let(n.shl(2));
    k.loop((again) => {
      k.set(at, at.sub(4));
      const left = k.let(word(p.add(at)));
      const right = k.let(word(q.add(at)));
      k.if(left.ne(right), () => {
        k.if(left.ltU(right), () => k.return(int(-1)));
        k.return(int(1));
      });
      k.gotoIf(at.gt(0), again);
    });
    k.return(int(0));
  });
}

/** The kernels of this file. */
export function buildLongs(): Kernel[] {
  return [buildAdd(), buildSubtract(), buildMultiply(), buildCheckQuotient(), buildCompare()];
}
