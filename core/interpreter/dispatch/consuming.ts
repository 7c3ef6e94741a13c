/**
 * Kernels that find the guest function that does a native's call with a generator (interpreter/consumers.ts), once it is
 * made: the call is pushed without leaving the loop.
 */
import { ARRAY_ITEMS } from "../../heap/layouts/basic.ts";
import { FUNCTION_CODE } from "../../heap/layouts/callable.ts";
import { TS_CONSUMERS } from "../../heap/map.ts";
import { type I32, int, word, wordAt } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { NativeKernel } from "../../objects/native_kernels.ts";
import * as known from "../../objects/well_known.ts";
import { CONSUMER_BYTES, CONSUMER_CODE, TABLED, type TabledName } from "../consumer_table.ts";
import { isSmall } from "./state.ts";
import { isFlatStr } from "./texts.ts";

/** The function of that name for a generator; fails for other values, and when it is not made yet. */
function consumerOf(k: Builder, name: TabledName, iterable: I32, fail: Label): Variable<I32> {
  k.gotoIf(isSmall(iterable), fail);
  k.guard(word(iterable).eq(known.GENERATOR_SHAPE), fail);
  const table = k.let(wordAt(TS_CONSUMERS));
  k.guard(table, fail);
  const entry = ARRAY_ITEMS + CONSUMER_BYTES * TABLED.indexOf(name);
  const fn = k.let(word(table, entry));
  k.guard(fn, fail);
  k.guard(word(fn, FUNCTION_CODE).eq(word(table, entry + CONSUMER_CODE)), fail);
  return fn;
}

/** Natives by the names of their consumers, which take the arguments in this way. */
const NATIVES = ["sum", "any", "all", "min", "max"] as const;

/**
 * The function that does a call of a native with so many arguments, self included, of which these are the first: what
 * consumerOf of consumers.ts says of a generator. 0 when there is none, or the slow way must look.
 */
export const CONSUMER_OF_NATIVE = routine(
  "consumerOfNative",
  ["i32", "i32", "i32", "i32"],
  (k, ...values) => {
    const [number, count, first, second] = values as Variable<I32>[];
    k.block((fail) => {
      for (const name of NATIVES) {
        k.if(number.eq(NativeKernel[name]), () => {
          if (name === "sum") {
            k.if(count.ne(1), () => {
              k.guard(count.eq(2), fail);
              k.if(
                isSmall(second).not(),
                () => k.guard(word(second).eq(known.FLOAT_SHAPE), fail),
              );
            });
          } else k.guard(count.eq(1), fail);
          k.return(consumerOf(k, name, first, fail));
        });
      }
      k.guard(count.eq(2), fail);
      k.gotoIf(isSmall(first), fail);
      k.if(number.eq(NativeKernel["str.join"]), () => {
        k.guard(isFlatStr(word(first)), fail);
        k.return(consumerOf(k, "join", second, fail));
      });
      k.guard(number.eq(NativeKernel["list.extend"]), fail);
      k.guard(word(first).eq(known.LIST_SHAPE), fail);
      k.return(consumerOf(k, "extend", second, fail));
    });
    k.return(int(0));
  },
);

const TYPES: readonly (readonly [number, TabledName])[] = [
  [known.LIST_TYPE, "list"],
  [known.TUPLE_TYPE, "tuple"],
  [known.SET_TYPE, "set"],
  [known.FROZENSET_TYPE, "frozenset"],
];

/** The same for the call of a builtin type with one argument. */
export const CONSUMER_OF_TYPE = routine("consumerOfType", ["i32", "i32"], (k, type, iterable) => {
  k.block((fail) => {
    for (const [of, name] of TYPES) {
      k.if(
        (type as I32).eq(of),
        () => k.return(consumerOf(k, name, iterable as I32, fail)),
      );
    }
  });
  k.return(int(0));
});
