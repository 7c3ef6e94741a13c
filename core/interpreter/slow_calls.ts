/** Calls with unpacked arguments, `with`, and the nesting of the interpreter loop. */
import { SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { pending, raiseTypeError, typeName, typeOf } from "../objects/errors.ts";
import { fullNameInMessage } from "../objects/types/class_names.ts";
import { lookupSpecialUnbound, typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { Slot, slotWord } from "../objects/slots.ts";
import { hasNumberedItems } from "../objects/protocols/iterate.ts";
import { tupleFromIterable } from "../objects/protocols/sequence_input.ts";
import { dictLength } from "../objects/values/dict_table.ts";
import { enterNestedLoop } from "../objects/work.ts";
import { EXCEPTION_TRACEBACK } from "../heap/layouts/exception.ts";
import { TUPLE_SHAPE } from "../objects/well_known.ts";
import { dispatchCall, keywordNames, spread } from "./calls.ts";
import { raiseTooDeep } from "./frames.ts";
import { calleeName } from "./slow_collections.ts";
import { unwind } from "./unwind.ts";

/** Enters one more nested loop on the host's stack; false: too many (RecursionError pending). */
export function enterLoop(): boolean {
  return enterNestedLoop() || raiseTooDeep() !== 0;
}

/** Drops the frame that was to run in a nested loop that was refused: its pending error goes to the host code. */
export function abandonFrames(): 0 {
  unwind(false, false);
  return 0;
}

/** CALL_FUNCTION_EX on the four words at `base`: callable, 0, positional iterable, keyword dict or 0. */
export function callSpread(base: number): Value {
  const callee = H32[base];
  const mark = rootMark();
  let args = H32[base + 2];
  if ((args & 1) !== 0 || H32[args >> 2] !== TUPLE_SHAPE) {
    const type = typeOf(args);
    if (slotWord(type, Slot.iter) === 0 && !hasNumberedItems(type)) {
      return raiseTypeError(
        `${calleeName(callee)} argument after * must be an iterable, not ${typeName(args)}`,
      );
    }
    args = tupleFromIterable(args);
    if (args === 0) return 0;
    pushRoot(args);
  }
  const keywords = H32[base + 3];
  const names = keywords === 0 || dictLength(keywords) === 0 ? 0 : keywordNames(keywords);
  if (names !== 0) pushRoot(names);
  else if (keywords !== 0 && dictLength(keywords) > 0) {
    releaseRoots(mark);
    return 0;
  }
  const result = spread(callee, args, names === 0 ? 0 : keywords, names, 0);
  releaseRoots(mark);
  return result;
}

/** Names of the methods that LOAD_SPECIAL looks up, by its argument. */
export const SPECIALS: readonly Value[] = [N.__enter__, N.__exit__, N.__aenter__, N.__aexit__];

/** LOAD_SPECIAL: the method of `with`; TS_METHOD_SELF as lookupSpecialUnbound. 0: TypeError pending. */
export function loadSpecial(object: Value, which: number): Value {
  const method = lookupSpecialUnbound(object, SPECIALS[which]);
  if (method !== 0 || pending()) return method;
  const asynchronous = which >= 2;
  const missing = ["__enter__", "__exit__", "__aenter__", "__aexit__"][which];
  const kind = asynchronous ? "asynchronous context manager" : "context manager";
  const other = typeLookup(typeOf(object), asynchronous ? N.__enter__ : N.__aenter__) !== 0 &&
    typeLookup(typeOf(object), asynchronous ? N.__exit__ : N.__aexit__) !== 0;
  const hint = other
    ? ` but it supports the ${
      asynchronous ? "" : "asynchronous "
    }context manager protocol. Did you mean to use '${asynchronous ? "with" : "async with"}'?`
    : "";
  return raiseTypeError(
    `'${
      fullNameInMessage(typeOf(object))
    }' object does not support the ${kind} protocol (missed ${missing} method)${hint}`,
  );
}

/** WITH_EXCEPT_START: exit(type, exception, traceback) with the result pushed on the stack. */
export function callExit(sp: number): Value {
  const exception = H32[sp - 1];
  const exit = H32[sp - 5];
  const self = H32[sp - 4];
  const traceback = H32[(exception + EXCEPTION_TRACEBACK) >> 2];
  const mark = rootMark();
  pushRoot(0);
  pushRoot(0);
  const at = rootMark() >> 2;
  if (self !== 0) pushRoot(self);
  pushRoot(H32[(H32[exception >> 2] + SHAPE_TYPE) >> 2]);
  pushRoot(exception);
  pushRoot(traceback === 0 ? NONE : traceback);
  const result = dispatchCall(exit, at, self !== 0 ? 4 : 3, 0, 0);
  releaseRoots(mark);
  return result;
}
