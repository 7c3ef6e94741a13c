/** Kernels of the operators on small ints, floats and short str. */
import { FLOAT_VALUE } from "../../heap/layouts/basic.ts";
import { Op } from "../../compiler/opcodes.ts";
import { double, type F64, type I32, int, select, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import {
  addSmall,
  floorDivideSmall,
  moduloSmall,
  multiplySmall,
  subtractSmall,
} from "../../kernel/small_ints.ts";
import { FLOAT_SHAPE } from "../../objects/well_known.ts";
import { BINARY, doubleOf } from "./binary.ts";
import { RETURN_BINARY, RETURN_COMPARE } from "../frames.ts";
import { COMPARE } from "./comparison.ts";
import { callOperator } from "./guest_operators.ts";
import { truthOf } from "./stack.ts";
import { areSmall, boolean, type Dispatch, isSmall } from "./state.ts";

type SmallOperator = (k: Builder, left: I32, right: I32, fail: Label) => I32;
type FloatOperator = (left: F64, right: F64) => F64;

/** The doubles of two operands that are floats or small ints. */
function floatOperands(
  d: Dispatch,
  left: Variable<I32>,
  right: Variable<I32>,
  fail: Label,
): { a: Variable<F64>; b: Variable<F64> } {
  return { a: doubleOf(d.k, left, fail), b: doubleOf(d.k, right, fail) };
}

/** Ends a binary operator. */
function giveBinary(d: Dispatch, result: I32): void {
  d.poke(1, result);
  d.drop(1);
  d.done(1);
}

/** A binary operator by a method of the left operand's class, or by a call: longer ints, bools, powers, str, lists. */
export function otherBinary(d: Dispatch): void {
  const { k } = d;
  const left = k.let(d.peek(1));
  const right = k.let(d.peek(0));
  callOperator(d, left, right, RETURN_BINARY);
  const result = k.let(BINARY.call(d.argument(), left, right));
  d.need(result);
  giveBinary(d, result);
}

/** One operator on two small ints, or on floats and small ints. */
export function arithmetic(d: Dispatch, onSmall: SmallOperator, onFloats: FloatOperator): void {
  const { k } = d;
  const left = k.let(d.peek(1));
  const right = k.let(d.peek(0));
  const other = d.ends.binary;
  k.if(areSmall(left, right), () => {
    giveBinary(d, k.let(onSmall(k, left, right, other)));
  });
  const { a, b } = floatOperands(d, left, right, other);
  giveBinary(d, d.newFloat(onFloats(a, b)));
}

export const binaryAdd = (d: Dispatch) => arithmetic(d, addSmall, (a, b) => a.add(b));
export const binarySubtract = (d: Dispatch) => arithmetic(d, subtractSmall, (a, b) => a.sub(b));
export const binaryMultiply = (d: Dispatch) => arithmetic(d, multiplySmall, (a, b) => a.mul(b));

/** The other operators. ORDER BINARY (compiler/opcodes.ts); in-place forms are 13 further. */
export function binaryOperator(d: Dispatch): void {
  const { k } = d;
  const left = k.let(d.peek(1));
  const right = k.let(d.peek(0));
  const operator = k.let(d.argument());
  const both = (number: number) => [number, number + 13];
  const other = d.ends.binary;
  const division = () => {
    const { a, b } = floatOperands(d, left, right, other);
    d.slowIf(b.eq(floatZero));
    giveBinary(d, d.newFloat(a.div(b)));
  };
  k.if(areSmall(left, right), () => {
    k.switch(operator, [
      [both(1), () => giveBinary(d, left.and(right))],
      [both(7), () => giveBinary(d, left.or(right))],
      [both(12), () => giveBinary(d, left.xor(right).or(1))],
      [both(2), () => giveBinary(d, k.let(floorDivideSmall(k, left, right, other)))],
      [both(6), () => giveBinary(d, k.let(moduloSmall(k, left, right, other)))],
      [both(9), () => {
        // A right shift by less than the width of a word.
        k.guard(right.gt(0).and(right.lt(64)), other);
        giveBinary(d, left.shr(right.shr(1)).or(1));
      }],
      [both(3), () => {
        // A left shift that loses no bit.
        k.guard(right.gt(0).and(right.lt(60)), other);
        const count = k.let(right.shr(1));
        const shifted = k.let(left.xor(1).shl(count));
        k.guard(shifted.shr(count).eq(left.xor(1)), other);
        giveBinary(d, shifted.or(1));
      }],
      [both(11), division],
    ]);
    k.goto(other);
  });
  k.if(operator.eq(11).or(operator.eq(24)), division);
  k.goto(other);
}

const floatZero = int(0).toF64();

/** Compares, and takes the branch that follows nearly always. */
export function compare(d: Dispatch): void {
  const { k } = d;
  const left = k.let(d.peek(1));
  const right = k.let(d.peek(0));
  const holds = k.variable("i32");
  const operator = k.let(d.argument());
  k.block((compared) => {
    const six = (results: readonly I32[]) => {
      k.switch(
        operator,
        results.map((each, number) => [[number], () => {
          k.set(holds, each);
          k.goto(compared);
        }]),
      );
      k.goto(d.slow);
    };
    k.if(areSmall(left, right), () =>
      six([
        left.lt(right),
        left.le(right),
        left.eq(right),
        left.ne(right),
        left.gt(right),
        left.ge(right),
      ]));
    k.block((other) => {
      const { a, b } = floatOperands(d, left, right, other);
      six([a.lt(b), a.le(b), a.eq(b), a.ne(b), a.gt(b), a.ge(b)]);
    });
    callOperator(d, left, right, RETURN_COMPARE);
    k.set(holds, COMPARE.call(operator, left, right));
    d.slowIf(holds.eq(2));
  });
  if (d.single) {
    d.poke(1, boolean(holds));
    d.drop(1);
    d.done(1);
    return;
  }
  // Behind the cache word.
  const following = k.let(word(d.pc, 4));
  const opcode = k.let(following.and(0xff));
  const branch = (condition: I32) => {
    d.drop(2);
    k.set(d.pc, d.pc.add(select(condition, following.shr(6).and(-4).add(8), int(8))));
    k.goto(d.next);
  };
  k.if(opcode.eq(Op.POP_JUMP_IF_FALSE), () => branch(holds.not()));
  k.if(opcode.eq(Op.POP_JUMP_IF_TRUE), () => branch(holds));
  d.poke(1, boolean(holds));
  d.drop(1);
  d.done(1);
}

export function isOperator(d: Dispatch): void {
  const same = d.peek(1).eq(d.peek(0));
  d.poke(1, boolean(same.ne(d.argument().ne(0))));
  d.drop(1);
  d.done();
}

export function unaryNegative(d: Dispatch): void {
  const { k } = d;
  const value = k.let(d.peek(0));
  k.if(isSmall(value), () => {
    d.slowIf(value.eq(-0x7fffffff));
    d.poke(0, int(2).sub(value));
    d.done();
  });
  d.need(word(value).eq(FLOAT_SHAPE));
  d.poke(0, d.newFloat(double(value, FLOAT_VALUE).neg()));
  d.done();
}

export function unaryNot(d: Dispatch): void {
  d.poke(0, boolean(truthOf(d, d.k.let(d.peek(0))).not()));
  d.done();
}

export function unaryInvert(d: Dispatch): void {
  const { k } = d;
  const value = k.let(d.peek(0));
  d.need(isSmall(value));
  d.poke(0, int(0).sub(value));
  d.done();
}
