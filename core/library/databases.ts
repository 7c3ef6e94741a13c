/**
 * The modules dbm, dbm.dumb and shelve (Lib/dbm/dumb.py, Lib/shelve.py), in Python: databases in files that the embedder granted. There is one format,
 * that of dbm.dumb: a file of values and one of keys with the places of their values.
 */
import { defineModule } from "./index.ts";

const DUMB = String.raw`
"""A dumb and slow but simple dbm clone."""

import ast as _ast
import collections.abc
import io as _io
import os as _os

__all__ = ["error", "open"]

_BLOCKSIZE = 512
error = OSError


class _Database(collections.abc.MutableMapping):
    """Keys with the places of their values, which are in a file."""

    def __init__(self, filebasename, mode, flag="c"):
        filebasename = _os.fsencode(filebasename)
        self._mode = mode
        self._readonly = flag == "r"
        self._dirfile, self._datfile, self._bakfile = (filebasename + end for end in (b".dir", b".dat", b".bak"))
        self._index = None
        self._modified = False
        if flag == "n":
            for name in (self._datfile, self._bakfile, self._dirfile):
                try:
                    _os.remove(name)
                except OSError:
                    pass
        if not _os.path.exists(self._datfile):
            if flag not in ("c", "n"):
                raise FileNotFoundError(2, "No such file or directory", _os.fsdecode(self._datfile))
            with _io.open(self._datfile, "w", encoding="Latin-1"):
                pass
            self._modified = True
        self._index = {}
        try:
            with _io.open(self._dirfile, "r", encoding="Latin-1") as file:
                for line in file:
                    key, place = _ast.literal_eval(line.rstrip())
                    self._index[key.encode("Latin-1")] = place
        except OSError:
            if flag not in ("c", "n"):
                raise

    def _check(self, for_writing=False):
        if self._index is None:
            raise error("DBM object has already been closed")
        if for_writing and self._readonly:
            raise error("The database is opened for reading only")

    def sync(self):
        """Write the keys with their places."""
        if self._index is None or not self._modified:
            return
        with _io.open(self._dirfile, "w", encoding="Latin-1") as file:
            for key, place in self._index.items():
                file.write("%r, %r\n" % (key.decode("Latin-1"), place))
        self._modified = False

    @staticmethod
    def _bytes(value, what):
        if isinstance(value, str):
            return value.encode("utf-8")
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError(f"{what} must be bytes or strings")
        return bytes(value)

    def __getitem__(self, key):
        self._check()
        place, size = self._index[self._bytes(key, "keys")]
        with _io.open(self._datfile, "rb") as file:
            file.seek(place)
            return file.read(size)

    def __setitem__(self, key, val):
        self._check(True)
        key, val = self._bytes(key, "keys"), self._bytes(val, "values")
        self._modified = True
        place, size = self._index.get(key, (None, -1))
        # A value that has room in the blocks of the one before is written there.
        if place is None or -(-size // _BLOCKSIZE) < -(-len(val) // _BLOCKSIZE):
            end = _os.path.getsize(self._datfile)
            place = -(-end // _BLOCKSIZE) * _BLOCKSIZE
            with _io.open(self._datfile, "ab") as file:
                file.write(b"\0" * (place - end) + val)
        else:
            with _io.open(self._datfile, "r+b") as file:
                file.seek(place)
                file.write(val)
        self._index[key] = (place, len(val))

    def __delitem__(self, key):
        self._check(True)
        self._modified = True
        del self._index[self._bytes(key, "keys")]
        self.sync()

    def keys(self):
        self._check()
        return list(self._index)

    def items(self):
        self._check()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        self._check()
        return self._bytes(key, "keys") in self._index

    def __iter__(self):
        self._check()
        return iter(self._index)

    def __len__(self):
        self._check()
        return len(self._index)

    def close(self):
        try:
            self.sync()
        finally:
            self._index = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(file, flag="c", mode=0o666):
    """Open the database file and return a corresponding object."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode, flag=flag)
`;

const DBM = String.raw`
"""Generic interface to all dbm clones: there is one."""

import os as _os
from dbm import dumb as _dumb

__all__ = ["open", "whichdb", "error"]


class error(Exception):
    pass


error = (error, OSError)


def open(file, flag="r", mode=0o666):
    """Open or create a database."""
    kind = whichdb(file) if "n" not in flag else None
    if kind is None and not ("c" in flag or "n" in flag):
        raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    if kind == "":
        raise error[0]("db type could not be determined")
    return _dumb.open(file, flag, mode)


def whichdb(filename):
    """The module of a database; None when there is none, and an empty string when it is another's."""
    name = _os.fsdecode(filename)
    if _os.path.exists(name + ".dat") and _os.path.exists(name + ".dir"):
        return "dbm.dumb"
    return "" if _os.path.exists(name) else None
`;

const SHELVE = String.raw`
"""Manage shelves of pickled objects."""

import collections.abc
from io import BytesIO
from pickle import DEFAULT_PROTOCOL, dumps, loads

__all__ = ["ShelveError", "Shelf", "BsdDbShelf", "DbfilenameShelf", "open"]


class ShelveError(Exception):
    pass


class _Closed(collections.abc.MutableMapping):
    """In the place of a dictionary that was closed."""

    def closed(self, *args):
        raise ValueError("invalid operation on closed shelf")

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = closed


class Shelf(collections.abc.MutableMapping):
    """A dictionary of any objects over one of bytes."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding="utf-8", *, serializer=None,
                 deserializer=None):
        self.dict = dict
        self._protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        self.writeback = writeback
        self.cache = {}
        self.keyencoding = keyencoding
        if (serializer is None) != (deserializer is None):
            raise ShelveError("serializer and deserializer must be defined together")
        self.serializer = serializer or dumps
        self.deserializer = deserializer or loads

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self.dict)

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        return self[key] if key.encode(self.keyencoding) in self.dict else default

    def __getitem__(self, key):
        try:
            return self.cache[key]
        except KeyError:
            value = self.deserializer(self.dict[key.encode(self.keyencoding)])
            if self.writeback:
                self.cache[key] = value
            return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self.dict[key.encode(self.keyencoding)] = self.serializer(value, self._protocol)

    def __delitem__(self, key):
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        if self.dict is None:
            return
        try:
            self.sync()
            close = getattr(self.dict, "close", None)
            if close is not None:
                close()
        finally:
            self.dict = _Closed()

    def __del__(self):
        if hasattr(self, "writeback"):
            self.close()

    def sync(self):
        if self.writeback and self.cache:
            self.writeback = False
            for key, entry in self.cache.items():
                self[key] = entry
            self.writeback = True
            self.cache = {}
        if hasattr(self.dict, "sync"):
            self.dict.sync()


class BsdDbShelf(Shelf):
    """A shelf over what has first(), next() and their like."""

    def _pair(self, pair):
        key, value = pair
        return key.decode(self.keyencoding), self.deserializer(value)

    def set_location(self, key):
        return self._pair(self.dict.set_location(key))

    def next(self):
        return self._pair(next(self.dict))

    def previous(self):
        return self._pair(self.dict.previous())

    def first(self):
        return self._pair(self.dict.first())

    def last(self):
        return self._pair(self.dict.last())


class DbfilenameShelf(Shelf):
    """A shelf over a database in files."""

    def __init__(self, filename, flag="c", protocol=None, writeback=False, *, serializer=None, deserializer=None):
        import dbm
        Shelf.__init__(self, dbm.open(filename, flag), protocol, writeback, serializer=serializer,
                       deserializer=deserializer)


def open(filename, flag="c", protocol=None, writeback=False, *, serializer=None, deserializer=None):
    """Open a persistent dictionary for reading and writing."""
    return DbfilenameShelf(filename, flag, protocol, writeback, serializer=serializer, deserializer=deserializer)
`;

defineModule({ name: "dbm", isPackage: true, source: DBM });
defineModule({ name: "dbm.dumb", source: DUMB });
defineModule({ name: "shelve", source: SHELVE });
