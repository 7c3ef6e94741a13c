# random: distributions; results of the C math library are printed with ten digits.
import random
names = ["gauss", "normalvariate", "expovariate", "lognormvariate", "betavariate", "gammavariate", "vonmisesvariate", "paretovariate", "weibullvariate"]
arguments = {
    "gauss": [(), (0, 1), (10, 2.5)], "normalvariate": [(), (5, 0.5)], "expovariate": [(), (0.5,), (10,)], "lognormvariate": [(0, 1), (1, 0.25)], "betavariate": [(1, 1), (2, 5), (0.5, 0.5)],
    "gammavariate": [(1, 1), (0.5, 2), (5, 1), (2.5, 0.1)], "vonmisesvariate": [(0, 0), (1, 4), (3, 0.5)], "paretovariate": [(3,), (1,)], "weibullvariate": [(1, 1.5), (2, 0.5)],
}
for name in names:
    for args in arguments[name]:
        random.seed(99)
        print(name, args, *(f"{getattr(random, name)(*args):.10g}" for _ in range(4)))
random.seed(4)
print([random.binomialvariate(10, 0.5) for _ in range(8)], [random.binomialvariate(100, 0.1) for _ in range(5)], random.binomialvariate(5, 0), random.binomialvariate(5, 1), random.binomialvariate(), [random.binomialvariate(1000, 0.7) for _ in range(4)])
random.seed(2024)
values = [random.gauss(100, 15) for _ in range(2000)]
mean = sum(values) / len(values)
print(f"{mean:.6f} {(sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5:.6f} {min(values):.6f} {max(values):.6f}")
random.seed(11)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(5000))
print(inside, 4 * inside / 5000)
random.seed("monte carlo")
rolls = [random.randint(1, 6) + random.randint(1, 6) for _ in range(3000)]
print({n: rolls.count(n) for n in range(2, 13)})
random.seed(8)
position, path = 0, []
for _ in range(60):
    position += random.choice((-1, 1))
    path.append(position)
print(path)
deck = [r + s for s in "SHDC" for r in "A23456789TJQK"]
random.seed(52)
random.shuffle(deck)
print(deck[:13], sorted(deck) == sorted(set(deck)), random.sample(deck, 5))
random.seed(3)
weights = {"a": 5, "b": 3, "c": 2}
picks = random.choices(list(weights), list(weights.values()), k=1000)
print({k: picks.count(k) for k in weights})


def random_walk(rng, n):
    x = y = 0
    for _ in range(n):
        dx, dy = rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        x, y = x + dx, y + dy
    return x, y


print([random_walk(random.Random(s), 100) for s in range(5)])


def reservoir(iterable, k, rng):
    sample = []
    for i, item in enumerate(iterable):
        if i < k:
            sample.append(item)
        else:
            j = rng.randrange(i + 1)
            if j < k:
                sample[j] = item
    return sample


print(reservoir(range(1000), 5, random.Random(1)), "".join(random.Random(9).choices("ACGT", k=40)), random.Random(10).sample(range(1, 50), 6), random.Random(0).randbytes(4).hex())
random.seed(77)
maze = [["#" if random.random() < 0.3 else "." for _ in range(20)] for _ in range(5)]
print("\n".join("".join(row) for row in maze))
g = random.Random(1)
print(f"{g.gauss(0, 1):.10f}", f"{g.gauss(0, 1):.10f}", g.getstate()[2] is None, f"{g.gauss(0, 1):.10f}", g.getstate()[2] is not None)
for action in (lambda: random.expovariate(0), lambda: random.gammavariate(-1, 1), lambda: random.gammavariate(1, 0), lambda: random.binomialvariate(-1, 0.5), lambda: random.binomialvariate(5, 1.5), lambda: random.gauss("a", 1), lambda: random.betavariate(0, 1), lambda: random.paretovariate(0)):
    random.seed(1)
    try:
        print(action())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
