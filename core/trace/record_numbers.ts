/** Recording of operators, comparisons and truth. */
import { LENGTH } from "../heap/layouts/basic.ts";
import { H32 } from "../heap/memory.ts";
import { LIST_SHAPE, STR1_SHAPE } from "../objects/well_known.ts";
import { fitsSmall } from "../heap/value.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { comparisonName } from "../interpreter/slow_operators.ts";
import { RecordingAborted } from "./aborts.ts";
import { FLOAT, INT, U } from "./micro_ops.ts";
import { recordGuestComparison, recordGuestOperator } from "./record_calls.ts";
import { CONSTANT_LENGTH } from "./record_fields.ts";
import { recordGuestContains, recordGuestNot } from "./record_methods.ts";
import { extendList } from "./record_natives.ts";
import { truthOf } from "./record_truth.ts";
import { asked, shapeOf } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** BINARY_OP arguments below 13. ORDER BINARY (compiler/opcodes.ts). */
const INT_OPERATORS: readonly (number | null)[] = [
  U.INT_ADD,
  U.INT_AND,
  U.INT_FLOOR_DIVIDE,
  U.INT_SHIFT_LEFT,
  null,
  U.INT_MULTIPLY,
  U.INT_MODULO,
  U.INT_OR,
  null,
  U.INT_SHIFT_RIGHT,
  U.INT_SUBTRACT,
  null,
  U.INT_XOR,
];
const FLOAT_OPERATORS: readonly (number | null)[] = [
  U.FLOAT_ADD,
  null,
  null,
  null,
  null,
  U.FLOAT_MULTIPLY,
  null,
  null,
  null,
  null,
  U.FLOAT_SUBTRACT,
  U.FLOAT_DIVIDE,
  null,
];
const INT_COMPARISONS = {
  less: U.INT_LESS,
  lessEqual: U.INT_LESS_EQUAL,
  equal: U.INT_EQUAL,
  notEqual: U.INT_NOT_EQUAL,
};
const FLOAT_COMPARISONS = {
  less: U.FLOAT_LESS,
  lessEqual: U.FLOAT_LESS_EQUAL,
  equal: U.FLOAT_EQUAL,
  notEqual: U.FLOAT_NOT_EQUAL,
};
const TRUE_DIVIDE = 11;
const POWER = 8;
const ADD_IN_PLACE = 13;

/** BINARY_OP and its quickened forms. */
export function recordBinary(r: Recorder, argument: number): void {
  const operator = argument % 13;
  const left = r.peek(1);
  const right = r.peek(0);
  const a = r.arithmetic(left, r.actual(1));
  const b = a === 0 ? 0 : r.arithmetic(right, r.actual(0));
  if (a === 0 || b === 0) {
    if (recordGuestOperator(r, argument)) return;
    generalBinary(r, argument);
    return;
  }
  if (r.typeOf(a) === INT && r.typeOf(b) === INT && operator !== TRUE_DIVIDE) {
    const operation = INT_OPERATORS[operator];
    // What leaves the small ints now may always do so.
    if (operation === null || !staysSmall(argument, r.actual(1), r.actual(0))) {
      generalBinary(r, argument);
      return;
    }
    r.replace(2, r.emit(operation, a, b));
    return;
  }
  if (operator === POWER) {
    const [base, exponent] = [r.float(a), r.float(b)];
    const isSquare = exponent === r.emitter.float(2) && !r.emitter.isConstant(base);
    r.replace(2, isSquare ? square(r, base) : r.emit(U.POWER, base, exponent));
    return;
  }
  const operation = FLOAT_OPERATORS[operator];
  if (operation === null) {
    generalBinary(r, argument);
    return;
  }
  r.replace(2, r.emit(operation, r.float(a), r.float(b)));
}

/** float ** 2, which is the product to the last bit; where that is not finite, Python may raise. */
function square(r: Recorder, base: number): number {
  const product = r.emit(U.FLOAT_MULTIPLY, base, base);
  const magnitude = r.emit(U.FLOAT_ABS, product);
  r.emit(U.GUARD_TRUE, r.emit(U.FLOAT_LESS, magnitude, r.emitter.float(Infinity)));
  return product;
}

/** An operator on any types, by the interpreter's routine, if it can do it now. */
function generalBinary(r: Recorder, operator: number): void {
  // Asking whether the routine can do it would do it.
  if (operator === ADD_IN_PLACE && shapeOf(r.actual(1)) === LIST_SHAPE) {
    const list = extendList(r, 1);
    return r.replace(2, list);
  }
  if (asked(() => boundLoop().binary(operator, r.actual(1), r.actual(0))) === 0) {
    throw new RecordingAborted("UNSUPPORTED", "an operator on other types");
  }
  r.replace(2, r.emit(U.BINARY, r.word(r.peek(1)), r.word(r.peek(0)), 0, operator));
}

/** Whether the result of an operator on two small ints is one. */
function staysSmall(operator: number, left: number, right: number): boolean {
  if ((left & right & 1) === 0) return true; // bools
  return (boundLoop().binary(operator, left, right) & 1) !== 0 ||
    isSmallResult(operator % 13, left >> 1, right >> 1);
}

/** For the operators that the routine leaves to the dispatch loop itself. */
function isSmallResult(operator: number, a: number, b: number): boolean {
  switch (operator) {
    case 0:
      return fitsSmall(a + b);
    case 10:
      return fitsSmall(a - b);
    case 5:
      return fitsSmall(a * b);
    case 3:
      return b >= 0 && b < 30 && fitsSmall(a * 2 ** b);
    default:
      return true;
  }
}

/** COMPARE_OP: < <= == != > >=. */
export function recordCompare(r: Recorder, operator: number): void {
  const left = r.peek(1);
  const right = r.peek(0);
  const text = compareCharacters(r, operator);
  if (text !== 0) {
    r.replace(2, text);
    return;
  }
  const a = r.arithmetic(left, r.actual(1));
  const b = a === 0 ? 0 : r.arithmetic(right, r.actual(0));
  if (a === 0 || b === 0) {
    if (recordGuestComparison(r, comparisonName(operator))) return;
    if (asked(() => boundLoop().compare(operator, r.actual(1), r.actual(0))) === 2) {
      throw new RecordingAborted("UNSUPPORTED", "a comparison of other types");
    }
    r.replace(2, r.emit(U.COMPARE, r.word(left), r.word(right), 0, operator));
    return;
  }
  const ints = r.typeOf(a) === INT && r.typeOf(b) === INT;
  const x = ints ? a : r.float(a);
  const y = ints ? b : r.float(b);
  const { less, lessEqual, equal, notEqual } = ints ? INT_COMPARISONS : FLOAT_COMPARISONS;
  switch (operator) {
    case 0:
      r.replace(2, r.emit(less, x, y));
      return;
    case 1:
      r.replace(2, r.emit(lessEqual, x, y));
      return;
    case 2:
      r.replace(2, r.emit(equal, x, y));
      return;
    case 3:
      r.replace(2, r.emit(notEqual, x, y));
      return;
    case 4:
      r.replace(2, r.emit(less, y, x));
      return;
    default:
      r.replace(2, r.emit(lessEqual, y, x));
  }
}

/** Equality of str of one Latin-1 character each: 0 when it is not that. */
function compareCharacters(r: Recorder, operator: number): number {
  if (operator !== 2 && operator !== 3) return 0;
  const isCharacter = (value: number) =>
    (value & 1) === 0 && H32[value >> 2] === STR1_SHAPE && H32[(value + LENGTH) >> 2] === 3;
  if (!isCharacter(r.actual(0)) || !isCharacter(r.actual(1))) return 0;
  const units = [1, 0].map((depth) => {
    const ref = r.peek(depth);
    r.emit(U.GUARD_KIND, ref, 0, 0, STR1_SHAPE);
    r.emit(U.GUARD_IS, r.emit(U.FIELD, ref, 0, 0, CONSTANT_LENGTH), 0, 0, 3);
    return r.emit(U.UNIT, ref, r.emitter.int(0));
  });
  return r.emit(operator === 2 ? U.INT_EQUAL : U.INT_NOT_EQUAL, units[0], units[1]);
}

export function recordNegative(r: Recorder): void {
  const value = r.arithmetic(r.peek(0), r.actual(0));
  if (value === 0) throw new RecordingAborted("UNSUPPORTED", "- on another type");
  r.replace(1, r.emit(r.typeOf(value) === INT ? U.INT_NEGATE : U.FLOAT_NEGATE, value));
}

export function recordInvert(r: Recorder): void {
  const value = r.number(r.peek(0), r.actual(0));
  if (value === 0 || r.typeOf(value) !== INT) {
    throw new RecordingAborted("UNSUPPORTED", "~ on another type");
  }
  r.replace(1, r.emit(U.INT_INVERT, value));
}

/** `is` (argument 0) and `is not`. */
export function recordIs(r: Recorder, argument: number): void {
  const same = identity(r, 1, 0);
  r.replace(2, argument === 0 ? same : r.emit(U.NOT, same));
}

/** Whether the stack words `one` and `other` below the top are the same object. */
function identity(r: Recorder, one: number, other: number): number {
  const left = r.peek(one);
  const right = r.peek(other);
  if (left === right) return r.emitter.bool(true);
  // Boxing for a comparison would make an object that nobody has seen.
  if (r.typeOf(left) === FLOAT || r.typeOf(right) === FLOAT) return r.emitter.bool(false);
  return r.emit(U.SAME, r.word(left), r.word(right));
}

/** CONTAINS_OP: argument 1 is `not in`. */
export function recordContains(r: Recorder, argument: number): void {
  if (recordGuestContains(r, argument !== 0)) return;
  if (boundLoop().contains(r.actual(0), r.actual(1)) === 2) {
    throw new RecordingAborted("UNSUPPORTED", "in on other types");
  }
  const found = r.emit(U.CONTAINS, r.word(r.peek(0)), r.word(r.peek(1)));
  r.replace(2, argument === 0 ? found : r.emit(U.NOT, found));
}

export function recordNot(r: Recorder): void {
  if (recordGuestNot(r)) return;
  const truth = truthOf(r, r.peek(0), r.actual(0));
  r.replace(1, r.emit(U.NOT, truth));
}
