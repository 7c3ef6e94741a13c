"""Adapters of iterators in hot loops, stepped in compiled code, then what that does not know."""


def attempt(name, fn, *args):
    try:
        result = fn(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(name, result)


def weighted(items):
    total = 0
    for i, item in enumerate(items):
        total += i * item
    return total


attempt("enumerate list", weighted, list(range(500)))
attempt("enumerate tuple", weighted, tuple(range(500)))
attempt("enumerate range", weighted, range(0, 1500, 3))
attempt("enumerate floats", weighted, [i / 2 for i in range(500)])
attempt("enumerate str", weighted, [*range(300), "x"])
attempt("enumerate dict", weighted, {i: 0 for i in range(400)})
attempt("enumerate reversed", weighted, reversed(list(range(500))))
attempt("enumerate generator", weighted, (i * 2 for i in range(500)))
attempt("enumerate none", weighted, [*range(300), None])


def from_start(items, start):
    last = None
    for pair in enumerate(items, start):
        if pair[0] % 100 == 0:
            last = pair
    return last


attempt("enumerate from", from_start, [7] * 500, -250)
attempt("enumerate beyond small", from_start, [7] * 500, 2**30 - 200)
attempt("enumerate long", from_start, [7] * 500, 2**70)


def nested_adapters(items):
    total = 0
    for i, (j, item) in enumerate(enumerate(items, 10)):
        total += i * j + item
    for i, (a, b) in enumerate(zip(items, range(1, 10**6, 7))):
        total += i * a - b
    for i, (a, b, c) in enumerate(zip(items, reversed(items), tuple(items))):
        total += (a - b) * c
    return total


attempt("nested", nested_adapters, list(range(300)))


def products(one, other):
    total = 0
    for a, b in zip(one, other):
        total += a * b
    return total


attempt("zip lists", products, list(range(400)), list(range(400, 0, -1)))
attempt("zip short", products, list(range(400)), list(range(100)))
attempt("zip ranges", products, range(0, 900, 2), range(900, 0, -2))
attempt("zip str", products, [1] * 400, "ab" * 100 + "c" * 200)
attempt("zip mixture", products, [1, 2.5, True] * 200, [2] * 300 + [1.5] * 300)
attempt("zip none", products, [1] * 300 + [None], [2] * 301)
attempt("zip dict", products, {i: i for i in range(300)}, range(300))
attempt("zip generator", products, (i for i in range(300)), range(300))


def shared():
    one = iter(list(range(1001)))
    pairs = [(a, b) for a, b in zip(one, one)]
    two = iter(list(range(500)))
    total = 0
    for a, b in zip(two, two):
        total += a * b
    rest = list(two)
    return len(pairs), pairs[-1], total, rest


attempt("zip of one iterator", shared)


def uneven(rows):
    total = 0
    for row in rows:
        left, right = iter(row), iter(row[1:])
        for a, b in zip(right, left):
            total += a - b
        total += sum(left) * 1000 + sum(right)
    return total


attempt("what a zip leaves", uneven, [list(range(i % 7)) for i in range(200)])


def strict(one, other):
    total = 0
    for a, b in zip(one, other, strict=True):
        total += a + b
    return total


attempt("zip strict", strict, range(400), list(range(400)))
attempt("zip strict uneven", strict, range(400), list(range(399)))

# --- dicts


def entries(table):
    total = 0
    names = ""
    for key, value in table.items():
        total += value
        if len(key) == 2:
            names = key
    return total, names


attempt("items", entries, {"k%d" % i: i for i in range(500)})
attempt("items of floats", entries, {"k%d" % i: i / 2 for i in range(500)})
attempt("items of int keys", entries, {**{"k%d" % i: i for i in range(300)}, 5: 1})
attempt("items of empty", entries, {})


def pairs(table):
    kept = []
    for pair in table.items():
        if pair[1] % 50 == 0:
            kept.append(pair)
    return kept


attempt("pairs", pairs, {i: i for i in range(400)})


def holes(table):
    for key in list(table)[::3]:
        del table[key]
    total = 0
    for key, value in table.items():
        total = total * 3 % 1000003 + key - value
    for key in table:
        total += key
    for value in table.values():
        total += value
    return total, len(table)


attempt("holes", holes, {i: i * i for i in range(900)})
attempt("many holes", holes, {i % 10 * 1000 + i: i for i in range(30)})


def growing(table, at):
    seen = 0
    for key, value in table.items():
        seen += value
        if key == at:
            table[-1] = 7
    return seen


attempt("grown", growing, {i: i for i in range(500)}, 300)
attempt("grown at last", growing, {i: i for i in range(500)}, 499)


def changing(table):
    seen = 0
    for key, value in table.items():
        table[key] = value + 1
        seen += table[key]
    for key in table:
        table[key] += 1
    return seen, sum(table.values())


attempt("changed", changing, {i: i for i in range(500)})


def replaced(table, at):
    seen = []
    for key, value in table.items():
        if key == at:
            del table[at]
            table["new"] = 0
        seen.append(key)
    return len(seen), seen[-2:]


attempt("replaced", replaced, {i: i for i in range(500)}, 300)


def again(table):
    items = table.items()
    total = 0
    for _ in range(40):
        for key, value in items:
            total += key * value
    return total


attempt("items again", again, {i: i for i in range(30)})


def iterated_by_hand(table):
    it = iter(table.items())
    total = 0
    for key, value in it:
        total += key
        if key % 10 == 0:
            total += next(it, (0, 100000))[1]
    return total


attempt("items and next", iterated_by_hand, {i: i for i in range(401)})

# --- lists that change


def trimmed(items):
    seen = 0
    for i, item in enumerate(items):
        seen += item
        if i % 5 == 4:
            items.pop()
    return seen, len(items)


attempt("trimmed", trimmed, list(range(1000)))


def extended(items):
    seen = 0
    for i, item in enumerate(items):
        seen += item
        if i % 2 and len(items) < 900:
            items.append(i)
    return seen, len(items)


attempt("extended", extended, list(range(300)))


def backwards(items):
    seen = []
    for item in reversed(items):
        seen.append(item)
        if len(items) > 2:
            items.pop()
            items.pop()
    return len(seen), seen[:4], seen[-3:]


attempt("backwards", backwards, list(range(600)))


def exhausted():
    items = [1, 2, 3]
    it = iter(items)
    total = 0
    for turn in range(300):
        for item in it:
            total += item
        items.append(turn)
    return total


attempt("exhausted stays so", exhausted)


def swapped(rows):
    out = []
    for a, b in rows:
        a, b = b, a
        pair = a, b
        x, y = pair
        out.append((x, y) if x > y else pair)
    return len(out), out[-1], sum(a * 3 + b for a, b in out)


attempt("pairs unpacked", swapped, [(i, i * 7 % 11) for i in range(400)])


def argmax(rows):
    best, place = -1, None
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if value > best:
                best, place = value, (x, y)
    return best, place


attempt("two enumerates", argmax, [[(x * 31 + y * 17) % 101 for x in range(25)] for y in range(25)])
