# Pipelines and coroutines made of generators.
def read(text):
    for number, line in enumerate(text.splitlines(), 1):
        yield number, line


def strip_comments(lines):
    for number, line in lines:
        line = line.split("#")[0].rstrip()
        if line:
            yield number, line


def parse(lines):
    for number, line in lines:
        key, sep, value = line.partition("=")
        if not sep:
            raise SyntaxError(f"line {number}: no '=' in {line!r}")
        yield key.strip(), value.strip()


text = """
# settings
name = whip
size = 3  # small
colour=green
"""
print(dict(parse(strip_comments(read(text)))))
try:
    list(parse(strip_comments(read("a=1\nbad line"))))
except SyntaxError as e:
    print(e)


def take(n, iterable):
    for i, x in enumerate(iterable):
        if i >= n:
            return
        yield x


def naturals(start=0):
    while True:
        yield start
        start += 1


def sieve():
    composites = {}
    for n in naturals(2):
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            yield n
            composites[n * n] = [n]


print(list(take(15, sieve())))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(list(take(12, fibonacci())))


def window(iterable, n):
    it = iter(iterable)
    current = tuple(take(n, it))
    if len(current) == n:
        yield current
    for x in it:
        current = current[1:] + (x,)
        yield current


print(list(window("abcde", 3)), list(window("ab", 3)))


def chunk(iterable, n):
    it = iter(iterable)
    while piece := list(take(n, it)):
        yield piece


print(list(chunk(range(7), 3)))


def interleave(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        for it in list(iterators):
            try:
                yield next(it)
            except StopIteration:
                iterators.remove(it)


print("".join(interleave("abc", "12345", "xy")))


def merge(a, b):
    a, b = iter(a), iter(b)
    end = object()
    x, y = next(a, end), next(b, end)
    while x is not end or y is not end:
        if y is end or (x is not end and x <= y):
            yield x
            x = next(a, end)
        else:
            yield y
            y = next(b, end)


print(list(merge([1, 4, 6], [2, 3, 5, 9])))


# Consumers.
def coroutine(function):
    def start(*args):
        g = function(*args)
        next(g)
        return g

    return start


@coroutine
def grep(word, target):
    while True:
        line = yield
        if word in line:
            target.send(line)


@coroutine
def collect(into):
    try:
        while True:
            into.append((yield))
    except GeneratorExit:
        into.append("closed")
        raise


@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


fish, all_lines = [], []
collector = collect(fish)
source = broadcast(grep("fish", collector), collect(all_lines))
for line in ["one fish", "two birds", "red fish"]:
    source.send(line)
collector.close()
print(fish, all_lines)


# A round-robin scheduler.
def task(name, steps):
    for i in range(steps):
        yield f"{name}{i}"
    return name


def scheduler(tasks):
    queue = list(tasks)
    while queue:
        current = queue.pop(0)
        try:
            yield next(current)
            queue.append(current)
        except StopIteration as e:
            yield f"{e.value} done"


print(list(scheduler([task("a", 2), task("b", 3), task("c", 1)])))
