# What the library warns of: old names and old ways to call.
import asyncio
import datetime
import logging
import pathlib
import re
import time
import typing
import warnings

log = logging.getLogger("quiet")
log.addHandler(logging.NullHandler())
log.propagate = False
calls = [
    lambda: datetime.datetime.strptime("03-04", "%d-%m"),
    lambda: datetime.datetime.strptime("03-04", "%d-%m"),
    lambda: time.strptime("03.04", "%d.%m").tm_mon,
    lambda: time.strptime("03-04", "%H-%M").tm_hour,
    lambda: datetime.date.strptime("3 Apr", "%d %b"),
    lambda: datetime.datetime.strptime("03-04-00", "%d-%m-%y"),
    lambda: datetime.datetime.utcfromtimestamp(0),
    lambda: typing.NamedTuple("Pair", x=int, y=str)._fields,
    lambda: typing.NamedTuple("Empty", None)._fields,
    lambda: typing.NamedTuple("Empty")._fields,
    lambda: typing.NamedTuple("Empty", [])._fields,
    lambda: typing.NamedTuple("Wrong", None, x=int),
    lambda: typing.NamedTuple("Wrong", [("x", int)], y=int),
    lambda: typing.TypedDict("Empty").__annotations__,
    lambda: typing.TypedDict("Empty", None).__annotations__,
    lambda: typing.TypedDict("Empty", {}).__annotations__,
    lambda: typing.no_type_check_decorator(lambda f: f)(lambda: 1)(),
    lambda: asyncio.get_event_loop_policy() is not None,
    lambda: asyncio.set_event_loop_policy(None),
    lambda: asyncio.set_event_loop_policy(3),
    lambda: log.warn("text"),
    lambda: logging.LoggerAdapter(log, {}).warn("text"),
    lambda: pathlib.PurePosixPath("a").is_reserved(),
    lambda: pathlib.PurePosixPath("a").as_uri(),
    lambda: pathlib.PurePosixPath("/a b").as_uri(),
]
patterns = ["[[a]", "[^[a]", "[a[]", "[a--b]", "[a--]", "[--a]", "[a||b]", "[a&&b]", "[a~~b]", "[||a]", "[a-c--]", r"[\[a]",
            "[a&&b||c~~d]", "[[a](", b"[[a]", "[]||]", "(?x)[ [a]"]


def compiling(pattern):
    return lambda: re.compile(pattern).groups


calls.extend(map(compiling, patterns))
for call in calls:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.lineno, warning.message)

warnings.simplefilter("error")
for pattern in ("[[b]", "[[b]"):
    try:
        re.compile(pattern)
    except FutureWarning as warning:
        print(warning)
