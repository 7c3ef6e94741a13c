/** Kernels for long Latin-1 text and bytes. */
import { byte, type I32, int, long, longWord } from "../../kernel/expressions.ts";
import { type Builder, type Kernel, kernel, type Variable } from "../../kernel/statements.ts";

type Word = Variable<I32>;

const I32S = (count: number) => new Array<"i32">(count).fill("i32");

/** Copies the bytes from `from` to `end` (none: nothing); both addresses move. */
function copy(k: Builder, from: Word, end: I32, to: Word): void {
  k.loop((again) => {
    k.if(from.ltU(end), () => {
      k.byte(to, 0, byte(from));
      k.set(from, from.add(1));
      k.set(to, to.add(1));
      k.goto(again);
    });
  });
}

/**
 * replaceByte(from, end, sought, by, byEnd, to, count): copies the bytes from..end with the first `count` of those that are
 * `sought` replaced by the bytes by..byEnd. There are so many, and room for all.
 */
function buildReplaceByte(): Kernel {
  return kernel("replaceByte", I32S(7), null, (k, ...parameters) => {
    const [from, end, sought, by, byEnd, to, count] = parameters as Word[];
    const unit = k.variable("i32");
    const source = k.variable("i32");
    k.block((rest) => {
      k.loop((again) => {
        k.guard(count, rest);
        k.set(unit, byte(from));
        k.set(from, from.add(1));
        k.if(unit.eq(sought), () => {
          k.set(source, by);
          copy(k, source, byEnd, to);
          k.set(count, count.sub(1));
        }, () => {
          k.byte(to, 0, unit);
          k.set(to, to.add(1));
        });
        k.goto(again);
      });
    });
    copy(k, from, end, to);
  });
}

const ONES = 0x0101010101010101n;
const LOW_BITS = 0x7f7f7f7f7f7f7f7fn;

/**
 * countByte(from, end, sought): how many of the bytes from..end are `sought`, eight at a time: those of x that are 0 have a bit
 * where (x & 7f..7f) + 7f..7f and x have none, and a product adds the bits up.
 */
function buildCountByte(): Kernel {
  return kernel("countByte", I32S(3), "i32", (k, ...parameters) => {
    const [from, end, sought] = parameters as Word[];
    const count = k.let(int(0));
    const splat = k.let(sought.toI64U().mul(long(ONES)));
    const low = long(LOW_BITS);
    k.block((near) => {
      k.loop((again) => {
        k.gotoIf(from.add(8).gtU(end), near);
        const x = k.let(longWord(from).xor(splat));
        const others = k.let(x.and(low).add(low).or(x).or(low));
        const found = others.xor(long(-1n)).shrU(7);
        k.set(count, count.add(found.mul(long(ONES)).shrU(56).toI32()));
        k.set(from, from.add(8));
        k.goto(again);
      });
    });
    k.loop((again) => {
      k.if(from.ltU(end), () => {
        k.set(count, count.add(byte(from).eq(sought)));
        k.set(from, from.add(1));
        k.goto(again);
      });
    });
    k.return(count);
  });
}

export function buildTexts(): Kernel[] {
  return [buildReplaceByte(), buildCountByte()];
}
