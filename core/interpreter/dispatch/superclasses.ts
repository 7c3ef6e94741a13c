/** The kernel of `super().name(...)` for methods that are guest functions (objects/types/super_type.ts). */
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { ENTRY_VALUE } from "../../heap/layouts/dict.ts";
import { KIND_TYPE, SHAPE_KIND, SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_DICT, TYPE_MRO } from "../../heap/layouts/type.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import { routine, type Variable } from "../../kernel/statements.ts";
import { FUNCTION_SHAPE, SUPER_TYPE } from "../../objects/well_known.ts";
import { FIND_ENTRY, UNDECIDED } from "./dicts.ts";
import type { Dispatch } from "./state.ts";

/** Bases that are looked through. */
const BASES_MOST = 32;

/** What the classes behind `cls` in the MRO of `type` have as `name`; 0 when there is none, or the kernel failed. */
export const LOOKUP_AFTER = routine("lookupAfter", ["i32", "i32", "i32"], (k, ...values) => {
  const [cls, type, name] = values as Variable<I32>[];
  k.block((fail) => {
    const mro = k.let(word(type, TYPE_MRO));
    const count = k.let(word(mro, LENGTH).shr(1));
    k.gotoIf(count.gt(BASES_MOST), fail);
    const at = k.let(int(0));
    const behind = k.let(int(0));
    k.loop((again) => {
      const base = k.let(word(mro.add(at.shl(2)), TUPLE_ITEMS));
      k.if(behind, () => {
        const entry = k.let(FIND_ENTRY.call(word(base, TYPE_DICT), name));
        k.gotoIf(entry.eq(UNDECIDED), fail);
        k.if(entry, () => k.return(word(entry, ENTRY_VALUE)));
      });
      k.set(behind, behind.or(base.eq(cls)));
      k.set(at, at.add(1));
      k.gotoIf(at.lt(count), again);
    });
  });
  k.return(int(0));
});

export function loadSuperMethod(d: Dispatch): void {
  const { k } = d;
  const self = k.let(d.peek(0));
  const cls = k.let(d.peek(1));
  d.need(d.peek(2).eq(SUPER_TYPE));
  d.slowIf(self.or(cls).and(1));
  d.need(word(word(cls), SHAPE_KIND).eq(small(KIND_TYPE)));
  const shape = k.let(word(self));
  d.slowIf(word(shape, SHAPE_KIND).eq(small(KIND_TYPE)));
  const method = k.let(
    LOOKUP_AFTER.call(cls, word(shape, SHAPE_TYPE), word(d.constants.add(d.argumentBytes()))),
  );
  d.need(method);
  d.slowIf(method.and(1));
  d.need(word(method).eq(FUNCTION_SHAPE));
  d.poke(2, method);
  d.poke(1, self);
  d.drop(1);
  d.done();
}
