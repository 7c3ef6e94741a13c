# A class decorator that writes __init__, __repr__, __eq__, ordering and hashing from a list of fields.
MISSING = object()


class Field:
    def __init__(self, default=MISSING, factory=None, check=None, show=True):
        self.default, self.factory, self.check, self.show = default, factory, check, show

    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("_fields", None)


def record(cls=None, *, frozen=False, order=False):
    if cls is None:
        return lambda c: record(c, frozen=frozen, order=order)
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(getattr(base, "_fields", {}))
    for name, value in list(vars(cls).items()):
        if isinstance(value, Field):
            fields[name] = value
            delattr(cls, name)
    cls._fields = fields

    def __init__(self, *args, **kwargs):
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} takes {len(fields)} values but {len(args)} were given")
        given = dict(zip(fields, args))
        for name, value in kwargs.items():
            if name not in fields:
                raise TypeError(f"{cls.__name__} has no field {name!r}")
            if name in given:
                raise TypeError(f"{cls.__name__} got {name!r} twice")
            given[name] = value
        for name, field in fields.items():
            if name in given:
                value = given[name]
            elif field.factory is not None:
                value = field.factory()
            elif field.default is not MISSING:
                value = field.default
            else:
                raise TypeError(f"{cls.__name__} needs {name!r}")
            if field.check is not None and not field.check(value):
                raise ValueError(f"{cls.__name__}.{name} cannot be {value!r}")
            object.__setattr__(self, name, value)
        if hasattr(self, "after_init"):
            self.after_init()

    def values(self):
        return tuple(getattr(self, name) for name in fields)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n, f in fields.items() if f.show)})"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return values(self) == values(other)

    cls.__init__, cls.__repr__, cls.__eq__, cls.__hash__ = __init__, __repr__, __eq__, None
    if frozen:
        def __setattr__(self, name, value):
            raise AttributeError(f"cannot assign to field {name!r}")

        cls.__setattr__, cls.__hash__ = __setattr__, lambda self: hash(values(self))
    if order:
        for symbol, test in (("lt", lambda a, b: a < b), ("le", lambda a, b: a <= b), ("gt", lambda a, b: a > b), ("ge", lambda a, b: a >= b)):
            def compare(self, other, test=test):
                if type(other) is not type(self):
                    return NotImplemented
                return test(values(self), values(other))

            setattr(cls, f"__{symbol}__", compare)
    cls.replace = lambda self, **changes: type(self)(**{**dict(zip(fields, values(self))), **changes})
    cls.as_dict = lambda self: {n: v.as_dict() if hasattr(v, "as_dict") else v for n, v in zip(fields, values(self))}
    return cls


@record(order=True, frozen=True)
class Point:
    x = Field()
    y = Field(0)

    def norm(self):
        return abs(self.x) + abs(self.y)


@record
class Person:
    name = Field(check=str.istitle)
    age = Field(0, check=lambda a: 0 <= a < 150)
    tags = Field(factory=list)
    secret = Field("hidden", show=False)

    def after_init(self):
        self.initial = self.name[0]


@record
class Employee(Person):
    salary = Field(1000)
    position = Field(Point(0))


p, q = Point(1, 2), Point(1)
print(p, q, p == Point(1, y=2), p != q, p > q, sorted([p, q, Point(-1)]), hash(p) == hash(Point(1, 2)), {p: "k"}[Point(1, 2)], p.norm(), q.replace(y=9), p.as_dict(), len({p, q, Point(1, 2)}))
a, b = Person("Ann"), Person("Bob", 5, tags=["x"])
a.tags.append("new")
print(a, b, Person("Cid").tags, a.initial, a.secret, a == Person("Ann", 0, ["new"]), a == 5)
e = Employee("Eve", 30, salary=5)
print(e, e == Person("Eve", 30), e.as_dict(), e.replace(name="Zed").initial, list(Employee._fields), isinstance(e, Person))
for action in (
    lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=1), lambda: Point(1, x=2), lambda: setattr(p, "x", 5), lambda: Person("lower"), lambda: Person("Old", 200), lambda: hash(a), lambda: a < b, lambda: p < 5, lambda: {a: 1}, lambda: a.replace(nope=1), lambda: Point.x,
):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Enum(type):
    """Enumerations by hand."""

    def __prepare__(name, bases):
        class Auto(dict):
            counter = 0

            def __missing__(self, key):
                if key.startswith("__"):
                    raise KeyError(key)
                Auto.counter += 1
                self[key] = Auto.counter
                return Auto.counter

        return Auto()

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls._members = {}
        for key, value in namespace.items():
            if not key.startswith("_") and not callable(value):
                member = object.__new__(cls)
                member.name, member.value = key, value
                cls._members[key] = member
                setattr(cls, key, member)
        return cls

    def __iter__(cls):
        return iter(cls._members.values())

    def __len__(cls):
        return len(cls._members)

    def __getitem__(cls, name):
        return cls._members[name]

    def __call__(cls, value):
        for m in cls:
            if m.value == value:
                return m
        raise ValueError(f"{value!r} is not a valid {cls.__name__}")

    def __contains__(cls, m):
        return m in cls._members.values()

    def __repr__(cls):
        return f"<enum {cls.__name__}>"


class Colour(metaclass=Enum):
    RED
    GREEN
    BLUE = 10

    def __repr__(self):
        return f"{type(self).__name__}.{self.name}"

    def lower(self):
        return self.name.lower()


print(Colour, list(Colour), Colour.RED, Colour.RED.value, Colour(2), Colour["BLUE"], Colour.GREEN is Colour(2), len(Colour), Colour.RED in Colour, 5 in Colour, Colour.BLUE.lower(), {Colour.RED: 1}[Colour.RED], isinstance(Colour.RED, Colour))
try:
    Colour(99)
except ValueError as error:
    print(error)
