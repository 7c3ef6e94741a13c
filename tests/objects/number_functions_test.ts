/** The builtin functions on numbers and iterables, called as natives. */
import { assertEquals } from "@std/assert";
import { builtinFunctions } from "../../core/objects/define.ts";
import { callTuple } from "../../core/objects/protocols/call.ts";
import { reprOf } from "../../core/objects/protocols/represent.ts";
import type { Value } from "../../core/heap/value.ts";
import { callable, guest, guestTuple, inHeap, type Plain, show, takeError } from "./harness.ts";
import "../../core/objects/builtins/numeric_functions.ts";
import "../../core/objects/builtins/object_functions.ts";
import "../../core/objects/builtins/reductions.ts";
import "../../core/objects/builtins/sum.ts";
import "../../core/objects/types/bool.ts";
import "../../core/objects/types/builtin_function.ts";
import "../../core/objects/types/complex.ts";
import "../../core/objects/types/float.ts";
import "../../core/objects/types/int.ts";
import "../../core/objects/types/list.ts";
import "../../core/objects/types/str.ts";
import "../../core/objects/types/tuple.ts";

function text(value: Value): string {
  if (value === 0) return `!${takeError()}`;
  const repr = reprOf(value);
  return repr === 0 ? `!${takeError()}` : show(repr).slice(1, -1);
}

function run(name: string, ...args: Plain[]): string {
  return text(builtinFunctions[name][1](...args.map((arg) => arg === undefined ? 0 : guest(arg))));
}

const float = (number: number): Plain => ({ float: number });
const absent: Plain = { value: 0 };

Deno.test("sum goes from ints to floats to anything", () => {
  inHeap(() => {
    assertEquals(run("sum", [1, 2, 3], absent), "6");
    assertEquals(run("sum", [], absent), "0");
    assertEquals(run("sum", [2 ** 52, 2 ** 52, 2 ** 52], absent), String(3n * 2n ** 52n));
    assertEquals(run("sum", [10n ** 20n, 1, true], absent), "100000000000000000002");
    assertEquals(run("sum", new Array(10).fill(0.1), absent), "1.0");
    assertEquals(run("sum", [float(1e16), 1, float(1)], absent), "1.0000000000000002e+16");
    // An int beyond 64 bits ends the exact sums, as does a start that is a bool.
    assertEquals(
      run("sum", [2n ** 63n, 1e16, float(1), float(1)], absent),
      "9.233372036854776e+18",
    );
    assertEquals(run("sum", [float(1e16), float(1), float(1)], true), "1e+16");
    assertEquals(
      run("sum", [0.5, 10n ** 400n], absent),
      "!OverflowError: int too large to convert to float",
    );
    assertEquals(
      run("sum", ["a"], "b"),
      "!TypeError: sum() can't sum strings [use ''.join(seq) instead]",
    );
    assertEquals(
      run("sum", [1, "a"], absent),
      "!TypeError: unsupported operand type(s) for +: 'int' and 'str'",
    );
  }, { hard: true });
});

Deno.test("min and max keep the first of equals, and know key and default", () => {
  inHeap(() => {
    const run = (name: string, args: Value[], key: Value, otherwise: Value) =>
      text(builtinFunctions[name][1](guestTuple(...args), key, otherwise));
    assertEquals(run("min", [guest([3, 10n ** 20n, -5])], 0, 0), "-5");
    assertEquals(run("max", [guest(3), guest(3.5), guest(2)], 0, 0), "3.5");
    const negated = callable((args) => builtinFunctions.abs[1](args));
    assertEquals(run("max", [guest([-7, 2, 7])], negated, 0), "-7");
    assertEquals(run("max", [guest([])], 0, guest("none")), "'none'");
    assertEquals(run("min", [guest([])], 0, 0), "!ValueError: min() iterable argument is empty");
    assertEquals(
      run("min", [guest(1), guest("a")], 0, 0),
      "!TypeError: '<' not supported between instances of 'str' and 'int'",
    );
    assertEquals(
      run("max", [guest(1), guest(2)], 0, guest(3)),
      "!TypeError: Cannot specify a default for max() with multiple positional arguments",
    );
  }, { hard: true });
});

Deno.test("all, any, len, abs, bin, hex, oct, divmod, pow, round", () => {
  inHeap(() => {
    assertEquals(run("all", []), "True");
    assertEquals(run("all", [1, float(0)]), "False");
    assertEquals(run("any", [0, "", []]), "False");
    assertEquals(run("any", [0, "x"]), "True");
    assertEquals(run("len", [1, 2]), "2");
    assertEquals(run("len", 5), "!TypeError: object of type 'int' has no len()");
    assertEquals(run("abs", -(10n ** 20n)), "100000000000000000000");
    assertEquals(run("bin", -10), "'-0b1010'");
    assertEquals(run("hex", 2n ** 64n), "'0x10000000000000000'");
    assertEquals(run("oct", 8), "'0o10'");
    assertEquals(
      run("bin", 1.5),
      "!TypeError: 'float' object cannot be interpreted as an integer",
    );
    assertEquals(run("divmod", -7, 2), "(-4, 1)");
    assertEquals(run("pow", 3, 10n ** 30n, 10n ** 9n + 7n), String(modularPower()));
    assertEquals(run("round", 12350, -2), "12400");
    assertEquals(run("round", 12250, -2), "12200");
    assertEquals(run("round", 10n ** 30n, -40), "0");
    assertEquals(run("round", 2.5, null), "2");
    assertEquals(run("round", "a", absent), "!TypeError: type str doesn't define __round__ method");
  });
});

/** 3 ** (10 ** 30) modulo 10 ** 9 + 7 */
function modularPower(): bigint {
  const modulus = 10n ** 9n + 7n;
  let result = 1n;
  let base = 3n;
  for (let exponent = 10n ** 30n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = result * base % modulus;
    base = base * base % modulus;
  }
  return result;
}

Deno.test("modular powers of numbers agree with those of bigints", () => {
  inHeap(() => {
    let state = 1;
    const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    for (let i = 0; i < 2000; i++) {
      const modulus = [next() + 1, 2 ** 32, 2 ** 31 - 1, 1, 2, 94906267][i % 6];
      const base = [next(), -next(), 2 ** 52 + next()][i % 3];
      const exponent = i % 7 === 0 ? i % 5 : next();
      let expected = 1n % BigInt(modulus);
      let factor = BigInt(base);
      for (let left = BigInt(exponent); left > 0n; left >>= 1n) {
        if ((left & 1n) === 1n) expected = expected * factor % BigInt(modulus);
        factor = factor * factor % BigInt(modulus);
      }
      if (expected < 0n) expected += BigInt(modulus);
      assertEquals(run("pow", base, exponent, modulus), String(expected));
    }
  });
});

Deno.test("iter with a sentinel, next with a default", () => {
  inHeap(() => {
    let count = 0;
    const counter = callable(() => guest(++count));
    const iterator = builtinFunctions.iter[1](counter, guest(3));
    guestTuple(iterator);
    const next = builtinFunctions.next[1];
    assertEquals(text(next(iterator, 0)), "1");
    assertEquals(text(next(iterator, 0)), "2");
    assertEquals(text(next(iterator, guest("end"))), "'end'");
    next(iterator, 0);
    assertEquals(takeError(), "StopIteration");
    assertEquals(run("iter", 5, 5), "!TypeError: iter(v, w): v must be callable");
    assertEquals(run("next", 5, absent), "!TypeError: 'int' object is not an iterator");
    assertEquals(text(callTuple(counter, guestTuple())), "4");
  });
});
