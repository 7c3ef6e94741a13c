/** abs, bin, divmod, hex, oct, pow, round (Python/bltinmodule.c). */
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineBuiltins } from "../define.ts";
import { pending, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { call0, call1 } from "../protocols/call.ts";
import { asIndex } from "../protocols/index_number.ts";
import { divmodOperator, powerOperator } from "../protocols/operators.ts";
import { Slot, slotOf } from "../slots.ts";
import { floatRound } from "../types/float_methods.ts";
import { intRound } from "../types/int_methods.ts";
import { prefixedText } from "../types/int_text.ts";
import { FLOAT_SHAPE } from "../well_known.ts";

function abs(value: Value): Value {
  const absolute = slotOf(typeOf(value), Slot.absolute);
  if (absolute !== null) return absolute(value);
  return raiseTypeError(`bad operand type for abs(): '${typeName(value)}'`);
}

function prefixed(value: Value, base: 2 | 8 | 16): Value {
  const index = asIndex(value);
  if (index === 0) return 0;
  const mark = rootMark();
  pushRoot(index);
  const text = prefixedText(index, base);
  releaseRoots(mark);
  return text;
}

function round(value: Value, digits: Value): Value {
  const places = digits === NONE ? 0 : digits;
  if ((value & 1) !== 0) return intRound(value, places);
  if (H32[value >> 2] === FLOAT_SHAPE) return floatRound(value, places);
  const mark = rootMark();
  const method = lookupSpecial(value, N.__round__);
  if (method === 0) {
    if (pending()) return 0;
    return raiseTypeError(`type ${typeName(value)} doesn't define __round__ method`);
  }
  pushRoot(method);
  const result = places === 0 ? call0(method) : call1(method, places);
  releaseRoots(mark);
  return result;
}

defineBuiltins({
  abs: ["number, /", abs, "Return the absolute value of the argument."],
  bin: [
    "number, /",
    (value: Value) => prefixed(value, 2),
    "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'",
  ],
  divmod: [
    "x, y, /",
    divmodOperator,
    "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
  ],
  hex: [
    "number, /",
    (value: Value) => prefixed(value, 16),
    "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'",
  ],
  oct: [
    "number, /",
    (value: Value) => prefixed(value, 8),
    "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'",
  ],
  pow: [
    "base, exp, mod=None",
    (base: Value, exponent: Value, modulus: Value) =>
      powerOperator(base, exponent, modulus === 0 ? NONE : modulus),
    "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.",
  ],
  round: [
    "number, ndigits=None",
    round,
    "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.",
  ],
});
