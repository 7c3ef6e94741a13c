/**
 * The module zoneinfo (PEP 615). The rules are those of the host's Intl: public zone rules, nothing of the host's own
 * zone. Names of zones' times that Intl does not know are numbers, as "+03".
 *
 * Left out: from_file and pickling by file; no_cache makes objects of its own as in CPython.
 */
import { NONE } from "../heap/map.ts";
import { small, type Value } from "../heap/value.ts";
import { raiseTypeError } from "../objects/errors.ts";
import { isStr } from "../objects/kinds.ts";
import { isInt, safeIntegerOf } from "../objects/values/numbers.ts";
import { listAppend, newList, tupleOf } from "../objects/values/sequences.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { chargeWork } from "../objects/work.ts";
import { defineModule } from "./index.ts";

/** Languages whose short names of times are letters, tried one after the other. */
const LANGUAGES = ["en-US", "en-GB", "en-AU", "en-NZ", "en-IN", "en-CA"];
/** Common abbreviations that no English locale has: standard time and summer time. */
const ABBREVIATIONS: Readonly<Record<string, readonly [string, string]>> = {
  "Asia/Tokyo": ["JST", "JDT"],
  "Asia/Seoul": ["KST", "KDT"],
  "Asia/Shanghai": ["CST", "CDT"],
  "Asia/Taipei": ["CST", "CDT"],
  "Asia/Hong_Kong": ["HKT", "HKST"],
  "Asia/Manila": ["PST", "PDT"],
  "Asia/Karachi": ["PKT", "PKST"],
  "Asia/Jakarta": ["WIB", "WIB"],
  "Asia/Jerusalem": ["IST", "IDT"],
  "Europe/Moscow": ["MSK", "MSD"],
};

/** Formats that are kept, by zone (and language): both are few, but guest code names them. */
const formats = new Map<string, Intl.DateTimeFormat | null>();
const FORMATS_MOST = 1000;

function formatOf(zone: string, language: string, style: string): Intl.DateTimeFormat | null {
  const key = `${language} ${style} ${zone}`;
  let format = formats.get(key);
  if (format === undefined) {
    if (formats.size >= FORMATS_MOST) formats.clear();
    try {
      format = new Intl.DateTimeFormat(language, {
        timeZone: zone,
        timeZoneName: style as "short",
        calendar: "gregory",
        era: "short",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
        hourCycle: "h23",
      });
    } catch {
      format = null;
    }
    formats.set(key, format);
  }
  return format;
}

/** Seconds east of UTC at an instant (seconds since 1970). */
function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant * 1000)) parts[type] = value;
  let year = Number(parts.year);
  if (parts.era === "BC") year = 1 - year;
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return Math.round(wall.getTime() / 1000) - instant;
}

/** The zone's name in the data, or null when there is none. */
function validZone(key: string): string | null {
  // Intl takes any case, and offsets; the keys of the data are exact.
  if (!/^[A-Z][A-Za-z0-9_+\-]*(?:\/[A-Za-z0-9_+\-]+)*$/.test(key)) return null;
  return formatOf(key, "en-US", "short") === null ? null : key;
}

function exists(key: Value): Value {
  if (!isStr(key)) return raiseTypeError("a zone's key must be a str");
  if (!chargeWork(500)) return 0;
  return small(validZone(jsString(key)) === null ? 0 : 1);
}

const offsetText = (offset: number): string => {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  const rest = minutes % 60 === 0 ? "" : String(minutes % 60).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${hours}${rest}`;
};

/** Seconds of an instant beyond what Date knows. */
const INSTANT_MOST = 8.64e12;

/** (offset, summer offset, name) of a zone at an instant. */
function timeAt(keyGiven: Value, instantGiven: Value): Value {
  if (!isStr(keyGiven) || !isInt(instantGiven)) return raiseTypeError("bad arguments");
  if (!chargeWork(100)) return 0;
  const key = jsString(keyGiven);
  const instant = safeIntegerOf(instantGiven);
  const format = formatOf(key, "en-US", "short");
  if (format === null || !(Math.abs(instant) < INSTANT_MOST)) return NONE;
  const offset = offsetAt(format, instant);
  const year = new Date(instant * 1000).getUTCFullYear();
  const standard = Math.min(
    offsetAt(format, Date.UTC(year, 0, 1) / 1000),
    offsetAt(format, Date.UTC(year, 6, 1) / 1000),
  );
  const summer = offset > standard ? offset - standard : 0;
  const mark = rootMark();
  const name = newStr(nameAt(key, instant, offset, summer !== 0));
  pushRoot(name);
  const result = tupleOf(small(offset), small(summer), name);
  releaseRoots(mark);
  return result;
}

function nameAt(key: string, instant: number, offset: number, summer: boolean): string {
  if (key === "UTC" || key === "Etc/UTC" || key === "Zulu" || key === "Universal") return "UTC";
  if (Object.hasOwn(ABBREVIATIONS, key)) return ABBREVIATIONS[key][summer ? 1 : 0];
  for (const language of LANGUAGES) {
    const name = formatOf(key, language, "short")?.formatToParts(instant * 1000)
      .find(({ type }) => type === "timeZoneName")?.value;
    if (name !== undefined && /^[A-Z]{3,5}$/.test(name) && name !== "GST") return name;
  }
  return offsetText(offset);
}

function zones(): Value {
  const names = [...Intl.supportedValuesOf("timeZone"), "UTC"];
  if (!chargeWork(names.length)) return 0;
  const mark = rootMark();
  const list = newList(names.length);
  pushRoot(list);
  for (const name of names) listAppend(list, newStr(name));
  releaseRoots(mark);
  return list;
}

const SOURCE = String.raw`
"""Time zones by their names in the IANA database."""

from datetime import datetime as _datetime, timedelta as _timedelta, tzinfo as _tzinfo

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH",
           "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

TZPATH = ()
_cache = {}


class ZoneInfoNotFoundError(KeyError):
    """Exception raised when a ZoneInfo key is not found."""


class InvalidTZPathWarning(RuntimeWarning):
    """Warning raised if an invalid path is specified in PYTHONTZPATH."""


def reset_tzpath(to=None):
    pass


def available_timezones():
    """Returns a set containing all available time zones."""
    return set(_zones())


class ZoneInfo(_tzinfo):
    """The rules of a zone of the IANA database."""

    __module__ = "zoneinfo"

    def __new__(cls, key):
        known = _cache.get((cls, key))
        if known is None:
            known = _cache[cls, key] = cls.no_cache(key)
        return known

    @classmethod
    def no_cache(cls, key):
        if not isinstance(key, str):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
        if key.startswith("/"):
            raise ValueError("ZoneInfo keys may not be absolute paths, got: " + key)
        if ".." in key.split("/"):
            raise ValueError("ZoneInfo keys must refer to subdirectories of TZPATH, got: " + key)
        if not _exists(key):
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        self = _tzinfo.__new__(cls)
        self._key = key
        self._known = {}
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        if only_keys is None:
            _cache.clear()
        else:
            for key in only_keys:
                _cache.pop((cls, key), None)

    key = property(lambda self: self._key)

    def _at(self, instant):
        """(offset, dst, name) at seconds since 1970, as timedeltas."""
        # Rules change on whole quarters of an hour.
        slot = instant // 900
        found = self._known.get(slot)
        if found is None:
            if len(self._known) > 500:
                self._known.clear()
            offset, dst, name = _time_at(self._key, slot * 900)
            found = _timedelta(seconds=offset), _timedelta(seconds=dst), name
            self._known[slot] = found
        return found

    def _of(self, dt):
        wall = (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        earlier = self._at(wall - 86400)
        later = self._at(wall + 86400)
        if earlier[0] == later[0] and earlier[2] == later[2]:
            return earlier
        # Around a change: which instants have this wall time?
        fits = [state for state in (earlier, later)
                if self._at(wall - state[0]._total() // 1000000)[0] == state[0]]
        if len(fits) == 2:
            return fits[dt.fold] if earlier[0] != later[0] else fits[0]
        if fits:
            # One of the two offsets is in force before or behind the change.
            return fits[0]
        # In a gap: the offset before it for fold 0.
        return later if dt.fold else earlier

    def utcoffset(self, dt):
        return None if dt is None and self._key != "UTC" else self._of(dt)[0] if dt is not None \
            else _timedelta(0)

    def dst(self, dt):
        return None if dt is None and self._key != "UTC" else self._of(dt)[1] if dt is not None \
            else _timedelta(0)

    def tzname(self, dt):
        return None if dt is None and self._key != "UTC" else self._of(dt)[2] if dt is not None \
            else "UTC"

    def fromutc(self, dt):
        if not isinstance(dt, _datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        instant = ((dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60
                   + dt.second)
        offset = self._at(instant)[0]
        local = dt + offset
        # Of two instants with the same wall time, this is the later one when the fold says so.
        if self._of(local)[0] != offset:
            local = local.replace(fold=1)
        return local

    def __repr__(self):
        return f"zoneinfo.ZoneInfo(key={self._key!r})"

    def __str__(self):
        return self._key

    def __reduce__(self):
        return self.__class__, (self._key,)
`;

defineModule({
  name: "zoneinfo",
  functions: {
    _exists: ["key, /", exists],
    _time_at: ["key, instant, /", timeAt],
    _zones: ["", zones],
  },
  source: SOURCE,
});
