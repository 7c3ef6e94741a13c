# The planets: floating point that must agree to the last digit.
PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24


class Body:
    def __init__(self, name, x, y, z, vx, vy, vz, mass):
        self.name = name
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx * DAYS, vy * DAYS, vz * DAYS
        self.mass = mass * SOLAR_MASS

    def kinetic(self):
        return 0.5 * self.mass * (self.vx * self.vx + self.vy * self.vy + self.vz * self.vz)


def make():
    return [
        Body("sun", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body("jupiter", 4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
        Body("saturn", 8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
        Body("uranus", 12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
        Body("neptune", 15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
    ]


def offset_momentum(bodies):
    px = py = pz = 0.0
    for b in bodies:
        px -= b.vx * b.mass
        py -= b.vy * b.mass
        pz -= b.vz * b.mass
    sun = bodies[0]
    sun.vx, sun.vy, sun.vz = px / sun.mass, py / sun.mass, pz / sun.mass


def energy(bodies):
    e = 0.0
    for i, a in enumerate(bodies):
        e += a.kinetic()
        for b in bodies[i + 1:]:
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            e -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return e


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            d2 = dx * dx + dy * dy + dz * dz
            mag = dt / (d2 * d2 ** 0.5)
            am = a.mass * mag
            bm = b.mass * mag
            a.vx -= dx * bm
            a.vy -= dy * bm
            a.vz -= dz * bm
            b.vx += dx * am
            b.vy += dy * am
            b.vz += dz * am
        for b in bodies:
            b.x += dt * b.vx
            b.y += dt * b.vy
            b.z += dt * b.vz


bodies = make()
offset_momentum(bodies)
pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
print(f"{energy(bodies):.12f}")
for steps in (1, 10, 100, 500):
    advance(bodies, pairs, 0.01, steps)
    print(steps, f"{energy(bodies):.12f}")
for b in bodies:
    print(f"{b.name:8} {b.x:+.9f} {b.y:+.9f} {b.z:+.9f} {b.kinetic():.9e}")
momentum = [sum(getattr(b, v) * b.mass for b in bodies) for v in ("vx", "vy", "vz")]
print(all(abs(m) < 1e-12 for m in momentum))


def leapfrog(x, v, dt, n):
    """A harmonic oscillator."""
    v -= 0.5 * dt * x
    for _ in range(n):
        x += dt * v
        v -= dt * x
    return x, v + 0.5 * dt * x


x, v = leapfrog(1.0, 0.0, 0.01, 628)
print(f"{x:.12f} {v:.12f} {x * x + v * v:.12f}")


def runge_kutta(f, t, y, h, n):
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        t += h
    return y


print(f"{runge_kutta(lambda t, y: y, 0.0, 1.0, 0.01, 100):.12f} {runge_kutta(lambda t, y: -2 * t * y, 0.0, 1.0, 0.01, 100):.12f}")
