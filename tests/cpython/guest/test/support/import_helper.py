"""Imports of modules that may not be there."""

import contextlib
import importlib
import sys
import unittest
import warnings


def import_module(name, deprecated=False, *, required_on=()):
    """The module, or the test is skipped."""
    try:
        return importlib.import_module(name)
    except ImportError as problem:
        raise unittest.SkipTest(str(problem))


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """The one implementation that there is, for the variant in C and for the one in Python."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def unload(name):
    sys.modules.pop(name, None)


forget = unload


def make_legacy_pyc(source):
    raise unittest.SkipTest("there are no files of bytecode")


def modules_setup():
    return (sys.modules.copy(),)


def modules_cleanup(oldmodules):
    for name in set(sys.modules) - set(oldmodules):
        del sys.modules[name]
    sys.modules.update(oldmodules)


class CleanImport:
    """Imports of these modules inside the block are made afresh."""

    def __init__(self, *module_names, usefrozen=False):
        self.original_modules = sys.modules.copy()
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *ignore):
        sys.modules.update(self.original_modules)


class DirsOnSysPath:
    def __init__(self, *paths):
        self.original_value = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *ignore):
        sys.path[:] = self.original_value


@contextlib.contextmanager
def frozen_modules(enabled=True):
    yield


@contextlib.contextmanager
def isolated_modules():
    (before,) = modules_setup()
    try:
        yield
    finally:
        modules_cleanup(before)


def mock_register_at_fork(func):
    return func


def ready_to_import(name=None, source=""):
    raise unittest.SkipTest("needs the file system")


def ensure_lazy_imports(imported_module, modules_to_block):
    raise unittest.SkipTest("needs processes")
