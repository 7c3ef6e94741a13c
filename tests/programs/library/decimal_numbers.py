# decimal: construction, arithmetic, rounding, contexts, functions, formatting, signals.
import decimal
from decimal import *

D = Decimal


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print("-- construction and text")
for v in ["0", "1", "-1.50", "3.14e5", "1E+3", "1e-10", "0.00001", "0.000001", "0.0000001", "-0", "-0.00", "Infinity", "-inf", "NaN", "sNaN", "nan123", " 12 ", "1_000.5", "٣", "12345678901234567890123456789012345", "0E+5", "0e-20", "1E400000", ".5", "5."]:
    d = D(v)
    print(repr(d), str(d), d.as_tuple(), d.adjusted(), d.to_eng_string(), d.is_finite(), d.is_zero(), bool(d), d.number_class())
for v in ["", "x", "1.2.3", "1e", "--1", "1 2", "e5"]:
    attempt(D, v)
print(D(5), D(-10**30), D(True), D(0.1), D(-2.5), D(float("inf")), D((1, (1, 2, 3), -2)), D((0, (0,), "F")), D(D("1.10")), D(), D.from_float(0.25))
attempt(D, None)
attempt(D, [1])
attempt(D, (2, (1,), 0))
attempt(D, 1j)

print("-- arithmetic")
pairs = [("1.1", "2.2"), ("10", "3"), ("-7", "2"), ("1E+5", "3.14159"), ("0", "-0"), ("1", "7"), ("123456789012345678901234567890", "0.1"), ("9.999999999999999999999999999", "1E-27"), ("-5.5", "2"), ("100", "0.03"), ("2", "1e30")]
for x, y in pairs:
    a, b = D(x), D(y)
    print(x, y, a + b, a - b, a * b, (a / b) if b else "-", (a // b) if b and len(x) < 20 else "-", (a % b) if b and len(x) < 20 else "-", a < b, a == b, a >= b, a.compare(b), max(a, b), a.min(b))
print(D(1) + 2, 2 + D(1), 5 - D("1.5"), D(3) * 2, 7 / D(2), 7 // D(2), -7 % D(3), divmod(D(17), 5), divmod(20, D(3)), D(2) ** 10, D(2) ** -2, 2 ** D(3), D("1.1") ** 5, D(2) ** D("0.5"), D("4") ** D("0.5"), D(10) ** 30, pow(D(7), 2, 5), D("0.5") ** 3, D(3) ** 100)
print(-D("1.5"), +D("1.50"), abs(D("-3")), -D(0), +D("-0"), round(D("2.5")), round(D("3.5")), round(D("2.675"), 2), round(D("-1.005"), 1), int(D("-3.9")), float(D("0.1")), D("3.7").__floor__(), D("3.2").__ceil__(), D("-3.7").__trunc__(), D("1e3").__int__(), complex(D("2.5")))
print(D("inf") + 1, D("-inf") * 2, D("1") / D("inf"), D("nan") + 1, D("inf") > 10**100, D("nan") == D("nan"), D("nan") != 1, D("inf") == float("inf"))
for f in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("inf") - D("inf"), lambda: D("inf") * 0, lambda: D("snan") + 1, lambda: D("nan") < 1, lambda: D(1) % 0, lambda: D(1) // 0, lambda: D(-1) ** D("0.5"), lambda: D(0) ** 0, lambda: int(D("nan")), lambda: int(D("inf")), lambda: D("1e999999") * 10, lambda: D(-1).sqrt(), lambda: D(-1).ln(), lambda: D(10**30) // 1, lambda: divmod(D(1), 0), lambda: hash(D("snan")), lambda: round(D("nan"))):
    attempt(f)
print(D(1) == 1.0, D("0.1") == 0.1, D("0.5") == 0.5, D(1) < 1.5, D("0.1") > 0.1, hash(D("1.50")) == hash(D("1.5")), hash(D(5)) == hash(5), hash(D("0.5")) == hash(0.5), D("1.5") in {1.5}, sorted([D(3), 1, D("2.5")]), sum([D("0.1")] * 10) == 1, D("0.1").as_integer_ratio(), D("1e2").as_integer_ratio())

print("-- rounding")
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [str(D(v).quantize(D("0.1"), rounding=r)) for v in ("1.25", "1.35", "-1.25", "1.21", "1.29", "-1.29", "1.05", "1.01", "0.00", "9.99")], D("2.5").to_integral_value(r))
print(D("3.14159").quantize(D("0.01")), D("1").quantize(D("1.000")), D("1234.5").quantize(D("1E+2")), D("7.325").quantize(D(".01"), ROUND_DOWN), D("100.00").normalize(), D("1e5").normalize(), D("0.000").normalize(), D("120").normalize(), D("1.20").same_quantum(D("3.45")), D("5.5").to_integral_exact(), D("2.50").canonical(), D("1.23E+5").to_integral_value())
attempt(lambda: D(10).quantize(D("1E-30")))
attempt(lambda: D("inf").quantize(D(1)))
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 3, D("123456") + 0, D("1.23456789") * 1, D(2).sqrt(), D(1).exp(), D(10).ln(), D(3).log10(), D("1.00000001") + 0, +D("123456789"), ctx.flags[Inexact], ctx.flags[DivisionByZero])
    ctx.rounding = ROUND_UP
    print(D(1) / 3, D(2) / 3, -D(1) / 3)
print(getcontext().prec, D(1) / 3)
with localcontext(prec=50):
    print(D(2).sqrt(), D(1).exp(), D(2).ln(), D(10).ln(), D(2).log10(), D(1) / 7, D(2) ** D("0.3"))
with localcontext(Context(prec=3, Emax=5, Emin=-5, traps=[])) as c:
    print(D("999999") * 1, D("1e5") * 10, D("1e-5") / 7, D("1e-5") / 1000, D("1e-9") + 0, D(1) / 0, D(0) / 0, D("x"), c)
    c.clear_flags()
    print(D("1.234") + 0, c.flags[Rounded], c.flags[Inexact], c.flags[Subnormal], [s.__name__ for s, v in c.flags.items() if v])
with localcontext() as c:
    c.traps[DivisionByZero] = False
    c.traps[Inexact] = True
    print(D(1) / 0, c.flags[DivisionByZero])
    attempt(lambda: D(1) / 3)
    c.traps[FloatOperation] = True
    attempt(lambda: D(1.5))
    attempt(lambda: D(1) < 1.5)
print(getcontext())
print(BasicContext.prec, ExtendedContext.rounding, DefaultContext.Emax, Context(prec=4).create_decimal("1.23456"), Context(prec=4).divide(D(1), D(3)), Context(prec=6).sqrt(2), Context(prec=3).add(D("1.234"), 1), getcontext().power(2, 5), Context(prec=9).to_eng_string(D("123E+4")), ExtendedContext.divmod(D(8), 3), Context(prec=5).fma(2, 3, 4), IEEEContext(64))
attempt(Context, 0)
attempt(lambda: setattr(getcontext(), "rounding", "UP"))
attempt(lambda: setattr(getcontext(), "prec", "x"))
attempt(lambda: setattr(getcontext(), "foo", 1))

print("-- functions")
for v in ("2", "0.5", "100", "1e-5", "12345.678", "1e20", "0.999999", "1.000001"):
    d = D(v)
    print(v, d.sqrt(), d.ln(), d.log10(), d.exp() if d < 1000 else "-")
print(D(4).sqrt(), D("0.0625").sqrt(), D("1e10").sqrt(), D(0).sqrt(), D(0).exp(), D(1).ln(), D(100).log10(), D("0.001").log10(), D(0).ln(), D("inf").ln(), D("-inf").exp(), D(144).sqrt(), D("2e100").sqrt(), D(-1).exp(), D("-10.5").exp(), D(50).exp())
print(D("1.5").fma(2, 3), D(7).remainder_near(4), D(10).logb(), D("0.01").logb(), D(5).scaleb(3), D(5).copy_sign(-1), D("-5").copy_abs(), D(1).next_plus(), D(1).next_minus(), D(1).next_toward(2), D("3.5").compare_total(D("3.50")), D(1).copy_negate(), D("1.1").max(D("1.10")), D("-3").max_mag(2), D("1010").logical_and(D("1100")), D("1010").logical_or(1), D("12345").rotate(2), D("12345").shift(-2), D("1e-999999").is_subnormal(), D("nan").is_nan(), D("snan").is_snan(), D(5).is_signed(), D(5).radix())

print("-- format")
for spec in ("", ".2f", "10.2f", "<10", "^+12.3e", ",.2f", "010.1f", ".3g", "%", ".1%", "e", "E", "f", "*>12", "+", " ", ".0f", "g", "=+12", "012,.1f", ".10f"):
    print(repr(spec), [format(D(v), spec) for v in ("1234.5678", "-0.00001234", "0", "1E+10", "NaN", "-Infinity", "0.5", "-0.04")])
print(f"{D('3.14159'):.2f} {D('1234567'):,}", "%.2f" % D("2.345"), "%s" % D("1.10"), str(D("1.10")), "{:>8}".format(D("1.5")))
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, ArithmeticError), InvalidOperation.__mro__[1].__name__)


class Money(Decimal):
    pass


print(type(Money("1.5") + 1), Money("1.5"), repr(Money("1.5")))
total = D(0)
for i in range(1, 200):
    total += D(1) / i
print(total)
