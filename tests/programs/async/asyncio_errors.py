# fuel varies: it looks at the clock
"""asyncio when things go wrong: cancellation, timeouts, groups of tasks, shields, what gather does with errors."""
import asyncio
import contextvars


log = []


def say(*words):
    print("   ", *words)


async def work(name, steps, fail=None):
    try:
        for i in range(steps):
            await asyncio.sleep(0)
        if fail is not None:
            raise fail
        return name
    except asyncio.CancelledError as error:
        say(name, "cancelled", error.args)
        raise


async def gathering():
    print("gather")
    say(await asyncio.gather(work("a", 3), work("b", 1), asyncio.sleep(0, "c")))
    say(await asyncio.gather(work("a", 1), work("b", 2, ValueError("bad")), return_exceptions=True))
    slow = asyncio.create_task(work("slow", 8))
    try:
        await asyncio.gather(slow, work("b", 1, KeyError("first")))
    except KeyError as error:
        say("gather raised", repr(error), slow.done())
    say(await slow)
    group = asyncio.gather(work("x", 9), work("y", 9))
    await asyncio.sleep(0)
    say("cancel", group.cancel(), group.done())
    try:
        await group
    except asyncio.CancelledError as error:
        say("group cancelled", error.args)
    say(await asyncio.gather())
    same = work("same", 1)
    say(await asyncio.gather(same, same))


async def timeouts():
    print("timeouts")
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except TimeoutError as error:
        say("wait_for", repr(error), repr(error.__cause__), type(error) is asyncio.TimeoutError)
    say(await asyncio.wait_for(work("in time", 2), 5), await asyncio.wait_for(work("no limit", 1), None))
    try:
        async with asyncio.timeout(0.001) as limit:
            await asyncio.sleep(5)
    except TimeoutError:
        say("timeout", limit.expired())
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                say("seen inside")
                raise ValueError("instead")
    except ValueError as error:
        say(repr(error))
    async with asyncio.timeout(None) as limit:
        say(limit.when(), limit.expired())
        limit.reschedule(None)
    try:
        async with asyncio.timeout(10):
            async with asyncio.timeout(0.001):
                await asyncio.sleep(3)
    except TimeoutError as error:
        say("inner", type(error.__cause__).__name__)
    try:
        await asyncio.wait_for(work("late", 50), 0)
    except TimeoutError:
        say("zero")


async def cancelling():
    print("cancel")
    task = asyncio.create_task(work("t", 10))
    await asyncio.sleep(0)
    say(task.cancel("why"), task.cancelling(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        say("awaited", error.args, task.cancelled(), task.cancel())

    async def stubborn():
        for i in range(3):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                say("ignored", i, asyncio.current_task().cancelling())
                asyncio.current_task().uncancel()
        return "survived"
    task = asyncio.create_task(stubborn())
    for i in range(3):
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
    say(await task, task.cancelling())

    inner = asyncio.create_task(work("inner", 4))
    outer = asyncio.ensure_future(asyncio.shield(inner))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        say("outer cancelled", inner.cancelled())
    say(await inner)

    async def cleanup():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(0)
            say("cleaned up")
    task = asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    task.cancel()
    say(await asyncio.wait([task]) == ({task}, set()))
    early = asyncio.create_task(work("never started", 1))
    early.cancel()
    say((await asyncio.gather(early, return_exceptions=True)))


async def groups():
    print("groups")
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n, i)) for i, n in enumerate("abc")]
    say([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("ok", 1))
            group.create_task(work("bad", 2, ValueError("one")))
            group.create_task(work("worse", 2, TypeError("two")))
            group.create_task(work("long", 20))
    except* ValueError as error:
        say("value", error.exceptions)
    except* TypeError as error:
        say("type", error.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("victim", 20))
            await asyncio.sleep(0)
            raise LookupError("body")
    except ExceptionGroup as error:
        say(error, error.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            async with asyncio.TaskGroup() as nested:
                nested.create_task(work("deep", 1, OSError("deep")))
            say("not reached")
    except ExceptionGroup as error:
        say(repr(error))
    try:
        group.create_task(work("late", 1))
    except RuntimeError as error:
        say(str(error)[:10], "is finished" in str(error) or str(error))


async def waiting():
    print("wait")
    tasks = [asyncio.create_task(work(n, s, f), name=n) for n, s, f in [("p", 1, None), ("q", 4, None), ("r", 2, ValueError("r"))]]
    done, left = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    say(sorted(t.get_name() for t in done), sorted(t.get_name() for t in left))
    done, left = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    say(sorted(t.get_name() for t in done), sorted(t.get_name() for t in left))
    say(repr(tasks[2].exception()))
    done, left = await asyncio.wait(tasks, timeout=0.001)
    say(len(done), len(left))
    for step in asyncio.as_completed([work("one", 3), work("two", 1), work("three", 2)]):
        say(await step)
    async for task in asyncio.as_completed([asyncio.create_task(work("u", 2)), asyncio.create_task(work("v", 1))]):
        say(task.result())
    try:
        await asyncio.wait([])
    except ValueError as error:
        say(error)
    coroutine = work("coroutine", 1)
    try:
        await asyncio.wait([coroutine])
    except TypeError as error:
        say(error)
    coroutine.close()


async def futures():
    print("futures")
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for attempt in (future.result, future.exception):
        try:
            attempt()
        except asyncio.InvalidStateError as error:
            say(error)
    future.add_done_callback(lambda f: say("callback", f.result()))
    loop.call_soon(future.set_result, 42)
    say(await future, future.done())
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        say(error)
    failed = loop.create_future()
    failed.set_exception(KeyError("k"))
    say(repr(failed.exception()))
    try:
        await failed
    except KeyError as error:
        say("raised", error)
    order = []
    now = loop.time()
    loop.call_at(now + 0.002, order.append, "later")
    loop.call_at(now + 0.001, order.append, "sooner")
    handle = loop.call_later(0.5, order.append, "never")
    handle.cancel()
    loop.call_soon(order.append, "soon")
    await asyncio.sleep(0.004)
    say(order, handle.cancelled())


async def misuse():
    print("misuse")
    task = asyncio.current_task()
    nested = work("nested", 1)
    try:
        asyncio.run(nested)
    except RuntimeError as error:
        say(error)
    nested.close()
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as error:
        say(error)
    queue = asyncio.Queue(1)
    queue.put_nowait(1)
    for attempt in (lambda: queue.put_nowait(2), lambda: (queue.get_nowait(), queue.get_nowait())):
        try:
            attempt()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            say(repr(error))
    try:
        queue.task_done()
        queue.task_done()
        queue.task_done()
    except ValueError as error:
        say(error)
    try:
        asyncio.create_task(5)
    except TypeError as error:
        say(error)
    try:
        await asyncio.gather(5)
    except TypeError as error:
        say(error)
    semaphore = asyncio.BoundedSemaphore(1)
    try:
        semaphore.release()
    except ValueError as error:
        say(error)
    queue = asyncio.Queue()
    queue.shutdown()
    try:
        await queue.get()
    except asyncio.QueueShutDown as error:
        say(repr(error))
    barrier = asyncio.Barrier(2)
    say(sorted(await asyncio.gather(barrier.wait(), barrier.wait())), barrier.broken, barrier.parties)


variable = contextvars.ContextVar("variable", default="unset")


async def contexts():
    print("contexts")

    async def child(value):
        before = variable.get()
        variable.set(value)
        await asyncio.sleep(0)
        return before, variable.get()
    variable.set("parent")
    say(await asyncio.gather(child(1), child(2)), variable.get())
    say(await child("direct"), variable.get())
    context = contextvars.copy_context()
    say(await asyncio.create_task(child("given"), context=context), context[variable], variable.get())


async def main():
    for step in (gathering, timeouts, cancelling, groups, waiting, futures, misuse, contexts):
        await step()


asyncio.run(main())
for value in (main, 5):
    try:
        asyncio.run(value)
    except (ValueError, TypeError) as error:
        print(error)


async def exits():
    raise SystemExit(3)


try:
    asyncio.run(exits())
except SystemExit as error:
    print("exit", error.code)
with asyncio.Runner() as runner:
    print(runner.run(work("first", 1)), runner.run(work("second", 1)))
last = main()
try:
    runner.run(last)
except RuntimeError as error:
    print(error)
last.close()
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
