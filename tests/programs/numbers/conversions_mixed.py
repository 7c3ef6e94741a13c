# Mixed arithmetic and comparison of int, bool and float; conversions between all number types and str.
values = [0, 1, -1, 2, True, False, 0.5, -1.5, 2.0, 10**20, 1e20, -0.0, 255, 3.999]
for a in values:
    row = []
    for b in values:
        row.append("<=>"[(a > b) - (a < b) + 1])
    print(f"{a!r:>24} {''.join(row)}", end=" ")
    print(int(a), float(a), bool(a), str(a), round(a), round(a, 1), abs(a), type(a + 1).__name__, type(a * 1.0).__name__, type(a // 1).__name__, type(a / 1).__name__, hash(a) == hash(float(a)))
for op, f in {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b,
}.items():
    print(op, [f(a, b) for a, b in ((7, 2), (7, 2.0), (7.0, 2), (7.5, True), (True, True), (-7, 2), (-7.0, 2), (7, -2.5), (2**60, 2.0), (0, 3), (0.0, 3))])
print(1e16 == 10**16, 1e23 == 10**23, float(10**23) == 1e23, int(1e23), 2**1023 * 1.0, int(2.0**100), 2**100 == 2.0**100, (2**53 + 1) * 1.0, 9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0, 0.1 < 10**400, -10**400 < -1e308, 1e308 < 10**309)
print([str(x) for x in (1, 1.0, True, -0.0, 1e3, 10**3)], ["%s" % x for x in (1, 1.0, True)], [f"{x:>6}" for x in (1, 1.0, True, "s")], [repr(x) for x in (1e50, 10**15, 1e15, 1e16)])
print(int("10") + float("0.5"), int(float("1e3")), float(int("007")), int(str(2**70)), float(str(0.1)), bool("False"), bool(""), int(bool("x")), str(int(3.99)) + str(float(3)), complex if False else "-")
print(sum([1, 2.5, True]), sum([0.1, 1, 10**20]), max(1, 2.5, True), min(0, -0.0, False), sorted([3, 1.5, True, -2, 2.5, False, 0]), max([1, 1.0, True]), min([True, 1, 1.0]), [1, 1.0, True].index(True), [0, False, 0.0].count(0))
print(divmod(7, 2.5), divmod(-7, 2.5), divmod(7.5, 2), divmod(True, 0.4), pow(2, 0.5) == 2 ** 0.5, pow(2.0, 3), pow(True, 5), pow(4, -1), 4 ** -0.5, 0 ** 0.0, (-1) ** 2.0, 10 ** -3, 10.0 ** -3, -2 ** 0.0)
print(1 / 3 * 3 == 1, 2 / 3 + 1 / 3 == 1, 0.1 + 0.1 + 0.1 == 0.3, 1 / 10 * 3, 3 / 10, 22 / 7, 355 / 113, 1 / 49 * 49, 7 / 1, 1e300 * 1e10, 2 ** 0.5 ** 2, 100 ** 0.5, 1000000 ** 0.5)
print(10 // 3 * 3 + 10 % 3, -10 // 3 * 3 + -10 % 3, 10 // -3, 10 % -3, 10.5 // 3, -10.5 // 3, -10.5 % 3, 10.5 % -3, 1e18 // 1, 1e18 % 7, 2**63 % 1000.0, 0.3 // 0.1, 0.3 % 0.1, 6 // 0.2, 6 % 0.2)
for n in (0, 9, 10, 99, 100, 12345, 10**9):
    print(n, sum(map(int, str(n))), str(n)[::-1], len(str(n)), int(str(n)[::-1]), n ** 0.5 == int(n ** 0.5), float(n) / 7, n / 8, n // 8, f"{n:,} {n:e} {n:.1f} {n / 3:.4f}")


def to_base(n, base):
    if n == 0:
        return "0"
    digits = ""
    sign, n = ("-", -n) if n < 0 else ("", n)
    while n:
        n, r = divmod(n, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + digits
    return sign + digits


print([to_base(n, b) for n in (0, 5, -255, 10**12) for b in (2, 7, 16, 36)], all(int(to_base(n, b), b) == n for n in range(-50, 50, 7) for b in (2, 3, 10, 36)))


def kahan(values):
    total = compensation = 0.0
    for v in values:
        y = v - compensation
        t = total + y
        compensation = (t - total) - y
        total = t
    return total


plain = 0.0
for _ in range(1000):
    plain += 0.1
print(plain, kahan([0.1] * 1000), sum([0.1] * 1000), 0.1 * 1000)


def continued_fraction(x, n):
    result = []
    for _ in range(n):
        i = int(x // 1)
        result.append(i)
        if x == i:
            break
        x = 1 / (x - i)
    return result


print(continued_fraction(3.141592653589793, 6), continued_fraction(0.75, 5), continued_fraction(2 ** 0.5, 8))
newton = 1.0
for _ in range(6):
    newton = (newton + 2 / newton) / 2
print(newton, newton * newton - 2, abs(newton - 2 ** 0.5) < 1e-15)
