# What throw() was given goes down a chain of `yield from` as it is; the innermost generator makes the exception of it.
import warnings


class Made(Exception):
    def __init__(self, *args):
        print("  made", args)
        super().__init__(*args)


class Source:
    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def throw(self, *args):
        return args

    def close(self):
        print("  closed")


def inner():
    try:
        yield from Source()
    except BaseException as error:
        print("  inner got", repr(error))
        yield "after"


def outer():
    yield from inner()


def plain():
    try:
        yield "item"
    except BaseException as error:
        print("  plain got", repr(error))
        yield "after"


def attempt(generator, args):
    try:
        print("  ->", generator.throw(*args))
    except BaseException as error:
        print("  raised", type(error).__name__, error)


warnings.simplefilter("ignore")
for args in [
    (123,), (Made,), (Made, 2), (Made, (1, 2)), (Made, None), (Made(3),), (Made, Made(4)), (KeyError, None, None),
    (GeneratorExit,), (GeneratorExit(1),), (Made("x"), "y"), (1, 2, 3), (Made, 1, "traceback"),
]:
    print(args)
    for make in (outer, plain):
        started = make()
        next(started)
        attempt(started, args)
        fresh = make()
        attempt(fresh, args)
        attempt(fresh, args)
        # Not left to whenever the interpreter would close it.
        try:
            started.close()
        except RuntimeError as error:
            print(" ", error)


# The exception's class runs the generator meanwhile.
class Running(Exception):
    def __init__(self):
        print("next gives", next(moved, "nothing"))


def counting():
    try:
        yield 1
        yield 2
    except Running:
        print("caught at 2")
    yield 3


moved = counting()
try:
    print(moved.throw(Running))
except Running:
    print("not caught: started meanwhile, and left at 1")
moved = counting()
next(moved)
print(moved.throw(Running))
print(list(moved))
moved = counting()
print(list(moved))
try:
    moved.throw(Running)
except Running:
    print("finished")


def throwing_at_itself():
    for args in [(5,), (ValueError,)]:
        try:
            running.throw(*args)
        except BaseException as error:
            print(type(error).__name__, error)
    yield


running = throwing_at_itself()
next(running)

# The signature with more than one argument is deprecated, for all that have a throw().
warnings.simplefilter("always")


async def coroutine():
    pass


async def asynchronous():
    yield 1


for made, send in [
    (plain(), lambda one, *args: one.throw(*args)),
    (coroutine(), lambda one, *args: one.throw(*args)),
    (asynchronous(), lambda one, *args: one.athrow(*args).send(None)),
    (asynchronous(), lambda one, *args: one.asend(None).throw(*args)),
]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            send(made, ValueError, 1)
        except ValueError as error:
            print(error)
    print([(w.category.__name__, str(w.message)) for w in caught])
warnings.simplefilter("error")
try:
    plain().throw(ValueError, None)
except DeprecationWarning as warning:
    print(warning)
