/** The Python source of os: what posix does not do by itself. */

export const OS_SOURCE = String.raw`
"""OS routines for the files that the runtime was granted."""

import abc
import posix
import posixpath as path
import stat as st
import sys
from posix import (access, chdir, chmod, close, dup, dup2, fspath, ftruncate, getcwd, isatty, listdir, lseek,
                   mkdir, open, read, readinto, remove, rename, replace, rmdir, truncate, unlink,
                   urandom, write)

sys.modules["os.path"] = path
from posixpath import (curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull)

error = OSError
name = "posix"
linesep = "\n"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_ACCMODE = 0, 1, 2, 3
O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_DIRECTORY = 0o100, 0o200, 0o1000, 0o2000, 0o200000
O_NONBLOCK, O_CLOEXEC, O_NOFOLLOW, O_SYNC, O_NOCTTY = 0o4000, 0o2000000, 0o400000, 0o4010000, 0o400
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_SOFTWARE, EX_OSERR, EX_IOERR = 0, 64, 65, 66, 70, 71, 74
supports_bytes_environ = True
supports_dir_fd = set()
supports_fd = set()
supports_effective_ids = set()
supports_follow_symlinks = set()


class stat_result(tuple):
    """stat_result: Result from stat, fstat, or lstat."""

    n_fields = 19
    n_sequence_fields = 10
    n_unnamed_fields = 3

    def __new__(cls, sequence, /):
        items = tuple(sequence)
        if not 10 <= len(items) <= 19:
            short = "at least" if len(items) < 10 else "at most"
            raise TypeError(f"os.stat_result() takes an {short} {10 if short == 'at least' else 19}"
                            f"-sequence ({len(items)}-sequence given)")
        self = tuple.__new__(cls, items[:10])
        times = items[10:13] or items[7:10]
        self._times = times + (None,) * (3 - len(times))
        self._nanoseconds = items[13:16] or tuple(t * 10 ** 9 for t in items[7:10])
        return self

    st_mode = property(lambda self: self[0], doc="protection bits")
    st_ino = property(lambda self: self[1], doc="inode")
    st_dev = property(lambda self: self[2], doc="device")
    st_nlink = property(lambda self: self[3], doc="number of hard links")
    st_uid = property(lambda self: self[4], doc="user ID of owner")
    st_gid = property(lambda self: self[5], doc="group ID of owner")
    st_size = property(lambda self: self[6], doc="total size, in bytes")
    st_atime = property(lambda self: self._times[0], doc="time of last access")
    st_mtime = property(lambda self: self._times[1], doc="time of last modification")
    st_ctime = property(lambda self: self._times[2], doc="time of last change")
    st_atime_ns = property(lambda self: self._nanoseconds[0])
    st_mtime_ns = property(lambda self: self._nanoseconds[1])
    st_ctime_ns = property(lambda self: self._nanoseconds[2])
    st_blksize = property(lambda self: 4096)
    st_blocks = property(lambda self: (self[6] + 511) // 512)
    st_rdev = property(lambda self: 0)

    def __repr__(self):
        names = ("mode", "ino", "dev", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime")
        return "os.stat_result(" + ", ".join(
            f"st_{name}={value!r}" for name, value in zip(names, self)) + ")"


def _result(status):
    mode, inode, links, size, accessed, accessed_ns, changed, changed_ns = status
    return stat_result((mode, inode, 1, links, 0, 0, size, int(accessed), int(changed), int(changed),
                        accessed, changed, changed, accessed_ns, changed_ns, changed_ns))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    return _result(posix._status(path))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
    return _result(posix._status(path))


def fstat(fd):
    """Perform a stat system call on the given file descriptor."""
    return _result(posix._status(fd.__index__()))


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the access and modified time of path."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        times = ns[0] / 10 ** 9, ns[1] / 10 ** 9
    elif times is None:
        times = (posix._now(),) * 2
    elif not isinstance(times, tuple) or len(times) != 2:
        raise TypeError("utime: 'times' must be either a tuple of two ints or None")
    posix._utime(path, *times)


def getcwdb():
    """Return a bytes string representing the current working directory."""
    return fsencode(getcwd())


def fsencode(filename):
    """Encode filename (an os.PathLike, bytes, or str) to the filesystem encoding."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """Decode filename (an os.PathLike, bytes, or str) from the filesystem encoding."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def makedirs(name, mode=0o777, exist_ok=False):
    """Super-mkdir; create a leaf directory and all intermediate ones."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail in (".", b"."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


class DirEntry:
    """A file or folder as scandir() finds it."""

    __slots__ = ("name", "path", "_folder", "_inode")

    def __init__(self, *args):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def inode(self):
        """Return inode of the entry; cached per entry."""
        return self._inode

    def is_dir(self, *, follow_symlinks=True):
        """Return True if the entry is a directory; cached per entry."""
        return self._folder

    def is_file(self, *, follow_symlinks=True):
        """Return True if the entry is a file; cached per entry."""
        return not self._folder

    def is_symlink(self):
        """Return True if the entry is a symbolic link; cached per entry."""
        return False

    def is_junction(self):
        """Return True if the entry is a junction; cached per entry."""
        return False

    def stat(self, *, follow_symlinks=True):
        """Return stat_result object for the entry; cached per entry."""
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, found, base):
        self._found = iter(found)
        self._base = base

    def __iter__(self):
        return self

    def __next__(self):
        name, folder, inode = next(self._found)
        entry = object.__new__(DirEntry)
        entry.name = name
        entry.path = path.join(self._base, name)
        entry._folder = folder
        entry._inode = inode
        return entry

    def close(self):
        self._found = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    found = posix._scan(path)
    return _Scan(found, "." if path is None else fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator.

    For each directory in the directory tree rooted at top (including top
    itself, but excluding '.' and '..'), yields a 3-tuple

        dirpath, dirnames, filenames"""
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    waiting = [fspath(top)]
    while waiting:
        top = waiting.pop()
        if isinstance(top, tuple):
            yield top
            continue
        folders, files = [], []
        try:
            for name, is_folder, _ in posix._scan(top):
                (folders if is_folder else files).append(name)
        except OSError as failure:
            if onerror is not None:
                onerror(failure)
            continue
        if topdown:
            yield top, folders, files
        else:
            waiting.append((top, folders, files))
        for name in reversed(folders):
            waiting.append(path.join(top, name))


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Open a file for a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def fsync(fd):
    """Force write of fd to disk: what is written is there."""
    posix._status(fd if isinstance(fd, int) else fd.fileno())


fdatasync = fsync


def pread(fd, length, offset, /):
    """Read a number of bytes from a file descriptor starting at a particular offset."""
    at = lseek(fd, 0, 1)
    try:
        lseek(fd, offset, 0)
        return read(fd, length)
    finally:
        lseek(fd, at, 0)


def pwrite(fd, buffer, offset, /):
    """Write bytes to a file descriptor starting at a particular offset."""
    at = lseek(fd, 0, 1)
    try:
        lseek(fd, offset, 0)
        return write(fd, buffer)
    finally:
        lseek(fd, at, 0)


def readlink(path, *, dir_fd=None):
    """Return a string representing the path to which the symbolic link points."""
    posix._status(path)
    raise OSError(22, "Invalid argument", path)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    """There are no links among the files that were granted."""
    raise PermissionError(1, "Operation not permitted", src, None, dst)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    """There are no links among the files that were granted."""
    raise PermissionError(1, "Operation not permitted", src, None, dst)


# --- the environment

class _Environ(dict):
    """The environment: a copy of what the embedder granted."""

    @staticmethod
    def _check(value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __setitem__(self, key, value):
        dict.__setitem__(self, self._check(key), self._check(value))

    def __getitem__(self, key):
        try:
            return dict.__getitem__(self, self._check(key))
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        try:
            dict.__delitem__(self, self._check(key))
        except KeyError:
            raise KeyError(key) from None

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self.items())
        return f"environ({{{items}}})"

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value

    def copy(self):
        return dict(self)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return dict(self) | dict(other)


environ = _Environ(posix._environ())


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def putenv(name, value, /):
    """Change or add an environment variable of the process, which os.environ does not show."""
    name, value = fsencode(name), fsencode(value)
    if b"\0" in name or b"\0" in value:
        raise ValueError("embedded null byte")
    if b"=" in name:
        raise ValueError("illegal environment variable name")
    if not name:
        raise OSError(22, "Invalid argument")


def unsetenv(name, /):
    """Delete an environment variable of the process, which os.environ still shows."""
    name = fsencode(name)
    if b"\0" in name:
        raise ValueError("embedded null byte")
    if not name or b"=" in name:
        raise OSError(22, "Invalid argument")


def get_exec_path(env=None):
    """Returns the sequence of directories that will be searched for the named executable."""
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


# --- the process

def getpid():
    """Return the current process id: there is one process."""
    return 1


def getppid():
    """Return the parent's process id."""
    return 0


def getuid():
    """Return the current process's user id."""
    return 0


geteuid = getgid = getegid = getuid


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    """Change the owner and group id of path to the numeric uid and gid: files have the process's, and keep them."""
    for name, number in ("uid", uid), ("gid", gid):
        if not isinstance(number, int):
            raise TypeError(f"{name} should be integer, not {type(number).__name__}")
    stat(path)
    if uid not in (-1, getuid()) or gid not in (-1, getgid()):
        raise PermissionError(1, "Operation not permitted", path)


def cpu_count():
    """Return the number of logical CPUs: guest code runs in one thread."""
    return 1


process_cpu_count = cpu_count


def umask(mask, /):
    """Set the current numeric umask and return the previous umask."""
    return 0o022


def strerror(code, /):
    """Translate an error code to a message string."""
    texts = {1: "Operation not permitted", 2: "No such file or directory", 5: "Input/output error",
             9: "Bad file descriptor", 12: "Cannot allocate memory", 13: "Permission denied",
             17: "File exists", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
             24: "Too many open files", 28: "No space left on device", 32: "Broken pipe",
             39: "Directory not empty", 0: "Success"}
    return texts.get(code, f"Unknown error {code}")


class terminal_size(tuple):
    """A tuple of (columns, lines) for holding terminal window size"""

    def __new__(cls, sequence, /):
        return tuple.__new__(cls, sequence)

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fd=1, /):
    """Return the size of the terminal window as (columns, lines)."""
    raise OSError(25, "Inappropriate ioctl for device")


class uname_result(tuple):
    """uname_result: Result from os.uname()."""

    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        names = "sysname", "nodename", "release", "version", "machine"
        return "posix.uname_result(" + ", ".join(
            f"{name}={value!r}" for name, value in zip(names, self)) + ")"


def uname():
    """Return an object identifying the current operating system."""
    return uname_result(("Whipsnake", "localhost", "3.14", "Python 3.14", "wasm32"))


def _refuse(what, why):
    def refused(*args, **kwargs):
        raise PermissionError(1, f"Operation not permitted: {why}")

    refused.__name__ = refused.__qualname__ = what
    refused.__doc__ = f"Not permitted: {why}."
    return refused


system = _refuse("system", "guest code cannot start processes")
popen = _refuse("popen", "guest code cannot start processes")
fork = _refuse("fork", "guest code cannot start processes")
execv = _refuse("execv", "guest code cannot start processes")
kill = _refuse("kill", "guest code cannot send signals")


def abort():
    """Abort the interpreter immediately."""
    raise SystemExit(134)


def _exit(status):
    """Exit to the system with specified status, without normal exit processing."""
    raise SystemExit(status)


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))
`;
