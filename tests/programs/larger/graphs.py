# Graph algorithms on dictionaries: searches, shortest paths, spanning trees, components, flows, colours.
def build(edges, directed=False):
    graph = {}
    for a, b, w in edges:
        graph.setdefault(a, {})[b] = w
        graph.setdefault(b, {})
        if not directed:
            graph[b][a] = w
    return graph


edges = [("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("B", "D", 5), ("C", "D", 8), ("C", "E", 10), ("D", "E", 2), ("D", "F", 6), ("E", "F", 3), ("G", "H", 1)]
graph = build(edges)


def bfs(graph, start):
    order, queue, parent = [], [start], {start: None}
    while queue:
        node = queue.pop(0)
        order.append(node)
        for n in sorted(graph[node]):
            if n not in parent:
                parent[n] = node
                queue.append(n)
    return order, parent


def dfs(graph, node, seen=None):
    seen = [] if seen is None else seen
    seen.append(node)
    for n in sorted(graph[node]):
        if n not in seen:
            dfs(graph, n, seen)
    return seen


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i and items[i] < items[(i - 1) // 2]:
            items[i], items[(i - 1) // 2] = items[(i - 1) // 2], items[i]
            i = (i - 1) // 2

    def pop(self):
        items = self.items
        top, last = items[0], items.pop()
        if items:
            items[0], i = last, 0
            while (child := 2 * i + 1) < len(items):
                if child + 1 < len(items) and items[child + 1] < items[child]:
                    child += 1
                if items[i] <= items[child]:
                    break
                items[i], items[child] = items[child], items[i]
                i = child
        return top

    def __bool__(self):
        return bool(self.items)


def dijkstra(graph, start):
    distance, previous, heap = {start: 0}, {}, Heap()
    heap.push((0, start))
    while heap:
        d, node = heap.pop()
        if d > distance[node]:
            continue
        for n, w in graph[node].items():
            if n not in distance or d + w < distance[n]:
                distance[n], previous[n] = d + w, node
                heap.push((d + w, n))
    return distance, previous


def path(previous, target):
    result = [target]
    while result[-1] in previous:
        result.append(previous[result[-1]])
    return result[::-1]


class UnionFind:
    def __init__(self, items):
        self.parent = {x: x for x in items}

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[b] = a
        return a != b


def kruskal(graph, edges):
    sets = UnionFind(graph)
    return [(a, b, w) for a, b, w in sorted(edges, key=lambda e: (e[2], e[0])) if sets.union(a, b)]


def prim(graph, start):
    seen, total, heap = {start}, [], Heap()
    for n, w in graph[start].items():
        heap.push((w, start, n))
    while heap:
        w, a, b = heap.pop()
        if b not in seen:
            seen.add(b)
            total.append((a, b, w))
            for n, v in graph[b].items():
                heap.push((v, b, n))
    return total


def floyd(graph):
    inf = float("inf")
    d = {a: {b: 0 if a == b else graph[a].get(b, inf) for b in graph} for a in graph}
    for k in graph:
        for i in graph:
            for j in graph:
                d[i][j] = min(d[i][j], d[i][k] + d[k][j])
    return d


def components(graph):
    left, result = set(graph), []
    while left:
        part = dfs(graph, min(left))
        result.append(sorted(part))
        left -= set(part)
    return result


print(bfs(graph, "A"), dfs(graph, "A"))
distance, previous = dijkstra(graph, "A")
print(distance, path(previous, "F"))
print(kruskal(graph, edges), sum(w for _, _, w in kruskal(graph, edges)), prim(graph, "A"))
table = floyd(graph)
print([[table[a][b] for b in sorted(graph)] for a in sorted(graph)], all(table["A"][n] == distance[n] for n in distance))
print(components(graph))


def topological(graph):
    degree = {n: 0 for n in graph}
    for n in graph:
        for m in graph[n]:
            degree[m] += 1
    ready, order = sorted(n for n in degree if not degree[n]), []
    while ready:
        n = ready.pop(0)
        order.append(n)
        for m in sorted(graph[n]):
            degree[m] -= 1
            if not degree[m]:
                ready.append(m)
    if len(order) != len(graph):
        raise ValueError(f"cycle among {sorted(n for n in degree if degree[n])}")
    return order


tasks = {"shirt": ["tie", "belt"], "tie": ["jacket"], "trousers": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"], "shoes": [], "jacket": []}
print(topological(tasks))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["b"]})
except ValueError as e:
    print(e)


def strongly_connected(graph):
    index, low, stack, result = {}, {}, [], []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        for w in graph[v]:
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                part.append(stack.pop())
                if part[-1] == v:
                    break
            result.append(sorted(part))

    for v in graph:
        if v not in index:
            visit(v)
    return result


def max_flow(capacity, source, sink):
    flow, residual = 0, {a: dict(b) for a, b in capacity.items()}
    while True:
        _, parent = bfs({a: {b: c for b, c in m.items() if c > 0} for a, m in residual.items()}, source)
        if sink not in parent:
            return flow
        route, node = [], sink
        while parent[node] is not None:
            route.append((parent[node], node))
            node = parent[node]
        amount = min(residual[a][b] for a, b in route)
        for a, b in route:
            residual[a][b] -= amount
            residual[b][a] = residual[b].get(a, 0) + amount
        flow += amount


def colour(graph):
    colours = {}
    for n in sorted(graph, key=lambda n: (-len(graph[n]), n)):
        used = {colours.get(m) for m in graph[n]}
        colours[n] = next(c for c in range(len(graph)) if c not in used)
    return colours


print(strongly_connected({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6]}))
print(max_flow({"s": {"a": 10, "b": 10}, "a": {"b": 2, "c": 4, "d": 8}, "b": {"d": 9}, "c": {"t": 10}, "d": {"c": 6, "t": 10}, "t": {}}, "s", "t"))
print(colour(graph), max(colour(graph).values()) + 1)


def bellman_ford(nodes, edges, start):
    d = {n: float("inf") for n in nodes}
    d[start] = 0
    for _ in range(len(nodes) - 1):
        for a, b, w in edges:
            d[b] = min(d[b], d[a] + w)
    if any(d[a] + w < d[b] for a, b, w in edges):
        raise ValueError("negative cycle")
    return d


print(bellman_ford("abcd", [("a", "b", 4), ("a", "c", 2), ("c", "b", -1), ("b", "d", 3)], "a"))
try:
    bellman_ford("ab", [("a", "b", 1), ("b", "a", -2)], "a")
except ValueError as e:
    print(e)
