/**
 * The modules glob, shutil, linecache and fileinput, in Python over os.
 *
 * Left out of shutil: disk_usage, copies by the kernel; of fileinput: editing in place, and the hook for compressed files.
 */
import { defineModule } from "../index.ts";
import { archivesSource } from "./archives_source.ts";
import { shutilSource } from "./shutil_source.ts";

const GLOB = String.raw`
"""Filename globbing utility."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob", "translate"]

_magic = re.compile("[*?[]")


def has_magic(s):
    return _magic.search(os.fsdecode(s)) is not None


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of paths matching a pathname pattern."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator which yields the paths matching a pathname pattern."""
    pathname = os.fspath(pathname)
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _find(pathname, root, recursive, False, include_hidden)
    if not pathname or (recursive and pathname[:2] in ("**", b"**")):
        found = (path for path in found if path)
    return found


def _names(folder, root, folders_only):
    path = os.path.join(root, folder) if folder else root
    empty = path[:0]
    if not path:
        path = b"." if isinstance(path, bytes) else "."
    try:
        with os.scandir(path) as entries:
            return [entry.name for entry in entries if not folders_only or entry.is_dir()]
    except OSError:
        return []


def _find(pathname, root, recursive, folders_only, include_hidden):
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        path = os.path.join(root, pathname)
        if name:
            if os.path.lexists(path):
                yield pathname
        elif os.path.isdir(os.path.join(root, folder)):
            yield pathname
        return
    if not folder:
        if recursive and name in ("**", b"**"):
            yield from _below(root, folder, folders_only, include_hidden)
        else:
            yield from _match(root, folder, name, folders_only, include_hidden)
        return
    if folder != pathname and has_magic(folder):
        folders = _find(folder, root, recursive, True, include_hidden)
    else:
        folders = [folder]
    for folder in folders:
        if has_magic(name):
            if recursive and name in ("**", b"**"):
                names = _below(root, folder, folders_only, include_hidden)
            else:
                names = _match(root, folder, name, folders_only, include_hidden)
        elif not name:
            names = [name] if os.path.isdir(os.path.join(root, folder)) else []
        else:
            names = [name] if os.path.lexists(os.path.join(root, folder, name)) else []
        for one in names:
            yield os.path.join(folder, one)


def _hidden(name):
    return name[:1] in (".", b".")


def _match(root, folder, pattern, folders_only, include_hidden):
    names = _names(folder, root, folders_only)
    if not include_hidden and not _hidden(pattern):
        names = [name for name in names if not _hidden(name)]
    return fnmatch.filter(names, pattern)


def _below(root, folder, folders_only, include_hidden):
    if not folder or os.path.isdir(os.path.join(root, folder)):
        yield folder[:0]
    waiting = [folder[:0]]
    while waiting:
        inner = waiting.pop()
        at = os.path.join(folder, inner) if inner else folder
        more = []
        for name in _names(at, root, folders_only):
            if include_hidden or not _hidden(name):
                path = os.path.join(inner, name) if inner else name
                more.append(path)
        # Depth first: what is in a folder comes right behind it.
        for path in more:
            if os.path.isdir(os.path.join(root, folder, path)):
                yield path
                yield from _deeper(root, folder, path, folders_only, include_hidden)
            else:
                yield path


def _deeper(root, folder, inner, folders_only, include_hidden):
    for name in _names(os.path.join(folder, inner), root, folders_only):
        if include_hidden or not _hidden(name):
            path = os.path.join(inner, name)
            yield path
            if os.path.isdir(os.path.join(root, folder, path)):
                yield from _deeper(root, folder, path, folders_only, include_hidden)


def escape(pathname):
    """Escape all special characters."""
    if isinstance(pathname, bytes):
        return re.sub(b"([*?[])", rb"[\1]", pathname)
    return _magic.sub(r"[\g<0>]", pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Translate a pathname with shell wildcards to a regular expression."""
    sep = re.escape(seps[0] if seps else "/")
    any_sep = sep if not seps or len(seps) == 1 else f"[{''.join(map(re.escape, seps))}]"
    not_sep = f"[^{''.join(map(re.escape, seps or '/'))}]"
    one = f"{not_sep}+" if include_hidden else f"(?!\\.){not_sep}+"
    results = []
    parts = re.split(any_sep, pat)
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        if part == "*":
            results.append(one if last else one + any_sep)
        elif recursive and part == "**":
            if last:
                results.append(".*" if include_hidden else f"(?:{one}{any_sep})*(?:{one})?")
            else:
                results.append(f"(?:.+{any_sep})?" if include_hidden else f"(?:{one}{any_sep})*")
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    results.append(r"(?!\.)")
                text = fnmatch.translate(part)[len("(?s:"):-len(")\\z")]
                results.append(text.replace(".*", f"{not_sep}*"))
            if not last:
                results.append(any_sep)
    return f"(?s:{''.join(results)})\\z"
`;

const LINECACHE = String.raw`
"""Cache lines from Python source files."""

import os
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache."""
    entry = cache.get(filename)
    if entry is not None:
        return entry[2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Discard cache entries that are out of date."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or entry[1] is None:
            continue
        try:
            status = os.stat(entry[3])
        except OSError:
            cache.pop(name, None)
            continue
        if entry[0] != status.st_size or entry[1] != status.st_mtime:
            cache.pop(name, None)


def _named_encoding(filename):
    """The encoding that one of a file's first two lines names, or UTF-8."""
    with open(filename, encoding="latin-1") as file:
        for line in (file.readline(), file.readline()):
            before, _, after = line.partition("coding")
            if before.lstrip().startswith("#") and after[:1] in (":", "="):
                name = after[1:].split()[:1]
                return name[0] if name else "utf-8"
    return "utf-8"


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines."""
    cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    try:
        status = os.stat(filename)
        try:
            with open(filename, encoding="utf-8") as file:
                lines = file.readlines()
        except UnicodeDecodeError:
            with open(filename, encoding=_named_encoding(filename)) as file:
                lines = file.readlines()
    except (OSError, LookupError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = status.st_size, status.st_mtime, lines, filename
    return lines


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals: there are no loaders to ask."""
    return False
`;

const FILEINPUT = String.raw`
"""Helper class to quickly write a loop over all standard input files."""

import os
import sys

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline",
           "isstdin", "FileInput"]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    """Return an instance of the FileInput class, which can be iterated."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding,
                       errors=errors)
    return _state


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def close():
    """Close the sequence."""
    global _state
    state, _state = _state, None
    if state:
        state.close()


def nextfile():
    """Close the current file so that the next iteration will read the first line from the next file."""
    return _active().nextfile()


def filename():
    """Return the name of the file currently being read."""
    return _active().filename()


def lineno():
    """Return the cumulative line number of the line that has just been read."""
    return _active().lineno()


def filelineno():
    """Return the line number in the current file."""
    return _active().filelineno()


def fileno():
    """Return the file number of the current file."""
    return _active().fileno()


def isfirstline():
    """Returns true if the line just read is the first line of its file."""
    return _active().isfirstline()


def isstdin():
    """Returns true if the last line was read from sys.stdin."""
    return _active().isstdin()


class FileInput:
    """An iterator over the lines of several files."""

    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None,
                 errors=None):
        if isinstance(files, (str, os.PathLike)):
            files = (os.fspath(files),)
        elif files is None:
            files = tuple(sys.argv[1:]) or ("-",)
        self._files = tuple(files) or ("-",)
        if inplace:
            raise NotImplementedError("fileinput does not edit files in place here")
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        self._mode = mode
        self._hook = openhook
        self._encoding = encoding
        self._errors = errors
        self._file = None
        self._name = None
        self._line = self._file_line = 0
        self._is_stdin = False

    def __iter__(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self.nextfile()
        self._files = ()

    def nextfile(self):
        file, self._file = self._file, None
        if file is not None and not self._is_stdin:
            file.close()
        self._is_stdin = False

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self):
        while True:
            if self._file is None:
                if not self._files:
                    return "" if self._mode == "r" else b""
                self._open(self._files[0])
                self._files = self._files[1:]
            line = self._file.readline()
            if line:
                self._line += 1
                self._file_line += 1
                return line
            self.nextfile()

    def _open(self, name):
        self._name = name
        self._file_line = 0
        if name == "-":
            self._name = "<stdin>"
            self._file = sys.stdin if self._mode == "r" else sys.stdin.buffer
            self._is_stdin = True
        elif self._hook is not None:
            self._file = self._hook(name, self._mode)
        else:
            self._file = open(name, self._mode, encoding=self._encoding, errors=self._errors)

    def filename(self):
        return self._name

    def lineno(self):
        return self._line

    def filelineno(self):
        return self._file_line

    def fileno(self):
        return -1 if self._file is None else self._file.fileno()

    def isfirstline(self):
        return self._file_line == 1

    def isstdin(self):
        return self._is_stdin


def hook_encoded(encoding, errors=None):
    """A hook that opens each file in an encoding."""
    def openhook(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)
    return openhook
`;

defineModule({ name: "glob", source: GLOB });
defineModule({ name: "shutil", source: shutilSource + archivesSource });
defineModule({ name: "linecache", source: LINECACHE });
defineModule({ name: "fileinput", source: FILEINPUT });
