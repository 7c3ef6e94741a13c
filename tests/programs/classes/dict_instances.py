"""Objects whose attributes are in a dict that somebody has asked for: as quick as others, and the dict may change."""

import copy


class Point:
    scale = 2

    def __init__(self, **given):
        self.__dict__.update(given)

    def moved(self, by):
        self.x += by
        self.steps = self.x * self.scale
        return self.x

    def __eq__(self, other):
        return self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.x)


def moves(n):
    point = Point(x=0, y=1)
    for i in range(n):
        point.moved(i % 3)
    return vars(point), point == Point(x=point.x, y=1, steps=point.steps)


print(moves(500))


def shadowed(n):
    seen = []
    one = Point(x=1)
    for i in range(n):
        seen.append((one.moved(1), one.scale))
        if i == n // 4:
            vars(one)["moved"] = lambda by: ("own", by)
        if i == n // 3:
            vars(one)["".join(["sc", "ale"])] = i
        if i == n // 2:
            del one.moved
        if i == n * 3 // 4:
            del vars(one)["scale"]
    return seen[:: n // 10]


print(shadowed(400))


def missing(n):
    caught = 0
    one = Point(x=1)
    for i in range(n):
        try:
            caught += one.x
            if i % 7 == 3:
                del one.x
        except AttributeError:
            caught += 1000
            one.x = i
    return caught


print(missing(300))


def described(n):
    seen = set()
    one = Point(x=1)
    for i in range(n):
        one.x = i
        seen.add(one.x if i > n - 40 else 0)
        if i == n - 20:
            Point.x = property(lambda self: "property", lambda self, value: None)
    del Point.x
    return sorted(seen, key=str)[:30], one.x


print(described(300))


class Attributes(dict):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.__dict__ = self


def replaced(n):
    one = Point(x=1)
    total = 0
    for i in range(n):
        total += one.x
        one.y = total
        if i % 50 == 10:
            one.__dict__ = {"x": i}
        if i % 50 == 30:
            one.__dict__ = Attributes(x=-i)
    return total, dict(vars(one))


print(replaced(300))


def attributes(n):
    both = Attributes(a=1, b=2)
    for i in range(n):
        both.a += both.b
        both["b"] = i & 3
        both.c = i
    return both, both.c


print(attributes(300))


class Named(list):
    label = "none"

    def __init__(self, name):
        self.name = name

    def describe(self):
        return f"{self.name} of {len(self)}, {self.label}"


def lists(n):
    named = Named("list")
    for i in range(n):
        named.append(i)
        text = named.describe()
        named.count_of = len(text)
    named.label = "own"
    return text, named.describe(), named.count_of, vars(named)


print(lists(300))


def counted(function):
    def wrapper(*args):
        wrapper.calls += 1
        wrapper.last = args
        return function(*args)

    wrapper.calls = 0
    return wrapper


@counted
def add(a, b):
    return a + b


print(sum(add(i, 1) for i in range(300)), add.calls, add.last)

original = Point(x=1, y=2)
for i in range(200):
    twin = copy.copy(original)
    twin.moved(i)
    original.x = twin.x & 7
print(vars(original), vars(twin))


class Descriptor:
    def __get__(self, instance, owner):
        return "non-data"


class Both:
    thing = Descriptor()


def non_data(n):
    both = Both()
    vars(both)
    seen = []
    for i in range(n):
        if i == n // 2:
            both.thing = i
        if i == n * 3 // 4:
            del both.thing
        seen.append(both.thing)
    return seen[:: n // 8]


print(non_data(200))
