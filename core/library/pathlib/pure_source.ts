/** The Python source of pathlib's pure paths: what can be said of a path without looking at the file system. */

export const PURE_SOURCE = String.raw`
"""Object-oriented filesystem paths."""

import functools
import io
import ntpath as _ntpath
import os
import posixpath as _posixpath
import re as _re
from collections.abc import Sequence as _Sequence

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path",
           "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    """An exception that is raised when an unsupported operation is attempted."""


@functools.lru_cache(maxsize=256)
def _pattern(pattern, flavour_sep, case_sensitive, recursive):
    # A regular expression for a glob pattern that has to match a whole path.
    sep = _re.escape(flavour_sep)
    parts = pattern.split(flavour_sep)
    result = []
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        if recursive and part == "**":
            if last:
                result.append(f"(?:[^{sep}]+(?:{sep}[^{sep}]+)*)?" if result else ".*")
            else:
                result.append(f"(?:[^{sep}]+{sep})*")
            continue
        if part == "*":
            text = f"[^{sep}]+"
        else:
            text = []
            j = 0
            while j < len(part):
                c = part[j]
                j += 1
                if c == "*":
                    text.append(f"[^{sep}]*")
                elif c == "?":
                    text.append(f"[^{sep}]")
                elif c == "[":
                    end = j
                    if part[end:end + 1] in ("!", "^"):
                        end += 1
                    if part[end:end + 1] == "]":
                        end += 1
                    end = part.find("]", end)
                    if end < 0:
                        text.append("\\[")
                        continue
                    members = part[j:end].replace("\\", "\\\\")
                    if members.startswith("!"):
                        members = "^" + members[1:]
                    elif members.startswith("^"):
                        members = "\\" + members
                    text.append(f"(?!{sep})[{members.replace('[', '\\[')}]")
                    j = end + 1
                else:
                    text.append(_re.escape(c))
            text = "".join(text)
        result.append(text if last else text + sep)
    flags = _re.DOTALL if case_sensitive else _re.DOTALL | _re.IGNORECASE
    return _re.compile("".join(result), flags).fullmatch


class _Parents(_Sequence):
    """This object provides sequence-like access to the logical ancestors of a path."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        path = self._path
        return path._from_parts(path.drive, path.root, path._tail[:-index - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """Base class for manipulating paths without I/O."""

    __slots__ = ("_raw_paths", "_drv", "_root", "_tail_cached", "_str", "_hash", "_key_cached",
                 "__weakref__")
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg.parser is not self.parser:
                    paths.extend(path.replace("\\", "/") for path in arg._raw_paths)
                else:
                    paths.extend(arg._raw_paths)
                continue
            try:
                path = os.fspath(arg)
            except TypeError:
                path = arg
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ "
                                f"returns a str, not {type(path).__name__!r}")
            paths.append(path)
        self._raw_paths = paths

    def with_segments(self, *pathsegments):
        """Construct a new path object from any number of path-like objects."""
        return type(self)(*pathsegments)

    # --- parsing

    def _parse(self):
        paths = self._raw_paths
        if len(paths) == 0:
            path = ""
        elif len(paths) == 1:
            path = paths[0]
        else:
            path = self.parser.join(*paths)
        drive, root, rest = self._split(path)
        self._drv = drive
        self._root = root
        self._tail_cached = [part for part in rest.split(self.parser.sep) if part and part != "."]

    @classmethod
    def _split(cls, path):
        sep = cls.parser.sep
        if cls.parser.altsep:
            path = path.replace(cls.parser.altsep, sep)
        drive, root, rest = cls.parser.splitroot(path)
        if not root and drive.startswith(sep) and not drive.endswith(sep):
            parts = drive.split(sep)
            if len(parts) == 4 and parts[2] not in "?." or len(parts) == 6:
                root = sep
        return drive, root, rest

    def __getattr__(self, name):
        # What is made when it is first asked for.
        if name in ("_drv", "_root", "_tail_cached"):
            self._parse()
            return object.__getattribute__(self, name)
        if name == "_str":
            self._str = self._format(self.drive, self.root, self._tail) or "."
            return self._str
        if name == "_key_cached":
            text = str(self)
            self._key_cached = text if self.parser is _posixpath else text.lower()
            return self._key_cached
        if name == "_hash":
            self._hash = hash(self._key_cached)
            return self._hash
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}",
                             name=name, obj=self)

    def _from_parts(self, drive, root, tail):
        path = self.with_segments(self._format(drive, root, tail))
        path._drv = drive
        path._root = root
        path._tail_cached = tail
        return path

    @classmethod
    def _format(cls, drive, root, tail):
        sep = cls.parser.sep
        if drive or root:
            return drive + root + sep.join(tail)
        if tail and cls.parser.splitdrive(tail[0])[0]:
            tail = ["."] + tail
        return sep.join(tail)

    @property
    def _tail(self):
        return self._tail_cached

    @property
    def drive(self):
        """The drive prefix (letter or UNC path), if any."""
        return self._drv

    @property
    def root(self):
        """The root of the path, if any."""
        return self._root

    @property
    def anchor(self):
        """The concatenation of the drive and root, or ''."""
        return self._drv + self._root

    @property
    def parts(self):
        """An object providing sequence-like access to the
        components in the filesystem path."""
        anchor = self.anchor
        return (anchor, *self._tail) if anchor else tuple(self._tail)

    @property
    def parent(self):
        """The logical parent of the path."""
        tail = self._tail
        return self._from_parts(self._drv, self._root, tail[:-1]) if tail else self

    @property
    def parents(self):
        """A sequence of this path's logical parents."""
        return _Parents(self)

    @property
    def name(self):
        """The final path component, if any."""
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        """The final component's last suffix, if any."""
        return self.parser.splitext(self.name)[1]

    @property
    def suffixes(self):
        """A list of the final component's suffixes, if any."""
        stem, suffix = self.parser.splitext(self.name)
        suffixes = []
        while suffix:
            suffixes.append(suffix)
            stem, suffix = self.parser.splitext(stem)
        return suffixes[::-1]

    @property
    def stem(self):
        """The final path component, minus its last suffix."""
        return self.parser.splitext(self.name)[0]

    # --- as something else

    def __str__(self):
        return self._str

    def __fspath__(self):
        return self._str

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_posix(self):
        """Return the string representation of the path with forward (/) slashes."""
        return str(self).replace(self.parser.sep, "/")

    def as_uri(self):
        """Return the path as a URI."""
        import warnings
        warnings.warn("pathlib.PurePath.as_uri() is deprecated and scheduled for removal in Python "
                      "3.19. Use pathlib.Path.as_uri().", DeprecationWarning, 2)
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._uri()

    def _uri(self):
        from urllib.parse import quote_from_bytes
        path = self.as_posix()
        drive = self.drive
        if len(drive) == 2 and drive[1] == ":":
            return f"file:///{drive}" + quote_from_bytes(os.fsencode(path[2:]))
        return ("file:" if drive else "file://") + quote_from_bytes(os.fsencode(path))

    def __reduce__(self):
        return self.__class__, tuple(self._raw_paths)

    # --- comparison

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key_cached == other._key_cached and self.parser is other.parser

    def __hash__(self):
        return self._hash

    @property
    def _sort_key(self):
        return self._key_cached.split(self.parser.sep)

    def __lt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._sort_key < other._sort_key

    def __le__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._sort_key <= other._sort_key

    def __gt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._sort_key > other._sort_key

    def __ge__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._sort_key >= other._sort_key

    # --- other paths from this one

    def joinpath(self, *pathsegments):
        """Combine this path with one or several arguments, and return a
        new path representing either a subpath (if all arguments are relative
        paths) or a totally different path (if one of the arguments is
        anchored)."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def with_name(self, name):
        """Return a new path with the file name changed."""
        parser = self.parser
        if not name or parser.sep in name or (parser.altsep and parser.altsep in name) or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        tail = self._tail.copy()
        if not tail:
            raise ValueError(f"{self!r} has an empty name")
        tail[-1] = name
        return self._from_parts(self.drive, self.root, tail)

    def with_stem(self, stem):
        """Return a new path with the stem changed."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return a new path with the file suffix changed.  If the path
        has no suffix, add given suffix.  If the given suffix is an empty
        string, remove the suffix from the path."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith("."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def relative_to(self, other, *, walk_up=False):
        """Return the relative path to another path identified by the passed
        arguments.  If the operation is not possible (because this is not
        related to the other path), raise ValueError."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parts("", "", [".."] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other):
        """Return True if the path is relative to another path or False."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def is_absolute(self):
        """True if the path is absolute (has both a root and, if applicable,
        a drive)."""
        return bool(self.root) if self.parser is _posixpath else self.parser.isabs(str(self))

    def is_reserved(self):
        """Return True if the path contains one of the special names reserved
        by the system, if any."""
        import warnings
        warnings.warn("pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python "
                      "3.15. Use os.path.isreserved() to detect reserved paths on Windows.", DeprecationWarning, 2)
        return False

    def full_match(self, pattern, *, case_sensitive=None):
        """Return True if this path matches the given glob-style pattern. The
        pattern is matched against the entire path."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is _posixpath
        path = str(self) if self.parts else ""
        text = str(pattern) if pattern.parts else ""
        return _pattern(text, self.parser.sep, case_sensitive, True)(path) is not None

    def match(self, path_pattern, *, case_sensitive=None):
        """Return True if this path matches the given pattern. If the pattern is
        relative, matching is done from the right."""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is _posixpath
        parts = self.parts[::-1]
        wanted = pattern.parts[::-1]
        if not wanted:
            raise ValueError("empty pattern")
        if len(parts) < len(wanted) or (len(parts) > len(wanted) and pattern.anchor):
            return False
        sep = self.parser.sep
        for part, one in zip(parts, wanted):
            if one == sep == part:
                continue
            if _pattern(one, sep, case_sensitive, False)(part) is None:
                return False
        return True


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """PurePath subclass for non-Windows systems."""

    parser = _posixpath
    __slots__ = ()


class PureWindowsPath(PurePath):
    """PurePath subclass for Windows systems."""

    parser = _ntpath
    __slots__ = ()
`;
