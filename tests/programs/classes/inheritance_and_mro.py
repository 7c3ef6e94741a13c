# Inheritance, C3 linearization and its errors.
class A:
    def who(self):
        return "A"

    def only_a(self):
        return "only A"


class B(A):
    def who(self):
        return "B"


class C(A):
    def who(self):
        return "C"


class D(B, C):
    pass


def names(cls):
    return [k.__name__ for k in cls.__mro__]


print(names(D), D().who(), D().only_a())
print(D.mro() == list(D.__mro__), D.__bases__ == (B, C), D.__base__.__name__)


# The classic examples.
class O: pass
class F(O): pass
class E(O): pass
class D2(O): pass
class C2(D2, F): pass
class B2(D2, E): pass
class A2(B2, C2): pass


print(names(A2))


class X(O): pass
class Y(O): pass
class XY(X, Y): pass
class YX(Y, X): pass


for bases in ((XY, YX), (O, X), (X, X), (A, D)):
    try:
        type("Bad", bases, {})
        print("made")
    except TypeError as e:
        print(e)

# Lookup by the MRO for data and methods, and dynamic changes.
class P1:
    value = "p1"


class P2:
    value = "p2"
    other = "p2 other"


class K(P1, P2):
    pass


k = K()
print(k.value, k.other)
P1.other = "p1 other"
print(k.other)
K.value = "k"
print(k.value)
del K.value
del P1.value
print(k.value)

# __bases__ can be assigned.
class Base1:
    def hello(self):
        return "base1"


class Base2:
    def hello(self):
        return "base2"


class Derived(Base1):
    pass


d = Derived()
print(d.hello())
Derived.__bases__ = (Base2,)
print(d.hello(), names(Derived))
try:
    Derived.__bases__ = (Derived,)
except TypeError as e:
    print(e)
try:
    Derived.__bases__ = ()
except TypeError as e:
    print(e)

# isinstance and issubclass.
print(isinstance(D(), A), isinstance(A(), D), issubclass(D, (int, A)), issubclass(A, A), isinstance(5, (str, (list, int))))
print(issubclass(bool, int), issubclass(int, object), isinstance(True, int), isinstance(type, type), isinstance(object, type))
print(isinstance(5, int | str), issubclass(float, int | str), isinstance(None, int | None))
for args in ((5, "A"), (5, [A])):
    try:
        isinstance(*args)
    except TypeError as e:
        print(e)
for args in ((5, A), (A, 5)):
    try:
        issubclass(*args)
    except TypeError as e:
        print(e)

# Subclasses of builtin types.
class MyInt(int):
    def double(self):
        return self * 2


class MyList(list):
    def first(self):
        return self[0]


class MyDict(dict):
    def __missing__(self, key):
        return f"no {key}"


class MyStr(str):
    def shout(self):
        return self.upper() + "!"


n = MyInt(21)
print(n, n.double(), type(n + 1).__name__, type(n).__name__, n == 21, hash(n) == hash(21), repr(n))
l = MyList([3, 1, 2])
l.append(0)
print(l, l.first(), sorted(l), type(l[:2]).__name__, type(l + l).__name__, len(l))
m = MyDict(a=1)
print(m["a"], m["zz"], m.get("zz"), "zz" in m, m)
s = MyStr("hi")
print(s.shout(), type(s.upper()).__name__, s + "x", {s: 1}["hi"])
n.attribute = 5
print(n.attribute, vars(n))
for base in (bool, type(None), type(lambda: 0), range, slice, type(...)):
    try:
        type("Bad", (base,), {})
        print("made", base.__name__)
    except TypeError as e:
        print(e)
for bases in ((int, str), (5,), (list, dict)):
    try:
        type("Bad", bases, {})
    except TypeError as e:
        print(e)
print([c.__name__ for c in A.__subclasses__()], [c.__name__ for c in bool.__mro__])
