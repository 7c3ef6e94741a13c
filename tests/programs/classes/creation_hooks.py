# __new__, __init__, __init_subclass__, __set_name__, __class_getitem__ and their order.
log = []


class Named:
    def __set_name__(self, owner, name):
        log.append(("set_name", owner.__name__, name))


class Base:
    def __init_subclass__(cls, /, tag="none", **kw):
        super().__init_subclass__(**kw)
        log.append(("init_subclass", cls.__name__, tag))
        cls.tag = tag


class First(Base, tag="one"):
    a = Named()
    b = Named()


class Second(First):
    pass


class Third(Second, tag="three"):
    c = Named()


for entry in log:
    print(entry)
print(First.tag, Second.tag, Third.tag, hasattr(Base, "tag"))
try:
    class Bad(Base, unknown=1):
        pass
except TypeError as e:
    print(e)


# __new__ decides what is made and whether __init__ runs.
class Chooser:
    def __new__(cls, kind):
        if kind == "int":
            return 42
        if kind == "sub":
            return super().__new__(Special)
        return super().__new__(cls)

    def __init__(self, kind):
        self.kind = f"init {kind}"


class Special(Chooser):
    pass


print(Chooser("int"), type(Chooser("sub")).__name__, Chooser("sub").kind, Chooser("other").kind)


class Immutable(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])


i = Immutable(1, 2)
print(i, i.x, len(i), type(i).__name__)


class Inches(float):
    def __new__(cls, value, unit="in"):
        if unit == "cm":
            value /= 2.54
        return super().__new__(cls, value)


print(Inches(1), Inches(2.54, "cm"), Inches(254, unit="cm") + 1)


class Upper(str):
    def __new__(cls, s):
        return str.__new__(cls, s.upper())


print(Upper("abc"), isinstance(Upper("a"), str), Upper("q") == "Q")


# Caching in __new__: __init__ still runs each time.
class Cached:
    made = {}
    inits = 0

    def __new__(cls, key):
        return cls.made.setdefault(key, super().__new__(cls)) if key not in cls.made else cls.made[key]

    def __init__(self, key):
        Cached.inits += 1
        self.key = key


print(Cached("a") is Cached("a"), Cached("b") is Cached("a"), Cached.inits)

# What __init__ returns, arguments that object refuses.
class BadInit:
    def __init__(self):
        return 5


class OnlyNew:
    def __new__(cls, *args):
        return object.__new__(cls)


class OnlyInit:
    def __init__(self, *args):
        pass


class PassesOn:
    def __new__(cls, *args):
        return super().__new__(cls, *args)


class NewAndInit:
    def __new__(cls, a):
        return super().__new__(cls)

    def __init__(self, a, b=2):
        self.a = (a, b)


for action in (
    lambda: BadInit(),
    lambda: type(OnlyNew(1, 2)).__name__,
    lambda: type(OnlyInit(1, 2)).__name__,
    lambda: PassesOn(1),
    lambda: type(PassesOn()).__name__,
    lambda: NewAndInit(1).a,
    lambda: NewAndInit(1, 2),
    lambda: NewAndInit(),
    lambda: object.__new__(5),
    lambda: object.__new__(),
    lambda: object.__new__(int),
    lambda: int.__new__(str),
    lambda: list.__new__(dict),
    lambda: OnlyInit.__new__(OnlyInit, 1).__class__.__name__,
):
    try:
        print(action())
    except TypeError as e:
        print("TypeError", e)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class SubGeneric(Generic):
    pass


print(Generic[int], SubGeneric["x", 1])
try:
    Base[int]
except TypeError as e:
    print(e)


class Counted:
    total = 0

    def __new__(cls, *args, **kw):
        instance = super().__new__(cls)
        cls.total += 1
        instance.number = Counted.total
        return instance


class CountedChild(Counted):
    def __init__(self, name):
        self.name = name


print([Counted().number, CountedChild("x").number, CountedChild("y").number], Counted.total, CountedChild.total)
