# abs, round, divmod, pow, hex, oct, bin, int, float, bool, chr, ord, hash.
def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


print(abs(-5), abs(5.5), abs(-0.0), abs(True), abs(-2**70), abs(float("-inf")), round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(True), round(5, 3), round(2.5, ndigits=0), round(number=1.4))
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(17.5, 5), divmod(0, 3), divmod(2**70, 10**10), divmod(True, 2), pow(2, 10), pow(2, -1), pow(2, 0.5), pow(2, 10, 1000), pow(3, -1, 7), pow(-2, 3, 5), pow(0, 0), pow(base=2, exp=3), pow(2, 3, mod=5), pow(2.0, 3), pow(-1, 2**70))
print(hex(255), hex(-255), oct(8), bin(5), bin(-5), hex(2**70), bin(0), hex(True), chr(97), chr(0x20AC), ord("a"), ord("€"), ord(b"a"), int("12"), int(3.9), int("ff", 16), float("1.5"), bool("x"), bool(), int(), float(), str())
attempt(lambda: abs("a"))
attempt(lambda: abs())
attempt(lambda: abs(1, 2))
attempt(lambda: abs(None))
attempt(lambda: round("a"))
attempt(lambda: round(1.5, "a"))
attempt(lambda: round(1.5, 1.0))
attempt(lambda: round(None))
attempt(lambda: round(float("nan")))
attempt(lambda: round(float("inf")))
attempt(lambda: divmod(1))
attempt(lambda: divmod(1, 0))
attempt(lambda: divmod("a", 1))
attempt(lambda: divmod(1, None))
attempt(lambda: pow(1))
attempt(lambda: pow("a", 2))
attempt(lambda: pow(2, 3, 0))
attempt(lambda: pow(2, 3, 1.5))
attempt(lambda: pow(2.5, 3, 2))
attempt(lambda: pow(2, -1, 2))
attempt(lambda: pow(0, -1))
attempt(lambda: pow(0.0, -1))
attempt(lambda: pow(2, 3, None))
attempt(lambda: hex(1.5))
attempt(lambda: hex("a"))
attempt(lambda: oct(None))
attempt(lambda: bin())
attempt(lambda: chr(-1))
attempt(lambda: chr(1114112))
attempt(lambda: chr("a"))
attempt(lambda: chr(1.0))
attempt(lambda: chr(2**40))
attempt(lambda: ord(""))
attempt(lambda: ord("ab"))
attempt(lambda: ord(5))
attempt(lambda: ord(None))
attempt(lambda: int("a"))
attempt(lambda: int([]))
attempt(lambda: float("a"))
attempt(lambda: float({}))
attempt(lambda: float("1", 2))
attempt(lambda: bool(1, 2))
attempt(lambda: hash([]))
attempt(lambda: hash({}))
attempt(lambda: hash(set()))
attempt(lambda: hash(([],)))
attempt(lambda: hash())


class Num:
    def __abs__(self):
        return "abs"

    def __round__(self, n=None):
        return ("round", n)

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, e, m=None):
        return ("pow", e, m)

    def __rpow__(self, b, m=None):
        return ("rpow", b, m)

    def __index__(self):
        return 65

    def __hash__(self):
        return 1234

    def __float__(self):
        return 0.25

    def __bool__(self):
        return False


n = Num()
print(abs(n), round(n), round(n, 2), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), pow(2, n), hex(n), oct(n), bin(n), chr(n), int(n), float(n), bool(n), hash(n), hash(5), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(1.0) == hash(1), hash(-1) == hash(-2), hash(True), hash(0.0))
print([round(x / 10) for x in range(-25, 26, 5)], [round(x * 0.05, 1) for x in range(1, 8)], [int(x / 3) for x in (-4, -1, 1, 4)], [x // 3 for x in (-4, -1, 1, 4)], [x % 3 for x in (-4, -1, 1, 4)], [divmod(x, -3) for x in (-4, 4)])
print(sum(int(d) ** 3 for d in str(153)), [n for n in range(1, 500) if n == sum(int(d) ** len(str(n)) for d in str(n))], [hex(n)[2:].zfill(2) for n in (5, 255)], int(bin(37)[2:][::-1], 2), [chr(ord("a") + i) for i in range(0, 26, 5)], "".join(chr(ord(c) ^ 32) for c in "Hello"), [pow(2, n, 13) for n in range(13)], min(range(1, 100), key=lambda n: abs(n * n - 2000)))
