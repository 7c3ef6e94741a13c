"""importlib.util, importlib.machinery and importlib.abc: specs, loaders, names."""
import importlib.abc
import importlib.machinery
import importlib.metadata
import importlib.util
import sys

spec = importlib.util.find_spec("json")
print(spec.name, spec.parent, spec.submodule_search_locations is not None)
print(importlib.util.find_spec("no_such_module"))
for name in ("no_such_module.x", "math.x"):
    try:
        importlib.util.find_spec(name)
    except ModuleNotFoundError as error:
        print(error, "|", error.name)

module = importlib.util.module_from_spec(importlib.machinery.ModuleSpec("foo", None))
print(module.__name__, module.__spec__, repr(module.__package__), module.__loader__)


class Loader(importlib.abc.Loader):
    def exec_module(self, module):
        module.x = 42

    def __repr__(self):
        return "Loader()"


spec = importlib.util.spec_from_loader("bar.baz", Loader(), origin="here")
print(spec, spec.parent, spec.has_location)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.x, module.__package__)


class Texts(importlib.abc.InspectLoader):
    def get_source(self, name):
        return "def double():\n    return __name__ * 2\n"


spec = importlib.util.spec_from_loader("src", Texts())
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.double(), spec.origin)

print(importlib.util.resolve_name(".a", "p.q"), importlib.util.resolve_name("..a", "p.q"))
for name, package in ((".a", None), ("....a", "p.q"), (".a", "")):
    try:
        print(importlib.util.resolve_name(name, package))
    except ImportError as error:
        print(type(error).__name__, error)
print(repr(importlib.util.decode_source(b"# -*- coding: latin-1 -*-\r\nx='\xe9'\rb")))
try:
    importlib.metadata.version("no-such-distribution")
except importlib.metadata.PackageNotFoundError as error:
    print(error, "|", error.name, isinstance(error, ImportError))
try:
    importlib.abc.InspectLoader()
except TypeError as error:
    print(error)
one = importlib.machinery.ModuleSpec("a.b", "L", is_package=True)
two = importlib.machinery.ModuleSpec("a.b", "L", is_package=True)
print(one == two, one, one.parent, one.cached, one != 3)
one.has_location = 1
print(one == two, one.has_location)
print(importlib.machinery.SOURCE_SUFFIXES)
print(issubclass(importlib.machinery.SourceFileLoader, importlib.abc.SourceLoader))
print(importlib.import_module(".util", "importlib") is importlib.util)
