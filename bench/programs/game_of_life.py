"""Conway's game of life twice: on a torus of lists, and on an unbounded plane of a set of pairs."""


def step_torus(board):
    height, width = len(board), len(board[0])
    result = []
    for y in range(height):
        above, row, below = board[y - 1], board[y], board[(y + 1) % height]
        fresh = []
        for x in range(width):
            left, right = x - 1, (x + 1) % width
            count = (above[left] + above[x] + above[right] + row[left] + row[right] +
                     below[left] + below[x] + below[right])
            fresh.append(1 if count == 3 or (count == 2 and row[x]) else 0)
        result.append(fresh)
    return result


def step_plane(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    place = (x + dx, y + dy)
                    counts[place] = counts.get(place, 0) + 1
    return {place for place, count in counts.items()
            if count == 3 or (count == 2 and place in cells)}


GLIDER = ((1, 0), (2, 1), (0, 2), (1, 2), (2, 2))
ACORN = {(0, 0), (1, 0), (1, -2), (3, -1), (4, 0), (5, 0), (6, 0)}


def main():
    board = [[0] * 64 for _ in range(48)]
    for shift in range(0, 40, 8):
        for x, y in GLIDER:
            board[y + shift][x + shift] = 1
    board[20][50] = board[20][51] = board[20][52] = 1
    for _ in range(340):
        board = step_torus(board)
    plane = ACORN
    for _ in range(360):
        plane = step_plane(plane)
    checksum = sum((x * 31 + y * 17) % 101 for x, y in plane)
    rows = "".join(".#"[cell] for cell in board[20])
    print("game_of_life", sum(map(sum, board)), len(plane), checksum, rows.count("#"))


main()
