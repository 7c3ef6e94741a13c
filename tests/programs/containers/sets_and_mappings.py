"""Sets and dicts at their edges: views, order, equality of keys, operators with odd operands, changing while iterating."""
import collections


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Key:
    """Equal by value, with a hash that can be chosen."""

    def __init__(self, value, h=None):
        self.value, self.h = value, hash(value) if h is None else h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return self.value == getattr(other, "value", other)

    def __repr__(self):
        return f"K{self.value}"


print({1: "int", 1.0: "float", True: "bool"}, {0, False, 0.0, -0.0}, {Key(1): "a"}.get(1), {1: "a"}.get(Key(1)), {Key(i, 3): i for i in range(6)}, len({Key(i % 3, i % 2) for i in range(12)}), {float("nan"): 1}.get(float("nan")), (n := float("nan"), {n: 1}[n])[1], {(): 1, frozenset(): 2}, {"1": 1, b"1": 2, 1: 3})
d = dict(zip("abc", range(3)))
d["a"] = 9
del d["b"]
d["b"] = 8
print(d, list(reversed(d)), d | {"z": 1}, {"z": 1} | d, d == {"b": 8, "c": 2, "a": 9}, d.popitem(), dict(d, q=1), dict([("k", 1)], k=2), dict(d.items()), {**d, "a": 0}, d.setdefault("n"), d.pop("n"), d.pop("n", "default"), d.copy() is d, dict.fromkeys("ab", []), d.update(a=1), d.update([("x", 2)], y=3), d)
k, v, i = d.keys(), d.values(), d.items()
print(k & {"a", "q"} == {"a"}, k | {"q"} == {*d, "q"}, k - {"a"} == set(d) - {"a"}, k ^ {"a"} == set(d) - {"a"}, i & {("a", 1)}, ("a", 1) in i, ("a", 2) in i, "a" in i, k == set(d), k.isdisjoint("zq"), v == d.values(), list(v), repr(k), repr(v), k.mapping["a"], len(i), sorted(k >= {"a"} for _ in [0]), {"a"} <= k, k < set("abcdefxyz"), type(k & k).__name__, list(reversed(v)), list(reversed(i)))
s, f = {1, 2, 3}, frozenset([2, 3, 4])
print(s & f, s | f, s - f, s ^ f, type(s & f).__name__, type(f & s).__name__, s <= {1, 2, 3, 4}, s < s, s >= set(), s.isdisjoint([9]), s == frozenset(s), hash(f) == hash(frozenset([4, 3, 2])), s.union([7], "a", {8: 9}) == {1, 2, 3, 7, "a", 8}, s.intersection([1, 2], (2,)), s.difference(), f.copy() is f, frozenset(f) is f, {frozenset([1])} == {frozenset({1})}, {1} in [{1}], {frozenset({1}): 2}[frozenset({1})], {1} in {frozenset({1})})
for label, function in {"list key": lambda: {[]: 1}, "set of list": lambda: {[1]}, "dict key": lambda: {}[{}], "set in dict": lambda: {1} in {}, "missing": lambda: {"a": 1}["b"], "tuple missing": lambda: {}[(1, 2)], "or list": lambda: {} | [], "ior list": lambda: operator_ior({}, [("a", 1)]), "set or list": lambda: {1} | [2], "set minus keys": lambda: {1, 2} - {1: 0}.keys(), "keys minus list": lambda: {1: 0}.keys() - [1], "list minus keys": lambda: [1, 2] - {1: 0}.keys(), "set lt list": lambda: {1} < [1, 2], "set add": lambda: {1} + {2}, "pop empty": lambda: {}.pop("a"), "popitem empty": lambda: {}.popitem(), "set pop": lambda: set().pop(), "remove": lambda: {1}.remove(2), "remove list": lambda: {1}.remove([1]), "remove set": lambda: {frozenset([1])}.remove({1}), "discard": lambda: {1}.discard(5), "frozen add": lambda: frozenset().add(1), "update bad": lambda: {}.update([1]), "update bad 2": lambda: {}.update([(1, 2, 3)]), "update int": lambda: {}.update(5), "dict int": lambda: dict(5), "fromkeys": lambda: dict.fromkeys(5), "set int": lambda: set(5), "hash set": lambda: hash({1}), "compare": lambda: {} < {}, "index": lambda: {1, 2}[0], "del": lambda: operator_del({}, "x"), "keys call": lambda: {}.keys(1), "get": lambda: {}.get(), "setdefault": lambda: {}.setdefault([]), "union": lambda: {1}.union(5), "items set": lambda: {"a": []}.items() & {("a", 1)}, "items unhashable": lambda: set({"a": []}.items()), "view add": lambda: {}.keys().add(1)}.items():
    attempt(label, function)


def operator_ior(a, b):
    a |= b
    return a


def operator_del(a, b):
    del a[b]


attempt("ior pairs", lambda: operator_ior({}, [("a", 1)]))
attempt("del", lambda: operator_del({}, "x"))
for label, change in {"add": lambda d, k: d.__setitem__(k + "x", 1), "del": lambda d, k: d.pop(k), "same": lambda d, k: d.__setitem__(k, 5), "clear": lambda d, k: d.clear(), "swap": lambda d, k: (d.pop(k), d.__setitem__(k + "y", 1))}.items():
    for view in (lambda d: d, dict.values, dict.items, reversed):
        d, seen = dict.fromkeys("ab", 0), []

        def run():
            for x in view(d):
                seen.append(x)
                change(d, next(iter(d), "z"))
                if len(seen) > 6:
                    break
            return seen
        attempt(f"dict {label}", run)
for label, change in {"add": lambda s, x: s.add(x + 10), "discard": lambda s, x: s.discard(x), "clear": lambda s, x: s.clear(), "update": lambda s, x: s.update([x])}.items():
    s = {1, 2, 3}

    def run_set():
        n = 0
        for x in s:
            n += 1
            change(s, x)
            if n > 9:
                break
        return n
    attempt(f"set {label}", run_set)


class Counting(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def __setitem__(self, key, value):
        super().__setitem__(key, [value])


c = Counting(a=1)
c["b"] = 2
c.update(c=3)
print(c, c["q"], c.get("q"), c.setdefault("d", 4), c | {"e": 5}, type(c | {}).__name__, type(c.copy()).__name__, "q" in c, {**c}, Counting.fromkeys("x", 1))
o = collections.OrderedDict.fromkeys("abc", 0)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o == {"a": 0, "b": 0, "c": 0}, o == collections.OrderedDict(a=0, b=0, c=0), o.popitem(last=False), list(reversed(o)), o | {"z": 1})
words = "the quick brown fox jumps over the lazy dog the end".split()
index, groups, seen, pairs = {}, collections.defaultdict(set), set(), collections.Counter()
for i in range(300):
    w = words[i * 7 % len(words)]
    index.setdefault(w, []).append(i)
    groups[len(w)].add(w)
    if (w, i % 3) in seen:
        seen.discard((w, (i + 1) % 3))
    else:
        seen.add((w, i % 3))
    pairs[w, words[i % len(words)]] += 1
    if i % 50 == 49:
        index = {k: v[-20:] for k, v in index.items() if len(v) % 2 or k != "the"}
        seen ^= {(w, 0), (w, 9)}
print(len(index), {k: sorted(v) for k, v in sorted(groups.items())}, len(seen), len(pairs), pairs.total(), sum(map(len, index.values())), sorted(index)[0])
