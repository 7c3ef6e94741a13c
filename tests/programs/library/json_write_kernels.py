"""json.dumps of what the fast path writes, and each place where it must stop, by every way to write."""

import enum
import json
from binascii import crc32
from collections import OrderedDict, namedtuple


class Text(str):
    pass


class Items(list):
    pass


class Table(dict):
    pass


class Level(enum.IntEnum):
    LOW = 1


Pair = namedtuple("Pair", "left right")
deep = []
for _ in range(40):
    deep = [deep, {"d": deep and 1}]
emptied = {f"k{n}": n for n in range(200)}
for n in range(0, 200, 3):
    del emptied[f"k{n}"]
hollow = {f"k{n}": n for n in range(300)}
for n in range(290):
    del hollow[f"k{n}"]

VALUES = [
    0, -0, 7, -7, 10, 99, 100, 2**30 - 1, -2**30, 2**30, 2**62, -2**63, 10**40, True, False, None,
    0.0, -0.0, 1.0, -1.0, 0.5, 0.1, 0.3, 1.1, 2.675, 1e-4, 0.00012, 9.999e-5, 1e-5, 123456.789, 0.1 + 0.2, 1 / 3, 100 / 7,
    1e14, 123456789012345.0, 999999999999999.0, 1e15, 1e16, 1e22, 99999999.99, 12345678.123456, 12345678.1234567, 5e-324,
    1.7976931348623157e308, 0.999999, 0.9999999, 4503599627370496.5, 33333333.333333, 1.000001, 0.000123,
    "", "a", "\x00\x1f\x7f\x80\xff", "q\"b\\s/\b\f\n\r\t", "\u0100\u6771\ud800\udfff", "\U0001f600", "x" * 511, "y" * 512, "z" * 513,
    "\n" * 2000, "\u6771" * 600, Text("sub"), "rope" * 200 + "x",
    [], {}, (), [[]], [{}], [()], ((),), {"": ""}, {"a": []}, [1, [2, [3, [4, []]]], (5, 6)], deep, emptied, hollow,
    {1: 2, -3: 4, 1.5: 2, True: 1, None: 0, "s": 1}, {2**40: 1, "\u6771": 2, "\xff": 3, "\n": 4}, Items([1, 2]), Items(), Table(a=1),
    Table(), OrderedDict(b=1, a=2), Pair(1, "r"), Level.LOW, {Level.LOW: Level.LOW}, {Text("k"): Text("v")},
    {"b": 1, "a": {"d": 1, "c": [{"z": 0, "y": 1}]}}, {"k" * 600: 1}, [list(range(n)) for n in range(12)],
    {f"key{n}": [n, n / 8, str(n), None, n % 2 == 0, {"m": -n}] for n in range(40)}, float("inf"), [float("nan"), -float("inf")],
]
WAYS = [
    {}, {"ensure_ascii": False}, {"indent": 2}, {"indent": 0, "ensure_ascii": False}, {"indent": "\u6771"}, {"indent": "\t" * 3},
    {"separators": (",", ":")}, {"separators": ("", "")}, {"separators": ("\u6771", "\U0001f600"), "ensure_ascii": False},
    {"separators": (", " * 300, ": ")}, {"indent": " " * 600}, {"sort_keys": True, "skipkeys": True}, {"check_circular": False},
    {"skipkeys": True, "indent": 1}, {"allow_nan": False}, {"sort_keys": True, "indent": 3, "ensure_ascii": False},
]


def attempt(value, options):
    try:
        return json.dumps(value, **options)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error} {getattr(error, '__notes__', None)}"


for number, options in enumerate(WAYS):
    alone = [attempt(value, options) for value in VALUES]
    together = [attempt([value, "\u6771", value, {"v": value, "w": [value]}], options) for value in VALUES]
    print(number, sum(map(len, alone)), sum(map(len, together)), crc32(ascii(alone).encode()), crc32(ascii(together).encode()))
for value in VALUES:
    shown = attempt(value, {})
    print(len(shown), shown[:100])
whole = [value for value in VALUES if attempt(value, {"sort_keys": True})[0] not in "TV"]
for options in WAYS[:8]:
    text = attempt(whole, options)
    print(len(text), crc32(ascii(text).encode()))

# What refers to itself, and what cannot be written, far inside.
loop = [1, {"a": [2]}]
loop[1]["a"].append(loop)
print(attempt(loop, {}), attempt({"x": [1, {"y": loop}]}, {"indent": 1}))
twice = [1]
print(attempt([twice, twice, {"a": twice}], {}))
print(attempt({"a": [1, 2, {"b": (3, object)}]}, {}), attempt([1, [2, {"c": {(1, 2): 3}}]], {}))
print(attempt({"a": 1, (1,): 2, "b": 3}, {"skipkeys": True}), attempt({(1,): 2}, {"skipkeys": True, "indent": 2}))
print(attempt({"b": 1, 2: 3}, {"sort_keys": True}))
nest = None
for _ in range(3000):
    nest = [nest]
print(len(json.dumps(nest)), len(json.dumps(nest, indent=1)), len(json.dumps(nest, check_circular=False)))


# Hooks that change what is being written.
class Odd:
    def __init__(self, act):
        self.act = act


def default(odd):
    return odd.act()


items = [1, 2, Odd(lambda: items.append("late") or "odd"), 3]
print(json.dumps(items, default=default))
items = [1, 2, Odd(lambda: items.clear()), 3, 4]
print(json.dumps(items, default=default))
table = {"a": 1, "b": Odd(lambda: table.update(b=2, a="seen") or [Odd(lambda: {"in": Odd(lambda: 5)})]), "c": 3}
print(json.dumps(table, default=default), json.dumps({"z": [Odd(lambda: None)] * 3}, default=default, indent=1))
print(json.dumps({"o": Odd(lambda: {"p": Odd(lambda: [1, [2]])}), "q": [3]}, default=default, indent=2))
try:
    json.dumps({"a": [0, Odd(lambda: 1 / 0)]}, default=default)
except ZeroDivisionError as error:
    print(error, error.__notes__)
print(json.dumps([Odd(lambda: "x" * 5000), "\u6771" * 5000, "y" * 5000, 1.5] * 3, default=default, ensure_ascii=False)[-50:])
