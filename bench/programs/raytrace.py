"""A ray tracer of spheres over a chequered plane: vector objects, dispatch, recursion."""

from math import sqrt

EPSILON = 1e-9


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def scaled(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def normalized(self):
        return self.scaled(1.0 / sqrt(self.dot(self)))

    def reflected(self, normal):
        return self - normal.scaled(2.0 * self.dot(normal))


class Ray:
    __slots__ = ("origin", "direction")

    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction.normalized()

    def at(self, distance):
        return self.origin + self.direction.scaled(distance)


class Surface:
    def __init__(self, colour, mirror):
        self.base = colour
        self.mirror = mirror

    def colour(self, point):
        return self.base


class Chequered(Surface):
    def __init__(self, colour, other, mirror):
        super().__init__(colour, mirror)
        self.other = other

    def colour(self, point):
        return self.base if (int(point.x // 1) + int(point.z // 1)) % 2 else self.other


class Sphere:
    def __init__(self, centre, radius, surface):
        self.centre = centre
        self.radius = radius
        self.surface = surface

    def distance(self, ray):
        to_centre = self.centre - ray.origin
        along = to_centre.dot(ray.direction)
        discriminant = self.radius * self.radius - to_centre.dot(to_centre) + along * along
        if discriminant < 0:
            return None
        near = along - sqrt(discriminant)
        return near if near > EPSILON else None

    def normal(self, point):
        return (point - self.centre).normalized()


class Plane:
    def __init__(self, height, surface):
        self.height = height
        self.surface = surface

    def distance(self, ray):
        slope = ray.direction.y
        if abs(slope) < EPSILON:
            return None
        distance = (self.height - ray.origin.y) / slope
        return distance if distance > EPSILON else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)


class Scene:
    def __init__(self):
        self.things = []
        self.lights = []

    def nearest(self, ray):
        best = None
        best_distance = 1e30
        for thing in self.things:
            distance = thing.distance(ray)
            if distance is not None and distance < best_distance:
                best = thing
                best_distance = distance
        return best, best_distance

    def is_lit(self, point, light):
        ray = Ray(point, light - point)
        for thing in self.things:
            if thing.distance(ray) is not None:
                return False
        return True

    def trace(self, ray, depth):
        thing, distance = self.nearest(ray)
        if thing is None:
            return (0.1, 0.2, 0.4)
        point = ray.at(distance)
        normal = thing.normal(point)
        point = point + normal.scaled(1e-6)
        light = 0.1
        for source in self.lights:
            if self.is_lit(point, source):
                light += max(0.0, (source - point).normalized().dot(normal)) * 0.6
        red, green, blue = thing.surface.colour(point)
        mirror = thing.surface.mirror
        if mirror > 0 and depth > 0:
            seen = self.trace(Ray(point, ray.direction.reflected(normal)), depth - 1)
        else:
            seen = (0.0, 0.0, 0.0)
        keep = (1.0 - mirror) * light
        return (
            red * keep + seen[0] * mirror,
            green * keep + seen[1] * mirror,
            blue * keep + seen[2] * mirror,
        )


def build():
    scene = Scene()
    scene.lights = [Vector(30.0, 30.0, 10.0), Vector(-10.0, 50.0, 0.0)]
    scene.things.append(Sphere(Vector(1.0, 3.0, -10.0), 2.0, Surface((1.0, 1.0, 0.0), 0.3)))
    for index in range(5):
        centre = Vector(-3.0 - index * 0.5, 2.0, -5.0 - index * 1.5)
        shade = 0.2 * index
        scene.things.append(Sphere(centre, 0.5, Surface((shade, 0.3, 1.0 - shade), 0.1)))
    scene.things.append(Plane(0.0, Chequered((0.9, 0.9, 0.9), (0.1, 0.1, 0.1), 0.15)))
    return scene


def main():
    width, height = 220, 164
    scene = build()
    eye = Vector(0.0, 1.8, 10.0)
    checksum = 0
    for row in range(height):
        for column in range(width):
            x = (column - width / 2) / width * 1.6
            y = (height / 2 - row) / height * 1.2
            colour = scene.trace(Ray(eye, Vector(x, y, -1.0)), 2)
            for part in colour:
                checksum = (checksum * 257 + int(min(1.0, part) * 255)) % 1_000_000_007
    print("raytrace", checksum)


main()
