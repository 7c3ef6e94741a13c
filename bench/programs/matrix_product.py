"""Products of float matrices held as lists of lists: subscripts in three nested loops."""


def make(rows, columns, seed):
    return [
        [((row * 31 + column * 17 + seed) % 101 - 50) / 10.0 for column in range(columns)]
        for row in range(rows)
    ]


def product(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    result = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        a_row = a[i]
        result_row = result[i]
        for j in range(columns):
            total = 0.0
            for k in range(inner):
                total += a_row[k] * b[k][j]
            result_row[j] = total
    return result


def main():
    size = 130
    a = make(size, size, 1)
    b = make(size, size, 2)
    for _ in range(7):
        a = product(a, b)
        largest = max(max(abs(value) for value in row) for row in a)
        for row in a:
            for index, value in enumerate(row):
                row[index] = value / largest
    trace = sum(a[i][i] for i in range(size))
    print("matrix_product %.9f %.9f" % (trace, sum(map(sum, a))))


main()
