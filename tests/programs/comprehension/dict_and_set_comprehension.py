# Dict and set comprehensions.
print({k: v for k, v in [("a", 1), ("b", 2)]})
print({n: n * n for n in range(5)})
print({v: k for k, v in {"x": 1, "y": 2}.items()})
print({n % 3: n for n in range(10)})
print(sorted({n % 3 for n in range(10)}), sorted({c.lower() for c in "AaBbC"}))
print({(i, j): i * j for i in range(3) for j in range(i)})
print({k: [n for n in range(k)] for k in range(4)})
print({k: {j: k * j for j in range(2)} for k in range(2)})
print({} == {k: 1 for k in ()}, set() == {k for k in ()})
print(type({x for x in ()}), type({x: x for x in ()}))

# The key is evaluated before the value (since 3.8); later wins, but the place is of the first.
log = []


def note(x):
    log.append(x)
    return x


print({note(k): note(v) for k, v in [("k1", "v1"), ("k2", "v2")]}, log)
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]})
print({1: "int", **{k: "new" for k in (1.0, True)}})

words = "the cat the dog the end".split()
print({w: words.count(w) for w in words})
print({w[0]: w for w in words if len(w) == 3})
index = {}
for i, w in enumerate(words):
    index.setdefault(w, []).append(i)
print({w: places for w, places in index.items() if len(places) > 1})

# Unhashable keys and broken pairs.
for attempt in (
    lambda: {[]: 1 for _ in range(1)},
    lambda: {[] for _ in range(1)},
    lambda: {k: v for k, v in [1]},
    lambda: {k: v for k, v in [(1, 2, 3)]},
    lambda: {k: v for k, v in ["a"]},
    lambda: {{}: 0 for _ in "x"},
):
    try:
        attempt()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

# Walrus in key and value.
print({(key := n * 2): key + 1 for n in range(3)}, key)
print({n: (m := n + 1) for n in range(2)}, m)

# Equal keys of different types share an entry.
print({k: type(k).__name__ for k in (1, 1.0, True, 2)})
print(len({x for x in (0, 0.0, False, -0.0)}), len({"1", 1, b"1"}))
nan = float("nan")
print(len({nan for _ in range(3)}), len({float("nan") for _ in range(3)}))

# Nested scopes.
def group(pairs):
    return {key: [v for k, v in pairs if k == key] for key, _ in pairs}


print(group([("a", 1), ("b", 2), ("a", 3)]))


def invert(d):
    return {value: {k for k in d if d[k] == value} for value in d.values()}


print({k: sorted(v) for k, v in invert({"a": 1, "b": 2, "c": 1}).items()})
k = "outer"
{k: k for k in range(2)}
print(k)
adjacency = {n: {m for m in range(6) if m != n and (m + n) % 3 == 0} for n in range(6)}
print({n: sorted(s) for n, s in adjacency.items()})
