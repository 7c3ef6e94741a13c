/** The module time. Clocks are the host's; the time zone is UTC, since guest code is not told where it runs. */
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { sleepFor } from "../../interpreter/safepoint.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../../objects/errors.ts";
import { isFloat, isStr, isTuple } from "../../objects/kinds.ts";
import { callTuple } from "../../objects/protocols/call.ts";
import { asIndex } from "../../objects/protocols/index_number.ts";
import { doubleOf } from "../../objects/protocols/number_input.ts";
import { warnDeprecated } from "../../objects/protocols/warn.ts";
import { stringRepr } from "../../objects/text/string_repr.ts";
import { dictSetStr, newDict } from "../../objects/values/dict_table.ts";
import { intToDouble, safeOperand } from "../../objects/values/int_operands.ts";
import { newBigInt, newFloat, newInt } from "../../objects/values/numbers.ts";
import { tupleItem, tupleLength, tupleOf } from "../../objects/values/sequences.ts";
import { internText, jsString, newStr } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import { simpleNamespace } from "../simple_namespace.ts";
import { SIMPLE_NAMESPACE_TYPE, STRUCT_TIME_TYPE } from "../static_types.ts";
import { newStructSequence, structSequence } from "../struct_sequence.ts";
import { asciiTime, breakDown, type BrokenDownTime, formatTime, secondsOf } from "./calendar.ts";
import { hasDayWithoutYear, parseTime } from "./parse_time.ts";

const FIELDS = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst".split(" ");

const structTime: TypeDefinition = structSequence(STRUCT_TIME_TYPE, FIELDS, {
  doc: "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by " +
    "asctime(), mktime() and strftime().  May be considered as a\n sequence of 9 integers.\n\n " +
    "Note that several fields' values are not the same as those defined by\n the C language " +
    "standard for struct tm.  For example, the value of the\n field tm_year is the actual year, " +
    "not year - 1900.  See individual\n fields' descriptions for details.",
  accepted: 11,
  getset: { tm_zone: [() => newStr("UTC")], tm_gmtoff: [() => small(0)] },
});

function newStructTime(time: BrokenDownTime): Value {
  return newStructSequence(STRUCT_TIME_TYPE, [
    newInt(time.year),
    small(time.month + 1),
    small(time.day),
    small(time.hour),
    small(time.minute),
    small(time.second),
    small((time.weekday + 6) % 7),
    small(time.yearday + 1),
    small(time.summer),
  ]);
}

/** Nanoseconds of a clock that is given in milliseconds. */
function nanoseconds(milliseconds: number): Value {
  return newBigInt(BigInt(Math.round(milliseconds * 1e6)));
}

const wallClock = () => performance.timeOrigin + performance.now();
const steadyClock = () => performance.now();

/** Greatest time in seconds that 64-bit nanoseconds hold. */
const SECONDS_MAX = 9223372036.854775807;

function sleep(value: Value): Value {
  let seconds: number;
  if (isFloat(value)) {
    seconds = doubleOf(value);
    if (seconds !== seconds) return raiseValueError("Invalid value NaN (not a number)");
  } else {
    const index = asIndex(value);
    if (index === 0) {
      return raiseTypeError(
        `'${typeName(value)}' object cannot be interpreted as an integer or float`,
      );
    }
    seconds = intToDouble(index);
  }
  if (Math.abs(seconds) > SECONDS_MAX) {
    return raiseOverflowError("timestamp too large to convert to C PyTime_t");
  }
  if (seconds < 0) return raiseValueError("sleep length must be non-negative");
  return sleepFor(seconds * 1000) ? NONE : 0;
}

/** Seconds given or now, rounded down; NaN with the exception pending. */
function secondsArgument(value: Value): number {
  if (value === 0 || value === NONE) return Math.floor(wallClock() / 1000);
  let seconds: number;
  if (isFloat(value)) {
    seconds = Math.floor(doubleOf(value));
    if (seconds !== seconds) {
      raiseValueError("Invalid value NaN (not a number)");
      return NaN;
    }
  } else {
    const index = asIndex(value);
    if (index === 0) return NaN;
    seconds = intToDouble(index);
  }
  // What 64 bits hold, and then years that a C int holds.
  if (Math.abs(seconds) >= 2 ** 63) {
    raiseOverflowError("timestamp out of range for platform time_t");
    return NaN;
  }
  if (Math.abs(seconds) > 67768036191676799) {
    raiseOverflowError("Value too large for defined data type");
    return NaN;
  }
  return seconds;
}

function brokenDown(value: Value): Value {
  const seconds = secondsArgument(value);
  return seconds !== seconds ? 0 : newStructTime(breakDown(seconds));
}

/**
 * The fields of a tuple or struct_time, or of the time that it is now when there is none (0); null with the exception
 * pending.
 */
function timeArgument(value: Value, what: string): BrokenDownTime | null {
  if (value === 0) return breakDown(Math.floor(wallClock() / 1000));
  if (!isTuple(value)) {
    raiseTypeError("Tuple or struct_time argument required");
    return null;
  }
  if (tupleLength(value) !== FIELDS.length) {
    raiseTypeError(`${what}(): illegal time tuple argument`);
    return null;
  }
  const fields: number[] = [];
  for (let i = 0; i < FIELDS.length; i++) {
    const index = asIndex(tupleItem(value, i));
    if (index === 0) return null;
    const number = safeOperand(index);
    if (!(Math.abs(number) <= 0x7fffffff)) {
      raiseOverflowError("Python int too large to convert to C int");
      return null;
    }
    fields.push(number);
  }
  return {
    year: fields[0],
    month: fields[1] - 1,
    day: fields[2],
    hour: fields[3],
    minute: fields[4],
    second: fields[5],
    weekday: (fields[6] + 1) % 7,
    yearday: fields[7] - 1,
    summer: fields[8],
  };
}

/** Mends zeros and refuses fields out of range, as CPython does before it formats; false with ValueError pending. */
function checkTime(time: BrokenDownTime): boolean {
  if (time.month === -1) time.month = 0;
  if (time.day === 0) time.day = 1;
  if (time.yearday === -1) time.yearday = 0;
  const problem = time.month < 0 || time.month > 11
    ? "month out of range"
    : time.day < 0 || time.day > 31
    ? "day of month out of range"
    : time.hour < 0 || time.hour > 23
    ? "hour out of range"
    : time.minute < 0 || time.minute > 59
    ? "minute out of range"
    : time.second < 0 || time.second > 61
    ? "seconds out of range"
    : time.weekday < 0
    ? "day of week out of range"
    : time.yearday < 0 || time.yearday > 365
    ? "day of year out of range"
    : "";
  if (problem === "") return true;
  raiseValueError(problem);
  return false;
}

function strftime(format: Value, when: Value): Value {
  if (!isStr(format)) {
    return raiseTypeError(`strftime() argument 1 must be str, not ${typeName(format)}`);
  }
  const time = timeArgument(when, "strftime");
  if (time === null || !checkTime(time)) return 0;
  return newStr(formatTime(jsString(format), time));
}

function asctime(when: Value): Value {
  const time = timeArgument(when, "asctime");
  if (time === null || !checkTime(time)) return 0;
  return newStr(asciiTime(time));
}

function ctime(value: Value): Value {
  const seconds = secondsArgument(value);
  return seconds !== seconds ? 0 : newStr(asciiTime(breakDown(seconds)));
}

function mktime(when: Value): Value {
  const time = timeArgument(when, "mktime");
  return time === null ? 0 : newFloat(secondsOf(time));
}

/** False with the warning pending as an exception. May run guest code. */
function warnOfDayWithoutYear(): boolean {
  return warnDeprecated(
    "Parsing dates involving a day of month without a year specified is ambiguous\nand fails to parse leap day. The default behavior will change in Python 3.15\nto either always raise an exception or to use a different default year (TBD).\nTo avoid trouble, add a specific year to the input & format.\nSee https://github.com/python/cpython/issues/70647.",
  );
}

function strptime(textGiven: Value, formatGiven: Value): Value {
  for (const [place, value] of [textGiven, formatGiven].entries()) {
    if (value !== 0 && !isStr(value)) {
      return raiseTypeError(
        `strptime() argument ${place} must be str, not <class '${typeName(value)}'>`,
      );
    }
  }
  const text = jsString(textGiven);
  const format = formatGiven === 0 ? "%a %b %d %H:%M:%S %Y" : jsString(formatGiven);
  const parsed = parseTime(text, format);
  if (typeof parsed !== "string") {
    return hasDayWithoutYear(format) && !warnOfDayWithoutYear() ? 0 : newStructTime(parsed);
  }
  return raiseValueError(
    parsed === ""
      ? `time data ${stringRepr(text)} does not match format ${stringRepr(format)}`
      : parsed,
  );
}

/** What is known of a clock: whether it can be set back, and whether it never goes back. */
const CLOCKS: Readonly<Record<string, string>> = {
  time: "clock_gettime(CLOCK_REALTIME)",
  monotonic: "clock_gettime(CLOCK_MONOTONIC)",
  perf_counter: "clock_gettime(CLOCK_MONOTONIC)",
  process_time: "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)",
  thread_time: "clock_gettime(CLOCK_THREAD_CPUTIME_ID)",
};

function clockInfo(name: Value): Value {
  if (!isStr(name)) {
    return raiseTypeError(`get_clock_info() argument 1 must be str, not ${typeName(name)}`);
  }
  const clock = jsString(name);
  if (!Object.hasOwn(CLOCKS, clock)) return raiseValueError("unknown clock");
  const mark = rootMark();
  const fields = newDict();
  pushRoot(fields);
  dictSetStr(fields, internText("implementation"), newStr(CLOCKS[clock]));
  dictSetStr(fields, internText("monotonic"), clock === "time" ? FALSE : TRUE);
  dictSetStr(fields, internText("adjustable"), clock === "time" ? TRUE : FALSE);
  dictSetStr(fields, internText("resolution"), newFloat(1e-9));
  const info = callTuple(SIMPLE_NAMESPACE_TYPE, tupleOf(), fields);
  releaseRoots(mark);
  return info;
}

const clockFunctions = (clock: () => number): readonly [NativeEntry, NativeEntry] => [
  ["", () => newFloat(clock() / 1000)],
  ["", () => nanoseconds(clock())],
];

const [time, timeNs] = clockFunctions(wallClock);
const [monotonic, monotonicNs] = clockFunctions(steadyClock);
const [counter, counterNs] = clockFunctions(steadyClock);
const [processTime, processTimeNs] = clockFunctions(steadyClock);
const [threadTime, threadTimeNs] = clockFunctions(steadyClock);

defineModule({
  name: "time",
  doc: "This module provides various functions to manipulate time values.",
  installs: [simpleNamespace, structTime],
  types: { struct_time: STRUCT_TIME_TYPE },
  functions: {
    time,
    time_ns: timeNs,
    monotonic,
    monotonic_ns: monotonicNs,
    perf_counter: counter,
    perf_counter_ns: counterNs,
    process_time: processTime,
    process_time_ns: processTimeNs,
    thread_time: threadTime,
    thread_time_ns: threadTimeNs,
    sleep: ["seconds, /", sleep],
    gmtime: ["seconds=None, /", brokenDown],
    localtime: ["seconds=None, /", brokenDown],
    mktime: ["t, /", mktime],
    strftime: ["format, t=None, /", strftime],
    strptime: ["string, format='%a %b %d %H:%M:%S %Y', /", strptime],
    asctime: ["t=None, /", asctime],
    ctime: ["seconds=None, /", ctime],
    get_clock_info: ["name, /", clockInfo],
    tzset: ["", () => NONE],
  },
  attributes: () => ({
    _STRUCT_TM_ITEMS: small(11),
    timezone: small(0),
    altzone: small(0),
    daylight: small(0),
    tzname: tupleOf(newStr("UTC"), newStr("UTC")),
  }),
});
