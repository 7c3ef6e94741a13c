/**
 * sum (Python/bltinmodule.c: builtin_sum_impl). Ints are added as numbers, floats and complex numbers by Neumaier's
 * compensated summation; what does not fit goes through `+`. The phases follow each other as in CPython: ints, then
 * floats, then complex numbers, then anything, and none comes back.
 */
import { COMPLEX_IMAG, COMPLEX_REAL } from "../../heap/layouts/basic.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import { H32, HF64 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineBuiltins } from "../define.ts";
import { pending, raiseTypeError } from "../errors.ts";
import { isFloat, isStr, kindOf } from "../kinds.ts";
import { CompensatedSum } from "../numeric/summation.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { doubleOf, intToDoubleChecked, isExactFloat } from "../protocols/number_input.ts";
import { binaryOperator } from "../protocols/operators.ts";
import { newComplex } from "../values/complex_object.ts";
import { intBits, SAFE, safeOperand } from "../values/int_operands.ts";
import { floatValue, isInt, newFloat, newInt } from "../values/numbers.ts";
import { pauseWork } from "../work.ts";
import { COMPLEX_SHAPE, INT_SHAPE } from "../well_known.ts";
import { KIND_BOXED_BYTES, KIND_BYTEARRAY, KIND_BYTES } from "../../heap/layouts/shape.ts";

const ADD = 0;
/** Items between two charges of work, and what is charged then. */
const CHARGE_ITEMS = 4096;
const CHARGE_UNITS = 512;

function isExactInt(value: Value): boolean {
  return (value & 1) !== 0 || H32[value >> 2] === INT_SHAPE;
}

function isExactComplex(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === COMPLEX_SHAPE;
}

function sum(iterable: Value, start: Value): Value {
  const mark = rootMark();
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  pushRoot(iterator);
  const result = refusesStart(start) ? 0 : sumOf(iterator, start === 0 ? small(0) : start);
  releaseRoots(mark);
  return result;
}

function refusesStart(start: Value): boolean {
  if (start === 0 || (start & 1) !== 0) return false;
  if (isStr(start)) raiseTypeError("sum() can't sum strings [use ''.join(seq) instead]");
  else {
    const kind = kindOf(start);
    if (kind === KIND_BYTES || kind === KIND_BOXED_BYTES) {
      raiseTypeError("sum() can't sum bytes [use b''.join(seq) instead]");
    } else if (kind === KIND_BYTEARRAY) {
      raiseTypeError("sum() can't sum bytearray [use b''.join(seq) instead]");
    } else return false;
  }
  return true;
}

/** The iterator is rooted by the caller. */
function sumOf(iterator: Value, start: Value): Value {
  const totalSlot = pushRoot(start) >> 2;
  const itemSlot = pushRoot(0) >> 2;
  let item: Value;
  let count = 0;
  if (isExactInt(start) && safeOperand(start) === safeOperand(start)) {
    let total = safeOperand(start);
    for (;;) {
      item = iterNext(iterator);
      if (item === 0) return pending() ? 0 : newInt(total);
      if (!isExactInt(item) && item !== TRUE && item !== FALSE) break;
      const next = total + safeOperand(item);
      if (!(next >= -SAFE && next <= SAFE)) break;
      total = next;
      if (++count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) return 0;
    }
    H32[itemSlot] = item;
    H32[totalSlot] = newInt(total);
    if (addItem(totalSlot, itemSlot) === 0) return 0;
  }
  // Beyond the safe integers: a float is looked for as long as the sum fits into CPython's 64 bits.
  while (isExactInt(H32[totalSlot]) && intBits(H32[totalSlot]) < 64) {
    item = iterNext(iterator);
    if (item === 0) return pending() ? 0 : H32[totalSlot];
    H32[itemSlot] = item;
    if (addItem(totalSlot, itemSlot) === 0) return 0;
    if (++count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) return 0;
  }
  if (isExactFloat(H32[totalSlot])) {
    const total = new CompensatedSum(floatValue(H32[totalSlot]));
    for (;;) {
      item = iterNext(iterator);
      if (item === 0) return pending() ? 0 : newFloat(total.result());
      if (isExactFloat(item)) total.add(floatValue(item));
      else if (isInt(item)) {
        const number = intToDoubleChecked(item);
        if (number !== number) return 0;
        total.add(number);
      } else break;
      if (++count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) return 0;
    }
    H32[itemSlot] = item;
    H32[totalSlot] = newFloat(total.result());
    if (addItem(totalSlot, itemSlot) === 0) return 0;
  }
  if (isExactComplex(H32[totalSlot])) {
    const start = H32[totalSlot];
    const real = new CompensatedSum(HF64[(start + COMPLEX_REAL) >> 3]);
    const imaginary = new CompensatedSum(HF64[(start + COMPLEX_IMAG) >> 3]);
    for (;;) {
      item = iterNext(iterator);
      if (item === 0) return pending() ? 0 : newComplex(real.result(), imaginary.result());
      if (isExactComplex(item)) {
        real.add(HF64[(item + COMPLEX_REAL) >> 3]);
        imaginary.add(HF64[(item + COMPLEX_IMAG) >> 3]);
      } else if (isInt(item)) {
        const number = intToDoubleChecked(item);
        if (number !== number) return 0;
        real.add(number);
      } else if (isFloat(item)) real.add(doubleOf(item));
      else break;
      if (++count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) return 0;
    }
    H32[itemSlot] = item;
    H32[totalSlot] = newComplex(real.result(), imaginary.result());
    if (addItem(totalSlot, itemSlot) === 0) return 0;
  }
  for (;;) {
    item = iterNext(iterator);
    if (item === 0) return pending() ? 0 : H32[totalSlot];
    H32[itemSlot] = item;
    if (addItem(totalSlot, itemSlot) === 0) return 0;
    if (++count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) return 0;
  }
}

/** total = total + item, both in root slots; 0 with the exception pending. May run guest code. */
function addItem(totalSlot: number, itemSlot: number): Value {
  const total = binaryOperator(ADD, H32[totalSlot], H32[itemSlot]);
  H32[totalSlot] = total;
  return total;
}

defineBuiltins({
  sum: [
    "iterable, /, start=0",
    sum,
    "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types.",
  ],
});
