"""Lists that are changed while they are sorted; floats with an own __ceil__; getters that are pickled."""

import copy
import math
import operator
from functools import cmp_to_key


def attempt(change, items=(3, 1, 2)):
    data = list(items)

    def key(value):
        change(data)
        return value

    try:
        data.sort(key=key)
        print(change.__name__, "sorted", data)
    except ValueError as error:
        print(change.__name__, "ValueError:", error, data)


def looks(data):
    assert len(data) == 0 and list(data) == [] and data == [] and not data and data[:] == []


def clears(data):
    data.clear()
    del data[:]


def appends(data):
    data.append(7)


def appends_and_pops(data):
    data.append(7)
    data.pop()


def appends_and_clears(data):
    data.append(7)
    del data[:]


def extends_by_nothing(data):
    data.extend([])
    data += ()


def sorts_itself(data):
    data.sort()
    data.reverse()


def assigns(data):
    data[:] = [1, 2]


for change in (looks, clears, appends, appends_and_pops, appends_and_clears, sorts_itself, assigns, extends_by_nothing):
    attempt(change)
    attempt(change, "zyx" * 20)


def comparing(x, y):
    both.append(3)
    both.pop()
    return (x > y) - (x < y)


both = [2, 1]
try:
    both.sort(key=cmp_to_key(comparing))
except ValueError as error:
    print(error, both)


class Odd(float):
    def __ceil__(self):
        return 42

    def __floor__(self):
        return 41

    def __trunc__(self):
        return 40


class Plain(float):
    pass


print(math.ceil(Odd()), math.floor(Odd()), math.trunc(Odd()), int(Odd(2.5)), round(Odd(2.5)))
print(math.ceil(Plain(1.5)), math.floor(Plain(1.5)), math.trunc(Plain(1.5)), math.ceil(True), math.floor(7))
caller = operator.methodcaller("split", ",", 1)
print(caller.__reduce__(), copy.copy(caller)("a,b,c"), copy.deepcopy(operator.methodcaller("split", sep=","))("a,b"))
print(operator.methodcaller("split", sep=",").__reduce__()[1:])
print("methodcaller" in operator.__all__, "add" in operator.__all__, "__add__" in operator.__all__, sorted(operator.__all__)[:3])
