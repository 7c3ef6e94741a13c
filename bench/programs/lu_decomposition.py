"""Linear systems by LU decomposition with partial pivoting, one of them refined: lists of lists of floats."""


def make_matrix(size, seed):
    state = seed
    rows = []
    for _ in range(size):
        row = []
        for _ in range(size):
            state = (state * 1103515245 + 12345) % 2147483648
            row.append(state / 1073741824 - 1.0)
        rows.append(row)
    return rows


def decompose(matrix):
    """L below the diagonal and U above, in one matrix; the order of the rows; the determinant."""
    lu = [row[:] for row in matrix]
    size = len(lu)
    order = list(range(size))
    determinant = 1.0
    for k in range(size):
        pivot = max(range(k, size), key=lambda i: abs(lu[i][k]))
        if lu[pivot][k] == 0.0:
            raise ArithmeticError("the matrix is singular")
        if pivot != k:
            lu[k], lu[pivot] = lu[pivot], lu[k]
            order[k], order[pivot] = order[pivot], order[k]
            determinant = -determinant
        head = lu[k]
        determinant *= head[k]
        for i in range(k + 1, size):
            row = lu[i]
            factor = row[k] / head[k]
            row[k] = factor
            for j in range(k + 1, size):
                row[j] -= factor * head[j]
    return lu, order, determinant


def solve(lu, order, right):
    size = len(lu)
    x = [right[i] for i in order]
    for i in range(size):
        row = lu[i]
        total = x[i]
        for j in range(i):
            total -= row[j] * x[j]
        x[i] = total
    for i in reversed(range(size)):
        row = lu[i]
        total = x[i]
        for j in range(i + 1, size):
            total -= row[j] * x[j]
        x[i] = total / row[i]
    return x


def residual(matrix, x, right):
    return [b - sum(a * v for a, v in zip(row, x)) for row, b in zip(matrix, right)]


def main():
    matrix = make_matrix(180, 7)
    lu, order, _ = decompose(matrix)
    wanted = [float(i % 9 - 4) for i in range(len(matrix))]
    right = [sum(a * v for a, v in zip(row, wanted)) for row in matrix]
    x = solve(lu, order, right)
    for _ in range(3):
        correction = solve(lu, order, residual(matrix, x, right))
        x = [a + b for a, b in zip(x, correction)]
    error = max(abs(a - b) for a, b in zip(x, wanted))
    small = sum(decompose(make_matrix(8, seed))[2] for seed in range(1, 1200))
    print("lu_decomposition", error < 1e-9, [round(v) for v in x[:9]], "%.9f" % small)


main()
