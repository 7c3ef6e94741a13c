def value(a, b, c):
    return a and b or c


def branch(a, b, c):
    if a and not (b or c):
        return 1
    elif a is None or b is not None:
        return 2
    return 3


def chained(a, b, c):
    if a < b < c:
        return a < b <= c != a
    return a in [1, 2] or b not in {1, 2} or c in (a, b)


def constant(a):
    if 0:
        a()
    while 1:
        if a and True:
            break
    return not a in a, not a is a, __debug__ and a
