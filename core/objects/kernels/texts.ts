/** Kernels for long Latin-1 text and bytes. */
import { byte, type I32 } from "../../kernel/expressions.ts";
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

export function buildTexts(): Kernel[] {
  return [buildReplaceByte()];
}
