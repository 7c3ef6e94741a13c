# Matrices: arithmetic, determinant, inverse, LU, powers, transposition, with exact and float entries.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} differ")
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __iter__(self):
        return iter(self.rows)

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __str__(self):
        cells = [[f"{x:.3f}" if isinstance(x, float) else str(x) for x in r] for r in self.rows]
        widths = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + " ".join(x.rjust(w) for x, w in zip(r, widths)) + "]" for r in cells)

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def determinant(self):
        """Bareiss: stays in the integers."""
        m, n, sign, previous = [r[:] for r in self.rows], len(self.rows), 1, 1
        for k in range(n - 1):
            if m[k][k] == 0:
                for i in range(k + 1, n):
                    if m[i][k]:
                        m[k], m[i], sign = m[i], m[k], -sign
                        break
                else:
                    return 0
            for i in range(k + 1, n):
                for j in range(k + 1, n):
                    m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // previous
            previous = m[k][k]
        return sign * m[-1][-1]

    def inverse(self):
        n = len(self.rows)
        m = [[float(x) for x in r] + [float(i == j) for j in range(n)] for i, r in enumerate(self.rows)]
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(m[i][k]))
            if m[pivot][k] == 0:
                raise ZeroDivisionError("singular matrix")
            m[k], m[pivot] = m[pivot], m[k]
            p = m[k][k]
            m[k] = [x / p for x in m[k]]
            for i in range(n):
                if i != k and m[i][k]:
                    f = m[i][k]
                    m[i] = [x - f * y for x, y in zip(m[i], m[k])]
        return Matrix([r[n:] for r in m])

    def lu(self):
        n = len(self.rows)
        l, u = Matrix.identity(n), Matrix([[float(x) for x in r] for r in self.rows])
        for k in range(n):
            for i in range(k + 1, n):
                f = u[i, k] / u[k, k]
                l[i, k] = f
                u.rows[i] = [a - f * b for a, b in zip(u.rows[i], u.rows[k])]
        return l, u

    def trace(self):
        return sum(self.rows[i][i] for i in range(len(self.rows)))


a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, 1], [1, 1]])
print(a + b, a - b, a * 3, 2 * a, -a, a @ b, b @ a, a.T, a == Matrix([[1, 2], [3, 4]]), a.shape, a[0, 1], a[1], a[:, 0], a[0, :], a.trace())
print(a ** 0, a ** 3, b ** 30, (b ** 90)[0, 1], a ** -1)
m = Matrix([[2, -1, 0, 3], [1, 0, 5, 2], [4, 1, -2, 1], [0, 3, 1, 1]])
print(m)
print(m.determinant(), (m @ m).determinant() == m.determinant() ** 2, m.T.determinant(), Matrix.identity(5).determinant(), Matrix([[1, 2], [2, 4]]).determinant(), Matrix([[0, 1], [1, 0]]).determinant())
inverse = m.inverse()
print(inverse)
product = m @ inverse
print(all(abs(product[i, j] - (i == j)) < 1e-12 for i in range(4) for j in range(4)))
l, u = Matrix([[4, 3, 2], [2, 1, 3], [3, 4, 1]]).lu()
print(l, u, l @ u, sep="\n")
hilbert = Matrix([[360360 // (i + j + 1) for j in range(6)] for i in range(6)])
print(hilbert.determinant(), hilbert[2:4, 1:3], hilbert.trace())
for action in (lambda: Matrix([[1, 2], [3]]), lambda: a + m, lambda: a @ m, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a[5, 5], lambda: a @ 5, lambda: a + 1):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


def power_iteration(m, n=60):
    v = [1.0] * m.shape[0]
    for _ in range(n):
        w = [sum(a * b for a, b in zip(r, v)) for r in m]
        top = max(map(abs, w))
        v = [x / top for x in w]
    return top, v


value, vector = power_iteration(Matrix([[2, 1], [1, 3]]))
print(f"{value:.9f}", [f"{x:.9f}" for x in vector])


def spectral_norm(n):
    def entry(i, j):
        return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)

    u = [1.0] * n
    for _ in range(6):
        v = [sum(entry(i, j) * u[j] for j in range(n)) for i in range(n)]
        w = [sum(entry(j, i) * v[j] for j in range(n)) for i in range(n)]
        v = [sum(entry(i, j) * w[j] for j in range(n)) for i in range(n)]
        u = [sum(entry(j, i) * v[j] for j in range(n)) for i in range(n)]
    return (sum(a * b for a, b in zip(u, w)) / sum(a * a for a in w)) ** 0.5


print(f"{spectral_norm(20):.9f}")


def strassen(x, y):
    n = len(x)
    if n == 1:
        return [[x[0][0] * y[0][0]]]
    h = n // 2
    part = lambda m, i, j: [r[j:j + h] for r in m[i:i + h]]
    plus = lambda p, q: [[a + b for a, b in zip(r, s)] for r, s in zip(p, q)]
    minus = lambda p, q: [[a - b for a, b in zip(r, s)] for r, s in zip(p, q)]
    a, b, c, d = (part(x, i, j) for i in (0, h) for j in (0, h))
    e, f, g, i = (part(y, p, q) for p in (0, h) for q in (0, h))
    p1, p2, p3, p4 = strassen(a, minus(f, i)), strassen(plus(a, b), i), strassen(plus(c, d), e), strassen(d, minus(g, e))
    p5, p6, p7 = strassen(plus(a, d), plus(e, i)), strassen(minus(b, d), plus(g, i)), strassen(minus(a, c), plus(e, f))
    top = [l + r for l, r in zip(plus(minus(plus(p5, p4), p2), p6), plus(p1, p2))]
    bottom = [l + r for l, r in zip(plus(p3, p4), minus(minus(plus(p5, p1), p3), p7))]
    return top + bottom


x = [[(i * 3 + j * 7) % 11 for j in range(8)] for i in range(8)]
y = [[(i * 5 - j) % 13 for j in range(8)] for i in range(8)]
print(strassen(x, y) == (Matrix(x) @ Matrix(y)).rows, strassen(x, y)[0])
