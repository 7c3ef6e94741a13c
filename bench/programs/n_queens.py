"""All placements of queens that attack none another: recursion, lists as sets of lines."""


def solve(size):
    columns = [False] * size
    rising = [False] * (2 * size)
    falling = [False] * (2 * size)
    placed = [0] * size
    solutions = 0
    checksum = 0

    def place(row):
        nonlocal solutions, checksum
        if row == size:
            solutions += 1
            for index, column in enumerate(placed):
                checksum = (checksum * 7 + column * (index + 1)) % 1_000_003
            return
        for column in range(size):
            up = row + column
            down = row - column + size
            if columns[column] or rising[up] or falling[down]:
                continue
            columns[column] = rising[up] = falling[down] = True
            placed[row] = column
            place(row + 1)
            columns[column] = rising[up] = falling[down] = False

    place(0)
    return solutions, checksum


def main():
    print("n_queens", *solve(12))


main()
