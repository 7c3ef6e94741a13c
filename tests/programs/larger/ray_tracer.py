# A small ray tracer with vectors, spheres, a plane, shadows and reflection, drawn in characters.
class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vec(-self.x, -self.y, -self.z)

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def __abs__(self):
        return (self @ self) ** 0.5

    def unit(self):
        return self * (1 / abs(self))

    def reflect(self, normal):
        return self - normal * (2 * (self @ normal))

    def cross(self, o):
        return Vec(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)

    def __repr__(self):
        return f"({self.x:.3f}, {self.y:.3f}, {self.z:.3f})"


class Ray:
    def __init__(self, origin, direction):
        self.origin, self.direction = origin, direction.unit()

    def at(self, t):
        return self.origin + self.direction * t


class Surface:
    def __init__(self, diffuse=0.7, mirror=0.0):
        self.diffuse, self.mirror = diffuse, mirror

    def shade(self, point):
        return self.diffuse


class Checker(Surface):
    def shade(self, point):
        return self.diffuse if (int(point.x // 1) + int(point.z // 1)) % 2 == 0 else self.diffuse * 0.3


class Sphere:
    def __init__(self, centre, radius, surface):
        self.centre, self.radius, self.surface = centre, radius, surface

    def hit(self, ray):
        offset = ray.origin - self.centre
        b = offset @ ray.direction
        d = b * b - (offset @ offset) + self.radius ** 2
        if d < 0:
            return None
        root = d ** 0.5
        for t in (-b - root, -b + root):
            if t > 1e-6:
                return t
        return None

    def normal(self, point):
        return (point - self.centre).unit()


class Plane:
    def __init__(self, point, normal, surface):
        self.point, self._normal, self.surface = point, normal.unit(), surface

    def hit(self, ray):
        slope = ray.direction @ self._normal
        if abs(slope) < 1e-9:
            return None
        t = (self.point - ray.origin) @ self._normal / slope
        return t if t > 1e-6 else None

    def normal(self, point):
        return self._normal


class Scene:
    def __init__(self, *things, lights, sky=lambda direction: 0.1 + 0.3 * max(0.0, direction.y)):
        self.things, self.lights, self.sky, self.rays = things, lights, sky, 0

    def nearest(self, ray):
        self.rays += 1
        best = None
        for thing in self.things:
            t = thing.hit(ray)
            if t is not None and (best is None or t < best[0]):
                best = t, thing
        return best

    def trace(self, ray, depth=0):
        found = self.nearest(ray)
        if found is None:
            return self.sky(ray.direction)
        t, thing = found
        point = ray.at(t)
        normal = thing.normal(point)
        light = 0.08
        for position, power in self.lights:
            towards = position - point
            shadow = self.nearest(Ray(point, towards))
            if shadow is None or shadow[0] > abs(towards):
                light += power * max(0.0, normal @ towards.unit())
        colour = thing.surface.shade(point) * light
        if thing.surface.mirror and depth < 3:
            reflected = self.trace(Ray(point, ray.direction.reflect(normal)), depth + 1)
            colour = colour * (1 - thing.surface.mirror) + reflected * thing.surface.mirror
        return colour


class Camera:
    def __init__(self, position, target, width, height, fov=1.0):
        self.position, self.width, self.height, self.fov = position, width, height, fov
        self.forward = (target - position).unit()
        self.right = Vec(0, 1, 0).cross(self.forward).unit()
        self.up = self.forward.cross(self.right)

    def ray(self, column, row):
        x = (column + 0.5) / self.width * 2 - 1
        y = 1 - (row + 0.5) / self.height * 2
        return Ray(self.position, self.forward + self.right * (x * self.fov) + self.up * (y * self.fov * self.height / self.width * 2))

    def render(self, scene):
        for row in range(self.height):
            yield [scene.trace(self.ray(column, row)) for column in range(self.width)]


scene = Scene(
    Sphere(Vec(0, 1, 5), 1, Surface(0.9, 0.3)), Sphere(Vec(1.8, 0.6, 4), 0.6, Surface(0.8)), Sphere(Vec(-1.8, 0.8, 5.5), 0.8, Surface(0.5, 0.6)), Plane(Vec(0, 0, 0), Vec(0, 1, 0), Checker(0.8)),
    lights=[(Vec(-3, 6, 1), 0.7), (Vec(4, 4, 0), 0.3)],
)
camera = Camera(Vec(0, 1.6, 0), Vec(0, 0.8, 5), 48, 18, 0.55)
palette = " .:-=+*#%@"
total = 0.0
for row in camera.render(scene):
    total += sum(row)
    print("".join(palette[min(9, max(0, int(v * 10)))] for v in row).rstrip())
print(f"{total:.6f}", scene.rays)
a, b = Vec(1, 2, 3), Vec(-2, 0, 1)
print(a + b, a - b, 2 * a, -b, a @ b, a.cross(b), abs(Vec(2, 3, 6)), Vec(3, 4, 0).unit(), Vec(1, -1, 0).reflect(Vec(0, 1, 0)), camera.forward, camera.right, camera.up)
print(Sphere(Vec(0, 0, 5), 1, None).hit(Ray(Vec(0, 0, 0), Vec(0, 0, 1))), Sphere(Vec(0, 0, 5), 1, None).hit(Ray(Vec(0, 0, 0), Vec(0, 1, 0))), Sphere(Vec(0, 0, 0), 1, None).hit(Ray(Vec(0, 0, 0), Vec(0, 0, 1))), Plane(Vec(0, -1, 0), Vec(0, 1, 0), None).hit(Ray(Vec(0, 0, 0), Vec(1, 0, 0))))
for depth_limit, mirror in ((0, 0.0), (1, 1.0)):
    room = Scene(Sphere(Vec(0, 0, 3), 1, Surface(0.5, mirror)), Sphere(Vec(0, 0, -3), 1, Surface(0.5, mirror)), lights=[(Vec(0, 5, 0), 1)])
    print(f"{room.trace(Ray(Vec(0, 0, 0), Vec(0, 0, 1))):.9f} {room.trace(Ray(Vec(0, 0, 0), Vec(0.1, 0.2, 1))):.9f}", room.rays)
try:
    Vec(0, 0, 0).unit()
except ZeroDivisionError as e:
    print(e)
