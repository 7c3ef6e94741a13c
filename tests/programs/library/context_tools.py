"""contextlib: managers from generators, stacks, suppression, redirection, closing, errors inside managers."""
import contextlib
import io
import sys


def attempt(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error, "| context", repr(error.__context__), "| cause", repr(error.__cause__))


log = []


@contextlib.contextmanager
def managed(name, swallow=(), fail_enter=None, fail_exit=None):
    """A manager that tells what happens."""
    log.append(f"enter {name}")
    if fail_enter:
        raise fail_enter
    try:
        yield name
    except swallow as error:
        log.append(f"swallow {error!r}")
    finally:
        log.append(f"exit {name}")
        if fail_exit:
            raise fail_exit


def flush():
    text = "; ".join(log)
    log.clear()
    return text


def use(manager, action=lambda: None):
    with manager as value:
        action()
        return value


def raising(error):
    def action():
        raise error
    return action


for label, manager, action in [("plain", managed("a"), lambda: None), ("swallowed", managed("a", ValueError), raising(ValueError(1))), ("passes", managed("a", ValueError), raising(KeyError("k"))), ("enter fails", managed("a", fail_enter=OSError("enter")), lambda: None), ("exit fails", managed("a", fail_exit=OSError("exit")), lambda: None), ("both fail", managed("a", fail_exit=OSError("exit")), raising(ValueError("body"))), ("stop iteration", managed("a"), raising(StopIteration("s"))), ("runtime", managed("a"), raising(RuntimeError("r"))), ("exit", managed("a"), raising(SystemExit(3))), ("generator exit", managed("a"), raising(GeneratorExit()))]:
    attempt(label, lambda: use(manager, action))
    print("   ", flush())
once = managed("once")
attempt("first", lambda: use(once))
attempt("second", lambda: use(once))
print(flush(), managed.__name__, managed.__doc__, type(managed("x")).__name__)


@contextlib.contextmanager
def no_yield():
    if False:
        yield


@contextlib.contextmanager
def two_yields():
    yield 1
    yield 2


@contextlib.contextmanager
def yields_after_error():
    try:
        yield 1
    except ValueError:
        yield 2


@contextlib.contextmanager
def replaces():
    try:
        yield
    except ValueError as error:
        raise KeyError("replaced") from error


@contextlib.contextmanager
def reraises():
    try:
        yield
    except ValueError as error:
        raise error


attempt("no yield", lambda: use(no_yield()))
attempt("two yields", lambda: use(two_yields()))
attempt("yields after error", lambda: use(yields_after_error(), raising(ValueError("v"))))
attempt("replaces", lambda: use(replaces(), raising(ValueError("v"))))
attempt("reraises", lambda: use(reraises(), raising(ValueError("v"))))


@managed("decorator")
def decorated(x):
    """Doc."""
    log.append(f"body {x}")
    return x * 2


print(decorated(2), decorated(x=3), decorated.__doc__, decorated.__wrapped__.__name__, flush())


class Timer(contextlib.ContextDecorator):
    depth = 0

    def __enter__(self):
        Timer.depth += 1
        return self

    def __exit__(self, *error):
        Timer.depth -= 1
        return error[0] is ZeroDivisionError


@Timer()
def nested(n):
    return n + nested(n - 1) if n else Timer.depth


print(nested(3), Timer.depth, Timer()(lambda: 1 / 0)())

with contextlib.suppress(KeyError, OSError):
    {}["x"]
with contextlib.suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
attempt("suppress part", lambda: use(contextlib.suppress(ValueError), raising(ExceptionGroup("g", [ValueError(1), TypeError(2)]))))
attempt("suppress nothing", lambda: use(contextlib.suppress(), raising(ValueError("v"))))
out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out) as target, contextlib.redirect_stderr(err):
    print("captured")
    print("error", file=sys.stderr)
    with contextlib.redirect_stdout(err):
        print("inner")
    print("again")
print(repr(out.getvalue()), repr(err.getvalue()), target is out, sys.stdout is sys.__stdout__ or True)


class Closable:
    def __init__(self, fails=False):
        self.closed, self.fails = 0, fails

    def close(self):
        self.closed += 1
        if self.fails:
            raise OSError("close")


c = Closable()
with contextlib.closing(c) as same:
    print(same is c)
attempt("closing", lambda: use(contextlib.closing(Closable(True)), raising(ValueError("body"))))
attempt("nullcontext", lambda: (use(contextlib.nullcontext(5)), use(contextlib.nullcontext())))
attempt("nullcontext raises", lambda: use(contextlib.nullcontext(), raising(ValueError("v"))))
print(c.closed, isinstance(c, contextlib.AbstractContextManager), isinstance(Timer(), contextlib.AbstractContextManager))

print("stack")
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(managed(n)) for n in "abc"]
    stack.callback(log.append, "callback")
    stack.push(lambda *error: log.append(f"push {error[0]}"))
    kept = stack.pop_all()
    stack.callback(log.append, "left")
print(names, flush())
kept.close()
print(flush())


def failing_stack(*errors, swallow=False):
    with contextlib.ExitStack() as stack:
        if swallow:
            stack.push(lambda *error: True)
        for error in errors:
            stack.callback(raising(error))
        stack.enter_context(managed("m"))
        raise ValueError("body")
    return "swallowed"


attempt("stack one", lambda: failing_stack(KeyError(1)))
attempt("stack two", lambda: failing_stack(KeyError(1), OSError(2)))
attempt("stack swallow", lambda: failing_stack(KeyError(1), swallow=True))
print(flush())
attempt("not a manager", lambda: contextlib.ExitStack().enter_context(5))
attempt("not a manager with", lambda: use(5))


class OnlyEnter:
    def __enter__(self):
        return 1


class BadExit:
    def __enter__(self):
        return 1

    def __exit__(self):
        pass


attempt("only enter", lambda: use(OnlyEnter()))
attempt("bad exit", lambda: use(BadExit()))
attempt("push", lambda: contextlib.ExitStack().push(5))


@contextlib.contextmanager
def transaction(store):
    saved = dict(store)
    try:
        yield store
    except BaseException:
        store.clear()
        store.update(saved)
        raise


store = {"a": 1}
for step in range(3):
    with contextlib.suppress(ValueError), transaction(store) as s:
        s["a"] += 1
        s[f"step{step}"] = step
        if step == 1:
            raise ValueError
print(store)


def hot(n):
    total = 0
    for i in range(n):
        with contextlib.suppress(IndexError), managed(i) as value, contextlib.nullcontext(2) as two:
            total += value * two
            if i % 5 == 0:
                [][i]
            total += 1
    return total, len(log)


print(hot(150))
log.clear()
for module_level in (1, 2):
    with contextlib.chdir(".") if hasattr(contextlib, "chdir") else contextlib.nullcontext():
        pass
print(sorted(n for n in contextlib.__all__))
