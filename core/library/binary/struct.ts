/** The module struct. Native sizes and alignment are those of 64-bit CPython on Linux. Left out: nothing documented. */
import { defineModule } from "../index.ts";
import { packFields, packFloat, unpackFields, unpackFloat } from "./struct_fields.ts";

const SOURCE = String.raw`
"""Functions to convert between Python values and C structs represented as bytes objects."""

import math as _math
from operator import index as _index

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct",
           "error"]


class error(Exception):
    """Exception raised on various occasions; argument is a string describing what is wrong."""
    __module__ = "struct"


# Sizes by code: standard, native; and whether negative numbers are stored.
_INTEGERS = {"b": (1, 1, True), "B": (1, 1, False), "h": (2, 2, True), "H": (2, 2, False),
             "i": (4, 4, True), "I": (4, 4, False), "l": (4, 8, True), "L": (4, 8, False),
             "q": (8, 8, True), "Q": (8, 8, False), "n": (0, 8, True), "N": (0, 8, False),
             "P": (0, 8, False)}
_FLOATS = {"e": 2, "f": 4, "d": 8}
# Two floats of half the size.
_COMPLEX = {"F": 8, "D": 16}
_cache = {}


def _compiled(format):
    known = _cache.get(format)
    if known is None:
        if len(_cache) >= 100:
            _cache.clear()
        known = _cache[format] = _compile(format)
    return known


def _compile(format):
    """(items, size, count of values, byte order); an item is (code, repeat, offset, size, signed)."""
    if isinstance(format, bytes):
        text = format.decode("ascii")
    elif isinstance(format, str):
        text = format
    else:
        raise TypeError("Struct() argument 1 must be a str or bytes object, not "
                        f"{type(format).__name__}")
    if "\0" in text:
        raise error("embedded null character")
    order, native = "little", True
    if text[:1] and text[0] in "@=<>!":
        native = text[0] == "@"
        if text[0] in ">!":
            order = "big"
        text = text[1:]
    items = []
    offset = values = 0
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c.isspace():
            continue
        repeat = 1
        if "0" <= c <= "9":
            start = i - 1
            while i < len(text) and "0" <= text[i] <= "9":
                i += 1
            repeat = int(text[start:i])
            if i == len(text):
                raise error("repeat count given without format specifier")
            c = text[i]
            i += 1
        signed = False
        if c in _INTEGERS:
            standard, size, signed = _INTEGERS[c]
            if not native:
                size = standard
            if not size:
                raise error("bad char in struct format")
        elif c in _FLOATS:
            size = _FLOATS[c]
        elif c in _COMPLEX:
            size = _COMPLEX[c]
        elif c in "x?csp":
            size = 1
        else:
            raise error("bad char in struct format")
        if native and size > 1:
            offset += -offset % (size // 2 if c in _COMPLEX else size)
        if c in "sp":
            items.append((c, 1, offset, repeat, False))
            offset += repeat
            values += 1
            continue
        if c != "x":
            if repeat:
                items.append((c, repeat, offset, size, signed))
            values += repeat
        offset += size * repeat
        if offset > 0x7FFFFFFF:
            raise error("total struct size too long")
    return items, offset, values, order


def _pack(compiled, args):
    items, size, count, order = compiled
    if len(args) != count:
        raise error(f"pack expected {count} items for packing (got {len(args)})")
    packed = _pack_fields(compiled, args)
    if packed is not None:
        return packed
    parts = []
    at = n = 0
    for c, repeat, offset, width, signed in items:
        if offset > at:
            parts.append(b"\0" * (offset - at))
        at = offset + repeat * width
        for _ in range(repeat):
            value = args[n]
            n += 1
            parts.append(_packed(c, value, width, signed, order))
    if size > at:
        parts.append(b"\0" * (size - at))
    return b"".join(parts)


def _packed(c, value, width, signed, order):
    if c in _INTEGERS:
        if type(value) is not int:
            if not hasattr(value, "__index__"):
                raise error("required argument is not an integer")
            value = _index(value)
        try:
            return value.to_bytes(width, order, signed=signed)
        except OverflowError:
            pass
        bits = 8 * width
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        if c == "P":
            raise error("int too large to convert")
        raise error(f"{c!r} format requires {low} <= number <= {high}")
    if c in _FLOATS:
        try:
            if isinstance(value, (str, bytes)):
                raise TypeError
            number = float(value)
        except TypeError:
            raise error("required argument is not a float") from None
        data = _pack_float(number, width)
        if c != "d" and not _math.isinf(number) and _math.isinf(_unpack_float(data)):
            raise OverflowError(f"float too large to pack with {c} format")
        return data if order == "big" else data[::-1]
    if c in _COMPLEX:
        try:
            if isinstance(value, str):
                raise TypeError
            value = complex(value)
        except TypeError:
            raise error("required argument is not a complex") from None
        return b"".join(_packed("f" if c == "F" else "d", part, width // 2, signed, order)
                        for part in (value.real, value.imag))
    if c == "?":
        return b"\1" if value else b"\0"
    if c == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for {c!r} must be a bytes object")
    value = bytes(value)
    if c == "s":
        return value[:width].ljust(width, b"\0")
    if width == 0:
        return b""
    value = value[:width - 1]
    return (bytes([min(len(value), 255)]) + value).ljust(width, b"\0")


def _buffer(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, (str, int)):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return bytes(data)


class Struct:
    """Create a compiled struct object."""

    def __init__(self, format):
        self._compiled = _compiled(format)
        self.format = format if isinstance(format, str) else format.decode("ascii")
        self.size = self._compiled[1]

    def pack(self, *args):
        """Return a bytes object containing values v1, v2, ... packed according to the format."""
        return _pack(self._compiled, args)

    def pack_into(self, buffer, offset, *args):
        """Pack the values into the writable buffer starting at offset."""
        data = _pack(self._compiled, args)
        if type(buffer) is not bytearray:
            view = memoryview(buffer)
            if view.readonly:
                raise TypeError("argument must be read-write bytes-like object, "
                                f"not {type(buffer).__name__}")
            buffer = view.cast("B")
        length = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"no space to pack {self.size} bytes at offset {offset}")
            if offset + length < 0:
                raise error(f"offset {offset} out of range for {length}-byte buffer")
            offset += length
        if length - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {self.size + offset} bytes for "
                        f"packing {self.size} bytes at offset {offset} (actual buffer size is "
                        f"{length})")
        buffer[offset:offset + len(data)] = data

    def unpack(self, buffer, /):
        """Return a tuple containing unpacked values."""
        data = _buffer(buffer)
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return _unpack_fields(self._compiled, data, 0)

    def unpack_from(self, buffer, offset=0):
        """Return a tuple containing unpacked values, starting at offset."""
        data = _buffer(buffer)
        length = len(data)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes at offset {offset}")
            if offset + length < 0:
                raise error(f"offset {offset} out of range for {length}-byte buffer")
            offset += length
        if length - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {self.size + offset} bytes for "
                        f"unpacking {self.size} bytes at offset {offset} (actual buffer size is "
                        f"{length})")
        return _unpack_fields(self._compiled, data, offset)

    def iter_unpack(self, buffer, /):
        """Return an iterator yielding tuples."""
        data = _buffer(buffer)
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(data) % self.size:
            raise error("iterative unpacking requires a buffer of a multiple of "
                        f"{self.size} bytes")
        return (_unpack_fields(self._compiled, data, at) for at in range(0, len(data), self.size))

    def __repr__(self):
        return f"Struct({self.format!r})"


def calcsize(format, /):
    """Return size in bytes of the struct described by the format string."""
    return _compiled(format)[1]


def pack(format, /, *args):
    """pack(format, v1, v2, ...) -> bytes"""
    return _pack(_compiled(format), args)


def pack_into(format, buffer, offset, /, *args):
    """pack_into(format, buffer, offset, v1, v2, ...)"""
    Struct(format).pack_into(buffer, offset, *args)


def unpack(format, buffer, /):
    """Return a tuple containing values unpacked according to the format string."""
    return Struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """Return a tuple containing values unpacked according to the format string."""
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """Return an iterator yielding tuples unpacked from the given bytes source."""
    return Struct(format).iter_unpack(buffer)
`;

defineModule({
  name: "struct",
  functions: {
    _pack_float: ["value, size, /", packFloat],
    _unpack_float: ["data, /", unpackFloat],
    _pack_fields: ["compiled, values, /", packFields],
    _unpack_fields: ["compiled, data, base, /", unpackFields],
  },
  source: SOURCE,
});
