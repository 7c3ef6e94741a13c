/** The module tomllib: TOML 1.0 (https://toml.io/en/v1.0.0; the words of errors: Lib/tomllib/_parser.py). */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Parse TOML files."""

import re as _re
from datetime import date as _date, datetime as _datetime, time as _time
from datetime import timedelta as _timedelta, timezone as _timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_CONTROLS = frozenset(map(chr, range(32))) | {chr(127)}
_BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
_TIME = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
_number = _re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
                      r"|[+-]?(?:0|[1-9](?:_?\d)*)(?P<float>(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)",
                      _re.ASCII)
_local_time = _re.compile(_TIME, _re.ASCII)
_moment = _re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
                      rf"(?:[Tt ]{_TIME}(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?", _re.ASCII)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    """An error raised if a document is not valid TOML."""

    def __init__(self, msg="", doc=None, pos=None, *args):
        if doc is None or pos is None:
            ValueError.__init__(self, msg, *args)
            return
        self.msg, self.doc, self.pos = msg, doc, pos
        if pos >= len(doc):
            where = "end of document"
            self.lineno = doc.count("\n") + 1
            self.colno = len(doc) - doc.rfind("\n")
        else:
            self.lineno = doc.count("\n", 0, pos) + 1
            self.colno = pos - doc.rfind("\n", 0, pos)
            where = f"line {self.lineno}, column {self.colno}"
        ValueError.__init__(self, f"{msg} (at {where})")


def load(fp, /, *, parse_float=float):
    """Parse TOML from a binary file object."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use ${"`"}open('foo.toml', 'rb')${"`"}") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Parse TOML from a string."""
    try:
        text = s.replace("\r\n", "\n")
    except (AttributeError, TypeError):
        raise TypeError(f"Expected str object, not {type(s).__qualname__!r}") from None
    if parse_float is not float:
        plain = parse_float

        def parse_float(number):
            value = plain(number)
            if isinstance(value, (dict, list)):
                raise ValueError("parse_float must not return dicts or lists")
            return value

    return _Parser(text, parse_float).parse()


class _Parser:
    def __init__(self, text, parse_float):
        self.text = text
        self.pos = 0
        self.parse_float = parse_float
        self.root = {}
        # Tables that may not be defined again, and values that may not be added to.
        self.defined = set()
        self.frozen = set()
        self.arrays = set()
        self.dotted = set()

    def fail(self, message, pos=None):
        raise TOMLDecodeError(message, self.text, self.pos if pos is None else pos)

    def peek(self):
        return self.text[self.pos:self.pos + 1]

    def spaces(self):
        text, pos = self.text, self.pos
        while text[pos:pos + 1] in (" ", "\t"):
            pos += 1
        self.pos = pos

    def comment(self):
        if self.peek() != "#":
            return
        end = self.text.find("\n", self.pos)
        if end < 0:
            end = len(self.text)
        for i in range(self.pos + 1, end):
            c = self.text[i]
            if c in _CONTROLS and c != "\t":
                self.fail(f"Found invalid character {c!r}", i)
        self.pos = end

    def blanks(self):
        while True:
            before = self.pos
            while self.peek() in (" ", "\t", "\n") and self.peek():
                self.pos += 1
            self.comment()
            if self.pos == before:
                return

    def parse(self):
        table = self.root
        header = ()
        while True:
            self.spaces()
            c = self.peek()
            if not c:
                break
            if c == "\n":
                self.pos += 1
                continue
            if c in _BARE or c in "\"'":
                self.key_value(table, header)
                self.spaces()
            elif c == "[":
                if self.text.startswith("[[", self.pos):
                    table, header = self.array_header()
                else:
                    table, header = self.table_header()
                self.spaces()
            elif c != "#":
                self.fail("Invalid statement")
            self.comment()
            c = self.peek()
            if not c:
                break
            if c != "\n":
                self.fail("Expected newline or end of document after a statement")
            self.pos += 1
        return self.root

    def descend(self, table, key, through_arrays):
        # The table of a key in another one, made when it is not there.
        for name in key:
            table = table.setdefault(name, {})
            if through_arrays and isinstance(table, list):
                if id(table) not in self.arrays:
                    raise KeyError("There is no nest behind this key")
                table = table[-1]
            if not isinstance(table, dict) or id(table) in self.frozen:
                raise KeyError("There is no nest behind this key")
        return table

    def table_header(self):
        start = self.pos
        self.pos += 1
        self.spaces()
        key = self.key()
        at = self.root
        for name in key:
            at = at.get(name) if isinstance(at, dict) else None
            if id(at) in self.frozen:
                self.fail(f"Cannot declare {key} twice")
        try:
            parent = self.descend(self.root, key[:-1], True)
            known = parent.get(key[-1])
            table = self.descend(parent, key[-1:], False) if not isinstance(known, list) else None
        except KeyError:
            self.fail("Cannot overwrite a value")
        if table is None or id(table) in self.defined or id(table) in self.dotted:
            self.fail(f"Cannot declare {key} twice")
        self.defined.add(id(table))
        if not self.text.startswith("]", self.pos):
            self.fail("Expected ']' at the end of a table declaration")
        self.pos += 1
        return table, key

    def array_header(self):
        self.pos += 2
        self.spaces()
        key = self.key()
        try:
            parent = self.descend(self.root, key[:-1], True)
        except KeyError:
            self.fail("Cannot overwrite a value")
        array = parent.get(key[-1])
        if array is None:
            array = parent[key[-1]] = []
            self.arrays.add(id(array))
        elif not isinstance(array, list):
            self.fail("Cannot overwrite a value")
        elif id(array) not in self.arrays:
            self.fail(f"Cannot mutate immutable namespace {key}")
        table = {}
        array.append(table)
        if not self.text.startswith("]]", self.pos):
            self.fail("Expected ']]' at the end of an array declaration")
        self.pos += 2
        return table, key

    def key_value(self, table, header):
        key = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.pos += 1
        self.spaces()
        value = self.value()
        inner = table
        for i, name in enumerate(key[:-1]):
            made = name not in inner
            inner = inner.setdefault(name, {})
            if not isinstance(inner, dict):
                self.fail("Cannot overwrite a value")
            if made:
                self.dotted.add(id(inner))
            elif id(inner) in self.defined:
                self.fail(f"Cannot redefine namespace {header + key[:i + 1]}")
            if id(inner) in self.frozen:
                self.fail(f"Cannot mutate immutable namespace {header + key[:-1]}")
        if key[-1] in inner:
            self.fail("Cannot overwrite a value")
        inner[key[-1]] = value

    def key(self):
        parts = [self.key_part()]
        self.spaces()
        while self.peek() == ".":
            self.pos += 1
            self.spaces()
            parts.append(self.key_part())
            self.spaces()
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE:
            start = self.pos
            while self.peek() and self.peek() in _BARE:
                self.pos += 1
            return self.text[start:self.pos]
        if c == "'":
            return self.literal()
        if c == '"':
            return self.basic()
        self.fail("Invalid initial character for a key part")

    def literal(self):
        self.pos += 1
        start = self.pos
        while True:
            c = self.peek()
            if c == "'":
                self.pos += 1
                return self.text[start:self.pos - 1]
            if not c:
                self.fail("Expected \"'\"")
            if c in _CONTROLS and c != "\t":
                self.fail(f"Found invalid character {c!r}")
            self.pos += 1

    def basic(self):
        self.pos += 1
        return self.escaped(False)

    def escaped(self, multiline):
        parts = []
        start = self.pos
        while True:
            c = self.peek()
            if not c:
                self.fail("Unterminated string")
            if c == '"':
                if not multiline:
                    parts.append(self.text[start:self.pos])
                    self.pos += 1
                    return "".join(parts)
                if self.text.startswith('"""', self.pos):
                    parts.append(self.text[start:self.pos])
                    self.pos += 3
                    return "".join(parts)
                self.pos += 1
            elif c == "\\":
                parts.append(self.text[start:self.pos])
                parts.append(self.escape(multiline))
                start = self.pos
            elif c in _CONTROLS and c != "\t" and not (multiline and c == "\n"):
                self.fail(f"Illegal character {c!r}")
            else:
                self.pos += 1

    def escape(self, multiline):
        letter = self.text[self.pos + 1:self.pos + 2]
        self.pos += 2
        if multiline and letter in (" ", "\t", "\n") and letter:
            if letter != "\n":
                self.spaces()
                c = self.peek()
                if not c:
                    return ""
                if c != "\n":
                    self.fail("Unescaped '\\' in a string")
                self.pos += 1
            while self.peek() in (" ", "\t", "\n") and self.peek():
                self.pos += 1
            return ""
        if letter in ("u", "U"):
            count = 4 if letter == "u" else 8
            digits = self.text[self.pos:self.pos + count]
            if len(digits) != count or not all(c in "0123456789abcdefABCDEF" for c in digits):
                self.fail("Invalid hex value")
            self.pos += count
            point = int(digits, 16)
            if 0xd800 <= point <= 0xdfff or point > 0x10ffff:
                self.fail("Escaped character is not a Unicode scalar value")
            return chr(point)
        if not letter or letter not in _ESCAPES:
            if not letter:
                self.fail("Unterminated string")
            self.fail("Unescaped '\\' in a string")
        return _ESCAPES[letter]

    def long_string(self, quote):
        self.pos += 3
        if self.peek() == "\n":
            self.pos += 1
        if quote == "'":
            start = self.pos
            end = self.text.find("'''", start)
            if end < 0:
                self.fail("Expected \"'''\"", len(self.text))
            for i in range(start, end):
                c = self.text[i]
                if c in _CONTROLS and c not in "\t\n":
                    self.fail(f"Found invalid character {c!r}", i)
            self.pos = end + 3
            result = self.text[start:end]
        else:
            result = self.escaped(True)
        # Up to two more quotes belong to the string.
        for _ in range(2):
            if self.peek() != quote:
                break
            result += quote
            self.pos += 1
        return result

    def value(self):
        text, pos = self.text, self.pos
        c = self.peek()
        if c == '"':
            return self.long_string(c) if text.startswith('"""', pos) else self.basic()
        if c == "'":
            return self.long_string(c) if text.startswith("'''", pos) else self.literal()
        for word, value in (("true", True), ("false", False)):
            if text.startswith(word, pos):
                self.pos += len(word)
                return value
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        match = _moment.match(text, pos)
        if match:
            self.pos = match.end()
            try:
                return self.moment(match)
            except ValueError as error:
                raise TOMLDecodeError("Invalid date or datetime", text, pos) from error
        match = _local_time.match(text, pos)
        if match:
            self.pos = match.end()
            hour, minute, second, micro = match.groups()
            return _time(int(hour), int(minute), int(second), int((micro or "0").ljust(6, "0")))
        match = _number.match(text, pos)
        if match:
            self.pos = match.end()
            if match.group("float"):
                return self.parse_float(match.group())
            return int(match.group(), 0)
        for length in (3, 4):
            word = text[pos:pos + length]
            if word in (("inf", "nan") if length == 3 else ("-inf", "+inf", "-nan", "+nan")):
                self.pos += length
                return self.parse_float(word)
        self.fail("Invalid value")

    def moment(self, match):
        year, month, day, hour, minute, second, micro, zulu, sign, off_hour, off_minute = match.groups()
        if hour is None:
            return _date(int(year), int(month), int(day))
        if zulu:
            zone = _timezone.utc
        elif sign:
            offset = _timedelta(hours=int(off_hour), minutes=int(off_minute))
            zone = _timezone(offset if sign == "+" else -offset)
        else:
            zone = None
        return _datetime(int(year), int(month), int(day), int(hour), int(minute), int(second),
                         int((micro or "0").ljust(6, "0")), zone)

    def array(self):
        self.pos += 1
        array = []
        self.blanks()
        while self.peek() != "]":
            array.append(self.value())
            self.blanks()
            c = self.peek()
            if c == "]":
                break
            if c != ",":
                self.fail("Unclosed array")
            self.pos += 1
            self.blanks()
        self.pos += 1
        return array

    def inline_table(self):
        self.pos += 1
        table = {}
        self.spaces()
        if self.peek() == "}":
            self.pos += 1
            self.frozen.add(id(table))
            return self.keep(table)
        while True:
            key = self.key()
            if self.peek() != "=":
                self.fail("Expected '=' after a key in a key/value pair")
            self.pos += 1
            self.spaces()
            value = self.value()
            inner = table
            for name in key[:-1]:
                inner = inner.setdefault(name, {})
                if not isinstance(inner, dict) or id(inner) in self.frozen:
                    self.fail("Cannot overwrite a value" if not isinstance(inner, dict)
                              else f"Cannot mutate immutable namespace {key}")
            if key[-1] in inner:
                self.fail(f"Duplicate inline table key {key[-1]!r}")
            inner[key[-1]] = value
            self.spaces()
            c = self.peek()
            if c == "}":
                self.pos += 1
                self.freeze(table)
                return self.keep(table)
            if c != ",":
                self.fail("Unclosed inline table")
            self.pos += 1
            self.spaces()

    def freeze(self, table):
        self.frozen.add(id(table))
        for value in table.values():
            if isinstance(value, dict):
                self.freeze(value)

    def keep(self, table):
        return table
`;

defineModule({ name: "tomllib", source: SOURCE });
