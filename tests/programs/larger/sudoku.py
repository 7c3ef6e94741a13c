# A sudoku solver by constraint propagation and search, and one by plain backtracking.
digits, rows = "123456789", "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


squares = cross(rows, digits)
unit_list = [cross(rows, c) for c in digits] + [cross(r, digits) for r in rows] + [cross(r, c) for r in ("ABC", "DEF", "GHI") for c in ("123", "456", "789")]
units = {s: [u for u in unit_list if s in u] for s in squares}
peers = {s: sorted(set(sum(units[s], [])) - {s}) for s in squares}


def parse_grid(grid):
    values = {s: digits for s in squares}
    chars = [c for c in grid if c in digits or c in "0."]
    if len(chars) != 81:
        raise ValueError(f"need 81 cells, got {len(chars)}")
    for s, d in zip(squares, chars):
        if d in digits and not assign(values, s, d):
            return None
    return values


def assign(values, s, d):
    return all([eliminate(values, s, other) for other in values[s].replace(d, "")]) and values


def eliminate(values, s, d):
    if d not in values[s]:
        return values
    values[s] = values[s].replace(d, "")
    if not values[s]:
        return None
    if len(values[s]) == 1:
        only = values[s]
        if not all([eliminate(values, p, only) for p in peers[s]]):
            return None
    for u in units[s]:
        places = [x for x in u if d in values[x]]
        if not places:
            return None
        if len(places) == 1 and not assign(values, places[0], d):
            return None
    return values


def search(values, depth=0):
    global nodes
    nodes += 1
    if not values:
        return None
    if all(len(values[s]) == 1 for s in squares):
        return values
    n, s = min((len(values[s]), s) for s in squares if len(values[s]) > 1)
    for d in values[s]:
        result = search(assign(values.copy(), s, d), depth + 1)
        if result:
            return result
    return None


def display(values):
    lines = []
    for i, r in enumerate(rows):
        lines.append(" ".join(values[r + c] + ("|" if c in "36" else "") for c in digits))
        if i in (2, 5):
            lines.append("------+-------+------")
    return "\n".join(lines)


def valid(values):
    return all(sorted(values[s] for s in u) == list(digits) for u in unit_list)


easy = "003020600900305001001806400008102900700000008006708200002609500800203009005010300"
hard = "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"
wrong = "11......." + "." * 72
for name, grid in (("easy", easy), ("hard", hard), ("wrong", wrong)):
    nodes = 0
    solution = search(parse_grid(grid))
    print(name, nodes, solution and valid(solution))
    if solution:
        print(display(solution))
try:
    parse_grid("123")
except ValueError as e:
    print(e)
print(len(squares), len(unit_list), {len(units[s]) for s in squares}, {len(peers[s]) for s in squares}, peers["C2"])


def small(grid):
    """Plain backtracking on a 4 by 4 grid."""
    n = 4
    for i in range(n * n):
        if grid[i] == 0:
            r, c = divmod(i, n)
            used = set(grid[r * n:r * n + n]) | set(grid[c::n]) | {grid[(r // 2 * 2 + dr) * n + c // 2 * 2 + dc] for dr in (0, 1) for dc in (0, 1)}
            for v in range(1, n + 1):
                if v not in used:
                    grid[i] = v
                    if small(grid):
                        return True
                    grid[i] = 0
            return False
    return True


grid = [1, 0, 0, 0, 0, 0, 3, 0, 0, 4, 0, 0, 0, 0, 0, 2]
print(small(grid), [grid[i:i + 4] for i in range(0, 16, 4)])
