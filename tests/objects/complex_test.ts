import { assertEquals } from "@std/assert";
import { NONE } from "../../core/heap/map.ts";
import { parseComplexText } from "../../core/objects/numeric/complex_parse.ts";
import { compare, EQUAL, LESS } from "../../core/objects/protocols/compare.ts";
import { hashOf } from "../../core/objects/protocols/hash.ts";
import { binaryOperator, powerOperator } from "../../core/objects/protocols/operators.ts";
import { reprOf } from "../../core/objects/protocols/represent.ts";
import { complexAbsolute } from "../../core/objects/types/complex_arithmetic.ts";
import { newComplex } from "../../core/objects/values/complex_object.ts";
import type { Value } from "../../core/heap/value.ts";
import { guest, inHeap, rooted, show, takeError } from "./harness.ts";
import "../../core/objects/types/complex.ts";
import "../../core/objects/types/float.ts";
import "../../core/objects/types/int.ts";

const ADD = 0;
const MULTIPLY = 5;
const SUBTRACT = 10;
const DIVIDE = 11;

function text(value: Value): string {
  return value === 0 ? `!${takeError()}` : show(reprOf(value)).slice(1, -1);
}

const complex = (real: number, imaginary: number) => rooted(newComplex(real, imaginary));
const run = (operator: number, left: Value, right: Value) =>
  text(binaryOperator(operator, left, right));

Deno.test("a real operand has no imaginary part that could disturb the result", () => {
  inHeap(() => {
    const infinite = complex(Infinity, 1);
    assertEquals(run(ADD, infinite, guest(2)), "(inf+1j)");
    assertEquals(run(MULTIPLY, infinite, guest(2)), "(inf+2j)");
    assertEquals(run(SUBTRACT, guest(1), complex(0, 0)), "(1-0j)");
    assertEquals(run(DIVIDE, complex(1, Infinity), guest(2)), "(0.5+infj)");
    assertEquals(run(DIVIDE, guest(1), complex(0, 2)), "-0.5j");
    assertEquals(run(MULTIPLY, complex(1, 2), guest({ float: 0.5 })), "(0.5+1j)");
  });
});

Deno.test("infinities are recovered as C99 has it", () => {
  inHeap(() => {
    assertEquals(run(MULTIPLY, complex(Infinity, NaN), complex(2, 1)), "(inf+infj)");
    assertEquals(run(DIVIDE, complex(Infinity, 0), complex(1, 1)), "(inf-infj)");
    assertEquals(run(DIVIDE, complex(1, 1), complex(Infinity, NaN)), "0j");
    assertEquals(run(DIVIDE, complex(1, 1), complex(0, 0)), "!ZeroDivisionError: division by zero");
  });
});

Deno.test("powers and absolute values", () => {
  inHeap(() => {
    const power = (base: Value, exponent: Value) => text(powerOperator(base, exponent, NONE));
    assertEquals(power(complex(1, 2), guest(3)), "(-11-2j)");
    assertEquals(power(complex(0, 2), guest(-2)), "(-0.25-0j)");
    assertEquals(power(complex(0, 0), complex(0, 0)), "(1+0j)");
    assertEquals(
      power(complex(0, 0), guest(-1)),
      "!ZeroDivisionError: zero to a negative or complex power",
    );
    assertEquals(
      power(complex(1e200, 1e200), guest(2)),
      "!OverflowError: complex exponentiation",
    );
    assertEquals(text(complexAbsolute(complex(3, -4))), "5.0");
    assertEquals(
      text(complexAbsolute(complex(1e308, 1.7e308))),
      "!OverflowError: absolute value too large",
    );
  });
});

Deno.test("equality, order and hashes", () => {
  inHeap(() => {
    assertEquals(show(compare(complex(3, 0), guest(3), EQUAL)), "True");
    assertEquals(show(compare(guest(3), complex(3, 1), EQUAL)), "False");
    assertEquals(show(compare(complex(2 ** 53, 0), guest(2n ** 53n + 1n), EQUAL)), "False");
    assertEquals(
      show(compare(complex(1, 1), guest(2), LESS)),
      "!TypeError: '<' not supported between instances of 'complex' and 'int'",
    );
    assertEquals(show(hashOf(complex(0, 1))), "1000003");
    assertEquals(show(hashOf(complex(2.5, 3))), "1152921504609846987");
    assertEquals(show(hashOf(complex(7, 0))), "7");
  });
});

Deno.test("text as complex numbers", () => {
  const values: [string, [number, number] | null][] = [
    ["1", [1, 0]],
    [" ( 1.5e3-2J ) ", [1500, -2]],
    ["j", [0, 1]],
    ["-j", [0, -1]],
    ["1+j", [1, 1]],
    ["-0j", [0, -0]],
    ["1e5j", [0, 1e5]],
    ["-inf+nanj", [-Infinity, NaN]],
    ["infinityj", [0, Infinity]],
    ["1_0.5_0+2_0j", [10.5, 20]],
    ["1 +2j", null],
    ["1+2", null],
    ["(1+2j", null],
    ["((1))", null],
    ["1__0", null],
    ["1e", null],
    ["", null],
    ["()", null],
    ["+-1", null],
  ];
  for (const [input, parts] of values) assertEquals(parseComplexText(input), parts, input);
});
