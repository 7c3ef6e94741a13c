# Where the marks go for for, with, del, raise, unpacking, augmented assignment, import and return.
def attempt(function):
    try:
        function()
    except Exception as e:
        return e


def f_for():
    for x in 5:
        pass


def f_unpack():
    a, b = 1, 2
    (a, b), c = [1, 2, 3], 4


def f_del():
    d = {}
    del d["k"]


def f_augmented():
    n = "s"
    n += 1


def f_star():
    print(*[1, 2], *5)


def f_compare():
    return 1 < 2 < "3" < 4


def f_unary():
    return [1, -"x"]


def f_fstring():
    value = 5
    return f"{value:d} and {value:q} or {undefined!r}"


errors = [attempt(f) for f in (f_for, f_unpack, f_del, f_augmented, f_star, f_compare, f_unary, f_fstring)]
print([type(e).__name__ for e in errors])
for e in errors[:-1]:
    try:
        raise e
    except Exception as last:
        errors[-1].__context__ = last if errors[-1].__context__ is None else errors[-1].__context__
first = errors[0]
for previous, e in zip(errors, errors[1:]):
    e.__context__ = previous
raise errors[-1]
