# Eight queens in four ways: backtracking with sets, bit masks, generators, permutations.
def with_lists(n):
    solutions, board = [], []

    def safe(row, column):
        return all(c != column and abs(c - column) != row - r for r, c in enumerate(board))

    def place(row):
        if row == n:
            solutions.append(board[:])
            return
        for column in range(n):
            if safe(row, column):
                board.append(column)
                place(row + 1)
                board.pop()

    place(0)
    return solutions


def with_bits(n):
    full = (1 << n) - 1
    count = 0

    def place(columns, left, right):
        nonlocal count
        if columns == full:
            count += 1
            return
        free = full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            place(columns | bit, (left | bit) << 1, (right | bit) >> 1)

    place(0, 0, 0)
    return count


def with_generators(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset(), path=()):
    if row == n:
        yield path
        return
    for c in range(n):
        if c not in columns and row + c not in up and row - c not in down:
            yield from with_generators(n, row + 1, columns | {c}, up | {row + c}, down | {row - c}, path + (c,))


def with_permutations(n):
    from itertools import permutations
    return [p for p in permutations(range(n)) if len({p[i] + i for i in range(n)}) == n == len({p[i] - i for i in range(n)})]


def draw(solution):
    n = len(solution)
    return "\n".join(" ".join("Q" if c == column else "." for c in range(n)) for column in solution)


def symmetries(solution):
    n = len(solution)
    result = set()
    s = tuple(solution)
    for _ in range(4):
        rotated = [0] * n
        for r, c in enumerate(s):
            rotated[c] = n - 1 - r
        s = tuple(rotated)
        result.add(s)
        result.add(tuple(n - 1 - c for c in s))
    return result


six = with_lists(6)
print(len(six), six)
print([with_bits(n) for n in range(1, 9)])
first = next(with_generators(8))
print(first, sum(1 for _ in with_generators(6)))
print(draw(first))
print(with_permutations(6) == [tuple(s) for s in six], len(with_permutations(5)))
remaining, unique = {tuple(s) for s in with_lists(7)}, []
for s in sorted(remaining):
    if s in remaining:
        unique.append(s)
        remaining -= symmetries(s)
print(len(unique), unique)


class Board:
    def __init__(self, n):
        self.n, self.queens, self.steps = n, [], 0

    def __contains__(self, position):
        return position in enumerate(self.queens)

    def conflicts(self, row, column):
        self.steps += 1
        return any(c == column or abs(c - column) == abs(r - row) for r, c in enumerate(self.queens) if r != row)

    def solve(self):
        column = 0
        while len(self.queens) < self.n:
            row = len(self.queens)
            while column < self.n and self.conflicts(row, column):
                column += 1
            if column < self.n:
                self.queens.append(column)
                column = 0
            elif not self.queens:
                return None
            else:
                column = self.queens.pop() + 1
        return self.queens


for n in (1, 2, 3, 4, 8, 10):
    b = Board(n)
    print(n, b.solve(), b.steps, (0, 0) in b)
