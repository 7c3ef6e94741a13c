"""What throw() gives to an object that a generator delegates to: what it was given itself."""
import warnings

warnings.simplefilter("ignore")


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        print("throw", [arg if isinstance(arg, type) else repr(arg) for arg in args])
        if "stop" in repr(args):
            raise StopIteration("delegate's result")
        return 456


def generator():
    result = yield from Delegate()
    yield result


def outer():
    yield from generator()


def tried(*args):
    for make in (generator, outer):
        running = make()
        next(running)
        try:
            print(running.throw(*args))
        except BaseException as error:
            print(type(error).__name__, error)
        running.close()


tried(ZeroDivisionError)
tried(ZeroDivisionError("instance"))
tried(ZeroDivisionError, "value")
tried(ZeroDivisionError, ZeroDivisionError("its instance"))
tried(ValueError("stop"))


class Bare:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


def over_bare():
    yield from Bare()


for thrown in (ValueError, ValueError("x"), 123):
    running = over_bare()
    next(running)
    try:
        running.throw(thrown)
    except BaseException as error:
        print(type(error).__name__, error)
