/**
 * The module tempfile (Lib/tempfile.py), in Python over os. A file system without the folder /tmp gets one when it is
 * wanted. Left out: files that never had a name (O_TMPFILE); a file that shall have none is unlinked when it is open.
 */
import { defineModule } from "../index.ts";

const FILES = String.raw`
"""Temporary files."""

import errno as _errno
import functools as _functools
import io as _io
import os as _os
import shutil as _shutil
import sys as _sys
from random import Random as _Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
           "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
           "gettempprefixb", "gettempdirb"]

_text_openflags = _bin_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW
_O_TMPFILE_WORKS = hasattr(_os, "O_TMPFILE")

TMP_MAX = 20
template = "tmp"
tempdir = None


def _infer_return_type(*args):
    """The one type, str or bytes, of the paths and parts of paths that are given; that of tempdir when none is."""
    types = {bytes if isinstance(_os.fspath(arg) if isinstance(arg, _os.PathLike) else arg, bytes) else str
             for arg in args if arg is not None}
    if len(types) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    if types:
        return types.pop()
    return str if tempdir is None or isinstance(tempdir, str) else bytes


def _sanitize_params(prefix, suffix, dir):
    """The three with their defaults, and their type."""
    output_type = _infer_return_type(prefix, suffix, dir)
    text = output_type is str
    if suffix is None:
        suffix = output_type()
    if prefix is None:
        prefix = template if text else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if text else gettempdirb()
    return prefix, suffix, dir, output_type


class _RandomNameSequence:
    """An endless iterator of random strings of eight characters that file names may have."""

    characters = "abcdefghijklmnopqrstuvwxyz0123456789_"

    @property
    def rng(self):
        pid = _os.getpid()
        if getattr(self, "_rng_pid", None) != pid:
            self._rng, self._rng_pid = _Random(), pid
        return self._rng

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(self.rng.choices(self.characters, k=8))


def _candidate_tempdir_list():
    """Folders that may serve, the best first."""
    given = (_os.getenv(name) for name in ("TMPDIR", "TEMP", "TMP"))
    try:
        current = _os.getcwd()
    except OSError:
        current = _os.curdir
    return [*filter(None, given), "/tmp", "/var/tmp", "/usr/tmp", current]


def _can_write(dir, names):
    """Whether a file can be made and written in a folder; it is removed again."""
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, next(names))
        try:
            fd = _os.open(path, _bin_openflags, 0o600)
        except FileExistsError:
            continue
        except OSError:
            return False
        try:
            try:
                try:
                    _os.write(fd, b"blat")
                finally:
                    _os.close(fd)
            finally:
                _os.unlink(path)
        except OSError:
            return False
        return True
    return False


def _get_default_tempdir(dirlist=None):
    """The first folder of the list, or of the candidates, that can be written."""
    names = _RandomNameSequence()
    if dirlist is None:
        dirlist = _candidate_tempdir_list()
    for dir in dirlist:
        if dir != _os.curdir:
            dir = _os.path.abspath(dir)
        if dir == "/tmp" and not _os.path.isdir(dir):
            try:
                _os.mkdir(dir)
            except OSError:
                continue
        if _can_write(dir, names):
            return dir
    raise FileNotFoundError(_errno.ENOENT, f"No usable temporary directory found in {dirlist}")


_name_sequence = None


def _get_candidate_names():
    """The one sequence of names that all functions use."""
    global _name_sequence
    if _name_sequence is None:
        _name_sequence = _RandomNameSequence()
    return _name_sequence


def _paths(dir, prefix, suffix, output_type):
    """As many paths as are tried."""
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        name = next(names)
        yield _os.path.join(dir, prefix + (_os.fsencode(name) if output_type is bytes else name) + suffix)


def _mkstemp_inner(dir, pre, suf, flags, output_type):
    """Makes and opens a file: its descriptor and its path."""
    for path in _paths(_os.path.abspath(dir), pre, suf, output_type):
        _sys.audit("tempfile.mkstemp", path)
        try:
            return _os.open(path, flags, 0o600), path
        except FileExistsError:
            continue
    raise FileExistsError(_errno.EEXIST, "No usable temporary file name found")


def gettempprefix():
    """The default prefix for temporary directories as string."""
    return _os.fsdecode(template)


def gettempprefixb():
    """The default prefix for temporary directories as bytes."""
    return _os.fsencode(template)


def _gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    """Returns tempfile.tempdir as str."""
    return _os.fsdecode(_gettempdir())


def gettempdirb():
    """Returns tempfile.tempdir as bytes."""
    return _os.fsencode(_gettempdir())


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """User-callable function to create and return a unique temporary file.
    The return value is a pair (fd, name)."""
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _text_openflags if text else _bin_openflags, output_type)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """User-callable function to create and return a unique temporary directory."""
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    for path in _paths(dir, prefix, suffix, output_type):
        _sys.audit("tempfile.mkdtemp", path)
        try:
            _os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return _os.path.abspath(path)
    raise FileExistsError(_errno.EEXIST, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    """User-callable function to return a unique temporary file name."""
    if dir is None:
        dir = gettempdir()
    for path in _paths(dir, prefix, suffix, str):
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(_errno.EEXIST, "No usable temporary filename found")


class _TemporaryFileCloser:
    """Closes a file and removes it: an object of its own, which lives as long as the wrapper or one of its methods."""

    cleanup_called = False
    close_called = False

    def __init__(self, file, name, delete=True, delete_on_close=True,
                 warn_message="Implicitly cleaning up unknown file"):
        self.file = file
        self.name = name
        self.delete = delete
        self.delete_on_close = delete_on_close
        self.warn_message = warn_message

    def _close_file(self):
        if not self.close_called:
            self.close_called = True
            self.file.close()

    def cleanup(self, unlink=_os.unlink):
        if self.cleanup_called:
            return
        self.cleanup_called = True
        try:
            self._close_file()
        finally:
            if self.delete:
                try:
                    unlink(self.name)
                except FileNotFoundError:
                    pass

    def close(self):
        if self.close_called:
            return
        try:
            self._close_file()
        finally:
            if self.delete and self.delete_on_close:
                self.cleanup()

    def __del__(self):
        was_closed = self.close_called
        self.cleanup()
        if not was_closed:
            import warnings
            warnings.warn(self.warn_message, ResourceWarning)


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close,
                                            f"Implicitly cleaning up {self!r}")

    def __repr__(self):
        file = self.__dict__["file"]
        return f"<{type(self).__name__} {file=}>"

    def __getattr__(self, name):
        value = getattr(self.__dict__["file"], name)
        if hasattr(value, "__call__"):
            value = _kept(value, self._closer)
        # Numbers may change, as closed does.
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return result

    def close(self):
        """Close the temporary file, possibly deleting it."""
        self._closer.close()

    def __iter__(self):
        for line in self.file:
            yield line


def _kept(function, closer):
    """A method of a file that keeps the file open as long as it lives."""
    @_functools.wraps(function)
    def func_wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    func_wrapper._closer = closer
    return func_wrapper


def _set_name(file, name):
    raw = getattr(file, "buffer", file)
    getattr(raw, "raw", raw).name = name


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                       dir=None, delete=True, *, errors=None, delete_on_close=True):
    """Create and return a temporary file."""
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    name = None

    def opener(*args):
        nonlocal name
        fd, name = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, output_type)
        return fd

    try:
        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors,
                        opener=opener)
        try:
            _set_name(file, name)
            return _TemporaryFileWrapper(file, name, delete, delete_on_close)
        except:
            file.close()
            raise
    except:
        if name is not None:
            _os.unlink(name)
        raise


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """Create and return a temporary file that has no name."""
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    fd = None

    def opener(*args):
        nonlocal fd
        fd, name = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, output_type)
        try:
            _os.unlink(name)
        except BaseException:
            _os.close(fd)
            raise
        return fd

    file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors,
                    opener=opener)
    _set_name(file, fd)
    return file
`;

/** Methods of SpooledTemporaryFile that are those of the file that it has at the time. */
const PASSED_ON = "close detach flush isatty read read1 readable readinto readinto1 readline " +
  "readlines seek seekable tell writable";

const SPOOLED = String.raw`
import types as _types
import warnings as _warnings


class SpooledTemporaryFile(_io.IOBase):
    """Temporary file wrapper, specialized to switch from BytesIO or StringIO to
    a real file when it exceeds a certain size or when a fileno is needed."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                 prefix=None, dir=None, *, errors=None):
        self._file = _io.BytesIO()
        if "b" not in mode:
            encoding = _io.text_encoding(encoding)
            self._file = _io.TextIOWrapper(self._file, encoding=encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._TemporaryFileArgs = dict(mode=mode, buffering=buffering, suffix=suffix, prefix=prefix,
                                       encoding=encoding, newline=newline, dir=dir, errors=errors)

    __class_getitem__ = classmethod(_types.GenericAlias)

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Move the content into a file."""
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._TemporaryFileArgs)
        del self._TemporaryFileArgs
        place = old.tell()
        if hasattr(new, "buffer"):
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(place, 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self):
        if not self.closed:
            _warnings.warn(f"Unclosed file {self!r}", ResourceWarning, stacklevel=2, source=self)
            self.close()

    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)

    @property
    def mode(self):
        try:
            return self._file.mode
        except AttributeError:
            return self._TemporaryFileArgs["mode"]

    @property
    def name(self):
        return getattr(self._file, "name", None)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        file = self._file
        count = file.write(s)
        self._check(file)
        return count

    def writelines(self, iterable):
        lines = iter(iterable)
        if self._max_size and not self._rolled:
            for line in lines:
                self.write(line)
                if self._rolled:
                    break
            else:
                return None
        return self._file.writelines(lines)
${PASSED_ON.split(" ").map((name) => passedOn(name)).join("")}
`;

const DIRECTORY = String.raw`
import types as _types
import warnings as _warnings
import weakref as _weakref


def _allow(path):
    # Where os cannot change a link itself, links are left as they are.
    if _os.chmod in _os.supports_follow_symlinks:
        _os.chmod(path, 0o700, follow_symlinks=False)
    elif not _os.path.islink(path):
        _os.chmod(path, 0o700)


class TemporaryDirectory:
    """Create and return a temporary directory.  This has the same
    behavior as mkdtemp but can be used as a context manager."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(
            self, self._cleanup, self.name, warn_message=f"Implicitly cleaning up {self!r}",
            ignore_errors=ignore_cleanup_errors, delete=delete)

    __class_getitem__ = classmethod(_types.GenericAlias)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False, repeated=False):
        def refuse(error):
            if not ignore_errors:
                raise error

        def onexc(function, path, error):
            if isinstance(error, FileNotFoundError):
                return
            if not isinstance(error, (PermissionError, IsADirectoryError)) or (repeated and path == name):
                refuse(error)
                return
            # What was not permitted is tried once more with all permissions.
            try:
                if path != name:
                    _allow(_os.path.dirname(path))
                _allow(path)
                try:
                    _os.unlink(path)
                except IsADirectoryError:
                    cls._rmtree(path, ignore_errors=ignore_errors, repeated=(path == name))
                except PermissionError as again:
                    if _os.path.isdir(path):
                        cls._rmtree(path, ignore_errors=ignore_errors, repeated=(path == name))
                    else:
                        refuse(again)
            except FileNotFoundError:
                pass

        _shutil.rmtree(name, onexc=onexc)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            cls._rmtree(name, ignore_errors=ignore_errors)
            _warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the directory and all that is in it."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            self._rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)
`;

function passedOn(name: string): string {
  return `
    def ${name}(self, *args):
        return self._file.${name}(*args)
`;
}

defineModule({
  name: "tempfile",
  source: FILES,
  lazySources: [
    { names: "SpooledTemporaryFile", source: SPOOLED },
    { names: "TemporaryDirectory", source: DIRECTORY },
  ],
});
