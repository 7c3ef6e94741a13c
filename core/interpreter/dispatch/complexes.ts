/**
 * Sums, differences and products of complex numbers, and of one and a real number, by which it is divided too
 * (objects/types/complex_arithmetic.ts).
 */
import { COMPLEX_BYTES, COMPLEX_IMAG, COMPLEX_REAL } from "../../heap/layouts/basic.ts";
import { double, type F64, float, type I32, int } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import { COMPLEX_SHAPE } from "../../objects/well_known.ts";
import { allocate } from "./allocation.ts";
import { hasShape, plainOperator } from "./operator_cases.ts";

const ADD = 0;
const MULTIPLY = 5;
const SUBTRACT = 10;
const DIVIDE = 11;
/** Set (1 << number) of the operators. ORDER BINARY (compiler/opcodes.ts). */
const OPERATORS = 1 << ADD | 1 << MULTIPLY | 1 << SUBTRACT | 1 << DIVIDE;

/**
 * Ends the routine when one of the operands is exactly a complex number; falls through when none is.
 *
 * @param realOf the double of another operand, or `fail`
 */
export function complexes(
  k: Builder,
  operator: I32,
  left: I32,
  right: I32,
  realOf: (value: I32) => F64,
  fail: Label,
): void {
  const first = hasShape(k, left, COMPLEX_SHAPE);
  const second = hasShape(k, right, COMPLEX_SHAPE);
  k.if(first.or(second), () => {
    const plain = plainOperator(k, operator);
    k.guard(int(OPERATORS).shrU(plain).and(1), fail);
    const real = k.variable("f64");
    const imaginary = k.variable("f64");
    const give = (x: F64, y: F64) => {
      k.set(real, x);
      k.set(imaginary, y);
    };
    const by = (sum: () => void, difference: () => void, product: () => void) => {
      k.if(plain.eq(ADD), sum);
      k.if(plain.eq(SUBTRACT), difference);
      k.if(plain.eq(MULTIPLY), product);
    };
    const parts = (of: I32): [Variable<F64>, Variable<F64>] => [
      k.let(double(of, COMPLEX_REAL)),
      k.let(double(of, COMPLEX_IMAG)),
    ];
    k.if(first.and(second), () => {
      k.gotoIf(plain.eq(DIVIDE), fail);
      const [a, b] = parts(left);
      const [c, d] = parts(right);
      by(
        () => give(a.add(c), b.add(d)),
        () => give(a.sub(c), b.sub(d)),
        () => {
          give(a.mul(c).sub(b.mul(d)), a.mul(d).add(b.mul(c)));
          // An infinity may have to be recovered (C99, Annex G).
          k.gotoIf(real.ne(real).and(imaginary.ne(imaginary)), fail);
        },
      );
    }, () => {
      k.if(first, () => {
        const [a, b] = parts(left);
        const x = k.let(realOf(right));
        by(() => give(a.add(x), b), () => give(a.sub(x), b), () => give(a.mul(x), b.mul(x)));
        k.if(plain.eq(DIVIDE), () => {
          k.gotoIf(x.eq(float(0)), fail);
          give(a.div(x), b.div(x));
        });
      }, () => {
        k.gotoIf(plain.eq(DIVIDE), fail);
        const [c, d] = parts(right);
        const x = k.let(realOf(left));
        by(() => give(c.add(x), d), () => give(x.sub(c), d.neg()), () => give(c.mul(x), d.mul(x)));
      });
    });
    const result = allocate(k, COMPLEX_BYTES, fail);
    k.word(result, 0, COMPLEX_SHAPE);
    k.double(result, COMPLEX_REAL, real);
    k.double(result, COMPLEX_IMAG, imaginary);
    k.return(result);
  });
}
