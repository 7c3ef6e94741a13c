# Tracebacks as objects, sys.exc_info, sys.exception, frames in them.
import sys


def inner():
    raise ValueError("deep")


def middle():
    inner()


def outer():
    middle()


def names(tb):
    result = []
    while tb is not None:
        result.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return result


try:
    outer()
except ValueError as e:
    print(names(e.__traceback__))
    kind, value, tb = sys.exc_info()
    print(kind is ValueError, value is e, tb is e.__traceback__, sys.exception() is e)
    print(type(tb).__name__, tb.tb_frame.f_code.co_filename, tb.tb_next.tb_frame.f_code.co_name)
print(sys.exc_info(), sys.exception())

# A re-raise adds to the traceback, with_traceback replaces it.
def reraise():
    try:
        outer()
    except ValueError:
        raise


try:
    reraise()
except ValueError as e:
    print(names(e.__traceback__))
    saved = e
try:
    raise saved
except ValueError as e:
    print(names(e.__traceback__))
try:
    raise saved.with_traceback(None)
except ValueError as e:
    print(names(e.__traceback__), e is saved)


def catch_and_return():
    try:
        inner()
    except ValueError as e:
        return e


e1 = catch_and_return()
print(names(e1.__traceback__), e1.__traceback__.tb_next.tb_next)

# Through generators, comprehension, lambdas, class bodies, methods.
def gen():
    yield 1
    inner()


class Thing:
    def method(self):
        inner()

    @property
    def prop(self):
        return self.method()

    def __iter__(self):
        inner()

    def __len__(self):
        inner()


def in_comprehension():
    return [inner() for _ in range(1)]


def in_generator_expression():
    return list(inner() for _ in range(1))


def in_class():
    class C:
        inner()


def in_sort():
    return sorted([1], key=lambda x: inner())


for action in (
    lambda: list(gen()), Thing().method, lambda: Thing().prop, lambda: list(Thing()), lambda: len(Thing()),
    in_comprehension, in_generator_expression, in_class, in_sort, lambda: list(map(lambda x: inner(), [1])),
):
    try:
        action()
    except ValueError as e:
        print([name for name, line in names(e.__traceback__)])

# exc_info inside nested handlers and finally.
def state():
    e = sys.exception()
    return repr(e)


try:
    raise KeyError("a")
except KeyError:
    print(state())
    try:
        raise ValueError("b")
    except ValueError:
        print(state())
    finally:
        print("finally", state())
    print(state())
print(state())
try:
    try:
        raise KeyError("c")
    finally:
        print("in finally", state())
except KeyError:
    pass


def helper():
    try:
        raise OSError("h")
    except OSError:
        pass
    return state()


try:
    raise KeyError("d")
except KeyError:
    print(helper(), state())
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError:
        continue
print(state())


def returns_inside():
    try:
        raise ValueError("r")
    except ValueError:
        return state()


print(returns_inside(), state())


# The line numbers of statements that span lines are those of the failing part.
def spread(a, b):
    return (
        a
        +
        b
    )


try:
    spread(
        1,
        "x",
    )
except TypeError as e:
    print(names(e.__traceback__))
try:
    print(
        "evaluated",
        undefined_here,
        "not",
    )
except NameError as e:
    print(names(e.__traceback__))
