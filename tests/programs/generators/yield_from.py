# yield from: delegation of values, sends, throws, returns and closes.
log = []


def inner(tag, n):
    log.append(f"{tag} start")
    try:
        for i in range(n):
            received = yield (tag, i)
            if received is not None:
                log.append(f"{tag} received {received}")
    except ValueError as e:
        log.append(f"{tag} caught {e}")
        yield (tag, "recovered")
    finally:
        log.append(f"{tag} finally")
    return f"{tag} result"


def outer():
    a = yield from inner("a", 2)
    log.append(a)
    b = yield from inner("b", 2)
    return [a, b]


g = outer()
print(list(g))
print(log)
log.clear()

g = outer()
print(next(g), g.send("hello"), g.send("world"))
print(g.throw(ValueError("boom")), log)
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
log.clear()

# close goes inwards.
g = outer()
next(g)
g.close()
print(log)
log.clear()

# An exception that the inner one does not handle comes out of the yield from.
def guarded():
    try:
        yield from inner("x", 3)
    except KeyError as e:
        log.append(f"outer caught {e!r}")
        yield "after"


g = guarded()
next(g)
print(g.throw(KeyError("k")), log, list(g))


# Delegating to things that are no generators.
def delegate(iterable):
    result = yield from iterable
    return result


print(list(delegate([1, 2])), list(delegate("ab")), list(delegate(range(2))), list(delegate({"k": 1})))
g = delegate([1, 2])
next(g)
try:
    g.send("no send method")
except AttributeError as e:
    print(e)
g = delegate([1, 2])
next(g)
try:
    g.throw(ValueError("no throw method"))
except ValueError as e:
    print(e)
try:
    next(delegate(5))
except TypeError as e:
    print(e)


class Sendable:
    def __init__(self):
        self.got = []

    def __iter__(self):
        return self

    def __next__(self):
        self.got.append("next")
        return len(self.got)

    def send(self, value):
        self.got.append(("send", value))
        if value == "stop":
            raise StopIteration("stopped by send")
        return len(self.got)

    def throw(self, error):
        self.got.append(("throw", type(error).__name__))
        return "thrown into"

    def close(self):
        self.got.append("close")


s = Sendable()
g = delegate(s)
print(next(g), g.send("x"), next(g), g.throw(KeyError()))
try:
    g.send("stop")
except StopIteration as e:
    print(e.value)
g = delegate(s)
next(g)
g.close()
print(s.got)


# Deep delegation and values through many levels.
def deep(n):
    if n == 0:
        value = yield "bottom"
        return value
    result = yield from deep(n - 1)
    return result + 1


g = deep(50)
print(next(g))
try:
    g.send(100)
except StopIteration as e:
    print(e.value)


def chain(*iterables):
    for it in iterables:
        yield from it


print(list(chain("ab", [1], (), chain([2], [3]))))
print((yield_value := delegate([7])).__next__(), yield_value.gi_yieldfrom is not None)


def permutations(items):
    if not items:
        yield ()
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (x,) + rest


print(list(permutations("abc")))


def recursive_self():
    yield from me


me = recursive_self()
try:
    next(me)
except ValueError as e:
    print(e)


def return_in_loop():
    while True:
        value = yield from limited(2)
        if value > 3:
            return value


calls = 0


def limited(n):
    global calls
    calls += 1
    yield from range(n)
    return calls * 2


print(list(return_in_loop()))
