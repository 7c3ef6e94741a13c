"""Verbose patterns whose flag stands in them, over alternatives; the base of int() of any size, and of buffers."""

import re
from array import array

for pattern in ("(?x) a| b", "(?x)#x\na|#y\nb", "(?x) a | (?-x: b) | c", "(?xi) A | B #c", "(?x: a| b)", " (?: a|(?x) b)"):
    for text in ("a", "b", " b", "c", "A"):
        try:
            print(repr(pattern), repr(text), bool(re.fullmatch(pattern, text)))
        except re.error as error:
            print(repr(pattern), error)
            break

for base in (2 ** 234, -2 ** 234, 37, -1, 1, True, "8"):
    try:
        print(int("0", base))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
for text in (b"100", bytearray(b"100"), memoryview(b"100"), array("B", b"100"), "100"):
    print(int(text), end=" ")
    try:
        print(int(text, 2))
    except TypeError as error:
        print(error)
