"""Simulations in hot loops: cellular automata, particles, a CPU, an elevator, epidemics, sand piles, ants, a markov chain."""
import math
import random
from collections import Counter, deque
from dataclasses import dataclass
from enum import IntEnum


def automaton(rule, width, steps):
    cells, table = [0] * width, [rule >> i & 1 for i in range(8)]
    cells[width // 2] = 1
    history = []
    for _ in range(steps):
        history.append("".join(".#"[c] for c in cells))
        cells = [table[cells[i - 1] << 2 | cells[i] << 1 | cells[(i + 1) % width]] for i in range(width)]
    return history


@dataclass
class Body:
    x: float
    y: float
    vx: float
    vy: float
    mass: float = 1.0

    def kinetic(self):
        return self.mass * (self.vx ** 2 + self.vy ** 2) / 2


def gravity(bodies, dt, steps):
    for _ in range(steps):
        for i, a in enumerate(bodies):
            for b in bodies[i + 1:]:
                dx, dy = b.x - a.x, b.y - a.y
                d = math.sqrt(dx * dx + dy * dy) + 0.01
                f = dt / (d * d * d)
                a.vx += dx * f * b.mass
                a.vy += dy * f * b.mass
                b.vx -= dx * f * a.mass
                b.vy -= dy * f * a.mass
        for a in bodies:
            a.x += a.vx * dt
            a.y += a.vy * dt
    return bodies


class Op(IntEnum):
    LOAD, ADD, SUB, JNZ, MOV, OUT, HALT, MUL, MOD, PUSH, POP, CALL, RET = range(13)


class Cpu:
    def __init__(self, program):
        self.labels, self.code = {}, []
        for line in program.strip().splitlines():
            line = line.split(";")[0].strip()
            if line.endswith(":"):
                self.labels[line[:-1]] = len(self.code)
            elif line:
                op, *args = line.replace(",", " ").split()
                self.code.append((Op[op.upper()], args))
        self.registers, self.stack, self.out, self.pc, self.ticks = dict.fromkeys("abcdef", 0), [], [], 0, 0

    def value(self, text):
        return self.registers[text] if text in self.registers else self.labels[text] if text in self.labels else int(text, 0)

    def run(self, limit=5000):
        r = self.registers
        while self.ticks < limit:
            op, args = self.code[self.pc]
            self.pc += 1
            self.ticks += 1
            match op, args:
                case Op.LOAD | Op.MOV, [d, s]:
                    r[d] = self.value(s)
                case Op.ADD, [d, s]:
                    r[d] += self.value(s)
                case Op.SUB, [d, s]:
                    r[d] -= self.value(s)
                case Op.MUL, [d, s]:
                    r[d] *= self.value(s)
                case Op.MOD, [d, s]:
                    r[d] %= self.value(s)
                case Op.JNZ, [c, where]:
                    if self.value(c):
                        self.pc = self.value(where)
                case Op.OUT, [s]:
                    self.out.append(self.value(s))
                case Op.PUSH, [s]:
                    self.stack.append(self.value(s))
                case Op.POP, [d]:
                    r[d] = self.stack.pop()
                case Op.CALL, [where]:
                    self.stack.append(self.pc)
                    self.pc = self.value(where)
                case Op.RET, []:
                    self.pc = self.stack.pop()
                case Op.HALT, _:
                    return self.out
                case _:
                    raise SyntaxError(f"{op.name} {args}")
        raise TimeoutError(f"{limit} ticks")


GCD = """
    load a, 252
    load b, 105
loop:
    mov c, a
    mod c, b
    mov a, b
    mov b, c
    jnz b, loop
    out a
    load d, 5
    call square   ; d squared
    out d
    halt
square:
    push d
    pop e
    mul d, e
    ret
"""


def epidemic(n, days, rng, beta=0.35, recover=6):
    state = ["S"] * n
    since = {0: 0}
    state[0] = "I"
    curve = []
    for day in range(days):
        infected = [i for i in since if state[i] == "I"]
        for i in infected:
            for _ in range(2):
                j = rng.randrange(n)
                if state[j] == "S" and rng.random() < beta:
                    state[j], since[j] = "I", day
            if day - since[i] >= recover:
                state[i] = "R"
        curve.append(state.count("I"))
    return curve, Counter(state)


def sand(size, grains):
    grid = [[0] * size for _ in range(size)]
    lost = 0
    for _ in range(grains):
        grid[size // 2][size // 2] += 1
        queue = deque([(size // 2, size // 2)])
        while queue:
            y, x = queue.popleft()
            if grid[y][x] < 4:
                continue
            grid[y][x] -= 4
            for ny, nx in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                if 0 <= ny < size and 0 <= nx < size:
                    grid[ny][nx] += 1
                    if grid[ny][nx] >= 4:
                        queue.append((ny, nx))
                else:
                    lost += 1
    return ["".join(map(str, row)) for row in grid], lost


def langton(steps):
    black, x, y, dx, dy = set(), 0, 0, 0, -1
    for _ in range(steps):
        if (x, y) in black:
            black.discard((x, y))
            dx, dy = dy, -dx
        else:
            black.add((x, y))
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return len(black), (x, y)


class Elevator:
    def __init__(self, floors):
        self.floors, self.at, self.way, self.stops, self.moved, self.log = floors, 0, 1, set(), 0, []

    def call(self, floor):
        if not 0 <= floor < self.floors:
            raise ValueError(f"no floor {floor}")
        self.stops.add(floor)

    def step(self):
        if self.at in self.stops:
            self.stops.discard(self.at)
            self.log.append(self.at)
        if not self.stops:
            return False
        if not any((f - self.at) * self.way > 0 for f in self.stops):
            self.way = -self.way
        self.at += self.way
        self.moved += 1
        return True


print(*automaton(30, 31, 8), *automaton(90, 17, 5), sep="\n")
bodies = gravity([Body(0, 0, 0, 0, 50), Body(10, 0, 0, 2.2), Body(-15, 0, 0, -1.8, 0.5)], 0.01, 150)
print([(round(b.x, 6), round(b.y, 6)) for b in bodies], round(sum(b.kinetic() for b in bodies), 6))
cpu = Cpu(GCD)
print(cpu.run(), cpu.ticks, cpu.registers)
for bad in ("loop:\n jnz 1, loop", "mov a", "nop 1", "pop a", "jnz 1, nowhere", "add a, 1"):
    try:
        print(Cpu(bad).run(200))
    except Exception as error:
        print(type(error).__name__, error)
print(*epidemic(120, 25, random.Random(4)), sand(7, 120), langton(700))
lift = Elevator(10)
for floor in (5, 2, 8, 0):
    lift.call(floor)
while lift.step():
    if lift.moved == 3:
        lift.call(1)
try:
    lift.call(10)
except ValueError as error:
    print(error)
print(lift.log, lift.moved)
