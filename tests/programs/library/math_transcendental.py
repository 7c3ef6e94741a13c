# math: functions whose last digit depends on the C library are printed with twelve digits.
import math


def show(*values):
    print(*(f"{v:.12g}" for v in values))


for x in (0.0, 0.5, 1.0, -1.0, 2.5, 10.0, 100.25, -0.001, 1e-10, 3.141592653589793):
    print(f"x = {x}")
    show(math.sin(x), math.cos(x), math.tan(x) if abs(math.cos(x)) > 1e-9 else 0, math.atan(x), math.sinh(x), math.cosh(x), math.tanh(x), math.asinh(x))
    show(math.exp(x), math.expm1(x), math.exp2(x), math.erf(x), math.erfc(x), math.cbrt(x), math.degrees(x), math.radians(x))
    if x > 0:
        show(math.log(x), math.log2(x), math.log10(x), math.log1p(x), math.sqrt(x), math.gamma(x), math.lgamma(x), math.log(x, 3))
    if -1 <= x <= 1:
        show(math.asin(x), math.acos(x), math.atanh(x) if abs(x) < 1 else 0)
    if x >= 1:
        show(math.acosh(x))
for y, x in ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (-1, -1), (0.0, 0.0), (-0.0, -1), (2, -3)):
    show(math.atan2(y, x))
show(math.pow(2, 0.5), math.pow(2, 10), math.pow(-2, 3), math.pow(0, 0), math.pow(2, -2), math.pow(10, 0.3), math.pow(1, math.inf), math.pow(math.nan, 0), math.pow(math.inf, -1), math.pow(0.5, math.inf))
show(math.log(10**100), math.log(2**1000), math.log(8, 2), math.log(100, 10), math.log(1), math.log10(10**200), math.log2(10**50), math.log(0.1), math.log1p(1e-15), math.expm1(1e-15))
show(math.hypot(1, 1), math.hypot(1e200, 1e200), math.hypot(1, 2, 3), math.dist((1, 2, 3), (4, 5, 6)), math.hypot(math.inf, math.nan), math.hypot(1e-200, 1e-200))
show(math.inf, -math.inf, math.nan, math.exp(-1000), math.exp(-math.inf), math.atan(math.inf), math.tanh(1000), math.erf(10), math.erfc(-10), math.log(math.inf), math.sqrt(math.inf), math.sinh(-math.inf), math.gamma(5), math.gamma(0.5), math.gamma(-1.5), math.lgamma(100), math.lgamma(-0.5), math.gamma(171))
print(math.sin(0) == 0, math.cos(0) == 1, math.exp(0) == 1, math.log(1) == 0, math.atan2(0, 1) == 0, math.sqrt(144), math.sqrt(1e100) == 1e50, math.copysign(1, math.sin(-0.0)), math.tan(0.0), math.sinh(0.0), math.pow(3, 2), math.exp2(-1074) > 0)


def integrate(f, a, b, n):
    h = (b - a) / n
    return h * (f(a) / 2 + math.fsum(f(a + i * h) for i in range(1, n)) + f(b) / 2)


show(integrate(math.sin, 0, math.pi, 1000), integrate(lambda x: math.exp(-x * x), -5, 5, 1000), integrate(lambda x: 1 / x, 1, math.e, 1000))


def newton(f, df, x):
    for _ in range(50):
        step = f(x) / df(x)
        x -= step
        if abs(step) < 1e-14:
            break
    return x


show(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(lambda x: math.cos(x) - x, lambda x: -math.sin(x) - 1, 1.0), newton(lambda x: x**3 - x - 2, lambda x: 3 * x * x - 1, 1.5))
show(sum((-1) ** k / (2 * k + 1) for k in range(1000)) * 4, sum(1 / math.factorial(k) for k in range(20)), math.fsum(1 / n**2 for n in range(1, 2000)), 2 * math.asin(1), 4 * math.atan(1), 16 * math.atan(1 / 5) - 4 * math.atan(1 / 239))
points = [(math.cos(2 * math.pi * k / 6), math.sin(2 * math.pi * k / 6)) for k in range(6)]
print([f"({x:+.3f}, {y:+.3f})" for x, y in points])
area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]))) / 2
show(area, 3 * math.sqrt(3) / 2)


def haversine(lat1, lon1, lat2, lon2):
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(a))


print(f"{haversine(52.52, 13.405, 48.8566, 2.3522):.3f} {haversine(0, 0, 0, 180):.3f}")
values = [2, 4, 4, 4, 5, 5, 7, 9]
mean = math.fsum(values) / len(values)
print(mean, math.sqrt(sum((v - mean) ** 2 for v in values) / len(values)), f"{math.exp(sum(map(math.log, values)) / len(values)):.10f}")


class Float:
    def __float__(self):
        return 0.25


class Index:
    def __index__(self):
        return 4


print(math.sqrt(Float()), math.sqrt(Index()), math.floor(0.25), math.pow(Float(), Index()), math.gcd(Index(), 6), math.factorial(Index()))
