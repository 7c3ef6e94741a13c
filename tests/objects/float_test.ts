import { assertEquals } from "@std/assert";
import { NONE } from "../../core/heap/map.ts";
import { pending } from "../../core/objects/errors.ts";
import { hashOf } from "../../core/objects/protocols/hash.ts";
import { floatArgument } from "../../core/objects/protocols/number_input.ts";
import { binaryOperator, powerOperator } from "../../core/objects/protocols/operators.ts";
import { reprOf } from "../../core/objects/protocols/represent.ts";
import { doubleToInt, floatRound } from "../../core/objects/types/float_methods.ts";
import { toFloat } from "../../core/objects/types/float_new.ts";
import type { Value } from "../../core/heap/value.ts";
import { guest, inHeap, type Plain, show, takeError } from "./harness.ts";
import "../../core/objects/types/bool.ts";
import "../../core/objects/types/complex.ts";
import "../../core/objects/types/float.ts";
import "../../core/objects/types/int.ts";

const ADD = 0;
const FLOOR_DIVIDE = 2;
const MULTIPLY = 5;
const MODULO = 6;
const SUBTRACT = 10;
const DIVIDE = 11;

const float = (number: number): Plain => ({ float: number });

/** The repr of a result, or its error. */
function text(value: Value): string {
  return value === 0 ? `!${takeError()}` : show(reprOf(value)).slice(1, -1);
}

function run(operator: number, left: Plain, right: Plain): string {
  return text(binaryOperator(operator, guest(left), guest(right)));
}

Deno.test("floats and ints mix in every operator", () => {
  inHeap(() => {
    assertEquals(run(ADD, 0.1, 0.2), "0.30000000000000004");
    assertEquals(run(ADD, 1, 0.5), "1.5");
    assertEquals(run(ADD, 0.5, true), "1.5");
    assertEquals(run(SUBTRACT, 10n ** 20n, float(1)), "1e+20");
    assertEquals(run(MULTIPLY, float(-0), 5), "-0.0");
    assertEquals(run(DIVIDE, float(1), 3), "0.3333333333333333");
    assertEquals(run(FLOOR_DIVIDE, -7.5, 2), "-4.0");
    assertEquals(run(FLOOR_DIVIDE, float(-0), 3), "-0.0");
    assertEquals(run(MODULO, -7.5, 2), "0.5");
    assertEquals(run(MODULO, float(5), float(-Infinity)), "-inf");
  });
});

Deno.test("float errors have CPython's words", () => {
  inHeap(() => {
    for (const operator of [DIVIDE, FLOOR_DIVIDE, MODULO]) {
      assertEquals(run(operator, 1.5, 0), "!ZeroDivisionError: division by zero");
    }
    assertEquals(
      run(MULTIPLY, 10n ** 400n, 1.5),
      "!OverflowError: int too large to convert to float",
    );
    assertEquals(
      run(ADD, 1.5, "x"),
      "!TypeError: unsupported operand type(s) for +: 'float' and 'str'",
    );
    const power = (base: Plain, exponent: Plain) =>
      text(powerOperator(guest(base), guest(exponent), NONE));
    assertEquals(power(float(0), -1), "!ZeroDivisionError: zero to a negative power");
    assertEquals(power(2.5, 5000), "!OverflowError: 34");
    assertEquals(power(float(-8), 0.5), "(1.7319121124709868e-16+2.8284271247461903j)");
    assertEquals(power(float(-1), float(Infinity)), "1.0");
    assertEquals(
      text(powerOperator(guest(2.5), guest(2), guest(3))),
      "!TypeError: pow() 3rd argument not allowed unless all arguments are integers",
    );
  });
});

Deno.test("conversions between float, int and text", () => {
  inHeap(() => {
    assertEquals(text(toFloat(guest(" -1_0.5e1 "))), "-105.0");
    assertEquals(text(toFloat(guest("nan"))), "nan");
    assertEquals(text(toFloat(guest(2n ** 60n + 1n))), "1.152921504606847e+18");
    assertEquals(
      text(toFloat(guest(null))),
      "!TypeError: float() argument must be a string or a real number, not 'NoneType'",
    );
    assertEquals(text(doubleToInt(-1e300)), String(-BigInt(1e300)));
    assertEquals(
      text(doubleToInt(Infinity)),
      "!OverflowError: cannot convert float infinity to integer",
    );
    assertEquals(text(floatRound(guest(2.5), 0)), "2");
    assertEquals(text(floatRound(guest(2.675), guest(2))), "2.67");
    assertEquals(text(floatRound(guest(1.5), guest(-(2n ** 70n)))), "0.0");
    assertEquals(
      text(floatRound(guest(float(1.7976931348623157e308)), guest(-308))),
      "!OverflowError: rounded value too large to represent",
    );
  });
});

Deno.test("floatArgument takes any real number and leaves the error of anything else pending", () => {
  inHeap(() => {
    assertEquals(floatArgument(guest(2.5)), 2.5);
    assertEquals(floatArgument(guest(-3)), -3);
    assertEquals(floatArgument(guest(true)), 1);
    assertEquals(floatArgument(guest(float(NaN))), NaN);
    assertEquals(pending(), false);
    assertEquals(floatArgument(guest(10n ** 400n)), NaN);
    assertEquals(takeError(), "OverflowError: int too large to convert to float");
    assertEquals(floatArgument(guest("1")), NaN);
    assertEquals(takeError(), "TypeError: must be real number, not str");
  });
});

Deno.test("float hashes are CPython's", () => {
  inHeap(() => {
    const hashes: [number, string][] = [
      [2.5, "1152921504606846978"],
      [-2.5, "-1152921504606846978"],
      [-1, "-2"],
      [0.1, "230584300921369408"],
      [Infinity, "314159"],
      [-Infinity, "-314159"],
    ];
    for (const [number, hash] of hashes) {
      assertEquals(show(hashOf(guest(float(number)))), hash);
    }
  });
});
