"""fractions beside int, float, complex and Decimal; numbers' towers; rounding and formats of fractions."""
import math
import numbers
import operator
from decimal import Decimal
from fractions import Fraction as F


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for arguments in [(), (3,), (6, -4), ("3/7",), (" -3/7 ",), ("1.25",), ("1e-3",), ("-.5",), ("7e2",), (0.1,), (Decimal("0.1"),), (F(1, 3), F(2, 5)), (True, 2), ("1_000/3",), (1.5, 2), ("3 / 7",), ("3/-7",), ("1/0",), (1, 0), ("abc",), ("",), (None,), (float("nan"),), (float("inf"),), (1, 2.0), ("1", 2), (1j,), ("1/2/3",), ("0x10",), ("٣/٤",), ("1.5/2",), ("nan",), (5, None)]:
    attempt(f"F{arguments!r}", lambda: repr(F(*arguments)))
a, b = F(-7, 3), F(5, 2)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 3, a ** -2, F(4, 9) ** F(1, 2), b ** F(1, 3), 2 ** F(3, 1), 2 ** F(1, 2), F(0) ** 0, -a, +a, abs(a), bool(F(0)), a < b, a == F(-14, 6), hash(F(3, 1)) == hash(3), hash(F(1, 2)) == hash(0.5))
for other in (2, True, 0.5, 1 + 2j, Decimal("0.5"), "x", None, 10 ** 30, float("nan"), float("inf")):
    row = []
    for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow, operator.eq, operator.lt):
        for pair in ((a, other), (other, a)):
            try:
                too_much = op is operator.pow and (isinstance(other, complex) or other == 10 ** 30)
                row.append("power" if too_much else op(*pair))
            except (TypeError, OverflowError, ValueError, ZeroDivisionError) as error:
                row.append(f"{type(error).__name__}: {error}")
    print(repr(other), row)
for action in (lambda: a / 0, lambda: a // F(0), lambda: a % 0, lambda: F(0) ** -1, lambda: F(-8) ** F(1, 3), lambda: int(F(7, 2)), lambda: float(F(10 ** 400, 3)), lambda: float(F(1, 3)), lambda: complex(F(1, 2)), lambda: math.sqrt(F(9, 4)), lambda: F(1, 2).limit_denominator(0), lambda: setattr(a, "numerator", 5), lambda: F(5, 3).as_integer_ratio(), lambda: F(1, 2).is_integer(), lambda: F(4, 2).is_integer(), lambda: math.gcd(F(4)), lambda: range(F(3)), lambda: [1, 2][F(1)], lambda: F.from_float(0.3), lambda: F.from_float(3), lambda: F.from_decimal(Decimal("1.5")), lambda: F.from_float("x"), lambda: F.from_number(0.25), lambda: F.from_number("1")):
    attempt("op", action)
print([round(F(n, 4)) for n in range(-10, 11)], [round(F(n, 8), 1) for n in (1, 3, 5, 7, -1, -3)], [math.floor(F(n, 3)) for n in range(-5, 6)], [math.ceil(F(n, 3)) for n in range(-5, 6)], [math.trunc(F(n, 3)) for n in range(-5, 6)], round(F(12345, 7), -2))
print([str(F(math.pi).limit_denominator(n)) for n in (1, 10, 100, 1000, 10 ** 6)], F("3.1415926").limit_denominator(7), F(1, 3).limit_denominator(1))
for value in (F(22, 7), F(-1, 8), F(0), F(10 ** 12, 7), F(5), F(2, 3 * 10 ** 9)):
    print(value, [format(value, s) for s in ("", ".3f", "f", "e", ".2e", "g", ".3g", "%", ".1%", ",.2f", "+.1f", " .0f", "010.2f", "_", "+", "#", ">12", "*^12", "z.0f", "#.3g", "G", "<8", "#.0f")])
for spec in ("d", "x", ".", "5.5.5", "s", "=5x", "n"):
    attempt(f"format {spec!r}", lambda: format(F(22, 7), spec))
for value in (1, 1.5, 1j, True, F(1, 2), "1", None):
    print(type(value).__name__, [isinstance(value, kind) for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
attempt("abstract", lambda: numbers.Complex())


def harmonic(n):
    total = F()
    for i in range(1, n + 1):
        total += F(1, i)
    return total


def continued(x, n):
    terms = []
    while n and x.denominator != 0:
        whole = x.numerator // x.denominator
        terms.append(whole)
        x -= whole
        if not x:
            break
        x = 1 / x
        n -= 1
    return terms


def egyptian(x):
    parts = []
    while x:
        unit = F(1, -(-x.denominator // x.numerator))
        parts.append(str(unit))
        x -= unit
    return parts


def determinant(rows):
    rows = [[F(v) for v in row] for row in rows]
    result = F(1)
    for i in range(len(rows)):
        pivot = next((r for r in range(i, len(rows)) if rows[r][i]), None)
        if pivot is None:
            return F(0)
        if pivot != i:
            rows[i], rows[pivot], result = rows[pivot], rows[i], -result
        result *= rows[i][i]
        for r in range(i + 1, len(rows)):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    return result


print(harmonic(30), continued(F(649, 200), 10), continued(F(math.e), 12), egyptian(F(7, 15)), determinant([[2, 1, 3], [0, F(1, 2), 5], [7, 3, 1]]), determinant([[F(1, i + j + 1) for j in range(5)] for i in range(5)]), sum(map(F, ["1/2", "1/3", "1/6"])), sorted([F(1, 3), 0.3, 1, F(-1, 2), Decimal("0.25")]) if False else sorted([F(1, 3), 0.3, 1, F(-1, 2)]))
print(max(F(1, 3), 0.33), min(F(1, 3), 1), sum([F(1, 3)] * 3) == 1, math.prod([F(1, 2), F(2, 3), 6]), math.fsum([F(1, 2), 0.25]), math.isclose(F(1, 3), 1 / 3), F(1, 3) == 1 / 3, F(0.5) == 0.5, [F(i, 6) for i in range(7)], F(3, 4).__reduce__()[1])
