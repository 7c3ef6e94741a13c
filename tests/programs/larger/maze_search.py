# A maze made by depth-first search, solved by breadth-first search, A* and wall following.
import random


class Maze:
    def __init__(self, width, height, seed):
        rng = random.Random(seed)
        self.width, self.height = width, height
        self.open = {(x, y): set() for x in range(width) for y in range(height)}
        stack, seen = [(0, 0)], {(0, 0)}
        while stack:
            x, y = stack[-1]
            choices = [p for p in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)) if p in self.open and p not in seen]
            if not choices:
                stack.pop()
                continue
            following = rng.choice(choices)
            self.open[x, y].add(following)
            self.open[following].add((x, y))
            seen.add(following)
            stack.append(following)
        for _ in range(width * height // 12):
            x, y = rng.randrange(width - 1), rng.randrange(height)
            self.open[x, y].add((x + 1, y))
            self.open[x + 1, y].add((x, y))

    def draw(self, path=()):
        path = set(path)
        lines = ["+" + "--+" * self.width]
        for y in range(self.height):
            row, below = "|", "+"
            for x in range(self.width):
                row += ("<>" if (x, y) in path else "  ") + (" " if (x + 1, y) in self.open[x, y] else "|")
                below += ("  " if (x, y + 1) in self.open[x, y] else "--") + "+"
            lines += [row, below]
        return "\n".join(lines)


def bfs(maze, start, goal):
    parent, queue, expanded = {start: None}, [start], 0
    while queue:
        place = queue.pop(0)
        expanded += 1
        if place == goal:
            break
        for n in sorted(maze.open[place]):
            if n not in parent:
                parent[n] = place
                queue.append(n)
    path = []
    while place is not None:
        path.append(place)
        place = parent[place]
    return path[::-1], expanded


def a_star(maze, start, goal):
    def estimate(p):
        return abs(p[0] - goal[0]) + abs(p[1] - goal[1])

    cost, parent, frontier, expanded = {start: 0}, {start: None}, {start}, 0
    while frontier:
        place = min(frontier, key=lambda p: (cost[p] + estimate(p), p))
        frontier.remove(place)
        expanded += 1
        if place == goal:
            break
        for n in maze.open[place]:
            c = cost[place] + 1
            if c < cost.get(n, c + 1):
                cost[n], parent[n] = c, place
                frontier.add(n)
    path = []
    while place is not None:
        path.append(place)
        place = parent[place]
    return path[::-1], expanded


def wall_follower(maze, start, goal, limit=2000):
    directions = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    place, facing, steps = start, 0, 0
    while place != goal and steps < limit:
        for turn in (1, 0, 3, 2):
            d = (facing + turn) % 4
            n = (place[0] + directions[d][0], place[1] + directions[d][1])
            if n in maze.open[place]:
                place, facing, steps = n, d, steps + 1
                break
    return steps


def dead_ends(maze):
    return sorted(p for p, n in maze.open.items() if len(n) == 1)


maze = Maze(16, 8, 4)
start, goal = (0, 0), (15, 7)
path, expanded = bfs(maze, start, goal)
other, fewer = a_star(maze, start, goal)
print(maze.draw(path))
print(len(path), len(other), expanded, fewer, fewer <= expanded, wall_follower(maze, start, goal), len(dead_ends(maze)), dead_ends(maze)[:5])
for seed in range(6):
    m = Maze(10, 10, seed)
    p, e = bfs(m, (0, 0), (9, 9))
    q, f = a_star(m, (0, 0), (9, 9))
    assert len(p) == len(q) and all(b in m.open[a] for a, b in zip(q, q[1:]))
    print(seed, len(p), e, f, sum(len(n) for n in m.open.values()) // 2)


def flood(grid, x, y, colour):
    target, todo, n = grid[y][x], [(x, y)], 0
    if target == colour:
        return 0
    while todo:
        x, y = todo.pop()
        if 0 <= y < len(grid) and 0 <= x < len(grid[y]) and grid[y][x] == target:
            grid[y][x] = colour
            n += 1
            todo += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return n


picture = [list(row) for row in ("..#...", ".##.#.", "...##.", "##....")]
print(flood(picture, 0, 0, "o"), flood(picture, 3, 0, "x"), ["".join(r) for r in picture])


def knights_tour(n, start):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    free = lambda p, seen: [q for dx, dy in moves if 0 <= (q := (p[0] + dx, p[1] + dy))[0] < n and 0 <= q[1] < n and q not in seen]
    tour = [start]
    seen = {start}
    while len(tour) < n * n:
        options = free(tour[-1], seen)
        if not options:
            return None
        best = min(options, key=lambda p: (len(free(p, seen)), p))
        tour.append(best)
        seen.add(best)
    return tour


tour = knights_tour(6, (0, 0))
if tour:
    order = {p: i for i, p in enumerate(tour)}
    print("\n".join(" ".join(f"{order[x, y]:2}" for x in range(6)) for y in range(6)))
print([knights_tour(n, (0, 0)) is not None for n in range(1, 9)])
