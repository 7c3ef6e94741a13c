# Bit manipulation: masks, sets as integers, Gray codes, popcounts, hashes, random generators, CRCs.
def bits(n, width=8):
    return f"{n & (1 << width) - 1:0{width}b}"


for n in (0, 1, 5, 170, 255, -1, -5):
    print(bits(n), bits(~n), bits(n << 2), bits(n >> 1), bits(-n), n & -n, n & n - 1, n ^ n >> 1, bin(n), n.bit_count(), n.bit_length())


def gray(n):
    return n ^ n >> 1


def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


print([bits(gray(n), 4) for n in range(10)], all(ungray(gray(n)) == n for n in range(500)), all((gray(n) ^ gray(n + 1)).bit_count() == 1 for n in range(200)))


def reverse_bits(n, width):
    r = 0
    for _ in range(width):
        r, n = r << 1 | n & 1, n >> 1
    return r


def rotate(n, k, width=32):
    mask = (1 << width) - 1
    return (n << k | n >> width - k) & mask


def parity(n):
    n ^= n >> 16
    n ^= n >> 8
    n ^= n >> 4
    return 0x6996 >> (n & 15) & 1


def popcount(n):
    n = n - (n >> 1 & 0x55555555)
    n = (n & 0x33333333) + (n >> 2 & 0x33333333)
    n = n + (n >> 4) & 0x0F0F0F0F
    return (n * 0x01010101 & 0xFFFFFFFF) >> 24


values = [0, 1, 0xFF, 0x12345678, 0xFFFFFFFF, 0x80000000, 123456789]
print([hex(reverse_bits(n, 32)) for n in values], [hex(rotate(n, 7)) for n in values], [parity(n) for n in values], [popcount(n) == n.bit_count() for n in values])


def to_signed(n, width=32):
    n &= (1 << width) - 1
    return n - (1 << width) if n >> width - 1 else n


print([to_signed(n) for n in (0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 5, -5)], to_signed(200, 8), to_signed(2**64 - 1, 64), -5 & 0xFF, -1 >> 100, 1 << 70 >> 69)


def subsets(mask):
    sub = mask
    while True:
        yield sub
        if sub == 0:
            return
        sub = sub - 1 & mask


def combinations(n, k):
    x = (1 << k) - 1
    while x < 1 << n:
        yield x
        low = x & -x
        carry = x + low
        x = carry | ((x ^ carry) >> 2) // low


print(list(subsets(0b1011)), [bits(x, 5) for x in combinations(5, 3)], len(list(combinations(12, 6))))


def fnv1a(data):
    h = 0x811C9DC5
    for b in data:
        h = (h ^ b) * 0x01000193 & 0xFFFFFFFF
    return h


def djb2(s):
    h = 5381
    for c in s:
        h = h * 33 + ord(c) & 0xFFFFFFFF
    return h


def murmur_mix(h):
    h ^= h >> 16
    h = h * 0x85EBCA6B & 0xFFFFFFFF
    h ^= h >> 13
    h = h * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16


def adler(data):
    a, b = 1, 0
    for x in data:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a


print(hex(fnv1a(b"hello")), hex(djb2("hello")), [hex(murmur_mix(n)) for n in (0, 1, 2, 0xDEADBEEF)], hex(adler(b"Mark Adler")))


class XorShift:
    def __init__(self, seed):
        self.x = seed

    def __call__(self):
        x = self.x
        x ^= x << 13 & 0xFFFFFFFF
        x ^= x >> 17
        x ^= x << 5 & 0xFFFFFFFF
        self.x = x
        return x


def lcg64(seed):
    while True:
        seed = seed * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        yield seed >> 33


def splitmix(seed):
    mask = (1 << 64) - 1
    while True:
        seed = seed + 0x9E3779B97F4A7C15 & mask
        z = (seed ^ seed >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        yield z ^ z >> 31


r = XorShift(2463534242)
print([r() for _ in range(4)], [x for _, x in zip(range(4), lcg64(42))], [x for _, x in zip(range(3), splitmix(0))])


def lfsr(seed, taps, width):
    state, period = seed, 0
    while True:
        bit = 0
        for t in taps:
            bit ^= state >> t
        state = (state >> 1 | (bit & 1) << width - 1) & (1 << width) - 1
        period += 1
        if state == seed:
            return period


def interleave(x, y):
    z = 0
    for i in range(16):
        z |= (x >> i & 1) << 2 * i | (y >> i & 1) << 2 * i + 1
    return z


def hilbert(n, d):
    x = y = 0
    s = 1
    while s < n:
        rx = 1 & d // 2
        ry = 1 & (d ^ rx)
        if ry == 0:
            if rx == 1:
                x, y = s - 1 - x, s - 1 - y
            x, y = y, x
        x, y = x + s * rx, y + s * ry
        d //= 4
        s *= 2
    return x, y


def isqrt_bits(n):
    root, bit = 0, 1 << (n.bit_length() & ~1)
    while bit > n:
        bit >>= 2
    while bit:
        if n >= root + bit:
            n -= root + bit
            root = (root >> 1) + bit
        else:
            root >>= 1
        bit >>= 2
    return root


print(lfsr(1, (0, 2, 3, 5), 16), lfsr(1, (0, 1), 4), interleave(5, 3), [hilbert(4, d) for d in range(16)], [isqrt_bits(n) for n in (0, 1, 15, 16, 10**12, 2**62 - 1)])


class BitSet:
    def __init__(self, items=()):
        self.bits = 0
        for i in items:
            self.bits |= 1 << i

    def __contains__(self, i):
        return self.bits >> i & 1 == 1

    def __iter__(self):
        b = self.bits
        while b:
            low = b & -b
            yield low.bit_length() - 1
            b ^= low

    def __len__(self):
        return self.bits.bit_count()

    def _make(self, bits):
        r = BitSet()
        r.bits = bits
        return r

    def __or__(self, o):
        return self._make(self.bits | o.bits)

    def __and__(self, o):
        return self._make(self.bits & o.bits)

    def __sub__(self, o):
        return self._make(self.bits & ~o.bits)

    def __le__(self, o):
        return self.bits & ~o.bits == 0


a, b = BitSet([1, 5, 100, 64]), BitSet(range(0, 128, 4))
print(list(a), len(b), list(a & b), list(a - b), 64 in a, 65 in a, len(a | b), a & b <= a, list(BitSet())[:1])


def sieve(n):
    bits = (1 << n + 1) - 1 & ~3
    for p in range(2, int(n ** 0.5) + 1):
        if bits >> p & 1:
            for m in range(p * p, n + 1, p):
                bits &= ~(1 << m)
    return bits


primes = sieve(300)
print(primes.bit_count(), [i for i in range(300) if primes >> i & 1][-5:], hex(primes & 0xFFFFFFFF))


def add(a, b, width=16):
    mask = (1 << width) - 1
    while b:
        a, b = (a ^ b) & mask, (a & b) << 1 & mask
    return a


def multiply(a, b):
    result = 0
    while b:
        if b & 1:
            result += a
        a, b = a << 1, b >> 1
    return result


def carryless(a, b):
    result = 0
    while b:
        if b & 1:
            result ^= a
        a, b = a << 1, b >> 1
    return result


def hamming(data):
    word = 0
    for i, position in enumerate((3, 5, 6, 7)):
        word |= (data >> i & 1) << position
    for p in (1, 2, 4):
        word |= sum(word >> i & 1 for i in range(1, 8) if i & p) % 2 << p
    return word


def correct(word):
    syndrome = 0
    for i in range(1, 8):
        if word >> i & 1:
            syndrome ^= i
    return word ^ (1 << syndrome if syndrome else 0), syndrome


print(add(12345, 54321), add(-1, 1), multiply(123456789, 987654321), carryless(0b1101, 0b1011), [bits(hamming(d)) for d in (0, 5, 15)], all(correct(hamming(d) ^ 1 << e) == (hamming(d), e) for d in range(16) for e in range(1, 8)))
