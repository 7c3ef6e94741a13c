# Exceptions as control flow among loops, generators, functions and context managers.
class Stop(Exception):
    def __init__(self, value):
        self.value = value


def walk(tree, wanted):
    if tree is None:
        return
    value, left, right = tree
    walk(left, wanted)
    if value == wanted:
        raise Stop(value)
    walk(right, wanted)


tree = (5, (3, (1, None, None), (4, None, None)), (8, None, (9, None, None)))
for wanted in (4, 7):
    try:
        walk(tree, wanted)
        print("not found", wanted)
    except Stop as s:
        print("found", s.value)


def parse_numbers(words):
    good, bad = [], []
    for w in words:
        try:
            n = int(w)
        except ValueError:
            try:
                n = float(w)
            except ValueError:
                bad.append(w)
                continue
        else:
            if n < 0:
                break
        good.append(n)
    else:
        good.append("all read")
    return good, bad


print(parse_numbers("1 2.5 x 3".split()), parse_numbers("1 -1 5".split()))


def deep(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        deep(n - 1)
    except ValueError as e:
        if n % 3 == 0:
            raise ValueError(f"{n}<{e}") from e
        raise


try:
    deep(7)
except ValueError as e:
    print(e)
    count = 0
    while e:
        e, count = e.__cause__, count + 1
    print(count)


def first_that_works(*functions):
    errors = []
    for f in functions:
        try:
            return f(), errors
        except Exception as e:
            errors.append(type(e).__name__)
    raise RuntimeError(errors)


print(first_that_works(lambda: 1 / 0, lambda: [][1], lambda: "ok", lambda: 1 / 0))
try:
    first_that_works(lambda: 1 / 0, lambda: {}[1])
except RuntimeError as e:
    print(e, repr(e.__context__))


# Exceptions inside iteration protocols do not end loops silently.
class Flaky:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise IndexError("in next")
        if self.n > 4:
            raise StopIteration
        return self.n


f = Flaky()
seen = []
while True:
    try:
        for x in f:
            seen.append(x)
        break
    except IndexError as e:
        seen.append(str(e))
print(seen)


class Getitem:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        if i == 5:
            raise IndexError
        return i


print(list(Getitem()))


# Cleanup order of nested resources when one fails to open.
log = []


def open_all(names):
    opened = []
    try:
        for n in names:
            if n == "bad":
                raise OSError(f"cannot open {n}")
            log.append(f"open {n}")
            opened.append(n)
        return "all open"
    except OSError as e:
        log.append(str(e))
        raise
    finally:
        while opened:
            log.append(f"close {opened.pop()}")


print(open_all(["a", "b"]), log)
log.clear()
try:
    open_all(["a", "b", "bad", "c"])
except OSError:
    print(log)


# An exception in a condition, an else, a default, a decorator, a class body, a default factory.
def attempts():
    yield lambda: [x for x in range(3) if 1 // (x - 1)]
    yield lambda: "yes" if {}["k"] else "no"
    yield lambda: (lambda x=[][0]: x)
    yield lambda: {**{"a": 1}, "b": int("z")}
    yield lambda: f"{1 / 0}"
    yield lambda: [1, 2, *[3, 1 / 0]]
    yield lambda: (y := undefined_thing) + 1
    yield lambda: not {}[1]
    yield lambda: 1 < 2 < "x"
    yield lambda: [] and 1 / 0
    yield lambda: [0] or 1 / 0


for action in attempts():
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
try:
    class Broken:
        a = 1
        b = a / 0
except ZeroDivisionError:
    print("Broken" in globals())
d = {}
for key in ["a", "b", "a"]:
    try:
        d[key] += 1
    except KeyError:
        d[key] = 1
print(d)
