"""Frames that are looked at, written to and left by exceptions in loops that get compiled."""
import sys


def caller_name():
    return sys._getframe(1).f_code.co_name


def write_caller(name, value):
    sys._getframe(1).f_locals[name] = value


def counts():
    total = 0
    for i in range(3000):
        total += i
        if i % 1000 == 999:
            write_caller("total", -i)
    return total


print(counts())


def names():
    found = set()
    for _ in range(3000):
        found.add(caller_name())
    return found


print(names())


def inner(i):
    local = i * 2
    if i % 700 == 0:
        return sys._getframe()
    return local


def collects():
    frames = []
    total = 0
    for i in range(3000):
        result = inner(i)
        if type(result) is int:
            total += result
        else:
            frames.append(result)
    return total, frames


total, frames = collects()
print(total, [dict(frame.f_locals) for frame in frames], {frame.f_back.f_code.co_name for frame in frames})


def may_fail(i):
    half = i / 2
    if i % 3 == 0:
        raise ValueError(i)
    return half


def handles():
    seen = 0.0
    for i in range(3000):
        try:
            seen += may_fail(i)
        except ValueError as error:
            seen += error.__traceback__.tb_next.tb_frame.f_locals["half"]
    return seen


print(handles())


def stepping():
    step = 0
    while True:
        step += 1
        yield step


def drives():
    generator = stepping()
    total = 0
    for i in range(3000):
        total += next(generator)
        if i % 500 == 0:
            generator.gi_frame.f_locals["step"] = 0
    return total, generator.gi_frame.f_locals["step"]


print(drives())


def nested(i):
    x = i

    def bump():
        if i % 900 == 0:
            sys._getframe(1).f_locals["x"] += 1_000_000

    bump()
    return x


def closures():
    total = 0
    for i in range(3000):
        total += nested(i)
    return total


print(closures())


def own_variable():
    n = 0
    i = 0
    frame = sys._getframe()
    while i < 3000:
        i += 1
        n += 1
        if i % 100 == 0:
            frame.f_locals["n"] = n + 1
    return n


print(own_variable())


def lines():
    found = {}
    for i in range(2000):
        line = sys._getframe().f_lineno - sys._getframe().f_code.co_firstlineno
        found[line] = found.get(line, 0) + 1
    return found


print(lines())
