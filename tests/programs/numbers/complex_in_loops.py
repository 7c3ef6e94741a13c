"""Complex arithmetic in loops: every pair of kinds and every operator, signed zeros, infinities and NaN included."""

import cmath

INFINITY, NAN = float("inf"), float("nan")
PARTS = (0.0, -0.0, 1.5, -2.0, 1e308, 5e-324, INFINITY, -INFINITY, NAN)
COMPLEX = [complex(x, y) for x in PARTS for y in PARTS]
REAL = (0, 1, -3, 2**40, 2**53 + 1, 10**30, 10**400, True, False, *PARTS)


class Plain(complex):
    pass


class Own(complex):
    def __add__(self, other):
        return "own add"

    def __rmul__(self, other):
        return "own rmul"


def show(value):
    return repr(value) if isinstance(value, complex) else str(value)


def operations(a, b):
    results = []
    for operation in (
        lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a ** 2, lambda: a // b, lambda: a % b,
    ):
        try:
            results.append(show(operation()))
        except ZeroDivisionError as error:
            results.append(f"{error}")
        except (ArithmeticError, TypeError) as error:
            # The text of an overflow in ** is the system's.
            results.append(type(error).__name__)
    return results


def checksum(lines):
    value = 0
    for line in lines:
        for character in line:
            value = (value * 31 + ord(character)) % 1_000_003
    return value


lines = []
for a in COMPLEX[::2]:
    for b in COMPLEX[1::3]:
        lines.append(" ".join(operations(a, b)))
print(len(lines), checksum(lines))
print(lines[7], lines[100], sep="\n")

lines = []
for a in COMPLEX[::3]:
    for b in REAL:
        lines.append(" ".join(operations(a, b)))
        lines.append(" ".join(operations(b, a)))
print(len(lines), checksum(lines))
print(lines[0], lines[1], lines[12], lines[13], sep="\n")

for a, b in ((Plain(1, 2), 3j), (3j, Plain(1, 2)), (Own(1, 2), 1j), (1j, Own(1, 2)), (1j, "x"), (None, 1j)):
    for _ in range(80):
        results = operations(a, b)
    print(*results, sep=" | ")


def mandelbrot(width, height, most):
    inside = 0
    for row in range(height):
        for column in range(width):
            c = complex(3.0 * column / width - 2.2, 2.4 * row / height - 1.2)
            z = 0j
            for _ in range(most):
                z = z * z + c
                if abs(z) > 2:
                    break
            else:
                inside += 1
    return inside


print(mandelbrot(24, 16, 40))


def transform(values):
    count = len(values)
    if count == 1:
        return values
    even, odd = transform(values[::2]), transform(values[1::2])
    turned = [cmath.exp(-2j * cmath.pi * k / count) * odd[k] for k in range(count // 2)]
    return [e + t for e, t in zip(even, turned)] + [e - t for e, t in zip(even, turned)]


spectrum = transform([complex(n % 5, n % 3) for n in range(128)])
print([f"{value:.6f}" for value in spectrum[:4]])

total = 0j
for n in range(1, 300):
    total += 1j ** n / n
    total -= n * 0.25
    total *= 1.0
print(total.real, round(total.imag, 12))
