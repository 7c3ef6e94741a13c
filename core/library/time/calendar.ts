/** Dates as C's struct tm, and strftime in the C locale (Modules/timemodule.c; C17 7.27.3.5). The time zone is UTC. */

/** A broken-down time; months from 0, days of the week from Sunday 0, days of the year from 0, as in C. */
export interface BrokenDownTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
  yearday: number;
  /** 1 summer time, 0 not, -1 unknown. */
  summer: number;
}

export const DAYS: readonly string[] = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"
  .split(" ");
export const MONTHS: readonly string[] =
  ("January February March April May June July August September October November December")
    .split(" ");

const DAY_SECONDS = 86400;

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar; month from 0, any day number. */
export function daysFromEpoch(year: number, month: number, day: number): number {
  // Years begin in March here, so that the leap day is the last (Howard Hinnant's algorithm).
  const y = month < 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) +
    dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The broken-down form of whole seconds since the epoch, in UTC. */
export function breakDown(seconds: number): BrokenDownTime {
  const days = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - days * DAY_SECONDS;
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = (shiftedMonth + 2) % 12;
  const year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
  return {
    year,
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearday: days - daysFromEpoch(year, 0, 1),
    summer: 0,
  };
}

/** Seconds since the epoch of fields that may be out of their ranges (C's mktime). */
export function secondsOf(time: BrokenDownTime): number {
  const year = time.year + Math.floor(time.month / 12);
  const month = ((time.month % 12) + 12) % 12;
  const days = daysFromEpoch(year, month, 1) + time.day - 1;
  return days * DAY_SECONDS + time.hour * 3600 + time.minute * 60 + time.second;
}

function pad(value: number, width: number, fill = "0"): string {
  const text = String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, fill);
  return value < 0 ? "-" + text : text;
}

/** The ISO 8601 year and week. */
function isoWeek(time: BrokenDownTime): [year: number, week: number] {
  const weekday = (time.weekday + 6) % 7;
  const week = Math.floor((time.yearday - weekday + 10) / 7);
  if (week < 1) return [time.year - 1, weeksIn(time.year - 1)];
  if (week > weeksIn(time.year)) return [time.year + 1, 1];
  return [time.year, week];
}

function weeksIn(year: number): number {
  const lastDay = (days: number) => (((days + 4) % 7) + 7) % 7;
  const first = lastDay(daysFromEpoch(year, 0, 1));
  const last = lastDay(daysFromEpoch(year, 11, 31));
  return first === 4 || last === 4 ? 53 : 52;
}

/** "Sun Sep  9 01:46:40 2001" */
export function asciiTime(time: BrokenDownTime): string {
  return `${DAYS[time.weekday].slice(0, 3)} ${MONTHS[time.month].slice(0, 3)} ${
    pad(time.day, 2, " ")
  } ${clock(time)} ${time.year}`;
}

function clock(time: BrokenDownTime): string {
  return `${pad(time.hour, 2)}:${pad(time.minute, 2)}:${pad(time.second, 2)}`;
}

function directive(letter: string, time: BrokenDownTime): string | null {
  const hour12 = time.hour % 12 === 0 ? 12 : time.hour % 12;
  switch (letter) {
    case "a":
      return DAYS[time.weekday].slice(0, 3);
    case "A":
      return DAYS[time.weekday];
    case "b":
    case "h":
      return MONTHS[time.month].slice(0, 3);
    case "B":
      return MONTHS[time.month];
    case "c":
      return asciiTime(time);
    case "C":
      return pad(Math.floor(time.year / 100), 2);
    case "d":
      return pad(time.day, 2);
    case "D":
    case "x":
      return `${pad(time.month + 1, 2)}/${pad(time.day, 2)}/${twoDigitYear(time)}`;
    case "e":
      return pad(time.day, 2, " ");
    case "F":
      return `${pad(time.year, 4)}-${pad(time.month + 1, 2)}-${pad(time.day, 2)}`;
    case "g":
      return pad(((isoWeek(time)[0] % 100) + 100) % 100, 2);
    case "G":
      return String(isoWeek(time)[0]);
    case "H":
      return pad(time.hour, 2);
    case "I":
      return pad(hour12, 2);
    case "j":
      return pad(time.yearday + 1, 3);
    case "k":
      return pad(time.hour, 2, " ");
    case "l":
      return pad(hour12, 2, " ");
    case "m":
      return pad(time.month + 1, 2);
    case "M":
      return pad(time.minute, 2);
    case "n":
      return "\n";
    case "p":
      return time.hour < 12 ? "AM" : "PM";
    case "P":
      return time.hour < 12 ? "am" : "pm";
    case "r":
      return `${pad(hour12, 2)}:${pad(time.minute, 2)}:${pad(time.second, 2)} ${
        time.hour < 12 ? "AM" : "PM"
      }`;
    case "R":
      return `${pad(time.hour, 2)}:${pad(time.minute, 2)}`;
    case "s":
      return String(secondsOf(time));
    case "S":
      return pad(time.second, 2);
    case "t":
      return "\t";
    case "T":
    case "X":
      return clock(time);
    case "u":
      return String(time.weekday === 0 ? 7 : time.weekday);
    case "U":
      return pad(Math.floor((time.yearday + 7 - time.weekday) / 7), 2);
    case "V":
      return pad(isoWeek(time)[1], 2);
    case "w":
      return String(time.weekday);
    case "W":
      return pad(Math.floor((time.yearday + 7 - (time.weekday + 6) % 7) / 7), 2);
    case "y":
      return twoDigitYear(time);
    case "Y":
      return String(time.year);
    case "z":
      return "+0000";
    case "Z":
      return "UTC";
    case "%":
      return "%";
  }
  return null;
}

function twoDigitYear(time: BrokenDownTime): string {
  return pad(((time.year % 100) + 100) % 100, 2);
}

/** strftime: what is no directive stays as it is. */
export function formatTime(format: string, time: BrokenDownTime): string {
  let result = "";
  for (let i = 0; i < format.length; i++) {
    if (format[i] !== "%" || i + 1 === format.length) {
      result += format[i];
      continue;
    }
    let end = i + 1;
    // glibc's flags: no padding, spaces, zeros, upper case; and C's modifiers.
    let flag = "";
    if ("-_0^#".includes(format[end])) flag = format[end++];
    if (end < format.length && "EO".includes(format[end])) end++;
    const text = end < format.length ? directive(format[end], time) : null;
    if (text === null) {
      result += format.slice(i, end + 1);
    } else {
      result += flagged(text, flag);
    }
    i = end;
  }
  return result;
}

function flagged(text: string, flag: string): string {
  switch (flag) {
    case "-":
      return text.replace(/^[0 ]+(?=\d)/, "");
    case "_":
      return text.replace(/^0+(?=\d)/, (zeros) => " ".repeat(zeros.length));
    case "0":
      return text.replace(/^ +/, (blanks) => "0".repeat(blanks.length));
    case "^":
      return text.toUpperCase();
    case "#":
      return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  }
  return text;
}
