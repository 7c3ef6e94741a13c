# Classic dynamic programs, each with the solution read back, in several styles.
from functools import lru_cache


def knapsack(items, capacity):
    best = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, (name, weight, value) in enumerate(items, 1):
        for c in range(capacity + 1):
            best[i][c] = best[i - 1][c]
            if weight <= c and best[i - 1][c - weight] + value > best[i][c]:
                best[i][c] = best[i - 1][c - weight] + value
    chosen, c = [], capacity
    for i in range(len(items), 0, -1):
        if best[i][c] != best[i - 1][c]:
            chosen.append(items[i - 1][0])
            c -= items[i - 1][1]
    return best[-1][-1], chosen[::-1]


items = [("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60), ("apple", 39, 40), ("cheese", 23, 30), ("camera", 32, 30)]
print(knapsack(items, 200), knapsack(items, 20), knapsack([], 5))


def lcs(a, b):
    table = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i == 0 or j == 0:
                table[i, j] = ""
            elif a[i - 1] == b[j - 1]:
                table[i, j] = table[i - 1, j - 1] + a[i - 1]
            else:
                table[i, j] = max(table[i - 1, j], table[i, j - 1], key=len)
    return table[len(a), len(b)]


print(lcs("AGGTAB", "GXTXAYB"), lcs("nematode knowledge", "empty bottle"), lcs("", "x"))


def edit_script(a, b):
    @lru_cache(maxsize=None)
    def cost(i, j):
        if i == 0 or j == 0:
            return i + j
        return min(cost(i - 1, j) + 1, cost(i, j - 1) + 1, cost(i - 1, j - 1) + (a[i - 1] != b[j - 1]))

    i, j, script = len(a), len(b), []
    while i or j:
        if i and cost(i, j) == cost(i - 1, j) + 1:
            i -= 1
            script.append(f"-{a[i]}")
        elif j and cost(i, j) == cost(i, j - 1) + 1:
            j -= 1
            script.append(f"+{b[j]}")
        else:
            i, j = i - 1, j - 1
            if a[i] != b[j]:
                script.append(f"{a[i]}>{b[j]}")
    return cost(len(a), len(b)), script[::-1], cost.cache_info().currsize


print(edit_script("kitten", "sitting"), edit_script("sunday", "saturday"), edit_script("", "abc"))


def coins(amount, values):
    ways = [1] + [0] * amount
    fewest = [0] + [None] * amount
    for v in values:
        for a in range(v, amount + 1):
            ways[a] += ways[a - v]
            if fewest[a - v] is not None and (fewest[a] is None or fewest[a - v] + 1 < fewest[a]):
                fewest[a] = fewest[a - v] + 1
    return ways[amount], fewest[amount]


print(coins(100, [1, 5, 10, 25, 50]), coins(11, [1, 5, 6]), coins(3, [2]), coins(1000, [1, 2, 5, 10, 20, 50, 100, 200]))


def lis(values):
    best = []
    for i, v in enumerate(values):
        previous = max((best[j] for j in range(i) if values[j] < v), key=len, default=[])
        best.append(previous + [v])
    return max(best, key=len, default=[])


def max_subarray(values):
    best = current = (values[0], 0, 1)
    for i, v in enumerate(values[1:], 1):
        current = (current[0] + v, current[1], i + 1) if current[0] > 0 else (v, i, i + 1)
        best = max(best, current, key=lambda t: t[0])
    return best


print(lis([10, 9, 2, 5, 3, 7, 101, 18]), lis([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]), lis([]), max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_subarray([-3, -1, -2]))


def matrix_chain(dims):
    n = len(dims) - 1
    cost, split = {}, {}
    for length in range(1, n + 1):
        for i in range(n - length + 1):
            j = i + length
            if length == 1:
                cost[i, j] = 0
            else:
                cost[i, j], split[i, j] = min((cost[i, k] + cost[k, j] + dims[i] * dims[k] * dims[j], k) for k in range(i + 1, j))

    def show(i, j):
        return chr(65 + i) if j - i == 1 else f"({show(i, split[i, j])}{show(split[i, j], j)})"

    return cost[0, n], show(0, n)


print(matrix_chain([40, 20, 30, 10, 30]), matrix_chain([30, 35, 15, 5, 10, 20, 25]), matrix_chain([1, 5]))


def word_break(s, words):
    memo = {len(s): [[]]}

    def solve(i):
        if i not in memo:
            memo[i] = [[w] + rest for w in words if s.startswith(w, i) for rest in solve(i + len(w))]
        return memo[i]

    return [" ".join(w) for w in solve(0)]


def partitions(n, largest=None):
    largest = largest or n
    if n == 0:
        yield []
    for k in range(min(n, largest), 0, -1):
        for rest in partitions(n - k, k):
            yield [k] + rest


def partition_count(n):
    table = [1] + [0] * n
    for k in range(1, n + 1):
        for m in range(k, n + 1):
            table[m] += table[m - k]
    return table[n]


print(word_break("catsanddog", ["cat", "cats", "and", "sand", "dog"]), word_break("aab", ["a", "aa"]), list(partitions(5)), partition_count(100), [partition_count(n) for n in range(12)] == [1] + [len(list(partitions(n))) for n in range(1, 12)])


def tsp(distance):
    n = len(distance)
    best = {(1, 0): (0, None)}
    for size in range(2, n + 1):
        for subset in (s for s in range(1 << n) if s & 1 and s.bit_count() == size):
            for j in range(1, n):
                if subset >> j & 1:
                    rest = subset ^ 1 << j
                    options = [(best[rest, k][0] + distance[k][j], k) for k in range(n) if (rest, k) in best]
                    if options:
                        best[subset, j] = min(options)
    full = (1 << n) - 1
    cost, last = min((best[full, j][0] + distance[j][0], j) for j in range(1, n))
    path, subset = [], full
    while last is not None:
        path.append(last)
        subset, last = subset ^ 1 << last, best[subset, last][1]
    return cost, path[::-1]


print(tsp([[0, 10, 15, 20], [10, 0, 35, 25], [15, 35, 0, 30], [20, 25, 30, 0]]), tsp([[abs(i - j) * 3 % 7 + 1 if i != j else 0 for j in range(7)] for i in range(7)]))


def unique_paths(grid):
    h, w = len(grid), len(grid[0])
    ways = [[0] * w for _ in range(h)]
    for y in range(h):
        for x in range(w):
            if grid[y][x] == "#":
                continue
            ways[y][x] = 1 if x == y == 0 else (ways[y - 1][x] if y else 0) + (ways[y][x - 1] if x else 0)
    return ways[-1][-1]


def longest_palindrome(s):
    best = ""
    for centre in range(len(s)):
        for odd in (0, 1):
            i, j = (centre - 1, centre + 1) if odd else (centre, centre + 1)
            while i >= 0 and j < len(s) and s[i] == s[j]:
                i, j = i - 1, j + 1
            if j - i - 1 > len(best):
                best = s[i + 1:j]
    return best


def catalan(n):
    c = [1]
    for i in range(n):
        c.append(sum(c[k] * c[i - k] for k in range(i + 1)))
    return c


def subset_sum(values, target):
    reachable = {0: []}
    for v in values:
        for total in sorted(reachable, reverse=True):
            if total + v not in reachable:
                reachable[total + v] = reachable[total] + [v]
    return reachable.get(target)


print(unique_paths(["...", ".#.", "..."]), unique_paths(["." * 10] * 10), longest_palindrome("forgeeksskeegfor"), longest_palindrome("abacdfgdcaba"), catalan(12), subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([2, 4], 5))
