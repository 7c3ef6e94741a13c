# Subclasses of builtin types that override methods: what the builtin operations then use.
class Log(list):
    calls = []

    def append(self, x):
        Log.calls.append("append")
        super().append(x)

    def __getitem__(self, i):
        Log.calls.append(f"getitem {i}")
        return super().__getitem__(i)

    def __iter__(self):
        Log.calls.append("iter")
        return super().__iter__()

    def __contains__(self, x):
        Log.calls.append("contains")
        return super().__contains__(x)

    def __eq__(self, other):
        Log.calls.append("eq")
        return super().__eq__(other)

    def __add__(self, other):
        Log.calls.append("add")
        return Log(super().__add__(other))


def show(label, value):
    print(label, value, Log.calls)
    Log.calls.clear()


l = Log([3, 1, 2])
show("made", list.__repr__(l))
l.append(5)
show("append", None)
show("index", l[0])
show("slice", l[1:])
show("for", [x for x in l])
show("in", 3 in l)
show("sorted", sorted(l))
show("list", list(l))
show("tuple", tuple(l))
show("sum", sum(l))
show("max", max(l))
show("unpack", (lambda *a: a)(*l))
show("equal", l == [3, 1, 2, 5])
show("reflected", [3, 1, 2, 5] == l)
show("add", type(l + [1]).__name__)
show("mul", type(l * 2).__name__)
show("join", ",".join(map(str, l)))
show("enumerate", list(enumerate(l))[:1])
show("reversed", list(reversed(l)))
show("extend", [].extend(l))
show("copy", type(l.copy()).__name__)
show("sort", l.sort())
show("star", [*l])
show("a, b", (lambda: None)() or [a for a, *b in [l]])


class D(dict):
    def __getitem__(self, k):
        return ("got", k)

    def __setitem__(self, k, v):
        super().__setitem__(k, ("set", v))

    def get(self, k, d=None):
        return "own get"

    def keys(self):
        return ["own keys"]

    def __contains__(self, k):
        return True


d = D(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("e", 5)
print(d, d["a"], d["zz"], d.get("a"), "nope" in d, list(d), len(d), dict(d), {**d}, d.pop("b"), sorted(d.items()), list(d.values()), d == {"a": 1}, d | {"x": 1}, "%(q)s" % d, "{q}".format_map(d))
try:
    "{a}".format(**d)
except KeyError as e:
    print("KeyError", e)


class I(int):
    def __add__(self, other):
        return I(int(self) * 100 + other)

    def __str__(self):
        return "I" + super().__str__()

    def __eq__(self, other):
        return False

    def __bool__(self):
        return False

    def __hash__(self):
        return 7

    def __index__(self):
        return 1


i = I(5)
print(i, repr(i), i + 1, 1 + i, sum([i, i]), i == 5, i == i, bool(i), [10, 20, 30, 40, 50, 60][i], range(10)[i], hash(i), f"{i}", f"{i:d}", "%d" % i, "%s" % i, i * 2, -i, int(i), float(i), i in [5], {i: 1}.get(i), max(i, 3), list(range(i)), i < 6, not i, divmod(i, 2), [0] * i, hex(i))


class S(str):
    def __len__(self):
        return 1

    def __eq__(self, other):
        return NotImplemented

    __hash__ = str.__hash__

    def __getitem__(self, i):
        return "X"

    def upper(self):
        return "own upper"

    def __add__(self, other):
        return "added"


s = S("hello")
print(len(s), s == "hello", "hello" == s, s[0], s[1:3], s.upper(), s.title(), s + "x", "x" + s, [c for c in s], "ell" in s, s.find("l"), "".join(s), s.split("l"), s.center(9), {"hello": 1}.get(s), sorted(s), s.__len__(), str.__len__(s), "%s" % s, f"{s:>7}", "-".join([s, s]), s * 2, reversed(s).__next__())


class T(tuple):
    def __getitem__(self, i):
        return "item"

    def __iter__(self):
        yield "iter"

    def __len__(self):
        return 0


t = T((1, 2, 3))
print(t, t[0], list(t), len(t), bool(t), t == (1, 2, 3), t + (4,), hash(t) == hash((1, 2, 3)), 2 in t, t.count(2), t.index(3), max(t), sorted(t), tuple(t), [*t], "%s %s %s" % t, t * 2, t[1:], {t: 1}[(1, 2, 3)])
try:
    a, b, c = t
except ValueError as e:
    print(e)


class F(float):
    def __repr__(self):
        return "F!"

    def __add__(self, other):
        return F(super().__add__(other))

    def __round__(self, n=None):
        return "rounded"


f = F(2.5)
print(f, [f], f + 1, 1 + f, type(f * 2).__name__, round(f), int(f), f"{f}", f"{f:.2f}", "%s %.1f %r" % (f, f, f), f == 2.5, sum([f, f]), max(f, 1), {f: 1}[2.5], -f, abs(f), f.is_integer())


class E(KeyError):
    def __str__(self):
        return "own str"


try:
    raise E("k")
except KeyError as e:
    print(e, repr(e), e.args, f"{e}", str(e), "%s" % e)


class Se(set):
    def add(self, x):
        super().add(x * 2)

    def __contains__(self, x):
        return "maybe" if x else ""

    def __or__(self, other):
        return Se(super().__or__(other))


x = Se([1, 2])
x.add(5)
x.update([7])
print(sorted(x), 99 in x, 0 in x, type(x | {1}).__name__, type(x & {1}).__name__, type(x.union([1])).__name__, type(x.copy()).__name__, x == {1, 2, 10, 7}, len(x), x <= {1, 2, 7, 10}, sorted(x - {1}), x.issubset({1, 2, 7, 10}))


class B(bytes):
    def __getitem__(self, i):
        return "byte"


b = B(b"ab")
print(b, b[0], list(b), b + b"c", type(b + b"c").__name__, b.upper(), len(b), b == b"ab", b.decode(), bytes(b))
