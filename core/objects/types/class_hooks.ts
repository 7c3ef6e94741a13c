/**
 * What the class model needs from the interpreter, which stands above this layer and puts its own functions in at
 * start-up.
 */
import type { Value } from "../../heap/value.ts";

/** What the interpreter does for the class model. */
export interface ClassHooks {
  /** type.__call__: makes an instance. `args` is a tuple, `keywords` a dict (empty or 0: none). 0: exception pending. */
  callType(type: Value, args: Value, keywords: Value): Value;
  /**
   * Runs the function of a class body with `namespace` (any mapping) as its locals.
   *
   * @returns what it returns: the `__class__` cell or None; 0 with the exception pending
   */
  runClassBody(fn: Value, namespace: Value): Value;
  /**
   * `super()` without arguments: the class of the `__class__` cell; the first argument of the running guest function is
   * left in TS_SECOND. 0 with RuntimeError pending.
   */
  currentSuperArguments(): Value;
  /**
   * The attribute `name` of a class became, or was, a data descriptor or something that decides slots: what was
   * assumed of instances by their shape alone no longer holds.
   */
  attributeKindChanged(type: Value, name: Value): void;
}

let hooks: ClassHooks | null = null;

/** Sets what the interpreter does for the class model. */
export function setClassHooks(to: ClassHooks): void {
  hooks = to;
}

/** See ClassHooks.callType. */
export function callTypeHook(type: Value, args: Value, keywords: Value): Value {
  return hooks!.callType(type, args, keywords);
}

/** See ClassHooks.runClassBody. */
export function runClassBodyHook(fn: Value, namespace: Value): Value {
  return hooks!.runClassBody(fn, namespace);
}

/** See ClassHooks.currentSuperArguments. */
export function currentSuperArgumentsHook(): Value {
  return hooks!.currentSuperArguments();
}

/** See ClassHooks.attributeKindChanged. */
export function tellAttributeKindChanged(type: Value, name: Value): void {
  hooks?.attributeKindChanged(type, name);
}
