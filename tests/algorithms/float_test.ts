import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  floatAsIntegerRatio,
  floatDivmod,
  floatPower,
  floatPowerOutcome,
  floatToInteger,
  PowerOutcome,
  roundFloat,
  roundToInteger,
} from "../../core/objects/numeric/float_arithmetic.ts";
import { exponentDigits, fixedDigits } from "../../core/objects/numeric/float_digits.ts";
import { floatFromHex, parseFloatText } from "../../core/objects/numeric/float_parse.ts";
import { floatHex, floatRepr } from "../../core/objects/numeric/float_repr.ts";
import {
  hashBigInt,
  hashComplex,
  hashFloat,
  hashFromWords,
} from "../../core/objects/numeric/number_hash.ts";
import { resultOrError } from "./support.ts";

// Value, repr(), hex().
const representations: [number, string, string][] = [
  [0.0, "0.0", "0x0.0p+0"],
  [-0, "-0.0", "-0x0.0p+0"],
  [1.0, "1.0", "0x1.0000000000000p+0"],
  [-1.5, "-1.5", "-0x1.8000000000000p+0"],
  [0.1, "0.1", "0x1.999999999999ap-4"],
  [0.3333333333333333, "0.3333333333333333", "0x1.5555555555555p-2"],
  [1000000000000000.0, "1000000000000000.0", "0x1.c6bf526340000p+49"],
  [123456789012345.6, "123456789012345.6", "0x1.c12218377de66p+46"],
  [9999999999999998.0, "9999999999999998.0", "0x1.1c37937e07fffp+53"],
  [1e+16, "1e+16", "0x1.1c37937e08000p+53"],
  [1.5e+16, "1.5e+16", "0x1.aa535d3d0c000p+53"],
  [1.2345678901234567e+19, "1.2345678901234567e+19", "0x1.56a95319d63e1p+63"],
  [1e+21, "1e+21", "0x1.b1ae4d6e2ef50p+69"],
  [1e+22, "1e+22", "0x1.0f0cf064dd592p+73"],
  [1.2e+300, "1.2e+300", "0x1.cab7bd666f388p+996"],
  [0.0001, "0.0001", "0x1.a36e2eb1c432dp-14"],
  [0.00012345, "0.00012345", "0x1.02e4b6ce5dc68p-13"],
  [1e-05, "1e-05", "0x1.4f8b588e368f1p-17"],
  [9.999e-05, "9.999e-05", "0x1.a36371ea531a8p-14"],
  [1e-07, "1e-07", "0x1.ad7f29abcaf48p-24"],
  [5e-324, "5e-324", "0x0.0000000000001p-1022"],
  [2.2250738585072014e-308, "2.2250738585072014e-308", "0x1.0000000000000p-1022"],
  [1.7976931348623157e+308, "1.7976931348623157e+308", "0x1.fffffffffffffp+1023"],
  [Infinity, "inf", "inf"],
  [-Infinity, "-inf", "-inf"],
  [NaN, "nan", "nan"],
  [100.0, "100.0", "0x1.9000000000000p+6"],
  [4503599627370498.0, "4503599627370498.0", "0x1.0000000000002p+52"],
  [0.30000000000000004, "0.30000000000000004", "0x1.3333333333334p-2"],
  [2.000000000000001e+16, "2.000000000000001e+16", "0x1.1c37937e08002p+54"],
  [1e+23, "1e+23", "0x1.52d02c7e14af6p+76"],
];

Deno.test("float repr and hex", () => {
  for (const [value, repr, hex] of representations) {
    assertEquals(floatRepr(value), repr);
    assertEquals(floatHex(value), hex);
    assert(Object.is(floatFromHex(hex), value), hex);
    assert(Object.is(parseFloatText(repr), value), repr);
  }
});

Deno.test("float of text", () => {
  const accepted: [string, number][] = [
    ["1", 1],
    ["  1.5\n", 1.5],
    ["1_000.2_5e1_0", 1000.25e10],
    [".5", 0.5],
    ["5.", 5],
    ["+1e-3", 0.001],
    ["INF", Infinity],
    ["-infinity", -Infinity],
    ["1e400", Infinity],
    ["-0", -0],
    ["\u0661\u0662.\u0665", 12.5],
    ["\u20031\u2003", 1],
    ["\u00851", 1],
    ["123456789012345678901234567890", 1.2345678901234568e29],
    ["9007199254740993", 9007199254740992],
    ["2.4703282292062327208e-324", 0],
    ["2.4703282292062328e-324", 5e-324],
  ];
  for (const [text, value] of accepted) assert(Object.is(parseFloatText(text), value), text);
  assert(Number.isNaN(parseFloatText("+nAn")));
  const refused = [
    "",
    " ",
    ".",
    "e5",
    "1e",
    "_1",
    "1_",
    "1__0",
    "1_.5",
    "1._5",
    "0x10",
    "1 2",
    "in",
  ];
  refused.push("infin", "i_nf", "\x1c1", "1\0", "\ud800", "--1", "1e5.5", "nan1");
  for (const text of refused) assertEquals(parseFloatText(text), null, text);
});

Deno.test("float.fromhex", () => {
  assertEquals(floatFromHex("0x1.8p1"), 3);
  assertEquals(floatFromHex("-1.8P+1 "), -3);
  assertEquals(floatFromHex(" 0X.8"), 0.5);
  assertEquals(floatFromHex("0x1p-1075"), 0);
  assertEquals(floatFromHex("0x1.00000001p-1075"), 5e-324);
  assertEquals(floatFromHex("0x1.00000000000008p0"), 1);
  assertEquals(floatFromHex("0x1.00000000000008000000000000000000000001p0"), 1.0000000000000002);
  for (const text of ["", "0x", "0x1p", "1.g", "0x 1", "1_0", "nan0"]) {
    assertEquals(
      resultOrError(() => floatFromHex(text)),
      "ValueError: invalid hexadecimal floating-point string",
    );
  }
  assertEquals(
    resultOrError(() => floatFromHex("0x1p1024")),
    "OverflowError: hexadecimal value too large to represent as a float",
  );
});

Deno.test("decimal digits are rounded half to even at any precision", () => {
  assertEquals(fixedDigits(0.5, 0), "0");
  assertEquals(fixedDigits(1.5, 0), "2");
  assertEquals(fixedDigits(2.5, 0), "2");
  assertEquals(fixedDigits(0.125, 2), "0.12");
  assertEquals(fixedDigits(0.1, 55), "0.1000000000000000055511151231257827021181583404541015625");
  assertEquals(fixedDigits(1e22, 2), "10000000000000000000000.00");
  assertEquals(
    fixedDigits(0.1, 110).slice(0, 60),
    "0.1000000000000000055511151231257827021181583404541015625000",
  );
  assertEquals(fixedDigits(5e-324, 1074).slice(-4), "5625");
  assertEquals(fixedDigits(5e-324, 1073).slice(-4), "6562");
  assertEquals(fixedDigits(5e-324, 1072).slice(-4), "2656");
  assertEquals(exponentDigits(2.5, 0), "2e+0");
  assertEquals(exponentDigits(25, 0), "2e+1");
  assertEquals(exponentDigits(35, 0), "4e+1");
  assertEquals(exponentDigits(9.5, 0), "1e+1");
  assertEquals(exponentDigits(0, 2), "0.00e+0");
  assertEquals(exponentDigits(1e-5, 120).slice(0, 30), "1.0000000000000000818030539140");
});

// Value, digits, round(value, digits).
const rounded: [number, number, number][] = [
  [0.5, 0, 0.0],
  [1.5, 0, 2.0],
  [2.5, 0, 2.0],
  [2.675, 2, 2.67],
  [1.005, 2, 1.0],
  [0.125, 2, 0.12],
  [0.375, 2, 0.38],
  [-0.125, 2, -0.12],
  [1234.5, -2, 1200.0],
  [1250.0, -2, 1200.0],
  [1350.0, -2, 1400.0],
  [-1250.0, -2, -1200.0],
  [1e+300, -299, 1e+300],
  [5e-324, 323, 0.0],
  [1.1, 20, 1.1],
  [123.456, 1, 123.5],
  [5.015, 2, 5.01],
  [1e+22, -22, 1e+22],
  [15.0, -1, 20.0],
  [25.0, -1, 20.0],
  [25.5, -1, 30.0],
  [8.5e+307, -308, 1e+308],
  [0.1, 400, 0.1],
  [12.0, -400, 0.0],
  [1.0000000000000002e+16, 0, 1.0000000000000002e+16],
  [9007199254740992.0, 1, 9007199254740992.0],
];

Deno.test("round", () => {
  for (const [value, digits, expected] of rounded) {
    assert(Object.is(roundFloat(value, digits), expected), `${value} ${digits}`);
  }
  assertEquals(
    resultOrError(() => roundFloat(1.7976931348623157e308, -308)),
    "OverflowError: rounded value too large to represent",
  );
  assertEquals([0.5, 1.5, -0.5, -2.5, 2.51].map(roundToInteger), [0, 2, 0, -2, 3]);
  assertEquals(roundToInteger(1e17), 100000000000000000n);
  assertEquals(floatToInteger(-3.99), -3);
  assertEquals(
    resultOrError(() => floatToInteger(NaN)),
    "ValueError: cannot convert float NaN to integer",
  );
  assertEquals(
    resultOrError(() => roundToInteger(-Infinity)),
    "OverflowError: cannot convert float infinity to integer",
  );
});

// x, y, x // y, x % y.
const divided: [number, number, number, number][] = [
  [7.0, 3.0, 2.0, 1.0],
  [-7.0, 3.0, -3.0, 2.0],
  [7.0, -3.0, -3.0, -2.0],
  [-7.0, -3.0, 2.0, -1.0],
  [0.0, -3.0, -0, -0],
  [-0, 3.0, -0, 0.0],
  [1.0, 0.1, 9.0, 0.09999999999999995],
  [-1.0, Infinity, -1.0, Infinity],
  [1.0, -Infinity, -1.0, -Infinity],
  [6.0, -2.0, -3.0, -0],
  [5e-324, -1e+300, -1.0, -1e+300],
  [1e+300, 3.0, 3.3333333333333335e+299, 0.0],
  [0.3, 0.1, 2.0, 0.09999999999999998],
];

Deno.test("divmod", () => {
  for (const [x, y, quotient, remainder] of divided) {
    const result = floatDivmod(x, y);
    assert(Object.is(result[0], quotient) && Object.is(result[1], remainder), `${x} ${y}`);
  }
});

Deno.test("power and its errors", () => {
  const outcome = (x: number, y: number) => floatPowerOutcome(x, y, floatPower(x, y));
  assertEquals(outcome(0, -1), PowerOutcome.ZeroDivision);
  assertEquals(outcome(-0, -2.5), PowerOutcome.ZeroDivision);
  assertEquals(outcome(0, -Infinity), PowerOutcome.Value);
  assertEquals(outcome(-8, 1 / 3), PowerOutcome.Complex);
  assertEquals(outcome(10, 400), PowerOutcome.Overflow);
  assertEquals(outcome(-10, 401), PowerOutcome.Overflow);
  assertEquals(outcome(Infinity, 2), PowerOutcome.Value);
  assertEquals(floatPower(1, NaN), 1);
  assertEquals(floatPower(-1, Infinity), 1);
  assertEquals(floatPower(0, -Infinity), Infinity);
  assertEquals(floatPower(NaN, 0), 1);
  assertEquals(floatPower(2, -1074), 5e-324);
});

Deno.test("as_integer_ratio", () => {
  assertEquals(floatAsIntegerRatio(-2.5), [-5n, 2n]);
  assertEquals(floatAsIntegerRatio(0.1), [3602879701896397n, 36028797018963968n]);
  assertEquals(floatAsIntegerRatio(1e22), [10000000000000000000000n, 1n]);
  assertEquals(floatAsIntegerRatio(-0), [0n, 1n]);
  assertEquals(floatAsIntegerRatio(5e-324), [1n, 1n << 1074n]);
  assertEquals(
    resultOrError(() => floatAsIntegerRatio(-Infinity)),
    "OverflowError: cannot convert Infinity to integer ratio",
  );
  assertThrows(() => floatAsIntegerRatio(NaN));
});

const floatHashes: [number, bigint][] = [
  [0.0, 0n],
  [1.0, 1n],
  [-1.0, -2n],
  [-2.0, -2n],
  [0.5, 1152921504606846976n],
  [-0.5, -1152921504606846976n],
  [0.1, 230584300921369408n],
  [1e+300, 1224995262755759164n],
  [-1e+300, -1224995262755759164n],
  [5e-324, 16777216n],
  [Infinity, 314159n],
  [-Infinity, -314159n],
  [2.305843009213694e+18, 1n],
  [9007199254740992.0, 9007199254740992n],
  [3.14, 322818021289917443n],
  [2.3058430092136934e+18, 2305843009213693440n],
  [-1.2089258196146292e+24, -524288n],
];

const integerHashes: [bigint, bigint][] = [
  [0n, 0n],
  [-1n, -2n],
  [2305843009213693951n, 0n],
  [2305843009213693950n, 2305843009213693950n],
  [-2305843009213693951n, 0n],
  [-2305843009213693952n, -2n],
  [18446744073709551616n, 8n],
  [1000000000000000000000000000000n, 465258685558744706n],
  [-1000000000000000000000000000000n, -465258685558744706n],
];

Deno.test("hashes of equal numbers are equal", () => {
  const words = new Int32Array(4);
  for (const [value, hash] of floatHashes) {
    hashFloat(value, words, 1);
    assertEquals(hashFromWords(words, 1), hash, String(value));
  }
  for (const [value, hash] of integerHashes) {
    hashBigInt(value, words, 0);
    assertEquals(hashFromWords(words, 0), hash, String(value));
  }
  hashComplex(1, 2, words, 0);
  assertEquals(hashFromWords(words, 0), 2000007n);
  hashComplex(0.5, -1e300, words, 0);
  assertEquals(hashFromWords(words, 0), -4851117212630266804n);
  hashComplex(3, 0, words, 0);
  assertEquals(hashFromWords(words, 0), 3n);
});
