"""A chaos game over a closed spline: vectors with operators, a seeded generator of our own."""

from math import sqrt


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def length(self):
        return sqrt(self.x * self.x + self.y * self.y)

    def blend(self, other, weight):
        rest = 1.0 - weight
        return Vector(self.x * rest + other.x * weight, self.y * rest + other.y * weight)


class Spline:
    """A closed B-spline through de Boor's recurrence."""

    def __init__(self, points, degree):
        self.points = points + points[:degree]
        self.degree = degree
        self.knots = [float(index) for index in range(len(self.points) + degree - 1)]

    def domain(self):
        return self.knots[self.degree - 1], self.knots[len(self.knots) - self.degree]

    def span(self, u):
        knots = self.knots
        low, high = self.degree - 1, len(knots) - self.degree
        if u >= knots[high]:
            return high - 1
        while high - low > 1:
            middle = (low + high) // 2
            if knots[middle] <= u:
                low = middle
            else:
                high = middle
        return low

    def __call__(self, u):
        degree = self.degree
        knots = self.knots
        span = self.span(u)
        work = [self.points[span - degree + 1 + index] for index in range(degree + 1)]
        for level in range(1, degree + 1):
            for index in range(degree - level + 1):
                start = knots[span - degree + level + index]
                end = knots[span + index + 1]
                weight = (u - start) / (end - start)
                work[index] = work[index].blend(work[index + 1], weight)
        return work[0]


class Random:
    def __init__(self, seed):
        self.state = seed

    def __call__(self):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state / 2147483648.0


class Game:
    def __init__(self, splines, thickness):
        self.splines = splines
        self.thickness = thickness
        self.random = Random(1234)
        self.low = Vector(
            min(p.x for spline in splines for p in spline.points),
            min(p.y for spline in splines for p in spline.points),
        )
        self.high = Vector(
            max(p.x for spline in splines for p in spline.points),
            max(p.y for spline in splines for p in spline.points),
        )

    def transform(self, point):
        extent = self.high - self.low
        x = (point.x - self.low.x) / extent.x
        y = (point.y - self.low.y) / extent.y
        spline = self.splines[int(self.random() * len(self.splines))]
        start, end = spline.domain()
        u = start + (end - start) * x
        base = spline(u)
        if u + 0.001 < end:
            tangent = spline(u + 0.001) - base
        else:
            tangent = base - spline(u - 0.001)
        length = tangent.length()
        if length == 0.0:
            return base
        across = Vector(tangent.y, -tangent.x) * (1.0 / length)
        return self.clamp(base + across * ((y - 0.5) * self.thickness))

    def clamp(self, point):
        x = min(max(point.x, self.low.x), self.high.x)
        y = min(max(point.y, self.low.y), self.high.y)
        return Vector(x, y)

    def play(self, steps, width, height):
        counts = [[0] * width for _ in range(height)]
        point = (self.low + self.high) * 0.5
        extent = self.high - self.low
        for _ in range(steps):
            point = self.transform(point)
            column = int((point.x - self.low.x) / extent.x * (width - 1))
            row = int((point.y - self.low.y) / extent.y * (height - 1))
            counts[row][column] += 1
        return counts


def ring(points):
    return Spline([Vector(x, y) for x, y in points], 3)


def main():
    splines = [
        ring([(1.59, 3.30), (1.57, 3.30), (1.31, 1.94), (1.61, 0.98), (1.70, 2.47)]),
        ring([(2.80, 4.01), (2.80, 3.82), (2.26, 1.51), (2.54, 0.54), (2.97, 2.19)]),
        ring([(2.85, 2.13), (2.81, 2.12), (3.47, 1.98), (3.50, 1.55), (3.13, 1.81)]),
    ]
    counts = Game(splines, 0.25).play(60_000, 60, 60)
    checksum = 0
    for row in counts:
        for count in row:
            checksum = (checksum * 31 + count) % 1_000_000_007
    print("chaos", sum(1 for row in counts for count in row if count), checksum)


main()
