"""The scopes of type parameters, lazily evaluated bounds and values, and what they show (PEP 695, 696, 649)."""
import typing
from typing import TypeVar, TypeVarTuple, ParamSpec, TypeAliasType, Generic, get_type_hints, NoDefault


def attempt(function):
    try:
        print(" ", function())
    except Exception as error:
        print(" ", type(error).__name__, error)


type Simple = int
type Pair[A, B = str] = tuple[A, B]
type Tree[T] = T | list[Tree[T]]
type Call[**P, R] = typing.Callable[P, R]
type Rows[*Ts] = tuple[int, *Ts]
type Late = Undefined | int

print(Simple, repr(Simple), Simple.__name__, Simple.__value__, Simple.__type_params__, Simple.__module__)
print(Pair.__type_params__, Pair.__value__, Pair[int], Pair[int, float], Pair[int, float].__args__, Pair[int].__origin__)
print(Tree.__value__, Tree[int], Tree[int].__value__ if hasattr(Tree[int], "__value__") else "no value")
print(Call.__type_params__, Call[[int, str], float], Call.__value__)
print(Rows.__type_params__, Rows[int, str], Rows.__value__)
attempt(lambda: Late.__value__)
Undefined = str
attempt(lambda: Late.__value__)
attempt(lambda: Simple[int])
attempt(lambda: Simple())
attempt(lambda: isinstance(1, Simple))
attempt(lambda: Simple | None)
attempt(lambda: None | Pair[int])
attempt(lambda: typing.Optional[Simple])
attempt(lambda: setattr(Simple, "__value__", 3))
attempt(lambda: setattr(Simple, "x", 3))
attempt(lambda: type("Sub", (TypeAliasType,), {}))
attempt(lambda: TypeAliasType("Made", list[int]))
attempt(lambda: TypeAliasType("Made", list[int], type_params=(1,)))
attempt(lambda: TypeAliasType("Made", list, type_params=[TypeVar("T")]))
attempt(lambda: TypeAliasType("Made", dict, type_params=(TypeVar("K"),)).__type_params__)
attempt(lambda: typing.get_origin(Pair[int, str]) is Pair)
attempt(lambda: list[Simple])
attempt(lambda: [*Pair])


def first[T: (int, str), U: "list[T]" = list](x: T, y: U) -> T:
    return x


for parameter in first.__type_params__:
    print(parameter, parameter.__bound__, parameter.__constraints__, parameter.__default__, parameter.__infer_variance__,
          parameter.__covariant__, parameter.has_default())
print(first.__annotations__, first(1, 2), get_type_hints(first))


class Box[T, *Rest, **P]:
    label: T
    items: tuple[*Rest]

    def get[V](self, other: V) -> T | V:
        return other

    def show(self):
        return T, Rest, P

    class Inner[T]:
        def types(self):
            return T


print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.__mro__)
print(Box.get.__type_params__, Box.get.__annotations__)
print(Box().show() == Box.__type_params__, Box.Inner().types() is Box.Inner.__type_params__[0], Box.Inner.__type_params__[0] is Box.__type_params__[0])
print(Box[int, str, float, [int]], Box[int, [str]].__args__, Box[int, str, ...])
attempt(lambda: Box[int])
attempt(lambda: Box.__annotations__)


class Child[T](Box[T, int, [str]]):
    pass


print(Child.__orig_bases__, Child.__parameters__, Child.__mro__[1].__name__)
attempt(lambda: Child[bool].__mro__)


class Seq[T](list[T]):
    def first(self) -> T:
        return self[0]


print(Seq[int]([3, 4]), Seq([1]).first(), Seq[str].__origin__, isinstance(Seq[int](), list))


class Base:
    def __init_subclass__(cls, **options):
        print("  subclass", cls.__name__, cls.__type_params__, options)


class Derived[T: Base](Base, option=1):
    pass


print(Derived.__type_params__[0].__bound__ is Base)


class Order[T: print("  bound evaluated") or int]:
    print("  body")


print("  before")
print(Order.__type_params__[0].__bound__, Order.__type_params__[0].__bound__)


def failing[T: missing_name]():
    return T


attempt(lambda: failing().__bound__)
missing_name = 7
attempt(lambda: failing().__bound__)


class Scoped:
    inside = "class name"
    type Alias = inside
    type WithParameter[T] = (inside, T)

    def method[T: inside](self):
        return T.__bound__

    inside = "later"


print(Scoped.Alias.__value__, Scoped.WithParameter.__value__[0], Scoped().method())


def closures(depth):
    type Local[T] = (depth, T)
    class C[K]:
        type Deeper[V] = (depth, K, V)
        seen = depth
    depth += 1
    return Local.__value__, C.Deeper.__value__, C.seen


print(closures(1))


def shadow[T](T: T) -> T:
    return T


print(shadow(5), shadow.__annotations__["T"], shadow.__annotations__["return"] is shadow.__type_params__[0])

for source in ["def f[T, T](): pass", "class C[T: (yield)]: pass", "type X[T] = (yield)", "def f[T](x: (y := 1)): pass",
               "type X = (y := 1)", "class C[T]((x := object)): pass", "def f[*Ts: int](): pass", "def f[**P: int](): pass",
               "def f[T = int, U](): pass", "def f[](): pass", "class C[]: pass", "type X[] = int", "def f[T: await x](): pass",
               "async def f():\n    type X = await g()", "def f[T: [x async for x in y]](): pass", "lambda[T]: 1", "type = 1; type x = int",
               "def f[T]():\n    nonlocal T", "class A[T]:\n    global T", "type 1 = int", "type a.b = int", "def f[*T = *tuple[int]](): pass",
               "def f[T = *tuple](): pass", "def f[T](a=T): pass"]:
    try:
        exec(compile(source, "<s>", "exec"), {})
        print("  fine:", source)
    except SyntaxError as error:
        print(" ", source.replace("\n", "\\n"), "->", error.msg, error.lineno, error.offset)
    except NameError as error:
        print(" ", source, "->", error)

type = 3
type += 1
print(type)
type: int = 9
print(type, __annotations__ if "__annotations__" in globals() else "lazy")
del type


def defaults[T = int, *Ts = *tuple[int, str], **P = [int]](): ...


print([(p.__name__, p.__default__, p.has_default()) for p in defaults.__type_params__])
T = TypeVar("T", bound="later", covariant=True)
print(T, T.__bound__, T.__default__, T.__default__ is NoDefault, NoDefault, TypeVar("U", int, str), TypeVar("V", contravariant=True))
for build in (lambda: TypeVar("T", int), lambda: TypeVar("T", covariant=True, contravariant=True), lambda: TypeVar("T", int, str, bound=int),
              lambda: TypeVar(3), lambda: TypeVar("T", infer_variance=True, covariant=True), lambda: ParamSpec("P").args,
              lambda: ParamSpec("P").kwargs.__origin__, lambda: TypeVarTuple("Ts").__name__, lambda: [*TypeVarTuple("Ts")],
              lambda: TypeVar("T")[int], lambda: TypeVar("T") | int, lambda: "x" | TypeVar("T"), lambda: Generic[T], lambda: Generic[int],
              lambda: Generic[T, T], lambda: Generic[()], lambda: isinstance(1, TypeVar("T"))):
    attempt(build)


class Old(Generic[T]):
    pass


attempt(lambda: Old[int, str])
attempt(lambda: Old[int][str])
attempt(lambda: Old[T][int])


def mixed():
    class Mixed[K](Generic[T]):
        pass


attempt(mixed)


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


def use() -> int:
    stack = Stack[int]()
    total = 0
    for i in range(300):
        stack.push(i * 3)
        if i % 4 == 3:
            total += stack.pop()
    return total, len(stack.items), stack.__orig_class__


print(use())
