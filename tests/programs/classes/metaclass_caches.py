"""Attributes and calls of classes with metaclasses, which are found by inline caches until the metaclass changes."""

from abc import ABC, abstractmethod
from enum import Enum


class Shape(ABC):
    made = 0
    sides = 3

    def __init__(self, size):
        self.size = size
        Shape.made += 1

    @abstractmethod
    def area(self): ...

    @classmethod
    def unit(cls):
        return cls(1)


class Square(Shape):
    sides = 4

    def area(self):
        return self.size**2


def areas(n):
    total = 0
    for i in range(n):
        total += Square(i % 7).area() + Square.sides + Square.unit().area() + Shape.sides
        total += isinstance(Square(1), Square)
    return total, Square.made


print(areas(300))
try:
    Shape(1)
except TypeError as error:
    print(error)


class Colour(Enum):
    RED = 1
    BLUE = 2


def colours(n):
    return sum(Colour.RED is not Colour.BLUE and Colour.BLUE.value for _ in range(n))


print(colours(300))


class Meta(type):
    level = 1

    def hello(cls):
        return cls.__name__


class Made(metaclass=Meta):
    level = 2

    def __init__(self, x=0):
        self.x = x


def levels(n):
    seen = []
    for i in range(n):
        made = Made(i)
        entry = Made.level, made.x if type(made) is Made else made, Made.hello()
        if i == n // 4:
            Meta.level = property(lambda cls: "meta")
        if i == n // 2:
            Meta.__call__ = lambda cls, *args: ("called", args)
        if i == n * 3 // 4:
            Meta.__getattribute__ = lambda cls, name: (name, "asked") if name == "level" else type.__getattribute__(
                cls, name
            )
        if i % (n // 8) == 1:
            seen.append(entry)
    return seen


print(levels(400))


class Setting(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, value + 1)


class Set(metaclass=Setting):
    n = 0


def steps(n):
    for _ in range(n):
        Set.n += 1
    return Set.n


print(steps(200))


class Late(type):
    pass


class Later(metaclass=Late):
    n = 0


def late(n):
    for i in range(n):
        Later.n += 1
        if i == n // 2:
            Late.__setattr__ = lambda cls, name, value: type.__setattr__(cls, name, value * 2)
        if i == n // 2 + 3:
            del Late.__setattr__
    return Later.n


print(late(300))
