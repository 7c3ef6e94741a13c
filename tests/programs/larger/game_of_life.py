# The game of life on sets, on lists and on integers as bit rows.
from collections import Counter


def step_sets(cells):
    counts = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, n in counts.items() if n == 3 or (n == 2 and c in cells)}


def parse(text):
    return {(x, y) for y, line in enumerate(text.split("\n")) for x, c in enumerate(line) if c == "#"}


def draw(cells, width, height):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(width)) for y in range(height))


glider = parse(".#.\n..#\n###")
cells = glider
for generation in range(5):
    print(f"generation {generation}: {len(cells)} {sorted(cells)}")
    if generation in (0, 4):
        print(draw(cells, 6, 6))
    cells = step_sets(cells)
print({(x + 1, y + 1) for x, y in glider} == step_sets(step_sets(step_sets(step_sets(glider)))))
patterns = {"block": "##\n##", "blinker": "###", "toad": ".###\n###.", "beacon": "##\n##\n..##\n..##", "boat": "##.\n#.#\n.#."}
for name, text in patterns.items():
    start = cells = parse(text)
    period = 0
    for i in range(1, 5):
        cells = step_sets(cells)
        if cells == start:
            period = i
            break
    print(name, "period", period)


class Grid:
    """A torus of lists."""

    def __init__(self, width, height, alive=()):
        self.width, self.height = width, height
        self.rows = [[0] * width for _ in range(height)]
        for x, y in alive:
            self[x, y] = 1

    def __getitem__(self, key):
        x, y = key
        return self.rows[y % self.height][x % self.width]

    def __setitem__(self, key, value):
        x, y = key
        self.rows[y % self.height][x % self.width] = value

    def neighbours(self, x, y):
        return sum(self[x + dx, y + dy] for dx in (-1, 0, 1) for dy in (-1, 0, 1)) - self[x, y]

    def step(self):
        new = Grid(self.width, self.height)
        for y in range(self.height):
            for x in range(self.width):
                n = self.neighbours(x, y)
                new[x, y] = 1 if n == 3 or (n == 2 and self[x, y]) else 0
        return new

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        return "\n".join("".join(".#"[c] for c in row) for row in self.rows)

    def population(self):
        return sum(map(sum, self.rows))


g = Grid(8, 8, glider)
start = g
for _ in range(32):
    g = g.step()
print(g == start, g.population())
print(g)


def step_bits(rows, width):
    """Rows as integers; a full adder over the eight neighbours."""
    mask = (1 << width) - 1
    left = [(r << 1 | r >> width - 1) & mask for r in rows]
    right = [(r >> 1 | r << width - 1) & mask for r in rows]
    result = []
    for y in range(len(rows)):
        ones = twos = fours = 0
        for source in (left, rows, right):
            for dy in (-1, 0, 1):
                if source is rows and dy == 0:
                    continue
                bits = source[(y + dy) % len(rows)]
                carry = ones & bits
                ones ^= bits
                carry2 = twos & carry
                twos ^= carry
                fours |= carry2
        result.append(twos & ~fours & (ones | rows[y]) & mask)
    return result


width = height = 16
r_pentomino = {(7, 6), (8, 6), (6, 7), (7, 7), (7, 8)}
bits = [sum(1 << x for x in range(width) if (x, y) in r_pentomino) for y in range(height)]
torus = Grid(width, height, r_pentomino)
history = []
for _ in range(12):
    bits = step_bits(bits, width)
    torus = torus.step()
    history.append(sum(b.bit_count() for b in bits))
    assert history[-1] == torus.population()
print(history, [sum(1 << x for x in range(width) if torus[x, y]) for y in range(height)] == bits)
