/** The comparisons of what COMPARE_OP's own kernel does not take: str, longer ints, bools. */
import { type I32, int, word } from "../../kernel/expressions.ts";
import { routine, type Variable } from "../../kernel/statements.ts";
import { NONE } from "../../heap/map.ts";
import { ORDER_INTEGERS } from "./integers.ts";
import { TUPLE_SHAPE } from "../../objects/well_known.ts";
import { COMPARE_TUPLES } from "./ordering.ts";
import { EQUAL_STR, isFlatStr, ORDER_TEXT, ORDER_UNKNOWN } from "./texts.ts";

/** left operator right, 0 to 5 as COMPARE_OP numbers them: 1, 0, or 2 when the kernel failed. */
export const COMPARE = routine("compare", ["i32", "i32", "i32"], (k, ...values) => {
  const [operator, left, right] = values as Variable<I32>[];
  k.block((fail) => {
    const order = k.variable("i32");
    k.block((ordered) => {
      k.block((integers) => {
        k.gotoIf(left.or(right).and(1), integers);
        const equality = k.let(operator.eq(2).or(operator.eq(3)));
        k.if(isFlatStr(word(left)).and(isFlatStr(word(right))), () => {
          k.if(equality, () => {
            const same = k.let(EQUAL_STR.call(left, right));
            k.gotoIf(same.eq(2), fail);
            k.return(same.xor(operator.and(1)));
          });
          k.set(order, ORDER_TEXT.call(left, right));
          k.gotoIf(order.eq(ORDER_UNKNOWN), fail);
          k.goto(ordered);
        });
        k.if(word(left).eq(TUPLE_SHAPE).and(word(right).eq(TUPLE_SHAPE)), () => {
          k.return(COMPARE_TUPLES.call(operator, left, right));
        });
        // None equals itself and no str.
        k.if(equality.and(left.eq(NONE).or(right.eq(NONE))), () => {
          k.if(left.eq(right), () => k.return(operator.and(1).xor(1)));
          k.guard(isFlatStr(word(left)).or(isFlatStr(word(right))), fail);
          k.return(operator.and(1));
        });
      });
      // None equals no int either.
      k.if(left.eq(NONE).or(right.eq(NONE)), () => {
        k.guard(operator.eq(2).or(operator.eq(3)).and(left.or(right).and(1)), fail);
        k.return(operator.and(1));
      });
      k.set(order, ORDER_INTEGERS.call(left, right));
      k.gotoIf(order.eq(2), fail);
    });
    k.switch(operator, [
      [[0], () => k.return(order.lt(0))],
      [[1], () => k.return(order.le(0))],
      [[2], () => k.return(order.eq(0))],
      [[3], () => k.return(order.ne(0))],
      [[4], () => k.return(order.gt(0))],
      [[5], () => k.return(order.ge(0))],
    ]);
  });
  k.return(int(2));
});
