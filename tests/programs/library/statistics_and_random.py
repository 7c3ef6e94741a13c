"""statistics and random together: seeds, distributions, samples, estimates, errors, small simulations."""
import math
import random
import statistics as st
from collections import Counter
from decimal import Decimal
from fractions import Fraction


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


r = random.Random(12345)
print(r.random(), r.randint(1, 6), r.randrange(0, 100, 7), r.choice("abc"), r.uniform(1, 2), r.gauss(0, 1), r.normalvariate(), r.expovariate(2), r.betavariate(2, 3), r.gammavariate(2, 1), r.triangular(0, 1, 0.3), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 4), r.lognormvariate(0, 1), r.getrandbits(70), r.randbytes(5), r.binomialvariate(20, 0.3))
print(r.sample(range(1000), 5), r.sample("aab", counts=[2, 1, 1], k=3), r.choices("xyz", weights=[5, 0, 1], k=8), r.choices([1, 2], cum_weights=[1, 4], k=5))
deck = list(range(10))
r.shuffle(deck)
state = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(state)
print(deck, a == [r.random() for _ in range(3)], state[0], len(state[1]))
for seed in (0, -5, "text", b"bytes", bytearray(b"x"), 10 ** 40, None):
    if seed is not None:
        print(repr(seed), random.Random(seed).random())
random.seed(1)
print(random.random(), random.randint(0, 9), random.sample([1, 2, 3], 2))
for label, function in {"empty choice": lambda: random.choice([]), "randint": lambda: random.randint(5, 1), "randrange": lambda: random.randrange(0), "step": lambda: random.randrange(1, 5, 0), "float": lambda: random.randint(1.5, 2), "sample": lambda: random.sample([1], 2), "sample set": lambda: random.sample({1, 2}, 1), "weights": lambda: random.choices([1, 2], [1]), "zero weights": lambda: random.choices([1, 2], [0, 0]), "both": lambda: random.choices([1], [1], cum_weights=[1]), "negative k": lambda: random.sample([1], -1), "shuffle": lambda: random.shuffle((1, 2)), "seed": lambda: random.seed([1]), "bits": lambda: random.getrandbits(-1), "bits 0": lambda: random.getrandbits(0), "choices empty": lambda: random.choices([], k=1), "state": lambda: random.setstate((1,)), "binomial": lambda: random.binomialvariate(5, 2), "system": lambda: random.SystemRandom().getstate(), "counts": lambda: random.sample([1, 2], 1, counts=[1])}.items():
    attempt(label, function)

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
ints = [1, 2, 2, 3, 4, 7, 9]
for values in (data, ints, [Fraction(1, 2), Fraction(1, 3)], [Decimal("1.5"), Decimal("2.5"), Decimal("4")], [True, False, True], [1e30, 1, -1e30], [1, 2.5, Fraction(1, 4)]):
    print([f(values) for f in (st.mean, st.median, st.median_low, st.median_high, st.pvariance, st.variance, st.mode, st.multimode)])
    print([f(values) for f in (st.fmean, st.stdev, st.pstdev)])
print(st.median_grouped([1, 3, 3, 5, 7], 2), st.quantiles(ints), st.quantiles(ints, n=10, method="inclusive"), st.geometric_mean(ints), st.harmonic_mean([40, 60], weights=[5, 30]), st.fmean(data, weights=range(1, 8)), st.mean(iter([1, 2])), st.mode("aab"), st.multimode(""), st.covariance([1, 2, 3], [4, 6, 9]), st.correlation([1, 2, 3, 4], [1, 3, 2, 9], method="ranked"), st.linear_regression([1, 2, 3], [2, 4, 6.5], proportional=True), st.variance(data, xbar=2))
for label, function in {"mean": lambda: st.mean([]), "median": lambda: st.median([]), "mode": lambda: st.mode([]), "variance": lambda: st.variance([1]), "pvariance": lambda: st.pvariance([]), "text": lambda: st.mean(["a"]), "quantiles": lambda: st.quantiles([1]), "quantiles n": lambda: st.quantiles([1, 2], n=0), "method": lambda: st.quantiles([1, 2], method="x"), "geometric": lambda: st.geometric_mean([1, -1]), "geometric zero": lambda: st.geometric_mean([0, 1]), "harmonic": lambda: st.harmonic_mean([-1]), "harmonic zero": lambda: st.harmonic_mean([0, 1]), "correlation": lambda: st.correlation([1, 1], [1, 2]), "lengths": lambda: st.correlation([1], [1, 2]), "regression": lambda: st.linear_regression([1, 1], [1, 2]), "nan": lambda: st.median([1, float("nan"), 2]), "inf": lambda: st.mean([float("inf"), 1]), "weights": lambda: st.fmean([1, 2], [1])}.items():
    attempt(label, function)
n = st.NormalDist(100, 15)
print(n, n.mean, n.variance, round(n.cdf(115), 6), round(n.pdf(100), 6), round(n.inv_cdf(0.9), 6), n.zscore(130), n + 5, n * 2, -n, n + st.NormalDist(1, 2), n - st.NormalDist(1, 2), [round(q, 3) for q in n.quantiles(4)], round(n.overlap(st.NormalDist(110, 10)), 6), st.NormalDist.from_samples(data), n == st.NormalDist(100, 15), n.samples(2, seed=3))
for label, function in {"sigma": lambda: st.NormalDist(0, -1), "inv": lambda: n.inv_cdf(1), "pdf": lambda: st.NormalDist(0, 0).pdf(1), "samples": lambda: st.NormalDist.from_samples([1])}.items():
    attempt(label, function)


def estimate_pi(n, rng):
    return 4 * sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(n)) / n


def bootstrap(values, rounds, rng):
    means = sorted(st.fmean(rng.choices(values, k=len(values))) for _ in range(rounds))
    return round(means[rounds // 20], 4), round(means[-rounds // 20], 4)


def walk(steps, rng):
    x = y = 0
    for _ in range(steps):
        dx, dy = rng.choice(((0, 1), (1, 0), (0, -1), (-1, 0)))
        x, y = x + dx, y + dy
    return x, y


def reservoir(stream, k, rng):
    kept = []
    for i, x in enumerate(stream):
        if i < k:
            kept.append(x)
        elif (j := rng.randrange(i + 1)) < k:
            kept[j] = x
    return kept


def markov(text, n, rng):
    table = {}
    words = text.split()
    for a, b in zip(words, words[1:]):
        table.setdefault(a, []).append(b)
    word, out = words[0], []
    for _ in range(n):
        out.append(word)
        word = rng.choice(table.get(word, words))
    return " ".join(out)


rng = random.Random(99)
print(estimate_pi(400, rng), bootstrap(data, 60, rng), walk(200, rng), reservoir(range(300), 5, rng), markov("the cat saw the dog and the dog saw a cat and ran", 12, rng), Counter(rng.choices("HT", k=200)), sorted(Counter(sum(rng.randint(1, 6) for _ in range(2)) for _ in range(200)).items())[:3])
