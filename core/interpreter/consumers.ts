/**
 * Natives that use up an iterator whose steps are guest code, written as guest code.
 *
 * `sum(x * x for x in data)` done by a native enters the interpreter anew for each item. So a call of such a native with a
 * generator becomes a call of the guest function below that does the same: the generator is resumed by FOR_ITER in the
 * running loop, and tier 2 sees one loop over caller, consumer and generator. Their frames stay out of tracebacks and of
 * sys._getframe, where CPython has none.
 */
import { FUNCTION_CODE } from "../heap/layouts/callable.ts";
import { FALSE, NONE, TRUE, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import type { ModuleDefinition } from "../objects/define.ts";
import { raiseTypeError } from "../objects/errors.ts";
import { isList } from "../objects/kinds.ts";
import { type Native, natives } from "../objects/native.ts";
import { staticName } from "../objects/static_area.ts";
import { dictGetStr, type DictRef } from "../objects/values/dict_table.ts";
import { moveList, sortListByKeys } from "../objects/values/sort.ts";
import { jsString } from "../objects/values/text.ts";
import * as known from "../objects/well_known.ts";
import { tableConsumer, tabledConsumer } from "./consumer_table.ts";
import { isHidden } from "./hidden_frames.ts";
import { isMapped } from "./framed_steps.ts";

/**
 * Each does with a generator what its native does with any iterable. `sum` adds as CPython's phases do: ints, then floats
 * by Neumaier's compensated summation, and what is neither is left to the native. What an addition loses is the same number by
 * Knuth's way (two sums in the place of a comparison of magnitudes).
 */
const SOURCE = `
_sum, _iter, _tuple, _frozenset = sum, iter, tuple, frozenset
_append, _join = list.append, str.join
_infinity, _error, _type_error = float("inf"), ValueError, TypeError

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

def min(iterable, *, key=None):
    iterable = _iter(iterable)
    for best in iterable:
        break
    else:
        raise _error("min() iterable argument is empty")
    if key is None:
        for item in iterable:
            if item < best:
                best = item
        return best
    least = key(best)
    for item in iterable:
        value = key(item)
        if value < least:
            least = value
            best = item
    return best

def max(iterable, *, key=None):
    iterable = _iter(iterable)
    for best in iterable:
        break
    else:
        raise _error("max() iterable argument is empty")
    if key is None:
        for item in iterable:
            if item > best:
                best = item
        return best
    most = key(best)
    for item in iterable:
        value = key(item)
        if value > most:
            most = value
            best = item
    return best

def sorted(iterable, /, *, key=None, reverse=False):
    items = [item for item in iterable]
    if key is None:
        items.sort(reverse=reverse)
    else:
        _sort(items, [key(item) for item in items], reverse)
    return items

def sort(self, /, *, key, reverse=False):
    items = []
    _move(items, self)
    try:
        _sort(items, [key(item) for item in items], reverse)
    finally:
        changed = _move(self, items)
    if changed:
        raise _error("list modified during sort")

def reduce(function, iterable, *start):
    try:
        iterable = _iter(iterable)
    except _type_error:
        iterable = None
    if iterable is None:
        raise _type_error("reduce() arg 2 must support iteration")
    if start:
        total, = start
    else:
        for total in iterable:
            break
        else:
            raise _type_error("reduce() of empty iterable with no initial value")
    for item in iterable:
        total = function(total, item)
    return total

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

function sort(items: Value, keys: Value, reverse: Value): Value {
  if (!isList(items) || !isList(keys)) return raiseTypeError("lists are sorted");
  return sortListByKeys(items, keys, reverse === TRUE) ? NONE : 0;
}

function move(to: Value, from: Value): Value {
  if (!isList(to) || !isList(from)) return raiseTypeError("lists are moved");
  return moveList(to, from) ? TRUE : FALSE;
}

const DEFINITION: ModuleDefinition = {
  name: "_consumers",
  source: SOURCE,
  functions: { _sort: ["items, keys, reverse, /", sort], _move: ["to, from, /", move] },
  hidesFrames: true,
};

/** A native that guest code may do. */
interface Row {
  /** The function's name in SOURCE. */
  readonly name: string;
  /** Arguments by position at most. */
  readonly most: number;
  /** Does it with a guest function: what `key` names, or the first argument. */
  readonly callback?: "key" | "first";
}

/** By owner and name of the native. */
const BY_NATIVE: Readonly<Record<string, Row>> = {
  any: { name: "any", most: 1 },
  all: { name: "all", most: 1 },
  sum: { name: "sum", most: 2 },
  min: { name: "min", most: 1, callback: "key" },
  max: { name: "max", most: 1, callback: "key" },
  sorted: { name: "sorted", most: 1, callback: "key" },
  "list.sort": { name: "sort", most: 0, callback: "key" },
  "functools.reduce": { name: "reduce", most: 3, callback: "first" },
  "str.join": { name: "join", most: 1 },
  "list.extend": { name: "extend", most: 1 },
};

const BY_TYPE: ReadonlyMap<number, string> = new Map([
  [known.LIST_TYPE, "list"],
  [known.TUPLE_TYPE, "tuple"],
  [known.SET_TYPE, "set"],
  [known.FROZENSET_TYPE, "frozenset"],
]);

const MODULE_NAME = staticName(DEFINITION.name);
/** The names of the functions, as static objects: calls look them up. */
const FUNCTION_NAMES: ReadonlyMap<string, Value> = new Map(
  [...Object.values(BY_NATIVE).map(({ name }) => name), ...BY_TYPE.values()]
    .map((name) => [name, staticName(name)]),
);

/** Whether a step of an iterator is guest code that FOR_ITER runs in the running loop. */
function isLazy(value: Value): boolean {
  if (value === 0 || (value & 1) !== 0) return false;
  return H32[value >> 2] === known.GENERATOR_SHAPE || isMapped(value);
}

/** Whether a value may make a guest function do the call of a native whose first argument it is. */
export function mayConsume(value: Value): boolean {
  if (value === 0 || (value & 1) !== 0) return false;
  const shape = H32[value >> 2];
  return shape === known.GENERATOR_SHAPE || shape === known.MAP_SHAPE ||
    shape === known.FUNCTION_SHAPE;
}

/**
 * The guest function that does a call of a native with these words (the receiver first), the last of them named.
 *
 * @param names those of the last words
 *
 * @param mayLoad whether it may be made, which runs guest code; else it must be there
 * @returns 0: the native does it, or, with `mayLoad`, an exception is pending
 */
export function consumerOf(
  native: number,
  words: ArrayLike<Value>,
  names: ArrayLike<Value>,
  mayLoad: boolean,
): Value {
  const row = rowOf(natives[native]);
  if (row === null) return 0;
  const { name, most, callback } = row;
  const place = natives[native].receiver === "none" ? 0 : 1;
  const named = names.length;
  const given = words.length - place - named;
  if (given > most) return 0;
  let hasCallback = callback === "first" && given >= 2 && isFunction(words[place]);
  for (let i = 0; i < named; i++) {
    const value = words[place + given + i];
    switch (jsString(names[i])) {
      case "key":
        if (callback !== "key") return 0;
        hasCallback = isFunction(value);
        break;
      case "reverse":
        if (name !== "sorted" && name !== "sort" || value !== TRUE && value !== FALSE) return 0;
        break;
      default:
        return 0;
    }
  }
  if (callback === "first" ? !hasCallback : !hasCallback && !(given > 0 && isLazy(words[place]))) {
    return 0;
  }
  if (given < most && name !== "sum" && name !== "reduce") return 0;
  if (name === "sum" && given === 2 && !startsNumeric(words[1])) return 0;
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

function isFunction(value: Value): boolean {
  return value !== 0 && (value & 1) === 0 && H32[value >> 2] === known.FUNCTION_SHAPE;
}

function rowOf(native: Native): Row | null {
  if (native.consumer === undefined) {
    const key = native.owner === "" ? native.name : `${native.owner}.${native.name}`;
    native.consumer = BY_NATIVE[key] ?? null;
  }
  return native.consumer as Row | null;
}

function consumer(name: string, mayLoad: boolean): Value {
  const tabled = tabledConsumer(name);
  if (tabled !== 0) return tabled;
  const fn = loadedConsumer(name, mayLoad);
  if (fn !== 0 && mayLoad) tableConsumer(name, fn);
  return fn;
}

function loadedConsumer(name: string, mayLoad: boolean): Value {
  let module = dictGetStr(H32[TS_MODULES >> 2] as DictRef, MODULE_NAME);
  if (module === 0) {
    if (!mayLoad) return 0;
    module = load(DEFINITION, MODULE_NAME);
    if (module === 0) return 0;
  }
  if ((module & 1) !== 0 || H32[module >> 2] !== known.MODULE_SHAPE) return 0;
  const fn = dictGetStr(H32[(module + 4) >> 2] as DictRef, FUNCTION_NAMES.get(name)!);
  // Guest code can reach the module.
  if (fn === 0 || (fn & 1) !== 0 || H32[fn >> 2] !== known.FUNCTION_SHAPE) return 0;
  return isHidden(H32[(fn + FUNCTION_CODE) >> 2]) ? fn : 0;
}
