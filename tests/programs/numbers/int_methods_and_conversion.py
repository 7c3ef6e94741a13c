# int(): parsing and conversion; methods and attributes; hex, oct, bin; bytes.
for args in (
    (), ("42",), ("  -42\n",), ("+7",), ("1_000",), ("0b101", 0), ("0xff", 16), ("ff", 16), ("FF", 16), ("z", 36), ("Z" * 20, 36), ("0o17", 8), ("0", 0), ("00", 0), ("777", 8), ("-0b11", 2),
    (3.9,), (-3.9,), (True,), (b"12",), ("1" * 50,), (1e20,), (2.5e15,), ("٣٤",), ("0_1", 10), ("101", 2), (-0.5,),
    ("",), (" ",), ("x",), ("1.5",), ("1__0",), ("_1",), ("1_",), ("0x10",), ("012", 0), ("2", 2), ("1", 1), ("1", 37), ("1", -1), ("10", "2"), (5, 10), (None,), ([],), ("- 1",), ("+-1",), ("1e5",), (b"x",), ("1\x00",), ("é",), (1.5, 2),
):
    try:
        print(args, int(*args))
    except (ValueError, TypeError, OverflowError) as e:
        print(args, type(e).__name__, e)
print(int("9" * 300) == 10**300 - 1, int("-" + "1" * 100) == -(10**100 - 1) // 9, int(" \t\n7\r\v\f "), int("1_2_3"), int(base=16, x="1f") if False else int("1f", base=16))
for n in (0, 1, -1, 10, -10, 255, -255, 2**64, -2**70, 10**30):
    print(hex(n), oct(n), bin(n), repr(n), str(n), f"{n:x} {n:X} {n:o} {n:b} {n:#x} {n:#010b}", int(hex(n), 16) == n, int(bin(n), 0) == n)
for n in (0, 1, -1, 2, 3, 255, 256, -256, 2**31 - 1, 2**31, 2**100 - 1, -2**100):
    print(n.bit_length(), n.bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.is_integer(), n.as_integer_ratio())
for n, length, order, signed in ((1, 2, "big", False), (1, 2, "little", False), (255, 1, "big", False), (-1, 2, "big", True), (-128, 1, "little", True), (10**20, 9, "big", False), (0, 0, "big", False), (0, 3, "little", True), (-2**31, 4, "big", True)):
    b = n.to_bytes(length, order, signed=signed)
    print(b, int.from_bytes(b, order, signed=signed) == n)
print((5).to_bytes(), int.from_bytes(b"\x01\x00"), int.from_bytes([1, 2, 3], "little"), int.from_bytes(b"", "big"), (300).to_bytes(length=2, byteorder="little"))
for action in (
    lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"),
    lambda: int.from_bytes("ab", "big"), lambda: int.from_bytes([256], "big"), lambda: int.from_bytes(5, "big"), lambda: (1).bit_length(1), lambda: hex("x"), lambda: bin(1.0), lambda: int("1", base=None), lambda: int(x="1"),
):
    try:
        print(action())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for n in (0, 5, -5, 15, 25, 35, 1234567, -1234567, 10**25 + 5):
    print(round(n), round(n, 0), round(n, 2), round(n, -1), round(n, -2), round(n, -3), round(n, -30))
print(round(15, -1), round(25, -1), round(-15, -1), round(-25, -1), round(149, -2), round(150, -2), round(250, -2), round(251, -2), type(round(5, -1)).__name__)
import math
print(math.floor(5), math.ceil(-5), math.trunc(7), (5).__floor__(), (5).__ceil__(), (5).__trunc__(), (5).__round__(), (5).__int__(), (5).__float__(), (5).__index__(), (0).__bool__(), (5).__hash__())
print(int(), bool(0), bool(-1), bool(10**100), float(10**22), float(2**53 + 1), float(10**23), str(10**5), repr(-0))
print(isinstance(5, int), isinstance(True, int), type(5) is int, int is type(5), int.__name__, (5).__class__, callable(int))
print(1000 == 1000, 10**10 == 10**10, -5 == -5, 0 == -0, 5 != 5.0, hash(10**6) == hash(10.0**6), hash(2**20) == 2**20)
print("{:d} {:5d}|{:<5d}|{:^5d}|{:+d} {: d} {:05d} {:=+6d} {:,} {:_} {:n} {:c} {:e} {:.2f} {:%} {:g}".format(1, 2, 3, 4, 5, 6, 7, 8, 10**6, 10**6, 42, 97, 12345, 3, 1, 10**7))
print("%d %5d|%-5d|%05d %+d % d %x %X %#x %o %#o %c %i %u %e %s %r" % (1, 2, 3, 4, 5, 6, 255, 255, 255, 8, 8, 65, 7, 8, 9, 10, 11), "%d" % 3.99, "%d" % True, "%.5d" % 42, "%x" % -255, "%d" % 10**30)


class MyInt(int):
    def __add__(self, other):
        return MyInt(int(self) + other + 1)

    def __repr__(self):
        return f"MyInt({int(self)})"


n = MyInt("20")
print(n, n + 1, n - 1, n * n, MyInt.from_bytes(b"\x05", "big"), type(MyInt.from_bytes(b"\x05", "big")).__name__, int(n), n == 20, n.bit_length(), [1, 2, 3][MyInt(1)], -n, abs(MyInt(-3)), n.__int__())
