# super(): cooperative methods, both forms, class methods, attribute access, errors.
class Root:
    def __init__(self, **kw):
        self.log = ["Root"]
        if kw:
            raise TypeError(f"left over: {sorted(kw)}")

    def describe(self):
        return "Root"


class Left(Root):
    def __init__(self, left, **kw):
        super().__init__(**kw)
        self.left = left
        self.log.append("Left")

    def describe(self):
        return "Left>" + super().describe()


class Right(Root):
    def __init__(self, right, **kw):
        super().__init__(**kw)
        self.right = right
        self.log.append("Right")

    def describe(self):
        return "Right>" + super().describe()


class Bottom(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("Bottom")

    def describe(self):
        return "Bottom>" + super().describe()


b = Bottom(left=1, right=2)
print(b.log, b.left, b.right, b.describe())
print(super(Bottom, b).describe(), super(Left, b).describe(), super(Right, b).describe())
try:
    Bottom(left=1, right=2, extra=3)
except TypeError as e:
    print(e)


# Class methods, static methods, properties and class attributes through super.
class Base:
    value = "base value"

    @classmethod
    def make(cls, *args):
        return (cls.__name__, args)

    @staticmethod
    def helper(x):
        return x * 2

    @property
    def size(self):
        return 10


class Derived(Base):
    value = "derived value"

    @classmethod
    def make(cls, *args):
        return ("via", super().make(*args, "extra"))

    @staticmethod
    def helper(x):
        return super(Derived, Derived).helper(x) + 1

    @property
    def size(self):
        return super().size + 1

    def values(self):
        return self.value, super().value, super().__getattribute__("value")


d = Derived()
print(Derived.make(1), d.make(2), Derived.helper(5), d.size, d.values())

# super in nested functions and comprehensions needs the first argument; __class__ is a cell.
class Nested(Base):
    def get_class(self):
        return __class__.__name__

    def through_inner(self):
        def inner(me):
            return super().size

        return inner(self)

    def in_lambda(self):
        return (lambda s: super().size)(self)

    def in_list(self):
        return [super(Nested, self).size for _ in range(2)]


n = Nested()
print(n.get_class(), n.through_inner(), n.in_lambda(), n.in_list())

# Special methods.
class LoudList(list):
    def append(self, x):
        super().append(x)
        super().append(x)

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))

    def __len__(self):
        return super().__len__() * 100

    def __repr__(self):
        return "Loud" + super().__repr__()


l = LoudList()
l.append(1)
print(l, l[0], len(l))

# Unbound and odd uses.
s = super(Derived, d)
print(type(s).__name__, s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__)
for action in (
    lambda: super(Derived, d).missing,
    lambda: super(Derived, 5),
    lambda: super(5, d),
    lambda: super(),
    lambda: super(Base, d).value,
    lambda: super(object, d).value,
):
    try:
        print(action())
    except (TypeError, AttributeError, RuntimeError) as e:
        print(type(e).__name__, e)


def outside(self):
    return super().size


Base.outside = outside
try:
    d.outside()
except RuntimeError as e:
    print(e)


class NoArguments:
    def bad():
        return super().x

    def deleted(self):
        del self
        return super().x


try:
    NoArguments.bad()
except RuntimeError as e:
    print(e)
try:
    NoArguments().deleted()
except RuntimeError as e:
    print(e)


class Setter(Base):
    def try_set(self):
        super().value = 1


try:
    Setter().try_set()
except AttributeError as e:
    print(e)


# A method moved to another class keeps the __class__ of its origin.
class Other:
    describe = Bottom.describe


try:
    Other().describe()
except TypeError as e:
    print(e)
