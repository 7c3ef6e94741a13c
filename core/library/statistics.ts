/** The module statistics (Lib/statistics.py), without kernel density estimation. */
import { bisectRight } from "./bisect.ts";
import { defineModule } from "./index.ts";
import { normalDistribution } from "./statistics_normal.ts";

const SOURCE = `
__all__ = ["StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
           "NormalDist", "harmonic_mean", "linear_regression", "mean", "median", "median_grouped",
           "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance",
           "quantiles", "stdev", "variance"]

from math import exp, fsum, gcd, isfinite, isqrt, log, sqrt, sumprod
from collections import namedtuple


class StatisticsError(ValueError):
    pass


# Sums are exact: a numerator over a denominator, or a float that is no number of the kind.

def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None


def _kind(kind, other):
    # The type of a sum: ints give way to everything, fractions to floats, classes to those below them.
    if kind is other or other is int or other is bool:
        return kind
    if kind is int or issubclass(other, kind) or issubclass(kind, int):
        return other
    if issubclass(kind, other) or issubclass(other, int):
        return kind
    if _is_fraction(kind) and issubclass(other, float):
        return other
    if issubclass(kind, float) and _is_fraction(other):
        return kind
    raise TypeError(f"don't know how to coerce {kind.__name__} and {other.__name__}")


def _is_fraction(kind):
    return hasattr(kind, "limit_denominator")


def _is_decimal(kind):
    return hasattr(kind, "next_plus")


def _add_up(pairs):
    partials = {}
    special = None
    for n, d in pairs:
        if d is None:
            special = n if special is None else special + n
        else:
            partials[d] = partials.get(d, 0) + n
    if special is not None:
        return special, None
    common = 1
    for d in partials:
        common = common * d // gcd(common, d)
    return sum(n * (common // d) for d, n in partials.items()), common


def _sum(data):
    kind = int
    ratios = []
    for x in data:
        kind = _kind(kind, type(x))
        ratios.append(_ratio(x))
    n, d = _add_up(ratios)
    return kind, n, d, len(ratios)


def _convert(n, d, kind):
    if d is None:
        return n
    common = gcd(n, d)
    if common > 1:
        n //= common
        d //= common
    if kind is float:
        return n / d
    if issubclass(kind, int):
        if d == 1:
            return n if kind is int or kind is bool else kind(n)
        return n / d
    if _is_fraction(kind):
        return kind(n, d)
    if _is_decimal(kind):
        return kind(n) / kind(d)
    return kind(n / d)


def _squares(data, c=None):
    if c is not None:
        kind, n, d, count = _sum((x - c) * (x - c) for x in data)
        return kind, n, d, None, None, count
    kind = int
    ratios = []
    for x in data:
        kind = _kind(kind, type(x))
        ratios.append(_ratio(x))
    count = len(ratios)
    if any(d is None for n, d in ratios):
        return kind, float("nan"), None, None, None, count
    if not count:
        return kind, 0, 1, 0, 1, 0
    sn, sd = _add_up(ratios)
    qn, qd = _add_up((n * n, d * d) for n, d in ratios)
    return kind, count * qn * sd * sd - sn * sn * qd, count * qd * sd * sd, sn, sd * count, count


def _root(n, m):
    # The square root of n / m, correctly rounded.
    if n == 0:
        return 0.0
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        m <<= 2 * q
    else:
        n <<= -2 * q
    a = isqrt(n // m)
    a |= a * a * m != n
    return (a << q) / 1 if q >= 0 else a / (1 << -q)


def _decimal_root(n, m, kind):
    # As _root, for decimals of the context's precision: the neighbour is taken where that is nearer.
    if n == 0:
        return kind("0.0")
    root = (kind(n) / kind(m)).sqrt()
    rn, rd = root.as_integer_ratio()
    plus = root.next_plus()
    pn, pd = plus.as_integer_ratio()
    if 4 * n * (rd * pd) ** 2 > m * (rd * pn + pd * rn) ** 2:
        return plus
    minus = root.next_minus()
    mn, md = minus.as_integer_ratio()
    if 4 * n * (rd * md) ** 2 < m * (rd * mn + md * rn) ** 2:
        return minus
    return root


def mean(data):
    """Return the sample arithmetic mean of data."""
    kind, n, d, count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    if d is None:
        return n / count
    return _convert(n, d * count, kind)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    if weights is None:
        data = list(data)
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    data = list(data)
    weights = list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return sumprod(data, weights) / total


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    logs = []
    found_zero = False
    for x in data:
        if x > 0.0 or x != x:
            logs.append(log(x))
        elif x == 0.0:
            logs.append(0.0)
            found_zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    if not logs:
        raise StatisticsError("Must have a non-empty dataset")
    total = fsum(logs)
    if total != total:
        return total
    if found_zero:
        return float("nan") if total == float("inf") else 0.0
    return exp(total / len(logs))


def _checked(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    data = list(data)
    message = "harmonic mean does not support negative values"
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        x = data[0]
        if not hasattr(x, "as_integer_ratio"):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights = [1] * len(data)
        wn, wd = len(data), 1
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        _, wn, wd, _ = _sum(_checked(weights, message))
    try:
        kind, n, d, _ = _sum(w / x if w else 0 for w, x in zip(weights, _checked(data, message)))
    except ZeroDivisionError:
        return 0
    if d is None:
        return kind(wn / wd) / n
    if n <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(wn * d, wd * n, kind)


def median(data):
    """Return the median (middle value) of numeric data."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    i = n // 2
    return (data[i - 1] + data[i]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the high median of data."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """Estimates the median for numeric data binned around the midpoints of fixed-width intervals."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = data.index(x)
    j = _bisect_right(data, x, lo=i)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    low = x - interval / 2.0
    return low + interval * (n / 2 - i) / (j - i)


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    """Return the most common data point from discrete or nominal data."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Divide data into n continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        if ld == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        m = ld - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = ld + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _spread(data, c, least, name, root):
    kind, n, d, _, _, count = _squares(data, c)
    if count < least:
        number = "one data point" if least == 1 else "two data points"
        raise StatisticsError(f"{name} requires at least {number}")
    if d is None:
        return n
    d *= count - least + 1
    if not root:
        return _convert(n, d, kind)
    return _decimal_root(n, d, kind) if _is_decimal(kind) else _root(n, d)


def variance(data, xbar=None):
    """Return the sample variance of data."""
    return _spread(data, xbar, 2, "variance", False)


def pvariance(data, mu=None):
    """Return the population variance of data."""
    return _spread(data, mu, 1, "pvariance", False)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    return _spread(data, xbar, 2, "stdev", True)


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    return _spread(data, mu, 1, "pstdev", True)


def _paired(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    xbar = fsum(x) / n
    ybar = fsum(y) / n
    return [xi - xbar for xi in x], [yi - ybar for yi in y], xbar, ybar


def covariance(x, y, /):
    """Return the sample covariance of two inputs."""
    dx, dy, _, _ = _paired(x, y, "covariance")
    return sumprod(dx, dy) / (len(x) - 1)


def _ranks(data):
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks = [0.0] * len(data)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and data[order[end]] == data[order[start]]:
            end += 1
        for i in range(start, end):
            ranks[order[i]] = (start + end - 1) / 2 - (len(data) - 1) / 2
        start = end
    return ranks


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient, or Spearman's with method='ranked'."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        x, y, _, _ = _paired(x, y, "correlation")
    sxx = sumprod(x, x)
    syy = sumprod(y, y)
    if not sxx or not syy:
        raise StatisticsError("at least one of the inputs is constant")
    product = sxx * syy
    return sumprod(x, y) / (sqrt(product) if isfinite(product) else sqrt(sxx) * sqrt(syy))


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    if proportional:
        n = len(x)
        if len(y) != n:
            raise StatisticsError(
                "linear regression requires that both inputs have same number of data points")
        if n < 2:
            raise StatisticsError("linear regression requires at least two data points")
        sxx = sumprod(x, x) + 0.0
        sxy = sumprod(x, y)
    else:
        dx, dy, xbar, ybar = _paired(x, y, "linear regression")
        sxx = sumprod(dx, dx) + 0.0
        sxy = sumprod(dx, dy)
    if not sxx:
        raise StatisticsError("x is constant")
    slope = sxy / sxx
    return LinearRegression(slope=slope,
                            intercept=0.0 if proportional else ybar - slope * xbar)
`;

defineModule({
  name: "statistics",
  doc: "Basic statistics module.",
  functions: { _bisect_right: bisectRight },
  source: SOURCE,
  lazySources: [normalDistribution],
});
