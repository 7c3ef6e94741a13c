"""Annotations as text in dataclasses, fields that are their own type, abstract methods that fields bring, weak slots."""

import abc
import dataclasses
import dataclasses as dc
import inspect
import typing
import typing as t
import weakref
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields
from typing import ClassVar

CV = ClassVar
IV = InitVar


def kinds(annotation):
    @dataclass
    class C:
        x: annotation = 1
        y: int = 2
    return [f.name for f in fields(C)], list(C.__dataclass_fields__), str(inspect.signature(C))


for text in ("ClassVar[int]", " ClassVar [int]", "typing.ClassVar", "typing . ClassVar[str]", "t.ClassVar[int]", "CV",
             "CV[int]", "typing.CV", "ClassVarx", "other.ClassVar[int]", "InitVar[int]", "dataclasses.InitVar",
             "dc.InitVar[int]", "IV", "typing.InitVar", "int", "list[int]", "", "3 + ClassVar"):
    print(repr(text), *kinds(text))


@dataclass
class Keyed:
    a: int
    _: "dataclasses.KW_ONLY"
    b: int = 0


print(inspect.signature(Keyed))


@dataclass
class Own:
    Own: Own = field()


print(repr(Own.__dataclass_fields__["Own"])[:60])
f = field()
f.type = f
print(repr(f)[:40])


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def __eq__(self, other): ...


@dataclass
class Square(Shape):
    side: int
    area: int = 4


print(inspect.isabstract(Square), Square(2).area, Square(2) == Square(2))


@dataclass(slots=True, weakref_slot=True)
class Weak:
    x: int


weak = Weak(1)
print(weak.__weakref__)
reference = weakref.ref(weak)
print(weak.__weakref__ is reference, Weak.__slots__)


class Plain:
    pass


plain = Plain()
first, second = weakref.ref(plain), weakref.ref(plain, print)
print(plain.__weakref__ is first)
