# __hash__ and __eq__: rules of dicts and sets, inheritance of hashing.
class Key:
    calls = []

    def __init__(self, name, h=1):
        self.name, self.h = name, h

    def __hash__(self):
        Key.calls.append(f"hash {self.name}")
        return self.h

    def __eq__(self, other):
        Key.calls.append(f"eq {self.name} {other.name if isinstance(other, Key) else other}")
        return isinstance(other, Key) and self.name.lower() == other.name.lower()

    def __repr__(self):
        return self.name


a, A, b = Key("a"), Key("A"), Key("b")
d = {a: 1}
print(d[A], d.get(b), A in d, b in d, d.get(a))
d[A] = 2
print(d, len({a, A, b}))
Key.calls.clear()
d[a]
print(Key.calls)
Key.calls.clear()
d[A]
print(Key.calls)

# Hash collisions keep all entries apart.
many = {Key(f"k{i}", 7): i for i in range(20)}
print(len(many), many[Key("K13", 7)], sum(many.values()))
del many[Key("k5", 7)]
print(Key("k5", 7) in many, len(many), list(many.values())[:7])

# A key with another hash is not found, even when equal.
print(Key("a", 2) in {a: 1}, Key("a", 2) == a)

# Changing a key's hash loses it.
k = Key("moved", 5)
s = {k}
print(k in s)
k.h = 6
print(k in s, len(s))
k.h = 5
print(k in s)


# Defining __eq__ alone removes hashing, also for subclasses.
class OnlyEq:
    def __eq__(self, other):
        return True


class SubOnlyEq(OnlyEq):
    pass


class Restored(OnlyEq):
    __hash__ = object.__hash__


class OnlyHash:
    def __hash__(self):
        return 3


for x in (OnlyEq(), SubOnlyEq()):
    for action in (hash, lambda x: {x}, lambda x: {x: 1}, lambda x: {}.get(x), lambda x: x in {}, lambda x: frozenset([x])):
        try:
            print(action(x))
        except TypeError as e:
            print(e)
print(isinstance(hash(Restored()), int), hash(OnlyHash()), OnlyEq.__hash__, len({OnlyHash(), OnlyHash()}))

# What is hashable among the builtins.
for x in ([], {}, set(), [1], ([],), (1, [2]), slice(1), frozenset(), (), "", b"", None, ..., range(3), int, len, 1.5):
    try:
        hash(x)
        print(type(x).__name__, "hashable")
    except TypeError as e:
        print(e)

# Equal values have equal hashes.
pairs = [(1, 1.0), (1, True), (0, False), (0.0, -0.0), (2**20, float(2**20)), ((1, 2), (1.0, 2.0)), ("a", "a"[:]),
         (frozenset([1, 2]), frozenset([2, 1])), (range(0), range(5, 5)), (range(0, 3, 2), range(0, 4, 2)), (b"x", bytes([120]))]
for x, y in pairs:
    print(x == y, hash(x) == hash(y), end="; ")
print()
print(hash(0), hash(1), hash(-1), hash(-2), hash(True), hash(1.0), hash(100), hash(-1.0), hash(0.0))


# The result of __hash__ is checked and -1 becomes -2.
class H:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


print(hash(H(-1)), hash(H(5)), hash(H(True)))
for bad in (None, "x", 1.5):
    try:
        hash(H(bad))
    except TypeError as e:
        print(e)


# A value object.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        if type(other) is not Point:
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


visited = {Point(i % 3, i % 2) for i in range(20)}
print(len(visited), Point(2, 1) in visited, Point(3, 0) in visited, {Point(0, 0): "origin"}[Point(0, 0)])


class Raising:
    def __hash__(self):
        raise ValueError("no hash")

    def __eq__(self, other):
        raise ValueError("no eq")


for action in (lambda: {Raising(): 1}, lambda: Raising() in {}, lambda: Raising() in [1], lambda: [Raising()].index(5), lambda: {1, 2} & {Raising()} if False else hash(Raising())):
    try:
        action()
    except ValueError as e:
        print(e)
r = Raising()
print(r in [r], [r].count(r), [r].index(r), [r] == [r], (r,) != (r,))
