# try, finally and with inside generators, left in every way.
log = []


class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append(f"enter {self.name}")
        return self

    def __exit__(self, kind, value, tb):
        log.append(f"exit {self.name} {kind.__name__ if kind else None}")
        return self.swallow


def report(label):
    print(label, log)
    log.clear()


def uses():
    with Resource("r"):
        yield 1
        yield 2
    yield 3


list(uses())
report("exhausted")
g = uses()
next(g)
g.close()
report("closed")
g = uses()
next(g)
try:
    g.throw(ValueError())
except ValueError:
    report("thrown")


def swallowing():
    with Resource("s", swallow=True):
        yield 1
    yield "after"


g = swallowing()
next(g)
print(g.throw(ValueError()))
report("swallowed")


def nested():
    try:
        try:
            yield 1
        finally:
            log.append("inner finally")
            yield "from inner finally"
    except ValueError:
        log.append("caught")
        yield "from except"
    else:
        yield "from else"
    finally:
        log.append("outer finally")


print(list(nested()))
report("normal")
g = nested()
next(g)
print(g.throw(ValueError()), next(g), list(g))
report("error")
g = nested()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
# It is still suspended: keep it, so that nothing depends on when an abandoned generator is closed.
still_suspended = g


def return_from_try():
    try:
        yield 1
        return "from try"
    finally:
        log.append("finally runs before return")
        yield "extra"


g = return_from_try()
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
report("return")


def loop_with_finally():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            yield i
        finally:
            log.append(i)
    else:
        yield "else"
    yield "end"


print(list(loop_with_finally()))
report("loop")


# The exception that is handled is kept across a yield.
import sys


def handling():
    try:
        raise KeyError("held")
    except KeyError:
        yield sys.exception().args
        yield sys.exception().args
    yield sys.exception()


g = handling()
print(next(g))
try:
    raise OSError("outer")
except OSError:
    print(next(g), sys.exception().args)
    print(next(g).args)
print(sys.exception())


def reraise():
    try:
        raise KeyError("first")
    except KeyError:
        yield "waiting"
        raise


g = reraise()
next(g)
try:
    next(g)
except KeyError as e:
    print("KeyError", e, e.__context__)


def context():
    try:
        yield
    except ValueError as e:
        raise TypeError("second") from e


g = context()
next(g)
try:
    g.throw(ValueError("first"))
except TypeError as e:
    print(e, "|", e.__cause__)


def breaks_out():
    with Resource("outer"):
        for x in uses():
            if x == 2:
                break
            yield x
        yield "done"


print(list(breaks_out())[:2])
