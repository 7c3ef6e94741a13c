/**
 * The modules pkgutil and runpy (Lib/pkgutil.py, Lib/runpy.py), in Python, over importlib: packages are listed where their
 * folders are, among the files that the embedder granted; of packages that it gave as texts only data are not there.
 *
 * Left out: finders of other path entries (importers from archives, path hooks), ImpImporter's kin; runpy's archives.
 */
import { defineModule } from "./index.ts";

const PKGUTIL = String.raw`
"""Packages: the modules that are in them, and their data."""

import importlib
import importlib.util
import importlib.machinery
import os
import os.path
import sys
from functools import singledispatch as simplegeneric
from collections import namedtuple

__all__ = ["get_importer", "iter_importers", "walk_packages", "iter_modules", "get_data",
           "read_code", "extend_path", "ModuleInfo"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


class _FolderFinder:
    """Stands for a folder of modules, as FileFinder in CPython."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"FileFinder({self.path!r})"

    def find_spec(self, fullname, target=None):
        return importlib.machinery.PathFinder.find_spec(fullname, [self.path], target)

    def iter_modules(self, prefix=""):
        try:
            names = sorted(os.listdir(self.path or "."))
        except OSError:
            return
        seen = set()
        for entry in names:
            name, dot, suffix = entry.partition(".")
            if dot and suffix == "py":
                ispkg = False
            elif not dot and _is_package(os.path.join(self.path, entry)):
                ispkg = True
            else:
                continue
            if name != "__init__" and name not in seen:
                seen.add(name)
                yield prefix + name, ispkg


def _is_package(folder):
    return os.path.isfile(os.path.join(folder, "__init__.py"))


def get_importer(path_item):
    """Retrieve a finder for the given path item."""
    return _FolderFinder(os.fsdecode(path_item))


def iter_importers(fullname=""):
    """Yield finders for the given module name."""
    if fullname.startswith("."):
        raise ImportError(f"Relative module name {fullname!r} not supported")
    path = sys.path
    if "." in fullname:
        package = importlib.import_module(fullname.rpartition(".")[0])
        path = getattr(package, "__path__", None)
        if path is None:
            return
    else:
        yield from sys.meta_path
    for item in path:
        yield get_importer(item)


def iter_importer_modules(importer, prefix=""):
    return importer.iter_modules(prefix) if hasattr(importer, "iter_modules") else []


def iter_modules(path=None, prefix=""):
    """Yields ModuleInfo for all submodules on path, or, if path is None, all top-level modules on sys.path."""
    if path is None:
        importers = iter_importers()
    elif isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    else:
        importers = map(get_importer, path)
    yielded = set()
    for importer in importers:
        for name, ispkg in iter_importer_modules(importer, prefix):
            if name not in yielded:
                yielded.add(name)
                yield ModuleInfo(importer, name, ispkg)


def walk_packages(path=None, prefix="", onerror=None):
    """Yields ModuleInfo for all modules recursively on path, or, if path is None, all accessible modules."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            inner = [item for item in getattr(sys.modules[info.name], "__path__", None) or []
                     if item not in seen]
            seen.update(inner)
            yield from walk_packages(inner, info.name + ".", onerror)


def extend_path(path, name):
    """Extend a package's path with the folders of that name on sys.path."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, last = name.rpartition(".")
    try:
        search = sys.modules[parent].__path__ if parent else sys.path
    except (KeyError, AttributeError):
        return path
    for item in search:
        folder = os.path.join(item, last)
        if isinstance(item, str) and folder not in path and _is_package(folder):
            path.append(folder)
    return path


def get_data(package, resource):
    """Get a resource from a package, as bytes."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        return None
    loader = spec.loader
    if loader is None or not hasattr(loader, "get_data"):
        return None
    module = sys.modules.get(package) or importlib.import_module(package)
    if not hasattr(module, "__file__"):
        return None
    parts = resource.split("/")
    parts.insert(0, os.path.dirname(module.__file__))
    return loader.get_data(os.path.join(*parts))


def read_code(stream):
    """Would read a code object from a file of bytecode: there are none of this version."""
    return None


def resolve_name(name):
    """Resolve a name to an object: 'package.module:object.attribute', or the same with dots only."""
    words = name.replace(":", ".", 1).split(".")
    if not name or not all(word.isidentifier() for word in words if word or name[-1:] != ":"):
        raise ValueError(f"invalid format: {name!r}")
    module, colon, attributes = name.partition(":")
    if colon:
        found = importlib.import_module(module)
        rest = attributes.split(".") if attributes else []
    else:
        rest = name.split(".")
        path = rest.pop(0)
        found = importlib.import_module(path)
        while rest:
            further = f"{path}.{rest[0]}"
            try:
                found = importlib.import_module(further)
            except ImportError:
                break
            path = further
            rest.pop(0)
    for attribute in rest:
        found = getattr(found, attribute)
    return found
`;

const RUNPY = String.raw`
"""Locating and running Python code using the module namespace."""

import importlib
import importlib.util
import io
import os
import sys
from types import ModuleType as _ModuleType

__all__ = ["run_module", "run_path"]


def _run(code, name, init_globals, *, spec=None, filename=None, package=None, loader=None, argv0=None):
    """The globals after the code has run as a module of that name, which sys.modules has meanwhile."""
    module = _ModuleType(name)
    space = module.__dict__
    if init_globals is not None:
        space.update(init_globals)
    space.update(__name__=name, __file__=filename, __cached__=None, __doc__=None, __loader__=loader,
                 __package__=package, __spec__=spec)
    had, before = name in sys.modules, sys.modules.get(name)
    argv = sys.argv[:1]
    sys.modules[name] = module
    sys.argv[:1] = [argv0]
    try:
        exec(code, space)
        return space.copy()
    finally:
        sys.argv[:1] = argv
        if had:
            sys.modules[name] = before
        else:
            del sys.modules[name]


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Execute a module's code without importing it."""
    if mod_name.startswith("."):
        raise ImportError("Relative module names not supported")
    parent = mod_name.rpartition(".")[0]
    if parent:
        __import__(parent)
    spec = importlib.util.find_spec(mod_name)
    if spec is None:
        raise ImportError(f"No module named {mod_name}")
    if spec.submodule_search_locations is not None:
        if mod_name.endswith("__main__"):
            raise ImportError("Cannot use package as __main__ module")
        try:
            return run_module(mod_name + ".__main__", init_globals, run_name or mod_name, alter_sys)
        except ImportError as error:
            if error.name not in (None, mod_name + ".__main__"):
                raise
            raise ImportError(f"{error}; {mod_name!r} is a package and cannot be directly executed") from None
    loader = spec.loader
    code = loader.get_code(mod_name) if hasattr(loader, "get_code") else None
    if code is None:
        raise ImportError(f"No code object available for {mod_name}")
    name = mod_name if run_name is None else run_name
    return _run(code, name, init_globals, spec=spec, filename=spec.origin, package=spec.parent,
                loader=loader, argv0=spec.origin if alter_sys else sys.argv[:1][0] if sys.argv else "")


def run_path(path_name, init_globals=None, run_name=None):
    """Execute code located at the specified filesystem location."""
    name = "<run_path>" if run_name is None else run_name
    path = os.fsdecode(path_name)
    if os.path.isdir(path):
        main = os.path.join(path, "__main__.py")
        if not os.path.isfile(main):
            raise ImportError(f"can't find '__main__' module in {path!r}")
        sys.path.insert(0, path)
        try:
            return _run_file(main, name, init_globals, path)
        finally:
            sys.path.remove(path)
    return _run_file(path, name, init_globals, path)


def _run_file(path, name, init_globals, argv0):
    with io.open_code(os.path.abspath(path)) as file:
        code = compile(file.read(), path, "exec")
    return _run(code, name, init_globals, filename=path, package=name.rpartition(".")[0], argv0=argv0)
`;

defineModule({ name: "pkgutil", source: PKGUTIL });
defineModule({ name: "runpy", source: RUNPY });
