"""The submodules of asyncio, contexts of tasks and callbacks, generators that are closed with the loop."""
import asyncio, contextvars
import asyncio.tasks
from asyncio.exceptions import CancelledError
from asyncio import events, locks
print(asyncio.tasks.Task is asyncio.Task, CancelledError is asyncio.CancelledError, events.Handle, asyncio.queues.Queue)
v = contextvars.ContextVar("v", default=0)
async def child(n):
    v.set(n); await asyncio.sleep(0); return v.get()
async def main():
    v.set(1)
    print(await asyncio.gather(child(5), child(6)), v.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("cb", v.get()))
    v.set(2)
    await asyncio.sleep(0)
    ctx = contextvars.copy_context()
    t = asyncio.create_task(child(9), context=ctx)
    print(await t, ctx[v], v.get())
    f = loop.create_future()
    f.add_done_callback(lambda f: print("done", v.get()))
    v.set(3)
    f.set_result(1)
    await asyncio.sleep(0)
asyncio.run(main())
print(v.get())
async def g():
    try:
        yield 1; yield 2
    finally:
        print("cleanup")
async def main():
    async for x in g():
        break
    print("after")
asyncio.run(main())
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async def quick(): print("quick"); return 3
    t = asyncio.create_task(quick())
    print(t.done(), await t)
asyncio.run(main())
async def patient():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        print("cleaned up")
        raise
async def main():
    task = asyncio.create_task(patient())
    try:
        await asyncio.wait_for(task, 0.001)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), task.cancelled())
    frame = asyncio.current_task().get_stack()[-1]
    print(frame.f_code.co_name)
asyncio.run(main())
async def items():
    yield 1
async def main():
    class Plain:
        def __aiter__(self): return self
        async def __anext__(self):
            await asyncio.sleep(0)
            return 4
    waiting = anext(Plain(), "default").__await__()
    print(waiting.send(None))
    try: waiting.send(None)
    except StopIteration as stop: print(stop.value)
    waiting.close()
asyncio.run(main())
import sys
print(sys.get_asyncgen_hooks())
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.001) as limit:
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(10))
                group.create_task(asyncio.sleep(10))
    except TimeoutError as error: print(repr(error), limit)
    loop.set_exception_handler(lambda loop, context: print(sorted(context), context["message"][:21]))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
asyncio.run(main())
# fuel varies: it depends on the clock
