# Subclasses of dict, __missing__, keys with own hash and equality, large and mixed dicts.
class Counter(dict):
    def __missing__(self, key):
        return 0


c = Counter()
for ch in "mississippi":
    c[ch] += 1
print(c, c["zz"], "zz" in c, c.get("zz"), len(c))


class Auto(dict):
    def __missing__(self, key):
        value = self[key] = type(self)()
        return value


tree = Auto()
tree["a"]["b"]["c"] = 1
tree["a"]["d"] = 2
print(tree, tree["x"], "x" in tree)


class Lower(dict):
    def __init__(self, *args, **kw):
        super().__init__()
        self.update(*args, **kw)

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __delitem__(self, key):
        super().__delitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def get(self, key, default=None):
        return super().get(key.lower(), default)

    def update(self, other=(), **kw):
        for k, v in dict(other, **kw).items():
            self[k] = v


h = Lower({"Content-Type": "text"}, HOST="x")
print(h, h["CONTENT-type"], "Host" in h, h.get("hoST"), h.get("none", 1))
del h["HOST"]
print(h)
try:
    h["Missing"]
except KeyError as e:
    print("KeyError", e)


class Bounded(dict):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def __setitem__(self, k, v):
        if k not in self and len(self) >= self.n:
            del self[next(iter(self))]
        super().__setitem__(k, v)


b = Bounded(2)
for i in range(5):
    b[i] = i * i
print(b, b.n)


class MissingRaises(dict):
    def __missing__(self, key):
        raise KeyError(f"custom {key}")


try:
    MissingRaises()["q"]
except KeyError as e:
    print(e)

# Keys of many types in one dict; equal keys collapse.
mixed = {1: "int", "1": "str", b"1": "bytes", (1,): "tuple", None: "none", True: "bool over int", 2.5: "float", frozenset([1]): "frozen", int: "type", len: "builtin", ...: "dots", range(2): "range"}
print(len(mixed), mixed[1], mixed[1.0], mixed["1"], mixed[b"1"], mixed[(1,)], mixed[frozenset({1})], mixed[int], mixed[len], mixed[range(0, 2)], mixed.get((1.0,)))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


d = {Key(i): i for i in range(12)}
print(d, d[Key(7)], Key(50) in d)
for i in range(0, 12, 2):
    del d[Key(i)]
for i in (1, 20, 22):
    d[Key(i)] = "new"
print(d, len(d), list(d.values()))


# A key's __eq__ that raises or changes the dict.
class BadEq:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("no comparing")


bad = {BadEq(): 1}
try:
    bad[BadEq()]
except ValueError as e:
    print(e)
try:
    bad[1]
except ValueError as e:
    print(e)
print(bad.get(2, "other hash"))


class Clearing:
    target = None

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if Clearing.target is not None:
            Clearing.target.clear()
        return False


m = {Clearing(): 1, Clearing(): 2}
Clearing.target = m
print(m.get(Clearing(), "gone"), len(m))
m[Clearing()] = 3
print(len(m))
Clearing.target = None


class CountHash:
    calls = 0

    def __hash__(self):
        CountHash.calls += 1
        return 42


k = CountHash()
x = {k: 1}
x[k]
x[k] = 2
x.get(k)
k in x
x.pop(k)
print(CountHash.calls)
growing = {}
for i in range(1000):
    growing[i] = i
    if i % 3 == 0:
        growing.pop(i // 2, None)
    if i % 100 == 0:
        assert len(growing) == len(list(growing)) == len(list(growing.items()))
print(len(growing), list(growing)[:8], list(growing)[-3:], sum(growing))
config = {"a": {"b": [1, {"c": "deep"}]}}
print(config["a"]["b"][1]["c"], [k for k in config["a"]], config.get("x", {}).get("y", "none"))


def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out


print(merge({"a": {"x": 1, "y": 2}, "b": 1}, {"a": {"y": 3, "z": 4}, "c": 5}))
print(type(dict.fromkeys([1])).__name__, type(Counter.fromkeys("ab", 1)).__name__, Counter.fromkeys("ab", 1), type(Counter(a=1).copy()).__name__, type(Counter(a=1) | {}).__name__, Counter(a=1) == {"a": 1}, isinstance(c, dict))
