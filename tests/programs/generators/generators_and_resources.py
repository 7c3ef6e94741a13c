"""Generators, exceptions and with statements in each other: who closes what, and when."""
import contextlib
import sys

log = []


def say(*words):
    log.append(" ".join(map(str, words)))


def flush(label):
    print(label, "|", "; ".join(log))
    log.clear()


@contextlib.contextmanager
def resource(name, swallow=False):
    say("open", name)
    try:
        yield name
    except BaseException as error:
        say(name, "saw", repr(error))
        if not swallow:
            raise
    finally:
        say("close", name)


def reader(name, n):
    with resource(name):
        for i in range(n):
            try:
                got = yield i
                if got:
                    say(name, "got", got)
            except KeyError as error:
                say(name, "caught", error)
                yield "recovered"


def collect(g, *sends):
    out = [next(g)]
    for s in sends:
        out.append(g.throw(s) if isinstance(s, BaseException) else g.send(s))
    return out


g = reader("a", 3)
print(collect(g, "x", KeyError("k")), list(g))
flush("to the end")
g = reader("b", 3)
next(g)
g.close()
flush("closed")
g = reader("c", 3)
next(g)
try:
    g.throw(ValueError("v"))
except ValueError as error:
    say("out", error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
flush("thrown")
g.close()
try:
    next(g)
except StopIteration as stop:
    say("stop", stop.value)
flush("after")


def outer():
    with resource("outer"):
        try:
            result = yield from inner()
            say("inner returned", result)
        except LookupError as error:
            say("outer handled", repr(error), repr(error.__context__))
            yield "handled"
        finally:
            say("outer finally")
            yield "from finally"
    return "done"


def inner():
    with resource("inner"):
        while True:
            try:
                x = yield "inner"
                if x == "stop":
                    return "stopped"
            except ZeroDivisionError:
                raise IndexError("translated")
            except ValueError:
                say("inner swallowed")


g = outer()
print(next(g), g.send(1), g.throw(ValueError("x")), g.throw(ZeroDivisionError()), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
flush("translated")
g = outer()
print(next(g), g.send("stop"))
try:
    g.close()
except RuntimeError as error:
    print(error)
    try:
        next(g)
    except GeneratorExit:
        say("left")
flush("stopped")
g = outer()
next(g)
try:
    g.close()
except RuntimeError as error:
    print("close:", error)
    try:
        next(g)
    except GeneratorExit:
        say("left")
flush("ignored exit")


def returns_in_finally():
    try:
        yield 1
        raise ValueError("lost")
    finally:
        yield 2


g = returns_in_finally()
print(next(g), next(g))
try:
    next(g)
except ValueError as error:
    print(error, error.__context__)


def recursion_check():
    yield next(me)


me = recursion_check()
try:
    next(me)
except ValueError as error:
    print(error)


def swallowing():
    for i in range(3):
        with resource(i, swallow=True):
            yield i
            raise RuntimeError(i)
    return "end"


print(list(swallowing()))
flush("swallowing")


def chain_of_context():
    try:
        yield 1
    except ValueError as error:
        try:
            {}[0]
        except KeyError as second:
            yield repr(second.__context__)
            raise TypeError("third") from second


g = chain_of_context()
next(g)
print(g.throw(ValueError("first")))
try:
    next(g)
except TypeError as error:
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__cause__ or error.__context__
    print(chain)


def exc_info_is_own():
    try:
        yield sys.exception()
        raise KeyError("inside")
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())
    yield sys.exception()


g = exc_info_is_own()
try:
    raise ValueError("outside")
except ValueError:
    print(repr(next(g)), next(g), repr(sys.exception()))
print(next(g), sys.exception(), next(g))


def tree(depth):
    with resource(depth) if depth > 8 else contextlib.nullcontext():
        if depth:
            yield from tree(depth - 1)
        yield depth
        if depth:
            yield from tree(depth - 1)


print(sum(tree(9)), sum(1 for _ in tree(7)))
flush("tree")
g = tree(10)
for _ in range(5):
    next(g)
g.close()
flush("tree closed")


def pipeline(n):
    def numbers():
        try:
            for i in range(n):
                yield i
        finally:
            say("numbers closed")

    def evens(source):
        try:
            for x in source:
                if x % 2 == 0:
                    yield x
        finally:
            say("evens closed")

    def limited(source, most):
        for i, x in enumerate(source):
            if i == most:
                return
            yield x * x

    with contextlib.closing(numbers()) as first, contextlib.closing(evens(first)) as source:
        return list(limited(source, 4))


print(pipeline(1000))
flush("pipeline")


def hot(n):
    def worker():
        total = 0
        while True:
            try:
                x = yield total
                total += x if x is not None else 1
            except ValueError as error:
                total -= error.args[0]
            except GeneratorExit:
                say("total", total)
                raise

    w = worker()
    next(w)
    for i in range(n):
        if i % 7 == 6:
            w.throw(ValueError(i // 2))
        else:
            w.send(i)
    w.close()


hot(300)
flush("hot")
