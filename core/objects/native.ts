/**
 * Natives: functions of the host language that guest code can call, with a Python signature.
 *
 * A native is registered once while modules load and is named in the heap by its index. Its signature is written as
 * Python writes it ("iterable, /, *, key=None, reverse=False"; without self); the function gets one argument a
 * parameter, after self (methods) or the class (class methods): a Value, or 0 where an optional one was not given;
 * `*args` arrives as a tuple, `**kwargs` as a dict (never 0). It returns a Value, or 0 with an exception pending.
 * Arguments are rooted by the caller for the whole call.
 *
 * The signature "..." leaves the binding to the function: fn(at, count, keywords) with the word index of the first
 * argument, receiver included, how many there are, and the tuple of the names of the last of them or 0. "... tail" is
 * the same with a fourth parameter `host`: when it is not negative, the function may return what dispatchCall
 * (interpreter/calls.ts) with this `host` returned, PUSHED included, so that a callable object that calls a guest
 * function does not nest on the host's stack.
 */

/** What a native takes before its declared parameters. */
export type NativeReceiver = "none" | "self" | "class";

/** A registered native. The parsed fields are filled at the first call (`minimum` is -1 before). */
export interface Native {
  /** Name in messages, e.g. "split" or "sorted". */
  readonly name: string;
  /** Type name for messages of methods ("list" in "list.append() takes ..."), or "". */
  readonly owner: string;
  readonly signature: string;
  readonly receiver: NativeReceiver;
  // deno-lint-ignore ban-types
  readonly fn: Function;
  /** Positional parameters that must be given, and that may be (receiver not counted). */
  minimum: number;
  maximum: number;
  /** All parameters, receiver not counted. */
  arity: number;
  /** Names in order; null for positional-only ones. */
  names: (string | null)[];
  /** Index of *args and **kwargs among the parameters, or -1. */
  starArgs: number;
  starKeywords: number;
  /** First keyword-only parameter, or arity. */
  keywordOnly: number;
  /** Bit i: keyword-only parameter i is required. */
  required: boolean[];
  /** True when a call with positional arguments alone needs no more than a count check. */
  simple: boolean;
  /** True when no parameter can be given by name. */
  unnamed: boolean;
  /** How many arguments must be given by their positions. */
  leastPositional: number;
  /** True when the function binds its arguments itself. */
  raw: boolean;
  /** True when it may end in a call. */
  readonly tail: boolean;
  /** Number of the kernel that does its usual case (native_kernels.ts), or 0; -1 until an object of it is made. */
  kernel: number;
  /** Which guest function may do a call (interpreter/consumers.ts), null for none; undefined before it is asked for. */
  consumer: unknown;
}

/** All natives by index; index 0 is unused. */
export const natives: Native[] = [];

/**
 * Registers a native and returns its index.
 */
export function defineNative(
  name: string,
  signature: string,
  // deno-lint-ignore ban-types
  fn: Function,
  receiver: NativeReceiver = "none",
  owner = "",
): number {
  if (natives.length === 0) natives.push(emptyNative("", "", () => 0, "none", ""));
  natives.push(emptyNative(name, signature, fn, receiver, owner));
  return natives.length - 1;
}

/** What the lists of a native are before its signature is parsed. */
const NO_NAMES: (string | null)[] = [];
const NONE_REQUIRED: boolean[] = [];

function emptyNative(
  name: string,
  signature: string,
  // deno-lint-ignore ban-types
  fn: Function,
  receiver: NativeReceiver,
  owner: string,
): Native {
  return {
    name,
    owner,
    signature,
    receiver,
    fn,
    minimum: -1,
    maximum: 0,
    arity: 0,
    names: NO_NAMES,
    starArgs: -1,
    starKeywords: -1,
    keywordOnly: 0,
    required: NONE_REQUIRED,
    simple: false,
    unnamed: true,
    leastPositional: 0,
    raw: false,
    tail: signature === "... tail",
    kernel: 0,
    consumer: undefined,
  };
}

/** Fills the parsed fields of a native from its signature. */
export function parseSignature(native: Native): void {
  let minimum = 0;
  let maximum = 0;
  let keywordOnly = -1;
  const names: (string | null)[] = [];
  const required: boolean[] = [];
  const text = native.signature.trim();
  if (text === "..." || native.tail) {
    native.raw = true;
    native.minimum = 0;
    return;
  }
  for (const raw of text === "" ? [] : text.split(",")) {
    const part = raw.trim();
    if (part === "/") {
      names.fill(null);
      continue;
    }
    if (part === "*") {
      keywordOnly = names.length;
      continue;
    }
    if (part.startsWith("**")) {
      native.starKeywords = names.length;
      names.push(null);
      required.push(false);
      continue;
    }
    if (part.startsWith("*")) {
      native.starArgs = names.length;
      names.push(null);
      required.push(false);
      keywordOnly = names.length;
      continue;
    }
    const equals = part.indexOf("=");
    names.push(equals < 0 ? part : part.slice(0, equals));
    required.push(equals < 0);
    if (keywordOnly < 0) {
      maximum++;
      if (equals < 0) minimum++;
    }
  }
  native.names = names;
  native.required = required;
  native.maximum = maximum;
  native.arity = names.length;
  native.keywordOnly = keywordOnly < 0 ? names.length : keywordOnly;
  native.simple = native.starArgs < 0 && native.starKeywords < 0 &&
    required.every((need, index) => !need || index < maximum);
  native.minimum = minimum;
  native.unnamed = names.every((known) => known === null);
  for (let i = 0; i < maximum; i++) {
    if (required[i] && names[i] === null) native.leastPositional++;
  }
}
