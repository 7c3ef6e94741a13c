/**
 * Calling guest-callable objects from helpers. A call runs guest code, so it may collect: everything the caller still
 * needs is rooted (heap/roots.ts), and so are the arguments it passes.
 */
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raiseTypeError, typeName, typeOf } from "../errors.ts";
import { Slot, slotWord } from "../slots.ts";
import { tupleOf } from "../values/sequences.ts";
import { lookupSpecial } from "../lookup.ts";

/** How calls are carried out; the interpreter puts its own in at start-up (it stands above this layer). */
export interface CallHooks {
  /** Calls with positional arguments in a tuple and keywords in a dict (0 none). 0: exception pending. */
  callTuple(callable: Value, args: Value, keywords: Value): Value;
  /** Calls with a few arguments without making a tuple; absent ones are 0 at the end. */
  callSmall(callable: Value, count: number, a: Value, b: Value, c: Value): Value;
}
let hooks: CallHooks | null = null;

/** Sets how calls are carried out. */
export function setCallHooks(to: CallHooks): void {
  hooks = to;
}

export function call0(callable: Value): Value {
  return hooks!.callSmall(callable, 0, 0, 0, 0);
}
export function call1(callable: Value, a: Value): Value {
  return hooks!.callSmall(callable, 1, a, 0, 0);
}
export function call2(callable: Value, a: Value, b: Value): Value {
  return hooks!.callSmall(callable, 2, a, b, 0);
}
export function call3(callable: Value, a: Value, b: Value, c: Value): Value {
  return hooks!.callSmall(callable, 3, a, b, c);
}
/** callable(*args, **keywords); args is a tuple, keywords a dict or 0. */
export function callTuple(callable: Value, args: Value, keywords: Value = 0): Value {
  return hooks!.callTuple(callable, args, keywords);
}

/** Whether the object can be called. */
export function isCallable(value: Value): boolean {
  return slotWord(typeOf(value), Slot.call) !== 0;
}

/**
 * Calls the special method `name` of the value's type (not looked up in the instance): type(value).name(value, ...).
 * The caller knows that it exists (0 without an exception when it doesn't).
 */
export function callSpecial(value: Value, name: Value, ...args: Value[]): Value {
  const mark = rootMark();
  pushRoot(value);
  for (const arg of args) pushRoot(arg);
  const bound = lookupSpecial(value, name);
  if (bound === 0) {
    releaseRoots(mark);
    return 0;
  }
  pushRoot(bound);
  const result = args.length === 0
    ? call0(bound)
    : args.length === 1
    ? call1(bound, args[0])
    : args.length === 2
    ? call2(bound, args[0], args[1])
    : callTuple(bound, tupleOf(...args));
  releaseRoots(mark);
  return result;
}

/** TypeError: object is not callable. */
export function raiseNotCallable(value: Value): 0 {
  return raiseTypeError(`'${typeName(value)}' object is not callable`);
}
