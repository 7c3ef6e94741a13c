/** The loop of max and min over an iterator (objects/builtins/reductions.ts). */
import { TS_RESULT, TS_SECOND } from "../../heap/map.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import { routine, type Variable } from "../../kernel/statements.ts";
import { NEXT_VALUE, UNDECIDED } from "./iteration.ts";
import { COMPARE_SIMPLE } from "./ordering.ts";

/**
 * bestOf(iterator, operator, best, most): takes at most `most` values of an iterator, each the best if `value operator best`
 * is true, and gives how many. TS_RESULT is the best then, TS_SECOND one more value that was taken and not compared, or 0.
 */
export const BEST_OF = routine("bestOf", new Array(4).fill("i32"), (k, ...parameters) => {
  const [iterator, operator, best, most] = parameters as Variable<I32>[];
  const count = k.let(int(0));
  const item = k.let(int(0));
  k.block((end) => {
    k.loop((again) => {
      k.set(item, int(0));
      k.guard(count.lt(most), end);
      k.set(item, NEXT_VALUE.call(iterator, word(iterator)));
      k.if(item.eq(UNDECIDED), () => k.set(item, int(0)));
      k.guard(item, end);
      const better = k.let(COMPARE_SIMPLE.call(operator, item, best));
      k.gotoIf(better.eq(2), end);
      k.if(better, () => k.set(best, item));
      k.set(count, count.add(1));
      k.goto(again);
    });
  });
  k.wordAt(TS_RESULT, best);
  k.wordAt(TS_SECOND, item);
  k.return(count);
});
