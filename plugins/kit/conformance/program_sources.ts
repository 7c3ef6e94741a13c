/** Guest programs for the checks: small, and each hot in another way. The last expression tells what came of it. */

/** By name. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  "ints, from small to large and back": `
def f(n):
    x = 1
    total = 0
    for i in range(n):
        x = x * 3 + i if x < 10 ** 12 else x // 7 - i
        total += x % 1000 - (x >> 3 & 0xff) + (i << i % 30)
    return total, x
f(400)`,
  "ints around the limits of small ints": `
def f(start):
    seen = []
    for start in (start, -start, start - 1):
        x = start
        for i in range(40):
            x += 1 if i % 2 else 2
        seen += [x, x - 40, -x, x * 2, ~x, x // -3, x % -7]
    return seen
[f(n) for n in (2 ** 30 - 20, 2 ** 30, 2 ** 31 - 5, 2 ** 62)]`,
  "floats, with -0.0, infinities and NaN": `
import math
def f(n):
    x, y, seen = 0.0, -0.0, 0
    for i in range(n):
        x = x * 0.75 + i / 3 - y
        y = -y if i % 3 else x * -0.0
        if x > 1e3 or x != x:
            seen += 1
            x = math.sqrt(abs(y)) + math.floor(x / 2)
        if i == n - 9:
            x = x * 1e308 * 10
        if i == n - 5:
            x = x - x
    return repr(x), repr(y), seen
f(300)`,
  "attributes and methods": `
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)
    @property
    def size(self):
        return self.x * self.x + self.y * self.y
def f(n):
    at = Point(0, 0.5)
    step = Point(1, 0.25)
    total = 0
    for i in range(n):
        at = at.plus(step)
        if i % 50 == 49:
            at.label = i
        total += at.size
    return total, at.x, at.y, at.label
f(200)`,
  "types that change under a hot loop": `
class A:
    k = 1
    def get(self): return self.k
class B(A):
    k = 2.5
class C(B):
    def get(self): return "c"
def f(n):
    out = []
    things = [A(), B(), C(), A()]
    for i in range(n):
        thing = things[i * i % 4 if i > 60 else 0]
        if i == 90: A.k = 7
        if i == 120: B.get = lambda self: None
        out.append(thing.get())
    return out[40:]
f(150)`,
  "closures, defaults and keywords": `
def make(step):
    count = 0
    def add(by=1, *rest, scale=2, **more):
        nonlocal count
        count += by * scale + step + len(rest) + len(more)
        return count
    return add
def f(n):
    add = make(3)
    for i in range(n):
        add()
        add(i)
        add(i, 1, 2, scale=3)
        if i % 10 == 0: add(scale=i, other=1)
    return add(0)
f(120)`,
  "lists, slices and tuples": `
def f(n):
    items = list(range(n))
    out = []
    for i in range(n):
        a, b = items[i], items[-i - 1]
        items[i] = b
        if i % 7 == 0: items.append(a)
        if i % 11 == 0: out.extend(items[i:i + 3])
        out.append((a, b)[i % 2])
    try:
        while True: out.append(items[len(out)])
    except IndexError as error:
        out.append(str(error))
    return out[-50:], sum(items), len(out)
f(150)`,
  "dicts and sets": `
def f(n):
    counts, seen = {}, set()
    for i in range(n):
        key = (i * 7 % 13, "ab"[i % 2])
        counts[key] = counts.get(key, 0) + 1
        if key in seen: del counts[key]
        seen.add(i * i % 50)
        seen.add(key)
    total = 0
    for key, value in counts.items(): total += value * key[0]
    missing = 0
    for i in range(n):
        try: counts[i]
        except KeyError: missing += 1
    return total, len(seen), missing, list(counts)[:4]
f(150)`,
  "strings": `
def f(n):
    text, vowels = "", 0
    for i in range(n):
        text += chr(97 + i % 26)
        if text[-1] in "aeiou": vowels += 1
        if i % 40 == 39: text = text.upper()[::-1] + f"{i:03d}{vowels!r}"
    parts = [part for part in text.split("A") if part]
    return vowels, len(text), parts, "-".join(parts)[:40]
f(200)`,
  "exceptions in hot loops": `
def check(i):
    if i % 5 == 0: raise ValueError(i)
    if i % 7 == 0: return 1 // (i % 7)
    return i
def f(n):
    log = []
    for i in range(n):
        try:
            check(i)
        except ValueError as error:
            log.append(error.args[0])
        except ZeroDivisionError as error:
            log.append(str(error))
        else:
            if i % 31 == 0: log.append("else")
        finally:
            if i % 43 == 0: log.append("finally")
    return log[-40:]
f(200)`,
  "an exception that ends the program": `
def inner(i):
    return 10 // (150 - i)
def f(n):
    total = 0
    for i in range(n):
        total += inner(i)
    return total
f(200)`,
  "recursion": `
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
def deep(n):
    return 1 + deep(n + 1)
caught = 0
for i in range(3):
    try: deep(0)
    except RecursionError: caught += 1
fib(15), even(90), odd(90), caught`,
  "generators and comprehensions": `
def squares(n):
    for i in range(n):
        got = yield i * i
        if got: yield -got
def f(n):
    total = 0
    for value in squares(n): total += value
    walk = squares(n)
    next(walk)
    total += sum(walk.send(i) or 0 for i in range(1, 20))
    return total, [x for x in range(n) if x % 17 == 3], {x % 5: x for x in range(n)}
f(120)`,
  "code that is called back": `
class Key:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __eq__(self, other): return self.n == other.n
    def __hash__(self): return self.n % 7
    def __add__(self, other): return Key(self.n + other.n)
def f(n):
    keys = [Key(i * 37 % 101) for i in range(n)]
    order = [key.n for key in sorted(keys)]
    places = {}
    for key in keys: places[key] = places.get(key, 0) + 1
    total = Key(0)
    for key in keys: total = total + key
    return order[:9], len(places), total.n, max(keys, key=lambda k: -k.n).n
f(120)`,
  "nested loops with breaks": `
def f(n):
    found = []
    for i in range(2, n):
        for j in range(2, i):
            if i % j == 0: break
            if j * j > i:
                found.append(i)
                break
        else:
            found.append(-i)
    k = 0
    while k < n:
        k += 1
        if k % 3: continue
        while k % 5: k += 1
    return found[-20:], k
f(150)`,
};
