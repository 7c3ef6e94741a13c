# Much garbage of every kind, cycles, growing and shrinking containers: results must stay right.
class Node:
    def __init__(self, value):
        self.value, self.other, self.items = value, None, []


total = 0
for i in range(3000):
    a, b = Node(i), Node(-i)
    a.other, b.other = b, a
    a.items.append(a.items)
    b.items.append(a)
    total += a.other.other.value
print(total)
keep = []
for i in range(2000):
    data = {"id": i, "list": list(range(i % 20)), "text": "x" * (i % 50), "pair": (i, str(i))}
    data["self"] = data
    if i % 100 == 0:
        keep.append(data)
print(len(keep), [d["id"] for d in keep][:5], sum(len(d["list"]) for d in keep), all(d["self"] is d for d in keep), keep[7]["pair"])
strings = []
for i in range(5000):
    s = str(i) * (i % 7) + "é" * (i % 3)
    if len(s) > 14:
        strings.append(s)
    strings = strings[-50:]
print(len(strings), strings[-1], strings[0], sum(map(len, strings)))
window = []
for i in range(20000):
    window.append((i, [i]))
    if len(window) > 100:
        del window[:50]
print(len(window), window[0], window[-1])
table = {}
for i in range(10000):
    table[i * 7919 % 1009] = [i]
    if i % 3 == 0:
        table.pop(i % 1009, None)
print(len(table), sum(v[0] for v in table.values()))
matrix = [[0] * 30 for _ in range(30)]
for k in range(20):
    matrix = [[(matrix[j][i] + i * j + k) % 101 for j in range(30)] for i in range(30)]
print(sum(map(sum, matrix)), matrix[3][5:9])
functions = []
for i in range(2000):
    def make(n):
        cell = [n]

        def get():
            return cell[0] + n

        cell.append(get)
        return get

    f = make(i)
    if i % 250 == 0:
        functions.append(f)
print([f() for f in functions])


def generators(n):
    live = []
    for i in range(n):
        def g(k=i):
            x = [k]
            while True:
                x.append(sum(x) % 7)
                yield x[-1]
                x = x[-3:]

        it = g()
        next(it)
        live.append(it)
        live = live[-20:]
    return [next(it) for it in live]


print(generators(500))
big = 1
for i in range(1, 400):
    big = big * i % (10**60 + 7) + (1 << i % 200)
print(big)
floats = [0.0] * 100
for r in range(200):
    floats = [x * 0.9 + (i * r % 7) for i, x in enumerate(floats)]
print(f"{sum(floats):.9f}")
chain = None
for i in range(50000):
    chain = (i, chain)
length = 0
while chain is not None:
    length += 1
    chain = chain[1]
print(length)
deep = []
for i in range(20000):
    deep = [deep]
depth = 0
while deep:
    deep = deep[0]
    depth += 1
print(depth)


class Tree:
    __slots__ = ("left", "right", "key")

    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        node = self
        while True:
            side = "left" if key < node.key else "right"
            child = getattr(node, side)
            if child is None:
                setattr(node, side, Tree(key))
                return
            node = child


for round_ in range(5):
    root, seed = Tree(500), round_ + 1
    for _ in range(400):
        seed = (seed * 1103515245 + 12345) % 2**31
        root.insert(seed % 1000)
    stack, count, checksum = [root], 0, 0
    while stack:
        node = stack.pop()
        if node:
            count += 1
            checksum = (checksum * 31 + node.key) % 1000003
            stack += [node.left, node.right]
    print(count, checksum, end="; ")
print()
sets = [set(range(i, i + 50)) for i in range(100)]
for _ in range(20):
    sets = [a ^ b | {len(a)} for a, b in zip(sets, sets[1:] + sets[:1])]
    sets = [set(sorted(s)[:60]) for s in sets]
print(sum(map(len, sets)), sorted(sets[10])[:8])
errors = 0
for i in range(2000):
    try:
        try:
            [][i]
        except IndexError as e:
            e.payload = [e] * 3
            raise KeyError(i) from e
    except KeyError as e:
        errors += e.__cause__ is not None
print(errors)
text = ""
for i in range(3000):
    text += chr(97 + i % 26)
    if i % 500 == 499:
        text = text[::2]
print(len(text), text[:20], text.count("a"))
