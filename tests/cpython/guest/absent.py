"""A module that guest code never will have. What a test takes from it skips that test when it is called."""

import unittest as _unittest


class _Absent:
    """Stands for a name of the module."""

    def __init__(self, name):
        self.__name__ = name
        self.__doc__ = None

    def __call__(self, *args, **kwargs):
        raise _unittest.SkipTest(f"needs {self.__name__}")

    def __enter__(self):
        self()

    def __iter__(self):
        return iter(())

    def __getitem__(self, key):
        return _Absent(f"{self.__name__}[{key!r}]")

    def __contains__(self, key):
        return False

    def __or__(self, other):
        return self

    __ror__ = __and__ = __rand__ = __or__

    def __invert__(self):
        return self

    def __exit__(self, *ignore):
        pass

    def __mro_entries__(self, bases):
        return (type(self.__name__.rpartition(".")[2], (_Unusable,), {}),)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Absent(f"{self.__name__}.{name}")


class _Unusable:
    def __init__(self, *args, **kwargs):
        raise _unittest.SkipTest(f"needs {__name__}")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _Absent(f"{__name__}.{name}")
