/**
 * The modules importlib.machinery and importlib.abc, in Python (PEP 302, PEP 451): specs, and loaders for what the
 * interpreter's own import finds and for files of source.
 */

/** Source of importlib.machinery, after the natives _find, _supplied and _is_library. */
export const machinerySource: string = String.raw`
import sys as _sys

__all__ = ["BYTECODE_SUFFIXES", "BuiltinImporter", "DEBUG_BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES",
           "FileFinder", "FrozenImporter", "ModuleSpec", "NamespaceLoader",
           "OPTIMIZED_BYTECODE_SUFFIXES", "PathFinder", "SOURCE_SUFFIXES", "SourceFileLoader",
           "all_suffixes"]

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
DEBUG_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Suffixes of all files that may be modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What is known of a module before it is loaded (PEP 451)."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        locations = self.submodule_search_locations
        try:
            return (self.name == other.name and self.loader == other.loader
                    and self.origin == other.origin
                    and locations == other.submodule_search_locations
                    and self.cached == other.cached and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The name of the module's parent."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


class BuiltinImporter:
    """Finds and loads the modules of the library."""

    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        found = _is_library(fullname)
        return None if found is None else ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=found)

    @staticmethod
    def create_module(spec):
        __import__(spec.name)
        return _sys.modules[spec.name]

    @staticmethod
    def exec_module(module):
        "It ran when it was created."

    @classmethod
    def get_code(cls, fullname):
        "There is no code of builtin modules."

    @classmethod
    def get_source(cls, fullname):
        "There is no source of builtin modules."

    @classmethod
    def is_package(cls, fullname):
        return bool(_is_library(fullname))

    @classmethod
    def load_module(cls, fullname):
        __import__(fullname)
        return _sys.modules[fullname]


class FrozenImporter:
    """There are no frozen modules."""

    _ORIGIN = "frozen"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class SourceFileLoader:
    """Loads a module from the text of a file, or of what the embedder supplied by that name."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check(self, fullname):
        if fullname is not None and fullname != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {fullname}", name=fullname)

    def get_filename(self, name=None):
        self._check(name)
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname):
        self._check(fullname)
        supplied = _supplied(fullname)
        if supplied is not None and supplied[0] == self.path:
            return supplied[1]
        from importlib.util import decode_source
        try:
            return decode_source(self.get_data(self.path))
        except OSError as exc:
            raise ImportError("source not available through get_data()", name=fullname) from exc

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, "exec", dont_inherit=True)

    def get_code(self, fullname):
        self._check(fullname)
        supplied = _supplied(fullname)
        own = supplied is not None and supplied[0] == self.path
        data = supplied[1] if own else self.get_data(self.path)
        return self.source_to_code(data, self.path)

    def is_package(self, fullname):
        name = self.path.rpartition("/")[2]
        return name.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def create_module(self, spec):
        "The usual module."

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname=None):
        from importlib.util import module_from_spec, spec_from_loader
        name = fullname or self.name
        self._check(name)
        spec = spec_from_loader(name, self)
        module = _sys.modules.setdefault(name, module_from_spec(spec))
        self.exec_module(module)
        return _sys.modules[name]


    def get_resource_reader(self, name=None):
        from importlib.resources.readers import FileReader
        return FileReader(self)


class NamespaceLoader:
    """Stands for the loader of a package that is folders only (PEP 420): there is nothing to run."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        "The usual module."

    def exec_module(self, module):
        "There is nothing to run."

    load_module = SourceFileLoader.load_module

    def get_filename(self, fullname=None):
        raise ImportError(f"{fullname} is a namespace package", name=fullname)

    def get_resource_reader(self, module):
        from importlib.resources.readers import NamespaceReader
        return NamespaceReader(self._path)


def _spec_of(fullname, filename, folders):
    "The spec of a module in a file (None: of folders alone); folders: where its submodules are, or None."
    if filename is None:
        spec = ModuleSpec(fullname, NamespaceLoader(fullname, folders))
    else:
        spec = ModuleSpec(fullname, SourceFileLoader(fullname, filename), origin=filename)
        spec.has_location = True
    spec.submodule_search_locations = folders
    return spec


class PathFinder:
    """Finds what the embedder supplied, and files in the folders of a path: sys.path when it is None."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        found = _find(fullname, path)
        return None if found is None else _spec_of(fullname, *found)

    @staticmethod
    def invalidate_caches():
        "There are no caches."


class FileFinder:
    """Finds files of modules in one folder."""

    def __init__(self, path, *loader_details):
        self.path = path or "."

    def __repr__(self):
        return f"{type(self).__name__}({self.path!r})"

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for sys.path_hooks: a finder for a folder, ImportError for anything else."""
        def path_hook_for_FileFinder(path):
            import os
            if not os.path.isdir(path or "."):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def find_spec(self, fullname, target=None):
        spec = PathFinder.find_spec(fullname, [self.path])
        if spec is not None and spec.origin is None:
            # One folder may be a portion of a namespace package: what others have is not known here.
            spec.loader = None
        return spec

    def invalidate_caches(self):
        "There are no caches."


def _describe(name, module):
    "Gives a module that import made the attributes __spec__ and __loader__."
    space = module.__dict__
    if name == "__main__" or "__spec__" not in space or space["__spec__"] is not None:
        return
    filename, folders = space.get("__file__"), space.get("__path__")
    if filename is None and (folders is None or _is_library(name) is not None):
        spec = BuiltinImporter.find_spec(name)
        if spec is None:
            return
    else:
        spec = _spec_of(name, filename, folders)
    space["__spec__"] = spec
    if space.get("__loader__") is None:
        space["__loader__"] = spec.loader


# The interpreter's import does what they would do; imports.ts knows them by this name.
_own = BuiltinImporter, FrozenImporter, PathFinder
_sys.meta_path.extend(_own)
for _name, _module in list(_sys.modules.items()):
    if type(_module) is type(_sys) and _module.__name__ == _name:
        _describe(_name, _module)
`;

/** Source of importlib.abc. */
export const abcSource: string = String.raw`
import abc
from importlib import machinery

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader",
           "ExecutionLoader", "FileLoader", "SourceLoader"]


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Abstract base class for import finders on sys.meta_path."""

    def invalidate_caches(self):
        """Forget what was found; nothing by default."""


MetaPathFinder.register(machinery.BuiltinImporter)
MetaPathFinder.register(machinery.FrozenImporter)
MetaPathFinder.register(machinery.PathFinder)


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Abstract base class for finders of one entry of a path."""

    def invalidate_caches(self):
        """Forget what was found; nothing by default."""


PathEntryFinder.register(machinery.FileFinder)


class Loader(metaclass=abc.ABCMeta):
    """Abstract base class for import loaders."""

    def create_module(self, spec):
        """A module for the spec, or None for the usual one."""
        return None

    def load_module(self, fullname):
        """Load the module of this name, where exec_module is defined."""
        if not hasattr(self, "exec_module"):
            raise ImportError
        return machinery.SourceFileLoader.load_module(self, fullname)

    def _check(self, fullname):
        pass


Loader.register(machinery.BuiltinImporter)
Loader.register(machinery.FrozenImporter)
Loader.register(machinery.NamespaceLoader)


class ResourceLoader(Loader):
    """Abstract base class for loaders that can return data of files."""

    @abc.abstractmethod
    def get_data(self, path):
        """The bytes of the file at path."""
        raise OSError


class InspectLoader(Loader):
    """Abstract base class for loaders that know source and code of modules."""

    def is_package(self, fullname):
        """Whether the module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """The module's code object, from its source."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """The module's source as a str, or None."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        """Code of the source."""
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        """Run the module's code in its namespace."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)


InspectLoader.register(machinery.BuiltinImporter)
InspectLoader.register(machinery.FrozenImporter)


class ExecutionLoader(InspectLoader):
    """Abstract base class for loaders of modules that can be executed as scripts."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """What __file__ is to be."""
        raise ImportError

    def get_code(self, fullname):
        """The module's code object, named after its file."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(ResourceLoader, ExecutionLoader):
    """Abstract base class for loaders of files."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    get_data = machinery.SourceFileLoader.get_data
    get_filename = machinery.SourceFileLoader.get_filename
    _check = machinery.SourceFileLoader._check


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Abstract base class for loaders of source code."""

    is_package = machinery.SourceFileLoader.is_package

    def get_source(self, fullname):
        """The module's source, decoded."""
        path = self.get_filename(fullname)
        try:
            return self.get_data(path).decode("utf-8-sig")
        except OSError as exc:
            raise ImportError("source not available through get_data()", name=fullname) from exc


FileLoader.register(machinery.SourceFileLoader)
SourceLoader.register(machinery.SourceFileLoader)
`;
