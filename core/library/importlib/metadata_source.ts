/** The module importlib.metadata, in Python: guest code has no installed distributions, so nothing is found in it. */
export const metadataSource: string = String.raw`
__all__ = ["Distribution", "EntryPoint", "PackageNotFoundError", "distribution", "distributions",
           "entry_points", "files", "metadata", "packages_distributions", "requires", "version"]


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


class Distribution:
    """A distribution package."""

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, **kwargs):
        return iter(())


def distribution(distribution_name):
    """The distribution of this name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All distributions."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """The metadata of a distribution."""
    return Distribution.from_name(distribution_name)


def version(distribution_name):
    """The version of a distribution."""
    return Distribution.from_name(distribution_name)


def files(distribution_name):
    """The files of a distribution."""
    return Distribution.from_name(distribution_name)


def requires(distribution_name):
    """What a distribution requires."""
    return Distribution.from_name(distribution_name)


def entry_points(**params):
    """The entry points of all distributions."""
    return EntryPoints().select(**params)


def packages_distributions():
    """Which distributions have top-level packages of which names."""
    return {}
`;
