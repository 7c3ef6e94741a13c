# Augmented assignment: fall-back, aliasing, evaluation of the target once.
class Bag:
    def __init__(self, items):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.extend(other)
        return self

    def __add__(self, other):
        return Bag(self.items + list(other))

    def __imul__(self, n):
        return ("replaced", n)

    def __repr__(self):
        return f"Bag({self.items})"


a = b = Bag([1])
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
a *= 5
print(a, b)

# Builtin types: lists mutate, tuples and strings are rebound.
x = y = [1]
x += [2]
print(x, y, x is y)
x = x + [3]
print(x, y)
t = u = (1,)
t += (2,)
print(t, u)
s = r = "a"
s += "b"
s *= 3
print(s, r)
n = 5
n **= 3
n //= 7
n <<= 4
n |= 1
n ^= 0xFF
n %= 100
n &= 0x7E
n -= -1
n >>= 1
print(n)
f = 10
f /= 4
print(f)
z = {1, 2}
w = z
z |= {3}
z &= {2, 3, 4}
z ^= {4}
z -= {2}
print(sorted(z), z is w)
fz = fw = frozenset([1])
fz |= {2}
print(sorted(fz), sorted(fw))
d = e = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
print(d, d is e)
x += "str"
x += (i for i in range(2))
x += {"key": 1}
print(x)
x *= 2
print(len(x))
x *= 0
print(x, y)

# The target's parts are evaluated once, before the value.
log = []


def note(tag, value):
    log.append(tag)
    return value


items = [10, 20]
note("list", items)[note("index", 1)] += note("value", 5)
print(items, log)
log.clear()


class Attr:
    @property
    def value(self):
        log.append("get")
        return 1

    @value.setter
    def value(self, v):
        log.append(f"set {v}")


note("object", Attr()).value += note("add", 2)
print(log)

# The famous tuple.
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as error:
    print(error, t)

# Errors.
for statement in ("num", "none", "list", "tuple", "str", "dict"):
    v = {"num": 1, "none": None, "list": [1], "tuple": (1,), "str": "s", "dict": {}}[statement]
    try:
        v += 5 if statement != "num" else "a"
        print(v)
    except TypeError as error:
        print(error)
for symbol in ("-=", "*=", "@=", "**=", "|="):
    v = [1]
    try:
        if symbol == "-=":
            v -= [1]
        elif symbol == "*=":
            v *= 1.5
        elif symbol == "@=":
            v @= 2
        elif symbol == "**=":
            v **= 2
        else:
            v |= [2]
    except TypeError as error:
        print(error)


def unbound():
    try:
        q += 1
    except UnboundLocalError as error:
        return str(error)


print(unbound())


class NoSet:
    def __getitem__(self, i):
        return 1


try:
    NoSet()[0] += 1
except TypeError as error:
    print(error)


class Meter:
    def __init__(self):
        self.total = 0

    def __iadd__(self, n):
        self.total += n
        return self

    def __isub__(self, n):
        return NotImplemented

    def __sub__(self, n):
        return f"sub {n}"


meter = Meter()
meter += 5
meter += 7
print(meter.total)
meter -= 3
print(meter)


class Slot:
    count = 0


slot = Slot()
slot.count += 1
print(slot.count, Slot.count, vars(slot))
grid = [[0] * 3 for _ in range(2)]
grid[1][2] += 7
grid[0][-1] -= 1
print(grid)
counts = {}
for c in "hello":
    counts[c] = counts.get(c, 0) + 1
counts["l"] *= 10
print(counts)
