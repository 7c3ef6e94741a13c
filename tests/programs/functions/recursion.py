# Recursion: direct, mutual, deep enough to need real frames, and the limit.
import sys


def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a, b, c, moves):
    if n == 0:
        return
    hanoi(n - 1, a, c, b, moves)
    moves.append((a, c))
    hanoi(n - 1, b, a, c, moves)


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x


def hofstadter_f(n):
    return 1 if n == 0 else n - hofstadter_m(hofstadter_f(n - 1))


def hofstadter_m(n):
    return 0 if n == 0 else n - hofstadter_f(hofstadter_m(n - 1))


print(factorial(25), factorial(0))
print(ackermann(2, 3), ackermann(1, 5))
moves = []
hanoi(4, "a", "b", "c", moves)
print(len(moves), moves[:5])
print(permutations([1, 2, 3]))
print(list(flatten([1, [2, [3, [4, [5]]], []], 6])))
print([hofstadter_f(n) for n in range(12)], [hofstadter_m(n) for n in range(12)])


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __len__(self):
        return len(self)


sys.setrecursionlimit(150)
for action in (lambda: Loop().a, lambda: len(Loop())):
    try:
        action()
    except RecursionError as e:
        print("RecursionError", issubclass(type(e), RuntimeError))
sys.setrecursionlimit(1000)


# After a RecursionError all goes on; caught in the depths it can be handled there.
def handle(n):
    try:
        return handle(n + 1)
    except RecursionError:
        return "handled deep"


print(handle(0))
print(depth(500))


def counting_finally(n, log):
    try:
        if n == 0:
            raise ValueError("bottom")
        counting_finally(n - 1, log)
    finally:
        log.append(n)


log = []
try:
    counting_finally(50, log)
except ValueError as e:
    print(e, log == list(range(51)))


def power_set(items):
    if not items:
        return [[]]
    rest = power_set(items[1:])
    return rest + [[items[0]] + r for r in rest]


print(sorted(power_set([1, 2, 3])))


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


print(gcd(1071, 462), gcd(2**80, 2**40 * 3))


def collatz(n, steps=0):
    return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)


print([collatz(n) for n in range(1, 20)])


def quick_sort(xs):
    if not xs:
        return []
    pivot, *rest = xs
    return quick_sort([x for x in rest if x < pivot]) + [pivot] + quick_sort([x for x in rest if x >= pivot])


print(quick_sort([5, 3, 8, 1, 9, 2, 7, 3]))
