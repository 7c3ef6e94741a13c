"""Sudoku by constraint propagation over bit masks and backtracking at the cell with the fewest candidates."""

PUZZLES = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
    "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9",
    "1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..",
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
]

ALL = 0x1FF
BITS = [bin(mask).count("1") for mask in range(512)]
DIGIT = {1 << digit: str(digit + 1) for digit in range(9)}


def make_peers():
    peers = []
    for cell in range(81):
        row, column = divmod(cell, 9)
        box = row // 3 * 3, column // 3 * 3
        mine = set()
        for i in range(9):
            mine.add(row * 9 + i)
            mine.add(i * 9 + column)
            mine.add((box[0] + i // 3) * 9 + box[1] + i % 3)
        mine.discard(cell)
        peers.append(tuple(sorted(mine)))
    return peers


class Solver:
    def __init__(self, peers):
        self.peers = peers
        self.guesses = 0

    def assign(self, grid, cell, bit):
        """Puts a digit into a cell and follows what that decides; False for a contradiction."""
        waiting = [(cell, bit)]
        while waiting:
            cell, bit = waiting.pop()
            if not grid[cell] & bit:
                return False
            grid[cell] = bit
            for peer in self.peers[cell]:
                mask = grid[peer]
                if mask & bit:
                    mask &= ~bit
                    if mask == 0:
                        return False
                    grid[peer] = mask
                    if BITS[mask] == 1:
                        waiting.append((peer, mask))
        return True

    def search(self, grid):
        best, fewest = -1, 10
        for cell, mask in enumerate(grid):
            count = BITS[mask]
            if 1 < count < fewest:
                best, fewest = cell, count
                if count == 2:
                    break
        if best < 0:
            return grid
        mask = grid[best]
        while mask:
            bit = mask & -mask
            mask ^= bit
            self.guesses += 1
            trial = grid[:]
            if self.assign(trial, best, bit):
                solved = self.search(trial)
                if solved is not None:
                    return solved
        return None

    def solve(self, puzzle):
        grid = [ALL] * 81
        for cell, character in enumerate(puzzle):
            if character != "." and not self.assign(grid, cell, 1 << (int(character) - 1)):
                return None
        return self.search(grid)


def main():
    solver = Solver(make_peers())
    checks = []
    # Each grid turned upside down and read backwards is another puzzle.
    turned = ["".join(reversed([puzzle[i:i + 9] for i in range(0, 81, 9)])) for puzzle in PUZZLES]
    for puzzle in PUZZLES + turned + [puzzle[::-1] for puzzle in PUZZLES]:
        text = "".join(DIGIT[mask] for mask in solver.solve(puzzle))
        for row in range(9):
            assert len(set(text[row * 9:row * 9 + 9])) == 9
        checks.append(int(text[:9]) % 9973)
    print("sudoku", solver.guesses, checks[:3], sum(checks))


main()
