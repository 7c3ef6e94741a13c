"""asyncio: queues, locks, events, conditions, semaphores, barriers."""
import asyncio


def attempt(fn, *args):
    try:
        print("ok", fn(*args))
    except Exception as error:
        print(type(error).__name__, error)


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
        print("put", i)
    await queue.put(None)


async def consumer(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
        queue.task_done()
    queue.task_done()


async def queues():
    q = asyncio.Queue(2)
    print(q.maxsize, q.empty(), q.full(), q.qsize(), str(q))
    await asyncio.gather(producer(q, 5), consumer(q))
    await q.join()
    attempt(q.get_nowait)
    q.put_nowait(1)
    q.put_nowait(2)
    attempt(q.put_nowait, 3)
    print(str(q))
    attempt(q.task_done)
    attempt(q.task_done)
    attempt(q.task_done)
    p = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        p.put_nowait((x, str(x)))
    print([await p.get() for _ in range(3)])
    l = asyncio.LifoQueue()
    for x in (3, 1, 2):
        await l.put(x)
    print([l.get_nowait() for _ in range(3)])
    getters = [asyncio.create_task(l.get()) for _ in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    for x in "ab":
        l.put_nowait(x)
    print(await asyncio.gather(*getters, return_exceptions=True))
    s = asyncio.Queue(1)
    s.put_nowait("last")
    blocked = asyncio.create_task(s.put("blocked"))
    await asyncio.sleep(0)
    s.shutdown()
    print(await s.get(), await asyncio.gather(blocked, s.get(), s.put(1), return_exceptions=True))


asyncio.run(queues())


async def locks():
    lock = asyncio.Lock()
    log = []

    async def use(name, inside):
        async with lock:
            log.append(name + "+")
            for _ in range(inside):
                await asyncio.sleep(0)
            log.append(name + "-")
    await asyncio.gather(use("a", 2), use("b", 0), use("c", 1))
    print(log, lock.locked())
    attempt(lock.release)
    await lock.acquire()
    waiting = asyncio.create_task(lock.acquire())
    second = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(repr(lock)[-21:])
    waiting.cancel()
    await asyncio.sleep(0)
    lock.release()
    print(await second, lock.locked(), waiting.cancelled())


asyncio.run(locks())


async def events():
    event = asyncio.Event()

    async def waiter(i):
        print("wait", i, await event.wait())
    tasks = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    print(event.is_set(), await event.wait())
    event.clear()
    print(event.is_set())


asyncio.run(events())


async def conditions():
    cond = asyncio.Condition()
    items = []

    async def taker(name):
        async with cond:
            await cond.wait_for(lambda: items)
            print(name, items.pop())
    takers = [asyncio.create_task(taker(n)) for n in "xyz"]
    await asyncio.sleep(0)
    for i in range(3):
        async with cond:
            items.append(i)
            cond.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*takers)
    attempt(cond.notify)
    async with cond:
        items.append(1)
        cond.notify_all()
    try:
        await cond.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(conditions())


async def semaphores():
    sem = asyncio.Semaphore(2)
    active = peak = 0

    async def job():
        nonlocal active, peak
        async with sem:
            active += 1
            peak = max(peak, active)
            await asyncio.sleep(0.001)
            active -= 1
    await asyncio.gather(*(job() for _ in range(7)))
    print(peak, sem.locked())
    bounded = asyncio.BoundedSemaphore(1)
    attempt(bounded.release)
    attempt(asyncio.Semaphore, -1)
    await bounded.acquire()
    print(bounded.locked())
    t = asyncio.create_task(bounded.acquire())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    bounded.release()
    print(bounded.locked())


asyncio.run(semaphores())


async def barriers():
    barrier = asyncio.Barrier(3)

    async def party(n):
        await asyncio.sleep(0.001 * n)
        async with barrier as position:
            return position
    print(sorted(await asyncio.gather(*(party(i) for i in range(3)))), barrier.parties, barrier.n_waiting, barrier.broken)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    print(await asyncio.gather(waiting, return_exceptions=True), barrier.broken)


asyncio.run(barriers())


# A pipeline of stages with a pool of workers.
async def pipeline():
    source, sink = asyncio.Queue(), asyncio.Queue()

    async def worker():
        while True:
            n = await source.get()
            try:
                await asyncio.sleep(0)
                await sink.put(n * n)
            finally:
                source.task_done()
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(4)]
        for i in range(20):
            source.put_nowait(i)
        await source.join()
        for w in workers:
            w.cancel()
    results = [sink.get_nowait() for _ in range(sink.qsize())]
    print(sorted(results))


asyncio.run(pipeline())


async def ticker(n):
    for i in range(n):
        await asyncio.sleep(0.0005)
        yield i


async def streams():
    print([i async for i in ticker(3)])
    async with asyncio.timeout(5):
        async for i in ticker(2):
            print("tick", i)


asyncio.run(streams())

# fuel varies: it depends on the clock
