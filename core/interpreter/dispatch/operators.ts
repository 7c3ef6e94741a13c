/** Kernels of the operators on small ints, floats and short str. */
import { FLOAT_VALUE, LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import { Op } from "../../compiler/opcodes.ts";
import { byte, double, type F64, I32, int, select, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import {
  addSmall,
  floorDivideSmall,
  moduloSmall,
  multiplySmall,
  subtractSmall,
} from "../../kernel/small_ints.ts";
import { FLOAT_SHAPE, STR1_SHAPE } from "../../objects/well_known.ts";
import { areSmall, boolean, type Dispatch, isSmall } from "./state.ts";

type SmallOperator = (k: Builder, left: I32, right: I32, fail: Label) => I32;
type FloatOperator = (left: F64, right: F64) => F64;

/** The double of an operand: a float's, or a small int's when `mixed`. */
function floatOperands(
  d: Dispatch,
  left: Variable<I32>,
  right: Variable<I32>,
): { a: Variable<F64>; b: Variable<F64> } {
  const { k } = d;
  const a = k.variable("f64");
  const b = k.variable("f64");
  const load = (value: Variable<I32>, to: Variable<F64>) =>
    k.if(isSmall(value), () => k.set(to, value.shr(1).toF64()), () => {
      d.need(word(value).eq(FLOAT_SHAPE));
      k.set(to, double(value, FLOAT_VALUE));
    });
  load(left, a);
  load(right, b);
  return { a, b };
}

/** One operator on two small ints, or on floats and small ints. */
export function arithmetic(d: Dispatch, onSmall: SmallOperator, onFloats: FloatOperator): void {
  const { k } = d;
  const left = k.let(d.peek(1));
  const right = k.let(d.peek(0));
  k.if(areSmall(left, right), () => {
    const result = k.let(onSmall(k, left, right, d.slow));
    d.poke(1, result);
    d.drop(1);
    d.done(1);
  });
  const { a, b } = floatOperands(d, left, right);
  const result = d.newFloat(onFloats(a, b));
  d.poke(1, result);
  d.drop(1);
  d.done(1);
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
  const result = k.variable("i32");
  const both = (number: number) => [number, number + 13];
  const division = () => {
    const { a, b } = floatOperands(d, left, right);
    d.slowIf(b.eq(floatZero));
    k.set(result, d.newFloat(a.div(b)));
  };
  k.if(areSmall(left, right), () => {
    k.block((made) => {
      k.switch(operator, [
        [both(1), () => {
          k.set(result, left.and(right));
          k.goto(made);
        }],
        [both(7), () => {
          k.set(result, left.or(right));
          k.goto(made);
        }],
        [both(12), () => {
          k.set(result, left.xor(right).or(1));
          k.goto(made);
        }],
        [both(2), () => {
          k.set(result, floorDivideSmall(k, left, right, d.slow));
          k.goto(made);
        }],
        [both(6), () => {
          k.set(result, moduloSmall(k, left, right, d.slow));
          k.goto(made);
        }],
        [both(9), () => {
          // A right shift by less than the width of a word.
          d.need(right.gt(0).and(right.lt(64)));
          k.set(result, left.shr(right.shr(1)).or(1));
          k.goto(made);
        }],
        [both(3), () => {
          // A left shift that loses no bit.
          d.need(right.gt(0).and(right.lt(60)));
          const count = k.let(right.shr(1));
          const shifted = k.let(left.xor(1).shl(count));
          d.need(shifted.shr(count).eq(left.xor(1)));
          k.set(result, shifted.or(1));
          k.goto(made);
        }],
        [both(11), () => {
          division();
          k.goto(made);
        }],
      ]);
      k.goto(d.slow);
    });
  }, () => {
    d.need(operator.eq(11).or(operator.eq(24)));
    division();
  });
  d.poke(1, result);
  d.drop(1);
  d.done(1);
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
    k.if(left.or(right).and(1).not(), () => {
      k.if(word(left).eq(STR1_SHAPE), () => {
        equalLatin1(d, left, right, holds);
        d.need(operator.eq(2).or(operator.eq(3)));
        k.set(holds, holds.xor(operator.and(1)));
        k.goto(compared);
      });
    });
    const { a, b } = floatOperands(d, left, right);
    six([a.lt(b), a.le(b), a.eq(b), a.ne(b), a.gt(b), a.ge(b)]);
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

/** Longer str are compared outside, where the work is charged. */
const INLINE_CHARACTERS = 64;

/** Sets `same` to whether the Latin-1 str `left` equals `right`; slow when that is no Latin-1 str. */
export function equalLatin1(
  d: Dispatch,
  left: Variable<I32>,
  right: Variable<I32>,
  same: Variable<I32>,
): void {
  const { k } = d;
  k.block((known) => {
    k.set(same, left.eq(right));
    k.gotoIf(same, known);
    d.need(word(right).eq(STR1_SHAPE));
    const length = k.let(word(left, LENGTH));
    k.guard(length.eq(word(right, LENGTH)), known);
    const count = k.let(length.shr(1));
    d.need(count.le(INLINE_CHARACTERS));
    const at = k.let(int(0));
    k.block((differ) => {
      k.loop((again) => {
        k.block((end) => {
          k.gotoIf(at.ge(count), end);
          k.gotoIf(
            byte(left.add(at), TEXT_UNITS).ne(byte(right.add(at), TEXT_UNITS)),
            differ,
          );
          k.set(at, at.add(1));
          k.goto(again);
        });
      });
      k.set(same, int(1));
    });
  });
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
  const { k } = d;
  const value = k.let(d.peek(0));
  d.need(value.eq(TRUE).or(value.eq(FALSE)));
  d.poke(0, boolean(value.eq(FALSE)));
  d.done();
}
