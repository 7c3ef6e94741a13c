"""typing at run time: NamedTuple, TypedDict, Protocol, Annotated, Literal, overload, generics' introspection and complaints."""
import collections.abc
import dataclasses
import typing
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Final, ForwardRef, Generic, Iterable, Literal, Never, NamedTuple, NewType, NotRequired, Optional, ParamSpec, Protocol, ReadOnly, Required, Self, TypedDict, TypeGuard, TypeVar, Union, Unpack, assert_never, assert_type, cast, final, get_args, get_origin, get_overloads, get_type_hints, is_typeddict, overload, override, reveal_type, runtime_checkable)


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


T = TypeVar("T")
P = ParamSpec("P")
for form in (Optional[int], Union[int, str, None], Union[int], Union[int, Union[str, int]], int | None, Literal[1, "a", None], Literal[1, True, 1], Callable[[int], str], Callable[..., Any], Callable[P, T], Concatenate[int, P], Annotated[int, "meta", 5], Annotated[Annotated[int, 1], 2], ClassVar[int], Final[str], list[int], dict[str, list[T]], tuple[int, ...], tuple[()], type[int], Iterable[T], typing.List[int], typing.Dict, typing.Tuple[int, str], Never, Self, Any, TypeGuard[int], Unpack[tuple[int, str]], ForwardRef("x"), Required[int], collections.abc.Callable[[int], str], collections.abc.Mapping[str, int], Generic[T]):
    print(form, get_origin(form), get_args(form), getattr(form, "__parameters__", None))
print(Optional[int] == (int | None), Union[int, str] == Union[str, int], Literal[1, 2] == Literal[2, 1], hash(Union[int, str]) == hash(Union[str, int]), list[int] == list[int], Annotated[int, 1] == Annotated[int, 2], Optional[T][int], dict[T, list[T]][str], Callable[[T], T][int], (T | None)[str], Union[T, int][int], tuple[T, ...][str])
for label, function in {"Optional two": lambda: Optional[int, str], "Union empty": lambda: Union[()], "Literal empty": lambda: Literal[()], "Callable one": lambda: Callable[int], "Callable bad": lambda: Callable[int, str], "ClassVar nested": lambda: ClassVar[ClassVar[int]], "Final two": lambda: Final[int, str], "Annotated one": lambda: Annotated[int], "instance Union": lambda: isinstance(1, Union[int, str]), "instance Optional": lambda: isinstance(None, Optional[int]), "instance list": lambda: isinstance([], list[int]), "instance Any": lambda: isinstance(1, Any), "instance List": lambda: isinstance([], typing.List), "subclass List": lambda: issubclass(list, typing.List), "call List": lambda: typing.List(), "call list[int]": lambda: list[int]("12"), "subclass Any": lambda: type("S", (Any,), {})().__class__.__mro__[1], "Union subclass": lambda: type("S", (Union[int, str],), {}), "NewType": lambda: NewType("UserId", int)(5) + 1, "NewType subclass": lambda: type("S", (NewType("U", int),), {}), "Self sub": lambda: Self[int], "TypeVar bad": lambda: TypeVar("X", 5), "string": lambda: Optional["Node"], "None": lambda: Union[None], "wrong": lambda: Optional[5], "list too many": lambda: list[int, str], "typing.List two": lambda: typing.List[int, str], "Literal list": lambda: Literal[[1]], "Never call": lambda: Never(), "assert_never": lambda: assert_never(5), "assert_type": lambda: assert_type(5, str), "cast": lambda: cast(str, 5)}.items():
    attempt(label, function)


class Employee(NamedTuple):
    """Who works here."""
    name: str
    id: int = 3
    tags: "list[str]" = []

    @property
    def label(self):
        return f"{self.name}#{self.id}"

    def __str__(self):
        return "E:" + self.name


e = Employee("Ann")
print(e, repr(e), e.label, e._fields, e._field_defaults, Employee.__annotations__, e._replace(id=9)._asdict(), Employee.__doc__, Employee.__bases__, e == ("Ann", 3, []), Employee._make(["B", 1, ()]), get_type_hints(Employee), Employee.__match_args__)
for label, function in {"missing": lambda: Employee(), "immutable": lambda: setattr(e, "name", "x"), "extra": lambda: Employee(1, 2, 3, 4), "keyword": lambda: Employee("x", nope=1), "order": lambda: exec("class B(NamedTuple):\n a: int = 1\n b: int", {"NamedTuple": NamedTuple}), "underscore": lambda: exec("class B(NamedTuple):\n _a: int", {"NamedTuple": NamedTuple}), "overwrite": lambda: exec("class B(NamedTuple):\n a: int\n def _asdict(self): pass", {"NamedTuple": NamedTuple}), "mixin": lambda: exec("class A: pass\nclass B(NamedTuple, A):\n a: int", {"NamedTuple": NamedTuple}), "generic": lambda: exec("class B[T](NamedTuple):\n a: T\nprint(B[int](1), B[int])", {"NamedTuple": NamedTuple}), "functional": lambda: NamedTuple("F", [("a", int), ("b", str)])(1, "x"), "replace": lambda: e._replace(nope=1), "make": lambda: Employee._make([])}.items():
    attempt(label, function)


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Series(Movie, total=False):
    seasons: int
    id: Required[ReadOnly[int]]


print(Movie(title="x"), Movie.__required_keys__, Movie.__optional_keys__, sorted(Series.__required_keys__), sorted(Series.__optional_keys__), Series.__total__, is_typeddict(Movie), is_typeddict(dict), Series.__annotations__, get_type_hints(Series), Series.__readonly_keys__, Movie.__mro__, type(Movie(title="y")), Series.__orig_bases__)
for label, function in {"instance": lambda: isinstance({}, Movie), "functional": lambda: TypedDict("D", {"in": int, "x-y": str}).__annotations__, "method": lambda: exec("class B(TypedDict):\n a: int\n def f(self): pass", {"TypedDict": TypedDict}), "base": lambda: exec("class B(TypedDict, int):\n a: int", {"TypedDict": TypedDict}), "anything": lambda: Movie(nope=1), "positional": lambda: Movie({"title": "p"})}.items():
    attempt(label, function)


@runtime_checkable
class Closable(Protocol):
    name: str

    def close(self) -> None: ...


@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...


class Plain(Protocol[T]):
    def get(self) -> T: ...


class File:
    name = "f"

    def close(self):
        pass


class NoClose:
    name = "n"
    close = None


class Explicit(Closable):
    name = "e"


print(isinstance(File(), Closable), isinstance(NoClose(), Closable), isinstance(5, Closable), isinstance([], Sized), issubclass(list, Sized), issubclass(int, Sized), isinstance(Explicit(), Closable), Explicit().close(), sorted(typing.get_protocol_members(Closable)), typing.is_protocol(Closable), typing.is_protocol(Explicit), Plain[int])
for label, function in {"not runtime": lambda: isinstance(5, Plain), "instantiate": lambda: Closable(), "subclass data": lambda: issubclass(File, Closable), "protocol base": lambda: exec("class B(Protocol, int): pass", {"Protocol": Protocol}), "runtime on class": lambda: runtime_checkable(int)}.items():
    attempt(label, function)


@overload
def area(side: int) -> int: ...
@overload
def area(side: str) -> str: ...
def area(side):
    return side * 2


class Base:
    @final
    def fixed(self): ...

    def moves(self) -> Self: return self


@final
class Leaf(Base):
    @override
    def moves(self): return self


print(area(4), [f.__annotations__["side"].__name__ for f in get_overloads(area)], Base.fixed.__final__, Leaf.__final__, Leaf.moves.__override__, len(get_overloads(len)) if False else "")


class Node(Generic[T]):
    value: T
    next: "Optional[Node[T]]"
    count: ClassVar[int] = 0
    meta: Annotated[int, "units"]

    def walk(self, f: "Callable[[T], None]", *args: int, **kw: "str") -> Iterable["Node"]: ...


print(get_type_hints(Node), get_type_hints(Node, include_extras=True)["meta"], get_type_hints(Node.walk), Node[int], Node[int].__origin__ is Node, Node.__parameters__, Node[int]().__orig_class__)
attempt("unresolved", lambda: get_type_hints(type("X", (), {"__annotations__": {"a": "Missing"}})))
attempt("hints none", lambda: get_type_hints(lambda: 0))


def validate(value, kind):
    """Checks a value against an annotation."""
    origin, args = get_origin(kind), get_args(kind)
    if kind is Any:
        return True
    if kind is None:
        return value is None
    if origin is Annotated:
        return validate(value, args[0]) and all(test(value) for test in args[1:] if callable(test))
    if origin is Union:
        return any(validate(value, a) for a in args)
    if origin is Literal:
        return any(value == a and type(value) is type(a) for a in args)
    if origin in (list, set, frozenset, collections.abc.Iterable):
        return isinstance(value, origin) and all(validate(v, args[0]) for v in value)
    if origin is dict:
        return isinstance(value, dict) and all(validate(k, args[0]) and validate(v, args[1]) for k, v in value.items())
    if origin is tuple:
        if len(args) == 2 and args[1] is ...:
            return isinstance(value, tuple) and all(validate(v, args[0]) for v in value)
        return isinstance(value, tuple) and len(value) == len(args) and all(map(validate, value, args))
    if is_typeddict(kind):
        hints = get_type_hints(kind)
        return isinstance(value, dict) and kind.__required_keys__ <= value.keys() <= hints.keys() and all(validate(v, hints[k]) for k, v in value.items())
    return isinstance(value, kind)


Positive = Annotated[int, lambda n: n > 0]
cases = [(1, int), ("x", int | None), (None, Optional[int]), ([1, "a"], list[int | str]), ({"a": (1, 2)}, dict[str, tuple[int, ...]]), ((1, "x"), tuple[int, str]), (2, Literal[1, 2]), (True, Literal[1]), (5, Positive), (-5, Positive), ([[1], [-1]], list[list[Positive]]), ({"title": "t"}, Movie), ({"year": 1}, Movie), (3.5, Any), ({1}, set[str]), (None, None)]
print([validate(v, k) for v, k in cases], sum(validate(v, k) for _ in range(40) for v, k in cases))
