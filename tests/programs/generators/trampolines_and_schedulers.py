# Generators as coroutines: a trampoline for deep recursion, a scheduler with futures, channels, tree comparison.
def trampoline(generator):
    stack, value = [generator], None
    while stack:
        try:
            following = stack[-1].send(value)
            value = None
            if hasattr(following, "send"):
                stack.append(following)
            else:
                value = following
        except StopIteration as e:
            stack.pop()
            value = e.value
    return value


def depth(n):
    if n == 0:
        return 0
    result = yield depth(n - 1)
    return result + 1


def fib(n):
    if n < 2:
        return n
    a = yield fib(n - 1)
    b = yield fib(n - 2)
    return a + b


def even(n):
    if n == 0:
        return True
    return (yield odd(n - 1))


def odd(n):
    if n == 0:
        return False
    return (yield even(n - 1))


print(trampoline(depth(5000)), trampoline(fib(12)), trampoline(even(3001)))


class Future:
    def __init__(self):
        self.done, self.value, self.callbacks = False, None, []

    def set(self, value):
        self.done, self.value = True, value
        for f in self.callbacks:
            f(self)

    def __iter__(self):
        if not self.done:
            yield self
        return self.value


class Loop:
    def __init__(self):
        self.ready, self.time, self.timers, self.log, self.alive = [], 0, [], [], 0

    def spawn(self, generator, name="task"):
        future = Future()
        self.alive += 1
        self.ready.append((generator, None, future, name))
        return future

    def sleep(self, t):
        future = Future()
        self.timers.append((self.time + t, len(self.timers), future))
        return future

    def step(self, generator, value, future, name):
        try:
            waiting = generator.send(value)
        except StopIteration as e:
            self.alive -= 1
            self.log.append(f"{self.time} {name} done {e.value}")
            future.set(e.value)
        except Exception as e:
            self.alive -= 1
            self.log.append(f"{self.time} {name} failed {e!r}")
            future.set(None)
        else:
            if waiting is None:
                self.ready.append((generator, None, future, name))
            else:
                waiting.callbacks.append(lambda f: self.ready.append((generator, f.value, future, name)))

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                self.step(*self.ready.pop(0))
            if self.timers:
                self.timers.sort(key=lambda t: t[:2])
                self.time, _, future = self.timers.pop(0)
                future.set(self.time)
        return self.log


loop = Loop()


def worker(name, delays):
    for d in delays:
        now = yield from loop.sleep(d)
        loop.log.append(f"{now} {name} woke")
    return sum(delays)


def parent():
    children = [loop.spawn(worker("w1", [3, 3]), "w1"), loop.spawn(worker("w2", [2, 2, 2]), "w2")]
    results = []
    for c in children:
        results.append((yield from c))
    yield
    return results


def failing():
    yield from loop.sleep(1)
    raise ValueError("oops")


loop.spawn(parent(), "parent")
loop.spawn(failing(), "failing")
for line in loop.run():
    print(line)


class Channel:
    def __init__(self):
        self.items, self.closed = [], False


def producer(channel, n):
    for i in range(n):
        while len(channel.items) >= 2:
            yield "full"
        channel.items.append(i)
        yield f"put {i}"
    channel.closed = True


def consumer(channel, out):
    while True:
        if channel.items:
            x = channel.items.pop(0)
            out.append(x)
            yield f"got {x}"
        elif channel.closed:
            return
        else:
            yield "empty"


def round_robin(*tasks):
    tasks = list(tasks)
    while tasks:
        for t in list(tasks):
            try:
                yield next(t)
            except StopIteration:
                tasks.remove(t)


channel, out = Channel(), []
print(list(round_robin(producer(channel, 4), consumer(channel, out), consumer(channel, out))), out)


def fringe(tree):
    if isinstance(tree, tuple):
        for t in tree:
            yield from fringe(t)
    else:
        yield tree


def same_fringe(a, b):
    end = object()
    fa, fb = fringe(a), fringe(b)
    while True:
        x, y = next(fa, end), next(fb, end)
        if x != y:
            return False
        if x is end:
            return True


print(same_fringe((1, (2, 3)), ((1, 2), 3)), same_fringe((1, 2), (1, (3,))), same_fringe((1,), (1, 2)))


def accumulator():
    total, count, last = 0, 0, None
    while True:
        command = yield last
        if command is None:
            last = (total, count)
        elif command == "reset":
            total = count = 0
            last = "reset"
        else:
            total, count = total + command, count + 1
            last = total / count


acc = accumulator()
next(acc)
print([acc.send(x) for x in (10, 20, 60, None, "reset", 7, None)])


def lines(chunks):
    buffer = ""
    for chunk in chunks:
        buffer += chunk
        while "\n" in buffer:
            line, buffer = buffer.split("\n", 1)
            yield line
    if buffer:
        yield buffer


def grouped(items, n):
    group = []
    for x in items:
        group.append(x)
        if len(group) == n:
            yield group
            group = []
    if group:
        yield group


print(list(lines(["ab", "c\nde", "\n\nf", "g"])), list(grouped("abcdefg", 3)))


def tree_walk(node):
    command = yield node
    while command != "up":
        if command in node:
            yield from tree_walk(node[command])
        command = yield node


walker = tree_walk({"a": {"b": {}}, "c": {}})
print(next(walker), walker.send("a"), walker.send("b"), walker.send("up"), walker.send("up"), walker.send("c"))


def permutations_by_swap(items, k=0):
    if k == len(items):
        yield tuple(items)
    for i in range(k, len(items)):
        items[k], items[i] = items[i], items[k]
        yield from permutations_by_swap(items, k + 1)
        items[k], items[i] = items[i], items[k]


def ruler():
    yield 0
    for n in ruler():
        yield n + 1
        yield 0


def hamming():
    def multiply(k, it):
        return (k * x for x in it)

    out = [1]
    i2 = i3 = i5 = 0
    while True:
        yield out[-1]
        following = min(2 * out[i2], 3 * out[i3], 5 * out[i5])
        out.append(following)
        i2 += 2 * out[i2] == following
        i3 += 3 * out[i3] == following
        i5 += 5 * out[i5] == following


print(list(permutations_by_swap([1, 2, 3])), [x for _, x in zip(range(16), ruler())], [x for _, x in zip(range(15), hamming())])
