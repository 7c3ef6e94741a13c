# keys, values and items views: set operations, liveness, iteration, comparison, repr.
d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), type(keys).__name__, type(values).__name__, type(items).__name__)
d["d"] = 4
print(keys, len(values), ("d", 4) in items, "d" in keys, 4 in values, 9 in values, ("d", 5) in items, "zz" in items, ("a",) in items)
del d["a"]
print(list(keys), list(values), list(items), keys == d.keys(), keys == {"b", "c", "d"}, values == d.values(), items == d.items())
print(sorted(keys & {"b", "x"}), sorted(keys | {"x"}), sorted(keys - {"b"}), sorted(keys ^ {"b", "x"}), sorted({"b", "x"} - keys), type(keys & []).__name__, sorted(keys & "bc"), sorted(keys | ["z"]), sorted("bq" & keys))
print(sorted(items & {("b", 2), ("c", 0)}), sorted(items | {("z", 0)}), sorted(items - {("b", 2)}), sorted(items ^ {("b", 2)}), keys.isdisjoint("xyz"), keys.isdisjoint("b"), items.isdisjoint([("b", 2)]), keys.isdisjoint({}))
print(keys <= {"b", "c", "d", "e"}, keys < {"b", "c", "d"}, keys >= {"b"}, keys > set(), {"b"} <= keys, keys == {"b": 0, "c": 0, "d": 0}.keys(), keys != {"b"}, items == {("b", 2), ("c", 3), ("d", 4)}, keys == ["b", "c", "d"])
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)), next(iter(items)), [*keys], max(values), sum(values), sorted(items, key=lambda kv: -kv[1]), dict(items), tuple(keys), {k: v for k, v in items}, list(zip(keys, values)), list(enumerate(keys)))
print(keys.mapping, type(keys.mapping).__name__, keys.mapping["b"], {}.keys(), {}.values(), {}.items(), bool({}.keys()), bool(keys))
for action in (
    lambda: keys[0], lambda: keys.add("x"), lambda: keys + keys, lambda: values & values, lambda: hash(keys), lambda: hash(values) is not None, lambda: keys & 5, lambda: 5 & keys, lambda: keys < 5, lambda: keys < ["b"], lambda: [] in keys, lambda: [] in values, lambda: ([], 1) in items, lambda: items | {([], 1): 2}.keys(), lambda: {"x": []}.items() & {1}, lambda: {"x": []}.items() | {1}, lambda: keys.isdisjoint(5), lambda: keys.mapping.__setitem__, lambda: type(keys)(), lambda: keys(), lambda: keys - 5, lambda: len(keys.__iter__()),
):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
it = iter(d)
print(next(it), it.__length_hint__(), list(it), list(it))
for view in (keys, values, items):
    i = iter(view)
    next(i)
    d["new"] = 0
    try:
        next(i)
    except RuntimeError as e:
        print(e)
    del d["new"]
r = reversed(d)
next(r)
d["more"] = 1
try:
    next(r)
except RuntimeError as e:
    print(e)
del d["more"]
for k in list(d):
    if d[k] % 2 == 0:
        d.pop(k)
print(d, keys)
d.clear()
print(keys, values, items, list(keys))
d.update(x=[1], y=(2,))
print(items, values)
d["self"] = d.values()
print(repr(d.items()).count("dict_values") > 0)
e = {1: "a", 2: "b"}
swap = dict(map(reversed, e.items()))
print(swap, dict(sorted(e.items(), reverse=True)), sorted(e.values(), reverse=True), e.keys() | swap.keys() == {1, 2, "a", "b"}, e.keys() & swap.keys(), set(e.items()) == e.items(), list(e.items()) == e.items(), e.keys() - e.keys(), e.items() >= set(), (e.keys() <= e.keys(), e.keys() < e.keys()))


class Sub(dict):
    def keys(self):
        return ["overridden"]

    def __iter__(self):
        return iter(["from iter"])

    def __getitem__(self, k):
        return ("item", k)

    def __len__(self):
        return 42


s = Sub(a=1)
print(s, list(s), len(s), s.keys(), list(s.items()), dict(s), {**s}, s["zz"], s.get("a"), "a" in s, s == {"a": 1}, list(dict.keys(s)), sorted(s.values()))
print({"a": 1}.keys() == {"a": 2}.keys(), {"a": 1}.items() == {"a": 2}.items(), {"a": 1}.values() == {"a": 1}.values(), {"a": 1}.keys().__contains__("a"), {"a": 1}.keys().__len__(), {"a": 1}.items().__iter__().__next__(), {"b": 1, "a": 2}.keys() ^ {"a": 1} == {"b"}, isinstance(keys, type({}.keys())))
