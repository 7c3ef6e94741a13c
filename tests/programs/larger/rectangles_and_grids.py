"""Geometry and grids: classes with operators, sweep lines, flood fill, A*, union-find, quadtrees, convex hulls."""
from __future__ import annotations

import heapq
import math
from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import total_ordering
from typing import Iterable, NamedTuple


class P(NamedTuple):
    x: float
    y: float

    def __add__(self, other):
        return P(self.x + other[0], self.y + other[1])

    def __sub__(self, other):
        return P(self.x - other[0], self.y - other[1])

    def __mul__(self, k):
        return P(self.x * k, self.y * k)

    __rmul__ = __mul__

    def cross(self, other):
        return self.x * other.y - self.y * other.x

    def __abs__(self):
        return math.hypot(*self)


@total_ordering
@dataclass(frozen=True)
class Rect:
    x: int
    y: int
    w: int
    h: int

    def __post_init__(self):
        if self.w <= 0 or self.h <= 0:
            raise ValueError(f"empty {self.w}x{self.h}")

    def __contains__(self, other):
        match other:
            case Rect(x, y, w, h):
                return P(x, y) in self and x + w <= self.x + self.w and y + h <= self.y + self.h
            case (x, y):
                return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h
        return NotImplemented

    def __and__(self, other):
        x, y = max(self.x, other.x), max(self.y, other.y)
        w, h = min(self.x + self.w, other.x + other.w) - x, min(self.y + self.h, other.y + other.h) - y
        return Rect(x, y, w, h) if w > 0 and h > 0 else None

    def __or__(self, other):
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.x + self.w, other.x + other.w) - x, max(self.y + self.h, other.y + other.h) - y)

    def __lt__(self, other):
        return self.area < other.area if isinstance(other, Rect) else NotImplemented

    @property
    def area(self):
        return self.w * self.h

    def moved(self, dx=0, dy=0):
        return replace(self, x=self.x + dx, y=self.y + dy)


def union_area(rects: Iterable[Rect]) -> int:
    events = []
    for r in rects:
        events += [(r.x, 1, r.y, r.y + r.h), (r.x + r.w, -1, r.y, r.y + r.h)]
    total, last, active = 0, 0, []
    for x, kind, low, high in sorted(events):
        covered, end = 0, -math.inf
        for a, b in active:
            if b > end:
                covered += b - max(a, end)
                end = b
        total += covered * (x - last)
        last = x
        if kind > 0:
            insort(active, (low, high))
        else:
            del active[bisect_left(active, (low, high))]
    return total


def hull(points):
    points = sorted(set(points))

    def half(points):
        chain = []
        for p in points:
            while len(chain) > 1 and (chain[-1] - chain[-2]).cross(p - chain[-1]) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(points) + half(points[::-1])


class Quadtree:
    LIMIT = 4

    def __init__(self, box, depth=0):
        self.box, self.depth, self.points, self.parts = box, depth, [], None

    def add(self, p):
        if p not in self.box:
            return False
        if self.parts is None:
            self.points.append(p)
            if len(self.points) > self.LIMIT and self.depth < 8:
                x, y, w, h = self.box.x, self.box.y, self.box.w // 2 or 1, self.box.h // 2 or 1
                self.parts = [Quadtree(Rect(x + i * w, y + j * h, self.box.w - w if i else w, self.box.h - h if j else h), self.depth + 1) for i in (0, 1) for j in (0, 1)]
                points, self.points = self.points, []
                for q in points:
                    self.add(q)
            return True
        return any(part.add(p) for part in self.parts)

    def query(self, box):
        if not self.box & box:
            return
        yield from (p for p in self.points if p in box)
        for part in self.parts or ():
            yield from part.query(box)

    def __len__(self):
        return len(self.points) + sum(map(len, self.parts or ()))


class Grid:
    def __init__(self, text):
        self.rows = text.split()
        self.size = len(self.rows[0]), len(self.rows)

    def __getitem__(self, p):
        x, y = p
        if not (0 <= x < self.size[0] and 0 <= y < self.size[1]):
            raise IndexError(p)
        return self.rows[y][x]

    def find(self, char):
        return next((x, y) for y, row in enumerate(self.rows) for x, c in enumerate(row) if c == char)

    def near(self, p):
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            q = p[0] + dx, p[1] + dy
            try:
                if self[q] != "#":
                    yield q
            except IndexError:
                pass

    def astar(self, start, goal):
        def guess(p):
            return abs(p[0] - goal[0]) + abs(p[1] - goal[1])
        queue, came, cost = [(guess(start), start)], {start: None}, {start: 0}
        while queue:
            _, p = heapq.heappop(queue)
            if p == goal:
                path = []
                while p is not None:
                    path.append(p)
                    p = came[p]
                return path[::-1]
            for q in self.near(p):
                new = cost[p] + (3 if self[q] == "~" else 1)
                if new < cost.get(q, math.inf):
                    cost[q], came[q] = new, p
                    heapq.heappush(queue, (new + guess(q), q))

    def regions(self):
        parent = {(x, y): (x, y) for y, row in enumerate(self.rows) for x, c in enumerate(row) if c != "#"}

        def root(p):
            while parent[p] != p:
                parent[p] = p = parent[parent[p]]
            return p

        for p in list(parent):
            for q in self.near(p):
                parent[root(q)] = root(p)
        sizes = defaultdict(int)
        for p in parent:
            sizes[root(p)] += 1
        return sorted(sizes.values())

    def draw(self, path):
        marks = set(path[1:-1])
        return "\n".join("".join("*" if (x, y) in marks else c for x, c in enumerate(row)) for y, row in enumerate(self.rows))


a, b = Rect(0, 0, 4, 3), Rect(2, 1, 5, 5)
print(a & b, a | b, Rect(1, 1, 2, 1) in a, (3, 2) in a, (4, 2) in a, a < b, a >= b, sorted([b, a])[0] is a, a & Rect(9, 9, 1, 1), a.moved(dx=2), {a: 1}[Rect(0, 0, 4, 3)])
for bad in (lambda: Rect(0, 0, 0, 1), lambda: "x" in a, lambda: a < 5, lambda: setattr(a, "x", 1), lambda: P(1), lambda: 5 in a):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
rects = [Rect(i * 7 % 23, i * 5 % 17, i % 4 + 1, i % 3 + 2) for i in range(30)]
cells = {(x, y) for r in rects for x in range(r.x, r.x + r.w) for y in range(r.y, r.y + r.h)}
print(union_area(rects), len(cells), union_area([]), union_area([a, b]), a.area + b.area - (a & b).area)
points = [P(i * 37 % 101, i * 53 % 97) for i in range(120)]
edge = hull(points)
print(len(edge), edge[:3], abs(sum(p.cross(q) for p, q in zip(edge, edge[1:] + edge[:1]))) / 2, round(sum(abs(q - p) for p, q in zip(edge, edge[1:])), 6), 2 * P(1, 2) + (1, 1))
tree = Quadtree(Rect(0, 0, 128, 128))
print(sum(map(tree.add, points)), len(tree), tree.add(P(500, 1)), sorted(tree.query(Rect(10, 10, 20, 20))) == sorted(p for p in points if p in Rect(10, 10, 20, 20)), sum(len(list(tree.query(Rect(x, y, 9, 9)))) for x in range(0, 100, 19) for y in range(0, 100, 19)))
grid = Grid("""S..#....
.#.#.##.
.#...#..
.####~~.
....#~#.
.##...#E
...#.##.""")
path = grid.astar(grid.find("S"), grid.find("E"))
print(len(path), grid.draw(path), grid.regions(), sep="\n")
big = Grid("\n".join("".join("#" if (x * y + x + y) % 7 == 3 else "." for x in range(24)) for y in range(24)))
print(len(big.astar((0, 0), (23, 23)) or ()), big.regions())
