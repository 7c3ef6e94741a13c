/** The module operator: the operators as functions (Modules/_operator.c, Lib/operator.py). */
import { NONE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { nativeOf, newBuiltin } from "../../objects/boot.ts";
import type { NativeEntry } from "../../objects/define.ts";
import {
  clearIf,
  pending,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../../objects/errors.ts";
import { isDict } from "../../objects/kinds.ts";
import { callTuple } from "../../objects/protocols/call.ts";
import { compare, equals } from "../../objects/protocols/compare.ts";
import { asIndex, sizeArgument } from "../../objects/protocols/index_number.ts";
import { contains, getItem, setItem } from "../../objects/protocols/items.ts";
import { getIter, iterNext, lengthHint } from "../../objects/protocols/iterate.ts";
import { binaryOperator, unaryOperator } from "../../objects/protocols/operators.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { Slot, slotOf } from "../../objects/slots.ts";
import { tupleFirst } from "../../objects/values/list_storage.ts";
import { bool, newInt } from "../../objects/values/numbers.ts";
import {
  listAppend,
  newList,
  tupleFrom,
  tupleItem,
  tupleLength,
} from "../../objects/values/sequences.ts";
import { internText } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";
import { TYPE_ERROR } from "../../objects/well_known.ts";
import { defineModule } from "../index.ts";
import { ATTRGETTER_TYPE, ITEMGETTER_TYPE, METHODCALLER_TYPE } from "../static_types.ts";
import { getterTypes } from "./getters.ts";

const ADD = 0;
const IN_PLACE = 13;

const binary = (operator: number): NativeEntry => [
  "a, b, /",
  (a: Value, b: Value) => binaryOperator(operator, a, b),
];
const comparison = (operator: number): NativeEntry => [
  "a, b, /",
  (a: Value, b: Value) => compare(a, b, operator),
];
const unary = (slot: number): NativeEntry => ["a, /", (a: Value) => unaryOperator(slot, a)];
const answer = (result: number): Value => result < 0 ? 0 : bool(result !== 0);

function absolute(value: Value): Value {
  const fn = slotOf(typeOf(value), Slot.absolute);
  if (fn !== null) return fn(value);
  return raiseTypeError(`bad operand type for abs(): '${typeName(value)}'`);
}

function isSequence(value: Value): boolean {
  return !isDict(value) && slotOf(typeOf(value), Slot.getitem) !== null;
}

function concatenate(a: Value, b: Value, inPlace: boolean): Value {
  const type = typeOf(a);
  const concat = (inPlace ? slotOf(type, Slot.iconcat) : null) ?? slotOf(type, Slot.concat);
  if (concat !== null) return concat(a, b);
  // A class with __getitem__ and __add__ counts as a sequence too.
  if (isSequence(a) && isSequence(b)) return binaryOperator(inPlace ? ADD + IN_PLACE : ADD, a, b);
  return raiseTypeError(`'${typeName(a)}' object can't be concatenated`);
}

/** How often (counting) or where (not counting) `wanted` is in an iterable; -1 with the exception pending. */
function search(iterable: Value, wanted: Value, counting: boolean): number {
  const iterator = getIter(iterable);
  if (iterator === 0) {
    if (clearIf(TYPE_ERROR)) {
      raiseTypeError(`argument of type '${typeName(iterable)}' is not iterable`);
    }
    return -1;
  }
  const mark = rootMark();
  pushRoot(iterator);
  const inner = rootMark();
  let found = 0;
  let result = -1;
  for (let place = 0;; place++) {
    const item = iterNext(iterator);
    if (item === 0) {
      if (pending()) break;
      if (counting) result = found;
      else raiseValueError("sequence.index(x): x not in sequence");
      break;
    }
    pushRoot(item);
    const same = equals(item, wanted);
    releaseRoots(inner);
    if (same < 0) break;
    if (same > 0) {
      if (!counting) {
        result = place;
        break;
      }
      found++;
    }
    if (place % 256 === 255 && !chargeWork(16)) break;
  }
  releaseRoots(mark);
  return result;
}

const number = (result: number): Value => result < 0 ? 0 : newInt(result);

function hint(value: Value, otherwiseGiven: Value): Value {
  const otherwise = otherwiseGiven === 0 ? 0 : sizeArgument(otherwiseGiven);
  if (otherwise !== otherwise) return 0;
  const result = lengthHint(value, otherwise);
  return result < 0 && pending() ? 0 : newInt(result);
}

const functions: Readonly<Record<string, NativeEntry>> = {
  add: binary(0),
  and_: binary(1),
  floordiv: binary(2),
  lshift: binary(3),
  matmul: binary(4),
  mul: binary(5),
  mod: binary(6),
  or_: binary(7),
  pow: binary(8),
  rshift: binary(9),
  sub: binary(10),
  truediv: binary(11),
  xor: binary(12),
  iadd: binary(13),
  iand: binary(14),
  ifloordiv: binary(15),
  ilshift: binary(16),
  imatmul: binary(17),
  imul: binary(18),
  imod: binary(19),
  ior: binary(20),
  ipow: binary(21),
  irshift: binary(22),
  isub: binary(23),
  itruediv: binary(24),
  ixor: binary(25),
  lt: comparison(0),
  le: comparison(1),
  eq: comparison(2),
  ne: comparison(3),
  gt: comparison(4),
  ge: comparison(5),
  neg: unary(Slot.negative),
  pos: unary(Slot.positive),
  inv: unary(Slot.invert),
  invert: unary(Slot.invert),
  abs: ["a, /", absolute],
  index: ["a, /", asIndex],
  not_: ["a, /", (a: Value) => {
    const result = truth(a);
    return result < 0 ? 0 : bool(result === 0);
  }],
  truth: ["a, /", (a: Value) => answer(truth(a))],
  is_: ["a, b, /", (a: Value, b: Value) => bool(a === b)],
  is_not: ["a, b, /", (a: Value, b: Value) => bool(a !== b)],
  is_none: ["a, /", (a: Value) => bool(a === NONE)],
  is_not_none: ["a, /", (a: Value) => bool(a !== NONE)],
  concat: ["a, b, /", (a: Value, b: Value) => concatenate(a, b, false)],
  iconcat: ["a, b, /", (a: Value, b: Value) => concatenate(a, b, true)],
  contains: ["a, b, /", (a: Value, b: Value) => answer(contains(a, b))],
  countOf: ["a, b, /", (a: Value, b: Value) => number(search(a, b, true))],
  indexOf: ["a, b, /", (a: Value, b: Value) => number(search(a, b, false))],
  getitem: ["a, b, /", getItem],
  setitem: ["a, b, c, /", (a: Value, b: Value, c: Value) => setItem(a, b, c) === 0 ? 0 : NONE],
  delitem: ["a, b, /", (a: Value, b: Value) => setItem(a, b, 0) === 0 ? 0 : NONE],
  length_hint: ["obj, default=0, /", hint],
  call: [
    "*args, **kwargs",
    (args: Value, keywords: Value) => {
      const count = tupleLength(args);
      if (count === 0) return raiseTypeError("call expected at least 1 argument, got 0");
      return callTuple(tupleItem(args, 0), tupleFrom(tupleFirst(args) + 1, count - 1), keywords);
    },
  ],
};

/** Functions that have a dunder name too: `operator.__add__ is operator.add`. */
const ALIASES =
  ("abs add and_ call concat contains delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul " +
    "imod imul index inv invert ior ipow irshift isub itruediv ixor le lshift lt matmul mod mul ne neg not_ or_ pos pow " +
    "rshift setitem sub truediv xor").split(" ");

function aliases(): Record<string, Value> {
  const made: Record<string, Value> = {};
  const owner = internText("_operator");
  for (const name of ALIASES) {
    const native = nativeOf(name, functions[name], "none", "_operator");
    const builtin = newBuiltin(native, 0, internText(name), owner);
    made[name] = builtin;
    made[`__${name.endsWith("_") ? name.slice(0, -1) : name}__`] = builtin;
  }
  made._abs = made.abs;
  made.__all__ = newList();
  const names = [...Object.keys(functions), "attrgetter", "itemgetter", "methodcaller"].sort();
  for (const name of names) if (!name.startsWith("_")) listAppend(made.__all__, internText(name));
  return made;
}

defineModule({
  name: "operator",
  doc: "Operator interface.\n\nThis module exports a set of functions implemented in C " +
    "corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis " +
    "equivalent to the expression x+y.",
  installs: getterTypes,
  functions,
  functionModule: "_operator",
  types: {
    itemgetter: ITEMGETTER_TYPE,
    attrgetter: ATTRGETTER_TYPE,
    methodcaller: METHODCALLER_TYPE,
  },
  attributes: aliases,
});
