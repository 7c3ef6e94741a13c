# Digits of pi and e by spigots with big integers; other series in exact arithmetic.
def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def take(n, it):
    return [x for _, x in zip(range(n), it)]


digits = "".join(map(str, take(150, pi_digits())))
for i in range(0, 150, 10):
    print(digits[i:i + 10], end="\t:%d\n" % (i + 10) if i % 50 == 40 else " ")


def machin(n):
    unit = 10 ** (n + 10)

    def arctan_inverse(x):
        total = term = unit // x
        k, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // k)
            k, sign = k + 2, -sign
        return total

    return 4 * (4 * arctan_inverse(5) - arctan_inverse(239)) // 10 ** 10


print(str(machin(149)) == digits, machin(30))


def e_digits(n):
    unit = 10 ** (n + 5)
    total, term, k = 0, unit, 1
    while term:
        total += term
        term //= k
        k += 1
    return total // 10 ** 5


def sqrt_digits(x, n):
    x *= 10 ** (2 * n)
    guess = 1 << (x.bit_length() + 1) // 2
    while True:
        better = (guess + x // guess) // 2
        if better >= guess:
            return guess
        guess = better


def ln2_digits(n):
    unit = 10 ** (n + 10)
    total, k, power = 0, 1, unit // 3
    while power:
        total += power // k
        power //= 9
        k += 2
    return 2 * total // 10 ** 10


print(e_digits(60))
print(sqrt_digits(2, 60), sqrt_digits(3, 30))
print(ln2_digits(50))
golden = (10 ** 50 + sqrt_digits(5, 50)) // 2
print(golden)


class Fraction:
    def __init__(self, n, d=1):
        a, b = abs(n), abs(d)
        while b:
            a, b = b, a % b
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        s = -1 if d < 0 else 1
        self.n, self.d = s * n // a, s * d // a

    def __add__(self, o):
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    def __sub__(self, o):
        return self + Fraction(-o.n, o.d)

    def __mul__(self, o):
        return Fraction(self.n * o.n, self.d * o.d)

    def __truediv__(self, o):
        return Fraction(self.n * o.d, self.d * o.n)

    def __eq__(self, o):
        return (self.n, self.d) == (o.n, o.d)

    def __lt__(self, o):
        return self.n * o.d < o.n * self.d

    def __hash__(self):
        return hash((self.n, self.d))

    def __float__(self):
        return self.n / self.d

    def __str__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)

    __repr__ = __str__


total = Fraction(0)
for i in range(1, 31):
    total += Fraction(1, i)
print(total, float(total))


def bernoulli(n):
    row = [Fraction(0)] * (n + 1)
    for m in range(n + 1):
        row[m] = Fraction(1, m + 1)
        for j in range(m, 0, -1):
            row[j - 1] = Fraction(j) * (row[j - 1] - row[j])
    return row[0]


print([bernoulli(n) for n in range(0, 21, 2)], bernoulli(1))


def farey(n):
    a, b, c, d = 0, 1, 1, n
    yield Fraction(a, b)
    while c <= n:
        k = (n + b) // d
        a, b, c, d = c, d, k * c - a, k * d - b
        yield Fraction(a, b)


def egyptian(f):
    parts = []
    while f.n:
        d = -(-f.d // f.n)
        parts.append(d)
        f = f - Fraction(1, d)
    return parts


print(list(farey(5)), egyptian(Fraction(5, 121)), sorted([Fraction(1, 2), Fraction(1, 3), Fraction(-1, 4)]), Fraction(6, -4), Fraction(1, 3) + Fraction(1, 6) == Fraction(1, 2), len({Fraction(1, 2), Fraction(2, 4)}))
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)
convergents, (h0, h1, k0, k1) = [], (0, 1, 1, 0)
for a in (3, 7, 15, 1, 292):
    h0, h1, k0, k1 = h1, a * h1 + h0, k1, a * k1 + k0
    convergents.append(Fraction(h1, k1))
print(convergents, [f"{float(c):.12f}" for c in convergents])
