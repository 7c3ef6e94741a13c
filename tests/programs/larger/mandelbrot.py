# The Mandelbrot set, a Julia set and the logistic map, in characters and counts.
def mandelbrot(cx, cy, limit):
    x = y = 0.0
    for i in range(limit):
        x2, y2 = x * x, y * y
        if x2 + y2 > 4.0:
            return i
        x, y = x2 - y2 + cx, 2.0 * x * y + cy
    return limit


def render(width, height, limit, palette=" .:-=+*#%@"):
    lines = []
    for row in range(height):
        cy = -1.2 + 2.4 * row / (height - 1)
        line = []
        for column in range(width):
            n = mandelbrot(-2.1 + 2.8 * column / (width - 1), cy, limit)
            line.append(palette[-1] if n == limit else palette[n % (len(palette) - 1)])
        lines.append("".join(line).rstrip())
    return lines


picture = render(64, 21, 40)
print("\n".join(picture))
print(picture == [line for line in picture[::-1]] or [i for i, (a, b) in enumerate(zip(picture, picture[::-1])) if a != b])


class Complex:
    __slots__ = ("re", "im")

    def __init__(self, re, im=0.0):
        self.re, self.im = re, im

    def __add__(self, other):
        if isinstance(other, (int, float)):
            return Complex(self.re + other, self.im)
        return Complex(self.re + other.re, self.im + other.im)

    __radd__ = __add__

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Complex(self.re * other, self.im * other)
        return Complex(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)

    def __rmul__(self, other):
        return self * other

    def __sub__(self, other):
        return self + other * -1

    def __truediv__(self, other):
        d = other.re * other.re + other.im * other.im
        return Complex((self.re * other.re + self.im * other.im) / d, (self.im * other.re - self.re * other.im) / d)

    def __neg__(self):
        return Complex(-self.re, -self.im)

    def __abs__(self):
        return (self.re * self.re + self.im * self.im) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Complex) and (self.re, self.im) == (other.re, other.im)

    def __repr__(self):
        return f"({self.re:g}{self.im:+g}i)"


def julia(z, c, limit):
    for i in range(limit):
        if abs(z) > 2:
            return i
        z = z * z + c
    return limit


c = Complex(-0.4, 0.6)
for row in range(9):
    print("".join(" .-:=+*#"[julia(Complex(-1.5 + 3 * x / 40, -1 + row / 4), c, 28) // 4] for x in range(41)).rstrip())
a, b = Complex(1, 2), Complex(3.0, -1.0)
print(a + b, a - b, a * b, (a / b), -a, 2 * a, a + 1, 1 + a, abs(Complex(3, 4)), a == Complex(1, 2), a * b / b == a)
counts = {}
for column in range(40):
    for row in range(30):
        n = mandelbrot(-2 + column / 15, -1 + row / 15, 30)
        counts[n] = counts.get(n, 0) + 1
print(dict(sorted(counts.items())), sum(counts.values()))


def logistic(r, x=0.5, skip=300, keep=16):
    for _ in range(skip):
        x = r * x * (1 - x)
    seen = set()
    for _ in range(keep):
        x = r * x * (1 - x)
        seen.add(round(x, 6))
    return sorted(seen)


for r in (2.8, 3.2, 3.5, 3.55):
    print(r, logistic(r))


def newton_fractal(x, y, steps=20):
    """Which root of z^3 = 1 is reached."""
    for _ in range(steps):
        a, b = x * x - y * y, 2 * x * y
        c, d = a * x - b * y - 1, a * y + b * x
        denominator = 9 * (a * a + b * b)
        if denominator == 0:
            return 3
        p, q = 3 * a, 3 * b
        x, y = x - (c * p + d * q) / denominator, y - (d * p - c * q) / denominator
    return 0 if x > 0 else 1 if y > 0 else 2


for row in range(8):
    print("".join("ABC?"[newton_fractal(-1.4 + 2.8 * i / 39, -1.05 + 0.3 * row)] for i in range(40)))
