/** The module http.cookies: cookies as RFC 2109 and RFC 6265 write them, and as browsers send them. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""HTTP state (cookie) management for servers."""

import re as _re
from time import gmtime as _gmtime, time as _time

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_TOKEN = r"A-Za-z0-9!#$%&'*+\-.^_${"`"}|~:"
_NAME = r"\w!#%&'~${"`"}><@,:/$*+\-.^|)(?}{="
_is_legal_key = _re.compile(f"[{_TOKEN}]+").fullmatch
_is_bare = _re.compile(f"[{_TOKEN}]*").fullmatch
_needs_code = _re.compile(rf"[^{_TOKEN} ()/<=>?@\[\]{{}}]").sub
_escape = _re.compile(r"\\(?:([0-3][0-7][0-7])|(.))").sub
_has_control = _re.compile("[\x00-\x1f\x7f]").search

# One item of a Cookie header: a name, and what it is set to: a quoted text, a date, or a word.
_next_item = _re.compile(rf"""
    \s* (?P<name> [{_NAME}]+? ) \s*
    (?: = \s* (?P<text>
            " (?: [^\\"] | \\. )* "
          | \w{{3,}} , \s [\w\s-]{{9,11}} \s [\d:]{{8}} \s GMT
          | [{_NAME}\[\]]*
        ) )?
    \s* (?: \s | ; | \Z )""", _re.ASCII | _re.VERBOSE).match


class CookieError(Exception):
    pass


def _quote(text):
    """Quotes a text unless it is a token; characters that may not stand in quotes are written in octal."""
    if text is None or _is_bare(text):
        return text

    def coded(match):
        character = match[0]
        if character in '"\\':
            return "\\" + character
        return "\\%03o" % ord(character) if character <= "\xff" else character

    return f'"{_needs_code(coded, text)}"'


def _unquote(text):
    """The text that was quoted; as it is when it was not."""
    if text is None or len(text) < 2 or not text[0] == text[-1] == '"':
        return text
    return _escape(lambda match: match[2] or chr(int(match[1], 8)), text[1:-1])


def _check(*parts):
    if any(_has_control(str(part)) for part in parts):
        raise CookieError("Control characters are not allowed in cookies " + " ".join(map(repr, parts)))


_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _date_in(seconds):
    year, month, day, hour, minute, second, weekday = _gmtime(_time() + seconds)[:7]
    return f"{_DAYS[weekday]}, {day:02} {_MONTHS[month - 1]} {year:4} {hour:02}:{minute:02}:{second:02} GMT"


class Morsel(dict):
    """One cookie: its name and value, and its attributes as items."""

    _reserved = {name.lower(): name for name in
                 "expires Path Comment Domain Max-Age Secure HttpOnly Version SameSite Partitioned".split()}
    _reserved_defaults = dict.fromkeys(_reserved, "")
    _flags = {"secure", "httponly", "partitioned"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, self._reserved_defaults)

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def _attribute(self, name, *values):
        lower = name.lower()
        if lower not in self._reserved:
            raise CookieError(f"Invalid attribute {name!r}")
        _check(name, *values)
        return lower

    def __setitem__(self, name, value):
        dict.__setitem__(self, self._attribute(name, value), value)

    def setdefault(self, name, value=None):
        return dict.setdefault(self, self._attribute(name, value), value)

    def update(self, values):
        pairs = dict(values).items()
        dict.update(self, [(self._attribute(name, value), value) for name, value in pairs])

    def __ior__(self, values):
        self.update(values)
        return self

    def copy(self):
        other = type(self)()
        dict.update(other, self)
        vars(other).update(vars(self))
        return other

    def __eq__(self, other):
        if not isinstance(other, Morsel):
            return dict.__eq__(self, other)
        return dict.__eq__(self, other) and self.__getstate__() == other.__getstate__()

    __ne__ = object.__ne__
    __hash__ = None

    def __getstate__(self):
        return {"key": self._key, "value": self._value, "coded_value": self._coded_value}

    def __setstate__(self, state):
        parts = [state[name] for name in ("key", "value", "coded_value")]
        _check(*parts)
        self._key, self._value, self._coded_value = parts

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        if self.isReservedKey(key):
            raise CookieError(f"Attempt to set a reserved key {key!r}")
        if not _is_legal_key(key):
            raise CookieError(f"Illegal key {key!r}")
        _check(key, val, coded_val)
        self._key, self._value, self._coded_value = key, val, coded_val

    def _parts(self, attrs):
        yield f"{self._key}={self._coded_value}"
        for name, value in sorted(self.items()):
            if value == "" or attrs is not None and name not in attrs:
                continue
            shown = self._reserved[name]
            if name in self._flags:
                if value:
                    yield shown
            elif isinstance(value, int) and name in ("expires", "max-age"):
                yield f"{shown}={_date_in(value) if name == 'expires' else value}"
            elif isinstance(value, str) and name == "comment":
                yield f"{shown}={_quote(value)}"
            else:
                yield f"{shown}={value}"

    def OutputString(self, attrs=None):
        return "; ".join(self._parts(attrs))

    def output(self, attrs=None, header="Set-Cookie:"):
        return f"{header} {_safe(self.OutputString(attrs))}"

    __str__ = output

    def __repr__(self):
        return f"<{type(self).__name__}: {self.OutputString()}>"

    def js_output(self, attrs=None):
        from urllib.parse import quote
        text = quote(_safe(self.OutputString(attrs)), safe="", encoding="utf-8")
        indent = "\n        "
        return indent.join(["", '<script type="text/javascript">', "<!-- begin hiding",
                            f'document.cookie = decodeURIComponent("{text}");',
                            "// end hiding -->", "</script>", ""])

    from types import GenericAlias as _alias
    __class_getitem__ = classmethod(_alias)
    del _alias


def _safe(text):
    if _has_control(text):
        raise CookieError("Control characters are not allowed in cookies")
    return text


class BaseCookie(dict):
    """Cookies by their names."""

    def __init__(self, input=None):
        if input:
            self.load(input)

    def value_decode(self, val):
        """The value that stands for a text of a header, and that text."""
        return val, val

    def value_encode(self, val):
        """The value, and the text that stands for it in a header."""
        text = str(val)
        return text, text

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def _set(self, key, value, coded):
        morsel = self.get(key, Morsel())
        morsel.set(key, value, coded)
        dict.__setitem__(self, key, morsel)
        return morsel

    def _texts(self, method, *args):
        return [getattr(morsel, method)(*args) for _, morsel in sorted(self.items())]

    def output(self, attrs=None, header="Set-Cookie:", sep="\r\n"):
        return sep.join(map(_safe, self._texts("output", attrs, header)))

    __str__ = output

    def js_output(self, attrs=None):
        return "".join(self._texts("js_output", attrs))

    def __repr__(self):
        shown = [f"{key}={morsel.value!r}" for key, morsel in sorted(self.items())]
        return f"<{type(self).__name__}: {' '.join(shown)}>"

    def load(self, rawdata):
        """Takes cookies from the text of a Cookie header, or from a mapping of names to values."""
        if not isinstance(rawdata, str):
            for name, value in rawdata.items():
                self[name] = value
            return
        morsel = None
        for name, value, is_cookie in _items_of(rawdata):
            if is_cookie:
                morsel = self._set(name, *self.value_decode(value))
            elif morsel is not None:
                morsel[name] = value


def _items_of(text):
    """(name, value, is it a cookie or an attribute) of each item of a header; none when one of them is no item."""
    found = []
    begun = False
    place = 0
    while place < len(text) and (match := _next_item(text, place)):
        place = match.end()
        name, value = match["name"], match["text"]
        lower = name.lower()
        if name.startswith("$"):
            # Attributes of all cookies, of which RFC 2109 knows a few, say nothing.
            if begun:
                found.append((name[1:], value, False))
        elif lower in Morsel._reserved:
            if not begun or value is None and lower not in Morsel._flags:
                return []
            found.append((lower, True if value is None else _unquote(value), False))
        elif value is None:
            return []
        else:
            begun = True
            found.append((name, value, True))
    return found


class SimpleCookie(BaseCookie):
    """Cookies whose values are texts, quoted where they must be."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
`;

defineModule({ name: "http.cookies", source: SOURCE });
