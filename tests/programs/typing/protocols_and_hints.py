"""Checks of protocols, hints of typed dicts that inherit, nested Annotated, references to themselves."""

import collections.abc
import copy
import typing
from typing import (Annotated, Any, Callable, Concatenate, Dict, List, NewType, Optional, ParamSpec, Protocol, Tuple,
                    TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints, no_type_check, runtime_checkable)


def tried(act):
    try:
        return act()
    except TypeError as error:
        return f"TypeError: {error}"


@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...


@runtime_checkable
class Named(Protocol):
    name: str


class Closed(Protocol):
    def close(self) -> None: ...


class Thing:
    name = "thing"

    def close(self):
        pass


print(isinstance([], Sized), isinstance(3, Sized), issubclass(list, Sized), issubclass(int, Sized))
print(isinstance(Thing(), Named), isinstance(3, Named))
print(tried(lambda: issubclass(Thing, Named)))
print(tried(lambda: isinstance(Thing(), Closed)))
print(tried(lambda: issubclass(Thing, Closed)))
print(tried(lambda: issubclass(3, Sized)))


class Mapped(collections.abc.Mapping, Protocol if False else object):
    def __getitem__(self, key): ...
    def __iter__(self): ...
    def __len__(self): ...


class Iter(collections.abc.Iterable, Protocol):
    def more(self): ...


print(isinstance(3, collections.abc.Iterable), isinstance([], collections.abc.Mapping))


def mixed():
    class Mixed(Thing, Protocol):
        pass


print(tried(mixed).replace("mixed.<locals>.", "") if tried(mixed) else None)


class Impl(Closed):
    pass


print(tried(Closed), type(Impl()).__name__, tried(lambda: Impl(42)))


class WithInit:
    def __init__(self, value):
        self.value = value


class Below(Closed, WithInit):
    pass


print(Below(7).value)


class Movie(TypedDict):
    title: str
    year: int


class Sequel(Movie, total=False):
    part: int


print(Sequel.__annotations__, get_type_hints(Sequel))
print(sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__), Sequel.__total__)


def hinted(a: "List[Annotated[int, 1]]", b: "dict[str, Annotated[Optional[str], 'x']]",
           c: "int | list[Annotated[str, 'meta']]" = 0) -> "Annotated[None, 2]": ...


print(get_type_hints(hinted))
print(get_type_hints(hinted, include_extras=True))
Tree = Union[int, List["Tree"]]


def walk(tree: Tree, all: "list[Tree]"): ...


print(get_type_hints(walk)["tree"])

P = ParamSpec("P")
T = TypeVar("T")
for each in (Callable[[int], str], Callable[..., int], Callable[P, T], collections.abc.Callable[[int, str], T],
             Callable[Concatenate[int, P], T], collections.abc.Callable[Concatenate[int, P], T]):
    print(each, get_args(each))
print(get_origin(P.args) is P, get_origin(P.kwargs) is P)

for make in (List, Dict, Tuple, typing.Set, List[int], Dict[str, int], typing.Type):
    print(tried(make))
print(typing.Deque([1]), typing.Counter("aab"), typing.OrderedDict({1: 2}))

UserId = NewType("UserId", int)
print(tried(lambda: type("Sub", (), {}) and exec("class Sub(UserId): pass")))
print(UserId.__reduce__())


@no_type_check
class Unchecked:
    def method(self, x: "wrong"): ...

    class Inner:
        def method(self, x: "wrong"): ...


print(Unchecked.__no_type_check__, Unchecked.method.__no_type_check__, Unchecked.Inner.method.__no_type_check__,
      get_type_hints(Unchecked.method))
for each in (int | str, Optional[int], list[int], dict[str, list[int]]):
    print(copy.copy(each) == each, copy.deepcopy(each) == each, each.__reduce__()[1] if type(each) is type(list[int]) else "")
