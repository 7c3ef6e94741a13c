# Static and class methods in all the places where they can stand.
class Date:
    epoch = 1970

    def __init__(self, year, month, day):
        self.parts = (year, month, day)

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @classmethod
    def of_epoch(cls):
        return cls(cls.epoch, 1, 1)

    @staticmethod
    def is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def __repr__(self):
        return f"{type(self).__name__}{self.parts}"


class Euro(Date):
    epoch = 2000


print(Date.parse("2020-02-29"), Euro.parse("1999-1-1"), Euro.of_epoch(), Date.of_epoch())
print(Date.is_leap(2000), Euro.is_leap(1900), Date(1, 1, 1).is_leap(2024))


class Counter:
    count = 0

    def __init__(self):
        type(self).increment()

    @classmethod
    def increment(cls):
        cls.count += 1
        return cls.count


class Sub(Counter):
    pass


Counter(), Counter(), Sub()
print(Counter.count, Sub.count, Counter.increment(), Sub.increment(), Counter.count)

# As objects.
s, c = Date.__dict__["is_leap"], Date.__dict__["parse"]
print(type(s).__name__, type(c).__name__, s.__func__(2004), c.__func__(Date, "1-2-3"))
print(s(1904), s.__name__, c.__name__, s.__wrapped__ is s.__func__)
try:
    c("1-2-3")
except TypeError as e:
    print(e)
print(Date.parse.__self__ is Date, Euro.parse.__self__ is Euro, Date.parse.__func__ is Euro.parse.__func__)

# Inside the class body a staticmethod can be called (since 3.10).
class Early:
    @staticmethod
    def double(x):
        return 2 * x

    value = double(21)


print(Early.value)


# Overriding kinds.
class Base:
    @staticmethod
    def f(*args):
        return ("static", args)

    @classmethod
    def g(cls, *args):
        return ("class", cls.__name__, args)

    def h(self, *args):
        return ("instance", args)


class Flip(Base):
    @classmethod
    def f(cls, *args):
        return ("class now", super().f(*args))

    def g(self, *args):
        return ("instance now", super().g(*args))

    @staticmethod
    def h(*args):
        return ("static now", args)


f = Flip()
print(f.f(1), Flip.f(2))
print(f.g(3))
print(f.h(4), Flip.h(5))
try:
    Flip.g()
except TypeError as e:
    print(e)

# On instances through assignment: only functions of the class bind.
Base.late_static = staticmethod(lambda x: ("late", x))
Base.late_class = classmethod(lambda cls, x: (cls.__name__, x))
print(Base.late_static(1), Base().late_static(2), Flip.late_class(3))


# Wrapping other callables.
class Odd:
    from_builtin = staticmethod(len)
    from_type = classmethod(type)
    from_lambda = staticmethod(lambda: "no arguments")
    nested = staticmethod(staticmethod(lambda x: x + 1))


print(Odd.from_builtin("abc"), Odd().from_type(), Odd.from_lambda(), Odd().nested(1))
try:
    staticmethod()
except TypeError as e:
    print(e)
try:
    class Uncallable:
        x = classmethod(5)
    Uncallable.x()
except TypeError as e:
    print(e)


# Alternative constructors with subclass data.
class Shape:
    registry = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.registry[cls.__name__.lower()] = cls

    @classmethod
    def create(cls, name, *args):
        try:
            return cls.registry[name](*args)
        except KeyError:
            raise ValueError(f"unknown shape {name!r}") from None


class Square(Shape):
    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a ** 2


class Rect(Shape):
    def __init__(self, a, b):
        self.a, self.b = a, b

    def area(self):
        return self.a * self.b


print(Shape.create("square", 3).area(), Square.create("rect", 2, 5).area())
try:
    Shape.create("blob")
except ValueError as e:
    print(e, e.__cause__, e.__suppress_context__)
