# collections.deque: both ends, maxlen, rotation, iteration, errors.
from collections import deque


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError, RuntimeError) as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
print(d, len(d), d[0], d[-1], d[1], list(d), bool(d), bool(deque()), deque(), deque("abc"), deque([], 5), deque(range(10), maxlen=3), deque(x * x for x in range(3)))
print(d.append(4), d.appendleft(0), d, d.pop(), d.popleft(), d, d.extend([7, 8]), d.extendleft([9, 10]), d, d.count(2), d.index(3), d.remove(2), d, d.insert(1, "i"), d, d.reverse(), d, d.copy(), d.maxlen)
d = deque(range(6))
d.rotate()
print(d, end=" ")
d.rotate(2)
print(d, end=" ")
d.rotate(-3)
print(d, end=" ")
d.rotate(100)
print(d, end=" ")
d.rotate(0)
print(d)
d[0], d[-1] = "first", "last"
d[2] += 100
del d[1]
print(d, "last" in d, 5 in d, d.index("last"), list(reversed(d)), [x for x in d], d == deque(["first"]), sum(x for x in d if isinstance(x, int)))
b = deque(maxlen=3)
for i in range(5):
    b.append(i)
print(b, b.maxlen, b.appendleft("new"), b, b.extend("xyz"), b, b.extendleft("pq"), b, b.copy(), b + deque([1]), b * 2, deque([1, 2]) * 2, deque([1]) + deque([2]))
b += [1, 2]
print(b, deque([1, 2], 1), deque([1, 2, 3], maxlen=0), deque(maxlen=0).append(1))
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) == [1, 2], deque([1]) < deque([2]), deque([1, 2]) != deque([2, 1]), deque([1], 5) == deque([1]), deque([1, 2]) <= deque([1, 2, 3]), sorted([deque([2]), deque([1])]))
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque()[0])
attempt(lambda: d[100])
attempt(lambda: d["a"])
attempt(lambda: d[0:2])
attempt(lambda: deque([1]).remove(2))
attempt(lambda: deque([1]).index(2))
attempt(lambda: deque(5))
attempt(lambda: deque([], -1))
attempt(lambda: deque([], "a"))
attempt(lambda: deque([], 1, 2))
attempt(lambda: deque([1, 2], 2).insert(0, 5))
attempt(lambda: hash(deque()))
attempt(lambda: setattr(d, "maxlen", 5))
attempt(lambda: deque([1]) + [1])
attempt(lambda: deque([1]) * "a")
attempt(lambda: deque([1]) < [1])
attempt(lambda: d.rotate("a"))
attempt(lambda: d.append())
attempt(lambda: d.nope)
attempt(lambda: deque([1, 2, 3]).index(1, 1))


def mutate():
    q = deque([1, 2, 3])
    for x in q:
        q.append(x)


def shrink():
    q = deque([1, 2, 3])
    for x in q:
        q.popleft()


attempt(mutate)
attempt(shrink)
r = deque([1])
r.append(r)
print(r, deque([deque()]), str(deque("a")), f"{deque([1], 2)}", deque({"k": 1}))
it = iter(deque("ab"))
print(next(it), next(it), next(it, "end"), type(it).__name__, d.clear(), d, deque([3, 1]).__len__(), deque([1]).__contains__(1))
queue, seen, graph = deque(["a"]), ["a"], {"a": "bc", "b": "d", "c": "de", "d": "f", "e": "f", "f": ""}
while queue:
    node = queue.popleft()
    for n in graph[node]:
        if n not in seen:
            seen.append(n)
            queue.append(n)
print(seen)


def moving_average(values, n):
    window, total = deque(maxlen=n), 0
    for v in values:
        if len(window) == n:
            total -= window[0]
        window.append(v)
        total += v
        yield total / len(window)


def tail(lines, n):
    return list(deque(lines, n))


def josephus(n, k):
    circle = deque(range(1, n + 1))
    order = []
    while circle:
        circle.rotate(-(k - 1))
        order.append(circle.popleft())
    return order


def is_palindrome(s):
    letters = deque(c for c in s.lower() if c.isalpha())
    while len(letters) > 1:
        if letters.popleft() != letters.pop():
            return False
    return True


print(list(moving_average([1, 2, 3, 4, 5], 3)), tail(range(100), 3), josephus(7, 3), is_palindrome("Madam, I'm Adam"), is_palindrome("ab"))
big = deque()
for i in range(5000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
    if i % 5 == 0:
        big.appendleft(-i)
print(len(big), big[0], big[-1], big[len(big) // 2], sum(big), list(big)[:4])


class Named(deque):
    def __init__(self, name, items=()):
        super().__init__(items, 4)
        self.name = name


n = Named("q", range(10))
print(n, n.name, len(n), n.maxlen, n == deque([6, 7, 8, 9]), type(n).__name__)
