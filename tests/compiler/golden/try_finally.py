def plain(f):
    try:
        f()
    finally:
        f(1)


def leaving(f):
    for x in f:
        try:
            if x:
                continue
            return x + 1
        finally:
            f(x)


def overriding(f):
    try:
        return f()
    finally:
        return 2
