"""Five bodies under gravity, symplectic Euler: float arithmetic on lists in nested loops."""

PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS_PER_YEAR = 365.24


def body(x, y, z, vx, vy, vz, mass):
    return (
        [x, y, z],
        [vx * DAYS_PER_YEAR, vy * DAYS_PER_YEAR, vz * DAYS_PER_YEAR],
        mass * SOLAR_MASS,
    )


BODIES = [
    body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    body(4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
         1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
         9.54791938424326609e-04),
    body(8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
         -2.76742510726411000e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
         2.85885980666130812e-04),
    body(1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
         2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
         4.36624404335156298e-05),
    body(1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
         2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
         5.15138902046611451e-05),
]


def pairs_of(bodies):
    result = []
    for index, first in enumerate(bodies):
        for second in bodies[index + 1:]:
            result.append((first, second))
    return result


def cancel_momentum(bodies):
    px = py = pz = 0.0
    for _, (vx, vy, vz), mass in bodies:
        px -= vx * mass
        py -= vy * mass
        pz -= vz * mass
    velocity = bodies[0][1]
    velocity[0] = px / SOLAR_MASS
    velocity[1] = py / SOLAR_MASS
    velocity[2] = pz / SOLAR_MASS


def energy(bodies, pairs):
    total = 0.0
    for (first, _, first_mass), (second, _, second_mass) in pairs:
        dx = first[0] - second[0]
        dy = first[1] - second[1]
        dz = first[2] - second[2]
        total -= first_mass * second_mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    for _, (vx, vy, vz), mass in bodies:
        total += mass * (vx * vx + vy * vy + vz * vz) / 2.0
    return total


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for (first, first_velocity, first_mass), (second, second_velocity, second_mass) in pairs:
            dx = first[0] - second[0]
            dy = first[1] - second[1]
            dz = first[2] - second[2]
            magnitude = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            toward_second = second_mass * magnitude
            toward_first = first_mass * magnitude
            first_velocity[0] -= dx * toward_second
            first_velocity[1] -= dy * toward_second
            first_velocity[2] -= dz * toward_second
            second_velocity[0] += dx * toward_first
            second_velocity[1] += dy * toward_first
            second_velocity[2] += dz * toward_first
        for place, (vx, vy, vz), _ in bodies:
            place[0] += dt * vx
            place[1] += dt * vy
            place[2] += dt * vz


def main():
    bodies = [([*place], [*velocity], mass) for place, velocity, mass in BODIES]
    pairs = pairs_of(bodies)
    cancel_momentum(bodies)
    before = energy(bodies, pairs)
    advance(bodies, pairs, 0.01, 120_000)
    print("nbody %.9f %.9f" % (before, energy(bodies, pairs)))


main()
