"""A cloud of point objects, normalized and reduced: instances, attributes, float methods."""

from math import cos, sin, sqrt


class Point:
    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def normalize(self):
        x = self.x
        y = self.y
        z = self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x = x / norm
        self.y = y / norm
        self.z = z / norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self

    def distance_to(self, other):
        return sqrt((self.x - other.x) ** 2 + (self.y - other.y) ** 2 + (self.z - other.z) ** 2)


def cloud(count):
    points = [Point(i) for i in range(count)]
    for point in points:
        point.normalize()
    length = 0.0
    for previous, point in zip(points, points[1:]):
        length += previous.distance_to(point)
    corner = points[0]
    for point in points[1:]:
        corner = corner.maximize(point)
    return corner, length


def main():
    total = 0.0
    for _ in range(4):
        corner, length = cloud(100_000)
        total += length
    print("float_points %.9f %.9f %.9f %.6f" % (corner.x, corner.y, corner.z, total))


main()
