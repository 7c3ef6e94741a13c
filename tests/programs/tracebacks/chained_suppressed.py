# raise from None hides the context, a later raise shows it again.
def convert(x):
    try:
        return float(x)
    except ValueError:
        raise TypeError(f"{x!r} is no number") from None


def attempt(x):
    try:
        convert(x)
    finally:
        print("finally of attempt")


try:
    attempt("a")
except TypeError as e:
    print(e, e.__suppress_context__, type(e.__context__).__name__)
try:
    attempt("b")
except TypeError:
    raise ValueError("after")
