/**
 * Binds the arguments of a call to the parameters of a function of any shape (interpreter/frames.ts: pushCall), where all is in
 * order: what is not is left to the slow way, which raises.
 */
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import {
  CODE_ARG_COUNT,
  CODE_FLAGS,
  CODE_KWONLY_COUNT,
  CODE_LOCAL_COUNT,
  CODE_LOCAL_NAMES,
  CODE_POSONLY_COUNT,
  FUNCTION_CODE,
  FUNCTION_DEFAULTS,
  FUNCTION_KWDEFAULTS,
} from "../../heap/layouts/callable.ts";
import { ENTRY_VALUE } from "../../heap/layouts/dict.ts";
import { EMPTY_TUPLE } from "../../heap/map.ts";
import { CodeFlag } from "../../compiler/opcodes.ts";
import { type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, routine, type Variable } from "../../kernel/statements.ts";
import { copyWords, newTuple } from "./allocation.ts";
import { FIND_ENTRY, newDict, STORE_ENTRY, UNDECIDED } from "./dicts.ts";
import { EQUAL_STR } from "./texts.ts";

/** Longest tuple that a kernel makes of arguments. */
const EXTRA_MOST = 256;

/** Runs `body` with i from `from` below `to`. */
function count(k: Builder, from: I32, to: I32, body: (i: Variable<I32>) => void): void {
  const i = k.let(from);
  k.block((end) => {
    k.loop((again) => {
      k.gotoIf(i.ge(to), end);
      k.scope(() => body(i));
      k.set(i, i.add(1));
      k.goto(again);
    });
  });
}

/**
 * Fills the locals, at an address, of a frame of the function. Given are `given` words from `first` on, the last of them the values of
 * the keywords that the tuple `names` names (0: none).
 *
 * @returns 1, or 0: the slow way decides. Nothing but the locals was written to
 */
export const BIND_ARGUMENTS = routine(
  "bindArguments",
  ["i32", "i32", "i32", "i32", "i32"],
  (k, ...values) => {
    const [callee, locals, first, given, names] = values as Variable<I32>[];
    k.block((fail) => {
      const code = k.let(word(callee, FUNCTION_CODE));
      const flags = k.let(word(code, CODE_FLAGS).shr(1));
      const argCount = k.let(word(code, CODE_ARG_COUNT).shr(1));
      const total = k.let(argCount.add(word(code, CODE_KWONLY_COUNT).shr(1)));
      const parameters = k.let(word(code, CODE_LOCAL_NAMES).add(TUPLE_ITEMS));
      const positional = k.let(given);
      k.if(names, () => k.set(positional, given.sub(word(names, LENGTH).shr(1))));
      const bound = k.let(select(positional.lt(argCount), positional, argCount));
      const local = (i: I32) => locals.add(i.shl(2));

      copyWords(k, first, locals, bound.shl(2));
      count(k, bound, word(code, CODE_LOCAL_COUNT).shr(1), (i) => k.word(local(i), 0, 0));
      const extra = k.let(positional.sub(bound));
      const rest = k.let(int(0));
      const place = k.let(total);
      k.if(flags.and(CodeFlag.VARARGS), () => {
        const tuple = k.let(int(EMPTY_TUPLE));
        k.gotoIf(extra.gt(EXTRA_MOST), fail);
        k.if(extra, () => {
          k.set(tuple, newTuple(k, extra, fail));
          copyWords(k, first.add(bound.shl(2)), tuple.add(TUPLE_ITEMS), extra.shl(2));
          k.set(extra, int(0));
        });
        k.word(local(place), 0, tuple);
        k.set(place, place.add(1));
      });
      k.gotoIf(extra, fail);
      k.if(flags.and(CodeFlag.VARKEYWORDS), () => {
        k.set(rest, newDict(k, fail));
        k.word(local(place), 0, rest);
      });
      const firstNamed = k.let(word(code, CODE_POSONLY_COUNT).shr(1));
      k.if(names, () =>
        count(k, int(0), word(names, LENGTH).shr(1), (i) => {
          const name = k.let(word(names.add(i.shl(2)), TUPLE_ITEMS));
          const value = k.let(word(first.add(positional.add(i).shl(2))));
          const found = k.let(int(-1));
          count(k, firstNamed, total, (at) =>
            k.if(word(parameters.add(at.shl(2))).eq(name), () => {
              k.set(found, at);
              k.set(at, total);
            }));
          k.if(found.ge(0), () => {
            k.gotoIf(word(local(found)), fail);
            k.word(local(found), 0, value);
          });
          k.if(found.lt(0), () => {
            k.guard(rest, fail);
            // Names are one string as a rule. Those that are not may still be equal.
            count(k, firstNamed, total, (at) =>
              k.gotoIf(EQUAL_STR.call(word(parameters.add(at.shl(2))), name), fail));
            k.guard(STORE_ENTRY.call(rest, name, value), fail);
          });
        }));

      const defaults = k.let(word(callee, FUNCTION_DEFAULTS));
      const required = k.let(argCount);
      k.if(defaults, () => k.set(required, argCount.sub(word(defaults, LENGTH).shr(1))));
      count(k, bound, argCount, (i) =>
        k.if(word(local(i)).not(), () => {
          k.gotoIf(i.lt(required), fail);
          const value = word(defaults.add(i.sub(required).shl(2)), TUPLE_ITEMS);
          k.word(local(i), 0, value);
        }));
      const named = k.let(word(callee, FUNCTION_KWDEFAULTS));
      count(k, argCount, total, (i) =>
        k.if(word(local(i)).not(), () => {
          k.guard(named, fail);
          const entry = k.let(FIND_ENTRY.call(named, word(parameters.add(i.shl(2)))));
          k.gotoIf(entry.eq(UNDECIDED), fail);
          k.guard(entry, fail);
          k.word(local(i), 0, word(entry, ENTRY_VALUE));
        }));
      k.return(int(1));
    });
    k.return(int(0));
  },
);
