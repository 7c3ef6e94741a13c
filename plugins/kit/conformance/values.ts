/** What the checks try things on. */

/** A seeded source of numbers (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 32 random bits, signed. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return t ^ (t >>> 14);
  }

  /** From 0 to `below` - 1. */
  below(below: number): number {
    return (this.bits() >>> 0) % below;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)];
  }
}

/** Values around which arithmetic changes its ways. */
export const EDGES = {
  // deno-fmt-ignore
  i32: [
    0, 1, -1, 2, -2, 3, 7, -8, 31, 32, 33, 63, 64, 255, 256, 65535, 65536, 0x3fffffff, 0x40000000, -0x40000000,
    -0x40000001, 0x7fffffff, -0x80000000, 0x7ffffffe, -0x7fffffff, 0x55555555, -0x55555556,
  ],
  // deno-fmt-ignore
  i64: [
    0n, 1n, -1n, 2n, -2n, 31n, 32n, 63n, 64n, 65n, 0x7fffffffn, 0x80000000n, -0x80000000n, -0x80000001n, 0xffffffffn,
    0x100000000n, 1n << 53n, (1n << 53n) + 1n, -(1n << 53n) - 1n, (1n << 62n) + 1n, (1n << 63n) - 1n, -(1n << 63n),
    -(1n << 63n) + 1n, 0x0123456789abcdefn,
  ],
  // deno-fmt-ignore
  f64: [
    0, -0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, 0.1, 1e-320, -1e-320, 5e-324, 2.2250738585072014e-308,
    1.7976931348623157e308, -1.7976931348623157e308, 2147483647, 2147483647.5, 2147483648, -2147483648, -2147483648.5,
    -2147483649, 4294967296, 2 ** 52 + 0.5, 2 ** 53, 2 ** 53 + 2, 2 ** 63, -(2 ** 63), 2 ** 64, 9223372036854774784,
    Infinity, -Infinity, NaN,
  ],
} as const;
