def two(a, b):
    with a as x, b:
        return x.y


async def asynchronous(a):
    async with a as x:
        await x
