import functools


def parameters(a, /, b, c=1, *args, d, e=2, **kwargs):
    """
    Indented
        documentation.
    """
    return a, b, c, args, d, e, kwargs


@functools.wraps(parameters)
@functools.cache
def decorated():
    global g
    g = 1
    del g


def closure(x):
    y = 1

    def inner():
        nonlocal y
        y += x
        return y, z

    z = 2
    del y
    return inner, lambda x, *, k=z: x + k


def unbound(flag):
    if flag:
        value = 1
    print(value)
    del value
    return value, value
