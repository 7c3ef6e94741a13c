/**
 * Python sources of importlib.resources, and of its modules abc and readers: the files beside a package's modules, as paths,
 * or what the package's loader has in their place.
 */

/** Source of importlib.resources. */
export const resourcesSource = String.raw`
import contextlib as _contextlib
import importlib as _importlib
import os as _os
import pathlib as _pathlib
import sys as _sys
import types as _types
from importlib.resources.abc import ResourceReader

__all__ = ["Package", "Anchor", "ResourceReader", "as_file", "files", "contents", "is_resource", "open_binary",
           "open_text", "path", "read_binary", "read_text"]

Package = _types.ModuleType | str
Anchor = Package


def files(anchor=None):
    """Get a Traversable resource for an anchor: the folder of the package, or of the module."""
    if anchor is None:
        anchor = _sys._getframe(1).f_globals["__name__"]
    module = _importlib.import_module(anchor) if isinstance(anchor, str) else anchor
    spec = getattr(module, "__spec__", None)
    reader = getattr(getattr(spec, "loader", None), "get_resource_reader", None)
    if reader is not None and spec.submodule_search_locations is not None:
        found = reader(spec.name)
        if found is not None and hasattr(found, "files"):
            return found.files()
    file = getattr(module, "__file__", None)
    if file is None:
        raise TypeError(f"{module.__name__!r} has no files")
    return _pathlib.Path(file).parent


@_contextlib.contextmanager
def as_file(path):
    """A file of this resource, for as long as the with statement runs."""
    if isinstance(path, _pathlib.Path):
        yield path
        return
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        yield _copied(path, _pathlib.Path(folder))


def _copied(resource, folder):
    "The resource, copied into the folder."
    target = folder / resource.name
    if resource.is_dir():
        target.mkdir()
        for inner in resource.iterdir():
            _copied(inner, target)
    else:
        target.write_bytes(resource.read_bytes())
    return target


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

/** Source of importlib.resources.abc. */
export const resourcesAbcSource = String.raw`
import abc
from typing import Protocol, runtime_checkable

__all__ = ["ResourceReader", "Traversable", "TraversableResources"]


class ResourceReader(metaclass=abc.ABCMeta):
    """Abstract base class of what loaders give to have the resources of a package read."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """An open binary file of the resource; FileNotFoundError where there is none."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """The path of the resource in the file system; FileNotFoundError where it has none."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Whether the name is a resource: a file, not a folder."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """The names of what the package holds."""
        raise FileNotFoundError


class TraversalError(Exception):
    """There is nothing of that name below a Traversable."""


@runtime_checkable
class Traversable(Protocol):
    """What pathlib.Path does, as far as resources are concerned."""

    @abc.abstractmethod
    def iterdir(self):
        """What is in this folder."""

    @abc.abstractmethod
    def is_dir(self):
        """Whether this is a folder."""

    @abc.abstractmethod
    def is_file(self):
        """Whether this is a file."""

    @abc.abstractmethod
    def open(self, mode="r", *args, **kwargs):
        """Open the file, for reading text or, with "rb", bytes."""

    @property
    @abc.abstractmethod
    def name(self):
        """The name without the folders."""

    def read_bytes(self):
        """What the file holds, as bytes."""
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        """What the file holds, as text."""
        with self.open(encoding=encoding, errors=errors) as file:
            return file.read()

    def joinpath(self, *descendants):
        """What is below this by the names, which may hold slashes."""
        at = self
        for name in (part for each in descendants for part in str(each).split("/") if part not in ("", ".")):
            for inner in at.iterdir():
                if inner.name == name:
                    at = inner
                    break
            else:
                raise TraversalError("Target not found during traversal.", name, at)
        return at

    def __truediv__(self, child):
        return self.joinpath(child)


class TraversableResources(ResourceReader):
    """A reader of resources that does everything by one Traversable: what files() gives."""

    @abc.abstractmethod
    def files(self):
        """The Traversable of the package."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open("rb")

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (each.name for each in self.files().iterdir())
`;

/** Source of importlib.resources.readers. */
export const resourcesReadersSource = String.raw`
import pathlib
from importlib.resources import abc


class FileReader(abc.TraversableResources):
    """Reads the resources beside a loader's file."""

    def __init__(self, loader):
        self.path = pathlib.Path(loader.path).parent

    def files(self):
        return self.path

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))


class MultiplexedPath(abc.Traversable):
    """Several folders that look like one: of what has the same name in two, the first counts."""

    def __init__(self, *paths):
        self._paths = list(dict.fromkeys(map(pathlib.Path, paths)))
        if not self._paths:
            raise FileNotFoundError("MultiplexedPath must contain at least one path")
        if not all(path.is_dir() for path in self._paths):
            raise NotADirectoryError("MultiplexedPath only supports directories")

    def __repr__(self):
        return f"MultiplexedPath({', '.join(repr(str(path)) for path in self._paths)})"

    @property
    def name(self):
        return self._paths[0].name

    def iterdir(self):
        found = {}
        for path in self._paths:
            for inner in path.iterdir():
                found.setdefault(inner.name, []).append(inner)
        for inner in found.values():
            folders = [each for each in inner if each.is_dir()]
            several = len(folders) > 1 and inner[0].is_dir()
            yield MultiplexedPath(*folders) if several else inner[0]

    def joinpath(self, *descendants):
        try:
            return super().joinpath(*descendants)
        except abc.TraversalError:
            return self._paths[0].joinpath(*descendants)

    def is_dir(self):
        return True

    def is_file(self):
        return False

    def open(self, *args, **kwargs):
        raise FileNotFoundError(f"{self} is not a file")

    def read_bytes(self):
        raise FileNotFoundError(f"{self} is not a file")

    def read_text(self, *args, **kwargs):
        raise FileNotFoundError(f"{self} is not a file")


class NamespaceReader(abc.TraversableResources):
    """Reads the resources in the folders of a namespace package."""

    def __init__(self, namespace_path):
        self.path = MultiplexedPath(*namespace_path)

    def files(self):
        return self.path

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))
`;
