# try, except, else: matching, order, names, tuples, bare except.
def kind(action):
    try:
        result = action()
    except ZeroDivisionError as e:
        return f"zero: {e}"
    except (KeyError, IndexError) as e:
        return f"lookup {type(e).__name__}: {e}"
    except LookupError as e:
        return f"other lookup: {e}"
    except ValueError:
        return "value"
    except Exception as e:
        return f"exception {type(e).__name__}: {e}"
    except:
        return "bare"
    else:
        return f"fine: {result}"


class MyLookup(LookupError):
    pass


def throw(e):
    raise e


for action in (
    lambda: 1 / 1, lambda: 1 / 0, lambda: {}["k"], lambda: [][0], lambda: throw(MyLookup("mine")), lambda: int("x"),
    lambda: UNKNOWN, lambda: throw(KeyboardInterrupt), lambda: throw(SystemExit(3)), lambda: throw(UnicodeError("u")),
):
    print(kind(action))

# The first clause that matches wins; a base class catches all below.
try:
    raise IndexError("first")
except LookupError as e:
    print("LookupError clause", repr(e))
except IndexError:
    print("never")
for base in (IndexError, LookupError, Exception, BaseException):
    try:
        [][0]
    except base as e:
        print(base.__name__, "caught", type(e).__name__)

# PEP 758: no parentheses needed without as.
try:
    {}["x"]
except KeyError, IndexError:
    print("PEP 758")

# The expression of except is evaluated only when reached.
def classes(tag, *cs):
    print("evaluated", tag)
    return cs


try:
    1 / 0
except classes("a", KeyError):
    pass
except classes("b", ArithmeticError):
    print("by arithmetic")
except classes("never", Exception):
    pass
try:
    pass
except classes("not evaluated"):
    pass

# What is no exception class is refused at match time.
for bad in (5, "ValueError", (ValueError, 5), None, [ValueError], object):
    try:
        try:
            raise KeyError("inner")
        except bad:
            print("never")
    except TypeError as e:
        print(e, "|", repr(e.__context__))
try:
    try:
        raise KeyError("k")
    except ((ValueError,), (KeyError,)):
        print("nested tuples match?")
except TypeError as e:
    print(e)
try:
    raise KeyError("k")
except ():
    pass
except KeyError:
    print("empty tuple matches nothing")


# The name is deleted at the end of the clause, even when it was there before.
e = "before"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError as error:
    print(error)
try:
    raise ValueError("x")
except ValueError as err:
    del err
print("deleting it inside is fine")
try:
    raise ValueError("kept")
except ValueError as err:
    kept = err
print(repr(kept))

# else runs outside the try's protection; its errors are not caught here.
try:
    try:
        pass
    except ValueError:
        print("never")
    else:
        raise ValueError("from else")
except ValueError as outer:
    print("outer caught", outer)


# Nested handlers and re-raising.
def nested():
    try:
        try:
            raise ValueError("one")
        except ValueError as e:
            try:
                raise TypeError("two")
            except TypeError:
                pass
            raise
    except ValueError as e:
        return repr(e), e.__context__


print(nested())
try:
    raise
except RuntimeError as e:
    print(e)


def handled_then_raise():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    raise


try:
    handled_then_raise()
except RuntimeError as e:
    print(e)
import sys


def outer_raise():
    raise


try:
    try:
        1 / 0
    except ZeroDivisionError:
        outer_raise()
except ZeroDivisionError as e:
    print("re-raised by a callee:", e)
print(sys.exception(), sys.exc_info())
