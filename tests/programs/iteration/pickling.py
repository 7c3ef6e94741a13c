"""What iterators give to copy and pickle: __reduce__, __setstate__, copies that go on by themselves."""

import copy
import sys


def show(iterator):
    make, args, *state = iterator.__reduce__()
    print(make.__name__, args, state)


def rebuilt(iterator):
    make, args, *state = iterator.__reduce__()
    again = make(*args)
    if state and state[0] is not None:
        again.__setstate__(state[0])
    return list(again)


class Letters:
    def __getitem__(self, index):
        return "abcdef"[index]


class Endless:
    def __getitem__(self, index):
        return index


for source in (lambda: iter([1, 2, 3, 4]), lambda: iter((1, 2, 3, 4)), lambda: reversed([1, 2, 3, 4]),
               lambda: iter("wxyz"), lambda: iter(b"wxyz"), lambda: iter(range(3, 30, 5)),
               lambda: iter(range(10 ** 30, 10 ** 30 + 4)), lambda: reversed(range(5)),
               lambda: reversed((1, 2, 3)), lambda: reversed("abc"), lambda: iter({1: 2, 3: 4}),
               lambda: iter({7: 1}.items()), lambda: iter({9})):
    iterator = source()
    show(iterator)
    first = next(iterator)
    show(iterator)
    print(first, rebuilt(iterator), list(copy.copy(iterator)), list(iterator))
    if type(iterator).__name__ not in ("dict_keyiterator", "dict_itemiterator", "set_iterator"):
        show(iterator)

letters = iter(Letters())
next(letters)
make, args, state = letters.__reduce__()
print(make, type(args[0]).__name__, state)
letters.__setstate__(4)
print(list(letters), letters.__reduce__())
letters.__setstate__(2)
print(list(letters))

for iterator, states in ((iter([1, 2, 3]), (2, 9, -5)), (iter((1, 2, 3)), (-5, 2, 9)),
                         (reversed([1, 2, 3]), (1, 7, -9)), (iter(range(3)), (1, 1, -1)),
                         (iter(range(10 ** 25, 10 ** 25 + 9)), (3, 2, 100)), (iter("abc"), (-1, 2, 5)),
                         (reversed((1, 2, 3)), (-4, 1, 8))):
    for state in states:
        iterator.__setstate__(state)
        print(iterator.__reduce__()[1:], end=" ")
    print(list(iterator))

endless = iter(Endless())
endless.__setstate__(-3)
print(next(endless))
endless.__setstate__(sys.maxsize - 1)
print(next(endless) == sys.maxsize - 1)
for _ in range(2):
    try:
        next(endless)
    except OverflowError as error:
        print("OverflowError:", error)
for bad in ("1", 1.0, None, 2 ** 70):
    try:
        endless.__setstate__(bad)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)

calls = iter([3, 4, 5, 0, 6])
until = iter(lambda: next(calls), 0)
next(until)
make, args = until.__reduce__()
print(make, args[1:], list(until), until.__reduce__())

numbered = enumerate("abc", 5)
next(numbered)
make, (rest, index) = numbered.__reduce__()
print(make, type(rest).__name__, index, list(make(rest, index)))
pairs = zip([1, 2], "ab")
print(pairs.__reduce__()[0], [type(each).__name__ for each in pairs.__reduce__()[1]])
strict = zip([1, 2], "a", strict=True)
print(strict.__reduce__()[2:])
loose = zip([1, 2], "a")
loose.__setstate__(True)
try:
    list(loose)
except ValueError as error:
    print(error)
mapped = map(abs, [-1, -2])
next(mapped)
make, args = mapped.__reduce__()
print(make, args[0], list(args[1]), map(abs, [], strict=True).__reduce__()[2:])
kept = filter(None, [0, 1, 2])
next(kept)
make, args = kept.__reduce__()
print(make, args[0], list(args[1]))


class Numbered(enumerate):
    pass


print(Numbered("ab").__reduce__()[0])
backwards = reversed(Letters.__dict__["__getitem__"].__code__.co_varnames)
print(list(copy.copy(backwards)), list(backwards), backwards.__reduce__())
