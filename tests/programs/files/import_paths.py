"""Imports from folders: __path__, namespace packages, specs, loaders, finders behind the interpreter's own, resources."""
import importlib.machinery
import importlib.resources
import importlib.util
import os
import sys

work = os.path.join(os.getcwd(), "import_paths_work")
os.mkdir(work)


def write(name, text=""):
    path = os.path.join(work, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def short(path):
    return None if path is None else path.replace(work, "WORK")


write("one/pack_a/__init__.py", "__path__.append(__path__[0].replace('one', 'two'))\nvalue = 1\n")
write("one/pack_a/inner.py", "from . import value\nname = __name__\n")
write("two/pack_a/other.py", "where = 'two'\n")
write("one/spaced_b/left.py", "side = 'left'\n")
write("two/spaced_b/right.py", "side = 'right'\n")
write("two/spaced_b/notes.txt", "a note\n")
write("one/aware_d.py", "home = __spec__ and __spec__.name, type(__loader__).__name__\n")
write("one/broken_c.py", "raise LookupError('as it runs')\n")
sys.path[:0] = [os.path.join(work, "one"), os.path.join(work, "two")]

import pack_a.inner
import pack_a.other
import spaced_b.left
import spaced_b.right

for module in (pack_a, pack_a.inner, pack_a.other, spaced_b, spaced_b.right):
    spec = module.__spec__
    print(spec.name, repr(spec.parent), type(spec.loader).__name__, short(spec.origin), spec.has_location,
          module.__loader__ is spec.loader)
    if spec.submodule_search_locations is not None:
        print("  ", [short(each) for each in spec.submodule_search_locations])
print(pack_a.inner.name, pack_a.inner.value, pack_a.other.where, spaced_b.left.side, spaced_b.right.side)
print(hasattr(spaced_b, "__file__"), [short(each) for each in spaced_b.__path__])
print(pack_a.inner.__loader__.get_source("pack_a.inner").splitlines()[0])

import aware_d

print(aware_d.home)
find = importlib.machinery.PathFinder.find_spec
print(find("inner"), find("pack_a.inner"))
print(short(find("pack_a.inner", pack_a.__path__).origin), find("pack_a.inner", []))
print(short(importlib.util.find_spec("pack_a.other").origin), importlib.util.find_spec("pack_a.missing"))
try:
    import broken_c
except LookupError as error:
    print(error, "broken_c" in sys.modules)
try:
    import spaced_b.missing
except ModuleNotFoundError as error:
    print(error, error.name)


class Last:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("made_up"):
            print("asked for", name, path)
            return importlib.machinery.ModuleSpec(name, self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.answer = 42


sys.meta_path.append(Last())
import made_up
import pack_a.inner as again

print(made_up.answer, type(made_up.__loader__).__name__, again is pack_a.inner)
print(importlib.resources.files("pack_a").joinpath("inner.py").is_file())
print(importlib.resources.files("spaced_b").joinpath("notes.txt").read_text(), end="")
print(sorted(each.name for each in importlib.resources.files("spaced_b").iterdir() if each.is_file()))
with importlib.resources.as_file(importlib.resources.files("spaced_b") / "notes.txt") as path:
    print(path.name, path.exists())
