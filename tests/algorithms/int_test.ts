import { assert, assertEquals } from "@std/assert";
import {
  floorDivide,
  floorDivmod,
  floorModulo,
  gcdOfBigInts,
  integerBitCount,
  integerBitLength,
  integerSquareRoot,
  powerModulo,
  roundIntegerToTens,
  trueDivide,
} from "../../core/objects/numeric/int_arithmetic.ts";
import {
  combinationBits,
  digitCount,
  factorialBits,
  permutationBits,
  powerBits,
  powerModuloWork,
  shiftBits,
} from "../../core/objects/numeric/int_estimates.ts";
import {
  integerToCodePoint,
  integerToDecimal,
  integerToPrefixed,
  parseIntText,
} from "../../core/objects/numeric/int_text.ts";
import {
  combinations,
  factorial,
  permutations,
} from "../../core/library/algorithms/combinatorics.ts";
import { resultOrError } from "./support.ts";

// Text, base, int(text, base).
const parsed: [string, number, number | bigint][] = [
  ["0", 10, 0],
  ["  12\n", 10, 12],
  ["+7", 10, 7],
  ["-0", 10, 0],
  ["1_000", 10, 1000],
  ["007", 10, 7],
  ["0x1F", 16, 31],
  ["0x_1f", 16, 31],
  ["1f", 16, 31],
  ["0b101", 2, 5],
  ["0o17", 8, 15],
  ["zz", 36, 1295],
  ["-0xff", 0, -255],
  ["0b11", 0, 3],
  ["0", 0, 0],
  ["00", 0, 0],
  ["0_0", 0, 0],
  ["\u0661\u0662", 10, 12],
  ["\u20035\xa0", 10, 5],
  ["9007199254740993", 10, 9007199254740993n],
  ["123456789012345678901234567890", 10, 123456789012345678901234567890n],
  ["-ffffffffffffffffffff", 16, -1208925819614629174706175n],
  ["333333333333333333333333333333", 4, 1152921504606846975n],
  ["vvvvvvvvvvvvvvv", 32, 37778931862957161709567n],
  ["2222222222222222222222222222222222222222", 3, 12157665459056928800n],
];

// Text and base that int() refuses.
const refused: [string, number][] = [
  ["", 10],
  [" ", 10],
  ["+", 10],
  ["1__0", 10],
  ["_1", 10],
  ["1_", 10],
  ["1.0", 10],
  ["0x10", 10],
  ["010", 0],
  ["0_7", 0],
  ["0x", 16],
  ["0x", 0],
  ["0b2", 0],
  ["12", 2],
  ["g", 16],
  ["1 2", 10],
  ["\x1c1", 10],
  ["- 1", 10],
  ["0x__1", 16],
  ["1\x00", 10],
];

Deno.test("int of text", () => {
  for (const [text, base, value] of parsed) {
    assert(Object.is(parseIntText(text, base), value), `${text} ${base}`);
  }
  for (const [text, base] of refused) assertEquals(parseIntText(text, base), null, text);
  assertEquals(
    resultOrError(() => parseIntText("1".repeat(4301))),
    "ValueError: Exceeds the limit (4300 digits) for integer string conversion: " +
      "value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit",
  );
  assertEquals(parseIntText("1".repeat(4301) + "x"), null);
  assertEquals(parseIntText("1".repeat(4301), 10, 0), BigInt("1".repeat(4301)));
  assertEquals(parseIntText("f".repeat(5000), 16), 16n ** 5000n - 1n);
});

Deno.test("text of int", () => {
  assertEquals(integerToDecimal(-42), "-42");
  assertEquals(integerToDecimal(-(10n ** 4300n) + 1n), "-" + "9".repeat(4300));
  const message = "ValueError: Exceeds the limit (4300 digits) for integer string conversion; " +
    "use sys.set_int_max_str_digits() to increase the limit";
  assertEquals(resultOrError(() => integerToDecimal(10n ** 4300n)), message);
  assertEquals(resultOrError(() => integerToDecimal(1n << 10000000n)), message);
  assertEquals(integerToDecimal(10n ** 4300n, 0).length, 4301);
  assertEquals(integerToPrefixed(-255, 16), "-0xff");
  assertEquals(integerToPrefixed(8, 8), "0o10");
  assertEquals(integerToPrefixed(-(2n ** 64n), 2), "-0b1" + "0".repeat(64));
  assertEquals(integerToCodePoint(0x10ffff), 0x10ffff);
  assertEquals(
    resultOrError(() => integerToCodePoint(0x110000)),
    "OverflowError: %c arg not in range(0x110000)",
  );
  assertEquals(
    resultOrError(() => integerToCodePoint(2n ** 63n)),
    "OverflowError: Python int too large to convert to C long",
  );
});

Deno.test("division rounds down", () => {
  for (const [a, b, quotient] of [[7n, 2n, 3n], [-7n, 2n, -4n], [7n, -2n, -4n], [-7n, -2n, 3n]]) {
    assertEquals(floorDivide(a, b), quotient);
    assertEquals(floorModulo(a, b), a - quotient * b);
    assertEquals(floorDivmod(a, b), [quotient, a - quotient * b]);
  }
  assertEquals(floorDivmod(-6n, 3n), [-2n, 0n]);
});

// a, b, a / b; an infinity where CPython raises OverflowError.
const quotients: [bigint, bigint, number][] = [
  [7n, 2n, 3.5],
  [-7n, 2n, -3.5],
  [1000000000000000000000000000000n, 7n, 1.4285714285714285e+29],
  [1n, 3n, 0.3333333333333333],
  [10n ** 400n, 10n ** 399n, 10.0],
  [1n, 10n ** 400n, 0.0],
  [10n ** 308n, 3n, 3.333333333333333e+307],
  [2n ** 1024n, 1n, Infinity],
  [2n ** 1024n - 2n ** 970n, 1n, Infinity],
  [2n ** 1024n - 2n ** 970n - 1n, 1n, 1.7976931348623157e+308],
  [1n, 2n ** 1075n, 0.0],
  [3n, 2n ** 1075n, 1e-323],
  [9007199254740993n, 1n, 9007199254740992.0],
  [-10000000000000000000000000n, 3000000000000000000000000n, -3.3333333333333335],
];

Deno.test("true division is rounded once", () => {
  for (const [a, b, quotient] of quotients) {
    assert(Object.is(trueDivide(a, b), quotient), `${quotient}`);
  }
  // The nearest double of a quotient that lies next to a tie.
  assertEquals(trueDivide((2n ** 54n + 2n) * 3n ** 40n + 1n, 3n ** 40n), 2 ** 54 + 4);
  assertEquals(trueDivide((2n ** 54n + 2n) * 3n ** 40n - 1n, 3n ** 40n), 2 ** 54);
});

Deno.test("bits", () => {
  assertEquals([0, 1, -1, 255, -256, 2 ** 32, 2 ** 53 - 1].map(integerBitLength), [
    0,
    1,
    1,
    8,
    9,
    33,
    53,
  ]);
  for (const bits of [53, 54, 64, 1000, 1023, 1024, 1025, 1535, 1536, 5000, 70000]) {
    const value = 1n << BigInt(bits);
    assertEquals(integerBitLength(value), bits + 1);
    assertEquals(integerBitLength(value - 1n), bits);
    assertEquals(integerBitLength(-value), bits + 1);
    assertEquals(integerBitCount(value - 1n), bits);
    assertEquals(integerBitCount(-value), 1);
  }
  assertEquals(integerBitCount(-(2 ** 53 - 1)), 53);
});

Deno.test("gcd, isqrt, modular powers", () => {
  assertEquals(
    gcdOfBigInts(3n ** 500n * 2n ** 700n * 7n, -(3n ** 300n) * 2n ** 900n * 5n),
    3n ** 300n * 2n ** 700n,
  );
  assertEquals(gcdOfBigInts(0n, -5n), 5n);
  // Consecutive Fibonacci numbers take the most steps there are.
  let [a, b] = [1n, 1n];
  for (let step = 0; step < 5000; step++) [a, b] = [a + b, a];
  assertEquals(gcdOfBigInts(a * 12345n, b * 12345n), 12345n);
  assertEquals(integerSquareRoot(10n ** 41n), 316227766016837933199n);
  for (const root of [0n, 1n, 3n, 67108864n, 2n ** 52n, 10n ** 30n, 7n ** 400n]) {
    assertEquals(integerSquareRoot(root * root), root);
    if (root > 1n) assertEquals(integerSquareRoot(root * root - 1n), root - 1n);
  }
  assertEquals(powerModulo(3n, 10n ** 30n, 10n ** 20n + 39n), 87103175262123860159n);
  assertEquals(powerModulo(3n, -1n, 10n ** 20n + 39n), 66666666666666666693n);
  assertEquals(powerModulo(-5n, 7n, -13n), -8n);
  assertEquals(powerModulo(123456789n, 10n ** 40n, 10n ** 9n + 7n), 482126905n);
  assertEquals(powerModulo(5n, 0n, 1n), 0n);
  assertEquals(
    resultOrError(() => powerModulo(1n, 1n, 0n)),
    "ValueError: pow() 3rd argument cannot be 0",
  );
  assertEquals(
    resultOrError(() => powerModulo(2n, -1n, 4n)),
    "ValueError: base is not invertible for the given modulus",
  );
});

Deno.test("rounding to tens", () => {
  assertEquals(roundIntegerToTens(15n, 1), 20n);
  assertEquals(roundIntegerToTens(25n, 1), 20n);
  assertEquals(roundIntegerToTens(-25n, 1), -20n);
  assertEquals(roundIntegerToTens(-26n, 1), -30n);
  assertEquals(roundIntegerToTens(50n, 2), 0n);
  assertEquals(roundIntegerToTens(51n, 2), 100n);
  assertEquals(roundIntegerToTens(99n, 1000000000), 0n);
});

Deno.test("combinatorics", () => {
  assertEquals(combinations(100, 50), 100891344545564193334812497256n);
  assertEquals(combinations(10, 3), 120);
  assertEquals(combinations(10, 11), 0);
  assertEquals(
    combinations(10n ** 20n, 3),
    166666666666666666661666666666666666666700000000000000000000n,
  );
  assertEquals(combinations(10n ** 20n, 10n ** 20n - 1n), 100000000000000000000n);
  assertEquals(permutations(30, 20), 73096577329197271449600000n);
  assertEquals(permutations(5, 0), 1);
  assertEquals(factorial(25), 15511210043330985984000000n);
  assertEquals(factorial(18), 6402373705728000);
  assertEquals(factorial(0), 1);
  assertEquals(String(factorial(1000)).length, 2568);
  assertEquals(
    resultOrError(() => combinations(-1, 2)),
    "ValueError: n must be a non-negative integer",
  );
  assertEquals(
    resultOrError(() => factorial(-1n)),
    "ValueError: factorial() not defined for negative values",
  );
  assertEquals(
    resultOrError(() => permutations(10n ** 20n, 10n ** 20n - 1n)),
    "OverflowError: k must not exceed 9223372036854775807",
  );
});

Deno.test("estimates bound the sizes of results", () => {
  const bounds = (estimate: number, value: bigint) => {
    const bits = integerBitLength(value);
    assert(estimate >= bits - 1 && estimate <= bits * 1.3 + 64, `${estimate} ${bits}`);
  };
  bounds(powerBits(3, 2, 1000), 3n ** 1000n);
  bounds(powerBits(10, 4, 5000), 10n ** 5000n);
  bounds(powerBits(1, 1, 10 ** 9), 1n);
  bounds(shiftBits(3, 1000), 7n << 1000n);
  bounds(factorialBits(3000), BigInt(factorial(3000)));
  bounds(combinationBits(1000, 400), BigInt(combinations(1000, 400)));
  bounds(permutationBits(1000, 400), BigInt(permutations(1000, 400)));
  assertEquals(digitCount(64, 16), 16);
  assert(powerBits(9, 4, 387420489) > 1e9);
  assert(powerModuloWork(1e6, 1e6) > 1e9);
});
