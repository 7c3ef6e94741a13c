/** int against the host's bigints: representations meet at 2**30, 2**32, 2**53, 2**64 and beyond. */
import { assertEquals } from "@std/assert";
import { NONE } from "../../core/heap/map.ts";
import { INT_COUNT, INT_DIGITS } from "../../core/heap/layouts/basic.ts";
import { H32 } from "../../core/heap/memory.ts";
import { releaseRoots, rootMark } from "../../core/heap/roots.ts";
import type { Value } from "../../core/heap/value.ts";
import { compare } from "../../core/objects/protocols/compare.ts";
import { hashOf } from "../../core/objects/protocols/hash.ts";
import {
  binaryOperator,
  divmodOperator,
  powerOperator,
  unaryOperator,
} from "../../core/objects/protocols/operators.ts";
import { Slot } from "../../core/objects/slots.ts";
import { fromBytes, toBytes } from "../../core/objects/types/int_bytes.ts";
import { toInt } from "../../core/objects/types/int_new.ts";
import {
  compareIntWithDouble,
  intBits,
  intToDouble,
} from "../../core/objects/values/int_operands.ts";
import { bigIntOf, floatValue } from "../../core/objects/values/numbers.ts";
import { INT_TYPE } from "../../core/objects/well_known.ts";
import { guest, inHeap, rooted, show, takeError } from "./harness.ts";
import "../../core/objects/types/int.ts";
import "../../core/objects/types/float.ts";
import "../../core/objects/types/bool.ts";
import "../../core/objects/types/list.ts";

const OPERATORS = { add: 0, and: 1, floordiv: 2, lshift: 3, mul: 5, mod: 6, or: 7, rshift: 9 };
const SUBTRACT = 10;
const TRUE_DIVIDE = 11;
const XOR = 12;

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && (a < 0n) !== (b < 0n) ? quotient - 1n : quotient;
}

/** The bigint of a result, having checked that it has the one form that its value may have. */
function checked(value: Value): bigint {
  if (value === 0) throw new Error(`Cannot compare: ${takeError()}`);
  const integer = bigIntOf(value);
  const isSmallInt = integer >= -(2n ** 30n) && integer < 2n ** 30n;
  assertEquals((value & 1) !== 0, isSmallInt, `form of ${integer}`);
  if (!isSmallInt) {
    const count = Math.abs(H32[(value + INT_COUNT) >> 2] >> 1);
    if (H32[((value + INT_DIGITS) >> 2) + count - 1] === 0) throw new Error("leading zero");
  }
  return integer;
}

const EDGES: bigint[] = [];
for (const bits of [0, 1, 5, 29, 30, 31, 32, 33, 48, 52, 53, 54, 62, 63, 64, 65, 96, 128, 200]) {
  for (const offset of [-1n, 0n, 1n]) EDGES.push(2n ** BigInt(bits) + offset);
}
EDGES.push(0n, 3n, 10n ** 9n + 7n, 10n ** 40n, 0xffff0000ffff0000ffff0000n);
const SIGNED = [...new Set([...EDGES, ...EDGES.map((edge) => -edge)])];

/** Deterministic bigints of up to `digits` 32-bit digits, runs of ones and zeros among them. */
function* samples(count: number, digits: number): Generator<bigint> {
  let state = 12345;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 8;
  for (let i = 0; i < count; i++) {
    let value = 0n;
    for (let length = 1 + next() % digits; length > 0; length--) {
      const digit = [next() * 256 + (next() & 255), 0, 0xffffffff][next() % 4 % 3];
      value = (value << 32n) | BigInt(digit >>> 0);
    }
    yield (next() & 1) === 0 ? value : -value;
  }
}

function checkPair(x: bigint, y: bigint): void {
  const mark = rootMark();
  const a = guest(x);
  const b = guest(y);
  const run = (operator: number) => checked(binaryOperator(operator, a, b));
  assertEquals(run(OPERATORS.add), x + y, `${x} + ${y}`);
  assertEquals(run(SUBTRACT), x - y, `${x} - ${y}`);
  assertEquals(run(OPERATORS.mul), x * y, `${x} * ${y}`);
  assertEquals(run(OPERATORS.and), x & y, `${x} & ${y}`);
  assertEquals(run(OPERATORS.or), x | y, `${x} | ${y}`);
  assertEquals(run(XOR), x ^ y, `${x} ^ ${y}`);
  if (y !== 0n) {
    const quotient = floorDivide(x, y);
    assertEquals(run(OPERATORS.floordiv), quotient, `${x} // ${y}`);
    assertEquals(run(OPERATORS.mod), x - quotient * y, `${x} % ${y}`);
    assertEquals(show(divmodOperator(a, b)), `(${quotient}, ${x - quotient * y})`);
  }
  const order = [x < y, x <= y, x === y, x !== y, x > y, x >= y];
  order.forEach((expected, operator) =>
    assertEquals(show(compare(a, b, operator)), expected ? "True" : "False", `${x} ? ${y}`)
  );
  releaseRoots(mark);
}

Deno.test("int operators agree with bigints where representations change", () => {
  inHeap(() => {
    for (const x of SIGNED) for (const y of SIGNED) checkPair(x, y);
  });
});

Deno.test("int operators agree with bigints on numbers of many digits", () => {
  inHeap(() => {
    const left = [...samples(60, 40)];
    const right = [...samples(60, 90)].reverse();
    for (const x of left) for (const y of right) checkPair(x, y);
  });
});

Deno.test("int shifts, unary operators and bit lengths agree with bigints", () => {
  inHeap(() => {
    for (const x of [...SIGNED, ...samples(100, 20)]) {
      const mark = rootMark();
      const value = guest(x);
      for (const shift of [0n, 1n, 7n, 29n, 30n, 31n, 32n, 33n, 53n, 64n, 95n, 96n, 700n]) {
        const by = guest(shift);
        assertEquals(checked(binaryOperator(OPERATORS.lshift, value, by)), x << shift);
        assertEquals(checked(binaryOperator(OPERATORS.rshift, value, by)), x >> shift);
      }
      assertEquals(checked(unaryOperator(Slot.negative, value)), -x);
      assertEquals(checked(unaryOperator(Slot.invert, value)), ~x);
      assertEquals(checked(unaryOperator(Slot.positive, value)), x);
      const magnitude = x < 0n ? -x : x;
      assertEquals(intBits(value), x === 0n ? 0 : magnitude.toString(2).length);
      assertEquals(intToDouble(value), Number(x));
      releaseRoots(mark);
    }
  });
});

Deno.test("true division rounds once, powers are exact", () => {
  inHeap(() => {
    for (const x of SIGNED) {
      for (const y of SIGNED) {
        if (y === 0n || x === 0n) continue;
        const mark = rootMark();
        const result = floatValue(binaryOperator(TRUE_DIVIDE, guest(x), guest(y)));
        // Scaled so that the integer quotient has some 120 bits: rounding that is rounding the quotient.
        const scaled = floorDivide(x << 320n, y);
        const expected = Number(scaled * 2n + (scaled * y === x << 320n ? 0n : 1n)) / 2 ** 321;
        assertEquals(result, expected, `${x} / ${y}`);
        releaseRoots(mark);
      }
    }
    for (const base of [0n, 1n, -1n, 2n, -3n, 10n, 2n ** 31n, -(2n ** 33n), 10n ** 20n]) {
      for (const exponent of [0n, 1n, 2n, 3n, 19n, 52n, 53n, 64n, 101n]) {
        const result = powerOperator(guest(base), guest(exponent), NONE);
        assertEquals(checked(result), base ** exponent, `${base} ** ${exponent}`);
      }
    }

    for (const base of [2n, -3n, 10n, -24n, 2n ** 40n * 3n, -(7n ** 20n)]) {
      const exponent = BigInt(Math.ceil(2 ** 20 / Math.log2(Math.abs(Number(base))))) + 5n;
      for (const power of [exponent, exponent + 1n]) {
        const result = powerOperator(guest(base), guest(power), NONE);
        assertEquals(bigIntOf(result) === base ** power, true, `${base} ** ${power}`);
      }
    }

    assertEquals(show(powerOperator(guest(3), guest(-1), guest(7))), "5");
    assertEquals(show(powerOperator(guest(3), guest(5), guest(-7))), "-2");
    assertEquals(
      show(powerOperator(guest(2), guest(-1), guest(4))),
      "!ValueError: base is not invertible for the given modulus",
    );
    assertEquals(show(powerOperator(guest(2), guest(-2), NONE)), "0.25");
  });
});

Deno.test("ints compare with floats without rounding", () => {
  inHeap(() => {
    const doubles = [0, 0.5, -0.5, 1e15, 2 ** 53, -(2 ** 53), 2 ** 64, 1e30, -1e300, Infinity];
    for (const x of [...SIGNED, 10n ** 400n, -(10n ** 400n)]) {
      for (const y of [...doubles, -Infinity]) {
        const mark = rootMark();
        // The host compares bigints with numbers exactly, too.
        const order = compareIntWithDouble(guest(x), y);
        assertEquals([order < 0, order > 0], [x < y, x > y], `${x} ? ${y}`);
        assertEquals(show(compare(guest(x), guest({ float: y }), 0)), x < y ? "True" : "False");
        assertEquals(show(compare(guest({ float: y }), guest(x), 0)), y < x ? "True" : "False");
        releaseRoots(mark);
      }
      assertEquals(show(compare(guest(x), guest({ float: NaN }), 2)), "False");
      assertEquals(show(compare(guest(x), guest({ float: NaN }), 5)), "False");
    }
  });
});

Deno.test("hashes are CPython's", () => {
  inHeap(() => {
    const expected: [bigint, string][] = [
      [0n, "0"],
      [-1n, "-2"],
      [-2n, "-2"],
      [2n ** 60n, "1152921504606846976"],
      [2n ** 61n - 2n, "2305843009213693950"],
      [2n ** 61n - 1n, "0"],
      [2n ** 61n, "1"],
      [-(2n ** 61n), "-2"],
      [10n ** 30n, "465258685558744706"],
      [-(10n ** 30n), "-465258685558744706"],
    ];
    for (const [integer, hash] of expected) assertEquals(show(hashOf(guest(integer))), hash);
    for (const integer of SIGNED) {
      if (BigInt(Number(integer)) !== integer) continue;
      const float = guest({ float: Number(integer) });
      assertEquals(show(hashOf(float)), show(hashOf(guest(integer))), String(integer));
    }
  });
});

Deno.test("absurd results are refused at once", () => {
  inHeap(() => {
    const started = performance.now();
    const nine = guest(9);
    assertEquals(show(powerOperator(nine, guest(9n ** 9n), NONE)), "!MemoryError");
    assertEquals(show(powerOperator(nine, guest(9n ** 40n), NONE)), "!MemoryError");
    assertEquals(show(binaryOperator(OPERATORS.lshift, nine, guest(10n ** 10n))), "!MemoryError");
    assertEquals(
      show(binaryOperator(OPERATORS.lshift, nine, guest(1n << 100n))),
      "!OverflowError: too many digits in integer",
    );
    assertEquals(show(binaryOperator(OPERATORS.lshift, guest(0), guest(1n << 100n))), "0");
    assertEquals(show(binaryOperator(OPERATORS.rshift, guest(-5), guest(1n << 100n))), "-1");
    let value = guest(3);
    let refused = "";
    for (let i = 0; i < 60 && refused === ""; i++) {
      try {
        const next = binaryOperator(OPERATORS.mul, value, value);
        if (next === 0) refused = takeError();
        else value = rooted(next);
      } catch (error) {
        refused = (error as Error).constructor.name;
      }
    }
    assertEquals(["OutOfMemory", "MemoryError"].includes(refused), true, refused);
    assertEquals(performance.now() - started < 5000, true);
  }, { limit: 16 << 20 });
});

Deno.test("operators on bools give plain ints, but for & | ^ of two bools", () => {
  inHeap(() => {
    assertEquals(show(binaryOperator(OPERATORS.add, guest(true), guest(true))), "2");
    assertEquals(show(binaryOperator(OPERATORS.and, guest(true), guest(true))), "True");
    assertEquals(show(binaryOperator(XOR, guest(true), guest(true))), "False");
    assertEquals(show(binaryOperator(OPERATORS.or, guest(true), guest(6))), "7");
    assertEquals(show(unaryOperator(Slot.invert, guest(true))), "-2");
    assertEquals(show(powerOperator(guest(true), guest(false), NONE)), "1");
  });
});

Deno.test("int.to_bytes and int.from_bytes are inverse to each other", () => {
  inHeap(() => {
    for (const x of [...SIGNED, ...samples(40, 10)]) {
      const mark = rootMark();
      const magnitude = x < 0n ? -x - 1n : x;
      const length = 1 + ((magnitude === 0n ? 0 : magnitude.toString(2).length) >> 3);
      for (const order of ["big", "little"]) {
        const bytes = toBytes(guest(x), guest(length), guest(order), guest(true));
        if (bytes === 0) throw new Error(`Cannot convert ${x}: ${takeError()}`);
        const back = fromBytes(INT_TYPE, rooted(bytes), guest(order), guest(true));
        assertEquals(checked(back), x);
        const unsigned = BigInt.asUintN(8 * length, x);
        assertEquals(checked(fromBytes(INT_TYPE, bytes, guest(order), 0)), unsigned);
        if (length > 1) {
          toBytes(guest(x), guest(length - 1), guest(order), guest(true));
          assertEquals(takeError(), "OverflowError: int too big to convert");
        }
      }
      releaseRoots(mark);
    }
    assertEquals(
      show(toBytes(guest(-1), guest(1), 0, 0)),
      "!OverflowError: can't convert negative int to unsigned",
    );
    assertEquals(checked(fromBytes(INT_TYPE, guest([1, 2, 3]), 0, 0)), 66051n);
  });
});

Deno.test("int() of text and of numbers", () => {
  inHeap(() => {
    assertEquals(show(toInt(guest(" -0_1_2 "))), "-12");
    assertEquals(show(toInt(guest(true))), "1");
    assertEquals(show(toInt(guest(1e30))), String(BigInt(1e30)));
    assertEquals(show(toInt(guest({ float: -3.9 }))), "-3");
    assertEquals(
      show(toInt(guest({ float: NaN }))),
      "!ValueError: cannot convert float NaN to integer",
    );
    assertEquals(
      show(toInt(guest([]))),
      "!TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'",
    );
    assertEquals(
      show(toInt(guest("1".repeat(4301)))),
      "!ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 " +
        "digits; use sys.set_int_max_str_digits() to increase the limit",
    );
  });
});
