/** From a guest's pattern to a Pattern object, and the cache of them. */
import { ensureRoom } from "../../heap/allocator.ts";
import { RAW_DATA } from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  isInstance,
  raise,
  raiseInstance,
  raiseOverflowError,
  raiseRuntimeError,
  raiseTypeError,
  raiseValueError,
} from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isStr } from "../../objects/kinds.ts";
import { call3 } from "../../objects/protocols/call.ts";
import { isExactStr } from "../../objects/protocols/represent.ts";
import { warn } from "../../objects/protocols/warn.ts";
import { viewAddress, viewBytes, viewLength } from "../../objects/values/bytes_object.ts";
import {
  dictDeleteAt,
  dictGet,
  dictLength,
  dictNext,
  dictSet,
  dictSetStr,
  newDict,
} from "../../objects/values/dict_table.ts";
import { isInt, safeIntegerOf } from "../../objects/values/numbers.ts";
import { allocateRaw, tupleOf } from "../../objects/values/sequences.ts";
import { internText, newStr, unitWidth } from "../../objects/values/text.ts";
import { firstUnit, flatLength, readable, unitsOf } from "../../objects/values/text_units.ts";
import { chargeWork, enterNative, leaveNative } from "../../objects/work.ts";
import { BYTES_SHAPE, FUTURE_WARNING, RECURSION_ERROR } from "../../objects/well_known.ts";
import { TS_PATTERN_ERROR, TS_PATTERNS } from "../module_roots.ts";
import { PATTERN_TYPE } from "../static_types.ts";
import { writeProgram } from "./code_writer.ts";
import { parsePattern } from "./parser.ts";
import {
  PATTERN_FLAGS,
  PATTERN_GROUPS,
  PATTERN_NAMES,
  PATTERN_PROGRAM,
  PATTERN_SOURCE,
} from "./pattern_object.ts";
import { FlagFailure, PatternFailure } from "./pattern_reader.ts";

/** Longest pattern: its tree is in the host's memory. */
const PATTERN_LENGTH_MAX = 1 << 18;
/** Compiled patterns that are kept, as in CPython. */
const CACHE_MOST = 512;

/** Code points of a str or bytes of a bytes-like object, copied; null for others. The value is rooted. */
export function pointsOf(value: Value): ArrayLike<number> | null {
  if (isStr(value)) {
    const flat = readable(value);
    const width = unitWidth(flat);
    const first = firstUnit(flat, width);
    return unitsOf(width).slice(first, first + flatLength(flat));
  }
  if (!viewBytes(value)) return null;
  return unitsOf(1).slice(viewAddress, viewAddress + viewLength);
}

/** Raises re.PatternError(message, pattern, pos). @returns 0 */
export function raisePatternError(failure: PatternFailure, pattern: Value): 0 {
  const cls = H32[TS_PATTERN_ERROR >> 2];
  if (cls === 0) return raiseRuntimeError("the module re is not imported");
  const mark = rootMark();
  pushRoot(pattern);
  const message = newStr(failure.message);
  pushRoot(message);
  const exception = failure.at < 0
    ? call3(cls, message, NONE, NONE)
    : call3(cls, message, pattern, small(failure.at));
  releaseRoots(mark);
  return exception === 0 ? 0 : raiseInstance(exception);
}

/** Raises what a failure of the parser means; others are thrown on. @returns 0 */
function raiseFailure(failure: unknown, pattern: Value): 0 {
  if (failure instanceof PatternFailure) return raisePatternError(failure, pattern);
  if (failure instanceof FlagFailure) {
    return failure.kind === "value"
      ? raiseValueError(failure.message)
      : failure.kind === "overflow"
      ? raiseOverflowError(failure.message)
      : raise(RECURSION_ERROR, failure.message);
  }
  throw failure;
}

/** Issues the warnings of a pattern's sets, each once; false with one pending as an exception. May run guest code. */
function warnOfSets(doubts: string[]): boolean {
  return doubts.splice(0).every((text) => warn(FUTURE_WARNING, text));
}

/** A Pattern of a str or bytes-like object, rooted; 0 with the exception pending. */
function newPattern(source: Value, flags: number): Value {
  const points = pointsOf(source);
  if (points === null) return raiseTypeError("first argument must be string or compiled pattern");
  if (points.length > PATTERN_LENGTH_MAX) {
    return raiseOverflowError("regular expression code size limit exceeded");
  }
  if (!chargeWork(16 + points.length * 4)) return 0;
  if (!enterNative()) return 0;
  const doubts: string[] = [];
  try {
    const parsed = parsePattern(points, isStr(source), flags, doubts);
    if (!warnOfSets(doubts)) return 0;
    const words = writeProgram(parsed);
    if (!chargeWork(words.length >> 2)) return 0;
    ensureRoom(4 * words.length + 256);
    const mark = rootMark();
    pushRoot(source);
    const program = allocateRaw(4 * words.length);
    pushRoot(program);
    H32.set(words, (program + RAW_DATA) >> 2);
    const names = newDict();
    pushRoot(names);
    for (const [name, group] of parsed.names) dictSetStr(names, internText(name), small(group));
    const pattern = allocateInstance(PATTERN_TYPE);
    H32[(pattern + PATTERN_SOURCE) >> 2] = source;
    H32[(pattern + PATTERN_FLAGS) >> 2] = small(parsed.flags);
    H32[(pattern + PATTERN_PROGRAM) >> 2] = program;
    H32[(pattern + PATTERN_GROUPS) >> 2] = small(parsed.groups - 1);
    H32[(pattern + PATTERN_NAMES) >> 2] = names;
    releaseRoots(mark);
    return pattern;
  } catch (failure) {
    return warnOfSets(doubts) ? raiseFailure(failure, source) : 0;
  } finally {
    leaveNative();
  }
}

/**
 * re.compile(source, flags): a Pattern, from the cache when it was compiled before.
 *
 * @param source rooted
 * @param flags 0 when absent
 */
export function compiledPattern(source: Value, flags: Value): Value {
  let bits = 0;
  if (flags !== 0) {
    if (!isInt(flags)) {
      return raiseTypeError("unsupported operand type(s) for &: flags must be an integer");
    }
    bits = safeIntegerOf(flags);
    if (!(bits >= 0 && bits < 1 << 28)) return raiseValueError("invalid flags");
  }
  if ((source & 1) === 0 && isInstance(source, PATTERN_TYPE)) {
    return bits === 0
      ? source
      : raiseValueError("cannot process flags argument with a compiled pattern");
  }
  const keeps = (source & 1) === 0 &&
    (isExactStr(source) || H32[source >> 2] === BYTES_SHAPE);
  if (!keeps) return newPattern(source, bits);
  let cache = H32[TS_PATTERNS >> 2];
  if (cache === 0) {
    cache = newDict();
    H32[TS_PATTERNS >> 2] = cache;
  }
  const mark = rootMark();
  const key = bits === 0 ? source : tupleOf(source, small(bits));
  pushRoot(key);
  let pattern = dictGet(cache, key);
  if (pattern === 0) {
    pattern = newPattern(source, bits);
    pushRoot(pattern);
    if (pattern !== 0) {
      if (dictLength(cache) >= CACHE_MOST) dictDeleteAt(cache, dictNext(cache, 0));
      dictSet(cache, key, pattern);
    }
  }
  releaseRoots(mark);
  return pattern;
}
