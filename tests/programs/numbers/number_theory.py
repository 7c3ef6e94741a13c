# Primes, factors, congruences, continued fractions, partitions, perfect powers, digits.
from math import gcd, isqrt


def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, isqrt(n) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, f in enumerate(flags) if f]


primes = sieve(2000)
print(len(primes), primes[:10], primes[-3:], [p for p, q in zip(primes, primes[1:]) if q - p == 2][:8])


def factor(n):
    factors = {}
    for p in primes:
        if p * p > n:
            break
        while n % p == 0:
            factors[p] = factors.get(p, 0) + 1
            n //= p
    if n > 1:
        factors[n] = 1
    return factors


def divisors(n):
    result = [1]
    for p, e in factor(n).items():
        result = [d * p ** k for d in result for k in range(e + 1)]
    return sorted(result)


def phi(n):
    result = n
    for p in factor(n):
        result -= result // p
    return result


def mobius(n):
    f = factor(n)
    return 0 if any(e > 1 for e in f.values()) else (-1) ** len(f)


print(factor(360), factor(2**20 * 3), factor(999983), factor(1), divisors(360), [phi(n) for n in range(1, 20)], [mobius(n) for n in range(1, 20)], sum(divisors(496)) == 2 * 496)


def rho(n):
    if n % 2 == 0:
        return 2
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d
    return n


print(rho(8051), rho(10403), rho(1000003 * 10007))


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1, y0, y1 = x1, x0 - q * x1, y1, y0 - q * y1
    return a, x0, y0


def crt(residues, moduli):
    x, m = 0, 1
    for r, n in zip(residues, moduli):
        g, p, _ = egcd(m, n)
        if (r - x) % g:
            return None
        x += m * ((r - x) // g * p % (n // g))
        m = m * n // g
        x %= m
    return x, m


def discrete_log(g, h, p):
    n = isqrt(p) + 1
    baby = {pow(g, j, p): j for j in range(n)}
    factor_ = pow(g, -n, p)
    for i in range(n):
        if h in baby:
            return i * n + baby[h]
        h = h * factor_ % p


def order(a, n):
    k, x = 1, a % n
    while x != 1:
        x, k = x * a % n, k + 1
    return k


def primitive_root(p):
    return next(g for g in range(2, p) if order(g, p) == p - 1)


def legendre(a, p):
    r = pow(a, (p - 1) // 2, p)
    return -1 if r == p - 1 else r


def tonelli(n, p):
    if legendre(n, p) != 1:
        return None
    q, s = p - 1, 0
    while q % 2 == 0:
        q, s = q // 2, s + 1
    z = next(z for z in range(2, p) if legendre(z, p) == -1)
    m, c, t, r = s, pow(z, q, p), pow(n, q, p), pow(n, (q + 1) // 2, p)
    while t != 1:
        i, x = 0, t
        while x != 1:
            x, i = x * x % p, i + 1
        b = pow(c, 1 << m - i - 1, p)
        m, c, t, r = i, b * b % p, t * b * b % p, r * b % p
    return r


print(egcd(240, 46), crt([2, 3, 2], [3, 5, 7]), crt([1, 2], [4, 6]), discrete_log(3, 13, 17), discrete_log(5, 33, 58 + 1), [primitive_root(p) for p in (7, 23, 41)], [legendre(a, 11) for a in range(1, 11)], tonelli(10, 13), tonelli(2, 7), tonelli(5, 7), pow(tonelli(44, 83), 2, 83))


def continued_fraction_sqrt(n):
    a0 = isqrt(n)
    if a0 * a0 == n:
        return [a0]
    result, m, d, a = [a0], 0, 1, a0
    while a != 2 * a0:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        result.append(a)
    return result


def pell(n):
    terms = continued_fraction_sqrt(n)
    period = terms[1:]
    h0, h1, k0, k1, i = 1, terms[0], 0, 1, 0
    while h1 * h1 - n * k1 * k1 != 1:
        a = period[i % len(period)]
        h0, h1, k0, k1, i = h1, a * h1 + h0, k1, a * k1 + k0, i + 1
    return h1, k1


print({n: continued_fraction_sqrt(n) for n in (2, 3, 7, 16, 23, 61)}, pell(2), pell(61), pell(13))
triples = [(a, b, c) for c in range(1, 40) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c and gcd(a, b) == 1]
amicable = [(a, b) for a in range(2, 1300) if (b := sum(divisors(a)) - a) > a and sum(divisors(b)) - b == a]
print(triples, amicable, [n for n in range(2, 500) if sum(divisors(n)) == 2 * n], [n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))])


def fibonacci(n):
    def double(n):
        if n == 0:
            return 0, 1
        a, b = double(n // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n % 2 else (c, d)

    return double(n)[0]


def lucas_lehmer(p):
    s, m = 4, (1 << p) - 1
    for _ in range(p - 2):
        s = (s * s - 2) % m
    return s == 0


def goldbach(n):
    known = set(primes)
    return next((p, n - p) for p in primes if n - p in known)


def josephus(n, k):
    r = 0
    for i in range(1, n + 1):
        r = (r + k) % i
    return r


def digits_root(n):
    steps = 0
    while n > 9:
        n, steps = sum(map(int, str(n))), steps + 1
    return n, steps


def kaprekar(n):
    seen = []
    while n not in seen:
        seen.append(n)
        s = f"{n:04d}"
        n = int("".join(sorted(s, reverse=True))) - int("".join(sorted(s)))
    return seen


def sum_of_squares(n):
    return [(a, b) for a in range(isqrt(n) + 1) if (b := isqrt(n - a * a)) >= a and a * a + b * b == n]


def stern(n):
    return n if n < 2 else stern(n // 2) if n % 2 == 0 else stern(n // 2) + stern(n // 2 + 1)


def egypt(a, b):
    out = []
    while a:
        d = -(-b // a)
        out.append(d)
        a, b = a * d - b, b * d
        g = gcd(a, b)
        a, b = a // g, b // g
    return out


print(fibonacci(300), [p for p in sieve(130)[1:] if lucas_lehmer(p)], goldbach(1000), josephus(41, 3), digits_root(9**50), kaprekar(3524), sum_of_squares(325), [stern(n) for n in range(16)], egypt(7, 15))
print(isqrt(10**50), round(8 ** (1 / 3)), [n for n in range(2, 200) if any(round(n ** (1 / k)) ** k == n for k in range(2, 8))], max((sum(1 for _ in divisors(n)), -n) for n in range(1, 400)), str(2**1000)[-10:], pow(7, 7**7, 1000), sum(primes) % 10**6)
