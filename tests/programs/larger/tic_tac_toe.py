# Minimax with alpha-beta, a cache over symmetric boards, and games played out.
import random

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


class Board:
    __slots__ = ("cells",)

    def __init__(self, cells="." * 9):
        self.cells = cells

    @property
    def turn(self):
        return "X" if self.cells.count("X") == self.cells.count("O") else "O"

    def moves(self):
        return [i for i, c in enumerate(self.cells) if c == "."]

    def play(self, i):
        if self.cells[i] != ".":
            raise ValueError(f"square {i} is taken by {self.cells[i]}")
        return Board(self.cells[:i] + self.turn + self.cells[i + 1:])

    @property
    def winner(self):
        for a, b, c in LINES:
            if self.cells[a] == self.cells[b] == self.cells[c] != ".":
                return self.cells[a]
        return None

    @property
    def over(self):
        return self.winner is not None or "." not in self.cells

    def __str__(self):
        return "\n".join(" ".join(self.cells[r:r + 3]) for r in (0, 3, 6))

    def __hash__(self):
        return hash(self.cells)

    def __eq__(self, other):
        return self.cells == other.cells

    def canonical(self):
        rotate, mirror = (6, 3, 0, 7, 4, 1, 8, 5, 2), (2, 1, 0, 5, 4, 3, 8, 7, 6)
        best, cells = self.cells, self.cells
        for _ in range(4):
            cells = "".join(cells[i] for i in rotate)
            best = max(best, cells, "".join(cells[i] for i in mirror))
        return best


nodes = 0
cache = {}


def value(board):
    """For X: 1 win, 0 draw, -1 loss."""
    global nodes
    nodes += 1
    if board.over:
        return {"X": 1, "O": -1, None: 0}[board.winner]
    key = board.canonical()
    if key not in cache:
        values = (value(board.play(m)) for m in board.moves())
        cache[key] = max(values) if board.turn == "X" else min(values)
    return cache[key]


def alpha_beta(board, alpha=-2, beta=2):
    global nodes
    nodes += 1
    if board.over:
        return {"X": 1, "O": -1, None: 0}[board.winner]
    for move in board.moves():
        v = alpha_beta(board.play(move), alpha, beta)
        if board.turn == "X":
            alpha = max(alpha, v)
        else:
            beta = min(beta, v)
        if alpha >= beta:
            break
    return alpha if board.turn == "X" else beta


def best_move(board):
    choose = max if board.turn == "X" else min
    return choose(board.moves(), key=lambda m: value(board.play(m)))


print(value(Board()), nodes, len(cache))
nodes = 0
start = Board().play(0).play(4).play(8)
print(alpha_beta(start), nodes, start.turn, best_move(start))
board, line = Board(), []
while not board.over:
    move = best_move(board)
    line.append(move)
    board = board.play(move)
print(line, board.winner, board, sep="\n")
rng, results = random.Random(3), {"X": 0, "O": 0, None: 0}
for game in range(60):
    board = Board()
    smart = "XO"[game % 2]
    while not board.over:
        board = board.play(best_move(board) if board.turn == smart else rng.choice(board.moves()))
    assert board.winner in (smart, None)
    results[board.winner] += 1
print(results)
for cells in ("XX.OO....", "X...O...X", "XOXOXO...", "XOX.O...."):
    b = Board(cells)
    print(cells, b.turn, b.winner, b.over, None if b.over else (best_move(b), value(b)))
try:
    Board("X........").play(0)
except ValueError as e:
    print(e)
seen, frontier = {Board()}, [Board()]
counts = []
while frontier and len(counts) < 5:
    counts.append((len(frontier), sum(b.over for b in frontier)))
    following = {b.play(m) for b in frontier if not b.over for m in b.moves()}
    seen |= following
    frontier = list(following)
print(counts, len(seen), len({b.canonical() for b in seen}))


def nim(heaps):
    """The winning move of nim, or None."""
    x = 0
    for h in heaps:
        x ^= h
    if x == 0:
        return None
    for i, h in enumerate(heaps):
        if h ^ x < h:
            return i, h - (h ^ x)


print([nim(h) for h in ([3, 4, 5], [1, 1], [7], [2, 4, 6], [1, 2, 4, 8])])
