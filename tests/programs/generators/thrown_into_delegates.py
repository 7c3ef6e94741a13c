"""throw() through yield from: who is on the stack, what is the context; coroutines that are awaited twice."""

import sys
import types


def names():
    frame = sys._getframe(1)
    found = []
    while frame is not None and frame.f_code.co_name != "<module>":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield 1
    except ValueError as error:
        print(names(), repr(error.__context__))
    yield 2


def outer():
    try:
        raise KeyError("outer")
    except KeyError:
        yield from inner()


def outermost():
    return (yield from outer())


for make in (inner, outer, outermost):
    gen = make()
    next(gen)
    print(gen.throw(ValueError("thrown")), gen.gi_running, gen.gi_suspended)
    print(sys.exception())
    gen.close()


class Odd(Exception):
    def __new__(cls, *args):
        return cls


gen = inner()
next(gen)
try:
    gen.throw(Odd)
except TypeError as error:
    print(error)


@types.coroutine
def pause():
    return (yield "paused")


async def once():
    return await pause()


async def twice(coro):
    return await coro


print(pause.__code__.co_flags & 0x100, type(pause()).__name__)
coro = once()
first = twice(coro)
print(first.send(None))
try:
    twice(coro).send(None)
except RuntimeError as error:
    print(error)
try:
    first.send("value")
except StopIteration as stop:
    print(stop.value)
for act in (lambda: coro.send(None), lambda: coro.throw(ValueError("late")), lambda: first.throw(ValueError)):
    try:
        act()
    except RuntimeError as error:
        print(error)
coro.close()


class Like:
    def send(self, value):
        return value

    def throw(self, *args):
        raise args[0]

    def close(self):
        return "closed"

    def __iter__(self):
        return self

    def __next__(self):
        return "next"


like = types.coroutine(lambda: Like())()
print(type(like).__name__, next(like), like.send(3), iter(like) is like, like.__await__() is like, like.close())


class Bad:
    def __aiter__(self):
        return self

    def __anext__(self):
        return Awaitable()


class Awaitable:
    def __await__(self):
        return 1 / 0


async def loop():
    async for each in Bad():
        pass


try:
    loop().send(None)
except TypeError as error:
    print(error, repr(error.__cause__), error.__suppress_context__)
def g():
    yield 1
def h():
    try:
        yield 1
    except ValueError:
        yield 2
        raise
def k():
    try:
        raise KeyError("own")
    except KeyError:
        yield 1
for make in (g, h, k):
    x = make(); next(x)
    try:
        raise IndexError("outer")
    except IndexError:
        try:
            print(x.throw(ValueError("in")))
            next(x)
        except ValueError as e:
            print(make.__name__, repr(e.__context__), repr(e.__context__ and e.__context__.__context__))
def chain():
    try:
        raise KeyError('a')
    except KeyError:
        yield from g()
x = chain(); next(x)
try: x.throw(ValueError)
except ValueError as e: print(repr(e.__context__))
x = k(); next(x)
err = ValueError("with tb")
try: raise err
except ValueError: pass
try: x.throw(err)
except ValueError as e: print(repr(e.__context__))
# Closing one whose delegate cannot be asked for its close() goes on all the same.
import datetime, sys
class Broken:
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, name): raise LookupError(name)
def delegating():
    try: yield from Broken()
    except GeneratorExit: print("closed"); raise
sys.unraisablehook = lambda args: print(args.err_msg[:61], repr(args.exc_value), type(args.object).__name__)
x = delegating(); next(x); x.close()
kept = []
for send in (lambda g: g.throw(ValueError), lambda g: g.send(5)):
    x = delegating(); next(x); kept.append(x)
    try: send(x)
    except LookupError as e: print(repr(e))
for days in (10**10, 10**9, -10**10):
    try: datetime.timedelta(days)
    except OverflowError as e: print(e)
