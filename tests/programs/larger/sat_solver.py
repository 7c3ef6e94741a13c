# A DPLL solver with unit propagation and pure literals; puzzles turned into clauses.
def simplify(clauses, literal):
    result = []
    for c in clauses:
        if literal in c:
            continue
        if -literal in c:
            c = c - {-literal}
            if not c:
                return None
        result.append(c)
    return result


class Solver:
    def __init__(self, clauses):
        self.clauses = [frozenset(c) for c in clauses]
        self.decisions = self.propagations = 0

    def solve(self):
        return self._search(self.clauses, {})

    def _search(self, clauses, model):
        model = dict(model)
        while True:
            unit = next((next(iter(c)) for c in clauses if len(c) == 1), None)
            if unit is None:
                break
            self.propagations += 1
            model[abs(unit)] = unit > 0
            clauses = simplify(clauses, unit)
            if clauses is None:
                return None
        if not clauses:
            return model
        counts = {}
        for c in clauses:
            for l in c:
                counts[l] = counts.get(l, 0) + 1
        for l in sorted(counts):
            if -l not in counts:
                model[abs(l)] = l > 0
                clauses = simplify(clauses, l)
                return self._search(clauses, model)
        best = max(sorted(counts), key=lambda l: (counts[l] + counts.get(-l, 0), -abs(l), l))
        for literal in (best, -best):
            self.decisions += 1
            reduced = simplify(clauses, literal)
            if reduced is not None:
                result = self._search(reduced, {**model, abs(literal): literal > 0})
                if result is not None:
                    return result
        return None


def satisfied(clauses, model):
    return all(any(model.get(abs(l), False) == (l > 0) for l in c) for c in clauses)


def report(name, clauses):
    solver = Solver(clauses)
    model = solver.solve()
    print(name, len(clauses), model is not None, model is None or satisfied(clauses, model), solver.decisions, solver.propagations)
    return model


report("simple", [[1, 2], [-1, 2], [-2, 3]])
report("contradiction", [[1], [-1]])
report("all eight", [[a, b, c] for a in (1, -1) for b in (2, -2) for c in (3, -3)])
report("seven of eight", [[a, b, c] for a in (1, -1) for b in (2, -2) for c in (3, -3)][:-1])
report("empty", [])


class Variables:
    def __init__(self):
        self.numbers = {}

    def __call__(self, *key):
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def true(self, model):
        return sorted(k for k, n in self.numbers.items() if model.get(n))


def exactly_one(literals):
    yield list(literals)
    yield from at_most_one(literals)


def at_most_one(literals):
    for i, a in enumerate(literals):
        for b in literals[i + 1:]:
            yield [-a, -b]


v, clauses = Variables(), []
n = 5
for i in range(n):
    clauses += exactly_one([v(i, j) for j in range(n)])
    clauses += at_most_one([v(j, i) for j in range(n)])
for i in range(n):
    for j in range(n):
        for k in range(1, n):
            for a, b in ((i + k, j + k), (i + k, j - k)):
                if 0 <= a < n and 0 <= b < n:
                    clauses.append([-v(i, j), -v(a, b)])
model = report("queens", clauses)
places = v.true(model)
print(len(places) == n, all(a != c and b != d and abs(a - c) != abs(b - d) for i, (a, b) in enumerate(places) for c, d in places[i + 1:]))


def colouring(edges, colours):
    v = Variables()
    nodes = sorted({x for e in edges for x in e})
    clauses = [c for node in nodes for c in exactly_one([v(node, k) for k in range(colours)])]
    clauses += [[-v(a, k), -v(b, k)] for a, b in edges for k in range(colours)]
    return v, clauses


petersen = [(i, (i + 1) % 5) for i in range(5)] + [(i, i + 5) for i in range(5)] + [(5 + i, 5 + (i + 2) % 5) for i in range(5)]
for k in (2, 3):
    v, clauses = colouring(petersen, k)
    model = report(f"petersen {k}", clauses)
    if model:
        colour = dict(v.true(model))
        print(all(colour[a] != colour[b] for a, b in petersen), len(colour))


def pigeonhole(pigeons, holes):
    v = Variables()
    clauses = [[v(p, h) for h in range(holes)] for p in range(pigeons)]
    for h in range(holes):
        clauses += at_most_one([v(p, h) for p in range(pigeons)])
    return clauses


report("pigeonhole 4 4", pigeonhole(4, 4))
report("pigeonhole 4 3", pigeonhole(4, 3))


def zebra():
    """Who keeps the fish? Three houses."""
    v, clauses = Variables(), []
    groups = {"colour": ["red", "green", "blue"], "nation": ["brit", "swede", "dane"], "pet": ["dog", "bird", "fish"]}
    for values in groups.values():
        for x in values:
            clauses += exactly_one([v(x, h) for h in range(3)])
        for h in range(3):
            clauses += exactly_one([v(x, h) for x in values])

    def same(a, b):
        for h in range(3):
            clauses.extend([[-v(a, h), v(b, h)], [v(a, h), -v(b, h)]])

    def left_of(a, b):
        for h in range(3):
            clauses.append([-v(a, h)] + ([v(b, h + 1)] if h < 2 else []))

    same("brit", "red")
    same("swede", "dog")
    left_of("green", "red")
    left_of("red", "blue")
    clauses.append([-v("bird", 0)])
    clauses.append([v("swede", 2)])
    return v, clauses


v, clauses = zebra()
model = report("zebra", clauses)
houses = [[], [], []]
for x, h in v.true(model):
    houses[h].append(x)
print(houses)


def tseitin(formula, v, clauses):
    """An equivalent clause form of a nested formula."""
    if isinstance(formula, str):
        return v(formula)
    op, *args = formula
    lits = [tseitin(a, v, clauses) for a in args]
    if op == "not":
        return -lits[0]
    out = v(len(v.numbers), "gate")
    if op == "and":
        clauses += [[-out, l] for l in lits] + [[out] + [-l for l in lits]]
    elif op == "or":
        clauses += [[out, -l] for l in lits] + [[-out] + lits]
    elif op == "xor":
        a, b = lits
        clauses += [[-out, a, b], [-out, -a, -b], [out, -a, b], [out, a, -b]]
    return out


for formula in (("and", "p", ("not", "p")), ("or", "p", ("not", "p")), ("and", ("xor", "a", "b"), ("xor", "b", "c"), ("xor", "a", "c")), ("and", ("xor", "a", "b"), ("or", "a", "c"), ("not", "b"))):
    v, clauses = Variables(), []
    clauses.append([tseitin(formula, v, clauses)])
    model = Solver(clauses).solve()
    print(formula, model and {k[0]: model.get(n) for k, n in v.numbers.items() if len(k) == 1})
