"""float ** 2 in hot loops: values, overflow, infinities, NaN, and other exponents beside it."""


def squares(values, times):
    total = 0.0
    for _ in range(times):
        for x in values:
            total += x ** 2 - (x + 1.0) ** 2.0
    return total


print(squares([0.5, -3.25, 1e-200, 12345.678, -0.0], 40))
print(squares([1.0, 2.0, -7.0, 1000003.0], 40))


def distance(a, b):
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


points = [(i * 0.37 % 5, i * 0.91 % 7) for i in range(60)]
print(sum(distance(p, q) for p in points for q in points[::7]))


def growing(x, limit):
    steps = 0
    try:
        for _ in range(limit):
            x = x ** 2
            steps += 1
    except OverflowError as error:
        return steps, x, type(error).__name__, len(error.args)
    return steps, x


for start in (1.0000001, 1.5, -1.01, 0.999, 0.0):
    print(start, growing(start, 200))


def mixed(values):
    out = []
    for x in values * 12:
        try:
            out.append(x ** 2)
        except OverflowError:
            out.append("overflow")
    return out


inf = float("inf")
nan = float("nan")
values = [1.5, -2.5] * 10 + [inf, -inf, nan, 1e154, 1e155, -1e200, 5e-324, 3, True]
found = mixed(values)
print(found[:29])
print(found[-29:] == found[:29] or [a for a, b in zip(found[-29:], found[:29]) if a != b])


def exponents(x, es):
    return [x ** e for _ in range(30) for e in es]


print(exponents(1.1, [2, 2.0, 3, 2, -2, 0.5])[-6:])
print([f"{(k / 7) ** 2:.17g}" for k in range(-50, 50)][::9])


def constant():
    n = 0.0
    for _ in range(100):
        n += 3.0 ** 2
    return n


print(constant())
