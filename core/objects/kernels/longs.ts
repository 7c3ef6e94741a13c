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

/** The digit at an address, as an i64. */
const digit = (address: I32): I64 => word(address).toI64U();

const end = (start: I32, count: I32): I32 => start.add(count.shl(2));

/** Repeats `body` with the address going up by 4 until `stop`; does nothing when it is there already. */
function upTo(k: Builder, address: Address, stop: I32, body: () => void): void {
  k.block((leave: Label) => {
    k.gotoIf(address.geU(stop), leave);
    k.loop((again: Label) => {
      body();
      k.set(address, address.add(4));
      k.gotoIf(address.ltU(stop), again);
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
    upTo(k, p, middle, () => {
      k.set(carry, carry.add(digit(p)).add(digit(q)));
      k.word(to, 0, carry.toI32());
      k.set(carry, carry.shrU(32));
      k.set(q, q.add(4));
      k.set(to, to.add(4));
    });
    upTo(k, p, last, () => {
      k.set(carry, carry.add(digit(p)));
      k.word(to, 0, carry.toI32());
      k.set(carry, carry.shrU(32));
      k.set(to, to.add(4));
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
    upTo(k, p, middle, () => {
      k.set(borrow, borrow.add(digit(p)).sub(digit(q)));
      k.word(to, 0, borrow.toI32());
      k.set(borrow, borrow.shr(32));
      k.set(q, q.add(4));
      k.set(to, to.add(4));
    });
    upTo(k, p, last, () => {
      k.set(borrow, borrow.add(digit(p)));
      k.word(to, 0, borrow.toI32());
      k.set(borrow, borrow.shr(32));
      k.set(to, to.add(4));
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
    upTo(k, from, lastQ, () => {
      k.set(carry, carry.add(factor.mul(digit(from))));
      k.word(at, 0, carry.toI32());
      k.set(carry, carry.shrU(32));
      k.set(at, at.add(4));
    });
    k.if(carry.ne(long(0n)), () => k.word(at, 0, carry.toI32()));
    k.set(p, p.add(4));
    upTo(k, p, lastP, () => {
      k.set(to, to.add(4));
      k.set(at, to);
      k.set(from, q);
      k.set(factor, digit(p));
      k.set(carry, long(0n));
      upTo(k, from, lastQ, () => {
        // Two digits and a product of two are below 2**64.
        k.set(carry, carry.add(digit(at)).add(factor.mul(digit(from))));
        k.word(at, 0, carry.toI32());
        k.set(carry, carry.shrU(32));
        k.set(at, at.add(4));
      });
      k.if(carry.ne(long(0n)), () => k.word(at, 0, carry.toI32()));
    });
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
    upTo(k, q, lastQ, () => {
      const divisor = k.let(digit(q));
      const dividend = k.let(digit(p));
      const product = k.let(factor.mul(divisor));
      k.set(rest, rest.add(dividend).sub(product).shr(32));
      k.set(restOfNext, restOfNext.add(dividend).sub(product).sub(divisor).shr(32));
      k.set(p, p.add(4));
    });
    upTo(k, p, last, () => {
      k.set(rest, rest.add(digit(p)).shr(32));
      k.set(restOfNext, restOfNext.add(digit(p)).shr(32));
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
