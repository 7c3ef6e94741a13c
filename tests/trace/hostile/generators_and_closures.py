# Generators that a loop drives, cells that inlined functions share, default arguments, *args.
def numbers(n):
    i = 0
    while i < n:
        got = yield i
        i += 1 if got is None else got

def drives(n):
    s = 0
    for x in numbers(n):
        s += x
    g = numbers(n)
    next(g)
    try:
        while True:
            s += g.send(2)
    except StopIteration:
        return s

def shared():
    total = 0
    step = 1

    def add():
        nonlocal total
        total += step
        return total

    def faster():
        nonlocal step
        step *= 2

    for i in range(60):
        add()
        if i % 10 == 9:
            faster()
    return total, step

def cells(n):
    made = []
    for i in range(n):
        made.append(lambda k=i: k + i)
    return sum(f() for f in made)

def unbound(n):
    out = 0
    for i in range(n):
        if i == 30:
            del value
        try:
            if i == 0:
                value = 1
            out += value
        except UnboundLocalError as error:
            return out, str(error)

def empty_cell(n):
    def peek():
        return later
    out = 0
    for i in range(n):
        try:
            out += peek()
        except NameError as error:
            out += len(str(error)) % 7
        if i == 20:
            later = 5
        if i == 40:
            del later
    return out

def many(*args, **keywords):
    return sum(args) + len(keywords)

def spreads(n):
    s = 0
    for i in range(n):
        s += many(1, i, *[i, i], a=1, **{"b": 2})
    return s

def methods(n):
    class Node:
        def __init__(self, value, below=None):
            self.value = value
            self.below = below

        def total(self):
            node = self
            s = 0
            while node is not None:
                s += node.value
                node = node.below
            return s

        def __add__(self, other):
            return Node(self.value + other.value, self)

        def __lt__(self, other):
            return self.value < other.value

        def __len__(self):
            return self.value % 4

        def __call__(self, x):
            return self.value * x

    node = None
    s = 0
    for i in range(n):
        node = Node(i, node)
        s += node.total()
        if node:
            s += 1
        s += (node + node)(2)
        s += node < Node(50)
        bound = node.total
        if i % 9 == 0:
            s += bound()
    return s

def nested(n):
    s = 0
    for i in range(n):
        for j in range(i % 5):
            k = 0
            while k < 3:
                if (i + j + k) % 4 == 0:
                    k += 2
                    continue
                s += i * j - k
                k += 1
            else:
                s += 1
            if j == 3:
                break
        else:
            s -= 2
    return s

def comprehensions(n):
    return sum([x * y for x in range(n) for y in range(x % 4) if (x + y) % 3], start=1)

print(drives(60))
print(shared())
print(cells(40))
print(unbound(50))
print(empty_cell(60))
print(spreads(40))
print(methods(40))
print(nested(60))
print(comprehensions(60))
