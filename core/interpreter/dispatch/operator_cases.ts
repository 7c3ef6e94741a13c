/** What the kernels of binary operators share. */
import { type I32, int, select, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";

/** The operator of an in-place form, or the operator itself. ORDER BINARY (compiler/opcodes.ts). */
export function plainOperator(k: Builder, operator: I32): Variable<I32> {
  return k.let(select(operator.ge(13), operator.sub(13), operator));
}

/** Does the case of an operator; others, and cases that leave, go to `fail`. */
export function doCase(
  k: Builder,
  operator: I32,
  cases: readonly (readonly [number, () => void])[],
  fail: Label,
): void {
  k.block((done) => {
    k.switch(
      operator,
      cases.map(([of, body]) => [[of], () => {
        body();
        k.goto(done);
      }]),
    );
    k.goto(fail);
  });
}

/** Whether a value is an object of exactly this shape. */
export function hasShape(k: Builder, value: I32, shape: number): Variable<I32> {
  const is = k.let(int(0));
  k.if(value.and(1).not(), () => k.set(is, word(value).eq(shape)));
  return is;
}
