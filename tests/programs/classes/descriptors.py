# The descriptor protocol: data and non-data descriptors, lookup order, __set_name__.
class Data:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, instance, owner=None):
        if instance is None:
            return ("class access", owner.__name__)
        return ("data", instance.__dict__.get(self.name))

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2

    def __delete__(self, instance):
        print("delete", self.name)


class NonData:
    def __get__(self, instance, owner):
        return ("nondata", instance is None, owner.__name__)


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["s"] = ("set", value)


class Holder:
    d = Data()
    n = NonData()
    s = SetOnly()
    plain = 5


h = Holder()
print(h.d, Holder.d, h.n, Holder.n)
h.d = 21
print(h.d, h.__dict__)
del h.d
h.__dict__["d"] = "in dict"
print(h.d)
h.n = "instance wins"
print(h.n, Holder.n)
del h.n
print(h.n)
print(type(h.s).__name__)
h.s = 1
print(h.s, h.__dict__["s"])
try:
    del h.s
except AttributeError as e:
    print(e)


# Inherited descriptors, and overriding by plain values.
class Child(Holder):
    n = "plain now"


c = Child()
c.d = 5
print(c.d, c.n, Child.d)

# Descriptors are only looked up on the type.
h.fake = NonData()
print(type(h.fake).__name__)
Holder.late = Data.__new__(Data)
Holder.late.__class__ if False else None
print("late" in Holder.__dict__)


# A typed, validated field.
class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.name, value)


class Person:
    name = Typed(str, "anonymous")
    age = Typed(int, 0)


p = Person()
print(p.name, p.age)
p.name, p.age = "Ann", 30
print(p.name, p.age, vars(p))
try:
    p.age = "old"
except TypeError as e:
    print(e)


# A cached property without __set__.
class Cached:
    def __init__(self, function):
        self.function, self.name = function, function.__name__

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @Cached
    def area(self):
        print("computing")
        return self.r * self.r * 3


circle = Circle(2)
print(circle.area, circle.area, vars(circle))

# Functions, classmethod and staticmethod are descriptors.
def f(self, x):
    return (self, x)


print(f.__get__("me")(1), f.__get__("me", str).__self__, classmethod(f).__get__(None, int)(2), staticmethod(f).__get__(1, int)(3, 4))
print(hasattr(f, "__get__"), hasattr(f, "__set__"), hasattr(property(), "__set__"), hasattr(5, "__get__"))


# Errors in __set_name__ carry a note; a __get__ that raises AttributeError meets __getattr__.
class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("no name for me")


try:
    class Broken:
        attribute = BadName()
except ValueError as e:
    print(e, e.__notes__)


class Raising:
    def __get__(self, instance, owner):
        raise AttributeError("from descriptor")


class Fallback:
    r = Raising()

    def __getattr__(self, name):
        return f"getattr {name}"


print(Fallback().r)
try:
    Fallback.r
except AttributeError as e:
    print(e)
print(getattr(Fallback, "r", "default"))


class Chain:
    @classmethod
    def name(cls):
        return cls.__name__


print(Chain().name(), Chain.__dict__["name"].__get__(None, Chain)())
