/** Texts of datetimes in usual forms, read and written. What is not usual gives None, and the Python source does it. */
import { NONE } from "../../heap/map.ts";
import { small, type Value } from "../../heap/value.ts";
import { isExactStr } from "../../objects/protocols/represent.ts";
import { isTuple } from "../../objects/kinds.ts";
import { tupleItem, tupleLength, tupleOf } from "../../objects/values/sequences.ts";
import { jsString, newStr, strLength } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";
import { ordinalOf } from "./quick.ts";

/** Longest texts that are looked at here. */
const TEXT_MOST = 100;

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:.(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}|\d{6}))?)?)?$/s;

/** The fields of YYYY-MM-DD, with a clock behind it or not: three ints or seven. */
export function quickIso(given: Value): Value {
  if (!isExactStr(given) || strLength(given) > TEXT_MOST) return NONE;
  if (!chargeWork(2)) return 0;
  const match = ISO.exec(jsString(given));
  if (match === null) return NONE;
  const [year, month, day, hour, minute, second = "0", fraction = ""] = match.slice(1);
  if (hour === undefined) return tupleOf(...[year, month, day].map(Number).map(small));
  // The end of a day is told as the beginning of the next.
  if (hour === "24") return NONE;
  const microseconds = Number(fraction.padEnd(6, "0"));
  const fields = [year, month, day, hour, minute, second].map(Number);
  return tupleOf(...fields.map(small), small(microseconds));
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const padded = (number: number, width: number): string => `${number}`.padStart(width, "0");

/** strftime of a tuple of year, month, day, hour, minute, second, microsecond. */
export function quickFormat(formatGiven: Value, parts: Value): Value {
  if (!isExactStr(formatGiven) || strLength(formatGiven) > TEXT_MOST) return NONE;
  if (!chargeWork(2)) return 0;
  if (!isTuple(parts) || tupleLength(parts) !== 7) return NONE;
  const format = jsString(formatGiven);
  // Halves of pairs are characters of their own in the guest.
  if (/[\ud800-\udfff]/.test(format)) return NONE;
  const words = Array.from({ length: 7 }, (_, i) => tupleItem(parts, i));
  if (!words.every((word) => (word & 1) !== 0 && word >= 0)) return NONE;
  const [year, month, day, hour, minute, second, microsecond] = words.map((word) => word >> 1);
  if (month < 1 || month > 12 || day > 31) return NONE;
  let text = "";
  for (let at = 0; at < format.length; at++) {
    if (format[at] !== "%") {
      text += format[at];
      continue;
    }
    switch (format[++at]) {
      case "Y":
        text += padded(year, 4);
        break;
      case "m":
        text += padded(month, 2);
        break;
      case "d":
        text += padded(day, 2);
        break;
      case "H":
        text += padded(hour, 2);
        break;
      case "I":
        text += padded(hour % 12 === 0 ? 12 : hour % 12, 2);
        break;
      case "M":
        text += padded(minute, 2);
        break;
      case "S":
        text += padded(second, 2);
        break;
      case "f":
        text += padded(microsecond, 6);
        break;
      case "y":
        text += padded(year % 100, 2);
        break;
      case "p":
        text += hour < 12 ? "AM" : "PM";
        break;
      case "B":
        text += MONTHS[month - 1];
        break;
      case "b":
        text += MONTHS[month - 1].slice(0, 3);
        break;
      case "A":
        text += DAYS[(ordinalOf(year, month, day) + 6) % 7];
        break;
      case "a":
        text += DAYS[(ordinalOf(year, month, day) + 6) % 7].slice(0, 3);
        break;
      case "j":
        text += padded(ordinalOf(year, month, day) - ordinalOf(year, 1, 1) + 1, 3);
        break;
      case "%":
        text += "%";
        break;
      default:
        return NONE;
    }
  }
  return newStr(text);
}

/** Digits of a directive, and its least and greatest value. */
const NUMBERS: Readonly<Record<string, readonly [digits: number, least: number, most: number]>> = {
  Y: [4, 0, 9999],
  m: [2, 1, 12],
  d: [2, 1, 31],
  H: [2, 0, 23],
  M: [2, 0, 59],
  S: [2, 0, 59],
  f: [6, 0, 999999],
};

/** The fields of a text by a format of numbers with a year: year, month, day, hour, minute, second, microsecond. */
export function quickParse(textGiven: Value, formatGiven: Value): Value {
  if (!isExactStr(textGiven) || !isExactStr(formatGiven)) return NONE;
  if (strLength(textGiven) > TEXT_MOST || strLength(formatGiven) > TEXT_MOST) return NONE;
  if (!chargeWork(2)) return 0;
  const text = jsString(textGiven);
  const format = jsString(formatGiven);
  const found: Record<string, number> = { m: 1, d: 1, H: 0, M: 0, S: 0, f: 0 };
  const seen = new Set<string>();
  let at = 0;
  for (let i = 0; i < format.length; i++) {
    const unit = format[i];
    if (unit !== "%") {
      // Blanks stand for any, and letters for both cases.
      if (/[^!-~]/.test(unit) || text[at++]?.toLowerCase() !== unit.toLowerCase()) return NONE;
      continue;
    }
    const letter = format[++i];
    const number = NUMBERS[letter];
    if (number === undefined || seen.has(letter)) return NONE;
    seen.add(letter);
    const [digits, least, most] = number;
    let end = at;
    while (end < at + digits && text[end] >= "0" && text[end] <= "9") end++;
    if (end === at || letter === "Y" && end < at + digits) return NONE;
    const value = Number(text.slice(at, end));
    if (value < least || value > most) return NONE;
    found[letter] = letter === "f" ? value * 10 ** (digits - (end - at)) : value;
    at = end;
  }
  if (at !== text.length || !seen.has("Y")) return NONE;
  return tupleOf(...[..."YmdHMSf"].map((letter) => small(found[letter])));
}
