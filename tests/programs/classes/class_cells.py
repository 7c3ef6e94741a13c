"""Attributes of classes that are replaced again and again, and what they become afterwards."""


class Counter:
    made = 0
    total = 0.0
    last = None
    state = "new"

    def __init__(self, value):
        self.value = value
        Counter.made += 1
        Counter.total += value
        type(self).last = self

    @classmethod
    def reset(cls):
        cls.made = 0

    def read(self):
        return self.made


class Sub(Counter):
    pass


def count(cls, n):
    for i in range(n):
        one = cls(i / 2)
    return one.made, cls.made, cls.total, cls.last is one


print(count(Counter, 500), count(Sub, 500))
print("last" in vars(Sub), Sub.last is Counter.last)
Counter.reset()
print(Counter.made, Sub.made)
Sub.reset()
print("made" in vars(Sub), count(Sub, 300), Sub.made, Counter.made)
print(Sub(1).read(), Counter(1).read())
del Sub.made
print(Sub(1).read(), Sub.made)


def states(n):
    seen = []
    for i in range(n):
        Counter.state = ("even", "odd", i, 1.5 * i, None, [i])[i % 6]
        if i > n - 8:
            seen.append((Counter.state, Sub.state, one.state))
    return seen


one = Sub(0)
print(states(400))
one.state = "own"
print(states(100)[-1], one.state)


# What is no plain data is found as such, and what was a cell is again one like others.
def kinds(n):
    seen = set()
    for i in range(n):
        if i == n // 4:
            Counter.value_of = 5
        if i == n // 3:
            Counter.value_of = 6
        if i == n // 2:
            Counter.value_of = lambda self: "called"
        if i == n * 3 // 4:
            Counter.value_of = property(lambda self: "got")
        got = getattr(one, "value_of", "nothing")
        seen.add((i * 12 // n, got() if callable(got) else got))
    return sorted(seen, key=str)


print(kinds(600))
Counter.value_of = 7
print(one.value_of)
Counter.value_of = 8
print(one.value_of)


class Plain:
    pass


class Holder:
    item = Plain()


def hold(n):
    out = None
    holder = Holder()
    for i in range(n):
        Holder.item = Plain()
        out = holder.item
    return type(out).__name__


print(hold(300))
Plain.__get__ = lambda self, instance, owner: "described"
print(Holder.item, Holder().item, hold(10))
Holder.item = 3
print(Holder.item)


class Meta(type):
    @property
    def seen(cls):
        return "meta"

    @seen.setter
    def seen(cls, value):
        print("set", value)


class Metal(metaclass=Meta):
    n = 0


for i in range(200):
    Metal.n += 1
Metal.seen = 4
print(Metal.n, Metal.seen)


class Big:
    n = 2**61
    low = -(2**29)


def grow(n):
    for _ in range(n):
        Big.n += 2**60
        Big.low -= 2**22
    return Big.n, Big.low


print(grow(300))


class Weird:
    calls = 0

    def __eq__(self, other):
        Weird.calls += 1
        return True

    __hash__ = None


print(sum(Weird() == i for i in range(300)), Weird.calls)
try:
    hash(Weird())
except TypeError as error:
    print(error)
Weird.__hash__ = lambda self: 5
print(hash(Weird()))
Weird.__hash__ = lambda self: 6
print(hash(Weird()))


def deleted(n):
    for i in range(n):
        Weird.extra = i
        if i == n - 1:
            del Weird.extra
    return Weird.extra


try:
    deleted(200)
except AttributeError as error:
    print(error)
for name in ("a", "b"):
    for i in range(100):
        setattr(Weird, name, i)
    print(getattr(Weird, name), getattr(Weird(), name))
