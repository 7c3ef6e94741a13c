# Type variables in generic aliases and unions, and what is put in their place.
from typing import TypeVar, ParamSpec, Union, Optional, Generic
from collections.abc import Callable, Mapping, Iterable
import types

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
P = ParamSpec("P")


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(list[T].__parameters__, list[int].__parameters__)
print(dict[K, list[V]].__parameters__)
print(dict[K, K].__parameters__, dict[V, tuple[K, V]].__parameters__)
print(list[T][int], dict[K, V][str, int])
print(dict[K, list[V]][str, list[T]], dict[K, list[V]][str, list[T]].__parameters__)
print(tuple[T, ...][int], tuple[()].__parameters__)
print(list[T][None], list[T][T], list[T][T] == list[T])
print((list[T] | None).__parameters__, (list[T] | None)[int])
print((T | int)[str], (T | int)[int], Union[T, K, None][int, str])
print(Optional[T][int], Optional[list[T]][str])
shown(lambda: list[int][str])
shown(lambda: dict[K, V][int])
shown(lambda: list[T][int, str])
shown(lambda: (int | str)[int])
shown(lambda: list[list[T]][int][str])
print(list[list[list[T]]][int])

print(Callable[[int, str], bool], Callable[..., T])
print(Callable[[], None].__args__, Callable[[T], V].__parameters__)
print(Callable[[T], V][int, str])
print(Callable[[T, list[K]], V][int, str, bytes].__args__)
print(Callable[..., T][int])
shown(lambda: Callable[int])
shown(lambda: Callable[int, str])
print(Mapping[K, V][str, int], Iterable[T][int])


class Box(Generic[T]):
    pass


print(Box[int], Box[T][int], list[Box[T]].__parameters__, list[Box[T]][str])
print(dict[str, Box[K]][int])

alias = types.GenericAlias(list, (T,))
print(alias, alias[int], alias == list[T], hash(alias) == hash(list[T]))


class Sub(types.GenericAlias):
    pass


sub = Sub(dict, (K, V))
print(type(sub).__name__, sub, sub.__origin__, sub.__args__, sub[int, str], type(sub[int, str]).__name__)
starred = next(iter(tuple[T]))
print(starred, starred.__unpacked__, starred[int])


class Var:
    "Anything with __typing_subst__ is a type variable."

    def __typing_subst__(self, arg):
        if arg is int:
            raise ValueError("not int")
        return (arg, arg)

    def __repr__(self):
        return "Var"


v = Var()
print(list[v].__parameters__, list[v][str].__args__)
shown(lambda: list[v][int])


class Broken:
    @property
    def __typing_subst__(self):
        raise KeyError("broken")


shown(lambda: list[Broken()].__parameters__)

D = TypeVar("D", default=int)
for make in (
    lambda: dict[T, tuple[K, V]][int],
    lambda: dict[T, tuple[K, V]][()],
    lambda: dict[T, D][str],
    lambda: dict[T, D][()],
    lambda: dict[T, D][1, 2, 3],
    lambda: list[D][()],
    lambda: T.__typing_prepare_subst__(list[T], ()),
):
    shown(make)


class Doubling(Var):
    def __typing_prepare_subst__(self, alias, args):
        return args[:1]


print(list[Doubling()][str, int].__args__)
