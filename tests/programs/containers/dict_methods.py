# Every dict method: order, construction, merging, views, errors.
def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)


print({}, dict(), dict(a=1, b=2), dict({"a": 1}), dict([("a", 1), ("b", 2)]), dict({"a": 1}, a=2, c=3), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict((["a", 1], "bc")), dict(x for x in [(1, 2)]))
d = {"a": 1, "b": 2, "c": 3}
print(d["a"], d.get("a"), d.get("z"), d.get("z", 0), "a" in d, "z" in d, 1 in d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()), bool(d), bool({}))
d["d"] = 4
d["a"] = 10
print(d, d.pop("b"), d, d.pop("zz", "default"), d.popitem(), d, d.setdefault("a", 5), d.setdefault("e", 6), d.setdefault("f"), d)
print(d.update({"a": 0}), d.update(g=7), d.update([("h", 8)], i=9), d.update(), d)
e = d.copy()
e["a"] = "copy"
print(d["a"], e["a"], d.clear(), d, e == dict(e), e != d)
attempt(lambda: {}["k"])
attempt(lambda: {}[1, 2])
attempt(lambda: {}.pop("k"))
attempt(lambda: {}.pop())
attempt(lambda: {}.popitem())
attempt(lambda: {}[[]])
attempt(lambda: {[]: 1})
attempt(lambda: {}.get([]))
attempt(lambda: [] in {})
attempt(lambda: {}.setdefault({}))
attempt(lambda: {}.setdefault())
attempt(lambda: dict(5))
attempt(lambda: dict([1]))
attempt(lambda: dict(["abc"]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: dict([(1,)]))
attempt(lambda: dict({}, {}))
attempt(lambda: dict("ab"))
attempt(lambda: dict(["ab", "cd"]))
attempt(lambda: {}.update(5))
attempt(lambda: {}.update([5]))
attempt(lambda: {}.update([(1, 2), (3,)]))
attempt(lambda: dict([([], 1)]))
attempt(lambda: dict.fromkeys(5))
attempt(lambda: dict.fromkeys([[]]))
attempt(lambda: {} < {})
attempt(lambda: {} + {})
attempt(lambda: {} | [])
attempt(lambda: hash({}))
attempt(lambda: {}.nope)
attempt(lambda: {}.copy(1))
attempt(lambda: dict(a=1)())
attempt(lambda: {1: 2} * 2)

# Order: insertion; overwriting keeps the place; deleting and inserting again moves to the end.
d = {"x": 1, "y": 2, "z": 3}
d["x"] = 9
del d["y"]
d["y"] = 5
print(d, list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())), next(iter(d)), d.popitem(), list(d))
print({1: "a", True: "b", 1.0: "c"}, {"a": 1, "a": 2}, {None: 0, (): 1, (1,): 2, ...: 3}, {0.5: 1}, {"": 0}[""], {-1: "m", -2: "n"}[-2])

# | and |=.
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a, {**a, **b})
a |= b
a |= [("w", 0)]
print(a)
print({"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 2}, {"a": [1]} == {"a": [1]}, {} == [], {1: 2}.__eq__(5))

# Deep use: counting, grouping, inverting, nesting, memo.
text = "the cat the dog"
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
groups = {}
for w in text.split():
    groups.setdefault(len(w), []).append(w)
print(counts, groups, {v: k for k, v in counts.items()}, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(counts, key=counts.get), sum(counts.values()))
tree = {}
for path in ("a/b/c", "a/b/d", "e"):
    node = tree
    for part in path.split("/"):
        node = node.setdefault(part, {})
print(tree, tree["a"]["b"], "d" in tree["a"]["b"])
d = {}
d["self"] = d
print(d, d["self"]["self"] is d, len(d))
big = {i: i * i for i in range(5000)}
for i in range(0, 5000, 2):
    del big[i]
for i in range(5000, 5100):
    big[i] = "new"
print(len(big), big[4999], big[5099], 4998 in big, list(big)[:3], list(big)[-1], sum(k for k in big), next(iter(big.items())))
strings = {f"key{i}": i for i in range(2000)}
print(len(strings), strings["key1999"], sum(strings.values()), "key2000" in strings, list(strings)[1000], strings == dict(reversed(strings.items())))
for i in range(100):
    strings.pop(f"key{i}")
    strings[f"new{i}"] = i
print(len(strings), list(strings)[0], list(strings)[-1])


class Mapping:
    def keys(self):
        return iter(["p", "q"])

    def __getitem__(self, k):
        return k * 2


print(dict(Mapping()), {**Mapping()}, {}.update(Mapping()), dict(Mapping(), r=1))
for k, v in {"a": 1, "b": 2}.items():
    print(k, v, end=" ")
print(*{"k1": 1, "k2": 2}, {}.__len__(), {"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), {"a": 1}.__iter__().__next__(), d.__class__.__name__, isinstance(d, dict), dict.__name__)
