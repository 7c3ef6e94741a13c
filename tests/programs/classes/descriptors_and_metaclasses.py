"""Descriptors, metaclasses, slots and class creation hooks working together."""


class Typed:
    """A validating field that learns its name and counts its reads."""

    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default
        self.reads = 0

    def __set_name__(self, owner, name):
        print("    set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        self.reads += 1
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        if instance.__dict__.pop(self.name, None) is None:
            raise AttributeError(self.name)


class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        print("    prepare", name, [b.__name__ for b in bases], options)
        namespace = Recorder()
        namespace["injected"] = name.lower()
        return namespace

    def __new__(mcs, name, bases, namespace, **options):
        print("    new", name, type(namespace).__name__)
        cls = super().__new__(mcs, name, bases, dict(namespace), **options)
        cls.order = [n for n in namespace.log if not n.startswith("__")]
        return cls

    def __init__(cls, name, bases, namespace, **options):
        print("    init", name, sorted(options))
        super().__init__(name, bases, namespace)

    def __call__(cls, *arguments, **keywords):
        print("    call", cls.__name__)
        instance = super().__call__(*arguments, **keywords)
        instance.made = True
        return instance

    def __len__(cls):
        return len(cls.order)

    def __iter__(cls):
        return iter(cls.order)

    def __contains__(cls, name):
        return name in cls.order

    def __getitem__(cls, index):
        return cls.order[index]

    @property
    def title(cls):
        return cls.__name__.title()

    def __getattr__(cls, name):
        if name.startswith("magic_"):
            return name[6:]
        raise AttributeError(f"no {name} in {cls.__name__}")


class Recorder(dict):
    def __init__(self):
        self.log = []

    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value)


class Base(metaclass=Ordered):
    def __init_subclass__(cls, /, tag=None, **rest):
        print("    init_subclass", cls.__name__, tag, rest)
        cls.tag = tag
        super().__init_subclass__(**rest)


class Person(Base, tag="p"):
    name = Typed(str, "nobody")
    age = Typed(int)

    def __init__(self, name, age):
        self.name, self.age = name, age

    shared = age


print(Person.order, Person.tag, Person.injected, len(Person), list(Person), "age" in Person, Person[1], Person.title)
print(Person.magic_word, hasattr(Person, "other"))
try:
    Person.other
except AttributeError as error:
    print(error)
p = Person("Ann", 30)
print(p.name, p.age, p.made, p.shared, sorted(p.__dict__))
for action in (lambda: setattr(p, "age", "x"), lambda: delattr(p, "age"), lambda: delattr(p, "age"), lambda: p.title, lambda: p.magic_word,
               lambda: Person("only"), lambda: len(p)):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(p.age, Person.__dict__["age"].reads)
try:
    class Wrong(Person, unknown=1):
        pass
except TypeError as error:
    print(error)


class Meta2(type):
    pass


for build in (lambda: type("X", (Person, Meta2("Y", (), {})), {}), lambda: type("X", (int, str), {}), lambda: type("X", (bool,), {}),
              lambda: type("X", (Person, Base, Base), {}), lambda: type("X", (Base, Person), {}), lambda: type("X", (1,), {}),
              lambda: type("X", [], {}), lambda: type(3, (), {}), lambda: type("X", (), []), 
              lambda: type("X", (type(None),), {}), lambda: type("X", (), {"__slots__": 5}), lambda: type("X", (), {"__slots__": ["1x"]}),
              lambda: type("X", (), {"__slots__": ["a"], "a": 1}), lambda: type("X", (int,), {"__slots__": ["a"]}),
              lambda: type("X", (), {"__slots__": ["__dict__", "__dict__"]}), lambda: type("X", (tuple,), {"__slots__": ("a",)})):
    try:
        print(build())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Broken:
    def __set_name__(self, owner, name):
        raise LookupError("no name for me")


try:
    class Holder:
        field = Broken()
except LookupError as error:
    print(repr(error), error.__notes__)


class NonData:
    def __get__(self, instance, owner):
        return ("non-data", instance is None, owner.__name__)


class Data(NonData):
    def __set__(self, instance, value):
        print("    data set", value)


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["set_only"] = value * 2


class C:
    non_data = NonData()
    data = Data()
    set_only = SetOnly()
    method = lambda self: "method"


c = C()
print(c.non_data, c.data, C.non_data, C.data, isinstance(c.set_only, SetOnly))
c.__dict__.update(non_data=1, data=2, set_only=3, method=4)
print(c.non_data, c.data, c.set_only, c.method)
c.data = 5
c.set_only = 8
print(c.data, c.set_only, c.__dict__)
del c.non_data
print(c.non_data)
try:
    del c.data
except AttributeError as error:
    print(repr(error), error.args)
C.non_data = property(lambda self: "now a property")
print(c.non_data)
try:
    c.non_data = 1
except AttributeError as error:
    print(error)
C.data = "plain"
print(c.data)


class Lazy:
    """Computes once, then is shadowed by the instance's own attribute."""

    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Data3:
    calls = 0

    @Lazy
    def total(self):
        Data3.calls += 1
        return sum(range(100))

    @property
    def twice(self):
        return self.total * 2

    @twice.setter
    def twice(self, value):
        self.__dict__["total"] = value // 2

    @twice.deleter
    def twice(self):
        del self.__dict__["total"]


d = Data3()
acc = 0
for i in range(200):
    acc += d.total + d.twice
    if i % 50 == 49:
        del d.twice
    if i == 120:
        d.twice = 10
print(acc, Data3.calls)


class Slotted:
    __slots__ = ("x", "_y", "__weakref__")
    __slots__ += ("__private",)

    def __init__(self):
        self.x = 1
        self.__private = 2

    @property
    def private(self):
        return self.__private


s = Slotted()
print(s.x, s.private, [n for n in dir(s) if "private" in n], Slotted.x, type(Slotted.x).__name__)
for action in (lambda: s._y, lambda: setattr(s, "z", 1), lambda: Slotted.x.__get__(5), lambda: delattr(s, "_y"), lambda: s.__dict__,
               lambda: Slotted.x.__set__(s, 9) or s.x, lambda: Slotted.x.__delete__(s) or hasattr(s, "x")):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Swapped:
    __slots__ = ("x", "_y", "__weakref__", "_Slotted__private")


print(s.__class__.__name__)
try:
    s.__class__ = Swapped
    print(s.__class__.__name__)
except TypeError as error:
    print(error)
for target, cls in ((s, C), (c, Slotted), (c, int), (5, C), (c, 3)):
    try:
        target.__class__ = cls
    except TypeError as error:
        print(error)
c.__class__ = Data3
print(c.twice, type(c).__name__)


class Plugin:
    registry = {}

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        Plugin.registry[cls.__name__.lower()] = cls

    def __class_getitem__(cls, name):
        return cls.registry[name]


class Csv(Plugin):
    pass


class Json(Plugin):
    pass


print(Plugin["csv"], sorted(Plugin.registry), Csv["json"])


class Entries:
    def __mro_entries__(self, bases):
        print("    mro_entries", len(bases))
        return (Csv, Data3)


class FromEntries(Entries(), C):
    pass


print(FromEntries.__mro__, FromEntries.__bases__, type(FromEntries.__orig_bases__[0]).__name__)


class CustomMro(type):
    def mro(cls):
        return [cls, Extra, object] if cls.__name__ == "UsesMro" else type.mro(cls)


class Extra:
    extra = "from mro()"


class UsesMro(metaclass=CustomMro):
    pass


print(UsesMro.extra, UsesMro().extra, UsesMro.__bases__, issubclass(UsesMro, Extra), isinstance(UsesMro(), Extra))
Base.late = lambda self: "late"
print(p.late(), Base.__subclasses__(), type(Person), Ordered.__mro__)


class Singleton(type):
    instances = {}

    def __call__(cls, *arguments):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*arguments)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, value=0):
        self.value = value


print(Config(1) is Config(2), Config().value, sum(Config(i).value for i in range(100)))
