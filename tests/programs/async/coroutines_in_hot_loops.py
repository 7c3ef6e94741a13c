"""Loops that make, await and send to coroutines: finished, running and awaited ones, exceptions, generators that stand for coroutines."""
import types


@types.coroutine
def pause(value):
    got = yield value
    return got


async def leaf(i):
    return i * 2


async def middle(i):
    return await leaf(i) + 1


async def waiting(i):
    got = await pause(i)
    return (got or 0) + i


def run(coroutine, answer=None):
    sent, yielded = None, []
    try:
        while True:
            yielded.append(coroutine.send(sent))
            sent = answer
    except StopIteration as stop:
        return stop.value, len(yielded), sum(yielded)


async def sums(n):
    total = 0
    for i in range(n):
        total += await middle(i)
    return total


async def waits(n):
    total = 0
    for i in range(n):
        total += await waiting(i)
        if i % 3 == 0:
            total += await pause(i) or 1
    return total


async def fibonacci(n):
    return n if n < 2 else await fibonacci(n - 1) + await fibonacci(n - 2)


print(run(sums(300)), run(waits(200), 5), run(fibonacci(12)))


async def failing(i):
    if i % 5 == 0:
        raise ValueError(i)
    try:
        return await waiting(i)
    finally:
        cleaned.append(i)


async def catches(n):
    total = 0
    for i in range(n):
        try:
            total += await failing(i)
        except ValueError as e:
            total += 1000 + e.args[0]
    return total


cleaned = []
print(run(catches(200), 1), len(cleaned))


async def stops(i):
    if i == 150:
        raise StopIteration(i)
    return i


async def stopping(n):
    for i in range(n):
        await stops(i)

try:
    run(stopping(200))
except RuntimeError as e:
    print(e, repr(e.__cause__))


async def again(kept, n):
    # The same coroutine is awaited twice from some turn on.
    errors = set()
    for i in range(n):
        coroutine = leaf(i)
        kept += await coroutine
        if i > n // 2:
            try:
                await coroutine
            except RuntimeError as e:
                errors.add(str(e))
    return kept, errors


print(run(again(0, 200)))


async def shared(coroutine):
    return await coroutine


def both(n):
    texts = set()
    for i in range(n):
        inner = waiting(i)
        first, second = shared(inner), shared(inner)
        first.send(None)
        try:
            second.send(None)
        except RuntimeError as e:
            texts.add(str(e))
        try:
            inner.send(None)
        except (RuntimeError, StopIteration) as e:
            texts.add(repr(e) if i == 7 else "other")
        first.close()
    return texts


print(sorted(both(100)))


async def begun(n):
    # Begun before it is awaited, in every other turn.
    total = 0
    for i in range(n):
        coroutine = waiting(i)
        if i % 2:
            coroutine.send(None)
        try:
            total += await coroutine
        except RuntimeError as e:
            total += 7
            text = str(e)
    return total, text


try:
    print(run(begun(100)))
except TypeError as e:
    print(e)


def sends(n):
    found = {}
    for i in range(n):
        coroutine, generator = waiting(i), (x for x in [i])
        for name, call in (("send", lambda: coroutine.send(3)), ("next", lambda: next(coroutine)),
                           ("type", lambda: type(coroutine).send(generator, None)),
                           ("other", lambda: type(generator).send(coroutine, None)),
                           ("first", lambda: type(coroutine).send(coroutine, None)),
                           ("second", lambda: coroutine.send("x")),
                           ("done", lambda: coroutine.send(None))):
            try:
                result = call()
                found.setdefault(name, set()).add(type(result).__name__)
            except (TypeError, RuntimeError, StopIteration) as e:
                found.setdefault(name, set()).add(str(e))
    return found


for name, texts in sends(60).items():
    print(name, sorted(texts)[:3])


def bound(n):
    total = 0
    for i in range(n):
        coroutine = waiting(i)
        send = coroutine.send
        total += send(None)
        try:
            send(i)
        except StopIteration as e:
            total += e.value
    return total


print(bound(200))


class Awaited:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        got = yield self.n
        return self.n + (got or 0)


async def objects(n):
    total = 0
    for i in range(n):
        total += await Awaited(i)
        if i == n - 5:
            await 5
    return total


try:
    print(run(objects(100), 2))
except TypeError as e:
    print(e)


async def nested():
    me = holder[0]
    for i in range(100):
        try:
            me.send(None)
        except ValueError as e:
            text = str(e)
        await leaf(i)
    return text


holder = [nested()]
print(run(holder[0]))


async def states(n):
    seen = set()
    for i in range(n):
        coroutine = middle(i)
        seen.add((type(coroutine).__name__, coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_await is None,
                  coroutine.__name__, coroutine.cr_code is middle.__code__))
        await coroutine
        seen.add(coroutine.cr_frame is None)
    return len(seen), sorted(map(str, seen))


print(run(states(100)))
