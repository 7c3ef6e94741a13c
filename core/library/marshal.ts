/**
 * The module marshal (Python/marshal.c) for plain data, in Python: what it writes CPython reads, and the other way round.
 *
 * Left out: code objects, which are one interpreter's own; references to what was written before are read but not written.
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
import struct as _struct

version = 5
_DEEP = 900


def _long(value):
    digits, rest = [], abs(value)
    while rest:
        digits.append(rest & 0x7fff)
        rest >>= 15
    return _struct.pack(f"<ci{len(digits)}H", b"l", -len(digits) if value < 0 else len(digits), *digits)


def _write(value, parts, depth, version):
    if depth > _DEEP:
        raise ValueError("object too deeply nested to marshal")
    kind = type(value)
    if value is None:
        parts.append(b"N")
    elif kind is bool:
        parts.append(b"T" if value else b"F")
    elif value is StopIteration:
        parts.append(b"S")
    elif value is ...:
        parts.append(b".")
    elif kind is int:
        parts.append(_struct.pack("<ci", b"i", value) if -1 << 31 <= value < 1 << 31 else _long(value))
    elif kind is float:
        parts.append(_struct.pack("<cd", b"g", value))
    elif kind is complex:
        parts.append(_struct.pack("<cdd", b"y", value.real, value.imag))
    elif kind is str:
        data = value.encode("utf-8", "surrogatepass")
        if version >= 4 and len(data) == len(value):
            parts.append(_struct.pack("<cB", b"z", len(data)) if len(data) < 256 else
                         _struct.pack("<ci", b"a", len(data)))
        else:
            parts.append(_struct.pack("<ci", b"u", len(data)))
        parts.append(data)
    elif kind is tuple and version >= 4 and len(value) < 256:
        parts.append(_struct.pack("<cB", b")", len(value)))
        for item in value:
            _write(item, parts, depth + 1, version)
    elif kind in _SEQUENCES:
        parts.append(_struct.pack("<ci", _SEQUENCES[kind], len(value)))
        for item in value:
            _write(item, parts, depth + 1, version)
    elif kind is dict:
        parts.append(b"{")
        for key, item in value.items():
            _write(key, parts, depth + 1, version)
            _write(item, parts, depth + 1, version)
        parts.append(b"0")
    elif kind is slice and version >= 5:
        parts.append(b":")
        for item in (value.start, value.stop, value.step):
            _write(item, parts, depth + 1, version)
    else:
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError("unmarshallable object") from None
        parts.append(_struct.pack("<ci", b"s", len(data)))
        parts.append(data)


_SEQUENCES = {tuple: b"(", list: b"[", set: b"<", frozenset: b">"}
_NULL = object()


class _Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.seen = []

    def take(self, count):
        if count < 0:
            raise ValueError("bad marshal data (size out of range)")
        part = self.data[self.at:self.at + count]
        if len(part) < count:
            raise EOFError("marshal data too short")
        self.at += count
        return part

    def number(self, format):
        return _struct.unpack(format, self.take(_struct.calcsize(format)))[0]

    def size(self, format, what):
        count = self.number(format)
        if count < 0:
            raise ValueError(f"bad marshal data ({what} size out of range)")
        return count

    def value(self, depth=0):
        if depth > _DEEP:
            raise ValueError("bad marshal data (recursion limit exceeded)")
        if self.at == len(self.data):
            raise EOFError("EOF read where object expected")
        mark = self.number("B")
        kind, place = chr(mark & 0x7f), len(self.seen)
        if mark & 0x80:
            self.seen.append(_NULL)
        result = self.of_kind(kind, depth, place if mark & 0x80 else None)
        if mark & 0x80:
            self.seen[place] = result
        return result

    def item(self, depth):
        value = self.value(depth + 1)
        if value is _NULL:
            raise TypeError("NULL object in marshal data")
        return value

    def of_kind(self, kind, depth, place):
        if kind in _CONSTANTS:
            return _CONSTANTS[kind]
        if kind == "i":
            return self.number("<i")
        if kind == "l":
            count = self.number("<i")
            value = 0
            for shift in range(abs(count)):
                value |= self.number("<H") << 15 * shift
            return -value if count < 0 else value
        if kind == "g":
            return self.number("<d")
        if kind == "f":
            return float(self.take(self.number("B")))
        if kind == "y":
            return complex(self.number("<d"), self.number("<d"))
        if kind == "s":
            return bytes(self.take(self.number("<i")))
        if kind in "aA":
            return self.take(self.number("<i")).decode("ascii")
        if kind in "zZ":
            return self.take(self.number("B")).decode("ascii")
        if kind in "ut":
            return self.take(self.number("<i")).decode("utf-8", "surrogatepass")
        if kind == "r":
            at = self.number("<i")
            if not 0 <= at < len(self.seen) or self.seen[at] is _NULL:
                raise ValueError("bad marshal data (invalid reference)")
            return self.seen[at]
        if kind in ")(<>":
            count = self.size("B" if kind == ")" else "<i", "tuple" if kind in ")(" else "set")
            items = [self.item(depth) for _ in range(count)]
            return tuple(items) if kind in ")(" else set(items) if kind == "<" else frozenset(items)
        if kind == "[":
            result = []
            if place is not None:
                self.seen[place] = result
            for _ in range(self.size("<i", "list")):
                result.append(self.item(depth))
            return result
        if kind == "{":
            result = {}
            if place is not None:
                self.seen[place] = result
            while (key := self.value(depth + 1)) is not _NULL:
                result[key] = self.item(depth)
            return result
        if kind == ":":
            return slice(self.item(depth), self.item(depth), self.item(depth))
        raise ValueError("bad marshal data (unknown type code)")


_CONSTANTS = {"0": _NULL, "N": None, "T": True, "F": False, "S": StopIteration, ".": ...}


def dumps(value, version=version, /, *, allow_code=True):
    """Return the bytes object that would be written to a file by dump(value, file)."""
    parts = []
    _write(value, parts, 0, version)
    return b"".join(parts)


def loads(bytes, /, *, allow_code=True):
    """Convert the bytes-like object to a value."""
    value = _Reader(memoryview(bytes).tobytes()).value()
    if value is _NULL:
        raise TypeError("NULL object in marshal data for object")
    return value


def dump(value, file, version=version, /, *, allow_code=True):
    """Write the value on the open file."""
    return file.write(dumps(value, version))


def load(file, /, *, allow_code=True):
    """Read one value from the open file and return it."""
    data = file.read()
    reader = _Reader(data)
    value = reader.value()
    if reader.at < len(data):
        file.seek(reader.at - len(data), 1)
    return value
`;

defineModule({
  name: "marshal",
  doc: "This module contains functions that can read and write Python values in a binary format.",
  source: SOURCE,
});
