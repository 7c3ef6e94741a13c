/** Recording of how a guest function binds its arguments (interpreter/frames.ts: pushCall). */
import { CodeFlag } from "../compiler/opcodes.ts";
import { ARRAY_ITEMS, LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import {
  CODE_ARG_COUNT,
  CODE_FLAGS,
  CODE_KWONLY_COUNT,
  CODE_LOCAL_NAMES,
  CODE_POSONLY_COUNT,
  FUNCTION_DEFAULTS,
  FUNCTION_KWDEFAULTS,
} from "../heap/layouts/callable.ts";
import {
  DICT_ENTRIES,
  DICT_USED,
  ENTRY_BYTES,
  ENTRY_KEY,
  ENTRY_VALUE,
} from "../heap/layouts/dict.ts";
import { EMPTY_TUPLE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { DICT_TYPE } from "../objects/well_known.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { newOf } from "./record_empty.ts";
import { CONSTANT_LENGTH } from "./record_fields.ts";
import { notInlined } from "./recorded_call.ts";
import { fillTuple, newTuple } from "./record_tuples.ts";
import type { Recorder } from "./recorder.ts";

/**
 * The arguments by parameter: the last ones may be named, the function's defaults are behind them, and those that
 * are left over are a tuple.
 *
 * @param names those of the last arguments, interned
 * @throws RecordingAborted when that is not what the interpreter would do
 */
export function bindArguments(
  r: Recorder,
  fn: number,
  actual: number,
  code: number,
  args: readonly number[],
  names: readonly number[] = [],
): readonly number[] {
  const flags = H32[(code + CODE_FLAGS) >> 2] >> 1;
  const wanted = H32[(code + CODE_ARG_COUNT) >> 2] >> 1;
  const total = wanted + (H32[(code + CODE_KWONLY_COUNT) >> 2] >> 1);
  const named = names.length;
  const positional = args.slice(0, args.length - named);
  const values = positional.slice(0, wanted);
  const takesNames = (flags & CodeFlag.VARKEYWORDS) !== 0;
  const others: Named[] = [];
  if (named > 0) {
    others.push(...bindNamed(values, code, args.slice(-named), names, total));
    if (others.length > 0 && !takesNames) notInlined("a wrong keyword");
  }
  bindDefaults(r, values, fn, actual, wanted);
  for (let place = wanted; place < total; place++) {
    if (!(place in values)) values[place] = namedDefault(r, fn, actual, code, place);
  }
  if ((flags & CodeFlag.VARARGS) !== 0) values.push(leftOver(r, positional.slice(wanted)));
  else if (positional.length > wanted) notInlined("a call with too many arguments");
  if (takesNames) {
    const dict = newOf(r, DICT_TYPE);
    for (const [name, value] of others) r.emit(U.DICT_SET, dict, r.emitter.word(name), value);
    values.push(dict);
  }
  return values;
}

/** A name, interned, and the ref of a word. */
type Named = readonly [name: number, value: number];

/** Puts the named arguments at the places of their parameters. @returns those that no parameter has the name of */
function bindNamed(
  values: number[],
  code: number,
  args: readonly number[],
  names: readonly number[],
  total: number,
): Named[] {
  const first = H32[(code + CODE_POSONLY_COUNT) >> 2] >> 1;
  const others: Named[] = [];
  const locals = (H32[(code + CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < args.length; i++) {
    // Names are interned.
    const place = first + H32.subarray(locals + first, locals + total).indexOf(names[i]);
    if (place < first) others.push([names[i], args[i]]);
    else if (place in values) notInlined("an argument that is given twice");
    else values[place] = args[i];
  }
  return others;
}

/** Fills the holes with the function's defaults. */
function bindDefaults(
  r: Recorder,
  values: number[],
  fn: number,
  actual: number,
  wanted: number,
): void {
  const defaults = H32[(actual + FUNCTION_DEFAULTS) >> 2];
  const length = defaults === 0 ? 0 : H32[(defaults + LENGTH) >> 2] >> 1;
  const skipped = wanted - length;
  for (let place = 0; place < wanted; place++) {
    if (place in values) continue;
    if (place < skipped) notInlined("a call with too few arguments");
    const ref = r.emit(U.FIELD, fn, 0, 0, field(FUNCTION_DEFAULTS, MemoryClass.DICT));
    if (r.emitter.isConstant(fn)) {
      r.emit(U.GUARD_IS, ref, 0, 0, defaults);
      values[place] = r.constant(H32[((defaults + TUPLE_ITEMS) >> 2) + place - skipped]);
      continue;
    }
    // A function that is made anew in each turn has other defaults in each.
    r.emit(U.GUARD_BOUND, ref);
    r.emit(U.GUARD_IS, r.emit(U.FIELD, ref, 0, 0, CONSTANT_LENGTH), 0, 0, small(length));
    const item = TUPLE_ITEMS + 4 * (place - skipped);
    values[place] = r.emit(U.FIELD, ref, 0, 0, field(item, MemoryClass.CONSTANT));
  }
}

/** The default of a parameter that is given by name only. */
function namedDefault(
  r: Recorder,
  fn: number,
  actual: number,
  code: number,
  place: number,
): number {
  const name = H32[((H32[(code + CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2) + place];
  const dict = H32[(actual + FUNCTION_KWDEFAULTS) >> 2];
  const entries = dict === 0 ? 0 : H32[(dict + DICT_ENTRIES) >> 2];
  const used = entries === 0 ? 0 : H32[(dict + DICT_USED) >> 2] >> 1;
  const places = Array.from({ length: used }, (_, i) => ARRAY_ITEMS + i * ENTRY_BYTES);
  const at = places.find((each) => H32[(entries + each + ENTRY_KEY) >> 2] === name);
  if (at === undefined) notInlined("a call that leaves out an argument by name only");
  const dictRef = r.emit(U.FIELD, fn, 0, 0, field(FUNCTION_KWDEFAULTS, MemoryClass.DICT));
  r.emit(U.GUARD_BOUND, dictRef);
  const array = r.emit(U.FIELD, dictRef, 0, 0, field(DICT_ENTRIES, MemoryClass.DICT));
  r.emit(U.GUARD_BOUND, array);
  const usedRef = r.emit(U.FIELD, dictRef, 0, 0, field(DICT_USED, MemoryClass.DICT));
  r.emit(U.GUARD_IS, usedRef, 0, 0, small(used));
  const key = r.emit(U.FIELD, array, 0, 0, field(at + ENTRY_KEY, MemoryClass.DICT));
  r.emit(U.GUARD_IS, key, 0, 0, name);
  return r.emit(U.FIELD, array, 0, 0, field(at + ENTRY_VALUE, MemoryClass.DICT));
}

/** The tuple of the arguments that no parameter takes. */
function leftOver(r: Recorder, args: readonly number[]): number {
  if (args.length === 0) return r.emitter.word(EMPTY_TUPLE);
  const words = args.map((arg) => r.word(arg));
  const tuple = newTuple(r, args.length);
  fillTuple(r, tuple, words);
  return tuple;
}
