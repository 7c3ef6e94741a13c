/** The Python source of posixpath, which is os.path: names of files, and questions about them. */

export const PATH_SOURCE = String.raw`
"""Common operations on Posix pathnames."""

import posix
import stat as _stat
from posix import fspath as _fspath

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename",
           "dirname", "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink",
           "exists", "lexists", "isdir", "isfile", "ismount", "expanduser", "expandvars", "normpath",
           "abspath", "samefile", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep",
           "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath",
           "isjunction", "isdevdrive", "sameopenfile", "samestat", "ALLOW_MISSING"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


@object.__new__
class ALLOW_MISSING:
    """Special value for use in realpath()."""

    def __repr__(self):
        return "os.path.ALLOW_MISSING"

    def __reduce__(self):
        return self.__class__.__name__



def _same_kind(name, paths):
    text = sum(isinstance(path, str) for path in paths)
    if 0 < text < len(paths):
        raise TypeError("Can't mix strings and bytes in path components") from None


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    """Normalize case of pathname.  Has no effect under Posix"""
    return _fspath(s)


def isabs(s):
    """Test whether a path is absolute"""
    s = _fspath(s)
    return s.startswith(_slash(s))


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed.

    If any component is an absolute path, all previous path components
    will be discarded.  An empty last part will result in a path that
    ends with a separator."""
    a = _fspath(a)
    slash = _slash(a)
    path = a
    try:
        for part in map(_fspath, p):
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        for part in p:
            if not isinstance(part, (str, bytes)) and not hasattr(part, "__fspath__"):
                raise TypeError("join() argument must be str, bytes, or os.PathLike object, not "
                                f"{type(part).__name__!r}") from None
        _same_kind("join", [a, *map(_fspath, p)])
        raise
    return path


def split(p):
    """Split a pathname.  Returns tuple "(head, tail)" where "tail" is
    everything after the final slash.  Either part may be empty."""
    p = _fspath(p)
    slash = _slash(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    """Split the extension from a pathname.

    Extension is everything from the last dot to the end, ignoring
    leading dots.  Returns "(root, ext)"; ext may be empty."""
    p = _fspath(p)
    slash, dot = (b"/", b".") if isinstance(p, bytes) else ("/", ".")
    name = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at > name and p[name:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    """Split a pathname into drive and path. On Posix, drive is always
    empty."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """Split a pathname into drive, root and tail. On Posix, drive is
    always empty."""
    p = _fspath(p)
    slash = _slash(p)
    tail = p.lstrip(slash)
    root = p[:len(p) - len(tail)]
    if len(root) > 2:
        root, tail = root[:1], root[1:] + tail
    elif len(root) == 2:
        pass
    return p[:0], p[:len(root)], p[len(root):]


def basename(p):
    """Returns the final component of a pathname"""
    p = _fspath(p)
    return p[p.rfind(_slash(p)) + 1:]


def dirname(p):
    """Returns the directory component of a pathname"""
    return split(p)[0]


def isjunction(path):
    """Test whether a path is a junction"""
    _fspath(path)
    return False


def isdevdrive(path):
    """Determines whether the specified path is on a Windows Dev Drive."""
    _fspath(path)
    return False


def _status(path):
    return posix._status(path)


def exists(path):
    """Test whether a path exists.  Returns False for broken symbolic links"""
    try:
        _status(path)
    except (OSError, ValueError):
        return False
    return True


lexists = exists


def _is_kind(path, kind):
    try:
        return kind(_status(path)[0])
    except (OSError, ValueError):
        return False


def isfile(path):
    """Test whether a path is a regular file"""
    return _is_kind(path, _stat.S_ISREG)


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    return _is_kind(s, _stat.S_ISDIR)


def islink(path):
    """Test whether a path is a symbolic link"""
    return _is_kind(path, _stat.S_ISLNK)


def ismount(path):
    """Test whether a path is a mount point"""
    return isdir(path) and abspath(path) == ("/" if isinstance(_fspath(path), str) else b"/")


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    return _status(filename)[3]


def getmtime(filename):
    """Return the last modification time of a file, reported by os.stat()."""
    return _status(filename)[6]


def getatime(filename):
    """Return the last access time of a file, reported by os.stat()."""
    return _status(filename)[4]


def getctime(filename):
    """Return the metadata change time of a file, reported by os.stat()."""
    return _status(filename)[6]


def samefile(f1, f2):
    """Test whether two pathnames reference the same actual file or directory"""
    return _status(f1)[1] == _status(f2)[1]


sameopenfile = samefile


def samestat(s1, s2):
    """Test whether two stat buffers reference the same file"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component"""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    _same_kind("commonpath", paths)
    slash = _slash(paths[0])
    dot = b"." if slash == b"/" else "."
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    parts = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    common = commonprefix(parts)
    return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(common)


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path = _fspath(path)
    slash, dot, dots = (b"/", b".", b"..") if isinstance(path, bytes) else ("/", ".", "..")
    if not path:
        return dot
    root = slash * 2 if path[:2] == slash * 2 != path[1:3] else slash if path[:1] == slash else path[:0]
    names = []
    for name in path.split(slash):
        if not name or name == dot:
            continue
        if name != dots or (not root and not names) or (names and names[-1] == dots):
            names.append(name)
        elif names:
            names.pop()
    return root + slash.join(names) or dot


def abspath(path):
    """Return an absolute path."""
    path = _fspath(path)
    if not isabs(path):
        cwd = posix.getcwd()
        path = join(cwd.encode() if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """Return the canonical path of the specified filename, eliminating any
symbolic links encountered in the path."""
    path = abspath(filename)
    if strict is True:
        _status(path)
    return path


def relpath(path, start=None):
    """Return a relative version of a path"""
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, dot, dots = (b"/", b".", b"..") if isinstance(path, bytes) else ("/", ".", "..")
    start = dot if start is None else _fspath(start)
    _same_kind("relpath", [path, start])
    to = [name for name in abspath(path).split(slash) if name]
    base = [name for name in abspath(start).split(slash) if name]
    common = len(commonprefix([base, to]))
    names = [dots] * (len(base) - common) + to[common:]
    return slash.join(names) or dot


def expanduser(path):
    """Expand ~ and ~user constructions.  If user or $HOME is unknown,
    do nothing."""
    path = _fspath(path)
    is_bytes = isinstance(path, bytes)
    text = path.decode() if is_bytes else path
    if not text.startswith("~"):
        return path
    import os
    end = text.find("/")
    if end < 0:
        end = len(text)
    if end != 1 or "HOME" not in os.environ:
        return path
    text = os.environ["HOME"].rstrip("/") + text[end:] or "/"
    return text.encode() if is_bytes else text


def expandvars(path):
    """Expand shell variables of form $var and ${"$"}{var}.  Unknown variables
    are left unchanged."""
    path = _fspath(path)
    is_bytes = isinstance(path, bytes)
    text = path.decode() if is_bytes else path
    if "$" not in text:
        return path
    import os
    done = []
    at = 0
    while True:
        dollar = text.find("$", at)
        if dollar < 0:
            break
        done.append(text[at:dollar])
        if text[dollar + 1:dollar + 2] == "{":
            end = text.find("}", dollar) + 1
            name = text[dollar + 2:end - 1] if end else ""
        else:
            end = dollar + 1
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == "_"):
                end += 1
            name = text[dollar + 1:end]
        if not end or not name:
            done.append("$")
            at = dollar + 1
        else:
            done.append(os.environ.get(name, text[dollar:end]))
            at = end
    done.append(text[at:])
    text = "".join(done)
    return text.encode() if is_bytes else text
`;

/** The Python source of stat: the bits of a file's mode. */
export const STAT_SOURCE = String.raw`
"""Constants/functions for interpreting results of os.stat() and os.lstat()."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_IFDIR = 0o040000
S_IFCHR = 0o020000
S_IFBLK = 0o060000
S_IFREG = 0o100000
S_IFIFO = 0o010000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000
S_ISUID = 0o4000
S_ISGID = 0o2000
S_ISVTX = 0o1000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
S_IREAD, S_IWRITE, S_IEXEC = S_IRUSR, S_IWUSR, S_IXUSR


def S_IMODE(mode):
    """Return the portion of the file's mode that can be set by
    os.chmod()."""
    return mode & 0o7777


def S_IFMT(mode):
    """Return the portion of the file's mode that describes the
    file type."""
    return mode & 0o170000


def _test(kind, what):
    def test(mode):
        return S_IFMT(mode) == kind

    test.__doc__ = f"Return True if mode is from {what}."
    return test


S_ISDIR = _test(S_IFDIR, "a directory")
S_ISCHR = _test(S_IFCHR, "a character special device file")
S_ISBLK = _test(S_IFBLK, "a block special device file")
S_ISREG = _test(S_IFREG, "a regular file")
S_ISFIFO = _test(S_IFIFO, "a FIFO (named pipe)")
S_ISLNK = _test(S_IFLNK, "a symbolic link")
S_ISSOCK = _test(S_IFSOCK, "a socket")


def filemode(mode):
    """Convert a file's mode to a string of the form '-rwxrwxrwx'."""
    kinds = {S_IFDIR: "d", S_IFCHR: "c", S_IFBLK: "b", S_IFREG: "-", S_IFIFO: "p", S_IFLNK: "l",
             S_IFSOCK: "s"}
    text = [kinds.get(S_IFMT(mode), "?")]
    for shift, special, letter in ((6, S_ISUID, "s"), (3, S_ISGID, "s"), (0, S_ISVTX, "t")):
        bits = mode >> shift
        text.append("r" if bits & 4 else "-")
        text.append("w" if bits & 2 else "-")
        if mode & special:
            text.append(letter if bits & 1 else letter.upper())
        else:
            text.append("x" if bits & 1 else "-")
    return "".join(text)
`;
