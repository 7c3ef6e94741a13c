"""The largest singular value of an infinite matrix, by the power method: calls and float sums."""


def element(row, column):
    diagonal = row + column
    return 1.0 / (diagonal * (diagonal + 1) // 2 + row + 1)


def times(vector):
    size = len(vector)
    result = []
    for row in range(size):
        total = 0.0
        for column in range(size):
            total += element(row, column) * vector[column]
        result.append(total)
    return result


def transposed_times(vector):
    size = len(vector)
    return [
        sum([element(column, row) * vector[column] for column in range(size)])
        for row in range(size)
    ]


def main():
    size = 280
    u = [1.0] * size
    v = u
    for _ in range(10):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    uv = sum(a * b for a, b in zip(u, v))
    vv = sum(b * b for b in v)
    print("spectral_norm %.9f" % (uv / vv) ** 0.5)


main()
