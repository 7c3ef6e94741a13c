"""Tuples as keys of dicts and sets: short ones of ints and str, and all others."""
import random


def attempt(name, fn, *args):
    try:
        result = fn(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(name, result)


for key in [(), (1,), (-1,), (0, -1), (1, 2), (2, 1), (-2, -2), (2**29, -(2**29), 2**30 - 1, -(2**30)),
            (1, 2, 3, 4, 5, 6, 7, 8), (1, 2, 3, 4, 5, 6, 7, 8, 9), (2**31, 1), (2**62, -(2**62)),
            (True, False), (None, 1)[1:], ((1, 2), 3), (1.5, 2)]:
    table = {key: 1}
    seen = {key}
    print(key, hash(key) == hash(tuple(list(key))), key in table, table[key], key in seen, tuple(key) in seen,
          table.get(tuple(list(key))), {**table, tuple(list(key)): 2})


def grid(width, height):
    cells = {}
    for y in range(height):
        for x in range(width):
            cells[x, y] = x * y
    total = 0
    for y in range(-1, height + 1):
        for x in range(-1, width + 1):
            for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                if (x + dx, y + dy) in cells:
                    total += cells[x + dx, y + dy]
                total += cells.get((x, y), 1)
    for y in range(0, height, 2):
        for x in range(width):
            del cells[(x, y)]
    return total, len(cells), list(cells)[:3], sum(cells.values())


attempt("grid", grid, 23, 17)


def visit(edges):
    seen = set()
    order = []
    for edge in edges:
        if edge not in seen:
            seen.add(edge)
            order.append(edge)
    return len(seen), order[-1], sorted(seen, key=repr)[:4]


edges = [(i * 7 % 50, i * 11 % 40 - 20) for i in range(3000)]
attempt("visit", visit, edges)
attempt("visit str", visit, [("k%d" % (i % 60), i % 7) for i in range(900)])
attempt("visit others", visit, edges[:300] + [(1.0, 2), (1, 2), (True, 2), (None,), ("é", "€"), ((1, 2), 3)])
attempt("visit unhashable", visit, edges[:300] + [([], 1)])
attempt("visit long", visit, [tuple(range(i % 12)) for i in range(400)])
attempt("visit long str", visit, [("x" * (i % 100), i) for i in range(400)])



def built(keys):
    """Tables that natives made of keys have them at the places where a loop puts and finds them."""
    added = set()
    stored = {}
    for key in keys:
        added.add(key)
        stored[key] = None
    made = set(keys)
    table = dict.fromkeys(keys)
    missing = 0
    for key in keys:
        if key not in made or key not in table or key not in added:
            missing += 1
    return list(added) == list(made), list(stored) == list(table), missing, len(made)


attempt("built of pairs", built, [(i, -i) for i in range(300)])
attempt("built of triples", built, [(i * 1000003, i % 7, -1) for i in range(300)])
attempt("built of str", built, [("a%d" % i, i) for i in range(300)])
attempt("built of single ones", built, [(i - 50,) for i in range(300)] + [()])
attempt("built of a mixture", built, [(i,) * (i % 11) for i in range(300)])


class Same:
    """Equal to everything, with the hash of a tuple."""

    def __init__(self, like):
        self.hash = hash(like)
        self.asked = 0

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        self.asked += 1
        return isinstance(other, tuple)


def guests(turns):
    same = Same((3, 4))
    table = {same: "guest", (1, 2): "tuple"}
    found = []
    for i in range(turns):
        found.append(table.get((i % 5, i % 5 + 1), "none"))
        table[i % 5, i % 5 + 1] = i
    return found[-5:], same.asked, len(table)


attempt("guest keys", guests, 300)


class Point(tuple):
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return tuple.__eq__(self, other)


def points(turns):
    table = {}
    for i in range(turns):
        key = (i % 9, 1) if i < 200 else Point((i % 9, 1))
        table[key] = table.get(key, 0) + 1
    return sorted(table.values()), len(table)


attempt("subclass", points, 300)


def counted(pairs):
    table = {}
    for key, value in pairs:
        table.setdefault(key, []).append(value)
    return len(table), sum(len(v) for v in table.values()), max(table)


attempt("counted", counted, [((i % 13, "k%d" % (i % 3)), i) for i in range(500)])


def grown_in_loop():
    table = {(0, 0): 0}
    try:
        for key in table:
            table[key[0] + 1, 0] = 1
    except RuntimeError as error:
        return str(error)


attempt("grown", grown_in_loop)

random.seed(5)
reference = []
table = {}
for _ in range(2000):
    key = (random.randrange(30), random.choice("abc"), random.randrange(-3, 3))
    action = random.randrange(3)
    if action == 0:
        table[key] = len(table)
    elif action == 1:
        reference.append(table.get(key))
    elif key in table:
        del table[key]
print(len(table), len(reference), [x for x in reference if x is not None][:10], list(table)[:3])
