# StopIteration and its value, by hand and through for, list, next, unpacking and yield from.
class Counter:
    """An iterator that can go on after its end."""

    def __init__(self, limit):
        self.n, self.limit = 0, limit

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % self.limit == 0:
            raise StopIteration(f"at {self.n}")
        return self.n


c = Counter(3)
print(list(c), list(c), [x for x in c])


def value_of(iterator):
    result = yield from iterator
    print("value", result)


list(value_of(Counter(2)))
list(value_of(iter([])))
e = StopIteration()
print(e.value, e.args, repr(e))
e = StopIteration(1)
print(e.value, e.args, repr(e))
e = StopIteration(1, 2)
print(e.value, e.args)
e.value = "changed"
print(e.value, e.args)
print(isinstance(e, Exception), StopIteration.__mro__[1].__name__)


# A generator that returns an exception or a tuple.
def gives(x):
    return x
    yield


for x in (None, 0, (), (1, 2), [3], ValueError("v"), StopIteration("inner")):
    try:
        next(gives(x))
    except StopIteration as stop:
        print(repr(stop.value), len(stop.args))


def outer(x):
    r = yield from gives(x)
    yield r


print([list(outer(x))[0] for x in ((1, 2), "s", None)])

# next with a default swallows only StopIteration.
class Bad:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("bad next")


try:
    next(Bad(), "default")
except ValueError as e:
    print(e)
try:
    list(Bad())
except ValueError as e:
    print(e)
try:
    for _ in Bad():
        pass
except ValueError as e:
    print(e)
try:
    a, b = Bad()
except ValueError as e:
    print(e)

# StopIteration raised by plain functions called in a for body is not taken for the end.
def stop():
    raise StopIteration("from body")


seen = []
try:
    for i in range(3):
        seen.append(i)
        if i == 1:
            stop()
except StopIteration as e:
    print("escaped", e.value, seen)

# Raised by __next__ of something map or zip or filter uses, it ends them quietly.
print(list(map(lambda x: x if x < 3 else stop(), range(10))))
print(list(filter(lambda x: True if x < 3 else stop(), range(10))))
print(list(zip(range(5), Counter(3))))
try:
    [stop() for _ in range(2)]
except StopIteration as e:
    print("list comprehension", e.value)
try:
    sorted([3, 1, 2], key=lambda x: stop())
except StopIteration as e:
    print("sort key", e.value)
try:
    print(max([1, 2], key=lambda x: stop()))
except StopIteration as e:
    print("max key", e.value)

# iter with a sentinel.
values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), next(values))
it = iter(lambda: next(values), 99)
print(list(it), list(it))
print(type(it).__name__)
try:
    next(5)
except TypeError as e:
    print(e)
try:
    next([1])
except TypeError as e:
    print(e)
try:
    iter(5, 1)
except TypeError as e:
    print(e)


class NotAnIterator:
    def __iter__(self):
        return 5


try:
    iter(NotAnIterator())
except TypeError as e:
    print(e)
try:
    for _ in NotAnIterator():
        pass
except TypeError as e:
    print(e)
