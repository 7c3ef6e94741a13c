"""Graph algorithms as a library class: searches, paths, trees, flows, colouring, components."""
import heapq
from collections import defaultdict, deque
from itertools import combinations, count
from math import inf


class Graph:
    def __init__(self, edges=(), directed=False):
        self.directed = directed
        self.adjacent = defaultdict(dict)
        for edge in edges:
            self.add(*edge)

    def add(self, u, v, weight=1):
        self.adjacent[u][v] = weight
        if self.directed:
            self.adjacent.setdefault(v, {})
        else:
            self.adjacent[v][u] = weight

    def __len__(self):
        return len(self.adjacent)

    def __iter__(self):
        return iter(sorted(self.adjacent))

    def __getitem__(self, u):
        return self.adjacent[u]

    def edges(self):
        for u in self:
            for v, w in sorted(self[u].items()):
                if self.directed or u <= v:
                    yield u, v, w

    def bfs(self, start):
        seen, queue = {start: None}, deque([start])
        while queue:
            u = queue.popleft()
            yield u
            for v in sorted(self[u]):
                if v not in seen:
                    seen[v] = u
                    queue.append(v)

    def dfs(self, start, seen=None):
        seen = set() if seen is None else seen
        seen.add(start)
        yield start
        for v in sorted(self[start]):
            if v not in seen:
                yield from self.dfs(v, seen)

    def dijkstra(self, source, target=None):
        best, previous, queue, tie = {source: 0}, {}, [(0, 0, source)], count(1)
        done = set()
        while queue:
            cost, _, u = heapq.heappop(queue)
            if u in done:
                continue
            done.add(u)
            if u == target:
                break
            for v, w in self[u].items():
                if w < 0:
                    raise ValueError(f"negative edge {u}->{v}")
                if cost + w < best.get(v, inf):
                    best[v], previous[v] = cost + w, u
                    heapq.heappush(queue, (cost + w, next(tie), v))
        if target is None:
            return best
        if target not in best:
            return inf, []
        path = [target]
        while path[-1] != source:
            path.append(previous[path[-1]])
        return best[target], path[::-1]

    def bellman_ford(self, source):
        best = dict.fromkeys(self, inf)
        best[source] = 0
        for _ in range(len(self)):
            changed = False
            for u, v, w in self.edges():
                if best[u] + w < best[v]:
                    best[v], changed = best[u] + w, True
            if not changed:
                return best
        raise ValueError("negative cycle")

    def floyd(self):
        names = list(self)
        d = {u: {v: 0 if u == v else self[u].get(v, inf) for v in names} for u in names}
        for k in names:
            for i in names:
                through = d[i][k]
                if through == inf:
                    continue
                for j in names:
                    if through + d[k][j] < d[i][j]:
                        d[i][j] = through + d[k][j]
        return d

    def kruskal(self):
        parent = {u: u for u in self}

        def find(u):
            while parent[u] != u:
                parent[u] = parent[parent[u]]
                u = parent[u]
            return u

        tree = []
        for u, v, w in sorted(self.edges(), key=lambda e: e[2]):
            a, b = find(u), find(v)
            if a != b:
                parent[a] = b
                tree.append((u, v, w))
        return tree

    def prim(self):
        start = next(iter(self))
        seen, total, queue = {start}, 0, [(w, v) for v, w in self[start].items()]
        heapq.heapify(queue)
        while queue:
            w, u = heapq.heappop(queue)
            if u not in seen:
                seen.add(u)
                total += w
                for v, x in self[u].items():
                    if v not in seen:
                        heapq.heappush(queue, (x, v))
        return total

    def topological(self):
        degree = dict.fromkeys(self, 0)
        for _, v, _ in self.edges():
            degree[v] += 1
        ready = [u for u in self if not degree[u]]
        order = []
        while ready:
            u = heapq.heappop(ready)
            order.append(u)
            for v in self[u]:
                degree[v] -= 1
                if not degree[v]:
                    heapq.heappush(ready, v)
        if len(order) < len(self):
            raise ValueError(f"cycle among {sorted(set(self) - set(order))}")
        return order

    def components(self):
        left, found = set(self), []
        while left:
            part = set(self.dfs(min(left)))
            left -= part
            found.append(sorted(part))
        return found

    def strong_components(self):
        index, low, stack, on, result, counter = {}, {}, [], set(), [], count()

        def visit(v):
            index[v] = low[v] = next(counter)
            stack.append(v)
            on.add(v)
            for w in sorted(self[v]):
                if w not in index:
                    visit(w)
                    low[v] = min(low[v], low[w])
                elif w in on:
                    low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                part = []
                while True:
                    w = stack.pop()
                    on.discard(w)
                    part.append(w)
                    if w == v:
                        break
                result.append(sorted(part))

        for v in self:
            if v not in index:
                visit(v)
        return result

    def max_flow(self, source, sink):
        rest = {u: dict(self[u]) for u in self}
        for u, v, _ in self.edges():
            rest[v].setdefault(u, 0)
        total = 0
        while True:
            parent, queue = {source: None}, deque([source])
            while queue and sink not in parent:
                u = queue.popleft()
                for v, room in rest[u].items():
                    if room > 0 and v not in parent:
                        parent[v] = u
                        queue.append(v)
            if sink not in parent:
                return total
            path, v = [], sink
            while parent[v] is not None:
                path.append((parent[v], v))
                v = parent[v]
            push = min(rest[u][v] for u, v in path)
            for u, v in path:
                rest[u][v] -= push
                rest[v][u] += push
            total += push

    def colours(self):
        chosen = {}
        for u in sorted(self, key=lambda u: (-len(self[u]), u)):
            used = {chosen.get(v) for v in self[u]}
            chosen[u] = next(c for c in count() if c not in used)
        return chosen


towns = Graph([("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9), ("x", "y", 1)])
print(list(towns.bfs("a")), list(towns.dfs("a")), len(towns), list(towns.edges()))
print(towns.dijkstra("a", "e"), towns.dijkstra("a", "x"), dict(sorted(towns.dijkstra("a").items())))
print(towns.kruskal(), sum(w for *_, w in towns.kruskal()), towns.prim(), towns.components(), towns.colours())
print({u: {v: d for v, d in row.items() if d != inf} for u, row in towns.floyd().items()}["a"])
tasks = Graph([("shop", "cook"), ("cook", "eat"), ("eat", "wash"), ("invite", "eat"), ("clean", "invite")], directed=True)
print(tasks.topological(), tasks.strong_components())
tasks.add("wash", "shop")
for action in (tasks.topological, lambda: Graph([(1, 2, -1)], True).dijkstra(1), lambda: Graph([(1, 2, 1), (2, 3, -3), (3, 1, 1)], True).bellman_ford(1)):
    try:
        action()
    except ValueError as error:
        print(error)
print(tasks.strong_components(), Graph([(1, 2, 4), (1, 3, 5), (2, 3, -3), (3, 4, 2)], True).bellman_ford(1))
pipes = Graph([("s", "a", 16), ("s", "c", 13), ("a", "b", 12), ("c", "a", 4), ("b", "c", 9), ("c", "d", 14), ("d", "b", 7), ("b", "t", 20), ("d", "t", 4)], directed=True)
print(pipes.max_flow("s", "t"))
grid = Graph(((x, y), (x + dx, y + dy), (x * 7 + y * 3) % 5 + 1) for x in range(12) for y in range(12) for dx, dy in ((0, 1), (1, 0)) if x + dx < 12 and y + dy < 12)
cost, path = grid.dijkstra((0, 0), (11, 11))
print(cost, len(path), path[:4], grid.prim(), max(grid.colours().values()), len(list(grid.bfs((5, 5)))), len(grid.kruskal()))
small = Graph(((i, j, (i * j) % 9 + 1) for i, j in combinations(range(9), 2)))
print(sum(sum(row.values()) for row in small.floyd().values()), small.prim() == sum(w for *_, w in small.kruskal()))
