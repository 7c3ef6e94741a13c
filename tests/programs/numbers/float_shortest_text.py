"""repr, str, format, % and JSON of floats with few and with many digits: around powers of two and ten, halves, subclasses."""

import json
import struct
from binascii import crc32

state = 99


def bits(low, high):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return low + (state >> 8) % (high - low)


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def pattern(number):
    return struct.unpack("<Q", struct.pack("<d", number))[0]


def texts(number):
    return [repr(number), str(number), f"{number}", "%s" % number, f"{number!r}", json.dumps(number), json.dumps([-number]), repr(-number)]


def report(name, numbers):
    lines = [" ".join(texts(number)) for number in numbers]
    same = all(float(repr(number)) == number for number in numbers)
    print(name, len(lines), same, crc32("\n".join(lines).encode()), lines[-1])


report("thirds", [index / 3 for index in range(400)])
report("sevenths", [index / 7 for index in range(400)])
report("tenths", [index * 0.1 for index in range(400)])
report("inverses", [1 / index for index in range(1, 400)])
report("cents", [index * 1.01 for index in range(400)])
report("large", [index * 1e11 / 7 for index in range(400)])
report("any", [double(bits(0x3F8 << 52, 0x432 << 52)) for _ in range(1500)])
report("wide", [double(bits(1 << 52, 0x7FE << 52)) for _ in range(200)])
report("powers of two", [double(pattern(2.0**power) + step) for power in range(-8, 52) for step in range(-2, 3)])
report("powers of ten", [double(pattern(10.0**power) + step) for power in range(-3, 17) for step in range(-3, 4)])
report("few digits", [float("%.*g" % (digits, double(bits(0x3F9 << 52, 0x430 << 52)))) for digits in range(1, 18) for _ in range(30)])
report("halves", [number + 0.5 for number in (2**48 - 1, 2**49 + 1, 2**50 + 3, 2**51 + 1, 2**52 - 1, 10**14 + 1, 10**15 - 1)])
report("odd", [5e-324, 1.7976931348623157e308, 0.0, 9007199254740993.0, 0.01, 0.010000000000000002, 999999999999999.9, 1e15, 0.00999])


class Kilo(float):
    pass


print([Kilo(1 / 3), Kilo(100 / 7)], f"{Kilo(1 / 3)}", str(Kilo(2 / 3)), json.dumps([Kilo(1 / 3)]), {1 / 3: (2 / 3,)}, complex(1 / 3, -2 / 7))


def total(count):
    size = 0
    for index in range(count):
        size += len(f"{index / 3}:{index / 8}") + len(str(index / 7)) + len("%s" % (index * 0.37))
    return size


print(total(3000))
