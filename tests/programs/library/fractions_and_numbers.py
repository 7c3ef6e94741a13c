# fractions and numbers.
from fractions import Fraction as F
import math
import numbers


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print(F(1, 2), repr(F(1, 2)), F(4, -6), F(3), F("3/4"), F(" -3.25e1 "), F("1_000/3"), F(".5"), F("7."), F(0.1), F(2.5), F(True), F(F(1, 3)), F(F(1, 2), F(3, 4)), F())
a, b = F(3, 4), F(-2, 5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** 3, a ** b if False else "", -a, +a, abs(b), a + 1, 1 + a, 2 - a, 3 * a, 1 / a, 7 // a, 7 % a, a + 0.25, 0.25 * a, a ** 0.5, 2 ** F(2), 2 ** F(1, 2), 1.5 ** F(2), F(2) ** F(1, 2), a + 1j)
print(a == F(6, 8), a == 0.75, a == 1, F(2) == 2, a != b, a < b, a <= 0.75, a > 0, b >= -1, a < float("inf"), a == float("nan"), hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5), bool(F(0)), sorted([a, b, 0.5, 1]))
print(int(F(7, 2)), int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), math.trunc(F(-7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(-5, 2)), round(F(12345, 1000), 1), round(F(12345), -2), float(F(1, 3)), F(1, 3).numerator, F(1, 3).denominator, F(7, 2).as_integer_ratio(), F(4).is_integer())
print(F(math.pi).limit_denominator(1000), F(3141592653, 10**9).limit_denominator(10), F(0.1).limit_denominator(), F.from_float(0.5), F.from_number(3), sum([F(1, n) for n in range(1, 10)]), max(a, b), F(1, 3).conjugate(), F(1, 3).real, F(1, 3).imag)
for spec in ("", ">10", "+", "_^12", ".2f", ".3e", "g", ".0%", "+.1f", "010.3f", ",.2f", "#.3g", "z.1f", "e", "*<8", "=+9", "#", "_", ".10g", "E"):
    print(repr(spec), [format(x, spec) for x in (F(1, 3), F(-22, 7), F(1234567, 2), F(0), F(3))])
for bad in (("1/0",), (1, 0), ("x",), ("1/",), ("1.2.3",), ("",), (1.5, 2), (None,), ([],), (float("nan"),), (float("inf"),), ("1 2",)):
    attempt(F, *bad)
attempt(lambda: a / 0)
attempt(lambda: a // 0)
attempt(lambda: F(0) ** -1)
attempt(lambda: a + "x")
attempt(format, a, "x")
attempt(format, a, "010")
attempt(format, a, ".3d")
print(isinstance(a, numbers.Rational), isinstance(3, numbers.Integral), isinstance(3.0, numbers.Real), isinstance(3, numbers.Complex), isinstance(1j, numbers.Real), issubclass(bool, numbers.Integral), isinstance("x", numbers.Number), isinstance(3.0, numbers.Rational))
attempt(numbers.Real)


class Half(numbers.Rational):
    numerator = 1
    denominator = 2


try:
    Half()
except TypeError as e:
    print(str(e)[:60])
print(F(1, 10) + F(2, 10) == F(3, 10), F("0.1") * 3, sum([F(1, 10)] * 10) == 1, F(10**30, 3) // 7, pow(F(2, 3), 5))
