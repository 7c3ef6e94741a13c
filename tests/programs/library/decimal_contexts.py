"""decimal: contexts, roundings, signals, special values, formatting and conversions."""
import decimal
from decimal import Decimal as D, getcontext, localcontext, Context, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_05UP


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


print([repr(D(x)) for x in ("0", "-0", "1.10", "1E+5", "1e-7", "  5 ", "1_000.5", "Infinity", "-inf", "nan", "sNaN123", "-NaN7", "٣.٤", "1.", ".5", "000.00100", "12E-3")])
print([repr(D(x)) for x in (5, -3, True, 0.1, 1e22, float("inf"), float("nan"), (0, (1, 2, 3), -2), (1, (), 0), (0, (5,), "F"), D("1.50"))])
for value in ("", "abc", "1e", "--1", "1 2", "0x10", "1__", None, [1], (0, (1, 20), 3), (2, (1,), 0), (0, (1,), "x"), 1j, "inff"):
    attempt(f"D({value!r})", lambda: D(value))
numbers = [D("7"), D("-2.50"), D("0.001"), D("0"), D("-0.0"), D("1E+3"), D("Infinity"), D("NaN")]
for a in numbers:
    row = []
    for b in numbers[:7]:
        for op in ("+", "-", "*", "/", "//", "%"):
            try:
                row.append(str(eval(f"a {op} b", {"a": a, "b": b})))
            except decimal.DecimalException as error:
                row.append(type(error).__name__)
    print(a, row)
print(D(1) / D(3), D(2) ** D("0.5"), D(2) ** 100, D(2) ** -3, D("1.1") ** 10, D(10) ** D("-0.5"), D(2).sqrt(), D(100).ln(), D(100).log10(), D(1).exp(), D("0.001").logb(), divmod(D("-7.5"), 2), D(-7) // 2, D(-7) % 3, pow(D(7), 3, 10), -D("0.00"), abs(D("-3.20")), +D("1.234567890123456789012345678901234567"))
for action in (lambda: D(-1).sqrt(), lambda: D(0).ln(), lambda: D(-1).ln(), lambda: D(0) ** 0, lambda: D(0) ** -1, lambda: D(-8) ** D("0.5"), lambda: D("sNaN") + 1, lambda: D("NaN") < 1, lambda: D("NaN") == D("NaN"), lambda: D(1) + 1.5, lambda: D("0.1") == 0.1, lambda: D("0.5") == 0.5, lambda: D(1) < 1.5, lambda: 1 + D(1), lambda: D("1e999999") * D("1e999999"), lambda: D("1e-999999") / D("1e999999"), lambda: D("inf") - D("inf"), lambda: D(5).to_integral_exact(), lambda: int(D("nan")), lambda: int(D("inf")), lambda: D(10 ** 30) % 7, lambda: hash(D("sNaN")), lambda: hash(D("1.50")) == hash(1.5), lambda: D(1) + "1", lambda: D("1e30") // 1, lambda: float(D("1e400")), lambda: complex(D("1.5")), lambda: round(D("inf"))):
    attempt("op", action)
for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_05UP):
    print(rounding, [str(D(x).quantize(D("0.1"), rounding=rounding)) for x in ("1.25", "1.35", "-1.25", "-1.21", "1.05", "1.01", "0.95", "-0.04", "2.5")], [str(D(x).to_integral_value(rounding)) for x in ("0.5", "1.5", "-2.5", "2.51")])
print(round(D("2.675"), 2), round(D("2.5")), round(D("-3.5")), type(round(D("2.5"))), round(D("1234"), -2), D("1.23").quantize(D("1")), D("1E+2").quantize(D(1)), D("3.14159").quantize(D("1.000")), int(D("-3.9")), D("3.7").__floor__(), D("3.2").__ceil__(), D("1.5").as_integer_ratio(), D("-0.125").as_tuple(), D("1.2300").normalize(), D("1200").normalize(), D("0E+5").normalize())
attempt("quantize too long", lambda: D("1e30").quantize(D("0.1")))
attempt("quantize inf", lambda: D("inf").quantize(D(1)))
attempt("bad rounding", lambda: D(1).quantize(D(1), rounding="up"))

print("formats")
for value in (D("1234567.891"), D("-0.000012"), D("1E+10"), D("0"), D("NaN"), D("-Infinity"), D("0.5"), D("12")):
    print(value, [format(value, s) for s in ("", "f", ".2f", "e", ".3e", "E", "g", ".3g", "G", "n", "%", ".1%", ",", ",.1f", "+", " ", "010", "<12", "^12", "*>15.2f", ".0f")])
    print([getattr(value, m)() for m in ("to_eng_string", "adjusted", "is_zero", "is_signed", "is_finite", "is_nan", "is_snan", "is_infinite", "is_normal", "is_subnormal", "number_class", "is_canonical", "radix")])
print("contexts")
print(getcontext().prec, getcontext().rounding, [t.__name__ for t, on in getcontext().traps.items() if on])
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 7, D("123456789") + 0, D("123456789"), D(2).sqrt(), +D("0.00012345678"), ctx.divide(22, 7), ctx.create_decimal("3.14159265"))
    ctx.rounding = ROUND_UP
    print(D(1) / 7, D(2) / 3)
    ctx.traps[decimal.Inexact] = True
    attempt("inexact", lambda: D(1) / 3)
    attempt("exact", lambda: D(1) / 4)
with localcontext(prec=3, Emax=5, Emin=-5) as ctx:
    attempt("overflow", lambda: D("999999") * 10)
    ctx.traps[decimal.Overflow] = False
    print(D("999999") * 10, D("1e-7") * 1, D("1e-12") * 1, sorted(t.__name__ for t, on in ctx.flags.items() if on))
    ctx.clear_flags()
    print(any(ctx.flags.values()), ctx.Etiny(), ctx.Etop())
with localcontext() as ctx:
    ctx.traps[decimal.DivisionByZero] = ctx.traps[decimal.InvalidOperation] = False
    print(D(1) / 0, D(-1) / 0, D(0) / 0, D("inf") * 0, D("x") if False else D("NaN"), D("sNaN") + 1, [t.__name__ for t in (decimal.DivisionByZero, decimal.InvalidOperation) if ctx.flags[t]])
    ctx.traps[decimal.FloatOperation] = True
    attempt("float operation", lambda: D(1.5))
    attempt("float comparison", lambda: D("1.5") < 2.5)
    attempt("float equality", lambda: D("1.5") == 1.5)
print(getcontext().prec, repr(Context(prec=4, rounding=ROUND_DOWN, traps=[])), Context(prec=4, rounding=ROUND_DOWN).divide(D(2), D(3)))
for action in (lambda: Context(prec=0), lambda: Context(rounding="x"), lambda: setattr(getcontext(), "prec", "5"), lambda: setattr(getcontext(), "Emax", -1), lambda: setattr(getcontext(), "nothing", 1), lambda: localcontext(nothing=1), lambda: decimal.setcontext(5), lambda: Context(traps=[ValueError])):
    attempt("context", action)

print("comparisons")
values = [D("1.0"), D("1.00"), D(1), D("-1"), D("NaN"), D("Infinity"), D("0.1"), 1, 2.5]
print(sorted([D("2"), D("-3"), D("0.5"), D("inf"), 1, 0.75]), D("1.0") == D("1.00"), D("1.0").compare_total(D("1.00")), D("1.0").compare(D("NaN")), D(3).max(D("NaN")), D(3).min(-5), D("-4").max_mag(3), {D("1.0"): "a"}[1], len({D(1), 1, 1.0, D("1.00")}), D(1).same_quantum(D(2)), D("1.5").copy_sign(D("-0")), D(5).next_plus(), D(5).next_minus(), D(1).next_toward(2), D("123").shift(1), D("123").rotate(-1), D("1.5").scaleb(3), D("10").remainder_near(D(3)), D(3).fma(4, 5), D(1101).logical_and(D(1011)), D("1.2").canonical(), D("5").conjugate(), D("3.3").real, D("3.3").imag)
attempt("nan order", lambda: sorted([D("NaN"), D(1)]))
attempt("compare_signal", lambda: D("NaN").compare_signal(1))
attempt("logical", lambda: D(12).logical_or(D(1)))


def compound(principal, rate, years):
    balance = D(principal)
    for _ in range(years * 4):
        balance = (balance * (1 + D(rate) / 4)).quantize(D("0.01"), ROUND_HALF_UP)
    return balance


def pi(digits):
    with localcontext() as ctx:
        ctx.prec = digits + 3
        lasts, t, s, n, na, d, da = 0, D(3), 3, 1, 0, 0, 24
        while s != lasts:
            lasts = s
            n, na = n + na, na + 8
            d, da = d + da, da + 32
            t = (t * n) / d
            s += t
        ctx.prec = digits
        return +s


print(compound("1000.00", "0.05", 10), pi(40), sum((D(i) / 7 for i in range(80)), D()), sum(D("0.1") for _ in range(10)) == 1)

# --- flags and traps are mappings of their own
import decimal
from collections.abc import MutableMapping
context = decimal.Context(prec=5, traps=[decimal.InvalidOperation])
flags = context.flags
print(isinstance(flags, dict), isinstance(flags, MutableMapping), len(flags), flags == dict(flags), flags == context.traps)
context.divide(decimal.Decimal(1), decimal.Decimal(3))
print([signal.__name__ for signal in flags if flags[signal]], flags.get(decimal.Inexact), type(flags.copy()))
flags[decimal.Inexact] = 0
print([signal.__name__ for signal, value in flags.items() if value], repr(flags)[:60])
for wrong in (lambda: flags[3], lambda: flags.__setitem__("x", 1), lambda: flags.__delitem__(decimal.Inexact), lambda: hash(flags)):
    try:
        wrong()
    except (KeyError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
context = decimal.Context(flags=[decimal.Rounded], traps=[decimal.Clamped])
print(context)
with decimal.localcontext() as local:
    local.traps[decimal.Inexact] = True
    for n in (1, 20):
        try:
            print(decimal.Decimal(n) / 3)
        except decimal.Inexact as error:
            print(error.args)
print(decimal.getcontext().traps[decimal.Inexact], +decimal.Decimal(10**40 + 1), decimal.Decimal(12).logb(), -decimal.Decimal("1e-30"))

# --- what is refused, and what is exact

import warnings
from decimal import Decimal, Inexact, InvalidOperation, Overflow


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def flagged(context):
    return [signal.__name__ for signal in context.flags if context.flags[signal]]


five = Context(prec=5)
print(five._apply(Decimal("1.2345678")), decimal.IEEE_CONTEXT_MAX_BITS)
five.traps[InvalidOperation] = False
for text in ("3.14\n", " + 1", "1_0", " 1", "1 ", "+1", "1e5", "\u00a01"):
    five.clear_flags()
    print(repr(text), five.create_decimal(text), five.flags[InvalidOperation])
for args in (("1", 4), (1, "4"), (2, 8, 5), (2, 8, "5")):
    attempt(five.power, *args)
for options in ({"flags": ""}, {"traps": 5}, {"prec": "5"}, {"precision": 1}, {"rounding": 1}):
    attempt(localcontext, **options)
with localcontext(flags=[Inexact], traps=[]) as local:
    print(local)
for value in ([], {}, {"x": 1}):
    attempt(setattr, five, "flags", value)
attempt(Context, flags=5)
attempt(Context, traps={"x": 1})
attempt(Context, traps=["x"])
attempt(Decimal, 9, "xyz")
attempt(Decimal, "1", 5)
attempt(Decimal, context=five, value="7")
for text in ("1e9999999999999999999", "0e9223372036854775807", "0e-9223372036854775808",
             "1e999999999999999999", "12e999999999999999999", "1e-1999999999999999997",
             "1e-1999999999999999998", "NaN5", "Inf"):
    attempt(Decimal, text)
attempt(Decimal, (1, (), 9223372036854775807))
attempt(five.create_decimal, (1, (), 9223372036854775807))
quiet = Context(prec=9, Emin=-999, Emax=999, traps=[])
for name, cases in {
    "next_toward": "0,1 1E-1007,0 9.99999999E+999,Inf 1,1 1,2 1e-999,0 -0,-1 NaN,sNaN5 Inf,0",
    "compare_signal": "NaN85,sNaN83 -NaN,-NaN 1,NaN7 sNaN,1 1,2 sNaN1,sNaN2",
    "fma": "sNaN1,sNaN2,sNaN3 NaN1,sNaN2,sNaN3 NaN1,NaN2,sNaN3 1,NaN2,NaN3 1,2,NaN3 Inf,0,NaN4 Inf,0,1 2,3,4",
}.items():
    for case in cases.split():
        quiet.clear_flags()
        print(name, case, getattr(quiet, name)(*map(Decimal, case.split(","))), flagged(quiet))
attempt(five.canonical, 200)
attempt(five.is_canonical, 200)
attempt(five.canonical, Decimal(2))
attempt(Decimal(10).to_integral, "10")
attempt(Decimal(10).to_integral_exact, 3)
manager = type(localcontext())
attempt(manager)
attempt(setattr, manager, "foo", 1)
print(manager)
attempt(decimal.IEEEContext, 1024)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(format(Decimal("6.62607015e-34"), "N"), format(Decimal("6.62607015e-34"), "010.3N"),
          caught[0].message, caught[0].category)
for spec in ("_", "_.2f", ",.3_f", "z.1f", "08_", "_e", "010,"):
    attempt(format, Decimal("-1234567.0004"), spec)
small = Context(prec=1, rounding=ROUND_UP, Emin=-1, Emax=1, traps=[Overflow])
attempt(Decimal(8).exp, context=small)
print(flagged(small))
attempt(Decimal("1e9").sqrt, context=small)
print(flagged(small))


class Remembering(Decimal):
    def __init__(self, a):
        self.a = type(a).__name__


print(Remembering.from_float(42.5).a, Remembering.from_float(42).a, Remembering.from_number(1.5).a,
      Remembering.from_number(3).a, Remembering("1").a)


class Odd(float):
    def as_integer_ratio(self):
        return 5


print(Decimal.from_float(Odd(1.5)))
attempt(Decimal("1.23").__round__, 1 << 63)
attempt(Decimal("1.23").__round__, 1 << 62)
attempt(Decimal("1.23").__round__, -(1 << 64))
attempt(Context, prec=1 << 63)
attempt(Context, prec=1 << 62)
attempt(Context, Emin=-(1 << 70))
attempt(Context, clamp=1 << 70)
attempt(Decimal("1").to_eng_string, "x")
attempt(Decimal(1).to_eng_string, context="x")
for a in (("0E123", "-Inf", "sNaN789"), ("0", "Inf", "NaN7"), ("sNaN1", "Inf", "sNaN789"), ("Inf", "1", "sNaN5")):
    quiet.clear_flags()
    print(a, quiet.fma(*map(Decimal,a)), flagged(quiet))
for a in (("1", "1", "NaN5"), ("1", "sNaN3", "NaN5"), ("1", "NaN3", "sNaN5"), ("7", "2", "5"), ("NaN2", "3", "4")):
    quiet.clear_flags()
    print(a, quiet.power(*map(Decimal,a)), flagged(quiet))
wide = Context(prec=9, Emin=-999999, Emax=999999, traps=[])
for a in (("10", "999998"), ("10", "999997"), ("10", "333333"), ("100", "400000"), ("100", "500000"), ("1E+1", "999999"), ("0.1", "999998"), ("1E-3", "200000"), ("10", "5"), ("10", "8"), ("10", "9"), ("-10", "333333"), ("10", "999999"), ("10", "1000000"), ("1", "333333"), ("11", "200000"), ("10", "-333333"), ("100", "-400000"), ("1E-2", "-200000"), ("10", "-1200000"), ("-10", "-200001")):
    wide.clear_flags()
    print(a, wide.power(*map(Decimal,a)), flagged(wide))
for sp in ("#", "#.0f", "#.1f", "#10", "#g", "#.3e", "=9223372036854775807.1", "<010", "^010.2f", "*<010"):
    attempt(format, Decimal("6.09"), sp)
attempt(format, Decimal("6.09e23"), "#")
attempt(Decimal, (0, (1,),1 << 70))
attempt(quiet.create_decimal, (0, (1,), 1 << 70))
