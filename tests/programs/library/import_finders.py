"""Finders of one's own in sys.meta_path: modules out of nothing, refused modules, packages."""
import importlib.abc
import importlib.util
import sys
import types

TEXTS = {
    "made": "value = 1\ndef double():\n    return value * 2\n",
    "package": "from . import inner\nname = __name__",
    "package.inner": "import made\nvalue = made.value + 1\nhere = __package__",
    "package.later": "late = True",
    "broken": "x = 1\n1 / 0\n",
}
asked = []


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path, target=None):
        asked.append((fullname, path))
        if fullname not in TEXTS:
            return None
        return importlib.util.spec_from_loader(
            fullname, Loader(), origin="memory", is_package=fullname == "package")


class Loader(importlib.abc.Loader):
    def exec_module(self, module):
        exec(TEXTS[module.__name__], module.__dict__)


finder = Finder()
sys.meta_path.append(finder)
import made
import package
import package.later
from package import inner, later as again

print(made.double(), made.__spec__.origin, made.__package__ == "")
print(package.name, package.inner is inner, inner.value, inner.here, again.late)
print([name for name, _ in asked if name in TEXTS])
print([path for name, path in asked if "." in name])
try:
    import broken
except ZeroDivisionError as error:
    print(error, "broken" in sys.modules)
try:
    import nowhere
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from package import nothing
except ImportError as error:
    print(type(error).__name__, error.name)


class Refuser:
    def find_spec(self, fullname, path, target=None):
        if fullname == "colorsys":
            raise ImportError(f"{fullname} is not allowed", name=fullname)


refuser = Refuser()
sys.meta_path.insert(0, refuser)
try:
    import colorsys
except ImportError as error:
    print(error, error.name)
sys.meta_path.remove(refuser)
import colorsys
print(colorsys.rgb_to_hsv(0, 0, 0))


class Old:
    "A finder whose loader makes the module itself."

    def find_spec(self, fullname, path, target=None):
        if fullname == "old":
            return importlib.util.spec_from_loader(fullname, self)

    def create_module(self, spec):
        return types.SimpleNamespace(kind="old", name=spec.name)

    def exec_module(self, module):
        sys.modules[module.name].ran = True


sys.meta_path.append(Old())
import old
print(old.kind, old.ran, old is sys.modules["old"])
sys.meta_path.remove(finder)
del sys.modules["made"]
try:
    import made
except ImportError as error:
    print(error)
