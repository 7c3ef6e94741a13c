"""Loops over instances of dict's subclasses: those that read or store items as dict does, and those that do not."""
from collections import Counter, OrderedDict, defaultdict

words = "the cat sat on the mat and the dog sat on the cat".split() * 30


class Plain(dict):
    pass


class Lower(dict):
    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Zero(dict):
    def __missing__(self, key):
        return 0


class Guarded(dict):
    """Has a method of one of the two only, as Counter has."""

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)


class Slots(dict):
    __slots__ = ("name",)


class Counting(OrderedDict):
    pass


class Lists(defaultdict):
    pass


def count(table):
    for word in words:
        table[word] += 1
    return sorted(table.items())


def stored(table):
    for n, word in enumerate(words):
        table[word] = n
        table[n % 5] = word
        table[n % 3, word] = n
    total = 0
    for n, word in enumerate(words):
        total += table[word] + table[n % 3, word] + len(table[n % 5])
    return total, len(table), list(table)[:3]


def deleted(table):
    for n, word in enumerate(words):
        table[word] = n
        del table[word]
    return len(table)


def attributes(table):
    # Instances of one class with different shapes.
    others = [type(table)() for _ in range(3)]
    others[1].name = "one"
    for n, word in enumerate(words):
        each = others[n % 3]
        each[word] = each.get(word, 0) + n
    return [sorted(each.items())[:2] for each in others]


print(count(Counter()))
print(count(Zero()))
print(count(Lists(int)))
for kind in (Plain, Zero, Guarded, Slots, Counting):
    print(kind.__name__, stored(kind()), attributes(kind()))
print(Lists(None, stored(Plain()) and {}), stored(Lists(list)))
print(deleted(Plain()), deleted(Guarded()), deleted(Counter()))


def lower():
    table = Lower()
    for word in words:
        table[word.upper()] = table[word.title()] + 1 if word in table else 1
    return sorted(table.items())


print(lower())


def later():
    # The class gets methods of its own while the loop runs.
    class Late(dict):
        pass

    table = Late(a=0)
    for n in range(300):
        if n == 150:
            Late.__setitem__ = lambda self, key, value: dict.__setitem__(self, key, -abs(value))
        if n == 200:
            Late.__getitem__ = lambda self, key: 1000
        table["a"] = table["a"] + 1
    return dict(table)


print(later())


def missing():
    table, failures = Plain(a=1), 0
    for n in range(200):
        try:
            failures += table["a" if n % 7 else "b"]
        except KeyError as e:
            failures += 1000
            last = e
    return failures, last


print(missing())


class Refusing(dict):
    __setitem__ = None


class Renamed(dict):
    __setitem__ = dict.update


for kind in (Refusing, Renamed):
    for n in range(100):
        try:
            kind()["a"] = n
        except TypeError as e:
            last = str(e)
    print(last)
