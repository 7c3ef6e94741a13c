"""Matrix code and statistics as one writes them without numpy: solving, inverse, eigenvalues, regression, k-means."""
import math
import random
import statistics
from itertools import product
from operator import add, mul, sub


class Matrix:
    __slots__ = ("rows", "shape")

    def __init__(self, rows):
        self.rows = [list(map(float, row)) for row in rows]
        widths = {len(row) for row in self.rows}
        if len(widths) != 1:
            raise ValueError(f"ragged rows: {sorted(widths)}")
        self.shape = len(self.rows), widths.pop()

    @classmethod
    def identity(cls, n):
        return cls([[i == j for j in range(n)] for i in range(n)])

    @classmethod
    def build(cls, n, m, f):
        return cls([[f(i, j) for j in range(m)] for i in range(n)])

    def __getitem__(self, key):
        match key:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as s, int(j)):
                return [row[j] for row in self.rows[s]]
            case (int(i), slice() as s):
                return self.rows[i][s]
            case (slice() as a, slice() as b):
                return Matrix([row[b] for row in self.rows[a]])
            case int(i):
                return self.rows[i]
        raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = float(value)

    def __iter__(self):
        return iter(self.rows)

    def _elementwise(self, other, op):
        if isinstance(other, (int, float)):
            return Matrix([[op(x, other) for x in row] for row in self])
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape}")
        return Matrix([list(map(op, a, b)) for a, b in zip(self, other)])

    def __add__(self, other):
        return self._elementwise(other, add)

    def __sub__(self, other):
        return self._elementwise(other, sub)

    def __mul__(self, other):
        return self._elementwise(other, mul)

    __rmul__ = __mul__
    __radd__ = __add__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(map(mul, row, column)) for column in columns] for row in self])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and all(math.isclose(a, b, abs_tol=1e-9) for x, y in zip(self, other) for a, b in zip(x, y))

    __hash__ = None

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __repr__(self):
        return f"Matrix({[[round(x, 4) + 0.0 for x in row] for row in self]})"

    def __str__(self):
        cells = [[f"{x:.2f}" for x in row] for row in self]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[" + "  ".join(c.rjust(w) for c, w in zip(row, widths)) + "]" for row in cells)

    def augmented(self, other):
        return [a + b for a, b in zip(self.rows, other.rows)]

    def solve(self, other):
        n, _ = self.shape
        m = [row[:] for row in self.augmented(other)]
        for i in range(n):
            pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
            if abs(m[pivot][i]) < 1e-12:
                raise ZeroDivisionError("singular matrix")
            m[i], m[pivot] = m[pivot], m[i]
            scale = m[i][i]
            m[i] = [x / scale for x in m[i]]
            for r in range(n):
                if r != i and m[r][i]:
                    factor = m[r][i]
                    m[r] = [x - factor * y for x, y in zip(m[r], m[i])]
        return Matrix([row[n:] for row in m])

    def inverse(self):
        return self.solve(Matrix.identity(self.shape[0]))

    def determinant(self):
        m, sign, n = [row[:] for row in self], 1.0, self.shape[0]
        for i in range(n):
            pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
            if m[pivot][i] == 0:
                return 0.0
            if pivot != i:
                m[i], m[pivot], sign = m[pivot], m[i], -sign
            for r in range(i + 1, n):
                f = m[r][i] / m[i][i]
                for c in range(i, n):
                    m[r][c] -= f * m[i][c]
        return sign * math.prod(m[i][i] for i in range(n))

    def qr(self):
        q, columns = [], list(map(list, zip(*self.rows)))
        r = [[0.0] * len(columns) for _ in columns]
        for j, v in enumerate(columns):
            for i, u in enumerate(q):
                r[i][j] = sum(map(mul, u, columns[j]))
                v = [a - r[i][j] * b for a, b in zip(v, u)]
            r[j][j] = math.hypot(*v)
            q.append([a / r[j][j] for a in v])
        return Matrix(q).T, Matrix(r)


a = Matrix([[4, 1, 2], [1, 3, 0], [2, 0, 5]])
b = Matrix([[1], [2], [3]])
print(a.solve(b), a.inverse(), round(a.determinant(), 6), a @ a.inverse() == Matrix.identity(3))
print(a[0, 1], a[:, 2], a[1, 1:], a[1:, :2], a[2], 2 * a - a, (a + 1)[0], a.T == a, Matrix([[1, 1], [1, 0]]) ** 30)
print(a)
for bad in (lambda: Matrix([[1], [1, 2]]), lambda: a @ b.T, lambda: a + b, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a["x"], lambda: a + "x", lambda: {a}, lambda: a[9, 9]):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
m = a
for _ in range(40):
    q, r = m.qr()
    m = r @ q
print([round(m[i, i], 6) for i in range(3)], round(sum(m[i, i] for i in range(3)), 6))

random.seed(7)
xs = [i / 4 for i in range(40)]
ys = [3 * x - 2 + random.gauss(0, 0.5) for x in xs]
design = Matrix([[1, x] for x in xs])
beta = (design.T @ design).solve(design.T @ Matrix([[y] for y in ys]))
line = statistics.linear_regression(xs, ys)
print([round(v, 6) for v in beta[:, 0]], round(line.slope, 6), round(line.intercept, 6), round(statistics.correlation(xs, ys), 6), round(statistics.covariance(xs, ys), 6))
print(round(statistics.fmean(ys), 6), round(statistics.stdev(ys), 6), round(statistics.median(ys), 6), [round(q, 4) for q in statistics.quantiles(ys, n=4)], statistics.mode([1, 2, 2, 3]), statistics.multimode("aabbc"), round(statistics.harmonic_mean([40, 60]), 6), round(statistics.geometric_mean([54, 24, 36]), 6))
points = [(random.gauss(cx, 0.3), random.gauss(cy, 0.3)) for cx, cy in ((0, 0), (5, 5), (0, 5)) for _ in range(20)]


def kmeans(points, k, rounds=20):
    centres = points[::len(points) // k][:k]
    for step in range(rounds):
        groups = [[] for _ in centres]
        for p in points:
            groups[min(range(k), key=lambda i: math.dist(p, centres[i]))].append(p)
        moved = [tuple(map(statistics.fmean, zip(*g))) if g else c for g, c in zip(groups, centres)]
        if moved == centres:
            return centres, [len(g) for g in groups], step
        centres = moved
    return centres, [len(g) for g in groups], rounds


centres, sizes, steps = kmeans(points, 3)
print([tuple(round(c, 3) for c in centre) for centre in centres], sizes, steps)
board = [[random.random() < 0.35 for _ in range(16)] for _ in range(16)]
for _ in range(8):
    board = [[(n := sum(board[(y + dy) % 16][(x + dx) % 16] for dy, dx in product((-1, 0, 1), repeat=2) if dy or dx)) == 3 or n == 2 and board[y][x] for x in range(16)] for y in range(16)]
print(sum(map(sum, board)), ["".join(".#"[c] for c in row) for row in board[:3]])
