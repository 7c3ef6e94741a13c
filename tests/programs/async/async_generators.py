"""Asynchronous generators and comprehensions: their protocol, their ends, their errors."""
import asyncio
import contextlib
import inspect
import types
import warnings


def attempt(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


class Wait:
    """Awaits once, with a value for the loop."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


def drive(coroutine, answers=()):
    """Runs a coroutine by hand and lists what it yields."""
    answers = list(answers)
    seen = []
    value = None
    try:
        while True:
            seen.append(coroutine.send(value))
            value = answers.pop(0) if answers else None
    except StopIteration as stop:
        return seen, stop.value


async def counting(n):
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                print("    sent", got)
                await Wait(("sent", got))
    except ValueError as error:
        print("    caught", error)
        yield "after"
    finally:
        print("    finally")
        await Wait("closing")


async def protocol():
    g = counting(3)
    print(await anext(g), await g.asend("x"), await g.athrow(ValueError("v")))
    try:
        await anext(g)
    except StopAsyncIteration as error:
        print("stop", error.args)
    print(await anext(g, "default"))
    g = counting(2)
    print(await g.asend(None))
    await g.aclose()
    print("closed", [x async for x in g])
    g = counting(1)
    await g.aclose()
    print("closed before its start")
    async with contextlib.aclosing(counting(5)) as g:
        async for value in g:
            if value == 1:
                break
    return "done"


print(drive(protocol(), ["a", "b"]))


async def errors():
    g = counting(3)
    try:
        await g.asend(1)
    except TypeError as error:
        print(error)
    first = g.asend(None)
    print(drive(first))
    try:
        await first
    except RuntimeError as error:
        print(error)
    second = g.__anext__()
    try:
        second.throw(KeyError("k"))
    except KeyError as error:
        print("thrown", error)

    async def ignoring():
        try:
            yield 1
        finally:
            yield 2
    g = ignoring()
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as error:
        print(error)

    async def raising():
        yield 1
        raise StopAsyncIteration("own")
    try:
        [x async for x in raising()]
    except RuntimeError as error:
        print(error, repr(error.__cause__))

    async def stop():
        yield 1
        raise StopIteration("own")
    try:
        [x async for x in stop()]
    except RuntimeError as error:
        print(error, repr(error.__cause__))

    async def exits():
        yield 1
        raise GeneratorExit
    try:
        [x async for x in exits()]
    except GeneratorExit as error:
        print("GeneratorExit", error.args)


print(drive(errors()))


class Iter:
    def __init__(self, n, kind="ok"):
        self.n, self.kind = n, kind

    def __aiter__(self):
        if self.kind == "none":
            return 5
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return await Wait(self.n) or self.n

    if True:
        def __await__(self):
            return iter([])


class SyncNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 7


async def comprehensions():
    print([x async for x in Iter(3)], {x async for x in Iter(2)}, {x: -x async for x in Iter(2)})
    print([x + y async for x in Iter(2) for y in range(2)], [x async for x in Iter(4) if x % 2])
    print([[y async for y in Iter(x)] for x in range(3)], [await Wait(x) for x in range(2)])
    lazy = (x * 10 async for x in Iter(3))
    print(type(lazy).__name__, [x async for x in lazy], [x async for x in lazy])
    outer = ([y async for y in Iter(x)] for x in range(3))
    print(type(outer).__name__)
    print([x async for x in outer])
    for bad in (5, Iter(1, "none"), SyncNext(), [1]):
        try:
            async for x in bad:
                pass
        except TypeError as error:
            print(error)
    try:
        [x for x in Iter(1)]
    except TypeError as error:
        print(error)
    try:
        async with Iter(1):
            pass
    except TypeError as error:
        print(error)
    try:
        with counting(1):
            pass
    except TypeError as error:
        print(error)
    for i in range(3):
        async for x in Iter(2):
            if x == 0:
                continue
            print("    loop", i, x)
        else:
            print("    else")
    try:
        await 5
    except TypeError as error:
        print(error)
    try:
        await counting(1)
    except TypeError as error:
        print(error)


print(drive(comprehensions()))


def types_of():
    g = counting(1)
    print(type(g), inspect.isasyncgen(g), inspect.isasyncgenfunction(counting), g.ag_running, g.ag_await, g.ag_frame is not None, g.ag_code.co_name)
    with warnings.catch_warnings(action="ignore"):
        print(type(g.asend(None)).__name__, type(g.athrow(ValueError)).__name__, type(g.aclose()).__name__, type(anext(g, 1)).__name__)
    print(g.__name__, g.__qualname__, aiter(g) is g)
    coroutine = protocol()
    print(type(coroutine), coroutine.cr_await, coroutine.cr_running, coroutine.cr_code.co_name, inspect.getcoroutinestate(coroutine))
    coroutine.close()
    print(inspect.getcoroutinestate(coroutine))
    attempt("await closed", lambda: coroutine.send(None))
    attempt("aiter", lambda: aiter(5))
    attempt("anext", lambda: anext(5))
    attempt("anext default", lambda: anext(5, 1))
    attempt("iter", lambda: iter(protocol))
    attempt("next", lambda: next(g))


types_of()


@types.coroutine
def old_style(n):
    total = 0
    for i in range(n):
        total += (yield i) or 0
    return total


async def uses_old():
    return await old_style(3), await old_style(1)


print(drive(uses_old(), [10, 20, 30, 40]))


async def squares(n):
    for i in range(n):
        yield i * i


async def filtered(source, test):
    async for x in source:
        if test(x):
            yield x


async def hot():
    total = 0
    async for x in filtered(squares(300), lambda x: x % 3 == 1):
        total += x
    nested = [a * b async for a in squares(12) async for b in filtered(squares(12), lambda v: v % 2)]
    return total, sum(nested), len(nested)


print(asyncio.run(hot()))


async def delegating():
    """There is no yield from: it is written out."""
    async for x in squares(3):
        yield x
    yield "end"


async def producer(queue, n):
    for i in range(n):
        await asyncio.sleep(0)
        await queue.put(i)
    await queue.put(None)


async def drained(queue):
    while (item := await queue.get()) is not None:
        yield item


async def with_loop():
    queue = asyncio.Queue(2)
    task = asyncio.create_task(producer(queue, 6))
    got = [x async for x in drained(queue)]
    await task
    print(got, [x async for x in delegating()])
    gens = [squares(4), filtered(squares(6), bool)]
    rows = []
    while gens:
        for g in list(gens):
            try:
                rows.append(await anext(g))
            except StopAsyncIteration:
                gens.remove(g)
    print(rows)

    @contextlib.asynccontextmanager
    async def managed(name):
        print("    enter", name)
        try:
            yield name.upper()
        except KeyError as error:
            print("    swallowed", error)
        finally:
            await asyncio.sleep(0)
            print("    exit", name)

    async with managed("a") as a, managed("b") as b:
        print("   ", a, b)
        raise KeyError("inside")
    async with contextlib.AsyncExitStack() as stack:
        names = [await stack.enter_async_context(managed(n)) for n in "xy"]
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "    callback")
        print("   ", names)


asyncio.run(with_loop())
