import { assert, assertEquals } from "@std/assert";
import * as hyperbolic from "../../core/library/algorithms/hyperbolic_functions.ts";
import {
  domainMessage,
  leastCommonMultiple,
  log10OfInteger,
  log2OfInteger,
  logOfInteger,
} from "../../core/library/algorithms/math_functions.ts";
import * as special from "../../core/library/algorithms/special_functions.ts";
import {
  copySign,
  fractionalPart,
  frexpExponent,
  frexpMantissa,
  fusedMultiplyAdd,
  ieeeRemainder,
  ldexp,
  nextAfter,
  unitInLastPlace,
} from "../../core/objects/numeric/float_functions.ts";
import {
  CompensatedSum,
  ExactSum,
  SumOfProducts,
  vectorNorm,
} from "../../core/objects/numeric/summation.ts";
import { hypotenuse } from "../../core/objects/numeric/hypotenuse.ts";
import { resultOrError } from "./support.ts";

const functions: Record<string, (...values: number[]) => number> = {
  gamma: special.gamma,
  lgamma: special.logGamma,
  erf: special.erf,
  erfc: special.erfc,
  expm1: hyperbolic.expm1,
  log1p: hyperbolic.log1p,
  sinh: hyperbolic.sinh,
  cosh: hyperbolic.cosh,
  asinh: hyperbolic.asinh,
  acosh: hyperbolic.acosh,
  atanh: hyperbolic.atanh,
  remainder: ieeeRemainder,
  nextafter: nextAfter,
  ulp: unitInLastPlace,
  ldexp,
  copysign: copySign,
  fma: fusedMultiplyAdd,
  hypotenuse,
};

// A function of the math module, its arguments, its result in CPython on glibc.
const results: [string, number[], number][] = [
  ["gamma", [0.5], 1.7724538509055159],
  ["gamma", [5.0], 24.0],
  ["gamma", [23.0], 1.1240007277776077e+21],
  ["gamma", [24.0], 2.585201673888497e+22],
  ["gamma", [-0.5], -3.544907701811032],
  ["gamma", [-1.5], 2.3632718012073544],
  ["gamma", [171.0], 7.257415615307998e+306],
  ["gamma", [1e-300], 9.999999999999999e+299],
  ["gamma", [4.5], 11.631728396567446],
  ["lgamma", [0.5], 0.5723649429247004],
  ["lgamma", [10.0], 12.801827480081467],
  ["lgamma", [-0.5], 1.265512123484645],
  ["lgamma", [10000000000.0], 220258509288.81058],
  ["lgamma", [-Infinity], Infinity],
  ["lgamma", [3.0], 0.693147180559945],
  ["lgamma", [100.0], 359.1342053695754],
  ["erf", [0.1], 0.1124629160182849],
  ["erf", [0.5], 0.5204998778130465],
  ["erf", [1.0], 0.8427007929497149],
  ["erf", [2.0], 0.9953222650189527],
  ["erf", [-3.0], -0.9999779095030014],
  ["erf", [7.0], 1.0],
  ["erf", [1e-310], 1.1283791670955e-310],
  ["erfc", [0.1], 0.8875370839817152],
  ["erfc", [0.5], 0.4795001221869535],
  ["erfc", [1.0], 0.15729920705028513],
  ["erfc", [2.0], 0.004677734981047265],
  ["erfc", [10.0], 2.088487583762545e-45],
  ["erfc", [-2.0], 1.9953222650189528],
  ["erfc", [-7.0], 2.0],
  ["erfc", [30.0], 0.0],
  ["expm1", [1e-10], 1.00000000005e-10],
  ["expm1", [0.5], 0.6487212707001282],
  ["expm1", [1.0], 1.718281828459045],
  ["expm1", [-1.0], -0.6321205588285577],
  ["expm1", [30.0], 10686474581523.463],
  ["expm1", [-50.0], -1.0],
  ["expm1", [709.0], 8.218407461554972e+307],
  ["expm1", [-0], -0],
  ["log1p", [1e-10], 9.999999999500001e-11],
  ["log1p", [0.5], 0.4054651081081644],
  ["log1p", [-0.5], -0.6931471805599453],
  ["log1p", [1e+300], 690.7755278982137],
  ["log1p", [-0], -0],
  ["sinh", [1.0], 1.1752011936438014],
  ["sinh", [0.1], 0.10016675001984403],
  ["sinh", [-25.0], -36002449668.69294],
  ["sinh", [710.0], 1.1169973830808557e+308],
  ["cosh", [1.0], 1.5430806348152437],
  ["cosh", [0.1], 1.0050041680558035],
  ["cosh", [25.0], 36002449668.69294],
  ["cosh", [710.0], 1.1169973830808557e+308],
  ["asinh", [1.0], 0.881373587019543],
  ["asinh", [-0.1], -0.09983407889920758],
  ["asinh", [10000000000.0], 23.7189981105004],
  ["asinh", [-0], -0],
  ["acosh", [1.0], 0.0],
  ["acosh", [1.5], 0.9624236501192069],
  ["acosh", [10.0], 2.993222846126381],
  ["acosh", [10000000000.0], 23.7189981105004],
  ["atanh", [0.1], 0.10033534773107558],
  ["atanh", [-0.9], -1.4722194895832204],
  ["atanh", [-0], -0],
  ["remainder", [10.0, 3.0], 1.0],
  ["remainder", [-10.0, 3.0], -1.0],
  ["remainder", [5.0, 2.0], 1.0],
  ["remainder", [7.0, 2.0], -1.0],
  ["remainder", [1.0, Infinity], 1.0],
  ["remainder", [-6.0, 3.0], -0],
  ["nextafter", [1.0, 2.0], 1.0000000000000002],
  ["nextafter", [0.0, -1.0], -5e-324],
  ["nextafter", [5e-324, -0], 0.0],
  ["nextafter", [Infinity, 0.0], 1.7976931348623157e+308],
  ["nextafter", [1.0, 1.0], 1.0],
  ["ulp", [1.0], 2.220446049250313e-16],
  ["ulp", [0.0], 5e-324],
  ["ulp", [-Infinity], Infinity],
  ["ulp", [1e+300], 1.487016908477783e+284],
  ["ldexp", [1.0, -1074], 5e-324],
  ["ldexp", [1.5, -1074], 1e-323],
  ["ldexp", [1e-300, 2000], 1.1481306952742546e+302],
  ["ldexp", [-1.0, 5], -32.0],
  ["ldexp", [3e-310, 10], 3.0719999999999906e-307],
  ["ldexp", [1e+300, -2030], 8.11164250245e-312],
  ["copysign", [1.0, -0], -1.0],
  ["fma", [0.1, 10.0, -1.0], 5.551115123125783e-17],
  ["fma", [1e+308, 10.0, -Infinity], -Infinity],
  ["fma", [5e-324, 0.5, 0.0], 0.0],
  ["fma", [-5e-324, 0.5, 5e-324], 0.0],
  ["fma", [1.0000000009313226, 0.9999999990686774, -1.0], -8.673617379884035e-19],
  ["hypotenuse", [3.0, 4.0], 5.0],
  ["hypotenuse", [1e+300, 1e+300], 1.4142135623730952e+300],
  ["hypotenuse", [5e-324, 5e-324], 5e-324],
  ["hypotenuse", [NaN, Infinity], Infinity],
  ["hypotenuse", [1.0, 1e-20], 1.0],
  ["hypotenuse", [0.1, 0.2], 0.223606797749979],
  ["hypotenuse", [0, -0], 0],
  ["hypotenuse", [2 ** -500, 2 ** -500], 2 ** -500 * Math.SQRT2],
  // Where rounding the squares' sum alone would be off by one unit of the last place.
  ["hypotenuse", [4.954350870919409, 4.494910647887381], 6.689530199100028],
];

Deno.test("math functions", () => {
  for (const [name, values, expected] of results) {
    const actual = functions[name](...values);
    assert(Object.is(actual, expected), `${name}(${values}) is ${actual}, expected ${expected}`);
  }
});

Deno.test("math functions outside of their domain", () => {
  for (const value of [0, -1, -2, -Infinity]) assert(!Number.isFinite(special.gamma(value)));
  assertEquals(special.gamma(172), Infinity);
  assertEquals(special.logGamma(-3), Infinity);
  assertEquals(hyperbolic.log1p(-1), -Infinity);
  assertEquals(hyperbolic.log1p(-1.5), NaN);
  assertEquals(hyperbolic.acosh(0.5), NaN);
  assertEquals(hyperbolic.atanh(1), Infinity);
  assertEquals(hyperbolic.atanh(1.5), NaN);
  assertEquals(hyperbolic.expm1(710), Infinity);
  assertEquals(hyperbolic.sinh(-711), -Infinity);
  assertEquals(ieeeRemainder(1, 0), NaN);
  assertEquals(domainMessage("sqrt", -1), "expected a nonnegative input, got -1.0");
  assertEquals(domainMessage("fmod", -1), "math domain error");
  for (
    const name of [
      "gamma",
      "erf",
      "erfc",
      "expm1",
      "log1p",
      "sinh",
      "cosh",
      "asinh",
      "acosh",
      "ulp",
    ]
  ) {
    assertEquals(functions[name](NaN), NaN, name);
  }
});

// Values, fsum of them, sum of them.
const sums: [number[], number | string, number][] = [
  [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 1.0, 1.0],
  [[1e+16, 1.0, 1e-16], 1.0000000000000002e+16, 1e+16],
  [[1e+308, 1e+308, -1e+308], "OverflowError: intermediate overflow in fsum", Infinity],
  [[1e+100, 1.0, -1e+100, 1e-100, 1e+50, -1.0, -1e+50], 1e-100, 0.0],
  [[9007199254740992.0, -0.5, -5.551115123125783e-17], 9007199254740991.0, 9007199254740992.0],
  [[9007199254740992.0, 1.0, 7.888609052210118e-31], 9007199254740994.0, 9007199254740992.0],
  [[9007199254741002.0, 1.0, 7.888609052210118e-31], 9007199254741004.0, 9007199254741004.0],
  [[9007199254740988.0, 0.5, 5.551115123125783e-17], 9007199254740989.0, 9007199254740988.0],
  [[Infinity, 1.0], Infinity, Infinity],
  [[Infinity, -Infinity], "ValueError: -inf + inf in fsum", NaN],
  [[NaN, Infinity], NaN, NaN],
  [[], 0.0, 0.0],
  [[-0], 0.0, 0.0],
  [
    [
      0.3333333333333333,
      0.3333333333333333,
      0.3333333333333333,
      0.3333333333333333,
      0.3333333333333333,
      0.3333333333333333,
      0.3333333333333333,
    ],
    2.333333333333333,
    2.333333333333333,
  ],
];

Deno.test("sums", () => {
  for (const [values, exact, compensated] of sums) {
    const result = resultOrError(() => {
      const sum = new ExactSum();
      for (const value of values) sum.add(value);
      return sum.result();
    });
    assertEquals(result, exact);
    const sum = new CompensatedSum(0);
    for (const value of values) sum.add(value);
    assertEquals(sum.result(), compensated);
  }
});

const products: [number[], number[], number][] = [
  [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [
    10.0,
    10.0,
    10.0,
    10.0,
    10.0,
    10.0,
    10.0,
    10.0,
    10.0,
    10.0,
  ], 10.0],
  [[1e+16, 1.0, -1e+16], [1.0, 1.0, 1.0], 1.0],
  [[1.5, 2.5], [-3.25, 1e+300], 2.5e+300],
  [[10.0, 1e+100, -1e+100], [0.1, 1.0, 1.0], 1.0],
];

Deno.test("sums of products", () => {
  for (const [left, right, expected] of products) {
    const sum = new SumOfProducts();
    for (const [at, value] of left.entries()) assert(sum.add(value, right[at]));
    assertEquals(sum.result(), expected);
  }
  const sum = new SumOfProducts();
  assert(sum.add(2, 3));
  assert(!sum.add(1e300, 1e300));
  assertEquals(sum.result(), 6);
});

Deno.test("norms", () => {
  assertEquals(vectorNorm([1, -2, 3, 4.5], 4), 5.852349955359813);
  assertEquals(vectorNorm([1e-320, 2e-320, 3e-320], 3), 3.7416e-320);
  assertEquals(vectorNorm([1, NaN, 3], 3), NaN);
  assertEquals(vectorNorm([1, NaN, -Infinity], 3), Infinity);
  assertEquals(vectorNorm([], 0), 0);
});

Deno.test("parts of floats", () => {
  assertEquals([frexpMantissa(-3), frexpExponent(-3)], [-0.75, 2]);
  assertEquals([frexpMantissa(5e-324), frexpExponent(5e-324)], [0.5, -1073]);
  assertEquals([frexpMantissa(Infinity), frexpExponent(0)], [Infinity, 0]);
  assert(Object.is(fractionalPart(-2), -0));
  assert(Object.is(fractionalPart(-Infinity), -0));
  assertEquals(fractionalPart(-2.5), -0.5);
  assertEquals(nextAfter(1, Infinity, 10n), 1.0000000000000022);
  assert(Object.is(nextAfter(5e-324, -0, 1), -0));
  assertEquals(nextAfter(-5e-324, 1, 3), 1e-323);
  assertEquals(nextAfter(1, 2, 10n ** 30n), 2);
  assertEquals(nextAfter(1, 2, 0), 1);
});

Deno.test("logarithms of huge ints", () => {
  assertEquals(logOfInteger(10n ** 400n), 921.0340371976182);
  assertEquals(log2OfInteger(3n ** 1000n), 1584.9625007211562);
  assertEquals(log10OfInteger(10n ** 400n), 400.0);
  assertEquals(logOfInteger(2n ** 2000n - 1n), 1386.2943611198907);
  assertEquals(log2OfInteger(2n ** 2000n), 2000.0);
  assertEquals(log2OfInteger(8), 3);
});

Deno.test("least common multiple", () => {
  assertEquals(leastCommonMultiple(4n, -6n), 12n);
  assertEquals(leastCommonMultiple(0n, 5n), 0n);
});
