"""Long lists of all kinds of values live through collections; what only they held dies with them."""

import gc
import weakref


class Thing:
    def __init__(self, number):
        self.number = number


def make(kind, count):
    return [kind(n) for n in range(count)]


KINDS = (
    str,
    float,
    lambda n: n,
    lambda n: "x" * (n % 300),
    lambda n: "\u4e1c" * (n % 5) + str(n),
    lambda n: "\U0001f600" + str(n),
    lambda n: [n, str(n)],
    lambda n: (str(n),),
    lambda n: {n: str(n)},
    lambda n: bytes(str(n), "ascii"),
    lambda n: 10**20 + n,
    lambda n: complex(n, 1),
    lambda n: Thing(str(n)),
    lambda n: None if n % 2 else str(n),
    lambda n: "y" * 9000 if n % 500 == 0 else str(n),
)


def text_of(value):
    return value.number if isinstance(value, Thing) else repr(value)


lists = [make(kind, 1100) for kind in KINDS]
before = [[text_of(value) for value in each] for each in lists]
mixed = [each[n % 1100] for n in range(1100) for each in lists[::7]]
gc.collect()
junk = [str(n) * 3 for n in range(3000)]
gc.collect()
junk = [[n] for n in range(3000)]
gc.collect()
print([sum(map(len, each)) for each in before])
print([[text_of(value) for value in each] == old for each, old in zip(lists, before)])
print([mixed[n] is lists[::7][n % 3][n // 3 % 1100] for n in range(0, len(mixed), 997)])
thing = weakref.ref(lists[12][700])
lists[12][700] = None
gc.collect()
print(thing())
split = (",".join(map(str, range(3000)))).split(",")
gc.collect()
print(split == [str(n) for n in range(3000)], split.count("17"), ("a," * 5000 + "b").count(","), (b"ab" * 3000).count(b"b"))
