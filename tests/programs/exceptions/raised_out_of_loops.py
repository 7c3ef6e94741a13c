"""Exceptions that leave the frame in which a loop or a function is hot, and what handles them further out."""

import traceback


class Give(Exception):
    def __init__(self, value):
        self.value = value


class Stop(Give):
    pass


def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            raise Give(index)
    return -1


def caught(items, wanted):
    try:
        return find(items, wanted)
    except Give as given:
        return given.value * 10


print("loop", sum(caught(range(12), n % 15) for n in range(900)))


def walk(depth, value):
    if depth == 0:
        if value % 3 == 0:
            raise Give(value)
        if value % 7 == 0:
            raise Stop(value)
        return value
    return walk(depth - 1, value + 1) + 1


def outcome(depth, value):
    try:
        try:
            return "r", walk(depth, value)
        except Stop as stop:
            return "s", stop.value
        finally:
            log.append(depth)
    except Give as give:
        return "g", give.value


log = []
counts = {}
for n in range(600):
    kind, value = outcome(n % 5, n)
    counts[kind] = counts.get(kind, 0) + value
print("recursion", sorted(counts.items()), len(log), sum(log))


def again(n):
    try:
        walk(2, n)
    except Give as give:
        if give.value % 2:
            raise
        raise KeyError(n) from give
    return n


def counted(n):
    try:
        return again(n)
    except Stop:
        return -1
    except Give as give:
        return -give.value
    except KeyError as error:
        assert type(error.__cause__).__mro__[-4] in (Give, Exception), error
        assert error.__context__ is error.__cause__
        return error.args[0] * 1000


print("again", sum(counted(n) for n in range(700)))


class Guard:
    def __init__(self, swallows):
        self.swallows = swallows
        self.seen = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.seen += kind is not None
        return self.swallows and kind is Stop


def guarded(guard, n):
    with guard:
        walk(1, n)
        return 1
    return 2


guard, strict = Guard(True), Guard(False)
total = 0
for n in range(800):
    try:
        total += guarded(guard if n % 4 else strict, n)
    except Stop:
        total += 100
    except Give:
        total += 10000
print("with", total, guard.seen, strict.seen)


def numbers(limit):
    try:
        for n in range(limit):
            yield n
            if n % 5 == 4:
                raise Give(n)
    finally:
        log.append("closed")


def consume(limit):
    total = 0
    try:
        for n in numbers(limit):
            total += n
    except Give as give:
        return total + give.value * 100
    return total


del log[:]
print("generators", sum(consume(n % 9) for n in range(700)), len(log))


def chained(n):
    try:
        {}[n]
    except KeyError:
        for i in range(3):
            if i == n % 4:
                raise Give(i)
    return n


def contexts(n):
    try:
        return chained(n)
    except Give as give:
        return len(repr(give.__context__)) + give.value


print("contexts", sum(contexts(n) for n in range(600)))


def outer(n):
    def inner(k):
        nonlocal reached
        reached += 1
        if k > n % 6:
            raise Give(k)
        return inner(k + 1)

    reached = 0
    try:
        inner(0)
    except Give as give:
        return reached * 7 + give.value
    finally:
        reached = -1


print("cells", sum(outer(n) for n in range(500)))


def lines(n):
    try:
        again(n)
    except Exception as error:
        return [(f.name, f.lineno) for f in traceback.extract_tb(error.__traceback__)]
    return []


shapes = {}
for n in range(400):
    key = tuple(lines(n))
    shapes[key] = shapes.get(key, 0) + 1
for shape, count in sorted(shapes.items()):
    print(count, shape)


def sorted_by(items):
    def key(item):
        if item == 41:
            raise Give(item)
        return -item

    return sorted(items, key=key)


def safely(n):
    try:
        return sorted_by(range(n % 50))[0:1]
    except Give as give:
        return [give.value, "out"]


print("natives", sum(len(safely(n)) for n in range(300)))


def last(n):
    while True:
        n += 1
        if n > 3000:
            raise Stop(n)
        caught(range(3), 2)


try:
    last(0)
except Give as give:
    print(type(give).__name__, give.value, give.__traceback__.tb_next.tb_lineno)
last(2900)
