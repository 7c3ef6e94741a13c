# send, throw and close with all their corner cases.
def echo():
    received = yield "ready"
    while True:
        try:
            received = yield ("got", received)
        except ValueError as e:
            received = f"caught {e}"


g = echo()
try:
    g.send("too early")
except TypeError as e:
    print(e)
print(g.send(None))
print(g.send(1), next(g), g.send([2]))
print(g.throw(ValueError("v")))
print(g.throw(ValueError))
print(g.send("still alive"))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
try:
    next(g)
except StopIteration:
    print("finished")


# throw into a generator that has not started, or has ended.
def simple():
    yield 1
    yield 2


g = simple()
try:
    g.throw(ValueError("before start"))
except ValueError as e:
    print(e)
print(list(g))
try:
    g.throw(ValueError("after end"))
except ValueError as e:
    print(e)
try:
    g.throw(5)
except TypeError as e:
    print(e)
try:
    simple().throw("string")
except TypeError as e:
    print(e)


# throw whose exception makes the generator return or yield.
def answering():
    try:
        yield "waiting"
    except ValueError:
        yield "answer"
    except KeyError:
        return "returned"
    yield "last"


g = answering()
next(g)
print(g.throw(ValueError()), next(g))
g = answering()
next(g)
try:
    g.throw(KeyError())
except StopIteration as e:
    print("stop", e.value)

# close.
log = []


def closing(tag):
    try:
        log.append(f"{tag} start")
        yield 1
        yield 2
    except GeneratorExit as e:
        log.append(f"{tag} exit {e.args}")
        raise
    finally:
        log.append(f"{tag} finally")


g = closing("a")
next(g)
print(g.close(), log)
print(g.close(), list(g))
g = closing("b")
g.close()
print(log[3:])
g = closing("c")
list(g)
g.close()
print(log[3:])


def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield "no"


g = ignores_exit()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def swallows_exit():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


g = swallows_exit()
next(g)
print(g.close())


def raises_on_close():
    try:
        yield 1
    finally:
        raise OSError("in finally")


g = raises_on_close()
next(g)
try:
    g.close()
except OSError as e:
    print(type(e).__name__, e, type(e.__context__).__name__)


# StopIteration does not leave a generator as it is.
def leaks():
    yield 1
    next(iter([]))


g = leaks()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, type(e.__cause__).__name__, e.__suppress_context__)


def raises_stop():
    yield 1
    raise StopIteration("value")


try:
    list(raises_stop())
except RuntimeError as e:
    print(e)
g = simple()
next(g)
try:
    g.throw(StopIteration("thrown"))
except RuntimeError as e:
    print(e, repr(e.__cause__))


# yield is an expression.
def expression():
    x = (yield 1) + (yield 2)
    print("sum", x)
    y = [(yield), (yield)]
    print("list", y)
    return (yield 3), x


g = expression()
print(next(g), g.send(10), g.send(20), g.send("a"), g.send("b"))
try:
    g.send("z")
except StopIteration as e:
    print(e.value)
