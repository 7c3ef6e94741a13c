# collections.Counter: counting, arithmetic, most_common, updates, errors.
from collections import Counter


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, KeyError, AttributeError, NotImplementedError) as e:
        print(type(e).__name__, e)


c = Counter("mississippi")
print(c, c["s"], c["zz"], "zz" in c, len(c), sum(c.values()), c.total(), c.most_common(), c.most_common(2), c.most_common(0), c.most_common(100), sorted(c), list(c), list(c.elements()), dict(c), c.most_common()[:-2:-1])
print(Counter(), Counter(a=2, b=1), Counter({"x": 3}), Counter(["a", "b", "a"]), Counter([1, 1.0, True]), Counter(x % 3 for x in range(10)), Counter("ab", a=5), Counter({"z": 0}), Counter(None))
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=4)
print(a + b, a - b, b - a, a & b, a | b, +Counter(x=1, y=-1, z=0), -Counter(x=1, y=-1), a == Counter(b=1, a=3), a != b, Counter(a=1) == Counter(a=1, b=0), a <= b, Counter(a=1) < Counter(a=2), Counter(a=1) >= Counter())
a += Counter(a=1, z=2)
print(a)
a -= Counter(a=10)
print(a)
a |= Counter(b=5)
a &= Counter(b=4, z=9)
print(a, a["a"])
c = Counter("aab")
print(c.update("abc"), c, c.update({"a": 10}), c, c.update(b=-5), c, c.subtract("aa"), c, c.subtract({"b": 1}, c=2), c, c.subtract(Counter(a=1)), c)
c["new"] += 3
c["zero"] = 0
del c["a"]
del c["never there"]
print(c, c.pop("b"), c.get("b"), c.setdefault("k", 7), c.copy(), c.keys() >= {"c"}, sorted(c.items()), c.clear(), c)
attempt(lambda: Counter(5))
attempt(lambda: Counter("a", "b"))
attempt(lambda: Counter.fromkeys("ab"))
attempt(lambda: Counter([[]]))
attempt(lambda: Counter("a") + 5)
attempt(lambda: Counter("a") - {"a": 1})
attempt(lambda: Counter("a") < 5)
attempt(lambda: Counter("a").most_common("x"))
attempt(lambda: Counter(a="x") + Counter(a=1))
attempt(lambda: Counter("a").update(5))
attempt(lambda: list(Counter(a="x").elements()))
attempt(lambda: hash(Counter()))
print(list(Counter(a=2, b=-1, c=0, d=1).elements()), Counter(a=1.5, b=2.5).most_common(), Counter(a=2)["a"], Counter(Counter("aa")), repr(Counter({"x": 1})), str(Counter("ab")), f"{Counter('a')}", Counter("ab") | Counter("bc"), isinstance(Counter(), dict), Counter("aabb").most_common(1), Counter("bbaa").most_common(1))
text = "the quick brown fox jumps over the lazy dog the fox"
words = Counter(text.split())
print(words.most_common(3), sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:4], Counter(map(len, text.split())), Counter(w[0] for w in text.split()).most_common(2), sum((Counter(w) for w in ("ab", "bc")), Counter()), max(words, key=words.get), [w for w, n in words.items() if n == 1])


def is_anagram(a, b):
    return Counter(a) == Counter(b)


def can_build(word, letters):
    return not Counter(word) - Counter(letters)


def mode(values):
    counts = Counter(values)
    top = max(counts.values())
    return sorted(v for v, n in counts.items() if n == top)


print(is_anagram("listen", "silent"), is_anagram("a", "b"), can_build("hello", "ollehx"), can_build("hello", "helo"), mode([1, 2, 2, 3, 3]), Counter("banana").most_common(1)[0][0])


class Bag(Counter):
    def __missing__(self, key):
        return -1


print(Bag("ab")["z"], Bag("aab"), type(Bag("a") + Bag("b")).__name__, type(Bag("a").copy()).__name__)
inventory = Counter(apple=5, pear=2)
sold = [("apple", 3), ("pear", 2), ("fig", 1)]
for name, n in sold:
    inventory[name] -= n
print(inventory, +inventory, [k for k, v in inventory.items() if v < 0], inventory.total())
big = Counter(i * i % 97 for i in range(5000))
print(len(big), big.most_common(3), sum(big.values()), min(big.values()), big[1], sorted(big)[:5])
