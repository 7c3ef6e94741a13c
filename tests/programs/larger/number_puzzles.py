"""Integers large and small in hot loops: primes, factoring, modular arithmetic, continued fractions, digits, combinatorics."""
import math
from collections import Counter
from functools import cache, reduce
from itertools import accumulate, count, permutations, takewhile
from operator import mul, xor


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    if n % 2 == 0:
        return 2
    for c in count(1):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = math.gcd(abs(x - y), n)
        if d != n:
            return d


def factor(n):
    if n == 1:
        return Counter()
    if is_prime(n):
        return Counter({n: 1})
    d = rho(n)
    return factor(d) + factor(n // d)


def crt(pairs):
    x, m = 0, 1
    for r, n in pairs:
        g = math.gcd(m, n)
        if (r - x) % g:
            raise ValueError(f"no solution: {r} mod {n}")
        x += m * ((r - x) // g * pow(m // g, -1, n // g) % (n // g))
        m = m // g * n
        x %= m
    return x, m


def sqrt_digits(n, digits):
    return math.isqrt(n * 10 ** (2 * digits))


def e_digits(n):
    scale, term, total, k = 10 ** (n + 10), 10 ** (n + 10), 0, 1
    while term:
        total += term
        term //= k
        k += 1
    return total // 10 ** 10


def pell(n):
    a0 = math.isqrt(n)
    if a0 * a0 == n:
        return None
    m, d, a = 0, 1, a0
    h, h1, k, k1 = a0, 1, 1, 0
    while h * h - n * k * k != 1:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        h, h1, k, k1 = a * h + h1, h, a * k + k1, k
    return h, k


@cache
def partitions(n):
    total, k = (n == 0), 1
    while (g := k * (3 * k - 1) // 2) <= n:
        sign = -1 if k % 2 == 0 else 1
        total += sign * partitions(n - g)
        if g + k <= n:
            total += sign * partitions(n - g - k)
        k += 1
    return total


def collatz(limit):
    lengths, best = {1: 1}, (1, 1)
    for start in range(2, limit):
        n, path = start, []
        while n not in lengths:
            path.append(n)
            n = 3 * n + 1 if n & 1 else n >> 1
        length = lengths[n]
        for i, x in enumerate(reversed(path), 1):
            lengths[x] = length + i
        best = max(best, (lengths[start], start))
    return best


def lcg(seed):
    while True:
        seed = (6364136223846793005 * seed + 1442695040888963407) & (1 << 64) - 1
        yield seed >> 33


def xorshift(seed):
    while True:
        seed ^= seed << 13 & 0xFFFFFFFF
        seed ^= seed >> 17
        seed ^= seed << 5 & 0xFFFFFFFF
        yield seed


class Mod:
    def __init__(self, value, modulus=998244353):
        self.value, self.modulus = value % modulus, modulus

    def __add__(self, other):
        return Mod(self.value + getattr(other, "value", other), self.modulus)

    def __mul__(self, other):
        return Mod(self.value * getattr(other, "value", other), self.modulus)

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Mod(pow(self.value, n, self.modulus), self.modulus)

    def __truediv__(self, other):
        return self * pow(getattr(other, "value", other), -1, self.modulus)

    def __repr__(self):
        return f"{self.value} mod {self.modulus}"


print([n for n in range(60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(3215031751), next(n for n in count(10 ** 12) if is_prime(n)))
print([dict(sorted(factor(n).items())) for n in (360, 1001, 600851475143, 2 ** 32 + 1, 10 ** 12 + 39, 1234567890)])
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6)]), pow(3, -1, 11), [pow(2, k, 1000007) for k in (10, 100, 10 ** 18)])
for action in (lambda: crt([(1, 4), (2, 6)]), lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: math.comb(5, -1), lambda: math.isqrt(-1), lambda: math.factorial(2.5), lambda: math.gcd(1.5, 2), lambda: math.perm(-1), lambda: 1 << -1, lambda: 0 ** -1, lambda: divmod(1, 0), lambda: (5).to_bytes(0, "big"), lambda: (300).to_bytes(1, "big"), lambda: int.from_bytes([256], "big"), lambda: (-1).to_bytes(2, "big"), lambda: 1 << (1 << 70)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(sqrt_digits(2, 40), e_digits(45), pell(61), pell(109), pell(16), partitions(100), partitions(300), collatz(400))
g, x = lcg(42), xorshift(2463534242)
print([next(g) for _ in range(4)], [next(x) for _ in range(4)], sum(next(g) % 6 for _ in range(300)), reduce(xor, (next(x) for _ in range(300))))
print(Mod(3) ** 10 ** 9, Mod(5) / 7 * 7, sum([Mod(i) for i in range(100)], Mod(0)) * 2, 1 + Mod(998244352))
print(math.comb(100, 50), math.perm(20, 5), math.lcm(*range(1, 31)), math.factorial(30), math.prod(range(1, 20, 2)), sum(map(int, str(2 ** 1000))), len(str(3 ** 2000)), (7 ** 77).bit_length(), (10 ** 30).bit_count(), -(-7 // 2), -7 % 3, 7 % -3, divmod(-10 ** 20, 7), (-10 ** 20) >> 3, ~(1 << 70), (1 << 70) ^ -1, -1 & 2 ** 65, int("z" * 20, 36), f"{2 ** 100:_x}", (2 ** 64).to_bytes(9, "little").hex(), int.from_bytes(b"\xff\x00", "big", signed=True))
print(list(takewhile(lambda v: v < 10 ** 4, accumulate(range(1, 50), mul))), [n for n in range(1, 3000) if n == sum(d for d in range(1, n // 2 + 1) if n % d == 0)][:2] if False else "", sum(1 for p in permutations(range(6)) if all(abs(p[i] - p[j]) != j - i for i in range(6) for j in range(i + 1, 6))))
fib = [0, 1]
for _ in range(300):
    fib.append(fib[-1] + fib[-2])
print(fib[300], sum(fib) == fib[-1] + fib[-2] - 1 + 0 * len(fib), fib[300] % 10 ** 9, math.gcd(fib[120], fib[90]) == fib[30])
bits = 0
for i in range(400):
    bits ^= 1 << (i * i % 127)
    bits = (bits << 1 | bits >> 126) & (1 << 127) - 1
print(hex(bits), bits.bit_count())
