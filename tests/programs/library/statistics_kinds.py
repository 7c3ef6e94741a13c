"""statistics of decimals, fractions and classes below float; NormalDist."""

import copy
import statistics
from decimal import Decimal as D
from fractions import Fraction as F
from statistics import NormalDist, StatisticsError, harmonic_mean, mean, pstdev, pvariance, stdev, variance


class Money(float):
    pass


def tried(act):
    try:
        return act()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for data in ([D("3.5"), D("4.0"), D("5.25")], [F(1, 2), F(1, 3), F(1, 7)], [1, 2, 4], [1, F(1, 2)], [0.5, F(1, 4)],
             [Money(1.5), Money(2.5)], [True, False, True], [D("27.5"), D("30.25"), D("30.25")]):
    for function in (mean, harmonic_mean, variance, pvariance, stdev, pstdev, statistics.median):
        result = tried(lambda: function(data))
        print(function.__name__, type(result).__name__, result, end="; ")
    print()
print(mean([D("0.1"), 2, D("0.3")]), stdev([D("0.1"), 2, D("0.3")]))
print(tried(lambda: mean([1.5, D(1)])), tried(lambda: mean([F(1, 2), D(1)])), tried(lambda: mean(["a"])))
print(harmonic_mean([40, 60], weights=[5, 30]), harmonic_mean([F(2), F(3)], weights=[1, 2]), harmonic_mean([D(5)]))
print(harmonic_mean([0, 1]), tried(lambda: harmonic_mean([-1, 2])), tried(lambda: harmonic_mean(["3"])))
print(tried(lambda: harmonic_mean([1, 2], [1])), tried(lambda: harmonic_mean([1, 2], [0, 0])))
print(pvariance([D("1.5"), D("2.5")], mu=D(2)), variance([F(1, 2), F(1, 3)], xbar=F(5, 12)))
print(mean([float("inf"), 1.0]), mean([float("nan"), 1]), mean([D("inf"), 1]))

n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance)
print([round(n.pdf(x), 12) for x in (70, 100, 130)], [round(n.cdf(x), 12) for x in (55, 70, 100, 130, 170)])
print([round(n.inv_cdf(p), 9) for p in (1e-300, 1e-12, 0.001, 0.07, 0.0751, 0.5, 0.9, 0.925, 0.9999, 1 - 1e-12)])
print([round(q, 10) for q in n.quantiles()], [round(q, 8) for q in n.quantiles(10)])
print(n + 3, n - 3, 3 + n, 3 - n, n * 2, 2 * n, n / 4, -n, +n, n * -1)
print(n + NormalDist(1, 8), n - NormalDist(1, 8), tried(lambda: n * n), tried(lambda: 1 / n), tried(lambda: n + "a"))
print(round(n.overlap(NormalDist(110, 15)), 12), round(n.overlap(NormalDist(90, 5)), 12), n.overlap(n))
print(n.zscore(130), n == NormalDist(100.0, 15.0), n == NormalDist(), n == 3, hash(n) == hash(NormalDist(100, 15)))
print(NormalDist.from_samples([1, 2, 3, 4, 10]), tried(lambda: NormalDist.from_samples([1])))
print(tried(lambda: NormalDist(0, -1)), tried(lambda: n.inv_cdf(0)), tried(lambda: n.inv_cdf(1.0)), tried(lambda: n.overlap(3)))
flat = NormalDist(2, 0)
print([tried(act) for act in (lambda: flat.pdf(2), lambda: flat.cdf(2), lambda: flat.zscore(2), lambda: flat.overlap(n),
                              lambda: flat.inv_cdf(0.3))])
print([round(x, 8) for x in n.samples(4, seed=7)], len(n.samples(3)), copy.deepcopy(n) == n, copy.copy(n) is n)
print(NormalDist.__module__, tried(lambda: setattr(n, "mean", 3)), tried(lambda: vars(n)))
