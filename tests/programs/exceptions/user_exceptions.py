# Exception classes of a program: args, str, attributes, hierarchies, __init__ without super.
class AppError(Exception):
    """Base."""


class NotFound(AppError):
    def __init__(self, what, where="nowhere"):
        super().__init__(f"{what} not found in {where}")
        self.what = what
        self.where = where


class Coded(AppError):
    code = 500

    def __str__(self):
        return f"[{self.code}] {', '.join(map(str, self.args))}"


class Teapot(Coded):
    code = 418


class NoSuper(Exception):
    def __init__(self, a, b=2):
        self.a, self.b = a, b


class Multi(KeyError, AppError):
    pass


for e in (
    AppError(), AppError("one"), AppError("one", 2), NotFound("x"), NotFound("x", where="y"), Coded("a", 1), Teapot(), NoSuper(1),
    NoSuper(1, b=3), Multi("key"), KeyError("key"), KeyError("a", "b"), KeyError(), ValueError(None), ValueError(()), ValueError((1,)),
    ValueError([1]), Exception("multi\nline"), BaseException(1),
):
    print(repr(e), "|", str(e), "|", e.args)
for error in (NotFound("n"), Teapot("t"), Multi("m")):
    for cls in (AppError, Coded, LookupError, Exception):
        try:
            raise error
        except cls as e:
            print(type(e).__name__, "is", cls.__name__, end="; ")
        except BaseException:
            print(type(error).__name__, "is not", cls.__name__, end="; ")
    print()

# args can be changed, attributes added.
e = ValueError(1, 2)
e.args = ("new",)
e.extra = [1]
print(e, e.args, e.extra, vars(e))
e.args = "ab"
print(e.args)
try:
    e.args = 5
except TypeError as error:
    print(error)
try:
    ValueError(key=1)
except TypeError as error:
    print(error)
try:
    NotFound()
except TypeError as error:
    print(error)

# Notes.
e = AppError("with notes")
e.add_note("first")
e.add_note("second")
print(e.__notes__, hasattr(AppError(), "__notes__"))
try:
    e.add_note(5)
except TypeError as error:
    print(error)

# Equality, hashing and pickling-like data.
print(ValueError("a") == ValueError("a"), e == e, isinstance(hash(e), int), len({e, e}))
print(issubclass(Teapot, AppError), Teapot.__mro__[1].__name__, AppError.__doc__, Multi.__bases__[1].__name__)


# An exception used as an ordinary value; raised twice; stored; compared by identity.
errors = []
for value in ("1", "x", "", "3.5", None):
    try:
        errors.append(int(value))
    except (ValueError, TypeError) as e:
        errors.append(e)
print([x if isinstance(x, int) else f"{type(x).__name__}: {x}" for x in errors])


def validate(data):
    problems = []
    for name, check in (("age", lambda v: v >= 0), ("name", str.isalpha)):
        try:
            if not check(data[name]):
                raise ValueError(f"bad {name}: {data[name]!r}")
        except KeyError as e:
            problems.append(f"missing {e}")
        except (ValueError, TypeError) as e:
            problems.append(str(e))
    if problems:
        raise AppError(*problems)
    return "valid"


for data in ({"age": 5, "name": "Ann"}, {"age": -1}, {"age": "x", "name": "A1"}):
    try:
        print(validate(data))
    except AppError as e:
        print(e.args)


class Retry(Exception):
    def __init__(self, after):
        self.after = after


def service(calls=[0]):
    calls[0] += 1
    if calls[0] < 3:
        raise Retry(calls[0] * 10)
    return calls[0]


waited = []
while True:
    try:
        print(service(), waited)
        break
    except Retry as r:
        waited.append(r.after)


class Empty(Exception): pass


try:
    raise Empty
except Empty as e:
    print(repr(e), str(e) == "", e.args)


class WithSlots(Exception):
    __slots__ = ("position",)


w = WithSlots("w")
w.position = 3
print(w.position, w)


class Calculated(Exception):
    @property
    def message(self):
        return " / ".join(self.args)


try:
    raise Calculated("a", "b")
except Calculated as e:
    print(e.message)
