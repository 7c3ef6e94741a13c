/**
 * The module plistlib: property lists of Apple in XML and in the binary format (CFBinaryPList.c describes it: objects, a table
 * of their offsets, a trailer of 32 bytes).
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
r"""Reads and writes property lists in XML and in Apple's binary format."""

import binascii as _binascii
import codecs as _codecs
import datetime as _datetime
import enum as _enum
import re as _re
import struct as _struct
from io import BytesIO as _BytesIO

__all__ = ["InvalidFileException", "FMT_XML", "FMT_BINARY", "load", "dump", "loads", "dumps", "UID"]

PlistFormat = _enum.Enum("PlistFormat", "FMT_XML FMT_BINARY", module=__name__)
globals().update(PlistFormat.__members__)


class InvalidFileException(ValueError):
    def __init__(self, message="Invalid file"):
        ValueError.__init__(self, message)


class UID:
    """A reference by number, as archives of objects have them."""

    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError("data must be an int")
        if not 0 <= data < 1 << 64:
            raise ValueError("UIDs must be positive" if data < 0 else "UIDs cannot be >= 2**64")
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return f"{self.__class__.__name__}({self.data!r})"

    def __reduce__(self):
        return self.__class__, (self.data,)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


def _utc(moment, aware):
    """A moment as a datetime without zone, in UTC where zones count."""
    return moment.astimezone(_datetime.UTC).replace(tzinfo=None) if aware else moment.replace(tzinfo=None)


def _entries(mapping, sort_keys, skipkeys):
    """The items of a dict whose keys are strings."""
    for key, value in sorted(mapping.items()) if sort_keys else mapping.items():
        if isinstance(key, str):
            yield key, value
        elif not skipkeys:
            raise TypeError("keys must be strings")


# --- XML

_HEAD = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
"""
_control = _re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]").search
_moment = _re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?Z", _re.ASCII).match


def _escaped(text):
    if _control(text):
        raise ValueError("strings can't contain control characters; use bytes instead")
    for plain, written in ("\r\n", "\n"), ("\r", "\n"), ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"):
        text = text.replace(plain, written)
    return text


class _PlistWriter:
    def __init__(self, file, indent=b"\t", sort_keys=True, skipkeys=False, aware_datetime=False):
        self._file = file
        self._indent = indent
        self._options = sort_keys, skipkeys
        self._aware = aware_datetime

    def write(self, value):
        self._file.write(_HEAD + b'<plist version="1.0">\n')
        self._value(value, 0)
        self._file.write(b"</plist>\n")

    def _line(self, level, text):
        self._file.write(self._indent * level + text.encode() + b"\n")

    def _value(self, value, level):
        scalar = self._scalar(value)
        if scalar is not None:
            self._line(level, scalar)
        elif isinstance(value, (bytes, bytearray)):
            self._data(value, level)
        elif isinstance(value, dict):
            self._nested("dict", value, level, self._dict)
        elif isinstance(value, (list, tuple)):
            self._nested("array", value, level, self._array)
        else:
            raise TypeError(f"unsupported type: {type(value)}")

    def _scalar(self, value):
        if isinstance(value, str):
            return f"<string>{_escaped(value)}</string>"
        if isinstance(value, bool):
            return "<true/>" if value else "<false/>"
        if isinstance(value, int):
            if not -1 << 63 <= value < 1 << 64:
                raise OverflowError(value)
            return f"<integer>{value:d}</integer>"
        if isinstance(value, float):
            return f"<real>{value!r}</real>"
        if isinstance(value, _datetime.datetime):
            return f"<date>{_utc(value, self._aware):%Y-%m-%dT%H:%M:%SZ}</date>"
        return None

    def _nested(self, name, value, level, fill):
        if not value:
            self._line(level, f"<{name}/>")
            return
        self._line(level, f"<{name}>")
        fill(value, level + 1)
        self._line(level, f"</{name}>")

    def _dict(self, value, level):
        for key, item in _entries(value, *self._options):
            self._line(level, f"<key>{_escaped(key)}</key>")
            self._value(item, level)

    def _array(self, value, level):
        for item in value:
            self._value(item, level)

    def _data(self, value, level):
        self._line(level, "<data>")
        width = len((self._indent * level).expandtabs())
        count = max(16, 76 - width) // 4 * 3
        for place in range(0, len(value), count):
            chunk = _binascii.b2a_base64(value[place:place + count], newline=False)
            self._line(level, chunk.decode("ascii"))
        self._line(level, "</data>")


class _XmlReader:
    """Builds the value of a document while expat reads it."""

    def __init__(self, dict_type, aware):
        self._dict_type = dict_type
        self._aware = aware
        # Containers that are open; of each the key that waits for its value.
        self._open = []
        self._keys = []
        self._text = []
        self._root = None

    def read(self, file):
        from xml.parsers.expat import ParserCreate
        self._parser = parser = ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.EntityDeclHandler = self._entity
        parser.ParseFile(file)
        return self._root

    def _entity(self, *args):
        raise InvalidFileException("XML entity declarations are not supported in plist files")

    def _fail(self, what):
        raise ValueError(f"{what} at line {self._parser.CurrentLineNumber}")

    def _begin(self, name, attributes):
        self._text.clear()
        if name in ("dict", "array"):
            container = self._dict_type() if name == "dict" else []
            self._add(container)
            self._open.append(container)
            self._keys.append(None)

    def _end(self, name):
        text = "".join(self._text)
        self._text.clear()
        if name in ("dict", "array"):
            if self._keys[-1] is not None:
                self._fail(f"missing value for key '{self._keys[-1]}'")
            self._open.pop()
            self._keys.pop()
        elif name == "key":
            if not self._open or self._keys[-1] is not None or isinstance(self._open[-1], list):
                self._fail("unexpected key")
            self._keys[-1] = text
        elif name in _ELEMENTS:
            self._add(_ELEMENTS[name](text, self._aware))

    def _add(self, value):
        if not self._open:
            self._root = value
        elif isinstance(self._open[-1], list):
            self._open[-1].append(value)
        elif self._keys[-1] is None:
            self._fail("unexpected element")
        else:
            self._open[-1][self._keys[-1]] = value
            self._keys[-1] = None


def _integer(text, aware):
    return int(text, 16) if text.lower().startswith("0x") else int(text)


def _date(text, aware):
    found = _moment(text)
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    numbers = [int(number) for number in found.groups() if number is not None]
    numbers += [1] * (3 - len(numbers))
    return _datetime.datetime(*numbers, tzinfo=_datetime.UTC if aware else None)


_ELEMENTS = {
    "true": lambda text, aware: True,
    "false": lambda text, aware: False,
    "integer": _integer,
    "real": lambda text, aware: float(text),
    "string": lambda text, aware: text,
    "data": lambda text, aware: _binascii.a2b_base64(text.encode()),
    "date": _date,
}


# --- the binary format

_EPOCH = _datetime.datetime(2001, 1, 1)


def _sized(number):
    """The bytes, a power of two, that a number takes."""
    return 1 << max(0, (number.bit_length() - 1) // 8).bit_length()


class _BinaryWriter:
    def __init__(self, file, sort_keys, skipkeys, aware_datetime):
        self._file = file
        self._options = sort_keys, skipkeys
        self._aware = aware_datetime
        self._objects = []
        self._places = {}

    def write(self, value):
        self._number(value)
        count = len(self._objects)
        self._ref_size = _sized(count)
        offsets = []
        place = 8
        self._file.write(b"bplist00")
        for each, children in self._objects:
            offsets.append(place)
            encoded = self._encoded(each, children)
            self._file.write(encoded)
            place += len(encoded)
        offset_size = _sized(place)
        self._file.write(b"".join(offset.to_bytes(offset_size) for offset in offsets))
        self._file.write(_struct.pack(">5xBBBQQQ", 0, offset_size, self._ref_size, count, 0, place))

    def _identity(self, value):
        # True is no 1, and 1.0 is none either.
        if isinstance(value, (str, int, float, _datetime.datetime, bytes, bytearray)):
            return type(value), bytes(value) if isinstance(value, bytearray) else value
        return id(value)

    def _number(self, root):
        "Numbers the objects: each before what is in it, and that in order."
        waiting = [root]
        while waiting:
            value = waiting.pop()
            identity = self._identity(value)
            if identity in self._places:
                continue
            self._places[identity] = len(self._objects)
            children = ()
            if isinstance(value, dict):
                pairs = list(_entries(value, *self._options))
                children = [key for key, _ in pairs] + [item for _, item in pairs]
            elif isinstance(value, (list, tuple)):
                children = list(value)
            self._objects.append((value, children))
            waiting.extend(reversed(children))

    def _head(self, kind, count):
        if count < 15:
            return bytes([kind << 4 | count])
        return bytes([kind << 4 | 15]) + self._int(count)

    def _int(self, value):
        if not -1 << 63 <= value < 1 << 64:
            raise OverflowError(value)
        size = 8 if value < 0 else _sized(value)
        if value >= 1 << 63:
            size = 16
        return bytes([0x10 | size.bit_length() - 1]) + value.to_bytes(size, signed=value < 0)

    def _encoded(self, value, children):
        if value is None or value is False or value is True:
            return {None: b"\x00", False: b"\x08", True: b"\x09"}[value]
        if isinstance(value, UID):
            if value.data < 0:
                raise ValueError("UIDs must be positive")
            if value.data >= 1 << 64:
                raise OverflowError(value)
            size = _sized(value.data)
            return bytes([0x80 | size - 1]) + value.data.to_bytes(size)
        if isinstance(value, int):
            return self._int(value)
        if isinstance(value, float):
            return b"\x23" + _struct.pack(">d", value)
        if isinstance(value, _datetime.datetime):
            if value.tzinfo is not None and not self._aware:
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            seconds = (_utc(value, self._aware) - _EPOCH).total_seconds()
            return b"\x33" + _struct.pack(">d", seconds)
        if isinstance(value, (bytes, bytearray)):
            return self._head(4, len(value)) + value
        if isinstance(value, str):
            if value.isascii():
                return self._head(5, len(value)) + value.encode("ascii")
            text = value.encode("utf-16-be")
            return self._head(6, len(text) // 2) + text
        if not isinstance(value, (list, tuple, dict)):
            raise TypeError(value)
        refs = b"".join(self._places[self._identity(child)].to_bytes(self._ref_size) for child in children)
        if isinstance(value, dict):
            return self._head(13, len(children) // 2) + refs
        return self._head(10, len(children)) + refs


class _BinaryReader:
    def __init__(self, dict_type, aware):
        self._dict_type = dict_type
        self._aware = aware

    def read(self, file):
        try:
            data = self._data = file.read()
            if len(data) < 40:
                raise InvalidFileException
            _, offset_size, self._ref_size, count, top, table = _struct.unpack(">5xBBBQQQ", data[-32:])
            if not offset_size or not self._ref_size:
                raise InvalidFileException
            self._offsets = self._numbers(table, count, offset_size)
            self._known = {}
            return self._object(top)
        except (IndexError, OverflowError, ValueError, TypeError, _struct.error) as error:
            if isinstance(error, InvalidFileException):
                raise
            raise InvalidFileException from error

    def _bytes(self, place, count):
        found = self._data[place:place + count]
        if len(found) != count:
            raise InvalidFileException
        return found

    def _numbers(self, place, count, size):
        data = self._bytes(place, count * size)
        return [int.from_bytes(data[at:at + size]) for at in range(0, len(data), size)]

    def _count(self, place, low):
        "How many of something there are, and where they begin."
        if low != 15:
            return low, place
        size = 1 << (self._data[place] & 3)
        return int.from_bytes(self._bytes(place + 1, size)), place + 1 + size

    def _object(self, ref):
        if ref in self._known:
            return self._known[ref]
        place = self._offsets[ref]
        token = self._data[place]
        kind, low = token >> 4, token & 15
        place += 1
        if kind in (0xA, 0xD):
            return self._container(ref, kind, *self._count(place, low))
        value = self._known[ref] = self._scalar(token, kind, low, place)
        return value

    def _container(self, ref, kind, count, place):
        if kind == 0xA:
            value = self._known[ref] = []
            value.extend(map(self._object, self._numbers(place, count, self._ref_size)))
            return value
        value = self._known[ref] = self._dict_type()
        refs = self._numbers(place, 2 * count, self._ref_size)
        for key, item in zip(refs[:count], refs[count:]):
            value[self._object(key)] = self._object(item)
        return value

    def _scalar(self, token, kind, low, place):
        if token in _CONSTANTS:
            return _CONSTANTS[token]
        if kind == 1:
            return int.from_bytes(self._bytes(place, 1 << low), signed=low >= 3)
        if token in (0x22, 0x23):
            size = 1 << low
            return _struct.unpack(">f" if low == 2 else ">d", self._bytes(place, size))[0]
        if token == 0x33:
            moment = _EPOCH + _datetime.timedelta(seconds=_struct.unpack(">d", self._bytes(place, 8))[0])
            return moment.replace(tzinfo=_datetime.UTC) if self._aware else moment
        if kind == 8:
            return UID(int.from_bytes(self._bytes(place, 1 + low)))
        count, place = self._count(place, low)
        if kind == 4:
            return self._bytes(place, count)
        if kind == 5:
            return self._bytes(place, count).decode("ascii")
        if kind == 6:
            return self._bytes(place, 2 * count).decode("utf-16-be")
        raise InvalidFileException


_CONSTANTS = {0x00: None, 0x08: False, 0x09: True, 0x0F: b""}


# --- both

_BOMS = {"utf-8": _codecs.BOM_UTF8, "utf-16-be": _codecs.BOM_UTF16_BE, "utf-16-le": _codecs.BOM_UTF16_LE}


def _format_of(head):
    """The format of a file by its first bytes; None: unknown."""
    if head.startswith(b"bplist00"):
        return FMT_BINARY
    starts = [text.encode() for text in ("<?xml", "<plist")]
    for encoding, mark in _BOMS.items():
        starts += [mark + text.encode(encoding) for text in ("<?xml", "<plist")]
    return FMT_XML if head.startswith(tuple(starts)) else None


def load(fp, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Read a property list from a binary file."""
    if fmt is None:
        head = fp.read(32)
        fp.seek(0)
        fmt = _format_of(head)
    if fmt is FMT_BINARY:
        return _BinaryReader(dict_type, aware_datetime).read(fp)
    if fmt is FMT_XML:
        return _XmlReader(dict_type, aware_datetime).read(fp)
    raise InvalidFileException()


def loads(value, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Read a property list from bytes, or one in XML from a str."""
    if isinstance(value, str):
        if fmt is FMT_BINARY:
            raise TypeError("value must be bytes-like object when fmt is FMT_BINARY")
        value = value.encode()
    return load(_BytesIO(value), fmt=fmt, dict_type=dict_type, aware_datetime=aware_datetime)


def dump(value, fp, *, fmt=FMT_XML, sort_keys=True, skipkeys=False, aware_datetime=False):
    """Write a value to a binary file as a property list."""
    if fmt is FMT_XML:
        writer = _PlistWriter(fp, sort_keys=sort_keys, skipkeys=skipkeys, aware_datetime=aware_datetime)
    elif fmt is FMT_BINARY:
        writer = _BinaryWriter(fp, sort_keys, skipkeys, aware_datetime)
    else:
        raise ValueError(f"Unsupported format: {fmt}")
    writer.write(value)


def dumps(value, *, fmt=FMT_XML, skipkeys=False, sort_keys=True, aware_datetime=False):
    """The bytes of a property list."""
    file = _BytesIO()
    dump(value, file, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys, aware_datetime=aware_datetime)
    return file.getvalue()
`;

defineModule({ name: "plistlib", source: SOURCE });
