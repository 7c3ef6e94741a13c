/** Python source of datetime: strptime, which few programs use. */

export const PARSE_SOURCE = String.raw`
import re as _re

_FULL_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December")
_FULL_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIELDS = {
    "d": r"(?P<d>3[01]|[12]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>\d{1,6})",
    "H": r"(?P<H>2[0-3]|[01]\d|\d| \d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[01]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>(?:[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?)|(?-i:Z))",
    "Z": r"(?P<Z>utc|gmt)",
    "p": r"(?P<p>am|pm)",
    "A": f"(?P<A>{'|'.join(_FULL_DAYS)})",
    "a": f"(?P<a>{'|'.join(name[:3] for name in _FULL_DAYS)})",
    "B": f"(?P<B>{'|'.join(_FULL_MONTHS)})",
    "b": f"(?P<b>{'|'.join(name[:3] for name in _FULL_MONTHS)})",
    "%": "%",
}
_COMPOSED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y",
             "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M"}
_compiled = {}


def _pattern(format):
    text = format
    for letter, meaning in _COMPOSED.items():
        text = text.replace("%" + letter, meaning)
    parts = []
    letters = set()
    i = 0
    end = len(text)
    while i < end:
        character = text[i]
        i += 1
        if character == "%":
            if i == end:
                raise ValueError(f"stray % in format {format!r}")
            letter = text[i]
            i += 1
            if letter == ":" and text.startswith("z", i):
                i += 1
                letter = "z"
            if letter not in _FIELDS:
                raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
            letters.add(letter)
            parts.append(_FIELDS[letter])
        elif character.isspace():
            while i < end and text[i].isspace():
                i += 1
            parts.append(r"\s+")
        else:
            parts.append(_re.escape(character))
    if "d" in letters and letters.isdisjoint("YyG"):
        import warnings
        warnings.warn("""\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.""",
                      DeprecationWarning, skip_file_prefixes=("<frozen datetime>", "<frozen time>"))
    return _re.compile("".join(parts), _re.IGNORECASE)


def _index(names, text):
    text = text.lower()
    return next(i for i, name in enumerate(names) if name.lower().startswith(text))


def _strptime(string, format):
    for i, value in enumerate((string, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {i + 1} must be str, not {type(value).__name__}")
    pattern = _compiled.get(format)
    if pattern is None:
        pattern = _compiled[format] = _pattern(format)
    found = pattern.match(string)
    if not found:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    if len(string) != found.end():
        raise ValueError(f"unconverted data remains: {string[found.end():]}")
    fields = {name: text for name, text in found.groupdict().items() if text is not None}
    number = lambda letter: int(fields[letter])
    year = iso_year = None
    month = day = 1
    hour = minute = second = fraction = 0
    zone = None
    weekday = week = iso_week = yearday = None
    if "y" in fields:
        year = number("y")
        year += 2000 if year <= 68 else 1900
    if "Y" in fields:
        year = number("Y")
    if "G" in fields:
        iso_year = number("G")
    if "m" in fields:
        month = number("m")
    if "B" in fields:
        month = _index(_FULL_MONTHS, fields["B"]) + 1
    if "b" in fields:
        month = _index(_FULL_MONTHS, fields["b"]) + 1
    if "d" in fields:
        day = number("d")
    if "H" in fields:
        hour = number("H")
    if "I" in fields:
        hour = number("I") % 12
        if fields.get("p", "").lower() == "pm":
            hour += 12
    if "M" in fields:
        minute = number("M")
    if "S" in fields:
        second = number("S")
    if "f" in fields:
        fraction = int(fields["f"].ljust(6, "0"))
    for letter in "Aa":
        if letter in fields:
            weekday = _index(_FULL_DAYS, fields[letter])
    if "w" in fields:
        weekday = (number("w") + 6) % 7
    if "u" in fields:
        weekday = number("u") - 1
    if "j" in fields:
        yearday = number("j")
    for letter in "UW":
        if letter in fields:
            week = (letter, number(letter))
    if "V" in fields:
        iso_week = number("V")
    if "Z" in fields:
        zone = timezone(_ZERO, fields["Z"].upper()) if "z" not in fields else None
        zone = None
    if "z" in fields:
        text = fields["z"]
        if text == "Z":
            zone = timezone.utc
        else:
            digits = text[1:].replace(":", "")
            if text[3] == ":" and len(text) > 6 and text[6] != ":":
                raise ValueError(f"Inconsistent use of : in {text}")
            delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]),
                              seconds=int(digits[4:6] or 0),
                              microseconds=int(digits[7:].ljust(6, "0") or 0))
            zone = timezone(-delta if text[0] == "-" else delta)
            if fields.get("Z"):
                zone = timezone(zone.utcoffset(None), fields["Z"])
    if iso_year is not None:
        if yearday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")
    leap_default = False
    if year is None and month == 2 and day == 29 and iso_year is None:
        year = 1904
        leap_default = True
    elif year is None:
        year = 1900
    if iso_year is not None and iso_week is not None:
        year, month, day = date.fromisocalendar(iso_year, iso_week, weekday + 1)._key()
    elif yearday is not None and not fields.keys() & {"d", "m", "b", "B"}:
        year, month, day = _from_ordinal(_before_year(year) + yearday)
    elif week is not None and weekday is not None:
        letter, count = week
        shift = letter == "U"
        first = (_ordinal(year, 1, 1) + 6 + shift) % 7
        wanted = (weekday + shift) % 7
        days = wanted - first if count == 0 else (7 - first) % 7 + 7 * (count - 1) + wanted
        year, month, day = _from_ordinal(_ordinal(year, 1, 1) + days)
    return (1900 if leap_default else year, month, day, hour, minute, second, fraction, zone)
`;
