/** Kernels of `in`. */
import {
  ARRAY_ITEMS,
  FLOAT_VALUE,
  LENGTH,
  LIST_ARRAY,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { byte, double, type I32, int, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { Slot } from "../../objects/slots.ts";
import * as known from "../../objects/well_known.ts";
import { FIND_ENTRY, isDictShape, SHARES_SLOT, UNDECIDED } from "./dicts.ts";
import { SET_CONTAINS } from "./sets.ts";
import { TEXT_CONTAINS } from "./native_texts.ts";
import { EQUAL_STR, isFlatStr } from "./texts.ts";

/** Longer sequences and str are searched the slow way, which charges work. */
const LONG = small(1024);

/**
 * Goes to `found` when an item equals a value as containers take it (objects/protocols/sequence_compare.ts: plainEquals),
 * falls through when it does not; fails when only slots can tell.
 */
function compareItem(k: Builder, item: I32, value: I32, found: Label, fail: Label): void {
  k.gotoIf(item.eq(value), found);
  k.block((differ) => {
    k.gotoIf(item.and(value).and(1), differ);
    k.if(item.or(value).and(1), () => {
      const object = k.let(item);
      const integer = k.let(value);
      k.if(item.and(1), () => {
        k.set(object, value);
        k.set(integer, item);
      });
      k.gotoIf(object.eq(NONE), differ);
      const shape = k.let(word(object));
      k.gotoIf(isFlatStr(shape).or(shape.eq(known.ROPE_SHAPE)), differ);
      k.guard(shape.eq(known.FLOAT_SHAPE), fail);
      k.gotoIf(double(object, FLOAT_VALUE).eq(integer.shr(1).toF64()), found);
      k.goto(differ);
    });
    const plain = (of: I32) => of.eq(NONE).or(isFlatStr(word(of)));
    k.guard(plain(item).and(plain(value)), fail);
    k.gotoIf(item.eq(NONE).or(value.eq(NONE)), differ);
    const same = k.let(EQUAL_STR.call(item, value));
    k.gotoIf(same.eq(2), fail);
    k.gotoIf(same, found);
  });
}

/** Goes to `found`, `at` being the address of the first item that equals the value, or falls through. */
function searchItems(
  k: Builder,
  at: Variable<I32>,
  length: I32,
  value: I32,
  found: Label,
  fail: Label,
): void {
  k.gotoIf(length.gt(LONG), fail);
  const end = k.let(at.add(length.sub(1).shl(1)));
  k.block((absent) => {
    k.loop((again) => {
      k.gotoIf(at.geU(end), absent);
      compareItem(k, k.let(word(at)), value, found, fail);
      k.set(at, at.add(4));
      k.goto(again);
    });
  });
}

/** Whether a Latin-1 str contains one character. */
function searchCharacter(k: Builder, text: I32, needle: I32, found: Label, fail: Label): void {
  const length = k.let(word(text, LENGTH));
  k.gotoIf(length.gt(LONG), fail);
  const unit = k.let(byte(needle, TEXT_UNITS));
  const left = k.let(length.shr(1));
  k.block((absent) => {
    k.loop((again) => {
      k.gotoIf(left.not(), absent);
      k.set(left, left.sub(1));
      k.gotoIf(byte(text.add(left), TEXT_UNITS).eq(unit), found);
      k.goto(again);
    });
  });
}

/** The first place of a value in a list; -1 absent, -2 when the kernel failed. */
export const FIND_ITEM = routine("findItem", ["i32", "i32"], (k, first, second) => {
  const [list, value] = [first, second] as Variable<I32>[];
  const items = k.let(word(list, LIST_ARRAY).add(ARRAY_ITEMS));
  const at = k.let(items as I32);
  k.block((fail) => {
    k.block((found) => {
      searchItems(k, at, k.let(word(list, LENGTH)), value, found, fail);
      k.return(int(-1));
    });
    k.return(at.sub(items).shrU(2));
  });
  k.return(int(-2));
});

/** Whether value is in container: 1, 0, or 2 when the kernel failed. */
export const CONTAINS = routine("contains", ["i32", "i32"], (k, first, second) => {
  const [container, value] = [first, second] as Variable<I32>[];
  k.block((fail) => {
    k.gotoIf(container.and(1), fail);
    const shape = k.let(word(container));
    k.block((found) => {
      const findInDict = () => {
        const entry = k.let(FIND_ENTRY.call(container, value));
        k.gotoIf(entry.eq(UNDECIDED), fail);
        k.return(entry.ne(0));
      };
      k.if(isDictShape(shape), findInDict);
      k.if(
        shape.eq(known.SET_SHAPE).or(shape.eq(known.FROZENSET_SHAPE)),
        () => k.return(SET_CONTAINS.call(container, value)),
      );
      k.if(shape.eq(known.LIST_SHAPE), () => {
        searchItems(
          k,
          k.let(word(container, LIST_ARRAY).add(ARRAY_ITEMS)),
          k.let(word(container, LENGTH)),
          value,
          found,
          fail,
        );
        k.return(int(0));
      });
      k.if(shape.eq(known.TUPLE_SHAPE), () => {
        searchItems(
          k,
          k.let(container.add(TUPLE_ITEMS)),
          k.let(word(container, LENGTH)),
          value,
          found,
          fail,
        );
        k.return(int(0));
      });
      k.if(shape.ne(known.STR1_SHAPE), () => {
        k.guard(SHARES_SLOT.call(shape, int(Slot.contains)), fail);
        findInDict();
      });
      k.gotoIf(value.and(1), fail);
      k.if(
        word(value).ne(known.STR1_SHAPE).or(word(value, LENGTH).ne(small(1))),
        () => k.return(TEXT_CONTAINS.call(container, value)),
      );
      searchCharacter(k, container, value, found, fail);
      k.return(int(0));
    });
    k.return(int(1));
  });
  k.return(int(2));
});
