# __cause__, __context__, __suppress_context__: how they are set and cleared.
def describe(e):
    parts = []
    while e is not None:
        link = ""
        if e.__cause__ is not None:
            link, following = " from ", e.__cause__
        elif e.__context__ is not None:
            link, following = (" (suppressed) " if e.__suppress_context__ else " during "), e.__context__
        else:
            following = None
        parts.append(f"{type(e).__name__}({e}){link}")
        e = following
    return "".join(parts)


def attempt(function):
    try:
        function()
    except BaseException as e:
        print(function.__name__, describe(e))


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")


def explicit():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("second") from e


def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second") from None


def from_class():
    raise ValueError("v") from KeyError


def from_other():
    other = OSError("never raised")
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from other


def three_deep():
    try:
        try:
            try:
                raise KeyError("a")
            except KeyError:
                raise ValueError("b")
        except ValueError:
            raise TypeError("c")
    except TypeError as e:
        raise OSError("d") from e


def in_finally():
    try:
        raise KeyError("a")
    finally:
        raise ValueError("b")


def in_function():
    def helper():
        raise ValueError("from helper")

    try:
        raise KeyError("a")
    except KeyError:
        helper()


def after_handling():
    try:
        raise KeyError("handled")
    except KeyError:
        pass
    raise ValueError("no context")


def caught_inside():
    try:
        raise KeyError("a")
    except KeyError:
        try:
            raise ValueError("b")
        except ValueError:
            pass
        raise TypeError("c")


def same_again():
    e = ValueError("self")
    try:
        raise e
    except ValueError:
        raise e


def cycle():
    try:
        raise KeyError("a")
    except KeyError as a:
        try:
            raise ValueError("b")
        except ValueError as b:
            raise a


def from_self():
    e = ValueError("s")
    e.__cause__ = None
    raise e from e.__cause__


for function in (
    implicit, explicit, from_none, from_class, from_other, three_deep, in_finally, in_function, after_handling,
    caught_inside, same_again, cycle, from_self,
):
    attempt(function)

for bad in (5, "x", object):
    try:
        raise ValueError("v") from bad
    except TypeError as e:
        print(e)
for bad in (5, "x", object, None, (), [ValueError]):
    try:
        raise bad
    except TypeError as e:
        print(e)


# Set by hand.
e = ValueError("e")
print(e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__)
e.__cause__ = KeyError("k")
print(repr(e.__cause__), e.__suppress_context__)
e.__cause__ = None
e.__suppress_context__ = False
e.__context__ = OSError("o")
print(describe(e))
for name in ("__cause__", "__context__", "__traceback__"):
    try:
        setattr(e, name, 5)
    except TypeError as error:
        print(error)


# raise Class makes an instance; a class whose call does not give an exception.
class Custom(Exception):
    def __init__(self, *args):
        super().__init__("made by raise", *args)


try:
    raise Custom
except Custom as c:
    print(c.args)


class Odd(Exception):
    def __new__(cls, *args):
        return 5


try:
    raise Odd
except TypeError as error:
    print(error)


class FailingInit(Exception):
    def __init__(self):
        raise KeyError("in init")


try:
    raise FailingInit
except KeyError as error:
    print("KeyError", error)


# The context of an exception raised in a with body's __exit__, in a generator, in a comparison.
class Exit:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        raise ValueError("from exit")


def with_exit():
    with Exit():
        raise KeyError("body")


def generator_context():
    def g():
        try:
            yield
        except KeyError:
            raise ValueError("in generator")

    it = g()
    next(it)
    it.throw(KeyError("thrown"))


attempt(with_exit)
attempt(generator_context)
try:
    raise ValueError("a").with_traceback(None) from KeyError("b")
except ValueError as e:
    print(describe(e), e.__traceback__ is not None)
