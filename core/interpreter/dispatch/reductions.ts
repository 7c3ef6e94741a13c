/**
 * Kernels of sum, min and max of a list or tuple of small ints or of floats, and of bisect: what they do not take, the slow
 * way does. The lists are short enough not to be charged for.
 */
import { FLOAT_VALUE, LENGTH } from "../../heap/layouts/basic.ts";
import { TS_COUNTDOWN } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { double, float, type I32, int, select, word, wordAt } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { FLOAT_SHAPE, LIST_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { newFloat } from "./allocation.ts";
import { newInteger } from "./integers.ts";
import { firstItem } from "./lists.ts";
import { COMPARE_SIMPLE } from "./ordering.ts";
import { boolean, isSmall } from "./state.ts";
import { OBJECT_TRUTH } from "./truth.ts";

/** Longer ones are charged. ORDER: objects/builtins/sum.ts, reductions.ts: CHARGE_ITEMS. */
const ITEMS_MOST = small(4096);

/** Addresses of the first item and behind the last one of a list or tuple that is not long. */
function itemsOf(k: Builder, sequence: I32, fail: Label) {
  k.gotoIf(isSmall(sequence), fail);
  const isList = k.let(word(sequence).eq(LIST_SHAPE));
  k.guard(isList.or(word(sequence).eq(TUPLE_SHAPE)), fail);
  const length = k.let(word(sequence, LENGTH));
  k.gotoIf(length.ge(ITEMS_MOST), fail);
  const at = k.let(firstItem(sequence, isList));
  return { at, end: k.let(at.add(length.sub(1).shl(1))) };
}

/** The float of a value that must be one. */
function needFloat(k: Builder, value: I32, fail: Label) {
  k.gotoIf(isSmall(value), fail);
  k.guard(word(value).eq(FLOAT_SHAPE), fail);
  return k.let(double(value, FLOAT_VALUE));
}

/** any(sequence) with `wanted` 1, all(sequence) with 0: True or False, or 0 when it fails. */
export const HAS_ITEM = routine("hasItem", ["i32", "i32"], (k, sequence, wanted) => {
  k.block((fail) => {
    const { at, end } = itemsOf(k, sequence as I32, fail);
    const found = k.let(int(0));
    k.block((decided) => {
      k.loop((again) => {
        k.gotoIf(at.geU(end), decided);
        const item = k.let(word(at));
        const truth = k.let(item.ne(small(0)));
        k.if(isSmall(item).not(), () => {
          k.set(truth, OBJECT_TRUTH.call(item));
          k.gotoIf(truth.eq(2), fail);
        });
        k.set(found, truth.eq(wanted as I32));
        k.gotoIf(found, decided);
        k.set(at, at.add(4));
        k.goto(again);
      });
    });
    k.return(boolean(found.eq(wanted as I32)));
  });
  k.return(int(0));
});

/** sum(sequence): of floats with compensation (objects/numeric/summation.ts: CompensatedSum). 0 when it fails. */
export const SUM = routine("sum", ["i32"], (k, sequence) => {
  k.block((fail) => {
    const { at, end } = itemsOf(k, sequence as I32, fail);
    const total = k.let(int(0).toI64());
    k.block((other) => {
      k.block((all) => {
        k.loop((again) => {
          k.gotoIf(at.geU(end), all);
          const item = k.let(word(at));
          k.guard(isSmall(item), other);
          k.set(total, total.add(item.shr(1).toI64()));
          k.set(at, at.add(4));
          k.goto(again);
        });
      });
      k.return(newInteger(k, total, fail));
    });
    const high = k.let(total.toF64().add(needFloat(k, k.let(word(at)), fail)));
    const low = k.let(float(0));
    k.block((all) => {
      k.loop((again) => {
        k.set(at, at.add(4));
        k.gotoIf(at.geU(end), all);
        const value = needFloat(k, k.let(word(at)), fail);
        const sum = k.let(high.add(value));
        const lost = select(
          high.abs().ge(value.abs()),
          high.sub(sum).add(value),
          value.sub(sum).add(high),
        );
        k.set(low, low.add(lost));
        k.set(high, sum);
        k.goto(again);
      });
    });
    const counts = low.ne(float(0)).and(low.sub(low).eq(float(0)));
    k.return(newFloat(k, k.let(select(counts, high.add(low), high)), fail));
  });
  k.return(int(0));
});

/** min (0) or max (1) of a sequence that is not empty: 0 when it fails. */
export const EXTREME = routine("extreme", ["i32", "i32"], (k, sequence, greatest) => {
  k.block((fail) => {
    const { at, end } = itemsOf(k, sequence as I32, fail);
    k.gotoIf(at.geU(end), fail);
    const best = k.let(word(at));
    k.if(isSmall(best), () => {
      k.block((all) => {
        k.loop((again) => {
          k.set(at, at.add(4));
          k.gotoIf(at.geU(end), all);
          const item = k.let(word(at));
          k.guard(isSmall(item), fail);
          const better = select(greatest as I32, item.gt(best), item.lt(best));
          k.set(best, select(better, item, best));
          k.goto(again);
        });
      });
      k.return(best);
    });
    const number = needFloat(k, best, fail);
    k.block((all) => {
      k.loop((again) => {
        k.set(at, at.add(4));
        k.gotoIf(at.geU(end), all);
        const item = k.let(word(at));
        const other = needFloat(k, item, fail);
        const better = k.let(select(greatest as I32, other.gt(number), other.lt(number)));
        k.set(best, select(better, item, best));
        k.set(number, select(better, other, number));
        k.goto(again);
      });
    });
    k.return(best);
  });
  k.return(int(0));
});

const LESS = 0;

/** bisect_left (0) or bisect_right (1) in a list: 0 when it fails, with what comparisons charged given back. */
export const BISECT = routine("bisect", ["i32", "i32", "i32"], (k, ...values) => {
  const [list, wanted, right] = values as Variable<I32>[];
  const charged = k.let(wordAt(TS_COUNTDOWN));
  k.block((fail) => {
    k.gotoIf(isSmall(list), fail);
    k.guard(word(list).eq(LIST_SHAPE), fail);
    const low = k.let(int(0));
    const high = k.let(word(list, LENGTH).shr(1));
    k.block((found) => {
      k.loop((again) => {
        k.gotoIf(low.ge(high), found);
        const middle = k.let(low.add(high).shrU(1));
        const item = k.let(word(firstItem(list, int(1)).add(middle.shl(2))));
        const less = k.let(
          COMPARE_SIMPLE.call(int(LESS), select(right, wanted, item), select(right, item, wanted)),
        );
        k.gotoIf(less.eq(2), fail);
        const isLow = k.let(less.ne(right));
        k.set(low, select(isLow, middle.add(1), low));
        k.set(high, select(isLow, high, middle));
        k.goto(again);
      });
    });
    k.return(low.shl(1).or(1));
  });
  k.wordAt(TS_COUNTDOWN, charged);
  k.return(int(0));
});

/** The routines. */
export const REDUCTION_ROUTINES = [BISECT, EXTREME, HAS_ITEM, SUM] as const;
