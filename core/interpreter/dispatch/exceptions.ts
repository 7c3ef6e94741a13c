/** Kernels of exception handlers. Raising is left to the slow way. */
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { FRAME_GENERATOR, FRAME_HANDLED } from "../../heap/layouts/frame.ts";
import { SHAPE_KIND } from "../../heap/layouts/shape.ts";
import { KIND_TYPE, SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_EXCEPTION, TYPE_FLAGS } from "../../heap/layouts/type.ts";
import { NONE, TS_HANDLED } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, select, word, wordAt } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { TUPLE_SHAPE } from "../../objects/well_known.ts";
import { IS_SUBTYPE } from "./natives.ts";
import { boolean, type Dispatch } from "./state.ts";

/** Classes of a tuple that are looked at. */
const CLASSES_MOST = 8;

export function pushExceptionInfo(d: Dispatch): void {
  const { k } = d;
  const exception = k.let(d.peek(0));
  const handled = k.let(wordAt(TS_HANDLED));
  // What a generator has from its resumer is not its own: at the end it takes what the resumer of then handles.
  const inherited = word(d.frame, FRAME_GENERATOR).ne(0).and(
    handled.eq(word(d.frame, FRAME_HANDLED)),
  );
  d.poke(0, select(handled.not().or(inherited), int(NONE), handled));
  d.push(exception);
  k.wordAt(TS_HANDLED, exception);
  d.done();
}

export function popExcept(d: Dispatch): void {
  const { k } = d;
  const previous = k.let(d.peek(0));
  d.drop(1);
  k.if(previous.eq(NONE), () => {
    k.set(previous, int(0));
    k.if(
      word(d.frame, FRAME_GENERATOR),
      () => k.set(previous, word(d.frame, FRAME_HANDLED)),
    );
  });
  k.wordAt(TS_HANDLED, previous);
  d.done();
}

/** Fails unless the value is a class that derives from BaseException. */
function needExceptionClass(k: Builder, value: I32, fail: Label): void {
  k.gotoIf(value.and(1), fail);
  k.guard(word(word(value), SHAPE_KIND).eq(small(KIND_TYPE)), fail);
  k.guard(word(value, TYPE_FLAGS).and(TYPE_FLAG_EXCEPTION << 1), fail);
}

/** Whether `except wanted` catches an exception: 1, 0, or 2 when the kernel failed. */
const MATCHES = routine("exceptionMatches", ["i32", "i32"], (k, first, second) => {
  const [exception, wanted] = [first, second] as Variable<I32>[];
  k.block((fail) => {
    k.gotoIf(wanted.and(1), fail);
    const type = k.let(word(word(exception), SHAPE_TYPE));
    k.if(word(wanted).ne(TUPLE_SHAPE), () => {
      needExceptionClass(k, wanted, fail);
      k.return(IS_SUBTYPE.call(type, wanted));
    });
    const count = k.let(word(wanted, LENGTH).shr(1));
    k.gotoIf(count.gt(CLASSES_MOST), fail);
    const each = k.variable("i32");
    const overClasses = (body: () => void) => {
      const left = k.let(count as I32);
      k.block((end) => {
        k.loop((again) => {
          k.gotoIf(left.not(), end);
          k.set(left, left.sub(1));
          k.set(each, word(wanted.add(left.shl(2)), TUPLE_ITEMS));
          body();
          k.goto(again);
        });
      });
    };
    // All must be such classes, whichever matches.
    overClasses(() => needExceptionClass(k, each, fail));
    overClasses(() => {
      const is = k.let(IS_SUBTYPE.call(type, each));
      k.if(is, () => k.return(is));
    });
    k.return(int(0));
  });
  k.return(int(2));
});

export function checkMatch(d: Dispatch): void {
  const { k } = d;
  const matches = k.let(MATCHES.call(d.peek(1), d.peek(0)));
  d.slowIf(matches.eq(2));
  d.poke(0, boolean(matches));
  d.done();
}

/** The kernels of this file that others call. */
export const EXCEPTION_ROUTINES = [MATCHES];
