# Many exceptions, exceptions that hold frames, exceptions in cycles; nothing leaks into what follows.
def make(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        return e


total = 0
for i in range(3000):
    try:
        if i % 3 == 0:
            raise KeyError(i)
        if i % 3 == 1:
            [][i]
        int("x")
    except (KeyError, IndexError) as e:
        total += 1
    except ValueError:
        total += 100
print(total)

errors = [make(i) for i in range(100)]
print(sum(e.args[0] for e in errors), errors[5].__traceback__.tb_frame.f_code.co_name)


class Holder(Exception):
    def __init__(self):
        self.me = self
        self.list = [self]


for _ in range(500):
    try:
        raise Holder
    except Holder as h:
        h.other = h
print(h if "h" in globals() else "no h")


def chain(n):
    error = None
    for i in range(n):
        try:
            try:
                if error:
                    raise error
            finally:
                raise RuntimeError(i)
        except RuntimeError as e:
            error = e
    return error


e = chain(200)
depth = 0
while e is not None:
    depth += 1
    e = e.__context__
print(depth)


def ping(n):
    try:
        if n == 0:
            raise ValueError("end")
        pong(n - 1)
    except ValueError:
        raise


def pong(n):
    try:
        ping(n)
    finally:
        pass


for _ in range(20):
    try:
        ping(40)
    except ValueError:
        pass
print("survived")


def generator_many():
    for i in range(1000):
        try:
            yield i
        except KeyError:
            yield -i


g = generator_many()
s = 0
for i in range(200):
    s += next(g)
    s += g.throw(KeyError)
print(s)


def deep_raise(n):
    if n == 0:
        raise LookupError("from the bottom")
    return deep_raise(n - 1) + 1


for _ in range(5):
    try:
        deep_raise(300)
    except LookupError as error:
        length, tb = 0, error.__traceback__
        while tb:
            length, tb = length + 1, tb.tb_next
print(length)
strings = []
for i in range(50):
    try:
        raise ValueError("x" * i)
    except ValueError as error:
        strings.append(str(error))
print(sum(map(len, strings)))


def finally_loop():
    out = []
    for i in range(1000):
        try:
            if i % 2:
                continue
            out.append(i)
        finally:
            if i % 100 == 0:
                out.append("f")
    return len(out)


print(finally_loop())
big = ValueError(list(range(1000)))
try:
    raise big
except ValueError as error:
    print(len(error.args[0]), len(str(error)), len(repr(error)))
results = []
for exc in (ValueError, KeyError, TypeError, ZeroDivisionError) * 50:
    try:
        raise exc("m")
    except ArithmeticError:
        results.append("A")
    except LookupError:
        results.append("L")
    except (TypeError, ValueError) as error:
        results.append(type(error).__name__[0])
print("".join(results[:8]), len(results))
