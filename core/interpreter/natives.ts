/**
 * Calling natives: arguments that stand in memory become parameters of the function (objects/native.ts), with CPython's
 * words for wrong ones (Python/getargs.c).
 */
import { TEXT_UNITS } from "../heap/layouts/basic.ts";
import { H32, HU8 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { callWithWords, PARAMETERS_MOST } from "../objects/call_words.ts";
import { raiseTypeError, typeOf } from "../objects/errors.ts";
import { isStr } from "../objects/kinds.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { closestName } from "../objects/suggestions.ts";
import { type Native, natives, parseSignature } from "../objects/native.ts";
import { dictSetStr, newDict } from "../objects/values/dict_table.ts";
import { tupleFrom, tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { flat, jsString } from "../objects/values/text.ts";
import { flatLength } from "../objects/values/text_units.ts";
import { LIST_TYPE, OBJECT_TYPE, STR1_SHAPE } from "../objects/well_known.ts";

/**
 * Calls native `index` with `count` words at word index `at` as arguments (receiver first, if it has one), the last of
 * them named by the tuple `keywords` (0: none). The arguments are rooted by the caller. 0: exception pending.
 */
export function callNative(index: number, at: number, count: number, keywords: Value): Value {
  const native = natives[index];
  if (native.minimum < 0) parseSignature(native);
  if (native.raw) return native.fn(at, count, keywords, -1);
  const receiver = native.receiver === "none" ? 0 : 1;
  const given = count - receiver;
  const parameters = native.arity + receiver;
  if (
    keywords === 0 && native.simple && given >= native.minimum && given <= native.maximum &&
    parameters <= PARAMETERS_MOST
  ) return callWithWords(native.fn, parameters, at, count);
  return callBound(native, at, count, receiver, keywords);
}

function callBound(
  native: Native,
  at: number,
  count: number,
  receiver: number,
  keywords: Value,
): Value {
  const named = keywords === 0 ? 0 : tupleLength(keywords);
  const given = count - receiver - named;
  const values: Value[] = new Array(native.arity + receiver).fill(0);
  if (receiver === 1) values[0] = H32[at];
  const first = at + receiver;
  const { maximum, names, unnamed } = native;
  if (
    named > 0 && unnamed && native.starKeywords < 0 && !leavesKeywordsToOther(native, values[0])
  ) {
    return refuseKeywords(native, keywords, named);
  }
  if (native.starArgs < 0 && !unnamed && native.starKeywords < 0 && given <= maximum) {
    if (given + named > native.arity) return tooMany(native, given, named);
    const least = native.leastPositional;
    if (given < least && native.name === "sorted") {
      return raiseTypeError(`sorted expected 1 argument, got ${given}`);
    }
    if (given < least) return tooFewPositional(native, least, given);
  }
  if (native.starArgs >= 0) {
    values[receiver + native.starArgs] = tupleFrom(
      first + Math.min(given, maximum),
      Math.max(0, given - maximum),
    );
  } else if (given > maximum) return wrongCount(native, given, named);
  for (let i = 0; i < given && i < maximum; i++) values[receiver + i] = H32[first + i];
  if (
    given < native.minimum && native.starArgs < 0 && native.keywordOnly < native.arity &&
    names.slice(0, maximum).every((known) => known === null)
  ) {
    return wrongCount(native, given, 0);
  }
  if (native.starKeywords >= 0) values[receiver + native.starKeywords] = newDict();
  // Told when nothing is missing, as CPython looks for what is left over last.
  let leftOver = "";
  for (let i = 0; i < named; i++) {
    const name = tupleItem(keywords, i);
    if (!isStr(name)) return raiseTypeError("keywords must be strings");
    if (unnamed && native.starKeywords >= 0) {
      dictSetStr(values[receiver + native.starKeywords], flat(name), H32[first + given + i]);
      continue;
    }
    const place = placeOf(names, name);
    if (place >= 0 && values[receiver + place] === 0) {
      values[receiver + place] = H32[first + given + i];
      continue;
    }
    const text = jsString(name);
    if (place >= 0) {
      leftOver ||= native.name === "enumerate"
        ? `'${text}' is an invalid keyword argument for enumerate()`
        : `argument for ${native.name}() given by name ('${text}') and position (${place + 1})`;
    } else if (native.starKeywords >= 0) {
      dictSetStr(values[receiver + native.starKeywords], flat(name), H32[first + given + i]);
    } else if (!unnamed) {
      // sorted hands its keywords to list.sort.
      const shown = native.name === "sorted" && receiver === 0 ? "sort" : native.name;
      leftOver ||= native.name === "enumerate"
        ? `'${text}' is an invalid keyword argument for enumerate()`
        : `${shown}() got an unexpected keyword argument '${text}'${hintOf(native, text)}`;
    }
  }
  for (let i = 0; i < native.arity; i++) {
    if (values[receiver + i] !== 0 || !native.required[i]) continue;
    if (i < maximum && names[i] === null) {
      if (unnamed) return wrongCount(native, given, named);
      return tooFewPositional(native, native.leastPositional, given);
    }
    return raiseTypeError(
      i < maximum
        ? `${native.name}() missing required argument '${names[i]}'${
          native.name === "enumerate" ? "" : ` (pos ${i + 1})`
        }`
        : `${native.name}() missing required keyword-only argument: '${names[i]}'`,
    );
  }
  if (leftOver !== "") return raiseTypeError(leftOver);
  if (native.starArgs < 0 && native.starKeywords < 0) return spread(native.fn, values);
  const mark = rootMark();
  if (native.starArgs >= 0) pushRoot(values[receiver + native.starArgs]);
  if (native.starKeywords >= 0) pushRoot(values[receiver + native.starKeywords]);
  const result = spread(native.fn, values);
  releaseRoots(mark);
  return result;
}

/** The place of a parameter's name, or -1: without a string of the host's, as it is looked for at each call. */
function placeOf(names: readonly (string | null)[], name: Value): number {
  const text = flat(name);
  if (H32[text >> 2] !== STR1_SHAPE) return names.indexOf(jsString(name));
  const length = flatLength(text);
  for (let place = 0; place < names.length; place++) {
    const known = names[place];
    if (known === null || known.length !== length) continue;
    let i = 0;
    while (i < length && known.charCodeAt(i) === HU8[text + TEXT_UNITS + i]) i++;
    if (i === length) return place;
  }
  return -1;
}

/** fn(...values): V8 spreads an array slowly. */
// deno-lint-ignore ban-types
function spread(fn: Function, values: readonly Value[]): Value {
  switch (values.length) {
    case 1:
      return fn(values[0]);
    case 2:
      return fn(values[0], values[1]);
    case 3:
      return fn(values[0], values[1], values[2]);
    case 4:
      return fn(values[0], values[1], values[2], values[3]);
    default:
      return fn(...values);
  }
}

/**
 * Whether a constructor that takes no keywords leaves them to the class's own `__init__` (tuple_new and its like: an
 * overridden tp_init reads them), or list's `__init__` to an own `__new__` (list___init__).
 */
function leavesKeywordsToOther(native: Native, receiver: Value): boolean {
  if (native.owner !== "") return false;
  if (native.receiver === "class") {
    return typeLookup(receiver, N.__init__) !== typeLookup(OBJECT_TYPE, N.__init__);
  }
  if (native.receiver !== "self" || native.name !== "list") return false;
  return typeLookup(typeOf(receiver), N.__new__) !== typeLookup(LIST_TYPE, N.__new__);
}

/** ". Did you mean 'key'?", or nothing. */
function hintOf(native: Native, wrong: string): string {
  const hint = closestName(wrong, native.names.filter((name) => name !== null));
  return hint === null ? "" : `. Did you mean '${hint}'?`;
}

function refuseKeywords(native: Native, keywords: Value, named: number): 0 {
  for (let i = 0; i < named; i++) {
    if (!isStr(tupleItem(keywords, i))) return raiseTypeError("keywords must be strings");
  }
  return raiseTypeError(`${qualified(native)}() takes no keyword arguments`);
}

function tooFewPositional(native: Native, least: number, given: number): 0 {
  const how = least < native.maximum ? "at least" : "exactly";
  return raiseTypeError(
    `${native.name}() takes ${how} ${least} positional argument${
      least === 1 ? "" : "s"
    } (${given} given)`,
  );
}

function tooMany(native: Native, given: number, named: number): 0 {
  const { arity, name } = native;
  return raiseTypeError(
    `${name}() takes at most ${arity} ${given === 0 ? "keyword " : ""}argument${
      arity === 1 ? "" : "s"
    } (${given + named} given)`,
  );
}

function qualified(native: Native): string {
  return native.owner === "" ? native.name : `${native.owner}.${native.name}`;
}

/** Constructors that take a keyword and yet word their counts as positional-only functions do. */
const UNPACKED = new Set(["int", "str"]);

function wrongCount(native: Native, given: number, named: number): 0 {
  const { minimum, maximum, name } = native;
  const positionalOnly = native.names.every((known) => known === null);
  if (positionalOnly && native.starArgs < 0 && native.keywordOnly === native.arity) {
    if (maximum === 0) {
      return raiseTypeError(`${qualified(native)}() takes no arguments (${given} given)`);
    }
    // Types and their instances are not worded as functions of one argument are.
    if (minimum === 1 && maximum === 1 && (native.receiver === "none" || native.owner !== "")) {
      return raiseTypeError(`${qualified(native)}() takes exactly one argument (${given} given)`);
    }
  }
  if (
    positionalOnly || native.starArgs >= 0 ||
    maximum > 0 && native.names.slice(0, maximum).every((known) => known === null) &&
      (given < minimum || native.receiver === "none") ||
    native.receiver === "class" && UNPACKED.has(name)
  ) {
    const bound = given < minimum ? minimum : maximum;
    const how = minimum === maximum ? "" : given < minimum ? "at least " : "at most ";
    return raiseTypeError(
      `${name} expected ${how}${bound} argument${bound === 1 ? "" : "s"}, got ${given}`,
    );
  }
  const all = native.starKeywords >= 0 ? native.arity - 1 : native.arity;
  if (given + named > all || native.keywordOnly === native.arity) {
    return raiseTypeError(
      `${name}() takes at most ${all} argument${all === 1 ? "" : "s"} (${given + named} given)`,
    );
  }
  if (maximum === 0) return raiseTypeError(`${name}() takes no positional arguments`);
  return raiseTypeError(
    `${name}() takes ${minimum === maximum ? "exactly" : "at most"} ${maximum} positional argument${
      maximum === 1 ? "" : "s"
    } (${given} given)`,
  );
}
