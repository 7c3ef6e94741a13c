/** The Python source of pathlib's paths that look at the file system. */

export const PATH_SOURCE = String.raw`
def _ignored(error):
    return isinstance(error, (OSError, ValueError))


class _Info:
    """What kind of file a path is: see pathlib.types.PathInfo."""

    __slots__ = ("_path",)

    def __init__(self, path):
        self._path = str(path)

    def exists(self, *, follow_symlinks=True):
        """Whether this path exists."""
        return os.path.exists(self._path)

    def is_dir(self, *, follow_symlinks=True):
        """Whether this path is a directory."""
        return os.path.isdir(self._path)

    def is_file(self, *, follow_symlinks=True):
        """Whether this path is a regular file."""
        return os.path.isfile(self._path)

    def is_symlink(self):
        """Whether this path is a symbolic link."""
        return False

    def __repr__(self):
        kind = "dir" if self.is_dir() else "file" if self.is_file() else "missing"
        return f"<PathInfo {kind}>"


class Path(PurePath):
    """PurePath subclass that can make system calls."""

    __slots__ = ("_info",)

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument "
                            f"{next(iter(kwargs))!r}")
        PurePath.__init__(self, *args)

    @property
    def info(self):
        """A PathInfo object that exposes the file type and other file attributes
        of this path."""
        return _Info(self)

    @classmethod
    def cwd(cls):
        """Return a new path pointing to the current working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Return a new path pointing to expanduser('~')."""
        home = os.path.expanduser("~")
        if home == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(home)

    @classmethod
    def from_uri(cls, uri):
        """Return a new path from the given 'file' URI."""
        from urllib.parse import unquote_to_bytes
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path.startswith("///"):
            path = path[2:]
        elif path.startswith("//localhost/"):
            path = path[11:]
        path = cls(os.fsdecode(unquote_to_bytes(path)))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def as_uri(self):
        """Return the path as a URI."""
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        return self._uri()

    # --- questions

    def stat(self, *, follow_symlinks=True):
        """Return the result of the stat() system call on this path."""
        return os.stat(self)

    def lstat(self):
        """Like stat(), except if the path points to a symlink, the symlink's
        status information is returned."""
        return os.stat(self)

    def exists(self, *, follow_symlinks=True):
        """Whether this path exists."""
        return os.path.exists(self)

    def is_dir(self, *, follow_symlinks=True):
        """Whether this path is a directory."""
        return os.path.isdir(self)

    def is_file(self, *, follow_symlinks=True):
        """Whether this path is a regular file."""
        return os.path.isfile(self)

    def is_mount(self):
        """Check if this path is a mount point"""
        return os.path.ismount(self)

    def is_symlink(self):
        """Whether this path is a symbolic link."""
        return False

    is_junction = is_block_device = is_char_device = is_fifo = is_socket = is_symlink

    def samefile(self, other_path):
        """Return whether other_path is the same or not as this file."""
        return os.path.samefile(self, other_path)

    def owner(self, *, follow_symlinks=True):
        """Return the login name of the file owner."""
        raise UnsupportedOperation("Path.owner() is unsupported on this system")

    def group(self, *, follow_symlinks=True):
        """Return the group name of the file gid."""
        raise UnsupportedOperation("Path.group() is unsupported on this system")

    # --- content

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file pointed to by this path and return a file object, as
        the built-in open() function does."""
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Open the file in bytes mode, read it, and close the file."""
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """Open the file in text mode, read it, and close the file."""
        with self.open("r", -1, encoding, errors, newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Open the file in bytes mode, write to it, and close the file."""
        view = memoryview(data)
        with self.open("wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Open the file in text mode, write to it, and close the file."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    # --- folders

    def _child(self, name):
        return self._from_parts(self.drive, self.root, self._tail + [name])

    def iterdir(self):
        """Yield path objects of the directory contents."""
        names = os.listdir(self)
        return (self._child(name) for name in names)

    def _entries(self):
        try:
            with os.scandir(self) as found:
                return [(entry.name, entry.is_dir()) for entry in found]
        except OSError:
            return []

    def _select(self, parts, case_sensitive):
        # Paths below this folder that match the parts of a pattern; each part is a name, a pattern or "**".
        if not parts:
            yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            while rest and rest[0] == "**":
                rest = rest[1:]
            waiting = [self]
            if not rest:
                yield self
            while waiting:
                folder = waiting.pop()
                if rest:
                    yield from folder._select(rest, case_sensitive)
                entries = folder._entries()
                folders = []
                for name, is_folder in entries:
                    child = folder._child(name)
                    if is_folder:
                        folders.append(child)
                        if not rest:
                            yield child
                    elif not rest:
                        yield child
                waiting.extend(reversed(folders))
        elif part == "..":
            yield from self._child("..")._select(rest, case_sensitive)
        elif not any(c in part for c in "*?[") and case_sensitive:
            child = self._child(part)
            if rest == [""]:
                if child.is_dir():
                    yield child
            elif rest:
                if child.is_dir():
                    yield from child._select(rest, case_sensitive)
            elif child.exists():
                yield child
        else:
            matches = _pattern(part, self.parser.sep, case_sensitive, False)
            for name, is_folder in self._entries():
                if matches(name) is None or (rest and not is_folder):
                    continue
                child = self._child(name)
                if not rest or rest == [""]:
                    yield child
                else:
                    yield from child._select(rest, case_sensitive)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Iterate over this subtree and yield all existing files (of any
        kind, including directories) matching the given relative pattern."""
        if isinstance(pattern, PurePath):
            text = str(pattern)
        else:
            text = os.fspath(pattern)
        path = self.with_segments(text)
        if path.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = path._tail.copy()
        if not parts:
            raise ValueError(f"Unacceptable pattern: {str(pattern)!r}")
        folders_only = text.endswith("/")
        found = self._select(parts, case_sensitive is not False)
        if folders_only:
            found = (path for path in found if path.is_dir())
        if parts.count("**") > 1:
            found = self._once(found)
        return found

    @staticmethod
    def _once(found):
        seen = set()
        for path in found:
            if path not in seen:
                seen.add(path)
                yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Recursively yield all existing files (of any kind, including
        directories) matching the given relative pattern, anywhere in
        this subtree."""
        text = str(pattern) if isinstance(pattern, PurePath) else os.fspath(pattern)
        if self.with_segments(text).anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self.glob(os.path.join("**", text), case_sensitive=case_sensitive)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Walk the directory tree from this directory, similar to os.walk()."""
        for folder, folders, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(folder), folders, files

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Create a new directory at this given path."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Remove this directory.  The directory must be empty."""
        os.rmdir(self)

    # --- changes

    def touch(self, mode=0o666, exist_ok=True):
        """Create this file with the given access mode, if it doesn't exist."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def unlink(self, missing_ok=False):
        """Remove this file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Rename this path to the target path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Rename this path to the target path, overwriting if that path exists."""
        os.replace(self, target)
        return self.with_segments(target)

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions of the path, like os.chmod()."""
        os.chmod(self, mode)

    lchmod = chmod

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a symlink pointing to the target path."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this path a hard link pointing to the same file as *target*."""
        os.link(target, self)

    def readlink(self):
        """Return the path to which the symbolic link points."""
        return self.with_segments(os.readlink(self))

    def copy(self, target, *, follow_symlinks=True, preserve_metadata=False):
        """Recursively copy this file or directory tree to the given destination."""
        if not isinstance(target, PurePath):
            target = self.with_segments(target)
        if self.is_dir():
            if target == self or self in target.parents:
                raise OSError(22, "Source and target are the same path" if target == self
                              else "Source path is a parent of target path", str(self), None,
                              str(target))
            children = list(self.iterdir())
            target.mkdir()
            for child in children:
                child.copy(target / child.name)
        else:
            if target.exists() and self.samefile(target):
                raise OSError(22, "Source and target are the same file", str(self), None, str(target))
            target.write_bytes(self.read_bytes())
        if preserve_metadata:
            status = self.stat()
            os.utime(target, (status.st_atime, status.st_mtime))
            os.chmod(target, status.st_mode & 0o7777)
        return target

    def copy_into(self, target_dir, **kwargs):
        """Copy this file or directory tree into the given existing directory."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.copy(self.with_segments(target_dir) / self.name, **kwargs)

    def move(self, target):
        """Recursively move this file or directory tree to the given destination."""
        os.replace(self, target)
        return target if isinstance(target, PurePath) else self.with_segments(target)

    def move_into(self, target_dir):
        """Move this file or directory tree into the given existing directory."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.move(self.with_segments(target_dir) / self.name)

    # --- other paths

    def absolute(self):
        """Return an absolute version of this path: no normalization or
        symlink resolution is performed."""
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), *([str(self)] if self._tail else []))

    def resolve(self, strict=False):
        """Make the path absolute, resolving all symlinks on the way and also
        normalizing it."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        """Return a new path with expanded ~ and ~user constructs."""
        if not (self.drive or self.root) and self._tail and self._tail[0][:1] == "~":
            home = os.path.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._tail[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """Path subclass for non-Windows systems."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """Path subclass for Windows systems."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
`;
