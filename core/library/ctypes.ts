/**
 * The module ctypes (Modules/_ctypes) as far as it needs no native code, in Python: the simple types, which programs use to wrap
 * numbers around, and their sizes. Loading a library raises an OSError that says why there is none.
 *
 * Left out: structures, unions, pointers, arrays, functions.
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
import struct as _struct
from operator import index as _index

__all__ = ["ArgumentError", "CDLL", "PyDLL", "c_bool", "c_byte", "c_char", "c_double", "c_float", "c_int",
           "c_int16", "c_int32", "c_int64", "c_int8", "c_long", "c_longlong", "c_short", "c_size_t",
           "c_ssize_t", "c_ubyte", "c_uint", "c_uint16", "c_uint32", "c_uint64", "c_uint8", "c_ulong",
           "c_ulonglong", "c_ushort", "sizeof", "alignment"]


class ArgumentError(Exception):
    pass


class _Data:
    __module__ = "_ctypes"


class _SimpleCData(_Data):
    """A number as a type of C holds it."""

    __slots__ = ("_value",)
    __module__ = "_ctypes"
    _type_ = None
    _bits = 0

    def __init__(self, value=0):
        self.value = value

    @property
    def value(self):
        """current value"""
        return self._value

    @value.setter
    def value(self, value):
        self._value = self._of(value)

    @classmethod
    def _of(cls, value):
        value = _index(value) & (1 << cls._bits) - 1
        return value - (1 << cls._bits) if cls._signed and value >> cls._bits - 1 else value

    def __repr__(self):
        if type(self).__base__ is not _SimpleCData:
            return object.__repr__(self)
        return f"{type(self).__name__}({self._value!r})"

    def __bool__(self):
        return bool(self._value)

    @classmethod
    def from_buffer_copy(cls, source, offset=0):
        size = sizeof(cls)
        part = bytes(memoryview(source)[offset:offset + size])
        if len(part) < size:
            raise ValueError(f"Buffer size too small ({len(part)} instead of at least {size} bytes)")
        return cls(_struct.unpack("<" + cls._type_, part)[0])

    def __bytes__(self):
        return _struct.pack("<" + self._type_, self._value)


def _integer(name, code, bits, signed):
    return type(name, (_SimpleCData,), {"__module__": "ctypes", "__slots__": (), "_type_": code, "_bits": bits,
                                        "_signed": signed})


c_byte = _integer("c_byte", "b", 8, True)
c_ubyte = _integer("c_ubyte", "B", 8, False)
c_short = _integer("c_short", "h", 16, True)
c_ushort = _integer("c_ushort", "H", 16, False)
c_int = _integer("c_int", "i", 32, True)
c_uint = _integer("c_uint", "I", 32, False)
c_long = _integer("c_long", "q", 64, True)
c_ulong = _integer("c_ulong", "Q", 64, False)
c_longlong = c_int64 = c_ssize_t = c_long
c_ulonglong = c_uint64 = c_size_t = c_ulong
c_int8, c_uint8, c_int16, c_uint16, c_int32, c_uint32 = c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint


class _Float(_SimpleCData):
    __slots__ = ()

    def __init__(self, value=0.0):
        self.value = value

    @classmethod
    def _of(cls, value):
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return _struct.unpack("<f", _struct.pack("<f", value))[0] if cls._type_ == "f" else float(value)

    def __repr__(self):
        return f"{type(self).__name__}({self._value!r})"


class c_double(_Float):
    __module__ = "ctypes"
    __slots__ = ()
    _type_ = "d"


class c_float(_Float):
    __module__ = "ctypes"
    __slots__ = ()
    _type_ = "f"


class c_bool(_SimpleCData):
    __module__ = "ctypes"
    __slots__ = ()
    _type_ = "?"

    def __init__(self, value=False):
        self.value = value

    @classmethod
    def _of(cls, value):
        return bool(value)


class c_char(_SimpleCData):
    __module__ = "ctypes"
    __slots__ = ()
    _type_ = "c"

    def __init__(self, value=b"\0"):
        self.value = value

    @classmethod
    def _of(cls, value):
        if isinstance(value, int) and 0 <= value < 256:
            return bytes((value,))
        if isinstance(value, (bytes, bytearray)) and len(value) == 1:
            return bytes(value)
        got = f"{type(value).__name__} of length {len(value)}" if isinstance(value, (bytes, bytearray)) else \
            type(value).__name__
        raise TypeError(f"one character bytes, bytearray, or an integer in range(256) expected, not {got}")


def sizeof(obj_or_type, /):
    """Return the size in bytes of a C instance."""
    code = getattr(obj_or_type, "_type_", None)
    if code is None:
        raise TypeError("this type has no size")
    return _struct.calcsize("<" + code)


alignment = sizeof


class CDLL:
    """Would load a library."""

    def __init__(self, name=None, *rest, **options):
        raise OSError("guest code cannot reach native code")


PyDLL = CDLL


class LibraryLoader:
    def __init__(self, dlltype):
        self._dlltype = dlltype

    def __getattr__(self, name):
        if name[0] == "_":
            raise AttributeError(name)
        return self._dlltype(name)

    def LoadLibrary(self, name):
        return self._dlltype(name)

    __getitem__ = LoadLibrary


cdll = LibraryLoader(CDLL)
pydll = LibraryLoader(PyDLL)
`;

const UTIL_SOURCE = `
def find_library(name):
    """Where a library is: there are none."""
    return None
`;

defineModule({ name: "ctypes", doc: "Numbers as C has them.", source: SOURCE, isPackage: true });
defineModule({ name: "ctypes.util", source: UTIL_SOURCE });
