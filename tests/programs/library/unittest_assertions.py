import logging
import math
import re
import unittest
import warnings

case = unittest.TestCase()


def check(name, *args, **kwargs):
    try:
        result = getattr(case, name)(*args, **kwargs)
        print(name, "passes" if result is None else type(result).__name__)
    except AssertionError as error:
        print(name, "|", error)
    except (TypeError, ValueError) as error:
        print(name, type(error).__name__, error)


check("assertEqual", 1, 1.0)
check("assertEqual", 1, 2)
check("assertEqual", 1, 2, "with a message")
check("assertEqual", "a" * 100, "b" * 100 + "c", None)
check("assertEqual", object, int)
check("assertEqual", (1, 2), [1, 2])
check("assertEqual", [1, 2, 3], [1, 2, 4])
check("assertEqual", [1, 2, 3], [1, 2])
check("assertEqual", [], [1, 2])
check("assertEqual", (1, "x"), (1, "y"))
check("assertEqual", list(range(40)), list(range(39)) + ["x"])
check("assertEqual", {"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4})
check("assertEqual", {1, 2, 3}, {2, 3, 4})
check("assertEqual", frozenset("ab"), frozenset("bc"))
check("assertEqual", "one\ntwo\nthree\n", "one\n2\nthree\n")
check("assertEqual", "spam", "spqm")
check("assertEqual", "no newline", "no newline\n")
check("assertEqual", "", "x")
check("assertMultiLineEqual", 1, "x")
check("assertSequenceEqual", [1, 2], (1, 2))
check("assertSequenceEqual", "ab", ["a", "c"])
check("assertSequenceEqual", 3, [1])
check("assertSequenceEqual", [1], [1], seq_type=tuple)
check("assertListEqual", [1], (1,))
check("assertTupleEqual", (1,), (1, [2]))
check("assertSetEqual", {1}, [1])
check("assertSetEqual", [1], {1})
check("assertDictEqual", {1: 2}, [(1, 2)])
check("assertNotEqual", 1, 2)
check("assertNotEqual", 1, 1.0)
check("assertAlmostEqual", 1.0, 1.00000001)
check("assertAlmostEqual", 1.0, 1.1)
check("assertAlmostEqual", 1.0, 1.1, places=0)
check("assertAlmostEqual", 10, 13, delta=5)
check("assertAlmostEqual", 10, 13, delta=2)
check("assertAlmostEqual", 10, 13, delta=2, places=1)
check("assertNotAlmostEqual", 1.0, 1.1)
check("assertNotAlmostEqual", 1.0, 1.00000001)
check("assertNotAlmostEqual", 10, 11, delta=2)
check("assertTrue", [])
check("assertTrue", [1])
check("assertFalse", [1], "message")
check("assertIs", None, 0)
check("assertIsNot", None, None)
check("assertIsNone", 0)
check("assertIsNotNone", None)
check("assertIn", 4, [1, 2])
check("assertIn", "x" * 100, "y")
check("assertNotIn", 1, [1, 2])
check("assertIsInstance", 1, str)
check("assertIsInstance", 1, (str, list))
check("assertNotIsInstance", 1, int)
check("assertIsSubclass", bool, int)
check("assertIsSubclass", bool, str)
check("assertIsSubclass", 3, str)
check("assertNotIsSubclass", bool, (str, int))
check("assertHasAttr", 1, "real")
check("assertHasAttr", 1, "unreal")
check("assertHasAttr", math, "sin2")
check("assertHasAttr", int, "x")
check("assertNotHasAttr", [], "append")
check("assertStartsWith", "python", "py")
check("assertStartsWith", "python", "on")
check("assertStartsWith", "python", ("a", "b"))
check("assertStartsWith", 3, "a")
check("assertStartsWith", b"abc", "a")
check("assertNotStartsWith", "python", ("a", "py"))
check("assertEndsWith", b"bytes", b"es")
check("assertEndsWith", "python", "py")
check("assertNotEndsWith", "python", "on")
check("assertLess", 2, 1)
check("assertLessEqual", 2, 1)
check("assertGreater", 1, 2)
check("assertGreaterEqual", 1, 2)
check("assertGreaterEqual", 2, 2)
check("assertCountEqual", [1, 2, 2], [2, 1, 2])
check("assertCountEqual", [1, 2, 2, 3], [2, 1, 1, 4])
check("assertCountEqual", [[1], [2], [2]], [[2], [3]])
check("assertCountEqual", "abc", "bca")
check("assertRegex", "hello world", r"w\w+")
check("assertRegex", "hello world", r"x+")
check("assertNotRegex", "hello world", re.compile("o w"))
check("assertRaises", ValueError, int, "x")
check("assertRaises", ValueError, int, "1")
check("assertRaises", ValueError)
check("assertRaises", 3)
check("assertRaises", (KeyError, ValueError), int, "1")
check("assertRaises", ValueError, wrong=1)
check("assertRaisesRegex", ValueError, "invalid literal", int, "x")
check("assertRaisesRegex", ValueError, "something else", int, "x")
check("fail")
check("fail", "told")
check("assertWarns", DeprecationWarning, warnings.warn, "old", DeprecationWarning)
check("assertWarns", DeprecationWarning, warnings.warn, "other", UserWarning)
check("assertWarns", DeprecationWarning, int, 1)
check("assertWarnsRegex", UserWarning, "new", warnings.warn, "old")

print("-- contexts")
with case.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(repr(caught.exception), caught.exception.__traceback__)
try:
    with case.assertRaises(KeyError, msg="should have raised"):
        pass
except AssertionError as error:
    print(error)
try:
    with case.assertRaises(KeyError):
        raise IndexError("not that")
except IndexError as error:
    print("through", error)
with case.assertRaisesRegex(ValueError, r"^inv") as caught:
    int("z")
print(caught.exception)
with case.assertWarns(UserWarning) as caught:
    warnings.warn("a warning")
print(caught.warning, caught.lineno, len(caught.warnings))
with case.assertLogs("my.logger", level="WARNING") as logs:
    logging.getLogger("my.logger").warning("number %d", 1)
    logging.getLogger("my.logger").info("not this")
    logging.getLogger("my.logger.child").error("child")
print(logs.output, [record.levelname for record in logs.records])
for level, log in (("ERROR", "warning"), (None, "debug")):
    try:
        with case.assertLogs("my.logger", level):
            getattr(logging.getLogger("my.logger"), log)("too low")
    except AssertionError as error:
        print(error)
with case.assertNoLogs("my.logger", "ERROR"):
    logging.getLogger("my.logger").debug("fine")
try:
    with case.assertNoLogs():
        logging.getLogger().error("root error")
except AssertionError as error:
    print(error)

print("-- settings")


class Settings(unittest.TestCase):
    longMessage = False
    maxDiff = 30

    def runTest(self):
        pass


case = Settings()
check("assertEqual", 1, 2, "only this")
check("assertEqual", 1, 2)
check("assertEqual", "a\n" * 30, "b\n" * 30)


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __repr__(self):
        return f"Point({self.x})"


def compare(first, second, msg=None):
    if first.x != second.x:
        raise case.failureException(f"points differ: {first} {second}")


case.addTypeEqualityFunc(Point, compare)
check("assertEqual", Point(1), Point(1))
check("assertEqual", Point(1), Point(2))
check("assertListEqual", [Point(1)], [Point(2)])
for context in (Settings().subTest(), unittest.TestCase().subTest(a=1)):
    with context:
        print("outside of a test")
