"""Dicts filled from dicts, pairs and keys: plain keys, keys with guest code among them, errors in the middle, growth."""


class Key:
    made = 0

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        Key.made += 1
        return hash(self.value)

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        return f"Key({self.value!r})"


def outcome(fn):
    try:
        return fn()
    except Exception as error:
        return type(error).__name__, str(error), getattr(error, "__notes__", None)


def summary(d):
    items = list(d.items())
    return len(d), items[:3], items[-3:]


# Every size over the growths of a table, by stores, by update and by |.
for count in list(range(0, 24)) + [42, 43, 85, 86, 170, 171, 341, 342, 682, 683, 1365, 1366, 5000]:
    stored = {}
    for i in range(count):
        stored[f"k{i}"] = i
    zipped = dict(zip((f"k{i}" for i in range(count)), range(count)))
    merged = {"k0": -1, "x": 0}
    merged.update(stored)
    again = {**merged, **{n: n for n in range(count)}} | dict.fromkeys(range(count, 2 * count))
    print(count, stored == zipped, summary(merged), summary(again), stored.get("k5"), again.get(count))
    for i in range(0, count, 3):
        del stored[f"k{i}"]
    for i in range(count):
        stored[i] = i
    print(summary(stored), all(stored[i] == i for i in range(count)))

mixed = {1: "a", "two": "b", (3, "x"): "c", 4.5: "d", Key(5): "e", None: "f", True: "g", (6, (7, 8)): "h", frozenset([9]): "i", b"z": "j"}
for target in ({}, {1: 0}, {Key(5): 0, 1.0: 1, "two": 2}, dict.fromkeys(mixed), {4.5: 4, (3, "x"): 3}):
    target.update(mixed)
    print(target)
    print({**target, **mixed} == target | mixed, mixed | {Key(5): "z"})
print(dict([(1, 2), [3, 4], "ab", (5, 6)]), dict(iter([("a", 1)])), dict({}.items()), dict(enumerate("xyz")))
print(dict(zip([Key(1), 2, Key(1)], "abc")), dict.fromkeys(["b", "a", "b", 1.0, 1, True], 0), dict.fromkeys(zip("ab", "cd")))
print(dict.fromkeys({"q": 1, "r": 2}), dict.fromkeys({3}), dict.fromkeys("hello"), dict.fromkeys(x % 5 for x in range(9)))

for bad in ([(1, 2), (3,)], [(1, 2), 5], [(1, 2), "abc"], [([], 1)], zip([1, []], [2, 3]), [(1, 2, 3)]):
    d = {"before": 0}
    print(outcome(lambda: d.update(bad)), d)
print(outcome(lambda: dict.fromkeys([1, [], 2])), outcome(lambda: dict.fromkeys(iter(["a", {}]))))
print(outcome(lambda: dict([(n, n) if n != 4500 else n for n in range(5000)])))


def f(**names):
    return names


many = {f"a{i}": i for i in range(40)}
print(outcome(lambda: f(**many, **{"z": 1, "a39": 2})), outcome(lambda: f(**{"z": 1}, **many)["a39"]))


def changing():
    for n in range(6):
        if n == 3:
            grown[f"inside{n}"] = n
        yield n, n * n


grown = {}
grown.update(changing())
print(grown)
print(outcome(lambda: dict((n, 1 // (3 - n)) for n in range(5))))

# What a module's functions read sees stores of every kind.
limit = 1


def reads():
    return [limit for _ in range(3)]


for value in range(200):
    globals().update({"limit": value, f"fresh{value % 3}": 0})
    if reads()[0] != value:
        print("stale", value)
globals().update(zip(["limit"], [-5]))
print(reads())


# Iteration notices tables that grow.
d = {i: i for i in range(5)}
print(outcome(lambda: [d.update({k + 100: 0}) for k in d]))
d = {"a": 1}
print(outcome(lambda: [d.update({k * 2: 0}) for k in d]))
