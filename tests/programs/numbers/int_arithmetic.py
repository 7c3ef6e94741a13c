# Integers of any size: operators, signs, identities.
values = [0, 1, -1, 2, -2, 7, -7, 2**15, -2**15, 2**30 - 1, 2**30, -2**30, 2**31, 2**32 + 5, 2**53, 2**62, 2**63 - 1, -2**63, 2**64, 10**20, -10**20, 10**40 + 7]
for a in values:
    for b in (1, -1, 3, -3, 2**30, -2**31, 10**15, -10**25):
        q, r = divmod(a, b)
        assert q == a // b and r == a % b and q * b + r == a and (0 <= r < b or b < r <= 0)
        assert (a + b) - b == a and (a * b) // b == a and a ^ b ^ b == a
        assert (a & b) + (a | b) == a + b and ~(a & b) == ~a | ~b
print("identities hold")
for a in values:
    print(a, -a, abs(a), ~a, a.bit_length(), a.bit_count(), a & 0xFFFF, a >> 3, a << 5, a % 10, a // 7)
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, divmod(-7, 3), divmod(7, -3), 0 // 5, 0 % -5)
print(2 ** 10, 2 ** 0, 0 ** 0, (-2) ** 3, (-2) ** 4, 2 ** -2, (-2) ** -3, 10 ** 50, 3 ** 100, (-3) ** 33, 1 ** 10 ** 6, (-1) ** 10 ** 9)
print(7 / 2, -7 / 2, 1 / 3, 10 ** 400 / 10 ** 399, 2 ** 1000 / 2 ** 999, 0 / 5, 6 / 3, (2**53 + 1) / 1, 10**23 / 1, 123456789012345678901234567890 / 3)
print(1 << 100, (1 << 100) >> 98, -1 >> 5, -5 >> 1, 5 >> 100, -5 >> 100, 0 << 1000, -1 << 4, 255 >> 4 << 4)
print(0b1100 & 0b1010, 0b1100 | 0b1010, 0b1100 ^ 0b1010, ~0b1100, -8 & 0xFF, -8 | 3, -8 ^ 7, -2**70 & 2**65 - 1, -2**70 | 1, -2**70 ^ -1)
print(pow(3, 200, 1000007), pow(-3, 5, 7), pow(3, 5, -7), pow(2, -1, 7), pow(3, -2, 11), pow(10, 0, 1), pow(0, 0, 5), pow(5, 3), pow(2, 10**6, 10**9 + 7), pow(7, -3, 2**40 + 15))
for action in (
    lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(0, 0), lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: 0 ** -5, lambda: 1 << -1, lambda: 1 >> -1,
    lambda: 10 ** 400 / 3, lambda: 1 + "1", lambda: 1 + None, lambda: 5 @ 5, lambda: 1 & 1.0, lambda: 1 << 1.0, lambda: ~1.5, lambda: 1 // "x", lambda: [] * 2.0, lambda: -"a",
):
    try:
        print(action())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(True + True, True * 5, -True, ~True if False else "no", True & False, True | 1, True ^ True, True << 3, True / 2, True // True, False ** False, True & 3)
print(type(True & True).__name__, type(True & 1).__name__, type(True + 0).__name__, type(-True).__name__)
print(10**18 * 10**18, (10**18) ** 3 // 10**50, -(10**30) // 7, -(10**30) % 7, 10**30 % -(10**7 + 1), (2**521 - 1) % (2**127 - 1))
a = 123456789
a += 1; a -= 90; a *= 1000; a //= 7; a %= 10**9; a **= 2; a >>= 3; a <<= 1; a |= 5; a &= ~2; a ^= 1
print(a)
x, y = 0, 1
for _ in range(300):
    x, y = y, x + y
print(x)
product = 1
for i in range(1, 60):
    product *= i
print(product, product.bit_length(), len(str(product)))
print(2**64 - 1 == 18446744073709551615, 2**64 > 2**64 - 1, -2**64 < 1, 2**31 == 2147483648.0, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > 1e308, -10**400 < float("-inf") or "no")
print(sum([10**20] * 5), sum(range(10**6)), min(2**70, 2**69), max(-2**70, -2**69), sorted([2**40, -1, 2**35, 0, -2**50]))
print((2**200).__add__(1) == 2**200 + 1, (5).__add__("x"), (5).__rsub__(8), (5).__divmod__(3), (7).__rdivmod__(30), (5).__eq__(5.0), (5).__lt__("x"), int.__mul__(6, 7))
