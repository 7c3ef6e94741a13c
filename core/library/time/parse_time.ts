/** time.strptime (Lib/_strptime.py): a format becomes a regular expression. */
import { type BrokenDownTime, DAYS, daysFromEpoch, MONTHS } from "./calendar.ts";

const DIRECTIVES: Readonly<Record<string, string>> = {
  d: "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]",
  f: "\\d{1,6}",
  H: "2[0-3]|[01]\\d|\\d| \\d",
  I: "1[0-2]|0[1-9]|[1-9]| [1-9]",
  G: "\\d{4}",
  j: "36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]",
  m: "1[0-2]|0[1-9]|[1-9]| [1-9]",
  M: "[0-5]\\d|\\d",
  S: "6[01]|[0-5]\\d|\\d",
  U: "5[0-3]|[0-4]\\d|\\d",
  w: "[0-6]",
  u: "[1-7]",
  V: "5[0-3]|0[1-9]|[1-4]\\d|\\d",
  W: "5[0-3]|[0-4]\\d|\\d",
  y: "\\d\\d",
  Y: "\\d{4}",
  z: "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z",
  Z: "utc|gmt",
  p: "am|pm",
  a: DAYS.map((day) => day.slice(0, 3)).join("|"),
  A: DAYS.join("|"),
  b: MONTHS.map((month) => month.slice(0, 3)).join("|"),
  B: MONTHS.join("|"),
};

const COMPOSED: Readonly<Record<string, string>> = {
  c: "%a %b %d %H:%M:%S %Y",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  T: "%H:%M:%S",
  R: "%H:%M",
};

/** The pattern of a format and the directives in its groups; or the message of the ValueError for a bad one. */
function patternOf(format: string): { pattern: string; letters: string[] } | string {
  let pattern = "";
  const letters: string[] = [];
  for (let i = 0; i < format.length; i++) {
    const character = format[i];
    if (/\s/.test(character)) {
      while (i + 1 < format.length && /\s/.test(format[i + 1])) i++;
      pattern += "\\s+";
      continue;
    }
    if (character !== "%") {
      pattern += character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
      continue;
    }
    const letter = format[++i];
    if (letter === undefined) return `stray % in format '${format}'`;
    if (letter === "%") pattern += "%";
    else if (Object.hasOwn(COMPOSED, letter)) {
      const inner = patternOf(COMPOSED[letter]);
      if (typeof inner === "string") return inner;
      pattern += inner.pattern;
      letters.push(...inner.letters);
    } else if (Object.hasOwn(DIRECTIVES, letter)) {
      pattern += `(${DIRECTIVES[letter]})`;
      letters.push(letter);
    } else return `'${letter}' is a bad directive in format '${format}'`;
  }
  return { pattern, letters };
}

/** Whether a format that patternOf takes has a day of the month and no year. */
export function hasDayWithoutYear(format: string): boolean {
  const compiled = patternOf(format);
  return typeof compiled !== "string" && compiled.letters.includes("d") &&
    !compiled.letters.some((letter) => "YyG".includes(letter));
}

/** The time in a text; "" when the text is not of the format, else the message of another ValueError. */
export function parseTime(text: string, format: string): BrokenDownTime | string {
  const compiled = patternOf(format);
  if (typeof compiled === "string") return compiled;
  const match = new RegExp(`^${compiled.pattern}`, "i").exec(text);
  if (match === null) return "";
  if (match[0].length !== text.length) {
    return `unconverted data remains: ${text.slice(match[0].length)}`;
  }
  const found = new Map<string, string>();
  compiled.letters.forEach((letter, place) => found.set(letter, match[place + 1]));
  return assemble(found);
}

const indexOfName = (names: readonly string[], text: string): number =>
  names.findIndex((name) => name.slice(0, text.length).toLowerCase() === text.toLowerCase());

function assemble(found: Map<string, string>): BrokenDownTime | string {
  const number = (letter: string, otherwise: number): number => {
    const text = found.get(letter);
    return text === undefined ? otherwise : Number(text.trim());
  };
  let year = number("Y", 1900);
  if (found.has("y")) {
    year = number("y", 0);
    year += year <= 68 ? 2000 : 1900;
  }
  let month = number("m", 1) - 1;
  for (const letter of ["b", "B"]) {
    if (found.has(letter)) month = indexOfName(MONTHS, found.get(letter)!);
  }
  let hour = number("H", 0);
  if (found.has("I")) {
    hour = number("I", 0) % 12;
    if (found.get("p")?.toLowerCase() === "pm") hour += 12;
  }
  let weekday = -1;
  for (const letter of ["a", "A"]) {
    if (found.has(letter)) weekday = indexOfName(DAYS, found.get(letter)!);
  }
  if (found.has("w")) weekday = number("w", 0);
  if (found.has("u")) weekday = number("u", 0) % 7;
  let day = number("d", 1);
  let days = daysFromEpoch(year, month, day);
  const first = daysFromEpoch(year, 0, 1);
  const given = found.has("d") || found.has("m") || found.has("b") || found.has("B");
  if (found.has("j") && !given) days = first + number("j", 1) - 1;
  else if (!given && weekday >= 0 && (found.has("U") || found.has("W"))) {
    days = first + dayOfWeek(first, number(found.has("U") ? "U" : "W", 0), weekday, found.has("U"));
  } else if (day > daysInMonth(year, month)) {
    return `day ${day} must be in range 1..${daysInMonth(year, month)} for month ${month + 1} ` +
      `in year ${year}`;
  }
  const date = new Date(days * 86400000);
  year = date.getUTCFullYear();
  month = date.getUTCMonth();
  day = date.getUTCDate();
  const zone = found.get("Z");
  return {
    year,
    month,
    day,
    hour,
    minute: number("M", 0),
    second: number("S", 0),
    weekday: weekday >= 0 ? weekday : date.getUTCDay(),
    yearday: days - daysFromEpoch(year, 0, 1),
    summer: zone === undefined ? -1 : 0,
  };
}

/** Days from the first of January to a day of a week of the year (%U counts from Sundays, %W from Mondays). */
function dayOfWeek(first: number, week: number, weekday: number, fromSunday: boolean): number {
  const shift = fromSunday ? 0 : 6;
  const firstDay = ((((first + 4) % 7) + 7) % 7 + shift) % 7;
  const wanted = (weekday + shift) % 7;
  if (week === 0) return wanted - firstDay;
  return (7 - firstDay) % 7 + 7 * (week - 1) + wanted;
}

function daysInMonth(year: number, month: number): number {
  return daysFromEpoch(month === 11 ? year + 1 : year, (month + 1) % 12, 1) -
    daysFromEpoch(year, month, 1);
}
