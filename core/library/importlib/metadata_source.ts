/**
 * The module importlib.metadata (Lib/importlib/metadata), in Python: distributions are the folders NAME.dist-info and NAME.egg-info on
 * sys.path, among the files that the embedder granted.
 *
 * Left out: finders of others on sys.meta_path, hashes of files, metadata as JSON.
 */
export const metadataSource: string = String.raw`
__all__ = ["Distribution", "EntryPoint", "PackageNotFoundError", "distribution", "distributions",
           "entry_points", "files", "metadata", "packages_distributions", "requires", "version"]

import os as _os
import pathlib as _pathlib
import re as _re
import sys as _sys


class PackageNotFoundError(ModuleNotFoundError):
    """The package was not found."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0] if self.args else None


class EntryPoint:
    """An entry point as declared by a distribution."""

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group, dist=None)

    def __setattr__(self, name, value):
        raise AttributeError("EntryPoint objects are immutable.")

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"

    def _key(self):
        return self.name, self.value, self.group

    def __eq__(self, other):
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())

    @property
    def module(self):
        return self.value.partition(":")[0].strip()

    @property
    def attr(self):
        return self.value.partition(":")[2].partition("[")[0].strip()

    def load(self):
        """Import the module and return what the entry point names in it."""
        from importlib import import_module
        found = import_module(self.module)
        for name in filter(None, self.attr.split(".")):
            found = getattr(found, name)
        return found


class EntryPoints(tuple):
    """An immutable collection of selectable EntryPoint objects."""

    __slots__ = ()

    def __getitem__(self, name):
        for each in self:
            if each.name == name:
                return each
        raise KeyError(name)

    def __repr__(self):
        return f"{type(self).__name__}({tuple(self)!r})"

    def select(self, **params):
        """The entry points whose attributes match the params."""
        return EntryPoints(each for each in self
                           if all(getattr(each, key) == value for key, value in params.items()))

    @property
    def names(self):
        return {each.name for each in self}

    @property
    def groups(self):
        return {each.group for each in self}


class PackagePath(_pathlib.PurePosixPath):
    """A path of a file of a distribution."""

    def read_text(self, encoding="utf-8"):
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        return self.locate().read_bytes()

    def locate(self):
        """The path where the file is."""
        return self.dist.locate_file(self)


def _normalized(name):
    return _re.sub(r"[-_.]+", "-", name).lower().replace("-", "_")


class Distribution:
    """A distribution package."""

    def read_text(self, filename):
        """The text of a file of the metadata, or None."""

    def locate_file(self, path):
        """The path where a file of the distribution is."""

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        for found in cls.discover(name=name):
            return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, name=None, path=None):
        wanted = None if name is None else _normalized(name)
        for folder in _sys.path if path is None else path:
            try:
                entries = sorted(_os.listdir(folder or "."))
            except OSError:
                continue
            for entry in entries:
                base, dot, suffix = entry.rpartition(".")
                if suffix in ("dist-info", "egg-info") and (
                        wanted is None or _normalized(base.partition("-")[0]) == wanted):
                    yield PathDistribution(_pathlib.Path(folder, entry))

    @staticmethod
    def at(path):
        return PathDistribution(_pathlib.Path(path))

    @property
    def metadata(self):
        """The metadata, as a message."""
        from email.parser import Parser
        text = self.read_text("METADATA") or self.read_text("PKG-INFO") or self.read_text("") or ""
        return Parser().parsestr(text)

    @property
    def name(self):
        return self.metadata["Name"]

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def entry_points(self):
        """The entry points that the distribution declares."""
        from configparser import ConfigParser
        parser = ConfigParser(delimiters="=", interpolation=None)
        parser.optionxform = str
        parser.read_string(self.read_text("entry_points.txt") or "")
        found = [EntryPoint(name, value, group) for group in parser.sections() for name, value in parser.items(group)]
        for each in found:
            vars(each).update(dist=self)
        return EntryPoints(found)

    @property
    def files(self):
        """The files of the distribution, or None where they are not listed."""
        text = self.read_text("RECORD")
        if text is not None:
            import csv
            names = [row[0] for row in csv.reader(text.splitlines()) if row]
        else:
            text = self.read_text("SOURCES.txt")
            if text is None:
                return None
            names = text.splitlines()
        made = [PackagePath(name) for name in names]
        for path in made:
            path.dist = self
        return made

    @property
    def requires(self):
        """What the distribution requires, or None."""
        listed = self.metadata.get_all("Requires-Dist")
        if listed is not None:
            return listed
        text = self.read_text("requires.txt")
        return None if text is None else [line for line in text.splitlines() if line and line[0] != "["]


class PathDistribution(Distribution):
    """A distribution whose metadata are in a folder, or in a single file."""

    def __init__(self, path):
        self._path = path

    def read_text(self, filename):
        try:
            return self._path.joinpath(filename).read_text(encoding="utf-8")
        except OSError:
            return None

    def locate_file(self, path):
        return self._path.parent / path


def distribution(distribution_name):
    """The distribution of this name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All distributions."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """The metadata of a distribution."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """The version of a distribution."""
    return distribution(distribution_name).version


def files(distribution_name):
    """The files of a distribution."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """What a distribution requires."""
    return distribution(distribution_name).requires


def entry_points(**params):
    """The entry points of all distributions."""
    seen, found = set(), []
    for each in distributions():
        # Of two distributions of one name the first on sys.path counts.
        name = _normalized(each._path.name.partition("-")[0].removesuffix(".egg-info").removesuffix(".dist-info"))
        if name not in seen:
            seen.add(name)
            found += each.entry_points
    return EntryPoints(found).select(**params)


def packages_distributions():
    """Which distributions have top-level packages of which names."""
    found = {}
    for each in distributions():
        names = (each.read_text("top_level.txt") or "").split() or sorted({
            path.parts[0].removesuffix(".py") for path in each.files or ()
            if path.suffix == ".py" and not path.parts[0].endswith((".dist-info", ".egg-info")) and path.parts[0] != ".."})
        for name in names:
            found.setdefault(name, []).append(each.metadata["Name"])
    return found
`;
