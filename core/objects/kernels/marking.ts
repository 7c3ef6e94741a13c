/** The kernel of marking long arrays (heap/marker.ts), most of which hold str and numbers: objects that refer to nothing. */
import {
  BLOCK_BYTES,
  BLOCK_LINES,
  LINE_LIVE,
  LINE_SHIFT,
  SPACE_PAGE_BYTES,
} from "../../heap/block.ts";
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { LAYOUT_LEAF, LAYOUT_TEXT_1, SHAPE_LAYOUT, SHAPE_SIZE } from "../../heap/layouts/shape.ts";
import { HEAP_BLOCKS } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import { type Kernel, kernel, type Variable } from "../../kernel/statements.ts";

type Word = Variable<I32>;

/**
 * markLeaves(at, end, live): marks what the words at..end refer to, and adds its bytes, each object's rounded up to 8, to the word
 * at `live`. Stops at what takes more: large objects, objects that refer to others, shapes that are not static. Gives where.
 */
function buildMarkLeaves(): Kernel {
  return kernel("markLeaves", ["i32", "i32", "i32"], "i32", (k, ...parameters) => {
    const [at, end, live] = parameters as Word[];
    const sum = k.let(int(0));
    k.block((stop) => {
      k.loop((again) => {
        k.gotoIf(at.geU(end), stop);
        const value = k.let(word(at));
        k.block((marked) => {
          k.gotoIf(value.and(1).or(value.ltU(HEAP_BLOCKS)), marked);
          k.gotoIf(value.and(SPACE_PAGE_BYTES - 1).eq(0), stop);
          const offset = k.let(value.and(BLOCK_BYTES - 1));
          const block = k.let(value.sub(offset));
          const markAt = k.let(block.add(offset.shrU(8).shl(2)));
          const bits = k.let(word(markAt));
          const bit = k.let(int(1).shl(offset.shrU(3)));
          k.gotoIf(bits.and(bit), marked);
          const shape = k.let(word(value));
          k.gotoIf(shape.geU(HEAP_BLOCKS), stop);
          const layout = k.let(word(shape, SHAPE_LAYOUT));
          const size = k.variable("i32");
          k.if(
            layout.eq(small(LAYOUT_TEXT_1)),
            () => k.set(size, word(value, LENGTH).shr(1).add(TEXT_UNITS)),
            () => {
              k.gotoIf(layout.ne(small(LAYOUT_LEAF)), stop);
              k.set(size, word(shape, SHAPE_SIZE).shr(1));
            },
          );
          k.word(markAt, 0, bits.or(bit));
          k.set(sum, sum.add(size.add(7).and(-8)));
          const line = k.let(block.add(offset.shrU(LINE_SHIFT)));
          const last = k.let(block.add(offset.add(size).sub(1).shrU(LINE_SHIFT)));
          k.loop((next) => {
            k.byte(line, BLOCK_LINES, LINE_LIVE);
            k.set(line, line.add(1));
            k.gotoIf(line.leU(last), next);
          });
        });
        k.set(at, at.add(4));
        k.goto(again);
      });
    });
    k.word(live, 0, word(live).add(sum));
    k.return(at);
  });
}

export function buildMarking(): Kernel[] {
  return [buildMarkLeaves()];
}
