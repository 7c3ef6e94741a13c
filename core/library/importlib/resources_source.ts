/** Python source of importlib.resources: the files beside a package's modules, as paths. */

export const resourcesSource = String.raw`
import contextlib as _contextlib
import importlib as _importlib
import os as _os
import pathlib as _pathlib
import sys as _sys
import types as _types

__all__ = ["Package", "Anchor", "as_file", "files", "contents", "is_resource", "open_binary",
           "open_text", "path", "read_binary", "read_text"]

Package = _types.ModuleType | str
Anchor = Package


def files(anchor=None):
    """Get a Traversable resource for an anchor: the folder of the package, or of the module."""
    if anchor is None:
        anchor = _sys._getframe(1).f_globals["__name__"]
    module = _importlib.import_module(anchor) if isinstance(anchor, str) else anchor
    file = getattr(module, "__file__", None)
    if file is None:
        raise TypeError(f"{module.__name__!r} has no files")
    return _pathlib.Path(file).parent


@_contextlib.contextmanager
def as_file(path):
    """A file of this resource, for as long as the with statement runs."""
    yield path


def _of(anchor, names):
    if not names:
        raise IsADirectoryError("path names are wanted")
    for name in names:
        if _os.sep in str(name):
            raise ValueError(f"{str(name)!r} must be only a file name")
    return files(anchor).joinpath(*names)


def open_binary(anchor, *path_names):
    """Open for reading the contents of the resource as binary."""
    return _of(anchor, path_names).open("rb")


def open_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    """Open for reading the contents of the resource as text."""
    return _of(anchor, path_names).open("r", encoding=encoding, errors=errors)


def read_binary(anchor, *path_names):
    """Read and return contents of the resource as bytes."""
    return _of(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    """Read and return contents of the resource as text."""
    return _of(anchor, path_names).read_text(encoding=encoding, errors=errors)


def path(anchor, *path_names):
    """Return the path to the resource as an actual file system path."""
    return as_file(_of(anchor, path_names))


def is_resource(anchor, *path_names):
    """Return True if there is a resource of this name in the package, other than a directory."""
    return _of(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """Return an iterable over the named resources within the package."""
    return (each.name for each in files(anchor).joinpath(*path_names).iterdir())
`;
