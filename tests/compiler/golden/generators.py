def simple(n):
    x = yield n
    yield from x
    return 1


def expression(items):
    return sum(x * 2 for x in items if x)


def consumed(items):
    return all(x for x in items), tuple(x for x in items)


async def asynchronous(items):
    async for x in items:
        yield x
    return


async def comprehension(items):
    return [x async for x in items if await x]
