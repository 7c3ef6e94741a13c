# Context managers built from generators and stacks by hand; retry, timeout-like and translation patterns.
class GeneratorManager:
    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        try:
            return next(self.generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, tb):
        if kind is None:
            try:
                next(self.generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.generator.throw(value)
        except StopIteration as e:
            return e is not value
        except BaseException as e:
            if e is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def manager(f):
    return lambda *args: GeneratorManager(f(*args))


log = []


@manager
def tag(name):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    finally:
        log.append(f"</{name}>")


@manager
def suppress(*classes):
    try:
        yield
    except classes as e:
        log.append(f"suppressed {type(e).__name__}")


@manager
def translate(source, target):
    try:
        yield
    except source as e:
        raise target(f"translated: {e}") from e


@manager
def never():
    return
    yield


@manager
def twice():
    yield 1
    yield 2


with tag("a") as a, tag("b") as b:
    log.append(a + b)
print(log)
log.clear()
with suppress(KeyError, ValueError), tag("x"):
    raise ValueError("inside")
print(log)
log.clear()
try:
    with translate(KeyError, RuntimeError):
        {}["missing"]
except RuntimeError as e:
    print(e, "|", repr(e.__cause__), e.__context__ is e.__cause__)
for make in (never, twice):
    try:
        with make():
            pass
    except RuntimeError as e:
        print(e)
try:
    with twice():
        raise KeyError("k")
except (RuntimeError, KeyError) as e:
    print(type(e).__name__, e)


class ExitStack:
    def __init__(self):
        self.callbacks = []

    def enter(self, cm):
        result = cm.__enter__()
        self.callbacks.append(cm.__exit__)
        return result

    def callback(self, f, *args):
        self.callbacks.append(lambda *exc: f(*args) and False)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        received = exc[0] is not None
        pending = exc
        swallowed = False
        while self.callbacks:
            try:
                if self.callbacks.pop()(*pending):
                    pending, swallowed = (None, None, None), True
            except Exception as e:
                pending, swallowed = (type(e), e, e.__traceback__), False
        if pending[1] is not None and pending[1] is not exc[1]:
            raise pending[1]
        return received and swallowed


with ExitStack() as stack:
    names = [stack.enter(tag(n)) for n in "pqr"]
    stack.callback(log.append, "callback")
    print(names)
print(log)
log.clear()
with ExitStack() as stack:
    stack.enter(suppress(ZeroDivisionError))
    stack.enter(tag("inner"))
    1 / 0
print(log)
log.clear()
try:
    with ExitStack() as stack:
        stack.enter(tag("outer"))
        stack.callback(lambda: [][1])
        raise KeyError("first")
except IndexError as e:
    print(type(e).__name__, e, "context:", repr(e.__context__), log)
log.clear()


def retry(attempts, *catch):
    def decorate(f):
        def wrapper(*args, **kw):
            errors = []
            for i in range(attempts):
                try:
                    return f(*args, **kw)
                except catch as e:
                    errors.append(repr(e))
            raise RuntimeError(f"{f.__name__} failed {attempts} times", errors)

        return wrapper

    return decorate


counter = iter(range(100))


@retry(3, ValueError, KeyError)
def unstable(limit):
    n = next(counter)
    if n % 2:
        raise KeyError(n)
    if n < limit:
        raise ValueError(n)
    return n


print(unstable(2))
try:
    unstable(50)
except RuntimeError as e:
    print(e.args)


@retry(2, ValueError)
def other():
    raise TypeError("not caught")


try:
    other()
except TypeError as e:
    print(e, e.__context__)


class Result:
    def __init__(self, value=None, error=None):
        self.value, self.error = value, error

    @classmethod
    def of(cls, f, *args):
        try:
            return cls(f(*args))
        except Exception as e:
            return cls(error=e)

    def then(self, f):
        return self if self.error else Result.of(f, self.value)

    def recover(self, kind, f):
        return Result.of(f, self.error) if isinstance(self.error, kind) else self

    def __repr__(self):
        return f"Error({self.error!r})" if self.error else f"Ok({self.value!r})"


print(Result.of(int, "5").then(lambda x: 10 / x), Result.of(int, "x").then(lambda x: 1), Result.of(int, "0").then(lambda x: 1 / x).recover(ZeroDivisionError, lambda e: "inf"), Result.of(int, None).recover(ValueError, str))


def collect(*actions):
    results, errors = [], []
    for a in actions:
        try:
            results.append(a())
        except Exception as e:
            e.add_note(f"action {len(results) + len(errors)}")
            errors.append(e)
    return results, [(type(e).__name__, str(e), e.__notes__) for e in errors]


print(collect(lambda: 1, lambda: 1 / 0, lambda: [].pop(), lambda: "x"))


def root_cause(e):
    while e.__cause__ or (e.__context__ and not e.__suppress_context__):
        e = e.__cause__ or e.__context__
    return e


def layered(n):
    try:
        if n == 0:
            raise OSError("disk")
        layered(n - 1)
    except Exception as e:
        if n % 2:
            raise ValueError(n) from e
        raise RuntimeError(n)


try:
    layered(5)
except Exception as e:
    chain, x = [], e
    while x is not None:
        chain.append(f"{type(x).__name__}{x.args}")
        x = x.__cause__ or x.__context__
    print(chain, repr(root_cause(e)))
