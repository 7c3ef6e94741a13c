"""Coroutines, async generators, async for, async with, driven by hand."""
import types


def run(coro):
    "Drives a coroutine; what it yields is printed."
    sent = None
    while True:
        try:
            value = coro.send(sent)
        except StopIteration as stop:
            return stop.value
        print("  yielded", value)
        sent = f"reply to {value}"


def attempt(fn, *args):
    try:
        print("ok", fn(*args))
    except BaseException as error:
        print(type(error).__name__, error)


class Wait:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        got = yield self.what
        return got


@types.coroutine
def old_style(x):
    got = yield x
    return ("old", got)


async def simple():
    return 1


async def chain(n):
    if n == 0:
        return await Wait("bottom")
    return (n, await chain(n - 1))


print(run(simple()), run(chain(3)), run(chain(200))[0])


async def uses_old():
    return await old_style("o")


print(run(uses_old()))
c = simple()
print(type(c), c.cr_running, c.cr_suspended, c.cr_await, c.cr_code.co_name, c.__name__, c.__qualname__)
print(repr(c).startswith("<coroutine object simple at 0x"))
c.close()
attempt(c.send, None)
attempt(lambda: run(simple()).x)
c = chain(1)
attempt(c.send, 5)
print(c.send(None), c.cr_suspended, c.cr_await is not None)
attempt(c.throw, ValueError("in"))
attempt(c.send, None)
c = simple()
attempt(lambda: iter(c))
attempt(lambda: list(c))
c.close()


async def awaits(thing):
    return await thing


class BadAwait:
    def __await__(self):
        return 3


class CoroAwait:
    def __await__(self):
        return c


class Awaited:
    def __await__(self):
        return iter(self)

    def __iter__(self):
        yield "a"
        return (yield "b")


for thing in (3, None, [1], (x for x in ()), BadAwait(), CoroAwait()):
    attempt(run, awaits(thing))
print(run(awaits(Awaited())))
done = simple()
run(done)
attempt(run, awaits(done))


# --- exceptions and finally
async def guarded(log):
    try:
        await Wait("g")
    except KeyError as error:
        log.append(("key", error))
        await Wait("handler")
    finally:
        log.append("finally")
        await Wait("cleanup")
    return "end"


log = []
g = guarded(log)
print(g.send(None), g.throw(KeyError("k")), g.send(None))
attempt(g.send, None)
print(log)
log = []
g = guarded(log)
g.send(None)
attempt(g.close)
attempt(g.close)


async def raises_stop():
    raise StopIteration(3)


async def raises_stop_async():
    raise StopAsyncIteration(3)


attempt(run, raises_stop())
attempt(run, raises_stop_async())


# --- async with
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Wait("enter " + self.name)
        return self.name

    async def __aexit__(self, kind, value, tb):
        await Wait(f"exit {self.name} {kind and kind.__name__}")
        return self.swallow


async def with_statements():
    async with Manager("a") as a, Manager("b") as b:
        print("  body", a, b)
    async with Manager("c", True):
        raise ValueError("swallowed")
    try:
        async with Manager("d"):
            raise ValueError("passes")
    except ValueError as error:
        print("  caught", error)
    for i in range(3):
        async with Manager(str(i)):
            if i == 0:
                continue
            if i == 1:
                break
    async with Manager("r"):
        return "returned"


print(run(with_statements()))


class NotAsync:
    def __enter__(self): return self
    def __exit__(self, *a): pass


class Half:
    async def __aenter__(self): pass


class PlainEnter:
    def __aenter__(self): return 3
    def __aexit__(self, *a): return 3


async def use(manager):
    async with manager:
        pass


for manager in (NotAsync(), Half(), PlainEnter(), 3):
    attempt(run, use(manager))


async def use_sync(m):
    with m:
        pass


attempt(run, use_sync(Manager("x")))


# --- async for
class Counter:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        if self.i % 2:
            await Wait(f"next {self.i}")
        return self.i


async def loops():
    total = 0
    async for x in Counter(4):
        total += x
    else:
        print("  else", total)
    async for x in Counter(10):
        if x == 2:
            continue
        if x == 3:
            break
    else:
        print("never")
    return total


print(run(loops()))


class BadIter:
    def __aiter__(self): return 3


class BadNext:
    def __aiter__(self): return self
    def __anext__(self): return 3


async def loop_over(x):
    async for _ in x:
        pass


for bad in ([1], 3, BadIter(), BadNext()):
    attempt(run, loop_over(bad))


# --- async generators
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                print("  got", got)
            await Wait(f"between {i}")
    finally:
        print("  agen finally")


async def consume():
    return [x async for x in agen(3)]


print(run(consume()))
print(run(loop_over(agen(1))))
ag = agen(3)
print(type(ag), ag.ag_running, ag.ag_await, ag.__name__, repr(ag).startswith("<async_generator object agen at"))


async def by_hand():
    a = agen(5)
    print("  ", await a.__anext__(), await a.asend("hello"), await anext(a))
    try:
        await a.athrow(ValueError("thrown"))
    except ValueError as error:
        print("   out", error)
    try:
        await a.__anext__()
    except StopAsyncIteration as error:
        print("   stopped", error.args)
    print("  ", await anext(a, "default"), await a.aclose())
    b = agen(3)
    await anext(b)
    print("  ", await b.aclose(), await anext(b, "closed"))
    d = agen(2)
    print("  ", await d.aclose(), await anext(d, "never started"))
    e = agen(1)
    try:
        await e.asend(3)
    except TypeError as error:
        print("   ", error)
    step = e.__anext__()
    await step
    try:
        await step
    except RuntimeError as error:
        print("   ", error)
    close = e.aclose()
    await close
    try:
        await close
    except RuntimeError as error:
        print("   ", error)


run(by_hand())


async def ignores_exit():
    for i in range(2):
        try:
            yield i
        except GeneratorExit:
            pass


async def close_ignoring():
    a = ignores_exit()
    await anext(a)
    try:
        await a.aclose()
    except RuntimeError as error:
        print("  ", error)
    await anext(a, None)


run(close_ignoring())


async def stop_inside():
    yield 1
    raise StopAsyncIteration("x")


async def stop_inside2():
    yield 1
    raise StopIteration("x")


attempt(run, loop_over(stop_inside()))
attempt(run, loop_over(stop_inside2()))


async def running_twice():
    async def slow():
        await Wait("slow")
        yield 1
    a = slow()
    one, two = a.__anext__(), a.__anext__()
    print(one.send(None), a.ag_running)
    attempt(two.send, None)
    attempt(one.send, None)
    print(a.ag_running)


run(running_twice())
attempt(aiter, 3)
attempt(anext, 3)
attempt(aiter, BadIter())
print(type(aiter(agen(1))))


# --- comprehensions
async def comprehensions():
    print([x async for x in Counter(3)], {x: x async for x in Counter(2)}, {x async for x in Counter(2)})
    print([await Wait(x) for x in "ab"], [x + y async for x in Counter(2) for y in (10, 20) if x])
    g = (x * 2 async for x in Counter(3) if x != 2)
    print(type(g).__name__, [v async for v in g])
    h = (await Wait(i) for i in range(2))
    print(type(h).__name__, [v async for v in h])
    print([[y async for y in Counter(x)] for x in (1, 2)])
    print(max([x async for x in Counter(3)], default=0), [i for i in [1] if await Wait("cond")])
    return f"{await Wait('f')!r}", lambda: 3, not await Wait("not")


print(run(comprehensions())[0])


async def expressions():
    x = (await Wait(1), [await Wait(2)], {"k": await Wait(3)})
    y = await Wait("a") if await Wait("c") else await Wait("b")
    z = await Wait("p") + await Wait("q")
    assert await Wait("assert")
    d = {}
    d[await Wait("key")] = await Wait("value")
    print(x, y, z, d)
    while await Wait("while"):
        break
    with await_manager(await Wait("m")) as m:
        print(m)
    return await Wait("ret") or await Wait("never")


class await_manager:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): pass


print(run(expressions()))


# --- recursion and depth
async def deep(n):
    return 0 if n == 0 else 1 + await deep(n - 1)


print(run(deep(300)))


async def agen_deep(n):
    if n:
        async for x in agen_deep(n - 1):
            yield x
    yield n




async def collect(a):
    return [x async for x in a]


print(run(collect(agen_deep(20))))
for source in ("async def f():\n yield 1\n return 2", "async def f():\n yield from x", "def f():\n await x",
               "def f():\n async with x: pass", "[x async for x in y]", "async def f():\n [await x for x in y]",
               "async def f():\n def g(): await x", "await x", "async def f():\n lambda: await x",
               "def f():\n [x async for x in y]"):
    try:
        compile(source, "s", "exec")
        print("fine")
    except SyntaxError as error:
        print(error)
