# collections: defaultdict, OrderedDict, ChainMap.
from collections import defaultdict, OrderedDict, ChainMap


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, KeyError, AttributeError, RuntimeError) as e:
        print(type(e).__name__, e)


d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, d["c"], len(d), "zz" in d, d.get("zz"), len(d), d.default_factory, dict(d), d.copy(), type(d.copy()).__name__, d == {"a": [1, 2], "b": [], "c": []})
n = defaultdict(int, {"x": 5}, y=6)
for ch in "hello":
    n[ch] += 1
print(n, defaultdict(), defaultdict(None, a=1), defaultdict(lambda: "dflt")["k"], n.pop("x"), sorted(n), defaultdict(int) | {"a": 1}, {"a": 1} | defaultdict(int, b=2), defaultdict(int, a=1) | defaultdict(str, b="x"))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t["a"]), t["x"] == {})
attempt(lambda: defaultdict(5))
attempt(lambda: defaultdict()["k"])
attempt(lambda: defaultdict(None)["k"])
attempt(lambda: defaultdict(int)[[]])
attempt(lambda: defaultdict(lambda x: x)["k"])
attempt(lambda: defaultdict(lambda: int("x"))["k"])
d.default_factory = None
attempt(lambda: d["missing"])


class KeyDefault(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


k = KeyDefault()
print(k["ab"], dict(k), k.__missing__("q"), dict(k))

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
print(o, list(o), o["b"], OrderedDict(), OrderedDict(x=1, y=2), OrderedDict({"p": 1}), list(reversed(o)), o.keys(), o.items(), o.values())
o.move_to_end("a")
print(o, end=" ")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, o.pop("b"), o, o.setdefault("z", 26), o.get("q", 0), o.update(y=25, z=0), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1) != OrderedDict(a=2), OrderedDict(a=1) | {"b": 2}, {"b": 2} | OrderedDict(a=1), OrderedDict.fromkeys("xy", 0), o.copy(), isinstance(o, dict))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: OrderedDict().move_to_end("k"))
attempt(lambda: OrderedDict()["k"])
attempt(lambda: OrderedDict(5))
attempt(lambda: OrderedDict({}, {}))


def mutate():
    m = OrderedDict(a=1, b=2)
    for key in m:
        m["new"] = 1


attempt(mutate)


class LRU(OrderedDict):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.n:
            del self[next(iter(self))]


lru = LRU(2)
lru["a"], lru["b"] = 1, 2
lru["a"]
lru["c"] = 3
print(list(lru), "b" in lru, lru)

base, override = {"color": "red", "user": "guest"}, {"user": "admin"}
cm = ChainMap(override, base)
print(cm["user"], cm["color"], len(cm), sorted(cm), "color" in cm, "nope" in cm, cm.get("nope", 5), dict(cm) == {"color": "red", "user": "admin"}, list(cm), cm, cm.maps, bool(ChainMap()), bool(cm))
cm["color"] = "blue"
cm["new"] = 1
print(override, base, cm.parents, cm.new_child({"user": "child"})["user"], cm.new_child(x=1)["x"], cm.new_child().maps[0], cm.pop("new"), override, cm == {"color": "blue", "user": "admin"})
del cm["color"]
print(cm["color"])
attempt(lambda: cm["zz"])
attempt(lambda: cm.pop("zz"))
attempt(lambda: cm.__delitem__("color"))
attempt(lambda: ChainMap().popitem())
print(list(ChainMap({"a": 1}, {"b": 2, "a": 0}).items()), ChainMap({"a": 1}) | {"b": 2}, ChainMap({}, {"z": 1}).copy(), ChainMap({"x": 1}, {"y": 2}).values().__class__.__name__, sorted(ChainMap({"x": 1}, {"y": 2}).values()))


class Scope:
    def __init__(self):
        self.names = ChainMap()

    def enter(self, **names):
        self.names = self.names.new_child(names)

    def leave(self):
        self.names = self.names.parents


s = Scope()
s.enter(x=1, y=2)
s.enter(x=10)
print(s.names["x"], s.names["y"], end=" ")
s.leave()
print(s.names["x"])
