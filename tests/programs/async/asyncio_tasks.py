"""asyncio: tasks, futures, waiting for several, timeouts, cancellation."""
import asyncio


def attempt(fn, *args):
    try:
        print("ok", fn(*args))
    except BaseException as error:
        print(type(error).__name__, error)


async def say(name, turns):
    for i in range(turns):
        print(name, i)
        await asyncio.sleep(0)
    return name * 2


async def turns():
    a = asyncio.create_task(say("a", 3))
    b = asyncio.create_task(say("b", 2), name="bee")
    print(a.done(), b.get_name(), asyncio.current_task() is not None, len(asyncio.all_tasks()))
    print(await a, await b, a.result(), b.exception(), a.done(), a.cancelled())
    print(await asyncio.gather(say("x", 2), say("y", 1), asyncio.sleep(0, "slept")))
    print(await asyncio.gather())


asyncio.run(turns())


async def ordered():
    async def after(delay, value):
        await asyncio.sleep(delay)
        print("after", value)
        return value
    results = await asyncio.gather(after(0.6, 3), after(0.001, 1), after(0.3, 2))
    print(results)
    for first in asyncio.as_completed([after(0.12, "slow"), after(0.001, "fast")]):
        print("completed", await first)
    async for task in asyncio.as_completed([asyncio.create_task(after(0.12, "p")), asyncio.create_task(after(0.001, "q"))]):
        print("completed", task.done(), task.result())
    done, pending = await asyncio.wait([asyncio.create_task(after(0.001, "w1")), asyncio.create_task(after(5, "w2"))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
    for t in pending:
        t.cancel()
    done, pending = await asyncio.wait([asyncio.ensure_future(after(1, "w3"))], timeout=0.001)
    print(len(done), len(pending))
    pending.pop().cancel()


asyncio.run(ordered())


async def failing(message, delay=0):
    await asyncio.sleep(delay)
    raise ValueError(message)


async def errors():
    try:
        await asyncio.gather(failing("one"), say("g", 1), failing("two"))
    except ValueError as error:
        print("caught", error)
    print(await asyncio.gather(failing("one"), say("g", 1), return_exceptions=True))
    t = asyncio.create_task(failing("task"))
    try:
        await t
    except ValueError as error:
        print(error, t.exception() is error, t.done())
    attempt(t.result)
    done, pending = await asyncio.wait([asyncio.create_task(failing("w")), asyncio.create_task(asyncio.sleep(3))],
                                       return_when=asyncio.FIRST_EXCEPTION)
    print([d.exception() for d in done], len(pending))
    [p.cancel() for p in pending]


asyncio.run(errors())


async def cancellations():
    async def worker(log):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            log.append(("cancelled", error.args))
            raise
        finally:
            log.append("cleanup")
    log = []
    t = asyncio.create_task(worker(log))
    await asyncio.sleep(0)
    print(t.cancel("why"), t.cancelling(), t.cancelled())
    try:
        await t
    except asyncio.CancelledError as error:
        print("task cancelled", error.args)
    print(log, t.cancelled(), t.done(), t.cancel())
    attempt(t.result)
    attempt(t.exception)
    never = asyncio.create_task(say("never", 1))
    never.cancel()
    attempt_async = await asyncio.gather(never, return_exceptions=True)
    print(attempt_async)

    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "refused"
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled())
    group = asyncio.gather(asyncio.sleep(10), asyncio.sleep(10))
    await asyncio.sleep(0)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("group cancelled")
    inner = asyncio.create_task(asyncio.sleep(0.002, "inner result"))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", inner.done())
    print(await inner)


asyncio.run(cancellations())


async def timeouts():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.001)
    except TimeoutError as error:
        print("timeout", repr(error), type(error.__cause__).__name__)
    print(await asyncio.wait_for(asyncio.sleep(0, "quick"), 5), await asyncio.wait_for(asyncio.sleep(0, "none"), None))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except asyncio.TimeoutError:
        print("at once")
    try:
        async with asyncio.timeout(0.001) as scope:
            await asyncio.sleep(10)
    except TimeoutError:
        print("scope", scope.expired())
    async with asyncio.timeout(None) as scope:
        await asyncio.sleep(0)
    print(scope.expired(), scope.when())
    async with asyncio.timeout(10) as scope:
        scope.reschedule(None)
    print(scope.expired())
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise KeyError("other")
    except KeyError as error:
        print("other", error, type(error.__context__).__name__)
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(0.001):
                await asyncio.sleep(1)
    except TimeoutError:
        print("nested")
    attempt(scope.reschedule, 3)


asyncio.run(timeouts())


async def futures():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), asyncio.isfuture(f), asyncio.isfuture(3))
    attempt(f.result)
    attempt(f.exception)
    f.add_done_callback(lambda fut: print("callback", fut.result()))
    loop.call_soon(f.set_result, 42)
    print(await f, f)
    attempt(f.set_result, 3)
    g = loop.create_future()
    g.set_exception(KeyError)
    print(g)
    attempt(g.result)
    attempt(g.set_exception, 3)
    h = loop.create_future()
    print(h.cancel(), h.cancelled(), h, h.cancel())
    attempt(h.set_exception, ValueError("x"))
    k = loop.create_future()
    attempt(k.set_exception, 3)
    k.set_exception(StopIteration())
    attempt(k.result)
    order = []
    for i in range(3):
        loop.call_soon(order.append, i)
    loop.call_later(0.06, order.append, "later")
    loop.call_at(loop.time() + 0.02, order.append, "sooner")
    cancelled = loop.call_soon(order.append, "no")
    cancelled.cancel()
    await asyncio.sleep(0.1)
    print(order, cancelled.cancelled(), loop.is_running(), loop.is_closed())

    async def yields_badly():
        class Bad:
            def __await__(self):
                yield 3
        await Bad()
    try:
        await asyncio.create_task(yields_badly())
    except RuntimeError as error:
        print(error)
    t = asyncio.create_task(asyncio.sleep(0))
    attempt(t.set_result, 3)
    attempt(asyncio.ensure_future, 3)
    attempt(asyncio.create_task, 3)
    await t


asyncio.run(futures())


async def groups():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(say("t1", 2))
        b = tg.create_task(say("t2", 1))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(failing("in group"))
            tg.create_task(asyncio.sleep(10))
            await asyncio.sleep(10)
    except* ValueError as eg:
        print(repr(eg), eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(10))
            raise KeyError("body")
    except BaseExceptionGroup as eg:
        print(repr(eg))
    tg = asyncio.TaskGroup()
    c = say("x", 1)
    attempt(tg.create_task, c)
    async with tg:
        pass
    c = say("x", 1)
    attempt(lambda: tg.create_task(c))


asyncio.run(groups())
attempt(asyncio.run, 3)
attempt(asyncio.get_running_loop)


async def nested():
    c = say("n", 1)
    attempt(asyncio.run, c)
    c.close()
    return "done"


print(asyncio.run(nested()))


async def raises():
    raise LookupError("from run")


attempt(asyncio.run, raises())


async def leaves_tasks():
    async def background():
        try:
            await asyncio.sleep(100)
        finally:
            print("background cancelled")
    asyncio.create_task(background())
    await asyncio.sleep(0)
    return "left"


print(asyncio.run(leaves_tasks()))
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, 1)), runner.run(asyncio.sleep(0, 2)))
attempt(lambda: runner.run(None))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, "loop")))
loop.close()
attempt(loop.call_soon, print)
print(asyncio.iscoroutine(3))

# fuel varies: it depends on the clock
