"""The order of tuples: nested, of several types, of items that are equal, that differ in length, that cannot be compared."""

import itertools


def outcome(fn):
    try:
        return fn()
    except Exception as error:
        return type(error).__name__, str(error)


class Loud:
    log = []

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Loud.log.append((self.value, other.value))
        return self.value < other.value

    def __eq__(self, other):
        return self.value == other.value

    __hash__ = None

    def __repr__(self):
        return f"L{self.value}"


nan = float("nan")
values = [
    (), (1,), (1, 2), (1, 2.0), (1, "a"), ("a",), ("a", "b"), ("ab",), ("\u00e9",), ("\u6771",), ((1,),), ((1, 2), 3), ((1, 2), "x"),
    ((1, (2, 3)), 4), ((1, (2, (3, 4))), 5), (None,), (None, 1), (1, None), (True, 2), (False,), (nan, 1), (1, nan), (2**40, 1),
    (2**40,), (-1,), (-1.5, 0), (0.0,), (-0.0, 1), ([1], 2), ([1, 2],), (b"x",), ((), ()), (((),),), ("a" * 100, 1), ("a" * 100, 2),
]
counts = {}
for left, right in itertools.product(values, repeat=2):
    row = [outcome(lambda: left < right), outcome(lambda: left <= right), left == right, left != right,
           outcome(lambda: left > right), outcome(lambda: left >= right)]
    counts[str(row)] = counts.get(str(row), 0) + 1
for row, count in sorted(counts.items()):
    print(count, row)

print(sorted([((i * 7 % 5, i % 3), -i) for i in range(40)]))
print(sorted((((i % 4, "ab"[i % 2]), (i % 3, 0.5 * i)) for i in range(50)), reverse=True)[:12])
print(sorted({(i % 10, i // 10): i * 37 % 11 for i in range(60)}.items())[::7])
print(sorted({(i % 10, i // 10): i * 37 % 11 for i in range(60)}.items(), key=lambda item: (item[1], item[0]))[::7])
print(outcome(lambda: sorted([(1, i % 2 or "x") for i in range(50)])), outcome(lambda: sorted([((1, None), i % 3) for i in range(9)])))
print(outcome(lambda: sorted([((None,), 1), ((0,), 1)])))
print(sorted([(i * 13 % 7, Loud(i * 5 % 3)) for i in range(12)]), len(Loud.log), Loud.log[:6])
print(max((i * 3 % 7, ("x", -i)) for i in range(30)), min([((i * 3 % 7,), str(i)) for i in range(30)]))
deep = shallow = ()
for _ in range(60):
    deep, shallow = (deep, 1), (shallow, 1)
print(deep == shallow, deep < (shallow, 2), deep <= shallow)
same = (nan, [1])
print(same == same, same == (nan, [1]), (float("nan"),) == (float("nan"),), same < same, same <= same)
