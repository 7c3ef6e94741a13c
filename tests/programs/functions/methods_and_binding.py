# Bound methods, unbound functions, static and class methods as objects.
class A:
    kind = "A"

    def method(self, *args):
        return (self.kind, args)

    @classmethod
    def cm(cls, *args):
        return (cls.__name__, args)

    @staticmethod
    def sm(*args):
        return args


class B(A):
    kind = "B"


a, b = A(), B()
print(a.method(1), A.method(a, 1), B.method(a), b.method(), A.method(b))
print(A.cm(1), a.cm(2), B.cm(3), b.cm(4))
print(A.sm(1), a.sm(2), B.sm(3))

bound = a.method
print(bound(5), bound.__self__ is a, bound.__func__ is A.method, bound.__name__)
print(a.method == a.method, a.method is a.method, a.method == b.method, hash(a.method) == hash(a.method))
print(A.method is A.method, A.sm is A.sm, A.cm == A.cm, B.cm == A.cm, B.cm.__self__ is B)

# A function stored on the instance is not bound.
a.instance_function = lambda *args: args
print(a.instance_function(1))

# Binding by hand.
def late(self, x):
    return (self.kind, x)


print(late.__get__(b)(3), late.__get__(b, B)(4), late.__get__(None, B)(b, 5))
A.late = late
print(a.late(6), b.late(7))
import types
a.only_here = types.MethodType(late, a)
print(a.only_here(8), hasattr(b, "only_here"))

# Setting an attribute of a bound method goes nowhere.
try:
    a.method.tag = 1
except AttributeError as e:
    print(e)
A.method.tag = 1
print(a.method.tag, A.method.tag)
try:
    a.method.nope
except AttributeError as e:
    print(e)

# Methods of builtins.
append = [].append
append(1)
append(2)
print(append.__self__, append.__name__, str.upper("abc"), list.__len__([1, 2]), int.__add__(1, 2))
try:
    str.upper(5)
except TypeError as e:
    print(e)
try:
    list.append((), 1)
except TypeError as e:
    print(e)
try:
    A.method()
except TypeError as e:
    print(e)
print(str.join.__name__, str.join.__qualname__, list.append.__qualname__, "x".join.__qualname__)
print("".join is "".join, "a".upper == "a".upper)

# A callable instance as a class attribute is not bound; a function is.
class Callable:
    def __call__(self, *args):
        return args


class Holder:
    call = Callable()
    function = lambda *args: len(args)
    builtin = len
    kind = int


h = Holder()
print(h.call(1), h.function(1), h.builtin([1, 2, 3]), h.kind("42"))

# Methods as callbacks, dictionaries of methods.
class Calculator:
    def __init__(self):
        self.value = 0
        self.table = {"+": self.add, "-": self.subtract}

    def add(self, n):
        self.value += n
        return self

    def subtract(self, n):
        self.value -= n
        return self

    def run(self, program):
        for op, n in program:
            self.table[op](n)
        return self.value


print(Calculator().run([("+", 5), ("-", 2), ("+", 10)]))
print(Calculator().add(1).add(2).subtract(5).value)
print(list(map(str.upper, ["a", "b"])), list(map("x{}".format, range(3))), sorted(["b", "A", "c"], key=str.lower))
print(A.__dict__["cm"].__func__.__name__, type(A.__dict__["sm"]).__name__, type(A.__dict__["cm"]).__name__)
print(staticmethod(len)([1]), classmethod(late).__get__(a, A)(1))
