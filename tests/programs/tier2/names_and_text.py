"""Module names, super, bound methods, keywords, f-strings and displays in hot loops, and where they change."""


def attempt(name, fn, *args):
    try:
        result = fn(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(name, result)


# --- module code

total = 0
ratio = 1.0
word = "a"
last = None
for i in range(700):
    total += i
    ratio = ratio * 1.01
    if ratio > 1000:
        ratio = 1.0
    last = (i, total)
    if i % 100 == 0:
        word = word + "b"
print(total, round(ratio, 6), word, last)

a, b = 0, 1
while b < 10**20:
    a, b = b, a + b
print(a, b)

turns = 0
for i in range(500):
    turns += 1
    if i == 300:
        del turns
        turns = 1000
    if i == 400:
        turns = "x" * 3
        turns = len(turns)
print(turns)

kind = 0
for i in range(400):
    kind = kind + 1 if i < 300 else kind + 0.5
print(kind)

try:
    for i in range(400):
        gone = i
        if i == 350:
            del gone
        gone += 1
except NameError as error:
    print(error)

for name in ("first", "second"):
    exec(
        "n = 0\nfor i in range(300):\n    n += i\n    m = n\nprint(n, m, sorted(globals().keys() & {'n', 'm', 'i'}))",
        {"sorted": sorted},
    )


class Body:
    n = 0
    for i in range(300):
        n += i
        total = n
    rows = [n, total]


print(Body.n, Body.total, Body.rows, total)

code = compile("s = 0\nfor i in range(200):\n    s += i\n", "<made>", "exec")
names = {}
exec(code, {})
exec(code, {}, names)
print(names)
exec(code, names)
print(names["s"], names["i"])

counter = 0
latest = None


def count(turns):
    global counter, latest
    for i in range(turns):
        counter += 1
        latest = [i]
    return counter, latest


attempt("globals", count, 500)
counter = 0.5
attempt("globals of another type", count, 300)


def new_global(turns):
    global fresh
    for i in range(turns):
        fresh = i
    return fresh


attempt("new global", new_global, 300)

# --- super and methods


class Animal:
    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs

    def weight(self, scale=1, *, extra=0):
        return self.legs * scale + extra

    def plain(self, scale=1, offset=0):
        return self.legs * scale + offset

    @property
    def size(self):
        return self.legs * 2


class Bird(Animal):
    def __init__(self, name):
        super().__init__(name, legs=2)
        self.wings = 2

    def weight(self, scale=1, *, extra=0):
        return super().weight(scale, extra=extra) + self.wings

    def plain(self, scale=1, offset=0):
        return super().plain(scale, offset) + self.wings

    @property
    def size(self):
        return super().size + 1


class Penguin(Bird):
    def plain(self, scale=1, offset=0):
        return super().plain(scale, offset) * 2


def weigh(turns, kinds):
    total = 0
    for i in range(turns):
        animal = kinds[i % len(kinds)]("x")
        total += animal.weight(2, extra=i) + animal.plain(offset=i, scale=3) + animal.size
    return total


attempt("super", weigh, 400, [Bird])
attempt("super of several", weigh, 400, [Bird, Animal, Penguin])


def patched(turns):
    total = 0
    bird = Bird("x")
    for i in range(turns):
        if i == 250:
            Animal.plain = lambda self, scale=1, offset=0: 7
        total += bird.plain(i)
    return total


old = Animal.plain
attempt("super changed", patched, 400)
Animal.plain = old


def bound(turns):
    bird = Bird("x")
    total = 0
    weigh = bird.plain
    for i in range(turns):
        total += weigh(i)
        again = bird.plain
        total += again(scale=2) + again(1, 1)
        if i == turns - 2:
            kept = again
    return total, kept(5), kept.__name__, kept.__self__ is bird, kept == bird.plain


attempt("bound methods", bound, 400)


def callbacks(turns):
    animals = [Bird("a"), Animal("b"), Penguin("c")]
    total = 0
    for i in range(turns):
        total += animals[i % 3].plain(i)
        call = animals[i % 3].plain
        total += call(1)
    return total


attempt("callbacks", callbacks, 300)


def options(a, b=2, c=3, d=4):
    return a * 1000 + b * 100 + c * 10 + d


def positional(a, /, b=5):
    return a * 10 + b


def keywords(turns):
    total = 0
    for i in range(turns):
        total += options(1, d=i) + options(i, c=1, b=2) + options(a=1, d=2, c=3, b=4)
        total += positional(i, b=2)
    return total


attempt("keywords", keywords, 400)


def changing_defaults(turns):
    total = 0
    for i in range(turns):
        if i == 200:
            options.__defaults__ = (5, 6, 7)
        total += options(0, c=1)
    return total


attempt("defaults", changing_defaults, 400)
options.__defaults__ = (2, 3, 4)


def wrong_keyword(turns):
    total = 0
    for i in range(turns):
        total += options(1, d=i) if i < 300 else options(1, e=i)
    return total


attempt("wrong keyword", wrong_keyword, 400)


def twice(turns):
    total = 0
    for i in range(turns):
        total += options(1, b=i) if i < 300 else options(1, a=i)
    return total


attempt("given twice", twice, 400)

# --- f-strings


def labels(items):
    seen = {}
    for i, item in enumerate(items):
        text = f"<{item}:{i}>"
        seen[f"{item!s}"] = text
    return len(seen), text, sum(len(value) for value in seen.values())


attempt("labels", labels, ["k%d" % (i % 50) for i in range(500)])
attempt("labels of ints", labels, [*range(-200, 300), 2**40, -(2**29)])
attempt("labels of floats", labels, [*range(300), 1.5])
attempt("labels of others", labels, [*range(300), None, True, [1], "é", "€", "x" * 300])


class Named:
    def __str__(self):
        return "named"

    def __format__(self, spec):
        return f"<named{spec}>"


class Broken:
    def __format__(self, spec):
        raise ValueError("broken")


attempt("labels of guests", labels, [*range(300), Named()])
attempt("labels that raise", labels, [*range(300), Broken()])


def growing(turns):
    text = ""
    for i in range(turns):
        text = f"{text}{i % 10}"
    return len(text), text[-12:]


attempt("growing", growing, 600)

# --- displays


def displays(turns):
    total = 0
    for i in range(turns):
        row = {"x": i, "y": i + 1}
        seen = {i, i // 2, 7}
        empty = {}
        empty[i] = row["x"]
        total += row["y"] - empty[i] + len(seen) * len(row)
    return total, row, sorted(seen)


attempt("displays", displays, 400)


def keyed(keys):
    total = 0
    for key in keys:
        table = {key: 1, "other": 2}
        total += len(table) + table[key]
    return total


attempt("keyed", keyed, list(range(300)))
attempt("keyed by others", keyed, [*range(300), 2.5, (1, 2), "other", None])
attempt("keyed unhashable", keyed, [*range(300), []])


def sets(items):
    total = 0
    for item in items:
        total += len({item, 1, "1"})
    return total


attempt("sets", sets, list(range(300)))
attempt("sets of others", sets, [*range(300), 1.0, True, (1,), "1"])
attempt("sets unhashable", sets, [*range(300), {}])
