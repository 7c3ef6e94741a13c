"""Natives in hot loops: the usual case a thousand times, then what the compiled code does not know."""
from collections import deque
import math


def attempt(name, fn, *args):
    try:
        result = fn(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(name, result)


# --- lists as stacks

def drain(stack, turns):
    total = 0
    for _ in range(turns):
        total += stack.pop()
    return total, len(stack)


attempt("pop", drain, list(range(1500)), 1200)
attempt("pop to the end", drain, list(range(500)), 500)
attempt("pop beyond", drain, list(range(700)), 701)
attempt("pop of a mixture", drain, [*range(300), "x", *range(400)], 600)


def push_and_pop(turns):
    stack = []
    seen = 0
    for i in range(turns):
        stack.append(i)
        stack.append(i + 1)
        if i % 3:
            seen += stack.pop() + stack[-1]
    return seen, len(stack), stack[:3], stack[-3:]


attempt("push and pop", push_and_pop, 900)


class Stack(list):
    def pop(self):
        return 1000


def drain_any(stacks):
    total = 0
    for stack in stacks:
        total += stack.pop()
    return total


attempt("pop of a subclass", drain_any, [[i, i + 1] for i in range(300)] + [Stack([1])])
attempt("pop of a set", drain_any, [[i] for i in range(300)] + [{7}] + [[i] for i in range(9)])


def bound_methods(turns):
    items = []
    push, pop = items.append, items.pop
    for i in range(turns):
        push(i)
        push(-i)
        if i & 1:
            pop()
    return len(items), sum(items)


attempt("bound methods", bound_methods, 700)

# --- dicts and sets


def lookups(table, keys):
    total = 0
    missing = 0
    for key in keys:
        value = table.get(key)
        if value is None:
            missing += 1
        total += table.get(key, 5)
    return total, missing


squares = {i: i * i for i in range(0, 900, 2)}
attempt("get", lookups, squares, range(900))
attempt("get str", lookups, {"k%d" % i: i for i in range(300)}, ["k%d" % i for i in range(600)])
attempt("get unhashable", lookups, squares, [*range(300), []])
attempt("get float", lookups, squares, [*range(300), 4.0, 2.5, True])


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        return self.number == other


attempt("get by a guest key", lookups, squares, [*range(300), Key(4), Key(5)])


def collect(items):
    seen = set()
    for item in items:
        seen.add(item)
    return len(seen), sorted(seen, key=str)[:5]


attempt("add", collect, [i * 7 % 400 for i in range(1000)])
attempt("add str", collect, [str(i * 7 % 400) for i in range(1000)])
attempt("add unhashable", collect, [*range(300), {}])
attempt("add others", collect, [*range(300), 3.0, 2.5, None, (1, 2)])


def queue(turns):
    waiting = deque([1, 2, 3])
    total = 0
    for i in range(turns):
        waiting.append(i)
        waiting.append(i + 1)
        total += waiting.popleft()
    return total, len(waiting)


attempt("deque", queue, 800)


def empty_queue(waiting):
    total = 0
    while True:
        total += waiting.popleft()
    return total


attempt("empty deque", empty_queue, deque(range(400)))

# --- classes and instances


class Shape:
    pass


class Square(Shape):
    pass


class Liar:
    @property
    def __class__(self):
        return Square


def count(values, classes):
    found = 0
    for value in values:
        if isinstance(value, classes):
            found += 1
    return found


shapes = [Square() if i % 3 else Shape() for i in range(600)]
attempt("isinstance", count, shapes, Square)
attempt("isinstance of the base", count, shapes + [5, "x", None], Shape)
attempt("isinstance of a liar", count, shapes + [Liar(), Liar()], Square)
attempt("isinstance of a tuple", count, [1, 2.5, "x", None] * 200, (int, str))
attempt("isinstance of ints", count, [1] * 300 + [True, 2.5, 2**70, "s"] * 5, int)
attempt("isinstance of floats", count, [1.5, 2, True, 3.0] * 100, float)
attempt("isinstance of no class", count, [1] * 300, 5)


def count_then_change(values):
    found = 0
    for i, value in enumerate(values):
        if i == 400:
            Square.__bases__ = (Other,)
        if isinstance(value, Other):
            found += 1
    return found


class Other:
    pass


class Base:
    pass


class Square(Base):
    pass


attempt("isinstance and new bases", count_then_change, [Square() for _ in range(700)])


def kinds(values):
    table = {}
    for value in values:
        name = type(value).__name__
        table[name] = table.get(name, 0) + 1
    return sorted(table.items())


attempt("type", kinds, [1, 2.5, "x", None, True, (), [], {}, Shape(), Shape] * 100)

# --- numbers


def conversions(values):
    total = 0
    for value in values:
        total += int(value)
    return total


attempt("int of floats", conversions, [i * 0.75 - 100 for i in range(600)])
attempt("int of great floats", conversions, [*(i * 0.5 for i in range(300)), 1e10, -1e10, 1e30])
attempt("int of nan", conversions, [*(i * 0.5 for i in range(300)), float("nan")])
attempt("int of infinity", conversions, [*(i * 0.5 for i in range(300)), float("inf")])
attempt("int of str", conversions, [str(i) for i in range(400)] + [" 12 ", "-7", "1_000"])
attempt("int of no number", conversions, [str(i) for i in range(400)] + ["x"])
attempt("int of bools", conversions, [i % 3 == 0 for i in range(500)])
attempt("int of a bound", conversions, [*(i * 1.5 for i in range(300)), 2.0**30, 2.0**30 - 0.5])


def floors(values):
    total = 0
    for value in values:
        total += math.floor(value)
    return total


attempt("floor", floors, [i * 0.75 - 100 for i in range(600)])
attempt("floor of great floats", floors, [*(i * 0.5 for i in range(300)), 1e12, -(2.0**30)])
attempt("floor of nan", floors, [*(i * 0.5 for i in range(300)), float("nan")])


def floats(values):
    total = 0.0
    for value in values:
        total += float(value)
    return total


attempt("float of ints", floats, range(600))
attempt("float of others", floats, [*range(300), 2.5, True, "1.25", 2**80])
attempt("float of no number", floats, [*range(300), None])


def texts(values):
    total = 0
    for value in values:
        total += len(str(value))
    return total


attempt("str of ints", texts, range(-300, 600))
attempt("str of others", texts, [*range(300), "abc", 2.5, None, 2**70, [1], "é", "€"])


def extremes(values):
    low, high = values[0], values[0]
    for value in values:
        low = min(low, value)
        high = max(high, value)
    return low, high


attempt("min and max", extremes, [i * 37 % 101 - 50 for i in range(500)])
attempt("min and max of floats", extremes, [(i * 37 % 101 - 50) / 4 for i in range(500)])
attempt("min and max of both", extremes, [*range(300), 2.5, -1.5, True])
attempt("min and max of str", extremes, [*range(300), "x"])


def magnitudes(values):
    total = 0
    for value in values:
        total += abs(value)
    return total


attempt("abs", magnitudes, [i if i & 1 else -i for i in range(500)])
attempt("abs of others", magnitudes, [*range(300), -2.5, True, 3 + 4j, -(2**30), -(2**70)])

# --- text


def affixes(lines):
    found = 0
    for line in lines:
        if line.startswith("ab"):
            found += 1
        if line.endswith("yz"):
            found += 10
        if line.isdigit():
            found += 100
        if line.isalpha():
            found += 1000
        if line.isspace():
            found += 10000
    return found


lines = ["abc", "xyz", "12", "abyz", "  ", "", "a1"] * 80
attempt("affixes", affixes, lines)
attempt("affixes of other str", affixes, lines + ["é", "€", "ab" * 100, "١"])
attempt("affixes of ints", affixes, lines + [5])


def codes(text):
    total = 0
    for c in text:
        total += ord(c) * 2 - ord(chr(ord(c) & 127))
    return total


attempt("codes", codes, "hello world" * 50)
attempt("codes beyond", codes, "hello world" * 50 + "é€\U0001f600")


def characters(numbers):
    parts = []
    for number in numbers:
        parts.append(chr(number))
    return len("".join(parts))


attempt("chr", characters, [i % 256 for i in range(600)])
attempt("chr beyond", characters, [*range(200), 8364, 0x10ffff])
attempt("chr out of range", characters, [*range(200), -1])


def lengths(values):
    total = 0
    for value in values:
        total += len(value)
    return total


attempt("len", lengths, [[1], (1, 2), "abc", {1: 2}, {1, 2}, b"xy", range(5), frozenset("ab")] * 60)
attempt("len of no container", lengths, [[1]] * 300 + [7])

# --- ranges and iterators


def ranges(turns):
    total = 0
    for i in range(turns):
        for j in range(i, 0, -3):
            total += j
        for j in range(0, i, 7):
            total -= j
        for j in range(i, i - 2):
            total += 1
    return total


attempt("ranges", ranges, 120)


def backwards(rows):
    total = 0
    for row in rows:
        for i, item in enumerate(reversed(row)):
            total += i * item
        for a, b in zip(row, reversed(row)):
            total += a - b
    return total


attempt("reversed", backwards, [list(range(i % 9)) for i in range(300)])


def shrinking(items):
    order = []
    for item in reversed(items):
        order.append(item)
        if item % 3 == 0:
            items.pop()
            items.pop()
    return len(order), order[-5:]


attempt("reversed and shrunk", shrinking, list(range(900)))
