# Floats: repr, arithmetic, comparison, infinities and nan, signs.
inf, nan = float("inf"), float("nan")
for x in (
    0.0, -0.0, 1.0, -1.5, 0.1, 0.2, 0.3, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345.6, 1234567890123456.7, 12345678901234567.8, 1e21, 1e22, 1e23, 1e-4, 1e-5, 0.00012345, 0.000012345,
    5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 4.35, 2.675, 1.1, 100.0, 1e100, 3.141592653589793, 2.5e-10, 9007199254740993.0, 0.1 + 0.2, 1.0000000000000002, 9.999999999999999e22, inf, -inf, nan,
):
    print(repr(x), str(x), f"{x} {x:g} {x:.3e} {x:.2f}" if abs(x) < 1e30 or x != x or abs(x) == inf else f"{x:g} {x:e}")
print(7.5 // 2, -7.5 // 2, 7.5 // -2, -7.5 // -2, 7.5 % 2, -7.5 % 2, 7.5 % -2, -7.5 % -2, divmod(7.5, -2), divmod(-7.5, 2), 1.0 // 0.1, 1.0 % 0.1, -1e-20 % 1.0, 5.0 % inf, -5.0 % inf, 5.0 // inf, -5.0 // inf)
print(0.0 // 1, -0.0 // 1, 0.0 % -1, -0.0 % 1, 3.0 // 1.5, -3.0 % 1.5, 1e300 // 1e-300 if False else "skip", 6.0 % -3.0, divmod(-0.0, 3.0), divmod(2**60, 7.0))
print(2.0 ** 3, 2.0 ** -1, 4 ** 0.5, 2 ** 0.5 * 2 ** 0.5, 0.0 ** 0, (-8.0) ** 3, (-2.0) ** -2, 1.0 ** inf, 1.0 ** nan, nan ** 0, inf ** 0, inf ** -1, (-inf) ** 3, (-inf) ** 2, 0.5 ** inf, 2 ** inf, 2.0 ** -inf, (-1.0) ** inf)
print(inf + 1, inf - inf, inf * 0, inf * -1, inf / inf, 1 / inf, -1 / inf, inf == inf, inf > 1e308, -inf < -1e308, nan == nan, nan != nan, nan < 1, nan > 1, nan in [nan], nan is nan, 1e308 * 10, -1e308 * 10, 1e-320 / 1e10, 5e-324 / 2)
print(0.0 == -0.0, 1 == 1.0, 1 < 1.5, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**30 < 1e30, 10**30 == 1e30, 10**22 == 1e22, 0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75, -0.0 < 0.0, True == 1.0, 1e400 == inf)
for action in (
    lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0 ** -1, lambda: 0 ** -1.5, lambda: float("x"), lambda: float(""), lambda: float("1_"), lambda: float("0x10"), lambda: float("--1"), lambda: float([]),
    lambda: int(inf), lambda: int(nan), lambda: float(10**400), lambda: 10**400 + 1.0, lambda: round(inf), lambda: round(nan), lambda: 1.5 + "a", lambda: 1.5 & 1, lambda: 1.5 @ 1, lambda: -nan, lambda: (0.5).hex(), lambda: list([1])[0.0], lambda: "a" * 1.0, lambda: range(1.0),
):
    try:
        print(action())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for text in ("1", "1.5", " 1.5 ", "-.5", "5.", "1e5", "1E-5", "+1e+5", "1_0.0_1", "inf", "-Infinity", "INF", "nan", "-NaN", "1e400", "-1e400", "1e-400", "0.1e1", "00.5", "123456789012345678901234567890", "\t2\n", "٣.٥", "2.2250738585072011e-308", "179769313486231580793e289"):
    print(repr(text), float(text), end="; ")
print()
print(float(), float(5), float(True), float(b"2.5"), float(2**63), float(-10**22), float("1" * 400))
print(sum([0.1] * 10), sum([0.1] * 3), sum([1e100, 1.0, -1e100]), sum([0.5, 1]), sum([1, 0.5]), sum([]), sum([0.1, 0.2], 0.0), sum([inf, 1]), sum([nan, 1]), sum([1e308, 1e308]))
print(max(1.0, nan), max(nan, 1.0), min(1.0, nan), min(nan, 1.0), sorted([2.5, -1.0, 3, inf, -inf, 0.5]), max(1, 1.0), max(1.0, 1), min(0.0, -0.0), abs(-0.0), abs(nan), abs(-inf), -(-0.0), +(-0.0))
print(3.7 .__int__(), int(-3.7), int(1e20), bool(0.0), bool(-0.0), bool(nan), bool(5e-324), 1.5 .__bool__(), (2.0).__eq__(2), (2.0).__lt__("x"), (2.0).__divmod__(1.5), (2.0).__rpow__(3), float.__add__(1.5, 2))
a = 10.0
a += 1; a -= 0.5; a *= 2; a /= 3; a //= 0.5; a %= 5; a **= 2
print(a, 1.5 if a else 0, not 0.0, 1.0 and 2.0, 0.0 or -0.0)
print(1e16 + 1, 1e16 + 2, 2.0**53 + 1, 0.1 * 3, 1.1 + 2.2, 1 - 0.9, 4.35 * 100, 1.15 + 2.30, 1e-17 + 1, 3 * 1.1, 0.1 + 0.7, 100 * 1.1, 1.1 * 1.1, 5e-324 + 0.0, 1.7976931348623157e308 + 1)
