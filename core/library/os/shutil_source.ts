/** The module shutil but for its archives: files and trees of them, copied, moved and removed. */
export const shutilSource = String.raw`
"""Utility functions for copying and archiving files and directory trees."""

import collections
import errno
import fnmatch
import os
import stat
import sys

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move",
           "rmtree", "Error", "SpecialFileError", "make_archive", "get_archive_formats",
           "register_archive_format", "unregister_archive_format", "get_unpack_formats",
           "register_unpack_format", "unregister_unpack_format", "unpack_archive",
           "ignore_patterns", "chown", "which", "get_terminal_size", "SameFileError"]

COPY_BUFSIZE = 64 * 1024
# The calls that copy within a kernel: there is none under guest code.
_HAS_FCOPYFILE = _USE_CP_SENDFILE = _USE_CP_COPY_FILE_RANGE = False
_use_fd_functions = False


class Error(OSError):
    pass


class SameFileError(Error):
    """Raised when source and destination are the same file."""


class SpecialFileError(OSError):
    """Raised when trying to do a kind of operation (e.g. copying) which is
    not supported on a special file (e.g. a named pipe)"""


class ReadError(OSError):
    """Raised when an archive cannot be read"""


class RegistryError(Exception):
    """Raised when a registry operation with the archiving
    and unpacking registries fails"""


class _GiveupOnFastCopy(Exception):
    """Raised as a signal to fall back on using raw read()/write()
    file copy when fast-copy functions fail to do so."""


def copyfileobj(fsrc, fdst, length=0):
    """copy data from file-like object fsrc to file-like object fdst"""
    while part := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(part)


def _samefile(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy data from src to dst in the most efficient way possible."""
    if _samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source:
        try:
            with open(dst, "wb") as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy mode bits from src to dst."""
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy file metadata"""
    status = os.stat(src)
    os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.chmod(dst, stat.S_IMODE(status.st_mode))


def _target(src, dst):
    if os.path.isdir(dst):
        return os.path.join(dst, os.path.basename(src))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy data and mode bits ("cp src dst"). Return the file's destination."""
    dst = _target(src, dst)
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy data and metadata. Return the file's destination."""
    dst = _target(src, dst)
    copyfile(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    """Function that can be used as copytree() ignore parameter."""
    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Recursively copy a directory tree and return the destination directory."""
    with os.scandir(src) as found:
        entries = list(found)
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore else set()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        # Windows cannot always set the times of folders.
        if getattr(error, "winerror", None) is None:
            errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def _remove_tree(path, onexc):
    def attempt(function, where):
        # What the function gives; None where it failed and onexc() let that pass.
        try:
            return function(where)
        except FileNotFoundError as error:
            # Somebody else removed it: only the tree itself has to be there.
            if function is os.lstat:
                onexc(function, where, error)
        except OSError as error:
            onexc(function, where, error)

    if attempt(os.lstat, path) is None:
        return
    # A folder is met twice: it is removed once what is in it has been.
    waiting = [(path, False)]
    while waiting:
        folder, emptied = waiting.pop()
        if emptied:
            attempt(os.rmdir, folder)
            continue
        waiting.append((folder, True))
        found = attempt(os.scandir, folder)
        if found is None:
            continue
        with found:
            entries = list(found)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, False))
            else:
                attempt(os.unlink, entry.path)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Recursively delete a directory tree."""
    sys.audit("shutil.rmtree", path, dir_fd)
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")

    def failed(function, where, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, where, error)
        elif onerror is not None:
            onerror(function, where, (type(error), error, error.__traceback__))
        else:
            raise error

    _remove_tree(path, failed)


rmtree.avoids_symlink_attacks = False


def _basename(path):
    # The last component, of a path that ends with a separator too.
    return os.path.basename(os.fspath(path).rstrip(os.path.sep + (os.path.altsep or "")))


def move(src, dst, copy_function=copy2):
    """Recursively move a file or directory to another location. This is
    similar to the Unix "mv" command. Return the file or directory's destination."""
    sys.audit("shutil.move", src, dst)
    target = dst
    if os.path.isdir(dst):
        if _samefile(src, dst):
            # Another spelling of the same name, where case is no difference.
            os.rename(src, dst)
            return None
        target = os.path.join(dst, _basename(src))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        # Another file system, most likely: copied, then removed.
        if os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def _destinsrc(src, dst):
    src, dst = [os.path.join(os.path.realpath(path), "") for path in (src, dst)]
    return dst.startswith(src)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """Given a command, mode, and a PATH string, return the path which
    conforms to the given mode on the PATH, or None if there is no such file."""
    cmd = os.fspath(cmd)
    if os.path.dirname(cmd):
        return cmd if os.path.isfile(cmd) and os.access(cmd, mode) else None
    if path is None:
        path = os.environ.get("PATH", os.defpath)
    for folder in path.split(os.pathsep):
        name = os.path.join(folder, cmd)
        if os.path.isfile(name) and os.access(name, mode):
            return name
    return None


def get_terminal_size(fallback=(80, 24)):
    """Get the size of the terminal window."""
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = number("COLUMNS"), number("LINES")
    return os.terminal_size((columns if columns > 0 else fallback[0], lines if lines > 0 else fallback[1]))


def __getattr__(name):
    if name != "ExecError":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import warnings
    warnings._deprecated("shutil.ExecError",
                         f"{warnings._DEPRECATED_MSG}; it isn't raised by any shutil function.",
                         remove=(3, 16))
    return RuntimeError
`;
