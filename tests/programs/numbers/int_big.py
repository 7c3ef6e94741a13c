# Large integers: multiplication, division, string conversion, roots, modular arithmetic.
a = 3 ** 500
b = 7 ** 300 + 12345
print(a)
print(b)
print(a * b)
print((a * b) // a == b, (a * b + 5) % a == 5, a // b, a % b, divmod(-a, b)[1], b - a, a + b == b + a)
print(str(a)[::-1][:30], len(str(a)), len(str(a * b)), hex(a)[:40], bin(b)[2:42], oct(a * a)[:30])
print(int(str(a)) == a, int(hex(b), 16) == b, int(str(a) + str(b)) == a * 10 ** len(str(b)) + b)


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


import math
print(isqrt(a), math.isqrt(a) == isqrt(a), math.isqrt(b) ** 2 <= b < (math.isqrt(b) + 1) ** 2)
print(math.gcd(a * 12, a * 18) == a * 6, math.gcd(2**200, 6**100) == 2**100, math.lcm(10**20, 15**10), math.factorial(50), math.comb(100, 50), math.perm(30, 10))


def egcd(x, y):
    if y == 0:
        return x, 1, 0
    g, s, t = egcd(y, x % y)
    return g, t, s - x // y * t


g, s, t = egcd(10**30 + 57, 2**89 - 1)
print(g, s * (10**30 + 57) + t * (2**89 - 1) == g, s, t)


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d, r = d // 2, r + 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([p for p in (61, 89, 97, 107, 127, 131) if is_prime(2 ** p - 1)], is_prime(10**18 + 9), is_prime(10**18 + 7))

# RSA with toy sizes.
p, q, e = 2**89 - 1, 2**107 - 1, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = pow(e, -1, phi)
message = int.from_bytes(b"whipsnakes are fast", "big")
cipher = pow(message, e, n)
print(cipher, pow(cipher, d, n).to_bytes(19, "big"))

# Shifts and masks around digit boundaries.
for k in (29, 30, 31, 32, 59, 60, 61, 63, 64, 65, 127, 128):
    x = (1 << k) - 1
    assert x + 1 == 1 << k and x.bit_length() == k and (x << 7) >> 7 == x and ((x << k) | x).bit_count() == 2 * k
    assert -x >> 3 == -(x // 8) - 1 and (-x & x) == 1 and ~x == -x - 1 and x * x == (1 << 2 * k) - (1 << k + 1) + 1
    assert (x * x) // x == x and (x * x - 1) // x == x - 1 and int(float(1 << k)) == 1 << k
print("boundaries hold")
total = 0
for i in range(200):
    total = total * 31 + i ** i % 1000003
print(total % 10**40, total.bit_length())
print(sum(int(c) for c in str(2 ** 1000)), sum(int(c) for c in str(math.factorial(100))))
digits = []
n = 3 ** 200
while n:
    n, r = divmod(n, 97)
    digits.append(r)
print(digits[:20], len(digits))
f0, f1 = 0, 1
while len(str(f1)) < 200:
    f0, f1 = f1, f0 + f1
print(f1)
print((10**50 - 1) * (10**50 + 1) == 10**100 - 1, 99**99 % 10**20, -(7**77) // 11**30, -(7**77) % 11**30, (-(3**99)) >> 50, 5**80 & 3**100, 5**80 | 3**100, 5**80 ^ -3**100)
try:
    print(len(str(10**5000)))
except ValueError as error:
    print(error)
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
print(10**4299 == int("1" + "0" * 4299), len(hex(10**5000)), (10**5000).bit_length(), int("f" * 5000, 16).bit_length())
x = 10**3000
print(x // 3 % 10**10, x * x == 10**6000, (x + 1) * (x - 1) == x * x - 1, (x * 7 + 3) // x, -x // 7 % 10**10, (x**2 + x) // (x + 1) == x)
