import abc
import collections
import dataclasses
import enum
import functools
import inspect
import typing
from inspect import Parameter, Signature, signature


def plain(a, b=1, /, c=2, *args, d, e: int = 3, **kw) -> str:
    "Documented."


def no_arguments():
    pass


def names_only(x, *, y, z=None):
    pass


class Point:
    def __init__(self, x: float, y: float = 0.0, *rest):
        pass

    def move(self, dx, dy=0):
        pass

    @classmethod
    def make(cls, text, /):
        pass

    @staticmethod
    def free(n=1):
        pass

    def __call__(self, value, *, key=None):
        pass


class Made:
    def __new__(cls, a, b=2):
        return object.__new__(cls)


class Both(Made):
    def __init__(self, only):
        pass


class Meta(type):
    def __call__(cls, from_meta, *args):
        pass


class WithMeta(metaclass=Meta):
    def __init__(self, unseen):
        pass


class Bare:
    pass


class Error(Exception):
    pass


@functools.wraps(plain)
def wrapper(*args, **kwargs):
    pass


class Signed:
    __signature__ = Signature([Parameter("custom", Parameter.KEYWORD_ONLY)])

    def __init__(self, *args):
        pass


class PartialMethods:
    def base(self, a, b, c=3):
        pass

    first = functools.partialmethod(base, 1)
    named = functools.partialmethod(base, b=2)


def show(what, *args, **kwargs):
    try:
        print(signature(what, *args, **kwargs))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


print("-- functions and methods")
for f in (plain, no_arguments, names_only, lambda: 0, lambda x, *y: x, Point, Point.move, Point(1).move, Point.make,
          Point.free, Point(1), Made, Both, WithMeta, Bare, wrapper, Signed, PartialMethods.first,
          PartialMethods().first, PartialMethods().named):
    show(f)
show(wrapper, follow_wrapped=False)
show(5)
show(object)
show(len)
show(sorted)
show([].append)
show("".split)
show(str.join)
show(dict.get)
show(print)
show(type("T", (), {"__signature__": 5, "__call__": None})())

print("-- partials")


def four(a, b, c=3, *, d=4, **kw):
    pass


for p in (functools.partial(four), functools.partial(four, 1), functools.partial(four, 1, 2),
          functools.partial(four, b=2), functools.partial(four, 1, c=9), functools.partial(four, d=5, z=1),
          functools.partial(plain, 1, d=2), functools.partial(functools.partial(four, 1), 2),
          functools.partial(names_only, y=1)):
    show(p)

print("-- parameters")
sig = signature(plain)
for name, p in sig.parameters.items():
    print(name, repr(p), p.kind, p.kind.description, p.kind.value, p.default is Parameter.empty, p.annotation)
print(sig.return_annotation, repr(sig), type(sig.parameters))
print(sig == signature(plain), hash(sig) == hash(signature(plain)), sig == signature(four), sig != 3)
print(repr(Parameter.POSITIONAL_ONLY), Parameter.VAR_KEYWORD > Parameter.KEYWORD_ONLY, str(Parameter.KEYWORD_ONLY))
p = Parameter("x", Parameter.POSITIONAL_OR_KEYWORD, default=1, annotation="Later")
print(p, p.replace(name="y", default=Parameter.empty), p.replace(annotation=Parameter.empty), p == p.replace(), {p: 1}[p])
for make in (lambda: Parameter("x", 9), lambda: Parameter("not valid", 1), lambda: Parameter(3, 1),
             lambda: Parameter("a", Parameter.VAR_POSITIONAL, default=1), lambda: Parameter("class", 1),
             lambda: Parameter(Parameter.empty, 1),
             lambda: Signature([Parameter("a", 3), Parameter("b", 0)]),
             lambda: Signature([Parameter("a", 1), Parameter("a", 1)]),
             lambda: Signature([Parameter("a", 1, default=1), Parameter("b", 1)]),
             lambda: Signature([Parameter("a", 4), Parameter("b", 4)])):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sig.replace(return_annotation=Signature.empty, parameters=list(sig.parameters.values())[:2]))
print(Signature(), Signature(return_annotation=int), Signature([p], return_annotation=list[int]))
print(sig.format(max_width=20))
print(sig.format(max_width=200))
print(Signature([Parameter("a", 1, annotation="A")]).format(quote_annotation_strings=False))

print("-- binding")


def bind(f, *args, **kwargs):
    try:
        bound = signature(f).bind(*args, **kwargs)
        print(bound, bound.args, bound.kwargs)
        bound.apply_defaults()
        print("   ", bound.arguments)
    except TypeError as error:
        print("TypeError", error)


bind(plain, 1, d=5)
bind(plain, 1, 2, 3, 4, 5, d=6, z=7)
bind(plain)
bind(plain, 1)
bind(plain, a=1, d=2)
bind(names_only, 1, 2)
bind(names_only, 1, y=2)
bind(names_only, y=2)
bind(names_only, 1)
bind(names_only, 1, x=1, y=2)
bind(names_only, 1, y=2, w=3)
bind(no_arguments, 1)
bind(Point, 1, 2, 3)
bind(Point(1).move, dx=4)
bind(Point.make, text=4)
partial = signature(names_only).bind_partial(z=1)
print(partial, partial.signature is not None, partial == signature(names_only).bind_partial(z=1))
partial.arguments["x"] = 7
print(partial.args, partial.kwargs)

print("-- made classes")


@dataclasses.dataclass
class Data:
    x: int
    y: float = 1.5
    z: list = dataclasses.field(default_factory=list)


class Color(enum.Enum):
    RED = 1


class Typed(typing.NamedTuple):
    a: int
    b: str = "x"


Pair = collections.namedtuple("Pair", "a b", defaults=[3])
for cls in (Data, Data.__init__, Color, enum.Enum, Typed, Pair, Error, abc.ABC):
    show(cls)

print("-- annotations")


def annotated(a: int, b: "list[int]", c: Point = None, *d: str | None) -> "Point":
    pass


show(annotated)
show(annotated, eval_str=True)
print(inspect.get_annotations(annotated, eval_str=True)["b"])
print(inspect.formatannotation(int), inspect.formatannotation(Point), inspect.formatannotation("x"),
      inspect.formatannotation(list[int]))

print("-- argument specs")
print(inspect.getfullargspec(plain))
print(inspect.getfullargspec(Point.move))
print(inspect.getfullargspec(Point(1).move))
print(inspect.getfullargspec(names_only))
print(inspect.getfullargspec(Point))
try:
    inspect.getfullargspec(3)
except TypeError as error:
    print(error)
print(inspect.getcallargs(four, 1, 2, d=3, q=4))
print(inspect.getcallargs(Point(1).move, 5) | {"self": None})
for args, kwargs in (((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((1, 2), {"a": 1})):
    try:
        print(inspect.getcallargs(four, *args, **kwargs))
    except TypeError as error:
        print(error)
for args, kwargs in (((1, 2), {"y": 1}), ((), {}), ((1,), {"k": 1})):
    try:
        print(inspect.getcallargs(names_only, *args, **kwargs))
    except TypeError as error:
        print(error)

print("-- builtin classes and functions")
import functools
import itertools
import math
import operator
import types


class Pairs(list):
    pass


class Table(dict):
    def __init__(self, rows, *, width=3):
        pass


for obj in (bool, int, float, complex, str, list, tuple, dict, set, frozenset, bytes, range, slice, type, object,
            enumerate, filter, map, reversed, zip, property, staticmethod, classmethod, memoryview, Pairs, Table,
            types.MethodType, types.FunctionType, types.ModuleType, types.MappingProxyType, types.SimpleNamespace,
            functools.partial, functools.cache, functools.lru_cache, functools.wraps, functools.update_wrapper,
            itertools.chain, itertools.count, itertools.accumulate, itertools.product, itertools.batched,
            operator.itemgetter, operator.methodcaller, abs, len, sorted, getattr, setattr, iter, next, max, min,
            dir, vars, print, math.atan2, math.log, math.hypot):
    try:
        print(obj.__name__, inspect.signature(obj))
    except ValueError as error:
        print(obj.__name__, type(error).__name__, error)
