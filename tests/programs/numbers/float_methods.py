# round, as_integer_ratio, hex, fromhex, is_integer, and format of floats in all types.
inf, nan = float("inf"), float("nan")
for x in (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 2.675, 1.005, 1e16 + 0.5, 123456.789, -123456.789, 1e300, 0.0, -0.0):
    print(x, round(x), round(x, 0), round(x, 1), round(x, 2), round(x, -1), round(x, -3), round(x, 20), type(round(x)).__name__)
print(round(1e22), round(1e22, -5), round(5.015, 2), round(0.285, 2), round(1.45, 1), round(8.5), round(9.5), round(-8.5), round(2.5, None), round(inf, 2), round(nan, 2), round(1.5, 400), round(1.5, -400), round(1234.5678, -2), round(99.995, 2), round(0.15, 1), round(0.25, 1), round(0.35, 1))
for x in (0.0, 1.0, 0.5, -0.75, 0.1, 1e10, 3.14, 5e-324, 1e300, -2.5):
    print(x.as_integer_ratio(), x.is_integer(), x.hex(), float.fromhex(x.hex()) == x, x.conjugate(), x.real, x.imag)
for text in ("0x1.8p1", "0x.8", "1.8", "-0x1p-3", "inf", "nan", "0x1.fffffffffffffp1023", " 0x10 ", "0xAp0", "1p4"):
    print(text, float.fromhex(text), end="; ")
print()
print(inf.hex(), nan.hex(), (-0.0).hex(), inf.is_integer(), (1e308).is_integer(), (-0.0).is_integer())
for action in (lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: float.fromhex("xyz"), lambda: float.fromhex("0x1p5000"), lambda: round(1.5, "x"), lambda: round("x"), lambda: round(1.5, 1.0), lambda: round(), lambda: round(1, 2, 3)):
    try:
        print(action())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
specs = ["", "f", ".0f", ".1f", ".10f", "e", ".0e", ".3e", "E", "g", ".1g", ".3g", ".10g", "G", "%", ".1%", "10.2f", "<10.2f", "^10.2f", "+.2f", " .2f", "010.2f", ",.2f", "_.2f", "#.0f", "#g", "n", ".3", "10", "*>12.4", "=+10.1f", "z.1f", "012,.1f", "+e"]
for x in (3.14159, -2.5, 0.0, -0.04, 1234567.891, 1e-10, 1e21, inf, -inf, nan):
    print(x, [format(x, s) for s in specs])
for x in (0.5, 1.5, 2.5, 0.125, 0.375, 1e15 + 0.5, 999999.5, 9.995, 0.00001234, 99999.0, 100000.0, 123456.0, 1234567.0):
    print(f"{x:.0f} {x:.1f} {x:.2f} {x:g} {x:.2g} {x:.4e} {x!r}", "%f %.1f %e %g %.3g %G %10.2f|%-10.1f|%+.1f|% f|%010.2f|%#.0f|%r|%s|%d" % ((x,) * 15))
for spec in ("d", "x", "s", "c", "5,d", ".", "1.2.3", "q", "10.f", ",,", "%%", "b"):
    try:
        print(spec, format(1.5, spec))
    except ValueError as e:
        print(spec, e)
print(f"{1e100:.0f}", f"{1.7976931348623157e308:.3f}"[:30], f"{5e-324:.330f}"[-20:], f"{0.1:.55f}", f"{1 / 3:.20f}", f"{2.0 ** 70:.1f}", f"{1e22:,.2f}", f"{123456789.123:_.4f}", f"{1e15:.20g}", f"{0.1:.20g}")
print(repr(1e15 + 0.3), repr(123456789.123456789), repr(0.1 + 0.7), 1e5, 1e-3, 12345678.9, 1.0e-10, 1e308, 5e-5, 0.0001, 0.00001, 1234567890123456789.0, 4.9e-324, 1.1e16, 2**0.5, 10 / 3, 1e16 / 3, 1e17 / 3)
import math
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(1e20), (2.5).__floor__(), (2.5).__ceil__(), (2.5).__trunc__(), (2.5).__round__(), (2.567).__round__(2), int(2.999999999999999999), math.modf(-2.5), math.frexp(10.0), math.ldexp(0.625, 4), math.copysign(3, -0.0), math.fmod(-7.5, 2), math.isclose(0.1 + 0.2, 0.3), math.ulp(1.0), math.nextafter(1.0, 2.0))


class MyFloat(float):
    def __repr__(self):
        return f"MyFloat({float(self)})"


m = MyFloat("2.5")
print(m, m + 1, -m, [m], f"{m:.3f}", "%s %.1f" % (m, m), round(m), m == 2.5, {m: 1}[2.5], MyFloat.fromhex("0x1p1"), isinstance(m, float), m.is_integer(), hash(m) == hash(2.5))
print(float.__name__, isinstance(1, float), isinstance(True, float), float is type(1.0), 1.0.__class__.__name__)
