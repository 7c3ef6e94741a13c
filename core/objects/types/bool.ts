/** bool (Objects/boolobject.c): the two ints True and False. */
import { FALSE, TRUE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { warnDeprecated } from "../protocols/warn.ts";
import { truth } from "../protocols/truth.ts";
import { bool } from "../values/numbers.ts";
import { BOOL_TYPE, INT_TYPE } from "../well_known.ts";
import { N } from "../names.ts";
import { intInvert } from "./int_arithmetic.ts";
import { intAnd, intOr, intXor } from "./int_bitwise.ts";

function boolRepr(value: Value): Value {
  return value === TRUE ? N.True : N.False;
}

function boolNew(_cls: number, value: Value): Value {
  if (value === 0) return FALSE;
  const answer = truth(value);
  return answer < 0 ? 0 : bool(answer === 1);
}

const isBool = (value: Value): boolean => value === TRUE || value === FALSE;

/** Two bools stay bools. */
function boolAnd(left: Value, right: Value): Value {
  if (isBool(left) && isBool(right)) return bool(left === TRUE && right === TRUE);
  return intAnd(left, right);
}

function boolOr(left: Value, right: Value): Value {
  if (isBool(left) && isBool(right)) return bool(left === TRUE || right === TRUE);
  return intOr(left, right);
}

function boolXor(left: Value, right: Value): Value {
  if (isBool(left) && isBool(right)) return bool(left !== right);
  return intXor(left, right);
}

/** ~bool: -1 or -2. */
function boolInvert(value: Value): Value {
  const warned = warnDeprecated(
    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
  );
  return warned ? intInvert(value) : 0;
}

defineType({
  type: BOOL_TYPE,
  base: INT_TYPE,
  doc:
    "Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
  slots: { repr: boolRepr, invert: boolInvert, and: boolAnd, or: boolOr, xor: boolXor },
  new: ["object=False, /", boolNew],
});
