# Locals that move about between calls of the interpreter, which write them to the frame in memory. The arithmetic on k makes
# the loops long enough to be compiled in spite of the calls.
def swaps(n):
    k = 1
    a, b, c = "a", "b", "c"
    out = []
    for i in range(n):
        a, b = b, a
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        divmod(i, 3)
        a, b = b, a
        if i % 7 == 3:
            out.append(a + b)
        a, b, c = c, a, b
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        "%d" % i
        if i % 5 == 2:
            k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
            k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
            out.append(f"{a}{b}{c}")
        a, b, c = b, c, a
        if i % 11 == 4:
            out.append(c)
    return out[:6], len(out), a, b, c

def unboxed(n):
    k = 1
    x, y = 0.5, 1
    out = []
    i = 0
    while i < n:
        x, z = x + 1.0, x
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        out.append(f"{x:.2f}")
        y, w = y + 1, y
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        out.append(f"{y}{w}")
        if i % 6 == 5:
            x, y = float(y), int(x)
        if x < z:
            out.append(round(x, 1))
        i += 1
    return "".join(map(str, out))[-60:], x, y, z, w

class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __getitem__(self, key):
        self.a, self.b = self.b, self.a
        return (self.a, self.b)[key]

    def __contains__(self, item):
        return item in (self.a, self.b)

def operators(n):
    k = 1
    pair = Pair(1, 2)
    s = 0
    for i in range(n):
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        s += pair[0] * 10 + pair[1]
        if i in pair:
            s += 100
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        first, second = pair[0:1] or (1,), pair
        s += len(first)
        if i % 8 == 7:
            pair = Pair(i, s % 5)
            second.a = 0
        s += second.b
    return s

def inner(items, i):
    k = 1
    low, high = i, i + 1
    low, high = high, low
    k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
    items.append(sorted([low, high, 0]))
    low, high = high, low
    if i % 9 == 8:
        low = -low
    return low * 2 + high

def inlined(n):
    k = 1
    items = []
    s = 0
    for i in range(n):
        s += inner(items, i)
        t = s
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        s, t = t, divmod(t, 7)
        if t[1] == 3:
            s += t[0] % 2
    return s, items[-1]

def failing_calls(n):
    k = 1
    out = []
    a, b = "p", "q"
    for i in range(n):
        a, b = b, a
        try:
            k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
            int("x" if i % 10 == 9 else "1")
            a, b = b, a
        except ValueError:
            out.append(a)
        if i % 4 == 3:
            out.append(b)
    return "".join(out), a, b

def evaluates(n):
    k = 1
    s = 0
    for i in range(n):
        x = i * 2
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        s += eval("x + i") + len(locals())
        k = (k * 5 + i) & 255; k = (k ^ i) + 3 & 127; k = k * 3 - i & 63
        exec("x = 5")
        s += x
    return s

print(swaps(60))
print(unboxed(60))
print(operators(60))
print(inlined(60))
print(failing_calls(60))
print(evaluates(30))
