/** The module importlib.util, in Python (Lib/importlib/util.py). There are no files of bytecode; left out: LazyLoader. */
export const utilSource: string = String.raw`
import sys as _sys
import types as _types
from importlib import _resolve_name
from importlib.abc import Loader
from importlib.machinery import (BuiltinImporter as _BuiltinImporter, ModuleSpec as _ModuleSpec,
                                 PathFinder as _PathFinder, SourceFileLoader as _SourceFileLoader,
                                 _own)

__all__ = ["Loader", "MAGIC_NUMBER", "cache_from_source", "decode_source", "find_spec",
           "module_from_spec", "resolve_name", "source_from_cache", "source_hash",
           "spec_from_file_location", "spec_from_loader"]

# How a file of bytecode would begin, if there were any.
MAGIC_NUMBER = b"WS\r\n"


def _cache_tag():
    tag = _sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    return tag


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The file of bytecode of a file of source, in its folder __pycache__ (PEP 3147)."""
    import os
    head, tail = os.path.split(os.fspath(path))
    level = "" if optimization is None else str(optimization)
    if level and not level.isalnum():
        raise ValueError(f"{level!r} is not alphanumeric")
    name = f"{tail.rpartition('.')[0] or tail}.{_cache_tag()}{level and '.opt-'}{level}.pyc"
    return os.path.join(head, "__pycache__", name)


def source_from_cache(path):
    """The file of source of a file of bytecode."""
    import os
    tag = _cache_tag()
    head, name = os.path.split(os.fspath(path))
    above, folder = os.path.split(head)
    if folder != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    parts = name.split(".")
    if len(parts) not in (3, 4) or parts[1] != tag:
        raise ValueError(f"{path!r} is no file of bytecode")
    return os.path.join(above, parts[0] + ".py")


def source_hash(source_bytes):
    """A hash of source, 8 bytes, that tells whether it changed."""
    import hashlib
    return hashlib.blake2b(source_bytes, digest_size=8).digest()


def decode_source(source_bytes):
    """The text of source in bytes, as the compiler reads it, with universal newlines."""
    import re
    encoding = "utf-8-sig"
    for line in source_bytes.splitlines()[:2]:
        match = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
        if match:
            encoding = match.group(1).decode("ascii")
            break
        if line.strip() and not line.lstrip().startswith(b"#"):
            break
    text = source_bytes.decode(encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def resolve_name(name, package):
    """The absolute name of a module whose name may begin with dots."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    return _resolve_name(name[level:], package, level)


def _find(name, path=None):
    for finder in [each for each in _sys.meta_path if each not in _own]:
        find = getattr(finder, "find_spec", None)
        spec = None if find is None else find(name, path, None)
        if spec is not None:
            return spec
    return _PathFinder.find_spec(name, path) or _BuiltinImporter.find_spec(name)


def find_spec(name, package=None):
    """The spec of a module, whose parents are imported; None when there is no such module."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in _sys.modules:
        module = _sys.modules[fullname]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        if spec is None:
            raise ValueError(f"{fullname}.__spec__ is {'not set' if not hasattr(module, '__spec__') else 'None'}")
        return spec
    path = None
    parent = fullname.rpartition(".")[0]
    if parent:
        module = __import__(parent, fromlist=["__path__"])
        try:
            path = module.__path__
        except AttributeError as error:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent!r} while trying to find {fullname!r}",
                name=fullname) from error
    return _find(fullname, path)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec for a loader."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader,
                                       submodule_search_locations=[] if is_package else None)
    if is_package is None:
        is_package = False
        if hasattr(loader, "is_package"):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return _ModuleSpec(name, loader, origin=origin, is_package=is_package)


_unset = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_unset):
    """A spec for a file of source."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        import os
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = _SourceFileLoader(name, location)
    spec = _ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _unset:
        if hasattr(loader, "is_package"):
            try:
                if loader.is_package(name):
                    spec.submodule_search_locations = []
            except ImportError:
                pass
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and "/" in location:
        spec.submodule_search_locations.append(location.rpartition("/")[0])
    return spec


def module_from_spec(spec):
    """A module made as the spec says, which did not run yet."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = _types.ModuleType(spec.name)
        module.__loader__ = spec.loader
        module.__package__ = spec.parent
        module.__spec__ = spec
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        if spec.has_location:
            module.__file__ = spec.origin
    return module


def _load_by_finders(name, path):
    "The module of this name that a finder of sys.meta_path knows, loaded; None when none does."
    for finder in list(_sys.meta_path):
        if finder is _PathFinder or finder is _BuiltinImporter:
            # Finders behind those of the interpreter are asked for what these do not know.
            if finder.find_spec(name, path) is not None:
                return None
            continue
        find = getattr(finder, "find_spec", None)
        spec = None if find is None else find(name, path, None)
        if spec is None:
            continue
        if not hasattr(spec.loader, "exec_module"):
            if spec.loader is not None:
                return spec.loader.load_module(name)
            if spec.submodule_search_locations is None:
                raise ImportError("missing loader", name=name)
        module = module_from_spec(spec)
        _sys.modules[name] = module
        try:
            if spec.loader is not None:
                spec.loader.exec_module(module)
        except BaseException:
            _sys.modules.pop(name, None)
            raise
        return _sys.modules[name]
    return None
`;
