/** The loops of str.join over many Latin-1 strs (objects/types/str_split.ts): measuring them, and copying them. */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { TS_RESULT } from "../../heap/map.ts";
import { byte, type I32, int, longWord, word } from "../../kernel/expressions.ts";
import { type Builder, routine, type Variable } from "../../kernel/statements.ts";
import { STR1_SHAPE } from "../../objects/well_known.ts";

/** Longer strs are copied by the host, which has a faster way. */
const LONG = 128;
/** The joined texts have fewer characters: joinTexts tells of them in a small int. */
const TOTAL_MOST = 1 << 28;

/** measureTexts(items, count): the characters of that many strs in all; -1 when one is not a Latin-1 str, or all are very long. */
const MEASURE_TEXTS = routine("measureTexts", ["i32", "i32"], (k, items, count) => {
  const at = k.let(items as I32);
  const end = k.let(at.add((count as I32).shl(2)));
  const total = k.let(int(0));
  k.block((fail) => {
    k.loop((again) => {
      const text = k.let(word(at));
      k.gotoIf(text.and(1), fail);
      k.guard(word(text).eq(STR1_SHAPE), fail);
      k.set(total, total.add(word(text, LENGTH).shr(1)));
      k.gotoIf(total.geU(TOTAL_MOST), fail);
      k.set(at, at.add(4));
      k.gotoIf(at.ltU(end), again);
    });
    k.return(total);
  });
  k.return(int(-1));
});

/**
 * Copies bytes, units from `from` on to `to`, and moves `to` behind them: eight at a time, the last eight once more. Neither
 * end is aligned, which WebAssembly allows, and this kernel is made for it alone.
 */
function copy(k: Builder, from: I32, to: Variable<I32>, count: I32): void {
  const source = k.let(from);
  const end = k.let(to.add(count));
  k.block((all) => {
    k.if(count.ge(8), () => {
      const last = k.let(source.add(count).sub(8));
      k.loop((again) => {
        k.long(to, TEXT_UNITS, longWord(source, TEXT_UNITS));
        k.set(source, source.add(8));
        k.set(to, to.add(8));
        k.gotoIf(source.lt(last), again);
      });
      k.long(end, TEXT_UNITS - 8, longWord(last, TEXT_UNITS));
      k.set(to, end);
      k.goto(all);
    });
    k.loop((again) => {
      k.gotoIf(to.geU(end), all);
      k.byte(to, TEXT_UNITS, byte(source, TEXT_UNITS));
      k.set(source, source.add(1));
      k.set(to, to.add(1));
      k.goto(again);
    });
  });
}

/**
 * joinTexts(items, count, separator, to): writes Latin-1 strs (that measureTexts has seen), each but the first behind the
 * separator, to addresses from `to` on, less TEXT_UNITS. Gives how many it wrote: it stops before a long one.
 * TS_RESULT: the bytes that it wrote, as a small int.
 *
 * @param items address of the first word; it is the first of all unless `behind` is 1
 */
const JOIN_TEXTS = routine("joinTexts", new Array(5).fill("i32"), (k, ...parameters) => {
  const [items, count, separator, place, behind] = parameters as Variable<I32>[];
  const at = k.let(items as I32);
  const end = k.let(at.add(count.shl(2)));
  const to = k.let(place as I32);
  const gap = k.let(word(separator, LENGTH).shr(1));
  k.block((stop) => {
    k.gotoIf(gap.gt(LONG), stop);
    k.loop((again) => {
      k.gotoIf(at.geU(end), stop);
      const text = k.let(word(at));
      const length = k.let(word(text, LENGTH).shr(1));
      k.gotoIf(length.gt(LONG), stop);
      k.if(behind, () => copy(k, separator, to, gap));
      k.set(behind, int(1));
      copy(k, text, to, length);
      k.set(at, at.add(4));
      k.goto(again);
    });
  });
  k.wordAt(TS_RESULT, to.sub(place).shl(1).or(1));
  k.return(at.sub(items).shrU(2));
});

/** The kernels of this file. */
export const JOIN_LOOPS = [JOIN_TEXTS, MEASURE_TEXTS] as const;
