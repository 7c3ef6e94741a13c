"""Details of several modules: names that timed code sees, deprecated names, the process's own environment, names of modules
that are made when they are asked for, and texts of errors."""
import array
import calendar
import contextlib
import os
import timeit
import warnings


def tried(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


# --- timeit and calendar

tried(lambda: timeit.timeit("gc, itertools, sys, time", "gc.isenabled()", number=1) >= 0)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    tried(lambda: (calendar.January, calendar.February))
    tried(lambda: calendar.March)
print([str(each.message) for each in caught])

# --- putenv and unsetenv do not touch os.environ

tried(lambda: os.putenv("NAME", "value"))
tried(lambda: os.getenv("NAME"))
os.environ["KEPT"] = "1"
tried(lambda: os.unsetenv("KEPT"))
tried(lambda: os.environ["KEPT"])
for name, value in (("a=b", "1"), ("a\0", "1"), ("a", "1\0"), (1, "1"), (b"a", "x")):
    tried(lambda: os.putenv(name, value))
for name in ("a\0", 1):
    tried(lambda: os.unsetenv(name))


# --- with, and what is no context manager

@contextlib.asynccontextmanager
async def asynchronous():
    yield


def enter(thing):
    with thing:
        pass


async def enter_asynchronously(thing):
    async with thing:
        pass


class Own:
    pass


tried(lambda: enter(asynchronous()))
tried(lambda: enter(Own()))
tried(lambda: enter(contextlib.ExitStack))
tried(lambda: enter(contextlib))
tried(lambda: enter_asynchronously(contextlib.ExitStack()).send(None))

# --- a bytearray and itself

both = bytearray(b"12")


def concatenate():
    global both
    both += both


tried(concatenate)
both.extend(both)
print(both)
both = bytearray()
tried(concatenate)


# --- documented properties without a place for the text

class Placeless(property):
    __slots__ = ()


def documented(self):
    """Text."""


tried(lambda: Placeless(documented).__doc__)
tried(lambda: Placeless(documented, doc="given").__doc__)
tried(lambda: Placeless(lambda self: 1).__doc__)
tried(lambda: issubclass(1, 2))
tried(lambda: issubclass(int, 2))
tried(lambda: issubclass(1, int))


# --- names of modules, of which some are made when they are asked for

import collections
import functools

for module in (collections, functools):
    print([name for name in module.__all__ if name not in dir(module)])
