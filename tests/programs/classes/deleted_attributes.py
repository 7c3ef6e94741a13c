"""Attributes of instances that are deleted: those that were set last, and others."""


class Thing:
    pass


def last(n):
    total = 0
    for i in range(n):
        thing = Thing()
        thing.a = i
        thing.b = 2
        thing.c = 3
        del thing.c, thing.b
        thing.d = 4
        total += len(vars(thing)) + thing.a + thing.d
    return total


print(last(300))
thing = Thing()
for i in range(9):
    setattr(thing, f"n{i}", i)
del thing.n6
print(vars(thing), thing.n7, hasattr(thing, "n6"))
thing.n6 = "again"
print(vars(thing))
del thing.n0
print(vars(thing), thing.n8)
try:
    del thing.n0
except AttributeError as error:
    print(error)
for name in list(vars(thing)):
    delattr(thing, name)
print(vars(thing))
thing.x = 1
print(thing.x, vars(thing))


class Default:
    size = 10


def falls_back(n):
    seen = []
    for i in range(n):
        one = Default()
        one.size = i
        one.other = 1
        del one.size
        seen.append((one.size, one.other))
    return seen[-1], len(set(seen))


print(falls_back(200))
