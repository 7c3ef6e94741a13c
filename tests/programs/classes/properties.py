# Properties: getters, setters, deleters, inheritance, errors.
class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        del self._celsius

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32


t = Temperature(100)
print(t.celsius, t.fahrenheit)
t.celsius = 0
print(t.celsius, t.fahrenheit, vars(t))
try:
    t.celsius = -300
except ValueError as e:
    print(e)
try:
    t.fahrenheit = 5
except AttributeError as e:
    print(e)
try:
    del t.fahrenheit
except AttributeError as e:
    print(e)
del t.celsius
try:
    t.celsius
except AttributeError as e:
    print(e)
print(type(Temperature.celsius).__name__, Temperature.celsius.__doc__, Temperature.celsius.fget.__name__)
print(Temperature.fahrenheit.fset, Temperature.fahrenheit.fdel)


# A property beats the instance's dictionary.
class P:
    @property
    def x(self):
        return "property"


p = P()
p.__dict__["x"] = "instance"
print(p.x, p.__dict__)
del P.x
print(p.x)


# Built by hand.
class Manual:
    def get(self):
        return self.v

    def set(self, v):
        self.v = v

    def delete(self):
        self.v = "deleted"

    x = property(get, set, delete, "doc of x")
    write_only = property(None, set)
    nothing = property()
    lambda_property = property(lambda self: self.v * 2)


m = Manual()
m.x = 5
print(m.x, m.lambda_property, Manual.x.__doc__)
del m.x
print(m.x)
m.write_only = 7
for action in (
    lambda: m.write_only,
    lambda: m.nothing,
    lambda: setattr(m, "nothing", 1),
    lambda: delattr(m, "nothing"),
    lambda: setattr(m, "lambda_property", 1),
    lambda: delattr(m, "write_only"),
):
    try:
        print(action())
    except AttributeError as e:
        print(e)


# Overriding in subclasses: one accessor or the whole.
class Base:
    def __init__(self):
        self._n = 1

    @property
    def n(self):
        return self._n

    @n.setter
    def n(self, value):
        self._n = value


class Doubled(Base):
    @Base.n.getter
    def n(self):
        return self._n * 2


class ReadOnly(Base):
    @property
    def n(self):
        return super().n + 100


d = Doubled()
d.n = 21
print(d.n)
r = ReadOnly()
try:
    r.n = 5
except AttributeError as e:
    print(e)
print(r.n)
Base.n.fset(r, 3)
print(r.n)


class Static(Base):
    n = "plain"


s = Static()
s.n = 9
print(s.n, vars(s))


# An AttributeError inside a getter, with and without __getattr__.
class Hidden:
    @property
    def broken(self):
        return self.nowhere

    def __getattr__(self, name):
        return f"fallback {name}"


print(Hidden().broken, Hidden().else_)


class Raises:
    @property
    def bad(self):
        raise ValueError("from getter")


try:
    Raises().bad
except ValueError as e:
    print(e)
try:
    hasattr(Raises(), "bad")
except ValueError as e:
    print("hasattr lets it through:", e)


# On the class itself through a metaclass.
class Meta(type):
    @property
    def label(cls):
        return f"label of {cls.__name__}"


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.label)
try:
    WithMeta().label
except AttributeError as e:
    print(e)
cached = {}


class Lazy:
    @property
    def value(self):
        if "value" not in cached:
            print("computing")
            cached["value"] = 42
        return cached["value"]


z = Lazy()
print(z.value, z.value)
print(property.__name__, isinstance(Lazy.value, property), callable(Lazy.value))
