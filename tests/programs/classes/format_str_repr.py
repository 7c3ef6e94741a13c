# __str__, __repr__, __format__, __bytes__ and where each is used.
class R:
    def __repr__(self):
        return "R-repr"


class S:
    def __str__(self):
        return "S-str"

    def __repr__(self):
        return "S-repr"


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "F-str"


print(R(), str(R()), repr(R()), [R()], (R(),), {R().__repr__(): R()}, f"{R()} {R()!r} {R()!s}")
print(S(), str(S()), repr(S()), [S()], {"k": S()}, f"{S()} {S()!r} {S()!a}", "%s %r %a" % (S(), S(), S()))
print(F(), f"{F()} {F():abc} {F()!s} {F()!s:>8}", format(F()), format(F(), "x"), "{} {:y} {!s}".format(F(), F(), F()))
print(f"{S()!s:>10}|{S()!r:^10}|{str(R()):*<8}")
try:
    f"{R():>10}"
except TypeError as e:
    print(e)
try:
    format(object(), "x")
except TypeError as e:
    print(e)
for value in ([], {}, (), None, {1}, range(3), len, ...):
    try:
        format(value, "5")
    except TypeError as e:
        print(e)
print(format(None), format([1]), format(True), format(True, "d"), format(True, "5"), f"{True!s:>6}")


# Recursive containers and user types inside them.
l = [1]
l.append(l)
d = {"self": None}
d["self"] = d
t = ([],)
t[0].append(t)
print(l, d, t)


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __repr__(self):
        inner = "".join(f", {c!r}" for c in self.children)
        return f"Node({self.value!r}{inner})"


print(Node(1, Node("two"), Node(3.0, Node(None))))

# Subclasses of builtin types.
class MyInt(int):
    def __str__(self):
        return "my int"


class MyStr(str):
    def __repr__(self):
        return "my str repr"

    def __str__(self):
        return "my str str"


class MyFloat(float):
    def __format__(self, spec):
        return "formatted " + spec


class MyList(list):
    def __repr__(self):
        return "MyList" + super().__repr__()


i, s, f, m = MyInt(5), MyStr("abc"), MyFloat(2.5), MyList([1, MyList()])
print(i, repr(i), f"{i} {i:03d}", "%s %d" % (i, i), [i], str(i) + "!")
print(s, repr(s), f"{s} {s!r}", "%s %r" % (s, s), [s], s + "!", "".join([s, s]), str.__str__(s))
print(f, f"{f:.3f}", "{:x}".format(f), "%.2f" % f)
print(m, [m], f"{m}")

# str is not called on the result of repr; wrong types are refused.
class BadRepr:
    def __repr__(self):
        return 5


class BadStr:
    def __str__(self):
        return b"bytes"


class BadFormat:
    def __format__(self, spec):
        return 5


class Raises:
    def __repr__(self):
        raise ValueError("in repr")


for action in (
    lambda: repr(BadRepr()), lambda: str(BadStr()), lambda: format(BadFormat()), lambda: f"{BadFormat()}",
    lambda: str(BadRepr()), lambda: [Raises()].__repr__(), lambda: print(BadStr()), lambda: "%s" % Raises(),
):
    try:
        action()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


# Default reprs by pattern, not by address.
class Plain:
    def method(self):
        pass


print(repr(Plain()).startswith("<__main__.Plain object at 0x"), repr(Plain().method).startswith("<bound method Plain.method of <__main__.Plain"))
print(repr(Plain.method).startswith("<function Plain.method at 0x"), repr(lambda: 0).startswith("<function <lambda> at 0x"))
print(Plain, len, int, [].__class__, type, type(None), str.upper, object.__repr__ is Plain.__repr__)
print(repr(x for x in "").startswith("<generator object <genexpr> at 0x"), property, NotImplemented, Ellipsis)
print(repr("".upper).startswith("<built-in method upper of str object at 0x"), print)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        currency = "EUR"
        if spec.endswith(("$", "£")):
            currency, spec = spec[-1], spec[:-1]
        return currency + format(self.cents / 100, spec or ".2f")


print(f"{Money(12345)} {Money(12345):$} {Money(123456789):,.1f£} {Money(5):>8.3f}")
width, precision = 10, 1
print(f"{Money(999):{width}.{precision}f}|")
