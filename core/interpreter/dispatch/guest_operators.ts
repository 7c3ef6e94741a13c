/**
 * Operators that a guest class defines: the frame of the method, without leaving the loop. The name of the method stands in the
 * instruction's cache word (step.ts), the method is looked up through the method cache (objects/lookup.ts).
 */
import { SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_VERSION } from "../../heap/layouts/type.ts";
import { METHOD_CACHE, METHOD_CACHE_ENTRIES } from "../../heap/map.ts";
import { type I32, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import { FLOAT_SHAPE, FUNCTION_SHAPE } from "../../objects/well_known.ts";
import { callFunction } from "./calls.ts";
import type { Dispatch } from "./state.ts";

/** The attribute `name` of a type from the method cache; fails when it is not there. */
export function cachedLookup(k: Builder, type: I32, name: I32, fail: Label): Variable<I32> {
  const hash = type.shr(6).xor(name.shr(3)).xor(name.shr(9)).and(METHOD_CACHE_ENTRIES - 1);
  const entry = k.let(hash.shl(4).add(METHOD_CACHE));
  k.guard(word(entry).eq(type), fail);
  k.guard(word(entry, 4).eq(word(type, TYPE_VERSION)), fail);
  k.guard(word(entry, 8).eq(name), fail);
  return k.let(word(entry, 12));
}

/**
 * The two operands on top are given to the method that the left one's class defines; falls through when that is not what
 * the operator does first. They stay on the stack until the method has returned.
 */
export function callOperator(
  d: Dispatch,
  left: Variable<I32>,
  right: Variable<I32>,
  returns: number,
): void {
  const { k } = d;
  k.block((other) => {
    const name = k.let(word(d.pc));
    k.guard(name, other);
    k.gotoIf(left.and(1), other);
    const type = k.let(word(word(left), SHAPE_TYPE));
    // The right one is asked first when its class derives from the left one's.
    k.block((inOrder) => {
      k.gotoIf(right.and(1), inOrder);
      k.gotoIf(word(word(right), SHAPE_TYPE).eq(type), inOrder);
      k.guard(word(right).eq(FLOAT_SHAPE), other);
    });
    const method = cachedLookup(k, type, name, other);
    k.guard(method, other);
    k.gotoIf(method.and(1), other);
    k.guard(word(method).eq(FUNCTION_SHAPE), other);
    callFunction(d, { callee: method, first: d.sp.sub(8), base: d.sp, caches: 1, returns });
  });
}
