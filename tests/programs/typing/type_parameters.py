"""Type parameter lists and type statements (PEP 695, 696)."""
import typing
from typing import TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, NoDefault, Generic


def show(label, *values):
    print(label, *[repr(v) for v in values])


def attempt(fn, *args):
    try:
        print("ok", fn(*args))
    except Exception as error:
        print(type(error).__name__, error)


# --- functions
def first[T](items: list[T], default: T) -> T:
    return items[0] if items else default


show("params", first.__type_params__, first.__name__, first.__qualname__, first.__module__)
show("call", first([3], 4), first([], "x"))
T = first.__type_params__[0]
show("var", T, type(T), T.__name__, T.__bound__, T.__constraints__, T.__default__, T.has_default())
show("flags", T.__covariant__, T.__contravariant__, T.__infer_variance__, T.__module__)
show("annotations", first.__annotations__)
show("same object", first.__annotations__["return"] is T)


def many[A: int, B: (str, bytes), *Cs, **P](a: A, b: B, *cs: *Cs) -> None:
    pass


A, B, Cs, P = many.__type_params__
show("kinds", A, B, Cs, P, [type(p).__name__ for p in (A, B, Cs, P)])
show("bound", A.__bound__, B.__constraints__, P.args, P.kwargs, P.__bound__)
show("origins", P.args.__origin__ is P, P.kwargs.__origin__ is P, P.args == P.args, P.args == P.kwargs)
show("annotations", many.__annotations__)


def defaults[X = int, *Ys = *tuple[int, str], **Q = [int, str]](x: X):
    return x


for p in defaults.__type_params__:
    show("default", p, p.has_default(), p.__default__)


# --- lazily evaluated
def lazy[T: later, U: (one, two) = three]():
    pass


L, U = lazy.__type_params__
attempt(lambda: L.__bound__)
attempt(lambda: U.__constraints__)
attempt(lambda: U.__default__)
later, one, two, three = int, str, bytes, str
show("now", L.__bound__, U.__constraints__, U.__default__)
later = float
show("kept", L.__bound__)
show("evaluators", L.evaluate_bound(1), L.evaluate_constraints, U.evaluate_constraints(1), U.evaluate_default(1))


# --- scopes
def outer[T]():
    def inner[U](x: T, y: U):
        return T, U
    return inner, T


inner, T1 = outer()
show("nested", inner.__type_params__, inner(1, 2)[0] is T1, inner.__annotations__["x"] is T1)
show("not global", "U" in globals() and globals()["U"] is inner.__type_params__[0])

x = "module"


class Holder[T]:
    x = "class"

    def method[U: x](self, value: T) -> U:
        return T, U

    def plain(self):
        return T

    type Alias = tuple[T, x]


show("class scope", Holder.method.__type_params__[0].__bound__, Holder.Alias.__value__)
show("class var", Holder.__type_params__, Holder().plain() is Holder.__type_params__[0])
show("no T in dict", "T" in vars(Holder), Holder.__dict__["__type_params__"])


class Recursive[T: Recursive]:
    pass


show("recursive bound", Recursive.__type_params__[0].__bound__ is Recursive)


def bad_default[T, U = T](): pass


show("default refers", bad_default.__type_params__[1].__default__)

deco_seen = []


def deco(f):
    deco_seen.append(f.__type_params__)
    return f


@deco
def decorated[T](x=1, *, y: T = 2) -> T:
    return x, y


show("decorated", deco_seen, decorated(), decorated.__defaults__, decorated.__kwdefaults__)


async def coroutine_function[T](): return T


def generator_function[T](): yield T


show("generator", next(generator_function()), coroutine_function.__type_params__)
show("lambda sees", (lambda: first.__type_params__)())


# --- classes
class Stack[T]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


show("bases", Stack.__bases__, Stack.__orig_bases__, Stack.__parameters__, Stack.__mro__)
show("alias", Stack[int], Stack[int].__origin__, Stack[int].__args__, Stack[int]().items)
s = Stack[str]()
s.push("a")
show("instance", s.items, s.__orig_class__)


class Pair[K, V = str](dict[K, V]):
    pass


show("pair", Pair.__bases__, Pair.__orig_bases__, Pair.__parameters__)
show("pair alias", Pair[int, int], Pair[int])
attempt(lambda: Pair[int, str, bytes])
attempt(lambda: Pair[()])
attempt(lambda: Stack[int, str])
attempt(lambda: Stack[int][str])


class Child[T](Stack[list[T]]):
    pass


show("child", Child.__orig_bases__, Child.__parameters__, Child[int])


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("Meta", name, bases, sorted(k for k in ns if "type_param" in k), kw)
        return super().__new__(mcls, name, bases, ns)


class WithMeta[T](metaclass=Meta, flag=T.__name__):
    pass


class Variadic[*Ts]:
    pass


show("variadic", Variadic.__orig_bases__, Variadic[int, str], Variadic[()], Variadic.__parameters__)


class Spec[**P]:
    pass


show("spec", Spec[int, str], Spec[[int, str]], Spec[...], Spec.__parameters__)


class Mixed[T, *Ts, **P]:
    pass


show("mixed", Mixed[int, str, bytes, [float]], Mixed[int, [str]])
attempt(lambda: Mixed[int])


# --- type statements
type Int = int
type Pairs[T] = list[tuple[T, T]]
type Tree[T] = T | list[Tree[T]]
type Callback[**P, R] = typing.Callable[P, R]
type Tup[*Ts] = tuple[int, *Ts]
type Dflt[T = int] = list[T]
show("aliases", Int, Pairs, type(Int), Int.__value__, Pairs.__value__)
show("alias attributes", Int.__name__, Int.__module__, Int.__type_params__, Int.__parameters__)
show("alias params", Pairs.__type_params__, Pairs.__parameters__, Tup.__parameters__, Callback.__type_params__)
show("subscript", Pairs[int], Pairs[int].__origin__, Pairs[int].__args__, Pairs[str].__value__)
show("recursive", Tree.__value__)
show("union", Int | None, Int | str, None | Int, Pairs[int] | None)
attempt(lambda: Int[int])
attempt(lambda: isinstance(1, Int))
type Lazy = undefined_thing
attempt(lambda: Lazy.__value__)
undefined_thing = 5
show("lazy", Lazy.__value__)
attempt(lambda: setattr(Int, "__name__", "x"))
attempt(lambda: setattr(Int, "__value__", "x"))
attempt(lambda: setattr(Int, "other", "x"))
show("evaluate", Int.evaluate_value(1), Lazy.evaluate_value(1))
type = 3
show("soft keyword", type)
del type


def local_alias():
    y = 7
    type A = y
    y = 8
    return A.__value__


show("closure", local_alias())

# --- the constructors
V = TypeVar("V")
W = TypeVar("W", int, str)
X = TypeVar("X", bound="Stack", covariant=True)
Y = TypeVar("Y", contravariant=True, default=int)
Z = TypeVar("Z", infer_variance=True)
show("made", V, W, X, Y, Z)
show("parts", W.__constraints__, X.__bound__, Y.__default__, V.__default__, V.__default__ is NoDefault)
show("evaluators", W.evaluate_constraints, Y.evaluate_default, V.evaluate_default, V.evaluate_bound)
show("ops", V | int, int | V, V | None, "str" | V, V | W)
attempt(TypeVar, 3)
attempt(TypeVar, "A", int)
attempt(lambda: TypeVar("A", int, str, bound=int))
attempt(lambda: TypeVar("A", covariant=True, contravariant=True))
attempt(lambda: TypeVar("A", covariant=True, infer_variance=True))
attempt(lambda: TypeVar("A", bound=(1, 2)))
attempt(lambda: type_of(V))
attempt(lambda: setattr(V, "__name__", "Q"))
attempt(lambda: setattr(V, "__bound__", "Q"))
V.extra = 5
show("extra", V.extra, V.__module__)


def subclass():
    class Sub(V):
        pass


attempt(subclass)
PS = ParamSpec("PS")
TT = TypeVarTuple("TT")
show("others", PS, TT, list(TT), PS.args, PS.kwargs, TT.has_default(), PS.__default__)
TA = TypeAliasType("TA", list[V], type_params=(V,))
show("alias type", TA, TA.__value__, TA[int], TA.__type_params__)
attempt(lambda: TypeAliasType("TA", int, type_params=[V]))


class OldStyle(Generic[V, W]):
    pass


show("old", OldStyle[int, str], OldStyle.__parameters__, OldStyle[V, str].__parameters__)
show("nodefault", NoDefault, __builtins__ is not None)
