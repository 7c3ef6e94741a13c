"""object.__setattr__ written out, __class__ read and assigned, and hashes of guest classes, hot and changed on the way."""

from dataclasses import FrozenInstanceError, dataclass
from enum import Enum, IntEnum


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 2


class Guarded:
    def __setattr__(self, name, value):
        raise AttributeError(f"no {name}")

    @property
    def taken(self):
        return "property"


class Slotted:
    __slots__ = ("a", "b")

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)


def fill(guarded, rounds):
    for i in range(rounds):
        object.__setattr__(guarded, "first", i)
        object.__setattr__(guarded, "se" + "cond", i + 1)
        object.__setattr__(guarded, "third" if i % 3 else "fourth", i)
    return guarded


print(sum(Point(i).x + Point(i, i).y for i in range(300)))
print(vars(fill(Guarded(), 200)), vars(fill(Guarded(), 3)))
slotted = Slotted()
for i in range(200):
    slotted.a = i
    slotted.b = slotted.a
print(slotted.a, slotted.b)

for store in [
    lambda: object.__setattr__(Guarded(), "taken", 1),
    lambda: object.__setattr__(Point, "x", 1),
    lambda: object.__setattr__(slotted, "c", 1),
    lambda: object.__setattr__(slotted, 5, 1),
    lambda: object.__setattr__(slotted),
    lambda: object.__setattr__(3, "x", 1),
    lambda: setattr(Point(1), "x", 2),
]:
    for _ in range(80):
        try:
            store()
        except (AttributeError, TypeError, FrozenInstanceError) as error:
            text = f"{type(error).__name__}: {error}"
    print(text)


class First:
    name = "first"


class Second:
    name = "second"

    @property
    def __class__(self):
        return int


class Third:
    name = "third"

    def __getattr__(self, name):
        return name


def classes(objects, rounds):
    counts = {}
    for i in range(rounds):
        each = objects[i % len(objects)]
        cls = each.__class__
        counts[cls.__name__] = counts.get(cls.__name__, 0) + 1
        if i == rounds // 2:
            objects[0].__class__ = Third
    return counts


print(classes([First(), First(), Second(), Third(), 5, "text", None, [], First], 900))
a, b = Point(1, 2), Point(1, 2)
print(all(a == b and a != Point(i) for i in range(5, 200)), a == (1, 2), a.__eq__(3))


class Colour(Enum):
    RED = 1
    GREEN = 2


class Size(IntEnum):
    SMALL = 1


counts = {Colour.RED: 0, Colour.GREEN: 0, Size.SMALL: 0, a: 0}
for i in range(300):
    counts[Colour.RED if i % 3 else Colour.GREEN] += 1
    counts[1] += 1
    counts[Point(1, 2)] += 1
    counts[Point(i % 4)] = i
print(counts[Colour.RED], counts[Colour.GREEN], counts[Size.SMALL], counts[b], len(counts))


class Wide:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        return self.value == other.value


for value in [-1, 2**31, -(2**31), 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 2**61 - 1, 10**30, True]:
    print(value, {Wide(value): 1}[Wide(value)], hash(Wide(value)) == hash(Wide(value + 0)))
for value in [1.5, "x", None]:
    try:
        hash(Wide(value))
    except TypeError as error:
        print(error)
