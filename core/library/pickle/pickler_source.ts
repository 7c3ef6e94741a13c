/** Opcodes, errors and the Pickler: the first part of the module pickle. */
export const picklerSource: string = String.raw`
import codecs
import copyreg as _copyreg
import io
import struct as _struct
import sys as _sys
from functools import partial as _partial
from types import FunctionType as _FunctionType

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps",
           "load", "loads"]

format_version = "5.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5
bytes_types = (bytes, bytearray)

_OPCODES = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F", "INT": b"I",
    "BININT": b"J", "BININT1": b"K", "LONG": b"L", "BININT2": b"M", "NONE": b"N", "PERSID": b"P",
    "BINPERSID": b"Q", "REDUCE": b"R", "STRING": b"S", "BINSTRING": b"T", "SHORT_BINSTRING": b"U",
    "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a", "BUILD": b"b", "GLOBAL": b"c", "DICT": b"d",
    "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g", "BINGET": b"h", "INST": b"i",
    "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]", "OBJ": b"o", "PUT": b"p", "BINPUT": b"q",
    "LONG_BINPUT": b"r", "SETITEM": b"s", "TUPLE": b"t", "EMPTY_TUPLE": b")", "SETITEMS": b"u",
    "BINFLOAT": b"G", "PROTO": b"\x80", "NEWOBJ": b"\x81", "EXT1": b"\x82", "EXT2": b"\x83",
    "EXT4": b"\x84", "TUPLE1": b"\x85", "TUPLE2": b"\x86", "TUPLE3": b"\x87", "NEWTRUE": b"\x88",
    "NEWFALSE": b"\x89", "LONG1": b"\x8a", "LONG4": b"\x8b", "BINBYTES": b"B",
    "SHORT_BINBYTES": b"C", "SHORT_BINUNICODE": b"\x8c", "BINUNICODE8": b"\x8d", "BINBYTES8": b"\x8e",
    "EMPTY_SET": b"\x8f", "ADDITEMS": b"\x90", "FROZENSET": b"\x91", "NEWOBJ_EX": b"\x92",
    "STACK_GLOBAL": b"\x93", "MEMOIZE": b"\x94", "FRAME": b"\x95", "BYTEARRAY8": b"\x96",
    "NEXT_BUFFER": b"\x97", "READONLY_BUFFER": b"\x98",
}
globals().update(_OPCODES)
__all__ += _OPCODES
TRUE = b"I01\n"
FALSE = b"I00\n"

# Modules and names that were called otherwise in Python 2, which wrote protocols 0 to 2.
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue",
                "configparser": "ConfigParser", "reprlib": "repr", "html.parser": "HTMLParser",
                "pickle": "cPickle", "io": "StringIO"}
_OLD_NAMES = {("builtins", "range"): ("__builtin__", "xrange"),
              ("builtins", "int"): ("__builtin__", "long"),
              ("functools", "reduce"): ("__builtin__", "reduce"),
              ("builtins", "chr"): ("__builtin__", "unichr"),
              ("builtins", "str"): ("__builtin__", "unicode"),
              ("builtins", "filter"): ("itertools", "ifilter"),
              ("builtins", "map"): ("itertools", "imap"),
              ("builtins", "zip"): ("itertools", "izip"),
              ("sys", "intern"): ("__builtin__", "intern"),
              ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
              ("itertools", "zip_longest"): ("itertools", "izip_longest"),
              ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
              ("collections", "UserList"): ("UserList", "UserList"),
              ("collections", "UserString"): ("UserString", "UserString")}
_NEW_NAMES = {old: new for new, old in _OLD_NAMES.items()}
_NEW_NAMES["__builtin__", "basestring"] = "builtins", "str"
_NEW_NAMES["exceptions", "StandardError"] = "builtins", "Exception"
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items()}
_NEW_MODULES["exceptions"] = "builtins"
_NEW_MODULES["cStringIO"] = "io"
_OLD_MODULES = {new: old for new, old in _OLD_MODULES.items() if new not in ("pickle", "io")}


class PickleError(Exception):
    """A common base class for the other pickling exceptions."""

    __module__ = "_pickle"


class PicklingError(PickleError):
    """An object that cannot be pickled was passed to dump()."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """The data cannot be unpickled: it is corrupted, or not allowed."""

    __module__ = "_pickle"


def encode_long(x):
    "The shortest two's complement of an int in little-endian bytes; none for 0."
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    "The int of little-endian two's complement."
    return int.from_bytes(data, "little", signed=True)


def whichmodule(obj, name):
    """The name of the module that an object is in."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in _sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _follow(module, name.split(".")) is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def _module(name):
    "The module, imported; what CPython has in a module in C is in that without the underscore."
    try:
        __import__(name, level=0)
    except ModuleNotFoundError:
        if not name.startswith("_"):
            raise
        try:
            __import__(name[1:], level=0)
        except ModuleNotFoundError:
            pass
        else:
            return _sys.modules[name[1:]]
        raise
    return _sys.modules[name]


def _follow(obj, path):
    for name in path:
        obj = getattr(obj, name)
    return obj


class PicklerMemoProxy:
    "What a Pickler remembers."

    def __init__(self, pickler):
        self._pickler = pickler

    def clear(self):
        """Remove all items from memo."""
        self._pickler.clear_memo()

    def copy(self):
        """Copy the memo to a new object."""
        return {id(obj): (index, obj) for index, obj in enumerate(self._pickler._state[_MEMO])}

    def __reduce__(self):
        """Implement pickle support."""
        return dict, (self.copy(),)


_BATCH = 1000

# Texts and bytes of as many bytes are kept out of frames, and go to the file by themselves.
_LARGE = 64 * 1024

# Places in the list that the natives work with.
_MEMO = 2
_WORK = 4
_PENDING = 7

# Places and number of the words of an open container.
_CONTAINER, _POSITION, _COUNT, _PHASE, _KEY = range(5)
_LEVEL = 7


class Pickler:
    """Writes pickles of objects to a binary file."""

    dispatch = {}

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif not 0 <= protocol <= HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._prepare(_new_state(int(protocol), True), protocol, fix_imports)

    def _prepare(self, state, protocol, fix_imports):
        self._state = state
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3
        self._usual = False

    @property
    def memo(self):
        return PicklerMemoProxy(self)

    @memo.setter
    def memo(self, given):
        if isinstance(given, PicklerMemoProxy):
            given = given.copy()
        elif not isinstance(given, dict):
            raise TypeError(f"'memo' attribute must be a PicklerMemoProxy object or dict, not {type(given).__name__}")
        for item in given.values():
            if not isinstance(item, tuple) or len(item) != 2:
                raise TypeError("'memo' values must be 2-item tuples")
        objects = [None] * (max([index for index, _ in given.values()], default=-1) + 1)
        for index, obj in given.values():
            objects[index] = obj
        _set_memo(self._state, objects)

    def clear_memo(self):
        """Forget what was written: the next dump does not refer to it."""
        _set_memo(self._state, [])

    def dump(self, obj):
        """Write a pickle of the object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        kind = type(self)
        self._usual = bool(self.bin and not self.fast and (
            kind is Pickler or kind.save is Pickler.save and kind.memoize is Pickler.memoize and
            kind.persistent_id is Pickler.persistent_id and kind.dispatch is Pickler.dispatch)
            and "persistent_id" not in self.__dict__)
        state = self._state
        _begin(state)
        self.save(obj)
        self.write(STOP)
        self._file_write(_take(state))

    def _dump_rest(self, state, protocol, fix_imports):
        "The pickle of which the natives have written what is before the pending object."
        self._prepare(state, protocol, fix_imports)
        self._file_write = None
        self._usual = True
        other = state[_PENDING]
        try:
            while other is not None:
                self._save_other(other)
                other = _resume(state, 0)
        except BaseException as exc:
            self._explain(0, exc)
            raise
        self.write(STOP)
        return _take(state)

    def write(self, data):
        _write(self._state, data)

    def _write_large(self, head, payload):
        "Write bytes that are kept out of frames when they are many."
        state = self._state
        if len(payload) < _LARGE:
            _write(state, head + payload)
        elif self._file_write is None:
            _write_apart(state, head + payload)
        else:
            self._file_write(_take(state) + head)
            self._file_write(payload)

    def memoize(self, obj):
        "Remember the object that is on top of the stack."
        if self.fast:
            return
        index = _remember(self._state, obj)
        if self.proto >= 4:
            self.write(MEMOIZE)
        elif self.bin:
            self.write(BINPUT + bytes([index]) if index < 256 else LONG_BINPUT + _struct.pack("<I", index))
        else:
            self.write(PUT + b"%d\n" % index)

    def _get(self, index):
        if not self.bin:
            return GET + b"%d\n" % index
        return BINGET + bytes([index]) if index < 256 else LONG_BINGET + _struct.pack("<I", index)

    def persistent_id(self, obj):
        """An id by which the object is known elsewhere; None: it is pickled itself."""
        return None

    def save(self, obj, save_persistent_id=True):
        state = self._state
        if self._usual:
            base = len(state[_WORK])
            try:
                other = _save(state, base, obj)
                while other is not None:
                    if other is state:
                        self._file_write(_take(state))
                    else:
                        self._save_other(other)
                    other = _resume(state, base)
            except BaseException as exc:
                self._explain(base, exc)
                raise
            return
        if _end_frame(state) and self._file_write is not None:
            self._file_write(_take(state))
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        known = _known(state, obj)
        if known is not None:
            self.write(self._get(known))
            return
        kind = type(obj)
        saver = self.dispatch.get(kind)
        if saver is not None and kind is not _FunctionType and kind is not type:
            saver(self, obj)
        else:
            self._save_other(obj)

    def _explain(self, base, exc):
        "Say where the exception happened in the open containers, which are given up."
        work = self._state[_WORK]
        for level in range(len(work) - _LEVEL, base - 1, -_LEVEL):
            kind = type(work[level])
            if kind is dict:
                if work[level + _PHASE] == 2:
                    exc.add_note(f"when serializing dict item {work[level + _KEY]!r}")
            elif kind is list or kind is tuple:
                exc.add_note(f"when serializing {kind.__name__} item {work[level + _POSITION] - 1}")
            else:
                exc.add_note(f"when serializing {kind.__name__} element")
        del work[base:]

    def _save_other(self, obj):
        "Save an object that is not known yet."
        kind = type(obj)
        reduced = NotImplemented
        saver = self.dispatch.get(kind)
        if saver is not None and kind is not _FunctionType and kind is not type:
            saver(self, obj)
            return
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            if saver is not None:
                saver(self, obj)
                return
            table = getattr(self, "dispatch_table", _copyreg.dispatch_table)
            reduce = table.get(kind)
            if reduce is not None:
                reduced = reduce(obj)
            elif issubclass(kind, type):
                self.save_global(obj)
                return
            else:
                reduce = getattr(obj, "__reduce_ex__", None)
                if reduce is not None:
                    reduced = reduce(self.proto)
                else:
                    reduce = getattr(obj, "__reduce__", None)
                    if reduce is None:
                        raise PicklingError(f"Can't pickle {kind.__name__!r} object: {obj!r}")
                    reduced = reduce()
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        try:
            if not isinstance(reduced, tuple):
                raise PicklingError(f"__reduce__ must return a string or tuple, not {_type_name(reduced)}")
            if not 2 <= len(reduced) <= 6:
                raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
            self.save_reduce(obj=obj, *reduced)
        except BaseException as exc:
            exc.add_note(f"when serializing {_type_name(obj)} object")
            raise

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
            return
        try:
            self.write(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_part(self, part, what, obj):
        try:
            self.save(part)
        except BaseException as exc:
            exc.add_note(f"when serializing {_type_name(obj)} {what}")
            raise

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *,
                    obj=None):
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable, "
                                f"not {_type_name(func)}")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple, "
                                f"not {_type_name(args)}")
        name = getattr(func, "__name__", "") if self.proto >= 2 else ""
        part = None
        try:
            if name == "__newobj_ex__":
                cls, new_args, kwargs = args
                if self.proto >= 4:
                    part = "class"
                    self.save(cls)
                    part = "__new__ arguments"
                    self.save(new_args)
                    self.save(kwargs)
                    self.write(NEWOBJ_EX)
                else:
                    func = _partial(cls.__new__, cls, *new_args, **kwargs)
                    part = "reconstructor"
                    self.save(func)
                    self.save(())
                    self.write(REDUCE)
            elif name == "__newobj__":
                cls = args[0]
                if not hasattr(cls, "__new__"):
                    raise PicklingError("first argument to __newobj__() has no __new__")
                if obj is not None and cls is not obj.__class__:
                    raise PicklingError(f"first argument to __newobj__() must be {obj.__class__!r}, "
                                        f"not {cls!r}")
                part = "class"
                self.save(cls)
                part = "__new__ arguments"
                self.save(args[1:])
                self.write(NEWOBJ)
            else:
                part = "reconstructor"
                self.save(func)
                part = "reconstructor arguments"
                self.save(args)
                self.write(REDUCE)
        except BaseException as exc:
            if part is not None:
                exc.add_note(f"when serializing {_type_name(obj)} {part}")
            raise
        if obj is not None:
            known = _known(self._state, obj)
            if known is not None:
                self.write(POP + self._get(known))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems, obj)
        if dictitems is not None:
            self._batch_setitems(dictitems, obj)
        if state is not None:
            if state_setter is None:
                self._save_part(state, "state", obj)
                self.write(BUILD)
            else:
                self._save_part(state_setter, "state setter", obj)
                self.save(obj)
                self._save_part(state, "state", obj)
                self.write(TUPLE2 + REDUCE + POP)

    def _save_none(self, obj):
        self.write(NONE)

    dispatch[type(None)] = _save_none

    def _save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    dispatch[bool] = _save_bool

    def _save_int(self, obj):
        small = -0x80000000 <= obj <= 0x7fffffff
        if small and self.bin:
            if 0 <= obj <= 0xff:
                self.write(BININT1 + bytes([obj]))
            elif 0 <= obj <= 0xffff:
                self.write(BININT2 + _struct.pack("<H", obj))
            else:
                self.write(BININT + _struct.pack("<i", obj))
        elif self.proto >= 2:
            data = encode_long(obj)
            if len(data) < 256:
                self.write(LONG1 + bytes([len(data)]) + data)
            else:
                self.write(LONG4 + _struct.pack("<i", len(data)) + data)
        elif small:
            self.write(INT + b"%d\n" % obj)
        else:
            self.write(LONG + repr(obj).encode("ascii") + b"L\n")

    dispatch[int] = _save_int

    def _save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + _struct.pack(">d", obj))
        else:
            self.write(FLOAT + repr(obj).encode("ascii") + b"\n")

    dispatch[float] = _save_float

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                self.save_reduce(codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
            else:
                self.save_reduce(bytes, (), obj=obj)
            return
        count = len(obj)
        if count <= 0xff:
            self.write(SHORT_BINBYTES + bytes([count]) + obj)
        elif count > 0xffffffff and self.proto >= 4:
            self._write_large(BINBYTES8 + _struct.pack("<Q", count), obj)
        else:
            self._write_large(BINBYTES + _struct.pack("<I", count), obj)
        self.memoize(obj)

    dispatch[bytes] = _save_bytes

    def _save_bytearray(self, obj):
        if self.proto >= 5:
            self._write_large(BYTEARRAY8 + _struct.pack("<Q", len(obj)), bytes(obj))
            self.memoize(obj)
        else:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)

    dispatch[bytearray] = _save_bytearray

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            count = len(data)
            if count <= 0xff and self.proto >= 4:
                self.write(SHORT_BINUNICODE + bytes([count]) + data)
            elif count > 0xffffffff and self.proto >= 4:
                self._write_large(BINUNICODE8 + _struct.pack("<Q", count), data)
            else:
                self._write_large(BINUNICODE + _struct.pack("<I", count), data)
        else:
            text = obj.replace("\\", "\\u005c")
            for character in "\0\n\r\x1a":
                text = text.replace(character, f"\\u{ord(character):04x}")
            self.write(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    dispatch[str] = _save_str

    def _save_items(self, obj):
        for i, item in enumerate(obj):
            self._save_part(item, f"item {i}", obj)

    def _save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        count = len(obj)
        if count <= 3 and self.proto >= 2:
            self._save_items(obj)
            known = _known(self._state, obj)
            if known is not None:
                self.write(POP * count + self._get(known))
            else:
                self.write((None, TUPLE1, TUPLE2, TUPLE3)[count])
                self.memoize(obj)
            return
        self.write(MARK)
        self._save_items(obj)
        known = _known(self._state, obj)
        if known is not None:
            self.write((POP_MARK if self.bin else POP * (count + 1)) + self._get(known))
        else:
            self.write(TUPLE)
            self.memoize(obj)

    dispatch[tuple] = _save_tuple

    def _save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        if self.bin and len(obj) > 1:
            done = 0
            expected = len(obj)
            while done < expected:
                self.write(MARK)
                for i in range(_BATCH):
                    if done >= len(obj):
                        break
                    self._save_part(obj[done], f"item {done}", obj)
                    done += 1
                self.write(APPENDS)
                if len(obj) != expected:
                    raise RuntimeError("list changed size during iteration")
        else:
            self._batch_appends(obj, obj)

    dispatch[list] = _save_list

    def _batch_appends(self, items, obj):
        items = enumerate(items)
        if not self.bin:
            for i, item in items:
                self._save_part(item, f"item {i}", obj)
                self.write(APPEND)
            return
        while True:
            batch = [pair for _, pair in zip(range(_BATCH), items)]
            if len(batch) > 1:
                self.write(MARK)
            for i, item in batch:
                self._save_part(item, f"item {i}", obj)
            if batch:
                self.write(APPENDS if len(batch) > 1 else APPEND)
            if len(batch) < _BATCH:
                return

    def _save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        if self.bin and len(obj) > 1:
            items = iter(obj.items())
            count = _BATCH
            while count == _BATCH:
                self.write(MARK)
                count = 0
                for _, (key, value) in zip(range(_BATCH), items):
                    self.save(key)
                    self._save_part(value, f"item {key!r}", obj)
                    count += 1
                self.write(SETITEMS)
        else:
            self._batch_setitems(obj.items(), obj)

    dispatch[dict] = _save_dict

    def _batch_setitems(self, items, obj):
        items = iter(items)
        if not self.bin:
            for key, value in items:
                self.save(key)
                self._save_part(value, f"item {key!r}", obj)
                self.write(SETITEM)
            return
        while True:
            batch = [pair for _, pair in zip(range(_BATCH), items)]
            if len(batch) > 1:
                self.write(MARK)
            for key, value in batch:
                self.save(key)
                self._save_part(value, f"item {key!r}", obj)
            if batch:
                self.write(SETITEMS if len(batch) > 1 else SETITEM)
            if len(batch) < _BATCH:
                return

    def _save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        items = iter(obj)
        count = _BATCH if obj else 0
        while count == _BATCH:
            self.write(MARK)
            count = 0
            for _, item in zip(range(_BATCH), items):
                self._save_part(item, "element", obj)
                count += 1
            self.write(ADDITEMS)

    dispatch[set] = _save_set

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self._save_part(item, "element", obj)
        known = _known(self._state, obj)
        if known is not None:
            self.write(POP_MARK + self._get(known))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    dispatch[frozenset] = _save_frozenset

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None)
            if name is None:
                name = obj.__name__
        path = name.split(".")
        if "<locals>" in path:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        module_name = whichmodule(obj, name)
        try:
            module = _module(module_name)
        except (ImportError, ValueError, KeyError) as exc:
            raise PicklingError(f"Can't pickle {obj!r}: {exc!s}") from exc
        try:
            parent = _follow(module, path[:-1])
            found = getattr(parent, path[-1])
        except AttributeError as exc:
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}") from exc
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if obj is codecs.encode:
            module_name = "_codecs"
        if self.proto >= 2:
            code = _copyreg._extension_registry.get((module_name, name))
            if code is not None:
                if code <= 0xff:
                    self.write(EXT1 + bytes([code]))
                elif code <= 0xffff:
                    self.write(EXT2 + _struct.pack("<H", code))
                else:
                    self.write(EXT4 + _struct.pack("<i", code))
                return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        else:
            for _ in path[1:]:
                self.save(getattr)
                if self.proto < 2:
                    self.write(MARK)
            self._write_global(module_name, path[0])
            for part in path[1:]:
                self.save(part)
                self.write((TUPLE if self.proto < 2 else TUPLE2) + REDUCE)
        self.memoize(obj)

    def _write_global(self, module_name, name):
        if self.fix_imports:
            old = _OLD_NAMES.get((module_name, name))
            if old is not None:
                module_name, name = old
            else:
                module_name = _OLD_MODULES.get(module_name, module_name)
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        try:
            self.write(GLOBAL + f"{module_name}\n{name}\n".encode(encoding))
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier {f'{module_name}.{name}'!r} using "
                                f"pickle protocol {self.proto}") from None

    def _save_type(self, obj):
        if obj is type(None):
            self.save_reduce(type, (None,), obj=obj)
        elif obj is type(NotImplemented):
            self.save_reduce(type, (NotImplemented,), obj=obj)
        elif obj is type(...):
            self.save_reduce(type, (...,), obj=obj)
        else:
            self.save_global(obj)

    dispatch[_FunctionType] = save_global
    dispatch[type] = _save_type


def _type_name(obj):
    kind = type(obj)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


Pickler.__module__ = "_pickle"
_Pickler = Pickler
`;
