# Function composition, currying, pipelines by operators, memoising, folding, and small interpreters of functions.
class Pipe:
    def __init__(self, f=lambda x: x, name="id"):
        self.f, self.name = f, name

    def __call__(self, *args):
        return self.f(*args)

    def __or__(self, other):
        other = other if isinstance(other, Pipe) else Pipe(other, getattr(other, "__name__", "?"))
        return Pipe(lambda *a: other(self(*a)), f"{self.name} | {other.name}")

    def __ror__(self, value):
        return self(value)

    def __rshift__(self, other):
        return self | (lambda xs: map(other, xs))

    def __pow__(self, n):
        result = Pipe()
        for _ in range(n):
            result = result | self
        return result

    def __repr__(self):
        return f"<{self.name}>"


double, inc = Pipe(lambda x: x * 2, "double"), Pipe(lambda x: x + 1, "inc")
print((double | inc)(5), (inc | double | str | len)(500), 3 | double | inc, (double ** 5)(1), double | inc | str, [1, 2] | (Pipe() >> double) | Pipe(list), "b a" | Pipe(str.split, "split") | Pipe(sorted))


def curry(f, *held):
    n = f.__code__.co_argcount

    def take(*args):
        got = held + args
        return f(*got[:n]) if len(got) >= n else curry(f, *got)

    return take


@curry
def volume(a, b, c):
    return a * b * c


print(volume(2)(3)(4), volume(2, 3)(4), volume(2)(3, 4), volume()(2)()(3)(4))


def flip(f):
    return lambda a, b, *rest: f(b, a, *rest)


def juxt(*fs):
    return lambda *a: tuple(f(*a) for f in fs)


def thread(value, *forms):
    for form in forms:
        value = form[0](value, *form[1:]) if isinstance(form, tuple) else form(value)
    return value


def tap(f):
    def run(x):
        f(x)
        return x

    return run


def complement(f):
    return lambda *a: not f(*a)


def iterate(f, x):
    while True:
        yield x
        x = f(x)


def take(n, it):
    return [x for _, x in zip(range(n), it)]


def unfold(f, seed):
    while (step := f(seed)) is not None:
        value, seed = step
        yield value


def scan(f, items, start):
    result = [start]
    for x in items:
        result.append(f(result[-1], x))
    return result


def group(key, items):
    table = {}
    for x in items:
        table.setdefault(key(x), []).append(x)
    return table


log = []
print(flip(pow)(2, 5), juxt(min, max, sum, len)([3, 1, 2]), thread(5, (pow, 2), str, (str.zfill, 4)), thread([3, 1], tap(log.append), sorted, tap(log.append), sum), log, list(filter(complement(str.isdigit), "a1b2")))
print(take(6, iterate(lambda x: x * 3 % 7, 1)), list(unfold(lambda n: None if n == 0 else (n % 10, n // 10), 9875)), scan(lambda a, b: a * b, range(1, 6), 1), group(len, "a bb cc ddd".split()))


def fix(f):
    return lambda *a: f(fix(f), *a)


def church(n):
    return lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))


def maybe(*fs):
    def run(x):
        for f in fs:
            if x is None:
                return None
            x = f(x)
        return x

    return run


print(fix(lambda me, n: 1 if n < 2 else n * me(n - 1))(10), fix(lambda me, a, b: a if b == 0 else me(b, a % b))(48, 36), church(5)(lambda x: x + 2)(1), maybe({"a": {"b": 5}}.get, lambda d: d.get("b"), lambda n: n + 1)("a"), maybe({}.get, len)("x"))


def memo(f):
    table = {}

    def wrapped(*a):
        if a not in table:
            table[a] = f(*a)
        return table[a]

    wrapped.table = table
    return wrapped


@memo
def binomial(n, k):
    return 1 if k in (0, n) else binomial(n - 1, k - 1) + binomial(n - 1, k)


@memo
def collatz(n):
    return 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


print(binomial(30, 15), len(binomial.table), max(range(1, 1000), key=collatz), collatz(27))


def lens(*path):
    def get(x):
        for p in path:
            x = x[p]
        return x

    def put(x, f):
        if not path:
            return f(x)
        head, rest = path[0], lens(*path[1:])
        if isinstance(x, dict):
            return {**x, head: rest[1](x[head], f)}
        return [rest[1](v, f) if i == head else v for i, v in enumerate(x)]

    return get, put


data = {"a": [1, {"b": 2}], "c": 3}
get, put = lens("a", 1, "b")
print(get(data), put(data, lambda v: v * 10), data)


class Lazy:
    def __init__(self, f):
        self.f, self.done = f, False

    def __call__(self):
        if not self.done:
            self.value, self.done, self.f = self.f(), True, None
        return self.value


class Stream:
    def __init__(self, head, tail):
        self.head, self._tail = head, Lazy(tail)

    @property
    def tail(self):
        return self._tail()

    def take(self, n):
        s, out = self, []
        while n and s is not None:
            out.append(s.head)
            s, n = s.tail if n > 1 else s, n - 1
        return out

    def map(self, f):
        return Stream(f(self.head), lambda: self.tail.map(f))

    def filter(self, p):
        s = self
        while not p(s.head):
            s = s.tail
        return Stream(s.head, lambda: s.tail.filter(p))

    def zip(self, other, f):
        return Stream(f(self.head, other.head), lambda: self.tail.zip(other.tail, f))


def count(n):
    return Stream(n, lambda: count(n + 1))


def primes(s):
    return Stream(s.head, lambda: primes(s.tail.filter(lambda n: n % s.head)))


fibs = Stream(0, lambda: Stream(1, lambda: fibs.zip(fibs.tail, lambda a, b: a + b)))
print(count(5).map(lambda n: n * n).take(4), count(1).filter(lambda n: n % 3 == 0).take(4), primes(count(2)).take(12), fibs.take(20))
compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))
print(compose(str, abs, int)("-5"), compose()(7), list(map(compose(len, str), [1, 22, 333])), sum(map(lambda f: f(2), [lambda x: x, lambda x: x ** 2, lambda x: x ** 3])), [(lambda n=n: n ** 2)() for n in range(4)], (lambda f: f(f, 5))(lambda self, n: 1 if n == 0 else n * self(self, n - 1)))
