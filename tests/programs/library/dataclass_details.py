"""dataclasses: fields, inheritance, frozen and slots, ordering, replace, hashes and the complaints."""
import copy
import dataclasses as dc
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, KW_ONLY, InitVar, MISSING, FrozenInstanceError, make_dataclass
import typing
from typing import ClassVar


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


@dataclass(order=True)
class Item:
    sort_index: float = field(init=False, repr=False)
    name: str
    price: float = 1.0
    tags: list[str] = field(default_factory=list, compare=False)
    count: ClassVar[int] = 0
    secret: str = field(default="s", repr=False, metadata={"hidden": True})
    scale: InitVar[int] = 1

    def __post_init__(self, scale):
        self.sort_index = self.price * scale
        Item.count += 1


a, b = Item("a", 2.0, ["x"]), Item("b", 1.0, scale=5)
print(a, b, a < b, a == Item("a", 2.0), Item.count, a.sort_index, b.sort_index, sorted([b, a])[0].name, Item.__match_args__)
print([(f.name, f.default is MISSING, f.default_factory is MISSING, f.init, f.repr, f.hash, f.compare, dict(f.metadata), f.kw_only) for f in fields(Item)])
print(asdict(a), astuple(a), is_dataclass(Item), is_dataclass(a), is_dataclass(5))
attempt("hash", lambda: hash(a))
attempt("compare", lambda: a < 5)
attempt("eq", lambda: a == 5)
attempt("replace", lambda: replace(a, name="c", scale=3))
attempt("replace without InitVar", lambda: replace(a, name="c").sort_index)
attempt("replace init=False", lambda: replace(a, sort_index=3))
attempt("replace unknown", lambda: replace(a, nothing=3))
attempt("copy.replace", lambda: copy.replace(a, name="d", scale=2).sort_index)
attempt("missing", lambda: Item())
attempt("too many", lambda: Item("a", 1, [], "s", 1, 2))
attempt("fields of int", lambda: fields(5))
attempt("asdict of class", lambda: asdict(Item))
attempt("replace of class", lambda: replace(Item))


@dataclass(frozen=True)
class Frozen:
    x: int
    y: list = field(default_factory=list, hash=False)

    def moved(self, dx):
        return replace(self, x=self.x + dx)


f = Frozen(1)
attempt("set", lambda: setattr(f, "x", 2))
attempt("new", lambda: setattr(f, "z", 2))
attempt("delete", lambda: delattr(f, "x"))
print(hash(f) == hash(Frozen(1, [9])), f.moved(4), {f: 1}[Frozen(1)], FrozenInstanceError.__mro__[1].__name__)
object.__setattr__(f, "x", 50)
print(f)


@dataclass(slots=True, kw_only=True)
class Slots:
    a: int
    b: int = 2
    _: KW_ONLY = None if False else 3

    def total(self):
        return self.a + self.b


s = Slots(a=1)
print(s, s.total(), Slots.__slots__, hasattr(s, "__dict__"))
attempt("slots attribute", lambda: setattr(s, "c", 1))
attempt("positional", lambda: Slots(1))


@dataclass(slots=True, weakref_slot=True, eq=False)
class Weak:
    a: int = 1

    def get(self):
        return super().__repr__()[:5] and self.a


print(Weak.__slots__, Weak().get(), Weak() == Weak())


@dataclass
class Base:
    x: int
    y: int = 5

    def __repr__(self):
        return f"B({self.x})"


@dataclass
class Derived(Base):
    z: int = 3
    x: float = 9.0


@dataclass
class WithKwOnly(Base):
    _: KW_ONLY
    k: str
    m: int = 0


print(Derived(), Derived(1, 2, 3), [f.name for f in fields(Derived)], WithKwOnly(1, k="k"), WithKwOnly.__match_args__, Derived.__repr__ is Base.__repr__)
attempt("kw missing", lambda: WithKwOnly(1))


def class_with(body, **options):
    namespace = {"dataclass": dataclass, "field": field, "KW_ONLY": KW_ONLY, "InitVar": InitVar, "Base": Base, "Frozen": Frozen, "options": options}
    exec(f"@dataclass(**options)\nclass C{body}", namespace)
    return namespace["C"]


for body, options in [(":\n    a: int = 1\n    b: int", {}), (":\n    a: list = []", {}), (":\n    a: dict = {}", {}), (":\n    a: set = set()", {}), (":\n    a: int = field(default=1, default_factory=int)", {}), ("(Frozen):\n    z: int = 1", {}), ("(Base):\n    z: int = 1", {"frozen": True}),
                      (":\n    a: int\n    def __lt__(self, o): return 1", {"order": True}), (":\n    a: int", {"order": True, "eq": False}), (":\n    a: int\n    def __hash__(self): return 5", {"unsafe_hash": True}), (":\n    __slots__ = ('a',)\n    a: int", {"slots": True}),
                      (":\n    _a: KW_ONLY\n    _b: KW_ONLY\n    c: int = 1", {}), (":\n    a: InitVar[int] = field(default_factory=int)", {}), (":\n    a: int = field(kw_only=True)\n    b: int = field()", {}), (":\n    a: int\n    def __setattr__(self, n, v): pass", {"frozen": True}), (":\n    a: int", {"weakref_slot": True}), (":\n    a = field()", {}), (":\n    a: int", {"what": 1}), (":\n    a: int = field(doc='about')", {"slots": True})]:
    attempt(f"{body!r} {options}", lambda: [f.name for f in fields(class_with(body, **options))])
for options in ({}, {"eq": False}, {"frozen": True}, {"unsafe_hash": True}, {"eq": False, "frozen": True}, {"repr": False}, {"init": False}, {"match_args": False}):
    cls = class_with(":\n    a: int = 1", **options)
    print(options, cls.__hash__ is object.__hash__, cls.__hash__ is None, "__repr__" in cls.__dict__, "__init__" in cls.__dict__, hasattr(cls, "__match_args__"), "__eq__" in cls.__dict__)

Made = make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=3))], bases=(Base,), namespace={"twice": lambda self: self.c * 2}, frozen=False, kw_only=True)
print(Made.__name__, Made.__bases__, Made(a=1, b=2, x=3).twice(), typing.get_type_hints(Made)["b"], Made.__module__)
attempt("make bad name", lambda: make_dataclass("M", ["1a"]))
attempt("make keyword", lambda: make_dataclass("M", ["def"]))
attempt("make twice", lambda: make_dataclass("M", ["a", "a"]))
attempt("make type", lambda: make_dataclass("M", [5]))


@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)
    parent: "Tree | None" = field(default=None, repr=False, compare=False)

    def add(self, value):
        child = Tree(value, parent=self)
        self.children.append(child)
        return child

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


t = Tree(1)
t.add(2).add(3)
t.add(4)
print(t, list(t), t == copy.deepcopy(t), t.children[0].parent is t)
loop = Tree(0)
loop.children.append(loop)
print(loop)
nested = {"k": [Base(1), (Base(2),)]}


@dataclass
class Outer:
    data: dict
    pair: tuple
    point: typing.NamedTuple("P", [("u", int)])


o = Outer(nested, (Base(3), 4), Outer.__annotations__["point"](5))
print(asdict(o), astuple(o), asdict(o, dict_factory=lambda items: sorted(k for k, _ in items)))
print(str(dc.fields(o)[0]).partition("at 0x")[0], dc.fields(a)[3].default_factory)


@dataclass
class Doc:
    """Own text."""
    a: int


@dataclass
class NoDoc:
    a: int
    b: "str" = "x"
    c: list = field(default_factory=list)


print(Doc.__doc__, NoDoc.__doc__, NoDoc.__init__.__annotations__ if False else "", NoDoc.__dataclass_params__)


@dataclass
class V:
    x: float = 0.0
    y: float = 0.0

    def __add__(self, other):
        return V(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)


@dataclass(frozen=True, slots=True)
class P:
    x: int
    y: int


acc = V()
seen = {}
for i in range(400):
    acc = acc + V(i, -i) * 0.5
    p = P(i % 7, i % 5)
    seen[p] = seen.get(p, 0) + 1
print(acc, len(seen), seen[P(3, 2)], max(seen, key=lambda p: (p.x, p.y)))


class Described:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return 10 if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, int(value))


@dataclass
class UsesDescriptor:
    n: int = Described()


print(UsesDescriptor(), UsesDescriptor("5"), UsesDescriptor.n)
