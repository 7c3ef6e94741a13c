/**
 * What is usual of datetime: dates, times and differences of the very classes of the module, fields that are small ints. What is
 * not usual gives None, and the Python source does it. The natives get the module's tuple `_classes`: timedelta, date, datetime.
 */
import { TYPE_SHAPE } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isTuple } from "../../objects/kinds.ts";
import { tupleItem, tupleLength } from "../../objects/values/sequences.ts";
import { chargeWork } from "../../objects/work.ts";
import { isPlainClass } from "../native_class.ts";

// Where `__slots__` stand: those of a class in the order of their names, behind those of its base.
const DELTA_DAYS = 8;
const DELTA_HASH = 12;
const DELTA_MICROSECONDS = 16;
const DELTA_SECONDS = 20;
const DATE_DAY = 8;
const DATE_HASH = 12;
const DATE_MONTH = 16;
const DATE_YEAR = 20;
const FOLD = 24;
const HOUR = 28;
const MICROSECOND = 32;
const MINUTE = 36;
const SECOND = 40;
const ZONE = 44;

// Places in `_classes`.
const TIMEDELTA = 0;
const DATE = 1;
const DATETIME = 2;

const DAY_SECONDS = 86400;
const MAX_DELTA_DAYS = 999999999;
const MAX_ORDINAL = 3652059;

const BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const MONTH_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : MONTH_DAYS[month];
}

/** Days from the day before 0001-01-01 on. */
export function ordinalOf(year: number, month: number, day: number): number {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leap = month > 2 && isLeap(year) ? 1 : 0;
  return before * 365 + leaps + BEFORE_MONTH[month] + leap + day;
}

/** How many `__slots__` instances have, by place in `_classes`. */
const SLOTS = [4, 4, 10];

/** The class at a place; 0 when `_classes` is not what the module has: guest code can call natives, too. */
function classAt(classes: Value, place: number): Value {
  if (!isTuple(classes) || tupleLength(classes) !== SLOTS.length) return 0;
  const type = tupleItem(classes, place);
  return isPlainClass(type, SLOTS[place]) ? type : 0;
}

function isA(value: Value, classes: Value, place: number): boolean {
  if ((value & 1) !== 0) return false;
  const type = classAt(classes, place);
  return type !== 0 && H32[value >> 2] === H32[(type + TYPE_SHAPE) >> 2];
}

function make(classes: Value, place: number): Value {
  const type = classAt(classes, place);
  return type === 0 ? 0 : allocateInstance(type);
}

const field = (object: Value, offset: number): number => H32[(object + offset) >> 2] >> 1;

function setField(object: Value, offset: number, number: number): void {
  H32[(object + offset) >> 2] = small(number);
}

/** A timedelta of any numbers of days, seconds and microseconds; None when it is too great. */
function makeDelta(classes: Value, days: number, seconds: number, microseconds: number): Value {
  seconds += Math.floor(microseconds / 1e6);
  microseconds -= 1e6 * Math.floor(microseconds / 1e6);
  days += Math.floor(seconds / DAY_SECONDS);
  seconds -= DAY_SECONDS * Math.floor(seconds / DAY_SECONDS);
  if (Math.abs(days) > MAX_DELTA_DAYS) return NONE;
  const delta = make(classes, TIMEDELTA);
  if (delta === 0) return NONE;
  setField(delta, DELTA_DAYS, days);
  setField(delta, DELTA_SECONDS, seconds);
  setField(delta, DELTA_MICROSECONDS, microseconds);
  H32[(delta + DELTA_HASH) >> 2] = NONE;
  return delta;
}

/** Writes the date of an ordinal into an object of class date or datetime. */
function setDate(object: Value, ordinal: number): void {
  let rest = ordinal - 1;
  const n400 = Math.floor(rest / 146097);
  rest -= n400 * 146097;
  const n100 = Math.floor(rest / 36524);
  rest -= n100 * 36524;
  const n4 = Math.floor(rest / 1461);
  rest -= n4 * 1461;
  const n1 = Math.floor(rest / 365);
  rest -= n1 * 365;
  let year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
  let month = 12;
  let day = 31;
  if (n1 === 4 || n100 === 4) year--;
  else {
    month = (rest + 50) >> 5;
    let before = BEFORE_MONTH[month] + (month > 2 && isLeap(year) ? 1 : 0);
    if (before > rest) {
      month--;
      before -= daysInMonth(year, month);
    }
    day = rest - before + 1;
  }
  setField(object, DATE_YEAR, year);
  setField(object, DATE_MONTH, month);
  setField(object, DATE_DAY, day);
  H32[(object + DATE_HASH) >> 2] = NONE;
}

const ordinalIn = (date: Value): number =>
  ordinalOf(field(date, DATE_YEAR), field(date, DATE_MONTH), field(date, DATE_DAY));

const secondsIn = (datetime: Value): number =>
  field(datetime, HOUR) * 3600 + field(datetime, MINUTE) * 60 + field(datetime, SECOND);

/** Microseconds, milliseconds, seconds, minutes, hours, days, weeks. */
const DELTA_UNITS = [0, 0, 1, 60, 3600, DAY_SECONDS, 7 * DAY_SECONDS];

/** timedelta of a tuple of small ints: microseconds, milliseconds, seconds, minutes, hours, days, weeks. */
export function quickDelta(parts: Value, classes: Value): Value {
  if (!isTuple(parts) || tupleLength(parts) !== DELTA_UNITS.length) return NONE;
  let seconds = 0;
  for (let i = 0; i < DELTA_UNITS.length; i++) {
    const part = tupleItem(parts, i);
    if ((part & 1) === 0) return NONE;
    seconds += (part >> 1) * DELTA_UNITS[i];
  }
  if (!chargeWork(1)) return 0;
  const microseconds = (tupleItem(parts, 0) >> 1) + (tupleItem(parts, 1) >> 1) * 1000;
  return makeDelta(classes, 0, seconds, microseconds);
}

/** `a` plus a timedelta, or for the sign -1 minus it. */
export function quickShift(a: Value, delta: Value, signGiven: Value, classes: Value): Value {
  if (!isA(delta, classes, TIMEDELTA)) return NONE;
  const sign = signGiven === small(-1) ? -1 : 1;
  const days = sign * field(delta, DELTA_DAYS);
  const seconds = sign * field(delta, DELTA_SECONDS);
  const microseconds = sign * field(delta, DELTA_MICROSECONDS);
  if (!chargeWork(1)) return 0;
  if (isA(a, classes, TIMEDELTA)) {
    return makeDelta(
      classes,
      field(a, DELTA_DAYS) + days,
      field(a, DELTA_SECONDS) + seconds,
      field(a, DELTA_MICROSECONDS) + microseconds,
    );
  }
  const isDate = isA(a, classes, DATE);
  if (!isDate && !isA(a, classes, DATETIME)) return NONE;
  let ordinal = ordinalIn(a) + days;
  if (isDate) {
    if (ordinal < 1 || ordinal > MAX_ORDINAL) return NONE;
    const sum = make(classes, DATE);
    setDate(sum, ordinal);
    return sum;
  }
  const micros = field(a, MICROSECOND) + microseconds;
  let rest = secondsIn(a) + seconds + Math.floor(micros / 1e6);
  ordinal += Math.floor(rest / DAY_SECONDS);
  rest -= DAY_SECONDS * Math.floor(rest / DAY_SECONDS);
  if (ordinal < 1 || ordinal > MAX_ORDINAL) return NONE;
  const sum = make(classes, DATETIME);
  setDate(sum, ordinal);
  setField(sum, HOUR, Math.floor(rest / 3600));
  setField(sum, MINUTE, Math.floor(rest / 60) % 60);
  setField(sum, SECOND, rest % 60);
  setField(sum, MICROSECOND, micros - 1e6 * Math.floor(micros / 1e6));
  setField(sum, FOLD, 0);
  H32[(sum + ZONE) >> 2] = H32[(a + ZONE) >> 2];
  return sum;
}

/** The timedelta between two dates, or two datetimes of the same zone. */
export function quickDifference(a: Value, b: Value, classes: Value): Value {
  if (!chargeWork(1)) return 0;
  if (isA(a, classes, DATE)) {
    if (!isA(b, classes, DATE)) return NONE;
    return makeDelta(classes, ordinalIn(a) - ordinalIn(b), 0, 0);
  }
  if (!areAlike(a, b, classes)) return NONE;
  const seconds = secondsIn(a) - secondsIn(b);
  const microseconds = field(a, MICROSECOND) - field(b, MICROSECOND);
  return makeDelta(classes, ordinalIn(a) - ordinalIn(b), seconds, microseconds);
}

/** Whether both are datetimes of the same zone. */
function areAlike(a: Value, b: Value, classes: Value): boolean {
  return isA(a, classes, DATETIME) && isA(b, classes, DATETIME) &&
    H32[(a + ZONE) >> 2] === H32[(b + ZONE) >> 2];
}

const DELTA_ORDER = [DELTA_DAYS, DELTA_SECONDS, DELTA_MICROSECONDS];
const DATE_ORDER = [DATE_YEAR, DATE_MONTH, DATE_DAY];
const DATETIME_ORDER = [...DATE_ORDER, HOUR, MINUTE, SECOND, MICROSECOND];

/** -1, 0 or 1 of two timedeltas, two dates, or two datetimes of the same zone. */
export function quickOrder(a: Value, b: Value, classes: Value): Value {
  const order = isA(a, classes, DATE)
    ? isA(b, classes, DATE) ? DATE_ORDER : null
    : isA(a, classes, TIMEDELTA)
    ? isA(b, classes, TIMEDELTA) ? DELTA_ORDER : null
    : areAlike(a, b, classes)
    ? DATETIME_ORDER
    : null;
  if (order === null) return NONE;
  for (const offset of order) {
    const difference = field(a, offset) - field(b, offset);
    if (difference !== 0) return small(difference < 0 ? -1 : 1);
  }
  return small(0);
}

/** Greatest hour, minute, second, microsecond. */
const CLOCK_MOST = [23, 59, 59, 999999];
const CLOCK_FIELDS = [HOUR, MINUTE, SECOND, MICROSECOND];

/** The date, or with seven parts the datetime without a zone, of a tuple of ints in their ranges. */
export function quickMake(parts: Value, classes: Value): Value {
  if (!isTuple(parts)) return NONE;
  const isDate = tupleLength(parts) === 3;
  if (!isDate && tupleLength(parts) !== 7) return NONE;
  const year = tupleItem(parts, 0);
  const month = tupleItem(parts, 1);
  const day = tupleItem(parts, 2);
  if ((year & month & day & 1) === 0) return NONE;
  if (year < small(1) || year > small(9999) || month < small(1) || month > small(12)) return NONE;
  if (day < small(1) || day >> 1 > daysInMonth(year >> 1, month >> 1)) return NONE;
  if (!isDate) {
    for (let i = 0; i < CLOCK_MOST.length; i++) {
      const part = tupleItem(parts, 3 + i);
      if ((part & 1) === 0 || part < small(0) || part >> 1 > CLOCK_MOST[i]) return NONE;
    }
  }
  const made = make(classes, isDate ? DATE : DATETIME);
  if (made === 0) return NONE;
  H32[(made + DATE_YEAR) >> 2] = year;
  H32[(made + DATE_MONTH) >> 2] = month;
  H32[(made + DATE_DAY) >> 2] = day;
  H32[(made + DATE_HASH) >> 2] = NONE;
  if (isDate) return made;
  for (let i = 0; i < CLOCK_FIELDS.length; i++) {
    H32[(made + CLOCK_FIELDS[i]) >> 2] = tupleItem(parts, 3 + i);
  }
  setField(made, FOLD, 0);
  H32[(made + ZONE) >> 2] = NONE;
  return made;
}
