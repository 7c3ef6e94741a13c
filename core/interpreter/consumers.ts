/**
 * Natives that use up an iterator whose steps are guest code, written as guest code.
 *
 * `sum(x * x for x in data)` done by a native enters the interpreter anew for each item. So a call of such a native with a
 * generator becomes a call of the guest function below that does the same: the generator is resumed by FOR_ITER in the
 * running loop, and tier 2 sees one loop over caller, consumer and generator. Their frames stay out of tracebacks and of
 * sys._getframe, where CPython has none.
 */
import { FUNCTION_CODE } from "../heap/layouts/callable.ts";
import { TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import type { ModuleDefinition } from "../objects/define.ts";
import { type Native, natives } from "../objects/native.ts";
import { dictGetStr, type DictRef } from "../objects/values/dict_table.ts";
import { internText } from "../objects/values/text.ts";
import * as known from "../objects/well_known.ts";
import { isHidden } from "./hidden_frames.ts";
import { isMapped } from "./framed_steps.ts";

/**
 * Each does with a generator what its native does with any iterable. `sum` adds as CPython's phases do: ints, then floats
 * by Neumaier's compensated summation, and what is neither is left to the native. What an addition loses is the same number by
 * Knuth's way (two sums in the place of a comparison of magnitudes).
 */
const SOURCE = `
_sum, _sorted, _tuple, _frozenset = sum, sorted, tuple, frozenset
_append, _join = list.append, str.join
_infinity, _error = float("inf"), ValueError

def any(iterable):
    for item in iterable:
        if item:
            return True
    return False

def all(iterable):
    for item in iterable:
        if not item:
            return False
    return True

def sum(iterable, total=0, type=type, int=int, bool=bool, float=float):
    if type(total) is int:
        for item in iterable:
            kind = type(item)
            if kind is int or kind is bool:
                total += item
            else:
                if total.bit_length() > 63:
                    return _sum(iterable, total + item)
                total = total + item
                break
        else:
            return total
    if type(total) is not float:
        return _sum(iterable, total)
    lost = 0.0
    for item in iterable:
        kind = type(item)
        if kind is not float:
            if kind is not int and kind is not bool:
                if lost and -_infinity < lost < _infinity:
                    total += lost
                return _sum(iterable, total + item)
            item = float(item)
        new = total + item
        if -total <= item <= total:
            lost += (total - new) + item
        else:
            part = new - total
            lost += (total - (new - part)) + (item - part)
        total = new
    if lost and -_infinity < lost < _infinity:
        return total + lost
    return total

def min(iterable):
    for best in iterable:
        break
    else:
        raise _error("min() iterable argument is empty")
    for item in iterable:
        if item < best:
            best = item
    return best

def max(iterable):
    for best in iterable:
        break
    else:
        raise _error("max() iterable argument is empty")
    for item in iterable:
        if item > best:
            best = item
    return best

def sorted(iterable, /, *, key=None, reverse=False):
    return _sorted([item for item in iterable], key=key, reverse=reverse)

def list(iterable):
    return [item for item in iterable]

def tuple(iterable):
    return _tuple([item for item in iterable])

def set(iterable):
    return {item for item in iterable}

def frozenset(iterable):
    return _frozenset({item for item in iterable})

def join(self, iterable):
    return _join(self, [item for item in iterable])

def extend(self, iterable):
    for item in iterable:
        _append(self, item)
`;

/** Loads the module of them: loadLibraryModule, which runs guest code and so imports what imports this file. */
let load: (definition: ModuleDefinition, key: Value) => Value = () => 0;

/** Gives `load`. */
export function setConsumerLoader(loader: typeof load): void {
  load = loader;
}

const DEFINITION: ModuleDefinition = { name: "_consumers", source: SOURCE, hidesFrames: true };

/** The function's name in SOURCE, by owner and name of the native. */
const BY_NATIVE: Readonly<Record<string, string>> = {
  any: "any",
  all: "all",
  sum: "sum",
  min: "min",
  max: "max",
  sorted: "sorted",
  "str.join": "join",
  "list.extend": "extend",
};

const BY_TYPE: ReadonlyMap<number, string> = new Map([
  [known.LIST_TYPE, "list"],
  [known.TUPLE_TYPE, "tuple"],
  [known.SET_TYPE, "set"],
  [known.FROZENSET_TYPE, "frozenset"],
]);

/** Whether a step of an iterator is guest code that FOR_ITER runs in the running loop. */
export function isLazy(value: Value): boolean {
  if (value === 0 || (value & 1) !== 0) return false;
  return H32[value >> 2] === known.GENERATOR_SHAPE || isMapped(value);
}

/**
 * The guest function that does a call of a native with these words (the receiver first), the last of them named by
 * `keywords`.
 *
 * @param mayLoad whether it may be made, which runs guest code; else it must be there
 * @returns 0: the native does it, or, with `mayLoad`, an exception is pending
 */
export function consumerOf(
  native: number,
  words: ArrayLike<Value>,
  keywords: Value,
  mayLoad: boolean,
): Value {
  const place = natives[native].receiver === "none" ? 0 : 1;
  const count = words.length;
  if (count <= place || !isLazy(words[place])) return 0;
  const name = nameOf(natives[native]);
  if (name === "") return 0;
  if (name !== "sorted" && (keywords !== 0 || count > place + (name === "sum" ? 2 : 1))) return 0;
  if (name === "sum" && count === 2 && !startsNumeric(words[1])) return 0;
  return consumer(name, mayLoad);
}

/** As consumerOf, for the call of a builtin type with one argument. */
export function typeConsumerOf(type: number, argument: Value, mayLoad: boolean): Value {
  if (!isLazy(argument)) return 0;
  const name = BY_TYPE.get(type);
  return name === undefined ? 0 : consumer(name, mayLoad);
}

function startsNumeric(start: Value): boolean {
  return (start & 1) !== 0 || start !== 0 && H32[start >> 2] === known.FLOAT_SHAPE;
}

function nameOf(native: Native): string {
  native.consumer ??=
    BY_NATIVE[native.owner === "" ? native.name : `${native.owner}.${native.name}`] ?? "";
  return native.consumer;
}

function consumer(name: string, mayLoad: boolean): Value {
  const key = internText(DEFINITION.name);
  let module = dictGetStr(H32[TS_MODULES >> 2] as DictRef, key);
  if (module === 0) {
    if (!mayLoad) return 0;
    module = load(DEFINITION, key);
    if (module === 0) return 0;
  }
  if ((module & 1) !== 0 || H32[module >> 2] !== known.MODULE_SHAPE) return 0;
  const fn = dictGetStr(H32[(module + 4) >> 2] as DictRef, internText(name));
  // Guest code can reach the module.
  if (fn === 0 || (fn & 1) !== 0 || H32[fn >> 2] !== known.FUNCTION_SHAPE) return 0;
  return isHidden(H32[(fn + FUNCTION_CODE) >> 2]) ? fn : 0;
}
